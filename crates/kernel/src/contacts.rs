//! The two addresses at which the operator of the instance is reached.
//! Invariant: they come from the settings alone; an empty one is not set.

use crate::words;

words! {
    /// The addresses.
    pub enum Contact {
        /// For reports of weaknesses.
        Security = "security",
        /// For questions.
        Support = "support",
    }
}

impl Contact {
    /// Its setting.
    pub const fn setting(self) -> &'static str {
        match self {
            Contact::Security => "contact.security",
            Contact::Support => "contact.support",
        }
    }

    /// What it is for, for people.
    pub const fn label(self) -> &'static str {
        match self {
            Contact::Security => "Reports of weaknesses",
            Contact::Support => "Questions",
        }
    }
}

/// The addresses of the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts {
    /// For reports of weaknesses.
    pub security: String,
    /// For questions.
    pub support: String,
}

impl Contacts {
    /// One of them; None: it is not set.
    pub fn address(&self, contact: Contact) -> Option<&str> {
        let address = match contact {
            Contact::Security => self.security.as_str(),
            Contact::Support => self.support.as_str(),
        };
        (!address.is_empty()).then_some(address)
    }

    /// Whether none is set.
    pub fn is_empty(&self) -> bool {
        Contact::ALL.iter().all(|contact| self.address(*contact).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_address_is_not_set() {
        let contacts = Contacts { security: "security@shop.example".into(), support: String::new() };
        let found: Vec<Option<&str>> =
            Contact::ALL.iter().map(|contact| contacts.address(*contact)).collect();
        assert_eq!(found, [Some("security@shop.example"), None]);
        assert!(!contacts.is_empty() && Contacts::default().is_empty());
    }
}
