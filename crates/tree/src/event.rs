//! An event as it is hashed and exported: its fields, and their one way of being written (JCS, RFC 8785).
//! What must stay true: the fields stand in the order of their names and hold text, whole numbers, yes or no, and nothing
//! deeper, so that the JSON of this struct is the canonical one; what it was and became is the very text that was sealed.

use crate::hash::{Hash, SALT, leaf};
use serde::{Deserialize, Serialize};

/// An event of a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What was asked.
    pub action: String,
    /// Who, by the name of then.
    pub actor: String,
    /// Who, by id.
    pub actor_id: Option<String>,
    /// What it became: JSON as it was sealed.
    pub after: Option<String>,
    /// When: RFC 3339 with six figures.
    pub at: String,
    /// What it was: JSON as it was sealed.
    pub before: Option<String>,
    /// Why it was refused.
    pub code: Option<String>,
    /// By which browser or program.
    pub device: Option<String>,
    /// Its id.
    pub event_id: String,
    /// From where.
    pub ip: Option<String>,
    /// Written by the move-in.
    pub opening: bool,
    /// Why, in the person's words.
    pub reason: Option<String>,
    /// The request's id.
    pub request_id: String,
    /// `ok` or `denied`.
    pub result: String,
    /// The roles of then.
    pub roles: Vec<String>,
    /// Which of its workspace's events it is, counted from one in the order they were sealed.
    pub seq: u64,
    /// With a second factor just given.
    pub step_up: bool,
    /// The number, code or id of what was changed.
    pub subject: Option<String>,
    /// The workspace's id.
    pub workspace: String,
}

impl Event {
    /// Its canonical bytes. None where they cannot be written, which no field allows.
    pub fn canonical(&self) -> Option<Vec<u8>> {
        serde_json::to_vec(self).ok()
    }

    /// Its leaf.
    pub fn leaf(&self, salt: &[u8; SALT]) -> Option<Hash> {
        Some(leaf(salt, &self.canonical()?))
    }
}
