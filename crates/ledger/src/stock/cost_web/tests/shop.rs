//! A random shop that books as the product does: each act at the cost of its moment, and corrections behind a
//! batch.
//! Invariant: it writes each act down for the oracle before it books it.

use super::oracle::{self, CREDIT, Figures, Step, To, WEIGHTS};
use super::*;
use crate::stock::cost_web::replay;
use std::collections::{BTreeMap, BTreeSet};

/// Each lot, with the batch that made it and its item; each batch; and the history.
#[derive(Default)]
pub struct Shop {
    steps: Vec<Step>,
    lots: Vec<LotHistory>,
    makers: BTreeMap<usize, usize>,
    batches: Vec<BatchAccount>,
    /// The step that each movement came of, and the part of it.
    step_of: BTreeMap<usize, usize>,
    movements: usize,
    /// All money that came from outside.
    came_in: i64,
}

impl Shop {
    /// Does what the numbers say, if that is possible; true if a batch shared its cost.
    pub fn act(&mut self, (what, one, two): (u8, u16, u16)) -> bool {
        let (a, b) = (usize::from(one), usize::from(two));
        match what {
            0..=2 => self.supply(i64::from(one % 40) + 1, i64::from(two % 3000)),
            3..=4 => self.begin(),
            5..=11 => return self.draw(a, b, what),
            12..=15 => self.output(a, b),
            16..=17 => self.divide(a, b),
            18 => self.merge(a, b),
            19 => self.weigh(a, b),
            20 => self.charge(a, i64::from(two % 300)),
            21..=22 => return self.give_back(a, b),
            23..=25 => return self.output_return(a, b),
            26..=27 => return self.labour(a, i64::from(two % 2000)),
            28 => self.find(a, i64::from(two % 5) + 1),
            _ => return self.end(a),
        }
        false
    }

    /// Ends all that runs.
    pub fn close(&mut self) {
        for n in 0..self.batches.len() {
            self.end(n);
        }
    }

    fn book(&mut self, at: usize, quantity: i64, piece: Option<i64>, kind: Kind) -> i64 {
        self.movements += 1;
        self.step_of.insert(self.movements, self.steps.len() - 1);
        let quantity = SignedQuantity::from_stored(quantity);
        let cost = Money::ZERO;
        let made = Event { movement: movement(self.movements), quantity, cost, piece, kind };
        self.lots[at].events.push(made);
        let costs = replay::of(&self.lots[at], None, &HashMap::new()).expect("possible").costs;
        let last = *costs.last().expect("a movement");
        self.lots[at].events.last_mut().expect("a movement").cost = last;
        last.get()
    }

    fn book_at(&mut self, at: usize, quantity: i64, piece: Option<i64>, kind: Kind, cost: i64) {
        self.movements += 1;
        self.step_of.insert(self.movements, self.steps.len() - 1);
        let (quantity, cost) = (SignedQuantity::from_stored(quantity), money(cost));
        self.lots[at].events.push(Event { movement: movement(self.movements), quantity, cost, piece, kind });
    }

    fn new_lot(&mut self) -> usize {
        self.lots.push(LotHistory { lot: lot(self.lots.len()), events: vec![] });
        self.lots.len() - 1
    }

    fn supply(&mut self, quantity: i64, cost: i64) {
        let at = self.new_lot();
        self.steps.push(Step::Supply { lot: at, piece: None, quantity, cost });
        self.came_in += cost;
        self.book_at(at, quantity, None, Kind::Supply, cost);
    }

    fn find(&mut self, a: usize, quantity: i64) {
        let Some((at, None, _)) = self.part(a) else { return };
        self.steps.push(Step::Supply { lot: at, piece: None, quantity, cost: 0 });
        self.book_at(at, quantity, None, Kind::Supply, 0);
    }

    fn begin(&mut self) {
        self.batches.push(account(self.batches.len(), false, 0, &[]));
    }

    /// The a-th lot that has stock, one of its pieces, and the quantity of that.
    fn part(&self, a: usize) -> Option<(usize, Option<i64>, i64)> {
        let mut there = Vec::new();
        for (at, history) in self.lots.iter().enumerate() {
            let mut parts: BTreeMap<Option<i64>, i64> = BTreeMap::new();
            for event in &history.events {
                *parts.entry(event.piece).or_default() += event.quantity.get();
            }
            there.extend(parts.into_iter().filter(|part| part.1 > 0).map(|(piece, left)| (at, piece, left)));
        }
        (!there.is_empty()).then(|| there[a % there.len()])
    }

    /// Whether goods of the lot came out of the batch.
    fn is_above(&self, batch_no: usize, at: usize) -> bool {
        let (_, lots) = self.below(batch_no);
        lots.contains(&at)
    }

