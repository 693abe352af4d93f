//! The batch sheet drawn from values: normal, in trouble, and with hostile names.
//! Invariant: user text is escaped everywhere on the sheet.

use super::*;
use crate::batches::show::{ConsumedShown, ObservationShown, OutputShown};
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::money::Money;

pub(crate) const HOSTILE: &str = "<script>alert(1)</script>\"'";

pub(crate) fn point(code: &str) -> PointShown {
    PointShown {
        control_point: code.into(),
        version: 2,
        kind: "CCP".into(),
        parameter: "Core temperature".into(),
        unit: "Cel".into(),
        lower: Some(SignedQuantity::from_stored(63_000_000)),
        lower_inclusive: true,
        upper: Some(SignedQuantity::from_stored(65_500_000)),
        upper_inclusive: true,
        physical_lower: None,
        physical_upper: None,
        max_gap_s: None,
        pauses_age: false,
        applies_to: None,
    }
}

pub(crate) fn reading(point: &str, seq: i64, value_e6: i64, result: &str) -> ReadingShown {
    let at = Timestamp::from_second(1_000 * seq).expect("a moment");
    ReadingShown {
        device: "sheet-B-1".into(),
        seq,
        reading: None,
        control_point: point.into(),
        instrument: "T-01".into(),
        at,
        device_at: at,
        value: SignedQuantity::from_stored(value_e6),
        value_unit: "Cel".into(),
        unit: "Cel".into(),
        result: result.into(),
        by: "Jonty".into(),
        original_value: None,
        reason: None,
    }
}

/// A figure that was measured, and one that is waited for.
fn observations(words: &str) -> Vec<ObservationShown> {
    vec![
        ObservationShown { name: "curd_kg".into(), value: Some(SignedQuantity::from_stored(102_000_000)) },
        ObservationShown { name: words.into(), value: None },
    ]
}

pub(crate) fn batch(words: &str) -> BatchShown {
    let line = |line, item: &str, planned, consumed, unit: &str| BatchLineShown {
        line,
        item: item.into(),
        item_name: item.into(),
        planned: Some(SignedQuantity::from_stored(planned)),
        consumed: SignedQuantity::from_stored(consumed),
        unit: unit.into(),
    };
    BatchShown {
        batch: words.into(),
        state: "Running".into(),
        history: vec!["Planned".into()],
        events: vec![event("Held", Some(words))],
        recipe: words.into(),
        recipe_name: words.into(),
        recipe_version: 7,
        output_item: Some(words.into()),
        scale_quantity: Some(Quantity::from_stored(420_000_000)),
        scale_unit: Some("L".into()),
        equipment: vec![words.into()],
        lines: vec![
            line(1, "Cow milk", 420_000_000, 420_000_000, "L"),
            line(2, "Salt", 1_672_000, 1_200_000, "kg"),
        ],
        steps: vec![],
        observations: observations(words),
        is_paid_by_hours: true,
        consumed: vec![ConsumedShown {
            line: 1,
            lot: words.into(),
            item: "MILK".into(),
            quantity: SignedQuantity::from_stored(420_000_000),
            unit: "L".into(),
            cost_minor: Money::from_stored(30_110),
            override_reason: Some(words.into()),
            at: Timestamp::UNIX_EPOCH,
            by: words.into(),
        }],
        outputs: vec![OutputShown {
            lot: "L-2614-1".into(),
            item: words.into(),
            item_name: words.into(),
            rejected: None,
            made: SignedQuantity::from_stored(36_000_000),
            quantity: SignedQuantity::from_stored(36_000_000),
            unit: "kg".into(),
            cost_minor: Money::ZERO,
            released: false,
        }],
        control_points: vec![point("CP-2")],
        cost_total_minor: Money::from_stored(37_179),
        cost_lines_minor: Default::default(),
        made_kg: None,
        cost_minor_per_kg: None,
        yield_kg_per_100_l: None,
        open_deviations: 0,
        deviations: vec![],
        holds: vec![],
        started_at: Some(Timestamp::UNIX_EPOCH),
        completed_at: None,
        excluded_seconds: None,
        age_seconds: None,
        required_seconds: None,
        release_not_before: None,
    }
}

