//! Lots that change in place while they age: they lose weight on the scale, and bear charges.
//! Invariant: weight that is lost bears no cost (M26), and a charge changes no weight; a lot that is held is
//! weighed all the same (M18).

use kernel::code::Code;
use kernel::decimal::{Decimal, Percent, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::LotId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Flag, Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::adjust::judge_use;
use crate::stock::holds::rules::Use;
use crate::stock::lot_pieces::{self, PieceGiven};
use crate::stock::lots::{self, StoredLot};
use crate::stock::metal::FineMetal;
use crate::stock::movements::{self, Moved, Movement};
use crate::stock::postings::{self, Goods, StockEntry};
use crate::stock::quantities::{self, FIELDS};
use crate::stock::transformation::{self, LossRange, Weighing};

/// The code of what lost less or more than expected (M26).
const OUT_OF_RANGE: &str = "ageing_loss_out_of_range";

input! {
    /// Weigh a lot.
    pub struct WeighLot {
        /// The lot.
        lot: Name,
        /// What it weighs now, of a lot that is not kept by piece; beside pieces it is their sum.
        quantity: Option<Decimal>,
        /// The pieces that were weighed, with what they weigh now.
        pieces: Option<Vec<PieceGiven>>,
        /// Its unit.
        unit: Unit,
        /// Why it was weighed.
        reason: Text,
        /// Confirms a loss that was refused as too large.
        confirm_loss: Flag,
    }
}

/// The answer to weighing a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotWeighed {
    /// The quantity left, in the item's unit.
    pub quantity: SignedQuantity,
    /// What it lost, in kg, nine decimals; null if it has no mass.
    pub loss_kg: Option<Decimal>,
    /// The same in percent of the weight before, nine decimals.
    pub loss_percent: Decimal,
    /// The loss of each piece that was weighed, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub piece_loss_percent: Vec<Decimal>,
    /// What lost less or more than expected: such a piece is held.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flagged: Vec<PieceFlagged>,
    /// The cost of the lot, as before.
    pub cost_total_minor: Money,
    /// Minor units a kg, nine decimals; null if it has no mass.
    pub cost_minor_per_kg: Option<Decimal>,
}

/// A piece that needs a look.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PieceFlagged {
    /// Its number; null for a lot that is not kept by piece.
    pub piece: Option<i64>,
    /// `ageing_loss_out_of_range`.
    pub code: &'static str,
}

impl WeighLot {
    /// The weights that were sent, with the pieces' numbers. Errors: `field_required`, `number_range` for a quantity that is not
    /// the sum of the pieces, those of quantities.
    fn weights(&self, lot: &StoredLot) -> Result<Vec<(Option<i64>, Quantity)>> {
        let measure = lots::measure(lot)?;
        let whole = match self.quantity {
            Some(quantity) => {
                let asked = quantities::read(&quantity.to_string(), self.unit.as_str(), FIELDS)?;
                Some(quantities::measure(&asked, &measure, FIELDS)?)
            }
            None => None,
        };
        if let Some(pieces) = &self.pieces {
            let pieces = lot_pieces::measure(pieces, self.unit.as_str(), &measure)?;
            let sum = lot_pieces::sum(&pieces)?;
            if whole.is_some_and(|whole| whole != sum) {
                return Err(Refusal::new(Code::NumberRange).field("quantity").into());
            }
            return Ok(pieces.into_iter().map(|it| (Some(it.piece), it.quantity)).collect());
        }
        let whole = whole.ok_or_else(|| Refusal::new(Code::FieldRequired).field("quantity"))?;
        Ok(vec![(None, whole)])
    }
}

/// To nine decimals, without zeros at the end.
fn short(figure: &Exact) -> std::result::Result<Decimal, Code> {
    Ok(figure.round_to(9)?.normalized())
}

/// Refuses a loss that looks like a slip of the point: `weight_loss_large` at its field with `facts.weight_before`
/// and `facts.loss_percent`.
fn judge_loss(weighing: &Weighing, weights: &[(Option<i64>, Quantity)]) -> Result<()> {
    let Some(n) = weighing.parts.iter().position(|part| part.is_steep) else { return Ok(()) };
    let (part, weight) = (&weighing.parts[n], weights[n].1.get());
    let field = part.piece.map_or_else(|| "quantity".to_owned(), |_| format!("pieces[{n}].quantity"));
    let before = SignedQuantity::from_stored(part.loss.get().saturating_add(weight));
    let refusal = Refusal::new(Code::WeightLossLarge).field(field).fact("weight_before", before.to_string());
    Err(refusal.fact("loss_percent", part.percent.round_to(0)?.to_string()).into())
}

