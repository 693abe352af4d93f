//! The trace of a lot or batch: everything that went into it, or everything that came of it.
//! Invariant: b is in forward(a) exactly when a is in back(b) (M22).

pub mod list_page;
pub mod neighbours;
pub mod page;
pub mod picture;
mod whole;

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::SignedQuantity;
use kernel::id::{BatchId, LotId};
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::words;
use ledger::genealogy;
use ledger::genealogy::graph::{Direction, Thing};
use ledger::stock::lots;
use ledger::stock::sales::{self, Sold};
use make_queries::batches as sql;
use platform::action::{Asked, Query};
use platform::error::Result;
use platform::fields::Name;
use platform::tx::ReadTx;
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;

use crate::batches;

words! {
    /// The direction of a walk.
    pub enum Way { Back = "back", Forward = "forward" }
}
word_fields!(Way);

/// Makes an operation that traces a lot or a batch; two operations share it, under two names.
macro_rules! traced {
    ($(#[doc = $what:literal])+ $name:ident, $operation:literal, $asked:expr) => {
        input! {
            $(#[doc = $what])+
            pub struct $name {
                /// The lot to start from.
                lot: Option<Name>,
                /// Or the batch to start from.
                batch: Option<Name>,
                /// back to its inputs, or forward to everything made from it.
                direction: Way,
            }
        }

        impl Query for $name {
            const NAME: &'static str = $operation;
            const NEEDS: Permission = Permission::TraceRun;
            const ASKED: Asked = $asked;
            const SUMMARY: &'static str = "Traces a lot or batch back to its inputs or forward to everything made from it.";
            type Output = Traced;

            async fn fetch(self, tx: &ReadTx) -> Result<Traced> {
                run(tx, start(tx, self.lot.as_ref(), self.batch.as_ref()).await?, self.direction).await
            }
        }
    };
}

traced! {
    /// Trace a lot or a batch.
    RunTrace, "make.trace.run", Asked::Computation
}
traced! {
    /// Trace a lot or a batch.
    AskTrace, "make.trace", Asked::Query
}

/// The lots and batches on the way, sorted, without the start.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Traced {
    /// The lots.
    pub lots: Vec<String>,
    /// The batches.
    pub batches: Vec<String>,
    /// Forward: the bills with goods of the requested lot and of those on the way, the oldest first; back:
    /// none.
    pub bills: Vec<BillMet>,
}

/// A bill with goods, and who has them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BillMet {
    /// Its number.
    pub document: String,
    /// Its date.
    pub date: Day,
    /// The buyer's code.
    pub party: Option<String>,
    /// The buyer's name.
    pub name: Option<String>,
    /// The lot of the goods.
    pub lot: String,
    /// The quantity, less returns.
    pub quantity: SignedQuantity,
    /// Its unit.
    pub unit: String,
}

async fn start(tx: &ReadTx, lot: Option<&Name>, batch: Option<&Name>) -> Result<Thing<LotId, BatchId>> {
    match (lot, batch) {
        (Some(lot), None) => {
            let lot = lots::coded(tx, lot.as_str(), "lot").await?;
            Ok(Thing::Lot(LotId::from_uuid(lot.lot_id)))
        }
        (None, Some(batch)) => {
            let batch = batches::coded(tx, batch.as_str()).await?;
            Ok(Thing::Batch(BatchId::from_uuid(batch.batch_id)))
        }
        (Some(_), Some(_)) => Err(Refusal::new(Code::FieldUnknown).field("batch").into()),
        (None, None) => Err(Refusal::new(Code::FieldRequired).field("lot").into()),
    }
}

async fn run(tx: &ReadTx, start: Thing<LotId, BatchId>, way: Way) -> Result<Traced> {
    let around = match (start, way) {
        (Thing::Lot(lot), Way::Back) => genealogy::above(tx, &[lot]).await?,
        (Thing::Lot(lot), Way::Forward) => genealogy::below(tx, &[lot], &[]).await?,
        (Thing::Batch(batch), Way::Back) => {
            genealogy::above(tx, &genealogy::lots_into(tx, batch).await?).await?
        }
        (Thing::Batch(batch), Way::Forward) => genealogy::below(tx, &[], &[batch]).await?,
    };
    let met: Vec<LotId> = around.lots.iter().map(|(id, _)| *id).collect();
    let direction = if way == Way::Back { Direction::Back } else { Direction::Forward };
    let mut batches = batches_of(tx, &around, &met, direction).await?;
    if let Thing::Batch(own) = start {
        batches.remove(&own);
    }
    let ids: Vec<Uuid> = batches.into_iter().map(BatchId::uuid).collect();
    let codes = sql::batch_codes().bind(tx, &tx.tenant(), &ids).all().await?;
    let bills = bills_of(tx, &met, way).await?;
    let mut lots: Vec<String> =
        around.lots.into_iter().filter(|(id, _)| start != Thing::Lot(*id)).map(|(_, code)| code).collect();
    lots.sort_unstable();
    let mut batches: Vec<String> = codes.into_iter().map(|row| row.code).collect();
    batches.sort_unstable();
    Ok(Traced { lots, batches, bills })
}

/// The bills of these lots. Back there are none: a bill is a destination of goods.
async fn bills_of(tx: &ReadTx, lots: &[LotId], way: Way) -> Result<Vec<BillMet>> {
    if way == Way::Back || lots.is_empty() {
        return Ok(vec![]);
    }
    let met = |sold: Sold| BillMet {
        document: sold.document,
        date: sold.document_date,
        party: sold.party,
        name: sold.party_name,
        lot: sold.lot,
        quantity: SignedQuantity::from_stored(sold.quantity_e6),
        unit: sold.unit,
    };
    Ok(sales::of_lots(tx, lots).await?.into_iter().map(met).collect())
}

/// Back: the batches that made the lots on the way. Forward: the batches that consumed them, also those
/// without an output yet.
async fn batches_of(
    tx: &ReadTx,
    around: &genealogy::Surroundings,
    met: &[LotId],
    way: Direction,
) -> Result<BTreeSet<BatchId>> {
    match way {
        Direction::Forward => Ok(genealogy::batches_using(tx, met).await?.into_iter().collect()),
        Direction::Back => {
            let made_by = met.iter().flat_map(|lot| around.graph.back(&Thing::Lot(*lot)));
            Ok(made_by
                .filter_map(|thing| match thing {
                    Thing::Batch(batch) => Some(batch),
                    Thing::Lot(_) => None,
                })
                .collect())
        }
    }
}

#[cfg(test)]
mod tests;
