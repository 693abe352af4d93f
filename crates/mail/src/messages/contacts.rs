//! The mail that asks whether an address of the operator works; the link that confirms it follows.
//! Invariant: it has no word that anybody typed.

use super::{CONTACT, Words, moment, paragraphs};
use catalogue::say;
use kernel::contacts::Contact;
use kernel::day::Instant;

/// To one of the addresses of the settings.
pub fn question(contact: Contact, until: Instant) -> Words {
    let named = match contact {
        Contact::Security => say!(
            "This instance of Steelyard names this address for reports of weaknesses (contact.security). The link below says that \
             somebody reads them here. It works once, until {until}.",
            until = moment(until)
        ),
        Contact::Support => say!(
            "This instance of Steelyard names this address for questions (contact.support). The link below says that somebody \
             reads them here. It works once, until {until}.",
            until = moment(until)
        ),
    };
    Words {
        kind: CONTACT,
        subject: say!("Does mail of this instance reach you?"),
        text: paragraphs(named, say!("If you have nothing to do with this instance, ignore this mail.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mail_names_what_the_address_is_for() {
        for (contact, setting) in Contact::ALL.iter().map(|contact| (*contact, contact.setting())) {
            let text = question(contact, Instant::UNIX_EPOCH).text.to_string();
            assert!(text.contains(setting) && text.contains("1 January 1970"), "{text}");
        }
    }
}
