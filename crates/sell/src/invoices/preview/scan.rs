//! Scanned goods as a line of the bill, and as the fields of its row.
//! Invariant: a piece of a lot brings its own weight, whatever its label says.

use catalogue::say;
use kernel::decimal::Decimal;
use kernel::unit::Unit;
use ledger::stock::lot_pieces::KeptPiece;
use platform::error::Result;
use platform::tx::ReadTx;
use serde_json::{Value, json};

use super::{Fields, LinePreview, per_unit};
use crate::invoices::finding::{GoodsMeant, LabelSays};
use crate::invoices::goods::{self, LotKnown};

/// Pieces offered of one lot; the number of any other is typed.
const OFFERED: usize = 12;

/// The pieces of a lot that may be sold: the code of each, "W-7/3", and what it is.
pub(super) fn pieces_offered(lot: &LotKnown) -> Vec<(String, String)> {
    let (code, unit) = (lot.code(), lot.item.unit);
    let piece = |it: &KeptPiece| {
        let weight = format!("{} {}", it.left.quantity, unit.as_str());
        (format!("{code}/{}", it.piece), format!("{}, {weight}:", lot.item.name))
    };
    lot.offer.free_pieces().take(OFFERED).map(piece).collect()
}

/// Tells which pieces there are, beside a line that names a lot that is kept by piece, and no piece.
pub(super) async fn tell_pieces(tx: &ReadTx, sent: &[Value], shown: &mut [LinePreview]) -> Result<()> {
    let lot_of = |line: &'_ Value| {
        let lot = line["lot"].as_str().filter(|_| line.get("piece").is_none());
        lot.map(str::to_owned)
    };
    let named: Vec<Option<String>> = sent.iter().map(lot_of).collect();
    let codes: Vec<&str> = named.iter().flatten().map(String::as_str).collect();
    if codes.is_empty() {
        return Ok(());
    }
    let lots = goods::all_coded(tx, &codes).await?;
    for (code, line) in named.iter().zip(shown) {
        let known = lots.iter().find(|lot| lot.offer.lot.by_piece && Some(lot.code()) == code.as_deref());
        let Some(lot) = known else { continue };
        let piece =
            |it: &KeptPiece| format!("{} ({} {})", it.piece, it.left.quantity, lot.item.unit.as_str());
        let pieces: Vec<String> = lot.offer.free_pieces().take(OFFERED).map(piece).collect();
        let words = match pieces.is_empty() {
            true => say!("No piece of {lot} may be sold.", lot = lot.code()),
            false => say!("{lot} is kept by piece: {pieces}", lot = lot.code(), pieces = pieces.join(", ")),
        };
        line.texts.insert("what", words);
    }
    Ok(())
}

/// How much a line takes: the weight of its piece, else what the label says, else one of counted goods.
fn quantity(meant: &GoodsMeant) -> Option<String> {
    let piece = meant.lot.as_ref().zip(meant.piece).and_then(|(lot, piece)| lot.offer.piece(piece));
    match (piece, &meant.measured) {
        (Some(piece), _) => (!piece.is_gone()).then(|| piece.left.quantity.to_string()),
        (None, Some(LabelSays::Quantity(quantity))) => Some(quantity.to_string()),
        (None, _) => (meant.item.unit == Unit::Each).then(|| "1".to_owned()),
    }
}

/// The line of an item, or of one of its lots or their pieces, and the fields of a form's row that it fills. Counted goods get
/// quantity one; a label of the shop's scale brings its weight or its price.
pub(super) fn goods_fields(meant: &GoodsMeant, digits: u32) -> (Value, Fields) {
    let GoodsMeant { item, lot, piece, measured } = meant;
    let (lot, quantity) = (lot.as_ref().map(LotKnown::code), quantity(meant));
    let amount = match measured {
        Some(LabelSays::Price(price)) => Some(*price),
        _ => None,
    };
    let decimals = u8::try_from(digits).unwrap_or(2);
    let amount_typed = amount.and_then(|price| Decimal::new(price.get().into(), decimals).ok());
    let known = [
        ("item", Some(item.code.clone())),
        ("lot", lot.map(str::to_owned)),
        ("piece", piece.map(|piece| piece.to_string())),
        ("description", Some(item.name.clone())),
        ("unit", Some(item.unit.as_str().to_owned())),
        ("quantity", Some(quantity.clone().unwrap_or_default())),
        (
            "price_minor_per_unit",
            item.price.filter(|_| amount.is_none()).map(|price| per_unit(price, digits)),
        ),
        ("amount_minor", amount_typed.map(|price| price.to_string())),
        ("tax_class", item.tax_class.clone()),
    ];
    let sent = [
        ("item", Some(json!(item.code))),
        ("lot", lot.map(|lot| json!(lot))),
        ("piece", piece.map(|piece| json!(piece))),
        ("quantity", quantity.map(|quantity| json!(quantity))),
        ("amount_minor", amount.map(|amount| json!(amount))),
    ];
    let line = sent.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    let fields = known.into_iter().filter_map(|(name, text)| Some((name, text?))).collect();
    (Value::Object(line), fields)
}
