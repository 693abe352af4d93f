//! The goods that a bill's lines take from lots.
//! Invariant: a lot leaves stock only through the ledger's movements, in the transaction of its bill; a line
//! without a lot reads no lot.

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Decimal, Quantity, UnitPrice};
use kernel::id::{DocumentId, ItemId, PartyId};
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::convert;
use ledger::stock::lot_pieces::KeptPiece;
use ledger::stock::metal::FineMetal;
use ledger::stock::quantities::{self, FIELDS, Measure};
use ledger::stock::sales::{self, LotLeft, Offer, OfferStatements, Part, SaleStatements, Take};
use platform::error::Result;
use platform::fields::Name;
use platform::tx::{ReadTx, Tx};
use std::borrow::Cow;

use crate::invoices::lines::{ItemKnown, LineGiven, ReadyLine};

#[cfg(test)]
mod by_piece;
pub(crate) mod cost;
mod unnamed;
pub use unnamed::name_lots;

/// A lot that a bill names, with its item.
#[derive(Clone, Debug)]
pub struct LotKnown {
    pub offer: Offer,
    pub item: ItemKnown,
    pub measure: Measure,
}

impl LotKnown {
    fn of(offer: Offer) -> Result<LotKnown> {
        let (lot, measure) = (&offer.lot, offer.measure()?);
        let item = ItemKnown {
            id: ItemId::from_uuid(lot.item_id),
            code: lot.item.clone(),
            name: lot.item_name.clone(),
            unit: measure.unit,
            density: lot.density_e6.map(|density| Decimal::new(density.into(), 6)).transpose()?,
            price: lot.price_e6.map(UnitPrice::from_stored),
            tax_class: lot.tax_class.clone(),
        };
        Ok(LotKnown { offer, item, measure })
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.offer.lot.code
    }

    /// The piece that a line names; it may be gone.
    pub fn piece_of(&self, line: &LineGiven) -> Option<&KeptPiece> {
        self.offer.piece(i64::from(line.piece?.0))
    }

    /// The line with the weight of its piece, where it names one and weighs nothing itself. Faults: those of units.
    pub fn weighed<'a>(&self, line: &'a LineGiven) -> std::result::Result<Cow<'a, LineGiven>, Fault> {
        let (None, Some(piece)) = (line.quantity, self.piece_of(line)) else {
            return Ok(Cow::Borrowed(line));
        };
        let unit = line.unit.unwrap_or(self.item.unit);
        let exact = convert(piece.left.quantity.into(), self.item.unit, unit, self.item.density)
            .map_err(|code| Fault::new("unit", code))?;
        let weight = Quantity::rounded(&exact).map_err(|code| Fault::new("piece", code))?;
        Ok(Cow::Owned(LineGiven { quantity: Some(weight), unit: Some(unit), ..line.clone() }))
    }

    /// What a line takes of it: a quantity, or a piece, of which it takes all unless it names a quantity. Faults:
    /// `pieces_required`, those of quantities and units.
    pub fn taken(&self, line: &LineGiven) -> std::result::Result<LotTaken, Fault> {
        let fits = line.item.as_ref().is_none_or(|item| item.as_str() == self.item.code);
        let piece = line.piece.map(|piece| i64::from(piece.0));
        if self.offer.lot.by_piece && piece.is_none() {
            return Err(Fault::new("piece", Code::PiecesRequired));
        }
        let quantity = match (line.quantity, self.piece_of(line)) {
            (None, Some(piece)) => {
                Quantity::new(piece.left.quantity.get()).map_err(|code| Fault::new("piece", code))?
            }
            (quantity, _) => self.measured(line, quantity)?,
        };
        Ok(LotTaken { offer: self.offer.clone(), piece, quantity, fits })
    }

    /// A quantity that a line names, in the item's unit.
    fn measured(&self, line: &LineGiven, named: Option<Quantity>) -> std::result::Result<Quantity, Fault> {
        let quantity = named.ok_or_else(|| Fault::new("quantity", Code::FieldRequired))?;
        let unit = line.unit.unwrap_or(self.item.unit);
        quantities::read(&quantity.to_string(), unit.as_str(), FIELDS)
            .and_then(|asked| quantities::measure(&asked, &self.measure, FIELDS))
            .map_err(fault)
    }
}

/// The fault of a refused quantity.
fn fault(refusal: Refusal) -> Fault {
    let code = refusal.code;
    refusal.faults.into_iter().next().unwrap_or_else(|| Fault::new("quantity", code))
}

/// A quantity that a line takes of a lot.
#[derive(Clone, Debug)]
pub struct LotTaken {
    pub offer: Offer,
    /// The piece, of a lot that is kept by piece.
    pub piece: Option<i64>,
    /// In the item's unit.
    pub quantity: Quantity,
    /// Whether the line names no other item than the lot's.
    pub fits: bool,
}

