//! The trace: the lots and batches that came of others, walked forward or back, without storage.
//! Invariant: b is in forward(a) exactly when a is in back(b) (M22), and every walk ends, even over a loop
//! that should not exist.

use std::collections::HashMap;
use std::hash::Hash;

/// A thing that goods pass through. Edges run lot to lot (split, pack, silo), lot to batch (consumed) and
/// batch to lot (output), so that a trace finds a batch from its milk even before the batch has an output.
/// Every input of a batch leads to every output: the trace is all or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing<L, B = L> {
    /// A lot, by any kind of name.
    Lot(L),
    /// A batch, by any kind of name.
    Batch(B),
}

/// The direction of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From inputs to what was made of them.
    Forward,
    /// From outputs to what they were made of.
    Back,
}

/// A trace's answer: sorted, without duplicates, without the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace<K> {
    /// The lots met.
    pub lots: Vec<K>,
    /// The batches met.
    pub batches: Vec<K>,
}

/// Edges from parent to child, packed for walking: nodes are numbers and neighbours are adjacent in memory,
/// because a salt lot has 18,000 descendants and an answer is due in milliseconds.
#[derive(Debug)]
pub struct Graph<K> {
    nodes: Vec<K>,
    number_of: HashMap<K, usize>,
    children: Neighbours,
    parents: Neighbours,
}

/// For node n the neighbours are `to[starts[n]..starts[n + 1]]`.
#[derive(Debug)]
struct Neighbours {
    starts: Vec<usize>,
    to: Vec<usize>,
}

impl Neighbours {
    fn pack(nodes: usize, links: impl Iterator<Item = (usize, usize)> + Clone) -> Neighbours {
        let mut starts = vec![0; nodes + 1];
        links.clone().for_each(|(from, _)| starts[from + 1] += 1);
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut free = starts.clone();
        let mut to = vec![0; starts[nodes]];
        for (from, target) in links {
            to[free[from]] = target;
            free[from] += 1;
        }
        Neighbours { starts, to }
    }

    fn of(&self, node: usize) -> &[usize] {
        &self.to[self.starts[node]..self.starts[node + 1]]
    }
}

impl<K: Clone + Eq + Hash + Ord> Graph<K> {
    /// A graph of (parent, child) edges, in any order; an edge given twice counts once in every answer.
    pub fn new(edges: impl IntoIterator<Item = (K, K)>) -> Graph<K> {
        let (mut nodes, mut number_of) = (Vec::new(), HashMap::new());
        let mut number = |node: K| {
            *number_of.entry(node).or_insert_with_key(|new| {
                nodes.push(new.clone());
                nodes.len() - 1
            })
        };
        let links: Vec<(usize, usize)> =
            edges.into_iter().map(|(parent, child)| (number(parent), number(child))).collect();
        let children = Neighbours::pack(nodes.len(), links.iter().copied());
        let parents = Neighbours::pack(nodes.len(), links.iter().map(|&(parent, child)| (child, parent)));
        Graph { nodes, number_of, children, parents }
    }

    /// Everything made from `start`, sorted, without `start`.
    pub fn forward(&self, start: &K) -> Vec<K> {
        self.walk(start, Direction::Forward)
    }

    /// Everything `start` was made from, sorted, without `start`.
    pub fn back(&self, start: &K) -> Vec<K> {
        self.walk(start, Direction::Back)
    }

    /// [`Graph::forward`] or [`Graph::back`].
    pub fn walk(&self, start: &K, direction: Direction) -> Vec<K> {
        let mut met = self.walk_open(start, direction, |_| true);
        met.retain(|node| node != start);
        met
    }

    /// Whether an edge from `parent` to `child` would make a lot its own ancestor (`lot_cycle`).
    pub fn would_loop(&self, parent: &K, child: &K) -> bool {
        parent == child || self.forward(child).binary_search(parent).is_ok()
    }

    /// `start` and all that is reached from it over `open` nodes, sorted. A walk neither returns nor passes a
    /// closed node; from a closed start it returns nothing.
    pub(crate) fn walk_open(&self, start: &K, direction: Direction, open: impl Fn(&K) -> bool) -> Vec<K> {
        if !open(start) {
            return Vec::new();
        }
        let Some(&first) = self.number_of.get(start) else {
            return vec![start.clone()];
        };
        let neighbours = match direction {
            Direction::Forward => &self.children,
            Direction::Back => &self.parents,
        };
        let mut seen = vec![false; self.nodes.len()];
        seen[first] = true;
        // The list of visited nodes is also the queue: there is no recursion, so any depth works.
        let mut met = vec![first];
        let mut next = 0;
        while next < met.len() {
            for &node in neighbours.of(met[next]) {
                if !seen[node] && open(&self.nodes[node]) {
                    seen[node] = true;
                    met.push(node);
                }
            }
            next += 1;
        }
        let mut met: Vec<K> = met.into_iter().map(|node| self.nodes[node].clone()).collect();
        met.sort_unstable();
        met
    }
}