fn event(state: &str, reason: Option<&str>) -> EventShown {
    let reason = reason.map(Into::into);
    EventShown {
        verb: "hold".into(),
        state: state.into(),
        reason,
        at: Timestamp::UNIX_EPOCH,
        by: "Jonty".into(),
    }
}

fn deviation(words: &str) -> DeviationShown {
    DeviationShown {
        deviation: words.into(),
        batch: words.into(),
        kind: "ccp_limit".into(),
        control_point: Some("CP-2".into()),
        from: Timestamp::UNIX_EPOCH,
        to: None,
        seconds: None,
        worst: Some(SignedQuantity::from_stored(62_100_000)),
        worst_corrected: None,
        unit: Some("Cel".into()),
        readings: 1,
        status: "open".into(),
        decision: None,
        by: Some(words.into()),
        disposed_at: None,
        cause: Some(words.into()),
        correction: Some(words.into()),
        prevention: Some(words.into()),
        holds_batch: true,
    }
}

fn choices(words: &str) -> Vec<(String, String, bool)> {
    vec![(words.into(), "?point=1#cp".into(), true), ("CP-3".into(), "?point=2#cp".into(), false)]
}

fn mend(words: &str, code: &str) -> Mend {
    Mend {
        why: Phrase::verbatim(words),
        href: format!("/w/dairy/equipment/{code}"),
        word: "Record its check",
    }
}

/// A step whose time runs, with every form.
fn step_card(words: &str) -> process::StepCard {
    let steps = [process::tests::step(1, "done", words), process::tests::step(2, "running", words)];
    let of = |at: usize| process::card_of("/b", &steps, &steps[at], Timestamp::UNIX_EPOCH);
    process::StepCard {
        done: of(0).done,
        finish: Some(process::Finish {
            form: FormState::new("k").prefixed("step"), unit: Some("°C".into())
        }),
        begin: Some("k".into()),
        undo: Some(FormState::new("k").prefixed("undo")),
        ..of(1)
    }
}

/// The form that takes a lot, with one to tap.
fn consume_form(words: &str) -> ConsumeForm {
    ConsumeForm {
        form: FormState::new("k").prefixed("consume"),
        line: "2".into(),
        title: Phrase::verbatim(words),
        lot: words.into(),
        quantity: "0.472".into(),
        has_pieces: true,
        unit: "kg".into(),
        picks: vec![PickLink {
            href: "/w/dairy/batches/B-1?line=2&lot=x#consume".into(),
            lot: words.into(),
            left: words.into(),
            is_chosen: true,
        }],
        advice: Phrase::verbatim(words),
        receive: Some("/w/dairy/lots?receive=x#receive".into()),
        units: vec![("kg", "kg")],
    }
}

fn correct(words: &str) -> Correct {
    let form = FormState::new("k").prefixed("correct");
    Correct { form, device: words.into(), seq: "2".into(), unit: "°C".into() }
}

fn take_back(words: &str) -> TakeBack {
    TakeBack {
        form: FormState::new("k").prefixed("back"),
        action: "make.batch.return_input",
        title: Phrase::verbatim(words),
        lot: words.into(),
        line: "1".into(),
        unit: "kg".into(),
        is_by_piece: false,
    }
}

