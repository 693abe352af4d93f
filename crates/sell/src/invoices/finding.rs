//! What a code in the scan field means: a piece, goods, a label of the shop's own scale, or a name.
//! Invariant: a code that is known exactly goes before anything that it could also mean.

use kernel::decimal::{Decimal, Quantity};
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

/// The item of this code, or the lot of this code with its item.
pub(crate) async fn goods_coded(tx: &ReadTx, code: &str) -> Result<Option<(ItemKnown, Option<LotKnown>)>> {
    if let Some(item) = items_coded(tx, &[code]).await?.into_iter().next() {
        return Ok(Some((item, None)));
    }
    Ok(goods::coded(tx, code).await?.map(|lot| (lot.item.clone(), Some(lot))))
}

/// The item on a label of the shop's own scale, and what the label says of it. The digits are the item's code, with or without the
/// zeros before them; a weight needs an item that is sold by mass.
pub(crate) async fn from_label(tx: &ReadTx, code: &str) -> Result<Option<(ItemKnown, LabelSays)>> {
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
