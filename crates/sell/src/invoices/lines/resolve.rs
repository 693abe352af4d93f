//! Lines combined with stored rows: the piece of a tag, the item, the rate; ready for pricing.
//! Invariant: a tag or an item fills fields that are absent, and never overrules a sent value.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::decimal::{Decimal, Fineness, Quantity, UnitPrice};
use kernel::id::{ItemId, PieceId};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::{Unit, convert};
use kernel::weight::{Carats, Milligrams};
use ledger::stock::lot_pieces::KeptPiece;
use platform::fields::{Name, Text};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Kind, LineGiven, StoneGiven, WeighedBy};
use crate::invoices::goods::{LotKnown, LotTaken};
use crate::invoices::rules::BillLine;
use crate::pieces::{MakingGiven, MakingMode, TaggedPiece};
use crate::pricing::{
    Faults, Goods, Made, MadeToOrder, Making, MetalContent, OwnMetal, Piece, RateUsed, Sold, Stone, Tagged,
};
use crate::rates::rules::{Quoted, RateOverride, RateRow, Side};

/// The stored rows that lines refer to.
pub struct Stored<'a> {
    pub pieces: &'a [TaggedPiece],
    pub items: &'a [ItemKnown],
    pub lots: &'a [LotKnown],
    /// The selling rates in force when the bill is priced.
    pub rates: &'a [RateRow],
    pub rate_override: Option<&'a RateOverride>,
    /// What a job says of each line; empty for a bill of no job.
    pub of_job: &'a [Option<JobLine>],
}

/// What a job says of a line that delivers one of its pieces.
#[derive(Clone, Debug)]
pub struct JobLine {
    /// The number of the piece.
    pub finished: i32,
    pub metal: OwnMetal,
    /// The rate that was promised; None: the board's.
    pub agreed: Option<RateUsed>,
}

/// The facts of an item that a line may omit.
#[derive(Clone, Debug)]
pub struct ItemKnown {
    pub id: ItemId,
    pub code: String,
    pub name: String,
    pub unit: Unit,
    pub density: Option<Decimal>,
    pub price: Option<UnitPrice>,
    pub tax_class: Option<String>,
}

/// A line ready for pricing, and the values that are stored and shown beside its figures.
#[derive(Clone, Debug)]
pub struct ReadyLine {
    pub line: BillLine,
    pub shown: LineShown,
    pub article: Option<PieceId>,
    pub item: Option<ItemId>,
    pub lot: Option<LotTaken>,
    pub cost: Option<Money>,
    /// Whether its tax class differs from that of its tag or item.
    pub otherwise_taxed: bool,
}

/// The values that a bill shows of a line beside its figures.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct LineShown {
    /// The goods, in words.
    pub description: String,
    /// The piece's tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Its hallmark number: six capitals and digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub huid: Option<String>,
    /// The item's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The lot's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// The number of the piece of the lot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub piece: Option<i32>,
    /// Its metal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metal: Option<Metal>,
    /// Its weight of metal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net_mg: Option<Milligrams>,
    /// Where the weight comes from: scale or hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighed_by: Option<WeighedBy>,
    /// The fineness of the metal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fineness_ppt: Option<Fineness>,
    /// How many pieces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pieces: Option<i32>,
    /// The number of the finished piece of its job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished: Option<i32>,
    /// Its stones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stones: Vec<StoneShown>,
}

/// A stone, as a bill shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StoneShown {
    /// What kind of stone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its weight.
    pub weight_mct: Carats,
    /// The price of a carat.
    pub rate_minor_per_ct: UnitPrice,
}

/// Combines the lines with their stored rows. Errors: `not_found` for tags, items, lots and their pieces first, then all
/// faults of the lines with their tags or items, at once; then `piece_gone`, because nothing has the weight of a piece that is gone.
pub fn ready(lines: &[LineGiven], stored: &Stored<'_>) -> Ruled<Vec<ReadyLine>> {
    all_known(lines, stored)?;
    let mut faults = Faults::default();
    let mut ready = Vec::with_capacity(lines.len());
    let mut gone = None;
    for (i, line) in lines.iter().enumerate() {
        if stored.lot_of(line).and_then(|lot| lot.piece_of(line)).is_some_and(KeptPiece::is_gone) {
            gone = gone.or(Some(i));
            continue;
        }
        let of_job = stored.of_job.get(i).and_then(Option::as_ref);
        ready.extend(faults.within(&format!("lines[{i}]"), with_stored(line, stored, of_job)));
    }
    let ready = faults.or(Some(ready)).map_err(Refusal::invalid)?;
    match gone {
        Some(i) => Err(Refusal::new(Code::PieceGone).field(format!("lines[{i}].piece"))),
        None => Ok(ready),
    }
}