/// A sheet with all its parts.
fn full(words: &str) -> BatchSheet {
    let (mut it, points) = (batch(words), vec![point("CP-2"), point(words)]);
    it.outputs[0].rejected = Some(words.into());
    let mut held_batch = batch(words);
    held_batch.state = "Held".into();
    let mut readings = vec![reading("CP-2", 1, 63_800_000, "pass"), reading("CP-2", 2, 62_100_000, "fail")];
    readings[1].by = words.into();
    (readings[1].original_value, readings[1].reason) =
        (Some(SignedQuantity::from_stored(1)), Some(words.into()));
    let form = |name| FormState::new("k").prefixed(name);
    let pair = || vec![(words.to_owned(), words.to_owned())];
    let chrome = Chrome::sample(words);
    BatchSheet {
        base: "/w/dairy".into(),
        here: "/w/dairy/batches/B-1".into(),
        recipe_href: "/w/dairy/recipes/R".into(),
        trace_href: Some("/w/dairy/lots/L#h-trace".into()),
        reasons: HashMap::from([(words.to_owned(), words.to_owned())]),
        record_href: "/w/dairy/batches/B-1/record".into(),
        lead: "consume",
        process: Some(step_card(words)),
        state: verbs::tag("Held"),
        steps: steps::steps("/b", &it, &points, &readings),
        held: held(&held_batch, &[deviation(words)], &points),
        next: verbs::next(&it),
        may_next: true,
        key: "k".into(),
        in_the_way: vec![Phrase::verbatim(words)],
        unfit: vec![mend(words, "VAT-1")],
        faults: vec![Phrase::verbatim(words)],
        reading: Some(ReadingForm {
            form: form("reading"),
            point: point::view(&points[0], &readings, 2, true),
            points: choices(words),
            instruments: pair(),
            none: Some(Phrase::verbatim(words)),
            blocked: vec![mend(words, "T-02")],
            unfit: Some(mend(words, "T-01")),
            device: device(words),
            seq: 3,
        }),
        decide: Some(Decide {
            form: form("dispose"),
            deviation: words.into(),
            decisions: DECISIONS.to_vec(),
        }),
        deviations: vec![deviation_line(&deviation(words))],
        observe: Some(forms::observe_form(form("observe"), &it)),
        labour: Some(form("labour")),
        consume: Some(consume_form(words)),
        output: Some(OutputForm {
            form: form("output"),
            item: words.into(),
            lot: words.into(),
            unit: "kg".into(),
            units: vec![("kg", "kg")],
            pieces: forms::piece_fields(),
        }),
        others: Some((form("other"), verbs::others("Held", |_| true))),
        correct: Some(correct(words)),
        may_correct: true,
        back: Some(take_back(words)),
        may_take_back: true,
        readings: readings.iter().map(point::line).collect(),
        reading_count: 2,
        history: it.events.iter().map(again).collect(),
        batch: it,
        chrome,
    }
}

fn drawn(sheet: &BatchSheet) -> String {
    sheet.render().expect("drawn")
}

#[test]
fn a_batch_just_planned_shows_its_one_big_button_and_no_more() {
    let mut it = batch("B-1");
    (it.state, it.lines, it.outputs, it.consumed, it.control_points) =
        ("Planned".into(), vec![], vec![], vec![], vec![]);
    let sheet = BatchSheet {
        steps: steps::steps("/b", &it, &[], &[]),
        next: verbs::next(&it),
        batch: it,
        process: None,
        held: None,
        in_the_way: vec![],
        faults: vec![],
        reading: None,
        decide: None,
        deviations: vec![],
        observe: None,
        labour: None,
        consume: None,
        output: None,
        others: None,
        correct: None,
        back: None,
        may_take_back: false,
        readings: vec![],
        trace_href: None,
        ..full("B-1")
    };
    let page = drawn(&sheet);
    assert!(page.contains("/w/dairy/do/make.batch.ready") && page.contains("Make it ready"));
    assert!(page.contains("Ready means: what it needs is there"));
    assert!(
        !page.contains("data-reading-form")
            && !page.contains("reading.js")
            && !page.contains("id=\"consume\"")
    );
}

#[test]
fn what_the_recipe_takes_from_the_vat_is_asked_for_the_first_that_is_missing_chosen() {
    let page = drawn(&full("whey_ph"));
    let form = page.split("do/make.batch.observe").nth(1).expect("the form");
    let form = form.split("</form>").next().expect("its end");
    assert!(form.contains("measured: 102") && form.contains("not measured yet") && form.contains("curd kg"));
    assert!(form.contains("value=\"whey_ph\" checked") && !form.contains("value=\"curd_kg\" checked"));
    assert!(form.contains("class=\"btn big full\"") && page.contains("do/make.batch.labour"));
}

