//! Imports lots and edges from an old system.
//! Invariant: an imported lot may be sold unless its row or its batch says otherwise; held goods come in with
//! a hold; every value of a row is kept or refused, never dropped.

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Decimal, Percent, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::{BatchId, EntryId, ItemId, LotId, PartyId};
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use kernel::words;
use ledger_queries::stock::lots as sql;
use platform::error::Result;
use platform::fields::{Flag, Name};
use platform::tx::Tx;
use platform::{input, word_fields};
use serde_json::Value;
use std::collections::HashMap;

use crate::genealogy::{self, Edge};
use crate::import::{in_row, rows};
use crate::items::{self, ItemRow};
use crate::parties::{self, PartyKind};
use crate::stock::cost::Piece;
use crate::stock::holds::{self, NewHold, OPENING};
use crate::stock::lot_pieces::{self, PieceGiven};
use crate::stock::lots::{LotRef, NewLot, unit_of};
use crate::stock::metal::LotMetal;
use crate::stock::movements::Moved;
use crate::stock::postings::{self, Goods, StockEntry};
use crate::stock::transformation::LossRange;

words! {
    /// Whether an imported lot is held.
    pub enum LotStatus { Available = "available", Held = "held" }
}
word_fields!(LotStatus);

input! {
    /// A lot to import.
    pub struct LotGiven {
        /// Its code.
        lot: LotCode,
        /// Its item.
        item: Option<Name>,
        /// The quantity in stock.
        quantity: Option<Decimal>,
        /// Its unit.
        unit: Option<Unit>,
        /// The metal in stock, mg.
        net_mg: Option<i64>,
        /// What that cost.
        cost_minor: Option<Money>,
        /// Whether it is held.
        status: Option<LotStatus>,
        /// Whether it may be sold; true unless its batch is not released.
        released: Option<Flag>,
        /// Its use-by or best-before day.
        expires: Option<Day>,
        /// The day it came.
        received: Option<Day>,
        /// The supplier.
        supplier: Option<Name>,
        /// His code for it.
        supplier_lot: Option<Name>,
        /// Its location.
        location: Option<Name>,
        /// The batch that made it.
        batch: Option<Name>,
        /// The lots it was made of.
        parents: Option<Vec<LotCode>>,
        /// In which batch.
        parents_batch: Option<Name>,
        /// Its pieces, of goods that are kept by piece; they add up to the quantity.
        pieces: Option<Vec<PieceGiven>>,
        /// The loss of weight that a weighing is expected to find.
        loss_range_percent: Option<LossGiven>,
    }
}

input! {
    /// A range of losses, in percent of the weight before; both limits are inside.
    pub struct LossGiven {
        /// The least.
        lower: Percent,
        /// The greatest.
        upper: Percent,
    }
}

/// The item for lots that name none.
const NO_ITEM: &str = "GOODS";

impl LotGiven {
    fn item_code(&self) -> &str {
        self.item.as_ref().map_or(NO_ITEM, Name::as_str)
    }

    /// The unit of the row; metal is counted in milligrams.
    fn first_unit(&self) -> Unit {
        match self.net_mg {
            Some(_) => Unit::Milligram,
            None => self.unit.unwrap_or(Unit::Kilogram),
        }
    }

    /// The quantity left, in the item's unit. Errors: `number_range`, `quantity_resolution`, `unit_mismatch`,
    /// `density_missing`.
    fn quantity_e6(&self, item: &ItemRow) -> Result<i64> {
        let measure = items::measure(&item.unit, item.resolution_e6, item.density_e6)?;
        let given = self.net_mg.map(Decimal::from).or(self.quantity).unwrap_or(Decimal::ZERO);
        if self.quantity.is_none() && self.pieces.is_some() {
            return Ok(lot_pieces::sum(&self.pieces(item)?)?.get());
        }
        let unit = self.unit.or(self.net_mg.map(|_| Unit::Milligram)).unwrap_or(unit_of(&item.unit)?);
        Ok(in_unit(given, unit, &measure)?)
    }
}

impl LotGiven {
    /// Its pieces, in the item's unit. Errors: those of quantities.
    fn pieces(&self, item: &ItemRow) -> Result<Vec<Piece>> {
        let Some(given) = &self.pieces else { return Ok(vec![]) };
        let measure = items::measure(&item.unit, item.resolution_e6, item.density_e6)?;
        Ok(lot_pieces::measure(given, self.unit.unwrap_or(measure.unit).as_str(), &measure)?)
    }

