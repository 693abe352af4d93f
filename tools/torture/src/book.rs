//! The clients' common record: every call they sent, and its answer.
//! Invariant: a call is recorded before it is sent, so that every row in the database has its call here.

use crate::client::{Told, first_answer};
use crate::judge::{Fault, Found, Sent};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The calls by their marks, and the faults so far.
#[derive(Default)]
pub struct Book {
    pages: Mutex<Pages>,
}

#[derive(Default)]
struct Pages {
    calls: BTreeMap<String, (Sent, Doubt)>,
    acknowledged: usize,
    faults: Vec<Fault>,
}

/// The state of a call that is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doubt {
    Never,
    /// Sent, without an answer.
    Open,
    /// A census found it done, or not done.
    Found(bool),
}

/// A census's counts of the calls so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub acknowledged: usize,
    pub acknowledged_found: usize,
    pub in_doubt: usize,
    pub in_doubt_found: usize,
}

impl Book {
    /// Records a call before it is sent for the first time.
    pub fn sends(&self, sent: Sent) {
        self.pages().calls.insert(sent.mark.clone(), (sent, Doubt::Never));
    }

    /// Records the client's answer. True: the call is settled.
    pub fn told(&self, mark: &str, told: Told) -> bool {
        let mut pages = self.pages();
        let Pages { calls, acknowledged, faults } = &mut *pages;
        let Some((sent, doubt)) = calls.get_mut(mark) else { return true };
        let answer = match told {
            Told::Done(answer) => answer,
            unsettled => {
                *doubt = Doubt::Open;
                if let Told::Wrong(why) = unsettled {
                    faults.push(Fault::of(mark, format!("was answered {why}")));
                }
                return false;
            }
        };
        let (duplicate, first) = first_answer(&answer);
        match (*doubt, duplicate) {
            (Doubt::Never, true) => {
                faults.push(Fault::of(mark, "was sent once and told that it is a duplicate"))
            }
            (Doubt::Found(true), false) => {
                faults.push(Fault::of(mark, "was there already and was done again"))
            }
            (Doubt::Found(false), true) => {
                faults.push(Fault::of(mark, "was not there and told that it is a duplicate"))
            }
            _ => {}
        }
        sent.answer = Some(first);
        *acknowledged += 1;
        true
    }

    /// Compares with the census; every call without an answer is in doubt.
    pub fn census(&self, found: &Found) -> Counts {
        let (marks, mut counts) = (found.marks(), Counts::default());
        for (mark, (sent, doubt)) in &mut self.pages().calls {
            let there = marks.contains(mark.as_str());
            let (all, found) = match sent.answer {
                Some(_) => (&mut counts.acknowledged, &mut counts.acknowledged_found),
                None => {
                    *doubt = Doubt::Found(there);
                    (&mut counts.in_doubt, &mut counts.in_doubt_found)
                }
            };
            *all += 1;
            *found += usize::from(there);
        }
        counts
    }

    /// The number of acknowledged calls.
    pub fn acknowledged(&self) -> usize {
        self.pages().acknowledged
    }

    /// The number of acknowledged calls of a workspace.
    pub fn acknowledged_in(&self, slug: &str) -> usize {
        self.pages().calls.values().filter(|(sent, _)| sent.slug == slug && sent.answer.is_some()).count()
    }

    /// Every call.
    pub fn calls(&self) -> Vec<Sent> {
        self.pages().calls.values().map(|(sent, _)| sent.clone()).collect()
    }

    /// Records faults, each once.
    pub fn blame(&self, faults: impl IntoIterator<Item = Fault>) {
        let mut pages = self.pages();
        for fault in faults {
            if !pages.faults.contains(&fault) {
                pages.faults.push(fault);
            }
        }
    }

    /// All faults.
    pub fn faults(&self) -> Vec<Fault> {
        self.pages().faults.clone()
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Transaction;
    use crate::shop::Trade;

    fn book(marks: &[&str]) -> Book {
        let book = Book::default();
        for mark in marks {
            book.sends(Sent {
                mark: (*mark).into(),
                slug: "s".into(),
                trade: Trade::Dairy,
                action: "make.reading.post",
                answer: None,
            });
        }
        book
    }

    fn found(marks: &[&str]) -> Found {
        let one = |mark: &&str| Transaction { readings: vec![(*mark).into()], ..Transaction::default() };
        let transactions = marks.iter().map(|mark| ((*mark).to_owned(), one(mark))).collect();
        Found { transactions, series: vec![] }
    }

    const FIRST: &str = r#"{"a":1}"#;
    const AGAIN: &str = r#"{"duplicate":true,"a":1}"#;

    #[test]
    fn a_census_counts_what_is_there_of_what_was_told_and_of_what_is_in_doubt() {
        let book = book(&["a", "b", "c", "d"]);
        book.told("a", Told::Done(FIRST.into()));
        book.told("b", Told::Done(FIRST.into()));
        book.told("c", Told::Doubt);
        let counts = book.census(&found(&["a", "c"]));
        assert_eq!(counts, Counts { acknowledged: 2, acknowledged_found: 1, in_doubt: 2, in_doubt_found: 1 });
        assert_eq!((book.acknowledged(), book.acknowledged_in("s"), book.acknowledged_in("t")), (2, 2, 0));
    }

    #[test]
    fn a_retry_is_a_duplicate_exactly_where_the_call_was_found_done() {
        for (there, answer, faults) in
            [(true, AGAIN, 0), (true, FIRST, 1), (false, FIRST, 0), (false, AGAIN, 1)]
        {
            let book = book(&["a"]);
            assert!(!book.told("a", Told::Doubt));
            book.census(&found(if there { &["a"] } else { &[] }));
            assert!(book.told("a", Told::Done(answer.into())));
            assert_eq!(book.faults().len(), faults, "there {there}, {answer}");
            assert_eq!(book.calls()[0].answer.as_deref(), Some(FIRST));
        }
    }

    #[test]
    fn a_first_call_is_no_duplicate_and_a_doubt_without_a_census_may_be() {
        let first = book(&["a"]);
        first.told("a", Told::Done(AGAIN.into()));
        assert_eq!(first.faults().len(), 1);
        let unsure = book(&["a"]);
        unsure.told("a", Told::Doubt);
        unsure.told("a", Told::Done(AGAIN.into()));
        assert_eq!(unsure.faults(), []);
    }

    #[test]
    fn a_refusal_is_a_fault_and_leaves_the_call_unsettled() {
        let book = book(&["a"]);
        assert!(!book.told("a", Told::Wrong("500 {}".into())));
        assert_eq!(book.faults(), [Fault::of("a", "was answered 500 {}")]);
        book.blame(book.faults());
        assert_eq!(book.faults().len(), 1);
    }
}
