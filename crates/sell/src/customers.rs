//! Customers with their balances.
//! Invariant: the balance is the sum of the party's postings, the open amount that of its open bills.

pub(crate) mod ageing_bar;
pub(crate) mod details;
pub(crate) mod list_page;
pub(crate) mod page;

use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::search::is_found;
use ledger::parties::PartyKind;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::Text;
use platform::input;
use platform::sealed::ledger::party as cell;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::customers as sql;
use serde::Serialize;
use uuid::Uuid;

/// Customers on a page.
pub const PAGE: i64 = 50;

input! {
    /// Filters for the list of customers.
    pub struct ListCustomers {
        /// The beginnings of words of a name, of three letters or more.
        search: Option<Text>,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of customers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CustomerPage {
    /// The customers in order of their names; a further page has older ones.
    pub rows: Vec<CustomerShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// One customer as lists show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CustomerShown {
    /// The code.
    pub party: String,
    /// The name.
    pub name: String,
    /// customer, business, supplier, karigar.
    pub kind: PartyKind,
    /// The state.
    pub state: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// The debt less advances; a negative amount is the party's credit.
    pub balance_minor: Money,
    /// The open amount of bills.
    pub open_minor: Money,
    /// The number of those bills.
    pub open_bills: i64,
}

impl Query for ListCustomers {
    const NAME: &'static str = "sell.customers";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str =
        "Lists customers with what they owe, the newest first, fifty a page, each page by name.";
    type Output = CustomerPage;

    async fn fetch(self, tx: &ReadTx) -> Result<CustomerPage> {
        let search = self.search.as_ref().map_or("", Text::as_str);
        let (tenant, currency) = (tx.tenant(), &tx.workspace.currency.code);
        let (before, many) = (self.after.unwrap_or(Uuid::max()), PAGE + 1);
        let asked = tx.cipher().asked(cell::NAME, search)?;
        let rows = if self.search.is_none() {
            sql::customers().bind(tx, &tenant, currency, &before, &many).all().await?
        } else {
            sql::customers_named().bind(tx, &tenant, &asked, &before, &many, currency).all().await?
        };
        let Page { rows, next } = Page::of(rows, PAGE, |row| row.party_id);
        let mut rows = rows.into_iter().map(|row| shown(tx, row)).collect::<Result<Vec<_>>>()?;
        rows.retain(|row| is_found(&row.name, search));
        rows.sort_by_cached_key(|row| (row.name.to_lowercase(), row.party.clone()));
        Ok(CustomerPage { rows, next })
    }
}

fn shown(tx: &ReadTx, row: sql::CustomerRow) -> Result<CustomerShown> {
    let (cipher, id) = (tx.cipher(), row.party_id);
    Ok(CustomerShown {
        party: cipher.open(cell::CODE, id, row.code)?,
        name: cipher.open(cell::NAME, id, row.name)?,
        kind: stored(&row.kind)?,
        state: row.state,
        phone: cipher.open(cell::PHONE, id, row.phone)?,
        balance_minor: Money::from_stored(row.balance_minor),
        open_minor: Money::from_stored(row.open_minor),
        open_bills: row.open_bills,
    })
}

#[cfg(test)]
mod tests;
