//! The goods against the books: whether stock, batches, metal and the cost of sales are what the goods say, and the sold goods
//! whose cost nobody knows.
//! Invariant: nothing is corrected here; a check that fails names the rows that break it.

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::Day;
use kernel::id::TenantId;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::role::least;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::earlier_stock::{self, EarlierStock};
use ledger::accounts::periods::hashes;
use platform::action::Query;
use platform::error::{Error, Result};
use platform::fields::Text;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::books as sql;
use sell_queries::client::{GenericClient, Params};
use serde::Serialize;
use uuid::Uuid;

#[cfg(test)]
mod days;
pub(crate) mod page;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

/// Lines on a page.
pub const PAGE: i64 = 1000;
/// The kinds of documents on which goods leave.
const SALES: [&str; 2] = [DocumentKind::Invoice.as_str(), DocumentKind::DebitNote.as_str()];

input! {
    /// Asks whether the books agree with the goods.
    pub struct CheckBooks {}
}

/// Whether the books agree with the goods.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BooksChecked {
    /// Whether all checks hold.
    pub holds: bool,
    /// The checks.
    pub checks: Vec<BooksCheck>,
}

/// One check of the books.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BooksCheck {
    /// Its name: K1, K2, …
    pub check: &'static str,
    /// What must hold.
    pub says: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// The rows that break it, a hundred at most.
    pub rows: Vec<BrokenRow>,
}

/// A row that breaks a check.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BrokenRow {
    /// What it is about: a commodity, an account, a lot, a batch, a document's number, or an entry's id.
    pub about: String,
    /// The amount in the books.
    pub books: i64,
    /// The amount of the goods.
    pub goods: i64,
}

impl From<sql::BrokenRow> for BrokenRow {
    fn from(row: sql::BrokenRow) -> BrokenRow {
        BrokenRow { about: row.about, books: row.books, goods: row.goods }
    }
}

fn check(name: &'static str, says: &'static str, rows: Vec<sql::BrokenRow>) -> BooksCheck {
    let rows: Vec<BrokenRow> = rows.into_iter().map(BrokenRow::from).collect();
    BooksCheck { check: name, says, holds: rows.is_empty(), rows }
}

impl Query for CheckBooks {
    const NAME: &'static str = "workspace.books.check";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str =
        "Compares the books with the stock, the batches, the metal and what was sold.";
    type Output = BooksChecked;

    async fn fetch(self, tx: &ReadTx) -> Result<BooksChecked> {
        reads_ledgers(tx)?;
        let checks = all(tx, tx.workspace.tenant).await?;
        Ok(BooksChecked { holds: checks.iter().all(|check| check.holds), checks })
    }
}

input! {
    /// Asks how far stock from before is entered in the books.
    pub struct GetEarlierStock {}
}

impl Query for GetEarlierStock {
    const NAME: &'static str = "workspace.books.earlier_stock";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str = "Shows how far stock that is older than its books is entered in them, and what the accounts held before and after.";
    type Output = EarlierStock;

    async fn fetch(self, tx: &ReadTx) -> Result<EarlierStock> {
        reads_ledgers(tx)?;
        earlier_stock::read_state(tx).await
    }
}

/// The checks show balances, so who asks may also read ledgers. Errors: `permission_denied`.
fn reads_ledgers(tx: &ReadTx) -> Result<()> {
    let needs = Permission::LedgerRead;
    if tx.member.may(needs) {
        return Ok(());
    }
    Err(Refusal::new(Code::PermissionDenied).fact("needs_role", least(needs.roles()).as_str()).into())
}

/// The metal that is not in stock: with karigars (the second part of K6), and in custody or owed for jobs (K7).
async fn metal_elsewhere(
    client: &impl GenericClient,
    tenant: TenantId,
) -> Result<(Vec<sql::BrokenRow>, Vec<sql::BrokenRow>)> {
    let tenant = tenant.uuid();
    let (karigars, custody, owed) = (
        sql::metal_with_karigars().prepare(client).await?,
        sql::metal_in_custody().prepare(client).await?,
        sql::metal_owed().prepare(client).await?,
    );
    let (karigars, custody, owed) = tokio::join!(biased;
        async { karigars.bind(client, &tenant).all().await },
        async { custody.bind(client, &tenant).all().await },
        async { owed.bind(client, &tenant).all().await });
    Ok((karigars?, both(custody?, owed?)))
}

/// The closed periods whose hash is not that of their postings (K12): their last days, with the number of postings now and then.
async fn broken_periods(client: &impl GenericClient, tenant: TenantId) -> Result<Vec<sql::BrokenRow>> {
    let row = |it: hashes::BrokenPeriod| sql::BrokenRow {
        about: it.until.to_string(),
        books: it.is,
        goods: it.was,
    };
    Ok(hashes::broken_periods(client, tenant).await?.into_iter().map(row).collect())
}

