//! Links by which a workspace is founded: an operator's, handed over; and those that are
//! mailed, which prove an address.
//! Invariant: a link founds one workspace, within its time. People who ask for a link learn nothing about an
//! address, by words or by time. A link that was shown to anybody proves nothing.

use crate::passwords::reset;
use crate::sign_up::{is_possible, way_here};
use crate::{account_mail, people};
use identity_queries::client::Params;
use identity_queries::founding::link as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::refusal::Refusal;
use mail::{Mail, messages};
use platform::admission::throttle::FOUNDING_LINKS;
use platform::call::{Call, Credential};
use platform::email_address;
use platform::error::Result;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::sealed::app::founding_link as cell;
use platform::sign_up::{Mode, Way};
use platform::tx::Change;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// How long a link works that a person asked for by their address.
const ASKED: SignedDuration = SignedDuration::from_hours(24);
/// How many days an operator's link works, unless they choose another number.
pub const DAYS: u8 = 7;
/// The most days they can choose.
pub const MOST_DAYS: u8 = 30;
/// How long a link that has ended is kept: only to show that it existed.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);
/// Open links that a list shows.
const SHOWN: i64 = 100;
/// Where a person with an account opens another workspace.
const BY_ACCOUNT: &str = "/sign-up/account";

/// The path of an operator's link.
fn of_operator(secret: &str) -> String {
    format!("/sign-up/invited/{secret}")
}

/// A link that may be used now.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Founding {
    /// The link, and the one that it uses up with it.
    links: Vec<Uuid>,
    /// The address it is for; None: for anybody who has it.
    pub email: Option<String>,
    /// It was mailed to that address, and shown to nobody.
    pub proves: bool,
}

/// A link that was made.
struct Made {
    id: Uuid,
    secret: String,
    until: Instant,
}

/// Makes a link, in a transaction entered in the instance's workspace.
async fn make(
    guard: &Guard,
    call: &Call,
    (of, email, proves): (Option<Uuid>, Option<&str>, bool),
    life: SignedDuration,
) -> Result<Made> {
    let (secret, sha256) = Credential::make(INSTANCE, NOBODY, random()?);
    let (id, until) = (fresh_id(call.now)?, call.now + life);
    sql::sweep_founding_links().bind(guard.pg(), &INSTANCE.uuid(), &(call.now - KEPT)).all().await?;
    let kept = guard.cipher(INSTANCE.uuid(), call.now).seal(cell::EMAIL, id, email)?;
    sql::insert_founding_link()
        .params(
            guard.pg(),
            &sql::InsertFoundingLinkParams {
                tenant: INSTANCE.uuid(),
                link: id,
                of_link: of,
                email: kept,
                proves,
                token_sha256: &sha256[..],
                now: call.now,
                expires: until,
            },
        )
        .one()
        .await?;
    Ok(Made { id, secret, until })
}

// ---- the operator's ----

/// The link that an operator gets.
#[derive(Debug)]
pub struct Invited {
    /// Its id, to withdraw it.
    pub id: Uuid,
    /// The link's path, shown once.
    pub path: String,
    /// Until when it works.
    pub until: Instant,
    /// A mail with a link of its own goes to the address that was given.
    pub is_mailed: bool,
}

/// Makes a link by which one workspace is founded, and mails one where an address is given and mail goes out. Errors: 422;
/// `permission_denied` where sign-up is closed, for no link would work.
pub async fn invite(platform: &Platform, call: &Call, email: Option<&str>, days: u8) -> Result<Invited> {
    if platform.sign_up().mode() == Mode::Closed {
        return Err(Way::Closed.refusal().into());
    }
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(Refusal::new(Code::NumberRange).field("days").into());
    }
    let email = email.map(email_address::email).transpose()?;
    let life = SignedDuration::from_hours(24 * i64::from(days));
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let made = make(&guard, call, (None, email.as_deref(), false), life).await?;
    let mut is_mailed = false;
    if let Some(to) = email.as_deref().filter(|_| platform.mail.reaches()) {
        let mailed = make(&guard, call, (Some(made.id), Some(to), true), life).await?;
        post(&guard, call, (made.id, to), (messages::founding(made.until), made.until), &mailed.path())
            .await?;
        is_mailed = true;
    }
    let change = Change::of(made.id).after(json!({ "email": email, "expires_at": made.until }));
    write_event_of(&guard, call, INSTANCE, ("workspace.founding.invite", None), None, &change).await?;
    guard.commit().await?;
    Ok(Invited { id: made.id, path: of_operator(&made.secret), until: made.until, is_mailed })
}

impl Made {
    /// The path of the link that is mailed.
    fn path(&self) -> String {
        format!("/sign-up/link/{}", self.secret)
    }
}

async fn post(
    guard: &Guard,
    call: &Call,
    (about, to): (Uuid, &str),
    (words, useless_at): (messages::Words, Instant),
    link: &str,
) -> Result<()> {
    mail::queue_own(guard, call.now, NOBODY, &Mail { about, to, words, link: Some(link), useless_at }).await
}

/// An operator's link that is still open.
#[derive(Debug)]
pub struct Open {
    /// Its id.
    pub id: Uuid,
    /// Whom it was mailed to.
    pub email: Option<String>,
    /// When it was made.
    pub created_at: Instant,
    /// Until when it works.
    pub until: Instant,
}

