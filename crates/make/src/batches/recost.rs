//! The cost of a batch follows its goods wherever they went (D20): at its end, and whenever its cost or what it made changes later.
//! Invariant: batches are locked in the order of their ids, then the balances of lots in theirs. Exactly the
//! locked batches and lots are computed.

pub(crate) mod shares;

use kernel::code::Code;
use kernel::id::{BatchId, LotId, RecipeVersionId};
use kernel::money::Money;
use kernel::refusal::Refusal;
use ledger::genealogy;
use ledger::stock::cost_web::{self, BatchAccount};
use ledger::stock::lots::{self, MadeLot};
use ledger::stock::recosting;
use make_queries::batches as sql;
use platform::error::{Error, Result};
use platform::tx::{ReadTx, Tx};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

use super::{BatchRow, coded, missing, observe, overheads, state_of};
use crate::recipes::book::load;

/// How often the surroundings of a batch are read again because they grew before they were locked.
const TRIES: usize = 5;

/// A batch with all lots and batches that its goods went into, locked.
#[derive(Debug)]
pub(crate) struct Web {
    /// The batch.
    pub root: BatchRow,
    /// All the batches, it among them.
    batches: Vec<BatchRow>,
    /// The lots.
    lots: BTreeSet<LotId>,
}

/// The lots and batches that a batch's goods went into.
type Surroundings = (BTreeSet<LotId>, BTreeSet<BatchId>);

async fn around(tx: &ReadTx, root: BatchId) -> Result<Surroundings> {
    let below = genealogy::below(tx, &[], &[root]).await?;
    let lots: BTreeSet<LotId> = below.lots.into_iter().map(|(lot, _)| lot).collect();
    let drawing = recosting::batches_drawing(tx, &Vec::from_iter(lots.iter().copied())).await?;
    Ok((lots, drawing.into_iter().chain([root]).collect()))
}

impl Web {
    /// Locks a batch, everything that its goods went into, and one more lot. Errors: `not_found` at `batch`;
    /// `overloaded` if others kept adding to it.
    pub async fn locked(tx: &Tx, code: &str, also: Option<LotId>) -> Result<Web> {
        let root = BatchId::from_uuid(coded(tx, code).await?.batch_id);
        let (mut lots, mut batches) = around(tx, root).await?;
        for _ in 0..TRIES {
            let ids: Vec<Uuid> = batches.iter().map(|batch| batch.uuid()).collect();
            let rows = sql::lock_batches().bind(tx, &tx.tenant(), &ids).all().await?;
            let to_lock: BTreeSet<LotId> = lots.iter().copied().chain(also).collect();
            recosting::lock(tx, &Vec::from_iter(to_lock)).await?;
            let (lots_now, batches_now) = around(tx, root).await?;
            if lots_now.is_subset(&lots) && batches_now.is_subset(&batches) {
                let of_root = rows.iter().find(|row| row.batch_id == root.uuid()).cloned();
                let root = of_root.ok_or_else(missing)?;
                return Ok(Web { root, batches: rows, lots: lots_now });
            }
            // Two calls that both widen their locks can deadlock.
            // The database cancels one, and that call is tried again.
            lots.extend(lots_now);
            batches.extend(batches_now);
        }
        Err(Refusal::new(Code::Overloaded).into())
    }

    /// Shares the batch's cost as it ends: overheads are absorbed first. Errors: `period_locked`,
    /// `lot_insufficient` where goods that went back into it have moved on.
    pub async fn end(&self, tx: &Tx) -> Result<()> {
        overheads::absorb(tx, &self.root).await?;
        self.share(tx, Some(cost_of(tx, &self.root).await?), Money::ZERO).await
    }

    /// Shares the cost again that `change` was added to; overheads follow. A batch that has not ended keeps
    /// it. Errors: as `end`.
    pub async fn changed(&self, tx: &Tx, change: Money) -> Result<()> {
        let has_ended = state_of(&self.root)?.has_ended();
        let change = match has_ended {
            true => change.add(overheads::absorb(tx, &self.root).await?)?,
            // Before its end nothing of its cost is in what it made; what moved on must still be possible.
            false => Money::ZERO,
        };
        self.share(tx, None, change).await
    }

    /// `ends_at` is the cost of the batch if it ends now.
    async fn share(&self, tx: &Tx, ends_at: Option<Money>, change: Money) -> Result<()> {
        let lots = Vec::from_iter(self.lots.iter().copied());
        let histories = recosting::histories(tx, &lots).await?;
        let batches = self.accounts(tx, ends_at).await?;
        let root = BatchId::from_uuid(self.root.batch_id);
        let account = batches.iter().find(|it| it.batch == root).ok_or_else(missing)?;
        let cost = account.cost.add(change)?;
        let web = cost_web::Web { lots: histories, batches };
        let done = cost_web::recost(&web, root, cost)?;
        recosting::book(tx, &done).await
    }

    async fn accounts(&self, tx: &Tx, ends_at: Option<Money>) -> Result<Vec<BatchAccount>> {
        let ids: Vec<Uuid> = self.batches.iter().map(|row| row.batch_id).collect();
        let version = |row: &BatchRow| RecipeVersionId::from_uuid(row.recipe_version_id);
        let versions: Vec<_> = self.batches.iter().map(version).collect();
        let made =
            lots::made_by(tx, &ids.iter().copied().map(BatchId::from_uuid).collect::<Vec<_>>()).await?;
        let lost = sql::lost_of().bind(tx, &tx.tenant(), &ids).all().await?;
        let lost: HashMap<Uuid, i64> =
            lost.into_iter().filter_map(|row| Some((row.batch_id?, row.lost_minor))).collect();
        let bodies = load::bodies_of(tx, &versions).await?;
        let account = |row: &BatchRow| -> Result<BatchAccount> {
            let body = bodies.get(&version(row)).ok_or_else(|| Error::internal("no recipe"))?;
            let own: Vec<&MadeLot> = made.iter().filter(|lot| lot.batch_id == Some(row.batch_id)).collect();
            let lost = Money::from_stored(lost.get(&row.batch_id).copied().unwrap_or_default());
            let laid = Money::sum(own.iter().map(|lot| Money::from_stored(lot.cost_minor)))?;
            let ends_at = ends_at.filter(|_| row.batch_id == self.root.batch_id);
            Ok(BatchAccount {
                batch: BatchId::from_uuid(row.batch_id),
                is_ended: ends_at.is_some() || state_of(row)?.has_ended(),
                // What its lots brought along when they were moved in is shared with the rest.
                cost: laid.add(ends_at.unwrap_or(lost))?,
                lost,
                shares: shares::of(body, &own)?,
            })
        };
        self.batches.iter().map(account).collect()
    }
}

/// What a batch that has not ended has cost so far: its lines, its work, its overheads and what it began
/// with.
async fn cost_of(tx: &ReadTx, batch: &BatchRow) -> Result<Money> {
    let consumed = sql::consumed_by().bind(tx, &tx.tenant(), &batch.batch_id).all().await?;
    let lines = consumed.iter().map(|row| Money::from_stored(row.cost_minor));
    let work = observe::labour_of(tx, batch).await?.cost;
    let overheads = overheads::absorbed_by(tx, batch).await?;
    let overheads = overheads.values().copied();
    Ok(Money::sum(lines.chain([work, Money::from_stored(batch.opening_cost_minor)]).chain(overheads))?)
}

#[cfg(test)]
mod tests;
