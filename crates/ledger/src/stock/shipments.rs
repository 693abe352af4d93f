//! Goods that leave without a bill, on a delivery note, and notes that were wrong.
//! Invariant: goods that may not be sold are not shipped (M3, M18). Returned goods bring the cost with which
//! they left (M4). A wrong note stays as it was, with its correction beside it. Milk comes back into a silo only
//! into the lot that it left (M13).

use kernel::code::Code;
use kernel::day::{Day, is_expired};
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::id::{LotId, MovementId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use kernel::words;
use ledger_queries::client::Params;
use ledger_queries::stock::shipments as sql;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Name};
use platform::tx::{Change, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::accounts::journal::Posting;
use crate::parties;
use crate::stock::cost::Remaining;
use crate::stock::holds::rules::Use;
use crate::stock::lot_pieces::{self, KeptPiece};
use crate::stock::lots::adjust::judge_use;
use crate::stock::lots::{self, StoredLot};
use crate::stock::metal::FineMetal;
use crate::stock::movements::{self, Moved, Movement};
use crate::stock::pieces::LotStock;
use crate::stock::postings::{self, Goods, StockEntry};
use crate::stock::quantities::{self, FIELDS};

input! {
    /// Ship goods without a bill.
    pub struct ShipLot {
        /// The lot.
        lot: Name,
        /// Who gets them.
        consignee: Name,
        /// How much.
        quantity: Decimal,
        /// Its unit.
        unit: Unit,
        /// The number of the delivery note.
        document: Name,
        /// The piece, of goods that are kept by piece.
        piece: Option<Count>,
    }
}

/// The answer to shipping goods.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotShipped {
    /// The lot.
    pub lot: String,
    /// The id of this shipment, by which a correction names it where a note has several of the lot.
    pub shipment: Uuid,
    /// The quantity left in it, in the item's unit.
    pub quantity: SignedQuantity,
    /// What the goods cost.
    pub cost_minor: Money,
    /// The journal: the sum for each account, party and commodity; a debit is positive.
    pub journal: Vec<Posting>,
}

impl Action for ShipLot {
    const NAME: &'static str = "make.lot.ship";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Ships goods of a lot without a bill.";
    type Output = LotShipped;

    fn check(&self) -> Ruled<()> {
        quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LotShipped>> {
        let consignee = parties::living(tx, self.consignee.as_str(), "consignee").await?;
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        let asked = quantities::read(&self.quantity.to_string(), self.unit.as_str(), FIELDS)?;
        let quantity = quantities::measure(&asked, &lots::measure(&lot)?, FIELDS)?;
        judge(tx, &lot, tx.today()).await?;
        let pieces = lot_pieces::of(tx, &lot).await?;
        let piece = self.piece.map(|piece| i64::from(piece.0));
        judge_piece(&lot, &pieces, piece)?;
        let to = To {
            consignee: consignee.party_id,
            number: self.document.as_str(),
            on: tx.today(),
            replaces: None,
        };
        let mut stock = lot_pieces::stock_of(&lot, &pieces)?;
        let gone = GoodsOut { lot: &lot, stock: &mut stock, fine_mg: lot.fine_mg, piece, quantity };
        let shipped = gone.write(tx, &to).await?;
        lot_pieces::keep(tx, LotId::from_uuid(lot.lot_id), &pieces, &mut stock).await?;
        let change = Change::of(&lot.code)
            .before(json!({ "quantity": SignedQuantity::from_stored(lot.quantity_e6) }))
            .after(json!({ "shipped": quantity, "document": self.document.as_str(), "quantity": shipped.left.quantity }));
        let answer = LotShipped {
            lot: lot.code,
            shipment: shipped.shipment.uuid(),
            quantity: shipped.left.quantity,
            cost_minor: shipped.cost,
            journal: postings::journal(shipped.entry.as_ref())?,
        };
        Ok(tx.record(change, answer))
    }
}

/// Refuses a piece that may not leave, at `piece`: `pieces_required`, `piece_gone`, `piece_held` with `facts.holds`.
fn judge_piece(lot: &StoredLot, pieces: &[KeptPiece], piece: Option<i64>) -> Ruled<()> {
    lot_pieces::judge_named(Use::Ship, (&lot.code, lot.by_piece), pieces, piece, "piece")
}

/// Refuses a lot that may not leave on a day: `lot_held` with `facts.holds`, `lot_expired`, `lot_not_released`.
async fn judge(tx: &Tx, lot: &StoredLot, on: Day) -> Result<()> {
    judge_use(tx, Use::Ship, lot).await?;
    let refuse = |code: Code| Err(Refusal::new(code).field("lot").into());
    match lot {
        _ if is_expired(lot.expires_on, on) => refuse(Code::LotExpired),
        _ if !lot.released => refuse(Code::LotNotReleased),
        _ => Ok(()),
    }
}

/// Who gets goods, and on which delivery note.
struct To<'a> {
    consignee: PartyId,
    number: &'a str,
    /// The day when the goods left; a correction keeps that of the wrong shipment.
    on: Day,
    replaces: Option<MovementId>,
}

