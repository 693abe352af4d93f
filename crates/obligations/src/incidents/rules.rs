//! The steps that each state of an incident allows, which of them comes next, which authorities' clocks run,
//! and which parts a notice needs.
//! Invariant: what a clock times comes before what none does, the soonest first. An incident is over only when
//! its summary is published and neither an Owner nor an authority waits. One that was only suspected may end
//! without a summary.

use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::refusal::{Refusal, Ruled};
use lifecycle::casework::clock::Clock;
use lifecycle::incident::IncidentState;
use platform::input::unfit;

/// What those who run the instance do with an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It is an incident.
    Confirm,
    /// Which laws and data it touches.
    Assess,
    /// Which workspaces are affected.
    Affect,
    /// The notice is mailed to the Owners.
    Notify,
    /// It is kept from spreading.
    Contain,
    /// An authority gets its report.
    TellAuthority,
    /// The first response is over.
    Resolve,
    /// The summary is published.
    Summarise,
    /// All is done.
    Review,
}

impl Deed {
    /// Every one, in the order in which they are done.
    pub const ALL: [Deed; 9] = [
        Deed::Confirm,
        Deed::Assess,
        Deed::Affect,
        Deed::Notify,
        Deed::Contain,
        Deed::TellAuthority,
        Deed::Resolve,
        Deed::Summarise,
        Deed::Review,
    ];

    /// Its word in the case's events.
    pub const fn word(self) -> &'static str {
        match self {
            Deed::Confirm => "confirmed",
            Deed::Assess => "assessed",
            Deed::Affect => "affected",
            Deed::Notify => "notified",
            Deed::Contain => "contained",
            Deed::TellAuthority => "authority_told",
            Deed::Resolve => "resolved",
            Deed::Summarise => "summarised",
            Deed::Review => "reviewed",
        }
    }

    /// The task, in the words of the task list.
    pub const fn task(self) -> &'static str {
        match self {
            Deed::Confirm => "Confirm that it is an incident",
            Deed::Assess => "Say which laws apply",
            Deed::Affect => "Say which workspaces are affected",
            Deed::Notify => "Tell the Owners",
            Deed::Contain => "Keep it from spreading",
            Deed::TellAuthority => "Tell the authorities",
            Deed::Resolve => "Say that the first response is over",
            Deed::Summarise => "Publish the summary",
            Deed::Review => "Close the incident",
        }
    }
}

/// What the rules look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The state.
    pub state: IncidentState,
    /// Workspaces that are affected.
    pub affected: usize,
    /// A notice was mailed to the Owners.
    pub has_notice: bool,
    /// Affected workspaces whose Owners wait for a notice.
    pub untold: usize,
    /// The summary is published.
    pub has_summary: bool,
    /// Authorities that wait, and assessments that are not made.
    pub open_authorities: usize,
    /// It is an exercise.
    pub is_drill: bool,
}

/// The state after a deed. Errors: 422 at `number`, with what is to be done first.
pub fn after(deed: Deed, at: Facts) -> Ruled<IncidentState> {
    use IncidentState::{Confirmed, Contained, Resolved, Reviewed, Suspected};
    match (deed, at.state) {
        (_, Reviewed) => Err(unfit("number", "This incident is closed.")),
        (Deed::Confirm, Suspected) => Ok(Confirmed),
        (Deed::Confirm, _) => Err(unfit("number", "This incident was confirmed before.")),
        (Deed::Assess | Deed::Affect | Deed::TellAuthority, state) => Ok(state),
        (Deed::Contain, Confirmed) => Ok(Contained),
        (Deed::Contain, state) => Ok(state),
        // What turns out to be no incident is closed at once.
        (Deed::Review, Suspected) => Ok(Reviewed),
        (_, Suspected) => Err(unfit("number", "Confirm the incident first.")),
        (Deed::Notify, state) if at.affected > 0 || at.is_drill => Ok(state),
        (Deed::Notify, _) => Err(unfit("number", "Say first which workspaces are affected.")),
        (Deed::Resolve, Contained) | (Deed::Review, Resolved) if at.untold > 0 => {
            Err(unfit("number", "Tell the Owners of the affected workspaces first."))
        }
        (Deed::Resolve, Contained) => Ok(Resolved),
        (Deed::Resolve, Resolved) => Err(unfit("number", "This incident was resolved before.")),
        (Deed::Resolve, _) => Err(unfit("number", "Keep it from spreading first.")),
        (Deed::Summarise | Deed::Review, Confirmed | Contained) => {
            Err(unfit("number", "Say first that the first response is over."))
        }
        (Deed::Summarise, Resolved) => Ok(Resolved),
        (Deed::Review, Resolved) if !at.has_summary => Err(unfit("number", "Publish the summary first.")),
        (Deed::Review, Resolved) if at.open_authorities > 0 => {
            Err(unfit("number", "Tell the authorities that wait first."))
        }
        (Deed::Review, Resolved) => Ok(Reviewed),
    }
}

