//! The steps that each state of an incident allows, which authorities' clocks run, and which parts a notice needs.
//! Invariant: an incident is over only when its summary is published and no authority waits. One that was only
//! suspected may end without a summary.

use kernel::code::Code;
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
        (Deed::Resolve, Contained) if at.affected > 0 && !at.has_notice => {
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

/// The next step: the big one of the page. None: the incident is closed.
pub fn next(at: Facts) -> Option<Deed> {
    use IncidentState::{Confirmed, Contained, Resolved, Reviewed, Suspected};
    match at.state {
        Suspected => Some(Deed::Confirm),
        Confirmed | Contained if at.affected == 0 && !at.has_notice && !at.is_drill => Some(Deed::Affect),
        Confirmed | Contained if !at.has_notice => Some(Deed::Notify),
        Confirmed => Some(Deed::Contain),
        Contained => Some(Deed::Resolve),
        Resolved if !at.has_summary => Some(Deed::Summarise),
        Resolved if at.open_authorities > 0 => Some(Deed::TellAuthority),
        Resolved => Some(Deed::Review),
        Reviewed => None,
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
        assert!(after(Deed::Resolve, Facts { has_notice: false, ..facts(Contained) }).is_err());
        let nobody = Facts { has_notice: false, affected: 0, ..facts(Contained) };
        assert!(after(Deed::Resolve, nobody).is_ok() && after(Deed::Notify, nobody).is_err());
        assert!(after(Deed::Notify, Facts { is_drill: true, ..nobody }).is_ok());
    }

    #[test]
    fn the_next_step_is_always_allowed_and_leads_to_the_end() {
        let mut at = Facts { has_notice: false, has_summary: false, affected: 0, ..facts(Suspected) };
        let mut steps = Vec::new();
        while let Some(deed) = next(at) {
            at.state = after(deed, at).expect("the next step is allowed");
            at.affected += usize::from(deed == Deed::Affect);
            at.has_notice |= deed == Deed::Notify;
            at.has_summary |= deed == Deed::Summarise;
            steps.push(deed);
            assert!(steps.len() < 20, "{steps:?}");
        }
        assert_eq!(at.state, Reviewed);
        assert_eq!(steps.len(), 7, "{steps:?}");
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
