//! What went through a till, document by document.
//! Invariant: a person who counts a till blindly sees of an open one only what left it and what was moved, so that the rest is not
//! summed up to what should be there.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::sealed::app::membership;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::tills as sql;
use serde::Serialize;
use uuid::Uuid;

use super::choosing::drawer_of;
use super::list::{SEES_EXPECTED, may_see};

/// Documents on a page.
pub const PAGE: i64 = 50;

input! {
    /// Which session of a till.
    pub struct TillMoves {
        /// The session.
        session: Uuid,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of what went through a till.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillMovesShown {
    /// The movements, in the order of their documents.
    pub rows: Vec<TillMove>,
    /// Whether only what left and what was moved is shown: the till is open, and you count it without seeing what should be there.
    pub is_blind: bool,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// Money that came into a till or left it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillMove {
    /// Its document: a bill, a receipt, a refund, a transfer, …
    pub document_id: Uuid,
    /// The document's number.
    pub number: String,
    /// invoice, receipt, credit_note, refund, payment, transfer, …
    pub kind: String,
    /// When it was posted.
    pub at: Instant,
    /// The person who posted it.
    pub by: String,
    /// cash, upi, card, bank or cheque.
    pub mode: String,
    /// What came in; a negative amount left.
    pub amount_minor: Money,
}

impl Query for TillMoves {
    const NAME: &'static str = "sell.till_moves";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str = "Lists what went through a session of a till, fifty documents a page.";
    type Output = TillMovesShown;

    async fn fetch(self, tx: &ReadTx) -> Result<TillMovesShown> {
        let tenant = tx.tenant();
        let row = sql::session_of_id().bind(tx, &tenant, &self.session).opt().await?;
        let drawer = drawer_of(tx).await?;
        let row = row.filter(|row| may_see(tx, row, drawer.as_deref()));
        let row = row.ok_or_else(|| Refusal::new(Code::NotFound).field("session"))?;
        let is_blind = row.state == "open" && !tx.member.trust.roles.intersects(SEES_EXPECTED);
        let asked = sql::MovesOfParams {
            tenant,
            session: self.session,
            all: !is_blind,
            after: self.after.unwrap_or_else(Uuid::nil),
            many: PAGE + 1,
        };
        let rows = sql::moves_of().params(tx, &asked).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.document_id);
        let rows = rows.into_iter().map(|row| ways_of(tx, row)).collect::<Result<Vec<_>>>()?;
        Ok(TillMovesShown { rows: rows.into_iter().flatten().collect(), is_blind, next })
    }
}

/// What one document moved, way by way.
fn ways_of(tx: &ReadTx, row: sql::MovesOf) -> Result<Vec<TillMove>> {
    let by = tx.cipher().open(membership::NAME, row.created_by, row.seller)?;
    let way = |((mode, amount), is_out): ((String, i64), bool)| TillMove {
        document_id: row.document_id,
        number: row.number.clone(),
        kind: row.doc_type.clone(),
        at: row.posted_at,
        by: by.clone(),
        mode,
        amount_minor: Money::from_stored(if is_out { amount.saturating_neg() } else { amount }),
    };
    Ok(row.modes.into_iter().zip(row.amounts).zip(row.outs).map(way).collect())
}
