//! The slow way to the same figures: replays the whole history of a shop in its order, again and again, until
//! the costs of all outputs are final. It shares no arithmetic with the module that it judges.
//! Invariant: it knows nothing of bookings and corrections.

use std::collections::{BTreeMap, HashMap};

/// What happened, one after the other; lots, batches and uses are numbers.
#[derive(Clone, Debug)]
pub enum Step {
    Supply { lot: usize, piece: Option<i64>, quantity: i64, cost: i64 },
    Output { batch: usize, lot: usize, piece: Option<i64>, quantity: i64, item: usize },
    OutputReturn { lot: usize, piece: Option<i64>, quantity: i64 },
    IntoLots { lot: usize, piece: Option<i64>, parts: Vec<(usize, i64)> },
    Weigh { lot: usize, piece: Option<i64>, loss: i64 },
    Charge { lot: usize, cost: i64 },
    Draw { lot: usize, piece: Option<i64>, quantity: i64, to: To },
    Return { lot: usize, piece: Option<i64>, quantity: i64, to: To },
    Labour { batch: usize, cost: i64 },
    End { batch: usize },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum To {
    Batch(usize, i32),
    Bill(usize),
    Loss,
}

/// The credit of a by-product; the others weigh this much.
pub const CREDIT: i64 = 90;
pub const WEIGHTS: [i64; 3] = [0, 3, 2];

type Part = (i128, i128);

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lot {
    pub whole: Part,
    pieces: BTreeMap<i64, Part>,
}

/// The figures of the whole shop.
#[derive(Default)]
pub struct Figures {
    pub lots: BTreeMap<usize, Lot>,
    /// What each step took from its lot; negative: brought. Of an output: what its lot has from the batch.
    pub steps: Vec<i128>,
    pub batches: BTreeMap<usize, i128>,
    pub lost: BTreeMap<usize, i128>,
    used: HashMap<(usize, Option<i64>, To), Part>,
}

fn half_up(n: i128, d: i128) -> i128 {
    if n < 0 { -((-n * 2 + d) / (2 * d)) } else { (n * 2 + d) / (2 * d) }
}

/// One unit after the other to the line that is furthest behind.
fn shares(total: i128, weights: &[i128]) -> Vec<i128> {
    let even = weights.iter().all(|weight| *weight == 0);
    let weights: Vec<i128> = weights.iter().map(|weight| if even { 1 } else { *weight }).collect();
    let sum: i128 = weights.iter().sum();
    let mut given: Vec<i128> = weights.iter().map(|weight| total * weight / sum).collect();
    let rests: Vec<i128> = weights.iter().map(|weight| total * weight % sum).collect();
    let mut has: Vec<bool> = vec![false; weights.len()];
    while given.iter().sum::<i128>() < total {
        let open = (0..weights.len()).filter(|n| !has[*n]);
        let next = open.max_by(|a, b| rests[*a].cmp(&rests[*b]).then(b.cmp(a))).expect("one is left");
        has[next] = true;
        given[next] += 1;
    }
    given
}

impl Lot {
    fn share(&mut self) {
        let weights: Vec<i128> = self.pieces.values().map(|part| part.0).collect();
        let costs = if weights.is_empty() { vec![] } else { shares(self.whole.1, &weights) };
        for (part, cost) in self.pieces.values_mut().zip(costs) {
            part.1 = cost;
        }
    }

    fn add(&mut self, piece: Option<i64>, quantity: i128, cost: i128) {
        self.whole = (self.whole.0 + quantity, self.whole.1 + cost);
        if let Some(piece) = piece {
            let part = self.pieces.entry(piece).or_default();
            *part = (part.0 + quantity, part.1 + cost);
            if part.0 == 0 {
                assert_eq!(part.1, 0, "a piece that is gone has no cost");
                self.pieces.remove(&piece);
            }
        }
        assert!(self.whole.0 >= 0 && (self.whole.0 > 0 || self.whole.1 == 0), "{self:?}");
    }

    fn draw(&mut self, piece: Option<i64>, quantity: i128) -> i128 {
        let from = piece.map_or(self.whole, |piece| self.pieces[&piece]);
        let cost = if quantity == from.0 { from.1 } else { half_up(from.1 * quantity, from.0) };
        self.add(piece, -quantity, -cost);
        cost
    }
}

/// The final figures after these steps.
pub fn replay(steps: &[Step]) -> Figures {
    let mut shares_of: BTreeMap<usize, i128> = BTreeMap::new();
    for _ in 0..=steps.len() {
        let mut figures = Figures::default();
        let mut open = shares_of.clone();
        for (n, step) in steps.iter().enumerate() {
            let cost = figures.take(step, &steps[n..], &mut open);
            figures.steps.push(cost);
        }
        let next = figures.outputs(steps);
        if next == shares_of {
            return figures;
        }
        shares_of = next;
    }
    panic!("the costs never settle: {steps:?}");
}

impl Figures {
    fn lot(&mut self, lot: usize) -> &mut Lot {
        self.lots.entry(lot).or_default()
    }

