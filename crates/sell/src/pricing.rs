//! The price of one line before discount and tax: the thing that is sold, and the price of each part of it.
//! Invariant: each printed part is rounded once, half away from zero, and the line is the sum of its rounded
//! parts.

mod components;
mod faults;
mod piece;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::day::Instant;
use kernel::decimal::{Fineness, PerMg, Percent, Quantity, UnitPrice};
use kernel::exact::Exact;
use kernel::money::Money;
use kernel::refusal::Fault;
use kernel::weight::Milligrams;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

pub use components::Components;
pub(crate) use faults::Faults;
use piece::weigh;
pub use piece::{Article, MetalContent, Piece, PieceWeight, Stone};

/// The row of the rate board that priced a line, as printed: this many minor units for this many mg.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RateUsed {
    /// The row itself, for the stored line; documents and answers show its figures instead.
    #[serde(skip)]
    pub rate_id: Uuid,
    /// So many minor units …
    pub rate_minor: Money,
    /// … for so many mg.
    pub per_mg: PerMg,
    /// Since when it is in force.
    pub effective_at: Instant,
}

/// The making charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    /// A price for each gram of net weight.
    PerGram(UnitPrice),
    /// A percentage of the metal's value.
    Percent(Percent),
    /// A price for each piece of the line.
    PerPiece(Money),
    Fixed(Money),
}

/// The metal of a piece that was made for a customer, in fine mg: the customer's own covers it as far as it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnMetal {
    /// The wastage that the customer agreed to.
    pub wastage_fine_mg: i64,
    /// The part of the piece and of that wastage that the customer's own metal covers.
    pub covered_fine_mg: i64,
    /// The part that the shop adds, and charges.
    pub added_fine_mg: i64,
}

/// A piece that was made for a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MadeToOrder {
    pub metal: OwnMetal,
    /// Whether its rate was promised when the order was taken: it does not age then.
    pub at_agreed_rate: bool,
}

/// A piece priced from the rate board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub piece: Piece,
    /// None if the board has no row: a line with metal is then refused, because no rate is derived from
    /// another.
    pub rate: Option<RateUsed>,
    pub wastage: Option<Percent>,
    pub pieces: u32,
    pub making: Option<Making>,
    pub hallmark: Option<Money>,
    pub other: Option<Money>,
    /// Of a piece that was made for a customer; its metal is in the books of its job.
    pub to_order: Option<MadeToOrder>,
}

/// A piece sold at the price on its tag, tax included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged {
    pub piece: Piece,
    /// The row in force, shown beside the price if there is one; the price does not depend on it.
    pub rate: Option<RateUsed>,
    pub gross_price: Money,
}

/// Goods by quantity or by amount: cheese, soap, a day's hire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goods {
    /// In the unit of the price.
    pub quantity: Option<Quantity>,
    pub unit: Option<String>,
    pub price_per_unit: Option<UnitPrice>,
    /// Required without quantity and price; beside them it must be their product.
    pub amount: Option<Money>,
}

/// The thing that a line sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sold {
    Made(Made),
    Tagged(Tagged),
    Goods(Goods),
}

/// A priced line, before discount and tax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedLine {
    pub components: Components,
    pub price: Money,
    /// Whether it has a tag's price: that includes the tax, whatever the workspace's setting for other
    /// prices.
    pub tagged: bool,
    pub weight: PieceWeight,
    pub rate_used: Option<RateUsed>,
    pub own: Option<OwnMetal>,
}

/// What the metal of a line costs.
#[derive(Clone, Copy)]
struct MetalPrice {
    /// The part that is charged.
    charged: Money,
    /// The value of all of it, of which percentages are taken.
    whole: Money,
}

/// R1: the value of fine metal that the shop adds to a customer's piece, `fine × rate ÷ (per_mg × fineness)`: the rate is that of
/// metal of this fineness. Errors: `number_range`.
pub fn added_value(added_fine_mg: i64, rate: &RateUsed, fineness: Fineness) -> Result<Money, Code> {
    let parts = Exact::from(fineness) / Exact::from(1_000);
    let weight = Exact::from(rate.per_mg) * parts;
    let value = Exact::from(added_fine_mg) * Exact::from(rate.rate_minor);
    value.checked_div(&weight).ok_or(Code::NumberRange)?.round_money()
}

