//! Invitations that no mail carries: the link is shown all the same, to be handed over.
//! What must stay true: who invites is told why, and what to do about it.

use mail::strangers::{self, Held};
use mail::words::INVITATION;
use platform::error::Result;
use platform::tx::Tx;
use serde::Serialize;

/// Why no mail carries an invitation.
#[derive(Debug, Serialize)]
pub struct NotMailed {
    /// `address_unproved`, `daily_limit` or `recipient_limit`.
    pub why: &'static str,
    /// The same in words.
    pub says: &'static str,
    /// The page where something can be done about it.
    pub page: Option<String>,
}

/// Why no mail carries an invitation to this address; None: one does, and counts. Errors: the database's.
pub async fn why(tx: &Tx, to: &str) -> Result<Option<NotMailed>> {
    let held = strangers::may_write(tx, to, INVITATION).await?;
    Ok(held.map(|held| NotMailed {
        why: held.as_str(),
        says: held.words(),
        page: (held == Held::Unproved).then(|| format!("/w/{}/account", tx.workspace.slug)),
    }))
}
