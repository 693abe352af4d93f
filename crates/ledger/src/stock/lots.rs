//! Lots: a quantity of one item that came or was made together, named by its code.
//! Invariant: a lot is never edited; its balance is the sum of its movements, and never negative (M3).

pub mod adjust;
pub mod ageing;
pub mod divide;
pub mod import;
mod parts;
pub mod receive;
pub mod rejections;
pub mod silo;
pub mod weighing_back;

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::{BatchId, EntryId, ItemId, LocationId, LotId, MovementId, PartyId};
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::unit::{self, Unit};
use ledger_queries::client::Params;
use ledger_queries::stock::lots as sql;
use platform::action::Query;
use platform::error::{Error, OnConstraint, Result};
use platform::fields::{Flag, Name, Text};
use platform::input;
use platform::sealed::ledger::lot as cell;
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::stock::cost::{Piece, Remaining, share_quantities};
use crate::stock::holds::OpenHolds;
use crate::stock::lot_pieces::{self, KeptPiece};
use crate::stock::metal::{FineMetal, LotMetal};
use crate::stock::movements::{self, Moved, Movement};
use crate::stock::quantities::Measure;
use crate::stock::transformation::LossRange;
use crate::{items, parties};

pub use sql::{BatchLot, LotRef, MadeLot, StoredLot, UnreleasedOf};

/// Lots on a page.
pub const PAGE: i64 = 50;
/// Days ahead in which a lot counts as expiring.
pub const SOON_DAYS: i64 = 7;
/// Sorts after every code: the end of a range that has no end.
const BEYOND: &str = "\u{10ffff}";

/// The lot of this code, as it is now. Errors: `not_found` at `field`.
pub async fn coded(tx: &ReadTx, code: &str, field: &str) -> Result<StoredLot> {
    let row = sql::lot_coded().bind(tx, &tx.tenant(), &code).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field(field).into())
}

/// The same, its balance locked until the end of the transaction. Errors: `not_found` at `field`.
pub async fn locked(tx: &Tx, code: &str, field: &str) -> Result<StoredLot> {
    let row = locked_if_there(tx, code).await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field(field).into())
}

/// The same for a lot that becomes others, which are as released as it is: its batch is not released meanwhile.
pub async fn locked_to_divide(tx: &Tx, code: &str, field: &str) -> Result<StoredLot> {
    sql::hold_release().bind(tx, &tx.tenant(), &code).opt().await?;
    locked(tx, code, field).await
}

/// The same, if there is such a lot.
pub async fn locked_if_there(tx: &Tx, code: &str) -> Result<Option<StoredLot>> {
    Ok(sql::lock_lot().bind(tx, &tx.tenant(), &code).opt().await?)
}

/// The lots a batch made, in order of their ids.
pub async fn of_batch(tx: &ReadTx, batch: BatchId) -> Result<Vec<BatchLot>> {
    Ok(sql::lots_of_batch().bind(tx, &tx.tenant(), &batch.uuid()).all().await?)
}

/// The remaining goods of the lots of these batches that wait for their release.
pub async fn unreleased_of(tx: &ReadTx, batches: &[BatchId]) -> Result<Vec<UnreleasedOf>> {
    Ok(sql::unreleased_of().bind(tx, &tx.tenant(), &BatchId::uuids(batches)).all().await?)
}

/// What batches made, less what was returned, with its cost as booked.
pub async fn made_by(tx: &ReadTx, batches: &[BatchId]) -> Result<Vec<MadeLot>> {
    Ok(sql::made_by().bind(tx, &tx.tenant(), &BatchId::uuids(batches)).all().await?)
}

/// Marks the outputs of a batch as fit for sale.
pub async fn release_of_batch(tx: &Tx, batch: BatchId) -> Result<()> {
    sql::release_lots_of().bind(tx, &tx.person(), &tx.now, &tx.tenant(), &batch.uuid()).all().await?;
    Ok(())
}

/// How the lot's item is measured.
pub fn measure(lot: &StoredLot) -> Result<Measure> {
    items::measure(&lot.unit, lot.resolution_e6, lot.density_e6)
}

/// Marks a lot into which metal came with a cost and metal without one.
pub async fn mark_cost_is_part(tx: &Tx, lot: LotId) -> Result<()> {
    sql::mark_cost_is_part().bind(tx, &tx.tenant(), &lot.uuid()).all().await?;
    Ok(())
}

