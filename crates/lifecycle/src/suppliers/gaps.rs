//! What a supplier lacks to be used: its contract, the four answers about it, and the review of its security.
//! Invariant: the step that begins the use and the check of those in use read the same list.

use super::{Contract, Equivalence, Review};
use kernel::day::Day;

/// A part that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The field that would fill it.
    pub field: &'static str,
    /// The gap or the remedy, in a sentence.
    pub says: &'static str,
}

const fn gap(field: &'static str, says: &'static str) -> Gap {
    Gap { field, says }
}

/// The parts that are missing on this day; none: it may be used.
pub fn gaps(contract: Option<&Contract>, review: Option<Review>, today: Day) -> Vec<Gap> {
    let mut missing = match contract {
        None => vec![gap("contract_sha256", "Record the contract first.")],
        Some(contract) => of_contract(contract.equivalence),
    };
    match review {
        None => missing.push(gap("review_due", "A person reviews its security before it is used.")),
        Some(review) if review.due < today => missing.push(gap("review_due", "Its review is overdue.")),
        Some(_) => {}
    }
    missing
}

fn of_contract(answers: Equivalence) -> Vec<Gap> {
    let asked = [
        (answers.keeps_privacy, "keeps_privacy", "The contract does not keep data as private as ours."),
        (answers.keeps_secrecy, "keeps_secrecy", "The contract does not keep data as secret as ours."),
        (
            answers.tells_incidents,
            "tells_incidents",
            "The contract does not say that incidents are told in time.",
        ),
        (answers.binds_others, "binds_others", "The contract does not bind the supplier's own suppliers."),
    ];
    asked.into_iter().filter(|(is_so, ..)| !is_so).map(|(_, field, says)| gap(field, says)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn a_contract_with_all_answers_and_a_review_that_is_good_lack_nothing() {
        let today = date(2026, 5, 20);
        let whole = Equivalence {
            keeps_privacy: true,
            keeps_secrecy: true,
            tells_incidents: true,
            binds_others: true,
        };
        let contract = |equivalence| Contract { sha256: "a".repeat(64), on: today, equivalence };
        let review = |due| Some(Review { by: Uuid::nil(), on: date(2025, 5, 20), due });
        let fields = |contract: Option<&Contract>, review| {
            gaps(contract, review, today).into_iter().map(|gap| gap.field).collect::<Vec<_>>()
        };
        let bound = contract(whole);
        assert!(fields(Some(&bound), review(today)).is_empty(), "the last day of the review");
        assert_eq!(fields(Some(&bound), review(date(2026, 5, 19))), ["review_due"]);
        assert_eq!(fields(None, None), ["contract_sha256", "review_due"]);
        let weak = contract(Equivalence { tells_incidents: false, ..whole });
        assert_eq!(fields(Some(&weak), review(today)), ["tells_incidents"]);
        assert_eq!(gaps(Some(&contract(Equivalence::default())), review(today), today).len(), 4);
    }
}