/// The lots that lines name, each once.
fn codes(lines: &[LineGiven]) -> Vec<&str> {
    let mut codes: Vec<&str> = lines.iter().filter_map(|line| line.lot.as_ref()).map(Name::as_str).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The lots of a bill, read together with its other rows; for a bill without lots, nothing is prepared or
/// sent.
pub struct LotsAsked<'a> {
    codes: Vec<&'a str>,
    statements: Option<OfferStatements>,
}

impl<'a> LotsAsked<'a> {
    /// Prepares the statement.
    pub async fn prepare(tx: &Tx, lines: &'a [LineGiven]) -> Result<Self> {
        let codes = codes(lines);
        let statements = if codes.is_empty() { None } else { Some(OfferStatements::prepare(tx).await?) };
        Ok(LotsAsked { codes, statements })
    }

    /// The existing lots, locked until the transaction ends.
    pub async fn locked(&self, tx: &Tx) -> Result<Vec<LotKnown>> {
        let Some(statements) = &self.statements else { return Ok(vec![]) };
        statements.locked(tx, &self.codes).await?.into_iter().map(LotKnown::of).collect()
    }
}

/// The lots that lines name, as they are, without a lock.
pub async fn known(tx: &ReadTx, lines: &[LineGiven]) -> Result<Vec<LotKnown>> {
    all_coded(tx, &codes(lines)).await
}

/// The lots of these codes, as they are; unknown codes are left out.
pub async fn all_coded(tx: &ReadTx, codes: &[&str]) -> Result<Vec<LotKnown>> {
    sales::known(tx, codes).await?.into_iter().map(LotKnown::of).collect()
}

/// The lot of this code, as it is.
pub async fn coded(tx: &ReadTx, code: &str) -> Result<Option<LotKnown>> {
    let found = sales::known(tx, &[code]).await?.into_iter().next();
    found.map(LotKnown::of).transpose()
}

/// The draws of the lines, each with its index on the bill; lines without a lot draw nothing. Errors:
/// `lot_item_mismatch` for a line that names another item, then the ledger's refusals.
pub fn drawn(ready: &[ReadyLine], today: Day) -> Ruled<Vec<Drawn>> {
    let of_lots = || ready.iter().enumerate().filter_map(|(line, it)| Some((line, it.lot.as_ref()?)));
    if let Some((line, _)) = of_lots().find(|(_, taken)| !taken.fits) {
        return Err(Refusal::new(Code::LotItemMismatch).field(format!("lines[{line}].lot")));
    }
    let takes: Vec<Take<'_>> = of_lots()
        .map(|(line, it)| Take { line, offer: &it.offer, piece: it.piece, quantity: it.quantity })
        .collect();
    let parts = sales::draw(&takes, today)?;
    takes
        .iter()
        .zip(parts)
        .map(|(take, part)| {
            let known = take.offer.cost_is_known();
            let cost = if known { Some(part.cost.neg()?) } else { None };
            let metal =
                take.offer.metal.map(|metal| FineMetal { metal: metal.metal, fine_mg: -part.fine_mg });
            Ok(Drawn { line: take.line, cost, metal, part })
        })
        .collect()
}

/// The draw of a line.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    /// The index of the line on the bill.
    pub line: usize,
    /// The cost of its goods; None where nobody knows it.
    pub cost: Option<Money>,
    /// The fine metal in its goods.
    pub metal: Option<FineMetal>,
    /// The part that leaves the lot.
    pub part: Part,
}

/// The movements of a document, prepared before their flight; for a document without movements, nothing is
/// prepared or sent.
pub struct Moves {
    parts: Vec<Part>,
    statements: Option<SaleStatements>,
}

impl Moves {
    /// Prepares them.
    pub async fn prepare(tx: &Tx, parts: Vec<Part>) -> Result<Self> {
        let statements =
            if parts.is_empty() { None } else { Some(SaleStatements::prepare(tx, &parts).await?) };
        Ok(Moves { parts, statements })
    }

    /// The cost that comes back with them, or leaves, which is negative.
    pub fn cost(&self) -> Result<Money> {
        Ok(Money::sum(self.parts.iter().map(|part| part.cost))?)
    }

    /// Writes them; returns the remaining stock of each lot.
    pub async fn book(&self, tx: &Tx, document: DocumentId, party: Option<PartyId>) -> Result<Vec<LotLeft>> {
        match &self.statements {
            Some(statements) => statements.book(tx, document, party, &self.parts).await,
            None => Ok(vec![]),
        }
    }
}

#[cfg(test)]
mod tests;
