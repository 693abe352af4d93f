//! The mails about the security contact of a workspace.
//! Invariant: as for every mail, text that people typed stays on one line of the body.

use super::{SECURITY_CONTACT, Words, line, moment, name, paragraphs};
use catalogue::say;
use kernel::day::Instant;

/// To an address that is to get the notices of security; the link that confirms it follows.
pub fn question(workspace: &str, until: Instant) -> Words {
    let shop = name(workspace);
    Words {
        kind: SECURITY_CONTACT,
        subject: say!("Do the security notices of {shop} reach you?", shop = &shop),
        text: paragraphs(
            say!(
                "{shop} named this as its security contact: a notice of an incident is to come here too. The link below says \
                 that somebody reads it. It works once, until {until}.",
                until = moment(until),
                shop = &shop
            ),
            say!(
                "If you do not work with {shop}, ignore this mail: no notice comes here unless you follow the link.",
                shop
            ),
        ),
    }
}

/// To the Owners and to the old contact: another address replaces it, or none.
pub fn change_notice(workspace: &str, by: &str, to: Option<&str>, at: Instant) -> Words {
    let (shop, by, at) = (name(workspace), name(by), moment(at));
    let happened = match to {
        Some(to) => say!(
            "{by} made {to} the security contact of {shop}, on {at}. Until it is confirmed, notices of incidents go to the \
             Owners and to the billing address.",
            to = line(to),
            by = &by,
            shop = &shop,
            at = &at
        ),
        None => say!(
            "{by} removed the security contact of {shop}, on {at}. From now on notices of incidents go to the Owners and to \
             the billing address.",
            by = &by,
            shop = &shop,
            at = &at
        ),
    };
    Words {
        kind: SECURITY_CONTACT,
        subject: say!("The security contact of {shop} was changed", shop = &shop),
        text: paragraphs(happened, say!("If you did not expect this, ask {by}.", by = &by)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mail_says_whose_contact_it_is_and_words_stay_on_one_line() {
        let at = Instant::UNIX_EPOCH;
        assert!(question("Sona", at).text.to_string().contains("Sona named this as its security contact"));
        let told =
            change_notice("Sona", "Olive", Some("a@b.example\r\nBcc: eve@x.example"), at).text.to_string();
        assert!(!told.contains("\nBcc") && told.contains("Olive made"), "{told}");
        assert!(
            change_notice("Sona", "Olive", None, at)
                .text
                .to_string()
                .contains("removed the security contact")
        );
    }
}
