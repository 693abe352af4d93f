//! The home page of those who run the instance: the faults that they must correct.
//! Invariant: it is the list that `/trust` shows to everybody, and no figure of a shop is on it.

use platform::error::Result;
use platform::worries::Worry;
use web::page::{Body, PageCx};

use crate::faults::CLOCK;

use super::{Decision, HomePage, Rank, lede, policies, title};

/// Draws it. Errors: the database's.
pub(super) async fn draw(cx: &PageCx, base: String) -> Result<Body> {
    let mut decisions: Vec<Decision> =
        cx.tx.worries.named().into_iter().map(|(name, worry)| decision(&base, &name, worry)).collect();
    decisions.extend(policies::to_read(cx, &base).await?);
    decisions.sort_by_key(|decision| (decision.rank, decision.since));
    cx.html(&HomePage {
        chrome: cx.chrome("Today"),
        title: title(cx),
        lede: lede(decisions.len(), true),
        empty: "Faults that you must correct are listed here: a full disk, a clock that jumped, backups with a gap.",
        decisions,
        base,
        more: 0,
        sold: None,
        batches: Vec::new(),
        readings: Vec::new(),
        rates: None,
        bills: Vec::new(),
        steps: Vec::new(),
        starter: None,
        samples: None,
        may_bill: false,
        may_make: false,
    })
}

/// A fault, with the page where it is corrected.
pub(super) fn decision(base: &str, name: &str, worry: Worry) -> Decision {
    let (href, verb) = match name {
        CLOCK => (format!("{base}/instance/clock"), "Confirm"),
        _ => ("/trust".to_owned(), "Look"),
    };
    Decision {
        rank: Rank::Stops,
        since: worry.since.as_second(),
        tone: "bad",
        icon: "warn",
        title: worry.title,
        why: worry.says,
        href,
        verb,
    }
}
