//! What the Owner must look at: counts that differ beyond their limit, and accounts of the shop's own money negative.
//! Invariant: the person who closed a till never settles its difference, unless they are an Owner. A negative
//! account is shown until it is positive again.

use futures::future::try_join_all;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::role::{Role, RoleSet};
use ledger::accounts::account_entries::balance_of;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::ledger::till_session::REASON;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::tills as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::MAY_CLOSE_OTHERS;
use crate::money::UNGUARDED;
use crate::stocktakes::{self, PiecesMissing};

/// Counts that are shown; older ones follow when these are settled.
const MOST: i64 = 20;

input! {
    /// A count that a second person looked at.
    pub struct ReviewTill {
        /// The session of the till.
        session: Uuid,
        /// The finding: a note given twice, a bill that was not posted.
        note: Text,
    }
}

/// A settled count.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillReviewed {
    /// The till's code.
    pub till: String,
    /// The session.
    pub session: Uuid,
}

impl Action for ReviewTill {
    const NAME: &'static str = "sell.till.review";
    const NEEDS: Permission = Permission::TillsCount;
    const SUMMARY: &'static str =
        "Settles a count that differed beyond its limit, by a second person who looked at it.";
    type Output = TillReviewed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TillReviewed>> {
        let found = sql::lock_to_review().bind(tx, &tx.tenant(), &self.session).opt().await?;
        let found = found.ok_or_else(|| Refusal::new(Code::NotFound).field("session"))?;
        tx.need_role(MAY_CLOSE_OTHERS, Code::PermissionDenied)?;
        if found.closed_by == Some(tx.person()) {
            tx.need_role(RoleSet::of(&[Role::Owner]), Code::PermissionDenied)?;
        }
        let till = sql::review().bind(tx, &tx.person(), &tx.now, &tx.tenant(), &self.session).opt().await?;
        let till = till.ok_or_else(|| {
            Refusal::new(Code::TillStateInvalid).field("session").fact("to_review", found.to_review)
        })?;
        let change =
            Change::of(&till).after(json!({ "session": self.session })).reason(Some(self.note.as_str()));
        Ok(tx.record(change, TillReviewed { till, session: self.session }))
    }
}

input! {
    /// Asks for what the Owner must look at.
    pub struct CashWatch {}
}

/// What the Owner must look at.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct CashWatched {
    /// Counts that differ beyond their limit, the latest first.
    pub counts: Vec<CountToReview>,
    /// Stocktakes that were closed and did not find pieces, the latest first.
    pub missing: Vec<PiecesMissing>,
    /// Accounts of the shop's own money that are negative.
    pub below_zero: Vec<BelowZero>,
}

/// A count that waits for a second person.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CountToReview {
    /// The session of the till.
    pub session: Uuid,
    /// The till's code.
    pub till: String,
    /// The counted cash less the cash that should have been there.
    pub difference_minor: Money,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The reason they gave.
    pub reason: Option<String>,
}

/// An account negative.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BelowZero {
    /// Its code in the books: BANK.
    pub account: &'static str,
    /// Its name on pages.
    pub name: &'static str,
    /// What the books have in it.
    pub balance_minor: Money,
}

impl Query for CashWatch {
    const NAME: &'static str = "sell.cash_watch";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str =
        "Lists counts of tills that wait for a second person, and accounts of the shop's own money negative.";
    type Output = CashWatched;

    async fn fetch(self, tx: &ReadTx) -> Result<CashWatched> {
        let rows = sql::to_review().bind(tx, &tx.tenant(), &MOST).all().await?;
        let missing = stocktakes::missing_pieces(tx).await?;
        let counts = rows.into_iter().map(|row| show_count(tx, row)).collect::<Result<_>>()?;
        let balance = async |it: &crate::money::transfer::OwnAccount| -> Result<BelowZero> {
            let balance_minor = balance_of(tx, it.account()).await?;
            Ok(BelowZero { account: it.account().as_str(), name: it.word(), balance_minor })
        };
        let mut below_zero = try_join_all(UNGUARDED.iter().map(balance)).await?;
        below_zero.retain(|it| it.balance_minor < Money::ZERO);
        Ok(CashWatched { counts, missing, below_zero })
    }
}

fn show_count(tx: &ReadTx, row: sql::ToReview) -> Result<CountToReview> {
    Ok(CountToReview {
        session: row.till_session_id,
        till: row.till,
        difference_minor: Money::from_stored(row.difference_minor),
        closed_by: tx.cipher().open_of(membership::NAME, row.closed_by, Some(row.closer))?,
        closed_at: row.closed_at,
        reason: tx.cipher().open(REASON, row.till_session_id, row.reason)?,
    })
}
