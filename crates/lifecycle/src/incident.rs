//! Incidents: their rows, their notices, the measures against their spread, and their public summaries.
//! Invariant: a notice reaches the Owners of each affected workspace through that workspace's own queue of
//! mail. A drill reaches those who run the instance alone, and is never published.

use crate::casework::traces::{self, Traces};
use crate::casework::{At, CaseKind};
use jiff::SignedDuration;
use kernel::day::{Day, Instant};
use kernel::id::TenantId;
use kernel::role::Role;
use kernel::words;
use lifecycle_queries::client::Params;
use lifecycle_queries::incident as sql;
use mail::messages::incidents::{self as messages, Parts};
use mail::notices as kept_notices;
use mail::{Notice, recipients, security_contact};
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, INSTANCE_SLUG, NOBODY, Reading};
use platform::internal::{Guard, Internals, Seals, entered_at, write_event_of};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::app::incident::SEEN;
use platform::sealed::app::incident_notice::{ADVICE, CONTACT, IMPACT, MEASURES, NATURE};
use platform::sealed::app::mail as cell;
use platform::tx::{Change, ReadTx, Tx};
use serde_json::json;
use uuid::Uuid;

/// How long a notice is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(24 * 14);
/// The most workspaces of an incident.
const AFFECTED: i64 = 100_000;
/// The most notices of an incident, mails of one of them in a workspace, and published summaries.
const NOTICES: i64 = 100;
const MAILS: i64 = 500;
const PUBLISHED: i64 = 500;

words! {
    /// The states of an incident.
    pub enum IncidentState {
        /// Somebody saw something.
        Suspected = "suspected",
        /// It is an incident.
        Confirmed = "confirmed",
        /// It spreads no further.
        Contained = "contained",
        /// The first response is over.
        Resolved = "resolved",
        /// All is done.
        Reviewed = "reviewed",
    }
}

words! {
    /// How bad an incident is.
    pub enum Severity {
        /// Nobody is harmed.
        Low = "low",
        /// A few may be.
        Medium = "medium",
        /// Data of a workspace may be in wrong hands.
        High = "high",
        /// It is, or the service is down.
        Critical = "critical",
    }
}

platform::word_fields!(Severity);

/// The row of an incident, beside its case.
#[derive(Clone, Debug)]
pub struct Incident {
    /// How bad it is.
    pub severity: String,
    /// The observation.
    pub seen: String,
    /// When it was noticed.
    pub noticed_at: Instant,
    /// Whether a notice was mailed to the Owners.
    pub has_notice: bool,
    /// When its summary was published.
    pub published_at: Option<Instant>,
    /// The promise whose red line opened it; None: a person declared it.
    pub promise: Option<String>,
}