fn all_known(lines: &[LineGiven], stored: &Stored<'_>) -> Ruled<()> {
    for (i, line) in lines.iter().enumerate() {
        let missing = |field: &str| Err(Refusal::new(Code::NotFound).field(format!("lines[{i}].{field}")));
        if line.tag.is_some() && stored.piece_of(line).is_none() {
            return missing("tag");
        }
        if line.item.is_some() && stored.item_of(line).is_none() {
            return missing("item");
        }
        if line.lot.is_some() && stored.lot_of(line).is_none() {
            return missing("lot");
        }
        if line.piece.is_some() && stored.lot_of(line).is_none_or(|lot| lot.piece_of(line).is_none()) {
            return missing("piece");
        }
    }
    Ok(())
}

impl Stored<'_> {
    fn piece_of(&self, line: &LineGiven) -> Option<&TaggedPiece> {
        let tag = line.tag.as_ref()?;
        self.pieces.iter().find(|piece| piece.tag == tag.as_str())
    }

    fn item_of(&self, line: &LineGiven) -> Option<&ItemKnown> {
        let code = line.item.as_ref()?;
        self.items.iter().find(|item| item.code == code.as_str())
    }

    fn lot_of(&self, line: &LineGiven) -> Option<&LotKnown> {
        let code = line.lot.as_ref()?;
        self.lots.iter().find(|lot| lot.code() == code.as_str())
    }

    fn rate_of(&self, content: &MetalContent) -> Option<RateUsed> {
        let quoted = Quoted { metal: content.metal, fineness: content.fineness, side: Side::Sell };
        let row = self.rates.iter().find(|row| row.quoted == quoted)?;
        Some(self.rate_override.map_or_else(|| row.used(), |set| set.over(row)))
    }
}

/// The stored rows of one line; the item of a lot is the lot's.
#[derive(Clone, Copy)]
struct Known<'a> {
    piece: Option<&'a TaggedPiece>,
    item: Option<&'a ItemKnown>,
    lot: Option<&'a LotKnown>,
}

impl<'a> Known<'a> {
    fn of(line: &LineGiven, stored: &'a Stored<'_>) -> Known<'a> {
        let lot = stored.lot_of(line);
        let item = lot.map(|lot| &lot.item).or(stored.item_of(line));
        Known { piece: stored.piece_of(line), item, lot }
    }
}

