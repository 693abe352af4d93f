//! The rules of a review of access: its decisions, and when it closes.
//! Invariant: a closed review never changes, and one with something undecided does not close.

use catalogue::Phrase;
use kernel::refusal::Ruled;
use lifecycle::reviews::ReviewState;
use platform::input::unfit;

kernel::words! {
    /// The decisions about a person or a token.
    pub enum Decision {
        /// They keep what they have.
        Kept = "kept",
        /// Their access was ended by the review.
        Removed = "removed",
        /// Their access had ended in another way.
        Gone = "gone",
    }
}

impl Decision {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            Decision::Kept => "Confirmed",
            Decision::Removed => "Removed",
            Decision::Gone => "Ended before",
        }
    }
}

/// Whether a review can be worked on. Errors: 422 at `number`.
pub fn may_work(state: ReviewState) -> Ruled<()> {
    match state {
        ReviewState::Open => Ok(()),
        ReviewState::Closed => Err(unfit("number", "This review is closed.")),
    }
}

/// Whether a review may be closed, with so many people and tokens undecided. Errors: 422 at `number`.
pub fn may_close(state: ReviewState, undecided: i64) -> Ruled<()> {
    may_work(state)?;
    match u64::try_from(undecided).unwrap_or(0) {
        0 => Ok(()),
        many => Err(unfit(
            "number",
            Phrase::counted(
                many,
                "{count} person or token waits for a decision.",
                "{count} people and tokens wait for a decision.",
            ),
        )),
    }
}

/// Whether the access of a person or a token may be ended by the review. Errors: 422 at `entry`.
pub fn may_remove(decision: Option<Decision>) -> Ruled<()> {
    match decision {
        None | Some(Decision::Kept) => Ok(()),
        Some(Decision::Removed | Decision::Gone) => Err(unfit("entry", "This access has ended.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_closes_when_nothing_is_undecided_and_only_once() {
        assert!(may_close(ReviewState::Open, 0).is_ok());
        assert!(may_close(ReviewState::Open, 1).is_err());
        assert!(may_close(ReviewState::Closed, 0).is_err());
        assert!(may_work(ReviewState::Open).is_ok() && may_work(ReviewState::Closed).is_err());
    }

    #[test]
    fn who_was_confirmed_may_still_be_removed_and_nobody_twice() {
        for (decision, may) in [
            (None, true),
            (Some(Decision::Kept), true),
            (Some(Decision::Removed), false),
            (Some(Decision::Gone), false),
        ] {
            assert_eq!(may_remove(decision).is_ok(), may, "{decision:?}");
        }
    }
}
