//! The lines of an order: as they are sent, as they are kept, and as a bill takes them.
//! Invariant: a line keeps what was ordered in its own words, and beside it the same quantity in the unit of its item, by which
//! stock is counted.

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity, UnitPrice};
use kernel::exact::Exact;
use kernel::id::ItemId;
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal};
use kernel::unit::{Unit, convert};
use ledger::items::{self, ItemKind, ItemRow};
use ledger::parties::Party;
use ledger::stock::quantities::{self, Fields};
use platform::error::{Error, Result, stored};
use platform::fields::{Count, Name};
use platform::input;
use platform::tx::ReadTx;
use sell_queries::orders::book::OrderLineRow;

use super::picks::Part;
use crate::invoices::delivery::{OrderedGoods, fit_a_bill};
use crate::invoices::lines::LineGiven;
use crate::invoices::rules::DiscountOn;
use crate::pricing::{Goods, goods_value};

input! {
    /// Something that is ordered.
    pub struct OrderLineGiven {
        /// The item.
        item: Name,
        /// How much of it.
        quantity: Quantity,
        /// The unit of the quantity; absent: the item's.
        unit: Option<Unit>,
        /// The price of one such unit; absent: the item's price on the day of delivery.
        price_minor_per_unit: Option<UnitPrice>,
    }
}

/// A line to keep.
#[derive(Clone, Debug)]
pub(crate) struct NewLine {
    pub item: ItemId,
    /// In the unit of the item.
    pub quantity: Quantity,
    pub ordered: Quantity,
    pub unit: Unit,
    pub price: Option<UnitPrice>,
    /// Its agreed price beside that of the item, where there are both.
    pub against_list: Option<DiscountOn>,
    /// What a bill of it charges: by the agreed price, else by the item's.
    pub goods: Goods,
    /// The item's.
    pub tax_class: Option<String>,
}

/// The lines as they are kept. Errors: `field_required` at `lines`, `not_found` at a line's item; then all faults of the lines at
/// once: quantities, units, a price that neither line nor item has, and an amount that is too large.
pub(crate) async fn check_lines(tx: &ReadTx, given: &[OrderLineGiven]) -> Result<Vec<NewLine>> {
    if given.is_empty() {
        return Err(Refusal::new(Code::FieldRequired).field("lines").into());
    }
    let codes: Vec<&str> = given.iter().map(|line| line.item.as_str()).collect();
    let items = items::by_code(tx, &codes).await?;
    let mut faults: Vec<Fault> = Vec::new();
    let mut lines = Vec::with_capacity(given.len());
    for (n, line) in given.iter().enumerate() {
        let item = items
            .get(line.item.as_str())
            .ok_or_else(|| Refusal::new(Code::NotFound).field(format!("lines[{n}].item")))?;
        match checked_line(n, line, item) {
            Ok(line) => lines.push(line),
            Err(Error::Refused(refusal)) if !refusal.faults.is_empty() => faults.extend(refusal.faults),
            Err(other) => return Err(other),
        }
    }
    if faults.is_empty() { Ok(lines) } else { Err(Refusal::invalid(faults).into()) }
}

fn checked_line(n: usize, line: &OrderLineGiven, item: &ItemRow) -> Result<NewLine> {
    let field = |name: &str| format!("lines[{n}].{name}");
    let measure = items::measure(&item.unit, item.resolution_e6, item.density_e6)?;
    let unit = line.unit.unwrap_or(measure.unit);
    let (at_quantity, at_unit) = (field("quantity"), field("unit"));
    let fields = Fields { quantity: &at_quantity, unit: &at_unit };
    let asked = quantities::read(&line.quantity.to_string(), unit.as_str(), fields)?;
    let quantity = quantities::measure(&asked, &measure, fields)?;
    let list = item.price_e6.map(UnitPrice::from_stored);
    let agreed = line.price_minor_per_unit.map(|price| (line.quantity, unit, price));
    let listed = list.map(|price| (quantity, measure.unit, price));
    let (charged, charged_unit, price) = agreed
        .or(listed)
        .ok_or_else(|| Refusal::new(Code::FieldRequired).field(field("price_minor_per_unit")))?;
    goods_value(charged, price).map_err(|code| Refusal::new(code).field(field("quantity")))?;
    let against_list = match (line.price_minor_per_unit, list) {
        (Some(agreed), Some(list)) => {
            Some(against_list(field("price_minor_per_unit"), (line.quantity, agreed), (quantity, list))?)
        }
        _ => None,
    };
    Ok(NewLine {
        item: ItemId::from_uuid(item.item_id),
        quantity,
        ordered: line.quantity,
        unit,
        price: line.price_minor_per_unit,
        against_list,
        goods: Goods {
            quantity: Some(charged),
            unit: Some(charged_unit.as_str().to_owned()),
            price_per_unit: Some(price),
            amount: None,
        },
        tax_class: item.tax_class.clone(),
    })
}

