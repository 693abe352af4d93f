//! One lot becomes others of the same item: it is split by quantities, or a part of it is packed, as it is or
//! in numbered pieces.
//! Invariant: what leaves the lot arrives in the new ones, in quantity, in cost and in fine metal (M4); a lot
//! that is held is not divided (M18), and the new ones are as released as it is.

mod portions;

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::id::{BatchId, ItemId, LocationId, LotId, PartyId};
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Name};
use platform::input;
use platform::sealed::ledger::lot::SUPPLIER_LOT;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use self::portions::Portions;
use super::adjust::judge_use;
use super::ageing::range_of;
use super::parts::{LotPart, insert_parts, warn_of_alike};
use crate::genealogy::{self, Edge};
use crate::stock::cost::share_quantities;
use crate::stock::holds::rules::Use;
use crate::stock::locations;
use crate::stock::lot_pieces;
use crate::stock::lots::{self, NewLot, StoredLot};
use crate::stock::movements::{self, Moved, Movement};
use crate::stock::pieces::LotStock;
use crate::stock::quantities::{self, FIELDS, Fields};
use crate::stock::transformation::{self, Effect, Goods, Transfer};

input! {
    /// Split a lot.
    pub struct SplitLot {
        /// The lot.
        from: Name,
        /// The codes of the new lots: 1 to 20 letters, digits and signs of GS1's set 82, no space.
        to: Vec<LotCode>,
        /// The quantity of each, in the item's unit; the rest stays in the lot.
        quantities: Vec<Decimal>,
    }
}

input! {
    /// Pack a part of a lot as a lot of its own.
    pub struct PackLot {
        /// The lot.
        from: Name,
        /// The code of the new lot: 1 to 20 letters, digits and signs of GS1's set 82, no space.
        to: LotCode,
        /// How much. Beside `weights` it may be left out and is their sum; what they lack of it is lost in
        /// cutting.
        quantity: Option<Decimal>,
        /// The weights of the new pieces, which are numbered from 1, of goods that are kept by piece.
        weights: Option<Vec<Decimal>>,
        /// The piece that they are cut of, in a lot that is kept by piece.
        piece: Option<Count>,
        /// The unit of the quantity and the weights.
        unit: Unit,
    }
}

/// The answer to dividing a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotDivided {
    /// The new lots, in their order.
    pub lots: Vec<PartMade>,
    /// The quantity left in the lot that was divided.
    pub quantity: SignedQuantity,
    /// The cost of that quantity.
    pub cost_minor: Money,
    /// The goods that were lost in cutting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loss: Option<CuttingLoss>,
}

/// Goods that were lost in cutting: rind, crumbs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CuttingLoss {
    /// How much, in the item's unit.
    pub quantity: Quantity,
    /// Its cost.
    pub cost_minor: Money,
}

/// One new lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartMade {
    /// Its code.
    pub lot: String,
    /// Its quantity, in the item's unit.
    pub quantity: Quantity,
    /// Its cost.
    pub cost_minor: Money,
    /// Its pieces, of goods that were packed in pieces.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<PortionMade>,
}

/// One new piece.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PortionMade {
    /// Its number in the new lot.
    pub piece: i64,
    /// Its weight, in the item's unit.
    pub quantity: Quantity,
    /// Its cost.
    pub cost_minor: Money,
}

impl Action for SplitLot {
    const NAME: &'static str = "make.lot.split";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Splits a lot into new lots, which share its cost by quantity.";
    type Output = LotDivided;

