//! The mail about records that are older than the rules that keep them, and the day from which they are
//! removed.
//! Invariant: it counts, and names nobody.

use super::{RETENTION, Words, listed, moment};
use catalogue::{Phrase, say};
use kernel::day::Instant;

/// To the Owners: so many things of each kind are removed from a moment on, unless a hold is placed.
pub fn notice(things: &[(&'static str, usize)], acts_at: Instant) -> Words {
    let from = moment(acts_at);
    let lines = things.iter().map(|(title, many)| {
        say!("{title}: {many}", title = Phrase::of(title), many = i64::try_from(*many).unwrap_or(i64::MAX))
    });
    let list = listed(lines);
    Words {
        kind: RETENTION,
        subject: say!("Old records are removed from {from}", from = from.clone()),
        text: say!(
            "These records are older than every rule that keeps them. They are removed from {from} on:\n\n{list}\n\nThe \
             page below shows what they are. If you need some of them for longer, place a legal hold or change the rule \
             before that day.",
            from,
            list
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notice_counts_each_kind_and_says_when() {
        let told = notice(&[("Mails that brought papers", 3)], Instant::UNIX_EPOCH);
        assert_eq!(told.subject.to_string(), "Old records are removed from 1 January 1970, 00:00 (UTC)");
        let text = told.text.to_string();
        assert!(text.contains("- Mails that brought papers: 3\n"), "{text}");
    }
}
