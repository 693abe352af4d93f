//! The workspace's home page: the decisions that wait, oldest first, from both parts; and the day's figures.
//! Invariant: it only collects the answers of the parts' own queries, and runs none that the member may not.

use askama::Template;
use jiff::civil::Date;
use kernel::permission::Permission;
use make::batches::progress::{Watched, watched};
use make::batches::show::BatchListed;
use make::equipment::EquipmentShown;
use make::equipment::list_page::why_unfit;
use make::today::{GetToday, Today};
use platform::error::Result;
use sell::customers::ListCustomers;
use sell::dashboard::{DayOverview, DayShown};
use sell::invoices::list::ListInvoices;
use sell::pieces::ListArticles;
use sell::rates::Board;
use web::page::{Body, Nav, Page, PageCx};
use web::registry::Registry;
use web::url::encoded;
use web::view::Chrome;

mod figures;
#[cfg(test)]
mod tests;

use figures::{BillLine, RateAge, Reading, Sold, latest, rate_age, readings, sold};

/// Decisions shown; the newer ones follow when these are done.
const MOST: usize = 12;

/// Registers the home page.
pub fn register(registry: &mut Registry) {
    registry.page(Page {
        path: "",
        needs: Permission::WorkspaceRead,
        nav: Some(Nav { group: "", label: "Today", icon: "today", keys: "g h", tab: "Today" }),
        draw: |cx| Box::pin(draw(cx)),
    });
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    chrome: Chrome,
    base: String,
    title: String,
    lede: String,
    decisions: Vec<Decision>,
    /// How many decisions are not shown.
    more: usize,
    sold: Option<Sold>,
    batches: Vec<Batch>,
    /// The last reading at each point of the batches in progress.
    readings: Vec<Reading>,
    /// The age of the rates.
    rates: Option<RateAge>,
    /// The newest bills.
    bills: Vec<BillLine>,
    /// First steps in an empty workspace.
    steps: Vec<Step>,
    may_bill: bool,
    may_make: bool,
}

/// One decision that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Decision {
    /// Since when it waits, for sorting.
    since: i64,
    tone: &'static str,
    icon: &'static str,
    title: String,
    why: String,
    href: String,
    verb: &'static str,
}

/// A batch in progress.
struct Batch {
    href: String,
    code: String,
    recipe: String,
    tone: &'static str,
    icon: &'static str,
    state: String,
    /// None where the page did not query the readings.
    watched: Option<Watched>,
}

/// A first step: its title, reason, link, and whether it is done.
struct Step {
    title: &'static str,
    why: &'static str,
    href: String,
    verb: &'static str,
    is_done: bool,
}

async fn draw(cx: &PageCx) -> Result<Body> {
    let (may_read, may_make) = (cx.may(Permission::BillsRead), cx.may(Permission::MakeRead));
    let day = if may_read { Some(cx.ask(DayOverview {}).await?) } else { None };
    let today = if may_make { Some(cx.ask(GetToday {}).await?) } else { None };
    let base = cx.href("");
    let zone = &cx.tx.workspace.zone;
    let mut decisions = Vec::new();
    if let Some(day) = &day {
        decisions.extend(of_shop(&base, day, cx));
    }
    if let Some(today) = &today {
        decisions.extend(of_making(&base, today, &cx.chrome));
        decisions.extend(today.equipment.iter().filter_map(|it| to_check(cx, &base, it)));
    }
    decisions.sort_by_key(|decision| decision.since);
    let more = decisions.len().saturating_sub(MOST);
    let posted = match may_read {
        true => cx.ask(ListInvoices { number: None, party: None, after: None }).await?.rows,
        false => Vec::new(),
    };
    let steps = steps(cx, &base, today.as_ref(), posted.is_empty()).await?;
    let lede = lede(decisions.len(), steps.is_empty());
    decisions.truncate(MOST);
    let watching = match &today {
        Some(today) => watched(cx, &today.in_work).await?,
        None => Vec::new(),
    };
    cx.html(&HomePage {
        chrome: cx.chrome("Today"),
        title: cx.tx.now.to_zoned(zone.clone()).strftime("%A %-d %B").to_string(),
        lede,
        more,
        sold: day.as_ref().map(|day| sold(day, &cx.chrome)),
        readings: readings(&watching),
        bills: latest(&base, &posted),
        rates: if cx.may(Permission::RatesRead) { rate_age(&cx.ask(Board {}).await?) } else { None },
        batches: today.as_ref().map_or(Vec::new(), |today| in_work(&base, &today.in_work, &watching)),
        steps,
        may_bill: cx.may(Permission::BillsWrite),
        may_make: cx.may(Permission::BatchesPlan),
        decisions,
        base,
    })
}

fn lede(waiting: usize, has_begun: bool) -> String {
    match waiting {
        0 if !has_begun => "A new workspace. A few things first, in any order.".to_owned(),
        0 => "Nothing needs a person now. Everything is moving.".to_owned(),
        1 => "One thing needs a person. Everything else is moving.".to_owned(),
        many => format!("{many} things need a person. Everything else is moving."),
    }
}

