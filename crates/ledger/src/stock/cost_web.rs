//! Cost that follows the goods: a batch's cost changes after its goods have moved on, and every draw behind
//! it is computed again in its order, as if each lot had had its cost from the start (D20).
//! Invariant: what the corrections take from one place they add to another, to the minor unit (M4), and a lot
//! or a batch that the change does not reach is left as it is.

mod order;
mod replay;

use kernel::code::Code;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::{BatchId, DocumentId, LotId, MovementId};
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use std::collections::{BTreeMap, HashMap};

use crate::stock::cost::{Remaining, share_quantities};
use crate::stock::cost_shares::CostShares;

/// What goods were drawn for. The goods of one use of one lot can be returned together (D31).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// A line of a batch: its cost is part of the batch's.
    Batch {
        /// The batch.
        batch: BatchId,
        /// The line of its recipe.
        line: i32,
    },
    /// A line of a bill: COGS.
    Bill {
        /// The bill; for a return, the bill that it credits.
        document: DocumentId,
        /// The line on that bill.
        line: i32,
    },
    /// Shipped without a bill: COGS.
    Shipment {
        /// The movement that shipped them; for a correction, that of the shipment it corrects.
        movement: MovementId,
    },
    /// A sample, trim, loss, write-off or count that found less: STOCK_LOSS.
    Loss,
    /// Issued to the untagged balance: stays in STOCK.
    Untagged,
}

/// A quantity that went from one lot into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The other lot.
    pub lot: LotId,
    /// The quantity, in the unit of the lot it left.
    pub quantity: Quantity,
}

/// What a movement of a lot is to its cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The batch put goods into it; the first such movement of a lot bears its share of the batch's cost.
    Output,
    /// Goods went back into the batch that made them: its output was less from the start.
    OutputReturn,
    /// Goods with a cost of their own: received, moved in, found by a count (which costs nothing).
    Supply,
    /// Goods from another lot, split, packed, merged or kept in a silo; they cost what that draw gave them.
    FromLot {
        /// The movement of the other lot.
        draw: MovementId,
    },
    /// A charge, e.g. for ageing. It changes no quantity.
    Charge,
    /// Put on the scale: it lost weight and no money.
    Weigh,
    /// Drawn for a use.
    Draw(Use),
    /// Drawn into other lots, which share its cost by quantity.
    IntoLots(Vec<Part>),
    /// Returned from a use, with the part of the cost that is still drawn for it.
    Return(Use),
}

/// A movement of a lot, as booked until now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The movement.
    pub movement: MovementId,
    /// The change of the lot's quantity, in its unit.
    pub quantity: SignedQuantity,
    /// The change of the lot's cost, with every correction of this movement so far; negative for a draw.
    pub cost: Money,
    /// The piece, of goods that are kept by piece. An output of several pieces is one movement for each.
    pub piece: Option<i64>,
    /// What it is.
    pub kind: Kind,
}

/// A lot with all its movements in their order, corrections left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotHistory {
    /// The lot.
    pub lot: LotId,
    /// Its movements, the first first.
    pub events: Vec<Event>,
}

/// A batch that took goods of the web, or whose cost changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchAccount {
    /// The batch.
    pub batch: BatchId,
    /// Whether it ends now or has ended: completed or later, or aborted. Only then does it pass its cost on.
    pub is_ended: bool,
    /// Its cost as booked: lines, labour, overhead, what it began with. By-products' credits are part of it.
    pub cost: Money,
    /// The part of it that was posted as lost, because no output could bear it.
    pub lost: Money,
    /// How it shares its cost.
    pub shares: CostShares,
}

/// Everything downstream of a batch: its lots, the lots and batches that they went into, and so on. Lots and
/// batches that nothing of it went into may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Web {
    /// The lots, in any order.
    pub lots: Vec<LotHistory>,
    /// The batches, in any order.
    pub batches: Vec<BatchAccount>,
}

