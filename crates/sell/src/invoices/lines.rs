//! The lines of a bill: as they are sent, and as the price rules use them with tag, item and rate known.
//! Invariant: faults of a line by itself are reported before any stored row is read; a line sells one kind of
//! thing, and a field of another kind is refused, not ignored.

use kernel::code::Code;
use kernel::decimal::{Fineness, Percent, Quantity, UnitPrice};
use kernel::id::PartyId;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::role::{Role, RoleSet, least};
use kernel::tax_id;
use kernel::unit::Unit;
use kernel::weight::{Carats, Milligrams};
use kernel::words;
use platform::fields::{Count, Flag, Name, Text};
use platform::input::{Faults, Field, Path, Shape};
use platform::{input, word_fields};
use serde_json::Value;

use crate::pieces::{MakingGiven, TaggedPiece};
use crate::pricing::{Faults as LineFaults, MetalContent};

/// The roles that may tax goods under another class than their own.
const MAY_TAX_OTHERWISE: RoleSet = RoleSet::of(&[Role::Owner, Role::Admin, Role::Manager]);

mod resolve;
#[cfg(test)]
mod tests;
pub use resolve::{ItemKnown, JobLine, LineShown, ReadyLine, StoneShown, Stored, rates_priced_with, ready};

words! {
    /// Where a weight comes from.
    pub enum WeighedBy {
        /// A scale gave a stable reading.
        Scale = "scale",
        /// A person typed it.
        Hand = "hand",
    }
}
word_fields!(WeighedBy);

input! {
    /// A stone, or several of a kind weighed together.
    pub struct StoneGiven {
        /// Its kind.
        kind: Option<Text>,
        /// Its weight.
        weight_mct: Carats,
        /// Its price.
        rate_minor_per_ct: UnitPrice,
    }
}

input! {
    /// A line of a bill: jewellery by weight, jewellery at the price on its tag, or goods.
    pub struct LineGiven {
        /// The text on the bill; may be left out where tag or item supplies it.
        description: Option<Text>,
        /// The tag of the piece.
        tag: Option<Name>,
        /// Its hallmark number (HUID): six capitals or digits.
        huid: Option<Name>,
        /// The metal.
        metal: Option<Metal>,
        /// Its weight without stones.
        net_mg: Option<Milligrams>,
        /// Where the weight comes from: a scale, or a hand that typed it.
        weighed_by: Option<WeighedBy>,
        /// Its fineness in parts per thousand.
        fineness_ppt: Option<Fineness>,
        /// How many pieces the line is for; absent: one. A tag is on one piece.
        pieces: Option<Count>,
        /// Wastage, of the metal's value.
        wastage_percent: Option<Percent>,
        /// How the work is charged.
        making: Option<MakingGiven>,
        /// The stones.
        stones: Option<Vec<StoneGiven>>,
        /// The hallmarking charge.
        hallmark_minor: Option<Money>,
        /// Any other charge.
        other_minor: Option<Money>,
        /// Sold at the price on the tag, with tax in it.
        price_includes_tax: Flag,
        /// The price on the tag.
        gross_price_minor: Option<Money>,
        /// The lot it comes from.
        lot: Option<Name>,
        /// The piece of the lot.
        piece: Option<Count>,
        /// The kind of goods.
        item: Option<Name>,
        /// How much of it.
        quantity: Option<Quantity>,
        /// The unit of the quantity.
        unit: Option<Unit>,
        /// The price of one unit.
        price_minor_per_unit: Option<UnitPrice>,
        /// The price of all of it.
        amount_minor: Option<Money>,
        /// The discount on the line.
        discount_minor: Option<Money>,
        /// Its tax class.
        tax_class: Option<Name>,
    }
}

/// The lines of a bill; a bill that is a draft already may be sent without them.
#[derive(Debug, Clone, Default)]
pub struct Lines(Vec<LineGiven>);

impl From<Vec<LineGiven>> for Lines {
    fn from(lines: Vec<LineGiven>) -> Lines {
        Lines(lines)
    }
}

impl std::ops::Deref for Lines {
    type Target = Vec<LineGiven>;
    fn deref(&self) -> &Vec<LineGiven> {
        &self.0
    }
}

impl std::ops::DerefMut for Lines {
    fn deref_mut(&mut self) -> &mut Vec<LineGiven> {
        &mut self.0
    }
}

impl Field for Lines {
    const REQUIRED: bool = false;
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        Vec::read(value, at, faults).map(Lines)
    }
    fn absent() -> Option<Self> {
        Some(Lines::default())
    }
    fn shape() -> Shape {
        Vec::<LineGiven>::shape()
    }
}

/// The kind of thing that a line sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Made,
    Tagged,
    Goods,
}

