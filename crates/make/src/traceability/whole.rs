//! The whole trace of a lot for its page: the beginning of each list, and how long each list is.
//! Invariant: a count is that of the whole trace (M22), however much of a list is shown; of a lot that is not
//! shown, the database sends nothing but its id.

use kernel::decimal::SignedQuantity;
use kernel::id::LotId;
use ledger::stock::sales::{self, NewestSold};
use make_queries::traceability::whole as sql;
use platform::error::Result;
use platform::tx::ReadTx;
use uuid::Uuid;

use super::neighbours::{LotNear, Near};

/// How much of each list is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Most {
    /// Lots in each direction.
    pub lots: usize,
    /// Bills and delivery notes.
    pub sales: usize,
}

/// On the page as it opens.
pub(crate) const BRIEF: Most = Most { lots: 100, sales: 20 };
/// For whoever asks for all.
pub(crate) const LONG: Most = Most { lots: 2_000, sales: 2_000 };

/// The lists of a trace.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    /// What the lot was made of.
    pub back: LotList,
    /// The lots that were made of it.
    pub forward: LotList,
    /// The customers that have goods of it, or goods that were made from it.
    pub sold: NewestSold,
}

/// The beginning of a list of lots.
#[derive(Debug, Default)]
pub(crate) struct LotList {
    /// The nearest lots.
    pub lots: Vec<LotListed>,
    /// How many lots the whole list has.
    pub count: usize,
}

impl LotList {
    /// How many are not shown.
    pub fn more(&self) -> usize {
        self.count.saturating_sub(self.lots.len())
    }
}

/// A lot of the list.
#[derive(Debug)]
pub(crate) struct LotListed {
    pub lot: String,
    pub item_name: String,
    /// The total that ever came into it.
    pub came: SignedQuantity,
    pub unit: String,
}

/// Reads both directions of the trace, and who has the goods. `near` has the distances of the nearest lots.
pub(crate) async fn read(tx: &ReadTx, lot: LotId, near: &Near, most: Most) -> Result<Whole> {
    let before = sql::lots_before().prepare(tx).await?;
    let after = sql::lots_after().prepare(tx).await?;
    let (tenant, start) = (tx.tenant(), lot.uuid());
    let (before, after) = tokio::join!(biased;
        async { before.bind(tx, &tenant, &start).all().await },
        async { after.bind(tx, &tenant, &start).all().await });
    let (mut back, mut forward) = (before?, after?);
    // Goods of the lot itself are recalled as those of its descendants are.
    let reached: Vec<LotId> = forward.iter().map(|id| LotId::from_uuid(*id)).collect();
    back.retain(|id| *id != start);
    forward.retain(|id| *id != start);
    let near = nearest_first(&near.lots);
    Ok(Whole {
        back: list_of(tx, &back, &near, most).await?,
        forward: list_of(tx, &forward, &near, most).await?,
        sold: sales::newest_of_lots(tx, &reached, most.sales).await?,
    })
}

/// The codes of the lots of the picture, the nearest first. Those that are too far for it come after them, by
/// code.
fn nearest_first(near: &[LotNear]) -> Vec<&str> {
    let mut lots: Vec<(u32, &str)> =
        near.iter().map(|it| (it.steps.unsigned_abs(), it.lot.as_str())).collect();
    lots.sort_unstable();
    lots.into_iter().map(|(_, code)| code).collect()
}

/// The beginning of the list of these lots.
async fn list_of(tx: &ReadTx, lots: &[Uuid], near: &[&str], most: Most) -> Result<LotList> {
    let many = i64::try_from(most.lots).unwrap_or(i64::MAX);
    let rows = sql::lots_listed().bind(tx, &near, &tx.tenant(), &lots, &many).all().await?;
    let listed = |row: sql::LotsListed| LotListed {
        lot: row.code,
        item_name: row.item_name,
        came: SignedQuantity::from_stored(row.came_e6),
        unit: row.unit,
    };
    Ok(LotList { lots: rows.into_iter().map(listed).collect(), count: lots.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_lots_come_first_in_either_direction() {
        let lot = |lot: &str, steps: i32| LotNear {
            lot: lot.into(),
            item_name: "Milk".into(),
            came: SignedQuantity::from_stored(1),
            unit: "L".into(),
            grams: None,
            steps,
            batch: None,
        };
        let near = [lot("M-2", 2), lot("START", 0), lot("N-1", 1), lot("A-2", -2), lot("B-1", -1)];
        assert_eq!(nearest_first(&near), ["START", "B-1", "N-1", "A-2", "M-2"]);
    }
}
