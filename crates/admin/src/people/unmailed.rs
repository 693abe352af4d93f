//! Invitations that no mail carries: the link is shown all the same, for the user to hand over.
//! Invariant: the answer states the reason and the remedy.

use mail::messages::INVITATION;
use mail::strangers::{self, Held};
use platform::error::Result;
use platform::tx::Tx;
use schemars::JsonSchema;
use serde::Serialize;

/// The reason why no mail carries an invitation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NotMailed {
    /// `address_unproved`, `daily_limit` or `recipient_limit`.
    pub why: &'static str,
    /// The reason in words.
    pub says: &'static str,
    /// The page with the remedy.
    pub page: Option<String>,
}

/// Why no mail carries an invitation to this address; None if one does, which then counts. Errors: those of
/// the database.
pub async fn why(tx: &Tx, to: &str) -> Result<Option<NotMailed>> {
    let held = strangers::may_write(tx, to, INVITATION).await?;
    Ok(held.map(|held| NotMailed {
        why: held.as_str(),
        says: held.words(),
        page: (held == Held::Unproved).then(|| format!("/w/{}/account", tx.workspace.slug)),
    }))
}
