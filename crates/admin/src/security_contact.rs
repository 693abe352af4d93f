//! The security contact of the workspace, as its Owners set it.
//! Invariant: a change sends a mail to the Owners and to the contact that was confirmed; a new address is asked
//! to confirm first.

pub(crate) mod page;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::permission::Permission;
use mail::security_contact::{self, ContactStatus, SecurityContact};
use platform::action::{Action, Query};
use platform::email_address::EmailGiven;
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

/// What the audit log calls it.
const SUBJECT: &str = "security contact";

input! {
    /// The security contact of the workspace.
    pub struct GetSecurityContact {}
}

/// The security contact, as answers show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SecurityContactShown {
    /// Absent: none is set, and notices of incidents go to the Owners and to the billing address.
    pub contact: Option<SecurityContact>,
}

impl Query for GetSecurityContact {
    const NAME: &'static str = "workspace.security_contact";
    const NEEDS: Permission = Permission::BillingWrite;
    const SUMMARY: &'static str = "Shows the security contact of the workspace, and whether it works.";
    type Output = SecurityContactShown;

    async fn fetch(self, tx: &ReadTx) -> Result<SecurityContactShown> {
        Ok(SecurityContactShown { contact: security_contact::of(tx).await? })
    }
}

input! {
    /// The address of the security contact.
    pub struct ChangeSecurityContact {
        /// The address that notices of incidents go to besides the Owners. An address has one @ and a dot behind
        /// it, no space, comma or semicolon; it is kept in small letters.
        email: EmailGiven,
        /// Why.
        reason: Option<Text>,
    }
}

/// The answer to each change of the security contact.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SecurityContactChange {
    /// The address; null: there is none any more.
    pub email: Option<String>,
    /// The state of the address; null: there is none any more.
    pub standing: Option<ContactStatus>,
}

impl Action for ChangeSecurityContact {
    const NAME: &'static str = "workspace.security_contact.change";
    const NEEDS: Permission = Permission::BillingWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Sets the security contact; a new address is asked to confirm by mail, and the one before is told.";
    type Output = SecurityContactChange;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SecurityContactChange>> {
        let was = security_contact::lock_contact(tx).await?;
        let email = self.email.0;
        security_contact::change(tx, was.as_ref(), &email).await?;
        let same = was.as_ref().filter(|was| was.email == email);
        let standing = same.map_or(ContactStatus::Unconfirmed, |was| was.standing);
        let change = Change::of(SUBJECT)
            .before(was.map_or(Value::Null, |was| json!({ "email": was.email })))
            .after(json!({ "email": email }))
            .reason(self.reason.as_ref().map(Text::as_str));
        let answer = SecurityContactChange { email: Some(email), standing: Some(standing) };
        Ok(tx.record(change, answer))
    }
}

input! {
    /// Mails the link again.
    pub struct AskSecurityContact {}
}

impl Action for AskSecurityContact {
    const NAME: &'static str = "workspace.security_contact.ask";
    const NEEDS: Permission = Permission::BillingWrite;
    const SUMMARY: &'static str =
        "Mails the security contact a new link to confirm it; links that were mailed before stop working.";
    type Output = SecurityContactChange;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SecurityContactChange>> {
        let set = security_contact::lock_contact(tx).await?.ok_or(Code::NotFound)?;
        security_contact::ask(tx, &set).await?;
        let change = Change::of(SUBJECT).after(json!({ "email": set.email }));
        let answer = SecurityContactChange { email: Some(set.email), standing: Some(set.standing) };
        Ok(tx.record(change, answer))
    }
}

input! {
    /// Removes the security contact.
    pub struct RemoveSecurityContact {
        /// Why.
        reason: Option<Text>,
    }
}

impl Action for RemoveSecurityContact {
    const NAME: &'static str = "workspace.security_contact.remove";
    const NEEDS: Permission = Permission::BillingWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Removes the security contact; notices of incidents go to the Owners and to the billing address.";
    type Output = SecurityContactChange;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SecurityContactChange>> {
        let was = security_contact::lock_contact(tx).await?.ok_or(Code::NotFound)?;
        security_contact::remove(tx, &was).await?;
        let change = Change::of(SUBJECT).before(json!({ "email": was.email }));
        let change = change.reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, SecurityContactChange { email: None, standing: None }))
    }
}
