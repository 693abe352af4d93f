//! Changes of a lot outside batches and bills: moved, sampled, lost, trimmed, counted.
//! Invariant: a held lot moves only into quarantine; sampling and discarding it stay possible (M18). Milk stays in
//! its silo, and a count finds no more of it than the silo holds (M13).

use catalogue::Phrase;
use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::id::{LocationId, LotId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::words;
use ledger_queries::stock::movements as sql;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Flag, Name, Text};
use platform::tx::{Change, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use crate::stock::cost::Remaining;
use crate::stock::holds::OpenHolds;
use crate::stock::holds::rules::Use;
use crate::stock::lot_pieces;
use crate::stock::lots::silo::{self, Silo};
use crate::stock::lots::{self, StoredLot};
use crate::stock::metal::FineMetal;
use crate::stock::movements::{self, Moved, Movement};
use crate::stock::postings::{self, Goods, StockEntry};
use crate::stock::quantities;

input! {
    /// Move a lot to another location.
    pub struct MoveLot {
        /// The lot.
        lot: Text,
        /// The location to move it to.
        to_location: Name,
    }
}

/// The answer to a change of a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotChanged {
    /// The lot.
    pub lot: String,
    /// The quantity left.
    pub quantity: SignedQuantity,
    /// The cost of that quantity.
    pub cost_minor: Money,
    /// Its location.
    pub location: Option<String>,
}

/// Refuses a use of a lot that an open hold reaches.
pub(crate) async fn judge_use(tx: &Tx, it: Use, lot: &StoredLot) -> Result<()> {
    let id = LotId::from_uuid(lot.lot_id);
    let held = OpenHolds::read(tx).await?.reaching(tx, &[id]).await?;
    it.judge(held.get(&id).map_or(&[][..], Vec::as_slice))?;
    Ok(())
}

impl Action for MoveLot {
    const NAME: &'static str = "make.lot.move";
    const NEEDS: Permission = Permission::LotsReceive;
    const SUMMARY: &'static str = "Moves a lot to another location; a held lot only into quarantine.";
    type Output = LotChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotChanged>> {
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        let to = crate::stock::locations::coded(tx, self.to_location.as_str(), "to_location").await?;
        judge_use(tx, Use::Move { to_quarantine: to.quarantine }, &lot).await?;
        silo::judge_move(tx, &lot).await?;
        let moved = Movement {
            location: Some(LocationId::from_uuid(to.location_id)),
            ..Movement::of(LotId::from_uuid(lot.lot_id), Moved::Place, 0, Money::ZERO)
        };
        movements::post(tx, &moved).await?;
        sql::place_balance().bind(tx, &to.location_id, &tx.tenant(), &lot.lot_id).one().await?;
        let change = Change::of(&self.lot)
            .before(json!({ "location": lot.location }))
            .after(json!({ "location": to.code }));
        let left = lots::remaining(&lot);
        let answer = LotChanged {
            lot: lot.code,
            quantity: left.quantity,
            cost_minor: left.cost,
            location: Some(to.code),
        };
        Ok(tx.record(change, answer))
    }
}

words! {
    /// The reason why a lot's quantity changed.
    pub enum AdjustReason { Sample = "sample", Loss = "loss", Trim = "trim", Count = "count" }
}
word_fields!(AdjustReason);

input! {
    /// Correct the quantity of a lot.
    pub struct AdjustLot {
        /// The lot.
        lot: Text,
        /// In the item's unit; negative for goods that are removed.
        quantity: Decimal,
        /// Why.
        reason: AdjustReason,
        /// The piece, of goods that are kept by piece.
        piece: Option<Count>,
        /// Confirms a count that was refused as too large.
        confirm_gain: Flag,
    }
}

/// A count that makes a lot more than this many times what it was is asked about once: the point slipped.
const MOST_TIMES: i128 = 10;

/// Errors: `count_gain_large` at `quantity` with `facts.quantity_before`.
fn judge_gain(before: SignedQuantity, change: SignedQuantity) -> Ruled<()> {
    let (had, gain) = (i128::from(before.get()), i128::from(change.get()));
    if had <= 0 || had + gain <= had * MOST_TIMES {
        return Ok(());
    }
    Err(Refusal::new(Code::CountGainLarge).field("quantity").fact("quantity_before", before.to_string()))
}

impl AdjustReason {
    fn moved(self) -> Moved {
        match self {
            AdjustReason::Sample => Moved::Sample,
            AdjustReason::Loss => Moved::Loss,
            AdjustReason::Trim => Moved::Trim,
            AdjustReason::Count => Moved::Count,
        }
    }

    fn hold_use(self, change: SignedQuantity) -> Use {
        match self {
            _ if change.get() > 0 => Use::Find,
            AdjustReason::Sample => Use::Sample,
            _ => Use::WriteOff,
        }
    }

    /// Only a count may find more than there was.
    fn allows(self, change: SignedQuantity) -> Ruled<()> {
        if change.get() < 0 || self == AdjustReason::Count {
            Ok(())
        } else {
            let message = Phrase::of(
                "Goods that are gone have a minus in front, such as -5. Only a count may find more than there was.",
            );
            Err(Refusal::invalid(vec![Fault { message, ..Fault::new("quantity", Code::NumberRange) }]))
        }
    }
}