/// Keeps what was seen. Errors: the database's.
pub async fn keep(
    client: &impl Seals,
    at: At,
    case: Uuid,
    (severity, seen, noticed_at): (Severity, &str, Instant),
) -> Result<()> {
    sql::insert_incident()
        .params(
            client,
            &sql::InsertIncidentParams {
                tenant: at.tenant,
                case_file: case,
                severity: severity.as_str(),
                seen: client.cipher_of(at.tenant, at.now).seal(SEEN, case, seen)?,
                noticed_at,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// The incident of a case. Errors: the database's; the keyring's.
pub async fn of_case(client: &impl Seals, tenant: Uuid, case: Uuid, now: Instant) -> Result<Incident> {
    let row = sql::incident_of().bind(client, &tenant, &case).one().await?;
    Ok(Incident {
        seen: client.cipher_of(tenant, now).open(SEEN, case, row.seen)?,
        severity: row.severity,
        noticed_at: row.noticed_at,
        has_notice: row.has_notice,
        published_at: row.published_at,
        promise: row.promise,
    })
}

/// How bad the incidents of these cases are, as words. Errors: the database's.
pub async fn severities(client: &impl Seals, tenant: Uuid, cases: &[Uuid]) -> Result<Vec<(Uuid, String)>> {
    let rows = sql::severities().bind(client, &tenant, &cases).all().await?;
    Ok(rows.into_iter().map(|row| (row.case_file_id, row.severity)).collect())
}

/// A workspace of an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its id.
    pub id: Uuid,
    /// Its address.
    pub slug: String,
    /// Its country.
    pub country: String,
    /// Events in its audit log.
    pub events: i32,
    /// Whether an operator said that it is affected.
    pub is_affected: bool,
    /// When it was first told; None: not yet. Of a drill, when those who run the instance got the notice.
    pub told_at: Option<Instant>,
    /// Whether only its address is left, so that no Owner could read a notice.
    pub has_ended: bool,
}

impl Workspace {
    /// Whether its Owners wait for a notice.
    pub fn is_untold(&self) -> bool {
        self.is_affected && !self.has_ended && self.told_at.is_none()
    }
}

/// Keeps the workspaces that are proposed. Errors: the database's.
pub async fn propose(client: &impl Seals, at: At, case: Uuid, found: &[Traces]) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    let workspaces: Vec<Uuid> = found.iter().map(|one| one.workspace).collect();
    let slugs: Vec<&str> = found.iter().map(|one| one.slug.as_str()).collect();
    let countries: Vec<&str> = found.iter().map(|one| one.country.as_str()).collect();
    let events: Vec<i32> = found.iter().map(|one| one.events).collect();
    sql::put_workspaces()
        .params(
            client,
            &sql::PutWorkspacesParams {
                case_file: case,
                workspaces: &workspaces[..],
                slugs: &slugs[..],
                countries: &countries[..],
                events: &events[..],
                tenant: at.tenant,
            },
        )
        .all()
        .await?;
    Ok(())
}

/// Adds workspaces that the audit log does not show. Gives the addresses that no workspace has. Errors: the
/// database's.
pub async fn add_named(tx: &Tx, at: At, case: Uuid, slugs: &[&str]) -> Result<Vec<String>> {
    let known = workspaces(tx, at.tenant, case).await?;
    let missing: Vec<&str> =
        slugs.iter().copied().filter(|slug| known.iter().all(|it| it.slug != *slug)).collect();
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for (slug, workspace) in traces::with_addresses(tx, &missing).await? {
        let country = entered_at(tx, workspace, NOBODY, traces::country_of(tx, workspace)).await?;
        found.extend(country.map(|country| Traces { workspace, slug, country, events: 0 }));
    }
    propose(tx, at, case, &found).await?;
    let is_unknown = |slug: &&str| found.iter().all(|it| it.slug != *slug);
    Ok(missing.into_iter().filter(is_unknown).map(str::to_owned).collect())
}

/// Keeps which workspaces are affected: these and no others. Errors: the database's.
pub async fn set_affected(client: &impl Seals, at: At, case: Uuid, slugs: &[&str]) -> Result<()> {
    sql::set_affected().bind(client, &slugs, &at.tenant, &case).all().await?;
    Ok(())
}

/// The workspaces of an incident, proposed and affected. Errors: the database's.
pub async fn workspaces(tx: &ReadTx, tenant: Uuid, case: Uuid) -> Result<Vec<Workspace>> {
    let rows = sql::workspaces_of().bind(tx, &tenant, &case, &AFFECTED).all().await?;
    let workspace = |row: sql::WorkspacesOf| Workspace {
        has_ended: traces::has_ended(tx, row.workspace_id),
        id: row.workspace_id,
        slug: row.slug,
        country: row.country,
        events: row.events,
        is_affected: row.is_affected,
        told_at: row.told_at,
    };
    Ok(rows.into_iter().map(workspace).collect())
}

/// Keeps a notice. Gives its id. Errors: the database's.
async fn keep_notice(tx: &Tx, at: At, case: Uuid, parts: &Parts<'_>, needs_advice: bool) -> Result<Uuid> {
    let (id, cipher) = (fresh_id(at.now)?, tx.cipher_of(at.tenant, at.now));
    sql::insert_notice()
        .params(
            tx,
            &sql::InsertNoticeParams {
                tenant: at.tenant,
                notice: id,
                case_file: case,
                nature: cipher.seal(NATURE, id, parts.nature)?,
                impact: cipher.seal(IMPACT, id, parts.impact)?,
                measures: cipher.seal(MEASURES, id, parts.measures)?,
                contact: cipher.seal(CONTACT, id, parts.contact)?,
                advice: cipher.seal(ADVICE, id, parts.advice)?,
                needs_advice,
                by: at.by,
                now: at.now,
            },
        )
        .one()
        .await?;
    sql::set_notice().bind(tx, &at.tenant, &case).one().await?;
    Ok(id)
}

/// Keeps a notice and the workspaces that got it, and mails it: to the Owners, the billing address and the
/// security contact of each affected workspace, where it is kept to be read; or, of a drill, to those who run the
/// instance. Gives the number of workspaces. Errors: the database's.
pub async fn notify(
    tx: &Tx,
    at: At,
    (case, number, is_drill): (Uuid, i32, bool),
    parts: &Parts<'_>,
    needs_advice: bool,
) -> Result<usize> {
    let notice = keep_notice(tx, at, case, parts, needs_advice).await?;
    // An affected workspace that has ended since has nobody to tell.
    let is_reached = |one: &Workspace| one.is_affected && !one.has_ended;
    let all = workspaces(tx, at.tenant, case).await?.into_iter();
    let reached: Vec<Workspace> = all.filter(is_reached).collect();
    let ids: Vec<Uuid> = reached.iter().map(|one| one.id).collect();
    sql::set_told().bind(tx, &at.now, &at.tenant, &case, &ids).all().await?;
    let words = messages::notice(&CaseKind::Incident.name(number), parts, is_drill);
    if is_drill {
        let link = format!("/w/{INSTANCE_SLUG}/instance/incidents/{number}");
        let told = Notice { words, link, about: notice, until: at.now + NEWS };
        mail::tell(tx, at.now, (at.tenant, at.by), &[Role::Admin], &told).await?;
        return Ok(0);
    }
    for one in &reached {
        let link = format!("/w/{}/notices", one.slug);
        let told = Notice { words: words.clone(), link, about: notice, until: at.now + NEWS };
        let work = async {
            kept_notices::keep(tx, (one.id, at.now), (notice, number), parts).await?;
            tell(tx, one.id, at.now, &told).await
        };
        entered_at(tx, one.id, NOBODY, work).await?;
    }
    Ok(reached.len())
}

/// Mails the Owners, the billing address and the security contact of the workspace that was entered.
async fn tell(tx: &Tx, workspace: Uuid, now: Instant, told: &Notice) -> Result<()> {
    let by = (workspace, NOBODY.uuid());
    for one in recipients::of_roles(tx, workspace, &[Role::Owner.as_str()], now).await? {
        mail::queue_in(tx, by, now, &told.to(&one.email)).await?;
    }
    mail::tell_billing(tx, now, by, told).await?;
    security_contact::tell(tx, now, by, told).await
}

/// A notice as it was sent.
#[derive(Clone, Debug)]
pub struct SentNotice {
    /// Its id, which its mails are about.
    pub id: Uuid,
    /// What happened.
    pub nature: String,
    /// What it likely means.
    pub impact: String,
    /// The measures, taken and planned.
    pub measures: String,
    /// Whom to ask.
    pub contact: String,
    /// What the reader can do.
    pub advice: Option<String>,
    /// When.
    pub at: Instant,
}

/// The notices of an incident, the oldest first. Errors: the database's; the keyring's.
pub async fn notices(client: &impl Seals, tenant: Uuid, case: Uuid, now: Instant) -> Result<Vec<SentNotice>> {
    let cipher = client.cipher_of(tenant, now);
    let rows = sql::notices_of().bind(client, &tenant, &case, &NOTICES).all().await?;
    let sent = |row: sql::NoticesOf| {
        let id = row.incident_notice_id;
        Ok(SentNotice {
            id,
            nature: cipher.open(NATURE, id, row.nature)?,
            impact: cipher.open(IMPACT, id, row.impact)?,
            measures: cipher.open(MEASURES, id, row.measures)?,
            contact: cipher.open(CONTACT, id, row.contact)?,
            advice: cipher.open(ADVICE, id, row.advice)?,
            at: row.created_at,
        })
    };
    rows.into_iter().map(sent).collect()
}

/// What became of the mail of a notice to one person.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The notice.
    pub notice: Uuid,
    /// The address of the workspace.
    pub slug: String,
    /// The person's address.
    pub address: String,
    /// When it was sent.
    pub sent_at: Option<Instant>,
    /// When it was given up.
    pub failed_at: Option<Instant>,
    /// Why it was not sent, as a word.
    pub error: Option<String>,
}

