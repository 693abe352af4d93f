//! What a mark makes of a step, and which mark fits.
//! Invariant: only the last valid mark of a step can be reversed, and each mark once.

use kernel::code::Code;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use uuid::Uuid;

words! {
    /// The kinds of marks.
    pub enum Mark {
        /// Its time begins.
        Start = "start",
        /// It is done.
        Done = "done",
        /// The mark before was a slip.
        Undo = "undo",
    }
}

words! {
    /// How far a step is.
    pub enum StepState {
        /// Nothing was done of it.
        Open = "open",
        /// Its time runs.
        Running = "running",
        /// It is done.
        Done = "done",
    }
}

/// A mark as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptMark {
    /// Its id.
    pub id: Uuid,
    /// The step.
    pub step: i32,
    /// Its kind.
    pub mark: Mark,
    /// The mark that it reverses.
    pub undoes: Option<Uuid>,
}

/// Whether a later mark reversed this one.
pub fn is_undone(marks: &[KeptMark], mark: &KeptMark) -> bool {
    marks.iter().any(|other| other.undoes == Some(mark.id))
}

/// The last mark of a step that was not reversed. The marks are in order of time.
pub fn last_mark(marks: &[KeptMark], step: i32) -> Option<&KeptMark> {
    let mut own = marks.iter().rev().filter(|it| it.step == step && it.mark != Mark::Undo);
    own.find(|it| !is_undone(marks, it))
}

/// How far a step is.
pub fn state(marks: &[KeptMark], step: i32) -> StepState {
    match last_mark(marks, step).map(|it| it.mark) {
        Some(Mark::Done) => StepState::Done,
        Some(Mark::Start) => StepState::Running,
        _ => StepState::Open,
    }
}

/// The first of so many steps that is not done.
pub fn next(marks: &[KeptMark], steps: usize) -> Option<i32> {
    (1..).take(steps).find(|step| state(marks, *step) != StepState::Done)
}

/// Whether a mark fits, and which mark it reverses. Refusals: `batch_state_invalid` with the state of the step.
pub fn judge(mark: Mark, marks: &[KeptMark], step: i32) -> Ruled<Option<&KeptMark>> {
    let state = state(marks, step);
    let fits = match mark {
        Mark::Start => state == StepState::Open,
        Mark::Done => state != StepState::Done,
        Mark::Undo => state != StepState::Open,
    };
    if !fits {
        let refusal = Refusal::new(Code::BatchStateInvalid).field("step");
        return Err(refusal.fact("step_state", state.as_str()));
    }
    Ok(last_mark(marks, step).filter(|_| mark == Mark::Undo))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The marks that fit of those tried, as `judge` allows them.
    fn made(tried: &[(i32, Mark)]) -> Vec<KeptMark> {
        let mut marks: Vec<KeptMark> = Vec::new();
        for (n, (step, mark)) in tried.iter().enumerate() {
            let id = Uuid::from_u128(n as u128 + 1);
            let undoes = judge(*mark, &marks, *step).map(|it| it.map(|it| it.id));
            if let Ok(undoes) = undoes {
                marks.push(KeptMark { id, step: *step, mark: *mark, undoes });
            }
        }
        marks
    }

    fn told(tried: &[(i32, Mark)]) -> (&'static str, Option<i32>) {
        let marks = made(tried);
        (state(&marks, 1).as_str(), next(&marks, 2))
    }

    #[test]
    fn a_step_stands_by_its_last_mark() {
        use Mark::{Done, Start, Undo};
        assert_eq!(told(&[]), ("open", Some(1)));
        assert_eq!(told(&[(1, Start)]), ("running", Some(1)));
        assert_eq!(told(&[(1, Done)]), ("done", Some(2)));
        assert_eq!(told(&[(1, Done), (2, Done)]), ("done", None));
        assert_eq!(told(&[(2, Done)]), ("open", Some(1)), "in any order");
        assert_eq!(told(&[(1, Start), (1, Done), (1, Undo)]), ("running", Some(1)));
        assert_eq!(told(&[(1, Start), (1, Done), (1, Undo), (1, Undo)]), ("open", Some(1)));
        assert_eq!(told(&[(1, Done), (1, Undo), (1, Done)]), ("done", Some(2)));
    }

    #[test]
    fn a_mark_that_does_not_fit_is_refused_with_the_state_of_the_step() {
        let done = made(&[(1, Mark::Done)]);
        for (mark, step, fits) in [
            (Mark::Start, 1, false),
            (Mark::Done, 1, false),
            (Mark::Undo, 1, true),
            (Mark::Undo, 2, false),
            (Mark::Start, 2, true),
        ] {
            let judged = judge(mark, &done, step);
            assert_eq!(judged.is_ok(), fits, "{mark:?} {step}");
            if let Err(refusal) = judged {
                assert_eq!(refusal.code, Code::BatchStateInvalid);
                assert!(refusal.facts.contains_key("step_state"));
            }
        }
    }

    /// The oracle: a pile of marks for each step, of which taking back removes the last.
    fn piles(tried: &[(i32, Mark)]) -> [Vec<Mark>; 3] {
        let mut piles: [Vec<Mark>; 3] = Default::default();
        for (step, mark) in tried {
            let pile = &mut piles[usize::try_from(*step).expect("small")];
            match (mark, pile.last()) {
                (Mark::Undo, Some(_)) => drop(pile.pop()),
                (Mark::Start, None) | (Mark::Done, None | Some(Mark::Start)) => pile.push(*mark),
                _ => {}
            }
        }
        piles
    }

    proptest! {
        #[test]
        fn taking_back_gives_the_step_as_it_was(tried in proptest::collection::vec((0..3_i32, 0..3_usize), 0..40)) {
            let tried: Vec<(i32, Mark)> = tried.into_iter().map(|(step, n)| (step, Mark::ALL[n])).collect();
            let marks = made(&tried);
            for (step, pile) in (0..3).zip(piles(&tried)) {
                let expected = match pile.last() {
                    None => StepState::Open,
                    Some(Mark::Start) => StepState::Running,
                    Some(_) => StepState::Done,
                };
                prop_assert_eq!(state(&marks, step), expected);
            }
            let mut undone: Vec<Uuid> = marks.iter().filter_map(|it| it.undoes).collect();
            undone.sort_unstable();
            undone.dedup();
            prop_assert_eq!(undone.len(), marks.iter().filter(|it| it.undoes.is_some()).count(), "each once");
        }
    }
}
