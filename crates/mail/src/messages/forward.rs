//! The mail to operators whose security events wait for another machine.
//! Invariant: it says that none is lost, and names no event.

use super::{FORWARD, Words, moment};
use catalogue::say;
use kernel::day::Instant;

/// Security events have waited since a moment for the machine that they are passed on to.
pub fn late(since: Instant, at: Instant) -> Words {
    Words {
        kind: FORWARD,
        subject: "Security events do not reach the other machine".into(),
        text: say!(
            "On {at} security events were waiting since {since}. None is lost: they stay in the audit log and are sent when the \
             machine that `log_forward` names takes them.\n\nCheck that this machine runs, can be reached, and closes each \
             connection in order when it has read everything. The log of the program says why it took nothing.",
            at = moment(at),
            since = moment(since)
        ),
    }
}
