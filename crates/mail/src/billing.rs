//! The billing address: where notices go besides the Owners, and whether anybody reads them there.
//! Invariant: an address counts as working only if somebody followed a link that was mailed to it and to
//! nobody else. The Owners get every notice themselves, and see on each page when the address does not work.
//! A mail that is refused and one that a server accepts and returns later count alike.

pub mod probe_fixture;
#[cfg(test)]
mod tests;

use crate::messages::{self, Words};
use crate::strangers::{self, Held};
use crate::{Mail, Notice, Posts};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::TenantId;
use kernel::role::Role;
use mail_queries::billing as sql;
use mail_queries::client::Params;
use platform::call::{Call, Credential};
use platform::email_address;
use platform::error::{Error, Result};
use platform::input::unfit;
use platform::instance::{CANARIES, NOBODY, own_call};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::sealed::app::billing as cell;
use platform::settings::Settings;
use platform::tx::{Change, ReadTx, Tx, is_writable};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use tokio_postgres::Client;
use uuid::Uuid;

/// How long a link to confirm an address works.
pub const LINK: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long a notice about the address is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// The longest that an address is left without asking again.
const MOST_DAYS: i32 = 180;

/// The state of a billing address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BillingStatus {
    /// Somebody who reads mail there confirmed it.
    Works,
    /// Nobody has followed its link yet.
    Unconfirmed,
    /// It was confirmed once, but not when it was asked again.
    Lapsed,
    /// A mail to it was refused or came back.
    Bounces,
}

impl BillingStatus {
    /// The fault, in a sentence. None: it works.
    pub fn wrong(self) -> Option<&'static str> {
        match self {
            BillingStatus::Works => None,
            BillingStatus::Unconfirmed => Some("Nobody has confirmed the billing address yet."),
            BillingStatus::Lapsed => Some("Nobody confirmed the billing address when it was asked again."),
            BillingStatus::Bounces => Some("A mail to the billing address was refused or came back."),
        }
    }
}

/// The state of an address from its moments: when it was confirmed, when it bounced, and until when its
/// newest link works. A confirmed address is only asked again when its time has come, and may answer while
/// that link works.
pub fn standing(
    confirmed_at: Option<Instant>,
    bounced_at: Option<Instant>,
    link_until: Option<Instant>,
    now: Instant,
) -> BillingStatus {
    let is_silent = link_until.is_some_and(|until| until <= now);
    match (bounced_at, confirmed_at) {
        (Some(_), _) => BillingStatus::Bounces,
        (None, None) => BillingStatus::Unconfirmed,
        (None, Some(_)) if is_silent => BillingStatus::Lapsed,
        (None, Some(_)) => BillingStatus::Works,
    }
}

/// The payer and how to reach them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Details {
    /// The address that notices go to.
    pub email: String,
    /// The payer's name, if it is not the workspace's.
    pub legal_name: Option<String>,
    /// Address text.
    pub address: Option<String>,
    /// GSTIN.
    pub gstin: Option<String>,
    /// ABN.
    pub abn: Option<String>,
}

/// The billing details of a workspace.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Billing {
    /// The payer.
    #[serde(flatten)]
    pub details: Details,
    /// The state of the address.
    pub standing: BillingStatus,
    /// When it was set.
    pub changed_at: Instant,
    /// When somebody last confirmed that they read mail there.
    pub confirmed_at: Option<Instant>,
    /// When a mail to it was refused or came back.
    pub bounced_at: Option<Instant>,
    /// Until when the newest unused link works.
    pub link_until: Option<Instant>,
    /// The mail with that link.
    #[serde(skip)]
    pub link_id: Option<Uuid>,
}