/// R1: the metal value, `net × rate ÷ per_mg`.
pub fn metal_value(net: Milligrams, rate: &RateUsed) -> Result<Money, Code> {
    let value = Exact::from(net.get()) * Exact::from(rate.rate_minor);
    value.checked_div(&Exact::from(rate.per_mg)).ok_or(Code::NumberRange)?.round_money()
}

/// R1: the price of a stone; a weight is in thousandths of a carat.
pub fn stone_value(stone: &Stone) -> Result<Money, Code> {
    (Exact::from(stone.weight.get()) * Exact::from(stone.rate_per_ct) * Exact::ratio(1, 1000)).round_money()
}

/// R1: a percentage of an amount.
pub fn percent_of(amount: Money, percent: Percent) -> Result<Money, Code> {
    (Exact::from(amount) * percent.fraction()).round_money()
}

/// R1: an amount of goods, `quantity × price`.
pub fn goods_value(quantity: Quantity, price: UnitPrice) -> Result<Money, Code> {
    (Exact::from(quantity) * Exact::from(price)).round_money()
}

/// The price of a line by its parts. The faults name fields of the line (`making`, `stones[1].weight_mct`); a
/// missing rate is among them with its own code, because it is no fault of the input.
pub fn price_line(sold: &Sold) -> Result<PricedLine, Vec<Fault>> {
    match sold {
        Sold::Made(made) => price_made(made),
        Sold::Tagged(tagged) => price_tagged(tagged),
        Sold::Goods(goods) => price_goods(goods),
    }
}

fn price_made(made: &Made) -> Result<PricedLine, Vec<Fault>> {
    let mut faults = Faults::default();
    if made.lacks_metal() {
        faults.add("metal", Code::FieldRequired);
    }
    let metal = faults.gather(made.metal()).flatten();
    let whole = metal.map(|metal| metal.whole);
    let weight = faults.gather(weigh(&made.piece)).map(|weight| made.leaves_stock(weight));
    let wastage = faults.keep("wastage_percent", made.wastage(whole)).flatten();
    let making = faults.keep("making", made.making(whole)).flatten();
    let stone = |(i, stone)| faults.keep(format!("stones[{i}].weight_mct"), stone_value(stone));
    let stones = made.piece.stones.iter().enumerate().filter_map(stone).collect();
    let hallmark = faults.keep("hallmark_minor", not_negative(made.hallmark)).flatten();
    let other = faults.keep("other_minor", not_negative(made.other)).flatten();
    let metal = metal.map(|metal| metal.charged);
    let components = Components { metal, wastage, making, stones, hallmark, other };
    let price = faults.keep("", components.total());
    let rate_used = made.rate.clone().filter(|_| made.piece.content.is_some());
    let (tagged, own) = (false, made.to_order.map(|it| it.metal));
    let priced = |(price, weight)| PricedLine { components, price, tagged, weight, rate_used, own };
    faults.or(price.zip(weight).map(priced))
}

impl OwnMetal {
    /// Whether the price depends on the rate: of metal that the shop adds, and of work that is charged by value.
    pub fn needs_rate(&self, making: Option<&Making>) -> bool {
        self.added_fine_mg > 0 || matches!(making, Some(Making::Percent(_)))
    }
}

impl Made {
    /// A line with metal and no rate is refused: no rate is derived from another fineness. Only a piece to which the shop adds
    /// nothing needs none.
    fn metal(&self) -> Result<Option<MetalPrice>, Fault> {
        let Some(content) = &self.piece.content else { return Ok(None) };
        if self.to_order.is_some_and(|it| !it.metal.needs_rate(self.making.as_ref())) {
            return Ok(Some(MetalPrice { charged: Money::ZERO, whole: Money::ZERO }));
        }
        let rate = self.rate.as_ref().ok_or_else(|| Fault::new("fineness_ppt", Code::RateMissing))?;
        let wrong = |code| Fault::new("net_mg", code);
        let whole = metal_value(content.net, rate).map_err(wrong)?;
        let charged = match self.to_order {
            Some(order) => added_value(order.metal.added_fine_mg, rate, content.fineness).map_err(wrong)?,
            None => whole,
        };
        Ok(Some(MetalPrice { charged, whole }))
    }

