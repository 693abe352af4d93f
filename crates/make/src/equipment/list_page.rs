//! The equipment page: which equipment is fit, how much of each interval is used, and the form that adds a
//! piece.
//! Invariant: the page names unusable equipment and the reason before anybody tries to use it.

use super::EquipmentShown;
use super::fitness::CheckKind;
use crate::equipment::ListEquipment;
use crate::traceability::list_page::Tag;
use askama::Template;
use catalogue::{Phrase, say};
use jiff::{ToSpan, civil::Date};
use kernel::permission::Permission;
use ledger::stock::page::unit;
use platform::error::Result;
use platform::fields::Name;
use platform::random::fresh_id;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page};
use web::view::{Beam, Chrome, FormState};

/// Days before its due day at which a calibration is shown as due soon.
const SOON_DAYS: i32 = 7;

#[derive(Template)]
#[template(path = "equipment/list.html")]
struct ListPage {
    chrome: Chrome,
    base: String,
    here: String,
    rows: Vec<Row>,
    next: String,
    faults: Vec<Phrase>,
    /// None for users who may not add equipment.
    add: Option<FormState>,
    /// Whether the user may state until when a calibration is valid.
    may_calibrate: bool,
}

/// A piece of equipment.
struct Row {
    href: String,
    code: String,
    name: String,
    what: Phrase,
    tag: Tag,
    beam: Option<Beam>,
    lines: Vec<Phrase>,
    /// The key of the button that records a cleaning; empty if there is none.
    clean: String,
    /// The address that records a calibration; empty if none is due or the user may not record one.
    calibrate: String,
}

pub(crate) async fn list(cx: &PageCx) -> Result<Body> {
    let asked = ListEquipment { equipment: None, after: Name::parse(cx.wanted("after")).ok() };
    let page = cx.ask(asked).await?;
    let here = cx.href("/equipment");
    cx.html(&ListPage {
        chrome: cx.chrome("Equipment"),
        base: cx.href(""),
        next: next_page(&here, &[], page.next.as_deref()),
        rows: page.rows.into_iter().map(|it| row(cx, &here, it)).collect::<Result<_>>()?,
        faults: cx.button_faults(&["add"]),
        add: if cx.may(Permission::EquipmentCreate) { Some(cx.form_named("add")?) } else { None },
        may_calibrate: cx.may(Permission::EquipmentCalibrate),
        here,
    })
}

fn row(cx: &PageCx, here: &str, it: EquipmentShown) -> Result<Row> {
    // Equipment in use is cleaned after its batch; a line of the card names that batch.
    let cleans = it.needs == Some(CheckKind::Cleaning.as_str())
        && it.in_use_by.is_none()
        && cx.may(Permission::EquipmentCheck);
    let calibrates =
        it.needs == Some(CheckKind::Calibration.as_str()) && cx.may(Permission::EquipmentCalibrate);
    let key = if cleans { fresh_id(cx.tx.now)?.to_string() } else { String::new() };
    Ok(drawn(here, it, cx.tx.today(), &cx.chrome, key, calibrates))
}

fn drawn(
    here: &str,
    it: EquipmentShown,
    today: Date,
    chrome: &Chrome,
    clean: String,
    calibrates: bool,
) -> Row {
    let href = format!("{here}/{}", encoded(&it.equipment));
    Row {
        calibrate: if calibrates { format!("{href}#calibrate") } else { String::new() },
        tag: tag(&it, today, chrome),
        beam: beam(&it, today, chrome),
        what: what(&it),
        lines: lines(&it, chrome),
        clean,
        href,
        code: it.equipment,
        name: it.name,
    }
}

/// "Vessel, 600 L" and "Instrument, measures °C".
pub(crate) fn what(it: &EquipmentShown) -> Phrase {
    let kind = Phrase::of(match it.kind.as_str() {
        "vessel" => "Vessel",
        "instrument" => "Instrument",
        _ => "Line",
    });
    let holds = it.capacity.zip(it.unit.as_deref()).map(|(much, code)| format!("{much} {}", unit(code)));
    match (holds, it.measures.as_deref().map(unit)) {
        (None, None) => kind,
        (Some(capacity), None) => say!("{kind}, {capacity}", kind, capacity),
        (None, Some(unit)) => say!("{kind}, measures {unit}", kind, unit),
        (Some(capacity), Some(unit)) => say!("{kind}, {capacity}, measures {unit}", kind, capacity, unit),
    }
}

/// Days left until a day; negative after it.
fn days_left(today: Date, due: Date) -> i32 {
    today.until(due).map_or(0, |span| span.get_days())
}

/// The day through which the calibration is valid, with deferrals.
fn last_day(it: &EquipmentShown) -> Option<Date> {
    it.calibration_deferred_to.max(it.calibration_due)
}

