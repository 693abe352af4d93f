//! The mail by which an operator asks the Owners of a workspace for one record, to solve a support case.
//! Invariant: what an operator typed stays on one line; which record it is, and its content, are on the page
//! alone.

use super::{CAPTURE, Words, line, name};
use catalogue::{Phrase, say};

/// To the Owners: support asks to copy one record, for a purpose and some hours.
pub fn question(case: &str, kind: &'static str, purpose: &str, hours: i32) -> Words {
    let (case, kind, purpose) = (name(case), Phrase::of(kind), line(purpose));
    Words {
        kind: CAPTURE,
        subject: say!("Support asks to see one record: {case}", case = case.clone()),
        text: say!(
            "The people who run this server ask to see one record of your workspace, to solve {case}.\n\nWhat: {kind}\nWhy: \
             {purpose}\nHow long: {hours} hours\n\nAn Owner agrees or refuses on the page below. Without an answer nothing is copied. \
             The copy is encrypted, each look is in your audit log, and you may delete it at any time.",
            case,
            kind,
            purpose,
            hours
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_says_what_and_why_and_keeps_what_was_typed_on_its_line() {
        let asked = question("SC-3", "Lot", "A cost\r\nBcc: eve@x.example", 4);
        let text = asked.text.to_string();
        assert_eq!(asked.subject.to_string(), "Support asks to see one record: SC-3");
        assert!(text.contains("What: Lot\nWhy: A cost  Bcc: eve@x.example\nHow long: 4 hours"), "{text}");
    }
}
