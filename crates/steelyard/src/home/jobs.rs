//! Orders and repairs on the home page: what was promised and is not delivered.
//! Invariant: one decision for all of them, because the book shows them by their promised day.

use catalogue::say;
use platform::error::Result;
use sell::jobs::ListJobs;
use web::page::PageCx;

use super::{Decision, Rank, midnight};

/// The decision about overdue orders and repairs. It names a single one, and for several it links to the book.
pub(super) async fn overdue(cx: &PageCx, base: &str) -> Result<Option<Decision>> {
    let asked = ListJobs { state: None, due_before: Some(cx.tx.today()), karigar: None, after: None };
    let listed = cx.ask(asked).await?;
    let Some(oldest) = listed.rows.first() else { return Ok(None) };
    let (promised, chrome) = (cx.chrome.day(oldest.promised), &cx.chrome);
    let name = oldest.party_name.clone().unwrap_or_default();
    let (title, why, href) = match listed.count {
        1 => (
            say!("{job} was promised for {day}", job = &oldest.job, day = promised),
            say!("{name}: {description}", name, description = &oldest.description),
            format!("{base}/jobs/{}", oldest.job_id),
        ),
        count => (
            say!("{count} orders and repairs are overdue", count),
            say!("The oldest was promised for {day}, to {name}.", day = promised, name),
            format!("{base}/jobs"),
        ),
    };
    let since = midnight(oldest.promised, chrome);
    let rank = Rank::Stops;
    Ok(Some(Decision { rank, since, tone: "bad", icon: "tool", title, why, href, verb: "Open" }))
}
