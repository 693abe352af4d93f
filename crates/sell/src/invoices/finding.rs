//! What a code in the scan field means: a piece, goods, a label of the shop's own scale, a label of GS1, or a name.
//! Invariant: a code that is known exactly goes before anything that it could also mean.

use kernel::decimal::{Decimal, Quantity};
use kernel::gs1::Elements;
use kernel::money::Money;
use kernel::scale_label::{Layout, Says};
use kernel::tax_id;
use kernel::unit::{Unit, convert};
use platform::error::Result;
use platform::tx::ReadTx;
use sell_queries::invoices::finding as sql;

use crate::invoices::context::items_coded;
use crate::invoices::goods::{self, LotKnown};
use crate::invoices::lines::ItemKnown;
use crate::pieces::{self, TaggedPiece};

/// Things that are offered for a typed name.
const OFFERED: i64 = 8;
/// Shorter texts would find nearly everything.
const SHORTEST: usize = 2;
/// Sorts after every tag: the end of a range that has no end.
const BEYOND: &str = "\u{10ffff}";

/// What the label of a scale says of its goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LabelSays {
    /// How much it is, in the item's unit.
    Quantity(Quantity),
    /// What it costs.
    Price(Money),
}

/// Goods that a code names.
#[derive(Clone, Debug)]
pub(crate) struct GoodsMeant {
    pub item: ItemKnown,
    pub lot: Option<LotKnown>,
    /// The piece of the lot; it may be gone.
    pub piece: Option<i64>,
    /// What a label says of them.
    pub measured: Option<LabelSays>,
}

impl GoodsMeant {
    fn of_item(item: ItemKnown) -> GoodsMeant {
        GoodsMeant { item, lot: None, piece: None, measured: None }
    }

    fn of_lot(lot: LotKnown, piece: Option<i64>) -> GoodsMeant {
        GoodsMeant { item: lot.item.clone(), lot: Some(lot), piece, measured: None }
    }
}

/// The piece with this tag or HUID.
pub(crate) async fn piece(tx: &ReadTx, code: &str) -> Result<Option<TaggedPiece>> {
    if let Some(piece) = pieces::known(tx, &[code]).await?.into_iter().next() {
        return Ok(Some(piece));
    }
    let huid = code.to_ascii_uppercase();
    if tax_id::huid(&huid).is_err() {
        return Ok(None);
    }
    let tag = sql::tag_of_huid().bind(tx, &tx.tenant(), &huid.as_str()).opt().await?;
    match tag {
        Some(tag) => Ok(pieces::known(tx, &[tag.as_str()]).await?.into_iter().next()),
        None => Ok(None),
    }
}

/// The goods that a code means: an item, else a lot, else a piece of a lot, else what a label of the shop's own scale says, else
/// what a label of GS1 says.
pub(crate) async fn goods(tx: &ReadTx, code: &str) -> Result<Option<GoodsMeant>> {
    if let Some(meant) = goods_coded(tx, code).await? {
        return Ok(Some(meant));
    }
    if let Some((item, says)) = from_label(tx, code).await? {
        return Ok(Some(GoodsMeant { measured: Some(says), ..GoodsMeant::of_item(item) }));
    }
    from_gs1(tx, code).await
}

/// The item of this code, or the lot of this code with its item, or a piece of a lot: "W-7/3" is piece 3 of W-7.
async fn goods_coded(tx: &ReadTx, code: &str) -> Result<Option<GoodsMeant>> {
    if let Some(item) = items_coded(tx, &[code]).await?.into_iter().next() {
        return Ok(Some(GoodsMeant::of_item(item)));
    }
    if let Some(lot) = goods::coded(tx, code).await? {
        return Ok(Some(GoodsMeant::of_lot(lot, None)));
    }
    let Some((lot, piece)) = piece_code(code) else { return Ok(None) };
    let lot = goods::coded(tx, lot).await?.filter(|lot| lot.offer.piece(piece).is_some());
    Ok(lot.map(|lot| GoodsMeant::of_lot(lot, Some(piece))))
}

/// The lot and the number of a piece's code.
fn piece_code(code: &str) -> Option<(&str, i64)> {
    let (lot, piece) = code.rsplit_once('/')?;
    let is_number = !piece.is_empty() && piece.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| piece.parse().ok()).flatten().map(|piece| (lot, piece))
}

/// The item on a label of the shop's own scale, and what the label says of it. The digits are the item's code, with or without the
/// zeros before them; a weight needs an item that is sold by mass.
async fn from_label(tx: &ReadTx, code: &str) -> Result<Option<(ItemKnown, LabelSays)>> {
    let layout = Layout::parse(&tx.workspace.settings.scale_label).ok();
    let Some(label) = layout.and_then(|layout| layout.read(code)) else { return Ok(None) };
    let codes = [label.item.as_str(), label.item.trim_start_matches('0')];
    let mut items = items_coded(tx, &codes).await?;
    items.sort_by_key(|item| item.code != label.item);
    Ok(items.into_iter().next().and_then(|item| in_item_unit(item, label.says)))
}

