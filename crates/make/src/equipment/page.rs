//! The page of one piece of equipment, the page of one check, and the record as a file.
//! Invariant: a user who may record a cleaning does it by one tap; a failed check shows the readings that it
//! puts in doubt.

use super::EquipmentShown;
use super::fitness::{CheckKind, CheckResult};
use super::history::{CheckPage, CheckShown, DeferralShown, PaperShown};
use super::list_page::{lines, tag, what, why_unfit};
use super::lookback::LookbackShown;
use crate::equipment::ListEquipment;
use crate::equipment::history::{GetCheck, ListChecks};
use crate::equipment::lookback::GetLookback;
use crate::phrases::listed;
use crate::traceability::list_page::Tag;
use askama::Template;
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::stock::page::unit;
use platform::error::Result;
use platform::fields::Name;
use platform::random::fresh_id;
use uuid::Uuid;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page};
use web::view::{Chrome, FormState};

/// The page's forms that have fields.
const FORMS: [&str; 3] = ["cleaning", "calibrate", "defer"];
/// Pages of checks in one file.
const PARTS: usize = 100;

#[derive(Template)]
#[template(path = "equipment/show.html")]
struct Sheet {
    chrome: Chrome,
    base: String,
    here: String,
    it: EquipmentShown,
    what: Phrase,
    unit: String,
    tag: Tag,
    lines: Vec<Phrase>,
    why: Option<Phrase>,
    faults: Vec<Phrase>,
    /// The key of the button that records a cleaning, and the form for its details.
    clean: Option<(String, FormState)>,
    calibrate: Option<FormState>,
    defer: Option<Defer>,
    rows: Vec<CheckLine>,
    deferrals: Vec<DeferralShown>,
    next: String,
}

/// The form that defers a check.
struct Defer {
    form: FormState,
    kinds: Vec<(&'static str, &'static str)>,
}

/// A check in the list.
struct CheckLine {
    href: String,
    at: jiff::Timestamp,
    what: &'static str,
    tag: Tag,
    /// "0.1 as found, 0 as left, ± 0.5 °C".
    figures: Option<Phrase>,
    /// Other details: reference, programme, papers.
    more: Option<Phrase>,
    by: String,
    until: String,
}

impl Sheet {
    fn every(&self, days: &i32) -> String {
        self.chrome.days(i64::from(*days))
    }

    /// A kind, in the page's words.
    fn kind_word(&self, kind: &str) -> &'static str {
        word(kind)
    }
}

fn word(kind: &str) -> &'static str {
    if kind == CheckKind::Cleaning.as_str() { "Cleaning" } else { "Calibration" }
}

fn result_tag(result: &str) -> Tag {
    if result == CheckResult::Pass.as_str() {
        Tag::new("ok", "check", "Passed")
    } else {
        Tag::new("bad", "warn", "Failed")
    }
}

async fn shown(cx: &PageCx) -> Result<EquipmentShown> {
    let equipment = Name::parse(cx.param("equipment")?).map_err(|_| Refusal::new(Code::NotFound))?;
    let found = cx.ask(ListEquipment { equipment: Some(equipment), after: None }).await?.rows.pop();
    found.ok_or_else(|| Code::NotFound.into())
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let it = shown(cx).await?;
    let asked = [("equipment", it.equipment.as_str()), ("after", cx.wanted("after"))];
    let CheckPage { rows, deferrals, next } = cx.ask_with::<ListChecks>(&asked).await?;
    let here = format!("{}/{}", cx.href("/equipment"), encoded(&it.equipment));
    let takes = |kind: CheckKind| it.checks.contains(&kind.as_str());
    let cleans = takes(CheckKind::Cleaning) && cx.may(Permission::EquipmentCheck);
    let calibrates = takes(CheckKind::Calibration) && cx.may(Permission::EquipmentCalibrate);
    let chrome = cx.chrome(it.name.clone());
    let unit = it.measures.as_deref().map(unit).unwrap_or_default().to_owned();
    let clean = match cleans {
        true => Some((fresh_id(cx.tx.now)?.to_string(), cx.form_named("cleaning")?)),
        false => None,
    };
    cx.html(&Sheet {
        base: cx.href(""),
        what: what(&it),
        tag: tag(&it, cx.tx.today(), &chrome),
        lines: lines(&it, &chrome),
        why: why_unfit(&it, &chrome),
        faults: cx.button_faults(&FORMS),
        clean,
        calibrate: if calibrates { Some(cx.form_named("calibrate")?) } else { None },
        defer: defer(cx, &it)?,
        rows: rows.iter().map(|row| line(&here, row, &unit, &chrome)).collect(),
        next: next_page(&here, &[], next.map(|id| id.to_string()).as_deref()),
        unit,
        deferrals,
        it,
        here,
        chrome,
    })
}

