//! The mail to those who must read a policy.
//! Invariant: it names the policy by its title; the text is on its page alone.

use super::{POLICY, Words, moment, name};
use catalogue::say;
use kernel::day::Instant;

/// A version of a policy is published, and is to be read by a moment.
pub fn to_read(workspace: &str, title: &str, until: Instant) -> Words {
    let (workspace, title) = (name(workspace), name(title));
    Words {
        kind: POLICY,
        subject: say!("To read: {title}", title = title.clone()),
        text: say!(
            "{workspace} published a policy: {title}. Read it on the page below, and acknowledge it by {until}.",
            workspace,
            title,
            until = moment(until)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mail_names_the_policy_on_one_line() {
        let told = to_read("Sona", "Access\r\nBcc: eve@x.example", Instant::UNIX_EPOCH);
        let subject = told.subject.to_string();
        assert!(subject.starts_with("To read: Access") && !subject.contains('\n'), "{subject}");
        assert!(told.text.to_string().contains("by 1 January 1970, 00:00 (UTC)."), "{}", told.text);
    }
}
