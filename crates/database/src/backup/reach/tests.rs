//! The spans against a server that is written down here: it writes log on timelines, loses pieces and histories of its archive,
//! and restores as PostgreSQL does.
//! Invariant: the model finds its way by positions and files alone, and knows nothing of the noted minutes.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

const PIECE: u64 = 16 << 20;
const SECOND: i64 = 1_000_000;

/// A change in the log: where it was committed, when, and the minute that it notes.
#[derive(Debug, Clone, Copy)]
struct Commit {
    lsn: u64,
    time: i64,
    minute: bool,
}

/// Each timeline that a timeline came from, and where it was left.
type History = Vec<(u32, u64)>;

#[derive(Debug)]
struct Server {
    time: i64,
    lsn: u64,
    timeline: u32,
    commits: BTreeMap<u32, Vec<Commit>>,
    came_from: BTreeMap<u32, History>,
    pieces: BTreeSet<Piece>,
    histories: BTreeSet<u32>,
    sets: Vec<Set>,
    minutes: Vec<(Minute, i64)>,
}

#[derive(Debug, Clone)]
enum Step {
    /// Time passes and log is written; some of it is lost on its way to the archive.
    Write {
        seconds: i64,
        pieces: u64,
        lost: bool,
    },
    /// A minute is noted; at the edge, its note is committed in the piece after the one that it names.
    Minute {
        at_the_edge: bool,
    },
    BackUp {
        damaged: bool,
    },
    /// Continues from a copy of the latest state, or of this many seconds ago.
    GoOn {
        seconds: Option<i64>,
        archived: bool,
    },
}

impl Server {
    fn new() -> Server {
        Server {
            time: 1_000 * SECOND,
            lsn: 3 * PIECE + 7,
            timeline: 1,
            commits: BTreeMap::new(),
            came_from: BTreeMap::from([(1, Vec::new())]),
            pieces: BTreeSet::new(),
            histories: BTreeSet::new(),
            sets: Vec::new(),
            minutes: Vec::new(),
        }
    }

    fn place(&self) -> u64 {
        self.lsn / PIECE
    }

    /// Writes on, and archives each piece that is full.
    fn write(&mut self, bytes: u64, lost: bool) {
        let before = self.place();
        self.lsn += bytes;
        let full = (before..self.place()).map(|place| Piece { timeline: self.timeline, place });
        if !lost {
            self.pieces.extend(full);
        }
    }

    fn commit(&mut self, minute: bool) {
        self.time += 1_000;
        self.write(500, false);
        let commit = Commit { lsn: self.lsn, time: self.time, minute };
        self.commits.entry(self.timeline).or_default().push(commit);
        self.write(100, false);
    }

