//! The part of a request that people without an account have: they send one to a workspace, and follow it by
//! a secret link.
//! Invariant: the answer is the same whether or not the person is known there. A request is found by its
//! secret alone. What a stranger can cause is bounded: requests of a network, to a workspace and of all,
//! mails to an address. Others who take up the bounds of all keep nobody away who reads a mail.

use super::{CameBy, NewRequest, Request, insert, whole};
use crate::casework::clock::Clock;
use crate::casework::{self, At, CaseKind, NewCase, Step, reminders};
use crate::form_words::{REQUEST_ASKS_ADDRESS, REQUEST_ASKS_CODE, late};
use crate::form_words::{REQUESTS_OF_ALL, REQUESTS_OF_NETWORK, WORKSPACE_CLOSED};
use crate::mailed_code;
use crate::settings::{self, GuardedFigure, Values};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::TenantId;
use kernel::refusal::{Fault, Refusal};
use kernel::role::Role;
use lifecycle_queries::casework as case_sql;
use lifecycle_queries::requests as sql;
use mail::messages::requests as messages;
use mail::{Mail, Notice};
use platform::admission::throttle::net;
use platform::allowance::{Allowance, subject};
use platform::email_address;
use platform::error::Result;
use platform::instance::{CANARIES, INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::random;
use platform::tx::is_writable;
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use uuid::Uuid;

/// Requests of one network in a day: more than a person sends.
const BY_NETWORK: Allowance = Allowance::a_day(10);
/// Requests to one workspace in a day: more than a shop's customers send.
const TO_ONE: Allowance = Allowance::a_day(50);
/// Requests in a day to all workspaces.
const BY_ALL: Allowance = Allowance::a_day(1000);
/// The word of this form for its codes.
const REQUESTS: &str = "requests";
/// How long such a mail is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);

/// A workspace as a stranger sees it.
#[derive(Clone, Debug)]
pub struct Door {
    /// Its id.
    pub tenant: TenantId,
    /// Its name.
    pub name: String,
}

/// What the person gets.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The number of the request.
    pub number: i32,
    /// The secret of its page; it is not stored.
    pub secret: String,
}

/// The address of the form of a workspace.
pub fn form_of(slug: &str) -> String {
    format!("/privacy/{slug}")
}

/// The page of a request for the person who sent it.
pub fn page_of(slug: &str, secret: &str) -> String {
    format!("/privacy/{slug}/{secret}")
}

/// The hash by which a request is found.
fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// 256 random bits as text. Errors: `Internal`.
fn fresh_secret() -> Result<String> {
    Ok(format!("{:032x}{:032x}", u128::from_be_bytes(random()?), u128::from_be_bytes(random()?)))
}

fn no_request() -> Refusal {
    Refusal::new(Code::NotFound)
}

/// The workspace of an address; the instance's own has no customers. Errors: `not_found`; the database's.
pub async fn door(platform: &Platform, slug: &str) -> Result<Door> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found = sql::workspace_at().bind(guard.pg(), &slug).opt().await;
    guard.rollback().await;
    let tenant = found?.filter(|tenant| *tenant != INSTANCE.uuid()).ok_or_else(no_request)?;
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let place = case_sql::place().bind(guard.pg(), &tenant).opt().await;
    guard.rollback().await;
    let place = place?.ok_or_else(no_request)?;
    Ok(Door { tenant: TenantId::from_uuid(tenant), name: place.name })
}

/// Refuses a request while the workspace could not work on it, because of an incident or because it is
/// closed: its clock would run out. Errors: `read_only`, `workspace_closed`; the database's.
async fn is_open(platform: &Platform, tenant: TenantId) -> Result<()> {
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    let judged = async {
        is_writable(guard.pg(), tenant.uuid()).await?;
        match sql::is_closed().bind(guard.pg(), &tenant.uuid()).one().await? {
            true => Err(closed_refusal().into()),
            false => Ok(()),
        }
    };
    let judged: Result<()> = judged.await;
    guard.rollback().await;
    judged
}

/// The refusal of a closed workspace, for the person at its form.
fn closed_refusal() -> Refusal {
    let fault = Fault { message: WORKSPACE_CLOSED.into(), ..Fault::new("", Code::WorkspaceClosed) };
    Refusal::invalid(vec![fault])
}

/// What a code of a workspace is for.
fn purpose(tenant: TenantId) -> String {
    format!("a request to {}", tenant.uuid())
}

/// Takes one of each allowance. False: those of all are taken, and a code may be mailed to the address. Errors:
/// `rate_limited`, at `contact` where there is no address; the database's.
async fn take_allowance(
    platform: &Platform,
    now: Instant,
    (ip, tenant): (&str, TenantId),
    (to, proved): (Option<&str>, Option<&str>),
) -> Result<bool> {
    // An address that cannot be read shares one allowance with all such.
    let network = ip.parse::<IpAddr>().map_or(String::new(), |ip| net(ip).to_string());
    let (one, all) = (subject(&[b"requests from", network.as_bytes()]), subject(&[b"requests"]));
    let of_workspace = subject(&[b"requests to", tenant.uuid().as_bytes()]);
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    if !BY_NETWORK.take(guard.pg(), now, &one).await? {
        guard.rollback().await;
        return Err(late("", REQUESTS_OF_NETWORK).into());
    }
    let is_in = match proved {
        Some(mailbox) => mailed_code::take(&guard, now, (REQUESTS, mailbox)).await?,
        None => {
            TO_ONE.take(guard.pg(), now, &of_workspace).await? && BY_ALL.take(guard.pg(), now, &all).await?
        }
    };
    let has_code = match to {
        Some(to) if !is_in && proved.is_none() => {
            let mail = (REQUESTS, to, mail::messages::REQUEST);
            mailed_code::may_mail(platform, &guard, now, mail).await?
        }
        _ => false,
    };
    if is_in || has_code {
        return guard.commit().await.map(|()| is_in);
    }
    guard.rollback().await;
    match to {
        Some(_) => Err(late("", REQUESTS_OF_ALL).into()),
        None => Err(late("contact", REQUEST_ASKS_ADDRESS).into()),
    }
}

