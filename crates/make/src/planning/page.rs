//! The calendar by week and vessel, what orders ask for, and the forms that plan a batch and move one.
//! Invariant: whatever is dragged can be done by the form beside it; a batch that has started is not moved.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::day::{Day, parse_day};
use kernel::permission::Permission;
use ledger::stock::page::unit;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState};

use super::calendar::{Calendar, CalendarRow, GetCalendar, VesselShown};
use super::propose::{BatchProposed, PlanProposed, ProposePlan, UnplannedItem};
use crate::batches::page::verbs;
use crate::traceability::list_page::Tag;

/// How far ahead orders are looked at.
const AHEAD: i64 = 20;
/// Weeks of the longer view.
const MONTH: i64 = 4;
/// The most characters of a proposed code.
const CODE: usize = 20;

#[derive(Template)]
#[template(path = "planning/calendar.html")]
pub(crate) struct CalendarPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub before: String,
    pub after: String,
    pub this_week: String,
    /// The other of the two views.
    pub other: (String, &'static str),
    pub weeks: Vec<Week>,
    pub waiting: Vec<Slot>,
    pub proposed: Vec<ProposedRow>,
    pub unplanned: Vec<UnplannedRow>,
    pub plan: Option<PlanForm>,
    pub move_form: Option<MoveForm>,
    pub feed: Option<FormState>,
    pub may_plan: bool,
}

/// A week of the calendar.
pub(crate) struct Week {
    pub days: Vec<DayHead>,
    pub rows: Vec<VesselRow>,
}

/// The head of a day.
pub(crate) struct DayHead {
    pub day: Date,
    pub text: String,
    pub weekday: &'static str,
    pub is_today: bool,
    /// The names of its holidays.
    pub holidays: Vec<String>,
}

/// A vessel's row.
pub(crate) struct VesselRow {
    /// Empty for batches without one.
    pub code: String,
    pub name: Phrase,
    /// For each day its batches.
    pub cells: Vec<Cell>,
}

/// A vessel on a day.
pub(crate) struct Cell {
    pub day: String,
    pub slots: Vec<Slot>,
}

/// A batch on the calendar.
pub(crate) struct Slot {
    pub code: String,
    pub href: String,
    pub recipe: String,
    pub size: String,
    pub tag: Tag,
    /// The form that moves it; empty for one that has started, or for those who may not.
    pub move_href: String,
}

/// A batch to plan.
pub(crate) struct ProposedRow {
    pub recipe: String,
    pub item: String,
    pub quantity: String,
    pub unit: &'static str,
    pub day: Date,
    pub weekday: &'static str,
    pub for_days: Vec<Date>,
    pub is_late: bool,
    pub plan_href: String,
}

/// What cannot be planned.
pub(crate) struct UnplannedRow {
    pub item: String,
    pub short: String,
    pub unit: &'static str,
    pub has_recipe: bool,
}

/// The form that plans a proposed batch.
pub(crate) struct PlanForm {
    pub form: FormState,
    pub recipe: String,
    pub code: String,
    pub day: String,
    pub vessels: Vec<(String, Phrase)>,
    pub next: String,
}

/// The form that moves a batch.
pub(crate) struct MoveForm {
    pub form: FormState,
    pub batch: String,
    pub batches: Vec<(String, Phrase)>,
    pub day: String,
    pub vessels: Vec<(String, Phrase)>,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let today = cx.tx.today();
    let monday = monday_of(parse_day(cx.wanted("week")).unwrap_or(today));
    let weeks = if cx.wanted("weeks") == "4" { MONTH } else { 1 };
    let last = monday.saturating_add((weeks * 7 - 1).days());
    let calendar = cx.ask(GetCalendar { from: monday, to: last }).await?;
    let may_plan = cx.may(Permission::BatchesPlan);
    let here = cx.href("/calendar");
    let shown = view(&here, monday, weeks);
    let proposal = match may_plan {
        true => cx.ask(ProposePlan { from: today, to: today.saturating_add(AHEAD.days()) }).await?,
        false => PlanProposed { batches: vec![], unplanned: vec![] },
    };
    let cells = Cells { base: cx.href(""), shown: shown.clone(), may_plan };
    let to = |weeks_on: i64| view(&here, monday.saturating_add((7 * weeks_on).days()), weeks);
    cx.html(&CalendarPage {
        chrome: cx.chrome("Calendar"),
        before: to(-weeks),
        after: to(weeks),
        this_week: view(&here, monday_of(today), weeks),
        other: match weeks {
            1 => (view(&here, monday, MONTH), "Four weeks"),
            _ => (view(&here, monday, 1), "One week"),
        },
        weeks: (0..weeks)
            .map(|n| cells.week(&calendar, monday.saturating_add((7 * n).days()), today))
            .collect(),
        waiting: calendar.waiting.iter().map(|row| cells.slot(row)).collect(),
        proposed: proposal.batches.iter().map(|it| proposed_row(it, &shown)).collect(),
        unplanned: proposal.unplanned.iter().map(unplanned_row).collect(),
        plan: if may_plan { plan_form(cx, &calendar, &proposal)? } else { None },
        move_form: if may_plan { move_form(cx, &calendar)? } else { None },
        feed: if cx.may(Permission::TokensWrite) && cx.may(Permission::CalendarFollow) {
            Some(cx.form_named("feed")?)
        } else {
            None
        },
        base: cx.href(""),
        here: shown,
        may_plan,
    })
}

