//! Errors of ours: each answer of status 500 leaves an event of the instance, with the request's id and the
//! code.
//! Invariant: a flood of errors writes few events, and the log counts the rest. The event says nothing else of
//! the request.

use crate::call::{Call, own_call};
use crate::encryption::service::Service;
use crate::error::Result;
use crate::finding::{Finding, note_call_on};
use crate::reserved::{INSTANCE, NOBODY};
use crate::tx::guard::Guard;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::code::Code;
use kernel::day::Instant;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant as Tick};
use uuid::Uuid;

/// The event of an error of ours.
pub const ACTION: &str = "instance.error";
/// Events in a period: enough to see what fails, few enough that a failing page does not fill the log.
const MOST: u32 = 30;
const PERIOD: Duration = Duration::from_secs(60);

/// The errors of this period.
#[derive(Debug, Default)]
struct Period {
    since: Option<Tick>,
    many: u32,
}

impl Period {
    /// Counts one more, and says whether it gets an event. Gives how many got none in the period before.
    fn count(&mut self, now: Tick) -> (bool, u32) {
        let is_over = self.since.is_none_or(|since| now.saturating_duration_since(since) >= PERIOD);
        let left_out = if is_over { self.many.saturating_sub(MOST) } else { 0 };
        if is_over {
            *self = Period { since: Some(now), many: 0 };
        }
        self.many = self.many.saturating_add(1);
        (self.many <= MOST, left_out)
    }
}

/// The errors of ours, as far as this process counts them.
#[derive(Debug, Default)]
pub struct OwnErrors {
    period: Mutex<Period>,
}

impl OwnErrors {
    /// Counts an error; false: there were so many that it gets no event.
    pub(crate) fn count(&self, now: Tick) -> bool {
        let (has_event, left_out) = self.period.lock().unwrap_or_else(PoisonError::into_inner).count(now);
        if left_out > 0 {
            tracing::warn!(left_out, "errors of ours got no event: there were too many in a minute");
        }
        has_event
    }
}

/// The word by which a check makes a request fail as by a fault of ours. Only a process that has the instance's
/// key can make it, and it works for a minute.
pub fn provoking_word(key: &[u8; 32], now: Instant) -> String {
    let second = now.as_second().to_be_bytes();
    let mut word = second.to_vec();
    word.extend_from_slice(&mark(key, &second));
    URL_SAFE_NO_PAD.encode(word)
}

/// Whether this is such a word.
pub fn is_provoking(key: &[u8; 32], word: &str, now: Instant) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(word) else { return false };
    let Some((second, signed)) = bytes.split_first_chunk::<8>() else { return false };
    let age = now.as_second().saturating_sub(i64::from_be_bytes(*second));
    // Hashed once more, so that the time of the comparison tells nothing about the mark.
    let is_ours = Sha256::digest(signed) == Sha256::digest(mark(key, second));
    is_ours && age.unsigned_abs() <= PERIOD.as_secs()
}

/// The message has one length, so that nothing can be added to it.
fn mark(key: &[u8; 32], second: &[u8; 8]) -> [u8; 32] {
    Sha256::new().chain_update(b"provoke").chain_update(key).chain_update(second).finalize().into()
}

/// Writes the event. Errors: the database's.
pub(crate) async fn note(encryption: &Arc<Service>, request: Uuid, code: Code, now: Instant) -> Result<()> {
    let guard = Guard::begin_apart(encryption, INSTANCE, NOBODY).await?;
    let call = Call { request, ..own_call(now)? };
    let found = Finding { action: ACTION.into(), code: Some(code.as_str()), after: Value::Null };
    note_call_on(guard, &call, found).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_errors_gets_few_events_and_the_rest_is_counted() {
        let (mut period, now) = (Period::default(), Tick::now());
        let with_event = (0..MOST + 7).filter(|_| period.count(now).0).count();
        assert_eq!(with_event, usize::try_from(MOST).expect("few"));
        assert_eq!(period.count(now + PERIOD), (true, 7));
        assert_eq!(period.count(now + PERIOD), (true, 0));
    }

    #[test]
    fn the_word_of_a_check_is_made_by_the_key_and_works_for_a_minute() {
        let (key, at) = ([7; 32], |second| Instant::from_second(second).expect("a moment"));
        let word = provoking_word(&key, at(1_000));
        assert!(is_provoking(&key, &word, at(1_000)) && is_provoking(&key, &word, at(1_060)));
        assert!(!is_provoking(&key, &word, at(1_061)) && !is_provoking(&key, &word, at(900)));
        assert!(!is_provoking(&[8; 32], &word, at(1_000)), "of another instance");
        for forged in ["", "none", "AAAA", &word[1..], &format!("{word}AAAA")] {
            assert!(!is_provoking(&key, forged, at(1_000)), "{forged}");
        }
    }
}
