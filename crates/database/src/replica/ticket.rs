//! Everything that the second machine needs to follow, in one file that somebody carries there: address, name
//! and certificate.
//! Invariant: it allows following and nothing else. Its holder can read everything, so it must be kept like a
//! key.

use crate::{Error, Result};
use serde_json::{Value, json};
use std::net::IpAddr;

/// An invitation.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    /// The copy's name.
    pub name: String,
    /// Where the first machine listens.
    pub address: IpAddr,
    /// The major version of its PostgreSQL; a copy must have the same.
    pub major: u32,
    pub(super) authority: String,
    pub(super) certificate: String,
    pub(super) key: String,
}

/// Shows no key.
impl std::fmt::Debug for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ticket")
            .field("name", &self.name)
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Ticket {
    /// The text of its file.
    #[must_use]
    pub fn text(&self) -> String {
        let told = json!({
            "steelyard": "an invitation to follow; keep it like a key",
            "name": self.name, "address": self.address.to_string(), "major": self.major,
            "ca": self.authority, "certificate": self.certificate, "key": self.key,
        });
        format!("{told:#}\n")
    }

    /// Parses the text.
    ///
    /// # Errors
    /// It is not an invitation.
    pub fn read(text: &str) -> Result<Ticket> {
        let none = || Error::Replica { why: "this file is no invitation to follow".into() };
        let told: Value = serde_json::from_str(text).map_err(|_| none())?;
        let word = |name: &str| told[name].as_str().map(str::to_owned).ok_or_else(none);
        let name = word("name")?;
        check_name(&name)?;
        Ok(Ticket {
            name,
            address: word("address")?.parse().map_err(|_| none())?,
            major: told["major"].as_u64().and_then(|major| u32::try_from(major).ok()).ok_or_else(none)?,
            authority: word("ca")?,
            certificate: word("certificate")?,
            key: word("key")?,
        })
    }
}

/// A copy's name is part of names in the database and of certificates.
pub(super) fn check_name(name: &str) -> Result<()> {
    let fits = (1..=32).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if fits {
        return Ok(());
    }
    Err(Error::Replica {
        why: format!(
            "{name}: a copy's name is of small letters, digits and _, 32 at most, and begins with a letter"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_read_back_and_nothing_else_is_one() {
        let ticket = Ticket {
            name: "second".into(),
            address: [10, 0, 0, 1].into(),
            major: 15,
            authority: "a".into(),
            certificate: "c".into(),
            key: "secret".into(),
        };
        assert_eq!(Ticket::read(&ticket.text()).ok(), Some(ticket.clone()));
        assert!(!format!("{ticket:?}").contains("secret"));
        for other in ["", "{}", "[1]", &ticket.text().replace("10.0.0.1", "there")] {
            assert!(Ticket::read(other).is_err(), "{other}");
        }
        assert!(Ticket::read(&ticket.text().replace("\"second\"", "\"a' host=x\"")).is_err());
    }

    #[test]
    fn a_name_is_one_everywhere() {
        assert!(check_name("second_1").is_ok());
        for name in ["", "1st", "Second", "a b", "a'b", "a\"b", "second-one", &"a".repeat(33)] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }
}
