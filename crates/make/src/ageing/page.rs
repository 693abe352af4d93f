//! The ageing room: lots that are ready, lost too much or must be turned, and the forms for wet hands.
//! Invariant: whatever is marked says so in words; a lot is turned with one press, without script too.

use askama::Template;
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::Decimal;
use kernel::permission::Permission;
use ledger::stock::locations::ListLocations;
use ledger::stock::page::unit;
use platform::error::Result;
use platform::fields::Name;
use platform::random::fresh_id;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState};

use super::room::{AgeingLotShown, AgeingPiece, GetAgeingRoom, LossExpected, WeightShown};
use super::rules::{LossState, Ripeness};
use super::schedule::TurnPhase;
use crate::phrases::listed;
use crate::traceability::list_page::Tag;

#[derive(Template)]
#[template(path = "ageing/room.html")]
struct RoomPage {
    chrome: Chrome,
    base: String,
    here: String,
    /// Links that show one place: the word, the address, and whether it is shown now.
    places: Vec<(Phrase, String, bool)>,
    /// Faults of a turn.
    faults: Vec<Phrase>,
    rows: Vec<Row>,
    /// Whether there are more lots than are shown.
    more: bool,
    /// Whether the user may turn and weigh.
    may_work: bool,
    /// The lot that is weighed or turned now.
    chosen: Option<LotForms>,
}

/// A lot in the room.
struct Row {
    lot: String,
    href: String,
    item: String,
    place: String,
    tags: Vec<Tag>,
    facts: Vec<(Phrase, Phrase)>,
    pieces: Vec<PieceRow>,
    /// Whether one of its pieces needs a look.
    is_open: bool,
    /// The address of its forms; for a lot that is kept by piece each piece has one to weigh it.
    forms: String,
    weights: String,
    is_whole: bool,
    /// The key of the button that turns it; empty for those who may not.
    key: String,
    again_days: String,
    phases: Vec<TurnPhase>,
    /// The turn of today, to undo it; None where there is none, and for users who may not.
    undo: Option<String>,
}

/// A piece in the room.
struct PieceRow {
    piece: i64,
    weight: Phrase,
    tags: Vec<Tag>,
    weigh: String,
}

/// The forms of one lot.
struct LotForms {
    lot: String,
    /// The page with these forms, where one that was refused comes back.
    page: String,
    unit_code: String,
    /// The unit as it is shown.
    unit: String,
    /// The piece to weigh; None of a lot that is not kept by piece.
    piece: Option<i64>,
    /// Whether a weighing needs a piece that nobody chose.
    needs_piece: bool,
    weigh: FormState,
    /// Whether the weight was refused as too small to be right.
    asks: bool,
    turn: FormState,
    again_days: String,
    phases: Vec<PhaseFields>,
}

impl LotForms {
    /// Whether the last turn said phases.
    fn has_phases(&self) -> bool {
        self.phases.iter().any(|it| !it.days.is_empty())
    }
}

/// The fields of a phase: their names, and what the last turn said.
struct PhaseFields {
    number: usize,
    days_name: String,
    days: String,
    every_name: String,
    every: String,
}

/// Phases that the form has fields for.
const PHASES: usize = 3;

/// The fields of the phases by which a lot is turned; empty where none are.
fn phase_fields(phases: &[TurnPhase]) -> Vec<PhaseFields> {
    let fields = |n: usize| {
        let said = |of: fn(&TurnPhase) -> u32| phases.get(n).map(|it| of(it).to_string()).unwrap_or_default();
        PhaseFields {
            number: n + 1,
            days_name: format!("phases[{n}].days"),
            days: said(|it| it.days),
            every_name: format!("phases[{n}].every"),
            every: said(|it| it.every),
        }
    };
    (0..PHASES.max(phases.len())).map(fields).collect()
}

/// The phases of a lot's last turn.
fn phases_of(it: &AgeingLotShown) -> &[TurnPhase] {
    it.last_turn.as_ref().map_or(&[][..], |turn| turn.phases.as_slice())
}

