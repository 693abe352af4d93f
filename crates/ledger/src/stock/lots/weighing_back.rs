//! A weighing that is cancelled: the weight that it took off returns, and the loss is not counted.
//! Invariant: only the last weighing goes back, and only while no goods came or left after it; a piece that this
//! weighing alone held is free again.

use kernel::code::Code;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::{LotId, MovementId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::stock::movements as sql;
use ledger_queries::stock::movements::LotMovement;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

use super::ageing::range_of;
use crate::stock::lot_pieces;
use crate::stock::lots::{self, StoredLot};
use crate::stock::metal::FineMetal;
use crate::stock::movements::{self, Moved, Movement};
use crate::stock::postings::{self, Goods, StockEntry};
use crate::stock::transformation::LossRange;

input! {
    /// Take the last weighing of a lot back.
    pub struct TakeWeighingBack {
        /// The lot.
        lot: Name,
        /// Why.
        reason: Text,
    }
}

/// The answer to taking a weighing back.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WeighingTakenBack {
    /// The lot.
    pub lot: String,
    /// The quantity that it has again, in the item's unit.
    pub quantity: SignedQuantity,
    /// The pieces that this weighing held, and that are free again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub freed: Vec<i64>,
}

/// The movements of the last weighing. Errors: `weighing_not_last` at `lot` where nothing was weighed, where it
/// was cancelled already, or where goods came or left after it.
fn last_weighing(moved: &[LotMovement]) -> Ruled<&[LotMovement]> {
    let refuse = || Refusal::new(Code::WeighingNotLast).field("lot");
    let last = moved.last().ok_or_else(refuse)?;
    let is_of_it = |it: &LotMovement| (it.moved_at, it.xact) == (last.moved_at, last.xact);
    let first = moved.iter().position(is_of_it).unwrap_or(0);
    let parts = &moved[first..];
    let is_weighing = |it: &LotMovement| it.kind == Moved::Weigh.as_str() && it.corrects_id.is_none();
    if parts.iter().all(is_weighing) { Ok(parts) } else { Err(refuse()) }
}

/// The pieces whose loss a weighing that still counts found outside the range.
fn outside(moved: &[LotMovement], range: Option<LossRange>, taken_back: &[LotMovement]) -> BTreeSet<i64> {
    let Some(range) = range else { return BTreeSet::new() };
    let mut back: BTreeSet<_> = moved.iter().filter_map(|it| it.corrects_id).collect();
    back.extend(taken_back.iter().map(|it| it.movement_id));
    let (mut left, mut found) = (BTreeMap::<Option<i64>, i64>::new(), BTreeSet::new());
    for it in moved {
        let before = left.entry(it.piece).or_default();
        let counts = it.kind == Moved::Weigh.as_str() && !back.contains(&it.movement_id);
        if counts && it.corrects_id.is_none() && !range.has_loss(-it.quantity_e6, *before) {
            found.extend(it.piece);
        }
        *before = before.saturating_add(it.quantity_e6);
    }
    found
}

/// Writes the weight that returns. Metal that a weighing lost returns with it.
async fn write_back(tx: &Tx, lot: &StoredLot, parts: &[LotMovement]) -> Result<()> {
    let lost = parts.iter().map(|it| it.fine_mg).fold(0, i64::saturating_add);
    let metal = lots::metal(lot)?.filter(|_| lost != 0);
    let metal = metal.map(|it| FineMetal { metal: it.metal, fine_mg: lost });
    let goods = Goods { cost: None, metal }.loss(&tx.workspace.currency.code);
    let entry = StockEntry::of(tx, "A weighing taken back", goods).await?;
    let own = LotId::from_uuid(lot.lot_id);
    let back = parts.iter().map(|it| Movement {
        piece: it.piece,
        fine_mg: it.fine_mg.saturating_neg(),
        entry: entry.as_ref().map(|entry| entry.id),
        corrects: Some(MovementId::from_uuid(it.movement_id)),
        ..Movement::of(own, Moved::Weigh, it.quantity_e6.saturating_neg(), Money::ZERO)
    });
    movements::post_all(tx, &back.collect::<Vec<_>>()).await?;
    postings::write(tx, entry.as_ref()).await
}