/// What became of the mails of these notices, person by person. Errors: the database's; the keyring's.
pub async fn deliveries(tx: &ReadTx, to: &[Workspace], notices: &[Uuid]) -> Result<Vec<Delivery>> {
    let mut found = Vec::new();
    if notices.is_empty() {
        return Ok(found);
    }
    for one in to.iter().filter(|one| one.is_affected) {
        let rows = entered_at(tx, one.id, NOBODY, async {
            Ok(sql::mails_of_notice().bind(tx, &one.id, &notices, &MAILS).all().await?)
        })
        .await?;
        let cipher = tx.cipher_of(one.id, tx.now);
        for row in rows {
            found.push(Delivery {
                notice: row.about,
                slug: one.slug.clone(),
                address: cipher.open(cell::ADDRESS, row.mail_id, row.address)?,
                sent_at: row.sent_at,
                failed_at: row.given_up_at,
                error: row.last_error,
            });
        }
    }
    Ok(found)
}

/// A person of an affected workspace who is to read the notices in it.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The address of the workspace.
    pub slug: String,
    /// The person's address.
    pub address: String,
    /// When the person read the notice; None: not yet.
    pub read_at: Option<Instant>,
}

/// Who read these notices in the affected workspaces, person by person. Errors: the database's; the keyring's.
pub async fn readers(tx: &ReadTx, to: &[Workspace], notices: &[Uuid]) -> Result<Vec<Reader>> {
    let mut found = Vec::new();
    if notices.is_empty() {
        return Ok(found);
    }
    for one in to.iter().filter(|one| one.is_affected) {
        let rows = kept_notices::readers(tx, (one.id, tx.now), notices);
        for row in entered_at(tx, one.id, NOBODY, rows).await? {
            let (slug, address) = (one.slug.clone(), row.reached.email);
            found.push(Reader { slug, address, read_at: row.read_at });
        }
    }
    Ok(found)
}

