//! Invitations that no mail carries: the link is shown all the same, to be handed over.
//! What must stay true: who invites is told why, and what to do about it.

use platform::error::Result;
use platform::mail::strangers::{self, Held};
use platform::tx::Tx;
use serde::Serialize;

/// Why no mail carries an invitation.
#[derive(Debug, Serialize)]
pub struct NotMailed {
    /// `address_unproved` or `daily_limit`.
    pub why: &'static str,
    /// The same in words.
    pub says: &'static str,
    /// The page where something can be done about it.
    pub page: Option<String>,
}

/// Why no mail would carry an invitation just now; None: one does. Errors: the database's.
pub async fn why(tx: &Tx) -> Result<Option<NotMailed>> {
    let held = strangers::held(tx).await?;
    Ok(held.map(|held| NotMailed {
        why: held.as_str(),
        says: held.words(),
        page: (held == Held::Unproved).then(|| format!("/w/{}/account", tx.workspace.slug)),
    }))
}
