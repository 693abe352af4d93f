//! What an event says beside who may see that it happened: its content, as it is sealed into its row and read back.
//! What must stay true: the texts that a leaf is made of are those that were sealed, byte for byte; an event whose content
//! does not open is told as one that says nothing, and so is never the leaf that was made of it.

use super::Entry;
use crate::encryption::service::Service;
use crate::encryption::{ColumnCipher, Sealed};
use crate::error::{Error, Result};
use crate::sealed::app::audit_event::CONTENT;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;
use vault::{Cell, Zeroizing};

/// The content of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// Who, by the name of then; empty where nobody was signed in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub actor: String,
    /// The number, code or id of what was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What it was, as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What it became, as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Why, in the person's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// From where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// By which browser or program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

impl Content {
    /// Seals what an event says for its row.
    pub(super) fn sealed(entry: &Entry<'_>) -> Result<Sealed> {
        let (change, call) = (entry.change, entry.call);
        let content = Content {
            actor: entry.actor.to_owned(),
            subject: Some(change.subject.clone()).filter(|subject| !subject.is_empty()),
            before: change.before.as_ref().map(Value::to_string),
            after: change.after.as_ref().map(Value::to_string),
            reason: change.reason.clone(),
            ip: call.ip.clone(),
            device: call.device.clone(),
        };
        let text = serde_json::to_string(&content).map_err(Error::internal)?;
        entry.cipher.seal(CONTENT, entry.event, text.as_str())
    }

    /// Opens it. Errors: ours, when it does not open; that leaves its event.
    pub fn open(cipher: ColumnCipher<'_>, event: Uuid, sealed: Vec<u8>) -> Result<Content> {
        serde_json::from_str(&cipher.open(CONTENT, event, sealed)?).map_err(Error::internal)
    }

    /// Opens it for who judges the log: what does not open says nothing, and is told by its place in the tree. Errors: the
    /// keyring's.
    pub fn judged(safe: &Service, tenant: Uuid, event: Uuid, sealed: &[u8]) -> Result<Content> {
        let text = plain(safe, tenant, event, sealed)?;
        Ok(text.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default())
    }

    /// Whether it opens at all. Errors: the keyring's.
    pub fn opens(safe: &Service, tenant: Uuid, event: Uuid, sealed: &[u8]) -> Result<bool> {
        Ok(plain(safe, tenant, event, sealed)?.is_some())
    }

    /// What it was.
    pub fn before(&self) -> Option<Value> {
        self.before.as_deref().and_then(|text| serde_json::from_str(text).ok())
    }

    /// What it became.
    pub fn after(&self) -> Option<Value> {
        self.after.as_deref().and_then(|text| serde_json::from_str(text).ok())
    }
}

fn plain(safe: &Service, tenant: Uuid, event: Uuid, sealed: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>> {
    safe.judged(&Cell { tenant, column: CONTENT.name(), row: event }, sealed)
}