/// A clock of a law that is due so soon comes first, even before somebody confirmed the incident. The law of
/// India gives six hours from the moment when it was noticed, confirmed or not.
const SOON: SignedDuration = SignedDuration::from_hours(6);

/// The step that ends a clock of an incident. None: a clock of another kind of case.
pub const fn deed_of(clock: Clock) -> Option<Deed> {
    match clock {
        Clock::CustomerNotice => Some(Deed::Notify),
        Clock::PublicSummary => Some(Deed::Summarise),
        Clock::AssessmentAu => Some(Deed::Assess),
        Clock::AuthorityAu
        | Clock::AuthorityIn
        | Clock::CertIn
        | Clock::AuthorityEu
        | Clock::AuthorityUk
        | Clock::CraEarlyWarning
        | Clock::CraNotification => Some(Deed::TellAuthority),
        _ => None,
    }
}

/// What the order of the steps follows from, beside the facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Somebody said which laws apply, or the country of an affected workspace did.
    pub has_laws: bool,
    /// The step whose clock is due first; None: no clock runs.
    pub first: Option<Deed>,
    /// That clock is due soon, or over.
    pub is_soon: bool,
}

impl Agenda {
    /// The agenda by the clocks that run, each with the moment when it is due. Australia gives 30 days to
    /// assess an incident, so its assessment waits for other steps until it is due soon.
    pub fn of(has_laws: bool, running: &[(Clock, Instant)], now: Instant) -> Agenda {
        let is_soon = |due: Instant| due <= now + SOON;
        let waits = running.iter().filter(|(clock, due)| *clock != Clock::AssessmentAu || is_soon(*due));
        let first = waits.min_by_key(|(_, due)| *due);
        Agenda {
            has_laws,
            first: first.and_then(|(clock, _)| deed_of(*clock)),
            is_soon: first.is_some_and(|(_, due)| is_soon(*due)),
        }
    }
}

/// The next step: the big one of the page. None: the incident is closed.
pub fn next(at: Facts, agenda: Agenda) -> Option<Deed> {
    use IncidentState::{Confirmed, Contained, Resolved, Reviewed, Suspected};
    let of_law = agenda.first.filter(|deed| matches!(deed, Deed::TellAuthority | Deed::Assess));
    match at.state {
        Reviewed => None,
        _ if !agenda.has_laws => Some(Deed::Assess),
        Suspected => of_law.filter(|_| agenda.is_soon).or(Some(Deed::Confirm)),
        _ if of_law.is_some() => of_law,
        Confirmed | Contained if at.affected == 0 && !at.has_notice && !at.is_drill => Some(Deed::Affect),
        Confirmed | Contained if !at.has_notice || at.untold > 0 => Some(Deed::Notify),
        Confirmed => Some(Deed::Contain),
        Contained => Some(Deed::Resolve),
        Resolved if at.untold > 0 => Some(Deed::Notify),
        Resolved if !at.has_summary => Some(Deed::Summarise),
        // No authority waits for its report any more, so it is the assessment for Australia.
        Resolved if at.open_authorities > 0 => Some(Deed::Assess),
        Resolved => Some(Deed::Review),
    }
}

kernel::words! {
    /// The places whose laws set clocks.
    pub enum Jurisdiction {
        /// Australia.
        Australia = "au",
        /// India.
        India = "in",
        /// The European Union and its economic area.
        Europe = "eu",
        /// The United Kingdom.
        Britain = "uk",
        /// The Cyber Resilience Act of the EU: a weakness of the product that is exploited.
        Product = "cra",
    }
}
platform::word_fields!(Jurisdiction);