impl Action for TakeWeighingBack {
    const NAME: &'static str = "make.lot.undo_weigh";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Takes the last weighing of a lot back.";
    type Output = WeighingTakenBack;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<WeighingTakenBack>> {
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        let moved = sql::quantities_of().bind(tx, &tx.tenant(), &lot.lot_id).all().await?;
        let parts = last_weighing(&moved)?;
        let pieces = lot_pieces::of(tx, &lot).await?;
        let mut stock = lot_pieces::stock_of(&lot, &pieces)?;
        for part in parts.iter().filter(|it| it.quantity_e6 != 0) {
            stock.unweigh(part.piece, Quantity::new(part.quantity_e6.saturating_neg())?, "lot")?;
        }
        write_back(tx, &lot, parts).await?;
        let own = LotId::from_uuid(lot.lot_id);
        lot_pieces::keep(tx, own, &pieces, &mut stock).await?;
        let range = range_of(&lot);
        let (was, is) = (outside(&moved, range, &[]), outside(&moved, range, parts));
        let freed: Vec<i64> = was.difference(&is).copied().collect();
        lot_pieces::free(tx, own, &freed).await?;
        let quantity = stock.whole().quantity;
        let change = Change::of(&lot.code)
            .before(json!({ "quantity": SignedQuantity::from_stored(lot.quantity_e6) }))
            .after(json!({ "quantity": quantity, "freed": freed }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, WeighingTakenBack { lot: lot.code, quantity, freed }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::day::Instant;
    use kernel::decimal::Percent;
    use uuid::Uuid;

    /// A movement of a piece: its number is its id, and that of its call.
    fn moved(id: i64, piece: i64, kind: &str, quantity_e6: i64, corrects: Option<i64>) -> LotMovement {
        let uuid = |id: i64| Uuid::from_u128(u128::from(id.unsigned_abs()));
        LotMovement {
            movement_id: uuid(id),
            kind: kind.into(),
            quantity_e6,
            fine_mg: 0,
            piece: Some(piece),
            corrects_id: corrects.map(uuid),
            moved_at: Instant::UNIX_EPOCH,
            xact: Some(id),
        }
    }

    fn range() -> Option<LossRange> {
        let percent = |text| Percent::parse(text).expect("a percentage");
        Some(LossRange { lower: percent("1"), upper: percent("10") })
    }

    #[test]
    fn only_a_weighing_that_nothing_followed_goes_back_and_only_once() {
        let came = moved(1, 1, "output", 1_000, None);
        let weighed = moved(2, 1, "weigh", -500, None);
        let of = |rows: &[LotMovement]| last_weighing(rows).map(<[LotMovement]>::len).map_err(|it| it.code);
        assert_eq!(of(&[came.clone(), weighed.clone()]), Ok(1));
        for rows in [
            vec![],
            vec![came.clone()],
            vec![came.clone(), weighed.clone(), moved(3, 1, "sell", -100, None)],
            vec![came, weighed, moved(3, 1, "weigh", 500, Some(2))],
        ] {
            assert_eq!(of(&rows), Err(Code::WeighingNotLast), "{} movements", rows.len());
        }
    }

    #[test]
    fn a_piece_is_outside_by_the_weighings_that_still_count() {
        let rows = [
            moved(1, 1, "output", 1_000, None),
            moved(2, 2, "output", 1_000, None),
            moved(3, 2, "weigh", -300, None),
            moved(4, 1, "weigh", -500, None),
        ];
        assert_eq!(outside(&rows, range(), &[]), BTreeSet::from([1, 2]));
        assert_eq!(outside(&rows, range(), &rows[3..]), BTreeSet::from([2]), "its other weighing was fine");
        assert_eq!(outside(&rows, None, &[]), BTreeSet::new(), "nothing is expected");
    }
}