    fn switch(&mut self) {
        let rest = PIECE - self.lsn % PIECE;
        self.write(rest, false);
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Write { seconds, pieces, lost } => {
                self.time += seconds * SECOND;
                self.write(pieces * PIECE / 2, *lost);
                self.commit(false);
            }
            Step::Minute { at_the_edge } => {
                self.time += 20 * SECOND;
                if *at_the_edge {
                    let rest = PIECE - self.lsn % PIECE;
                    self.write(rest.saturating_sub(300), false);
                }
                let at = Timestamp::from_microsecond(self.time).expect("a time");
                let minute = Minute { at, piece: Piece { timeline: self.timeline, place: self.place() } };
                self.commit(true);
                self.minutes.push((minute, self.time));
            }
            Step::BackUp { damaged } => {
                let piece = Piece { timeline: self.timeline, place: self.place() };
                self.commit(false);
                self.time += SECOND;
                self.switch();
                let ended = self.time / SECOND;
                self.sets.push(Set { ended, damaged: *damaged, pieces: (piece, piece), ..Set::default() });
            }
            Step::GoOn { seconds, archived } => self.go_on(*seconds, *archived),
        }
    }

    fn go_on(&mut self, seconds: Option<i64>, archived: bool) {
        let to = match seconds {
            None => Some(self.lsn),
            Some(ago) => {
                let moment = self.time - ago * SECOND;
                let ends = self.restore(moment).map(|(lsn, _)| lsn);
                // Only a copy of the running database's own past continues here.
                ends.filter(|_| self.newest_of(moment) == Some(self.timeline))
                    .inspect(|_| self.minutes.retain(|(_, committed)| *committed <= moment))
            }
        };
        let Some(lsn) = to else { return };
        let mut from = self.came_from[&self.timeline].clone();
        // A copy of an earlier moment may have left one of the timelines before.
        let passed = from.iter().position(|(_, left)| *left > lsn);
        let parent = passed.map_or(self.timeline, |n| from[n].0);
        from.truncate(passed.unwrap_or(from.len()));
        from.push((parent, lsn));
        self.timeline = self.came_from.keys().max().expect("one") + 1;
        self.came_from.insert(self.timeline, from);
        if archived {
            self.histories.insert(self.timeline);
        }
        self.lsn = lsn;
        self.time += 5 * SECOND;
    }

    fn set_of(&self, moment: i64) -> Option<&Set> {
        choose(&self.sets, Target::At(Timestamp::from_microsecond(moment).expect("a time")))
    }

    fn newest_of(&self, moment: i64) -> Option<u32> {
        let mut newest = self.set_of(moment)?.pieces.0.timeline;
        while self.histories.contains(&(newest + 1)) {
            newest += 1;
        }
        Some(newest)
    }

    /// Restores a moment: where the copy ends, and the times of the minutes in it. None: it fails.
    fn restore(&self, moment: i64) -> Option<(u64, Vec<i64>)> {
        let set = self.set_of(moment)?;
        let newest = self.newest_of(moment)?;
        let mut way = self.came_from[&newest].clone();
        way.push((newest, u64::MAX));
        let own = way.iter().position(|(timeline, _)| *timeline == set.pieces.0.timeline)?;
        let stopped = (set.pieces.1.place + 1) * PIECE;
        if stopped > way[own].1 {
            return None; // "not a child of this server's history"
        }
        let (mut minutes, mut began) = (Vec::new(), 0);
        for (timeline, left) in way {
            for commit in self.commits.get(&timeline).into_iter().flatten() {
                if commit.lsn <= began || commit.lsn > left {
                    continue;
                }
                let is_in_the_backup = commit.lsn < set.pieces.0.place * PIECE;
                if !is_in_the_backup && !self.finds(newest, set.pieces.0.place, commit.lsn) {
                    return None;
                }
                if commit.time > moment {
                    return (!is_in_the_backup).then_some((commit.lsn - 500, minutes));
                }
                if commit.minute {
                    minutes.push(commit.time);
                }
            }
            began = left;
        }
        None
    }

    /// Whether the archive has each piece from the backup's first to the one that this change is in.
    fn finds(&self, newest: u32, first: u64, lsn: u64) -> bool {
        let writer = |place: u64| {
            let way = &self.came_from[&newest];
            way.iter().find(|(_, left)| left / PIECE > place).map_or(newest, |(timeline, _)| *timeline)
        };
        (first..=lsn / PIECE).all(|place| self.pieces.contains(&Piece { timeline: writer(place), place }))
    }

    fn spans(&self) -> Vec<Span> {
        let mut line: Vec<Turn> = Vec::new();
        let mut begins = 0;
        for (timeline, left) in &self.came_from[&self.timeline] {
            line.push(Turn { timeline: *timeline, begins });
            begins = left / PIECE;
        }
        line.push(Turn { timeline: self.timeline, begins });
        let archive = Archive { pieces: self.pieces.clone(), histories: self.histories.clone(), line };
        let minutes: Vec<Minute> = self.minutes.iter().map(|(minute, _)| *minute).collect();
        spans(&self.sets, &archive, &minutes)
    }

    /// Errors: a moment that is named and not reached.
    fn judge(&self) -> std::result::Result<(), TestCaseError> {
        for Span { from, to } in self.spans() {
            let (from, to) = (from.as_microsecond(), to.as_microsecond());
            let near = self.minutes.iter().flat_map(|(_, time)| [time - 1_001, time - 1, *time, time + 1]);
            let sets = self.sets.iter().flat_map(|set| {
                let ended = set.ended * SECOND;
                [ended, ended + 2 * SECOND - 1, ended + 2 * SECOND]
            });
            let moments = [from, to, i64::midpoint(from, to)].into_iter().chain(near).chain(sets);
            for moment in moments.filter(|moment| (from..=to).contains(moment)) {
                let truth = self.minutes.iter().map(|(_, time)| *time).filter(|time| *time <= moment);
                let restored = self.restore(moment).map(|(_, minutes)| minutes);
                prop_assert_eq!(restored, Some(truth.collect::<Vec<_>>()), "{}", moment);
            }
        }
        Ok(())
    }
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1..90_i64, 0..6_u64, prop::bool::weighted(0.1))
            .prop_map(|(seconds, pieces, lost)| Step::Write { seconds, pieces, lost }),
        4 => prop::bool::weighted(0.3).prop_map(|at_the_edge| Step::Minute { at_the_edge }),
        1 => prop::bool::weighted(0.1).prop_map(|damaged| Step::BackUp { damaged }),
        1 => (prop::option::of(1..600_i64), prop::bool::weighted(0.8))
            .prop_map(|(seconds, archived)| Step::GoOn { seconds, archived }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_moment_is_named_that_a_restore_does_not_reach(steps in vec(step(), 1..40)) {
        let mut server = Server::new();
        for step in &steps {
            server.step(step);
        }
        server.judge()?;
        server.switch();
        server.judge()?;
    }
}