/// Whether it may be used, in a few words.
pub(crate) fn tag(it: &EquipmentShown, today: Date, chrome: &Chrome) -> Tag {
    let left = last_day(it).map(|due| days_left(today, due));
    match (it.unfit_code, left) {
        (Some("equipment_failed"), _) => Tag::new("bad", "lock", "Locked, failed its check"),
        (Some("equipment_calibration_overdue"), Some(left)) => {
            Tag::new("bad", "lock", say!("Locked, {days} late", days = chrome.days(i64::from(-left))))
        }
        (Some("equipment_calibration_overdue"), None) => Tag::new("bad", "lock", "Locked, never calibrated"),
        (Some("equipment_dirty"), _) => Tag::new("bad", "lock", "Locked, not cleaned"),
        (Some("equipment_cleaning_overdue"), _) if it.cleaned_at.is_none() => {
            Tag::new("bad", "lock", "Locked, never cleaned")
        }
        (Some("equipment_cleaning_overdue"), _) => Tag::new("bad", "lock", "Locked, cleaning too old"),
        (Some(_), _) => Tag::new("bad", "lock", "Locked"),
        (None, Some(0)) => Tag::new("warn", "clock", "Due today"),
        (None, Some(left)) if left <= SOON_DAYS => {
            Tag::new("warn", "clock", say!("Due in {days}", days = chrome.days(i64::from(left))))
        }
        _ if it.in_use_by.is_some() => Tag::new("info", "batch", "In use"),
        _ => Tag::new("ok", "check", "Ready"),
    }
}

/// The times of calibration and cleaning, and their validity, in sentences.
pub(crate) fn lines(it: &EquipmentShown, chrome: &Chrome) -> Vec<Phrase> {
    let mut lines = Vec::new();
    lines.extend(it.in_use_by.as_ref().map(|batch| say!("Batch {batch} is being made on it.", batch)));
    match (it.calibrated_at, it.calibration_due) {
        (Some(at), Some(due)) => {
            let (day, until) = (chrome.date(at), chrome.day(due));
            lines.push(say!("Calibrated {day}, valid until {until}.", day, until));
        }
        (Some(at), None) if it.unfit_code == Some("equipment_failed") => {
            lines.push(say!("Last calibration {day}.", day = chrome.date(at)));
        }
        (Some(at), None) => lines.push(say!("Calibrated {day}.", day = chrome.date(at))),
        (None, Some(due)) => lines.push(say!("Calibration valid until {day}.", day = chrome.day(due))),
        (None, None) => {}
    }
    let calibration = it.calibration_deferred_to.map(|until| chrome.day(until));
    lines.extend(calibration.map(|day| say!("Quality deferred the calibration to {day}.", day)));
    lines.extend(it.cleaned_at.map(|at| match it.cleaning_until {
        Some(until) => {
            let (moment, until) = (chrome.instant(at), chrome.instant(until));
            say!("Cleaned {moment}, valid until {until}.", moment, until)
        }
        None => say!("Cleaned {moment}.", moment = chrome.instant(at)),
    }));
    let cleaning = it.cleaning_deferred_to.map(|until| chrome.day(until));
    lines.extend(cleaning.map(|day| say!("Quality deferred the cleaning to {day}.", day)));
    lines
}

/// Why it may not be used, in a sentence; None if it may.
pub fn why_unfit(it: &EquipmentShown, chrome: &Chrome) -> Option<Phrase> {
    let name = &it.name;
    let day = it.needs_since.map(|day| chrome.day(day)).unwrap_or_default();
    Some(match it.unfit_code? {
        "equipment_failed" => match it.needs {
            Some("calibration") => say!("{name} failed its calibration on {day}.", name, day),
            Some("cleaning") => say!("{name} failed its cleaning on {day}.", name, day),
            _ => say!("{name} failed its check on {day}.", name, day),
        },
        "equipment_calibration_overdue" if it.needs_since.is_none() => {
            say!("{name} was never calibrated.", name)
        }
        "equipment_calibration_overdue" => {
            say!("The calibration of {name} was valid until {day}.", name, day)
        }
        "equipment_dirty" => say!("{name} was used and not cleaned since.", name),
        "equipment_cleaning_overdue" if it.cleaned_at.is_none() => say!("{name} was never cleaned.", name),
        "equipment_cleaning_overdue" => say!("The last cleaning of {name} is too old.", name),
        _ => say!("{name} may not be used.", name),
    })
}