words! {
    /// What stops an incident from spreading.
    pub enum Measure {
        /// Everybody of the affected workspaces is signed out.
        EndSessions = "end_sessions",
        /// Everybody of all workspaces is signed out.
        EndAllSessions = "end_all_sessions",
        /// The API tokens of the affected workspaces no longer work.
        RevokeTokens = "revoke_tokens",
        /// The affected workspaces can only be read.
        ReadOnly = "read_only",
        /// The whole instance can only be read.
        AllReadOnly = "all_read_only",
        /// One person has no session and no token.
        LockPerson = "lock_person",
        /// A supplier is used no more.
        EndSupplier = "end_supplier",
        /// Requests from one network are refused.
        BlockNetwork = "block_network",
        /// Something that was done elsewhere.
        Otherwise = "otherwise",
    }
}

platform::word_fields!(Measure);

/// Ends all sessions of the workspace that was entered. Gives how many. Errors: the database's.
async fn end_sessions(client: &impl Seals, workspace: Uuid, now: Instant) -> Result<usize> {
    Ok(sql::end_sessions().bind(client, &now, &workspace).all().await?.len())
}

/// Does one measure that is done at once, and writes it into the audit log of each workspace; one that lasts does
/// nothing here (`containment`). Gives how many sessions or tokens ended. Errors: the database's.
pub async fn contain(tx: &Tx, at: At, case: Uuid, measure: Measure, reason: &str) -> Result<usize> {
    let of: Vec<Uuid> = match measure {
        Measure::Otherwise
        | Measure::ReadOnly
        | Measure::AllReadOnly
        | Measure::LockPerson
        | Measure::EndSupplier
        | Measure::BlockNetwork => Vec::new(),
        Measure::EndAllSessions => {
            traces::workspaces(tx).await?.into_iter().map(|(_, workspace)| workspace).collect()
        }
        Measure::EndSessions | Measure::RevokeTokens => {
            let all = workspaces(tx, at.tenant, case).await?.into_iter();
            all.filter(|one| one.is_affected).map(|one| one.id).collect()
        }
    };
    let mut ended = 0;
    for workspace in of.into_iter().filter(|one| !traces::has_ended(tx, *one)) {
        ended += entered_at(tx, workspace, NOBODY, contain_one(tx, workspace, measure, reason)).await?;
    }
    Ok(ended)
}

async fn contain_one(tx: &Tx, workspace: Uuid, measure: Measure, reason: &str) -> Result<usize> {
    let many = match measure {
        Measure::RevokeTokens => sql::revoke_tokens().bind(tx, &tx.now, &workspace).all().await?.len(),
        _ => end_sessions(tx, workspace, tx.now).await?,
    };
    let change = Change::of(workspace)
        .after(json!({ "measure": measure.as_str(), "ended": many }))
        .reason(Some(reason));
    let of = ("instance.incident.contain", None);
    write_event_of(tx, tx.call(), TenantId::from_uuid(workspace), of, None, &change).await?;
    Ok(many)
}