/// Backs up, and notes this many minutes.
fn day(server: &mut Server, minutes: usize) {
    server.step(&Step::BackUp { damaged: false });
    for _ in 0..minutes {
        server.step(&Step::Write { seconds: 40, pieces: 1, lost: false });
        server.step(&Step::Minute { at_the_edge: false });
    }
}

/// The spans in seconds after the first backup.
fn seconds(server: &Server) -> Vec<(i64, i64)> {
    let after = |at: Timestamp| at.as_second() - server.sets[0].ended;
    server.spans().iter().map(|span| (after(span.from), after(span.to))).collect()
}

#[test]
fn all_is_named_from_the_first_backup_to_the_last_minute_but_one() {
    let mut server = Server::new();
    day(&mut server, 3);
    day(&mut server, 3);
    server.switch();
    let last = server.minutes[4].0.at.as_second() - server.sets[0].ended;
    assert_eq!(seconds(&server), [(2, last)]);
    server.step(&Step::GoOn { seconds: None, archived: true });
    day(&mut server, 2);
    server.switch();
    assert_eq!(seconds(&server).len(), 1, "a recovery whose history is archived makes no gap");
}

#[test]
fn after_a_recovery_without_history_nothing_later_is_named_until_it_is_there() {
    let mut server = Server::new();
    day(&mut server, 3);
    server.switch();
    let before = seconds(&server);
    server.step(&Step::GoOn { seconds: None, archived: false });
    for _ in 0..3 {
        server.step(&Step::Minute { at_the_edge: false });
    }
    server.switch();
    assert_eq!(seconds(&server), before);
    server.histories.insert(2);
    assert!(seconds(&server)[0].1 > before[0].1);
}

#[test]
fn a_lost_piece_ends_a_span_and_the_next_backup_begins_another() {
    let mut server = Server::new();
    day(&mut server, 3);
    server.switch();
    server.step(&Step::Write { seconds: 40, pieces: 4, lost: true });
    day(&mut server, 3);
    server.switch();
    let found = seconds(&server);
    assert_eq!(found.len(), 2);
    assert!(found[0].1 < found[1].0 && found[1].0 == server.sets[1].ended + 2 - server.sets[0].ended);
    server.pieces.clear();
    assert_eq!(seconds(&server), []);
}