/// The metal of the lot, if it is a lot of metal. Errors: `Internal`.
pub fn metal(lot: &StoredLot) -> Result<Option<LotMetal>> {
    LotMetal::of(lot.metal.as_deref(), lot.fineness, &lot.unit)
}

/// The fine metal that leaves a lot of metal with a quantity of it; None for other lots. Errors: `number_range`.
pub fn fine_of_draw(lot: &StoredLot, drawn: Quantity) -> Result<Option<FineMetal>> {
    let whole = SignedQuantity::from_stored(lot.quantity_e6);
    Ok(metal(lot)?.map(|metal| metal.draw(lot.fine_mg, whole, drawn.into())).transpose()?)
}

/// The remaining stock of the lot.
pub fn remaining(lot: &StoredLot) -> Remaining {
    Remaining {
        quantity: SignedQuantity::from_stored(lot.quantity_e6),
        cost: Money::from_stored(lot.cost_minor),
    }
}

/// A quantity in kg, if the item's unit is a mass or it has a density.
pub fn in_kg(quantity_e6: i64, unit: &str, density_e6: Option<i64>) -> Option<Exact> {
    let density = density_e6.map(|e6| Decimal::from(SignedQuantity::from_stored(e6)));
    let amount = Decimal::from(SignedQuantity::from_stored(quantity_e6));
    unit::convert(amount, unit.parse().ok()?, Unit::Kilogram, density).ok()
}

/// A lot to write.
#[derive(Debug, Clone)]
pub struct NewLot<'a> {
    /// Its id, made before so that edges and consumption of the same flight may name it.
    pub id: LotId,
    /// Its code.
    pub code: &'a str,
    /// Its item.
    pub item: ItemId,
    /// The supplier.
    pub supplier: Option<PartyId>,
    /// The supplier's code for it.
    pub supplier_lot: Option<&'a str>,
    /// The kind of paper that came with it.
    pub reference_type: Option<&'a str>,
    /// The number of that paper.
    pub reference_number: Option<&'a str>,
    /// The day it came.
    pub received_on: Option<Day>,
    /// The day it was made.
    pub made_on: Option<Day>,
    /// Its use-by or best-before day.
    pub expires_on: Option<Day>,
    /// The batch that made it.
    pub batch: Option<BatchId>,
    /// Not sold before its batch is released.
    pub needs_release: bool,
    /// Its location.
    pub location: Option<LocationId>,
    /// Millionths of the item's unit; zero for a lot that is already used up.
    pub quantity_e6: i64,
    /// The cost of that quantity.
    pub cost: Money,
    /// Whether that is its cost. Where nobody knows it, it counts as zero.
    pub cost_known: bool,
    /// The fine metal in it, of a lot of metal.
    pub fine_mg: i64,
    /// The entry that posts it.
    pub entry: Option<EntryId>,
    /// The density measured of this lot, kg a litre; it goes before the item's.
    pub measured_e6: Option<i64>,
    /// The density in force when it was made.
    pub density_e6: Option<i64>,
    /// The movement by which its goods left another lot.
    pub draw: Option<MovementId>,
    /// Its pieces, which add up to the quantity; none for goods that are not kept by piece.
    pub pieces: &'a [Piece],
    /// The loss of weight that a weighing is expected to find, in percent.
    pub loss: Option<LossRange>,
}