/// The operator's open links, the newest first. Errors: the database's.
pub async fn open(platform: &Platform, now: Instant) -> Result<Vec<Open>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let rows = sql::open_founding_links().bind(guard.pg(), &INSTANCE.uuid(), &now, &SHOWN).all().await;
    let shown = rows.map(|rows| rows.into_iter().map(|row| shown(&guard, row, now)).collect());
    guard.rollback().await;
    shown?
}

fn shown(guard: &Guard, row: sql::FoundingLink, now: Instant) -> Result<Open> {
    let id = row.founding_link_id;
    let email = guard.cipher(INSTANCE.uuid(), now).open(cell::EMAIL, id, row.email)?;
    Ok(Open { id, email, created_at: row.created_at, until: row.expires_at })
}

/// Makes an operator's link stop working, and the mailed one that goes with it. Errors: `not_found`.
pub async fn withdraw(platform: &Platform, call: &Call, id: Uuid) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let done = sql::withdraw_founding_link().bind(guard.pg(), &call.now, &INSTANCE.uuid(), &id).opt().await?;
    if done.is_none() {
        guard.rollback().await;
        return Err(Refusal::new(Code::NotFound).field("id").into());
    }
    mail::withdraw_own(&guard, call.now, id).await?;
    let change = Change::of(id);
    write_event_of(&guard, call, INSTANCE, ("workspace.founding.withdraw", None), None, &change).await?;
    guard.commit().await
}

// ---- asking by an address ----

/// Mails a link to an address: one that founds a workspace, or, to a person with an account, the way to open
/// another one. The answer does not wait for anything that depends on which it is. `by` is the operator's
/// link that it uses up, as it was given. Errors: `read_only`; `email_format`; `rate_limited`, as for any address.
pub async fn ask(
    platform: &Arc<Platform>,
    call: &Call,
    address: &str,
    by: Option<(Founding, &str)>,
) -> Result<()> {
    is_possible(platform).await?;
    let address = reset::may_ask(platform, call, FOUNDING_LINKS, address).await?;
    let by = by.map(|(founding, text)| (founding.links, text.to_owned()));
    let (platform, call) = (platform.clone(), call.clone());
    account_mail::apart(call.request, async move { write(&platform, &call, &address, by).await });
    Ok(())
}

async fn write(platform: &Platform, call: &Call, to: &str, by: Option<(Vec<Uuid>, String)>) -> Result<()> {
    let is_known = is_known(platform, call, to).await?;
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    if !mail::may_reach(&guard, call.now, to, messages::SIGN_UP).await? {
        guard.rollback().await;
        return Ok(());
    }
    if is_known {
        let path = by.map_or(BY_ACCOUNT.to_owned(), |(_, text)| format!("{}/account", of_operator(&text)));
        post(&guard, call, (NOBODY.uuid(), to), (messages::has_account(), call.now + ASKED), &path).await?;
    } else {
        let of = by.and_then(|(links, _)| links.first().copied());
        let made = make(&guard, call, (of, Some(to), true), ASKED).await?;
        post(&guard, call, (made.id, to), (messages::sign_up(made.until), made.until), &made.path()).await?;
    }
    guard.commit().await
}

/// Whether an address is proved to be that of an account. A person who asks for a link
/// learns this only by mail.
pub async fn is_known(platform: &Platform, call: &Call, address: &str) -> Result<bool> {
    Ok(people::named(platform, address, call.now).await?.is_some_and(|it| it.is_proved))
}

// ---- using one ----

/// The link of this text, if it may be used now. Errors: `link_used`; `permission_denied` where sign-up is shut for it.
pub async fn find(platform: &Platform, call: &Call, link: &Credential) -> Result<Founding> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found = look(&guard, call, link).await;
    guard.rollback().await;
    let found = found?.ok_or(Code::LinkUsed)?;
    // A link without an operator's link behind it works while sign-up is open; where sign-up
    // is closed no link works.
    let is_invited = !found.proves || found.links.len() > 1;
    match way_here(platform).await? {
        Way::First | Way::ByMail => Ok(found),
        Way::Invited { .. } if is_invited => Ok(found),
        shut => Err(shut.refusal().into()),
    }
}

async fn look(guard: &Guard, call: &Call, link: &Credential) -> Result<Option<Founding>> {
    let found = sql::open_founding_link()
        .bind(guard.pg(), &INSTANCE.uuid(), &&link.sha256[..], &call.now)
        .opt()
        .await?;
    let Some(found) = found else { return Ok(None) };
    let id = found.founding_link_id;
    let email = guard.cipher(INSTANCE.uuid(), call.now).open(cell::EMAIL, id, found.email)?;
    let links = [id].into_iter().chain(found.of_link).collect();
    Ok(Some(Founding { links, email, proves: found.proves }))
}

/// Uses it up, in a transaction entered in the instance's workspace: of two at once, one. Errors: `link_used`.
pub(crate) async fn spend(guard: &Guard, call: &Call, it: &Founding) -> Result<()> {
    let links = &it.links[..];
    let used = sql::use_founding_links().bind(guard.pg(), &call.now, &INSTANCE.uuid(), &links).all().await?;
    if used.len() == links.len() { Ok(()) } else { Err(Code::LinkUsed.into()) }
}
