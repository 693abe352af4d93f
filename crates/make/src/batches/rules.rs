//! The states of a batch, the verbs that move it, and what each state allows.
//! Invariant: a batch moves only along this table (M14), and never leaves Released, Rejected or Aborted.

pub mod release;

use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;

words! {
    /// The state of a batch, in the order of its life.
    pub enum BatchState {
        /// It is planned.
        Planned = "Planned",
        /// Its lines are scaled and lots suggested.
        Ready = "Ready",
        /// It is in production.
        Running = "Running",
        /// It is on hold: a person stopped it, or a reading missed a critical limit.
        Held = "Held",
        /// Production is complete; it may still ripen.
        Completed = "Completed",
        /// Quality is reviewing its record.
        UnderReview = "UnderReview",
        /// It may be sold. Final: later readings are addenda.
        Released = "Released",
        /// It may not be sold. Final.
        Rejected = "Rejected",
        /// It was stopped for good. Final; consumed goods stay consumed.
        Aborted = "Aborted",
    }
}

impl BatchState {
    /// The state after a reading failed at a critical control point (or failed again in a look-back): a
    /// running batch becomes Held; any other keeps its state, and the holds on its lots do the rest (M15,
    /// M28).
    #[must_use]
    pub fn after_failure(self) -> BatchState {
        if self == BatchState::Running { BatchState::Held } else { self }
    }

    /// Where a reading goes: `batch_state_invalid` before the start, and after any end other than a release.
    pub fn receive_reading(self) -> Ruled<Landing> {
        use BatchState::*;
        match self {
            Running | Held | Completed | UnderReview => Ok(Landing::Record),
            Released => Ok(Landing::Addendum),
            Planned | Ready | Rejected | Aborted => Err(self.refuse()),
        }
    }

    /// Whether the state is final.
    pub fn is_final(self) -> bool {
        matches!(self, BatchState::Released | BatchState::Rejected | BatchState::Aborted)
    }

    /// Whether it is in its vessels.
    pub fn is_being_made(self) -> bool {
        matches!(self, BatchState::Running | BatchState::Held)
    }

    /// Whether it is complete and not decided: it still accepts readings, which are judged up to its
    /// completion.
    pub fn is_made(self) -> bool {
        matches!(self, BatchState::Completed | BatchState::UnderReview)
    }

    /// Whether its account is closed: all its cost is in what it made, or lost.
    pub fn has_ended(self) -> bool {
        self.is_made() || self.is_final()
    }

    /// Booking labour needs a batch that was started and is not decided: else `batch_state_invalid`. After
    /// completion the cost of what it made follows (D20).
    pub fn book_labour(self) -> Ruled<()> {
        if self.is_being_made() || self.is_made() { Ok(()) } else { Err(self.refuse()) }
    }

    /// Consuming, observing and taking output need a running batch: else `batch_state_invalid`.
    pub fn work(self) -> Ruled<()> {
        if self == BatchState::Running { Ok(()) } else { Err(self.refuse()) }
    }

    /// A step is marked while the batch is running, and while it ripens: else `batch_state_invalid`.
    pub fn mark_step(self) -> Ruled<()> {
        match self {
            BatchState::Running | BatchState::Completed => Ok(()),
            _ => Err(self.refuse()),
        }
    }

    /// Taking back an input or an output needs a batch that is not handed to Quality: else
    /// `batch_state_invalid` (D31).
    pub fn take_back(self) -> Ruled<()> {
        match self {
            BatchState::Running | BatchState::Held | BatchState::Completed => Ok(()),
            _ => Err(self.refuse()),
        }
    }

    fn refuse(self) -> Refusal {
        Refusal::new(Code::BatchStateInvalid).fact("state", self.as_str())
    }
}

/// The place of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landing {
    /// Part of the batch's record.
    Record,
    /// Added to a signed record: a new version, the old bytes kept (M32).
    Addendum,
}