/// Goods that leave a lot in which there is so much.
struct GoodsOut<'a> {
    lot: &'a StoredLot,
    stock: &'a mut LotStock,
    fine_mg: i64,
    piece: Option<i64>,
    quantity: Quantity,
}

/// Goods that left.
struct ShippedGoods {
    shipment: MovementId,
    left: Remaining,
    cost: Money,
    entry: Option<StockEntry>,
}

impl GoodsOut<'_> {
    /// Writes the movement, its entry and the shipment; the caller keeps the pieces. Errors: `lot_insufficient` at `quantity`.
    async fn write(self, tx: &Tx, to: &To<'_>) -> Result<ShippedGoods> {
        let there = self.stock.whole().quantity;
        let cost = self.stock.draw(self.piece, self.quantity, "quantity")?;
        let metal = match lots::metal(self.lot)? {
            Some(metal) => Some(metal.draw(self.fine_mg, there, self.quantity.into())?),
            None => None,
        };
        let goods = Goods { cost: Some(cost), metal };
        let entry = StockEntry::of(tx, "Goods shipped", goods.sale(&tx.workspace.currency.code)).await?;
        let lot = LotId::from_uuid(self.lot.lot_id);
        let out = Movement {
            party: Some(to.consignee),
            entry: entry.as_ref().map(|entry| entry.id),
            fine_mg: metal.map_or(0, |metal| metal.reversed().fine_mg),
            piece: self.piece,
            ..Movement::of(lot, Moved::Ship, self.quantity.get().saturating_neg(), cost.neg()?)
        };
        let movement = movements::post(tx, &out).await?;
        let shipment = sql::InsertShipmentParams {
            tenant: tx.tenant(),
            movement: movement.uuid(),
            lot: lot.uuid(),
            party: to.consignee.uuid(),
            number: to.number,
            shipped_on: to.on,
            replaces: to.replaces.map(MovementId::uuid),
            by: tx.person(),
            now: tx.now,
        };
        sql::insert_shipment().params(tx, &shipment).one().await?;
        postings::write(tx, entry.as_ref()).await?;
        Ok(ShippedGoods { shipment: movement, left: self.stock.whole(), cost, entry })
    }
}

words! {
    /// The kinds of mistake in a shipment.
    pub enum ShipmentFault {
        /// Nothing left.
        DidNotOccur = "did_not_occur",
        /// Something else left.
        IncorrectData = "incorrect_data",
    }
}
word_fields!(ShipmentFault);

input! {
    /// Correct a shipment.
    pub struct CorrectShipment {
        /// The number of its delivery note.
        document: Name,
        /// The lot.
        lot: Name,
        /// The id of the shipment; needed where the note has several of the lot that were not corrected.
        shipment: Option<Uuid>,
        /// How much left in truth; needed for `incorrect_data`.
        quantity: Option<Decimal>,
        /// Its unit.
        unit: Option<Unit>,
        /// The kind of mistake.
        reason: ShipmentFault,
    }
}

/// The answer to correcting a shipment.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ShipmentCorrected {
    /// The lot.
    pub lot: String,
    /// The quantity left in it, in the item's unit.
    pub quantity: SignedQuantity,
    /// The cost that came back.
    pub cost_back_minor: Money,
    /// What the goods cost that left in truth.
    pub cost_minor: Money,
}

impl CorrectShipment {
    /// What left in truth, as sent. Errors: `field_required`.
    fn asked(&self) -> Ruled<Option<(Decimal, Unit)>> {
        let need = |field: &str| Refusal::new(Code::FieldRequired).field(field);
        match self.reason {
            ShipmentFault::DidNotOccur => Ok(None),
            ShipmentFault::IncorrectData => {
                let quantity = self.quantity.ok_or_else(|| need("quantity"))?;
                Ok(Some((quantity, self.unit.ok_or_else(|| need("unit"))?)))
            }
        }
    }
}

impl Action for CorrectShipment {
    const NAME: &'static str = "make.lot.correct_shipment";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Takes a wrong shipment back and books the right one.";
    type Output = ShipmentCorrected;

