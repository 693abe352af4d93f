//! One standing order: its lines and days, the state of its next days, and the forms that change it.
//! Invariant: a day that is settled is not offered again.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::day::{Day, parse_day};
use kernel::permission::Permission;
use ledger::orders::Weekday;
use platform::error::Result;
use platform::fields::Name;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState};

use super::form::{DeliverForm, LineRow, LinesForm, PickRow, customers, line_row, now, pick_row};
use super::page::{StepRow, step_row};
use super::pick::PickOrder;
use super::show::{GetStandingOrder, StandingDayShown, StandingOrderShown};
use super::words::{weekday_name, weekday_of};

/// Customer, days and lines of a standing order.
pub(crate) struct SetForm {
    pub party: String,
    pub customers: Vec<(String, String)>,
    /// The word as sent, its name, and the word again where it is ticked.
    pub weekdays: Vec<(&'static str, &'static str, &'static str)>,
    pub from: String,
    pub until: String,
    pub lines: LinesForm,
}

/// The days of the week to tick.
pub(crate) fn weekday_choices(chosen: &[Weekday]) -> Vec<(&'static str, &'static str, &'static str)> {
    let choice = |day: &Weekday| {
        let word = day.as_str();
        (word, weekday_name(*day), if chosen.contains(day) { word } else { "" })
    };
    Weekday::ALL.iter().map(choice).collect()
}

#[derive(Template)]
#[template(path = "orders/standing.html")]
pub(crate) struct StandingPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub code: String,
    pub name: String,
    pub ledger: String,
    pub weekdays: Vec<&'static str>,
    pub from: Date,
    pub until: Option<Date>,
    /// The version that a change names.
    pub version: i32,
    pub lines: Vec<LineRow>,
    pub days: Vec<DayRow>,
    /// Days that went by and were neither delivered nor skipped.
    pub missed: Vec<DayRow>,
    /// How many more of them there are; empty: none.
    pub more_missed: String,
    /// The first of them and the last that may be one, to skip all; empty: none is missed.
    pub missed_from: String,
    pub missed_through: String,
    /// The form that skips all of them.
    pub skip_missed: Option<FormState>,
    /// The day that the forms are for.
    pub day: Option<Date>,
    pub weekday: &'static str,
    pub deliver: Option<DeliverForm>,
    pub picks: Vec<PickRow>,
    pub skip: Option<FormState>,
    pub stop: Option<FormState>,
    pub set: Option<SetForm>,
    pub steps: Vec<StepRow>,
    pub faults: Vec<Phrase>,
}

