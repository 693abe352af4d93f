//! The next verbs of a batch, and the obstacles to its release, in words.
//! Invariant: the table of `state` decides which verbs fit; this file has only their words.

use crate::batches::rules::{BatchState, Verb};
use crate::batches::show::BatchShown;
use crate::traceability::list_page::Tag;
use catalogue::{Phrase, say};
use kernel::permission::Permission;
use web::view::Chrome;

/// The one big button.
#[derive(Debug, PartialEq, Eq)]
pub struct Next {
    /// The action.
    pub action: String,
    pub word: &'static str,
    pub needs: Permission,
    /// Who does it, for users who may not.
    pub who: &'static str,
    /// Its effect, in a line; empty where the word says all.
    pub why: &'static str,
}

/// A verb that needs a reason.
#[derive(Debug, PartialEq, Eq)]
pub struct Other {
    pub action: String,
    pub word: &'static str,
    pub is_final: bool,
}

/// The tag of a state.
pub(crate) fn tag(state: &str) -> Tag {
    match state.parse() {
        Ok(BatchState::Planned) => Tag::new("", "clock", "Planned"),
        Ok(BatchState::Ready) => Tag::new("info", "check", "Ready"),
        Ok(BatchState::Running) => Tag::new("ok", "flask", "Running"),
        Ok(BatchState::Held) => Tag::new("bad", "hold", "On hold"),
        Ok(BatchState::Completed) => Tag::new("info", "box", "Completed"),
        Ok(BatchState::UnderReview) => Tag::new("warn", "eye", "Under review"),
        Ok(BatchState::Released) => Tag::new("ok", "check", "Released"),
        Ok(BatchState::Rejected) => Tag::new("bad", "x", "Rejected"),
        Ok(BatchState::Aborted) => Tag::new("", "x", "Aborted"),
        Err(_) => Tag::new("", "info", Phrase::verbatim(state)),
    }
}

fn action(verb: Verb) -> String {
    format!("make.batch.{}", verb.as_str())
}

/// The verb that leads on from a state; None if only a decision does, or nothing.
pub fn next(batch: &BatchShown) -> Option<Next> {
    let (verb, word, who) = match batch.state.parse().ok()? {
        BatchState::Planned => (Verb::Ready, "Make it ready", "The Maker or a Manager makes it ready."),
        BatchState::Ready => (Verb::Start, "Start the batch", "The Maker or a Manager starts it."),
        BatchState::Running => (Verb::Complete, "Complete batch", "The Maker or a Manager completes it."),
        BatchState::Held if batch.deviations.is_empty() => {
            (Verb::Resume, "Resume batch", "The Maker or Quality resumes it.")
        }
        BatchState::Completed => {
            (Verb::Submit, "Submit for review", "The Maker submits the record to Quality.")
        }
        BatchState::UnderReview => {
            (Verb::Release, "Release it for sale", "Quality or the Owner releases it.")
        }
        _ => return None,
    };
    Some(Next { action: action(verb), word, needs: verb.needs(), who, why: why(verb) })
}

/// The effect of a verb that leads on.
fn why(verb: Verb) -> &'static str {
    match verb {
        Verb::Ready => "Ready means: what it needs is there, and the batch may be started.",
        Verb::Start => "Its clock begins. From then on goods, readings and steps are recorded.",
        Verb::Complete => "Nothing more is made in it. Its record then goes to Quality.",
        _ => "",
    }
}

/// The other verbs that fit the state and that the user may do.
pub fn others(state: &str, may: impl Fn(Permission) -> bool) -> Vec<Other> {
    let Ok(state) = state.parse::<BatchState>() else { return Vec::new() };
    let all = [
        (Verb::Hold, "Put on hold", false),
        (Verb::Return, "Return the record", false),
        (Verb::Reject, "Reject it", true),
        (Verb::Abort, "Abort it", true),
    ];
    all.into_iter()
        .filter(|(verb, ..)| verb.apply(state).is_ok() && may(verb.needs()))
        .map(|(verb, word, is_final)| Other { action: action(verb), word, is_final })
        .collect()
}

/// The obstacles to the release, each as a sentence. `unread` are the required points without a reading.
pub fn in_the_way(batch: &BatchShown, unread: &[String], chrome: &Chrome) -> Vec<Phrase> {
    if !matches!(batch.state.parse(), Ok(BatchState::Completed | BatchState::UnderReview)) {
        return Vec::new();
    }
    let mut reasons = Vec::new();
    if !batch.deviations.is_empty() {
        reasons.push(say!("Not decided: {deviations}.", deviations = batch.deviations.join(", ")));
    }
    if !batch.holds.is_empty() {
        reasons.push(say!("Held by {holds}.", holds = batch.holds.join(", ")));
    }
    if !unread.is_empty() {
        reasons.push(say!("No reading at {points}.", points = unread.join(", ")));
    }
    let too_young =
        matches!((batch.age_seconds, batch.required_seconds), (Some(age), Some(wanted)) if age < wanted);
    if let Some(at) = batch.release_not_before.filter(|_| too_young) {
        reasons.push(say!("Not old enough before {moment}.", moment = chrome.instant(at)));
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batches::page::tests::batch;

    #[test]
    fn each_state_has_one_big_button_or_none() {
        for (state, wanted) in [
            ("Planned", "make.batch.ready"),
            ("Ready", "make.batch.start"),
            ("Running", "make.batch.complete"),
            ("Held", "make.batch.resume"),
            ("Completed", "make.batch.submit"),
            ("UnderReview", "make.batch.release"),
            ("Released", ""),
            ("Rejected", ""),
            ("Aborted", ""),
        ] {
            let mut it = batch("B-1");
            it.state = state.into();
            it.deviations.clear();
            assert_eq!(next(&it).map(|next| next.action).unwrap_or_default(), wanted, "{state}");
        }
    }

    #[test]
    fn a_batch_with_an_open_deviation_cannot_go_on() {
        let mut it = batch("B-1");
        (it.state, it.deviations) = ("Held".into(), vec!["B-1/D1".into()]);
        assert_eq!(next(&it), None);
    }

    #[test]
    fn only_the_verbs_that_fit_are_offered() {
        let words =
            |state, may: bool| others(state, |_| may).into_iter().map(|it| it.word).collect::<Vec<_>>();
        assert_eq!(words("Running", true), ["Put on hold", "Abort it"]);
        assert_eq!(words("UnderReview", true), ["Return the record", "Reject it"]);
        assert_eq!(words("Held", true), ["Reject it", "Abort it"]);
        assert!(words("Released", true).is_empty() && words("Running", false).is_empty());
    }

    #[test]
    fn everything_that_stands_in_the_way_is_said() {
        let mut it = batch("B-1");
        it.state = "UnderReview".into();
        it.holds = vec!["H-1".into()];
        it.deviations = vec!["B-1/D1".into()];
        (it.age_seconds, it.required_seconds) = (Some(5), Some(10));
        it.release_not_before = Some(jiff::Timestamp::UNIX_EPOCH);
        let said = in_the_way(&it, &["CP-3".into()], &Chrome::sample("x"));
        assert_eq!(
            said,
            [
                "Not decided: B-1/D1.",
                "Held by H-1.",
                "No reading at CP-3.",
                "Not old enough before 1 Jan 1970, 00:00."
            ]
        );
        it.state = "Running".into();
        assert!(in_the_way(&it, &[], &Chrome::sample("x")).is_empty());
    }
}
