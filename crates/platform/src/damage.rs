//! What of the stored data is known to be damaged: pages that were found when the files were read, and what calls met.
//! Must stay true: a call that meets damage raises the alarm at once; it ends only when the files were read through and are as
//! they were written, and never by itself for what a call met.

use crate::worries::Worry;
use kernel::day::Instant;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use tokio::sync::Notify;

/// The name of its worry.
pub const WORRY: &str = "data.damaged";
/// Damaged parts that are named; of more, the number is shown.
const NAMED: usize = 5;

/// When the files were last read through, and how much they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// When that ended.
    pub at: Instant,
    /// Bytes.
    pub bytes: u64,
}

/// All that is known of it.
#[derive(Debug, Default)]
pub struct Damage {
    /// When a call last met some.
    met: Mutex<Option<Instant>>,
    found: Mutex<Vec<String>>,
    read: Mutex<Option<Read>>,
    /// How the data comes back, in words.
    pub way_back: OnceLock<&'static str>,
    hurry: Notify,
}

impl Damage {
    /// Whether there is any.
    pub fn is_known(&self) -> bool {
        self.was_met() || !held(&self.found).is_empty()
    }

    /// Whether a call met any since the program started.
    pub fn was_met(&self) -> bool {
        held(&self.met).is_some()
    }

    /// A call met some: the files are to be read now.
    pub(crate) fn met(&self, now: Instant) {
        *held(&self.met) = Some(now);
        self.hurry.notify_one();
    }

    /// Waits until a call meets some.
    pub async fn hurry(&self) {
        self.hurry.notified().await;
    }

    /// Takes over the damaged parts, each in words.
    pub fn set(&self, found: Vec<String>) {
        *held(&self.found) = found;
    }

    /// How many there are.
    pub fn many(&self) -> usize {
        held(&self.found).len()
    }

    /// The files were read through.
    pub fn set_read(&self, read: Read) {
        *held(&self.read) = Some(read);
    }

    /// When they were last.
    pub fn read(&self) -> Option<Read> {
        *held(&self.read)
    }

    /// What everybody may read of it.
    pub fn worry(&self, since: Instant) -> Worry {
        let found = held(&self.found);
        let what = match (found.is_empty(), self.read()) {
            (false, _) => format!("On the disk of the data these are damaged: {}.", named(&found)),
            (true, Some(read)) if held(&self.met).is_none_or(|met| read.at > met) => {
                "A request met damaged data. The files, read through since, are as they were written: look at the machine's \
                 memory too."
                    .to_owned()
            }
            (true, _) => "A request met damaged data. The files are being read to say which.".to_owned(),
        };
        let way_back = self.way_back.get().copied().unwrap_or_default();
        Worry {
            title: "A part of the stored data is damaged".into(),
            says: format!(
                "{what} What needs them is answered \u{201c}data_damaged\u{201d}; everything else works and is kept. {way_back}"
            ),
            since,
        }
    }
}

/// The first of them, and how many more there are.
pub fn named(found: &[String]) -> String {
    let shown = found[..found.len().min(NAMED)].join("; ");
    match found.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
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
        assert!(damage.worry(at(1)).says.contains("sell.invoice (index invoice_pkey), page 3."));
        damage.set(Vec::new());
        assert!(!damage.is_known());
        damage.met(at(5));
        assert!(damage.worry(at(6)).says.contains("are being read"));
        damage.set_read(Read { at: at(9), bytes: 1 });
        assert!(damage.worry(at(6)).says.contains("memory") && damage.is_known());
    }

    #[test]
    fn of_many_the_first_are_named() {
        let found: Vec<String> = (0..7).map(|n| format!("t{n}")).collect();
        assert_eq!(named(&found), "t0; t1; t2; t3; t4; and 2 more");
        assert_eq!(named(&found[..1]), "t0");
    }
}