/// The decisions of the shop: old rates for members who publish them, overdue bills for those who take money.
fn of_shop(base: &str, day: &DayShown, cx: &PageCx) -> Vec<Decision> {
    let mut decisions = Vec::new();
    if cx.may(Permission::RatesWrite) {
        decisions.extend(stale_rates(base, day));
    }
    if cx.may(Permission::BillsWrite) {
        decisions.extend(overdue(base, day, &cx.chrome));
    }
    decisions
}

/// One decision for all old rates, because publishing them is one task.
fn stale_rates(base: &str, day: &DayShown) -> Option<Decision> {
    let oldest =
        day.stale_rates.iter().filter_map(|row| row.in_force.as_ref()).map(|rate| rate.effective_at).min()?;
    let named: Vec<String> =
        day.stale_rates.iter().map(|row| format!("{} {}", row.metal, row.fineness_ppt)).collect();
    let title = match named.len() {
        1 => "A rate is too old to sell by".to_owned(),
        many => format!("{many} rates are too old to sell by"),
    };
    Some(Decision {
        since: oldest.as_second(),
        tone: "warn",
        icon: "rate",
        title,
        why: format!("{}. Bills are refused until they are published again.", named.join(", ")),
        href: format!("{base}/rates#publish"),
        verb: "Publish",
    })
}

/// One decision for all overdue bills: it names a single bill, and for several it links to the customers.
fn overdue(base: &str, day: &DayShown, chrome: &Chrome) -> Option<Decision> {
    let oldest = day.unpaid.iter().find(|bill| bill.overdue_days > 0)?;
    let tone = if oldest.overdue_days > 30 { "bad" } else { "warn" };
    if day.overdue.bills < 2 {
        return Some(one_overdue(base, oldest, tone, chrome));
    }
    Some(Decision {
        since: midnight(oldest.due_on, chrome),
        tone,
        icon: "bills",
        title: format!(
            "{} bills are overdue, {}",
            day.overdue.bills,
            chrome.money(day.overdue.open_minor.get())
        ),
        why: format!(
            "The oldest was due {}, {} ago: {}.",
            chrome.day(oldest.due_on),
            chrome.days(oldest.overdue_days),
            oldest.party_name.as_deref().unwrap_or("nobody named")
        ),
        href: format!("{base}/customers?overdue=yes"),
        verb: "See who owes",
    })
}

fn one_overdue(base: &str, bill: &sell::dashboard::Unpaid, tone: &'static str, chrome: &Chrome) -> Decision {
    Decision {
        since: midnight(bill.due_on, chrome),
        tone,
        icon: "bill",
        title: format!("{} is open of {}", chrome.money(bill.open_minor.get()), bill.number),
        why: format!(
            "{}, due {}, {} ago.",
            bill.party_name.as_deref().unwrap_or("Nobody named"),
            chrome.day(bill.due_on),
            chrome.days(bill.overdue_days)
        ),
        href: format!("{base}/bills/{}", bill.document_id),
        verb: "Take payment",
    }
}

/// Midnight of a day in the workspace's time zone, in seconds.
fn midnight(day: Date, chrome: &Chrome) -> i64 {
    day.to_zoned(chrome.manner.zone.clone()).map_or(0, |at| at.timestamp().as_second())
}

/// The decisions of production: deviations, batches to review, holds, lots close to their date.
fn of_making(base: &str, today: &Today, chrome: &Chrome) -> Vec<Decision> {
    let deviations = today.deviations.iter().map(|it| Decision {
        since: it.from.as_second(),
        tone: "bad",
        icon: "hold",
        title: format!("Batch {} has an open deviation", it.batch),
        why: format!(
            "{}{}. Quality decides.",
            worst(it),
            it.control_point.as_ref().map(|at| format!(" at {at}")).unwrap_or_default()
        ),
        href: format!("{base}/batches/{}", it.batch),
        verb: "Decide",
    });
    let reviews = today.under_review.iter().map(|it| Decision {
        since: it.completed_at.unwrap_or(it.planned_at).as_second(),
        tone: "info",
        icon: "shield",
        title: format!("Batch {} waits for release", it.batch),
        why: format!("{}. Its record is complete.", it.recipe_name),
        href: format!("{base}/batches/{}", it.batch),
        verb: "Review",
    });
    let holds = today.holds.iter().filter_map(|it| {
        let lot = it.lot.as_ref()?;
        Some(Decision {
            since: it.opened_at.as_second(),
            tone: "bad",
            icon: "hold",
            title: format!("Lot {lot} is on hold"),
            why: format!(
                "{}. By {}, {}.",
                it.reason.trim_end_matches('.'),
                it.opened_by,
                chrome.instant(it.opened_at)
            ),
            href: format!("{base}/lots/{lot}"),
            verb: "Open",
        })
    });
    deviations.chain(reviews).chain(holds).chain(spoiling(base, today, chrome)).collect()
}

