//! Policies on the home page: those that the person must still read.
//! Invariant: one decision for all of them, because their page lists each.

use catalogue::say;
use obligations::policies::reads::ListPolicies;
use platform::error::Result;
use web::page::PageCx;

use super::{Decision, Rank};

/// The decision to read policies. It names a single one, and for several it leads to their list.
pub(super) async fn to_read(cx: &PageCx, base: &str) -> Result<Option<Decision>> {
    let rows = cx.ask(ListPolicies {}).await?.rows;
    let waiting: Vec<_> = rows.iter().filter_map(|row| Some((row.read_by?, row))).collect();
    let Some((first, row)) = waiting.iter().min_by_key(|(by, _)| *by) else { return Ok(None) };
    let (title, href) = match waiting.len() {
        1 => (say!("Read {title}", title = &row.title), format!("{base}/policies/{}", row.policy)),
        count => (say!("{count} policies wait for you", count), format!("{base}/policies")),
    };
    let is_late = *first < cx.tx.now;
    let why = match is_late {
        true => say!("It was to be acknowledged by {day}.", day = cx.chrome.date(*first)),
        false => say!("Acknowledge it by {day}.", day = cx.chrome.date(*first)),
    };
    Ok(Some(Decision {
        rank: if is_late { Rank::Due } else { Rank::Told },
        since: first.as_second(),
        tone: if is_late { "bad" } else { "info" },
        icon: "ledger",
        title,
        why,
        href,
        verb: "Read",
    }))
}
