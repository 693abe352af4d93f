//! Cash and money on the Owner's home page: counts that differ beyond their limit, and accounts negative.
//! Invariant: both stand first, each count by itself, until a second person settled it or the account is above zero.

use catalogue::{Phrase, say};
use kernel::permission::Permission;
use platform::error::Result;
use sell::stocktakes::PiecesMissing;
use sell::tills::review::{BelowZero, CashWatch, CountToReview};
use web::page::PageCx;
use web::view::Chrome;

use super::{Decision, Rank};

/// The decisions about cash and money, for those who see the books.
pub(super) async fn to_look_into(cx: &PageCx, base: &str) -> Result<Vec<Decision>> {
    if !cx.may(Permission::CostRead) {
        return Ok(vec![]);
    }
    let watched = cx.ask(CashWatch {}).await?;
    let counts = watched.counts.iter().map(|it| count(it, base, &cx.chrome));
    let missing = watched.missing.iter().map(|it| pieces(it, base));
    let accounts = watched.below_zero.iter().map(|it| below_zero(it, base, &cx.chrome));
    Ok(counts.chain(missing).chain(accounts).collect())
}

fn count(it: &CountToReview, base: &str, chrome: &Chrome) -> Decision {
    let amount = chrome.money(it.difference_minor.get().saturating_abs());
    let title = match it.difference_minor.get() < 0 {
        true => say!("{amount} is missing in till {till}", amount, till = &it.till),
        false => say!("There is {amount} too much in till {till}", amount, till = &it.till),
    };
    let by = it.closed_by.clone().unwrap_or_default();
    Decision {
        rank: Rank::Stops,
        since: it.closed_at.map_or(0, |at| at.as_second()),
        tone: "bad",
        icon: "cash",
        title,
        why: match &it.reason {
            Some(reason) => say!("Counted by {by}. The reason given: {reason}", by, reason),
            None => say!("Counted by {by}.", by),
        },
        href: format!("{base}/tills/{}", it.session),
        verb: "Look into it",
    }
}

fn pieces(it: &PiecesMissing, base: &str) -> Decision {
    let place = match it.location.as_str() {
        "" => Phrase::of("the whole shop"),
        place => Phrase::verbatim(place),
    };
    let title = match it.many {
        1 => say!("A piece was not found in the stocktake of {place}", place),
        many => say!("{many} pieces were not found in the stocktake of {place}", many, place),
    };
    Decision {
        rank: Rank::Stops,
        since: it.closed_at.map_or(0, |at| at.as_second()),
        tone: "bad",
        icon: "scan",
        title,
        why: say!("Closed by {by}.", by = it.closed_by.clone().unwrap_or_default()),
        href: format!("{base}/stocktakes/{}?result=missing", it.stocktake),
        verb: "Look into it",
    }
}

fn below_zero(it: &BelowZero, base: &str, chrome: &Chrome) -> Decision {
    Decision {
        rank: Rank::Stops,
        since: 0,
        tone: "bad",
        icon: "cash",
        title: say!("{account} is negative in the books", account = Phrase::of(it.name)),
        why: say!(
            "The books have {amount}. Something is booked twice, on the wrong account, or not yet.",
            amount = chrome.money(it.balance_minor.get())
        ),
        href: format!("{base}/ledgers/cash?account={}", it.account),
        verb: "Look into it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::money::Money;

    #[test]
    fn a_shortage_and_a_surplus_are_told_apart_with_the_person_and_the_reason() {
        let chrome = Chrome::sample("x");
        let it = |minor| CountToReview {
            session: uuid::Uuid::nil(),
            till: "TILL-1".into(),
            difference_minor: Money::from_stored(minor),
            closed_by: Some("Ishaan".into()),
            closed_at: None,
            reason: Some("wrong change at noon".into()),
        };
        let told = |minor| {
            let decision = count(&it(minor), "/w/s", &chrome);
            (decision.title.to_string(), decision.why.to_string())
        };
        let (title, why) = told(-60_000);
        assert!(title.contains("missing in till TILL-1"), "{title}");
        assert_eq!(why, "Counted by Ishaan. The reason given: wrong change at noon");
        assert!(told(60_000).0.contains("too much in till TILL-1"));
    }

    #[test]
    fn an_account_below_zero_leads_to_its_entries() {
        let it = BelowZero { account: "BANK", name: "Bank", balance_minor: Money::from_stored(-500) };
        let decision = below_zero(&it, "/w/s", &Chrome::sample("x"));
        assert_eq!(decision.href, "/w/s/ledgers/cash?account=BANK");
        assert_eq!(decision.title.to_string(), "Bank is negative in the books");
    }
}
