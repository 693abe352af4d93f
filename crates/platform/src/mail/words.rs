//! What mails say: one function for each kind, in plain text.
//! What must stay true: what people typed stands on one line of the text and never makes a line of the head.

use crate::tx::Workspace;
use kernel::day::Instant;

/// The words of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What sort of mail it is.
    pub kind: &'static str,
    /// Its subject.
    pub subject: String,
    /// Its text, without the link at its end.
    pub text: String,
}

/// The kinds of mail, with what the outbox calls them.
pub const KINDS: [(&str, &str); 1] = [(INVITATION, "Invitation")];
const INVITATION: &str = "invitation";

/// An invitation to join a workspace; its link follows.
pub fn invitation(workspace: &Workspace, inviter: &str, roles: &[&str], until: Instant) -> Words {
    let (shop, inviter) = (line(&workspace.name), line(inviter));
    let zone = workspace.zone.iana_name().unwrap_or("UTC");
    let until = until.to_zoned(workspace.zone.clone()).strftime("%-d %B %Y, %H:%M");
    Words {
        kind: INVITATION,
        subject: format!("{inviter} invites you to {shop}"),
        text: format!(
            "{inviter} invites you to work in {shop}, as {}.\n\n\
             The link below lets you in. It works once, for this address only, until {until} ({zone}).\n\n\
             If you do not know what this is about, do nothing: without you nothing happens.",
            roles.join(", ")
        ),
    }
}

/// Proof of an address that was given for an account.
pub fn verify(until: Instant) -> Words {
    Words {
        kind: "verify",
        subject: "Confirm your address".to_owned(),
        text: format!(
            "This address was given for an account at Steelyard. The link below confirms that it is yours. It works \
             once, until {}.\n\nIf you did not give it, do nothing: without you nothing happens.",
            moment(until)
        ),
    }
}

/// A moment in words, where no workspace says in which zone.
fn moment(at: Instant) -> String {
    format!("{} (UTC)", at.strftime("%-d %B %Y, %H:%M"))
}

/// The whole text as it is sent: the words, then the link on a line of its own.
pub(crate) fn whole(text: &str, origin: &str, link: Option<&str>) -> String {
    match link {
        Some(path) => format!("{text}\n\n{origin}{path}\n"),
        None => format!("{text}\n"),
    }
}

/// What somebody typed, on one line.
fn line(typed: &str) -> String {
    typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