/// "daily for 4 days, then every 3 days": the last phase never ends.
fn phase_words(phases: &[TurnPhase]) -> Option<Phrase> {
    let words = |(n, it): (usize, &TurnPhase)| {
        let every: Phrase = match it.every {
            0 => "not turned".into(),
            1 => "daily".into(),
            days => say!("every {days} days", days = days.to_string()),
        };
        let days = Phrase::counted(u64::from(it.days), "{count} day", "{count} days");
        match n {
            _ if n + 1 < phases.len() => say!("{every} for {days}", every, days),
            0 => every,
            _ => say!("then {every}", every),
        }
    };
    listed(phases.iter().enumerate().map(words))
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let place = cx.wanted("location");
    let room = cx.ask(GetAgeingRoom { location: Name::parse(place).ok() }).await?;
    let locations = cx.ask(ListLocations { after: None }).await?.rows;
    let list = cx.href("/ageing-room");
    let here = with_params(&list, &[("location", place)]);
    let may_work = cx.may(Permission::BatchesRun);
    let all = std::iter::once((Phrase::of("Everywhere"), list.clone(), place.is_empty()));
    let each = locations.into_iter().map(|it| {
        let is_this = it.code == place;
        (Phrase::verbatim(it.name), with_params(&list, &[("location", it.code.as_str())]), is_this)
    });
    let rows = room.rows.iter().map(|it| row(cx, it, place, may_work)).collect::<Result<Vec<_>>>()?;
    cx.html(&RoomPage {
        chrome: cx.chrome("Ageing room"),
        base: cx.href(""),
        places: all.chain(each).collect(),
        faults: cx.button_faults(&["weigh", "turn"]),
        rows,
        more: room.more,
        may_work,
        chosen: if may_work { forms_of(cx, &room.rows)? } else { None },
        here,
    })
}

/// The forms of the lot that the address names.
fn forms_of(cx: &PageCx, rows: &[AgeingLotShown]) -> Result<Option<LotForms>> {
    let Some(it) = rows.iter().find(|it| it.lot == cx.wanted("lot")) else { return Ok(None) };
    let weigh = cx.form_named("weigh")?;
    let wanted = cx.wanted("piece").parse::<i64>().ok();
    let piece = it.pieces.iter().map(|piece| piece.piece).find(|piece| Some(*piece) == wanted);
    let named = piece.map(|piece| piece.to_string()).unwrap_or_default();
    let params = [("location", cx.wanted("location")), ("lot", it.lot.as_str()), ("piece", named.as_str())];
    Ok(Some(LotForms {
        page: with_params(&cx.href("/ageing-room"), &params),
        lot: it.lot.clone(),
        unit_code: it.unit.clone(),
        unit: unit(&it.unit).to_owned(),
        needs_piece: piece.is_none() && !it.pieces.is_empty(),
        piece,
        asks: asks_for_loss(&weigh),
        weigh,
        turn: cx.form_named("turn")?,
        again_days: again_days(it),
        phases: phase_fields(phases_of(it)),
    }))
}

/// Whether a weight was refused because so much cannot have been lost: then the form asks for confirmation.
pub(crate) fn asks_for_loss(weigh: &FormState) -> bool {
    let fields = ["quantity", "pieces[0].quantity"];
    fields.iter().any(|it| weigh.fault(it).is_some_and(|fault| *fault == Code::WeightLossLarge.meaning()))
}

/// The days after which a lot was turned again last; empty where nobody said.
fn again_days(it: &AgeingLotShown) -> String {
    let days = it.last_turn.as_ref().and_then(|turn| turn.again_days);
    days.map(|days| days.to_string()).unwrap_or_default()
}

fn row(cx: &PageCx, it: &AgeingLotShown, place: &str, may_work: bool) -> Result<Row> {
    let list = cx.href("/ageing-room");
    // Each button has a key of its own: two lots under one key would be one call.
    let key = match may_work {
        true => fresh_id(cx.tx.now)?.to_string(),
        false => String::new(),
    };
    let href = format!("{}/{}", cx.href("/lots"), encoded(&it.lot));
    Ok(row_of(&cx.chrome, &list, href, it, place, key, cx.tx.today()))
}

fn row_of(
    chrome: &Chrome,
    list: &str,
    href: String,
    it: &AgeingLotShown,
    place: &str,
    key: String,
    today: Day,
) -> Row {
    let at = |piece: &str| {
        let params = [("location", place), ("lot", it.lot.as_str()), ("piece", piece)];
        format!("{}#forms", with_params(list, &params))
    };
    let piece = |piece: &AgeingPiece| PieceRow {
        piece: piece.piece,
        weight: weight_words(&piece.weight, &it.unit),
        tags: [held_tag(piece.held), loss_tag(&piece.weight)].into_iter().flatten().collect(),
        weigh: at(&piece.piece.to_string()),
    };
    let pieces: Vec<PieceRow> = it.pieces.iter().map(piece).collect();
    Row {
        is_open: pieces.iter().any(|piece| !piece.tags.is_empty()),
        tags: tags(it),
        facts: facts(chrome, it, today),
        item: it.item_name.clone(),
        place: it.location.clone().unwrap_or_default(),
        forms: at(""),
        weights: format!("{href}/weights"),
        is_whole: pieces.is_empty(),
        again_days: again_days(it),
        phases: phases_of(it).to_vec(),
        undo: if key.is_empty() { None } else { turn_of_day(it, chrome, today) },
        lot: it.lot.clone(),
        href,
        pieces,
        key,
    }
}