#[test]
fn a_measurement_that_is_waited_for_comes_before_the_line_that_waits_with_the_filled_button() {
    let filled = "class=\"btn go big full\"";
    for (lead, first, second) in [("observe", "observe", "consume"), ("consume", "consume", "observe")] {
        let page = drawn(&BatchSheet { lead, process: None, ..full("B-1") });
        let place = |id: &str| page.find(&format!("id=\"{id}\"")).expect("a card");
        assert!(place(first) < place(second), "{lead}");
        let form = |action: &str| form_after(&page, &format!("do/make.batch.{action}\"")).to_owned();
        assert_eq!(
            (form("observe").contains(filled), form("consume").contains(filled)),
            (lead == "observe", lead == "consume")
        );
    }
}

/// The part of a page from a mark to the end of its form.
fn form_after<'a>(page: &'a str, mark: &str) -> &'a str {
    page.split(mark).nth(1).and_then(|rest| rest.split("</form>").next()).expect("the form")
}

#[test]
fn goods_that_are_kept_by_piece_are_made_and_used_piece_by_piece() {
    let page = drawn(&full("B-1"));
    let form = form_after(&page, "do/make.batch.output");
    for field in ["name=\"pieces[0].piece\"", "name=\"pieces[11].quantity\"", "id=\"output-pieces\">"] {
        assert!(form.contains(field), "{field}");
    }
    assert!(form_after(&page, "do/make.batch.consume").contains("name=\"piece\""));
    let mut sheet = full("B-1");
    let typed = [("pieces[3].piece", "7"), ("pieces[3].quantity", "2.5")];
    let typed = typed.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let faults = vec![("pieces".to_owned(), Phrase::verbatim("Weigh each."))];
    if let Some(output) = &mut sheet.output {
        output.form = FormState::refused(typed, faults).prefixed("output");
    }
    let page = drawn(&sheet);
    let form = form_after(&page, "do/make.batch.output");
    assert!(form.contains("href=\"#output-pieces\"") && form.contains("id=\"output-pieces\" open"));
    assert!(form.contains("value=\"7\"") && form.contains("value=\"2.5\"") && form.contains("Weigh each."));
}

#[test]
fn a_part_of_the_output_is_rejected_by_the_same_form_and_the_sheet_says_why() {
    let mut sheet = full("Fell on the floor");
    let form = |sheet: &BatchSheet| form_after(&drawn(sheet), "do/make.batch.output").to_owned();
    let empty = form(&sheet);
    assert!(
        empty.contains("name=\"rejected.quantity\"") && empty.contains("id=\"output-rejected\">"),
        "{empty}"
    );
    let faults = vec![("rejected.reason".to_owned(), Phrase::verbatim("Say why."))];
    let typed = vec![("rejected.quantity".to_owned(), "0.4".to_owned())];
    if let Some(output) = &mut sheet.output {
        output.form = FormState::refused(typed, faults).prefixed("output");
    }
    let kept = form(&sheet);
    assert!(kept.contains("id=\"output-rejected\" open") && kept.contains("value=\"0.4\""), "{kept}");
    let page = drawn(&sheet);
    let goods = page.split("id=\"h-went\"").nth(1).and_then(|rest| rest.split("</section>").next());
    let goods = goods.expect("inputs and outputs");
    assert!(
        goods.contains("Rejected</span>") && goods.contains("class=\"blk quiet\">Fell on the floor"),
        "{goods}"
    );
    sheet.batch.outputs[0].rejected = None;
    assert!(!drawn(&sheet).contains("Rejected</span>"));
}

#[test]
fn nothing_is_asked_about_pieces_where_nothing_has_any() {
    let mut sheet = full("B-1");
    if let (Some(output), Some(consume)) = (&mut sheet.output, &mut sheet.consume) {
        (output.pieces, consume.has_pieces) = (vec![], false);
    }
    let page = drawn(&sheet);
    assert!(!page.contains("output-pieces") && !page.contains("name=\"piece\""));
}