/// The loss that is expected of a lot.
pub(super) fn range_of(lot: &StoredLot) -> Option<LossRange> {
    let (lower, upper) = lot.loss_lower_e6.zip(lot.loss_upper_e6)?;
    Some(LossRange { lower: Percent::from_stored(lower), upper: Percent::from_stored(upper) })
}

/// Writes the losses in one flight. Weight that was lost of a lot of metal is lost metal.
async fn write_losses(tx: &Tx, lot: &StoredLot, weighing: &Weighing) -> Result<()> {
    let fine = match Quantity::new(weighing.loss.get()) {
        Ok(loss) => lots::fine_of_draw(lot, loss)?,
        Err(_) => None,
    };
    let lost = Goods { cost: None, metal: fine }.loss(&tx.workspace.currency.code);
    let entry = StockEntry::of(tx, "Stock weighed", lost).await?;
    let own = LotId::from_uuid(lot.lot_id);
    let movements = weighing.parts.iter().zip(0..).map(|(part, n)| Movement {
        piece: part.piece,
        fine_mg: fine.filter(|_| n == 0).map_or(0, |fine: FineMetal| fine.reversed().fine_mg),
        entry: entry.as_ref().map(|entry| entry.id),
        ..Movement::of(own, Moved::Weigh, part.loss.get().saturating_neg(), Money::ZERO)
    });
    movements::post_all(tx, &movements.collect::<Vec<_>>()).await?;
    postings::write(tx, entry.as_ref()).await
}

impl Action for WeighLot {
    const NAME: &'static str = "make.lot.weigh";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Records what a lot weighs now; its cost stays.";
    type Output = LotWeighed;

    fn check(&self) -> Ruled<()> {
        match (&self.quantity, &self.pieces) {
            (Some(quantity), _) => {
                quantities::read(&quantity.to_string(), self.unit.as_str(), FIELDS).map(drop)
            }
            (None, None) => Err(Refusal::new(Code::FieldRequired).field("quantity")),
            (None, Some(_)) => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotWeighed>> {
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        let weights = self.weights(&lot)?;
        judge_use(tx, Use::Weigh, &lot).await?;
        let pieces = lot_pieces::of(tx, &lot).await?;
        let mut stock = lot_pieces::stock_of(&lot, &pieces)?;
        let weighing = transformation::weigh(&mut stock, &weights, range_of(&lot))?;
        if !self.confirm_loss.0 {
            judge_loss(&weighing, &weights)?;
        }
        write_losses(tx, &lot, &weighing).await?;
        let own = LotId::from_uuid(lot.lot_id);
        lot_pieces::keep(tx, own, &pieces, &mut stock).await?;
        let outside: Vec<Option<i64>> =
            weighing.parts.iter().filter(|it| it.is_outside).map(|it| it.piece).collect();
        lot_pieces::hold(tx, own, &outside.iter().copied().flatten().collect::<Vec<_>>()).await?;
        let of_pieces = weighing.parts.iter().filter(|it| it.piece.is_some());
        let piece_loss_percent =
            of_pieces.map(|it| short(&it.percent)).collect::<std::result::Result<_, _>>()?;
        let flagged = outside.into_iter().map(|piece| PieceFlagged { piece, code: OUT_OF_RANGE }).collect();
        let left = stock.whole();
        let kg = |quantity: SignedQuantity| lots::in_kg(quantity.get(), &lot.unit, lot.density_e6);
        let per_kg = kg(left.quantity).and_then(|kg| Exact::from(left.cost).checked_div(&kg));
        let answer = LotWeighed {
            quantity: left.quantity,
            loss_kg: kg(weighing.loss).and_then(|kg| short(&kg).ok()),
            loss_percent: short(&weighing.percent)?,
            piece_loss_percent,
            flagged,
            cost_total_minor: left.cost,
            cost_minor_per_kg: per_kg.and_then(|per_kg| per_kg.round_to(9).ok()),
        };
        let change = Change::of(&lot.code)
            .before(json!({ "quantity": SignedQuantity::from_stored(lot.quantity_e6) }))
            .after(json!({ "quantity": answer.quantity }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, answer))
    }
}

input! {
    /// Charge a lot with a cost.
    pub struct ChargeLot {
        /// The lot.
        lot: Name,
        /// What it is charged for.
        name: Name,
        /// How much; or else what a piece costs for a day, and the days.
        amount_minor: Option<Money>,
        /// The charge of a piece for a day.
        charge_minor_per_piece_per_day: Option<Decimal>,
        /// The days.
        days: Option<Count>,
    }
}

impl ChargeLot {
    /// The amount for so many pieces. Errors: `field_required`, `pieces_required`, `number_range`.
    fn amount(&self, pieces: usize) -> Ruled<Money> {
        let need = |field: &str| Refusal::new(Code::FieldRequired).field(field);
        if let Some(amount) = self.amount_minor {
            return Ok(amount);
        }
        let rate = self.charge_minor_per_piece_per_day.ok_or_else(|| need("amount_minor"))?;
        let days = self.days.ok_or_else(|| need("days"))?;
        if pieces == 0 {
            return Err(Refusal::new(Code::PiecesRequired).field("charge_minor_per_piece_per_day"));
        }
        let count =
            |n: Option<u32>, field: &str| n.ok_or_else(|| Refusal::new(Code::NumberRange).field(field));
        let (pieces, days) =
            (count(u32::try_from(pieces).ok(), "lot")?, count(u32::try_from(days.0).ok(), "days")?);
        transformation::ageing_charge(rate, pieces, days)
            .map_err(|code| Refusal::new(code).field("charge_minor_per_piece_per_day"))
    }
}

/// The answer to charging a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotCharged {
    /// The charge.
    pub cost_minor: Money,
    /// The cost of the lot with it.
    pub cost_total_minor: Money,
}

impl Action for ChargeLot {
    const NAME: &'static str = "make.lot.charge";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Adds a charge to the cost of a lot.";
    type Output = LotCharged;