impl LineGiven {
    fn kind(&self) -> Kind {
        let goods = self.lot.is_some()
            || self.piece.is_some()
            || self.item.is_some()
            || self.quantity.is_some()
            || self.unit.is_some()
            || self.price_minor_per_unit.is_some()
            || self.amount_minor.is_some();
        match (goods, self.price_includes_tax.0 || self.gross_price_minor.is_some()) {
            (true, _) => Kind::Goods,
            (false, true) => Kind::Tagged,
            (false, false) => Kind::Made,
        }
    }

    /// Fields of the line that its kind does not use.
    fn foreign(&self, kind: Kind) -> impl Iterator<Item = &'static str> {
        let by_parts = [
            ("pieces", self.pieces.is_some()),
            ("wastage_percent", self.wastage_percent.is_some()),
            ("making", self.making.is_some()),
            ("hallmark_minor", self.hallmark_minor.is_some()),
            ("other_minor", self.other_minor.is_some()),
        ];
        let weighed = [
            ("tag", self.tag.is_some()),
            ("huid", self.huid.is_some()),
            ("metal", self.metal.is_some()),
            ("net_mg", self.net_mg.is_some()),
            ("fineness_ppt", self.fineness_ppt.is_some()),
            ("stones", self.stones.is_some()),
            ("price_includes_tax", self.price_includes_tax.0),
            ("gross_price_minor", self.gross_price_minor.is_some()),
        ];
        let not_by_parts = by_parts.into_iter().filter(move |_| kind != Kind::Made);
        let not_weighed = weighed.into_iter().filter(move |_| kind == Kind::Goods);
        not_by_parts.chain(not_weighed).filter(|(_, there)| *there).map(|(field, _)| field)
    }

    /// The faults of the line by itself, without stored rows.
    fn sound(&self) -> Result<(), Vec<Fault>> {
        let mut faults = LineFaults::default();
        let kind = self.kind();
        if let Some(huid) = &self.huid {
            faults.keep("huid", tax_id::huid(huid.as_str()));
        }
        let is_one_piece = kind == Kind::Made && self.tag.is_some();
        if self.pieces.is_some_and(|pieces| pieces.0 == 0 || (is_one_piece && pieces.0 != 1)) {
            faults.add("pieces", Code::NumberRange);
        }
        if let Some(Err(fault)) = self.making.as_ref().map(MakingGiven::sound) {
            faults.gather::<()>(Err(Fault { field: format!("making.{}", fault.field), ..fault }));
        }
        if kind == Kind::Tagged && self.gross_price_minor.is_none() {
            faults.add("gross_price_minor", Code::FieldRequired);
        }
        if kind != Kind::Goods && self.tag.is_none() {
            self.metal_whole(&mut faults);
        }
        // A piece has its own weight; for a lot, the line must state the quantity.
        if self.lot.is_some() && self.quantity.is_none() && self.piece.is_none() {
            faults.add("quantity", Code::FieldRequired);
        }
        if self.piece.is_some() && self.lot.is_none() {
            faults.add("lot", Code::FieldRequired);
        }
        // The source is that of a weight on the line; a tag brings its own weight, which nobody weighed here.
        if self.weighed_by.is_some() && self.net_mg.is_none() && self.quantity.is_none() {
            faults.add("weighed_by", Code::FieldUnknown);
        }
        for field in self.foreign(kind) {
            faults.add(field, Code::FieldUnknown);
        }
        faults.or(Some(()))
    }

    /// Metal, weight and fineness come together or not at all, unless a tag has them.
    fn metal_whole(&self, faults: &mut LineFaults) {
        let each = [
            ("metal", self.metal.is_some()),
            ("net_mg", self.net_mg.is_some()),
            ("fineness_ppt", self.fineness_ppt.is_some()),
        ];
        if each.iter().any(|(_, there)| *there) {
            for (field, _) in each.iter().filter(|(_, there)| !*there) {
                faults.add(*field, Code::FieldRequired);
            }
        }
    }

    /// The fields that a finished piece of a job settles by itself, and that are sent all the same.
    pub fn settled_by_a_job(&self) -> impl Iterator<Item = &'static str> {
        let settled = [
            ("tag", self.tag.is_some()),
            ("metal", self.metal.is_some()),
            ("net_mg", self.net_mg.is_some()),
            ("weighed_by", self.weighed_by.is_some()),
            ("fineness_ppt", self.fineness_ppt.is_some()),
            ("wastage_percent", self.wastage_percent.is_some()),
            ("price_includes_tax", self.price_includes_tax.0),
            ("gross_price_minor", self.gross_price_minor.is_some()),
            ("lot", self.lot.is_some()),
            ("piece", self.piece.is_some()),
            ("item", self.item.is_some()),
            ("quantity", self.quantity.is_some()),
            ("unit", self.unit.is_some()),
            ("price_minor_per_unit", self.price_minor_per_unit.is_some()),
            ("amount_minor", self.amount_minor.is_some()),
        ];
        settled.into_iter().filter(|(_, there)| *there).map(|(field, _)| field)
    }

    /// The line of a finished piece: with its metal, and with the words of its job where the line has none.
    pub fn of_piece(self, content: &MetalContent, words: &Text) -> LineGiven {
        LineGiven {
            description: self.description.or_else(|| Some(words.clone())),
            metal: Some(content.metal),
            net_mg: Some(content.net),
            weighed_by: None,
            fineness_ppt: Some(content.fineness),
            ..self
        }
    }

    /// The line of an order: goods of an item, and of a lot where the item is kept in lots. A piece without a
    /// quantity is taken whole.
    pub(crate) fn of_order(
        item: Name,
        (lot, piece): (Option<Name>, Option<Count>),
        (quantity, unit): (Option<Quantity>, Unit),
        price: Option<UnitPrice>,
    ) -> LineGiven {
        LineGiven {
            description: None,
            tag: None,
            huid: None,
            metal: None,
            net_mg: None,
            weighed_by: None,
            fineness_ppt: None,
            pieces: None,
            wastage_percent: None,
            making: None,
            stones: None,
            hallmark_minor: None,
            other_minor: None,
            price_includes_tax: Flag(false),
            gross_price_minor: None,
            lot,
            piece,
            item: Some(item),
            quantity,
            unit: Some(unit),
            price_minor_per_unit: price,
            amount_minor: None,
            discount_minor: None,
            tax_class: None,
        }
    }

    /// Metal and fineness as sent, to find the rate.
    fn sent_metal(&self) -> Option<(Metal, Fineness)> {
        self.metal.zip(self.fineness_ppt)
    }
}

