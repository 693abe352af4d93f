//! The stored trace: which lots went into which lots, and through which batch.
//! Invariant: every input of a batch leads to every output of it, whichever was booked first; an edge is
//! never removed.

pub mod graph;

use ledger_queries::client::Params;
use ledger_queries::genealogy as sql;
use platform::error::Result;
use platform::tx::{ReadTx, Tx};
use uuid::Uuid;

use crate::genealogy::graph::{Direction, Graph, Thing};

/// One edge: a quantity of a parent went into a child.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// The lot that was used.
    pub parent: Uuid,
    /// The lot that was made from it.
    pub child: Uuid,
    /// The batch; none for packing and splitting.
    pub batch: Option<Uuid>,
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
                        parent: edge.parent,
                        child: edge.child,
                        batch: edge.batch,
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

/// The graph of everything around some lots in one direction, and the codes of its lots.
#[derive(Debug)]
pub struct Surroundings {
    /// Lots and the batches that made them.
    pub graph: Graph<Thing<Uuid>>,
    /// Every lot met, the given ones included, with its code.
    pub lots: Vec<(Uuid, String)>,
}

/// Everything that these lots were made of.
pub async fn above(tx: &ReadTx, lots: &[Uuid]) -> Result<Surroundings> {
    Ok(surroundings(sql::edges_above().bind(tx, &tx.tenant(), &lots).all().await?, Direction::Back))
}

/// Everything made of these lots and of the outputs of these batches.
pub async fn below(tx: &ReadTx, lots: &[Uuid], batches: &[Uuid]) -> Result<Surroundings> {
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
        let Some(here) = here else { continue };
        edges.extend(row.made_by.map(|batch| (Thing::Batch(batch), Thing::Lot(here))));
        if let (Some(parent), Some(child)) = (row.parent_id, row.child_id) {
            edges.push((Thing::Lot(parent), Thing::Lot(child)));
            edges.extend(row.through.map(|batch| (Thing::Batch(batch), Thing::Lot(child))));
        }
        lots.push((here, row.code));
    }
    lots.sort_unstable();
    lots.dedup();
    Surroundings { graph: Graph::new(edges), lots }
}

/// The lots that went into a batch.
pub async fn lots_into(tx: &ReadTx, batch: Uuid) -> Result<Vec<Uuid>> {
    let rows = sql::lots_into().bind(tx, &tx.tenant(), &batch).all().await?;
    Ok(rows)
}

/// The batches that took from any of these lots.
pub async fn batches_using(tx: &ReadTx, lots: &[Uuid]) -> Result<Vec<Uuid>> {
    let rows = sql::batches_using().bind(tx, &tx.tenant(), &lots).all().await?;
    Ok(rows)
}