    /// The same, held against the quantity. Errors: `number_range` at `quantity`.
    fn pieces_of(&self, item: &ItemRow, quantity_e6: i64) -> Result<Vec<Piece>> {
        let pieces = self.pieces(item)?;
        if !pieces.is_empty() && lot_pieces::sum(&pieces)?.get() != quantity_e6 {
            return Err(Refusal::new(Code::NumberRange).field("quantity").into());
        }
        Ok(pieces)
    }

    /// Refuses fields that contradict each other or would be lost. Errors: `field_unknown`, `field_required`.
    fn judge(&self) -> Ruled<()> {
        let refuse = |code: Code, field: &str| Err(Refusal::new(code).field(field));
        match self {
            _ if self.net_mg.is_some() && self.quantity.is_some() => refuse(Code::FieldUnknown, "quantity"),
            _ if self.net_mg.is_some() && self.unit.is_some() => refuse(Code::FieldUnknown, "unit"),
            _ if self.parents_batch.is_some() && self.parents.is_none() => {
                refuse(Code::FieldRequired, "parents")
            }
            _ => Ok(()),
        }
    }

    /// The goods that are left; a lot that is used up has no cost. Errors: `number_range`.
    fn goods(&self, item: &ItemRow, quantity_e6: i64) -> Result<Goods> {
        if quantity_e6 == 0 && self.cost_minor.is_some_and(|cost| cost != Money::ZERO) {
            return Err(Refusal::new(Code::NumberRange).field("cost_minor").into());
        }
        let metal = LotMetal::of(item.metal.as_deref(), item.fineness, &item.unit)?;
        let fine = |metal: LotMetal| metal.fine(SignedQuantity::from_stored(quantity_e6));
        Ok(Goods { cost: self.cost_minor, metal: metal.map(fine).transpose()? })
    }
}

/// As a quantity is measured, but zero is allowed: a lot that is used up still has descendants.
fn in_unit(given: Decimal, unit: Unit, measure: &crate::stock::quantities::Measure) -> Ruled<i64> {
    let refused = |field: &'static str| move |code: Code| Refusal::new(code).field(field);
    let exact = kernel::unit::convert(given, unit, measure.unit, measure.density).map_err(refused("unit"))?;
    let kept = SignedQuantity::rounded(&exact).map_err(refused("quantity"))?;
    let is_whole = Exact::from(kept) == exact && kept.get() % measure.resolution.get() == 0;
    match kept.get() {
        below if below < 0 => Err(refused("quantity")(Code::NumberRange)),
        _ if !is_whole => Err(refused("quantity")(Code::QuantityResolution)),
        e6 => Ok(e6),
    }
}

