//! The forms of orders: the lines to order, and the lots to deliver.
//! Invariant: a row that is left empty sends nothing.

use catalogue::{Phrase, say};
use kernel::permission::Permission;
use ledger::items::{ItemKind, ListItems};
use ledger::parties::{ListParties, PartyKind};
use ledger::stock::page::{STOCK_UNITS, price_typed, unit};
use platform::error::Result;
use web::page::PageCx;
use web::url::encoded;
use web::view::FormState;

use super::pick::{LinePicked, PickProposed};
use super::show::OrderLineShown;
use crate::invoices::page::modes;
use crate::money::page::open_tills;

/// Lines on the page; the API takes more.
const LINES: usize = 6;
/// Rows for lots that a person picks, beside one for each that is proposed.
const MORE_PICKS: usize = 2;
/// Rows for lots that a person picks, at most; the API takes more.
const MOST_PICKS: usize = 30;

/// The fields of what is ordered.
pub(crate) struct LinesForm {
    pub form: FormState,
    /// Codes and names to choose from.
    pub items: Vec<(String, String)>,
    pub units: Vec<(&'static str, Phrase)>,
    /// The lines as they are now, where an order is changed.
    pub now: Vec<LineNow>,
}

/// A line as it is now, as its fields show it.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineNow {
    pub item: String,
    pub quantity: String,
    pub unit: String,
    pub price: String,
}

/// The names and values of a line's fields.
pub(crate) struct LineFields {
    pub number: usize,
    pub is_first: bool,
    pub is_open: bool,
    pub item: String,
    pub quantity: String,
    pub unit: String,
    pub price: String,
    pub item_now: String,
    pub quantity_now: String,
    pub unit_now: String,
    pub price_now: String,
}

impl LinesForm {
    /// The form, with the first items by name.
    pub async fn of(cx: &PageCx, form: FormState, now: Vec<LineNow>) -> Result<LinesForm> {
        let items = cx.ask(ListItems { search: None, after: None }).await?.rows;
        let sold = items.into_iter().filter(|item| !matches!(item.kind, ItemKind::Raw | ItemKind::Packaging));
        let of_item = std::iter::once(("", Phrase::from("The unit of the item")));
        Ok(LinesForm {
            form,
            items: sold.map(|item| (item.code, item.name)).collect(),
            units: of_item
                .chain(STOCK_UNITS.iter().map(|(code, name)| (*code, Phrase::from(*name))))
                .collect(),
            now,
        })
    }

    /// The rows.
    pub fn rows(&self) -> Vec<LineFields> {
        let many = LINES.max(self.now.len() + 1);
        (0..many).map(|n| self.row(n)).collect()
    }

    fn row(&self, n: usize) -> LineFields {
        let name = |field: &str| format!("lines[{n}].{field}");
        let now = self.now.get(n).cloned().unwrap_or_default();
        LineFields {
            number: n + 1,
            is_first: n == 0,
            is_open: n == 0 || !now.item.is_empty() || self.form.is_used(&format!("lines[{n}].")),
            item: name("item"),
            quantity: name("quantity"),
            unit: name("unit"),
            price: name("price_minor_per_unit"),
            item_now: now.item,
            quantity_now: now.quantity,
            unit_now: now.unit,
            price_now: now.price,
        }
    }
}

/// A line as its fields show it.
pub(crate) fn now(line: &OrderLineShown, minor_digits: u32) -> LineNow {
    LineNow {
        item: line.item.clone(),
        quantity: line.quantity.to_string(),
        unit: line.unit.to_owned(),
        price: line.price_minor_per_unit.map_or(String::new(), |price| price_typed(price, minor_digits)),
    }
}

/// A line of an order, as pages show it.
pub(crate) struct LineRow {
    pub item: String,
    pub name: String,
    pub quantity: String,
    pub unit: &'static str,
    /// Empty: the price of the item on the day.
    pub price: String,
}

/// The row of a line.
pub(crate) fn line_row(line: &OrderLineShown, minor_digits: u32) -> LineRow {
    LineRow {
        item: line.item.clone(),
        name: line.name.clone(),
        quantity: line.quantity.to_string(),
        unit: unit(line.unit),
        price: line.price_minor_per_unit.map_or(String::new(), |price| price_typed(price, minor_digits)),
    }
}

/// A line with the lots to take.
pub(crate) struct PickRow {
    pub line: i32,
    pub name: String,
    pub quantity: String,
    pub unit: &'static str,
    pub picks: Vec<LotRow>,
    /// The quantity that no lot covers; empty if there is none.
    pub short: String,
    /// Of goods that are kept by piece: the pieces to choose from.
    pub pieces: Vec<Phrase>,
}

