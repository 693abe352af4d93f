//! The equipment page: what is fit, how much of each interval is used, and the form that adds a piece.
//! What must stay true: what cannot be used says so, and why, before anybody tries.

use super::{AskEquipment, EquipmentShown};
use crate::lots::Tag;
use askama::Template;
use jiff::{ToSpan, civil::Date};
use kernel::permission::Permission;
use ledger::page::unit;
use platform::address::next_page;
use platform::error::Result;
use platform::fields::Name;
use platform::page::{Body, PageCx};
use platform::view::{Beam, Chrome, FormState};

/// Days before a calibration is due that it is shown as due soon.
const SOON_DAYS: i32 = 7;

#[derive(Template)]
#[template(path = "equipment.html")]
struct ListPage {
    chrome: Chrome,
    base: String,
    rows: Vec<Row>,
    next: String,
    /// None for those who may not add.
    add: Option<FormState>,
}

/// A piece of equipment.
struct Row {
    code: String,
    name: String,
    what: String,
    tag: Tag,
    beam: Option<Beam>,
    cleaned_at: Option<jiff::Timestamp>,
}

pub(crate) async fn list(cx: &PageCx) -> Result<Body> {
    let page = cx.ask(AskEquipment { after: Name::parse(cx.wanted("after")).ok() }).await?;
    let today = cx.tx.today();
    cx.html(&ListPage {
        chrome: cx.chrome("Equipment"),
        base: cx.href(""),
        next: next_page(&cx.href("/equipment"), &[], page.next.as_deref()),
        rows: page.rows.into_iter().map(|it| row(it, today, &cx.chrome)).collect(),
        add: if cx.may(Permission::EquipmentCreate) { Some(cx.form_named("add")?) } else { None },
    })
}

fn row(it: EquipmentShown, today: Date, chrome: &Chrome) -> Row {
    Row {
        tag: tag(&it, today, chrome),
        beam: beam(&it, today, chrome),
        what: what(&it),
        cleaned_at: it.cleaned_at,
        code: it.equipment,
        name: it.name,
    }
}

/// "Vessel, 600 L" and "Instrument, measures °C".
fn what(it: &EquipmentShown) -> String {
    let kind = match it.kind.as_str() {
        "vessel" => "Vessel",
        "instrument" => "Instrument",
        _ => "Line",
    };
    let holds = it.capacity.zip(it.unit.as_deref()).map(|(much, code)| format!(", {much} {}", unit(code)));
    let measures = it.measures.as_deref().map(|code| format!(", measures {}", unit(code)));
    format!("{kind}{}{}", holds.unwrap_or_default(), measures.unwrap_or_default())
}

/// Days left until a day; below nil when it is past.
fn days_left(today: Date, due: Date) -> i32 {
    today.until(due).map_or(0, |span| span.get_days())
}

fn tag(it: &EquipmentShown, today: Date, chrome: &Chrome) -> Tag {
    let left = it.calibration_due.map(|due| days_left(today, due));
    match (it.unfit_code, left) {
        (Some("equipment_calibration_overdue"), Some(left)) => {
            Tag::new("bad", "lock", format!("Locked, {} late", chrome.days(i64::from(-left))))
        }
        (Some("equipment_dirty"), _) => Tag::new("bad", "lock", "Locked, not cleaned"),
        (Some("equipment_cleaning_overdue"), _) => Tag::new("bad", "lock", "Locked, cleaning too old"),
        (Some(_), _) => Tag::new("bad", "lock", "Locked"),
        (None, Some(0)) => Tag::new("warn", "clock", "Due today"),
        (None, Some(left)) if left <= SOON_DAYS => {
            Tag::new("warn", "clock", format!("Due in {}", chrome.days(i64::from(left))))
        }
        _ => Tag::new("ok", "check", "Ready"),
    }
}

/// How much of its interval is used; nothing where it has none.
fn beam(it: &EquipmentShown, today: Date, chrome: &Chrome) -> Option<Beam> {
    let (due, every) = (it.calibration_due?, it.calibration_every_days.filter(|days| *days > 0)?);
    let from = due.checked_sub(i64::from(every).days()).ok()?;
    let used = i64::from(every - days_left(today, due)).max(0);
    let words = format!("{used} of {every} days since it was calibrated");
    let mut beam = Beam::share(used, i64::from(every), &words);
    if beam.tone.is_empty() && i64::from(every) - used > i64::from(SOON_DAYS) {
        beam.tone = "ok";
    }
    Some(beam.scaled(&[&chrome.day(from), &chrome.day(due)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::sheet::tests::HOSTILE;
    use jiff::civil::date;

    fn probe(words: &str, due: Date, unfit: Option<&'static str>) -> EquipmentShown {
        EquipmentShown {
            equipment: words.into(),
            name: words.into(),
            kind: "instrument".into(),
            measures: Some("Cel".into()),
            capacity: None,
            unit: None,
            calibration_due: Some(due),
            calibration_every_days: Some(30),
            cleaned_at: None,
            fit: unfit.is_none(),
            unfit_code: unfit,
        }
    }

    fn page(rows: Vec<EquipmentShown>, may: bool) -> String {
        let chrome = Chrome::sample("Equipment");
        let rows = rows.into_iter().map(|it| row(it, date(2026, 11, 20), &chrome)).collect();
        let add = may.then(|| FormState::new("k").prefixed("add"));
        ListPage { chrome, base: "/w/dairy".into(), rows, next: String::new(), add }.render().expect("drawn")
    }

    #[test]
    fn a_probe_says_how_long_it_may_still_be_used() {
        let chrome = Chrome::sample("x");
        let late = Some("equipment_calibration_overdue");
        for (due, unfit, said, at, tone) in [
            (date(2026, 12, 20), None, "Ready", 0, "ok"),
            (date(2026, 11, 25), None, "Due in 5\u{a0}days", 83, ""),
            (date(2026, 11, 20), None, "Due today", 100, ""),
            (date(2026, 11, 12), late, "Locked, 8\u{a0}days late", 100, "bad"),
        ] {
            let it = probe("T-01", due, unfit);
            let beam = beam(&it, date(2026, 11, 20), &chrome).expect("an interval");
            assert_eq!(
                (tag(&it, date(2026, 11, 20), &chrome).word.as_str(), beam.at, beam.tone),
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
    fn a_hostile_name_stays_text() {
        let page = page(vec![probe(HOSTILE, date(2026, 11, 25), Some("equipment_dirty"))], true);
        assert!(!page.contains("<script>alert") && !page.contains("\"'\""));
    }
}
