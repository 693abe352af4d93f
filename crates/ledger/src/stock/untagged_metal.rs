//! Metal of the shop that is neither a tagged piece nor a lot: with which the books begin, what was issued from lots to the
//! workshop or the counter, and what jobs and karigars take and bring back.
//! Invariant: a row is added and never changed. What a bill takes by weight stands on its line; it is not written here a second
//! time, so that no bill waits for another.

use std::collections::BTreeMap;

use kernel::day::Day;
use kernel::id::{DocumentId, EntryId, MovementId};
use kernel::metal::{Metal, OpeningPart};
use kernel::money::Money;
use kernel::words;
use ledger_queries::client::Params;
use ledger_queries::stock::untagged_metal as sql;
use platform::error::{Error, Result, stored};
use platform::tx::Tx;

use crate::stock::metal::FineMetal;

words! {
    /// Why untagged metal came or went.
    pub enum UntaggedCause { Bill = "bill", Issue = "issue", Job = "job", Karigar = "karigar", Opening = "opening" }
}

/// Metal that joins the untagged balance, or leaves it, which is negative.
#[derive(Clone, Copy, Debug)]
pub struct UntaggedMetal {
    /// The metal.
    pub metal: FineMetal,
    /// Its cost, if it is known.
    pub cost: Option<Money>,
    /// Why it moved.
    pub cause: UntaggedCause,
    /// The movement of the lot that it came from.
    pub movement: Option<MovementId>,
    /// The document that moved it.
    pub document: Option<DocumentId>,
    /// The entry that posts it, where no document does.
    pub entry: Option<EntryId>,
}

impl UntaggedMetal {
    /// Metal that nothing else names.
    pub fn of(metal: FineMetal, cost: Option<Money>, cause: UntaggedCause) -> UntaggedMetal {
        UntaggedMetal { metal, cost, cause, movement: None, document: None, entry: None }
    }
}

/// Writes a row of the untagged balance, dated today.
pub async fn write(tx: &Tx, it: &UntaggedMetal) -> Result<()> {
    UntaggedStatement::prepare(tx).await?.write(tx, it).await
}

/// The statement that writes a row of the untagged balance, prepared before its flight.
pub struct UntaggedStatement(sql::InsertUntaggedStmt);

impl UntaggedStatement {
    /// Prepares it.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self(sql::insert_untagged().prepare(tx).await?))
    }

    /// Writes a row, dated today.
    pub async fn write(&self, tx: &Tx, it: &UntaggedMetal) -> Result<()> {
        let row = sql::InsertUntaggedParams {
            tenant: tx.tenant(),
            untagged: tx.new_id()?,
            metal: Metal::as_str(it.metal.metal),
            fine_mg: it.metal.fine_mg,
            cost_minor: it.cost.map(Money::get),
            cause: it.cause.as_str(),
            movement: it.movement.map(MovementId::uuid),
            document: it.document.map(DocumentId::uuid),
            entry: it.entry.map(EntryId::uuid),
            moved_on: tx.today(),
            by: tx.person(),
            now: tx.now,
        };
        self.0.params(tx, &row).one().await?;
        Ok(())
    }
}

/// What there is of a metal and what it costs. What bills took since the last charged day is still in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UntaggedBalance {
    pub fine_mg: i64,
    pub cost: i64,
}

impl UntaggedBalance {
    /// Nothing.
    pub const NONE: UntaggedBalance = UntaggedBalance { fine_mg: 0, cost: 0 };
}

/// The balances of metals, held until the transaction ends; nothing is read for none.
pub async fn hold_balances(tx: &Tx, metals: &[Metal]) -> Result<BTreeMap<Metal, UntaggedBalance>> {
    if metals.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (tenant, names) = (tx.tenant(), metals.iter().map(|it| it.as_str()).collect::<Vec<_>>());
    sql::hold_metals().bind(tx, &tenant, &names).all().await?;
    let rows = sql::balances_of().bind(tx, &tenant, &names).all().await?;
    let balance = |row: sql::BalancesOf| -> Result<(Metal, UntaggedBalance)> {
        let metal = row.metal.as_deref().ok_or_else(|| Error::internal("a metal without a name"))?;
        Ok((stored(metal)?, UntaggedBalance { fine_mg: row.fine_mg, cost: row.cost_minor }))
    };
    rows.into_iter().map(balance).collect()
}

/// Writes with what the untagged balance begins on a day; the entry posted it.
pub(crate) async fn write_opening(tx: &Tx, entry: EntryId, day: Day, parts: &[OpeningPart]) -> Result<()> {
    for (metal, fine_mg, cost) in parts {
        sql::insert_untagged_at_start()
            .params(
                tx,
                &sql::InsertUntaggedAtStartParams {
                    tenant: tx.tenant(),
                    untagged: tx.new_id()?,
                    metal: metal.map(Metal::as_str),
                    fine_mg: *fine_mg,
                    cost_minor: *cost,
                    cause: UntaggedCause::Opening.as_str(),
                    entry: entry.uuid(),
                    moved_on: day,
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await?;
    }
    Ok(())
}