/// The entered workspace's billing details. None: it has none. Errors: the database's.
pub async fn of(tx: &ReadTx) -> Result<Option<Billing>> {
    let (tenant, cipher) = (tx.tenant(), tx.cipher());
    let Some(row) = sql::billing().bind(tx, &tenant).opt().await? else { return Ok(None) };
    Ok(Some(Billing {
        details: Details {
            email: cipher.open(cell::EMAIL, tenant, row.email)?,
            legal_name: cipher.open(cell::LEGAL_NAME, tenant, row.legal_name)?,
            address: cipher.open(cell::ADDRESS, tenant, row.address)?,
            gstin: cipher.open(cell::GSTIN, tenant, row.gstin)?,
            abn: cipher.open(cell::ABN, tenant, row.abn)?,
        },
        standing: standing(row.confirmed_at, row.bounced_at, row.link_until, tx.now),
        changed_at: row.changed_at,
        confirmed_at: row.confirmed_at,
        bounced_at: row.bounced_at,
        link_until: row.link_until,
        link_id: row.link_id,
    }))
}

/// The same, locked until this call is over. Errors: the database's.
pub async fn held(tx: &Tx) -> Result<Option<Billing>> {
    sql::hold_billing().bind(tx, &tx.tenant()).opt().await?;
    of(tx).await
}

/// The state of the entered workspace's address, and since when it is confirmed. None: it has none. Nothing
/// is decrypted, so a page can be drawn even if a value does not open. Errors: the database's.
pub async fn standing_of(tx: &ReadTx) -> Result<Option<(BillingStatus, Option<Instant>)>> {
    let found = sql::billing_moments().bind(tx, &tx.tenant()).opt().await?;
    Ok(found.map(|it| (standing(it.confirmed_at, it.bounced_at, it.link_until, tx.now), it.confirmed_at)))
}

/// Replaces the details. A new address is mailed a link; the old one is notified if it was confirmed, and the
/// Owners are. Returns the addresses that were mailed besides the Owners. Errors: `rate_limited`.
pub async fn change(tx: &Tx, was: Option<&Billing>, new: &Details) -> Result<Vec<String>> {
    let (tenant, cipher) = (tx.tenant(), tx.cipher());
    let legal_name = cipher.seal(cell::LEGAL_NAME, tenant, new.legal_name.as_deref())?;
    let address = cipher.seal(cell::ADDRESS, tenant, new.address.as_deref())?;
    let gstin = cipher.seal(cell::GSTIN, tenant, new.gstin.as_deref())?;
    let abn = cipher.seal(cell::ABN, tenant, new.abn.as_deref())?;
    if was.is_some_and(|was| was.details.email == new.email) {
        sql::set_payer()
            .params(tx, &sql::SetPayerParams { legal_name, address, gstin, abn, now: tx.now, tenant })
            .one()
            .await?;
        return Ok(Vec::new());
    }
    let email = cipher.seal(cell::EMAIL, tenant, new.email.as_str())?;
    sql::set_billing()
        .params(tx, &sql::SetBillingParams { tenant, email, legal_name, address, gstin, abn, now: tx.now })
        .one()
        .await?;
    let mut told = leave(tx, was, Some(&new.email)).await?;
    mail_link(tx).await?;
    told.push(new.email.clone());
    Ok(told)
}

/// Removes the details, so that notices go only to the Owners; a confirmed address is notified. Returns the
/// addresses that were mailed besides the Owners. Errors: `rate_limited`.
pub async fn remove(tx: &Tx, was: &Billing) -> Result<Vec<String>> {
    sql::remove_billing().bind(tx, &tx.tenant()).one().await?;
    leave(tx, Some(was), None).await
}

/// Notifies the Owners that another address, or none, replaces the old one. The old address is notified only
/// if it was confirmed, because otherwise it may be a stranger's.
async fn leave(tx: &Tx, was: Option<&Billing>, to: Option<&str>) -> Result<Vec<String>> {
    if let Some(link) = was.and_then(|was| was.link_id) {
        crate::withdraw(tx, &[link]).await?;
    }
    let from = was.map(|was| was.details.email.as_str());
    let words = messages::billing::changed(&tx.workspace.name, &tx.member.name, from, to, tx.now);
    crate::tell_owners(tx, words.clone(), page(&tx.workspace.slug), tx.now + NEWS).await?;
    let confirmed = was.filter(|was| was.confirmed_at.is_some() && was.standing != BillingStatus::Bounces);
    let Some(from) = confirmed.and(from) else { return Ok(Vec::new()) };
    let mail = Mail { about: tx.tenant(), to: from, words, link: None, useless_at: tx.now + NEWS };
    crate::queue(tx, &mail).await?;
    Ok(vec![from.to_owned()])
}

