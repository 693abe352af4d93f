//! Rescue of an Owner whom no mail reaches and who cannot sign in: an operator moves their
//! membership to another address.
//! Invariant: it is for the only Owner of a workspace, whose address nobody proved, both when it is asked for
//! and when it is finished; everybody else has another way. The workspace has it in its log before the wait
//! begins, and the wait is the workspace's. A sign-in to the account stops it; so does the link that goes to
//! the present address, and a confirmation of that address meanwhile. The account itself does not change.

use super::by_operator::{Acting, KEEPERS, Place, place_of, record};
use super::{ASK, CANCELLED, FINISH, Kept, New, STOP, Waiting, begin, end, is_due, locked, page_of};
use crate::invitations::INVITATION;
use crate::operators::{self, proved};
use crate::{memberships, people};
use identity_queries::client::Params;
use identity_queries::identity as sql;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::UserId;
use kernel::refusal::Refusal;
use kernel::role::Role;
use mail::{Mail, Notice, messages};
use platform::call::{Call, Credential};
use platform::email_address;
use platform::error::{Error, Result};
use platform::input::unfit;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::sealed::app::invitation as cell;
use platform::tx::Change;
use serde_json::json;

const CONFIRMED: &str = "Their address is confirmed: they choose a new password by the link on the sign-in page. If they lost the \
                         second factor too, recover that.";
const CONFIRMED_MEANWHILE: &str = "They confirmed their address meanwhile, so this is stopped: they choose a new password by the \
                                   link on the sign-in page. If they lost the second factor too, recover that.";
const NOT_ALONE: &str = "This workspace has another Owner. They remove this one, and invite them again.";
const THE_SAME: &str = "No mail goes out here, so the link is handed over, and it needs an address that they did not have before.";

/// The Owner whom an operator brings back, and the operator who asks.
pub struct Whom<'a> {
    /// The address of the Owner who cannot sign in.
    pub email: &'a str,
    /// The workspace's address.
    pub workspace: &'a str,
    /// The operator's address.
    pub operator: &'a str,
    /// The code of the operator's authenticator.
    pub code: &'a str,
}

/// Where the Owner comes back, and why.
pub struct Wanted<'a> {
    /// The address that the link goes to.
    pub to: &'a str,
    /// Why.
    pub reason: &'a str,
    /// The operator's own number for it.
    pub case: &'a str,
}

/// Asks for a rescue; a mail goes to the present address and to the Owners and Admins. Gives when it is due.
/// Errors: 422; `step_up_required` for a wrong code; `not_found`; `recovery_waits`; `rate_limited`.
pub async fn ask(platform: &Platform, call: &Call, whom: &Whom<'_>, wanted: &Wanted<'_>) -> Result<Waiting> {
    operators::is_told_in_words("reason", wanted.reason, 500)?;
    operators::is_told_in_words("case", wanted.case, 100)?;
    let to = email_address::email(wanted.to).map_err(|_| Refusal::new(Code::EmailFormat).field("to"))?;
    let (operator, name) = operator(platform, call, whom).await?;
    let (shown, place) = (format!("{name} (operator)"), place(platform, whom.workspace).await?);
    let person = owner(platform, call, whom.email, &place).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let own = people::myself(&guard, call.now).await?;
    if own.verified_at.is_some() {
        return Err(unfit("email", CONFIRMED).into());
    }
    if !platform.mail.reaches() && own.known_as == to {
        return Err(unfit("to", THE_SAME).into());
    }
    let new = New {
        person,
        asked_in: Some((place.tenant.uuid(), &place.name)),
        by: operator.uuid(),
        asker: &shown,
        reason: Some(wanted.reason.trim()),
        case: Some(wanted.case.trim()),
        address: Some(&to),
        wait: place.wait,
    };
    // Not committed until the workspace has it in its log.
    let waiting = begin(&guard, call, &new).await?;
    let change = Change::of(person.uuid())
        .after(json!({ "due_at": waiting.due_at, "case": wanted.case.trim(), "moves": true }))
        .reason(new.reason);
    let words = messages::owner_moves(&place.name, &own.name, &shown, new.reason, waiting.due_at);
    let link = page_of(&place.slug, person);
    let told = Notice { words, link, about: person.uuid(), until: waiting.ends_at };
    let acting = Acting { operator, shown: &shown };
    record(platform, call, &place, &acting, (ASK, &change), Some(&told)).await?;
    write_event_of(&guard, call, INSTANCE, (ASK, None), Some((operator, &shown)), &change).await?;
    guard.commit().await?;
    Ok(waiting)
}

/// How the link went out.
#[derive(Debug)]
pub struct Sent {
    /// The path of the link, to be handed over; None: it was mailed.
    pub path: Option<String>,
    /// Until when it works.
    pub until: Instant,
}

