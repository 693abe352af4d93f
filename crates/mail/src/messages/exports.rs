//! The texts about complete copies of a workspace.
//! Invariant: a text names who took the copy, and nothing that is in it.

use super::{EXPORT, Words, name};
use catalogue::say;
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
