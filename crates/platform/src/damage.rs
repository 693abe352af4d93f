//! Known damage to the stored data: pages found when the files were read, and damage that calls met.
//! Invariant: a call that meets damage raises the alarm at once. The alarm ends only after all files were
//! read and match what was written. An alarm that a call raised never ends by itself.

use crate::worries::Worry;
use catalogue::{Phrase, say};
use kernel::day::Instant;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use tokio::sync::Notify;

/// The name of its worry.
pub const WORRY: &str = "data.damaged";
/// Damaged parts that are named; beyond these, the number is shown.
const NAMED: usize = 5;

/// When the files were last read completely, and their size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// When the reading ended.
    pub at: Instant,
    /// Bytes.
    pub bytes: u64,
}

/// All known damage.
#[derive(Debug, Default)]
pub struct Damage {
    /// When a call last met damage.
    met: Mutex<Option<Instant>>,
    found: Mutex<Vec<String>>,
    read: Mutex<Option<Read>>,
    /// How the data can be restored, in words.
    pub way_back: OnceLock<&'static str>,
    hurry: Notify,
}

impl Damage {
    /// Whether any damage is known.
    pub fn is_known(&self) -> bool {
        self.was_met() || !lock_even_poisoned(&self.found).is_empty()
    }

    /// Whether a call met damage since the program started.
    pub fn was_met(&self) -> bool {
        lock_even_poisoned(&self.met).is_some()
    }

    /// Notes that a call met damage: the files must be read now.
    pub(crate) fn met(&self, now: Instant) {
        *lock_even_poisoned(&self.met) = Some(now);
        self.hurry.notify_one();
    }

    /// Waits until a call meets damage.
    pub async fn hurry(&self) {
        self.hurry.notified().await;
    }

    /// Sets the damaged parts, each described in words.
    pub fn set(&self, found: Vec<String>) {
        *lock_even_poisoned(&self.found) = found;
    }

    /// The number of damaged parts.
    pub fn many(&self) -> usize {
        lock_even_poisoned(&self.found).len()
    }

    /// Notes that the files were read completely.
    pub fn set_read(&self, read: Read) {
        *lock_even_poisoned(&self.read) = Some(read);
    }

    /// When the files were last read.
    pub fn read(&self) -> Option<Read> {
        *lock_even_poisoned(&self.read)
    }

    /// The fault as everybody may read it.
    pub fn worry(&self, since: Instant) -> Worry {
        let found = lock_even_poisoned(&self.found);
        let what = match (found.is_empty(), self.read()) {
            (false, _) => say!("On the disk of the data these are damaged: {parts}.", parts = named(&found)),
            (true, Some(read)) if lock_even_poisoned(&self.met).is_none_or(|met| read.at > met) => {
                Phrase::of(
                    "A request met damaged data. The files, read through since, are as they were written: look at the machine's \
                     memory too.",
                )
            }
            (true, _) => Phrase::of("A request met damaged data. The files are being read to say which."),
        };
        let kept =
            Phrase::of("What needs them is answered “data_damaged”; everything else works and is kept.");
        let way_back = self.way_back.get().copied().map(Phrase::of);
        Worry {
            title: "A part of the stored data is damaged".into(),
            says: Phrase::joined([what, kept].into_iter().chain(way_back)),
            since,
        }
    }
}

/// The first parts by name, and how many more there are.
pub fn named(found: &[String]) -> Phrase {
    let shown = found[..found.len().min(NAMED)].join("; ");
    match found.len().saturating_sub(NAMED) {
        0 => Phrase::verbatim(shown),
        more => say!("{shown}; and {more} more", shown, more),
    }
}

fn lock_even_poisoned<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Instant {
        Instant::from_second(second).expect("a moment")
    }

    #[test]
    fn what_a_call_met_stays_and_what_was_found_goes_when_it_is_mended() {
        let damage = Damage::default();
        damage.set(vec!["sell.invoice (index invoice_pkey), page 3".into()]);
        assert!(damage.is_known() && !damage.was_met());
        assert!(damage.worry(at(1)).says.to_string().contains("sell.invoice (index invoice_pkey), page 3."));
        damage.set(Vec::new());
        assert!(!damage.is_known());
        damage.met(at(5));
        assert!(damage.worry(at(6)).says.to_string().contains("are being read"));
        damage.set_read(Read { at: at(9), bytes: 1 });
        assert!(damage.worry(at(6)).says.to_string().contains("memory") && damage.is_known());
    }

    #[test]
    fn of_many_the_first_are_named() {
        let found: Vec<String> = (0..7).map(|n| format!("t{n}")).collect();
        assert_eq!(named(&found), "t0; t1; t2; t3; t4; and 2 more");
        assert_eq!(named(&found[..1]), "t0");
    }
}
