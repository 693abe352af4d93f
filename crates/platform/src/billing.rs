//! The billing address: where notices go besides the Owners, and whether anybody reads them there.
//! What must stay true: an address counts as working only while somebody followed a link that was mailed to it and to
//! nobody else; of one that bounced or no longer answers the Owners are told, and they get every notice themselves.

#[cfg(test)]
mod tests;
pub mod trial;

use crate::call::{Call, Credential};
use crate::chance::random;
use crate::error::{Error, Result};
use crate::identity::canary::PAIR;
use crate::identity::{NOBODY, account, write_event};
use crate::instance::own_call;
use crate::mail::{self, Mail, Posts, Told, words};
use crate::platform::Platform;
use crate::sealed::app::billing as cell;
use crate::settings::Settings;
use crate::tx::{Guard, ReadTx, Tx};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::TenantId;
use kernel::role::Role;
use queries::queries::platform::src::billing as sql;
use serde::Serialize;
use tokio_postgres::Client;
use uuid::Uuid;

/// How long a link to confirm an address works.
pub const LINK: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long a notice about the address is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How a billing address stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Somebody who reads there said so.
    Works,
    /// Nobody has followed its link yet.
    Unconfirmed,
    /// Somebody once did, and did not when asked again.
    Lapsed,
    /// A mail to it came back.
    Bounces,
}

impl Standing {
    /// What is wrong, in a sentence; None: it works.
    pub fn wrong(self) -> Option<&'static str> {
        match self {
            Standing::Works => None,
            Standing::Unconfirmed => Some("Nobody has confirmed the billing address yet."),
            Standing::Lapsed => Some("Nobody confirmed the billing address when it was asked again."),
            Standing::Bounces => Some("A mail to the billing address came back."),
        }
    }
}

/// How an address stands that was confirmed and bounced at these moments, and is asked again after so many days: it has
/// as long to answer as its link works.
pub fn standing(
    confirmed_at: Option<Instant>,
    bounced_at: Option<Instant>,
    days: i64,
    now: Instant,
) -> Standing {
    match (bounced_at, confirmed_at) {
        (Some(_), _) => Standing::Bounces,
        (None, None) => Standing::Unconfirmed,
        (None, Some(at)) if now < at + DAY * saturated(days) + LINK => Standing::Works,
        (None, Some(_)) => Standing::Lapsed,
    }
}

fn saturated(days: i64) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX / 1_000_000)
}

/// Who pays, and where they are reached.
#[derive(Debug, Clone, Serialize)]
pub struct Details {
    /// The address that notices go to.
    pub email: String,
    /// The name that stands on papers, where it is not the workspace's.
    pub legal_name: Option<String>,
    /// Address text.
    pub address: Option<String>,
    /// GSTIN.
    pub gstin: Option<String>,
    /// ABN.
    pub abn: Option<String>,
}

/// What a workspace has set of billing.
#[derive(Debug, Clone, Serialize)]
pub struct Billing {
    /// Who pays.
    #[serde(flatten)]
    pub details: Details,
    /// How the address stands.
    pub standing: Standing,
    /// When it was set.
    pub changed_at: Instant,
    /// When somebody last said that they read there.
    pub confirmed_at: Option<Instant>,
    /// When a mail to it came back.
    pub bounced_at: Option<Instant>,
}

/// What the entered workspace has set; None: nothing yet. Errors: the database's.
pub async fn of(tx: &ReadTx) -> Result<Option<Billing>> {
    let (tenant, cells) = (tx.tenant(), tx.cells());
    let Some(row) = sql::billing().bind(tx, &tenant).opt().await? else { return Ok(None) };
    let days = tx.workspace.settings.billing_confirm_days;
    Ok(Some(Billing {
        details: Details {
            email: cells.open(cell::EMAIL, tenant, row.email)?,
            legal_name: cells.open(cell::LEGAL_NAME, tenant, row.legal_name)?,
            address: cells.open(cell::ADDRESS, tenant, row.address)?,
            gstin: cells.open(cell::GSTIN, tenant, row.gstin)?,
            abn: cells.open(cell::ABN, tenant, row.abn)?,
        },
        standing: standing(row.confirmed_at, row.bounced_at, days, tx.now),
        changed_at: row.changed_at,
        confirmed_at: row.confirmed_at,
        bounced_at: row.bounced_at,
    }))
}

