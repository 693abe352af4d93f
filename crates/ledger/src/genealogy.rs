//! The stored trace: which lots went into which lots, and through which batch.
//! Invariant: every input of a batch leads to every output of it, whichever was booked first; an edge is
//! removed only when all that went over it came back from the batch.

pub mod graph;

use kernel::id::{BatchId, LotId};
use ledger_queries::client::Params;
use ledger_queries::genealogy as sql;
use platform::error::Result;
use platform::tx::{ReadTx, Tx};

use crate::genealogy::graph::{Direction, Graph, Thing};

/// One edge: a quantity of a parent went into a child.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// The lot that was used.
    pub parent: LotId,
    /// The lot that was made from it.
    pub child: LotId,
    /// The batch; none for packing and splitting.
    pub batch: Option<BatchId>,
    /// Millionths of the parent's unit.
    pub quantity_e6: i64,
}

/// Draws edges. The caller has made sure that no lot becomes its own ancestor.
pub async fn draw(tx: &Tx, edges: &[Edge]) -> Result<()> {
    let statement = sql::add_edge().prepare(tx).await?;
    // One flight: all are sent before the first answer is read.
    let drawn = edges.iter().map(|edge| {
        let statement = &statement;
        async move {
            statement
                .params(
                    tx,
                    &sql::AddEdgeParams {
                        tenant: tx.tenant(),
                        parent: edge.parent.uuid(),
                        child: edge.child.uuid(),
                        batch: edge.batch.map(BatchId::uuid),
                        quantity_e6: edge.quantity_e6,
                        now: tx.now,
                    },
                )
                .one()
                .await
        }
    });
    for drawn in futures::future::join_all(drawn).await {
        drawn?;
    }
    Ok(())
}

/// Reverses a draw from a lot into a batch: the edges to the batch's outputs shrink, or are removed if all
/// of it came back.
pub async fn take_back(
    tx: &Tx,
    parent: LotId,
    batch: BatchId,
    quantity_e6: i64,
    is_whole: bool,
) -> Result<()> {
    let (tenant, parent, batch) = (tx.tenant(), parent.uuid(), batch.uuid());
    if is_whole {
        sql::remove_edges().bind(tx, &tenant, &parent, &batch).all().await?;
    } else {
        sql::shrink_edges().bind(tx, &quantity_e6, &tenant, &parent, &batch).all().await?;
    }
    Ok(())
}

/// The graph of everything around some lots in one direction, and the codes of its lots.
#[derive(Debug)]
pub struct Surroundings {
    /// Lots and the batches that made them.
    pub graph: Graph<Thing<LotId, BatchId>>,
    /// Every lot met, the given ones included, with its code.
    pub lots: Vec<(LotId, String)>,
}

/// Everything that these lots were made of.
pub async fn above(tx: &ReadTx, lots: &[LotId]) -> Result<Surroundings> {
    let rows = sql::edges_above().bind(tx, &tx.tenant(), &LotId::uuids(lots)).all().await?;
    Ok(surroundings(rows, Direction::Back))
}

/// Everything made of these lots and of the outputs of these batches.
pub async fn below(tx: &ReadTx, lots: &[LotId], batches: &[BatchId]) -> Result<Surroundings> {
    let (lots, batches) = (LotId::uuids(lots), BatchId::uuids(batches));
    let rows = sql::edges_below().bind(tx, &tx.tenant(), &lots, &batches).all().await?;
    Ok(surroundings(rows, Direction::Forward))
}

fn surroundings(rows: Vec<sql::EdgeRow>, direction: Direction) -> Surroundings {
    let (mut edges, mut lots) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in rows {
        let here = match direction {
            Direction::Back => row.child_id,
            Direction::Forward => row.parent_id,
        };
        let Some(here) = here.map(LotId::from_uuid) else { continue };
        let (made_by, through) = (row.made_by.map(BatchId::from_uuid), row.through.map(BatchId::from_uuid));
        edges.extend(made_by.map(|batch| (Thing::Batch(batch), Thing::Lot(here))));
        let ends = (row.parent_id.map(LotId::from_uuid), row.child_id.map(LotId::from_uuid));
        if let (Some(parent), Some(child)) = ends {
            edges.push((Thing::Lot(parent), Thing::Lot(child)));
            edges.extend(through.map(|batch| (Thing::Batch(batch), Thing::Lot(child))));
        }
        lots.push((here, row.code));
    }
    lots.sort_unstable();
    lots.dedup();
    Surroundings { graph: Graph::new(edges), lots }
}

/// The lots that went into a batch.
pub async fn lots_into(tx: &ReadTx, batch: BatchId) -> Result<Vec<LotId>> {
    let rows = sql::lots_into().bind(tx, &tx.tenant(), &batch.uuid()).all().await?;
    Ok(rows.into_iter().map(LotId::from_uuid).collect())
}

/// The batches that took from any of these lots.
pub async fn batches_using(tx: &ReadTx, lots: &[LotId]) -> Result<Vec<BatchId>> {
    let rows = sql::batches_using().bind(tx, &tx.tenant(), &LotId::uuids(lots)).all().await?;
    Ok(rows.into_iter().map(BatchId::from_uuid).collect())
}