fn with_stored(
    line: &LineGiven,
    stored: &Stored<'_>,
    of_job: Option<&JobLine>,
) -> Result<ReadyLine, Vec<Fault>> {
    let mut faults = Faults::default();
    let known = Known::of(line, stored);
    let Known { piece, item, lot } = known;
    let description = line.description.as_ref().map(Text::as_str);
    let description =
        description.or(piece.and_then(|it| it.description.as_deref())).or(item.map(|it| it.name.as_str()));
    let description = faults.keep("description", description.ok_or(Code::FieldRequired));
    let sent_class = line.tax_class.as_ref().map(Name::as_str);
    let known_class =
        piece.and_then(|it| it.tax_class.as_deref()).or(item.and_then(|it| it.tax_class.as_deref()));
    let class = faults.keep("tax_class", sent_class.or(known_class).ok_or(Code::FieldRequired));
    let huid = line.huid.as_ref().map(Name::as_str);
    let known_huid = piece.and_then(|it| it.huid.as_deref());
    if piece.is_some() && huid.is_some() && huid != known_huid {
        faults.add("huid", Code::ValueUnknown);
    }
    let taken = lot.map(|lot| faults.gather(lot.taken(line)));
    let weighed = lot.and_then(|lot| faults.gather(lot.weighed(line)));
    let line = weighed.as_deref().unwrap_or(line);
    let sold = match line.kind() {
        // The faults of the quantity have already been reported.
        Kind::Goods if matches!(taken, Some(None)) => None,
        Kind::Goods => faults.gather(goods(line, item)).map(Sold::Goods),
        Kind::Tagged => Some(Sold::Tagged(tagged(line, piece, stored))),
        Kind::Made => Some(Sold::Made(of_the_job(made(line, piece, stored), of_job))),
    };
    let asking = match (piece, item) {
        (Some(piece), _) => Some(Sold::Made(asked_for(line, piece, stored))),
        // The faults of its quantity have already been reported.
        (None, Some(item)) if sold.is_some() => faults.gather(listed(line, item)).flatten(),
        // The metal alone, by the board: whoever asks less for it gives a discount.
        (None, None) if matches!(sold, Some(Sold::Tagged(_))) => Some(Sold::Made(made(line, None, stored))),
        _ => None,
    };
    let ready = description.zip(class).zip(sold).map(|((description, class), sold)| ReadyLine {
        shown: LineShown { finished: of_job.map(|it| it.finished), ..shown(line, description, known, &sold) },
        line: BillLine {
            sold,
            asking,
            discount: line.discount_minor.unwrap_or(Money::ZERO),
            tax_class: class.to_owned(),
        },
        article: piece.map(|it| it.id),
        item: item.map(|it| it.id),
        lot: taken.flatten(),
        cost: piece.and_then(|it| it.cost),
        otherwise_taxed: known_class.is_some_and(|known| sent_class.is_some_and(|sent| sent != known)),
    });
    faults.or(ready)
}

/// The metal of a line: as sent, and the tag's values for absent fields.
fn piece_of(line: &LineGiven, known: Option<&TaggedPiece>) -> Piece {
    let of_tag = known.map(|it| it.article.content);
    let metal = line.metal.or(of_tag.map(|it| it.metal));
    let net = line.net_mg.or(of_tag.map(|it| it.net));
    let fineness = line.fineness_ppt.or(of_tag.map(|it| it.fineness));
    let content =
        metal.zip(net).zip(fineness).map(|((metal, net), fineness)| MetalContent { metal, net, fineness });
    let stone = |it: &StoneGiven| Stone { weight: it.weight_mct, rate_per_ct: it.rate_minor_per_ct };
    let stones = line.stones.iter().flatten().map(stone).collect();
    Piece { content, stones, article: known.map(|it| it.article) }
}

fn made(line: &LineGiven, known: Option<&TaggedPiece>, stored: &Stored<'_>) -> Made {
    let piece = piece_of(line, known);
    let making = line.making.as_ref().or(known.and_then(|it| it.making.as_ref()));
    Made {
        rate: piece.content.as_ref().and_then(|content| stored.rate_of(content)),
        piece,
        wastage: line.wastage_percent,
        pieces: line.pieces.map_or(1, |pieces| pieces.0.unsigned_abs()),
        making: making.and_then(making_of),
        hallmark: line.hallmark_minor,
        other: line.other_minor,
        to_order: None,
    }
}

/// The piece as its job prices it: at the rate that was promised, or at none where nothing depends on one.
fn of_the_job(made: Made, of_job: Option<&JobLine>) -> Made {
    let Some(JobLine { metal, agreed, .. }) = of_job else { return made };
    let needed = metal.needs_rate(made.making.as_ref());
    let rate = agreed.clone().or(made.rate).filter(|_| needed);
    let to_order = Some(MadeToOrder { metal: *metal, at_agreed_rate: agreed.is_some() });
    Made { rate, to_order, ..made }
}

/// The piece with the making charge of its tag, and with the additions of this bill.
fn asked_for(line: &LineGiven, piece: &TaggedPiece, stored: &Stored<'_>) -> Made {
    let making = piece.making.as_ref().and_then(making_of);
    Made { making, ..made(line, Some(piece), stored) }
}

/// The making charge of a mode with its figure. The figure was checked when it was sent or stored.
fn making_of(given: &MakingGiven) -> Option<Making> {
    match given.basis()? {
        MakingMode::PerGram => given.minor_per_g.map(Making::PerGram),
        MakingMode::Percent => given.percent.map(Making::Percent),
        MakingMode::PerPiece => given.amount_minor.map(Making::PerPiece),
        MakingMode::Fixed => given.amount_minor.map(Making::Fixed),
    }
}

