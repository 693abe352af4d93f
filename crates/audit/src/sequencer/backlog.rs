//! The backlog of the sequencer, workspace by workspace, in the order of their transactions.
//! Invariant: every event is in a part until it has its leaf, and no event is read twice, however long a
//! transaction runs or somebody else holds a workspace.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use uuid::Uuid;

/// The transactions that had ended at this moment: all below `next` except those that were running.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moment {
    pub next: i64,
    /// In ascending order.
    pub running: Vec<i64>,
}

/// Ranges of transaction numbers: from the first of each pair, up to but without the second.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stretches {
    pub firsts: Vec<i64>,
    pub ends: Vec<i64>,
}

impl Moment {
    /// The first transaction that may still write.
    pub fn oldest(&self) -> i64 {
        self.running.first().copied().unwrap_or(self.next)
    }

    /// The transactions that may have ended between this moment and a later one.
    fn until(&self, later: &Moment) -> Stretches {
        let mut stretches = Stretches::default();
        let ran = self.running.iter().map(|&one| (one, one + 1));
        for (first, end) in ran.chain([(self.next, later.next)]) {
            stretches.firsts.push(first);
            stretches.ends.push(end);
        }
        stretches
    }
}

/// The place of an event in its workspace: its transaction and its id.
pub(super) type After = (i64, Uuid);

/// The place before every event.
const START: After = (i64::MIN, Uuid::nil());

/// The events that one workspace wrote between two moments.
#[derive(Debug)]
pub(super) struct Part {
    pub tenant: Uuid,
    since: Arc<Moment>,
    until: Arc<Moment>,
    /// The part is read up to this place.
    pub after: After,
    /// Whether the workspace wrote more after the part's end.
    is_followed: bool,
}

impl Part {
    fn new(tenant: Uuid, since: &Arc<Moment>, until: &Arc<Moment>) -> Part {
        Part { tenant, since: since.clone(), until: until.clone(), after: START, is_followed: false }
    }

    /// The transactions of its events.
    pub fn stretches(&self) -> Stretches {
        self.since.until(&self.until)
    }

    fn oldest(&self) -> i64 {
        self.since.oldest().max(self.after.0).min(self.until.oldest())
    }
}

/// How far a part was read.
#[derive(Debug)]
pub(super) struct Read {
    pub tenant: Uuid,
    /// The last event that was read, if there may be more. None: the part was read to its end.
    pub after: Option<After>,
}

/// All parts.
#[derive(Debug)]
pub(super) struct Backlog {
    known: Arc<Moment>,
    /// One for each workspace; the one untouched for longest comes first.
    parts: VecDeque<Part>,
}

impl Backlog {
    /// Everything from this transaction on.
    pub fn since(next: i64) -> Backlog {
        Backlog { known: Arc::new(Moment { next, running: Vec::new() }), parts: VecDeque::new() }
    }

    /// The moment up to which the writers are known.
    pub fn known(&self) -> &Moment {
        &self.known
    }

    /// Adds the workspaces that wrote between the known moment and a later one. A part of which nothing was
    /// read yet is extended to the later moment; a part that was started is followed by another.
    pub fn learn(&mut self, now: Moment, tenants: Vec<Uuid>) {
        let since = std::mem::replace(&mut self.known, Arc::new(now));
        let mut new: BTreeSet<Uuid> = tenants.into_iter().collect();
        for part in self.parts.iter_mut().filter(|part| new.remove(&part.tenant)) {
            match part.after {
                START => part.until = self.known.clone(),
                _ => part.is_followed = true,
            }
        }
        let parts = new.into_iter().map(|tenant| Part::new(tenant, &since, &self.known));
        self.parts.extend(parts);
    }

