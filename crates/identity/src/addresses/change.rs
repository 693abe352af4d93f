//! Changes the address of an account: a link to the present address agrees, and a link to the new one proves
//! it.
//! Invariant: the address changes when both links were followed, in either order, and not before. The new one
//! is proved only in a browser that is signed in to the account. An address that nobody proved, or that was
//! lost, need not agree. Nobody learns whose an address is. Sessions continue; links to the present address
//! stop working.

use crate::one_time_links::{self, ABOUT_ADDRESS, Kind, New};
use crate::{account_mail, accounts, memberships, people, recovery, sessions};
use identity_queries::identity as sql;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use mail::messages;
use platform::call::{Call, Credential};
use platform::email_address;
use platform::error::Result;
use platform::input::unfit;
use platform::instance::INSTANCE;
use platform::internal::{Guard, Internals, Seals, at_instance, entered_at, write_event};
use platform::platform::Platform;
use platform::tx::Tx;
use uuid::Uuid;

/// The event, as the log names it.
const CHANGED: &str = "workspace.account.address.changed";

/// One of the two links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the present address: it agrees.
    Leave,
    /// To the new one: it is proved.
    Take,
}

impl Side {
    /// The side of this name, as the link has it.
    pub fn named(word: &str) -> Option<Side> {
        match word {
            "leave" => Some(Side::Leave),
            "take" => Some(Side::Take),
            _ => None,
        }
    }

    const fn kind(self) -> Kind {
        match self {
            Side::Leave => Kind::LeaveAddress,
            Side::Take => Kind::TakeAddress,
        }
    }

    const fn other(self) -> Kind {
        match self {
            Side::Leave => Kind::TakeAddress,
            Side::Take => Kind::LeaveAddress,
        }
    }
}

/// What following one of the links did.
#[derive(Debug, PartialEq, Eq)]
pub enum Followed {
    /// The other one has to be followed too.
    Waits,
    /// The account has the new address.
    Changed,
    /// It cannot have it.
    NotChanged,
    /// Nothing: this browser is not signed in to the account.
    Elsewhere,
}

/// What became of the request.
#[derive(Debug)]
pub struct Asked {
    /// The new address.
    pub email: String,
    /// The account has it already: nothing is mailed here, because there was no proved address before.
    pub is_set: bool,
}

/// Mails both links; or only the link that proves, where there is no proved address to agree. Links of an
/// earlier change stop working. Where no mail is sent, a person without a proved address simply names
/// another: it is a claim, as the one before was. Errors: 422 at `email`; `rate_limited`.
pub async fn ask(tx: &Tx, to: &str) -> Result<Asked> {
    let email = email_address::email(to)?;
    let before = people::myself(tx, tx.now).await?;
    if before.email.as_deref() == Some(email.as_str()) {
        return Err(unfit("email", "This is your address already.").into());
    }
    let proved = before.email.filter(|_| before.verified_at.is_some());
    if proved.is_none() && !tx.mail_reaches() {
        give(tx, &email).await?;
        return Ok(Asked { email, is_set: true });
    }
    let may_ask = mail::may_ask_strangers(tx, tx.now, tx.member.person, messages::TAKE_ADDRESS);
    if !at_instance(tx, may_ask).await? {
        return Err(Code::RateLimited.into());
    }
    let mailed = at_instance(tx, mail_links(tx, proved.as_deref(), &email)).await?;
    if mailed { Ok(Asked { email, is_set: false }) } else { Err(Code::RateLimited.into()) }
}

/// Whether the present address could be written to. Whether the new one could is not shown: it may be
/// somebody else's.
async fn mail_links(tx: &Tx, before: Option<&str>, to: &str) -> Result<bool> {
    let person = tx.member.person;
    one_time_links::remove(tx, person, &[Kind::LeaveAddress, Kind::TakeAddress]).await?;
    let new = |side: Side| New { kind: side.kind(), person, browser: None, note: Some(to) };
    let agree = |until| messages::addresses::leave(to, until);
    let asked = match before {
        Some(before) => account_mail::link(tx, tx.call(), before, &new(Side::Leave), agree).await?,
        None => true,
    };
    account_mail::link(tx, tx.call(), to, &new(Side::Take), messages::addresses::take).await?;
    Ok(asked)
}

