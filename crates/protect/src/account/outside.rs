//! The other providers one signs in by: linked and removed by oneself.
//! What must stay true: what is linked was proved to this person's own browser just now, and they agreed to it; nobody
//! takes their only way in from themselves.

use identity::account;
use identity::outside::{self, Linked};
use kernel::day::Instant;
use kernel::permission::Permission;
use mail::words;
use platform::action::Action;
use platform::error::Result;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// A provider one signs in by.
#[derive(Debug, Serialize)]
pub struct IdentityShown {
    /// Its id.
    pub identity_id: Uuid,
    /// The provider.
    pub issuer: String,
    /// What the provider called one.
    pub email: String,
    /// Since when; absent: not agreed to yet.
    pub linked_at: Option<Instant>,
    /// When it was used last.
    pub used_at: Option<Instant>,
}

pub(super) fn shown(it: &Linked) -> IdentityShown {
    IdentityShown {
        identity_id: it.id,
        issuer: it.issuer.clone(),
        email: it.email.clone(),
        linked_at: it.linked_at,
        used_at: it.used_at,
    }
}

input! {
    /// Which identity is linked.
    pub struct LinkIdentity {
        /// Its id, as it was offered after coming back from the provider.
        identity_id: Uuid,
    }
}

input! {
    /// Which identity goes.
    pub struct RemoveIdentity {
        /// Its id.
        identity_id: Uuid,
    }
}

/// What linking and removing answer.
#[derive(Debug, Serialize)]
pub struct IdentityChanged {
    /// The identity.
    pub identity_id: Uuid,
}

impl Action for LinkIdentity {
    const NAME: &'static str = "workspace.account.identity.link";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Links what another provider proved just now, to sign in by it from then on.";
    type Output = IdentityChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IdentityChanged>> {
        let issuer = outside::take_offer(tx, self.identity_id).await?;
        account::tell(tx, words::provider(&issuer, true, tx.now)).await?;
        let change = Change::of(self.identity_id).after(json!({ "issuer": issuer }));
        Ok(tx.record(change, IdentityChanged { identity_id: self.identity_id }))
    }
}

impl Action for RemoveIdentity {
    const NAME: &'static str = "workspace.account.identity.remove";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Removes a provider one signs in by, unless it is one's only way in.";
    type Output = IdentityChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IdentityChanged>> {
        let issuer = outside::remove(tx, self.identity_id).await?;
        account::tell(tx, words::provider(&issuer, false, tx.now)).await?;
        let change = Change::of(self.identity_id).before(json!({ "issuer": issuer }));
        Ok(tx.record(change, IdentityChanged { identity_id: self.identity_id }))
    }
}
