//! The workspace's home page: the decisions that wait, what stops work first, from both parts; and the day's figures.
//! Invariant: it only collects the answers of the parts' own queries, and runs none that the member may not.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::civil::Date;
use kernel::permission::Permission;
use ledger::items::ListItems;
use make::batches::progress::{Watched, watched};
use make::batches::show::BatchListed;
use make::equipment::EquipmentShown;
use make::equipment::list_page::why_unfit;
use make::recipes::ListRecipes;
use make::today::{GetToday, Today};
use platform::error::Result;
use platform::settings::Trade;
use sell::customers::ListCustomers;
use sell::dashboard::{DayOverview, DayShown};
use sell::invoices::list::ListInvoices;
use sell::pieces::ListArticles;
use sell::rates::Board;
use web::page::{Body, Nav, Page, PageCx};
use web::registry::Registry;
use web::url::encoded;
use web::view::{Chrome, FormState};

use crate::starter;
use crate::starter::summary::{Codes, Summary};

mod cash;
mod figures;
mod jobs;
mod operators;
mod orders;
mod policies;
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
    lede: Phrase,
    decisions: Vec<Decision>,
    /// What would be in an empty list of them.
    empty: &'static str,
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
    /// The form that fills an empty workspace with samples; None where it has something, or for users who may not.
    starter: Option<FormState>,
    /// The samples that were filled in, while nothing was made or sold yet.
    samples: Option<Summary>,
    may_bill: bool,
    may_make: bool,
}

/// How much a decision presses: it stops work, it is due, it is one line about many things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Stops,
    Due,
    Told,
}

/// One decision that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Decision {
    /// How much it presses.
    rank: Rank,
    /// Since when it waits, for sorting.
    since: i64,
    tone: &'static str,
    icon: &'static str,
    title: Phrase,
    why: Phrase,
    href: String,
    verb: &'static str,
}

/// A batch in progress.
struct Batch {
    href: String,
    code: String,
    recipe: Phrase,
    tone: &'static str,
    icon: &'static str,
    state: Phrase,
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
    if cx.may(Permission::InstanceRead) {
        return operators::draw(cx, cx.href("")).await;
    }
    let (may_read, may_make) = (cx.may(Permission::BillsRead), cx.may(Permission::MakeRead));
    let day = if may_read { Some(cx.ask(DayOverview {}).await?) } else { None };
    let today = if may_make { Some(cx.ask(GetToday {}).await?) } else { None };
    let base = cx.href("");
    let mut decisions = Vec::new();
    if let Some(day) = &day {
        decisions.extend(of_shop(&base, day, cx));
    }
    if let Some(today) = &today {
        decisions.extend(of_making(&base, today, &cx.chrome, cx.may(Permission::DeviationsDispose)));
        decisions.extend(today.equipment.iter().filter_map(|it| to_check(cx, &base, it)));
    }
    if cx.may(Permission::OrdersRead) {
        decisions.extend(orders::due(cx, &base).await?);
    }
    decisions.extend(policies::to_read(cx, &base).await?);
    decisions.sort_by_key(|decision| (decision.rank, decision.since));
    if may_read && cx.tx.workspace.settings.trade.has_metal() {
        // What was promised to a customer comes first.
        decisions.splice(0..0, jobs::overdue(cx, &base).await?);
    }
    // Money that is missing comes before everything.
    decisions.splice(0..0, cash::to_look_into(cx, &base).await?);
    let more = decisions.len().saturating_sub(MOST);
    let posted = match may_read {
        true => cx.ask(ListInvoices { number: None, party: None, after: None }).await?.rows,
        false => Vec::new(),
    };
    let is_new = is_new(cx, today.as_ref(), posted.is_empty());
    let codes = if is_new { Codes::read(cx).await? } else { Codes::default() };
    let steps = if is_new { steps(cx, &base).await? } else { Vec::new() };
    let may_fill = !steps.is_empty() && cx.may(Permission::ImportRun);
    let starter = match may_fill && starter::is_empty(&cx.tx).await? {
        true => Some(cx.form_named("starter")?),
        false => None,
    };
    let lede = lede(decisions.len(), steps.is_empty());
    decisions.truncate(MOST);
    let watching = match &today {
        Some(today) => watched(cx, &today.in_work).await?,
        None => Vec::new(),
    };
    cx.html(&HomePage {
        chrome: cx.chrome("Today"),
        title: title(cx),
        lede,
        empty: "Open decisions are listed here: a batch on hold, a rate that is too old, an overdue bill.",
        more,
        sold: day.as_ref().map(|day| sold(day, &cx.chrome)),
        readings: readings(&watching),
        bills: latest(&base, &posted),
        rates: if cx.may(Permission::RatesRead) { rate_age(&cx.ask(Board {}).await?) } else { None },
        batches: today.as_ref().map_or(Vec::new(), |today| in_work(&base, &today.in_work, &watching)),
        steps,
        starter,
        samples: codes.summary(&base, cx.may(Permission::BatchesPlan), cx.may(Permission::BillsWrite)),
        may_bill: cx.may(Permission::BillsWrite),
        may_make: cx.may(Permission::BatchesPlan),
        decisions,
        base,
    })
}

