//! Allowances: a burst of a limited size, then one more each interval, for each thing that somebody could
//! overdo.
//! Invariant: concurrent callers together take no more than the allowance has.

use crate::error::Result;
use crate::instance::INSTANCE;
use jiff::SignedDuration;
use kernel::day::Instant;
use platform_queries::allowance as sql;
use platform_queries::client::Params;
use queries::client::GenericClient;
use sha2::{Digest, Sha256};

/// The hash of an allowance's owner and purpose. Only this hash is stored.
pub type Subject = [u8; 32];

/// The hash of these words. Their lengths are hashed too, so that no other division of the letters has the
/// same hash.
pub fn subject(words: &[&[u8]]) -> Subject {
    let told = words.iter().flat_map(|word| [&word.len().to_be_bytes()[..], word].concat());
    Sha256::digest(told.collect::<Vec<u8>>()).into()
}

/// A burst, then one more each interval.
#[derive(Debug, Clone, Copy)]
pub struct Allowance {
    pub most: i32,
    pub every: SignedDuration,
}

impl Allowance {
    /// A burst of this size, and as many again in each day.
    pub const fn a_day(most: i32) -> Allowance {
        Allowance { most, every: SignedDuration::from_secs(86_400 / most as i64) }
    }

    /// Takes one, in a transaction entered in the instance's workspace. False: all are taken.
    pub async fn take(self, client: &impl GenericClient, now: Instant, of: &Subject) -> Result<bool> {
        let (first, latest) = (now + self.every, now + self.every * (self.most - 1));
        let whole = now + self.every * self.most;
        let step = i64::try_from(self.every.as_micros()).unwrap_or(i64::MAX);
        let (tenant, subject) = (INSTANCE.uuid(), &of[..]);
        let taken = sql::take_allowance()
            .params(client, &sql::TakeAllowanceParams { tenant, subject, first, latest, now, step, whole })
            .one()
            .await?;
        Ok(taken)
    }
}

/// Gives back everything that was taken. Errors: the database's.
pub async fn give_back(client: &impl GenericClient, of: &Subject) -> Result<()> {
    sql::give_back_allowance().bind(client, &INSTANCE.uuid(), &&of[..]).opt().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_its_words_and_no_other_division_of_their_letters() {
        assert_eq!(subject(&[b"mail", b"a@b"]), subject(&[b"mail", b"a@b"]));
        assert_ne!(subject(&[b"mail", b"a@b"]), subject(&[b"mail", b"a", b"@b"]));
        assert_ne!(subject(&[b"ab", b"c"]), subject(&[b"a", b"bc"]));
    }
}
