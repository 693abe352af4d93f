//! The stored trace: which lots went into which lots, and through which batch.
//! Invariant: every input of a batch leads to every output of it, whichever was booked first; an edge is
//! removed only when all that went over it came back from the batch.

pub mod graph;

use kernel::id::{BatchId, LotId};
use ledger_queries::client::Params;
use ledger_queries::genealogy as sql;
use platform::error::Result;
use platform::tx::{ReadTx, Tx};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

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
    let parts = Parts::among(&rows, direction);
    let (mut edges, mut lots) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in rows {
        let Some(here) = lot_of(&row, direction) else { continue };
        let made_by = row.made_by.filter(|_| !parts.has(here));
        edges.extend(made_by.map(|batch| (batch_node(batch), lot_node(here))));
        if let (Some(parent), Some(child)) = (row.parent_id, row.child_id) {
            let repeats = row.through.is_some_and(|batch| parts.repeats(parent, child, batch));
            if !repeats {
                edges.push((lot_node(parent), lot_node(child)));
                edges.extend(row.through.map(|batch| (batch_node(batch), lot_node(child))));
            }
        }
        lots.push((LotId::from_uuid(here), row.code));
    }
    lots.sort_unstable();
    lots.dedup();
    Surroundings { graph: Graph::new(edges), lots }
}

fn lot_node(lot: Uuid) -> Thing<LotId, BatchId> {
    Thing::Lot(LotId::from_uuid(lot))
}

fn batch_node(batch: Uuid) -> Thing<LotId, BatchId> {
    Thing::Batch(BatchId::from_uuid(batch))
}

/// The lot that a row is about: it has the batch that made this one.
fn lot_of(row: &sql::EdgeRow, direction: Direction) -> Option<Uuid> {
    match direction {
        Direction::Back => row.child_id,
        Direction::Forward => row.parent_id,
    }
}

/// The lots that were packed or split from another lot of their batch. They came out of the batch through that
/// lot alone, so a lot that is cleared of a hold frees its parts too, whenever they were packed (M20).
struct Parts {
    /// The lots of the same batch that each part was taken from.
    taken_from: HashMap<Uuid, Vec<Uuid>>,
    /// The edges through a batch: parent, child, batch.
    drawn: HashSet<(Uuid, Uuid, Uuid)>,
}

impl Parts {
    fn among(rows: &[sql::EdgeRow], direction: Direction) -> Parts {
        let made_by: HashMap<Uuid, Uuid> =
            rows.iter().filter_map(|row| Some((lot_of(row, direction)?, row.made_by?))).collect();
        let mut taken_from: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for row in rows.iter().filter(|row| row.through.is_none()) {
            let (Some(parent), Some(child)) = (row.parent_id, row.child_id) else { continue };
            let (of_parent, of_child) = (made_by.get(&parent), made_by.get(&child));
            if of_parent.is_some() && of_parent == of_child {
                taken_from.entry(child).or_default().push(parent);
            }
        }
        let edge = |row: &sql::EdgeRow| Some((row.parent_id?, row.child_id?, row.through?));
        let drawn = match taken_from.is_empty() {
            true => HashSet::new(),
            false => rows.iter().filter_map(edge).collect(),
        };
        Parts { taken_from, drawn }
    }

    fn has(&self, lot: Uuid) -> bool {
        self.taken_from.contains_key(&lot)
    }

    /// Whether an edge through a batch leads to a part as well as to the lot that the part was taken from. A
    /// batch that takes goods after it was packed draws such edges, and the way through that lot is the true one.
    fn repeats(&self, parent: Uuid, child: Uuid, batch: Uuid) -> bool {
        let of_part = self.taken_from.get(&child);
        of_part.is_some_and(|lots| lots.iter().any(|lot| self.drawn.contains(&(parent, *lot, batch))))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const BATCH: u128 = 100;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    /// A row of a way back: its lot, the batch that made it, and an edge to it with its batch.
    fn row(lot: u128, made_by: Option<u128>, edge: Option<(u128, Option<u128>)>) -> sql::EdgeRow {
        sql::EdgeRow {
            parent_id: edge.map(|(parent, _)| id(parent)),
            child_id: Some(id(lot)),
            made_by: made_by.map(id),
            through: edge.and_then(|(_, through)| through).map(id),
            code: lot.to_string(),
        }
    }

    /// What a walk back from a lot meets that does not pass the closed lot.
    fn around(rows: Vec<sql::EdgeRow>, lot: u128, closed: u128) -> Vec<Thing<LotId, BatchId>> {
        let graph = surroundings(rows, Direction::Back).graph;
        graph.walk_open(&lot_node(id(lot)), Direction::Back, |it| *it != lot_node(id(closed)))
    }

    #[test]
    fn a_part_came_out_of_its_batch_through_the_lot_it_was_packed_from() {
        // Milk 1 becomes cheese 2, packed as 3; the batch takes salt 4 later, and draws it to both.
        let through = Some(BATCH);
        let rows = || {
            vec![
                row(1, None, None),
                row(2, through, Some((1, through))),
                row(2, through, Some((4, through))),
                row(3, through, Some((2, None))),
                row(3, through, Some((4, through))),
                row(4, None, None),
            ]
        };
        assert_eq!(around(rows(), 3, 2), [lot_node(id(3))], "past the cheese nothing leads to the pack");
        let whole = [1, 2, 4].map(|lot| lot_node(id(lot))).into_iter().chain([batch_node(id(BATCH))]);
        let whole: Vec<_> = whole.collect();
        assert_eq!(
            surroundings(rows(), Direction::Back).graph.back(&lot_node(id(3))),
            whole,
            "the trace stays whole"
        );
    }

    #[test]
    fn a_lot_that_its_batch_made_keeps_its_batch_though_other_goods_came_to_it() {
        let (own, other) = (Some(BATCH), Some(BATCH + 1));
        let to_batch = [lot_node(id(3)), batch_node(id(BATCH))];
        let packed_elsewhere = vec![row(2, other, None), row(3, own, Some((2, None)))];
        assert_eq!(around(packed_elsewhere, 3, 2), to_batch);
        let reworked = vec![row(2, own, None), row(3, own, Some((2, own)))];
        assert_eq!(around(reworked, 3, 2), to_batch);
        let drawn_alone = vec![
            row(2, own, None),
            row(3, own, Some((2, None))),
            row(3, own, Some((4, own))),
            row(4, None, None),
        ];
        assert!(around(drawn_alone, 3, 2).contains(&lot_node(id(4))), "no other edge says it");
    }
}