/// The countries of the European Union and its economic area.
const EUROPE: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Jurisdiction {
    /// The one of a country.
    pub fn of_country(country: &str) -> Option<Jurisdiction> {
        match country {
            "AU" => Some(Jurisdiction::Australia),
            "IN" => Some(Jurisdiction::India),
            "GB" => Some(Jurisdiction::Britain),
            other => EUROPE.contains(&other).then_some(Jurisdiction::Europe),
        }
    }

    /// The clocks that begin when it applies. In Australia an assessment comes first.
    pub const fn clocks(self) -> &'static [Clock] {
        match self {
            Jurisdiction::Australia => &[Clock::AssessmentAu],
            Jurisdiction::India => &[Clock::CertIn, Clock::AuthorityIn],
            Jurisdiction::Europe => &[Clock::AuthorityEu],
            Jurisdiction::Britain => &[Clock::AuthorityUk],
            Jurisdiction::Product => &[Clock::CraEarlyWarning, Clock::CraNotification],
        }
    }
}

/// The clocks that laws set.
pub const OF_LAW: [Clock; 8] = [
    Clock::AssessmentAu,
    Clock::AuthorityAu,
    Clock::CertIn,
    Clock::AuthorityIn,
    Clock::AuthorityEu,
    Clock::AuthorityUk,
    Clock::CraEarlyWarning,
    Clock::CraNotification,
];

/// The clocks of these places, each once.
pub fn clocks_of(places: &[Jurisdiction]) -> Vec<Clock> {
    let wanted: Vec<Clock> = places.iter().flat_map(|place| place.clocks()).copied().collect();
    OF_LAW.into_iter().filter(|clock| wanted.contains(clock)).collect()
}

