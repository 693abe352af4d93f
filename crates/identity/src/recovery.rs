//! Recovery of a person who lost every second factor: an Owner or an operator asks, the person is notified at
//! once, and after a wait it is done.
//! Invariant: nobody shortens the wait. A person who still has a factor, or the link, stops the recovery. An
//! Owner moves a membership to a new account, which its person makes by a mail. An account belongs to its
//! person in every workspace, so no Owner changes what it signs in with: that would let them into other
//! workspaces too. Nor does an Owner move a person who is in another workspace: there they would lose the
//! address they sign in by. If the person gives a factor, the link of a finished recovery ends too. An
//! operator takes factors away, and moves an Owner whom no mail reaches (`rescue.rs`).

pub mod by_operator;
pub mod rescue;

use crate::invitations::INVITATION;
use crate::{account_mail, factors, memberships, people};
use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId, new_id};
use kernel::refusal::{Refusal, Ruled};
use kernel::role::Role;
use mail::{Mail, Notice, Posts, messages};
use platform::call::{Call, Credential};
use platform::error::Result;
use platform::input::unfit;
use platform::instance::INSTANCE;
use platform::internal::{Guard, Internals, Seals, at_instance_as, write_event_of};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::sealed::app::recovery as cell;
use platform::settings::Settings;
use platform::tx::{Change, ReadTx, Tx};
use queries::client::GenericClient;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// The shortest wait in hours, whatever a workspace says; the table holds it too.
pub const SHORTEST_HOURS: i32 = 24;
/// How long a recovery that is due may be finished: after that its notice is forgotten, and it
/// must be asked for again.
const OPEN: SignedDuration = SignedDuration::from_hours(24 * 7);
/// How many are asked for one person in a day. Each is a mail that no other limit stops.
const DAILY: i64 = 3;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The event, as a workspace's log names it.
pub const ASK: &str = "workspace.member.recovery.ask";
/// See above.
pub const STOP: &str = "workspace.member.recovery.stop";
/// See above.
pub const FINISH: &str = "workspace.member.recovery.finish";

const CANCELLED: &str = "cancelled";
const DONE: &str = "done";

const NOTHING_LOST: &str = "They have no second factor that could be lost.";
const NO_ADDRESS: &str =
    "They have no address any more that could be written to. Remove them, and invite them again.";
const UNPROVED: &str = "Nobody has confirmed their address, so a mail to it may reach a stranger. Remove them, and invite them \
                        again.";
const ELSEWHERE: &str = "They are also in another workspace, and sign in there with the address that a recovery would \
                         give to a new account. Ask the operator of this instance: then they keep their account, and \
                         set up a new second factor.";
const NO_MAIL: &str =
    "This instance sends no mail, and a mail brings them the link. Ask its operator to do this.";
const BY_OPERATOR: &str = "The operator of this instance asked for this, and finishes it.";

/// A recovery that was asked for and has not ended.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Waiting {
    /// The person who lost their factors.
    pub person: Uuid,
    /// The person who asked.
    pub asked_by: String,
    /// Why, in their words.
    pub reason: Option<String>,
    /// An operator of the instance asked, and finishes it.
    pub by_operator: bool,
    /// The membership goes to another account, and no factor is taken away.
    pub moves: bool,
    /// When it was asked for.
    pub asked_at: Instant,
    /// When it can be finished at the earliest.
    pub due_at: Instant,
    /// When it can be finished at the latest.
    pub ends_at: Instant,
}

/// A recovery as it is stored, decrypted.
struct Kept {
    recovery_id: Uuid,
    person_id: Uuid,
    asked_in: Option<Uuid>,
    asker: String,
    reason: Option<String>,
    case_no: Option<String>,
    /// Where the link goes by which an Owner whom no mail reaches comes back; None: to the present address.
    address: Option<String>,
    asked_at: Instant,
    due_at: Instant,
    ends_at: Instant,
}

impl Kept {
    /// Whether an operator asked, and finishes it.
    fn is_operators(&self) -> bool {
        self.asked_in.is_none() || self.address.is_some()
    }

