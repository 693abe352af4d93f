//! The movements of lots as cost that follows the goods reads them, and the corrections that it finds (D20).
//! Invariant: a correction is a movement of quantity 0 that names the movement it corrects; what it takes from one place it adds
//! to another, in lots and in books alike (M4).

pub mod check;
mod history;

use kernel::code::Code;
use kernel::id::{BatchId, DocumentId, EntryId, LotId};
use kernel::money::Money;
use ledger_queries::client::Params;
use ledger_queries::stock::recosting as sql;
use platform::error::Result;
use platform::tx::{ReadTx, Tx};
use std::collections::BTreeMap;
use uuid::Uuid;

use crate::accounts::journal::Transfer;
use crate::row_count::whole;
use crate::stock::cost_web::{BatchChange, Correction, LotHistory, Place, Recosting, Use};
use crate::stock::lot_pieces;
use crate::stock::postings::{self, Goods, StockEntry};

/// The memo of the entries.
const MEMO: &str = "Cost followed the goods";

/// Locks the balances of lots, in the order of their ids, until the transaction ends.
pub async fn lock(tx: &Tx, lots: &[LotId]) -> Result<()> {
    sql::lock_balances().bind(tx, &tx.tenant(), &LotId::uuids(lots)).all().await?;
    Ok(())
}

/// The batches that took goods from these lots, also those that gave all of it back.
pub async fn batches_drawing(tx: &ReadTx, lots: &[LotId]) -> Result<Vec<BatchId>> {
    let rows = sql::batches_drawing().bind(tx, &tx.tenant(), &LotId::uuids(lots)).all().await?;
    Ok(rows.into_iter().flatten().map(BatchId::from_uuid).collect())
}

/// The movements of these lots.
pub async fn histories(tx: &ReadTx, lots: &[LotId]) -> Result<Vec<LotHistory>> {
    let rows = sql::movements_of_lots().bind(tx, &tx.tenant(), &LotId::uuids(lots)).all().await?;
    history::of(rows)
}

/// What an entry of corrections is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum About {
    Batch(BatchId),
    Document(DocumentId),
    Shipments,
    Losses,
}

/// Where the entry of a correction belongs; None for one that changes nothing in the books.
fn about(place: Place) -> Option<About> {
    match place {
        Place::Maker(batch) | Place::Use(Use::Batch { batch, .. }) => Some(About::Batch(batch)),
        Place::Use(Use::Bill { document, .. }) => Some(About::Document(document)),
        Place::Use(Use::Shipment { .. }) => Some(About::Shipments),
        Place::Use(Use::Loss) => Some(About::Losses),
        Place::Lots | Place::Use(Use::Untagged) => None,
    }
}

/// The transfers of cost that was `added` to a lot from a place.
fn transfers_of(place: Place, added: Money, currency: &str) -> std::result::Result<Vec<Transfer>, Code> {
    let used = || added.neg().map(Goods::costing);
    Ok(match place {
        Place::Maker(_) => Goods::costing(added).out_of_batch(currency),
        Place::Use(Use::Batch { .. }) => used()?.into_batch(currency),
        Place::Use(Use::Bill { .. } | Use::Shipment { .. }) => used()?.sale(currency),
        Place::Use(Use::Loss) => used()?.loss(currency),
        Place::Lots | Place::Use(Use::Untagged) => vec![],
    })
}

/// The transfers of each entry: the sum of each place, and what batches lost. Where the sums of an entry are
/// all zero its corrections stand one by one, so that each correction has an entry.
fn transfers(done: &Recosting, currency: &str) -> std::result::Result<BTreeMap<About, Vec<Transfer>>, Code> {
    let mut entries: BTreeMap<About, Vec<Transfer>> = BTreeMap::new();
    for (place, sum) in done.postings()? {
        let Some(about) = about(place) else { continue };
        // What the place got, the lots lost.
        entries.entry(about).or_default().extend(transfers_of(place, sum.neg()?, currency)?);
    }
    for BatchChange { batch, lost, .. } in done.batches.iter().filter(|it| !it.lost.is_zero()) {
        let lost = Goods::costing(*lost).lost_in_batch(currency);
        entries.entry(About::Batch(*batch)).or_default().extend(lost);
    }
    let is_silent = |it: &&Correction| about(it.place).is_some_and(|about| !entries.contains_key(&about));
    let silent: Vec<Correction> = done.corrections.iter().filter(is_silent).copied().collect();
    for it in silent {
        if let Some(about) = about(it.place) {
            entries.entry(about).or_default().extend(transfers_of(it.place, it.added, currency)?);
        }
    }
    Ok(entries)
}