/// How far an agreed price is below the list.
fn against_list(
    field: String,
    agreed: (Quantity, UnitPrice),
    list: (Quantity, UnitPrice),
) -> Result<DiscountOn> {
    let amount = |(quantity, price): (Quantity, UnitPrice)| goods_value(quantity, price);
    let below = || -> std::result::Result<(Money, Money), Code> {
        let before = amount(list)?;
        Ok((before, before.sub(amount(agreed)?)?.max(Money::ZERO)))
    };
    match below() {
        Ok((before, discount)) => Ok(DiscountOn { field, before, discount }),
        Err(code) => Err(Refusal::new(code).field(field).into()),
    }
}

/// Refuses lines that are too large only together, before an order of them is taken. Errors: `number_range`
/// at `lines`.
pub(crate) async fn judge_sum(tx: &ReadTx, buyer: &Party, lines: &[NewLine]) -> Result<()> {
    let ordered: Vec<OrderedGoods> =
        lines.iter().map(|line| (line.goods.clone(), line.tax_class.clone())).collect();
    fit_a_bill(tx, buyer, &ordered).await
}

/// The refusal, at this field where it names none.
pub(super) fn at_field(error: Error, field: impl Into<String>) -> Error {
    match error {
        Error::Refused(refusal) if refusal.faults.is_empty() => (*refusal).field(field).into(),
        other => other,
    }
}

/// A line of an order, as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct OrderLine {
    pub line: i32,
    pub item: ItemId,
    pub code: String,
    pub name: String,
    /// Whether its item is kept in lots; a service is not.
    pub in_lots: bool,
    pub item_unit: Unit,
    /// The item's weighing step, in its unit.
    pub resolution: Quantity,
    /// In the unit of the item.
    pub quantity: Quantity,
    pub ordered: Quantity,
    pub unit: Unit,
    pub price: Option<UnitPrice>,
    /// The price of the item, of its own unit.
    pub list_price: Option<UnitPrice>,
    pub density: Option<Decimal>,
}

impl OrderLine {
    /// From its row.
    pub fn of(row: OrderLineRow) -> Result<OrderLine> {
        let measure = items::measure(&row.item_unit, row.resolution_e6, row.density_e6)?;
        Ok(OrderLine {
            line: row.line_no,
            item: ItemId::from_uuid(row.item_id),
            code: row.item,
            name: row.item_name,
            in_lots: row.kind != ItemKind::Service.as_str(),
            item_unit: measure.unit,
            resolution: measure.resolution,
            quantity: Quantity::from_stored(row.quantity_e6),
            ordered: Quantity::from_stored(row.ordered_e6),
            unit: stored(&row.unit)?,
            price: row.price_e6.map(UnitPrice::from_stored),
            list_price: row.item_price_e6.map(UnitPrice::from_stored),
            density: measure.density,
        })
    }

    /// The line of a bill that takes this part. It is billed in the unit of the order where that is exact,
    /// otherwise in the unit of the item at the price that follows. A whole piece is billed by its stored
    /// weight, which the bill itself finds.
    pub fn billed(&self, part: &Part) -> Result<LineGiven> {
        let item = Name::parse(&self.code)?;
        let lot = part.lot.as_deref().map(Name::parse).transpose()?;
        let quantity = Quantity::from_stored(part.quantity.get());
        // A piece that is not there has no weight here; the bill refuses it, at whatever price.
        let (quantity, unit, price) = match self.price.filter(|_| quantity.get() > 0) {
            Some(price) => self.priced(quantity, price)?,
            None => (quantity, self.item_unit, None),
        };
        let quantity = if part.is_whole_piece { None } else { Some(quantity) };
        Ok(LineGiven::of_order(item, (lot, part.piece.map(Count)), (quantity, unit), price))
    }