/// Imports lots. `batches` maps each batch that the rows name to its id and whether it is released. Errors:
/// as `make.lot.receive`, each under its row.
pub async fn import(tx: &Tx, given: &[Value], batches: &HashMap<String, (BatchId, bool)>) -> Result<()> {
    let lots = rows::<LotGiven>(given)?;
    let used: Vec<(&str, Unit)> = lots.iter().map(|lot| (lot.item_code(), lot.first_unit())).collect();
    let items = items::ensured(tx, &used).await?;
    let suppliers = suppliers(tx, &lots).await?;
    let entry = EntryId::from_uuid(tx.new_id()?);
    let mut transfers = Vec::new();
    for (n, row) in lots.iter().enumerate() {
        let item = &items[row.item_code()];
        let batch = row.batch.as_ref().and_then(|code| batches.get(code.as_str()));
        let released = row.released.map_or(batch.is_none_or(|(_, released)| *released), |flag| flag.0);
        let location = match &row.location {
            Some(code) => Some(crate::stock::locations::ensured(tx, code).await?),
            None => None,
        };
        row.judge().map_err(in_row(n))?;
        let quantity_e6 = row.quantity_e6(item).map_err(|error| under(n, error))?;
        let id = LotId::from_uuid(tx.new_id()?);
        let goods = row.goods(item, quantity_e6).map_err(|error| under(n, error))?;
        let pieces = row.pieces_of(item, quantity_e6).map_err(|error| under(n, error))?;
        let posted = goods.opening(&tx.workspace.currency.code);
        let new = NewLot {
            supplier: row.supplier.as_ref().and_then(|code| suppliers.get(code.as_str()).copied()),
            supplier_lot: row.supplier_lot.as_ref().map(Name::as_str),
            received_on: row.received,
            expires_on: row.expires,
            batch: batch.map(|(id, _)| *id),
            needs_release: !released,
            location,
            quantity_e6,
            cost: goods.cost.unwrap_or(Money::ZERO),
            cost_known: goods.cost.is_some() || quantity_e6 == 0,
            fine_mg: goods.metal.map_or(0, |metal| metal.fine_mg),
            entry: (!posted.is_empty()).then_some(entry),
            pieces: &pieces,
            loss: row.loss_range_percent.as_ref().map(|it| LossRange { lower: it.lower, upper: it.upper }),
            ..NewLot::of(id, row.lot.as_str(), ItemId::from_uuid(item.item_id))
        };
        super::insert(tx, &new, Moved::Opening, &format!("rows[{n}].lot")).await?;
        if row.status == Some(LotStatus::Held) {
            let held = NewHold {
                code: OPENING,
                lot: Some(id),
                batch: None,
                cascade: true,
                reason: "held when moved in",
            };
            holds::open(tx, &held).await?;
        }
        transfers.extend(posted);
    }
    let entry = StockEntry::named(tx, entry, "Lots brought in at the start", transfers).await?;
    postings::write(tx, entry.as_ref()).await?;
    draw_parents(tx, &lots, batches).await
}

fn under(n: usize, error: platform::error::Error) -> platform::error::Error {
    match error {
        platform::error::Error::Refused(refusal) => in_row(n)(*refusal).into(),
        other => other,
    }
}

async fn suppliers(tx: &Tx, lots: &[LotGiven]) -> Result<HashMap<String, PartyId>> {
    let mut known = HashMap::new();
    for code in lots.iter().filter_map(|lot| lot.supplier.as_ref()) {
        if !known.contains_key(code.as_str()) {
            let (supplier, _) = parties::known_or_new(tx, code, PartyKind::Supplier).await?;
            known.insert(code.as_str().to_owned(), supplier);
        }
    }
    Ok(known)
}

/// Draws the edges of `parents`; the lots may come in any order.
async fn draw_parents(tx: &Tx, lots: &[LotGiven], batches: &HashMap<String, (BatchId, bool)>) -> Result<()> {
    let mut named: Vec<&str> = lots.iter().map(|lot| lot.lot.as_str()).collect();
    named.extend(lots.iter().flat_map(|lot| lot.parents.iter().flatten()).map(LotCode::as_str));
    let ids = ids_of(tx, &named).await?;
    let mut edges = Vec::new();
    for (n, row) in lots.iter().enumerate() {
        let batch = row.parents_batch.as_ref().and_then(|code| batches.get(code.as_str())).map(|(id, _)| *id);
        for parent in row.parents.iter().flatten() {
            let missing = || Refusal::new(Code::NotFound).field(format!("rows[{n}].parents"));
            let parent = *ids.get(parent.as_str()).ok_or_else(missing)?;
            edges.push(Edge { parent, child: ids[row.lot.as_str()], batch, quantity_e6: 0 });
        }
    }
    genealogy::draw(tx, &edges).await
}

/// The ids of lots by code; unknown codes are left out.
async fn ids_of(tx: &Tx, codes: &[&str]) -> Result<HashMap<String, LotId>> {
    let lots = lots_of(tx, codes).await?;
    Ok(lots.into_iter().map(|(code, lot)| (code, LotId::from_uuid(lot.lot_id))).collect())
}

/// Lots by code; unknown codes are left out.
pub async fn lots_of(tx: &Tx, codes: &[&str]) -> Result<HashMap<String, LotRef>> {
    let rows = sql::lots_coded().bind(tx, &tx.tenant(), &codes).all().await?;
    Ok(rows.into_iter().map(|row| (row.code.clone(), row)).collect())
}