    /// Errors: `Internal`, where something of it cannot be decrypted.
    fn open(client: &impl Seals, now: Instant, row: sql::Recovery) -> Result<Kept> {
        let (cipher, id) = (client.cipher_of(INSTANCE.uuid(), now), row.recovery_id);
        Ok(Kept {
            recovery_id: id,
            person_id: row.person_id,
            asked_in: row.asked_in,
            asker: cipher.open(cell::ASKER, id, row.asker)?,
            reason: cipher.open(cell::REASON, id, row.reason)?,
            case_no: cipher.open(cell::CASE_NO, id, row.case_no)?,
            address: cipher.open(cell::ADDRESS, id, row.address)?,
            asked_at: row.asked_at,
            due_at: row.due_at,
            ends_at: row.ends_at,
        })
    }
}

impl From<Kept> for Waiting {
    fn from(row: Kept) -> Waiting {
        Waiting {
            by_operator: row.is_operators(),
            person: row.person_id,
            asked_by: row.asker,
            reason: row.reason,
            moves: row.asked_in.is_some(),
            asked_at: row.asked_at,
            due_at: row.due_at,
            ends_at: row.ends_at,
        }
    }
}

// ---- rules ----

/// How long a workspace's settings make one wait.
fn wait_of(settings: &Settings) -> SignedDuration {
    SignedDuration::from_hours(settings.recovery_wait_hours.max(i64::from(SHORTEST_HOURS)))
}

/// When one asked for now is due, and until when it can be finished.
fn times(now: Instant, wait: SignedDuration) -> (Instant, Instant) {
    (now + wait, now + wait + OPEN)
}

fn waits(due: Instant) -> Refusal {
    Refusal::new(Code::RecoveryWaits).fact("not_before", due.to_string())
}

/// Errors: `recovery_waits` before it is due.
fn is_due(due: Instant, now: Instant) -> Ruled<()> {
    if now >= due { Ok(()) } else { Err(waits(due)) }
}

/// Whether a workspace sees a recovery: it was asked for there, or by an operator.
fn is_of(row: &Kept, tenant: Uuid) -> bool {
    row.asked_in.is_none_or(|asked_in| asked_in == tenant)
}

fn not_there() -> Refusal {
    Refusal::new(Code::NotFound).field("person")
}

// ---- an Owner's ----

/// Asks for a member's recovery, and mails them and every Owner. Errors: 422 at `person`;
/// `recovery_waits`; `rate_limited`.
pub async fn ask(tx: &Tx, person: UserId, name: &str, reason: Option<&str>) -> Result<Waiting> {
    let new = New {
        person,
        asked_in: Some((tx.tenant(), &tx.workspace.name)),
        by: tx.person(),
        asker: &tx.member.name,
        reason,
        case: None,
        address: None,
        wait: wait_of(&tx.workspace.settings),
    };
    can_mail(tx)?;
    let waiting = at_instance_as(tx, person, async {
        is_here_alone(tx, person).await?;
        begin(tx, tx.call(), &new).await
    });
    let waiting = waiting.await?;
    let words = messages::recovery_of_member(&tx.workspace.name, name, new.asker, reason, waiting.due_at);
    let told = Notice {
        words,
        link: page_of(&tx.workspace.slug, person),
        about: person.uuid(),
        until: waiting.ends_at,
    };
    mail::tell(tx, tx.now, (tx.tenant(), tx.person()), &[Role::Owner], &told).await?;
    Ok(waiting)
}

/// Stops a member's recovery that this workspace sees. Errors: `not_found` at `person`.
pub async fn stop(tx: &Tx, person: UserId) -> Result<()> {
    at_instance_as(tx, person, async {
        let found = locked(tx, person, tx.now).await?.filter(|row| is_of(row, tx.tenant()));
        let row = found.ok_or_else(not_there)?;
        end(tx, row.recovery_id, CANCELLED, tx.now, tx.person()).await
    })
    .await
}

/// Ends a member's recovery as done, once the wait is over. Gives the address that the link to a new account
/// is mailed to; the present account does not change. Errors: `not_found` at `person`; 422 where an Owner may
/// not do it, or no mail reaches them; `recovery_waits` before it is due.
pub async fn finish(tx: &Tx, person: UserId) -> Result<String> {
    can_mail(tx)?;
    at_instance_as(tx, person, async {
        let found = locked(tx, person, tx.now).await?.filter(|row| is_of(row, tx.tenant()));
        let row = found.ok_or_else(not_there)?;
        if row.is_operators() {
            return Err(unfit("person", BY_OPERATOR).into());
        }
        is_due(row.due_at, tx.now)?;
        is_here_alone(tx, person).await?;
        let to = proved(tx, tx.now).await?;
        end(tx, row.recovery_id, DONE, tx.now, tx.person()).await?;
        Ok(to)
    })
    .await
}