    fn check(&self) -> Ruled<()> {
        let Some((quantity, unit)) = self.asked()? else { return Ok(()) };
        quantities::read(&quantity.to_string(), unit.as_str(), FIELDS).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ShipmentCorrected>> {
        let lot = lots::locked(tx, self.lot.as_str(), "lot").await?;
        let open =
            sql::open_shipments().bind(tx, &tx.tenant(), &self.document.as_str(), &lot.lot_id).all().await?;
        let wrong = named_shipment(open, self.shipment)?;
        parties::are_usable(tx, &[PartyId::from_uuid(wrong.party_id)], "document").await?;
        let right = match self.asked()? {
            Some((quantity, unit)) => {
                let asked = quantities::read(&quantity.to_string(), unit.as_str(), FIELDS)?;
                Some(quantities::measure(&asked, &lots::measure(&lot)?, FIELDS)?)
            }
            None => None,
        };
        let pieces = lot_pieces::of(tx, &lot).await?;
        if right.is_some_and(|right| right.get() > wrong.quantity_e6) {
            // More leaves than the note said.
            judge(tx, &lot, wrong.shipped_on).await?;
            judge_piece(&lot, &pieces, wrong.piece)?;
        }
        take_back(tx, &lot, &wrong, self.reason).await?;
        let mut stock = lot_pieces::stock_of(&lot, &pieces)?;
        let back = Remaining {
            quantity: SignedQuantity::new(wrong.quantity_e6)?,
            cost: Money::from_stored(wrong.cost_minor),
        };
        stock.add(wrong.piece, back)?;
        let there = stock.whole();
        let (left, cost) = match right {
            Some(quantity) => {
                let to = To {
                    consignee: PartyId::from_uuid(wrong.party_id),
                    number: self.document.as_str(),
                    on: wrong.shipped_on,
                    replaces: Some(MovementId::from_uuid(wrong.movement_id)),
                };
                let fine_mg = lot.fine_mg.saturating_add(wrong.fine_mg);
                let gone = GoodsOut { lot: &lot, stock: &mut stock, fine_mg, piece: wrong.piece, quantity };
                let shipped = gone.write(tx, &to).await?;
                (shipped.left, shipped.cost)
            }
            None => (there, Money::ZERO),
        };
        lot_pieces::keep(tx, LotId::from_uuid(lot.lot_id), &pieces, &mut stock).await?;
        let change = Change::of(&lot.code)
            .before(json!({ "document": self.document.as_str(), "shipped": SignedQuantity::from_stored(wrong.quantity_e6) }))
            .after(json!({ "shipped": right, "reason": self.reason.as_str() }));
        let answer = ShipmentCorrected {
            lot: lot.code,
            quantity: left.quantity,
            cost_back_minor: Money::from_stored(wrong.cost_minor),
            cost_minor: cost,
        };
        Ok(tx.record(change, answer))
    }
}

/// The shipment that is meant. Errors: `not_found` at `document` for a note without one, and at `shipment`;
/// `field_required` at `shipment` with `facts.shipments` for a note with several.
fn named_shipment(open: Vec<sql::OpenShipment>, shipment: Option<Uuid>) -> Ruled<sql::OpenShipment> {
    let shown = |it: &sql::OpenShipment| json!({ "shipment": it.movement_id, "quantity": SignedQuantity::from_stored(it.quantity_e6), "piece": it.piece });
    let several: Vec<serde_json::Value> = open.iter().map(shown).collect();
    let is_named = |it: &sql::OpenShipment| shipment.is_none_or(|id| it.movement_id == id);
    let mut meant: Vec<sql::OpenShipment> = open.into_iter().filter(is_named).collect();
    let refuse = |code: Code, field: &str| Refusal::new(code).field(field);
    match (meant.pop(), meant.is_empty(), several.is_empty()) {
        (Some(only), true, _) => Ok(only),
        (Some(_), false, _) => Err(refuse(Code::FieldRequired, "shipment").fact("shipments", several)),
        (None, _, true) => Err(refuse(Code::NotFound, "document")),
        (None, _, false) => Err(refuse(Code::NotFound, "shipment")),
    }
}

/// Takes the goods of a wrong shipment back, at the cost with which they left.
async fn take_back(tx: &Tx, lot: &StoredLot, wrong: &sql::OpenShipment, why: ShipmentFault) -> Result<()> {
    let (cost, shipment) = (Money::from_stored(wrong.cost_minor), MovementId::from_uuid(wrong.movement_id));
    let metal = lots::metal(lot)?.map(|metal| FineMetal { metal: metal.metal, fine_mg: -wrong.fine_mg });
    let goods = Goods { cost: Some(cost.neg()?), metal };
    let entry = StockEntry::of(tx, "A shipment corrected", goods.sale(&tx.workspace.currency.code)).await?;
    let back = Movement {
        party: Some(PartyId::from_uuid(wrong.party_id)),
        entry: entry.as_ref().map(|entry| entry.id),
        fine_mg: wrong.fine_mg,
        piece: wrong.piece,
        corrects: Some(shipment),
        ..Movement::of(LotId::from_uuid(lot.lot_id), Moved::Ship, wrong.quantity_e6, cost)
    };
    let back = movements::post(tx, &back).await?;
    let correction = sql::InsertCorrectionParams {
        tenant: tx.tenant(),
        movement: shipment.uuid(),
        back: back.uuid(),
        reason: why.as_str(),
        by: tx.person(),
        now: tx.now,
    };
    sql::insert_correction().params(tx, &correction).one().await?;
    postings::write(tx, entry.as_ref()).await
}

#[cfg(test)]
mod tests;
