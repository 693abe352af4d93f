//! What the sequencer has still to look through, workspace by workspace, in the order of their transactions.
//! What must stay true: every event is within a part until it has its leaf, and none is looked through twice, however long
//! some transaction runs and however long some workspace is held by somebody else.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use uuid::Uuid;

/// What had ended when it was asked: every transaction below `next` but those that ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moment {
    pub next: i64,
    /// In ascending order.
    pub running: Vec<i64>,
}

/// Numbers of transactions: from the first of each pair on, and before the second.
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

/// The place of an event among its workspace's: its transaction and its id.
pub(super) type After = (i64, Uuid);

/// Before every event.
const START: After = (i64::MIN, Uuid::nil());

/// What one workspace wrote between two moments.
#[derive(Debug)]
pub(super) struct Part {
    pub tenant: Uuid,
    since: Arc<Moment>,
    until: Arc<Moment>,
    /// So far it is looked through.
    pub after: After,
    /// Whether more was written after it ends.
    is_followed: bool,
}

impl Part {
    fn new(tenant: Uuid, since: &Arc<Moment>, until: &Arc<Moment>) -> Part {
        Part { tenant, since: since.clone(), until: until.clone(), after: START, is_followed: false }
    }

    /// Where its events are.
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
    /// The last event that was read where there may be more; None: it was read to its end.
    pub after: Option<After>,
}

/// All of it.
#[derive(Debug)]
pub(super) struct Backlog {
    known: Arc<Moment>,
    /// One of each workspace, the longest untouched first.
    parts: VecDeque<Part>,
}

impl Backlog {
    /// Everything from this transaction on.
    pub fn since(next: i64) -> Backlog {
        Backlog { known: Arc::new(Moment { next, running: Vec::new() }), parts: VecDeque::new() }
    }

    /// Up to when it is known who wrote something.
    pub fn known(&self) -> &Moment {
        &self.known
    }

    /// Who wrote something between what was known and a later moment. A part that nothing was read of yet reaches as far
    /// from now on; one that was begun is followed by another.
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

    /// The parts, but those of workspaces that are held.
    pub fn free(&self, held: &BTreeSet<Uuid>) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| !held.contains(&part.tenant))
    }

    /// What was read has its leaves.
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

    /// The first transaction whose events may have no leaf yet.
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

    /// The stretches of the first part, as pairs.
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
        // What is still to come is what that one writes, and what is new: not everything since it began.
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
        // Somebody who is known already is not put in twice, and what they wrote since is not forgotten.
        backlog.learn(moment(120, &[]), vec![tenant(1), tenant(2)]);
        assert_eq!((backlog.parts.len(), first(&backlog)), (2, vec![(0, 120)]));
        backlog.advance(to_the_end(2));
        assert_eq!((first(&backlog), backlog.parts[0].after), (vec![(0, 100)], (40, tenant(7))));
        assert_eq!(backlog.oldest(), 40);
        backlog.advance(to_the_end(1));
        assert_eq!(first(&backlog), [(90, 91), (100, 120)]);
        // It is done with in one look, however busy the workspace is.
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
