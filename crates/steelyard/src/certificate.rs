//! A certificate with its key: its names, its period, and how near its end is.
//! Invariant: the key fits the certificate; a text that cannot be read gives no certificate.

use crate::problem::{Problem, Result};
use jiff::{SignedDuration, Timestamp};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::{FromDer, X509Certificate};

/// The time before the end of a certificate at which operators get a mail, and another one. A certificate for some
/// weeks is renewed later, so that these parts of its life count where they are shorter.
const NEAR: SignedDuration = SignedDuration::from_hours(24 * 21);
const NEAR_PART: i32 = 4;
const CLOSE: SignedDuration = SignedDuration::from_hours(24 * 7);
const CLOSE_PART: i32 = 12;

/// The time between the beginning and the end of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first moment.
    pub from: Timestamp,
    /// Its last moment.
    pub until: Timestamp,
}

/// How near the end of a certificate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// There is time.
    Far,
    /// Three weeks are left.
    Near,
    /// A week is left.
    Close,
    /// It ended.
    Over,
}

impl Nearness {
    /// All of them.
    pub const ALL: [Nearness; 4] = [Nearness::Far, Nearness::Near, Nearness::Close, Nearness::Over];

    /// Its word in an event.
    pub const fn as_str(self) -> &'static str {
        match self {
            Nearness::Far => "far",
            Nearness::Near => "near",
            Nearness::Close => "close",
            Nearness::Over => "over",
        }
    }
}

impl Period {
    /// How near its end is at this moment.
    pub fn nearness(&self, now: Timestamp) -> Nearness {
        let (left, life) = (self.until.duration_since(now), self.until.duration_since(self.from));
        match left {
            left if left < SignedDuration::ZERO => Nearness::Over,
            left if left <= CLOSE.min(life / CLOSE_PART) => Nearness::Close,
            left if left <= NEAR.min(life / NEAR_PART) => Nearness::Near,
            _ => Nearness::Far,
        }
    }

    /// Whether it ended.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.nearness(now) == Nearness::Over
    }

    /// When the next one is ordered from a CA: when a third of its life is left.
    pub fn renew_at(&self) -> Timestamp {
        let life = self.until.as_second().saturating_sub(self.from.as_second());
        Timestamp::from_second(self.until.as_second().saturating_sub(life / 3)).unwrap_or(self.from)
    }

    /// Whether this moment is in it.
    pub fn is_valid(&self, now: Timestamp) -> bool {
        (self.from..=self.until).contains(&now)
    }

    /// Its next moment in words, such as "ends on 3 March 2027, 10:00 (UTC)".
    pub fn in_words(&self, now: Timestamp) -> String {
        let (verb, at) = match now < self.from {
            true => ("begins", self.from),
            false if self.is_over(now) => ("ended", self.until),
            false => ("ends", self.until),
        };
        format!("{verb} on {} (UTC)", at.strftime("%-d %B %Y, %H:%M"))
    }

    fn of(certificate: &X509Certificate<'_>) -> std::result::Result<Period, String> {
        let at = |second| Timestamp::from_second(second).map_err(|why| why.to_string());
        let validity = certificate.validity();
        Ok(Period { from: at(validity.not_before.timestamp())?, until: at(validity.not_after.timestamp())? })
    }
}

/// A certificate that the program can serve.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// Chain and key.
    pub pair: Arc<CertifiedKey>,
    /// The names it is for, in lower case.
    pub names: Vec<String>,
    /// From when until when it is valid.
    pub period: Period,
}

impl Certificate {
    /// Reads key and chain from one text. Errors: the reason, in words.
    pub fn read(pem: &[u8]) -> std::result::Result<Certificate, String> {
        Certificate::of(chain(pem)?, key(pem)?)
    }

