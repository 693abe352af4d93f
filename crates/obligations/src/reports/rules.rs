//! The steps that a report allows in each state, and the state after each.
//! Invariant: a report is acknowledged by a person before anything else is done with it. It is closed only
//! when the weakness is repaired and disclosed, and nobody waits to be credited.

use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::refusal::Ruled;
use lifecycle::weakness::{Report, ReportState};
use platform::input::unfit;

/// What those who run the instance do with a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A person says that they have read it.
    Acknowledge,
    /// A message to the reporter.
    Message,
    /// It is a weakness.
    Accept,
    /// It is none, or one that was known.
    Reject,
    /// The weakness is repaired.
    Fix,
    /// The reporter is named.
    Credit,
    /// The reporter agreed to more time before it is disclosed.
    Extend,
    /// An advisory is published.
    Disclose,
    /// All is done.
    Close,
}

impl Deed {
    /// Every one, in the order in which they are done.
    #[cfg(test)]
    pub const ALL: [Deed; 9] = [
        Deed::Acknowledge,
        Deed::Message,
        Deed::Accept,
        Deed::Reject,
        Deed::Fix,
        Deed::Credit,
        Deed::Extend,
        Deed::Disclose,
        Deed::Close,
    ];

    /// Its word in the case's events.
    pub const fn word(self) -> &'static str {
        match self {
            Deed::Acknowledge => "acknowledged",
            Deed::Message => "message",
            Deed::Accept => "triaged",
            Deed::Reject => "rejected",
            Deed::Fix => "fixed",
            Deed::Credit => "credited",
            Deed::Extend => "extended",
            Deed::Disclose => "disclosed",
            Deed::Close => "closed",
        }
    }

    /// Its news for the reporter.
    pub const fn news(self) -> &'static str {
        match self {
            Deed::Acknowledge => "A person has read your report.",
            Deed::Message => "There is a message for you.",
            Deed::Accept => "What you reported is a weakness. We repair it.",
            Deed::Reject => "What you reported is not taken as a new weakness.",
            Deed::Fix => "The weakness is repaired.",
            Deed::Credit => "You are named on the page of people who helped.",
            Deed::Extend => "The weakness is disclosed later, as you agreed.",
            Deed::Disclose => "An advisory about the weakness is published.",
            Deed::Close => "Your report is closed. Thank you.",
        }
    }
}

/// What the rules look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The state.
    pub state: ReportState,
    /// The weakness is repaired.
    pub is_fixed: bool,
    /// The reporter agreed to be named.
    pub has_consent: bool,
    /// The reporter is named.
    pub is_credited: bool,
}

impl Facts {
    /// Of a report in this state.
    pub fn of(report: &Report, state: ReportState) -> Facts {
        Facts {
            state,
            is_fixed: report.fixed_at.is_some(),
            has_consent: report.credit.is_some(),
            is_credited: report.credited_at.is_some(),
        }
    }

    fn owes_credit(self) -> bool {
        self.has_consent && !self.is_credited
    }
}

/// The state after a deed. Errors: 422 at `number`, with what is to be done first.
pub fn after(deed: Deed, at: Facts) -> Ruled<ReportState> {
    use ReportState::{Acknowledged, Closed, Disclosed, Fixed, Received, Rejected, Triaged};
    match (deed, at.state) {
        (Deed::Acknowledge, Received) => Ok(Acknowledged),
        (Deed::Acknowledge, _) => Err(unfit("number", "This report was acknowledged before.")),
        (_, Received) => Err(unfit("number", "Acknowledge the report first.")),
        (Deed::Message, state) => Ok(state),
        (Deed::Credit, state) if at.is_fixed && at.owes_credit() => Ok(state),
        (Deed::Credit, _) => {
            Err(unfit("number", "A reporter is named once, after the repair, if they agreed to it."))
        }
        (_, Closed | Rejected) => Err(unfit("number", "This report is closed.")),
        (Deed::Accept, Acknowledged) => Ok(Triaged),
        (Deed::Reject, Acknowledged | Triaged) => Ok(Rejected),
        (Deed::Accept | Deed::Reject, _) => Err(unfit("number", "This was decided before.")),
        (Deed::Fix, Triaged) => Ok(Fixed),
        (Deed::Fix, Disclosed) if !at.is_fixed => Ok(Disclosed),
        (Deed::Fix, _) => Err(unfit("number", "Only a confirmed weakness is repaired, and once.")),
        (Deed::Extend, Acknowledged | Triaged | Fixed) => Ok(at.state),
        (Deed::Extend, _) => Err(unfit("number", "This weakness is disclosed.")),
        (Deed::Disclose, Triaged | Fixed) => Ok(Disclosed),
        (Deed::Disclose, _) => Err(unfit("number", "Only a confirmed weakness is disclosed, and once.")),
        (Deed::Close, Disclosed) if at.is_fixed && !at.owes_credit() => Ok(Closed),
        (Deed::Close, _) => Err(unfit(
            "number",
            "Repair and disclose the weakness first, and name the reporter if they agreed.",
        )),
    }
}

