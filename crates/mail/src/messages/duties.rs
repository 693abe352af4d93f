//! The texts of reminders: a task that is due, and one that is overdue.
//! Invariant: a reminder names the case by its number and says nothing of what is in it.

use super::{Words, moment, name};
use catalogue::{Phrase, say};
use kernel::day::Instant;

/// Something has to be done in time.
pub const DUTY: &str = "duty";

/// A clock of a case runs, or is over.
pub fn duty(case: &str, task: &'static str, due: Instant, is_over: bool) -> Words {
    let (case, task, due) = (name(case), Phrase::of(task), moment(due));
    let subject = match is_over {
        true => say!("Overdue: {task} ({case})", task = task.clone(), case = case.clone()),
        false => say!("To do: {task} ({case})", task = task.clone(), case = case.clone()),
    };
    let text = match is_over {
        true => say!(
            "{task}: this was due on {due}. It belongs to {case}. The page below shows it.",
            task,
            due,
            case
        ),
        false => say!(
            "{task}: this is due on {due}. It belongs to {case}. The page below shows it.",
            task,
            due,
            case
        ),
    };
    Words { kind: DUTY, subject, text }
}