/// The day in the workspace: Tuesday 1 December.
fn title(cx: &PageCx) -> String {
    cx.tx.now.to_zoned(cx.tx.workspace.zone.clone()).strftime("%A %-d %B").to_string()
}

fn lede(waiting: usize, has_begun: bool) -> Phrase {
    match waiting {
        0 if !has_begun => "A new workspace. A few things first, in any order.".into(),
        0 => "Nothing needs attention now. Everything is on track.".into(),
        1 => "One thing needs attention. Everything else is on track.".into(),
        count => say!("{count} things need attention. Everything else is on track.", count),
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
        1 => "A rate is too old to sell by".into(),
        count => say!("{count} rates are too old to sell by", count),
    };
    Some(Decision {
        rank: Rank::Stops,
        since: oldest.as_second(),
        tone: "warn",
        icon: "rate",
        title,
        why: say!("{rates}. Bills are refused until they are published again.", rates = named.join(", ")),
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
    let (due, days) = (chrome.day(oldest.due_on), chrome.days(oldest.overdue_days));
    Some(Decision {
        rank: Rank::Due,
        since: midnight(oldest.due_on, chrome),
        tone,
        icon: "bills",
        title: say!(
            "{count} bills are overdue, {amount}",
            count = day.overdue.bills,
            amount = chrome.money(day.overdue.open_minor.get())
        ),
        why: match oldest.party_name.as_deref() {
            Some(name) => say!("The oldest was due {day}, {days} ago: {name}.", day = due, days, name),
            None => say!("The oldest was due {day}, {days} ago: nobody named.", day = due, days),
        },
        href: format!("{base}/customers?overdue=yes"),
        verb: "See who owes",
    })
}

fn one_overdue(base: &str, bill: &sell::dashboard::Unpaid, tone: &'static str, chrome: &Chrome) -> Decision {
    let (day, days) = (chrome.day(bill.due_on), chrome.days(bill.overdue_days));
    Decision {
        rank: Rank::Due,
        since: midnight(bill.due_on, chrome),
        tone,
        icon: "bill",
        title: say!(
            "{amount} is open of {number}",
            amount = chrome.money(bill.open_minor.get()),
            number = &bill.number
        ),
        why: match bill.party_name.as_deref() {
            Some(name) => say!("{name}, due {day}, {days} ago.", name, day, days),
            None => say!("Nobody named, due {day}, {days} ago.", day, days),
        },
        href: format!("{base}/bills/{}", bill.document_id),
        verb: "Take payment",
    }
}

/// Midnight of a day in the workspace's time zone, in seconds.
fn midnight(day: Date, chrome: &Chrome) -> i64 {
    day.to_zoned(chrome.manner.zone.clone()).map_or(0, |at| at.timestamp().as_second())
}

/// The decisions of production: batches on hold, deviations, holds, batches to review, lots close to their date.
/// `may_decide`: the user may end a deviation.
fn of_making(base: &str, today: &Today, chrome: &Chrome, may_decide: bool) -> Vec<Decision> {
    let deviations = today.deviations.iter().map(|it| Decision {
        rank: Rank::Stops,
        since: it.from.as_second(),
        tone: "bad",
        icon: "hold",
        title: say!("Batch {batch} has an open deviation", batch = &it.batch),
        why: match &it.control_point {
            Some(point) => say!("{what} at {point}. Quality decides.", what = worst(it), point),
            None => say!("{what}. Quality decides.", what = worst(it)),
        },
        href: format!("{base}/batches/{}", encoded(&it.batch)),
        verb: if may_decide { "Decide" } else { "Open" },
    });
    let reviews = today.under_review.iter().map(|it| Decision {
        rank: Rank::Due,
        since: it.completed_at.unwrap_or(it.planned_at).as_second(),
        tone: "info",
        icon: "shield",
        title: say!("Batch {batch} waits for release", batch = &it.batch),
        why: say!("{recipe}. Its record is complete.", recipe = &it.recipe_name),
        href: format!("{base}/batches/{}", it.batch),
        verb: "Review",
    });
    let holds = today.holds.iter().filter_map(|it| {
        let lot = it.lot.as_ref()?;
        Some(Decision {
            rank: Rank::Due,
            since: it.opened_at.as_second(),
            tone: "bad",
            icon: "hold",
            title: say!("Lot {lot} is on hold", lot),
            why: say!(
                "{reason}. By {by}, {when}.",
                reason = it.reason.trim_end_matches('.'),
                by = &it.opened_by,
                when = chrome.instant(it.opened_at)
            ),
            href: format!("{base}/lots/{}", encoded(lot)),
            verb: "Open",
        })
    });
    let held = on_hold(base, today);
    deviations.chain(held).chain(reviews).chain(holds).chain(spoiling(base, today, chrome)).collect()
}

/// Batches on hold without an open deviation in the list.
fn on_hold(base: &str, today: &Today) -> Vec<Decision> {
    let is_told = |batch: &str| today.deviations.iter().any(|it| it.batch == batch);
    let held = today.held.iter().filter(|it| !is_told(&it.batch));
    let decision = |it: &BatchListed| Decision {
        rank: Rank::Stops,
        since: it.started_at.unwrap_or(it.planned_at).as_second(),
        tone: "bad",
        icon: "hold",
        title: say!("Batch {batch} is on hold", batch = &it.batch),
        why: say!("{recipe}. No deviation is open.", recipe = &it.recipe_name),
        href: format!("{base}/batches/{}", encoded(&it.batch)),
        verb: "Open",
    };
    held.map(decision).collect()
}

/// "62.1 Cel", the value furthest outside; else the kind of deviation.
fn worst(it: &make::deviations::DeviationShown) -> Phrase {
    let unit = it.unit.as_deref().map(|unit| if unit == "Cel" { "°C" } else { unit }).unwrap_or_default();
    match &it.worst {
        Some(value) => say!("Read {value}", value = format!("{value}\u{a0}{unit}").trim_end()),
        None => Phrase::verbatim(it.kind.replace('_', " ")),
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
    let name = &it.name;
    let title = match (cleans, it.fit) {
        (true, _) => say!("{name} is to be cleaned", name),
        (false, false) => say!("{name} is locked until it is calibrated", name),
        (false, true) => say!("{name} is to be calibrated soon", name),
    };
    let good = due.map(|day| say!("Valid until {day}.", day = chrome.day(day)));
    Decision {
        rank: Rank::Due,
        since: due.map_or(0, |day| midnight(day, chrome)),
        tone: if it.fit || cleans { "warn" } else { "bad" },
        icon: "tool",
        title,
        why: why.or(good).unwrap_or_default(),
        href: format!("{base}/equipment/{}", encoded(&it.equipment)),
        verb: if cleans { "Clean" } else { "Calibrate" },
    }
}

/// One line for all lots that are expired or soon will be.
fn spoiling(base: &str, today: &Today, chrome: &Chrome) -> Option<Decision> {
    let first = today.expiring.first()?;
    let day = first.expires?;
    let (expired, soon) = (today.expired_count, today.expiring_count);
    let title = match (expired, soon) {
        (1, 0) => say!("Expired: lot {lot}", lot = &first.lot),
        (0, 1) => say!("Lot {lot}: use by {day}", lot = &first.lot, day = chrome.day(day)),
        (0, soon) => say!("{soon} lots expire within a week", soon),
        (expired, 0) => say!("Expired: {expired} lots", expired),
        (expired, soon) => say!("Expired: {expired}. Within a week: {soon} more", expired, soon),
    };
    let quantity = format!("{}\u{a0}{}", first.quantity, first.unit);
    let is_one = expired + soon == 1;
    Some(Decision {
        rank: Rank::Told,
        since: midnight(day, chrome),
        tone: if expired > 0 { "bad" } else { "warn" },
        icon: "clock",
        title,
        why: match is_one {
            true => say!(
                "{quantity} of {item} are left. The last day: {day}.",
                quantity,
                item = &first.item,
                day = chrome.day(day)
            ),
            false => say!(
                "The first is {lot}, {quantity} of {item}: {day}.",
                lot = &first.lot,
                quantity,
                item = &first.item,
                day = chrome.day(day)
            ),
        },
        href: match is_one {
            true => format!("{base}/lots/{}", encoded(&first.lot)),
            false => format!("{base}/lots?expiring=yes"),
        },
        verb: if is_one { "Open" } else { "See them" },
    })
}

fn in_work(base: &str, batches: &[BatchListed], watching: &[Watched]) -> Vec<Batch> {
    let batch = |it: &BatchListed| {
        let state = it.state.to_lowercase().replace('_', " ");
        let (tone, icon, word) = match state.as_str() {
            "held" => ("bad", "hold", "On hold".into()),
            "running" => ("ok", "check", "Running".into()),
            "ready" => ("info", "clock", "Ready".into()),
            "completed" => ("info", "clock", "Completed".into()),
            other => ("info", "clock", Phrase::verbatim(capital(other))),
        };
        Batch {
            href: format!("{base}/batches/{}", it.batch),
            code: it.batch.clone(),
            recipe: say!("{name}, version {version}", name = &it.recipe_name, version = it.recipe_version),
            tone,
            icon,
            state: word,
            watched: watching.iter().find(|seen| seen.batch == it.batch).cloned(),
        }
    };
    batches.iter().map(batch).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a workspace is new, for members who may do all of its first steps: nothing was made or sold yet.
fn is_new(cx: &PageCx, today: Option<&Today>, sold_nothing: bool) -> bool {
    let made_something = today.is_some_and(|today| !today.batches.is_empty());
    let needs =
        [Permission::MembersWrite, Permission::RatesRead, Permission::LedgerRead, Permission::ArticlesRead];
    needs.into_iter().all(|it| cx.may(it)) && !made_something && sold_nothing
}

/// The first steps in a new workspace, each with whether it is done.
async fn steps(cx: &PageCx, base: &str) -> Result<Vec<Step>> {
    let workspace = &cx.tx.workspace;
    let trade = workspace.settings.trade;
    let has_rates = trade.has_metal() && !cx.ask(Board {}).await?.rows.is_empty();
    let has_customers = !cx.ask(ListCustomers { search: None, after: None }).await?.rows.is_empty();
    let has_pieces = trade.has_metal()
        && !cx.ask(ListArticles { tag: None, status: None, after: None }).await?.rows.is_empty();
    let has_items = cx.may(Permission::ItemsRead)
        && !cx.ask(ListItems { search: None, after: None }).await?.rows.is_empty();
    let has_recipes = trade.has_batches()
        && cx.may(Permission::MakeRead)
        && !cx.ask(ListRecipes { after: None }).await?.rows.is_empty();
    let step = |title, why, path: &str, verb, is_done| Step {
        title,
        why,
        href: format!("{base}{path}"),
        verb: if is_done { "Look" } else { verb },
        is_done,
    };
    let mut steps = Vec::new();
    if workspace.lacks_tax_number() {
        steps.push(step(
            "Enter the tax number",
            "Without it bills carry no tax. If the shop is not registered, nothing is missing.",
            "/settings",
            "Enter",
            false,
        ));
    }
    if trade.has_metal() {
        let (title, why) = ("Publish today's rates", "Gold and silver are billed at the board's rate.");
        steps.push(step(title, why, "/rates#publish", "Publish", has_rates));
    }
    if trade != Trade::Jeweller {
        let (title, why) = ("Add an item", "What is sold or used, with its unit, price and tax.");
        steps.push(step(title, why, "/items#add", "Add", has_items));
    }
    let (title, why) = ("Add a customer", "A bill is made out to somebody, who then has a ledger.");
    steps.push(step(title, why, "/customers?add=yes#add", "Add", has_customers));
    if trade.has_metal() {
        let (title, why) = ("Add a piece", "A tagged piece is scanned at the counter.");
        steps.push(step(title, why, "/stock?add=yes#add", "Add", has_pieces));
    }
    if trade.has_batches() {
        let (title, why) =
            ("Write a recipe down", "A batch is made by a recipe's version, with its control points.");
        let is_first = !has_recipes && cx.may(Permission::RecipesPublish);
        let path = if is_first { "/recipes/new" } else { "/recipes" };
        steps.push(step(title, why, path, "Write", has_recipes));
    }
    let (title, why) = ("Invite the others", "Each person signs in as themselves, with their own role.");
    steps.push(step(title, why, "/team#invite", "Invite", false));
    let (title, why) = ("Look the settings over", "Tax, rounding and limits have defaults.");
    steps.push(step(title, why, "/settings", "Look", false));
    Ok(steps)
}