/// The address of a view.
fn view(here: &str, monday: Day, weeks: i64) -> String {
    let weeks = if weeks == 1 { String::new() } else { weeks.to_string() };
    with_params(here, &[("week", &monday.to_string()), ("weeks", &weeks)])
}

/// The Monday of a day's week.
fn monday_of(day: Day) -> Day {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// "Monday".
fn weekday_of(day: Day) -> &'static str {
    match day.weekday().to_monday_zero_offset() {
        0 => "Monday",
        1 => "Tuesday",
        2 => "Wednesday",
        3 => "Thursday",
        4 => "Friday",
        5 => "Saturday",
        _ => "Sunday",
    }
}

/// Makes the cells of the calendar.
struct Cells {
    base: String,
    /// The address of the shown weeks.
    shown: String,
    may_plan: bool,
}

impl Cells {
    fn week(&self, calendar: &Calendar, monday: Day, today: Day) -> Week {
        let days: Vec<Day> = (0..7).map(|n| monday.saturating_add(i64::from(n).days())).collect();
        let head = |day: &Day| DayHead {
            day: *day,
            text: day.to_string(),
            weekday: weekday_of(*day),
            is_today: *day == today,
            holidays: calendar
                .holidays
                .iter()
                .filter(|it| it.day == *day)
                .map(|it| it.name.clone())
                .collect(),
        };
        let in_week = |row: &&CalendarRow| row.day.is_some_and(|day| days.contains(&day));
        let rows: Vec<&CalendarRow> = calendar.rows.iter().filter(in_week).collect();
        let mut vessels = rows_of(&calendar.vessels, &rows);
        // Without a vessel, only where there is such a batch, or nothing else to show.
        if vessels.is_empty() || rows.iter().any(|row| row.vessel.is_none()) {
            vessels.push((String::new(), "No vessel".into()));
        }
        let vessel_row = |(code, name): (String, Phrase)| VesselRow {
            cells: days
                .iter()
                .map(|day| Cell {
                    day: day.to_string(),
                    slots: rows
                        .iter()
                        .filter(|row| {
                            row.day == Some(*day) && row.vessel.as_deref().unwrap_or_default() == code
                        })
                        .map(|row| self.slot(row))
                        .collect(),
                })
                .collect(),
            code,
            name,
        };
        Week { days: days.iter().map(head).collect(), rows: vessels.into_iter().map(vessel_row).collect() }
    }

    fn slot(&self, row: &CalendarRow) -> Slot {
        let is_movable = self.may_plan && is_movable(row);
        let sep = if self.shown.contains('?') { '&' } else { '?' };
        Slot {
            code: row.batch.clone(),
            href: format!("{}/batches/{}", self.base, encoded(&row.batch)),
            recipe: row.recipe_name.clone(),
            size: match (row.quantity, row.unit.as_deref()) {
                (Some(quantity), Some(code)) => format!("{quantity} {}", unit(code)),
                _ => String::new(),
            },
            tag: verbs::tag(&row.state),
            move_href: match is_movable {
                true => format!("{}{sep}batch={}#move", self.shown, encoded(&row.batch)),
                false => String::new(),
            },
        }
    }
}

/// The vessels that are described, then those that only batches name.
fn rows_of(vessels: &[VesselShown], rows: &[&CalendarRow]) -> Vec<(String, Phrase)> {
    let mut named: Vec<(String, Phrase)> =
        vessels.iter().map(|it| (it.vessel.clone(), Phrase::verbatim(&it.name))).collect();
    for vessel in rows.iter().filter_map(|row| row.vessel.as_ref()) {
        if named.iter().all(|(code, _)| code != vessel) {
            named.push((vessel.clone(), Phrase::verbatim(vessel)));
        }
    }
    named
}