/// Finishes it once the wait is over: the link goes to the other address. Errors: as `ask`;
/// `recovery_waits` before it is due.
pub async fn finish(platform: &Platform, call: &Call, whom: &Whom<'_>) -> Result<Sent> {
    let (operator, name) = operator(platform, call, whom).await?;
    let (shown, place) = (format!("{name} (operator)"), place(platform, whom.workspace).await?);
    let person = owner(platform, call, whom.email, &place).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let row = locked(&guard, person, call.now).await?.filter(|row| row.asked_in == Some(place.tenant.uuid()));
    let row = row.ok_or_else(nobody)?;
    let to = row.address.as_deref().ok_or_else(nobody)?;
    let acting = Acting { operator, shown: &shown };
    if people::myself(&guard, call.now).await?.verified_at.is_some() {
        end(&guard, row.recovery_id, CANCELLED, call.now, operator.uuid()).await?;
        let change = Change::of(row.person_id).after(json!({ "by": "confirmed address" }));
        record(platform, call, &place, &acting, (STOP, &change), None).await?;
        guard.commit().await?;
        return Err(unfit("email", CONFIRMED_MEANWHILE).into());
    }
    // Checked before any log says that it was done.
    is_due(row.due_at, call.now)?;
    end(&guard, row.recovery_id, super::DONE, call.now, operator.uuid()).await?;
    let (path, mailed, until) = link(platform, call, &place, &acting, (&row, to)).await?;
    let sent = if platform.mail.reaches() {
        let words = messages::owner_comes_back(&place.name, &shown, until);
        let mail = Mail { about: person.uuid(), to, words, link: Some(&mailed), useless_at: until };
        mail::queue_own(&guard, call.now, NOBODY, &mail).await?;
        Sent { path: None, until }
    } else {
        Sent { path: Some(path), until }
    };
    let change = finished(&row);
    write_event_of(&guard, call, INSTANCE, (FINISH, None), Some((operator, &shown)), &change).await?;
    guard.commit().await?;
    Ok(sent)
}

fn finished(row: &Kept) -> Change {
    Change::of(row.person_id)
        .before(
            json!({ "asked_by": row.asker, "asked_at": row.asked_at, "case": row.case_no, "moves": true }),
        )
        .reason(row.reason.as_deref())
}

fn nobody() -> Refusal {
    Refusal::new(Code::NotFound).field("email")
}

/// The operator, who gave a code of their second factor. Errors: `not_found` at `as`; `step_up_required`; `rate_limited`.
async fn operator(platform: &Platform, call: &Call, whom: &Whom<'_>) -> Result<(UserId, String)> {
    proved(platform, call, whom.operator, whom.code).await.map_err(|error| match error {
        // The address of the Owner is another field.
        Error::Refused(refusal) if refusal.code == Code::NotFound => {
            Refusal::new(Code::NotFound).field("as").into()
        }
        other => other,
    })
}

async fn place(platform: &Platform, slug: &str) -> Result<Place> {
    let tenant = operators::tenant_of(platform, slug).await?;
    place_of(platform, tenant, NOBODY).await
}

/// The Owner who is meant by an address: the one who has it, or lost it to somebody's proof. Errors:
/// `not_found` at `email`; 422 where there is another Owner.
async fn owner(platform: &Platform, call: &Call, email: &str, place: &Place) -> Result<UserId> {
    for known in people::claimants(platform, email, call.now).await? {
        if is_owner(platform, call, known.person, place).await? {
            return is_alone(platform, call, known.person, place).await;
        }
    }
    Err(nobody().into())
}

const OWNER: &str = Role::Owner.as_str();

async fn is_owner(platform: &Platform, call: &Call, person: UserId, place: &Place) -> Result<bool> {
    let places = memberships::workspaces_of(platform, call, person).await?;
    let is_here = |of: &&sql::WorkspacesOf| of.tenant_id == place.tenant.uuid() && of.until.is_none();
    Ok(places.iter().find(is_here).is_some_and(|of| of.roles.iter().any(|it| it == OWNER)))
}

/// Counts every other Owner, whether a mail reaches them or not: an Owner who gets no notice
/// must not lose the workspace.
async fn is_alone(platform: &Platform, call: &Call, owner: UserId, place: &Place) -> Result<UserId> {
    let guard = Guard::begin(platform, place.tenant, owner).await?;
    let members = sql::members_since().bind(guard.pg(), &place.tenant.uuid(), &call.now).all().await;
    guard.rollback().await;
    for member in members?.into_iter().filter(|it| *it != owner.uuid()) {
        if is_owner(platform, call, UserId::from_uuid(member), place).await? {
            return Err(unfit("email", NOT_ALONE).into());
        }
    }
    Ok(owner)
}

/// Makes the invitation that moves the membership, in the workspace, with its event. Gives the paths of the
/// link that is handed over and of the one that is mailed, and when they end.
async fn link(
    platform: &Platform,
    call: &Call,
    place: &Place,
    acting: &Acting<'_>,
    (row, to): (&Kept, &str),
) -> Result<(String, String, Instant)> {
    let tenant = place.tenant.uuid();
    let [(shown, shown_kept), (mailed, mailed_kept)] =
        [random()?, random()?].map(|chance| Credential::make(place.tenant, NOBODY, chance));
    let (id, until) = (fresh_id(call.now)?, call.now + INVITATION);
    let guard = Guard::begin(platform, place.tenant, acting.operator).await?;
    let was = sql::member_moved().bind(&guard, &tenant, &row.person_id).opt().await?;
    let was = was.ok_or_else(nobody)?;
    let cipher = guard.cipher(tenant, call.now);
    sql::insert_move()
        .params(
            &guard,
            &sql::InsertMoveParams {
                tenant,
                invitation: id,
                email: cipher.seal(cell::EMAIL, id, to)?,
                email_blind: cipher.blind_address(cell::EMAIL, to)?,
                roles: was.roles,
                custom_roles: was.custom_roles,
                moves: row.person_id,
                token_sha256: &shown_kept[..],
                mailed_sha256: &mailed_kept[..],
                by: acting.operator.uuid(),
                now: call.now,
                expires: until,
            },
        )
        .one()
        .await?;
    let who = Some((acting.operator, acting.shown));
    write_event_of(&guard, call, place.tenant, (FINISH, None), who, &finished(row)).await?;
    let words = messages::owner_moved(&place.name, acting.shown, until);
    let link = format!("/w/{}/team", place.slug);
    let told = Notice { words, link, about: row.person_id, until };
    mail::tell(&guard, call.now, (tenant, acting.operator.uuid()), &KEEPERS, &told).await?;
    guard.commit().await?;
    Ok((format!("/join/{shown}"), format!("/join/{mailed}"), until))
}