#[test]
fn the_next_step_stands_first_with_its_timer_and_one_big_button() {
    let page = drawn(&full("Cut the curd"));
    let card = page.split("aria-labelledby=\"step\"").nth(1).expect("the card");
    let card = card.split("</section>").next().expect("its end");
    assert!(card.contains("Step 2 of 2") && card.contains("<p class=\"instruction\">Cut the curd</p>"));
    assert!(card.contains("data-until=\"1970-01-01T00:30:00Z\"") && page.contains("timer."));
    for action in ["step_done", "step_start", "step_undo"] {
        assert!(card.contains(&format!("/w/dairy/do/make.batch.{action}\"")), "{action}");
    }
    assert!(card.contains("name=\"value\"") && card.contains("name=\"note\""));
    let places =
        ["id=\"step\"", "id=\"consume\"", "id=\"cp\"", "id=\"next\""].map(|id| page.find(id).expect(id));
    assert!(places.is_sorted(), "{places:?}");
    let next = page.split("do/make.batch.complete").nth(1).expect("the last button");
    assert!(
        next.split("</form>").next().expect("its end").contains("class=\"btn big full\""),
        "it is not filled yet"
    );
    let lot = page.split("class=\"picks").nth(1).expect("lots to tap");
    assert!(
        lot.contains("href=\"/w/dairy/batches/B-1?line=2&#38;lot=x#consume\" aria-current=\"true\""),
        "{lot}"
    );
}

#[test]
fn who_decides_a_deviation_chooses_and_nobody_is_blamed_for_it_afterwards() {
    let page = drawn(&full("B-1"));
    let form = page.split("do/make.deviation.dispose").nth(1).expect("the form");
    assert!(
        !form.split("</form>").next().expect("its end").contains(" checked"),
        "nothing is chosen beforehand"
    );
    let mut it = batch("B-1");
    it.state = "Held".into();
    it.events = vec![event("Held", Some("CP-2"))];
    let mut decided = deviation("B-1/D1");
    (decided.status, decided.decision) = ("disposed".into(), Some("rework".into()));
    decided.disposed_at = Some(Timestamp::UNIX_EPOCH);
    let shown = held(&it, &[decided], &[]).expect("held");
    assert_eq!(shown.cause, "B-1/D1 is decided: Rework.");
    let mut closed = deviation("B-1/D1");
    (closed.status, closed.decision) = ("disposed".into(), Some("rework".into()));
    let sheet = BatchSheet { deviations: vec![deviation_line(&closed)], ..full("B-1") };
    let page = drawn(&sheet);
    assert!(page.contains("decided before a good reading") && !page.contains("still going on"));
    assert!(page.contains("Rework</span>") && !page.contains(">rework<"));
}

#[test]
fn a_held_batch_says_what_was_read_what_the_limit_is_and_who_decides() {
    let page = drawn(&full("B-1"));
    assert!(page.contains("CP-2 read 62.1 °C. The limit is 63 to 65.5 °C."));
    assert!(page.contains("Quality or the Owner decides."));
    assert!(page.contains("name=\"decision\"") && page.contains("name=\"prevention\""));
}

#[test]
fn a_reading_carries_its_number_and_its_time_from_the_server() {
    let page = drawn(&full("B-1"));
    for field in [
        "name=\"device\" value=\"sheet-B-1\"",
        "name=\"seq\" value=\"3\"",
        "name=\"at\" value=\"1970-01-01T00:00:00Z\" data-at",
        "name=\"unit\" value=\"Cel\"",
    ] {
        assert!(page.contains(field), "{field}");
    }
}

#[test]
fn who_may_not_go_on_is_told_who_may() {
    let mut sheet = full("B-1");
    sheet.may_next = false;
    let page = drawn(&sheet);
    assert!(
        page.contains("The Maker or a Manager completes it.") && !page.contains("do/make.batch.complete")
    );
}

#[test]
fn equipment_that_is_not_fit_leads_to_where_its_check_is_recorded() {
    let page = drawn(&full("Vat 1 was used and not cleaned since."));
    assert!(
        page.contains("href=\"/w/dairy/equipment/VAT-1\"")
            && page.contains("href=\"/w/dairy/equipment/T-01\"")
            && page.contains("href=\"/w/dairy/equipment/T-02\"")
    );
    assert!(page.contains("Receive a lot of it") && page.contains("Critical control point (CCP)"));
}

