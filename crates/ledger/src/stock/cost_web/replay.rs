//! One lot from its first movement to its last, with its final cost from the start.
//! Invariant: the costs of its movements add up to what is left of it.

use kernel::code::Code;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::{LotId, MovementId};
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use std::collections::HashMap;

use super::{Event, Kind, LotHistory, Use};
use crate::stock::cost::{self, Remaining};
use crate::stock::pieces::{EMPTY, LotStock};

/// The field of a refusal.
const QUANTITY: &str = "quantity";

/// A lot that was computed again.
pub(super) struct Replay {
    /// For each movement, what it changes of the lot's cost.
    pub costs: Vec<Money>,
    /// The remaining stock.
    pub left: Remaining,
    /// Its pieces.
    pub pieces: Vec<(i64, Remaining)>,
}

/// Computes a lot again. `made` is its share of its batch's cost, if that is new; `given` holds what draws
/// gave to other lots.
pub(super) fn of(
    history: &LotHistory,
    made: Option<Money>,
    given: &HashMap<(MovementId, LotId), Money>,
) -> Ruled<Replay> {
    let is_output = |event: &&Event| matches!(event.kind, Kind::Output | Kind::OutputReturn);
    let booked = Money::sum(history.events.iter().filter(is_output).map(|event| event.cost))?;
    let share = made.unwrap_or(booked);
    let mut account = Account {
        lot: history.lot,
        stock: LotStock::default(),
        share,
        difference: share.sub(booked)?,
        returned: HashMap::new(),
        used: HashMap::new(),
        given,
    };
    account.leave_out_returns(history);
    let costs = history.events.iter().map(|event| account.book(event)).collect::<Ruled<_>>()?;
    account.returns_are_made()?;
    if !account.share.is_zero() || !account.difference.is_zero() {
        return Err(Code::InternalError.into()); // a lot without output has no share
    }
    let pieces = account.stock.pieces().iter().map(|(piece, left)| (*piece, *left)).collect();
    Ok(Replay { costs, left: account.stock.whole(), pieces })
}

struct Account<'a> {
    lot: LotId,
    stock: LotStock,
    /// The lot's share of its batch's cost, until its stock has it.
    share: Money,
    /// What that is more than booked, until an output bears it.
    difference: Money,
    /// What went back into the batch, by piece.
    returned: HashMap<Option<i64>, i64>,
    /// The goods that are still drawn for each use.
    used: HashMap<(Use, Option<i64>), Remaining>,
    given: &'a HashMap<(MovementId, LotId), Money>,
}

impl Account<'_> {
    fn leave_out_returns(&mut self, history: &LotHistory) {
        for event in history.events.iter().filter(|event| event.kind == Kind::OutputReturn) {
            *self.returned.entry(event.piece).or_default() -= event.quantity.get();
        }
    }

    /// Refuses the return of more than was made: goods that a count found did not come out of the batch.
    fn returns_are_made(&self) -> Ruled<()> {
        match self.returned.values().all(|left| *left == 0) {
            true => Ok(()),
            false => Err(Refusal::new(Code::LotInsufficient).field(QUANTITY)),
        }
    }

    /// Books a movement; returns what it changes of the lot's cost.
    fn book(&mut self, event: &Event) -> Ruled<Money> {
        match &event.kind {
            Kind::Output => self.output(event),
            // It was less from the start.
            Kind::OutputReturn => Ok(event.cost),
            Kind::Supply => self.add(event, event.cost),
            Kind::FromLot { draw } => {
                self.add(event, self.given.get(&(*draw, self.lot)).copied().unwrap_or(event.cost))
            }
            Kind::Charge => {
                self.stock.charge(event.cost).map_err(|refusal| refusal.field(QUANTITY))?;
                Ok(event.cost)
            }
            Kind::Weigh => self.weigh(event),
            Kind::Draw(it) => self.draw(event, *it),
            Kind::IntoLots(_) => Ok(self.stock.draw(event.piece, quantity_drawn(event)?, QUANTITY)?.neg()?),
            Kind::Return(it) => self.give_back(event, *it),
        }
    }

    /// The first output bears the difference to what is booked; the first of which something stayed brings
    /// the share.
    fn output(&mut self, event: &Event) -> Ruled<Money> {
        let cost = event.cost.add(std::mem::take(&mut self.difference))?;
        let returned = self.returned.entry(event.piece).or_default();
        let less = event.quantity.get().min(*returned);
        *returned -= less;
        let quantity = SignedQuantity::from_stored(event.quantity.get() - less);
        if quantity.get() > 0 {
            let net = Remaining { quantity, cost: std::mem::take(&mut self.share) };
            self.stock.add_shared(event.piece, net)?;
        }
        Ok(cost)
    }

    fn add(&mut self, event: &Event, cost: Money) -> Ruled<Money> {
        self.stock.add(event.piece, Remaining { quantity: event.quantity, cost })?;
        Ok(cost)
    }

    fn weigh(&mut self, event: &Event) -> Ruled<Money> {
        // Less was made than the weighing took off.
        let weighed = || Refusal::new(Code::LotWeighed).field(QUANTITY);
        let before = self.stock.quantity(event.piece).map_err(|_| weighed())?;
        let weight = Quantity::new(before.get() + event.quantity.get()).map_err(|_| weighed())?;
        self.stock.weigh(event.piece, weight, QUANTITY)?;
        Ok(Money::ZERO)
    }

    fn draw(&mut self, event: &Event, it: Use) -> Ruled<Money> {
        let quantity = quantity_drawn(event)?;
        let cost = self.stock.draw(event.piece, quantity, QUANTITY)?;
        let used = self.used.entry((it, event.piece)).or_insert(EMPTY);
        let sum = SignedQuantity::from_stored(used.quantity.get() + quantity.get());
        *used = Remaining { quantity: sum, cost: used.cost.add(cost)? };
        Ok(cost.neg()?)
    }

    /// The part of what is still drawn for a use that comes back: its cost by quantity, the last takes the
    /// rest.
    fn give_back(&mut self, event: &Event, it: Use) -> Ruled<Money> {
        let used = self.used.entry((it, event.piece)).or_insert(EMPTY);
        let back = cost::draw(*used, Quantity::new(event.quantity.get())?, QUANTITY)?;
        *used = back.left;
        self.add(event, back.cost)
    }
}

/// The quantity that a movement takes. Errors: `number_range` where it takes none.
fn quantity_drawn(event: &Event) -> Ruled<Quantity> {
    Ok(Quantity::new(event.quantity.get().saturating_neg())?)
}