/// Puts these details in the place of what was there. Another address, or one that does not work, is mailed a link; what
/// was there is told of another, and so are the Owners. Gives who was written to besides them. Errors: `rate_limited`.
pub async fn change(tx: &Tx, was: Option<&Billing>, new: &Details) -> Result<Vec<String>> {
    let (tenant, cells) = (tx.tenant(), tx.cells());
    let works = was.filter(|was| was.details.email == new.email && was.standing == Standing::Works);
    let confirmed_at = works.and_then(|was| was.confirmed_at);
    let ask_at = confirmed_at.map(|at| due(&tx.workspace.settings, at));
    sql::set_billing()
        .bind(
            tx,
            &tenant,
            &cells.seal(cell::EMAIL, tenant, new.email.as_str())?,
            &cells.seal(cell::LEGAL_NAME, tenant, new.legal_name.as_deref())?,
            &cells.seal(cell::ADDRESS, tenant, new.address.as_deref())?,
            &cells.seal(cell::GSTIN, tenant, new.gstin.as_deref())?,
            &cells.seal(cell::ABN, tenant, new.abn.as_deref())?,
            &tx.now,
            &confirmed_at,
            &None::<Instant>,
            &ask_at,
        )
        .one()
        .await?;
    let mut told = Vec::new();
    let left = was.map(|was| &was.details.email).filter(|left| **left != new.email);
    if was.is_none() || left.is_some() {
        let (shop, by) = (&tx.workspace.name, &tx.member.name);
        let words = words::billing_changed(shop, by, left.map(String::as_str), &new.email, tx.now);
        let link = page(&tx.workspace.slug);
        mail::tell_owners(tx, words.clone(), link, tx.now + NEWS).await?;
        if let Some(left) = left {
            let mail = Mail { about: tenant, to: left, words, link: None, useless_at: tx.now + NEWS };
            mail::queue(tx, &mail).await?;
            told.push(left.clone());
        }
    }
    if works.is_none() {
        ask(tx, &new.email).await?;
        told.push(new.email.clone());
    }
    Ok(told)
}

/// Mails a link to the address, which takes the place of every one before. Errors: `rate_limited`.
pub async fn ask(tx: &Tx, to: &str) -> Result<()> {
    let (link, until) = make(tx, tx.tenant(), tx.now).await?;
    let words = words::billing_asked(&tx.workspace.name, until);
    let mail = Mail { about: tx.tenant(), to, words, link: Some(&link), useless_at: until };
    mail::queue(tx, &mail).await.map(drop)
}

/// A new link of this workspace's address: its path, and until when it works.
async fn make(client: &impl Posts, tenant: Uuid, now: Instant) -> Result<(String, Instant)> {
    let (secret, kept) = Credential::make(TenantId::from_uuid(tenant), NOBODY, random()?);
    let until = now + LINK;
    sql::ask_billing().bind(client, &&kept[..], &until, &tenant).one().await?;
    Ok((format!("/billing/{secret}"), until))
}

/// When an address that was confirmed at this moment is asked again.
fn due(settings: &Settings, confirmed_at: Instant) -> Instant {
    confirmed_at + DAY * saturated(settings.billing_confirm_days)
}

/// The page where it is put in order.
fn page(slug: &str) -> String {
    format!("/w/{slug}/settings/billing")
}

/// The workspace whose address a link confirms, by its name. Errors: `link_used`.
pub async fn asked(platform: &Platform, call: &Call, link: &Credential) -> Result<String> {
    let guard = Guard::begin(platform, link.tenant, NOBODY).await?;
    let found =
        sql::is_billing_link().bind(&guard, &link.tenant.uuid(), &&link.sha256[..], &call.now).opt().await;
    guard.rollback().await;
    found?.ok_or_else(|| Code::LinkUsed.into())
}

