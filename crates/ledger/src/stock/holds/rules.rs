//! Holds: the lots that they reach, the uses that a held lot allows, and the lots that lifting or clearing
//! sets free.
//! Invariant: a hold covers everything made from its lot, now or later, even if the lot itself is used up
//! (M19), and a lot is free only if no open hold reaches it along an uncleared path (M20).

use crate::genealogy::graph::{Direction, Graph};
use kernel::code::Code;
use kernel::refusal::{Refusal, Ruled};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

/// An open hold. Callers do not pass lifted ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold<H, K> {
    /// Its name, as people write it.
    pub hold: H,
    /// The lot (or, in a graph of things, the batch) it was placed on.
    pub on: K,
    /// Whether it covers everything made from the lot; if not, only the lot itself.
    pub cascade: bool,
}

/// One lot cleared of one hold: the path through it is cleared, so lots made only from it are free too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clearance<H, K> {
    /// The hold.
    pub hold: H,
    /// The cleared lot.
    pub lot: K,
}

/// The edges, open holds and clearances of a tenant, or as many of them as the question needs: for
/// [`Holds::reaching`] the ancestors of the lot suffice, for [`Holds::affected`] the descendants of the hold.
#[derive(Debug)]
pub struct Holds<'a, H, K> {
    graph: &'a Graph<K>,
    open: &'a [Hold<H, K>],
    cleared: HashMap<&'a H, HashSet<&'a K>>,
}

impl<'a, H: Clone + Eq + Hash + Ord, K: Clone + Eq + Hash + Ord> Holds<'a, H, K> {
    /// The data for the questions below.
    pub fn new(graph: &'a Graph<K>, open: &'a [Hold<H, K>], clearances: &'a [Clearance<H, K>]) -> Self {
        let mut cleared: HashMap<&H, HashSet<&K>> = HashMap::new();
        for clearance in clearances {
            cleared.entry(&clearance.hold).or_default().insert(&clearance.lot);
        }
        Holds { graph, open, cleared }
    }

    /// The lots that this hold reaches, sorted, its own lot included unless that is cleared.
    pub fn affected(&self, hold: &Hold<H, K>) -> Vec<K> {
        let uncleared = |lot: &K| !self.is_cleared(hold, lot);
        if hold.cascade {
            self.graph.walk_open(&hold.on, Direction::Forward, uncleared)
        } else {
            Vec::from_iter(uncleared(&hold.on).then(|| hold.on.clone()))
        }
    }

    /// The holds that reach this lot, sorted. Every sale calls this, so it walks the ancestors once for all
    /// holds, and again only for a hold that has a cleared ancestor.
    pub fn reaching(&self, lot: &K) -> Vec<H> {
        let ancestors = self.graph.walk_open(lot, Direction::Back, |_| true);
        let above = |lot: &K| ancestors.binary_search(lot).is_ok();
        let mut holds: Vec<H> = self
            .open
            .iter()
            .filter(|hold| if hold.cascade { above(&hold.on) } else { hold.on == *lot })
            .filter(|hold| self.has_uncleared_path(hold, lot, &above))
            .map(|hold| hold.hold.clone())
            .collect();
        holds.sort_unstable();
        holds.dedup();
        holds
    }

    /// Every held lot with the holds that reach it, both sorted; a lot that is missing from the map is free.
    pub fn effective(&self) -> BTreeMap<K, Vec<H>> {
        let mut effective: BTreeMap<K, Vec<H>> = BTreeMap::new();
        for hold in self.open {
            for lot in self.affected(hold) {
                effective.entry(lot).or_default().push(hold.hold.clone());
            }
        }
        for holds in effective.values_mut() {
            holds.sort_unstable();
            holds.dedup();
        }
        effective
    }

    /// The lots that become free when this hold is lifted, sorted: those that no other open hold reaches.
    pub fn freed_by_lifting(&self, hold: &Hold<H, K>) -> Vec<K> {
        let mut still_held: Vec<K> = self
            .open
            .iter()
            .filter(|other| other.hold != hold.hold)
            .flat_map(|other| self.affected(other))
            .collect();
        still_held.sort_unstable();
        let mut freed = self.affected(hold);
        freed.retain(|lot| still_held.binary_search(lot).is_err());
        freed
    }

