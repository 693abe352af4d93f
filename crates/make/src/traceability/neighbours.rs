//! The neighbours of a lot on its trace, for the picture: a few steps each way, with the quantities.
//! Invariant: the picture shows only parts of the trace; where it ends early, it says so.

use jiff::Timestamp;
use kernel::decimal::SignedQuantity;
use kernel::exact::Exact;
use kernel::id::RecipeVersionId;
use kernel::permission::Permission;
use ledger::stock::lots;
use make_queries::traceability::neighbours as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Steps back and forward.
const DEEP: i32 = 3;
/// Lots read in one direction; the list below the picture has the others too.
const MANY: i64 = 60;

input! {
    /// The surroundings of a lot.
    pub struct GetNeighbours {
        /// The lot.
        lot: Text,
    }
}

/// The neighbours of a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Near {
    /// The lots, the requested one included.
    pub lots: Vec<LotNear>,
    /// Batches that consumed or made them.
    pub batches: Vec<BatchNear>,
    /// The quantities between them.
    pub draws: Vec<DrawNear>,
}

/// A lot near it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotNear {
    /// Its code.
    pub lot: String,
    /// Its item's name.
    pub item_name: String,
    /// The total that ever came into it.
    pub came: SignedQuantity,
    /// Its unit.
    pub unit: String,
    /// The same in whole grams, if it is a mass or a volume; a litre without a density counts as a kilogram.
    pub grams: Option<i64>,
    /// Steps away: negative for lots that the lot was made of.
    pub steps: i32,
    /// The batch that made it.
    pub batch: Option<String>,
}

/// A batch near it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BatchNear {
    /// Its id, as movements name it.
    pub batch_id: Uuid,
    /// Its code.
    pub batch: String,
    /// Its recipe.
    pub recipe_name: String,
    /// Its state.
    pub state: String,
    /// When it was planned.
    pub planned_at: Timestamp,
}

/// A quantity of a lot that went into a batch, or directly into another lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DrawNear {
    /// The lot.
    pub lot: String,
    /// The batch it went into.
    pub batch: Option<String>,
    /// The lot it was packed or split into.
    pub to_lot: Option<String>,
    /// Whole grams, if it is a mass or a volume; a litre without a density counts as a kilogram.
    pub grams: Option<i64>,
}

/// A kilogram a litre: the density of a volume whose density nobody stated, in the picture alone.
const WATER_E6: i64 = 1_000_000;

/// Whole grams of a quantity, if it is a mass or a volume and fits. A litre without a density counts as a kilogram:
/// without a share, milk would be a thinner band than the salt in it.
fn grams(quantity_e6: i64, unit: &str, density_e6: Option<i64>) -> Option<i64> {
    let kg = lots::in_kg(quantity_e6, unit, density_e6.or(Some(WATER_E6)))?;
    (kg * Exact::from(1000)).round().ok()
}

impl Query for GetNeighbours {
    const NAME: &'static str = "make.trace.near";
    const NEEDS: Permission = Permission::TraceRun;
    const SUMMARY: &'static str =
        "Shows the lots and batches a few steps from a lot, back and forward, for a picture.";
    type Output = Near;

    async fn fetch(self, tx: &ReadTx) -> Result<Near> {
        let lot = lots::coded(tx, self.lot.as_str(), "lot").await?;
        let lots = lots_near(tx, lot.lot_id).await?;
        let ids: Vec<Uuid> = lots.keys().copied().collect();
        let edges = sql::edges_among().prepare(tx).await?;
        let drawn = sql::drawn_into().prepare(tx).await?;
        let tenant = tx.tenant();
        let (edges, drawn) = tokio::join!(biased;
            async { edges.bind(tx, &tenant, &ids).all().await },
            async { drawn.bind(tx, &tenant, &ids).all().await });
        let edges = edges?;
        let drawn: Vec<sql::DrawnInto> = drawn?.into_iter().filter(|row| is_on_the_way(&lots, row)).collect();
        let mut batches: Vec<Uuid> = lots.values().filter_map(|(_, lot)| lot.batch_id).collect();
        batches.extend(drawn.iter().map(|row| row.batch_id));
        batches.extend(edges.iter().filter_map(|row| row.batch_id));
        let batches = sql::batches_near().bind(tx, &tenant, &batches).all().await?;
        let batches = batches.into_iter().map(|row| batch_near(tx, row)).collect::<Result<Vec<_>>>()?;
        Ok(gathered(&lots, &edges, &drawn, batches))
    }
}

/// Whether a consumption belongs to the trace: it made something from this lot, or led to it. Other uses of
/// its ancestors do not.
fn is_on_the_way(lots: &Lots, row: &sql::DrawnInto) -> bool {
    let is_forward = lots.get(&row.lot_id).is_some_and(|(steps, _)| *steps >= 0);
    is_forward || lots.values().any(|(_, lot)| lot.batch_id == Some(row.batch_id))
}

type Lots = BTreeMap<Uuid, (i32, sql::NearLot)>;