/// A verb: an action on a batch as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Plans it.
    Plan,
    /// Scales its lines and suggests lots.
    Ready,
    /// Starts it.
    Start,
    /// Puts it on hold.
    Hold,
    /// Resumes it; see [`resume`].
    Resume,
    /// Completes it.
    Complete,
    /// Hands the record to Quality.
    Submit,
    /// Quality returns the record.
    Return,
    /// Allows its sale; see [`release::judge`].
    Release,
    /// Forbids its sale.
    Reject,
    /// Stops it for good.
    Abort,
}

impl Verb {
    /// All of them.
    pub const ALL: [Verb; 11] = [
        Verb::Plan,
        Verb::Ready,
        Verb::Start,
        Verb::Hold,
        Verb::Resume,
        Verb::Complete,
        Verb::Submit,
        Verb::Return,
        Verb::Release,
        Verb::Reject,
        Verb::Abort,
    ];

    /// The last part of the action's name: `make.batch.<verb>`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Verb::Plan => "plan",
            Verb::Ready => "ready",
            Verb::Start => "start",
            Verb::Hold => "hold",
            Verb::Resume => "resume",
            Verb::Complete => "complete",
            Verb::Submit => "submit",
            Verb::Return => "return",
            Verb::Release => "release",
            Verb::Reject => "reject",
            Verb::Abort => "abort",
        }
    }

    /// The permission it needs, judged before the state is even read (M29).
    pub const fn needs(self) -> Permission {
        match self {
            Verb::Plan | Verb::Ready => Permission::BatchesPlan,
            Verb::Start | Verb::Complete => Permission::BatchesRun,
            Verb::Hold => Permission::HoldsPlace,
            Verb::Resume | Verb::Submit => Permission::BatchesResume,
            Verb::Return | Verb::Release | Verb::Reject => Permission::BatchesRelease,
            Verb::Abort => Permission::BatchesAbort,
        }
    }

    /// The states in which it is allowed (none: there is no batch yet) and the state it leads to.
    const fn path(self) -> (&'static [BatchState], BatchState) {
        use BatchState::*;
        match self {
            Verb::Plan => (&[], Planned),
            Verb::Ready => (&[Planned], Ready),
            Verb::Start => (&[Ready], Running),
            Verb::Hold => (&[Running], Held),
            Verb::Resume => (&[Held], Running),
            Verb::Complete => (&[Running, Held], Completed),
            Verb::Submit => (&[Completed], UnderReview),
            Verb::Return => (&[UnderReview], Completed),
            Verb::Release => (&[UnderReview], Released),
            Verb::Reject => (&[UnderReview, Held], Rejected),
            Verb::Abort => (&[Planned, Ready, Running, Held], Aborted),
        }
    }

    /// The state of a batch after the verb; `batch_state_invalid` with `facts.state` if it is not allowed.
    pub fn apply(self, state: BatchState) -> Ruled<BatchState> {
        let (from, to) = self.path();
        if from.contains(&state) { Ok(to) } else { Err(state.refuse()) }
    }
}

