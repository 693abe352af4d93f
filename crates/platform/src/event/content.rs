//! The content of an event: what it says beyond who did what. It is sealed in the event's row.
//! Invariant: a leaf is made of the same texts that were sealed, byte for byte. An event whose content does
//! not open is read as an empty one, and so never matches the leaf that was made of it.

use super::Entry;
use crate::encryption::service::Service;
use crate::encryption::{ColumnCipher, Sealed};
use crate::error::{Error, Result};
use crate::sealed::app::audit_event::CONTENT;
use keyring::{Cell, Zeroizing};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// The content of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// The person's name at that time; empty if nobody was signed in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub actor: String,
    /// The number, code or id of the changed thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The values before, as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The values after, as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The reason, in the person's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The address of the caller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// The browser or program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

impl Content {
    /// Seals the content for its row.
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

    /// Opens the content. Errors: `Internal`, if it does not open; an event of that is written.
    pub fn open(cipher: ColumnCipher<'_>, event: Uuid, sealed: Vec<u8>) -> Result<Content> {
        serde_json::from_str(&cipher.open(CONTENT, event, sealed)?).map_err(Error::internal)
    }

    /// Opens the content for a check of the log. One that does not open is empty; its place in the tree
    /// reveals it. Errors: the keyring's.
    pub fn judged(encryption: &Service, tenant: Uuid, event: Uuid, sealed: &[u8]) -> Result<Content> {
        let text = plain(encryption, tenant, event, sealed)?;
        Ok(text.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default())
    }

    /// Whether it opens. Errors: the keyring's.
    pub fn opens(encryption: &Service, tenant: Uuid, event: Uuid, sealed: &[u8]) -> Result<bool> {
        Ok(plain(encryption, tenant, event, sealed)?.is_some())
    }

    /// The values before.
    pub fn before(&self) -> Option<Value> {
        self.before.as_deref().and_then(|text| serde_json::from_str(text).ok())
    }

    /// The values after.
    pub fn after(&self) -> Option<Value> {
        self.after.as_deref().and_then(|text| serde_json::from_str(text).ok())
    }
}

fn plain(
    encryption: &Service,
    tenant: Uuid,
    event: Uuid,
    sealed: &[u8],
) -> Result<Option<Zeroizing<Vec<u8>>>> {
    encryption.judged(&Cell { tenant, column: CONTENT.name(), row: event }, sealed)
}
