//! The rules for jobs: which workspace is next, how many jobs it may have, and what happens after a failed
//! attempt.
//! Invariant: no clock and no database here. The many jobs of one workspace do not delay another's first.

use crate::error::Error;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::words;
use uuid::Uuid;

/// Jobs of one workspace that may wait or run.
const OPEN: i64 = 20;
/// Bytes that the jobs of one workspace are sent in an hour: ten of the largest files. Cancelled jobs count too, because
/// the database and its backups have stored them.
const BYTES: i64 = 160 * 1024 * 1024;
/// What the smallest job counts for, with its row and its event.
pub(super) const LEAST_BYTES: i64 = 64 * 1024;
/// Attempts at one job: a job that stopped the program three times would stop it a fourth time.
const ATTEMPTS: i32 = 3;

words! {
    /// The state of a job.
    pub enum State {
        /// Nobody has started it.
        Waiting = "waiting",
        /// It runs, or its program was stopped and the job will be resumed.
        Running = "running",
        /// All of it is saved.
        Done = "done",
        /// Nothing of it is saved.
        Failed = "failed",
        /// Somebody cancelled it; nothing of it is saved.
        Cancelled = "cancelled",
    }
}

impl State {
    /// Whether this state is final.
    pub fn has_ended(self) -> bool {
        matches!(self, State::Done | State::Failed | State::Cancelled)
    }
}

/// Whether a workspace with `open` jobs that wait or run may have one more.
pub fn has_room(open: i64) -> bool {
    open < OPEN
}

/// Whether a workspace that was sent this many bytes within an hour may be sent so many more.
pub(super) fn has_bytes(sent: i64, more: i64) -> bool {
    sent.saturating_add(more.max(LEAST_BYTES)) <= BYTES
}

/// A workspace with jobs that wait or run.
#[derive(Debug, Clone, Copy)]
pub(super) struct WorkspaceQueue {
    pub tenant: Uuid,
    /// Since when its oldest job waits.
    pub since: Instant,
    /// When one of its jobs was last started.
    pub last_start: Option<Instant>,
    /// One of its jobs runs.
    pub is_served: bool,
}

/// The workspace that is served next. Workspaces with a running job are skipped; among the others, the one
/// that was served longest ago comes first, and those never served come before all, by how long they have
/// waited.
pub(super) fn next(standings: &[WorkspaceQueue]) -> Option<Uuid> {
    let free = standings.iter().filter(|it| !it.is_served);
    free.min_by_key(|it| (it.last_start, it.since, it.tenant)).map(|it| it.tenant)
}

/// What happens to a job after a failed attempt.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Another attempt, when this lease has expired.
    Again,
    /// No other attempt.
    Fails,
}

/// After an attempt that was refused, or that failed by a fault of ours.
pub(super) fn after(error: &Error, attempts: i32) -> Fate {
    let passes = match error {
        Error::Refused(refusal) => matches!(refusal.code, Code::DiskFull | Code::Overloaded | Code::ReadOnly),
        _ => true,
    };
    if passes && attempts < ATTEMPTS { Fate::Again } else { Fate::Fails }
}

/// Whether this attempt, counted from one, is over the limit: the program was stopped during each one before
/// it.
pub(super) fn is_too_often(attempts: i32) -> bool {
    attempts > ATTEMPTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::refusal::Refusal;

    fn at(second: i64) -> Instant {
        Instant::from_second(second).expect("a moment")
    }

    fn standing(tenant: u128, since: i64, last_start: Option<i64>) -> WorkspaceQueue {
        let last_start = last_start.map(at);
        WorkspaceQueue { tenant: Uuid::from_u128(tenant), since: at(since), last_start, is_served: false }
    }

    fn turn(standings: &[WorkspaceQueue]) -> Option<u128> {
        next(standings).map(|tenant| tenant.as_u128())
    }

    #[test]
    fn who_never_had_a_turn_comes_before_who_had_one_and_then_who_waits_longest() {
        let all = [
            standing(1, 10, Some(50)),
            standing(2, 40, None),
            standing(3, 30, None),
            standing(4, 5, Some(60)),
        ];
        assert_eq!(turn(&all), Some(3));
        assert_eq!(turn(&all[..2]), Some(2));
        assert_eq!(
            turn(&[all[0], all[3]]),
            Some(1),
            "its last turn is longer ago, though the other waits longer"
        );
        assert_eq!(turn(&[]), None);
    }

    #[test]
    fn a_workspace_of_which_a_job_runs_waits() {
        let served = WorkspaceQueue { is_served: true, ..standing(1, 10, None) };
        assert_eq!(turn(&[served, standing(2, 20, Some(9))]), Some(2));
        assert_eq!(turn(&[served]), None);
    }

    #[test]
    fn many_jobs_of_one_workspace_hold_up_no_other() {
        // Workspace 1 asked for twenty jobs before 2 and 3 asked for two each.
        let mut waiting = [(1, 20, None), (2, 2, None), (3, 2, None)];
        let mut order = Vec::new();
        for clock in 100.. {
            let standings: Vec<WorkspaceQueue> =
                waiting.iter().filter(|it| it.1 > 0).map(|it| standing(it.0, 0, it.2)).collect();
            let Some(tenant) = turn(&standings) else { break };
            let taken = waiting.iter_mut().find(|it| it.0 == tenant).expect("one of them");
            (taken.1, taken.2) = (taken.1 - 1, Some(clock));
            order.push(tenant);
        }
        assert_eq!(order[..7], [1, 2, 3, 1, 2, 3, 1]);
        assert_eq!(order.len(), 24);
    }

    #[test]
    fn what_may_pass_is_tried_three_times_and_a_refusal_is_not() {
        let refused = |code| Error::from(Refusal::new(code));
        for (error, attempts, fate) in [
            (refused(Code::ValueUnknown), 1, Fate::Fails),
            (refused(Code::SignInRequired), 1, Fate::Fails),
            (refused(Code::DiskFull), 2, Fate::Again),
            (refused(Code::DiskFull), 3, Fate::Fails),
            (Error::Busy("no connection".into()), 1, Fate::Again),
            (Error::Busy("no connection".into()), 3, Fate::Fails),
            (Error::Internal("a panic".into()), 3, Fate::Fails),
        ] {
            assert_eq!(after(&error, attempts), fate, "{error} {attempts}");
        }
        assert_eq!([3, 4].map(is_too_often), [false, true]);
    }

    #[test]
    fn a_workspace_has_room_for_twenty() {
        assert_eq!([0, 19, 20, 21].map(has_room), [true, true, false, false]);
    }

    #[test]
    fn a_workspace_is_sent_ten_of_the_largest_files_in_an_hour_or_two_thousand_small_ones() {
        let largest = 16 * 1024 * 1024;
        assert!(has_bytes(0, largest) && has_bytes(9 * largest, largest));
        assert!(!has_bytes(9 * largest + 1, largest) && !has_bytes(BYTES, 0) && !has_bytes(i64::MAX, 1));
        assert!(has_bytes(BYTES - LEAST_BYTES, 1) && !has_bytes(BYTES - LEAST_BYTES + 1, 1));
    }

    #[test]
    fn each_state_is_read_as_it_is_stored() {
        for &state in State::ALL {
            assert_eq!(State::of(state.as_str()), Some(state));
        }
        assert_eq!(State::of("gone"), None);
        assert_eq!(State::ALL.iter().filter(|state| state.has_ended()).count(), 3);
    }
}