/// Resumes a Held batch without open deviations. It judges the state first, then refuses with
/// `batch_open_deviation` and `facts.deviations`.
pub fn resume(state: BatchState, open_deviations: &[String]) -> Ruled<BatchState> {
    let running = Verb::Resume.apply(state)?;
    if open_deviations.is_empty() {
        return Ok(running);
    }
    Err(Refusal::new(Code::BatchOpenDeviation).fact("deviations", open_deviations))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::role::Role;

    /// The table of the rule book: verb, from, to, who.
    const TABLE: &str = "
        ready     Planned                     Ready        Owner Admin Manager Maker
        start     Ready                       Running      Owner Manager Maker
        hold      Running                     Held         Owner Admin Manager Maker Quality
        resume    Held                        Running      Owner Manager Maker Quality
        complete  Running,Held                Completed    Owner Manager Maker
        submit    Completed                   UnderReview  Owner Manager Maker Quality
        return    UnderReview                 Completed    Owner Quality
        release   UnderReview                 Released     Owner Quality
        reject    UnderReview,Held            Rejected     Owner Quality
        abort     Planned,Ready,Running,Held  Aborted      Owner Manager
    ";

    /// The result of a verb: permission first, then the state.
    fn answer(verb: Verb, state: BatchState, role: Role) -> String {
        if !verb.needs().roles().has(role) {
            return Code::PermissionDenied.as_str().to_owned();
        }
        verb.apply(state).map_or_else(|refusal| refusal.code.as_str().to_owned(), |to| to.to_string())
    }

    #[test]
    fn every_verb_in_every_state_by_every_role_does_what_the_table_says() {
        let mut judged = 0;
        for row in TABLE.trim().lines() {
            let mut words = row.split_whitespace();
            let mut word = || words.next().expect("verb, from, to");
            let (name, from, to) = (word(), word(), word());
            let verb = Verb::ALL.into_iter().find(|verb| verb.as_str() == name).expect("a verb");
            let roles: Vec<&str> = words.collect();
            for &state in BatchState::ALL {
                for &role in Role::ALL {
                    let expected = match (
                        roles.contains(&role.as_str()),
                        from.split(',').any(|f| f == state.as_str()),
                    ) {
                        (false, _) => "permission_denied",
                        (true, false) => "batch_state_invalid",
                        (true, true) => to,
                    };
                    assert_eq!(answer(verb, state, role), expected, "{name} in {state} by {role}");
                    judged += 1;
                }
            }
        }
        assert_eq!(judged, 720);
    }

    #[test]
    fn a_batch_is_planned_once() {
        for &state in BatchState::ALL {
            assert_eq!(Verb::Plan.apply(state).expect_err("it exists").code, Code::BatchStateInvalid);
        }
        let planners = [Role::Owner, Role::Admin, Role::Manager, Role::Maker];
        assert!(
            Role::ALL.iter().all(|role| Verb::Plan.needs().roles().has(*role) == planners.contains(role))
        );
    }

    #[test]
    fn a_held_batch_goes_on_when_its_deviations_are_disposed() {
        let open = ["M-1/D1".to_owned()];
        let refusal = resume(BatchState::Held, &open).expect_err("one is open");
        assert_eq!(refusal.code, Code::BatchOpenDeviation);
        assert_eq!(refusal.facts["deviations"], serde_json::json!(["M-1/D1"]));
        assert_eq!(resume(BatchState::Held, &[]), Ok(BatchState::Running));
        assert_eq!(resume(BatchState::Running, &open).expect_err("not held").code, Code::BatchStateInvalid);
    }

    #[test]
    fn each_state_lets_readings_and_work_in_or_not() {
        // state, then where a reading goes, the state after a failing one, whether work continues
        for row in [
            "Planned      -         Planned      -",
            "Ready        -         Ready        -",
            "Running      Record    Held         works",
            "Held         Record    Held         -",
            "Completed    Record    Completed    -",
            "UnderReview  Record    UnderReview  -",
            "Released     Addendum  Released     -",
            "Rejected     -         Rejected     -",
            "Aborted      -         Aborted      -",
        ] {
            let words: Vec<&str> = row.split_whitespace().collect();
            let state: BatchState = words[0].parse().expect("a state");
            let landing = state.receive_reading().map_or("-".to_owned(), |landing| format!("{landing:?}"));
            let works = state.work().map_or("-", |()| "works");
            assert_eq!([landing.as_str(), state.after_failure().as_str(), works], words[1..], "{state}");
        }
    }

    #[test]
    fn a_state_is_final_when_no_verb_leads_out_of_it() {
        for &state in BatchState::ALL {
            let leaves = Verb::ALL.into_iter().any(|verb| verb.apply(state).is_ok());
            assert_eq!(state.is_final(), !leaves, "{state}");
        }
    }

    #[test]
    fn a_word_that_is_no_state_is_refused() {
        assert_eq!("running".parse::<BatchState>(), Err(Code::ValueUnknown));
    }
}