/// The last turn of a lot, if it was on this day.
fn turn_of_day(it: &AgeingLotShown, chrome: &Chrome, day: Day) -> Option<String> {
    let turn = it.last_turn.as_ref()?;
    let is_of_day = turn.at.to_zoned(chrome.manner.zone.clone()).date() == day;
    is_of_day.then(|| turn.turn.to_string())
}

/// "Held"; nothing for what is free.
fn held_tag(is_held: bool) -> Option<Tag> {
    is_held.then(|| Tag::new("bad", "hold", "Held"))
}

/// What the last weighing says, for a state outside the range.
fn loss_tag(it: &WeightShown) -> Option<Tag> {
    match it.loss_state {
        LossState::More => Some(Tag::new("bad", "warn", "Lost too much")),
        LossState::Less => Some(Tag::new("warn", "warn", "Lost too little")),
        LossState::Within | LossState::Open => None,
    }
}

/// What the last weighing says, in words.
pub(super) fn loss_words(state: LossState) -> Phrase {
    match state {
        LossState::More => "lost too much".into(),
        LossState::Less => "lost too little".into(),
        LossState::Within => "as expected".into(),
        LossState::Open => Phrase::default(),
    }
}

/// Whether it is ready, and all that needs a look.
fn tags(it: &AgeingLotShown) -> Vec<Tag> {
    let ripe = match it.ripeness {
        Ripeness::Ready => Tag::new("ok", "check", "Ready"),
        Ripeness::Ageless => Tag::new("info", "clock", "No age asked for"),
        Ripeness::Ripening => Tag::new("info", "clock", "Ripening"),
        Ripeness::Paused => Tag::new("warn", "clock", "Its age stands still"),
        Ripeness::BeingMade => Tag::new("info", "batch", "Still being made"),
    };
    let late = (it.turn_late_days > 0).then(|| Tag::new("warn", "clock", "Turn overdue"));
    [Some(ripe), held_tag(it.held), loss_tag(&it.weight), late].into_iter().flatten().collect()
}

/// "10 kg then, 9.5 kg now".
fn weight_words(it: &WeightShown, code: &str) -> Phrase {
    let shown = |quantity: kernel::decimal::SignedQuantity| format!("{quantity}\u{a0}{}", unit(code));
    say!("{then} then, {now} now", then = shown(it.came), now = shown(it.left))
}

/// "5.00 % lost, 1 to 4 % expected at a weighing".
fn loss_of(percent: Option<Decimal>, expected: Option<LossExpected>) -> Option<Phrase> {
    let lost = percent.map(|it| say!("{percent}\u{a0}% lost", percent = it.to_string()));
    let expected = expected.map(|it| {
        say!(
            "{lower} to {upper}\u{a0}% expected at a weighing",
            lower = it.lower.to_string(),
            upper = it.upper.to_string()
        )
    });
    listed([lost, expected].into_iter().flatten())
}

