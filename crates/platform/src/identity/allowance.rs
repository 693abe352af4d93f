//! Allowances: so many at once, and one more each while, of whatever somebody could overdo.
//! What must stay true: of many at the same time no more get through than there are; a clock that went back takes nothing away
//! for longer than the whole is worth.

use super::INSTANCE;
use crate::error::Result;
use jiff::SignedDuration;
use kernel::day::Instant;
use platform_queries::identity as sql;
use queries::client::GenericClient;
use sha2::{Digest, Sha256};

/// What it is an allowance of: kept as a hash alone.
pub(crate) type Subject = [u8; 32];

/// Of these words; each is told from the next by its length.
pub(crate) fn subject(words: &[&[u8]]) -> Subject {
    let told = words.iter().flat_map(|word| [&word.len().to_be_bytes()[..], word].concat());
    Sha256::digest(told.collect::<Vec<u8>>()).into()
}

/// So many at once, and one more each while.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowance {
    pub(crate) most: i32,
    pub(crate) every: SignedDuration,
}

impl Allowance {
    /// So many at once, and as many again in a day.
    pub(crate) const fn a_day(most: i32) -> Allowance {
        Allowance { most, every: SignedDuration::from_secs(86_400 / most as i64) }
    }

    /// Takes one, in a transaction entered in the instance's workspace. False: all are taken.
    pub(crate) async fn take(self, client: &impl GenericClient, now: Instant, of: &Subject) -> Result<bool> {
        let (first, latest) = (now + self.every, now + self.every * (self.most - 1));
        let whole = now + self.every * self.most;
        let take = sql::take_allowance();
        let (instance, of) = (INSTANCE.uuid(), &of[..]);
        Ok(take.bind(client, &instance, &of, &first, &latest, &now, &whole).one().await?)
    }
}

/// Gives all back that was taken. Errors: the database's.
pub(crate) async fn give_back(client: &impl GenericClient, of: &Subject) -> Result<()> {
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