impl<'a> NewLot<'a> {
    /// A lot of nothing, of which nothing else is known.
    pub const fn of(id: LotId, code: &'a str, item: ItemId) -> NewLot<'a> {
        NewLot {
            id,
            code,
            item,
            supplier: None,
            supplier_lot: None,
            reference_type: None,
            reference_number: None,
            received_on: None,
            made_on: None,
            expires_on: None,
            batch: None,
            needs_release: false,
            location: None,
            quantity_e6: 0,
            cost: Money::ZERO,
            cost_known: true,
            fine_mg: 0,
            entry: None,
            measured_e6: None,
            density_e6: None,
            draw: None,
            pieces: &[],
            loss: None,
        }
    }
}

/// Writes a lot, its balance and its first movement in one flight. Errors: `lot_code_taken` at `field`.
pub async fn insert(tx: &Tx, new: &NewLot<'_>, kind: Moved, field: &str) -> Result<()> {
    insert_moved(tx, new, &new.movements(tx, kind)?, field).await?;
    let costs = new.piece_costs();
    let quantity = |it: &Piece| SignedQuantity::from(it.quantity);
    let pieces = new
        .pieces
        .iter()
        .zip(costs)
        .map(|(it, cost)| (new.id, it.piece, Remaining { quantity: quantity(it), cost }));
    lot_pieces::put(tx, &pieces.collect::<Vec<_>>()).await
}

/// The same with these first movements, which add up to it; without its pieces.
async fn insert_moved(
    tx: &Tx,
    new: &NewLot<'_>,
    movements: &[(MovementId, Movement)],
    field: &str,
) -> Result<()> {
    let lot = sql::insert_lot().prepare(tx).await?;
    let balance = sql::insert_balance().prepare(tx).await?;
    let (tenant, id) = (tx.tenant(), new.id.uuid());
    let lot_row = sql::InsertLotParams {
        tenant,
        lot: id,
        code: new.code,
        item: new.item.uuid(),
        supplier: new.supplier.map(PartyId::uuid),
        supplier_lot: tx.cipher().seal(cell::SUPPLIER_LOT, id, new.supplier_lot)?,
        reference_type: new.reference_type,
        reference_number: tx.cipher().seal(cell::REFERENCE_NUMBER, id, new.reference_number)?,
        received_on: new.received_on,
        made_on: new.made_on,
        expires_on: new.expires_on,
        batch: new.batch.map(BatchId::uuid),
        needs_release: new.needs_release,
        cost_known: new.cost_known,
        density_e6: new.measured_e6,
        loss_lower_e6: new.loss.map(|loss| loss.lower.get()),
        loss_upper_e6: new.loss.map(|loss| loss.upper.get()),
        opening: tx.is_opening(),
        by: tx.person(),
        now: tx.now,
    };
    let balance_row = sql::InsertBalanceParams {
        tenant,
        lot: id,
        item: new.item.uuid(),
        quantity_e6: new.quantity_e6,
        cost_minor: new.cost.get(),
        fine_mg: new.fine_mg,
        location: new.location.map(LocationId::uuid),
    };
    let (written, kept, booked) = tokio::join!(biased;
        async { lot.params(tx, &lot_row).one().await },
        async { balance.params(tx, &balance_row).one().await },
        futures::future::join_all(movements.iter().map(|(id, it)| movements::write(tx, *id, it))));
    written.on_constraint("lot_tenant_id_code_key", Code::LotCodeTaken, field)?;
    kept?;
    booked.into_iter().collect()
}

impl NewLot<'_> {
    /// The cost of each piece, by weight.
    fn piece_costs(&self) -> Vec<Money> {
        share_quantities(self.cost, self.pieces.iter().map(|it| it.quantity))
    }

    /// Its first movements, each with its id: one, or one for each piece.
    fn movements(&self, tx: &Tx, kind: Moved) -> Result<Vec<(MovementId, Movement)>> {
        let whole = Movement {
            batch: self.batch,
            fine_mg: self.fine_mg,
            entry: self.entry,
            density_e6: self.density_e6,
            draw: self.draw,
            ..Movement::of(self.id, kind, self.quantity_e6, self.cost)
        };
        let id = || -> Result<MovementId> { Ok(MovementId::from_uuid(tx.new_id()?)) };
        if self.pieces.is_empty() {
            return Ok(vec![(id()?, whole)]);
        }
        let of_piece = |(it, cost): (&Piece, Money)| -> Result<(MovementId, Movement)> {
            let (piece, quantity_e6) = (Some(it.piece), it.quantity.get());
            Ok((id()?, Movement { piece, quantity_e6, cost, ..whole }))
        };
        self.pieces.iter().zip(self.piece_costs()).map(of_piece).collect()
    }
}

/// Warns if the code of a new lot, in the field `lot`, looks like another's.
pub async fn warn_of_alike(tx: &Tx, code: &str) -> Result<()> {
    tx.warn_alike("lot", sql::lot_alike().bind(tx, &tx.tenant(), &code).opt().await?);
    Ok(())
}