    fn has_uncleared_path(&self, hold: &Hold<H, K>, lot: &K, above: &impl Fn(&K) -> bool) -> bool {
        let touched =
            self.cleared.get(&hold.hold).is_some_and(|cleared| cleared.iter().any(|lot| above(lot)));
        if !touched {
            return true;
        }
        let path = self.graph.walk_open(lot, Direction::Back, |lot| !self.is_cleared(hold, lot));
        path.binary_search(&hold.on).is_ok()
    }

    fn is_cleared(&self, hold: &Hold<H, K>, lot: &K) -> bool {
        self.cleared.get(&hold.hold).is_some_and(|cleared| cleared.contains(lot))
    }
}

/// A use of a lot or a piece (M18).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Into a batch.
    Consume,
    /// Into another lot, packed.
    Pack,
    /// Into several lots.
    Split,
    /// To a consignee.
    Ship,
    /// Onto a bill.
    Bill,
    /// Over the counter.
    Sell,
    /// To another place.
    Move {
        /// Whether that place is a quarantine.
        to_quarantine: bool,
    },
    /// Its batch is released.
    Release,
    /// Taken as a sample.
    Sample,
    /// Put on the scale.
    Weigh,
    /// Lost, trimmed, counted out or discarded.
    WriteOff,
    /// A count finds more of it than the books show.
    Find,
    /// Out of a batch that made goods of it, or back into the batch that made it.
    Return,
}

impl Use {
    /// Whether a held lot allows this use: uses that bring goods nearer to a consumer are refused; examining,
    /// parking and destroying are allowed.
    pub fn allowed_while_held(self) -> bool {
        matches!(self, Use::Sample | Use::Weigh | Use::WriteOff | Use::Move { to_quarantine: true })
    }

    /// Refuses a use of a lot that `holds` reach: `lot_held`, for a release `batch_lot_held`, with
    /// `facts.holds`. No reason and no role overrides it; but whoever may lift holds may also return goods, and
    /// is not judged.
    pub fn judge<H: AsRef<str>>(self, holds: &[H]) -> Ruled<()> {
        let code = if self == Use::Release { Code::BatchLotHeld } else { Code::LotHeld };
        self.refuse_if_held(code, holds)
    }

    /// As [`Use::judge`] for one piece of a lot that has a hold of its own: `piece_held`.
    pub fn judge_piece<H: AsRef<str>>(self, holds: &[H]) -> Ruled<()> {
        self.refuse_if_held(Code::PieceHeld, holds)
    }

    fn refuse_if_held<H: AsRef<str>>(self, code: Code, holds: &[H]) -> Ruled<()> {
        if holds.is_empty() || self.allowed_while_held() {
            return Ok(());
        }
        let names: Vec<&str> = holds.iter().map(AsRef::as_ref).collect();
        Err(Refusal::new(code).fact("holds", names))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    type Named = Hold<&'static str, &'static str>;

    fn hold(hold: &'static str, on: &'static str) -> Named {
        Hold { hold, on, cascade: true }
    }

    /// Milk to curd, curd to spread and cake, spread to tubs; other milk to another spread.
    fn dairy() -> Graph<&'static str> {
        Graph::new([
            ("MILK-7", "CURD-7"),
            ("CURD-7", "SPREAD-7"),
            ("SPREAD-7", "TUB-7"),
            ("CURD-7", "CAKE-7"),
            ("MILK-8", "SPREAD-8"),
        ])
    }

    #[test]
    fn a_hold_on_used_up_milk_reaches_everything_made_from_it() {
        let (graph, open) = (dairy(), [hold("H-1", "MILK-7")]);
        let holds = Holds::new(&graph, &open, &[]);
        assert_eq!(holds.affected(&open[0]), ["CAKE-7", "CURD-7", "MILK-7", "SPREAD-7", "TUB-7"]);
        assert_eq!(holds.reaching(&"TUB-7"), ["H-1"]);
        assert_eq!(holds.reaching(&"SPREAD-8"), [""; 0]);
        assert_eq!(holds.freed_by_lifting(&open[0]), ["CAKE-7", "CURD-7", "MILK-7", "SPREAD-7", "TUB-7"]);
    }

