//! The linked providers of a person, who links and removes them.
//! Invariant: an identity is linked only if it was just proved in this person's own browser and the person
//! agreed; nobody can remove their own only way in.

use identity::accounts;
use identity::federated::{self, Linked};
use kernel::day::Instant;
use kernel::permission::Permission;
use mail::messages;
use platform::action::Action;
use platform::error::Result;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// A provider by which the person signs in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IdentityShown {
    /// Its id.
    pub identity_id: Uuid,
    /// The provider.
    pub issuer: String,
    /// The address that the provider states.
    pub email: String,
    /// When it was linked; absent: the person has not agreed yet.
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
    /// The identity to link.
    pub struct LinkIdentity {
        /// Its id, as it was offered after coming back from the provider.
        identity_id: Uuid,
    }
}

input! {
    /// The identity to remove.
    pub struct RemoveIdentity {
        /// Its id.
        identity_id: Uuid,
    }
}

/// The answer to linking and removing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IdentityChanged {
    /// The identity.
    pub identity_id: Uuid,
}

impl Action for LinkIdentity {
    const NAME: &'static str = "workspace.account.identity.link";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Links an identity that another provider proved just now, to sign in with it from then on.";
    type Output = IdentityChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IdentityChanged>> {
        let issuer = federated::take_offer(tx, self.identity_id).await?;
        accounts::tell(tx, messages::provider(&issuer, true, tx.now)).await?;
        let change = Change::of(self.identity_id).after(json!({ "issuer": issuer }));
        Ok(tx.record(change, IdentityChanged { identity_id: self.identity_id }))
    }
}

impl Action for RemoveIdentity {
    const NAME: &'static str = "workspace.account.identity.remove";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Removes a provider one signs in with, unless it is one's only way in.";
    type Output = IdentityChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<IdentityChanged>> {
        let issuer = federated::remove(tx, self.identity_id).await?;
        accounts::tell(tx, messages::provider(&issuer, false, tx.now)).await?;
        let change = Change::of(self.identity_id).before(json!({ "issuer": issuer }));
        Ok(tx.record(change, IdentityChanged { identity_id: self.identity_id }))
    }
}
