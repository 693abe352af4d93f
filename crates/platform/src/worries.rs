//! Faults that the operator must correct: shown in red on `/trust`, apart from the promises.
//! Invariant: everybody can read them, so they name no workspace, no person and no folder. A fault is shown
//! until it is corrected.

use catalogue::Phrase;
use kernel::day::Instant;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Worry {
    /// Its name, in a few words.
    pub title: Phrase,
    /// The fault and the remedy.
    pub says: Phrase,
    /// Since when.
    pub since: Instant,
}

/// All current faults, by name.
#[derive(Debug, Default)]
pub struct Worries(Mutex<BTreeMap<String, Worry>>);

impl Worries {
    /// Shows a fault from now on. One that is already shown keeps its start.
    pub fn tell(&self, name: &str, worry: Worry) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let since = all.get(name).map_or(worry.since, |before| before.since);
        all.insert(name.to_owned(), Worry { since, ..worry });
    }

    /// Removes a corrected fault.
    pub fn mended(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }

    /// All faults, each with its name.
    pub fn named(&self) -> Vec<(String, Worry)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().map(|(name, worry)| (name.clone(), worry.clone())).collect()
    }

    /// All faults.
    pub fn all(&self) -> Vec<Worry> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worry_keeps_its_beginning_until_it_is_mended() {
        let at = |second| Instant::from_second(second).expect("a moment");
        let worry = |since| Worry { title: "Disk".into(), says: "full".into(), since: at(since) };
        let worries = Worries::default();
        worries.tell("disk", worry(1));
        worries.tell("disk", worry(2));
        assert_eq!(worries.all(), [worry(1)]);
        worries.mended("disk");
        worries.tell("disk", worry(3));
        assert_eq!(worries.all(), [worry(3)]);
    }
}
