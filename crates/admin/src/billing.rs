//! The party that pays for the workspace, and the address that gets its notices besides the Owners.
//! Invariant: a change of the address always sends a mail to the Owners and to the confirmed address; a tax
//! number is checked before it is stored.

pub(crate) mod page;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::tax_id;
use mail::billing::{self, Billing, BillingStatus, Details};
use platform::action::{Action, Query};
use platform::email_address::EmailGiven;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

input! {
    /// The billing details of the workspace.
    pub struct GetBilling {}
}

/// The billing details, as answers show them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BillingShown {
    /// Absent: none are set, and notices go only to the Owners.
    pub billing: Option<Billing>,
}

impl Query for GetBilling {
    const NAME: &'static str = "workspace.billing";
    const NEEDS: Permission = Permission::BillingWrite;
    const SUMMARY: &'static str =
        "Shows who pays for the workspace, and whether the address that notices go to works.";
    type Output = BillingShown;

    async fn fetch(self, tx: &ReadTx) -> Result<BillingShown> {
        Ok(BillingShown { billing: billing::of(tx).await? })
    }
}

input! {
    /// The paying party and its address; absent fields become empty.
    pub struct ChangeBilling {
        /// The address that notices go to besides the Owners. An address has one @ and a dot behind it, no space,
        /// comma or semicolon; it is kept in small letters.
        email: EmailGiven,
        /// The name of the payer, where it is not the workspace's.
        legal_name: Option<Text>,
        /// Address text.
        address: Option<Text>,
        /// GSTIN: 15 characters, `27ABCPJ1234K1ZV`: state, PAN in capitals, entity, Z, check character.
        gstin: Option<Name>,
        /// ABN: 11 digits, with or without spaces; the first two are check digits.
        abn: Option<Name>,
        /// Why.
        reason: Option<Text>,
    }
}

/// The answer to a change of billing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BillingChanged {
    /// The addresses that got a mail besides the Owners': the confirmed one and the new one.
    pub notice_to: Vec<String>,
    /// The state of the address.
    pub standing: BillingStatus,
}

impl Action for ChangeBilling {
    const NAME: &'static str = "workspace.billing.change";
    const NEEDS: Permission = Permission::BillingWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Changes who pays and where notices go; a new address is asked to confirm by mail, and the one before gets a notice.";
    type Output = BillingChanged;

    fn check(&self) -> Ruled<()> {
        let at = |field: &'static str| move |code: Code| Refusal::new(code).field(field);
        if let Some(gstin) = &self.gstin {
            tax_id::gstin_state(gstin.as_str()).map_err(at("gstin"))?;
        }
        self.abn.as_ref().map_or(Ok(()), |abn| tax_id::abn(abn.as_str()).map_err(at("abn")))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<BillingChanged>> {
        let was = billing::held(tx).await?;
        let new = Details {
            email: self.email.0,
            legal_name: self.legal_name.map(Text::into_string),
            address: self.address.map(Text::into_string),
            gstin: self.gstin.map(Name::into_string),
            abn: self.abn.map(Name::into_string),
        };
        let notice_to = billing::change(tx, was.as_ref(), &new).await?;
        let kept = was.as_ref().filter(|was| was.details.email == new.email);
        let standing = kept.map_or(BillingStatus::Unconfirmed, |was| was.standing);
        let change = Change::of("billing")
            .before(was.map_or(Value::Null, |was| json!(was.details)))
            .after(json!(new))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, BillingChanged { notice_to, standing }))
    }
}

input! {
    /// Mails the link again.
    pub struct ConfirmBilling {}
}

/// The answer to mailing it again.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BillingAsked {
    /// The address of the mail.
    pub to: String,
}

impl Action for ConfirmBilling {
    const NAME: &'static str = "workspace.billing.ask";
    const NEEDS: Permission = Permission::BillingWrite;
    const SUMMARY: &'static str =
        "Mails the billing address a new link to confirm it; links that were mailed before stop working.";
    type Output = BillingAsked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<BillingAsked>> {
        let set = billing::held(tx).await?.ok_or(Code::NotFound)?;
        billing::ask(tx, &set).await?;
        let to = set.details.email;
        Ok(tx.record(Change::of("billing").after(json!({ "email": to })), BillingAsked { to }))
    }
}

input! {
    /// Removes the billing address: only the Owners get notices.
    pub struct RemoveBilling {
        /// Why.
        reason: Option<Text>,
    }
}

/// The answer to removing it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BillingRemoved {
    /// The addresses that got a mail besides the Owners'.
    pub notice_to: Vec<String>,
}

impl Action for RemoveBilling {
    const NAME: &'static str = "workspace.billing.remove";
    const NEEDS: Permission = Permission::BillingWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Removes the billing details; notices go to the Owners alone.";
    type Output = BillingRemoved;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<BillingRemoved>> {
        let was = billing::held(tx).await?.ok_or(Code::NotFound)?;
        let notice_to = billing::remove(tx, &was).await?;
        let change = Change::of("billing").before(json!(was.details));
        let change = change.reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, BillingRemoved { notice_to }))
    }
}