    #[test]
    fn a_hold_reaches_what_is_packed_tomorrow() {
        let (graph, open) =
            (Graph::new([("MILK", "CURD"), ("CURD", "PACKED-TOMORROW")]), [hold("H-1", "MILK")]);
        assert_eq!(Holds::new(&graph, &open, &[]).reaching(&"PACKED-TOMORROW"), ["H-1"]);
    }

    #[test]
    fn lifting_one_of_two_holds_frees_only_what_the_other_does_not_reach() {
        let (graph, open) = (dairy(), [hold("H-1", "MILK-7"), hold("H-2", "SPREAD-7")]);
        let holds = Holds::new(&graph, &open, &[]);
        assert_eq!(holds.freed_by_lifting(&open[0]), ["CAKE-7", "CURD-7", "MILK-7"]);
        assert_eq!(holds.reaching(&"TUB-7"), ["H-1", "H-2"]);
        assert_eq!(holds.effective()["TUB-7"], ["H-1", "H-2"]);
    }

    #[test]
    fn clearing_a_lot_frees_what_is_made_only_from_it() {
        let (graph, open) = (dairy(), [hold("H-1", "MILK-7")]);
        let clearances = [Clearance { hold: "H-1", lot: "SPREAD-7" }];
        let holds = Holds::new(&graph, &open, &clearances);
        assert_eq!(holds.affected(&open[0]), ["CAKE-7", "CURD-7", "MILK-7"]);
        assert_eq!(holds.reaching(&"TUB-7"), [""; 0]);
    }

    #[test]
    fn a_cleared_path_does_not_help_when_another_path_is_uncleared() {
        let graph = Graph::new([("MILK", "CURD"), ("CURD", "MIX"), ("MILK", "WHEY"), ("WHEY", "MIX")]);
        let (open, clearances) = ([hold("H-1", "MILK")], [Clearance { hold: "H-1", lot: "CURD" }]);
        assert_eq!(Holds::new(&graph, &open, &clearances).reaching(&"MIX"), ["H-1"]);
    }

    #[test]
    fn a_lot_cleared_of_one_hold_stays_under_the_other() {
        let (graph, open) = (dairy(), [hold("H-1", "MILK-7"), hold("H-2", "CURD-7")]);
        let clearances = [Clearance { hold: "H-1", lot: "CURD-7" }];
        assert_eq!(Holds::new(&graph, &open, &clearances).reaching(&"TUB-7"), ["H-2"]);
    }

    #[test]
    fn a_hold_without_cascade_stays_on_its_lot() {
        let (graph, open) = (dairy(), [Hold { hold: "H-1", on: "CURD-7", cascade: false }]);
        let holds = Holds::new(&graph, &open, &[]);
        assert_eq!(holds.affected(&open[0]), ["CURD-7"]);
        assert_eq!(holds.reaching(&"CURD-7"), ["H-1"]);
        assert_eq!(holds.reaching(&"TUB-7"), [""; 0]);
    }

    #[test]
    fn a_held_lot_may_be_studied_parked_or_destroyed_and_nothing_else() {
        use Use::*;
        let allowed = [Sample, Weigh, WriteOff, Move { to_quarantine: true }];
        let refused =
            [Consume, Pack, Split, Ship, Bill, Sell, Move { to_quarantine: false }, Release, Find, Return];
        for verb in allowed {
            assert!(verb.judge(&["H-1"]).is_ok(), "{verb:?}");
        }
        for verb in refused {
            let refusal = verb.judge(&["H-1", "H-2"]).expect_err("held");
            assert_eq!(
                refusal.code,
                if verb == Release { Code::BatchLotHeld } else { Code::LotHeld },
                "{verb:?}"
            );
            assert_eq!(refusal.facts["holds"], serde_json::json!(["H-1", "H-2"]), "{verb:?}");
            assert!(verb.judge::<&str>(&[]).is_ok(), "{verb:?} of a free lot");
        }
        assert_eq!(Sell.judge_piece(&["H-1"]).expect_err("held").code, Code::PieceHeld);
    }