#[test]
fn where_no_instrument_may_be_used_the_sheet_says_why() {
    use crate::equipment::list_page::tests::probe;
    let day = jiff::civil::date(2026, 11, 20);
    let (good, never) = (probe("T-1", day, None), probe("T-2", day, Some("equipment_calibration_overdue")));
    let mut scale = probe("S-1", day, None);
    scale.measures = Some("kg".into());
    let mut vat = probe("VAT-1", day, None);
    vat.kind = "vessel".into();
    let said = |all: &[&crate::equipment::EquipmentShown]| {
        let all: Vec<_> = all.iter().map(|it| (*it).clone()).collect();
        forms::no_instrument(&all, "Cel").map(|words| words.to_string())
    };
    assert_eq!(said(&[&good, &never]), None);
    assert_eq!(said(&[&vat]), None, "nobody described an instrument, so any may be named");
    assert_eq!(said(&[&never, &scale]).as_deref(), Some("No instrument may be used for it now."));
    assert_eq!(said(&[&scale]).as_deref(), Some("No instrument on the list measures °C."));
}

#[test]
fn goods_that_go_in_before_a_step_come_before_its_card() {
    let mut sheet = full("B-1");
    let place = |page: &str, id: &str| page.find(&format!("id=\"{id}\"")).expect("a card");
    let page = drawn(&sheet);
    assert!(place(&page, "step") < place(&page, "consume"), "a reading failed");
    for step in &mut sheet.steps {
        step.is_current = step.href.ends_with("#consume");
    }
    let page = drawn(&sheet);
    assert!(place(&page, "consume") < place(&page, "step"));
}

#[test]
fn a_hostile_name_stays_text_everywhere() {
    let page = drawn(&full(HOSTILE));
    assert!(!page.contains("<script>alert") && !page.contains("\"'\""));
}

#[test]
fn each_element_of_the_full_sheet_has_an_id_of_its_own() {
    let page = drawn(&full("B-1"));
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let each: std::collections::BTreeSet<&&str> = ids.iter().collect();
    let twice: Vec<&&str> =
        each.iter().copied().filter(|id| ids.iter().filter(|it| it == id).count() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn the_point_that_failed_is_read_before_one_never_read() {
    let points = [point("CP-1"), point("CP-2"), point("CP-3")];
    let readings = [reading("CP-1", 1, 64_000_000, "pass"), reading("CP-3", 2, 62_000_000, "fail")];
    let code = |readings: &[ReadingShown], wanted| {
        current(&points, readings, wanted).map(|it| it.control_point.as_str())
    };
    assert_eq!(code(&readings, ""), Some("CP-3"));
    assert_eq!(code(&readings[..1], ""), Some("CP-2"));
    assert_eq!(code(&readings, "CP-1"), Some("CP-1"));
    assert_eq!(code(&readings, "none of these"), Some("CP-3"));
    assert!(current(&[], &readings, "").is_none());
}

#[test]
fn the_line_of_which_something_is_missing_is_taken_next() {
    let it = batch("B-1");
    let line = |wanted| current_line(&it.lines, wanted).map(|line| line.line);
    assert_eq!((line(""), line("1"), line("9")), (Some(2), Some(1), Some(2)));
}

#[test]
fn what_sends_the_sheets_readings_has_a_name_that_fits() {
    assert_eq!(device("B-2614"), "sheet-B-2614");
    let long = device(&"x".repeat(64));
    assert_eq!((long.chars().count(), long.starts_with("sheet-x")), (64, true));
}

#[test]
fn a_batch_stopped_by_hand_says_who_did_it_and_why() {
    let mut it = batch("B-1");
    it.state = "Held".into();
    it.events = vec![event("Held", Some("steam valve stuck"))];
    let held = held(&it, &[], &[]).expect("held");
    assert_eq!(held.cause, "Jonty stopped it: steam valve stuck");
    it.state = "Running".into();
    assert!(super::held(&it, &[], &[]).is_none());
}

#[test]
fn a_sheet_that_does_not_list_every_reading_says_how_many_there_are() {
    let page = drawn(&BatchSheet { reading_count: 1_200, ..full("B-1") });
    assert!(page.contains("2 of 1200, newest first"));
    assert!(drawn(&full("B-1")).contains("2, newest first"));
}
