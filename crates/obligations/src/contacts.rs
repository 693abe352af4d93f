//! The addresses at which the operator of the instance is reached, and whether somebody confirmed that mail arrives
//! there.
//! Invariant: the addresses are those of the settings; an operator asks, and only the person who reads there confirms.

pub mod page;
#[cfg(test)]
mod tests;

use kernel::contacts::Contact;
use kernel::day::Instant;
use kernel::permission::Permission;
use mail::contacts::{self, ContactStanding};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

input! {
    /// Which addresses: both.
    pub struct ListContacts {}
}

/// The addresses.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactList {
    /// That for reports of weaknesses, and that for questions.
    pub rows: Vec<ContactLine>,
}

/// One of the addresses.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ContactLine {
    /// Which one.
    pub contact: Contact,
    /// Its setting.
    pub setting: &'static str,
    /// The address; null: it is not set.
    pub address: Option<String>,
    /// When somebody confirmed that mail arrives there.
    pub confirmed_at: Option<Instant>,
    /// Whether that still holds: for 180 days.
    pub is_good: bool,
    /// Until when the link works that was mailed last.
    pub link_until: Option<Instant>,
}

impl ContactLine {
    fn of(standing: ContactStanding, now: Instant) -> ContactLine {
        ContactLine {
            contact: standing.contact,
            setting: standing.contact.setting(),
            is_good: standing.is_good(now),
            address: standing.address,
            confirmed_at: standing.confirmed_at,
            link_until: standing.link_until.filter(|until| now < *until),
        }
    }
}

impl Query for ListContacts {
    const NAME: &'static str = "instance.contacts";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str =
        "Shows the addresses at which the operator is reached, and whether mail arrives there.";
    type Output = ContactList;

    async fn fetch(self, tx: &ReadTx) -> Result<ContactList> {
        let rows = contacts::of(tx).await?;
        Ok(ContactList { rows: rows.into_iter().map(|row| ContactLine::of(row, tx.now)).collect() })
    }
}

input! {
    /// An address that is asked whether mail arrives there.
    pub struct AskContact {
        /// Which one.
        contact: Contact,
    }
}

/// The answer to asking.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactAsked {
    /// The address of the mail.
    pub to: String,
}

impl Action for AskContact {
    const NAME: &'static str = "instance.contact.ask";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Mails an address of the operator a link that confirms it; links that were mailed before stop working.";
    type Output = ContactAsked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ContactAsked>> {
        let to = contacts::ask(tx, self.contact).await?;
        let change = Change::of("contact").after(json!({ "contact": self.contact, "address": to }));
        Ok(tx.record(change, ContactAsked { to }))
    }
}