    fn check(&self) -> Ruled<()> {
        let refuse = |field: String| Err(Refusal::new(Code::FieldRequired).field(field));
        match self.to.len().cmp(&self.quantities.len()) {
            _ if self.to.is_empty() => refuse("to".to_owned()),
            std::cmp::Ordering::Less => refuse(format!("to[{}]", self.to.len())),
            std::cmp::Ordering::Greater => refuse(format!("quantities[{}]", self.quantities.len())),
            std::cmp::Ordering::Equal => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotDivided>> {
        let lot = lots::locked_to_divide(tx, self.from.as_str(), "from").await?;
        let measure = lots::measure(&lot)?;
        let mut parts = Vec::with_capacity(self.to.len());
        for (n, (code, quantity)) in self.to.iter().zip(&self.quantities).enumerate() {
            let field = format!("quantities[{n}]");
            let fields = Fields { quantity: &field, unit: "from" };
            let asked = quantities::read(&quantity.to_string(), measure.unit.as_str(), fields)?;
            let quantity = quantities::measure(&asked, &measure, fields)?;
            parts.push(Part { code: code.clone(), quantity, code_field: format!("to[{n}]"), field });
        }
        judge_use(tx, Use::Split, &lot).await?;
        let answer = divide(tx, &lot, Moved::Split, &parts).await?;
        Ok(tx.record(change(&lot, &answer), answer))
    }
}

impl Action for PackLot {
    const NAME: &'static str = "make.lot.pack";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Packs a part of a lot as a new lot, as a whole or in numbered pieces.";
    type Output = LotDivided;

    fn check(&self) -> Ruled<()> {
        let need = |field: &str| Err(Refusal::new(Code::FieldRequired).field(field));
        match (&self.quantity, &self.weights) {
            (None, None) => need("quantity"),
            (_, None) if self.piece.is_some() => need("weights"),
            (Some(quantity), _) => {
                quantities::read(&quantity.to_string(), self.unit.as_str(), FIELDS).map(drop)
            }
            (None, Some(_)) => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotDivided>> {
        let lot = lots::locked_to_divide(tx, self.from.as_str(), "from").await?;
        let answer = match (&self.weights, self.quantity) {
            (Some(weights), quantity) => {
                let piece = self.piece.map(|piece| i64::from(piece.0));
                let wanted = Portions { code: &self.to, piece, weights, quantity, unit: self.unit };
                portions::pack(tx, &lot, &wanted).await?
            }
            (None, Some(quantity)) => pack_whole(tx, &lot, &self.to, quantity, self.unit).await?,
            (None, None) => return Err(Refusal::new(Code::FieldRequired).field("quantity").into()),
        };
        Ok(tx.record(change(&lot, &answer), answer))
    }
}

/// Packs a quantity of a lot as it is. Errors: those of quantities, of `divide` and of holds.
async fn pack_whole(
    tx: &Tx,
    lot: &StoredLot,
    code: &LotCode,
    quantity: Decimal,
    unit: Unit,
) -> Result<LotDivided> {
    let asked = quantities::read(&quantity.to_string(), unit.as_str(), FIELDS)?;
    let quantity = quantities::measure(&asked, &lots::measure(lot)?, FIELDS)?;
    let (field, code_field) = ("quantity".to_owned(), "to".to_owned());
    judge_use(tx, Use::Pack, lot).await?;
    divide(tx, lot, Moved::Pack, &[Part { code: code.clone(), quantity, code_field, field }]).await
}

fn change(lot: &StoredLot, made: &LotDivided) -> Change {
    let mut after = json!({ "quantity": made.quantity, "lots": made.lots });
    if let Some(loss) = &made.loss {
        after["loss"] = json!(loss);
    }
    Change::of(&lot.code)
        .before(json!({ "quantity": SignedQuantity::from_stored(lot.quantity_e6) }))
        .after(after)
}

/// A new lot that is wanted, and the fields that name it and its quantity.
struct Part {
    code: LotCode,
    quantity: Quantity,
    code_field: String,
    field: String,
}

/// Divides a lot that the caller has locked and judged. Errors: `lot_insufficient` at the quantity that finds
/// too little, `lot_code_taken` at the code.
async fn divide(tx: &Tx, lot: &StoredLot, kind: Moved, parts: &[Part]) -> Result<LotDivided> {
    let own = LotId::from_uuid(lot.lot_id);
    let mut wanted = Vec::with_capacity(parts.len());
    for part in parts {
        wanted.push((LotId::from_uuid(tx.new_id()?), Goods::Quantity(part.quantity)));
    }
    lot_pieces::judge_whole(lot, "from")?;
    let mut stock = LotStock::plain(lots::remaining(lot));
    let effect = transformation::divide(own, &mut stock, &wanted).map_err(|it| place_part(it, parts))?;
    for transfer in &effect.transfers {
        move_goods(tx, lot, kind, transfer, parts).await?;
    }
    draw_edges(tx, &effect).await?;
    let codes: Vec<&str> = parts.iter().map(|part| part.code.as_str()).collect();
    warn_of_alike(tx, &codes).await?;
    let arrivals = effect.transfers.iter().flat_map(|transfer| &transfer.to);
    let made = |(part, it): (&Part, &transformation::Arrival)| PartMade {
        lot: part.code.to_string(),
        quantity: it.quantity,
        cost_minor: it.cost,
        pieces: Vec::new(),
    };
    let left = stock.whole();
    let lots = parts.iter().zip(arrivals).map(made).collect();
    Ok(LotDivided { lots, quantity: left.quantity, cost_minor: left.cost, loss: None })
}

/// Draws the edges from the lot to those that it became.
async fn draw_edges(tx: &Tx, effect: &Effect) -> Result<()> {
    let edge = |it: transformation::Edge| Edge {
        parent: it.parent,
        child: it.child,
        batch: None,
        quantity_e6: it.quantity.get(),
    };
    genealogy::draw(tx, &effect.edges().into_iter().map(edge).collect::<Vec<_>>()).await
}

/// The refusal, at the field of the part that it names.
fn place_part(refusal: Refusal, parts: &[Part]) -> Refusal {
    let place = |n: usize| format!("wanted[{n}]");
    let at = (0..parts.len()).find(|n| refusal.faults.iter().any(|fault| fault.field == place(*n)));
    let field = at.map_or("from", |n| &parts[n].field);
    Refusal { faults: Vec::new(), ..refusal }.field(field)
}

/// Writes the draw on the lot, and the lots that it became.
async fn move_goods(tx: &Tx, lot: &StoredLot, kind: Moved, it: &Transfer, parts: &[Part]) -> Result<()> {
    let fine = lots::fine_of_draw(lot, it.quantity)?.map_or(0, |fine| fine.fine_mg);
    let out = Movement { fine_mg: -fine, ..Movement::of(it.from, kind, -it.quantity.get(), it.cost.neg()?) };
    let draw = movements::post(tx, &out).await?;
    let location = place_of(tx, lot).await?;
    let supplier_lot = tx.cipher().open(SUPPLIER_LOT, lot.lot_id, lot.supplier_lot.clone())?;
    // Fine metal is shared as the cost is: by quantity, the largest remainder first.
    let fine = share_quantities(Money::from_stored(fine), it.to.iter().map(|arrival| arrival.quantity));
    // Packed goods do not ripen on: nothing is expected of their weight.
    let loss = range_of(lot).filter(|_| kind == Moved::Split);
    let like = NewLot { draw: Some(draw), loss, ..like(lot, supplier_lot.as_deref(), location) };
    let made = it.to.iter().zip(fine).zip(parts).map(|((arrival, fine), part)| LotPart {
        id: arrival.lot,
        code: part.code.as_str(),
        quantity_e6: arrival.quantity.get(),
        cost: arrival.cost,
        fine_mg: fine.get(),
        field: &part.code_field,
    });
    insert_parts(tx, &like, &made.collect::<Vec<_>>(), kind).await
}

/// Where a lot is.
async fn place_of(tx: &Tx, lot: &StoredLot) -> Result<Option<LocationId>> {
    match &lot.location {
        Some(code) => {
            let place = locations::coded(tx, code, "from").await?;
            Ok(Some(LocationId::from_uuid(place.location_id)))
        }
        None => Ok(None),
    }
}

/// A new lot like the one that its goods come from. Its own are its id, code, quantity, cost, fine metal and
/// pieces.
fn like<'a>(lot: &'a StoredLot, supplier_lot: Option<&'a str>, location: Option<LocationId>) -> NewLot<'a> {
    NewLot {
        supplier: lot.supplier_id.map(PartyId::from_uuid),
        supplier_lot,
        received_on: lot.received_on,
        made_on: lot.made_on,
        expires_on: lot.expires_on,
        batch: lot.batch_id.map(BatchId::from_uuid),
        needs_release: !lot.released,
        location,
        cost_known: lot.cost_known,
        measured_e6: lot.measured_e6,
        ..NewLot::of(LotId::from_uuid(lot.lot_id), &lot.code, ItemId::from_uuid(lot.item_id))
    }
}

#[cfg(test)]
mod tests;
