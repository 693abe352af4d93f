//! An errand: the purpose of a person who still owes the second factor, such as joining a workspace.
//! Invariant: it is done when the second factor was given, and not before.

use crate::founding::opening;
use crate::invitations::joining;
use crate::one_time_links::Kind;
use crate::sessions::SignedIn;
use kernel::id::UserId;
use platform::call::Call;
use platform::error::Result;
use platform::platform::Platform;
use serde::{Deserialize, Serialize};

/// The errand of a person who owes the second factor, as it was stored.
#[derive(Serialize, Deserialize)]
pub(crate) enum Errand {
    /// They join by an invitation.
    Joining(String),
    /// They open a workspace.
    Opening(String),
}

impl Errand {
    /// The errand that led to the request for the second factor; None for a plain sign-in.
    pub(super) fn after(half: Kind, note: String) -> Option<Errand> {
        match half {
            Kind::HalfJoining => Some(Errand::Joining(note)),
            Kind::HalfOpening => Some(Errand::Opening(note)),
            _ => None,
        }
    }

    /// Does it, for a person who just gave the second factor.
    pub(crate) async fn go_on(
        &self,
        platform: &Platform,
        call: &Call,
        person: UserId,
    ) -> Result<Vec<SignedIn>> {
        match self {
            Errand::Joining(note) => joining::go_on_whole(platform, call, person, note).await,
            Errand::Opening(note) => opening::go_on_whole(platform, call, person, note).await,
        }
    }
}