input! {
    /// Which lot.
    pub struct GetLot {
        /// Its code.
        lot: Text,
    }
}

/// One lot as it is now.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotShown {
    /// Its code.
    pub lot: String,
    /// Its item.
    pub item: String,
    /// The item's name.
    pub item_name: String,
    /// The quantity left.
    pub quantity: SignedQuantity,
    /// Its unit.
    pub unit: String,
    /// The cost of that quantity.
    pub cost_minor: Money,
    /// Minor units a kg, nine decimals; null if nothing is left or it has no mass.
    pub cost_minor_per_kg: Option<Decimal>,
    /// Whether an open hold reaches it.
    pub held: bool,
    /// Their names.
    pub holds: Vec<String>,
    /// Whether its batch allows its sale.
    pub released: bool,
    /// Its use-by or best-before day.
    pub expires: Option<Day>,
    /// The day it came or was made.
    pub received: Option<Day>,
    /// The supplier.
    pub supplier: Option<String>,
    /// The supplier's code for it.
    pub supplier_lot: Option<String>,
    /// Its location.
    pub location: Option<String>,
    /// The batch that made it, by id.
    pub batch_id: Option<Uuid>,
    /// The fat of milk, as tested or as mixed in a silo; nine decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fat_percent: Option<Decimal>,
    /// How many pieces are in stock, of goods that are kept by piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pieces: Option<usize>,
    /// Their costs, by their numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub piece_costs_minor: Option<Vec<Money>>,
    /// Their numbers and weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub piece_weights: Option<Vec<PieceShown>>,
}

/// A piece of a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PieceShown {
    /// Its number.
    pub piece: i64,
    /// Its weight, in the item's unit.
    pub quantity: SignedQuantity,
    /// Whether it is held by itself.
    pub held: bool,
}

fn shown(tx: &ReadTx, row: StoredLot, holds: Vec<String>) -> Result<LotShown> {
    let kg = in_kg(row.quantity_e6, &row.unit, row.density_e6);
    let per_kg = kg.and_then(|kg| Exact::from(row.cost_minor).checked_div(&kg));
    Ok(LotShown {
        lot: row.code,
        item: row.item,
        item_name: row.item_name,
        quantity: SignedQuantity::from_stored(row.quantity_e6),
        unit: row.unit,
        cost_minor: Money::from_stored(row.cost_minor),
        cost_minor_per_kg: per_kg.and_then(|per_kg| per_kg.round_to(9).ok()),
        held: !holds.is_empty(),
        holds,
        released: row.released,
        expires: row.expires_on,
        received: row.received_on.or(row.made_on),
        supplier: parties::code_of(tx, row.supplier_id.map(PartyId::from_uuid), row.supplier)?,
        supplier_lot: tx.cipher().open(cell::SUPPLIER_LOT, row.lot_id, row.supplier_lot)?,
        location: row.location,
        batch_id: row.batch_id,
        fat_percent: None,
        pieces: None,
        piece_costs_minor: None,
        piece_weights: None,
    })
}

/// The fat of milk as it is stored, in percent. Errors: `number_range`.
pub fn fat_percent(fat_e15: i64) -> std::result::Result<Decimal, Code> {
    Exact::from(Decimal::new(fat_e15.into(), 15)?).round_to(9).map(Decimal::normalized)
}

impl Query for GetLot {
    const NAME: &'static str = "make.lot";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows a lot: its stock, its cost and its holds.";
    type Output = LotShown;

    async fn fetch(self, tx: &ReadTx) -> Result<LotShown> {
        let row = coded(tx, self.lot.as_str(), "lot").await?;
        let id = LotId::from_uuid(row.lot_id);
        let mut held = OpenHolds::read(tx).await?.reaching(tx, &[id]).await?;
        let holds = held.remove(&id).unwrap_or_default();
        let (by_piece, pieces) = (row.by_piece, lot_pieces::of(tx, &row).await?);
        let fat_e15 = sql::fat_of().bind(tx, &tx.tenant(), &row.lot_id).one().await?;
        let mut lot = shown(tx, row, holds)?;
        lot.fat_percent = fat_e15.map(fat_percent).transpose()?;
        if by_piece {
            let weight =
                |it: &KeptPiece| PieceShown { piece: it.piece, quantity: it.left.quantity, held: it.held };
            lot.pieces = Some(pieces.len());
            lot.piece_costs_minor = Some(pieces.iter().map(|it| it.left.cost).collect());
            lot.piece_weights = Some(pieces.iter().map(weight).collect());
        }
        Ok(lot)
    }
}

