//! The trace as stored: which lots went into which, and through which batch.
//! What must stay true: everything in a batch touches everything out of it, whichever was booked first; an edge is
//! never removed.

pub mod graph;

use ledger_queries::genealogy as sql;
use platform::error::Result;
use platform::tx::{ReadTx, Tx};
use uuid::Uuid;

use crate::genealogy::graph::{Direction, Graph, Thing};

/// One edge: so much of a parent went into a child.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// What it was made of.
    pub parent: Uuid,
    /// What was made.
    pub child: Uuid,
    /// In which batch; none for packing and splitting.
    pub batch: Option<Uuid>,
    /// Millionths of the parent's unit.
    pub quantity_e6: i64,
}

/// Draws edges; the caller has made sure that no lot becomes its own ancestor.
pub async fn draw(tx: &Tx, edges: &[Edge]) -> Result<()> {
    let statement = sql::add_edge().prepare(tx).await?;
    // One flight: each waits for its own answer, all are sent before the first is looked at.
    let drawn = edges.iter().map(|edge| {
        let statement = &statement;
        async move {
            statement
                .bind(tx, &tx.tenant(), &edge.parent, &edge.child, &edge.batch, &edge.quantity_e6, &tx.now)
                .one()
                .await
        }
    });
    for drawn in futures::future::join_all(drawn).await {
        drawn?;
    }
    Ok(())
}

/// The graph of everything about some lots in one direction, and the codes of the lots in it.
#[derive(Debug)]
pub struct Surroundings {
    /// Lots and the batches that made them.
    pub graph: Graph<Thing<Uuid>>,
    /// Every lot met, the given ones among them, with its code.
    pub lots: Vec<(Uuid, String)>,
}

/// Everything these lots were made of.
pub async fn above(tx: &ReadTx, lots: &[Uuid]) -> Result<Surroundings> {
    Ok(surroundings(sql::edges_above().bind(tx, &tx.tenant(), &lots).all().await?, Direction::Back))
}

/// Everything that was made of these lots and of what these batches made.
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