fn is_movable(row: &CalendarRow) -> bool {
    matches!(row.state.as_str(), "Planned" | "Ready")
}

fn proposed_row(it: &BatchProposed, shown: &str) -> ProposedRow {
    let sep = if shown.contains('?') { '&' } else { '?' };
    ProposedRow {
        recipe: it.recipe_name.clone(),
        item: it.item_name.clone(),
        quantity: it.quantity.to_string(),
        unit: unit(it.unit.as_str()),
        day: it.day,
        weekday: weekday_of(it.day),
        for_days: it.for_days.clone(),
        is_late: it.late,
        plan_href: format!("{shown}{sep}recipe={}&day={}#plan", encoded(&it.recipe), it.day),
    }
}

fn unplanned_row(it: &UnplannedItem) -> UnplannedRow {
    UnplannedRow {
        item: it.item_name.clone(),
        short: it.short.to_string(),
        unit: it.unit.parse::<kernel::unit::Unit>().map_or("", |known| unit(known.as_str())),
        has_recipe: it.has_recipe,
    }
}

fn vessel_choices(calendar: &Calendar, none: &'static str) -> Vec<(String, Phrase)> {
    let vessels = calendar.vessels.iter().map(|it| (it.vessel.clone(), Phrase::verbatim(&it.name)));
    std::iter::once((String::new(), Phrase::from(none))).chain(vessels).collect()
}

/// The form that plans a batch: for the proposal that the address names, or the one that was refused.
fn plan_form(cx: &PageCx, calendar: &Calendar, proposal: &PlanProposed) -> Result<Option<PlanForm>> {
    let form = cx.form_named("plan")?;
    let recipe = form.value("recipe", cx.wanted("recipe")).to_owned();
    if recipe.is_empty() {
        return Ok(None);
    }
    let day = form.value("day", cx.wanted("day")).to_owned();
    let is_known = proposal.batches.iter().any(|it| it.recipe == recipe);
    if !is_known && !form.is_sent() {
        return Ok(None);
    }
    let taken: Vec<&str> =
        calendar.rows.iter().chain(&calendar.waiting).map(|row| row.batch.as_str()).collect();
    Ok(Some(PlanForm {
        code: free_code(&recipe, &day, &taken),
        recipe,
        day,
        vessels: vessel_choices(calendar, "No vessel yet"),
        next: cx.href("/batches/{batch}"),
        form,
    }))
}

/// A code for a batch: its recipe with month and day, and a number where that is taken.
fn free_code(recipe: &str, day: &str, taken: &[&str]) -> String {
    let date: String = day.chars().skip(5).filter(char::is_ascii_digit).collect();
    let recipe: String = recipe.chars().take(CODE - 8).collect();
    let first = format!("{recipe}-{date}");
    let numbered = (2..100).map(|n| format!("{first}-{n}"));
    let mut codes = std::iter::once(first.clone()).chain(numbered);
    codes.find(|code| !taken.contains(&code.as_str())).unwrap_or(first)
}

/// The form that moves a batch; None where there is none to move.
fn move_form(cx: &PageCx, calendar: &Calendar) -> Result<Option<MoveForm>> {
    let movable: Vec<&CalendarRow> =
        calendar.rows.iter().chain(&calendar.waiting).filter(|row| is_movable(row)).collect();
    let form = cx.form_named("move")?;
    if movable.is_empty() && !form.is_sent() {
        return Ok(None);
    }
    let wanted = movable.iter().find(|row| row.batch == cx.wanted("batch"));
    let day = wanted.and_then(|row| row.day).unwrap_or_else(|| cx.tx.today());
    let choice = |row: &&CalendarRow| {
        let words = say!("{batch}, {recipe}", batch = &row.batch, recipe = &row.recipe_name);
        (row.batch.clone(), words)
    };
    Ok(Some(MoveForm {
        form,
        batch: wanted.map_or(String::new(), |row| row.batch.clone()),
        batches: movable.iter().map(choice).collect(),
        day: day.to_string(),
        vessels: vessel_choices(calendar, "Where it is"),
    }))
}

#[cfg(test)]
mod tests {
    use super::super::calendar::CalendarHoliday;
    use super::*;
    use crate::batches::page::tests::HOSTILE;
    use jiff::civil::date;
    use kernel::decimal::Quantity;