    fn priced(&self, quantity: Quantity, price: UnitPrice) -> Result<(Quantity, Unit, Option<UnitPrice>)> {
        if quantity == self.quantity {
            return Ok((self.ordered, self.unit, Some(price)));
        }
        let ordered = convert(quantity.into(), self.item_unit, self.unit, self.density)?;
        let rounded = Quantity::rounded(&ordered)?;
        if Exact::from(rounded) == ordered {
            return Ok((rounded, self.unit, Some(price)));
        }
        let one = convert(Decimal::from(1), self.item_unit, self.unit, self.density)?;
        let price = UnitPrice::rounded(&(one * Exact::from(price)))?;
        Ok((quantity, self.item_unit, Some(price)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::decimal::SignedQuantity;

    fn line(item_unit: Unit, quantity: &str, ordered: &str, unit: Unit, price: Option<&str>) -> OrderLine {
        OrderLine {
            line: 1,
            item: ItemId::from_uuid(uuid::Uuid::nil()),
            code: "CHEDDAR".to_owned(),
            name: "Cheddar".to_owned(),
            in_lots: true,
            item_unit,
            resolution: Quantity::parse("0.001").expect("a step"),
            quantity: Quantity::parse(quantity).expect("a quantity"),
            ordered: Quantity::parse(ordered).expect("a quantity"),
            unit,
            price: price.map(|price| UnitPrice::parse(price).expect("a price")),
            list_price: None,
            density: Decimal::parse("1.03").ok(),
        }
    }

    fn part(quantity: &str, piece: Option<i32>) -> Part {
        Part {
            line: 1,
            lot: Some("L-1".to_owned()),
            piece,
            is_whole_piece: piece.is_some(),
            quantity: SignedQuantity::parse(quantity).expect("a quantity"),
        }
    }

    fn billed(line: &OrderLine, quantity: &str) -> String {
        let billed = line.billed(&part(quantity, None)).expect("billed");
        let price = billed.price_minor_per_unit.map_or("-".to_owned(), |price| price.to_string());
        format!(
            "{} {} at {price}",
            billed.quantity.expect("a quantity"),
            billed.unit.expect("a unit").as_str()
        )
    }

    #[test]
    fn a_line_is_billed_in_the_unit_of_its_order_at_its_price() {
        let grams = line(Unit::Kilogram, "0.5", "500", Unit::Gram, Some("2.5"));
        assert_eq!(billed(&grams, "0.5"), "500 g at 2.5");
        assert_eq!(billed(&grams, "0.125"), "125 g at 2.5");
    }

    #[test]
    fn a_line_without_a_price_is_billed_in_the_unit_of_its_item() {
        let each = line(Unit::Each, "18", "18", Unit::Each, None);
        assert_eq!(billed(&each, "7"), "7 each at -");
    }

    #[test]
    fn a_part_that_is_no_round_figure_in_the_orders_unit_is_billed_in_the_items() {
        let litres = line(Unit::Kilogram, "10.3", "10", Unit::Litre, Some("206"));
        assert_eq!(billed(&litres, "10.3"), "10 L at 206");
        assert_eq!(billed(&litres, "1"), "1 kg at 200");
    }

    #[test]
    fn a_whole_piece_is_billed_by_its_stored_weight_at_the_price_of_the_order() {
        let told = |line: &OrderLine, quantity: &str| {
            let billed = line.billed(&part(quantity, Some(3))).expect("billed");
            let price = billed.price_minor_per_unit.map(|price| price.to_string());
            assert_eq!((billed.piece.map(|it| it.0), billed.quantity), (Some(3), None));
            format!("{} at {}", billed.unit.expect("a unit").as_str(), price.unwrap_or_default())
        };
        let grams = line(Unit::Kilogram, "2", "2000", Unit::Gram, Some("2.5"));
        assert_eq!(told(&grams, "2.05"), "g at 2.5");
        assert_eq!(told(&line(Unit::Kilogram, "2", "2", Unit::Kilogram, None), "2.05"), "kg at ");
        // Nobody knows the weight of a piece that is gone.
        assert_eq!(told(&grams, "0"), "kg at ");
    }

    #[test]
    fn an_amount_that_is_too_large_is_refused_at_its_field() {
        let much = (Quantity::from_stored(Quantity::MAX), UnitPrice::from_stored(UnitPrice::MAX));
        let error = against_list("lines[0].price_minor_per_unit".to_owned(), much, much).expect_err("much");
        let refusal = error.refusal().expect("a refusal");
        assert_eq!(refusal.faults[0].field, "lines[0].price_minor_per_unit");
        let bare = at_field(Code::NumberRange.into(), "tenders");
        assert_eq!(bare.refusal().expect("a refusal").faults[0].field, "tenders");
        let placed = at_field(Refusal::new(Code::NumberRange).field("lines").into(), "tenders");
        assert_eq!(placed.refusal().expect("a refusal").faults[0].field, "lines");
    }

    #[test]
    fn a_price_below_the_list_is_a_discount_and_one_above_is_none() {
        let amount = |quantity: &str, price: &str| {
            (Quantity::parse(quantity).expect("a quantity"), UnitPrice::parse(price).expect("a price"))
        };
        let below =
            against_list("f".to_owned(), amount("500", "2.4"), amount("0.5", "2500")).expect("a discount");
        assert_eq!((below.before.get(), below.discount.get()), (1250, 50));
        let above = against_list("f".to_owned(), amount("500", "2.6"), amount("0.5", "2500")).expect("none");
        assert_eq!(above.discount.get(), 0);
    }
}