/// The facts of a lot, each with its word.
fn facts(chrome: &Chrome, it: &AgeingLotShown, today: Day) -> Vec<(Phrase, Phrase)> {
    let mut facts: Vec<(Phrase, Phrase)> =
        vec![("Age".into(), Phrase::counted(it.days_aged.unsigned_abs(), "{count} day", "{count} days"))];
    if let Some(day) = it.ready_on {
        facts.push(("Ready by".into(), Phrase::verbatim(chrome.day(day))));
    }
    facts.push(("Weight".into(), weight_words(&it.weight, &it.unit)));
    if let Some(loss) = loss_of(it.weight.loss_percent, it.expected_loss_percent) {
        facts.push(("Loss".into(), loss));
    }
    let last = it.last_turn.as_ref().map(|turn| {
        let day = turn.at.to_zoned(chrome.manner.zone.clone()).date();
        say!("{day}, {by}", day = chrome.day(day), by = &turn.by)
    });
    facts.push(("Last turn".into(), last.unwrap_or_else(|| "not turned yet".into())));
    if let Some(words) = phase_words(phases_of(it)) {
        facts.push(("Turns".into(), words));
    }
    if let Some(next) = it.next_turn {
        let words = match it.turn_late_days {
            0 if next == today => say!("{day}, today", day = chrome.day(next)),
            0 => Phrase::verbatim(chrome.day(next)),
            late => {
                let late = Phrase::counted(late.unsigned_abs(), "{count} day late", "{count} days late");
                say!("{day}, {late}", day = chrome.day(next), late)
            }
        };
        facts.push(("Next turn".into(), words));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::super::room::tests::lot;
    use super::*;
    use crate::batches::page::tests::HOSTILE;

    fn page(rows: &[AgeingLotShown], may_work: bool) -> String {
        let (chrome, list) = (Chrome::sample("Ageing room"), "/w/dairy/ageing-room");
        let today = "2026-11-27".parse().expect("a day");
        let of = |it: &AgeingLotShown| {
            let key = if may_work { "key".to_owned() } else { String::new() };
            row_of(&chrome, list, format!("/w/dairy/lots/{}", encoded(&it.lot)), it, "CAVE", key, today)
        };
        let chosen = rows.first().filter(|_| may_work).map(|it| LotForms {
            lot: it.lot.clone(),
            page: list.into(),
            unit_code: it.unit.clone(),
            unit: unit(&it.unit).to_owned(),
            piece: Some(1),
            needs_piece: false,
            asks: false,
            weigh: FormState::new("w").prefixed("weigh"),
            turn: FormState::new("t").prefixed("turn"),
            again_days: again_days(it),
            phases: phase_fields(phases_of(it)),
        });
        let page = RoomPage {
            rows: rows.iter().map(of).collect(),
            chrome: chrome.clone(),
            base: "/w/dairy".into(),
            here: list.into(),
            places: vec![(Phrase::verbatim("Cave"), list.into(), true)],
            faults: vec![],
            more: false,
            may_work,
            chosen,
        };
        page.render().expect("drawn")
    }

    #[test]
    fn an_empty_room_says_how_goods_come_into_it() {
        assert!(page(&[], true).contains("Nothing is ageing"));
    }

    #[test]
    fn what_is_marked_says_so_in_words() {
        let html = page(&[lot("L-1", Ripeness::Ready)], true);
        for words in ["Ready", "Lost too much", "Turn overdue", "3 days late", "Held", "10\u{a0}kg then"] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(html.contains("name=\"pieces[0].quantity\"") && html.contains("Turned now"), "{html}");
    }

    #[test]
    fn a_weight_that_lost_too_much_asks_to_be_confirmed_and_other_faults_do_not() {
        let refused = |field: &str, code: Code| {
            FormState::refused(vec![], vec![(field.into(), Phrase::of(code.meaning()))])
        };
        for (field, code, asks) in [
            ("quantity", Code::WeightLossLarge, true),
            ("pieces[0].quantity", Code::WeightLossLarge, true),
            ("quantity", Code::WeightGainNotAllowed, false),
        ] {
            assert_eq!(asks_for_loss(&refused(field, code)), asks, "{field} {code:?}");
        }
    }

    #[test]
    fn a_lot_that_is_turned_by_phases_says_them_and_its_button_keeps_them() {
        let mut it = lot("L-1", Ripeness::Ready);
        if let Some(turn) = &mut it.last_turn {
            turn.again_days = None;
            turn.phases = vec![TurnPhase { days: 4, every: 1 }, TurnPhase { days: 30, every: 3 }];
        }
        assert_eq!(
            phase_words(phases_of(&it)).map(|it| it.to_string()).as_deref(),
            Some("daily for 4 days, then every 3 days")
        );
        let html = page(&[it], true);
        assert!(html.contains("name=\"phases[1].every\" value=\"3\""), "{html}");
        assert_eq!(html.matches("name=\"phases[2].days\"").count(), 1, "a field for one more phase");
    }

    #[test]
    fn a_turn_of_today_can_be_undone_and_an_older_one_stays() {
        let mut it = lot("L-1", Ripeness::Ready);
        assert!(!page(std::slice::from_ref(&it), true).contains("make.lot.undo_turn"), "turned long ago");
        if let Some(turn) = &mut it.last_turn {
            turn.at = "2026-11-27T06:00:00Z".parse().expect("a moment");
        }
        let html = page(std::slice::from_ref(&it), true);
        assert!(html.contains("make.lot.undo_turn") && html.contains("value=\"key-u\""), "{html}");
        assert!(!page(&[it], false).contains("make.lot.undo_turn"));
    }

    #[test]
    fn who_may_not_work_there_has_no_forms() {
        let html = page(&[lot("L-1", Ripeness::Ripening)], false);
        assert!(!html.contains("make.lot.turn") && !html.contains("make.lot.weigh"), "{html}");
    }

    #[test]
    fn a_hostile_name_stays_text() {
        assert!(!page(&[lot(HOSTILE, Ripeness::Paused)], true).contains("<script>alert"));
    }
}
