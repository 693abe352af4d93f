//! Chooses lots for lines that name none: the first to expire, if the item is kept in lots.
//! Invariant: goods of an item that has lots in stock leave one of them, so that a recall finds the buyer
//! (M22); a lot that is held, expired or not released is never chosen (M6).

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::ItemId;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::convert;
use ledger::stock::fefo::suggest::{InStock, stock_of_items};
use ledger::stock::fefo::{Suggestion, suggest};
use platform::error::Result;
use platform::fields::Name;
use platform::tx::ReadTx;
use serde_json::{Value, json};

use crate::invoices::lines::{ItemKnown, LineGiven};

/// Chooses the lots of lines that name an item and no lot. Returns the refusal of the first line without a
/// saleable lot, to be judged with the state. Errors: `field_required` at a line's `quantity`, or at its
/// `lot` with `facts.picks` if it needs several lots: each of these needs a line of its own.
pub async fn name_lots(tx: &ReadTx, lines: &mut [LineGiven], items: &[ItemKnown]) -> Result<Option<Refusal>> {
    let of_item = |line: &LineGiven| {
        let code = line.item.as_ref().filter(|_| line.lot.is_none() && line.tag.is_none())?;
        items.iter().find(|item| item.code == code.as_str())
    };
    let ids: Vec<ItemId> = lines.iter().filter_map(of_item).map(|item| item.id).collect();
    if ids.is_empty() {
        return Ok(None);
    }
    let mut stock = stock_of_items(tx, &ids).await?;
    let mut refused = None;
    for (n, line) in lines.iter_mut().enumerate() {
        let Some((item, lots)) = of_item(line).and_then(|item| Some((item, stock.get_mut(&item.id)?))) else {
            continue;
        };
        match chosen(line, n, item, lots, tx.today())? {
            Ok(lot) => line.lot = Some(Name::parse(&lot)?),
            Err(refusal) => refused = refused.or(Some(refusal)),
        }
    }
    Ok(refused)
}

/// The lot of a line; its quantity is then no longer available to the next lines.
///
/// # Errors
/// Faults of the line; inside, the refusal by its stock.
fn chosen(
    line: &LineGiven,
    n: usize,
    item: &ItemKnown,
    stock: &mut InStock,
    today: Day,
) -> Ruled<Ruled<String>> {
    let wrong = |field: &str, code: Code| Refusal::new(code).field(format!("lines[{n}].{field}"));
    let quantity = line.quantity.ok_or_else(|| wrong("quantity", Code::FieldRequired))?;
    let exact = convert(quantity.into(), line.unit.unwrap_or(item.unit), item.unit, item.density)
        .map_err(|code| wrong("unit", code))?;
    let wanted = Quantity::rounded(&exact).map_err(|code| wrong("quantity", code))?;
    let Suggestion { picks, short } = suggest(&stock.lots, wanted, today);
    if short.get() > 0 {
        return Ok(Err(not_enough(stock, wanted, short, n)));
    }
    match picks.as_slice() {
        [pick] => {
            let from = stock.lots.iter_mut().find(|lot| lot.lot == pick.lot);
            if let Some(lot) = from {
                lot.quantity = SignedQuantity::from_stored(lot.quantity.get() - pick.quantity.get());
            }
            Ok(Ok(pick.lot.clone()))
        }
        several => {
            let pick = several.iter().map(|pick| json!({ "lot": pick.lot, "quantity": pick.quantity }));
            Err(wrong("lot", Code::FieldRequired).fact("picks", pick.collect::<Vec<Value>>()))
        }
    }
}

/// The refusal if no lots cover the whole quantity: the stock is held, or it is too small.
fn not_enough(stock: &InStock, wanted: Quantity, short: SignedQuantity, n: usize) -> Refusal {
    if short.get() == wanted.get() && !stock.holds.is_empty() {
        return Refusal::new(Code::LotHeld)
            .field(format!("lines[{n}].lot"))
            .fact("holds", stock.holds.clone());
    }
    let available = SignedQuantity::from_stored(wanted.get() - short.get());
    Refusal::new(Code::LotInsufficient)
        .field(format!("lines[{n}].quantity"))
        .fact("available", available.to_string())
}
