//! The rules of a request: each step that is allowed, and the answers.
//! Invariant: nothing is done before somebody of the workspace took the request. It is done only when its
//! work is done, and refused only with a legal ground.

use kernel::code::Code;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use lifecycle::requests::{Request, RequestKind, RequestState, Subject};
use platform::input::unfit;
use platform::word_fields;

words! {
    /// How it was checked who asks.
    pub enum CheckedHow {
        /// Somebody of the shop knows them by sight or voice.
        Known = "known",
        /// They showed a document.
        Document = "document",
        /// They were called at the number that is kept.
        CallBack = "call_back",
        /// They answered from the mail address that is kept.
        Mail = "mail",
        /// It could not be found out.
        None = "none",
    }
}

words! {
    /// How a request ends.
    pub enum Ending {
        /// It is done.
        Done = "done",
        /// It is refused.
        Refused = "refused",
    }
}

words! {
    /// The legal ground of a refusal.
    pub enum Ground {
        /// It could not be found out who asks.
        NotIdentified = "not_identified",
        /// Nothing is held of this person.
        NobodyFound = "nobody_found",
        /// A law obliges the shop to keep the data.
        LawKeeps = "law_keeps",
        /// The request repeats itself, or has no ground.
        Unfounded = "unfounded",
        /// The answer would harm the rights of others.
        RightsOfOthers = "rights_of_others",
    }
}
word_fields!(CheckedHow, Ending, Ground);

impl Ground {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            Ground::NotIdentified => "We could not find out who asks",
            Ground::NobodyFound => "We hold nothing about this person",
            Ground::LawKeeps => "A law obliges us to keep it",
            Ground::Unfounded => "The request has no ground, or repeats an earlier one",
            Ground::RightsOfOthers => "It would harm the rights of others",
        }
    }
}

impl CheckedHow {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            CheckedHow::Known => "Somebody here knows them",
            CheckedHow::Document => "They showed a document",
            CheckedHow::CallBack => "We called the number that we had",
            CheckedHow::Mail => "They answered from the address that we had",
            CheckedHow::None => "It could not be found out",
        }
    }

    /// Whether it uses what is kept of the person.
    pub const fn needs_party(self) -> bool {
        matches!(self, CheckedHow::CallBack | CheckedHow::Mail)
    }
}

/// Whose data it is, as far as the rules ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its kind.
    pub kind: RequestKind,
    /// The state.
    pub state: RequestState,
    /// Whether somebody looked whose data it is.
    pub is_settled: bool,
    /// Whether a party was found.
    pub has_party: bool,
    /// Whether it was found out who asks; None: nobody checked.
    pub is_identified: Option<bool>,
    /// Whether the party's data is restricted.
    pub is_restricted: bool,
    /// Whether the party is erased.
    pub is_erased: bool,
}

impl Facts {
    /// The facts of a request.
    pub fn of(request: &Request, state: RequestState) -> Facts {
        let party = match &request.subject {
            Subject::Party(party) => Some(party),
            Subject::Open | Subject::Nobody => None,
        };
        let none = CheckedHow::None.as_str();
        Facts {
            kind: request.kind,
            state,
            is_settled: request.subject != Subject::Open,
            has_party: party.is_some(),
            is_identified: request.check.as_ref().map(|check| check.how != none),
            is_restricted: party.is_some_and(|party| party.restricted_at.is_some()),
            is_erased: party.is_some_and(|party| party.erased_at.is_some()),
        }
    }
}

/// Whether somebody may take it. Errors: 422 at `number`.
pub fn may_take(state: RequestState) -> Ruled<()> {
    match state {
        RequestState::Received => Ok(()),
        _ => Err(unfit("number", "Somebody has taken this request already.")),
    }
}

/// Whether somebody may work on it. Errors: 422 at `number`.
pub fn may_work(state: RequestState) -> Ruled<()> {
    match state {
        RequestState::Taken => Ok(()),
        RequestState::Received => Err(unfit("number", "Take the request first.")),
        RequestState::Done | RequestState::Refused => Err(unfit("number", "This request is answered.")),
    }
}

/// Whether it may be recorded that it was checked so who asks. A check is of the person whose data it is: one
/// from before would not count. Errors: 422 at `number` or `how`.
pub fn may_check(at: Facts, how: CheckedHow) -> Ruled<()> {
    may_work(at.state)?;
    if !at.is_settled {
        return Err(unfit("how", "Say first whose data it is, or that nobody was found."));
    }
    match how.needs_party() && !at.has_party {
        true => Err(unfit("how", "Nobody was found, so you had no number and no address before.")),
        false => Ok(()),
    }
}