fn tagged(line: &LineGiven, known: Option<&TaggedPiece>, stored: &Stored<'_>) -> Tagged {
    let piece = piece_of(line, known);
    Tagged {
        rate: piece.content.as_ref().and_then(|content| stored.rate_of(content)),
        piece,
        gross_price: line.gross_price_minor.unwrap_or(Money::ZERO),
    }
}

/// Goods with the values of the item. The item's price is for the item's unit, so the quantity is converted
/// to it.
fn goods(line: &LineGiven, item: Option<&ItemKnown>) -> Result<Goods, Fault> {
    let own_price = line.price_minor_per_unit;
    let item_price =
        item.and_then(|it| it.price).filter(|_| own_price.is_none() && line.amount_minor.is_none());
    let unit = line.unit.or(item.map(|it| it.unit));
    let (quantity, unit) = match (line.quantity, unit, item.filter(|_| item_price.is_some())) {
        (Some(quantity), Some(from), Some(item)) if from != item.unit => {
            let at = |field: &'static str| move |code: Code| Fault::new(field, code);
            let exact = convert(quantity.into(), from, item.unit, item.density).map_err(at("unit"))?;
            (Some(Quantity::rounded(&exact).map_err(at("quantity"))?), Some(item.unit))
        }
        (quantity, unit, _) => (quantity, unit),
    };
    Ok(Goods {
        quantity,
        unit: unit.filter(|_| quantity.is_some()).map(|unit| unit.as_str().to_owned()),
        price_per_unit: own_price.or(item_price),
        amount: line.amount_minor,
    })
}

/// Goods at the price of their item. None if the item has no price, or if the line has an amount without a
/// quantity. Faults: those of quantities and units.
fn listed(line: &LineGiven, item: &ItemKnown) -> Result<Option<Sold>, Fault> {
    if item.price.is_none() || line.quantity.is_none() {
        return Ok(None);
    }
    let at_list = LineGiven { price_minor_per_unit: None, amount_minor: None, ..line.clone() };
    goods(&at_list, Some(item)).map(|goods| Some(Sold::Goods(goods)))
}

fn shown(line: &LineGiven, description: &str, known: Known<'_>, sold: &Sold) -> LineShown {
    let content = match sold {
        Sold::Made(made) => made.piece.content,
        Sold::Tagged(tagged) => tagged.piece.content,
        Sold::Goods(_) => None,
    };
    let stone = |it: &StoneGiven| StoneShown {
        kind: it.kind.as_ref().map(|kind| kind.as_str().to_owned()),
        weight_mct: it.weight_mct,
        rate_minor_per_ct: it.rate_minor_per_ct,
    };
    let sent_huid = line.huid.as_ref().map(|huid| huid.as_str().to_owned());
    LineShown {
        description: description.to_owned(),
        tag: known.piece.map(|it| it.tag.clone()),
        huid: sent_huid.or(known.piece.and_then(|it| it.huid.clone())),
        item: known.item.map(|it| it.code.clone()),
        lot: known.lot.map(|it| it.code().to_owned()),
        piece: line.piece.map(|piece| piece.0),
        metal: content.map(|it| it.metal),
        net_mg: content.map(|it| it.net),
        weighed_by: line.weighed_by,
        fineness_ppt: content.map(|it| it.fineness),
        pieces: line.pieces.map(|pieces| pieces.0),
        finished: None,
        stones: line.stones.iter().flatten().map(stone).collect(),
    }
}

/// The moments of the rates that prices depend on: those of lines priced by their parts, not of lines at
/// their tag's price or at a rate that was promised.
pub fn rates_priced_with(lines: &[ReadyLine]) -> impl Iterator<Item = Instant> {
    lines.iter().filter_map(|ready| match &ready.line.sold {
        Sold::Made(made) if made.to_order.is_some_and(|it| it.at_agreed_rate) => None,
        Sold::Made(made) => made.piece.content.and(made.rate.as_ref()).map(|rate| rate.effective_at),
        Sold::Tagged(_) | Sold::Goods(_) => None,
    })
}
