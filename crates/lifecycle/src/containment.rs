//! The measures against the spread of an incident that last until somebody lifts them: a workspace or the instance
//! that can only be read, a person who is locked, a network that is shut out.
//! Invariant: a measure is in force from the commit of its call until the commit of its lifting, whatever restarts
//! between them. A workspace is read-only as long as one measure wants it so. Whoever sets or lifts a measure is not
//! locked, so somebody who may lift a lock is always left.

use crate::casework::traces::has_ended;
use crate::casework::{self, At, Step};
use crate::incident::{Measure, Workspace};
use crate::pause::Rounds;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use kernel::net::Net;
use kernel::refusal::Refusal;
use lifecycle_queries::client::Params;
use lifecycle_queries::containment as sql;
use platform::call::Call;
use platform::error::Result;
use platform::fields::Text;
use platform::input::unfit;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, Internals, Seals, entered_at, write_event_of};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::app::containment::AGAINST;
use platform::sealed::app::person::EMAIL;
use platform::tx::{Change, Tx};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// How often the networks that are shut out are read again: another program may have changed them.
const LOOK: Duration = Duration::from_secs(2);
/// The most measures of an incident, and of one kind that are in force.
const MEASURES: i64 = 1000;

/// A measure that lasts.
#[derive(Clone, Debug)]
pub struct Containment {
    /// Its id.
    pub id: Uuid,
    /// The measure.
    pub measure: Measure,
    /// What it is against: a workspace's address, a person's id, a network; empty: the whole instance.
    pub target: String,
    /// Since when.
    pub at: Instant,
    /// When it was lifted.
    pub lifted_at: Option<Instant>,
}

/// What a measure is against, beside the workspaces of the incident.
#[derive(Clone, Copy, Debug, Default)]
pub struct Target<'a> {
    /// The person to lock.
    pub person: Option<Uuid>,
    /// The network to shut out.
    pub network: Option<&'a str>,
}

fn target_of(
    client: &impl Seals,
    (tenant, now): (Uuid, Instant),
    id: Uuid,
    sealed: Vec<u8>,
) -> Result<String> {
    client.cipher_of(tenant, now).open(AGAINST, id, sealed)
}

/// The measures of an incident, the oldest first. Errors: the database's; the keyring's.
pub async fn of_case(
    client: &impl Seals,
    tenant: Uuid,
    case: Uuid,
    now: Instant,
) -> Result<Vec<Containment>> {
    let rows = sql::containments_of().bind(client, &tenant, &case, &MEASURES).all().await?;
    let mut found = Vec::new();
    for row in rows {
        let Some(measure) = Measure::of(&row.measure) else { continue };
        let target = target_of(client, (tenant, now), row.containment_id, row.against)?;
        let (at, lifted_at) = (row.created_at, row.lifted_at);
        found.push(Containment { id: row.containment_id, measure, target, at, lifted_at });
    }
    Ok(found)
}

/// What the measures of a kind that are in force are against, each with its id.
async fn in_force(
    client: &impl Seals,
    (tenant, now): (Uuid, Instant),
    measure: Measure,
) -> Result<Vec<(Uuid, String)>> {
    let rows = sql::containments_in_force().bind(client, &tenant, &measure.as_str(), &MEASURES).all().await?;
    let target = |row: sql::ContainmentsInForce| {
        Ok((row.containment_id, target_of(client, (tenant, now), row.containment_id, row.against)?))
    };
    rows.into_iter().map(target).collect()
}

