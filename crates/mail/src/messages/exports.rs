//! The texts about complete copies of a workspace.
//! Invariant: a text names who took the copy, and nothing that is in it.

use super::{EXPORT, Words, moment, name};
use catalogue::say;
use kernel::day::Instant;
use platform::tx::Workspace;

/// An Owner asked for a complete copy of the workspace.
pub fn export(workspace: &Workspace, by: &str, reason: &str) -> Words {
    let shop = name(&workspace.name);
    Words {
        kind: EXPORT,
        subject: say!("{by} exports all of {shop}", by = name(by), shop = &shop),
        text: say!(
            "{by} asked for a complete copy of {shop}.\n\nThe reason given: {reason}\n\nIf you did not expect this, look at the page below \
             and at the audit log, and end the sessions of this person.",
            by = name(by),
            shop = &shop,
            reason = name(reason)
        ),
    }
}

/// An Owner got the link to a complete copy of the workspace.
pub fn export_link(workspace: &Workspace, by: &str) -> Words {
    let shop = name(&workspace.name);
    Words {
        kind: EXPORT,
        subject: say!("{by} takes a copy of {shop} away", by = name(by), shop = &shop),
        text: say!(
            "{by} got a link to a complete copy of {shop}. It works for one day and for them alone.\n\nIf you did not expect this, look at \
             the page below and at the audit log, and end the sessions of this person.",
            by = name(by),
            shop = &shop
        ),
    }
}

/// Somebody at a terminal of the instance takes a complete copy of the workspace away.
pub fn export_here(shop: &str) -> Words {
    let shop = name(shop);
    Words {
        kind: EXPORT,
        subject: say!("A copy of {shop} is taken away", shop = &shop),
        text: say!(
            "The people who run this server take a complete copy of {shop} away, at a terminal of it. They can do so without a \
             password of yours.\n\nIf you did not ask them to, ask them why. The page below shows each step in the audit log.",
            shop = &shop
        ),
    }
}

/// To the operators and the security contact: one of them took a workspace away in the clear.
pub fn raw_dump(shop: &str, by: &str, reason: &str, at: Instant) -> Words {
    let shop = name(shop);
    Words {
        kind: EXPORT,
        subject: say!("A raw dump of {shop}", shop = &shop),
        text: say!(
            "On {at} {by} took all of {shop} away without encryption, at a terminal of the server.\n\nThe reason given: {reason}\n\n             If you did not expect this, ask them, and open an incident. The audit log of the instance has the event.",
            at = moment(at),
            by = name(by),
            shop = &shop,
            reason = name(reason)
        ),
    }
}

/// Somebody at a terminal of the instance brought a complete copy of another workspace into this one.
pub fn import_here(shop: &str, from: &str) -> Words {
    let shop = name(shop);
    Words {
        kind: EXPORT,
        subject: say!("{shop} has its data", shop = &shop),
        text: say!(
            "The people who run this server brought the complete copy of the workspace {from} into {shop}. All of it was compared with \
             the copy.\n\nPeople are not part of a copy: invite them. If you did not expect this, ask the people who run the server.",
            from = name(from),
            shop = &shop
        ),
    }
}