/// The most days that one agreement adds.
const MOST_DAYS: i32 = 90;

/// The start of a clock of the disclosure that is due this many days later than the one that runs. Errors: 422 at `days`, if
/// they are none or too many; at `number`, if the time is over or the clock does not run.
pub fn later(due: Option<Instant>, whole: SignedDuration, days: i32, now: Instant) -> Ruled<Instant> {
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(unfit("days", "One agreement adds between 1 and 90 days."));
    }
    match due {
        None => Err(unfit("number", "The clock of the disclosure does not run.")),
        Some(due) if due < now => {
            Err(unfit("number", "The time is over: a reporter agrees to more before it is."))
        }
        Some(due) => Ok(due + SignedDuration::from_hours(24) * days - whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ReportState::{Acknowledged, Closed, Disclosed, Fixed, Received, Rejected, Triaged};

    /// For each state the deeds that are done, with the state after; every other is refused.
    const TABLE: [(ReportState, &[(Deed, ReportState)]); 7] = [
        (Received, &[(Deed::Acknowledge, Acknowledged)]),
        (
            Acknowledged,
            &[
                (Deed::Message, Acknowledged),
                (Deed::Accept, Triaged),
                (Deed::Reject, Rejected),
                (Deed::Extend, Acknowledged),
            ],
        ),
        (
            Triaged,
            &[
                (Deed::Message, Triaged),
                (Deed::Reject, Rejected),
                (Deed::Fix, Fixed),
                (Deed::Extend, Triaged),
                (Deed::Disclose, Disclosed),
            ],
        ),
        (Fixed, &[(Deed::Message, Fixed), (Deed::Extend, Fixed), (Deed::Disclose, Disclosed)]),
        (Disclosed, &[(Deed::Message, Disclosed), (Deed::Fix, Disclosed)]),
        (Closed, &[(Deed::Message, Closed)]),
        (Rejected, &[(Deed::Message, Rejected)]),
    ];

    fn facts(state: ReportState) -> Facts {
        Facts { state, is_fixed: false, has_consent: false, is_credited: false }
    }

    #[test]
    fn each_state_has_its_deeds_and_no_other() {
        for (state, deeds) in TABLE {
            for deed in Deed::ALL {
                let wanted = deeds.iter().find(|(it, _)| *it == deed).map(|(_, next)| *next);
                assert_eq!(after(deed, facts(state)).ok(), wanted, "{deed:?} in {state}");
            }
        }
    }

    #[test]
    fn an_agreement_adds_days_before_the_time_is_over() {
        let (now, day) =
            (Instant::UNIX_EPOCH + SignedDuration::from_hours(24_000), SignedDuration::from_hours(24));
        let (due, whole) = (now + day, day * 90);
        assert_eq!(later(Some(due), whole, 30, now).ok(), Some(due - day * 60));
        for days in [0, 91, -1] {
            assert!(later(Some(due), whole, days, now).is_err(), "{days}");
        }
        assert!(later(None, whole, 30, now).is_err() && later(Some(now - day), whole, 30, now).is_err());
    }

    #[test]
    fn a_reporter_is_named_once_after_the_repair_and_by_consent() {
        for (is_fixed, has_consent, is_credited) in
            [(false, true, false), (true, false, false), (true, true, true)]
        {
            let at = Facts { is_fixed, has_consent, is_credited, ..facts(Disclosed) };
            assert!(after(Deed::Credit, at).is_err(), "{at:?}");
        }
        for state in [Fixed, Disclosed, Closed] {
            let at = Facts { is_fixed: true, has_consent: true, ..facts(state) };
            assert_eq!(after(Deed::Credit, at).ok(), Some(state));
        }
    }

    #[test]
    fn a_report_is_closed_when_it_is_repaired_disclosed_and_nobody_waits_to_be_named() {
        let at = Facts { is_fixed: true, ..facts(Disclosed) };
        assert_eq!(after(Deed::Close, at).ok(), Some(Closed));
        assert!(after(Deed::Close, Facts { has_consent: true, ..at }).is_err());
        assert!(after(Deed::Close, Facts { has_consent: true, is_credited: true, ..at }).is_ok());
        assert!(after(Deed::Close, facts(Disclosed)).is_err());
        assert!(after(Deed::Fix, at).is_err(), "it is repaired once");
    }
}