    /// Reads it from two files. Errors: one that cannot be read, or two that do not belong together.
    pub fn in_files(cert: &Path, key_file: &Path) -> Result<Certificate> {
        let wrong = |path: &Path, why: String| Problem::setup(format!("{}: {why}", path.display()));
        let read = |path: &Path| fs::read(path).map_err(Problem::file(path));
        let chain = chain(&read(cert)?).map_err(|why| wrong(cert, why))?;
        let key = key(&read(key_file)?).map_err(|why| wrong(key_file, why))?;
        Certificate::of(chain, key).map_err(|why| wrong(cert, format!("with {}: {why}", key_file.display())))
    }

    fn of(
        chain: Vec<CertificateDer<'static>>,
        key: PrivateKeyDer<'static>,
    ) -> std::result::Result<Certificate, String> {
        let first = chain.first().ok_or("no certificate is in it")?;
        let (_, leaf) = X509Certificate::from_der(first).map_err(|why| why.to_string())?;
        let names = leaf.subject_alternative_name().map_err(|why| why.to_string())?;
        let names = names.into_iter().flat_map(|it| &it.value.general_names).filter_map(|it| match it {
            GeneralName::DNSName(name) => Some(name.to_ascii_lowercase()),
            _ => None,
        });
        let (names, period) = (names.collect(), Period::of(&leaf)?);
        let provider = rustls::crypto::ring::default_provider();
        let pair = CertifiedKey::from_der(chain, key, &provider).map_err(|why| match why {
            rustls::Error::InconsistentKeys(_) => {
                "the certificate and the key do not belong together".to_owned()
            }
            why => why.to_string(),
        })?;
        Ok(Certificate { pair: Arc::new(pair), names, period })
    }

    /// Whether it covers all of these names.
    pub fn is_for(&self, names: &[String]) -> bool {
        names.iter().all(|name| self.names.contains(name))
    }
}

fn chain(pem: &[u8]) -> std::result::Result<Vec<CertificateDer<'static>>, String> {
    CertificateDer::pem_slice_iter(pem).collect::<std::result::Result<_, _>>().map_err(|why| why.to_string())
}

fn key(pem: &[u8]) -> std::result::Result<PrivateKeyDer<'static>, String> {
    PrivateKeyDer::from_pem_slice(pem).map_err(|why| format!("no private key is in it ({why})"))
}

/// The period of the CA in a file, of several that of the one that ends last; None: none is in it.
pub fn of_authorities(path: &Path) -> Option<Period> {
    let all = chain(&fs::read(path).ok()?).ok()?;
    let period = |der: &CertificateDer<'_>| Period::of(&X509Certificate::from_der(der).ok()?.1).ok();
    all.iter().filter_map(period).max_by_key(|period| period.until)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + n * 86_400).expect("a moment")
    }

    #[test]
    fn an_end_is_near_for_three_weeks_and_close_for_one_and_later_where_the_life_is_short() {
        let at = |life: i64, left: i64| Period { from: day(0), until: day(life) }.nearness(day(life - left));
        for (life, left, nearness) in [
            (365, 22, Nearness::Far),
            (365, 21, Nearness::Near),
            (90, 21, Nearness::Near),
            (90, 8, Nearness::Near),
            (90, 7, Nearness::Close),
            (90, 0, Nearness::Close),
            (90, -1, Nearness::Over),
            // 47 days are the most that public CAs give from 2029 on; a third is left when they are renewed.
            (47, 16, Nearness::Far),
            (47, 11, Nearness::Near),
            (47, 3, Nearness::Close),
            (6, 2, Nearness::Far),
            (6, 1, Nearness::Near),
        ] {
            assert_eq!(at(life, left), nearness, "{left} of {life} days");
        }
    }

    #[test]
    fn a_period_says_when_it_begins_ends_or_ended() {
        let period = Period { from: day(0), until: day(90) };
        assert_eq!(period.in_words(day(-1)), "begins on 15 January 2027, 08:00 (UTC)");
        assert_eq!([-1, 0, 90, 91].map(|n| period.is_valid(day(n))), [false, true, true, false]);
        assert_eq!(period.in_words(day(89)), "ends on 15 April 2027, 08:00 (UTC)");
        assert_eq!(period.in_words(day(91)), "ended on 15 April 2027, 08:00 (UTC)");
    }
}
