//! The addresses at which the operator of the instance is reached: a link is mailed there, and whoever follows it
//! confirms that mail arrives.
//! Invariant: a confirmation holds for the address that the link was mailed to, for 180 days. The link is stored as its
//! digest alone.

pub mod probe_fixture;

use crate::{Mail, messages};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::contacts::{Contact, Contacts};
use kernel::day::Instant;
use mail_queries::client::Params;
use mail_queries::contacts as sql;
use platform::call::{Call, Credential};
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY, Reading};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::tx::{Change, ReadTx, Tx, is_writable};
use serde_json::json;
use uuid::Uuid;

/// How long a link to confirm an address works.
const LINK: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long a confirmation holds.
pub const GOOD: SignedDuration = SignedDuration::from_hours(180 * 24);

/// How one of the addresses stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactStanding {
    /// Which one.
    pub contact: Contact,
    /// The address of the settings; None: it is not set.
    pub address: Option<String>,
    /// When somebody confirmed that mail arrives there.
    pub confirmed_at: Option<Instant>,
    /// Until when the newest link works.
    pub link_until: Option<Instant>,
    link_id: Option<Uuid>,
}

impl ContactStanding {
    /// Whether the confirmation still holds.
    pub fn is_good(&self, now: Instant) -> bool {
        self.confirmed_at.is_some_and(|at| now <= at + GOOD)
    }
}

/// The addresses of the settings, each with what was confirmed of it.
fn standings(contacts: &Contacts, rows: &[sql::ContactRow]) -> Vec<ContactStanding> {
    let standing = |contact: &Contact| {
        let address = contacts.address(*contact);
        let row =
            rows.iter().find(|row| row.contact == contact.as_str() && address == Some(row.address.as_str()));
        ContactStanding {
            contact: *contact,
            address: address.map(str::to_owned),
            confirmed_at: row.and_then(|row| row.confirmed_at),
            link_until: row.and_then(|row| row.link_until),
            link_id: row.and_then(|row| row.link_id),
        }
    };
    Contact::ALL.iter().map(standing).collect()
}

/// How the addresses stand, in a transaction of the instance's own workspace. Errors: the database's.
pub async fn of(tx: &ReadTx) -> Result<Vec<ContactStanding>> {
    let rows = sql::contacts().bind(tx, &tx.tenant()).all().await?;
    Ok(standings(&tx.contacts, &rows))
}

/// The same for these addresses, outside a call. Errors: the database's.
pub async fn read(platform: &Platform, contacts: &Contacts) -> Result<Vec<ContactStanding>> {
    let reading = Reading::begin(platform).await?;
    let rows = sql::contacts().bind(reading.pg(), &reading.tenant()).all().await;
    reading.end().await;
    Ok(standings(contacts, &rows?))
}

/// Mails an address of the settings a link, which replaces the one before. Gives the address. Errors: `not_found` at
/// `contact`, if none is set.
pub async fn ask(tx: &Tx, contact: Contact) -> Result<String> {
    let standing = of(tx).await?.into_iter().find(|it| it.contact == contact);
    let address = standing.as_ref().and_then(|it| it.address.clone());
    let address = address.ok_or_else(|| kernel::refusal::Refusal::new(Code::NotFound).field("contact"))?;
    if let Some(link) = standing.and_then(|it| it.link_id) {
        crate::withdraw(tx, &[link]).await?;
    }
    let (secret, sha256) = Credential::make(INSTANCE, NOBODY, random()?);
    let (link, until) = (fresh_id(tx.now)?, tx.now + LINK);
    sql::ask_contact()
        .params(
            tx,
            &sql::AskContactParams {
                tenant: tx.tenant(),
                contact: contact.as_str(),
                address: address.as_str(),
                link,
                link_sha256: &sha256[..],
                until,
            },
        )
        .one()
        .await?;
    let (words, path) = (messages::contacts::question(contact, until), format!("/contact/{secret}"));
    let mail = Mail { about: link, to: &address, words, link: Some(&path), useless_at: until };
    crate::queue_in(tx, (tx.tenant(), tx.person()), tx.now, &mail).await?;
    Ok(address)
}

/// The address that a link confirms, without confirming it. Errors: `link_used`.
pub async fn contact_of_link(platform: &Platform, call: &Call, link: &Credential) -> Result<Contact> {
    let reading = Reading::begin(platform).await?;
    let tenant = reading.tenant();
    let found = sql::contact_of_link().bind(reading.pg(), &tenant, &&link.sha256[..], &call.now).opt().await;
    reading.end().await;
    contact_of(found?.as_deref())
}

/// Confirms the address for a person who followed the link. Errors: `link_used`, `read_only`.
pub async fn confirm(platform: &Platform, call: &Call, link: &Credential) -> Result<Contact> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let tenant = INSTANCE.uuid();
    is_writable(&guard, tenant).await?;
    let done = sql::confirm_contact().bind(&guard, &call.now, &tenant, &&link.sha256[..]).opt().await?;
    let Some(row) = done else {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    };
    let change = Change::of("contact").after(json!({ "contact": row.contact, "address": row.address }));
    write_event_of(&guard, call, INSTANCE, ("instance.contact.confirm", None), None, &change).await?;
    guard.commit().await?;
    contact_of(Some(&row.contact))
}

fn contact_of(word: Option<&str>) -> Result<Contact> {
    let word = word.ok_or(Code::LinkUsed)?;
    Contact::of(word).ok_or_else(|| Error::internal("an address of no kind"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(address: &str, confirmed_at: Option<Instant>) -> sql::ContactRow {
        sql::ContactRow {
            contact: "security".into(),
            address: address.into(),
            link_id: None,
            link_until: None,
            confirmed_at,
        }
    }

    #[test]
    fn a_confirmation_holds_for_its_address_and_for_half_a_year() {
        let contacts = Contacts { security: "security@shop.example".into(), support: String::new() };
        let at = Instant::UNIX_EPOCH;
        let of = |address: &str| standings(&contacts, &[row(address, Some(at))]);
        let both = of("security@shop.example");
        assert!(both[0].is_good(at + GOOD) && !both[0].is_good(at + GOOD + SignedDuration::from_secs(1)));
        assert_eq!((both[1].address.as_deref(), both[1].confirmed_at), (None, None), "not set");
        assert!(!of("old@shop.example")[0].is_good(at), "another address was confirmed");
    }
}