input! {
    /// Which lots.
    pub struct ListLots {
        /// Of this item only.
        item: Option<Name>,
        /// The beginning of a code.
        search: Option<Text>,
        /// Only lots that are not used up.
        in_stock: Flag,
        /// Only lots in stock whose last day is within a week or past.
        expiring: Flag,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// A page of lots, newest first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotPage {
    /// The lots.
    pub rows: Vec<LotShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// The cursor of a page of things, newest first: the page starts before this id. Any other text starts at the
/// first page.
pub fn cursor(after: Option<&Text>) -> Uuid {
    after.and_then(|text| Uuid::parse_str(text.as_str()).ok()).unwrap_or(Uuid::max())
}

impl Query for ListLots {
    const NAME: &'static str = "make.lots";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists lots, newest first, fifty a page.";
    type Output = LotPage;

    async fn fetch(self, tx: &ReadTx) -> Result<LotPage> {
        let item = match &self.item {
            Some(code) => Some(items::coded(tx, code.as_str(), "item").await?.item_id),
            None => None,
        };
        let first = self.search.map(|text| text.as_str().to_owned()).unwrap_or_default();
        let beyond = format!("{first}{BEYOND}");
        let before = cursor(self.after.as_ref());
        let (any_item, item) = (item.is_none(), item.unwrap_or_default());
        let rows = sql::lots_page()
            .params(
                tx,
                &sql::LotsPageParams {
                    tenant: tx.tenant(),
                    before,
                    first,
                    beyond,
                    any_item,
                    item,
                    in_stock: self.in_stock.0,
                    expiring: self.expiring.0,
                    until: tx.today().saturating_add(SOON_DAYS.days()),
                    many: PAGE + 1,
                },
            )
            .all()
            .await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.lot_id.to_string());
        let ids: Vec<LotId> = rows.iter().map(|row| LotId::from_uuid(row.lot_id)).collect();
        let mut held = OpenHolds::read(tx).await?.reaching(tx, &ids).await?;
        let rows = rows.into_iter().map(|row| {
            let holds = held.remove(&LotId::from_uuid(row.lot_id)).unwrap_or_default();
            shown(tx, row, holds)
        });
        Ok(LotPage { rows: rows.collect::<Result<_>>()?, next })
    }
}

/// How many lots in stock are expired, and how many expire soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpiringCount {
    /// Past their last day.
    pub expired: i64,
    /// Their last day is today or later, and `until` or before.
    pub soon: i64,
}

/// The number of lots in stock whose last day is `until` or before.
pub async fn expiring_count(tx: &ReadTx, until: Day) -> Result<ExpiringCount> {
    let row = sql::expiring_count().bind(tx, &tx.today(), &tx.tenant(), &until).one().await?;
    Ok(ExpiringCount { expired: row.expired, soon: row.soon })
}

/// A lot that spoils soon.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExpiringLot {
    /// Its code.
    pub lot: String,
    /// Its item.
    pub item: String,
    /// The quantity left.
    pub quantity: SignedQuantity,
    /// Its unit.
    pub unit: String,
    /// Its use-by or best-before day.
    pub expires: Option<Day>,
}

/// The remaining stock of lots whose last day is `until` or before, soonest first, at most `many`.
pub async fn expiring(tx: &ReadTx, until: Day, many: i64) -> Result<Vec<ExpiringLot>> {
    let rows = sql::expiring_stock().bind(tx, &tx.tenant(), &until, &many).all().await?;
    let lots = rows.into_iter().map(|row| ExpiringLot {
        lot: row.code,
        item: row.item,
        quantity: SignedQuantity::from_stored(row.quantity_e6),
        unit: row.unit,
        expires: row.expires_on,
    });
    Ok(lots.collect())
}

/// The unit of a stored item. Errors: `Internal`.
pub(crate) fn unit_of(text: &str) -> Result<Unit> {
    text.parse().map_err(Error::internal)
}

#[cfg(test)]
mod tests;
