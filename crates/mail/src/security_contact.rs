//! The security contact of a workspace: the address that notices of incidents go to besides the Owners.
//! Invariant: an address counts only if somebody followed a link that was mailed to it and to nobody else. The
//! Owners get every notice themselves.

use crate::messages::{self, security_contact as texts};
use crate::strangers::{self, Held};
use crate::{Mail, Notice, Posts};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::TenantId;
use mail_queries::security_contact as sql;
use platform::call::{Call, Credential};
use platform::email_address;
use platform::error::Result;
use platform::input::unfit;
use platform::instance::{NOBODY, own_call};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::sealed::app::security_contact::EMAIL;
use platform::tx::{Change, ReadTx, Tx, is_writable};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// How long a link to confirm an address works.
pub const LINK: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long a notice about the address is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);

/// The state of a security contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContactStatus {
    /// Somebody who reads mail there confirmed it.
    Works,
    /// Nobody has followed its link yet.
    Unconfirmed,
    /// A mail to it was refused or came back.
    Bounces,
}

/// The state of an address from its moments: when it was confirmed, and when it bounced.
pub fn status_of(confirmed_at: Option<Instant>, bounced_at: Option<Instant>) -> ContactStatus {
    match (bounced_at, confirmed_at) {
        (Some(_), _) => ContactStatus::Bounces,
        (None, None) => ContactStatus::Unconfirmed,
        (None, Some(_)) => ContactStatus::Works,
    }
}

/// The security contact of a workspace.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SecurityContact {
    /// The address.
    pub email: String,
    /// The state of the address.
    pub standing: ContactStatus,
    /// When it was set.
    pub changed_at: Instant,
    /// When somebody confirmed that they read mail there.
    pub confirmed_at: Option<Instant>,
    /// When a mail to it was refused or came back.
    pub bounced_at: Option<Instant>,
    /// Until when the newest unused link works.
    pub link_until: Option<Instant>,
    /// The mail with that link.
    #[serde(skip)]
    pub link_id: Option<Uuid>,
}

/// The security contact of the entered workspace. None: it has none. Errors: the database's.
pub async fn of(tx: &ReadTx) -> Result<Option<SecurityContact>> {
    let tenant = tx.tenant();
    let Some(row) = sql::contact().bind(tx, &tenant).opt().await? else { return Ok(None) };
    Ok(Some(SecurityContact {
        email: tx.cipher().open(EMAIL, tenant, row.email)?,
        standing: status_of(row.confirmed_at, row.bounced_at),
        changed_at: row.changed_at,
        confirmed_at: row.confirmed_at,
        bounced_at: row.bounced_at,
        link_until: row.link_until,
        link_id: row.link_id,
    }))
}

/// The same, locked until this call is over. Errors: the database's.
pub async fn lock_contact(tx: &Tx) -> Result<Option<SecurityContact>> {
    sql::hold_contact().bind(tx, &tx.tenant()).opt().await?;
    of(tx).await
}

/// Sets the address and mails it a link; the old one gets a mail if it was confirmed, and so do the Owners. The same
/// address again changes nothing. Errors: `rate_limited`.
pub async fn change(tx: &Tx, was: Option<&SecurityContact>, email: &str) -> Result<()> {
    if was.is_some_and(|was| was.email == email) {
        return Ok(());
    }
    let tenant = tx.tenant();
    let sealed = tx.cipher().seal(EMAIL, tenant, email)?;
    sql::set_contact().bind(tx, &tenant, &sealed, &tx.now).one().await?;
    leave(tx, was, Some(email)).await?;
    mail_link(tx).await
}

/// Removes the address, so that notices go to the Owners and to billing alone. Errors: `rate_limited`.
pub async fn remove(tx: &Tx, was: &SecurityContact) -> Result<()> {
    sql::remove_contact().bind(tx, &tx.tenant()).one().await?;
    leave(tx, Some(was), None).await
}

/// Tells the Owners that another address, or none, replaces the old one; the old one too, if it was confirmed.
async fn leave(tx: &Tx, was: Option<&SecurityContact>, to: Option<&str>) -> Result<()> {
    if let Some(link) = was.and_then(|was| was.link_id) {
        crate::withdraw(tx, &[link]).await?;
    }
    let words = texts::change_notice(&tx.workspace.name, &tx.member.name, to, tx.now);
    crate::tell_owners(tx, words.clone(), page(&tx.workspace.slug), tx.now + NEWS).await?;
    let Some(old) = was.filter(|was| was.standing == ContactStatus::Works) else { return Ok(()) };
    let mail = Mail { about: tx.tenant(), to: &old.email, words, link: None, useless_at: tx.now + NEWS };
    crate::queue(tx, &mail).await.map(drop)
}

/// Mails the address another link, which replaces the one before. Errors: `version_stale` if the address
/// already works; `rate_limited`.
pub async fn ask(tx: &Tx, set: &SecurityContact) -> Result<()> {
    if set.standing == ContactStatus::Works {
        return Err(Code::VersionStale.into());
    }
    if let Some(link) = set.link_id {
        crate::withdraw(tx, &[link]).await?;
    }
    mail_link(tx).await
}