/// The form that defers a check, if one has a due day and the user may.
fn defer(cx: &PageCx, it: &EquipmentShown) -> Result<Option<Defer>> {
    let mut kinds = Vec::new();
    if it.calibration_due.is_some() {
        kinds.push((CheckKind::Calibration.as_str(), "Calibration"));
    }
    if it.cleaning_until.is_some() {
        kinds.push((CheckKind::Cleaning.as_str(), "Cleaning"));
    }
    if kinds.is_empty() || !cx.may(Permission::EquipmentCalibrate) {
        return Ok(None);
    }
    Ok(Some(Defer { form: cx.form_named("defer")?, kinds }))
}

fn line(here: &str, row: &CheckShown, unit: &str, chrome: &Chrome) -> CheckLine {
    let until = row.next_due.map(|day| chrome.day(day));
    CheckLine {
        href: format!("{here}/checks/{}", row.check),
        at: row.at,
        what: word(&row.kind),
        tag: result_tag(&row.result),
        figures: figures(row, unit),
        more: more(row),
        by: row.by.clone(),
        until: until.or_else(|| row.valid_until.map(|at| chrome.instant(at))).unwrap_or_default(),
    }
}

/// "0.1 °C as found, 0 °C as left".
fn figures(row: &CheckShown, unit: &str) -> Option<Phrase> {
    let shown = |error: kernel::decimal::SignedQuantity| match unit {
        "" => error.to_string(),
        unit => format!("{error}\u{a0}{unit}"),
    };
    match (row.as_found_error.map(shown), row.as_left_error.map(shown)) {
        (Some(found), Some(left)) => Some(say!("{found} as found, {left} as left", found, left)),
        (Some(found), None) => Some(say!("{found} as found", found)),
        (None, Some(left)) => Some(say!("{left} as left", left)),
        (None, None) => None,
    }
}

fn more(row: &CheckShown) -> Option<Phrase> {
    let papers = u64::try_from(row.papers.len()).unwrap_or(u64::MAX);
    let papers = (papers > 0).then(|| Phrase::counted(papers, "{count} paper", "{count} papers"));
    let moved = row.opening.then_some(Phrase::of("moved in"));
    let written = [&row.programme, &row.reference, &row.note].into_iter().flatten().map(Phrase::verbatim);
    listed(written.chain(papers).chain(moved))
}

#[derive(Template)]
#[template(path = "equipment/check.html")]
struct CheckSheet {
    chrome: Chrome,
    base: String,
    up: String,
    here: String,
    equipment: String,
    name: String,
    title: &'static str,
    unit: String,
    tag: Tag,
    check: CheckShown,
    figures: Option<Phrase>,
    papers: Vec<(String, PaperShown)>,
    attach: Option<FormState>,
    /// The doubt after a failed calibration.
    doubt: Option<LookbackShown>,
    next: String,
}

impl CheckSheet {
    fn size(&self, paper: &PaperShown) -> Phrase {
        match paper.size {
            0..1024 => say!("{size} B", size = paper.size),
            1024..1_048_576 => say!("{size} kB", size = paper.size / 1024),
            more => say!("{size} MB", size = more / 1_048_576),
        }
    }

    fn is_recorded_later(&self) -> bool {
        self.check.recorded_at.duration_since(self.check.at) > jiff::SignedDuration::from_mins(5)
    }

    fn batch_href(&self, batch: &str) -> String {
        format!("{}/batches/{}", self.base, encoded(batch))
    }