/// What a label says, in the item's unit; None for a weight of goods that have none.
fn in_item_unit(item: ItemKnown, says: Says) -> Option<(ItemKnown, LabelSays)> {
    let measured = match says {
        Says::Minor(minor) => LabelSays::Price(Money::new(minor).ok()?),
        Says::Grams(grams) => {
            let exact = convert(Decimal::from(grams), Unit::Gram, item.unit, item.density).ok()?;
            LabelSays::Quantity(Quantity::rounded(&exact).ok()?)
        }
    };
    Some((item, measured))
}

/// The goods on a label of GS1: its lot, and the piece by its serial number, else by its weight; without a lot, the item of its
/// GTIN. The lot of another maker's product is none of the shop's.
async fn from_gs1(tx: &ReadTx, code: &str) -> Result<Option<GoodsMeant>> {
    if let Some(gtin) = gtin14(code)
        && let Some(item) = item_of_gtin(tx, &gtin).await?
    {
        return Ok(Some(GoodsMeant::of_item(item)));
    }
    let elements = Elements::read(code, tx.today()).ok();
    let value = |ai: &str| elements.as_ref().and_then(|it| it.value(ai));
    let item = match value("01") {
        Some(gtin) => item_of_gtin(tx, gtin).await?,
        None => None,
    };
    if value("01").is_some() && item.is_none() {
        return Ok(None);
    }
    let Some(lot) = value("10") else { return Ok(item.map(GoodsMeant::of_item)) };
    let lot = goods::coded(tx, lot).await?;
    let Some(lot) = lot.filter(|lot| item.as_ref().is_none_or(|item| item.id == lot.item.id)) else {
        return Ok(None);
    };
    let net = elements.as_ref().and_then(Elements::net_kg).and_then(|net| in_unit_of(&lot.item, net));
    let named = value("21").and_then(|serial| serial.parse().ok());
    let piece = named
        .filter(|piece| lot.offer.piece(*piece).is_some())
        .or(net.and_then(|net| piece_weighing(&lot, net)));
    let measured = net.filter(|_| piece.is_none()).map(LabelSays::Quantity);
    Ok(Some(GoodsMeant { measured, ..GoodsMeant::of_lot(lot, piece) }))
}

/// A GTIN of 8, 12, 13 or 14 digits with the zeros that make it one of 14.
fn gtin14(code: &str) -> Option<String> {
    let is_gtin = matches!(code.len(), 8 | 12 | 13 | 14) && code.bytes().all(|it| it.is_ascii_digit());
    is_gtin.then(|| format!("{code:0>14}"))
}

/// The item whose packs have this GTIN of 14 digits.
async fn item_of_gtin(tx: &ReadTx, gtin: &str) -> Result<Option<ItemKnown>> {
    match sql::item_of_gtin().bind(tx, &tx.tenant(), &gtin).opt().await? {
        Some(code) => Ok(items_coded(tx, &[code.as_str()]).await?.into_iter().next()),
        None => Ok(None),
    }
}

/// Kilograms in the item's unit.
fn in_unit_of(item: &ItemKnown, net_kg: Decimal) -> Option<Quantity> {
    let exact = convert(net_kg, Unit::Kilogram, item.unit, item.density).ok()?;
    Quantity::rounded(&exact).ok()
}

/// The only piece of a lot that may be sold and weighs this.
fn piece_weighing(lot: &LotKnown, net: Quantity) -> Option<i64> {
    let mut weighing = lot.offer.free_pieces().filter(|it| it.left.quantity == net.into());
    weighing.next().filter(|_| weighing.next().is_none()).map(|it| it.piece)
}

/// The items with a word that begins like this, and the pieces in stock whose tags do: code and name.
pub(crate) async fn by_name(tx: &ReadTx, typed: &str) -> Result<Vec<(String, String)>> {
    if typed.chars().count() < SHORTEST {
        return Ok(vec![]);
    }
    let (tenant, word) = (tx.tenant(), format!(" {}", typed.to_lowercase()));
    let items = sql::items_with_word().bind(tx, &tenant, &word.as_str(), &OFFERED).all().await?;
    let mut found: Vec<(String, String)> = items.into_iter().map(|item| (item.code, item.name)).collect();
    let beyond = format!("{typed}{BEYOND}");
    let tags = sql::tags_from().bind(tx, &tenant, &typed, &beyond.as_str(), &OFFERED).all().await?;
    found.extend(tags.into_iter().map(|tag| (tag.clone(), tag)));
    found.truncate(usize::try_from(OFFERED).unwrap_or(0));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_named_by_its_lot_and_number() {
        for (code, meant) in [
            ("W-7/3", Some(("W-7", 3))),
            ("A/B/12", Some(("A/B", 12))),
            ("W-7", None),
            ("W-7/", None),
            ("W-7/x3", None),
            ("W-7/-3", None),
            ("W-7/99999999999999999999", None),
        ] {
            assert_eq!(piece_code(code), meant, "{code}");
        }
    }

    #[test]
    fn a_gtin_has_fourteen_digits_and_another_number_is_none() {
        for (code, meant) in [
            ("9312345000128", Some("09312345000128")),
            ("93123457", Some("00000093123457")),
            ("123", None),
            ("93123450001x8", None),
        ] {
            assert_eq!(gtin14(code).as_deref(), meant, "{code}");
        }
    }
}
