//! What an order is picked from, before anything moves.
//! Invariant: it proposes what the delivery would take now, and takes nothing.

use kernel::day::Day;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::ItemId;
use kernel::permission::Permission;
use ledger::stock::fefo::suggest::{PickShown, stock_of_items};
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
    pub picks: Vec<PickShown>,
    /// What no lot covers.
    pub short: SignedQuantity,
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
        let stock = stock_of_items(tx, &items_of(&lines)).await?;
        let picked = picks::by_fefo(&wanted_lines(&lines), &stock, tx.today());
        Ok(OrderPicks { lines: lines.iter().map(|line| line_picked(line, &picked)).collect() })
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
        Some(PickShown { lot, quantity: part.quantity })
    });
    LinePicked {
        line: line.line,
        item: line.code.clone(),
        name: line.name.clone(),
        unit: line.item_unit.as_str(),
        quantity: line.quantity,
        picks: picks.collect(),
        short: picked.short.get(&line.line).copied().unwrap_or(SignedQuantity::from_stored(0)),
    }
}