    fn check(&self) -> Ruled<()> {
        let refuse = |code: Code, field: &str| Err(Refusal::new(code).field(field));
        match (self.amount_minor, self.charge_minor_per_piece_per_day, self.days) {
            (Some(amount), ..) if amount <= Money::ZERO => refuse(Code::NumberRange, "amount_minor"),
            (Some(_), Some(_), _) => refuse(Code::FieldUnknown, "charge_minor_per_piece_per_day"),
            (Some(_), None, Some(_)) => refuse(Code::FieldUnknown, "days"),
            (None, Some(_), Some(Count(0))) => refuse(Code::NumberRange, "days"),
            (Some(_), None, None) | (None, Some(_), Some(_)) => Ok(()),
            (None, Some(_), None) => refuse(Code::FieldRequired, "days"),
            (None, None, _) => refuse(Code::FieldRequired, "amount_minor"),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotCharged>> {
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        let pieces = lot_pieces::of(tx, &lot).await?;
        let mut stock = lot_pieces::stock_of(&lot, &pieces)?;
        let amount = self.amount(pieces.len())?;
        let asked =
            if self.amount_minor.is_some() { "amount_minor" } else { "charge_minor_per_piece_per_day" };
        stock.charge(amount).map_err(|it| match (it.code, it.faults.is_empty()) {
            (_, false) => it,
            (Code::NumberRange, true) => it.field(asked),
            (_, true) => it.field("lot"),
        })?;
        let charge = Goods::costing(amount).charge(&tx.workspace.currency.code);
        let entry = StockEntry::of(tx, "Stock charged", charge).await?;
        let movement = Movement {
            entry: entry.as_ref().map(|entry| entry.id),
            ..Movement::of(LotId::from_uuid(lot.lot_id), Moved::Charge, 0, amount)
        };
        movements::post(tx, &movement).await?;
        lot_pieces::keep(tx, LotId::from_uuid(lot.lot_id), &pieces, &mut stock).await?;
        postings::write(tx, entry.as_ref()).await?;
        let change = Change::of(&lot.code)
            .before(json!({ "cost_minor": lots::remaining(&lot).cost }))
            .after(json!({ "cost_minor": stock.whole().cost, "name": self.name.as_str() }));
        Ok(tx.record(change, LotCharged { cost_minor: amount, cost_total_minor: stock.whole().cost }))
    }
}