/// Gives an address without proof, in each of the person's workspaces at once. Errors: 422 at `email` where another account
/// has it.
async fn give(tx: &Tx, to: &str) -> Result<()> {
    let (person, now) = (tx.member.person, tx.now);
    at_instance(tx, async {
        one_time_links::remove(tx, person, &ABOUT_ADDRESS).await?;
        let taken = people::take_address(tx, person, to, false, now).await?;
        taken.map(drop).ok_or_else(|| unfit("email", "You cannot have this address. Give another.").into())
    })
    .await?;
    for of in sql::workspaces_of().bind(tx, &tx.person(), &now).all().await? {
        entered_at(tx, of.tenant_id, person, bring(tx, of.tenant_id, person, to, now)).await?;
    }
    Ok(())
}

/// The address that a link is about, if it works now. Errors: `link_used`.
pub async fn asked_for(platform: &Platform, call: &Call, side: Side, link: &Credential) -> Result<String> {
    let known = one_time_links::find(platform, call, side.kind(), link, None).await?;
    Ok(known.note.unwrap_or_default())
}

/// Whether a link does something in a browser with these sessions: a link that proves an address for an
/// account works only where that account is signed in. Errors: `link_used`.
pub async fn is_here(
    platform: &Platform,
    call: &Call,
    side: Side,
    link: &Credential,
    here: &[Call],
) -> Result<bool> {
    let known = one_time_links::find(platform, call, side.kind(), link, None).await?;
    Ok(side == Side::Leave || sessions::is_wholly(platform, here, known.person).await?)
}

/// Follows one of the links; the last that is needed changes the address. Errors: `link_used`.
pub async fn follow(
    platform: &Platform,
    call: &Call,
    side: Side,
    link: &Credential,
    here: &[Call],
) -> Result<Followed> {
    if !is_here(platform, call, side, link, here).await? {
        return Ok(Followed::Elsewhere);
    }
    let known = one_time_links::find(platform, call, side.kind(), link, None).await?;
    let guard = Guard::begin(platform, INSTANCE, known.person).await?;
    let (instance, person) = (INSTANCE.uuid(), known.person.uuid());
    let both = sql::address_links().bind(&guard, &instance, &person, &call.now).all().await?;
    one_time_links::spend(&guard, call, &known).await?;
    let before = people::myself(&guard, call.now).await?;
    let is_free = before.verified_at.is_none() && side == Side::Take;
    if !is_free && !both.iter().any(|it| it.kind == side.other().word() && it.used_at.is_some()) {
        guard.commit().await?;
        return Ok(Followed::Waits);
    }
    let to = known.note.unwrap_or_default();
    let name = before.name.clone();
    if !change(platform, guard, call, known.person, (before, &to)).await? {
        return Ok(Followed::NotChanged);
    }
    bring_along(platform, call, known.person, &name, &to).await?;
    Ok(Followed::Changed)
}

/// Replaces the address by the new one. False where it cannot be had.
async fn change(
    platform: &Platform,
    guard: Guard,
    call: &Call,
    person: UserId,
    (before, to): (people::Myself, &str),
) -> Result<bool> {
    // Links that were mailed to the address before prove nothing any more.
    one_time_links::remove(&guard, person, &ABOUT_ADDRESS).await?;
    let taken = people::take_address(&guard, person, to, true, call.now).await?;
    if let Some(loser) = taken {
        write_event(&guard, call, INSTANCE, CHANGED, Some((person, &before.name)), None).await?;
        // An address that was never proved may be a stranger's: nothing about this account is mailed to it.
        if let Some(proved) = before.email.filter(|_| before.verified_at.is_some()) {
            let words = messages::addresses::change_notice(to, call.now);
            account_mail::tell(&guard, call, person, &proved, words, None).await?;
        }
        accounts::note_lost(platform, &guard, call, loser, (person, to)).await?;
    }
    guard.commit().await?;
    Ok(taken.is_some())
}

/// Writes the address into each of the person's workspaces, in one transaction each, with its event in their
/// log.
async fn bring_along(platform: &Platform, call: &Call, person: UserId, name: &str, to: &str) -> Result<()> {
    for of in memberships::entered_by(platform, call, person).await? {
        let tenant = TenantId::from_uuid(of.tenant_id);
        let guard = Guard::begin(platform, tenant, person).await?;
        bring(&guard, of.tenant_id, person, to, call.now).await?;
        recovery::withdraw_moves(&guard, call, of.tenant_id, person).await?;
        write_event(&guard, call, tenant, CHANGED, Some((person, name)), None).await?;
        guard.commit().await?;
    }
    Ok(())
}

async fn bring(client: &impl Seals, tenant: Uuid, person: UserId, to: &str, now: Instant) -> Result<()> {
    let (email, found_by) = people::address_kept(client.cipher_of(tenant, now), person, to)?;
    sql::bring_address().bind(client, &email, &found_by, &tenant, &person.uuid()).one().await?;
    Ok(())
}