/// The lots a few steps each way, with their steps.
async fn lots_near(tx: &ReadTx, start: Uuid) -> Result<Lots> {
    let above = sql::lots_above().prepare(tx).await?;
    let below = sql::lots_below().prepare(tx).await?;
    let tenant = tx.tenant();
    let (above, below) = tokio::join!(biased;
        async { above.bind(tx, &tenant, &start, &DEEP, &MANY).all().await },
        async { below.bind(tx, &tenant, &start, &DEEP, &MANY).all().await });
    let back = above?.into_iter().map(|row| (row.lot_id, (-row.far, row)));
    let forward = below?.into_iter().map(|row| (row.lot_id, (row.far, row)));
    Ok(back.chain(forward).collect())
}

fn gathered(lots: &Lots, edges: &[sql::NearEdge], drawn: &[sql::DrawnInto], batches: Vec<BatchNear>) -> Near {
    let names: HashMap<Uuid, String> = batches.iter().map(|it| (it.batch_id, it.batch.clone())).collect();
    let code = |id: &Uuid| lots.get(id).map(|(_, lot)| lot.code.clone());
    let weighed = |id: &Uuid, e6: i64| lots.get(id).and_then(|(_, lot)| grams(e6, &lot.unit, lot.density_e6));
    // One band for each lot and batch: an edge to each output of a batch repeats a single movement.
    let mut into: BTreeMap<(Uuid, Uuid), i64> = BTreeMap::new();
    for edge in edges {
        if let Some(batch) = edge.batch_id {
            let most = into.entry((edge.parent_id, batch)).or_default();
            *most = (*most).max(edge.quantity_e6);
        }
    }
    into.extend(drawn.iter().map(|row| ((row.lot_id, row.batch_id), row.quantity_e6)));
    let through = into.iter().filter_map(|((lot, batch), e6)| {
        let batch = Some(names.get(batch)?.clone());
        Some(DrawNear { lot: code(lot)?, batch, to_lot: None, grams: weighed(lot, *e6) })
    });
    let straight = edges.iter().filter(|edge| edge.batch_id.is_none()).filter_map(|edge| {
        let to_lot = Some(code(&edge.child_id)?);
        Some(DrawNear {
            lot: code(&edge.parent_id)?,
            batch: None,
            to_lot,
            grams: weighed(&edge.parent_id, edge.quantity_e6),
        })
    });
    let draws = through.chain(straight).collect();
    let lots = lots.values().map(|(steps, lot)| LotNear {
        lot: lot.code.clone(),
        item_name: lot.item_name.clone(),
        came: SignedQuantity::from_stored(lot.came_e6),
        unit: lot.unit.clone(),
        grams: grams(lot.came_e6, &lot.unit, lot.density_e6),
        steps: *steps,
        batch: lot.batch_id.and_then(|batch| names.get(&batch).cloned()),
    });
    let lots = lots.collect();
    Near { lots, batches, draws }
}

fn batch_near(tx: &ReadTx, row: sql::BatchesNear) -> Result<BatchNear> {
    Ok(BatchNear {
        batch_id: row.batch_id,
        batch: row.code,
        recipe_name: crate::recipes::name_of(
            tx,
            RecipeVersionId::from_uuid(row.recipe_version_id),
            row.recipe_name,
        )?,
        state: row.state,
        planned_at: row.created_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lot(id: u128, made_by: Option<u128>) -> sql::NearLot {
        sql::NearLot {
            lot_id: Uuid::from_u128(id),
            far: 1,
            code: id.to_string(),
            batch_id: made_by.map(Uuid::from_u128),
            item_name: "Milk".into(),
            unit: "kg".into(),
            density_e6: None,
            came_e6: 1_000_000,
        }
    }

    #[test]
    fn what_an_ancestor_also_went_into_is_not_on_the_trace() {
        let (milk, cheese, packed) = (lot(1, None), lot(2, Some(10)), lot(3, None));
        let lots: Lots =
            [(-1, milk), (0, cheese), (1, packed)].map(|(steps, lot)| (lot.lot_id, (steps, lot))).into();
        let taken = |lot, batch| sql::DrawnInto {
            lot_id: Uuid::from_u128(lot),
            batch_id: Uuid::from_u128(batch),
            quantity_e6: 1,
        };
        assert!(is_on_the_way(&lots, &taken(1, 10)), "the batch that made the cheese");
        assert!(!is_on_the_way(&lots, &taken(1, 11)), "another batch of the same milk");
        assert!(is_on_the_way(&lots, &taken(3, 12)), "a batch the packed cheese went into");
    }

    #[test]
    fn what_is_neither_mass_nor_volume_has_no_grams() {
        assert_eq!(grams(1_500_000, "kg", None), Some(1_500));
        assert_eq!(grams(1_000_000, "L", Some(1_030_000)), Some(1_030));
        assert_eq!(grams(100_000_000, "L", None), Some(100_000), "milk is thicker than its salt");
        assert_eq!(grams(1_000_000, "each", None), None);
    }
}
