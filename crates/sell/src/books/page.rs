//! The page of the books' check: whether the books agree with the goods, and whether stock from before is entered in them.
//! Invariant: it shows the results of queries and corrects nothing.

use askama::Template;
use jiff::Timestamp;
use kernel::metal::Metal;
use kernel::permission::Permission;
use ledger::accounts::earlier_stock::{AccountMoved, EarlierStock, EntryState};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::Chrome;

use super::{BooksCheck, CheckBooks, GetEarlierStock};

#[derive(Template)]
#[template(path = "books/check.html")]
pub(crate) struct CheckPage {
    pub chrome: Chrome,
    /// The page of the books; empty for users who may not see it.
    pub books: String,
    /// Empty for users who may not read ledgers.
    pub checks: Vec<BooksCheck>,
    /// None for a workspace that had none.
    pub earlier: Option<Earlier>,
}

/// How far stock from before is entered.
pub(crate) struct Earlier {
    pub waits: bool,
    pub entered: i64,
    pub of: i64,
    pub ended_at: Option<Timestamp>,
    pub accounts: Vec<AccountMoved>,
}

impl CheckPage {
    /// An amount of an account in its own unit.
    fn amount(&self, commodity: &str, amount: i64) -> String {
        match Metal::ALL.iter().any(|metal| metal.commodity() == commodity) {
            true => self.chrome.grams(amount),
            false => self.chrome.money(amount),
        }
    }

    fn broken(&self) -> impl Iterator<Item = &BooksCheck> {
        self.checks.iter().filter(|check| !check.holds)
    }
}

impl Earlier {
    fn of(it: EarlierStock) -> Option<Earlier> {
        let shown = Earlier {
            waits: it.state == EntryState::Waits,
            entered: it.entered,
            of: it.of,
            ended_at: it.ended_at,
            accounts: it.accounts.unwrap_or_default(),
        };
        (it.state != EntryState::NotNeeded).then_some(shown)
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    // The checks show balances, so who sees them may also read ledgers.
    let (earlier, checks) = match cx.may(Permission::LedgerRead) {
        true => (Earlier::of(cx.ask(GetEarlierStock {}).await?), cx.ask(CheckBooks {}).await?.checks),
        false => (None, vec![]),
    };
    cx.html(&CheckPage {
        chrome: cx.chrome("Books and goods"),
        books: if cx.may(Permission::BillsRead) { cx.href("/books") } else { String::new() },
        checks,
        earlier,
    })
}

#[cfg(test)]
mod tests {
    use super::super::BrokenRow;
    use super::*;

    fn page(text: &str, holds: bool, earlier: Option<Earlier>) -> String {
        let row = BrokenRow { about: text.to_owned(), books: 5, goods: -7 };
        let check = BooksCheck {
            check: "K2",
            says: "Stock at cost is what lots, pieces and untagged metal cost.",
            holds,
            rows: if holds { vec![] } else { vec![row] },
        };
        let page = CheckPage {
            chrome: Chrome::sample("en"),
            books: "/w/s/books".into(),
            checks: vec![check],
            earlier,
        };
        let html = page.render().expect("drawn");
        assert!(!html.contains("<script>alert"), "{html}");
        html
    }

    fn earlier(ended_at: Option<Timestamp>, accounts: Vec<AccountMoved>) -> Option<Earlier> {
        Some(Earlier { waits: false, entered: 3, of: 9, ended_at, accounts })
    }

    #[test]
    fn a_check_that_fails_names_its_rows_as_text() {
        let html = page("<script>alert('x')</script>", false, None);
        assert!(html.contains("K2") && html.contains("&#60;script&#62;") && html.contains("-7"), "{html}");
        assert!(!page("S-1", true, None).contains("S-1"));
    }

    #[test]
    fn the_owner_sees_how_far_earlier_stock_is_and_the_figures_before_and_after() {
        let html = page("", true, earlier(None, vec![]));
        assert!(html.contains("Stock is being entered in the books: 3 of 9"), "{html}");
        let hostile = AccountMoved {
            account: "<script>alert('x')</script>".into(),
            commodity: "AU_FINE_MG".into(),
            before: 0,
            after: 4580,
        };
        let html = page("", true, earlier(Some(Timestamp::UNIX_EPOCH), vec![hostile]));
        assert!(html.contains("4.580") && !html.contains("3 of 9"), "{html}");
    }
}
