//! The texts to operators about their machine.
//! Invariant: a text names no workspace.

use super::{Words, moment};
use catalogue::{Phrase, say};
use kernel::day::Instant;
use platform::disk::Seen;
use platform::worries::Worry;

/// The kinds of these mails.
pub(super) const DISK: &str = "disk";
pub(super) const DAMAGE: &str = "damage";
pub(super) const CLOCK: &str = "clock";

/// A disk of the instance is short of space.
pub fn disk(disk: &Seen, at: Instant) -> Words {
    Words {
        kind: DISK,
        subject: say!("The disk of the {what} is short of space", what = Phrase::of(disk.what)),
        text: say!(
            "On {at} there were {free}: {state}.\n\nDelete or move files that are not needed on that disk, or give it more space. The page \
             below shows its state; `steelyard doctor` does so on the machine.",
            at = moment(at),
            free = disk.free_space(),
            state = Phrase::of(disk.means())
        ),
    }
}

/// A clock jumped; in the words that everybody is shown.
pub fn clock(worry: &Worry, at: Instant) -> Words {
    Words {
        kind: CLOCK,
        subject: worry.title.clone(),
        text: say!(
            "Seen on {at}. {fault}\n\nCompare the clock of the machine with another one. If it is right, confirm it on the page below, or by \
             `steelyard clock confirm` on the machine.",
            at = moment(at),
            fault = &worry.says
        ),
    }
}

/// Stored data is damaged; in the words that everybody is shown.
pub fn damage(worry: &Worry, at: Instant) -> Words {
    Words {
        kind: DAMAGE,
        subject: worry.title.clone(),
        text: say!(
            "Seen on {at}. {fault}\n\nThe page below shows the state; `steelyard doctor` reads the files again and reports on the \
             machine.",
            at = moment(at),
            fault = &worry.says
        ),
    }
}
