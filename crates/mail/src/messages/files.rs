//! The texts about files that the settings name: one that changed and cannot be used, and a certificate that ends.
//! Invariant: everybody may read a worry, so it names no file.

use super::{Words, moment};
use catalogue::{Phrase, say};
use kernel::day::Instant;
use platform::worries::Worry;

/// The kind of a mail about a certificate that ends, or ended.
pub(super) const CERTIFICATE: &str = "certificate";

/// What files hold.
pub const OWN_CERTIFICATE: &str = "The certificate of this instance";
pub const AUTHORITY: &str = "The certificate of a CA that the settings name";
pub const PROVIDERS: &str = "The keys of providers by which people sign in";
pub const MAIL_SERVER: &str = "The password or the CA of the mail server";
pub const RETURNS_TOKEN: &str = "The token by which returned mail is reported";
pub const NETWORKS: &str = "The list of networks and countries";

/// What to do before a certificate ends.
pub const REPLACE: &str = "Replace its file: the program uses the new one within a minute.";
pub const ORDER: &str = "The CA has sent no newer one. `steelyard doctor` says why.";
pub const RESTART: &str = "Restart the program, which makes another one.";

/// A file changed and cannot be used.
pub fn unusable(what: &'static str, now: Instant) -> Worry {
    Worry {
        title: Phrase::of("A file that changed cannot be used"),
        says: say!(
            "{what}: what was read before stays in use. The log and `steelyard doctor` say what is wrong.",
            what = Phrase::of(what)
        ),
        since: now,
    }
}

/// A certificate ends, or ended.
pub fn end(what: &'static str, until: Instant, remedy: &'static str, now: Instant) -> Worry {
    let (what, day, remedy) = (Phrase::of(what), moment(until), Phrase::of(remedy));
    let (title, says) = match until < now {
        true => ("A certificate ended", say!("{what} ended on {day}. {remedy}", what, day, remedy)),
        false => ("A certificate ends soon", say!("{what} ends on {day}. {remedy}", what, day, remedy)),
    };
    Worry { title: Phrase::of(title), says, since: now }
}

/// The mail about it, in the words that everybody is shown later.
pub fn end_mail(worry: &Worry) -> Words {
    Words {
        kind: CERTIFICATE,
        subject: worry.title.clone(),
        text: say!(
            "{fault}\n\nBrowsers and programs refuse a certificate that ended. The page below shows the state; `steelyard doctor` \
             does so on the machine.",
            fault = &worry.says
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_said_to_end_or_to_have_ended_with_its_day() {
        let at = |day: &str| format!("{day}T10:00:00Z").parse::<Instant>().expect("a moment");
        let says = |now: &str| {
            let worry = end(OWN_CERTIFICATE, at("2027-03-03"), REPLACE, at(now));
            (worry.title.to_string(), worry.says.to_string())
        };
        let (title, before) = says("2027-03-01");
        assert_eq!(title, "A certificate ends soon");
        assert_eq!(before, format!("{OWN_CERTIFICATE} ends on 3 March 2027, 10:00 (UTC). {REPLACE}"));
        let (title, after) = says("2027-03-04");
        assert_eq!(title, "A certificate ended");
        assert!(after.contains("ended on 3 March 2027"), "{after}");
    }
}