fn both(mut rows: Vec<sql::BrokenRow>, more: Vec<sql::BrokenRow>) -> Vec<sql::BrokenRow> {
    rows.extend(more);
    rows
}

/// All checks that one workspace can be asked.
pub async fn all(client: &impl GenericClient, workspace: TenantId) -> Result<Vec<BooksCheck>> {
    let tenant = workspace.uuid();
    let (balanced, cost, entries, movements) = (
        sql::unbalanced().prepare(client).await?,
        sql::stock_at_cost().prepare(client).await?,
        sql::stock_by_entry().prepare(client).await?,
        sql::unposted_movements().prepare(client).await?,
    );
    let (batches, metal, sales, months) = (
        sql::batches_at_cost().prepare(client).await?,
        sql::metal_in_stock().prepare(client).await?,
        sql::cost_of_sales().prepare(client).await?,
        sql::month_totals().prepare(client).await?,
    );
    let (balanced, cost, entries, movements, batches, metal, sales, months) = tokio::join!(biased;
        async { balanced.bind(client, &tenant).all().await },
        async { cost.bind(client, &tenant).all().await },
        async { entries.bind(client, &tenant).all().await },
        async { movements.bind(client, &tenant).all().await },
        async { batches.bind(client, &tenant).all().await },
        async { metal.bind(client, &tenant).all().await },
        async { sales.bind(client, &tenant).all().await },
        async { months.bind(client, &tenant).all().await });
    let (karigars, of_jobs) = metal_elsewhere(client, workspace).await?;
    let periods = broken_periods(client, workspace).await?;
    Ok(vec![
        check("K1", "Each commodity sums to zero.", balanced?),
        check("K2", "Stock at cost is what lots, pieces and untagged metal cost.", cost?),
        check("K3", "Each entry posts the cost of the goods that it moved.", entries?),
        check("K4", "Each movement that changes the cost of stock is posted.", movements?),
        check("K5", "A batch holds what it drew, and nothing once it has ended.", batches?),
        check(
            "K6",
            "Metal in stock is that of pieces, lots and untagged metal, and a karigar holds what he was given.",
            both(metal?, karigars),
        ),
        check(
            "K7",
            "Metal in custody, and metal owed to customers and suppliers, is that of jobs and of goods on approval.",
            of_jobs,
        ),
        check("K10", "The cost of sales is that of the goods sold.", sales?),
        check("K11", "The totals of each month are the sums of its postings.", months?),
        check("K12", "A closed period has the postings that it was closed with.", periods),
    ])
}

input! {
    /// Asks for sold goods of unknown cost.
    pub struct CostMissing {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// Sold pieces and lots whose cost nobody knows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CostMissingList {
    /// The number of lines.
    pub count: i64,
    /// A page of them, in the order of their documents.
    pub rows: Vec<CostMissingRow>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A line whose goods have no known cost.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CostMissingRow {
    /// The document's number.
    pub document: String,
    /// The line's number.
    pub line: i32,
    /// The piece's tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The lot's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
}

impl Query for CostMissing {
    const NAME: &'static str = "sell.cost_missing";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str = "Lists sold pieces and lots without a known cost, a thousand lines a page.";
    type Output = CostMissingList;

    async fn fetch(self, tx: &ReadTx) -> Result<CostMissingList> {
        if self.to < self.from {
            return Err(Refusal::new(Code::NumberRange).field("to").into());
        }
        // No bill of these days was posted before the first day started, so the index on the posting time finds them.
        let first = self.from.saturating_sub(1.day());
        let since = first.to_zoned(tx.workspace.zone.clone()).map_err(Error::internal)?.timestamp();
        let (after, after_line) = cursor(self.after.as_ref().map_or("", Text::as_str));
        let (tenant, kinds) = (tx.tenant(), &SALES[..]);
        let count =
            sql::count_cost_missing().bind(tx, &tenant, &kinds, &since, &self.from, &self.to).one().await?;
        let asked = sql::CostMissingParams {
            tenant,
            kinds,
            since,
            from_day: self.from,
            to_day: self.to,
            after,
            after_line,
            many: PAGE + 1,
        };
        let rows = sql::cost_missing().params(tx, &asked).all().await?;
        let Page { rows, next } =
            Page::of(rows, PAGE, |last| format!("{} {}", last.document_id, last.line_no));
        let row = |row: sql::CostMissing| CostMissingRow {
            document: row.number,
            line: row.line_no,
            tag: row.tag,
            lot: row.lot,
        };
        Ok(CostMissingList { count, rows: rows.into_iter().map(row).collect(), next })
    }
}

/// A cursor is the last row's document and line; any other text starts at the first page.
fn cursor(text: &str) -> (Uuid, i32) {
    let parts = text.split_once(' ').and_then(|(id, line)| Some((id.parse().ok()?, line.parse().ok()?)));
    parts.unwrap_or_default()
}