/// Writes the corrections, the new costs of the lots and the entries. The caller holds the locks of the lots
/// and batches. Errors: `period_locked`, `number_range`.
pub async fn book(tx: &Tx, done: &Recosting) -> Result<()> {
    if done.corrections.is_empty()
        && done.pieces.is_empty()
        && done.batches.iter().all(|it| it.lost.is_zero())
    {
        return Ok(());
    }
    let entries = entries(tx, done).await?;
    let corrections = CorrectionRows::of(tx, done, &entries)?;
    corrections.write(tx).await?;
    lot_pieces::put(tx, &done.pieces).await?;
    postings::write_all(tx, entries.values()).await
}

/// The entries, each with its id.
async fn entries(tx: &Tx, done: &Recosting) -> Result<BTreeMap<About, StockEntry>> {
    let transfers = transfers(done, &tx.workspace.currency.code)?;
    let mut entries = BTreeMap::new();
    if transfers.is_empty() {
        return Ok(entries);
    }
    let day = postings::open_day(tx).await?;
    for (about, transfers) in transfers {
        let entry = StockEntry::on_day(tx, day, MEMO, transfers)?;
        let entry = match about {
            About::Batch(batch) => entry.about(batch),
            About::Document(document) => entry.on(document),
            About::Shipments | About::Losses => entry,
        };
        entries.insert(about, entry);
    }
    Ok(entries)
}

/// The columns of the corrections.
#[derive(Default)]
struct CorrectionRows {
    movements: Vec<Uuid>,
    corrects: Vec<Uuid>,
    lots: Vec<Uuid>,
    costs: Vec<i64>,
    entries: Vec<Option<Uuid>>,
    untagged: Vec<UntaggedCost>,
}

/// Cost that goes to the untagged balance.
struct UntaggedCost {
    id: Uuid,
    movement: Uuid,
    cost_minor: i64,
}

impl CorrectionRows {
    fn of(tx: &Tx, done: &Recosting, entries: &BTreeMap<About, StockEntry>) -> Result<CorrectionRows> {
        let mut rows = CorrectionRows::default();
        for Correction { lot, movement, added, place } in &done.corrections {
            let entry = about(*place).and_then(|about| entries.get(&about));
            rows.movements.push(tx.new_id()?);
            rows.corrects.push(movement.uuid());
            rows.lots.push(lot.uuid());
            rows.costs.push(added.get());
            rows.entries.push(entry.map(|entry| EntryId::uuid(entry.id)));
            if *place == Place::Use(Use::Untagged) {
                let (id, cost_minor) = (tx.new_id()?, added.neg()?.get());
                rows.untagged.push(UntaggedCost { id, movement: movement.uuid(), cost_minor });
            }
        }
        Ok(rows)
    }

    /// Writes them in one flight; a lot's balance changes once.
    async fn write(&self, tx: &Tx) -> Result<()> {
        let (fixes, costs) =
            (sql::insert_corrections().prepare(tx).await?, sql::change_costs().prepare(tx).await?);
        let tenant = tx.tenant();
        let params = sql::InsertCorrectionsParams {
            now: tx.now,
            by: tx.person(),
            movements: &self.movements,
            corrects: &self.corrects,
            cost_minor: &self.costs,
            entries: &self.entries,
            tenant,
        };
        let (fixed, changed) = tokio::join!(biased;
            async { fixes.params(tx, &params).all().await },
            async { costs.bind(tx, &self.lots, &self.costs, &tenant).all().await });
        whole(fixed?.len(), self.movements.len())?;
        changed?;
        self.write_untagged(tx).await
    }

    async fn write_untagged(&self, tx: &Tx) -> Result<()> {
        if self.untagged.is_empty() {
            return Ok(());
        }
        let ids: Vec<Uuid> = self.untagged.iter().map(|it| it.id).collect();
        let movements: Vec<Uuid> = self.untagged.iter().map(|it| it.movement).collect();
        let costs: Vec<i64> = self.untagged.iter().map(|it| it.cost_minor).collect();
        sql::insert_untagged_costs()
            .params(
                tx,
                &sql::InsertUntaggedCostsParams {
                    today: tx.today(),
                    by: tx.person(),
                    now: tx.now,
                    untagged: &ids,
                    movements: &movements,
                    cost_minor: &costs,
                    tenant: tx.tenant(),
                },
            )
            .all()
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