    const TODAY: Day = date(2026, 6, 10);

    fn row(words: &str, day: Option<Day>) -> CalendarRow {
        CalendarRow {
            day,
            batch: words.to_owned(),
            state: "Planned".to_owned(),
            recipe: words.to_owned(),
            recipe_name: words.to_owned(),
            vessel: Some("VAT-1".to_owned()),
            equipment: vec!["VAT-1".to_owned()],
            quantity: Quantity::parse("640").ok(),
            unit: Some("L".to_owned()),
        }
    }

    fn page(words: &str, is_full: bool) -> String {
        let vessels = vec![VesselShown { vessel: "VAT-1".to_owned(), name: words.to_owned() }];
        let rows = if is_full { vec![row(words, Some(TODAY))] } else { vec![] };
        let waiting = if is_full { vec![row(words, None)] } else { vec![] };
        let holiday = CalendarHoliday { day: TODAY, name: words.to_owned() };
        let holidays = if is_full { vec![holiday] } else { vec![] };
        let calendar = Calendar { rows, waiting, vessels, holidays };
        let cells = Cells { base: "/w/d".into(), shown: "/w/d/calendar?week=x".into(), may_plan: true };
        let form = |name| FormState::new("k").prefixed(name);
        let page = CalendarPage {
            chrome: Chrome::sample(words),
            base: "/w/d".into(),
            here: "/w/d/calendar".into(),
            before: "/w/d/calendar".into(),
            after: "/w/d/calendar".into(),
            this_week: "/w/d/calendar".into(),
            other: ("/w/d/calendar?weeks=4".into(), "Four weeks"),
            weeks: vec![cells.week(&calendar, monday_of(TODAY), TODAY)],
            waiting: calendar.waiting.iter().map(|row| cells.slot(row)).collect(),
            proposed: vec![ProposedRow {
                recipe: words.into(),
                item: words.into(),
                quantity: "40".into(),
                unit: "kg",
                day: TODAY,
                weekday: weekday_of(TODAY),
                for_days: vec![TODAY],
                is_late: true,
                plan_href: "/w/d/calendar?recipe=x#plan".into(),
            }],
            unplanned: vec![UnplannedRow {
                item: words.into(),
                short: "3".into(),
                unit: "kg",
                has_recipe: false,
            }],
            plan: is_full.then(|| PlanForm {
                form: form("plan"),
                recipe: words.into(),
                code: words.into(),
                day: "2026-06-10".into(),
                vessels: vessel_choices(&calendar, "No vessel yet"),
                next: "/w/d/batches/{batch}".into(),
            }),
            move_form: is_full.then(|| MoveForm {
                form: form("move"),
                batch: words.into(),
                batches: vec![(words.into(), Phrase::verbatim(words))],
                day: "2026-06-10".into(),
                vessels: vessel_choices(&calendar, "Where it is"),
            }),
            feed: Some(form("feed")),
            may_plan: true,
        };
        let html = page.render().expect("drawn");
        assert_eq!(html.matches("<h1").count(), 1, "one heading");
        html
    }

    #[test]
    fn a_batch_is_in_the_row_of_its_vessel_on_its_day_with_the_form_that_moves_it() {
        let html = page("B-1", true);
        assert!(html.contains("batch=B-1#move"), "{html}");
        assert!(html.contains("data-day=\"2026-06-10\"") && html.contains("data-vessel=\"VAT-1\""), "{html}");
        assert!(page("Show Day", true).contains("<span class=\"blk small\">Show Day</span>"));
    }

    #[test]
    fn an_empty_week_says_what_to_do() {
        assert!(page("B-1", false).contains("Four weeks"));
    }

    #[test]
    fn a_hostile_name_stays_text() {
        assert!(!page(HOSTILE, true).contains("<script>alert"));
    }

    #[test]
    fn a_week_begins_on_its_monday() {
        for day in 8..15 {
            assert_eq!(monday_of(date(2026, 6, day)), date(2026, 6, 8));
        }
    }

    #[test]
    fn a_proposed_code_is_free() {
        assert_eq!(free_code("CHEDDAR", "2026-06-10", &[]), "CHEDDAR-0610");
        assert_eq!(free_code("CHEDDAR", "2026-06-10", &["CHEDDAR-0610"]), "CHEDDAR-0610-2");
        assert_eq!(free_code("A-RECIPE-WITH-A-LONG-CODE", "2026-06-10", &[]), "A-RECIPE-WIT-0610");
    }
}