/// A day of the standing order.
pub(crate) struct DayRow {
    pub day: Date,
    pub weekday: &'static str,
    /// taken, overdue, delivered or skipped.
    pub state: String,
    /// The page with the forms for this day; empty for one that is settled.
    pub href: String,
    pub bill: String,
    pub bill_href: String,
    pub is_chosen: bool,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let order = cx.ask_with::<GetStandingOrder>(&[("standing", cx.param("standing")?)]).await?;
    let base = cx.href("");
    let here = format!("{base}/standing-orders/{}", encoded(&order.standing));
    let (digits, may_see_bills) = (cx.tx.workspace.currency.minor_digits, cx.may(Permission::BillsRead));
    // A form that came back stays with its day.
    let day = chosen_day(cx.form.value("day", cx.wanted("day")), &order);
    let day_text = day.map_or(String::new(), |day| day.to_string());
    let picked = match day.filter(|_| cx.may(Permission::OrdersPick)) {
        Some(day) => {
            let standing = Some(Name::parse(&order.standing)?);
            cx.ask(PickOrder { order: None, standing, day: Some(day) }).await?.lines
        }
        None => vec![],
    };
    let named = vec![("standing", order.standing.clone()), ("day", day_text.clone())];
    let form =
        |name: &'static str, offered: bool| if offered { cx.form_named(name).map(Some) } else { Ok(None) };
    let takes = cx.may(Permission::OrdersTake);
    let deliver = form("deliver", day.is_some() && cx.may(Permission::BillsWrite))?;
    let deliver = match deliver {
        Some(form) => Some(DeliverForm::of(cx, form, named, &picked).await?),
        None => None,
    };
    let may_see_lots = cx.may(Permission::MakeRead);
    let picks = match deliver.is_some() {
        true => vec![],
        false => picked.iter().map(|line| pick_row(line, &base, may_see_lots)).collect(),
    };
    let set = match cx.may(Permission::StandingOrdersWrite) {
        true => Some(set_form(cx, cx.form_named("set")?, &order).await?),
        false => None,
    };
    let is_missed = !order.missed.is_empty();
    let ledger = match cx.may(Permission::LedgerRead) {
        true => format!("{base}/customers/{}", encoded(&order.party)),
        false => String::new(),
    };
    cx.html(&StandingPage {
        chrome: cx.chrome(say!("Standing order {code}", code = &order.standing)),
        name: order.party_name.clone(),
        ledger,
        weekdays: order.weekdays.iter().map(|day| weekday_name(*day)).collect(),
        from: order.from,
        until: order.until,
        version: order.version,
        lines: order.lines.iter().map(|line| line_row(line, digits)).collect(),
        days: order.days.iter().map(|it| day_row(it, &base, &here, day, may_see_bills)).collect(),
        missed: order.missed.iter().map(|it| missed_row(*it, &here, day)).collect(),
        more_missed: more_words(order.missed_count.saturating_sub(order.missed.len())),
        missed_from: order.missed.first().map_or(String::new(), ToString::to_string),
        missed_through: if is_missed { yesterday(cx).to_string() } else { String::new() },
        skip_missed: form("missed", is_missed && takes)?,
        day,
        weekday: day.map_or("", weekday_of),
        deliver,
        picks,
        skip: form("skip", day.is_some() && takes)?,
        stop: form("stop", takes)?,
        set,
        steps: order.history.iter().map(|step| step_row(step, &base, may_see_bills)).collect(),
        faults: cx.button_faults(&["deliver", "skip", "missed", "stop", "set"]),
        code: order.standing,
        base,
        here,
    })
}

/// The day that the address names, if it is open or missed; otherwise the next one, or the first that was
/// missed.
fn chosen_day(wanted: &str, order: &StandingOrderShown) -> Option<Day> {
    let wanted = parse_day(wanted).ok();
    let is_open = |day: &Day| {
        order.missed.contains(day) || order.days.iter().any(|it| it.day == *day && it.state.is_none())
    };
    wanted.filter(is_open).or(order.next_day).or_else(|| order.missed.first().copied())
}

fn more_words(count: usize) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}

/// The last day that may be missed.
fn yesterday(cx: &PageCx) -> Day {
    cx.tx.today().saturating_sub(1.day())
}

async fn set_form(cx: &PageCx, form: FormState, order: &StandingOrderShown) -> Result<SetForm> {
    let digits = cx.tx.workspace.currency.minor_digits;
    let lines = order.lines.iter().map(|line| now(line, digits)).collect();
    Ok(SetForm {
        party: order.party.clone(),
        customers: customers(cx).await?,
        weekdays: weekday_choices(&order.weekdays),
        from: order.from.to_string(),
        until: order.until.map_or(String::new(), |until| until.to_string()),
        lines: LinesForm::of(cx, form, lines).await?,
    })
}

/// A missed day. It leads to the forms that deliver it late, or skip it.
fn missed_row(day: Day, here: &str, chosen: Option<Day>) -> DayRow {
    DayRow {
        day,
        weekday: weekday_of(day),
        state: "overdue".to_owned(),
        href: format!("{}#day", with_params(here, &[("day", &day.to_string())])),
        bill: String::new(),
        bill_href: String::new(),
        is_chosen: chosen == Some(day),
    }
}

fn day_row(
    it: &StandingDayShown,
    base: &str,
    here: &str,
    chosen: Option<Day>,
    may_see_bills: bool,
) -> DayRow {
    DayRow {
        day: it.day,
        weekday: weekday_of(it.day),
        href: match it.state {
            None => format!("{}#day", with_params(here, &[("day", &it.day.to_string())])),
            Some(_) => String::new(),
        },
        state: it.state.clone().unwrap_or_else(|| "taken".to_owned()),
        bill: it.bill.clone().unwrap_or_default(),
        bill_href: it
            .bill_id
            .filter(|_| may_see_bills)
            .map_or(String::new(), |bill| format!("{base}/bills/{bill}")),
        is_chosen: chosen == Some(it.day),
    }
}