/// Whether it may be answered so. Errors: 422 at `number`, `outcome` or `ground`.
pub fn may_answer(at: Facts, ending: Ending, ground: Option<Ground>) -> Ruled<()> {
    may_work(at.state)?;
    match (ending, ground) {
        (Ending::Done, None) => may_be_done(at),
        (Ending::Done, Some(_)) => Err(unfit("ground", "Only a refusal has a ground. Leave it out.")),
        (Ending::Refused, None) => Err(Refusal::new(Code::FieldRequired).field("ground")),
        (Ending::Refused, Some(ground)) => may_be_refused(at, ground),
    }
}

fn may_be_done(at: Facts) -> Ruled<()> {
    if !at.is_settled {
        return Err(unfit("number", "Say first whose data it is, or that nobody was found."));
    }
    if !at.has_party {
        return Ok(());
    }
    if at.is_identified != Some(true) {
        return Err(unfit("number", "Find out first who asks."));
    }
    match at.kind {
        RequestKind::Restriction if !at.is_restricted => {
            Err(unfit("outcome", "Restrict the data of this person first."))
        }
        RequestKind::Erasure if !at.is_erased => Err(unfit(
            "outcome",
            "Erase this person first. Where a law keeps all of it, refuse with that ground.",
        )),
        _ => Ok(()),
    }
}

fn may_be_refused(at: Facts, ground: Ground) -> Ruled<()> {
    match ground {
        Ground::NobodyFound if at.has_party || !at.is_settled => {
            Err(unfit("ground", "This ground needs that somebody looked and nobody was found."))
        }
        Ground::NotIdentified if at.is_identified != Some(false) => {
            Err(unfit("ground", "Record first that it could not be found out who asks."))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(kind: RequestKind) -> Facts {
        Facts {
            kind,
            state: RequestState::Taken,
            is_settled: true,
            has_party: true,
            is_identified: Some(true),
            is_restricted: false,
            is_erased: false,
        }
    }

    fn is_done(at: Facts) -> bool {
        may_answer(at, Ending::Done, None).is_ok()
    }

    #[test]
    fn nothing_is_done_before_somebody_took_it_and_nothing_after_the_answer() {
        for (state, takes, works) in [
            (RequestState::Received, true, false),
            (RequestState::Taken, false, true),
            (RequestState::Done, false, false),
            (RequestState::Refused, false, false),
        ] {
            assert_eq!((may_take(state).is_ok(), may_work(state).is_ok()), (takes, works), "{state}");
            let at = Facts { state, ..facts(RequestKind::Access) };
            assert_eq!(is_done(at), works, "{state}");
        }
    }

    #[test]
    fn it_is_done_only_for_somebody_who_was_identified_or_when_nobody_was_found() {
        for kind in
            [RequestKind::Access, RequestKind::Export, RequestKind::Correction, RequestKind::Objection]
        {
            assert!(is_done(facts(kind)), "{kind}");
            assert!(!is_done(Facts { is_identified: None, ..facts(kind) }), "{kind}");
            assert!(!is_done(Facts { is_identified: Some(false), ..facts(kind) }), "{kind}");
            assert!(!is_done(Facts { is_settled: false, has_party: false, ..facts(kind) }), "{kind}");
            assert!(is_done(Facts { has_party: false, is_identified: None, ..facts(kind) }), "{kind}");
        }
    }

    #[test]
    fn who_asks_is_checked_by_what_is_kept_only_of_somebody_who_was_found() {
        let (found, nobody) =
            (facts(RequestKind::Access), Facts { has_party: false, ..facts(RequestKind::Access) });
        for &how in CheckedHow::ALL {
            let nobody_looked = Facts { is_settled: false, ..nobody };
            assert!(may_check(found, how).is_ok() && may_check(nobody_looked, how).is_err(), "{how}");
            assert_eq!(may_check(nobody, how).is_ok(), !how.needs_party(), "{how}");
            assert!(may_check(Facts { state: RequestState::Received, ..found }, how).is_err(), "{how}");
        }
    }

    #[test]
    fn a_restriction_and_an_erasure_are_done_only_when_they_were_made() {
        let (restriction, erasure) = (facts(RequestKind::Restriction), facts(RequestKind::Erasure));
        assert!(!is_done(restriction) && is_done(Facts { is_restricted: true, ..restriction }));
        assert!(!is_done(erasure) && is_done(Facts { is_erased: true, ..erasure }));
    }

    #[test]
    fn a_refusal_has_a_ground_that_fits() {
        let at = facts(RequestKind::Erasure);
        let refused = |at: Facts, ground: Option<Ground>| may_answer(at, Ending::Refused, ground).is_ok();
        assert!(!refused(at, None) && refused(at, Some(Ground::LawKeeps)));
        assert!(!refused(at, Some(Ground::NobodyFound)));
        assert!(refused(Facts { has_party: false, ..at }, Some(Ground::NobodyFound)));
        assert!(!refused(at, Some(Ground::NotIdentified)));
        assert!(refused(Facts { is_identified: Some(false), ..at }, Some(Ground::NotIdentified)));
        assert!(may_answer(at, Ending::Done, Some(Ground::LawKeeps)).is_err());
    }
}