    fn take(&mut self, step: &Step, from_here: &[Step], open: &mut BTreeMap<usize, i128>) -> i128 {
        match step {
            Step::Supply { lot, piece, quantity, cost } => {
                self.lot(*lot).add(*piece, i128::from(*quantity), i128::from(*cost));
                -i128::from(*cost)
            }
            Step::Output { lot, piece, quantity, .. } => {
                let net = i128::from(quantity - return_of(from_here, *lot, *piece));
                let share = if net > 0 { open.remove(lot).unwrap_or(0) } else { 0 };
                let kept = self.lot(*lot);
                if net > 0 {
                    kept.add(*piece, net, share);
                }
                kept.share();
                -share
            }
            Step::OutputReturn { .. } => 0,
            Step::IntoLots { lot, piece, parts } => {
                let weights: Vec<i128> = parts.iter().map(|part| i128::from(part.1)).collect();
                let cost = self.lot(*lot).draw(*piece, weights.iter().sum());
                for ((other, quantity), cost) in parts.iter().zip(shares(cost, &weights)) {
                    self.lot(*other).add(*piece, i128::from(*quantity), cost);
                }
                cost
            }
            Step::Weigh { lot, piece, loss } => {
                let kept = self.lot(*lot);
                kept.add(*piece, -i128::from(*loss), 0);
                kept.share();
                0
            }
            Step::Charge { lot, cost } => {
                let kept = self.lot(*lot);
                kept.whole.1 += i128::from(*cost);
                kept.share();
                -i128::from(*cost)
            }
            Step::Draw { lot, piece, quantity, to } => {
                let cost = self.lot(*lot).draw(*piece, i128::from(*quantity));
                self.charge(*to, cost);
                let used = self.used.entry((*lot, *piece, *to)).or_default();
                *used = (used.0 + i128::from(*quantity), used.1 + cost);
                cost
            }
            Step::Return { lot, piece, quantity, to } => {
                let quantity = i128::from(*quantity);
                let used = self.used.get_mut(&(*lot, *piece, *to)).expect("drawn before");
                let cost = half_up(used.1 * quantity, used.0);
                *used = (used.0 - quantity, used.1 - cost);
                self.charge(*to, -cost);
                self.lot(*lot).add(*piece, quantity, cost);
                -cost
            }
            Step::Labour { batch, cost } => {
                *self.batches.entry(*batch).or_default() += i128::from(*cost);
                0
            }
            Step::End { .. } => 0,
        }
    }

    fn charge(&mut self, to: To, cost: i128) {
        if let To::Batch(batch, _) = to {
            *self.batches.entry(batch).or_default() += cost;
        }
    }

    /// The share of each output of the batches that have ended.
    fn outputs(&mut self, steps: &[Step]) -> BTreeMap<usize, i128> {
        let ended: Vec<usize> = steps
            .iter()
            .filter_map(|s| if let Step::End { batch } = s { Some(*batch) } else { None })
            .collect();
        let mut all = BTreeMap::new();
        for batch in ended {
            let made = made_in(steps, batch);
            let mut left = self.batches.get(&batch).copied().unwrap_or(0);
            for (lot, ..) in made.iter().filter(|(_, item, _)| *item == 0) {
                let credit = left.min(i128::from(CREDIT));
                left -= credit;
                all.insert(*lot, credit);
            }
            let of = |item: usize| -> Vec<(usize, i128)> {
                made.iter().filter(|it| it.1 == item).map(|it| (it.0, it.2)).collect()
            };
            let groups: Vec<(i64, Vec<(usize, i128)>)> = (1..WEIGHTS.len())
                .map(|item| (WEIGHTS[item], of(item)))
                .filter(|(_, lots)| !lots.is_empty())
                .collect();
            if groups.is_empty() {
                self.lost.insert(batch, left);
                continue;
            }
            let weights: Vec<i128> = groups.iter().map(|group| i128::from(group.0)).collect();
            for ((_, lots), cost) in groups.iter().zip(shares(left, &weights)) {
                let masses: Vec<i128> = lots.iter().map(|lot| lot.1).collect();
                all.extend(lots.iter().map(|lot| lot.0).zip(shares(cost, &masses)));
            }
        }
        all.retain(|_, share| *share != 0);
        all
    }
}

/// What went back of an output, later.
pub fn return_of(steps: &[Step], of: usize, of_piece: Option<i64>) -> i64 {
    let of_step = |step: &Step| match step {
        Step::OutputReturn { lot, piece, quantity } if *lot == of && *piece == of_piece => *quantity,
        _ => 0,
    };
    steps.iter().map(of_step).sum()
}

/// The lots of a batch in the order of their making: lot, item, and what stayed made; by-products that went
/// back too.
pub fn made_in(steps: &[Step], of: usize) -> Vec<(usize, usize, i128)> {
    let mut made: Vec<(usize, usize, i128)> = Vec::new();
    for step in steps {
        if let Step::Output { batch, lot, piece, quantity, item } = step {
            if *batch != of {
                continue;
            }
            let net = i128::from(quantity - return_of(steps, *lot, *piece));
            match made.iter_mut().find(|it| it.0 == *lot) {
                Some(it) => it.2 += net,
                None => made.push((*lot, *item, net)),
            }
        }
    }
    made.retain(|it| it.2 > 0);
    made
}