    #[test]
    fn twenty_thousand_lots_under_one_salt_lot_are_all_reached() {
        // Salt goes into every curd, every curd into a wheel, neighbours share milk.
        let edges = (1..=10_000u32).flat_map(|n| [(0, n), (n, 10_000 + n), (n, 10_000 + n % 10_000 + 1)]);
        let (graph, open) = (Graph::new(edges), [Hold { hold: "H-1", on: 0, cascade: true }]);
        let holds = Holds::new(&graph, &open, &[]);
        assert_eq!(holds.affected(&open[0]).len(), 20_001);
        assert_eq!(holds.effective().len(), 20_001);
        assert_eq!(holds.reaching(&20_000), ["H-1"]);
    }

    /// The slow way: try every path without a repeated lot, one step at a time.
    fn oracle(edges: &[(u8, u8)], hold: &Hold<u8, u8>, cleared: &[Clearance<u8, u8>], lot: u8) -> bool {
        let closed = |lot: u8| cleared.iter().any(|c| c.hold == hold.hold && c.lot == lot);
        let (mut paths, mut ends) = (vec![vec![hold.on]], BTreeSet::new());
        while let Some(path) = paths.pop() {
            let last = path[path.len() - 1];
            if closed(last) {
                continue;
            }
            ends.insert(last);
            let next = edges.iter().filter(|(from, to)| *from == last && !path.contains(to) && hold.cascade);
            paths.extend(next.map(|(_, to)| [path.clone(), vec![*to]].concat()));
        }
        ends.contains(&lot)
    }

    prop_compose! {
        /// Six lots with few edges, loops allowed: small enough for the oracle's every path.
        fn dealings()(
            edges in prop::collection::vec((0u8..6, 0u8..6), 0..12),
            open in prop::collection::vec((0u8..3, 0u8..6, prop::bool::weighted(0.8)), 0..4),
            cleared in prop::collection::vec((0u8..3, 0u8..6), 0..4),
        ) -> (Vec<(u8, u8)>, Vec<Hold<u8, u8>>, Vec<Clearance<u8, u8>>) {
            let open = open.into_iter().map(|(hold, on, cascade)| Hold { hold, on, cascade }).collect();
            let cleared = cleared.into_iter().map(|(hold, lot)| Clearance { hold, lot }).collect();
            (edges, open, cleared)
        }
    }

    proptest! {
        #[test]
        fn reach_equals_a_slow_oracle_from_both_ends((edges, open, cleared) in dealings()) {
            let graph = Graph::new(edges.iter().copied());
            let holds = Holds::new(&graph, &open, &cleared);
            let effective = holds.effective();
            for lot in 0..6 {
                let slow: BTreeSet<u8> =
                    open.iter().filter(|h| oracle(&edges, h, &cleared, lot)).map(|h| h.hold).collect();
                let slow = Vec::from_iter(slow);
                prop_assert_eq!(&holds.reaching(&lot), &slow, "lot {}", lot);
                prop_assert_eq!(&effective.get(&lot).cloned().unwrap_or_default(), &slow, "lot {}", lot);
            }
        }

        #[test]
        fn lifting_frees_what_is_held_before_and_not_after((edges, open, cleared) in dealings()) {
            let Some(lifted) = open.first() else { return Ok(()) };
            let graph = Graph::new(edges);
            let left: Vec<_> = open.iter().filter(|hold| hold.hold != lifted.hold).cloned().collect();
            let (before, after) = (Holds::new(&graph, &open, &cleared), Holds::new(&graph, &left, &cleared));
            let mut freed = before.affected(lifted);
            freed.retain(|lot| after.reaching(lot).is_empty());
            prop_assert_eq!(before.freed_by_lifting(lifted), freed);
        }
    }
}