async fn mail_link(tx: &Tx) -> Result<()> {
    if strangers::held(tx).await? == Some(Held::Unproved) {
        return Err(unfit("email", Held::Unproved.words()).into());
    }
    strangers::asks_few(tx).await?;
    let (tenant, id, until) = (tx.tenant(), fresh_id(tx.now)?, tx.now + LINK);
    let (secret, sha256) = Credential::make(TenantId::from_uuid(tenant), NOBODY, random()?);
    let email = sql::ask_contact().bind(tx, &id, &&sha256[..], &until, &tenant).one().await?;
    let to: String = tx.cipher().open(EMAIL, tenant, email)?;
    if strangers::may_reach(tx, &to, messages::SECURITY_CONTACT).await?.is_some() {
        return Err(Code::RateLimited.into());
    }
    let (path, words) = (format!("/security-contact/{secret}"), texts::question(&tx.workspace.name, until));
    let mail = Mail { about: id, to: &to, words, link: Some(&path), useless_at: until };
    crate::queue(tx, &mail).await.map(drop)
}

/// The page on which it can be corrected.
fn page(slug: &str) -> String {
    format!("/w/{slug}/settings/security-contact")
}

/// The name of the workspace whose contact a link confirms. Errors: `link_used`.
pub async fn shop_of_link(platform: &Platform, call: &Call, link: &Credential) -> Result<String> {
    let guard = Guard::begin(platform, link.tenant, NOBODY).await?;
    let found =
        sql::is_contact_link().bind(&guard, &link.tenant.uuid(), &&link.sha256[..], &call.now).opt().await;
    guard.rollback().await;
    found?.ok_or_else(|| Code::LinkUsed.into())
}

/// Confirms the address for a person who followed the link. Returns the workspace's name. Errors:
/// `link_used`, `read_only`.
pub async fn confirm(platform: &Platform, call: &Call, link: &Credential) -> Result<String> {
    let guard = Guard::begin(platform, link.tenant, NOBODY).await?;
    match confirm_in(&guard, call, link).await? {
        Some(name) => {
            guard.commit().await?;
            Ok(name)
        }
        None => {
            guard.rollback().await;
            Err(Code::LinkUsed.into())
        }
    }
}

async fn confirm_in(guard: &Guard, call: &Call, link: &Credential) -> Result<Option<String>> {
    let tenant = link.tenant.uuid();
    is_writable(guard, tenant).await?;
    sql::hold_contact().bind(guard, &tenant).opt().await?;
    let Some(place) = sql::contact_place().bind(guard, &tenant).opt().await? else { return Ok(None) };
    let done = sql::confirm_contact().bind(guard, &call.now, &tenant, &&link.sha256[..]).opt().await?;
    let Some(email) = done else { return Ok(None) };
    let email: String = guard.cipher(tenant, call.now).open(EMAIL, tenant, email)?;
    note(guard, call, tenant, "workspace.security_contact.confirm", &email).await?;
    Ok(Some(place.name))
}

async fn note(guard: &Guard, call: &Call, tenant: Uuid, action: &str, email: &str) -> Result<()> {
    let change = Change::of("security contact").after(json!({ "email": email }));
    write_event_of(guard, call, TenantId::from_uuid(tenant), (action, None), None, &change).await
}

/// Mails a notice to the security contact of the workspace that was entered, if it works. Somebody who is
/// reached by another address too gets it twice. Errors: the database's.
pub async fn tell(
    client: &impl Posts,
    now: Instant,
    (tenant, by): (Uuid, Uuid),
    told: &Notice,
) -> Result<()> {
    let Some(place) = sql::contact_place().bind(client, &tenant).opt().await? else { return Ok(()) };
    if status_of(place.confirmed_at, place.bounced_at) != ContactStatus::Works {
        return Ok(());
    }
    let to: String = client.cipher_of(tenant, now).open(EMAIL, tenant, place.email)?;
    crate::queue_in(client, (tenant, by), now, &told.to(&to)).await
}

/// Notes that a mail to this address, written at that moment, was refused because of the address or came back,
/// if it is the workspace's security contact. Errors: the database's.
pub(crate) async fn note_bounce(
    guard: &Guard,
    tenant: Uuid,
    (address, written_at): (&str, Instant),
    now: Instant,
) -> Result<()> {
    sql::hold_contact().bind(guard, &tenant).opt().await?;
    let Some(place) = sql::contact_place().bind(guard, &tenant).opt().await? else { return Ok(()) };
    let ours: String = guard.cipher(tenant, now).open(EMAIL, tenant, place.email)?;
    if email_address::folded(&ours) != email_address::folded(address) {
        return Ok(());
    }
    if sql::contact_bounced().bind(guard, &now, &tenant, &written_at).opt().await?.is_none() {
        return Ok(());
    }
    note(guard, &own_call(now)?, tenant, "workspace.security_contact.bounce", &ours).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_counts_once_it_was_confirmed_and_until_a_mail_to_it_comes_back() {
        let at = Some(Instant::UNIX_EPOCH);
        assert_eq!(status_of(None, None), ContactStatus::Unconfirmed);
        assert_eq!(status_of(at, None), ContactStatus::Works);
        assert_eq!([status_of(at, at), status_of(None, at)], [ContactStatus::Bounces; 2]);
    }
}
