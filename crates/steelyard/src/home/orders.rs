//! Orders on the home page: orders that are late, and the deliveries of today.
//! Invariant: one decision for all late orders and one for the run of today, because their pages show each.

use catalogue::say;
use kernel::permission::Permission;
use platform::error::Result;
use sell::orders::{GetDeliveryRun, ListOrders};
use web::page::PageCx;

use super::{Decision, Rank, midnight};

/// The decisions about orders. They name a single one, and for several they link to their page.
pub(super) async fn due(cx: &PageCx, base: &str) -> Result<Vec<Decision>> {
    let listed = cx.ask(ListOrders { state: None, after: None }).await?.rows;
    let late: Vec<_> = listed.iter().filter(|order| order.overdue).collect();
    let mut decisions = Vec::new();
    if let Some(oldest) = late.first() {
        let day = cx.chrome.day(oldest.deliver_on);
        let name = oldest.party_name.clone().unwrap_or_default();
        let (title, why, href) = match late.len() {
            1 => (
                say!("{order} was wanted on {day}", order = &oldest.order, day),
                say!("It is for {name}.", name),
                format!("{base}/orders/{}", oldest.order_id),
            ),
            count => (
                say!("{count} orders are late", count),
                say!("The oldest was wanted on {day}, by {name}.", day, name),
                format!("{base}/orders"),
            ),
        };
        let since = midnight(oldest.deliver_on, &cx.chrome);
        decisions.push(Decision {
            rank: Rank::Due,
            since,
            tone: "bad",
            icon: "out",
            title,
            why,
            href,
            verb: "Open",
        });
    }
    decisions.extend(run_of_today(cx, base).await?);
    Ok(decisions)
}

/// The decision about today's deliveries, for users who may pick orders.
async fn run_of_today(cx: &PageCx, base: &str) -> Result<Option<Decision>> {
    if !cx.may(Permission::OrdersPick) {
        return Ok(None);
    }
    let run = cx.ask(GetDeliveryRun { day: None }).await?;
    let today: Vec<_> = run.stops.iter().filter(|stop| stop.deliver_on == run.day).collect();
    let Some(first) = today.first() else { return Ok(None) };
    let name = first.party_name.clone().unwrap_or_default();
    let is_short = today.iter().flat_map(|stop| &stop.lines).any(|line| line.short.get() > 0);
    let title = match today.len() {
        1 => say!("One delivery today: {name}", name),
        count => say!("{count} deliveries today", count),
    };
    let why = match is_short {
        true => "Something is short for it.".into(),
        false => "All of it is there.".into(),
    };
    let since = midnight(run.day, &cx.chrome);
    let tone = if is_short { "bad" } else { "info" };
    Ok(Some(Decision {
        rank: Rank::Due,
        since,
        tone,
        icon: "out",
        title,
        why,
        href: format!("{base}/orders/run"),
        verb: "Open",
    }))
}
