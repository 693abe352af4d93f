//! The overheads of a recipe, as its batch absorbs them when it ends (postings.md section 2).
//! Invariant: an absorbed amount stays as it is; if its measure changes later, the difference is posted.

use kernel::exact::Exact;
use kernel::id::BatchId;
use kernel::money::Money;
use kernel::refusal::Ruled;
use ledger::stock::lots::{self, MadeLot};
use ledger::stock::postings::{self, Goods, StockEntry};
use make_queries::batches as sql;
use make_queries::client::Params;
use platform::error::{Error, Result};
use platform::sealed::make::batch_overhead::NAME;
use platform::tx::{ReadTx, Tx};
use std::collections::BTreeMap;

use super::recost::shares::is_by_product;
use super::{BatchRow, observe, recipe_of};
use crate::recipes::body::{Body, Overhead, OverheadMode};

/// What a batch had that overheads are paid for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measures {
    /// Hours of work.
    pub hours: Exact,
    /// The mass of what it made, by-products left out.
    pub kg: Exact,
    /// The pieces that it made.
    pub pieces: Exact,
}

/// What each overhead comes to, rounded once; two of one name are added up.
fn due(overheads: &[Overhead], of: &Measures) -> Ruled<BTreeMap<String, Money>> {
    let mut sums: BTreeMap<String, Money> = BTreeMap::new();
    for overhead in overheads {
        let measure = match overhead.mode {
            OverheadMode::PerBatch => Exact::from(1),
            OverheadMode::PerHour => of.hours.clone(),
            OverheadMode::PerKg => of.kg.clone(),
            OverheadMode::PerPiece => of.pieces.clone(),
        };
        let sum = sums.entry(overhead.name.clone()).or_default();
        *sum = sum.add((Exact::from(overhead.amount_minor) * measure).round_money()?)?;
    }
    Ok(sums)
}

/// What a batch has absorbed so far, by name.
pub(crate) async fn absorbed_by(tx: &ReadTx, batch: &BatchRow) -> Result<BTreeMap<String, Money>> {
    let rows = sql::overheads_of().bind(tx, &tx.tenant(), &batch.batch_id).all().await?;
    let mut sums: BTreeMap<String, Money> = BTreeMap::new();
    for row in rows {
        let name: String = tx.cipher().open(NAME, row.batch_overhead_id, row.name)?;
        let sum = sums.entry(name).or_default();
        *sum = sum.add(Money::from_stored(row.cost_minor))?;
    }
    Ok(sums)
}

/// Absorbs what is due now and was not absorbed yet; returns the difference.
pub(crate) async fn absorb(tx: &Tx, batch: &BatchRow) -> Result<Money> {
    let body = &recipe_of(tx, batch).await?;
    if body.overhead.is_empty() {
        return Ok(Money::ZERO);
    }
    let due = due(&body.overhead, &measures(tx, batch, body).await?)?;
    let so_far = absorbed_by(tx, batch).await?;
    let mut changes = Vec::new();
    for (name, due) in due {
        let change = due.sub(so_far.get(&name).copied().unwrap_or_default())?;
        if !change.is_zero() {
            changes.push((name, change));
        }
    }
    let sum = Money::sum(changes.iter().map(|(_, change)| *change))?;
    write(tx, batch, &changes).await?;
    let transfers = Goods::costing(sum).overhead(&tx.workspace.currency.code);
    let entry = StockEntry::of(tx, "Overheads of a batch", transfers).await?;
    postings::write(tx, entry.map(|entry| entry.about(BatchId::from_uuid(batch.batch_id))).as_ref()).await?;
    Ok(sum)
}

async fn measures(tx: &Tx, batch: &BatchRow, body: &Body) -> Result<Measures> {
    let hours = observe::labour_of(tx, batch).await?.hours;
    let made = lots::made_by(tx, &[BatchId::from_uuid(batch.batch_id)]).await?;
    let main: Vec<&MadeLot> = made.iter().filter(|lot| !is_by_product(body, &lot.item, &lot.kind)).collect();
    let kg = main.iter().filter_map(|lot| lots::in_kg(lot.made_e6, &lot.unit, lot.density_e6)).sum();
    let pieces = main.iter().map(|lot| lot.pieces).sum::<i64>();
    Ok(Measures { hours, kg, pieces: Exact::from(pieces) })
}

async fn write(tx: &Tx, batch: &BatchRow, changes: &[(String, Money)]) -> Result<()> {
    let statement = sql::insert_overhead().prepare(tx).await?;
    let written = changes.iter().map(|(name, cost)| {
        let statement = &statement;
        async move {
            let (tenant, id) = (tx.tenant(), tx.new_id()?);
            let name = tx.cipher().seal(NAME, id, name.as_str())?;
            statement
                .params(
                    tx,
                    &sql::InsertOverheadParams {
                        tenant,
                        overhead: id,
                        batch: batch.batch_id,
                        name,
                        cost_minor: cost.get(),
                        by: tx.person(),
                        now: tx.now,
                    },
                )
                .one()
                .await?;
            Ok::<(), Error>(())
        }
    });
    for row in futures::future::join_all(written).await {
        row?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overhead(name: &str, mode: OverheadMode, amount: i64) -> Overhead {
        Overhead { name: name.to_owned(), mode, amount_minor: Money::new(amount).expect("money") }
    }

    #[test]
    fn each_overhead_is_paid_for_by_its_measure_and_rounded_once() {
        let all = [
            overhead("energy", OverheadMode::PerBatch, 2210),
            overhead("room", OverheadMode::PerHour, 333),
            overhead("water", OverheadMode::PerKg, 7),
            overhead("wax", OverheadMode::PerPiece, 45),
            overhead("room", OverheadMode::PerBatch, 1),
        ];
        let of = Measures { hours: Exact::ratio(5, 2), kg: Exact::ratio(1006, 10), pieces: Exact::from(5) };
        let due: Vec<(String, i64)> =
            due(&all, &of).expect("due").into_iter().map(|(name, cost)| (name, cost.get())).collect();
        let expected = [("energy", 2210), ("room", 834), ("water", 704), ("wax", 225)];
        assert_eq!(due, expected.map(|(name, cost)| (name.to_owned(), cost)));
    }
}
