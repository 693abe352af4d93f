//! What an order is picked from, before anything moves.
//! Invariant: it proposes what the delivery would take now, and takes nothing.

use kernel::day::Day;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::ItemId;
use kernel::permission::Permission;
use platform::action::{Asked, Query};
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use super::book::{Subject, SubjectName};
use super::lines::OrderLine;
use super::picks::{self, PickList, WantedLine};
use super::shelf::{PieceThere, Shelf};

/// Pieces that are offered for a line.
const MOST_PIECES: usize = 100;

input! {
    /// What to pick: an order, or a day of a standing order.
    pub struct PickOrder {
        /// The order: its number or id.
        order: Option<Name>,
        /// Or the standing order …
        standing: Option<Name>,
        /// … and its day.
        day: Option<Day>,
    }
}

/// A list of what to pick.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrderPicks {
    /// The lines of the order.
    pub lines: Vec<LinePicked>,
}

/// What a line is picked from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LinePicked {
    /// The number of the line.
    pub line: i32,
    /// Its item.
    pub item: String,
    /// The name of the item.
    pub name: String,
    /// The unit of the item, in which the quantities are.
    pub unit: &'static str,
    /// The ordered quantity.
    pub quantity: Quantity,
    /// The lots, first to expire first; empty for a service too.
    pub picks: Vec<PickProposed>,
    /// What no lot covers.
    pub short: SignedQuantity,
    /// Of goods that are kept by piece: the first hundred pieces that may be picked, first to expire first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<PickProposed>,
}

/// A quantity of one lot, or a piece of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PickProposed {
    /// The lot.
    pub lot: String,
    /// The number of the piece, of goods that are kept by piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub piece: Option<i32>,
    /// How much of it, in the item's unit; of a piece its stored weight.
    pub quantity: SignedQuantity,
}

impl Query for PickOrder {
    const NAME: &'static str = "sell.order.pick";
    const NEEDS: Permission = Permission::OrdersPick;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Proposes the lots that an order is picked from, first to expire first.";
    type Output = OrderPicks;

    async fn fetch(self, tx: &ReadTx) -> Result<OrderPicks> {
        self.named().is_sound()?;
        let subject = Subject::find(tx, self.named()).await?;
        subject.is_open(tx).await?;
        let lines = subject.lines(tx).await?;
        let shelf = Shelf::read(tx, &items_of(&lines)).await?;
        let picked = picks::by_fefo(&wanted_lines(&lines), &shelf, tx.today());
        let shown = |line: &OrderLine| LinePicked {
            pieces: pieces_of(&shelf, line.item, tx.today()),
            ..line_picked(line, &picked)
        };
        Ok(OrderPicks { lines: lines.iter().map(shown).collect() })
    }
}

impl PickOrder {
    fn named(&self) -> SubjectName<'_> {
        SubjectName {
            order: self.order.as_ref().map(Name::as_str),
            standing: self.standing.as_ref().map(Name::as_str),
            day: self.day,
        }
    }
}

/// The items of the lines that are kept in lots, each once.
pub(super) fn items_of(lines: &[OrderLine]) -> Vec<ItemId> {
    let mut items: Vec<ItemId> = lines.iter().filter(|line| line.in_lots).map(|line| line.item).collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// The lines, as far as picking needs them.
pub(super) fn wanted_lines(lines: &[OrderLine]) -> Vec<WantedLine> {
    let wanted = |line: &OrderLine| WantedLine {
        line: line.line,
        item: line.item,
        quantity: line.quantity,
        resolution: line.resolution,
        in_lots: line.in_lots,
    };
    lines.iter().map(wanted).collect()
}

/// A line with its picks.
pub(super) fn line_picked(line: &OrderLine, picked: &PickList) -> LinePicked {
    let picks = picked.of_line(line.line).filter_map(|part| {
        let lot = part.lot.clone()?;
        Some(PickProposed { lot, piece: part.piece, quantity: part.quantity })
    });
    LinePicked {
        line: line.line,
        item: line.code.clone(),
        name: line.name.clone(),
        unit: line.item_unit.as_str(),
        quantity: line.quantity,
        picks: picks.collect(),
        short: picked.short.get(&line.line).copied().unwrap_or(SignedQuantity::from_stored(0)),
        pieces: vec![],
    }
}

/// The pieces of an item that may be picked.
pub(super) fn pieces_of(shelf: &Shelf, item: ItemId, today: Day) -> Vec<PickProposed> {
    let offered =
        |(lot, it): (String, PieceThere)| PickProposed { lot, piece: Some(it.piece), quantity: it.weight };
    shelf.free_pieces(item, today).into_iter().take(MOST_PIECES).map(offered).collect()
}
