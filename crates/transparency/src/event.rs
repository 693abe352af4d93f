//! An event as it is hashed and exported: its fields, and their canonical form (JCS, RFC 8785).
//! Invariant: the fields are in the order of their names and hold only text, whole numbers, booleans and
//! lists of text, so that the JSON of this struct is the canonical one. `before` and `after` are the very
//! texts that were sealed.

use crate::hash::{Hash, SALT, leaf};
use serde::{Deserialize, Serialize};

/// An event of a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The name of the action.
    pub action: String,
    /// The person's name at that time.
    pub actor: String,
    /// The person's id.
    pub actor_id: Option<String>,
    /// The new values: JSON as it was sealed.
    pub after: Option<String>,
    /// The time: RFC 3339 with six decimals.
    pub at: String,
    /// The old values: JSON as it was sealed.
    pub before: Option<String>,
    /// Why it was refused.
    pub code: Option<String>,
    /// The browser or program.
    pub device: Option<String>,
    /// Its id.
    pub event_id: String,
    /// The client's address.
    pub ip: Option<String>,
    /// Written by an import.
    pub opening: bool,
    /// The reason in the person's words.
    pub reason: Option<String>,
    /// The request's id.
    pub request_id: String,
    /// `ok` or `denied`.
    pub result: String,
    /// The person's roles at that time.
    pub roles: Vec<String>,
    /// Its number among the events of its workspace, counted from one in the order of sealing.
    pub seq: u64,
    /// With a fresh second factor.
    pub step_up: bool,
    /// The number, code or id of the changed record.
    pub subject: Option<String>,
    /// The workspace's id.
    pub workspace: String,
}

impl Event {
    /// Its canonical bytes. None where it cannot be serialised, which no field allows.
    pub fn canonical(&self) -> Option<Vec<u8>> {
        serde_json::to_vec(self).ok()
    }

    /// Its leaf.
    pub fn leaf(&self, salt: &[u8; SALT]) -> Option<Hash> {
        Some(leaf(salt, &self.canonical()?))
    }
}