/// The same order in one workspace, for the drill of the check. Errors: the database's.
pub async fn end_sessions_of(platform: &Platform, workspace: TenantId, now: Instant) -> Result<usize> {
    let guard = Guard::begin(platform, workspace, NOBODY).await?;
    let many = end_sessions(&guard, workspace.uuid(), now).await?;
    guard.commit().await?;
    Ok(many)
}

/// A figure of an authority that an operator confirmed.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// The clock.
    pub clock: String,
    /// Where the figure is written.
    pub source: String,
    /// The day on which that was read.
    pub source_on: Day,
}

/// Keeps that the figure of a clock was confirmed. Errors: the database's.
pub async fn confirm_figure(
    client: &impl Seals,
    at: At,
    clock: &str,
    (source, source_on): (&str, Day),
) -> Result<()> {
    sql::insert_authority()
        .params(
            client,
            &sql::InsertAuthorityParams {
                authority: fresh_id(at.now)?,
                clock,
                source,
                source_on,
                by: at.by,
                now: at.now,
                tenant: at.tenant,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// The figures that were confirmed, the newest of each clock. Errors: the database's.
pub async fn confirmations(client: &impl Seals, tenant: Uuid) -> Result<Vec<Confirmation>> {
    let rows = sql::authorities().bind(client, &tenant).all().await?;
    let one = |row: sql::Authorities| Confirmation {
        clock: row.clock,
        source: row.source,
        source_on: row.source_on,
    };
    Ok(rows.into_iter().map(one).collect())
}

/// A public summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What happened.
    pub what: String,
    /// Why.
    pub cause: String,
    /// Whom it touched, and how.
    pub effect: String,
    /// The changes since.
    pub change: String,
}

/// Publishes the summary. Errors: the database's.
pub async fn publish(client: &impl Seals, at: At, case: Uuid, summary: &Summary) -> Result<()> {
    sql::set_summary()
        .params(
            client,
            &sql::SetSummaryParams {
                what: summary.what.as_str(),
                cause: summary.cause.as_str(),
                effect: summary.effect.as_str(),
                change: summary.change.as_str(),
                now: at.now,
                tenant: at.tenant,
                case_file: case,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// A summary as everybody reads it.
#[derive(Clone, Debug)]
pub struct PublicSummary {
    /// The number of the incident.
    pub number: i32,
    /// When it was noticed.
    pub noticed_at: Instant,
    /// The summary.
    pub summary: Summary,
    /// When it was published.
    pub at: Instant,
}

/// The published summaries, the newest first; none of a drill. Errors: the database's.
pub async fn summaries(platform: &Platform) -> Result<Vec<PublicSummary>> {
    let reading = Reading::begin(platform).await?;
    let rows = sql::summaries().bind(reading.pg(), &INSTANCE.uuid(), &PUBLISHED).all().await;
    reading.end().await;
    let summary = |row: sql::Summaries| PublicSummary {
        number: row.case_no,
        noticed_at: row.noticed_at,
        summary: Summary { what: row.what, cause: row.cause, effect: row.effect, change: row.change },
        at: row.published_at,
    };
    Ok(rows?.into_iter().map(summary).collect())
}

/// What the checks look at.
#[derive(Clone, Copy, Debug)]
pub struct IncidentFigures {
    /// Notices that were sent.
    pub notices: i64,
    /// Of them, those that lack a part.
    pub gaps: i64,
    /// Incidents that are open.
    pub open: i64,
    /// When the instance began.
    pub began_at: Instant,
    /// The last exercise that was completed.
    pub exercise_at: Option<Instant>,
}

/// The figures of the instance's incidents. Errors: the database's.
pub async fn read_figures(platform: &Platform) -> Result<IncidentFigures> {
    let reading = Reading::begin(platform).await?;
    let found = figures_in(&reading).await;
    reading.end().await;
    found
}

async fn figures_in(reading: &Reading) -> Result<IncidentFigures> {
    let tenant = reading.tenant();
    let notices = sql::notice_gaps().bind(reading.pg(), &tenant).one().await?;
    let exercise = sql::exercise_at().bind(reading.pg(), &tenant).one().await?;
    let open = sql::open_incidents().bind(reading.pg(), &tenant).one().await?;
    Ok(IncidentFigures {
        notices: notices.notices,
        gaps: notices.gaps,
        open,
        began_at: exercise.began_at,
        exercise_at: exercise.last_at,
    })
}

/// The state of a case of this kind. Errors: `Internal`, for a word of another version.
pub fn state_of(state: &str) -> Result<IncidentState> {
    IncidentState::of(state).ok_or_else(|| Error::internal("a state that no incident has"))
}