/// Mails the code of today.
async fn send_code(platform: &Platform, now: Instant, door: &Door, to: &str) -> Result<()> {
    let code = mailed_code::code_of(platform, now, (&purpose(door.tenant), to))?;
    let guard = Guard::begin(platform, door.tenant, NOBODY).await?;
    let (words, useless_at) = (messages::code(&code, &door.name), now + mailed_code::LIFE);
    let mail = Mail { about: door.tenant.uuid(), to, words, link: None, useless_at };
    mail::queue_in(&guard, (door.tenant.uuid(), NOBODY.uuid()), now, &mail).await?;
    guard.commit().await
}

/// Whether a mail to this address may be sent today: anybody may have typed it. Errors: the database's.
async fn may_reach(platform: &Platform, now: Instant, to: &str) -> Result<bool> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let may = mail::may_reach(guard.pg(), now, to, mail::messages::REQUEST).await?;
    guard.commit().await?;
    Ok(may)
}

/// Takes a request in: its case, its clocks, the mail to the person and to the Owners and Admins. `code` is what the
/// person got by mail because of many other requests, and empty before. Errors: `not_found`, `read_only`,
/// `workspace_closed`, `rate_limited`; 422 at `code`; the database's.
pub async fn receive(
    platform: &Platform,
    now: Instant,
    (slug, ip, code): (&str, &str, &str),
    new: &NewRequest,
) -> Result<Receipt> {
    let door = door(platform, slug).await?;
    is_open(platform, door.tenant).await?;
    // A telephone gets no mail.
    let to = new.contact.as_deref().filter(|contact| email_address::email(contact).is_ok());
    let mailbox = mailed_code::mailbox_of(platform, now, (&purpose(door.tenant), to), code)?;
    if !take_allowance(platform, now, (ip, door.tenant), (to, mailbox.as_deref())).await? {
        if let Some(to) = to {
            send_code(platform, now, &door, to).await?;
        }
        return Err(late("code", REQUEST_ASKS_CODE).into());
    }
    let to = match to {
        Some(to) if may_reach(platform, now, to).await? => Some(to),
        _ => None,
    };
    let values = settings::values(platform).await?;
    let guard = Guard::begin(platform, door.tenant, NOBODY).await?;
    let at = At { tenant: door.tenant.uuid(), by: NOBODY.uuid(), now };
    let step = Step { what: "received", is_public: true, ..Step::default() };
    let opened = casework::open(&guard, at, CaseKind::Request, ("received", false), &step).await?;
    let secret = fresh_secret()?;
    insert(&guard, at, &opened, new, (CameBy::Form, Some(&hash(&secret)[..]))).await?;
    for clock in [Clock::RequestForward, Clock::RequestDone] {
        let by = (clock, values.limit(clock, now));
        casework::begin_clock_by(&guard, at, (opened.case, opened.event), by).await?;
    }
    if let Some(to) = to {
        let link = page_of(slug, &secret);
        tell_person(&guard, at, (&opened, to), (&door.name, &link), &values).await?;
    }
    if !CANARIES.contains(&slug) {
        tell_workspace(&guard, at, (opened.case, opened.number), slug, &values).await?;
    }
    guard.commit().await?;
    Ok(Receipt { number: opened.number, secret })
}

async fn tell_person(
    guard: &Guard,
    at: At,
    (opened, to): (&NewCase, &str),
    (workspace, link): (&str, &str),
    values: &Values,
) -> Result<()> {
    let limit = values.phrase(GuardedFigure::RequestDone, at.now);
    let words = messages::receipt(&CaseKind::Request.name(opened.number), workspace, &limit);
    let mail = Mail { about: opened.case, to, words, link: Some(link), useless_at: at.now + NEWS };
    mail::queue_in(guard, (at.tenant, at.by), at.now, &mail).await
}

async fn tell_workspace(
    guard: &Guard,
    at: At,
    (case, number): (Uuid, i32),
    slug: &str,
    values: &Values,
) -> Result<()> {
    let limit = values.phrase(GuardedFigure::RequestForward, at.now);
    let words = messages::arrival(&CaseKind::Request.name(number), &limit);
    let link = format!("/w/{slug}{}/{number}", reminders::page(CaseKind::Request));
    let told = Notice { words, link, about: case, until: at.now + NEWS };
    mail::tell(guard, at.now, (at.tenant, at.by), &[Role::Owner, Role::Admin], &told).await
}

/// The request with this secret, for the person who sent it. Errors: `not_found`; the database's.
pub async fn by_secret(
    platform: &Platform,
    now: Instant,
    (slug, secret): (&str, &str),
) -> Result<(Door, Request)> {
    let door = door(platform, slug).await?;
    let (tenant, hash) = (door.tenant.uuid(), hash(secret));
    let guard = Guard::begin(platform, door.tenant, NOBODY).await?;
    let read = async {
        let number = sql::number_of_secret().bind(guard.pg(), &tenant, &&hash[..]).opt().await?;
        let number = number.ok_or_else(no_request)?;
        let case = casework::find_case(&guard, tenant, CaseKind::Request, number).await?;
        whole(&guard, tenant, case, now).await
    };
    let found = read.await;
    guard.rollback().await;
    Ok((door, found?))
}