    fn reading_unit<'a>(&self, code: &'a str) -> &'a str {
        unit(code)
    }
}

pub(crate) async fn check(cx: &PageCx) -> Result<Body> {
    let it = shown(cx).await?;
    let id = Uuid::parse_str(cx.param("check")?).unwrap_or_default();
    let equipment = Name::parse(&it.equipment)?;
    let check = cx.ask(GetCheck { equipment: equipment.clone(), check: id }).await?;
    let up = format!("{}/{}", cx.href("/equipment"), encoded(&it.equipment));
    let here = format!("{up}/checks/{id}");
    let failed = check.kind == CheckKind::Calibration.as_str() && check.result == CheckResult::Fail.as_str();
    let doubt = match failed {
        true => {
            let after = Uuid::parse_str(cx.wanted("after")).ok();
            Some(cx.ask(GetLookback { equipment, check: id, after }).await?)
        }
        false => None,
    };
    let chrome = cx.chrome(match check.kind == CheckKind::Cleaning.as_str() {
        true => say!("Cleaning of {equipment}", equipment = &it.name),
        false => say!("Calibration of {equipment}", equipment = &it.name),
    });
    let unit = it.measures.as_deref().map(unit).unwrap_or_default().to_owned();
    let next = doubt.as_ref().and_then(|doubt| doubt.next).map(|id| id.to_string());
    cx.html(&CheckSheet {
        base: cx.href(""),
        title: word(&check.kind),
        tag: result_tag(&check.result),
        figures: figures(&check, &unit),
        papers: check.papers.iter().map(|it| (format!("{here}/papers/{}", it.paper), it.clone())).collect(),
        attach: if cx.may(Permission::EquipmentCheck) { Some(cx.form_named("attach")?) } else { None },
        next: next_page(&here, &[], next.as_deref()),
        unit,
        doubt,
        equipment: it.equipment,
        name: it.name,
        check,
        up,
        here,
        chrome,
    })
}

/// The record as a file for a spreadsheet: every check, newest first.
pub(crate) async fn record(cx: &PageCx) -> Result<Body> {
    let it = shown(cx).await?;
    let mut text = String::from(
        "equipment,kind,result,done,recorded,by,as_found_error,as_left_error,may_be_wrong_by,unit,next_due,good_until,reference,programme,note,papers\r\n",
    );
    let mut after = String::new();
    let unit = it.measures.clone().unwrap_or_default();
    for _ in 0..PARTS {
        let asked = [("equipment", it.equipment.as_str()), ("after", after.as_str())];
        let page = cx.ask_with::<ListChecks>(&asked).await?;
        for row in &page.rows {
            text += &csv_line(&it.equipment, row, &unit);
        }
        match page.next {
            Some(next) => after = next.to_string(),
            None => break,
        }
    }
    let name = format!("checks-{}-{}.csv", it.equipment, cx.tx.today());
    Ok(Body::Kept("text/csv; charset=utf-8", name, text.into_bytes()))
}

fn csv_line(equipment: &str, row: &CheckShown, unit: &str) -> String {
    let error = |it: Option<kernel::decimal::SignedQuantity>| it.map(|it| it.to_string()).unwrap_or_default();
    let text = |it: &Option<String>| it.as_deref().map(cell).unwrap_or_default();
    let fields = [
        cell(equipment),
        row.kind.clone(),
        row.result.clone(),
        row.at.to_string(),
        row.recorded_at.to_string(),
        cell(&row.by),
        error(row.as_found_error),
        error(row.as_left_error),
        error(row.tolerance),
        cell(unit),
        row.next_due.map(|day| day.to_string()).unwrap_or_default(),
        row.valid_until.map(|at| at.to_string()).unwrap_or_default(),
        text(&row.reference),
        text(&row.programme),
        text(&row.note),
        cell(&row.papers.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join("; ")),
    ];
    format!("{}\r\n", fields.join(","))
}

/// A user's text as one cell: a spreadsheet must not read it as a formula.
fn cell(words: &str) -> String {
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = format!("{}{words}", if is_formula { "'" } else { "" });
    if safe.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}
