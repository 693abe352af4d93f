//! Another address for an account: agreed to from the address there is, and proved from the new one.
//! What must stay true: it changes when both links were followed, in either order, and not before; nobody is told whose
//! an address is; sessions go on, links to the address before do not.

use super::letter::{self, at_instance};
use super::one_time::{self, Kind, New};
use super::{INSTANCE, account, person, session, unfit, write_event};
use crate::call::{Call, Credential};
use crate::error::Result;
use crate::mail::words;
use crate::platform::Platform;
use crate::tx::{Guard, Tx};
use kernel::code::Code;
use kernel::id::{TenantId, UserId};
use queries::queries::platform::src::identity as sql;

/// What happened, as the log tells it.
const CHANGED: &str = "workspace.account.address.changed";

/// One of the two links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the address there is: it agrees.
    Leave,
    /// To the new one: it is proved.
    Take,
}

impl Side {
    /// As the link says it.
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
}

/// Mails both links. Those of an earlier change are useless from now on. Errors: 422 at `email`; `rate_limited`.
pub async fn ask(tx: &Tx, to: &str) -> Result<String> {
    let to = account::email(to)?;
    let before = person::myself(tx, tx.now).await?.known_as;
    if to == before {
        return Err(unfit("email", "This is your address already.").into());
    }
    if at_instance(tx, mail_both(tx, &before, &to)).await? { Ok(to) } else { Err(Code::RateLimited.into()) }
}

/// Whether the address there is could be written to. Whether the new one could is not told: it may be somebody's.
async fn mail_both(tx: &Tx, before: &str, to: &str) -> Result<bool> {
    let person = tx.member.person;
    one_time::remove(tx, person, &[Kind::LeaveAddress, Kind::TakeAddress]).await?;
    let new = |side: Side| New { kind: side.kind(), person, browser: None, note: Some(to) };
    let agree = |until| words::leave_address(to, until);
    let asked = letter::link(tx, &tx.call, before, &new(Side::Leave), agree).await?;
    letter::link(tx, &tx.call, to, &new(Side::Take), words::take_address).await?;
    Ok(asked)
}

/// The address that a link is about, if it works now. Errors: `link_used`.
pub async fn asked_for(platform: &Platform, call: &Call, side: Side, link: &Credential) -> Result<String> {
    let known = one_time::find(platform, call, side.kind(), link, None).await?;
    Ok(known.note.unwrap_or_default())
}

/// Follows one of the links; the second of the two changes the address. Errors: `link_used`.
pub async fn follow(platform: &Platform, call: &Call, side: Side, link: &Credential) -> Result<Followed> {
    let known = one_time::find(platform, call, side.kind(), link, None).await?;
    let guard = Guard::begin(platform, INSTANCE, known.person).await?;
    let (instance, person) = (INSTANCE.uuid(), known.person.uuid());
    let both = sql::address_links().bind(&guard, &instance, &person, &call.now).all().await?;
    one_time::spend(&guard, call, &known).await?;
    if !both.iter().any(|it| it.kind == side.other().word() && it.used_at.is_some()) {
        guard.commit().await?;
        return Ok(Followed::Waits);
    }
    let to = known.note.unwrap_or_default();
    let name = change(guard, call, known.person, &to).await?;
    let Some(name) = name else { return Ok(Followed::NotChanged) };
    bring_along(platform, call, known.person, &name, &to).await?;
    Ok(Followed::Changed)
}

/// Puts the new address in the place of the one before. Gives the person's name; None where it cannot be had.
async fn change(guard: Guard, call: &Call, person: UserId, to: &str) -> Result<Option<String>> {
    let before = person::myself(&guard, call.now).await?;
    // What was mailed to the address before proves nothing any more.
    let mailed = [Kind::LeaveAddress, Kind::TakeAddress, Kind::Verify, Kind::Reset, Kind::Link];
    one_time::remove(&guard, person, &mailed).await?;
    let changed = person::take_address(&guard, person, to, true, call.now).await?.is_some();
    if changed {
        write_event(&guard, call, INSTANCE, CHANGED, Some((person, &before.name)), None).await?;
        let words = words::address_changed(to, call.now);
        letter::tell(&guard, call, person, &before.known_as, words, None).await?;
    }
    guard.commit().await?;
    Ok(changed.then_some(before.name))
}

/// Writes the address into each of the person's workspaces, one transaction each; each has it in its log.
async fn bring_along(platform: &Platform, call: &Call, person: UserId, name: &str, to: &str) -> Result<()> {
    for of in session::workspaces_of(platform, call, person).await? {
        let tenant = TenantId::from_uuid(of.tenant_id);
        let guard = Guard::begin(platform, tenant, person).await?;
        let (email, found_by) = person::address_kept(guard.cells(of.tenant_id, call.now), person, to)?;
        sql::bring_address().bind(&guard, &email, &found_by, &of.tenant_id, &person.uuid()).one().await?;
        write_event(&guard, call, tenant, CHANGED, Some((person, name)), None).await?;
        guard.commit().await?;
    }
    Ok(())
}