/// Errors: 422 at `person`.
fn can_mail(tx: &Tx) -> Ruled<()> {
    if tx.mail_reaches() { Ok(()) } else { Err(unfit("person", NO_MAIL)) }
}

/// The recoveries of these people that wait and that this workspace sees. Errors: the database's.
pub async fn waiting(tx: &ReadTx, people: &[Uuid]) -> Result<Vec<Waiting>> {
    let rows = at_instance_as(tx, tx.member.person, all_of(tx, people, tx.now)).await?;
    Ok(rows.into_iter().filter(|row| is_of(row, tx.tenant())).map(Waiting::from).collect())
}

/// The signed-in person's own recovery that waits, whoever asked. Errors: the database's.
pub async fn mine(tx: &ReadTx) -> Result<Option<Waiting>> {
    let rows = at_instance_as(tx, tx.member.person, all_of(tx, &[tx.person()], tx.now)).await?;
    Ok(rows.into_iter().next().map(Waiting::from))
}

async fn all_of(client: &impl Seals, people: &[Uuid], now: Instant) -> Result<Vec<Kept>> {
    let rows = sql::waiting_recoveries().bind(client, &INSTANCE.uuid(), &people, &now).all().await?;
    rows.into_iter().map(|row| Kept::open(client, now, row)).collect()
}

// ---- the person's own ----

/// The recovery that a link stops, if it works now. Errors: `link_used`.
pub async fn asked_for(platform: &Platform, call: &Call, link: &Credential) -> Result<Waiting> {
    let guard = Guard::begin(platform, INSTANCE, link.person).await?;
    let found = by_link(&guard, call, link).await;
    guard.rollback().await;
    found.map(Waiting::from)
}

/// Stops the recovery that a link was mailed for. Errors: `link_used`.
pub async fn stop_by_link(platform: &Platform, call: &Call, link: &Credential) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, link.person).await?;
    let row = by_link(&guard, call, link).await?;
    let person = UserId::from_uuid(row.person_id);
    let stopped = end(&guard, row.recovery_id, CANCELLED, call.now, row.person_id).await;
    let who = people::myself(&guard, call.now).await?;
    guard.commit().await?;
    stopped?;
    let stopped = Stopped { waited: Some(row.asked_in), moved_in: Vec::new() };
    stopped.tell(platform, call, (person, &who.name), "link").await
}

async fn by_link(guard: &Guard, call: &Call, link: &Credential) -> Result<Kept> {
    let found =
        sql::recovery_by_link().bind(guard, &INSTANCE.uuid(), &&link.sha256[..], &call.now).opt().await?;
    Kept::open(guard, call.now, found.ok_or(Code::LinkUsed)?)
}

/// The recoveries that were stopped.
#[must_use = "the workspaces' logs tell of it, and open links are withdrawn there"]
pub(super) struct Stopped {
    /// One that waited, by the workspace it was asked for in; an operator's belongs to all.
    waited: Option<Option<Uuid>>,
    /// The workspaces where one is done whose link may still be followed.
    moved_in: Vec<Uuid>,
}

/// Stops the recovery that waits, because a factor was given and so is not lost; in the transaction of the
/// proof, entered in the instance's workspace as the person. A recovery that is done already ends where its
/// link was not followed yet.
pub(super) async fn is_not_lost(guard: &Guard, call: &Call, person: UserId) -> Result<Option<Stopped>> {
    let (instance, whose, since) = (INSTANCE.uuid(), person.uuid(), call.now - INVITATION);
    let moved_in = sql::moves_since().bind(guard, &instance, &whose, &since).all().await?;
    let moved_in: Vec<Uuid> = moved_in.into_iter().flatten().collect();
    let waited = match locked(guard, person, call.now).await? {
        Some(row) => {
            end(guard, row.recovery_id, CANCELLED, call.now, row.person_id).await?;
            Some(row.asked_in)
        }
        None => None,
    };
    Ok((waited.is_some() || !moved_in.is_empty()).then_some(Stopped { waited, moved_in }))
}