/// Mails the address another link, which replaces the one before. Errors: `version_stale` if the address
/// already works; `rate_limited`.
pub async fn ask(tx: &Tx, set: &Billing) -> Result<()> {
    if set.standing == BillingStatus::Works {
        return Err(Code::VersionStale.into());
    }
    if let Some(link) = set.link_id {
        crate::withdraw(tx, &[link]).await?;
    }
    mail_link(tx).await
}

async fn mail_link(tx: &Tx) -> Result<()> {
    // A person who invited many today may still set the payer: each kind of mail has its own limit.
    if strangers::held(tx).await? == Some(Held::Unproved) {
        return Err(unfit("email", Held::Unproved.words()).into());
    }
    strangers::asks_few(tx).await?;
    let (link, tenant) = (New::link(tx.tenant(), tx.now)?, tx.tenant());
    let email = sql::ask_billing().bind(tx, &link.id, &&link.sha256[..], &link.until, &tenant).one().await?;
    let to: String = tx.cipher().open(cell::EMAIL, tenant, email)?;
    if strangers::may_reach(tx, &to, messages::BILLING).await?.is_some() {
        return Err(Code::RateLimited.into());
    }
    let words = messages::billing::asked(&tx.workspace.name, link.until);
    crate::queue(tx, &link.mail(&to, words)).await.map(drop)
}

/// A link to be mailed.
struct New {
    id: Uuid,
    path: String,
    sha256: [u8; 32],
    until: Instant,
}

impl New {
    fn link(tenant: Uuid, now: Instant) -> Result<New> {
        let (secret, sha256) = Credential::make(TenantId::from_uuid(tenant), NOBODY, random()?);
        Ok(New { id: fresh_id(now)?, path: format!("/billing/{secret}"), sha256, until: now + LINK })
    }

    fn mail<'a>(&'a self, to: &'a str, words: Words) -> Mail<'a> {
        Mail { about: self.id, to, words, link: Some(&self.path), useless_at: self.until }
    }
}

/// When an address that was confirmed at this moment is asked again.
fn due(settings: &Settings, confirmed_at: Instant) -> Instant {
    let days = i32::try_from(settings.billing_confirm_days).unwrap_or(MOST_DAYS).min(MOST_DAYS);
    confirmed_at + DAY * days
}

/// The page on which it can be corrected.
fn page(slug: &str) -> String {
    format!("/w/{slug}/settings/billing")
}

/// The name of the workspace whose address a link confirms. Errors: `link_used`.
pub async fn asked(platform: &Platform, call: &Call, link: &Credential) -> Result<String> {
    let guard = Guard::begin(platform, link.tenant, NOBODY).await?;
    let found =
        sql::is_billing_link().bind(&guard, &link.tenant.uuid(), &&link.sha256[..], &call.now).opt().await;
    guard.rollback().await;
    found?.ok_or_else(|| Code::LinkUsed.into())
}

