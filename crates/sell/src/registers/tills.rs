//! The register of tills: the sessions of some days, with what should have been in each and what was counted.
//! Invariant: an open session has no figures yet; nobody sees here what an open till should hold.

use jiff::ToSpan;
use kernel::day::{Day, Instant};
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use ledger::accounts::account_entries::days;
use ledger::accounts::trial_balance::reads_ledgers;
use platform::action::Query;
use platform::error::{Error, Result};
use platform::fields::Name;
use platform::input;
use platform::sealed::app::membership;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::registers as sql;
use serde::Serialize;
use uuid::Uuid;

use super::PAGE;

input! {
    /// Which sessions.
    pub struct TillRegister {
        /// The first day on which a session was opened; absent: the first of the month of the last day.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
        /// Sessions of this till only.
        till: Option<Name>,
        /// Sessions that this person opened only.
        by: Option<Uuid>,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// The sessions of some days.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillRegisterShown {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// A page of sessions, in the order in which they were opened.
    pub rows: Vec<TillRow>,
    /// The sums of all counted sessions, by the way of paying.
    pub totals: Vec<TillTotals>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// A session.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillRow {
    /// Its id.
    pub session: Uuid,
    /// The till's code.
    pub till: String,
    /// open or closed.
    pub state: String,
    /// Who opened it.
    pub by: Uuid,
    /// The name of that person.
    pub by_name: String,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// The cash with which it began.
    pub float_minor: Money,
    /// The cash that should have been in it; null while it is open.
    pub expected_minor: Option<Money>,
    /// The cash that was counted.
    pub counted_minor: Option<Money>,
    /// What was counted less what should have been there.
    pub difference_minor: Option<Money>,
}

/// The sums of one way of paying.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillTotals {
    /// cash, card, upi, bank or cheque.
    pub mode: String,
    /// The number of sessions in which it occurred.
    pub sessions: i64,
    /// The number of those sessions in which nobody counted it.
    pub uncounted: i64,
    /// What should have been there.
    pub expected_minor: Money,
    /// The amount that was counted; null where nobody counted it in any session.
    pub counted_minor: Option<Money>,
    /// The sum of the differences of those that were counted; null where none was.
    pub difference_minor: Option<Money>,
}

impl Query for TillRegister {
    const NAME: &'static str = "sell.till_register";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str =
        "Lists the sessions of tills that were opened on some days with their sums, a hundred a page.";
    type Output = TillRegisterShown;

    async fn fetch(self, tx: &ReadTx) -> Result<TillRegisterShown> {
        reads_ledgers(tx)?;
        let (from, to) = days(tx, self.from, self.to)?;
        let begin = |day: Day| {
            day.to_zoned(tx.workspace.zone.clone()).map(|at| at.timestamp()).map_err(Error::internal)
        };
        let (since, before) = (begin(from)?, begin(to.saturating_add(1.day()))?);
        let (tenant, till) = (tx.tenant(), self.till.as_ref().map(Name::as_str));
        let page = sql::tills_of_days().prepare(tx).await?;
        let sums = sql::sums_of_tills().prepare(tx).await?;
        let after = self.after.unwrap_or_else(Uuid::nil);
        let asked =
            sql::TillsOfDaysParams { tenant, since, before, after, till, person: self.by, many: PAGE + 1 };
        let (rows, sums) = tokio::join!(biased;
            async { page.params(tx, &asked).all().await },
            async { sums.bind(tx, &tenant, &since, &before, &till, &self.by).all().await });
        let Page { rows, next } = Page::of(rows?, PAGE, |last| last.till_session_id);
        let rows = rows.into_iter().map(|row| shown_row(tx, row)).collect::<Result<_>>()?;
        Ok(TillRegisterShown {
            from,
            to,
            rows,
            totals: sums?.into_iter().map(TillTotals::of).collect(),
            next,
        })
    }
}

impl TillTotals {
    fn of(row: sql::SumsOfTills) -> TillTotals {
        TillTotals {
            mode: row.mode,
            sessions: row.sessions,
            uncounted: row.uncounted,
            expected_minor: Money::from_stored(row.expected_minor),
            counted_minor: row.counted_minor.map(Money::from_stored),
            difference_minor: row.difference_minor.map(Money::from_stored),
        }
    }
}

fn shown_row(tx: &ReadTx, row: sql::TillsOfDays) -> Result<TillRow> {
    let difference = row.expected_minor.zip(row.counted_minor).map(|(expected, counted)| counted - expected);
    Ok(TillRow {
        session: row.till_session_id,
        till: row.till,
        state: row.state,
        by: row.opened_by,
        by_name: tx.cipher().open(membership::NAME, row.opened_by, row.opener)?,
        opened_at: row.opened_at,
        closed_at: row.closed_at,
        closed_by: tx.cipher().open_of(membership::NAME, row.closed_by, row.closer)?,
        float_minor: Money::from_stored(row.float_minor),
        expected_minor: row.expected_minor.map(Money::from_stored),
        counted_minor: row.counted_minor.map(Money::from_stored),
        difference_minor: difference.map(Money::from_stored),
    })
}
