//! The whole trace of a lot for its page: the beginning of each list, and how long each list is.
//! Invariant: a count is that of the whole trace (M22), however much of a list is shown.

use std::collections::HashMap;

use kernel::decimal::SignedQuantity;
use kernel::id::LotId;
use ledger::genealogy;
use ledger::stock::sales::{self, NewestSold};
use make_queries::traceability::whole as sql;
use platform::error::Result;
use platform::tx::ReadTx;

use super::neighbours::Near;

/// How much of each list is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Most {
    /// Lots in each direction.
    lots: usize,
    /// Bills and delivery notes.
    sales: usize,
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

type Coded = (LotId, String);

/// Reads both directions of the trace, and who has the goods. `near` has the distances of the nearest lots.
pub(crate) async fn read(tx: &ReadTx, lot: LotId, near: &Near, most: Most) -> Result<Whole> {
    let above = genealogy::above(tx, &[lot]).await?.lots;
    let below = genealogy::below(tx, &[lot], &[]).await?.lots;
    // Goods of the lot itself are recalled as those of its descendants are.
    let reached: Vec<LotId> = below.iter().map(|(id, _)| *id).collect();
    let steps: HashMap<&str, u32> =
        near.lots.iter().map(|it| (it.lot.as_str(), it.steps.unsigned_abs())).collect();
    let (back, forward) = (nearest_first(above, lot, &steps), nearest_first(below, lot, &steps));
    let shown = |lots: &[Coded]| lots.iter().take(most.lots).map(|(id, _)| id.uuid()).collect::<Vec<_>>();
    let ids = [shown(&back), shown(&forward)].concat();
    let rows = sql::lots_listed().bind(tx, &tx.tenant(), &ids).all().await?;
    let mut facts: HashMap<LotId, sql::LotsListed> =
        rows.into_iter().map(|row| (LotId::from_uuid(row.lot_id), row)).collect();
    let sold = sales::newest_of_lots(tx, &reached, most.sales).await?;
    Ok(Whole { back: list_of(back, most, &mut facts), forward: list_of(forward, most, &mut facts), sold })
}

/// The lots without the start: the nearest first, then those that are too far for the picture, by code.
fn nearest_first(mut lots: Vec<Coded>, start: LotId, steps: &HashMap<&str, u32>) -> Vec<Coded> {
    lots.retain(|(id, _)| *id != start);
    let far = |code: &str| steps.get(code).copied().unwrap_or(u32::MAX);
    lots.sort_unstable_by(|(_, one), (_, other)| far(one).cmp(&far(other)).then_with(|| one.cmp(other)));
    lots
}

fn list_of(lots: Vec<Coded>, most: Most, facts: &mut HashMap<LotId, sql::LotsListed>) -> LotList {
    let count = lots.len();
    let shown = lots.into_iter().take(most.lots).filter_map(|(id, lot)| {
        let row = facts.remove(&id)?;
        let came = SignedQuantity::from_stored(row.came_e6);
        Some(LotListed { lot, item_name: row.item_name, came, unit: row.unit })
    });
    LotList { lots: shown.collect(), count }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn lot(n: u128, code: &str) -> Coded {
        (LotId::from_uuid(Uuid::from_u128(n)), code.to_owned())
    }

    #[test]
    fn a_list_begins_with_the_nearest_lots_and_counts_them_all() {
        let lots = vec![lot(1, "START"), lot(2, "Z-FAR"), lot(3, "A-FAR"), lot(4, "M-2"), lot(5, "N-1")];
        let steps = HashMap::from([("START", 0), ("M-2", 2), ("N-1", 1)]);
        let ordered = nearest_first(lots, lot(1, "START").0, &steps);
        let codes: Vec<&str> = ordered.iter().map(|(_, code)| code.as_str()).collect();
        assert_eq!(codes, ["N-1", "M-2", "A-FAR", "Z-FAR"]);
        let row = |(id, _): &Coded| {
            let facts =
                sql::LotsListed { lot_id: id.uuid(), item_name: "Milk".into(), unit: "L".into(), came_e6: 1 };
            (*id, facts)
        };
        let mut facts: HashMap<_, _> = ordered.iter().map(row).collect();
        let list = list_of(ordered, Most { lots: 3, sales: 0 }, &mut facts);
        assert_eq!((list.lots.len(), list.count, list.more()), (3, 4, 1));
    }
}