impl Action for AdjustLot {
    const NAME: &'static str = "make.lot.adjust";
    const NEEDS: Permission = Permission::LotsReceive;
    const SUMMARY: &'static str = "Books a sample, a loss, a trim or a count of a lot.";
    type Output = LotChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotChanged>> {
        let is_more = self.quantity > Decimal::ZERO;
        let silo = if is_more { Silo::lock(tx, self.lot.as_str()).await? } else { None };
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        let change = quantities::read_signed(&self.quantity.to_string(), &lots::measure(&lot)?, "quantity")?;
        self.reason.allows(change)?;
        judge_use(tx, self.reason.hold_use(change), &lot).await?;
        if let Some(silo) = silo {
            silo.judge_back(tx, &lot, change).await?;
        }
        let piece = self.piece(&lot)?;
        let before = lots::remaining(&lot);
        if !self.confirm_gain.0 {
            judge_gain(before.quantity, change)?;
        }
        let pieces = lot_pieces::of(tx, &lot).await?;
        if let Some(held) = pieces.iter().find(|it| Some(it.piece) == piece && it.held) {
            let hold = lot_pieces::hold_of(&lot.code, held.piece);
            self.reason.hold_use(change).judge_piece(&[hold]).map_err(|refusal| refusal.field("piece"))?;
        }
        let mut stock = lot_pieces::stock_of(&lot, &pieces)?;
        // A surplus adds no money; a withdrawal takes its share of the cost.
        let (cost, metal) = match Quantity::new(change.get().saturating_neg()) {
            Ok(drawn) => {
                let cost = stock.draw(piece, drawn, "quantity").map_err(|it| match it.code {
                    Code::PieceGone => Refusal::new(Code::PieceGone).field("piece"),
                    _ => it,
                })?;
                (cost.neg()?, lots::fine_of_draw(&lot, drawn)?.map(FineMetal::reversed))
            }
            Err(_) => {
                let more = Remaining { quantity: change, cost: Money::ZERO };
                stock.add(piece, more).map_err(|refusal| refusal.field("quantity"))?;
                (Money::ZERO, lots::metal(&lot)?.map(|metal| metal.fine(change)).transpose()?)
            }
        };
        self.book(tx, &lot, change, cost, metal).await?;
        lot_pieces::keep(tx, LotId::from_uuid(lot.lot_id), &pieces, &mut stock).await?;
        let quantity = SignedQuantity::new(before.quantity.get() + change.get())?;
        let event = Change::of(&self.lot)
            .before(json!({ "quantity": before.quantity }))
            .after(json!({ "quantity": quantity, "reason": self.reason.as_str() }));
        let answer = LotChanged {
            lot: lot.code,
            quantity,
            cost_minor: before.cost.add(cost)?,
            location: lot.location,
        };
        Ok(tx.record(event, answer))
    }
}

impl AdjustLot {
    /// The number of the piece. Errors: `pieces_required` at `quantity` for none of a lot that is kept by piece; `not_found` for
    /// one of a lot that is not.
    fn piece(&self, lot: &StoredLot) -> Ruled<Option<i64>> {
        match (self.piece, lot.by_piece) {
            (None, _) => lot_pieces::judge_whole(lot, "quantity").map(|()| None),
            (Some(_), false) => Err(Refusal::new(Code::NotFound).field("piece")),
            (Some(piece), true) => Ok(Some(i64::from(piece.0))),
        }
    }

    /// Writes the movement and its entry in one flight. The signs are those of the lot: negative for what left it.
    async fn book(
        &self,
        tx: &Tx,
        lot: &StoredLot,
        change: SignedQuantity,
        cost: Money,
        metal: Option<FineMetal>,
    ) -> Result<()> {
        let lost = Goods { cost: Some(cost.neg()?), metal: metal.map(FineMetal::reversed) };
        let transfers = lost.loss(&tx.workspace.currency.code);
        let entry = StockEntry::of(tx, "Stock adjusted", transfers).await?;
        let movement = Movement {
            fine_mg: metal.map_or(0, |metal| metal.fine_mg),
            piece: self.piece.map(|piece| i64::from(piece.0)),
            entry: entry.as_ref().map(|entry| entry.id),
            ..Movement::of(LotId::from_uuid(lot.lot_id), self.reason.moved(), change.get(), cost)
        };
        let (moved, booked) =
            tokio::join!(biased; movements::post(tx, &movement), postings::write(tx, entry.as_ref()));
        moved?;
        booked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_finds_ten_times_as_much_is_asked_about() {
        let of = SignedQuantity::from_stored;
        for (before, change, is_fine) in [
            (60_000_000, 999_999_999_000_000, false),
            (60_000_000, 540_000_000, true),
            (60_000_000, 540_000_001, false),
            (60_000_000, -60_000_000, true),
            (0, 999_000_000, true), // nothing to compare it with
        ] {
            assert_eq!(judge_gain(of(before), of(change)).is_ok(), is_fine, "{before} {change}");
        }
    }

    #[test]
    fn a_loss_without_its_minus_is_told_to_have_one() {
        let change = |text: &str| SignedQuantity::parse(text).expect("a quantity");
        let refusal = AdjustReason::Loss.allows(change("5")).expect_err("no loss");
        assert!(refusal.faults[0].message.to_string().contains("a minus in front"), "{refusal}");
        assert_eq!(AdjustReason::Loss.allows(change("-5")), Ok(()));
        assert_eq!(AdjustReason::Count.allows(change("5")), Ok(()));
    }
}