    /// The metal that leaves stock with the line: none of a piece whose metal is in the books of its job.
    fn leaves_stock(&self, weight: PieceWeight) -> PieceWeight {
        let metal = weight.metal.filter(|_| self.to_order.is_none());
        PieceWeight { metal, ..weight }
    }

    /// Wastage, and making by weight or by value, need metal; a line without any part has no price.
    fn lacks_metal(&self) -> bool {
        let of_metal = matches!(self.making, Some(Making::PerGram(_) | Making::Percent(_)));
        let alone = self.making.is_none() && self.hallmark.is_none() && self.other.is_none();
        let empty = alone && self.piece.stones.is_empty();
        self.piece.content.is_none() && (of_metal || self.wastage.is_some() || empty)
    }

    fn wastage(&self, metal: Option<Money>) -> Result<Option<Money>, Code> {
        self.wastage.zip(metal).map(|(percent, metal)| percent_of(metal, percent)).transpose()
    }

    /// None if its metal has no price; that fault has already been reported.
    fn making(&self, metal: Option<Money>) -> Result<Option<Money>, Code> {
        let amount = match self.making {
            None => return Ok(None),
            Some(Making::PerGram(per_g)) => self.piece.content.map(|content| {
                (Exact::from(content.net.get()) * Exact::from(per_g) * Exact::ratio(1, 1000)).round_money()
            }),
            Some(Making::Percent(percent)) => metal.map(|metal| percent_of(metal, percent)),
            Some(Making::PerPiece(each)) => {
                Some((Exact::from(each) * Exact::from(i64::from(self.pieces))).round_money())
            }
            Some(Making::Fixed(amount)) => Some(Ok(amount)),
        };
        not_negative(amount.transpose()?)
    }
}

fn price_tagged(tagged: &Tagged) -> Result<PricedLine, Vec<Fault>> {
    let mut faults = Faults::default();
    let weight = faults.gather(weigh(&tagged.piece));
    let price = faults.keep("gross_price_minor", not_negative(Some(tagged.gross_price))).flatten();
    faults.or(price.zip(weight).map(|(price, weight)| PricedLine {
        components: Components::default(),
        price,
        tagged: true,
        weight,
        rate_used: tagged.rate.clone(),
        own: None,
    }))
}

fn price_goods(goods: &Goods) -> Result<PricedLine, Vec<Fault>> {
    let mut faults = Faults::default();
    let price = faults.keep("amount_minor", goods.price());
    faults.or(price.map(|price| PricedLine {
        components: Components::default(),
        price,
        tagged: false,
        weight: PieceWeight::default(),
        rate_used: None,
        own: None,
    }))
}

impl Goods {
    /// The amount that quantity and price give, where the line has another.
    pub fn expected(&self) -> Option<Money> {
        let product = goods_value(self.quantity?, self.price_per_unit?).ok()?;
        self.amount.filter(|amount| *amount != product).map(|_| product)
    }

    /// Quantity × price. An amount beside them is a check; an amount alone is the price.
    fn price(&self) -> Result<Money, Code> {
        let product =
            self.quantity.zip(self.price_per_unit).map(|(quantity, price)| goods_value(quantity, price));
        match (product.transpose()?, not_negative(self.amount)?) {
            (Some(product), Some(amount)) if product != amount => Err(Code::AmountMismatch),
            (Some(product), _) => Ok(product),
            (None, Some(amount)) => Ok(amount),
            (None, None) => Err(Code::FieldRequired),
        }
    }
}

/// No part of a price is negative; a reduction is a discount, which has its ceiling.
fn not_negative(amount: Option<Money>) -> Result<Option<Money>, Code> {
    match amount {
        Some(amount) if amount < Money::ZERO => Err(Code::NumberRange),
        amount => Ok(amount),
    }
}