/// A lot to take.
pub(crate) struct LotRow {
    pub lot: String,
    /// The number of its piece; empty for goods that are not kept by piece.
    pub piece: String,
    /// Its page; empty for those who may not see it.
    pub href: String,
    pub quantity: String,
}

/// The row of a line with its lots.
pub(crate) fn pick_row(line: &LinePicked, base: &str, may_see_lots: bool) -> PickRow {
    let lot = |pick: &PickProposed| LotRow {
        lot: pick.lot.clone(),
        piece: pick.piece.map_or(String::new(), |piece| piece.to_string()),
        href: if may_see_lots { format!("{base}/lots/{}", encoded(&pick.lot)) } else { String::new() },
        quantity: pick.quantity.to_string(),
    };
    PickRow {
        line: line.line,
        name: line.name.clone(),
        quantity: line.quantity.to_string(),
        unit: unit(line.unit),
        picks: line.picks.iter().map(lot).collect(),
        short: if line.short.get() == 0 { String::new() } else { line.short.to_string() },
        pieces: line.pieces.iter().filter_map(|it| piece_words(it, unit(line.unit))).collect(),
    }
}

/// "W-1, piece 2: 3.05 kg".
fn piece_words(it: &PickProposed, unit: &'static str) -> Option<Phrase> {
    let (piece, weight) = (it.piece?.to_string(), it.quantity.to_string());
    Some(say!("{lot}, piece {piece}: {weight} {unit}", lot = &it.lot, piece, weight, unit))
}

/// The form that delivers.
pub(crate) struct DeliverForm {
    pub form: FormState,
    /// The fields that name what is delivered.
    pub named: Vec<(&'static str, String)>,
    pub lines: Vec<PickRow>,
    /// Whether no lot of it may be sold now.
    pub is_nothing: bool,
    /// The lines, to choose one for a lot.
    pub choices: Vec<(String, Phrase)>,
    pub modes: Vec<(&'static str, Phrase)>,
    /// The tills that cash may go through: the one that is used by itself first.
    pub tills: Vec<(String, Phrase)>,
}

/// The names of the fields of a lot that a person picks.
pub(crate) struct PickFields {
    pub line: String,
    pub lot: String,
    pub piece: String,
    pub quantity: String,
}

impl DeliverForm {
    /// The form for what is named.
    pub async fn of(
        cx: &PageCx,
        form: FormState,
        named: Vec<(&'static str, String)>,
        lines: &[LinePicked],
    ) -> Result<DeliverForm> {
        let (base, may_see) = (cx.href(""), cx.may(Permission::MakeRead));
        let lines: Vec<PickRow> = lines.iter().map(|line| pick_row(line, &base, may_see)).collect();
        let choice = |row: &PickRow| {
            let words = say!(
                "{name}, {quantity} {unit}",
                name = &row.name,
                quantity = &row.quantity,
                unit = row.unit
            );
            (row.line.to_string(), words)
        };
        let none = (String::new(), Phrase::from("No line"));
        let pay_later = std::iter::once(("", Phrase::from("Nothing is paid now")));
        Ok(DeliverForm {
            form,
            named,
            is_nothing: !lines.is_empty()
                && lines.iter().all(|line| line.picks.is_empty() && !line.short.is_empty()),
            choices: std::iter::once(none).chain(lines.iter().map(choice)).collect(),
            modes: pay_later.chain(modes(cx.tx.workspace.country)).collect(),
            tills: open_tills(cx).await?,
            lines,
        })
    }

    /// The rows for lots that a person picks.
    pub fn rows(&self) -> Vec<PickFields> {
        let row = |n: usize| {
            let name = |field: &str| format!("picks[{n}].{field}");
            PickFields {
                line: name("line"),
                lot: name("lot"),
                piece: name("piece"),
                quantity: name("quantity"),
            }
        };
        let proposed: usize = self.lines.iter().map(|line| line.picks.len().max(1)).sum();
        (0..(proposed + MORE_PICKS).min(MOST_PICKS.max(self.lines.len()))).map(row).collect()
    }

    /// Whether any of the goods are kept by piece.
    pub fn has_pieces(&self) -> bool {
        self.lines.iter().any(|line| !line.pieces.is_empty())
    }
}

/// The newest customers, by code and name; nothing for those who may not see them.
pub(crate) async fn customers(cx: &PageCx) -> Result<Vec<(String, String)>> {
    if !cx.may(Permission::PartiesRead) {
        return Ok(vec![]);
    }
    let rows = cx.ask(ListParties { search: None, after: None }).await?.rows;
    let of = rows.into_iter().filter(|row| row.kind != PartyKind::Karigar);
    Ok(of.map(|row| (row.party, row.name)).collect())
}