    /// The batches and lots that goods of a batch went into.
    fn below(&self, batch_no: usize) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let (mut batches, mut lots) = (BTreeSet::from([batch_no]), BTreeSet::new());
        loop {
            let before = (batches.len(), lots.len());
            lots.extend(self.makers.iter().filter(|(_, maker)| batches.contains(maker)).map(|(at, _)| *at));
            for step in &self.steps {
                match step {
                    Step::Draw { lot, to: To::Batch(into, _), .. } if lots.contains(lot) => {
                        batches.insert(*into);
                    }
                    Step::IntoLots { lot, parts, .. } if lots.contains(lot) => {
                        lots.extend(parts.iter().map(|part| part.0));
                    }
                    _ => {}
                }
            }
            if before == (batches.len(), lots.len()) {
                return (batches, lots);
            }
        }
    }

    fn draw(&mut self, a: usize, b: usize, what: u8) -> bool {
        let Some((at, piece, left)) = self.part(a) else { return false };
        let quantity = if b.is_multiple_of(4) { left } else { 1 + (b as i64 / 4) % left };
        let to = match what {
            5..=8 if !self.batches.is_empty() => To::Batch(b % self.batches.len(), (a % 2) as i32),
            9..=10 => To::Bill(b % 3),
            _ => To::Loss,
        };
        if let To::Batch(into, _) = to
            && (self.batches[into].is_ended || self.is_above(into, at))
        {
            return false;
        }
        self.steps.push(Step::Draw { lot: at, piece, quantity, to });
        let cost = self.book(at, -quantity, piece, Kind::Draw(use_of(to)));
        self.change_batch(to, -cost);
        false
    }

    fn change_batch(&mut self, to: To, cost: i64) {
        if let To::Batch(into, _) = to {
            let account = &mut self.batches[into];
            account.cost = account.cost.add(money(cost)).expect("money");
        }
    }

    fn give_back(&mut self, a: usize, b: usize) -> bool {
        let mut drawn: BTreeMap<(usize, Option<i64>, To), i64> = BTreeMap::new();
        for step in &self.steps {
            match step {
                Step::Draw { lot, piece, quantity, to } if *to != To::Loss => {
                    *drawn.entry((*lot, *piece, *to)).or_default() += quantity;
                }
                Step::Return { lot, piece, quantity, to } => {
                    *drawn.entry((*lot, *piece, *to)).or_default() -= quantity;
                }
                _ => {}
            }
        }
        let open: Vec<_> = drawn.into_iter().filter(|it| it.1 > 0).collect();
        if open.is_empty() {
            return false;
        }
        let ((at, piece, to), most) = open[a % open.len()];
        let quantity = if b.is_multiple_of(3) { most } else { 1 + (b as i64 / 3) % most };
        self.steps.push(Step::Return { lot: at, piece, quantity, to });
        let cost = self.book(at, quantity, piece, Kind::Return(use_of(to)));
        match to {
            To::Batch(into, _) if self.batches[into].is_ended => self.recost(into, -cost),
            _ => {
                self.change_batch(to, -cost);
                return false;
            }
        }
        true
    }

    fn output(&mut self, a: usize, b: usize) {
        let open: Vec<usize> = (0..self.batches.len()).filter(|n| !self.batches[*n].is_ended).collect();
        if open.is_empty() {
            return;
        }
        let (maker, at, item) = (open[a % open.len()], self.new_lot(), [1, 1, 2, 0, 1][b % 5]);
        self.makers.insert(at, maker);
        let pieces = if a.is_multiple_of(3) { 1 + b % 4 } else { 0 };
        for n in 0..pieces.max(1) {
            let piece = (pieces > 0).then_some(n as i64 + 1);
            let quantity = 1 + (b as i64 / 5 + n as i64) % 25;
            self.steps.push(Step::Output { batch: maker, lot: at, piece, quantity, item });
            self.book_at(at, quantity, piece, Kind::Output, 0);
        }
    }

    /// Goods go back into the batch that made them, if that much never left.
    fn output_return(&mut self, a: usize, b: usize) -> bool {
        let made: Vec<(usize, usize)> = self.makers.iter().map(|(at, maker)| (*at, *maker)).collect();
        if made.is_empty() {
            return false;
        }
        let (at, maker) = made[a % made.len()];
        let pieces: BTreeSet<Option<i64>> = self.lots[at].events.iter().map(|event| event.piece).collect();
        let Some(piece) = pieces.into_iter().nth(b % 4) else { return false };
        let (mut left, mut least) = (-oracle::return_of(&self.steps, at, piece), i64::MAX);
        let of_piece = |event: &&Event| event.piece == piece && event.kind != Kind::OutputReturn;
        for event in self.lots[at].events.iter().filter(of_piece) {
            left += event.quantity.get();
            least = least.min(left);
        }
        // A charge needs goods, and a piece on the scale needs a weight: leave one.
        let touched =
            self.lots[at].events.iter().any(|event| matches!(event.kind, Kind::Charge | Kind::Weigh));
        let least = if touched { least - 1 } else { least };
        if least < 1 {
            return false;
        }
        let quantity = if b.is_multiple_of(3) { least } else { 1 + (b as i64) % least };
        self.steps.push(Step::OutputReturn { lot: at, piece, quantity });
        self.book_at(at, -quantity, piece, Kind::OutputReturn, 0);
        self.recost(maker, 0);
        true
    }

    fn divide(&mut self, a: usize, b: usize) {
        let Some((at, piece, left)) = self.part(a) else { return };
        let wanted = if piece.is_some() { vec![left] } else { parts_of(left, b) };
        let parts: Vec<(usize, i64)> =
            wanted.into_iter().map(|quantity| (self.new_lot(), quantity)).collect();
        self.transfer(at, piece, parts);
    }

    fn merge(&mut self, a: usize, b: usize) {
        let (Some(one), Some(other)) = (self.part(a), self.part(b)) else { return };
        if one.0 == other.0 || one.1.is_some() || other.1.is_some() {
            return;
        }
        let at = self.new_lot();
        self.transfer(one.0, None, vec![(at, one.2)]);
        self.transfer(other.0, None, vec![(at, other.2)]);
    }

    fn transfer(&mut self, at: usize, piece: Option<i64>, parts: Vec<(usize, i64)>) {
        self.steps.push(Step::IntoLots { lot: at, piece, parts: parts.clone() });
        let total: i64 = parts.iter().map(|part| part.1).sum();
        let into: Vec<Part> = parts
            .iter()
            .map(|(other, quantity)| Part { lot: lot(*other), quantity: Quantity::from_stored(*quantity) })
            .collect();
        let cost = self.book(at, -total, piece, Kind::IntoLots(into.clone()));
        let draw = movement(self.movements);
        for ((other, quantity), cost) in
            parts.iter().zip(share_quantities(money(-cost), into.iter().map(|part| part.quantity)))
        {
            self.book_at(*other, *quantity, piece, Kind::FromLot { draw }, cost.get());
        }
    }

    fn weigh(&mut self, a: usize, b: usize) {
        let Some((at, piece, left)) = self.part(a) else { return };
        let loss = (b as i64) % left;
        self.steps.push(Step::Weigh { lot: at, piece, loss });
        self.book_at(at, -loss, piece, Kind::Weigh, 0);
    }

    fn charge(&mut self, a: usize, cost: i64) {
        let Some((at, ..)) = self.part(a) else { return };
        self.steps.push(Step::Charge { lot: at, cost });
        self.came_in += cost;
        self.book_at(at, 0, None, Kind::Charge, cost);
    }

    fn labour(&mut self, a: usize, cost: i64) -> bool {
        if self.batches.is_empty() {
            return false;
        }
        let of = a % self.batches.len();
        self.steps.push(Step::Labour { batch: of, cost });
        self.came_in += cost;
        if self.batches[of].is_ended {
            self.recost(of, cost);
        } else {
            self.change_batch(To::Batch(of, 0), cost);
        }
        self.batches[of].is_ended
    }

    fn end(&mut self, a: usize) -> bool {
        let open: Vec<usize> = (0..self.batches.len()).filter(|n| !self.batches[*n].is_ended).collect();
        if open.is_empty() {
            return false;
        }
        let of = open[a % open.len()];
        self.steps.push(Step::End { batch: of });
        self.batches[of].is_ended = true;
        self.recost(of, 0);
        true
    }

    /// Gives a batch so much more cost, and books what the module says.
    fn recost(&mut self, of: usize, more: i64) {
        for n in 0..self.batches.len() {
            self.batches[n].shares = self.shares_of(n);
        }
        let (batches, lots) = self.below(of);
        let web = Web {
            lots: lots.iter().rev().map(|at| self.lots[*at].clone()).collect(),
            batches: batches.iter().map(|n| self.batches[*n].clone()).collect(),
        };
        let cost = self.batches[of].cost.add(money(more)).expect("money");
        let done = recost(&web, batch(of), cost).expect("possible");
        for correction in &done.corrections {
            let at = self.lots.iter().position(|it| it.lot == correction.lot).expect("a lot");
            let of_movement = |event: &&mut Event| event.movement == correction.movement;
            let event = self.lots[at].events.iter_mut().find(of_movement).expect("a movement");
            event.cost = event.cost.add(correction.added).expect("money");
        }
        for change in &done.batches {
            let account = self.batches.iter_mut().find(|it| it.batch == change.batch).expect("a batch");
            account.cost = account.cost.add(change.cost).expect("money");
            account.lost = account.lost.add(change.lost).expect("money");
        }
        for (at, left) in &done.lots {
            let history = self.lots.iter().find(|it| it.lot == *at).expect("a lot");
            assert_eq!(*left, sum_of(history), "what is left is the sum of what was booked");
        }
    }

    fn shares_of(&self, n: usize) -> CostShares {
        let mut shares = CostShares::default();
        let mut items: BTreeMap<usize, Vec<(LotId, Exact)>> = BTreeMap::new();
        let made = oracle::made_in(&self.steps, n);
        for at in self.makers.iter().filter(|(_, maker)| **maker == n).map(|(at, _)| *at) {
            let net = made.iter().find(|it| it.0 == at).map_or(0, |it| it.2);
            let item = item_of(&self.steps, at);
            match item {
                0 => shares.by_products.push((lot(at), money(if net > 0 { CREDIT } else { 0 }))),
                _ => items.entry(item).or_default().push((lot(at), Exact::from(net as i64))),
            }
        }
        let weight = |item: usize| Exact::from(WEIGHTS[item]);
        shares.items =
            items.into_iter().map(|(item, lots)| ItemOutput { weight: weight(item), lots }).collect();
        shares
    }

    /// Compares every booked figure with the oracle's, and all money with what came in.
    pub fn judge(&self) {
        let figures = oracle::replay(&self.steps);
        for (at, history) in self.lots.iter().enumerate() {
            let left = sum_of(history);
            let whole = figures.lots.get(&at).map_or((0, 0), |it| it.whole);
            assert_eq!(
                (i128::from(left.quantity.get()), i128::from(left.cost.get())),
                whole,
                "lot {at} of {:#?} {:#?}",
                self.steps,
                self.lots
            );
            self.judge_draws(history, &figures);
        }
        let (mut held, mut lost) = (0, 0);
        for (n, account) in self.batches.iter().enumerate() {
            let expected = figures.batches.get(&n).copied().unwrap_or(0);
            assert_eq!(i128::from(account.cost.get()), expected, "batch {n}");
            let expected = figures.lost.get(&n).copied().unwrap_or(0);
            assert_eq!(i128::from(account.lost.get()), expected, "lost in batch {n}");
            held += if account.is_ended { 0 } else { account.cost.get() };
            lost += account.lost.get();
        }
        let in_lots: i64 = self.lots.iter().map(|history| sum_of(history).cost.get()).sum();
        let away = |event: &Event| match event.kind {
            Kind::Draw(Use::Batch { .. }) | Kind::Return(Use::Batch { .. }) => 0,
            Kind::Draw(_) | Kind::Return(_) => -event.cost.get(),
            _ => 0,
        };
        let out: i64 = self.lots.iter().flat_map(|history| &history.events).map(away).sum();
        assert_eq!(in_lots + held + lost + out, self.came_in, "money in is money in lots, batches and uses");
    }

    fn judge_draws(&self, history: &LotHistory, figures: &Figures) {
        for event in &history.events {
            if matches!(event.kind, Kind::Draw(_) | Kind::Return(_) | Kind::IntoLots(_)) {
                let number = (1..=self.movements).find(|n| movement(*n) == event.movement).expect("booked");
                let step = self.step_of[&number];
                assert_eq!(i128::from(-event.cost.get()), figures.steps[step], "{:?}", self.steps[step]);
            }
        }
    }
}

fn sum_of(history: &LotHistory) -> Remaining {
    let quantity = history.events.iter().map(|event| event.quantity.get()).sum();
    let cost = history.events.iter().map(|event| event.cost.get()).sum();
    Remaining { quantity: SignedQuantity::from_stored(quantity), cost: money(cost) }
}

fn item_of(steps: &[Step], at: usize) -> usize {
    let item = steps.iter().find_map(|step| match step {
        Step::Output { lot, item, .. } if *lot == at => Some(*item),
        _ => None,
    });
    item.expect("a batch made it")
}

fn use_of(to: To) -> Use {
    match to {
        To::Batch(into, line) => Use::Batch { batch: batch(into), line },
        To::Bill(n) => Use::Bill { document: document(n), line: 0 },
        To::Loss => Use::Loss,
    }
}

/// One to three parts of a quantity; the rest stays.
fn parts_of(left: i64, b: usize) -> Vec<i64> {
    let each = (left / 3).max(1);
    match b % 4 {
        0 => vec![left],
        1 => vec![1 + (b as i64) % left],
        2 if left >= 3 => vec![each, left - 2 * each, each],
        _ if left >= 2 => vec![each, 1],
        _ => vec![left],
    }
}