    /// The parts, except those of held workspaces.
    pub fn free(&self, held: &BTreeSet<Uuid>) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| !held.contains(&part.tenant))
    }

    /// Notes that the events that were read have their leaves.
    pub fn advance(&mut self, read: Vec<Read>) {
        for Read { tenant, after } in read {
            let place = self.parts.iter().position(|part| part.tenant == tenant);
            let Some(part) = place.and_then(|n| self.parts.remove(n)) else { continue };
            match after {
                Some(after) => self.parts.push_back(Part { after, ..part }),
                None if part.is_followed => {
                    self.parts.push_back(Part::new(tenant, &part.until, &self.known));
                }
                None => {}
            }
        }
    }

    /// The first transaction whose events may lack a leaf.
    pub fn oldest(&self) -> i64 {
        let parts = self.parts.iter().map(Part::oldest).min();
        parts.map_or(self.known.oldest(), |parts| parts.min(self.known.oldest()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(next: i64, running: &[i64]) -> Moment {
        Moment { next, running: running.to_vec() }
    }

    fn tenant(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    /// The ranges of the first part, as pairs.
    fn first(backlog: &Backlog) -> Vec<(i64, i64)> {
        let part = backlog.parts.front().expect("a part");
        let Stretches { firsts, ends } = part.stretches();
        firsts.into_iter().zip(ends).collect()
    }

    fn to_the_end(n: u128) -> Vec<Read> {
        vec![Read { tenant: tenant(n), after: None }]
    }

    #[test]
    fn a_transaction_that_runs_long_keeps_nothing_else_from_being_done_with() {
        let mut backlog = Backlog::since(100);
        backlog.learn(moment(200, &[150]), vec![tenant(1)]);
        assert_eq!((first(&backlog), backlog.oldest()), (vec![(100, 200)], 100));
        backlog.advance(to_the_end(1));
        // Only that transaction's events and the new ones are still to come, not everything since it started.
        assert_eq!((backlog.parts.len(), backlog.oldest()), (0, 150));
        backlog.learn(moment(900, &[150]), vec![tenant(1)]);
        assert_eq!(first(&backlog), [(150, 151), (200, 900)]);
        backlog.advance(to_the_end(1));
        backlog.learn(moment(901, &[]), vec![tenant(1)]);
        assert_eq!(first(&backlog), [(150, 151), (900, 901)]);
        backlog.advance(to_the_end(1));
        assert_eq!(backlog.oldest(), 901);
    }

    #[test]
    fn a_part_is_read_on_where_it_was_left_and_then_what_came_meanwhile() {
        let mut backlog = Backlog::since(0);
        backlog.learn(moment(100, &[90]), vec![tenant(1), tenant(2)]);
        backlog.advance(vec![Read { tenant: tenant(1), after: Some((40, tenant(7))) }]);
        assert_eq!(backlog.parts.iter().map(|part| part.tenant).collect::<Vec<_>>(), [tenant(2), tenant(1)]);
        // A known workspace is not added twice, and its later events are not forgotten.
        backlog.learn(moment(120, &[]), vec![tenant(1), tenant(2)]);
        assert_eq!((backlog.parts.len(), first(&backlog)), (2, vec![(0, 120)]));
        backlog.advance(to_the_end(2));
        assert_eq!((first(&backlog), backlog.parts[0].after), (vec![(0, 100)], (40, tenant(7))));
        assert_eq!(backlog.oldest(), 40);
        backlog.advance(to_the_end(1));
        assert_eq!(first(&backlog), [(90, 91), (100, 120)]);
        // One look finishes the part, however busy the workspace is.
        backlog.learn(moment(130, &[]), vec![tenant(1)]);
        assert_eq!(first(&backlog), [(90, 91), (100, 130)]);
        backlog.advance(to_the_end(1));
        assert_eq!((backlog.parts.len(), backlog.oldest()), (0, 130));
    }

    #[test]
    fn who_is_held_is_left_out_and_kept() {
        let mut backlog = Backlog::since(5);
        backlog.learn(moment(9, &[]), vec![tenant(1), tenant(2)]);
        let held = BTreeSet::from([tenant(1)]);
        assert_eq!(backlog.free(&held).map(|part| part.tenant).collect::<Vec<_>>(), [tenant(2)]);
        backlog.advance(to_the_end(2));
        backlog.learn(moment(50, &[]), vec![tenant(3)]);
        backlog.advance(to_the_end(3));
        assert_eq!((backlog.free(&held).count(), backlog.oldest()), (0, 5));
    }
}