/// Where the cost of a correction comes from or goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The batch that made the lot: STOCK / WORK_IN_PROGRESS.
    Maker(BatchId),
    /// Another lot: no posting.
    Lots,
    /// A use: its account / STOCK.
    Use(Use),
}

/// A movement to write: quantity zero, the cost `added` to the lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The lot.
    pub lot: LotId,
    /// The movement that it corrects.
    pub movement: MovementId,
    /// The change of the lot's cost; negative where a draw took more than was booked.
    pub added: Money,
    /// The other side of it.
    pub place: Place,
}

/// The change of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchChange {
    /// The batch.
    pub batch: BatchId,
    /// The change of the cost of its lines (for the batch that changed first: of its whole cost).
    pub cost: Money,
    /// The part of it that goes to STOCK_LOSS, because no output can bear it.
    pub lost: Money,
}

/// What a change of a batch's cost changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recosting {
    /// The corrections, lots before what came of them.
    pub corrections: Vec<Correction>,
    /// The batches, in the same order. One that has not ended keeps the change in its account.
    pub batches: Vec<BatchChange>,
    /// The remaining stock of each lot that was computed again.
    pub lots: Vec<(LotId, Remaining)>,
    /// The pieces of those that are kept by piece.
    pub pieces: Vec<(LotId, i64, Remaining)>,
}

impl Recosting {
    /// The cost added to each place that is not a lot, summed: one posting each. Errors: `number_range`.
    pub fn postings(&self) -> Result<BTreeMap<Place, Money>, Code> {
        let mut sums: BTreeMap<Place, Money> = BTreeMap::new();
        for correction in self.corrections.iter().filter(|it| it.place != Place::Lots) {
            let sum = sums.entry(correction.place).or_default();
            *sum = sum.sub(correction.added)?;
        }
        sums.retain(|_, sum| !sum.is_zero());
        Ok(sums)
    }
}

/// Gives `batch` a new cost, or what it made a new quantity, and computes again everything that its goods
/// went into: when it ends, when its cost changes after that, and whenever goods went back into it (before
/// its end they have no share, but they may bear a charge). It takes a time in proportion to the movements of
/// the web, and no more stack for a longer one.
///
/// Errors: `lot_insufficient` where the movements of a lot, with what was returned into its batch left out,
/// take more than was there: such goods have moved on (D31). `number_range`; `lot_cycle` and `internal_error`
/// for a web that is none.
pub fn recost(web: &Web, batch: BatchId, cost: Money) -> Ruled<Recosting> {
    let index = Index::of(web);
    let root = *index.batches.get(&batch).ok_or(Code::InternalError)?;
    let mut run = Run { web, index, fresh: Fresh::default(), done: Recosting::default() };
    run.fresh.cost.insert(root, cost.sub(web.batches[root].cost)?);
    for node in order::of(web, &run.index).ok_or(Code::LotCycle)? {
        match node {
            Node::Batch(at) => run.end(at, at == root)?,
            Node::Lot(at) => run.replay(at)?,
        }
    }
    match run.fresh.shares.is_empty() {
        true => Ok(run.done),
        // An output whose share changes is not in the web.
        false => Err(Refusal::new(Code::InternalError)),
    }
}

/// A lot or a batch of the web, by its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    Lot(usize),
    Batch(usize),
}

/// The places of lots and batches in the web.
struct Index {
    lots: HashMap<LotId, usize>,
    batches: HashMap<BatchId, usize>,
}

impl Index {
    fn of(web: &Web) -> Index {
        Index {
            lots: web.lots.iter().zip(0..).map(|(it, at)| (it.lot, at)).collect(),
            batches: web.batches.iter().zip(0..).map(|(it, at)| (it.batch, at)).collect(),
        }
    }
}

/// The costs that are new so far.
#[derive(Default)]
struct Fresh {
    /// The change of the cost of a batch, by its place in the web.
    cost: HashMap<usize, Money>,
    /// The share of an output, and the batch that it comes from.
    shares: HashMap<LotId, (BatchId, Money)>,
    /// The cost that a draw gave to another lot.
    given: HashMap<(MovementId, LotId), Money>,
}