/// All faults of the lines by themselves.
pub fn sound(lines: &[LineGiven]) -> Ruled<()> {
    let mut faults = LineFaults::default();
    if lines.is_empty() {
        faults.add("lines", Code::FieldRequired);
    }
    for (i, line) in lines.iter().enumerate() {
        faults.within(&format!("lines[{i}]"), line.sound());
    }
    faults.or(Some(())).map_err(Refusal::invalid)
}

/// The metals whose rates the lines need, each once: those of known pieces and those that were sent.
pub fn metals(lines: &[LineGiven], pieces: &[TaggedPiece]) -> Vec<(Metal, Fineness)> {
    let of_tags = pieces.iter().map(|piece| (piece.article.content.metal, piece.article.content.fineness));
    let mut metals: Vec<_> = lines.iter().filter_map(LineGiven::sent_metal).chain(of_tags).collect();
    metals.sort();
    metals.dedup();
    metals
}

/// The tags of the lines, and the first line whose tag another line has already named.
pub fn tags(lines: &[LineGiven]) -> (Vec<&str>, Option<usize>) {
    let mut tags: Vec<&str> = Vec::new();
    let mut twice = None;
    for (i, line) in lines.iter().enumerate() {
        let Some(tag) = &line.tag else { continue };
        if tags.contains(&tag.as_str()) {
            twice = twice.or(Some(i));
        } else {
            tags.push(tag.as_str());
        }
    }
    (tags, twice)
}

/// Refuses a tax class other than the tag's or the item's (`permission_denied` at the line's class) to users
/// who only sell. Judged last, with other refusals that depend on the role.
pub fn taxed_as_known(ready: &[ReadyLine], roles: RoleSet) -> Ruled<()> {
    match ready.iter().position(|line| line.otherwise_taxed) {
        Some(i) if !roles.intersects(MAY_TAX_OTHERWISE) => Err(Refusal::new(Code::PermissionDenied)
            .field(format!("lines[{i}].tax_class"))
            .fact("needs_role", least(MAY_TAX_OTHERWISE).as_str())),
        _ => Ok(()),
    }
}

/// Refuses pieces that may not be sold to this buyer (`article_not_available` at the line's tag): already sold, away with
/// another party, waiting for a check, or named twice on this bill.
pub fn are_available(lines: &[LineGiven], pieces: &[TaggedPiece], buyer: Option<PartyId>) -> Ruled<()> {
    let gone = |line: &LineGiven| {
        let tag = line.tag.as_ref().map(Name::as_str);
        pieces.iter().find(|piece| Some(piece.tag.as_str()) == tag && !piece.is_for_sale(buyer))
    };
    let refusal = |i: usize| Refusal::new(Code::ArticleNotAvailable).field(format!("lines[{i}].tag"));
    if let Some((i, piece)) = lines.iter().enumerate().find_map(|(i, line)| Some((i, gone(line)?))) {
        return Err(refusal(i).fact("status", piece.status.as_str()));
    }
    match tags(lines).1 {
        Some(i) => Err(refusal(i)),
        None => Ok(()),
    }
}