/// Takes the word of who followed the link. Gives the workspace's name. Errors: `link_used`.
pub async fn confirm(platform: &Platform, call: &Call, link: &Credential) -> Result<String> {
    let (guard, tenant) = (Guard::begin(platform, link.tenant, NOBODY).await?, link.tenant.uuid());
    let Some(place) = sql::billing_place().bind(&guard, &tenant).opt().await? else {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    };
    let ask_at = due(&settings(&place.settings)?, call.now);
    let done =
        sql::confirm_billing().bind(&guard, &call.now, &ask_at, &tenant, &&link.sha256[..]).opt().await?;
    if done.is_none() {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    }
    write_event(&guard, call, link.tenant, "workspace.billing.confirm", None, None).await?;
    guard.commit().await?;
    Ok(place.name)
}

fn settings(stored: &str) -> Result<Settings> {
    serde_json::from_str(stored).map_err(Error::internal)
}

/// The address of a workspace, if it works. Errors: the database's.
pub(crate) async fn working(client: &impl Posts, tenant: Uuid, now: Instant) -> Result<Option<String>> {
    let Some(place) = sql::billing_place().bind(client, &tenant).opt().await? else { return Ok(None) };
    let days = settings(&place.settings)?.billing_confirm_days;
    match standing(place.confirmed_at, place.bounced_at, days, now) {
        Standing::Works => client.cells_of(tenant, now).open(cell::EMAIL, tenant, place.email).map(Some),
        _ => Ok(None),
    }
}

/// Notes that a mail to this address came back, if it is the workspace's billing address, and tells its Owners once.
/// Errors: the database's.
pub(crate) async fn bounced(guard: &Guard, tenant: Uuid, address: &str, now: Instant) -> Result<()> {
    let Some(place) = sql::billing_place().bind(guard, &tenant).opt().await? else { return Ok(()) };
    let ours: String = guard.cells(tenant, now).open(cell::EMAIL, tenant, place.email)?;
    if account::folded(&ours) != account::folded(address) {
        return Ok(());
    }
    if sql::billing_bounced().bind(guard, &now, &tenant).opt().await?.is_none() {
        return Ok(());
    }
    write_event(guard, &own_call(now)?, TenantId::from_uuid(tenant), "workspace.billing.bounce", None, None)
        .await?;
    // Nobody reads the mail of a workspace in which the program tries its own promises.
    if PAIR.contains(&place.slug.as_str()) {
        return Ok(());
    }
    let words = words::billing_bounced(&place.name, &ours, now);
    let told = Told { words, link: page(&place.slug), about: tenant, until: now + NEWS };
    mail::tell(guard, now, (tenant, NOBODY.uuid()), &[Role::Owner], &told).await
}

/// Asks every address whose time has come whether somebody still reads there. Gives how many were asked. Errors: the
/// database's.
pub(crate) async fn ask_due(platform: &Platform, jobs: &Client, now: Instant) -> Result<usize> {
    let due = sql::billing_due().bind(jobs, &now).all().await?;
    for tenant in &due {
        let guard = Guard::begin(platform, TenantId::from_uuid(*tenant), NOBODY).await?;
        if let Some(place) = sql::billing_place().bind(&guard, tenant).opt().await? {
            let to: String = guard.cells(*tenant, now).open(cell::EMAIL, *tenant, place.email)?;
            let (link, until) = make(&guard, *tenant, now).await?;
            let words = words::billing_asked(&place.name, until);
            let mail = Mail { about: *tenant, to: &to, words, link: Some(&link), useless_at: until };
            mail::queue_in(&guard, (*tenant, NOBODY.uuid()), now, &mail).await?;
        }
        guard.commit().await?;
    }
    Ok(due.len())
}
