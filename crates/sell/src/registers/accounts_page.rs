//! The page of the shop's own accounts, with journal entries and the payment of tax.
//! Invariant: everybody who sees ledgers sees the accounts; only those who keep the books get forms.

use askama::Template;
use catalogue::Phrase;
use jiff::ToSpan;
use kernel::permission::Permission;
use ledger::accounts::chart::AccountKind;
use ledger::accounts::journal::Account;
use ledger::accounts::own_accounts::{ListAccounts, OwnAccountShown, OwnKind};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::sheet::Link;
use web::url::with_params;
use web::view::{Chrome, FormState};

use super::sheet::LEDGERS;

#[derive(Template)]
#[template(path = "registers/accounts.html")]
pub(crate) struct AccountsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// The parts of the ledgers.
    pub parts: Vec<Link>,
    /// The sheets beside this page.
    pub sheets: Vec<Link>,
    pub rows: Vec<OwnAccountShown>,
    /// None for users who may not post; the same holds for the next two.
    pub add: Option<FormState>,
    /// None while there is no account either.
    pub journal: Option<FormState>,
    pub settle: Option<FormState>,
    /// The month that the form proposes: the last one.
    pub period: String,
}

impl AccountsPage {
    /// The address of an account's entries.
    pub fn entries(&self, row: &OwnAccountShown) -> String {
        with_params(&format!("{}/ledgers/account", self.base), &[("account", &row.code)])
    }

    /// What an account is.
    pub fn kind(kind: &OwnKind) -> Phrase {
        AccountKind::heading(kind.in_chart())
    }

    /// The kinds to choose from.
    pub fn kinds() -> [(&'static str, &'static str); 5] {
        [
            (OwnKind::Expense.as_str(), "Expense"),
            (OwnKind::Income.as_str(), "Income"),
            (OwnKind::Equity.as_str(), "Capital or drawings"),
            (OwnKind::Asset.as_str(), "What the shop has"),
            (OwnKind::Liability.as_str(), "What the shop owes"),
        ]
    }

    /// The accounts that an entry may name.
    pub fn choices(&self) -> Vec<(&str, Phrase)> {
        let own = self.rows.iter().map(|row| (row.code.as_str(), Phrase::verbatim(&row.name)));
        own.chain([(Account::Bank.as_str(), Phrase::of("Bank"))]).collect()
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let rows = cx.ask(ListAccounts {}).await?.rows;
    let form = |name: &'static str, is_wanted: bool| {
        if cx.may(Permission::BooksWrite) && is_wanted { cx.form_named(name).map(Some) } else { Ok(None) }
    };
    let (parts, sheets) = LEDGERS.links(|at| cx.href(at), "/ledgers/accounts");
    let last_month = cx.tx.today().first_of_month().saturating_sub(1.day()).to_string();
    cx.html(&AccountsPage {
        chrome: cx.chrome("Own accounts"),
        base: cx.href(""),
        here: cx.href("/ledgers/accounts"),
        parts,
        sheets,
        add: form("add-account", true)?,
        journal: form("journal", !rows.is_empty())?,
        settle: form("settle", true)?,
        period: last_month.chars().take(7).collect(),
        rows,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(words: &str, full: bool) -> String {
        let row = OwnAccountShown { code: "RENT".into(), name: words.into(), kind: OwnKind::Expense };
        let form = || full.then(|| FormState::new("key"));
        let (parts, sheets) = LEDGERS.links(|at| format!("/w/s{at}"), "/ledgers/accounts");
        let page = AccountsPage {
            chrome: Chrome::sample(words),
            base: "/w/s".into(),
            here: "/w/s/ledgers/accounts".into(),
            parts,
            sheets,
            rows: if full { vec![row] } else { vec![] },
            add: form(),
            journal: form(),
            settle: form(),
            period: "2026-03".into(),
        };
        page.render().expect("a page")
    }

    #[test]
    fn it_draws_from_nothing_and_from_all() {
        let (empty, full) = (page("Rent", false), page("Rent", true));
        assert!(empty.contains("No accounts yet") && !empty.contains("<form class=\"form"), "{empty}");
        assert!(full.contains("sell.journal.post") && full.contains("sell.tax.settle"), "{full}");
        assert!(full.contains("/w/s/ledgers/account?account=RENT") && full.contains("Expenses"), "{full}");
    }

    #[test]
    fn words_of_anybodys_are_only_words() {
        let hostile = page("<script>alert(1)</script>", true);
        assert!(!hostile.contains("<script>alert"), "{hostile}");
    }
}