/// The lots and batches on the way from `start`, each list sorted, without the start.
pub fn trace<K: Clone + Eq + Hash + Ord>(
    graph: &Graph<Thing<K>>,
    start: &Thing<K>,
    direction: Direction,
) -> Trace<K> {
    let mut answer = Trace { lots: Vec::new(), batches: Vec::new() };
    for thing in graph.walk(start, direction) {
        match thing {
            Thing::Lot(lot) => answer.lots.push(lot),
            Thing::Batch(batch) => answer.batches.push(batch),
        }
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::Thing::{Batch, Lot};
    use super::*;
    use proptest::prelude::*;

    /// "MILK > CURD, CURD > SPREAD" as edges.
    fn lots(edges: &'static str) -> Graph<&'static str> {
        Graph::new(edges.split(',').map(|edge| {
            let (parent, child) = edge.split_once('>').expect("parent > child");
            (parent.trim(), child.trim())
        }))
    }

    #[test]
    fn a_starter_is_traced_through_the_mother_culture_to_the_packs() {
        let graph =
            lots("ST>MC, MC>CD-1, MC>CD-2, MILK-1>CD-1, MILK-2>CD-2, CD-2>CD-2P, ST-B>CD-3, MILK-2>CD-3");
        assert_eq!(graph.forward(&"ST"), ["CD-1", "CD-2", "CD-2P", "MC"]);
        assert_eq!(graph.back(&"CD-2P"), ["CD-2", "MC", "MILK-2", "ST"]);
        assert_eq!(graph.back(&"ST"), [""; 0]);
    }

    #[test]
    fn a_lot_without_edges_has_an_empty_trace() {
        assert_eq!(lots("A>B").forward(&"STRANGER"), [""; 0]);
    }

    #[test]
    fn a_loop_ends_and_leaves_the_start_out() {
        let graph = lots("A>B, B>C, C>A");
        assert_eq!(graph.forward(&"A"), ["B", "C"]);
        assert_eq!(graph.back(&"A"), ["B", "C"]);
    }

    #[test]
    fn a_lot_may_not_become_its_own_ancestor() {
        let graph = lots("A>B, B>C");
        assert!(graph.would_loop(&"C", &"A"));
        assert!(graph.would_loop(&"B", &"B"));
        assert!(!graph.would_loop(&"A", &"C"));
        assert!(!graph.would_loop(&"C", &"NEW"));
    }

    #[test]
    fn a_batch_that_has_made_nothing_yet_is_found_from_its_milk() {
        let graph = Graph::new([
            (Lot("IN-1"), Lot("SILO/1")),
            (Lot("SILO/1"), Batch("D-1")),
            (Lot("SILO/1"), Lot("SILO/2")),
            (Lot("IN-2"), Lot("SILO/2")),
            (Lot("SILO/2"), Batch("D-2")),
            (Batch("D-1"), Lot("CHEESE")),
        ]);
        let forward = trace(&graph, &Lot("IN-1"), Direction::Forward);
        assert_eq!(forward.lots, ["CHEESE", "SILO/1", "SILO/2"]);
        assert_eq!(forward.batches, ["D-1", "D-2"]);
        // An intake after a draw is not upstream of that draw.
        assert_eq!(trace(&graph, &Lot("IN-2"), Direction::Forward).batches, ["D-2"]);
        assert_eq!(trace(&graph, &Batch("D-1"), Direction::Back).lots, ["IN-1", "SILO/1"]);
        assert_eq!(trace(&graph, &Batch("D-1"), Direction::Forward).lots, ["CHEESE"]);
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_lots_does_not_exhaust_the_stack() {
        let graph = Graph::new((0..100_000).map(|lot| (lot, lot + 1)));
        assert_eq!(graph.forward(&0).len(), 100_000);
    }

    proptest! {
        #[test]
        fn b_is_in_forward_of_a_exactly_when_a_is_in_back_of_b(
            edges in prop::collection::vec((0u8..12, 0u8..12), 0..30),
        ) {
            let graph = Graph::new(edges);
            for a in 0..12 {
                for b in 0..12 {
                    prop_assert_eq!(graph.forward(&a).contains(&b), graph.back(&b).contains(&a));
                }
            }
        }

        #[test]
        fn the_order_and_repetition_of_edges_change_nothing(
            edges in prop::collection::vec((0u8..10, 0u8..10), 1..20),
        ) {
            let twice: Vec<(u8, u8)> = edges.iter().rev().chain(edges.iter()).copied().collect();
            let (once, again) = (Graph::new(edges), Graph::new(twice));
            for lot in 0..10 {
                prop_assert_eq!(once.forward(&lot), again.forward(&lot));
            }
        }

        #[test]
        fn every_child_of_a_met_lot_is_met_and_nothing_else(
            edges in prop::collection::vec((0u8..10, 0u8..10), 0..25), start in 0u8..10,
        ) {
            // The slow way: add children until there are no new ones.
            let mut met = std::collections::BTreeSet::from([start]);
            while let Some(&(_, child)) = edges.iter().find(|(p, c)| met.contains(p) && !met.contains(c)) {
                met.insert(child);
            }
            met.remove(&start);
            prop_assert_eq!(Graph::new(edges).forward(&start), Vec::from_iter(met));
        }
    }
}