struct Run<'a> {
    web: &'a Web,
    index: Index,
    fresh: Fresh,
    done: Recosting,
}

impl Run<'_> {
    /// Shares the cost of a batch again, if it changed and has ended. The batch that changed first is always
    /// shared: what it made may have changed, too.
    fn end(&mut self, at: usize, is_first: bool) -> Ruled<()> {
        let account = &self.web.batches[at];
        let change = self.fresh.cost.remove(&at).unwrap_or_default();
        if change.is_zero() && !is_first {
            return Ok(());
        }
        let mut lost = Money::ZERO;
        if account.is_ended || is_first {
            let passed_on = if account.is_ended { account.cost.add(change)? } else { Money::ZERO };
            let shares = account.shares.share(passed_on)?;
            lost = shares.lost.sub(account.lost)?;
            let made = shares.lots.into_iter().map(|(lot, share)| (lot, (account.batch, share)));
            self.fresh.shares.extend(made);
        }
        self.done.batches.push(BatchChange { batch: account.batch, cost: change, lost });
        Ok(())
    }

    /// Computes a lot again, if something that came into it changed.
    fn replay(&mut self, at: usize) -> Ruled<()> {
        let history = &self.web.lots[at];
        let made = self.fresh.shares.remove(&history.lot);
        let is_reached =
            made.is_some() || history.events.iter().any(|event| self.reaches(history.lot, event));
        if !is_reached {
            return Ok(());
        }
        let replayed = replay::of(history, made.map(|(_, share)| share), &self.fresh.given)?;
        for (event, cost) in history.events.iter().zip(&replayed.costs) {
            if let Kind::IntoLots(parts) = &event.kind {
                let given = share_quantities(cost.neg()?, parts.iter().map(|part| part.quantity));
                let lots = parts.iter().map(|part| (event.movement, part.lot));
                self.fresh.given.extend(lots.zip(given));
            }
            let added = cost.sub(event.cost)?;
            if !added.is_zero() {
                let place = place_of(&event.kind, made.map(|(batch, _)| batch))?;
                self.correct(Correction { lot: history.lot, movement: event.movement, added, place })?;
            }
        }
        self.done.lots.push((history.lot, replayed.left));
        let pieces = replayed.pieces.into_iter().map(|(piece, left)| (history.lot, piece, left));
        self.done.pieces.extend(pieces);
        Ok(())
    }

    /// Whether another lot gave it a cost that is not the booked one.
    fn reaches(&self, lot: LotId, event: &Event) -> bool {
        let Kind::FromLot { draw } = event.kind else { return false };
        self.fresh.given.get(&(draw, lot)).is_some_and(|cost| *cost != event.cost)
    }

    fn correct(&mut self, correction: Correction) -> Ruled<()> {
        if let Place::Use(Use::Batch { batch, .. }) = correction.place {
            let at = *self.index.batches.get(&batch).ok_or(Code::InternalError)?;
            let change = self.fresh.cost.entry(at).or_default();
            *change = change.sub(correction.added)?;
        }
        self.done.corrections.push(correction);
        Ok(())
    }
}

/// The other side of a change of a movement's cost. Errors: `internal_error` for one whose cost never
/// changes.
fn place_of(kind: &Kind, maker: Option<BatchId>) -> Ruled<Place> {
    match kind {
        Kind::Output | Kind::OutputReturn => {
            maker.map(Place::Maker).ok_or_else(|| Code::InternalError.into())
        }
        Kind::FromLot { .. } | Kind::IntoLots(_) => Ok(Place::Lots),
        Kind::Draw(it) | Kind::Return(it) => Ok(Place::Use(*it)),
        Kind::Supply | Kind::Charge | Kind::Weigh => Err(Code::InternalError.into()),
    }
}

#[cfg(test)]
mod tests;
