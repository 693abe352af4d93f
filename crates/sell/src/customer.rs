//! Customers with what they owe.
//! What must stay true: the balance is the sum of the party's postings, the open amount that of its open bills.

use kernel::money::Money;
use kernel::permission::Permission;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::tx::ReadTx;
use queries::queries::sell::src::customer as sql;
use serde::Serialize;
use uuid::Uuid;

/// Customers on a page.
pub const PAGE: i64 = 50;
/// Sorts after every name: the end of a range that has no end.
const BEYOND: &str = "\u{10ffff}";

input! {
    /// Which customers.
    pub struct Customers {
        /// The beginning of a name.
        search: Option<Text>,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// A page of customers.
#[derive(Debug, Serialize)]
pub struct CustomerPage {
    /// The customers in order of their names.
    pub rows: Vec<CustomerShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One customer as lists show it.
#[derive(Debug, Serialize)]
pub struct CustomerShown {
    /// The code.
    pub party: String,
    /// The name.
    pub name: String,
    /// customer, business, supplier, karigar.
    pub kind: String,
    /// The state.
    pub state: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// What is owed, advances taken off; below nil is the party's credit.
    pub balance_minor: Money,
    /// What is open of bills.
    pub open_minor: Money,
    /// Of how many.
    pub open_bills: i64,
}

impl Query for Customers {
    const NAME: &'static str = "sell.customers";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str = "Lists customers with what they owe, by name, fifty a page.";
    type Output = CustomerPage;

    async fn fetch(self, tx: &ReadTx) -> Result<CustomerPage> {
        let first = self.search.map(|search| search.as_str().to_lowercase()).unwrap_or_default();
        let beyond = format!("{first}{BEYOND}");
        let (after_name, after) = read_cursor(self.after.as_ref().map_or("", Text::as_str));
        let currency = &tx.workspace.currency.code;
        let mut rows = sql::customers_named()
            .bind(tx, &tx.tenant(), currency, &first, &beyond, &after_name, &after, &(PAGE + 1))
            .all()
            .await?;
        let more = rows.len() as i64 > PAGE;
        rows.truncate(PAGE as usize);
        let next =
            rows.last().filter(|_| more).map(|row| format!("{} {}", row.party_id, row.name.to_lowercase()));
        Ok(CustomerPage { rows: rows.into_iter().map(shown).collect(), next })
    }
}

/// A cursor is the last row's id and sort key; what is not one begins at the beginning.
fn read_cursor(text: &str) -> (String, Uuid) {
    text.split_once(' ')
        .and_then(|(id, name)| Some((name.to_owned(), Uuid::parse_str(id).ok()?)))
        .unwrap_or_default()
}

fn shown(row: sql::CustomersNamed) -> CustomerShown {
    CustomerShown {
        party: row.code,
        name: row.name,
        kind: row.kind,
        state: row.state,
        phone: row.phone,
        balance_minor: Money::from_stored(row.balance_minor),
        open_minor: Money::from_stored(row.open_minor),
        open_bills: row.open_bills,
    }
}