/// "62.1 Cel", the value furthest outside; else the kind of deviation.
fn worst(it: &make::deviations::DeviationShown) -> String {
    let unit = it.unit.as_deref().map(|unit| if unit == "Cel" { "°C" } else { unit }).unwrap_or_default();
    match &it.worst {
        Some(value) => format!("Read {value}\u{a0}{unit}").trim_end().to_owned(),
        None => it.kind.replace('_', " "),
    }
}

/// A calibration or cleaning that is due, for members who do it.
fn to_check(cx: &PageCx, base: &str, it: &EquipmentShown) -> Option<Decision> {
    let cleans = it.needs == Some("cleaning");
    let needs = if cleans { Permission::EquipmentCheck } else { Permission::EquipmentCalibrate };
    cx.may(needs).then(|| check_decision(base, it, cleans, &cx.chrome))
}

fn check_decision(base: &str, it: &EquipmentShown, cleans: bool, chrome: &Chrome) -> Decision {
    let due = it.needs_since.or(it.calibration_deferred_to).or(it.calibration_due);
    let why = why_unfit(it, chrome);
    let title = match (cleans, it.fit) {
        (true, _) => format!("{} is to be cleaned", it.name),
        (false, false) => format!("{} is locked until it is calibrated", it.name),
        (false, true) => format!("{} is to be calibrated soon", it.name),
    };
    let good = due.map(|day| format!("Valid until {}.", chrome.day(day)));
    Decision {
        since: due.map_or(0, |day| midnight(day, chrome)),
        tone: if it.fit || cleans { "warn" } else { "bad" },
        icon: "tool",
        title,
        why: why.or(good).unwrap_or_default(),
        href: format!("{base}/equipment/{}", encoded(&it.equipment)),
        verb: if cleans { "Clean" } else { "Calibrate" },
    }
}

fn spoiling<'a>(base: &'a str, today: &'a Today, chrome: &'a Chrome) -> impl Iterator<Item = Decision> + 'a {
    today.expiring.iter().filter_map(move |it| {
        let last = it.expires?;
        Some(Decision {
            since: midnight(last, chrome),
            tone: "warn",
            icon: "clock",
            title: format!("Lot {}: use by {}", it.lot, chrome.day(last)),
            why: format!("{}\u{a0}{} of {} are left.", it.quantity, it.unit, it.item),
            href: format!("{base}/lots/{}", it.lot),
            verb: "Open",
        })
    })
}

fn in_work(base: &str, batches: &[BatchListed], watching: &[Watched]) -> Vec<Batch> {
    let batch = |it: &BatchListed| {
        let state = it.state.to_lowercase().replace('_', " ");
        let (tone, icon) = match state.as_str() {
            "held" => ("bad", "hold"),
            "running" => ("ok", "check"),
            _ => ("info", "clock"),
        };
        Batch {
            href: format!("{base}/batches/{}", it.batch),
            code: it.batch.clone(),
            recipe: format!("{}, version {}", it.recipe_name, it.recipe_version),
            tone,
            icon,
            state: if state == "held" { "On hold".to_owned() } else { capital(&state) },
            watched: watching.iter().find(|seen| seen.batch == it.batch).cloned(),
        }
    };
    batches.iter().map(batch).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The first steps in a new workspace; none after the first sale or batch. Each step is shown only to members
/// who may do it.
async fn steps(cx: &PageCx, base: &str, today: Option<&Today>, sold_nothing: bool) -> Result<Vec<Step>> {
    let made_something = today.is_some_and(|today| !today.batches.is_empty());
    let needs =
        [Permission::MembersWrite, Permission::RatesRead, Permission::LedgerRead, Permission::ArticlesRead];
    if !needs.into_iter().all(|it| cx.may(it)) || made_something || !sold_nothing {
        return Ok(Vec::new());
    }
    let has_rates = !cx.ask(Board {}).await?.rows.is_empty();
    let has_customers = !cx.ask(ListCustomers { search: None, after: None }).await?.rows.is_empty();
    let has_pieces = !cx.ask(ListArticles { tag: None, status: None, after: None }).await?.rows.is_empty();
    let step = |title, why, path: &str, verb, is_done| Step {
        title,
        why,
        href: format!("{base}{path}"),
        verb,
        is_done,
    };
    Ok(vec![
        step(
            "Publish today's rates",
            "Gold and silver are billed at the board's rate.",
            "/rates#publish",
            "Publish",
            has_rates,
        ),
        step(
            "Add a customer",
            "A bill is made out to somebody, who then has a ledger.",
            "/customers?add=yes#add",
            "Add",
            has_customers,
        ),
        step(
            "Add a piece",
            "A tagged piece is scanned at the counter.",
            "/stock?add=yes#add",
            "Add",
            has_pieces,
        ),
        step(
            "Write a recipe down",
            "A batch is made by a recipe's version, with its control points.",
            "/recipes",
            "Write",
            false,
        ),
        step(
            "Invite the others",
            "Each person signs in as themselves, with their own role.",
            "/team#invite",
            "Invite",
            false,
        ),
        step("Look the settings over", "Tax, rounding and limits have defaults.", "/settings", "Look", false),
    ])
}