/// Confirms the address for a person who followed the link. Returns the workspace's name. Errors:
/// `link_used`, `read_only`.
pub async fn confirm(platform: &Platform, call: &Call, link: &Credential) -> Result<String> {
    let guard = Guard::begin(platform, link.tenant, NOBODY).await?;
    match taken(&guard, call, link).await? {
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

async fn taken(guard: &Guard, call: &Call, link: &Credential) -> Result<Option<String>> {
    let tenant = link.tenant.uuid();
    is_writable(guard, tenant).await?;
    sql::hold_billing().bind(guard, &tenant).opt().await?;
    let Some(place) = sql::billing_place().bind(guard, &tenant).opt().await? else { return Ok(None) };
    let ask_at = due(&serde_json::from_str(&place.settings).map_err(Error::internal)?, call.now);
    let confirming = sql::confirm_billing();
    let done = confirming.bind(guard, &call.now, &ask_at, &tenant, &&link.sha256[..]).opt().await?;
    if done.is_none() {
        return Ok(None);
    }
    let email: String = guard.cipher(tenant, call.now).open(cell::EMAIL, tenant, place.email)?;
    note(guard, call, link.tenant, "workspace.billing.confirm", &email).await?;
    Ok(Some(place.name))
}

async fn note(guard: &Guard, call: &Call, tenant: TenantId, action: &str, email: &str) -> Result<()> {
    let change = Change::of("billing").after(json!({ "email": email }));
    write_event_of(guard, call, tenant, (action, None), None, &change).await
}

/// A workspace's address, if it works. Errors: the database's.
pub(crate) async fn working(client: &impl Posts, tenant: Uuid, now: Instant) -> Result<Option<String>> {
    let Some(place) = sql::billing_place().bind(client, &tenant).opt().await? else { return Ok(None) };
    match standing(place.confirmed_at, place.bounced_at, place.link_until, now) {
        BillingStatus::Works => {
            client.cipher_of(tenant, now).open(cell::EMAIL, tenant, place.email).map(Some)
        }
        _ => Ok(None),
    }
}

/// Notes that a mail to this address, written at that moment, was refused because of the address or came back,
/// if it is the workspace's billing address. Notifies the Owners once. Errors: the database's.
pub(crate) async fn bounced(
    guard: &Guard,
    tenant: Uuid,
    (address, written_at): (&str, Instant),
    now: Instant,
) -> Result<()> {
    sql::hold_billing().bind(guard, &tenant).opt().await?;
    let Some(place) = sql::billing_place().bind(guard, &tenant).opt().await? else { return Ok(()) };
    let ours: String = guard.cipher(tenant, now).open(cell::EMAIL, tenant, place.email)?;
    if email_address::folded(&ours) != email_address::folded(address) {
        return Ok(());
    }
    if sql::billing_bounced().bind(guard, &now, &tenant, &written_at).opt().await?.is_none() {
        return Ok(());
    }
    note(guard, &own_call(now)?, TenantId::from_uuid(tenant), "workspace.billing.bounce", &ours).await?;
    // Nobody reads the mail of a canary.
    if CANARIES.contains(&place.slug.as_str()) {
        return Ok(());
    }
    let words = messages::billing::bounced(&place.name, &ours, now);
    let told = Notice { words, link: page(&place.slug), about: tenant, until: now + NEWS };
    crate::tell(guard, now, (tenant, NOBODY.uuid()), &[Role::Owner], &told).await
}

/// Asks every address whose time has come whether somebody still reads mail there. Returns how many were
/// asked. Errors: the due addresses could not be found.
pub(crate) async fn ask_due(platform: &Platform, jobs: &Client, now: Instant) -> Result<usize> {
    let mut asked = 0;
    for tenant in sql::billing_due().bind(jobs, &now).all().await? {
        match ask_again(platform, tenant, now).await {
            Ok(is_asked) => asked += usize::from(is_asked),
            // A failure in one workspace does not stop the others, and is not logged at every look.
            Err(error) => {
                tracing::error!(%error, %tenant, "a billing address could not be asked again; tomorrow it is tried");
                put_off(platform, tenant, now + DAY).await?;
            }
        }
    }
    Ok(asked)
}

async fn put_off(platform: &Platform, tenant: Uuid, until: Instant) -> Result<()> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    sql::put_off_billing().bind(&guard, &until, &tenant).opt().await?;
    guard.commit().await
}

async fn ask_again(platform: &Platform, tenant: Uuid, now: Instant) -> Result<bool> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let link = New::link(tenant, now)?;
    let asking = sql::ask_billing_again();
    let email = asking.bind(&guard, &link.id, &&link.sha256[..], &link.until, &tenant, &now).opt().await?;
    let place = sql::billing_place().bind(&guard, &tenant).opt().await?;
    let Some((email, place)) = email.zip(place).filter(|(_, place)| !CANARIES.contains(&place.slug.as_str()))
    else {
        guard.commit().await?;
        return Ok(false);
    };
    let to: String = guard.cipher(tenant, now).open(cell::EMAIL, tenant, email)?;
    let words = messages::billing::asked_again(&place.name, link.until);
    crate::queue_in(&guard, (tenant, NOBODY.uuid()), now, &link.mail(&to, words)).await?;
    guard.commit().await?;
    Ok(true)
}