/// A quantity of a lot, in millionths of its own unit. Errors: `unit_mismatch`, `density_missing` at `unit`;
/// `number_range`, `number_decimals` at `quantity`.
pub fn in_unit_of(lot: &LotRef, quantity: Decimal, unit: Option<Unit>) -> Result<i64> {
    let own = unit_of(&lot.unit)?;
    let density = lot.density_e6.map(|e6| Decimal::from(SignedQuantity::from_stored(e6)));
    let refused = |field: &'static str| move |code: Code| Refusal::new(code).field(field);
    let exact =
        kernel::unit::convert(quantity, unit.unwrap_or(own), own, density).map_err(refused("unit"))?;
    let kept = SignedQuantity::rounded(&exact).map_err(refused("quantity"))?;
    match kept.get() {
        below if below < 0 => Err(refused("quantity")(Code::NumberRange).into()),
        _ if Exact::from(kept) != exact => Err(refused("quantity")(Code::NumberDecimals).into()),
        e6 => Ok(e6),
    }
}

words! {
    /// How goods went from one lot into another.
    pub enum EdgeKind { Batch = "batch", Pack = "pack" }
}
word_fields!(EdgeKind);

input! {
    /// An edge to import.
    pub struct EdgeGiven {
        /// What went in.
        from: LotCode,
        /// What came out.
        to: LotCode,
        /// In which batch; the one that made what came out, unless said.
        batch: Option<Name>,
        /// How much of what went in.
        quantity: Option<Decimal>,
        /// In which unit; its own unless said.
        unit: Option<Unit>,
        /// How; packing is in no batch.
        kind: Option<EdgeKind>,
    }
}

impl EdgeGiven {
    /// The edge between the existing lots. Errors: `not_found`, those of its quantity, `value_unknown` for a
    /// packing edge that names a batch.
    fn edge(
        &self,
        lots: &HashMap<String, LotRef>,
        batches: &HashMap<String, (BatchId, bool)>,
    ) -> Result<Edge> {
        let lot = |code: &LotCode, field: &str| {
            lots.get(code.as_str()).ok_or_else(|| Refusal::new(Code::NotFound).field(field))
        };
        let (parent, child) = (lot(&self.from, "from")?, lot(&self.to, "to")?);
        if self.kind == Some(EdgeKind::Pack) && self.batch.is_some() {
            return Err(Refusal::new(Code::ValueUnknown).field("kind").into());
        }
        let known = |code: &Name| {
            batches
                .get(code.as_str())
                .map(|(id, _)| *id)
                .ok_or_else(|| Refusal::new(Code::NotFound).field("batch"))
        };
        let named = self.batch.as_ref().map(known).transpose()?;
        let batch = match self.kind {
            Some(EdgeKind::Pack) => None,
            Some(EdgeKind::Batch) => named.or(child.batch_id.map(BatchId::from_uuid)),
            None => named,
        };
        let quantity_e6 = match self.quantity {
            Some(quantity) => in_unit_of(parent, quantity, self.unit)?,
            None => 0,
        };
        let (parent, child) = (LotId::from_uuid(parent.lot_id), LotId::from_uuid(child.lot_id));
        Ok(Edge { parent, child, batch, quantity_e6 })
    }
}

/// Imports edges. Errors: those of each edge and `lot_cycle`, each under its row.
pub async fn import_edges(
    tx: &Tx,
    given: &[Value],
    batches: &HashMap<String, (BatchId, bool)>,
) -> Result<()> {
    let given = rows::<EdgeGiven>(given)?;
    let named: Vec<&str> = given.iter().flat_map(|edge| [edge.from.as_str(), edge.to.as_str()]).collect();
    let lots = lots_of(tx, &named).await?;
    let edge = |(n, row): (usize, &EdgeGiven)| row.edge(&lots, batches).map_err(|error| under(n, error));
    let edges = given.iter().enumerate().map(edge).collect::<Result<Vec<_>>>()?;
    no_loop(&edges)?;
    genealogy::draw(tx, &edges).await
}

/// Errors: `lot_cycle` under the first row that closes a loop among the edges given.
fn no_loop(edges: &[Edge]) -> Ruled<()> {
    let graph = crate::genealogy::graph::Graph::new(edges.iter().map(|edge| (edge.parent, edge.child)));
    match edges.iter().position(|edge| graph.would_loop(&edge.parent, &edge.child)) {
        Some(n) => Err(Refusal::new(Code::LotCycle).field(format!("rows[{n}].from"))),
        None => Ok(()),
    }
}