/// Withdraws the links that would move a person's membership to a new account, in a transaction entered in
/// its workspace. Gives whether there were any.
pub(super) async fn withdraw_moves(
    client: &impl GenericClient,
    call: &Call,
    tenant: Uuid,
    person: UserId,
) -> Result<bool> {
    let theirs = sql::withdraw_moves().bind(client, &call.now, &tenant, &person.uuid()).all().await?;
    mail::withdraw_in(client, (tenant, call.now), &theirs).await?;
    Ok(!theirs.is_empty())
}

impl Stopped {
    /// Writes into the logs that the person stopped it, and how; withdraws open links.
    /// Errors: the database's.
    pub async fn tell(self, platform: &Platform, call: &Call, who: (UserId, &str), by: &str) -> Result<()> {
        let mut tenants = match self.waited {
            None => Vec::new(),
            Some(Some(asked_in)) => vec![asked_in],
            Some(None) => {
                let all = memberships::workspaces_of(platform, call, who.0).await?;
                all.iter().map(|of| of.tenant_id).collect()
            }
        };
        let change = Change::of(who.0.uuid()).after(json!({ "by": by }));
        tenants.extend(self.moved_in.iter().filter(|it| !tenants.contains(it)).copied().collect::<Vec<_>>());
        for place in tenants {
            let tenant = TenantId::from_uuid(place);
            let guard = Guard::begin(platform, tenant, who.0).await?;
            let withdrew = withdraw_moves(&guard, call, place, who.0).await?;
            // Nobody stopped a recovery that is done and whose link is no longer open.
            if self.moved_in.contains(&place) && self.waited.is_none() && !withdrew {
                guard.rollback().await;
                continue;
            }
            write_event_of(&guard, call, tenant, (STOP, None), Some(who), &change).await?;
            guard.commit().await?;
        }
        Ok(())
    }
}

// ---- what both ways share ----

/// A recovery to be asked for.
struct New<'a> {
    person: UserId,
    /// The workspace whose Owner asks, and its name; None: an operator does.
    asked_in: Option<(Uuid, &'a str)>,
    by: Uuid,
    asker: &'a str,
    reason: Option<&'a str>,
    case: Option<&'a str>,
    /// As in `Kept`.
    address: Option<&'a str>,
    wait: SignedDuration,
}

/// Stores it and mails the person the link that stops it, whatever else was mailed to them today:
/// otherwise anybody who fills their limit for mails could hide this one. Entered in the instance's
/// workspace as the person.
async fn begin(client: &impl Posts, call: &Call, new: &New<'_>) -> Result<Waiting> {
    let (instance, person) = (INSTANCE.uuid(), new.person.uuid());
    // An Owner whom no mail reaches lost the password, with a factor or without.
    if new.address.is_none() && !factors::mine(client).await?.has_any() {
        return Err(unfit("person", NOTHING_LOST).into());
    }
    sql::lapse_recovery().bind(client, &instance, &person, &call.now).all().await?;
    if let Some(row) = locked(client, new.person, call.now).await? {
        return Err(waits(row.due_at).into());
    }
    let first = new_id(call.now - DAY, [0; 10]);
    if sql::recoveries_since().bind(client, &instance, &person, &first).one().await? >= DAILY {
        return Err(Code::RateLimited.into());
    }
    let (secret, kept) = Credential::make(INSTANCE, new.person, random()?);
    let waiting = insert(client, call, new, &kept).await?;
    let to = match new.asked_in {
        Some(_) if new.address.is_none() => Some(proved(client, call.now).await?),
        // A person whose new account took their address has no other mailbox; nor has one whose address nobody proved.
        _ => people::myself(client, call.now).await?.email,
    };
    let Some(to) = to else { return Ok(waiting) };
    let mail = Mail {
        about: person,
        to: &to,
        words: match new.asked_in {
            Some((_, place)) if new.address.is_some() => {
                messages::owner_is_to_move(place, new.asker, waiting.due_at)
            }
            Some((_, place)) => {
                messages::recovery_asked_by_owner(place, new.asker, new.reason, waiting.due_at)
            }
            None => messages::recovery_asked(new.asker, new.reason, waiting.due_at),
        },
        link: Some(&format!("/recovery/{secret}")),
        useless_at: waiting.ends_at,
    };
    mail::queue_own(client, call.now, new.person, &mail).await?;
    Ok(waiting)
}

