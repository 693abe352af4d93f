//! The days on which nobody works, and the forms that add one and remove one.
//! Invariant: a removal asks for a reason; the removed day is named beside it.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::civil::Date;
use kernel::business_day::Region;
use kernel::day::parse_day;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, Page, PageCx};
use web::registry::Registry;
use web::url::{next_page, with_params};
use web::view::{Chrome, FormState};

use super::{HolidayShown, ListHolidays};

/// The page's path in the workspace.
const HERE: &str = "/settings/holidays";

#[derive(Template)]
#[template(path = "holidays/list.html")]
struct HolidaysPage {
    chrome: Chrome,
    base: String,
    here: String,
    rows: Vec<Row>,
    next: String,
    /// None for users who may not add one.
    add: Option<FormState>,
    /// The day that is removed.
    remove: Option<Removal>,
    /// Where a file of them is imported; empty for users who may not.
    imports: String,
}

/// A day of the list.
struct Row {
    day: Date,
    weekday: &'static str,
    name: String,
    /// Empty for the workspace's own closed day.
    region: String,
    source: String,
    /// Where it is removed; empty for users who may not.
    href: String,
}

/// The form that removes a day.
struct Removal {
    form: FormState,
    day: Date,
    day_text: String,
    region: String,
    title: Phrase,
    /// This page with that day.
    here: String,
}

/// Registers the page.
pub(crate) fn register(r: &mut Registry) {
    r.page(Page { path: HERE, needs: Permission::WorkspaceRead, nav: None, draw: |cx| Box::pin(draw(cx)) });
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<ListHolidays>(&[("after", cx.wanted("after"))]).await?;
    let here = cx.href(HERE);
    let may = cx.may(Permission::SettingsWrite);
    let remove = match may {
        true => holiday_wanted(cx).await?,
        false => None,
    };
    let remove = match remove {
        Some(row) => Some(removal(&row, &here, cx.form_named("remove")?)),
        None => None,
    };
    cx.html(&HolidaysPage {
        chrome: cx.chrome("Holidays"),
        base: cx.href(""),
        next: next_page(&here, &[], page.next.as_deref()),
        rows: page.rows.iter().map(|row| list_row(row, &here, may)).collect(),
        add: if may { Some(cx.form_named("add")?) } else { None },
        remove,
        imports: if cx.may(Permission::ImportRun) { cx.href("/move-in") } else { String::new() },
        here,
    })
}

/// The holiday that the address names.
async fn holiday_wanted(cx: &PageCx) -> Result<Option<HolidayShown>> {
    let Ok(day) = parse_day(cx.wanted("day")) else { return Ok(None) };
    let rows = cx.ask(ListHolidays { from: Some(day), after: None }).await?.rows;
    Ok(rows.into_iter().find(|row| row.day == day && region_of(row) == cx.wanted("region")))
}

fn region_of(row: &HolidayShown) -> &str {
    row.region.as_ref().map_or("", Region::as_str)
}

/// This page with a day to remove.
fn removal_href(row: &HolidayShown, here: &str) -> String {
    let day = row.day.to_string();
    let mut asked = vec![("day", day.as_str())];
    if !region_of(row).is_empty() {
        asked.push(("region", region_of(row)));
    }
    with_params(here, &asked)
}

fn list_row(row: &HolidayShown, here: &str, may: bool) -> Row {
    Row {
        day: row.day,
        weekday: weekday_of(row.day),
        name: row.name.clone(),
        region: region_of(row).to_owned(),
        source: row.source.clone().unwrap_or_default(),
        href: if may { format!("{}#remove", removal_href(row, here)) } else { String::new() },
    }
}

fn removal(row: &HolidayShown, here: &str, form: FormState) -> Removal {
    Removal {
        form,
        day: row.day,
        day_text: row.day.to_string(),
        region: region_of(row).to_owned(),
        title: say!("Remove {name}", name = &row.name),
        here: removal_href(row, here),
    }
}

/// "Monday".
fn weekday_of(day: Date) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = Date::constant(2026, 11, 2);

    fn page(words: &str, full: bool) -> String {
        let shown = HolidayShown {
            day: DAY,
            region: Region::parse("AU-TAS").ok(),
            name: words.into(),
            source: Some(words.into()),
        };
        let own = HolidayShown { region: None, source: None, ..shown.clone() };
        let here = "/w/dairy/settings/holidays";
        let form = || FormState::refused(vec![("name".into(), words.into())], vec![]);
        let page = HolidaysPage {
            chrome: Chrome::sample(words),
            base: "/w/dairy".into(),
            here: here.into(),
            rows: if full { vec![list_row(&shown, here, true), list_row(&own, here, false)] } else { vec![] },
            next: String::new(),
            add: full.then(form),
            remove: full.then(|| removal(&shown, here, form().prefixed("remove"))),
            imports: if full { "/w/dairy/move-in".into() } else { String::new() },
        };
        page.render().expect("a page")
    }

    #[test]
    fn it_draws_from_nothing_and_from_all_and_words_are_only_words() {
        let (empty, full) = (page("Recreation Day", false), page("Recreation Day", true));
        assert!(empty.contains("No holidays yet") && !empty.contains("workspace.holiday"), "{empty}");
        for there in ["workspace.holiday.add", "workspace.holiday.remove", "AU-TAS", "Our own", "/move-in"] {
            assert!(full.contains(there), "{there}: {full}");
        }
        assert!(full.contains("day=2026-11-02&#38;region=AU-TAS#remove"), "{full}");
        assert!(!page("<script>alert(1)</script>", true).contains("<script>alert"));
    }

    #[test]
    fn a_day_is_named_by_its_day_and_its_region() {
        let own = HolidayShown { day: DAY, region: None, name: "Stocktaking".into(), source: None };
        assert_eq!(removal_href(&own, "/h"), "/h?day=2026-11-02");
        let state = HolidayShown { region: Region::parse("AU-TAS").ok(), ..own };
        assert_eq!(removal_href(&state, "/h"), "/h?day=2026-11-02&region=AU-TAS");
    }
}