/// Refuses a notice that lacks what the reader can do where India's law applies. Errors: `field_required` at
/// `advice`.
pub fn whole(has_advice: bool, countries: &[&str]) -> Ruled<()> {
    match has_advice || !countries.contains(&"IN") {
        true => Ok(()),
        false => Err(Refusal::new(Code::FieldRequired).field("advice")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use IncidentState::{Confirmed, Contained, Resolved, Reviewed, Suspected};

    fn facts(state: IncidentState) -> Facts {
        Facts {
            state,
            affected: 1,
            has_notice: true,
            untold: 0,
            has_summary: true,
            open_authorities: 0,
            is_drill: false,
        }
    }

    #[test]
    fn an_incident_goes_from_state_to_state() {
        for (deed, from, to) in [
            (Deed::Confirm, Suspected, Confirmed),
            (Deed::Contain, Confirmed, Contained),
            (Deed::Contain, Suspected, Suspected),
            (Deed::Resolve, Contained, Resolved),
            (Deed::Summarise, Resolved, Resolved),
            (Deed::Review, Resolved, Reviewed),
            (Deed::Review, Suspected, Reviewed),
        ] {
            assert_eq!(after(deed, facts(from)).ok(), Some(to), "{deed:?} {from}");
        }
        for (deed, from) in [
            (Deed::Notify, Suspected),
            (Deed::Resolve, Confirmed),
            (Deed::Summarise, Contained),
            (Deed::Review, Confirmed),
            (Deed::Confirm, Resolved),
        ] {
            assert!(after(deed, facts(from)).is_err(), "{deed:?} {from}");
        }
        assert!(
            Deed::ALL.iter().all(|deed| after(*deed, facts(Reviewed)).is_err()),
            "nothing moves a closed one"
        );
    }

    #[test]
    fn it_is_not_over_while_somebody_waits() {
        let at = facts(Resolved);
        assert!(after(Deed::Review, Facts { has_summary: false, ..at }).is_err());
        assert!(after(Deed::Review, Facts { open_authorities: 1, ..at }).is_err());
        assert!(after(Deed::Resolve, Facts { untold: 1, ..facts(Contained) }).is_err());
        let nobody = Facts { has_notice: false, affected: 0, ..facts(Contained) };
        assert!(after(Deed::Resolve, nobody).is_ok() && after(Deed::Notify, nobody).is_err());
        assert!(after(Deed::Notify, Facts { is_drill: true, ..nobody }).is_ok());
    }

    #[test]
    fn a_workspace_that_is_affected_after_the_first_notice_is_told_too() {
        for state in [Confirmed, Contained, Resolved] {
            let at = Facts { affected: 2, untold: 1, ..facts(state) };
            let agenda = Agenda { has_laws: true, ..Agenda::default() };
            assert_eq!(next(at, agenda), Some(Deed::Notify), "{state}");
            assert!(after(Deed::Notify, at).is_ok(), "{state}");
        }
        let waits = |state| Facts { affected: 2, untold: 1, ..facts(state) };
        assert!(
            after(Deed::Resolve, waits(Contained)).is_err() && after(Deed::Review, waits(Resolved)).is_err()
        );
    }

    #[test]
    fn the_next_step_is_always_allowed_and_leads_to_the_end() {
        let mut at = Facts { has_notice: false, has_summary: false, affected: 0, ..facts(Suspected) };
        let (mut agenda, mut steps) = (Agenda::default(), Vec::new());
        while let Some(deed) = next(at, agenda) {
            at.state = after(deed, at).expect("the next step is allowed");
            agenda.has_laws |= deed == Deed::Assess;
            at.affected += usize::from(deed == Deed::Affect);
            at.has_notice |= deed == Deed::Notify;
            at.untold = if at.has_notice { 0 } else { at.affected };
            at.has_summary |= deed == Deed::Summarise;
            steps.push(deed);
            assert!(steps.len() < 20, "{steps:?}");
        }
        assert_eq!(at.state, Reviewed);
        assert_eq!((steps[0], steps.len()), (Deed::Assess, 8), "{steps:?}");
    }

    #[test]
    fn what_is_due_first_comes_next_and_the_law_before_what_has_no_clock() {
        let now: Instant = "2026-11-20T10:00:00Z".parse().expect("a moment");
        let then = |state, has_notice, running: &[(Clock, i64)]| {
            let due = |(clock, hours): &(Clock, i64)| (*clock, now + SignedDuration::from_hours(*hours));
            let running: Vec<(Clock, Instant)> = running.iter().map(due).collect();
            let open_authorities = running.iter().filter(|(clock, _)| OF_LAW.contains(clock)).count();
            let at = Facts { has_notice, open_authorities, ..facts(state) };
            next(at, Agenda::of(true, &running, now)).expect("a step")
        };
        let (notice, cert, eu) = ((Clock::CustomerNotice, 20), (Clock::CertIn, 6), (Clock::AuthorityEu, 60));
        assert_eq!(then(Suspected, false, &[cert]), Deed::TellAuthority, "six hours from noticing");
        assert_eq!(then(Suspected, false, &[eu]), Deed::Confirm);
        assert_eq!(then(Suspected, false, &[(Clock::AuthorityEu, -1)]), Deed::TellAuthority, "overdue");
        assert_eq!(then(Confirmed, false, &[notice, cert]), Deed::TellAuthority);
        assert_eq!(then(Confirmed, false, &[notice, eu]), Deed::Notify);
        for state in [Confirmed, Contained, Resolved] {
            assert_eq!(then(state, true, &[eu]), Deed::TellAuthority, "{state}");
        }
        let australia = |hours| [(Clock::AssessmentAu, hours)];
        assert_eq!(then(Contained, true, &australia(600)), Deed::Resolve, "30 days wait");
        assert_eq!(then(Contained, true, &australia(-2)), Deed::Assess);
        assert_eq!(then(Resolved, true, &australia(600)), Deed::Assess, "it cannot be closed before");
    }

    #[test]
    fn each_clock_of_a_law_is_ended_by_a_step() {
        for clock in OF_LAW {
            assert!(matches!(deed_of(clock), Some(Deed::TellAuthority | Deed::Assess)), "{clock}");
        }
        assert_eq!(deed_of(Clock::News), None);
    }

    #[test]
    fn each_place_begins_its_own_clocks_once() {
        let of = |country| Jurisdiction::of_country(country).expect("a place");
        let all = clocks_of(&[of("DE"), of("AU"), of("IN"), of("FR")]);
        assert_eq!(all, [Clock::AssessmentAu, Clock::CertIn, Clock::AuthorityIn, Clock::AuthorityEu]);
        assert_eq!(clocks_of(&[of("GB")]), [Clock::AuthorityUk]);
        assert_eq!(Jurisdiction::of_country("NZ"), None);
        assert!(clocks_of(&[]).is_empty());
    }

    #[test]
    fn in_india_a_notice_says_what_the_reader_can_do() {
        assert!(whole(false, &["AU", "IE"]).is_ok() && whole(true, &["IN"]).is_ok());
        let refused = whole(false, &["AU", "IN"]).expect_err("a part is missing");
        assert_eq!(refused.code, Code::FieldRequired);
    }
}