/// The address of the entered person, which they proved. Errors: 422 at `person`.
async fn proved(client: &impl Seals, now: Instant) -> Result<String> {
    let it = people::myself(client, now).await?;
    let email = it.email.ok_or_else(|| unfit("person", NO_ADDRESS))?;
    if it.verified_at.is_none() {
        return Err(unfit("person", UNPROVED).into());
    }
    Ok(email)
}

/// Refuses a person who is in another workspace too: an Owner moves nobody who would lose there what they
/// sign in with. Entered as the person. Errors: 422 at `person`.
async fn is_here_alone(tx: &Tx, person: UserId) -> Result<()> {
    let all = sql::workspaces_of().bind(tx, &person.uuid(), &tx.now).all().await?;
    match all.iter().all(|of| of.tenant_id == tx.tenant()) {
        true => Ok(()),
        false => Err(unfit("person", ELSEWHERE).into()),
    }
}

async fn insert(client: &impl Posts, call: &Call, new: &New<'_>, kept: &[u8; 32]) -> Result<Waiting> {
    let (due_at, ends_at) = times(call.now, new.wait);
    let (cipher, id) = (client.cipher_of(INSTANCE.uuid(), call.now), fresh_id(call.now)?);
    let made = sql::insert_recovery()
        .params(
            client,
            &sql::InsertRecoveryParams {
                tenant: INSTANCE.uuid(),
                recovery: id,
                person: new.person.uuid(),
                asked_in: new.asked_in.map(|(tenant, _)| tenant),
                asked_by: new.by,
                asker: cipher.seal(cell::ASKER, id, new.asker)?,
                reason: cipher.seal(cell::REASON, id, new.reason)?,
                case_no: cipher.seal(cell::CASE_NO, id, new.case)?,
                address: cipher.seal(cell::ADDRESS, id, new.address)?,
                stop_sha256: &kept[..],
                now: call.now,
                due: due_at,
                ends: ends_at,
            },
        )
        .opt()
        .await?;
    // Somebody else asked at the same moment.
    made.ok_or_else(|| waits(due_at))?;
    Ok(Waiting {
        person: new.person.uuid(),
        asked_by: new.asker.to_owned(),
        reason: new.reason.map(str::to_owned),
        by_operator: new.asked_in.is_none() || new.address.is_some(),
        moves: new.asked_in.is_some(),
        asked_at: call.now,
        due_at,
        ends_at,
    })
}

async fn locked(client: &impl Seals, person: UserId, now: Instant) -> Result<Option<Kept>> {
    let row = sql::lock_recovery().bind(client, &INSTANCE.uuid(), &person.uuid(), &now).opt().await?;
    row.map(|row| Kept::open(client, now, row)).transpose()
}

/// Ends a recovery: of two ends at the same time, one succeeds. Errors: `link_used`.
async fn end(client: &impl GenericClient, id: Uuid, state: &str, now: Instant, by: Uuid) -> Result<()> {
    let ended = sql::end_recovery().bind(client, &state, &now, &by, &INSTANCE.uuid(), &id).opt().await?;
    ended.map(drop).ok_or_else(|| Code::LinkUsed.into())
}

/// Ends it as done: factors, sessions and tokens are removed, in every workspace; the password stays. Entered
/// in the instance's workspace as the person. Errors: `recovery_waits`.
async fn take_away(client: &impl Posts, call: &Call, row: &Kept, by: Uuid) -> Result<()> {
    is_due(row.due_at, call.now)?;
    end(client, row.recovery_id, DONE, call.now, by).await?;
    sql::remove_my_factors().bind(client).one().await?;
    sql::end_my_sessions().bind(client, &call.now).one().await?;
    sql::end_my_tokens().bind(client, &call.now).one().await?;
    let Some(to) = people::myself(client, call.now).await?.email else { return Ok(()) };
    let mail = Mail {
        about: row.person_id,
        to: &to,
        words: messages::recovery_finished(&row.asker, call.now),
        link: account_mail::WAY_OUT,
        useless_at: call.now + account_mail::NEWS,
    };
    mail::queue_own(client, call.now, UserId::from_uuid(row.person_id), &mail).await
}

/// The page of a member.
fn page_of(slug: &str, person: UserId) -> String {
    format!("/w/{slug}/team/{}", person.uuid())
}