/// The used part of its interval; None if it has none.
fn beam(it: &EquipmentShown, today: Date, chrome: &Chrome) -> Option<Beam> {
    let (due, every) = (it.calibration_due?, it.calibration_every_days.filter(|days| *days > 0)?);
    let from = due.checked_sub(i64::from(every).days()).ok()?;
    let used = i64::from(every - days_left(today, due)).max(0);
    let words = say!("{used} of {days} days since it was calibrated", used, days = every);
    let mut beam = Beam::share(used, i64::from(every), words);
    if beam.tone.is_empty() && i64::from(every) - used > i64::from(SOON_DAYS) {
        beam.tone = "ok";
    }
    Some(beam.scaled([chrome.day(from), chrome.day(due)].map(Phrase::verbatim)))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::batches::page::tests::HOSTILE;
    use jiff::civil::date;

    pub(crate) fn probe(words: &str, due: Date, unfit: Option<&'static str>) -> EquipmentShown {
        EquipmentShown {
            equipment: words.into(),
            name: words.into(),
            kind: "instrument".into(),
            measures: Some("Cel".into()),
            capacity: None,
            unit: None,
            tolerance: None,
            calibration_due: Some(due),
            calibration_every_days: Some(30),
            calibrated_at: None,
            calibration_deferred_to: None,
            clean_after_each_batch: false,
            clean_valid_hours: None,
            cleaned_at: None,
            cleaning_until: None,
            cleaning_deferred_to: None,
            checks: vec!["calibration"],
            in_use_by: Some(words.into()),
            fit: unfit.is_none(),
            unfit_code: unfit,
            needs: unfit.map(|_| "calibration"),
            needs_since: unfit.map(|_| due),
        }
    }

    fn page(rows: Vec<EquipmentShown>, may: bool) -> String {
        let chrome = Chrome::sample("Equipment");
        let here = "/w/dairy/equipment";
        let row = |it| {
            drawn(here, it, date(2026, 11, 20), &chrome, if may { "k".into() } else { String::new() }, may)
        };
        let rows = rows.into_iter().map(row).collect();
        let add = may.then(|| FormState::new("k").prefixed("add"));
        let page = ListPage {
            chrome,
            base: "/w/dairy".into(),
            here: here.into(),
            rows,
            next: String::new(),
            faults: vec![HOSTILE.into()],
            add,
            may_calibrate: may,
        };
        page.render().expect("drawn")
    }

    #[test]
    fn a_probe_says_how_long_it_may_still_be_used() {
        let chrome = Chrome::sample("x");
        let late = Some("equipment_calibration_overdue");
        for (due, unfit, said, at, tone) in [
            (date(2026, 12, 20), None, "In use", 0, "ok"),
            (date(2026, 11, 25), None, "Due in 5\u{a0}days", 83, ""),
            (date(2026, 11, 20), None, "Due today", 100, ""),
            (date(2026, 11, 12), late, "Locked, 8\u{a0}days late", 100, "bad"),
        ] {
            let it = probe("T-01", due, unfit);
            let beam = beam(&it, date(2026, 11, 20), &chrome).expect("an interval");
            assert_eq!(
                (tag(&it, date(2026, 11, 20), &chrome).word.to_string().as_str(), beam.at, beam.tone),
                (said, at, tone),
                "{due}"
            );
        }
    }

    #[test]
    fn a_vessel_without_an_interval_has_no_beam() {
        let mut vat = probe("VAT-1", date(2026, 12, 1), None);
        (vat.calibration_due, vat.kind, vat.measures) = (None, "vessel".into(), None);
        assert!(beam(&vat, date(2026, 11, 20), &Chrome::sample("x")).is_none());
        assert_eq!(what(&vat), "Vessel");
    }

    #[test]
    fn an_empty_page_says_how_to_begin_and_a_full_one_has_the_beam() {
        assert!(page(vec![], true).contains("Add the first"));
        assert!(!page(vec![], false).contains("Add the first"));
        assert!(page(vec![probe("T-01", date(2026, 11, 25), None)], true).contains("class=\"beam fill"));
    }

    #[test]
    fn what_may_not_be_used_says_why() {
        let chrome = Chrome::sample("x");
        let why = |code, change: fn(&mut EquipmentShown)| {
            let mut it = probe("Vat 1", date(2026, 11, 12), Some(code));
            change(&mut it);
            why_unfit(&it, &chrome).expect("a reason")
        };
        assert_eq!(why("equipment_failed", |_| ()), "Vat 1 failed its calibration on 12 Nov 2026.");
        assert_eq!(
            why("equipment_calibration_overdue", |_| ()),
            "The calibration of Vat 1 was valid until 12 Nov 2026."
        );
        assert_eq!(
            why("equipment_calibration_overdue", |it| it.needs_since = None),
            "Vat 1 was never calibrated."
        );
        assert_eq!(why("equipment_dirty", |_| ()), "Vat 1 was used and not cleaned since.");
        assert_eq!(why("equipment_cleaning_overdue", |_| ()), "Vat 1 was never cleaned.");
        assert_eq!(why_unfit(&probe("Vat 1", date(2026, 11, 12), None), &chrome), None);
    }

    #[test]
    fn a_button_says_that_it_is_clean_only_where_that_is_what_it_needs() {
        let mut vat = probe("VAT-1", date(2026, 12, 20), Some("equipment_dirty"));
        vat.needs = Some("cleaning");
        assert!(page(vec![vat.clone()], true).contains("Cleaned now"));
        assert!(!page(vec![vat], false).contains("Cleaned now"));
    }

    #[test]
    fn a_hostile_name_stays_text() {
        let page = page(vec![probe(HOSTILE, date(2026, 11, 25), Some("equipment_dirty"))], true);
        assert!(!page.contains("<script>alert") && !page.contains("\"'\""));
    }
}