/// Keeps a measure. Errors: the database's.
async fn keep(tx: &Tx, at: At, case: Uuid, measure: Measure, target: &str) -> Result<()> {
    let id = fresh_id(at.now)?;
    let sealed = tx.cipher_of(at.tenant, at.now).seal(AGAINST, id, target)?;
    sql::insert_containment()
        .params(
            tx,
            &sql::InsertContainmentParams {
                tenant: at.tenant,
                containment: id,
                case_file: case,
                measure: measure.as_str(),
                against: sealed,
                by: at.by,
                now: at.now,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// Of those who set and lift measures one continues at a time: another incident may have a measure against the same
/// target just now. Refuses whoever was locked meanwhile: of two operators who lock each other, the later one is.
/// Errors: `sign_in_required`; the database's.
async fn hold(tx: &Tx, at: At) -> Result<()> {
    sql::hold_containments().bind(tx).one().await?;
    match sql::is_locked().bind(tx, &at.by).one().await? {
        true => Err(Code::SignInRequired.into()),
        false => Ok(()),
    }
}

/// The person whom an operator names by id or by e-mail address. Errors: `not_found` at `field`, for an
/// address that nobody has; the database's.
pub async fn person_named(tx: &Tx, named: &str, field: &'static str) -> Result<Uuid> {
    if let Ok(id) = Uuid::parse_str(named) {
        return Ok(id);
    }
    let found_by = tx.cipher_of(INSTANCE.uuid(), tx.now).blind_address(EMAIL, named)?;
    let person = sql::person_with_address().bind(tx, &found_by).opt().await?;
    person.flatten().ok_or_else(|| Refusal::new(Code::NotFound).field(field).into())
}

/// Does a measure that lasts, and keeps it; one that does not last does nothing here. Gives how many workspaces,
/// persons or networks it is against. Errors: `sign_in_required`, for somebody who was locked meanwhile; 422 at
/// `person` or `network`; the database's.
pub async fn begin(
    tx: &Tx,
    at: At,
    case: Uuid,
    (measure, target): (Measure, Target<'_>),
    (affected, reason): (&[Workspace], &str),
) -> Result<usize> {
    hold(tx, at).await?;
    match measure {
        Measure::ReadOnly => {
            // One that ended meanwhile has no keys: nothing can be written into it.
            let living: Vec<&Workspace> = affected.iter().filter(|one| !has_ended(tx, one.id)).collect();
            for one in &living {
                shut_workspace(tx, at, one, reason).await?;
                keep(tx, at, case, measure, &one.slug).await?;
            }
            Ok(living.len())
        }
        Measure::AllReadOnly => {
            sql::set_instance_read_only().bind(tx, &Some(at.now)).one().await?;
            keep(tx, at, case, measure, "").await?;
            Ok(1)
        }
        Measure::LockPerson => {
            let person = target.person.ok_or_else(|| Refusal::new(Code::FieldRequired).field("person"))?;
            if person == at.by {
                return Err(unfit("person", "You cannot lock yourself.").into());
            }
            if !sql::lock_person().bind(tx, &person, &Some(at.now)).one().await? {
                return Err(Refusal::new(Code::NotFound).field("person").into());
            }
            keep(tx, at, case, measure, &person.to_string()).await?;
            Ok(1)
        }
        Measure::BlockNetwork => {
            let net = network(tx, target.network)?;
            keep(tx, at, case, measure, &net.to_string()).await?;
            Ok(1)
        }
        Measure::EndSessions
        | Measure::EndAllSessions
        | Measure::RevokeTokens
        | Measure::EndSupplier
        | Measure::Otherwise => Ok(0),
    }
}

/// The network to shut out. Errors: 422 at `network`, if it is none, too wide, or the caller's own.
fn network(tx: &Tx, sent: Option<&str>) -> Result<Net> {
    let sent = sent.ok_or_else(|| Refusal::new(Code::FieldRequired).field("network"))?;
    let words =
        "Write a network such as 192.0.2.0/24: no wider than /8 (IPv6: /19), and not this machine's own.";
    let net = Net::parse(sent).ok_or_else(|| unfit("network", words))?;
    let own = tx.call().ip.as_deref().and_then(|ip| ip.parse().ok());
    match own.is_some_and(|own| net.has(own)) {
        true => Err(unfit("network", "You are in this network: you would shut yourself out.").into()),
        false => Ok(net),
    }
}

/// Makes a workspace read-only, and says so in its audit log.
async fn shut_workspace(tx: &Tx, at: At, one: &Workspace, reason: &str) -> Result<()> {
    entered_at(tx, one.id, NOBODY, async {
        sql::set_read_only().bind(tx, &Some(at.now), &one.id).opt().await?;
        tell(tx, one.id, (Measure::ReadOnly, true), reason).await
    })
    .await
}

/// Writes into the audit log of the workspace that was entered that a measure began or ended.
async fn tell(tx: &Tx, workspace: Uuid, (measure, is_begun): (Measure, bool), reason: &str) -> Result<()> {
    let change = Change::of(workspace)
        .after(json!({ "measure": measure.as_str(), "in_force": is_begun }))
        .reason(Some(reason));
    let action = if is_begun { "instance.incident.contain" } else { "instance.incident.lift" };
    write_event_of(tx, tx.call(), TenantId::from_uuid(workspace), (action, None), None, &change).await
}

/// Lifts a measure. Where another one wants the same, that stays in force. Errors: `sign_in_required`, as `begin`;
/// `not_found` at `containment`; 422 there, if it was lifted before; the database's.
pub async fn lift(tx: &Tx, at: At, case: Uuid, (id, reason): (Uuid, &str)) -> Result<Containment> {
    hold(tx, at).await?;
    let row = sql::containment_locked().bind(tx, &at.tenant, &case, &id).opt().await?;
    let row = row.ok_or_else(|| Refusal::new(Code::NotFound).field("containment"))?;
    if row.lifted_at.is_some() {
        return Err(unfit("containment", "This measure was lifted before.").into());
    }
    let measure =
        Measure::of(&row.measure).ok_or_else(|| unfit("containment", "There is no such measure."))?;
    let target = target_of(tx, (at.tenant, at.now), id, row.against)?;
    sql::lift_containment().bind(tx, &at.now, &at.by, &at.tenant, &id).one().await?;
    let others = in_force(tx, (at.tenant, at.now), measure).await?;
    if !others.iter().any(|(_, other)| *other == target) {
        undo(tx, (measure, &target), reason).await?;
    }
    Ok(Containment { id, measure, target, at: row.created_at, lifted_at: Some(at.now) })
}

/// Lifts all locks of a person, for whoever is at the machine itself: the way back where nobody is left who lifts
/// them on the pages of the incidents. Errors: 422 at `reason`, and at `email` for somebody who is not locked; the
/// database's.
pub async fn unlock(platform: &Platform, call: &Call, person: UserId, reason: &str) -> Result<()> {
    let reason = Text::parse(reason).map_err(|code| Refusal::new(code).field("reason"))?;
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    match unlock_in(&guard, call, person.uuid(), reason.as_str()).await {
        Ok(()) => guard.commit().await,
        Err(error) => {
            guard.rollback().await;
            Err(error)
        }
    }
}

async fn unlock_in(guard: &Guard, call: &Call, person: Uuid, reason: &str) -> Result<()> {
    let (at, measure) =
        (At { tenant: INSTANCE.uuid(), by: NOBODY.uuid(), now: call.now }, Measure::LockPerson);
    sql::lock_cases_of().bind(guard, &at.tenant, &measure.as_str()).all().await?;
    sql::hold_containments().bind(guard).one().await?;
    let rows =
        sql::containments_in_force().bind(guard, &at.tenant, &measure.as_str(), &MEASURES).all().await?;
    let mut is_locked = false;
    for row in rows {
        let (id, case) = (row.containment_id, row.case_file_id);
        if target_of(guard, (at.tenant, at.now), id, row.against)? != person.to_string() {
            continue;
        }
        sql::lift_containment().bind(guard, &at.now, &at.by, &at.tenant, &id).one().await?;
        let facts = Some(json!({ "measure": measure }));
        let step = Step { what: "lifted", facts, words: Some(reason), is_public: false };
        casework::note(guard, at, case, &step).await?;
        is_locked = true;
    }
    if !is_locked {
        return Err(unfit("email", "No incident locks this person.").into());
    }
    sql::lock_person().bind(guard, &person, &None::<Instant>).one().await?;
    let change =
        Change::of(person).after(json!({ "measure": measure, "in_force": false })).reason(Some(reason));
    write_event_of(guard, call, INSTANCE, ("instance.incident.lift", None), None, &change).await
}

async fn undo(tx: &Tx, (measure, target): (Measure, &str), reason: &str) -> Result<()> {
    match measure {
        Measure::ReadOnly => {
            // A workspace that has ended meanwhile has nothing to lift.
            for (_, workspace) in casework::traces::with_addresses(tx, &[target]).await? {
                entered_at(tx, workspace, NOBODY, async {
                    sql::set_read_only().bind(tx, &None::<Instant>, &workspace).opt().await?;
                    tell(tx, workspace, (measure, false), reason).await
                })
                .await?;
            }
        }
        Measure::AllReadOnly => {
            sql::set_instance_read_only().bind(tx, &None::<Instant>).one().await?;
        }
        Measure::LockPerson => {
            let person = Uuid::parse_str(target).unwrap_or_default();
            sql::lock_person().bind(tx, &person, &None::<Instant>).one().await?;
        }
        _ => {}
    }
    Ok(())
}

/// Makes a workspace read-only, or lifts it, for the drill of the check. Errors: the database's.
pub async fn set_read_only_of(
    platform: &Platform,
    workspace: TenantId,
    since: Option<Instant>,
) -> Result<()> {
    let guard = Guard::begin(platform, workspace, NOBODY).await?;
    sql::set_read_only().bind(&guard, &since, &workspace.uuid()).opt().await?;
    guard.commit().await
}

/// Reads the networks that are shut out into the list of the edge. Errors: the database's; the keyring's.
pub async fn read_blocks(platform: &Platform, now: Instant) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found = in_force(&guard, (INSTANCE.uuid(), now), Measure::BlockNetwork).await;
    guard.rollback().await;
    let nets = found?.iter().filter_map(|(_, net)| Net::parse(net)).collect();
    platform.blocks.set(nets);
    Ok(())
}

/// Keeps the list of the edge up to date until the program stops.
pub async fn watch_blocks(platform: Arc<Platform>, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
    let mut rounds = Rounds::new(LOOK, stop);
    while rounds.continue_now() {
        let read = read_blocks(&platform, clock()).await;
        rounds.rest(read, "the networks that are shut out could not be read; they are read again soon").await;
    }
}
