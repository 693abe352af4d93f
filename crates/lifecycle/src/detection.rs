//! Detection: reads the audit log of the last day and stores what the rules find in it.
//! Invariant: a finding is stored once and mailed once, in one transaction. Detection works by workspace and
//! never by person. A finding reaches a workspace's Owners within five minutes.

pub mod attacks;
pub mod rules;
#[cfg(test)]
mod tests;

use crate::pause::Rounds;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId, new_id};
use kernel::networks::{Networks, Origin};
use kernel::role::Role;
use kernel::trust::Trust;
use lifecycle_queries::client::Params;
use lifecycle_queries::detection as sql;
use mail::{Notice, messages, recipients};
use platform::encryption::ColumnCipher;
use platform::error::{Error, Result};
use platform::event::Content;
use platform::instance::{CANARIES, INSTANCE, NOBODY};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::app::session::IP;
use platform::tx::roles_of;
use rules::{Finding, Past, Seen};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;
use uuid::Uuid;

/// How often it looks: well within the promised five minutes.
const LOOK: Duration = Duration::from_secs(10);
/// How far each look overlaps the one before, for events that were committed late.
const OVERLAP: SignedDuration = SignedDuration::from_mins(5);
/// How much of the log the rules read.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// The period that shows a person's usual use.
const USUAL: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long a mail about a finding is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);
/// The limits of one look: workspaces, and events of one of them.
const WORKSPACES: i64 = 1000;
const EVENTS: i64 = 5000;

/// Looks for unusual use.
pub struct Watcher {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    looker: Option<Client>,
}

/// A workspace, as far as detection needs it.
struct Place {
    tenant: Uuid,
    slug: String,
    name: String,
    settings: platform::settings::Settings,
    zone: TimeZone,
}

impl Watcher {
    /// With the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> Watcher {
        Watcher { platform, jobs, looker: None }
    }

    /// Runs until the program stops.
    pub async fn run(mut self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        while rounds.continue_now() {
            let looked = if self.platform.disk.is_out() { Ok(0) } else { self.look(clock()).await };
            if looked.is_err() {
                self.looker = None;
            }
            rounds.rest(looked, "the audit log could not be watched; it is looked at again soon").await;
        }
    }

    /// One look at every workspace with new events; returns the number of new findings. Errors: the
    /// database's.
    pub async fn look(&mut self, now: Instant) -> Result<usize> {
        let since = self.begin(now).await?;
        let client = self.looker().await?;
        let found = sql::workspaces_active().bind(client, &first(since), &WORKSPACES).all().await?;
        let (mut raised, mut missed) = (0, false);
        for tenant in found {
            match self.of(tenant, since, now).await {
                Ok(new) => raised += new,
                // A failure in one workspace does not stop the others; the next look starts at the same
                // moment.
                Err(error) => {
                    missed = true;
                    tracing::error!(%error, %tenant, "a workspace's events could not be watched");
                }
            }
        }
        if !missed {
            self.end(now).await?;
        }
        Ok(raised)
    }

    /// The moment after which events may not have been looked at.
    async fn begin(&self, now: Instant) -> Result<Instant> {
        let guard = Guard::begin(&self.platform, INSTANCE, NOBODY).await?;
        let last = sql::watched_until().bind(guard.pg(), &INSTANCE.uuid()).opt().await;
        guard.rollback().await;
        Ok(last?.map_or(now - DAY, |last| last.min(now)) - OVERLAP)
    }

    async fn end(&self, now: Instant) -> Result<()> {
        let guard = Guard::begin(&self.platform, INSTANCE, NOBODY).await?;
        sql::set_watched().bind(guard.pg(), &INSTANCE.uuid(), &now).one().await?;
        guard.commit().await
    }

    async fn looker(&mut self) -> Result<&Client> {
        if self.looker.as_ref().is_none_or(Client::is_closed) {
            self.looker = Some(database::connect(&self.jobs).await.map_err(Error::internal)?);
        }
        self.looker.as_ref().ok_or_else(|| Error::internal("no connection"))
    }

    /// The new findings in one workspace. Events of accounts raise findings in every workspace of their
    /// person.
    async fn of(&self, tenant: Uuid, since: Instant, now: Instant) -> Result<usize> {
        let guard = Guard::begin(&self.platform, TenantId::from_uuid(tenant), NOBODY).await?;
        let place = place(&guard, tenant).await?;
        let networks = self.platform.networks.get();
        let ranges = (*networks).as_ref();
        let mut seen = events(&guard, tenant, ranges, now).await?;
        let past = match rules::needs_past(&seen) {
            true => past(&guard, tenant, ranges, now).await?,
            false => Past::default(),
        };
        seen.sort_by_key(|one| (one.at, one.event));
        let fresh = |found: &Finding| found.at >= since;
        let mut found: Vec<Finding> =
            rules::judge(&seen, &past, &place.settings, &place.zone).into_iter().filter(fresh).collect();
        if tenant == INSTANCE.uuid() {
            found = self.without_checks(found, now).await?;
        }
        let mut raised = raise(&guard, &place, found, now).await?;
        guard.commit().await?;
        if tenant == INSTANCE.uuid() {
            let of_accounts = seen.into_iter().filter(|one| one.at >= since && one.who.is_some());
            for one in of_accounts {
                raised += self.of_account(one, now).await?;
            }
        }
        Ok(raised)
    }

    async fn workspaces_of(&self, person: UserId, now: Instant) -> Result<Vec<sql::WorkspacesOf>> {
        let guard = Guard::begin(&self.platform, INSTANCE, person).await?;
        let of = sql::workspaces_of().bind(guard.pg(), &person.uuid(), &now).all().await;
        guard.rollback().await;
        Ok(of?)
    }

    /// Drops the findings about people of the canaries: the program itself acts as them, in its checks, and must not mail
    /// an operator about that. Their own workspaces keep these findings.
    async fn without_checks(&self, found: Vec<Finding>, now: Instant) -> Result<Vec<Finding>> {
        let mut of_people = Vec::new();
        for one in found {
            let is_a_check = match one.who {
                Some(who) => self.is_of_a_canary(UserId::from_uuid(who), now).await?,
                None => false,
            };
            if !is_a_check {
                of_people.push(one);
            }
        }
        Ok(of_people)
    }

    async fn is_of_a_canary(&self, person: UserId, now: Instant) -> Result<bool> {
        let all = self.workspaces_of(person, now).await?;
        for of in &all {
            let guard = Guard::begin(&self.platform, TenantId::from_uuid(of.tenant_id), NOBODY).await?;
            let place = place(&guard, of.tenant_id).await;
            guard.rollback().await;
            if !CANARIES.contains(&place?.slug.as_str()) {
                return Ok(false);
            }
        }
        Ok(!all.is_empty())
    }

    /// Judges an event of an account by the rules of each of its person's workspaces.
    async fn of_account(&self, seen: Seen, now: Instant) -> Result<usize> {
        let Some(person) = seen.who.map(UserId::from_uuid) else { return Ok(0) };
        let mut raised = 0;
        for of in self.workspaces_of(person, now).await? {
            if of.tenant_id == INSTANCE.uuid() {
                continue;
            }
            let guard = Guard::begin(&self.platform, TenantId::from_uuid(of.tenant_id), NOBODY).await?;
            let place = place(&guard, of.tenant_id).await?;
            let added = sql::own_roles_add().bind(guard.pg(), &of.tenant_id, &person.uuid()).one().await?;
            let powerful = is_powerful(&of.roles, added.as_deref())?;
            let one = [Seen { powerful, ..seen.clone() }];
            let found = rules::judge(&one, &Past::default(), &place.settings, &place.zone);
            raised += raise(&guard, &place, found, now).await?;
            guard.commit().await?;
        }
        Ok(raised)
    }
}

fn first(since: Instant) -> Uuid {
    new_id(since, [0; 10])
}

async fn place(guard: &Guard, tenant: Uuid) -> Result<Place> {
    let row = sql::place().bind(guard.pg(), &tenant).one().await?;
    Ok(Place {
        tenant,
        settings: serde_json::from_str(&row.settings).map_err(Error::internal)?,
        zone: TimeZone::get(&row.timezone).map_err(Error::internal)?,
        slug: row.slug,
        name: row.name,
    })
}

async fn events(guard: &Guard, tenant: Uuid, networks: Option<&Networks>, now: Instant) -> Result<Vec<Seen>> {
    let rows =
        sql::watched().bind(guard.pg(), &tenant, &first(now - DAY), &rules::watched(), &EVENTS).all().await?;
    let cipher = guard.cipher(tenant, now);
    rows.into_iter()
        .map(|row| {
            let roles = row.held.unwrap_or_default();
            let content = Content::open(cipher, row.event_id, row.content)?;
            Ok(Seen {
                event: row.event_id,
                at: row.at,
                who: row.actor_id,
                action: row.action,
                denied: row.result != "ok",
                before: content.before(),
                after: content.after(),
                subject: content.subject,
                origin: networks.zip(content.ip.as_deref()).and_then(|(all, ip)| all.origin(ip)),
                ip: content.ip,
                powerful: is_powerful(&roles, row.added.as_deref())?,
                custom: row.custom.unwrap_or_default(),
            })
        })
        .collect()
}

/// Whether these roles, with the permissions that the workspace's own roles add, need a second factor.
fn is_powerful(roles: &[String], added: Option<&str>) -> Result<bool> {
    Ok(Trust::of(roles_of(roles)?).with_stored(added.unwrap_or_default()).needs_factor())
}

/// The usual use in the month before this day's events.
async fn past(guard: &Guard, tenant: Uuid, networks: Option<&Networks>, now: Instant) -> Result<Past> {
    let (from, to) = (first(now - USUAL), first(now - DAY));
    let reads =
        sql::reads_before().bind(guard.pg(), &tenant, &from, &to, &&rules::READS[..], &EVENTS).all().await?;
    let changes =
        sql::usual_changes().bind(guard.pg(), &tenant, &from, &to, &&rules::CHANGES[..]).all().await?;
    Ok(Past {
        records: most_in_a_day(guard.cipher(tenant, now), reads)?,
        changes: changes.into_iter().map(|row| (row.person_id, row.most)).collect(),
        origins: match networks {
            Some(networks) => origins(guard, tenant, (from, to), networks, now).await?,
            None => HashMap::new(),
        },
    })
}

/// Where each person signed in from, between two ids of sessions.
async fn origins(
    guard: &Guard,
    tenant: Uuid,
    (from, to): (Uuid, Uuid),
    networks: &Networks,
    now: Instant,
) -> Result<HashMap<Uuid, BTreeSet<Origin>>> {
    let (mut origins, cipher): (HashMap<_, BTreeSet<_>>, _) = (HashMap::new(), guard.cipher(tenant, now));
    for row in sql::addresses_before().bind(guard.pg(), &tenant, &from, &to, &EVENTS).all().await? {
        let ip = cipher.open(IP, row.session_id, row.ip)?;
        origins.entry(row.person_id).or_default().extend(networks.origin(&ip));
    }
    Ok(origins)
}

/// The most records that each person exported in one day.
fn most_in_a_day(cipher: ColumnCipher<'_>, reads: Vec<sql::ReadsBefore>) -> Result<HashMap<Uuid, i64>> {
    let mut days: HashMap<(Uuid, i64), i64> = HashMap::new();
    for row in reads {
        let after = Content::open(cipher, row.event_id, row.content)?.after();
        let records = after.and_then(|after| after["records"].as_i64()).unwrap_or(0);
        *days.entry((row.person_id, row.at.as_second().div_euclid(86_400))).or_default() += records;
    }
    let mut most = HashMap::new();
    for ((person, _), records) in days {
        let known: &mut i64 = most.entry(person).or_default();
        *known = records.max(*known);
    }
    Ok(most)
}

/// Stores the new findings, and mails them to the workspace's Owners; those of the instance, to its
/// operators. Returns how many are new.
async fn raise(guard: &Guard, place: &Place, found: Vec<Finding>, now: Instant) -> Result<usize> {
    let mut new = Vec::new();
    for one in found {
        let kept = sql::insert_finding()
            .params(
                guard.pg(),
                &sql::InsertFindingParams {
                    tenant: place.tenant,
                    finding: fresh_id(now)?,
                    rule: one.rule.as_str(),
                    about_sha256: &Sha256::digest(&one.about)[..],
                    person: one.who,
                    event: one.event,
                    at: one.at,
                    now,
                },
            )
            .opt()
            .await?;
        if kept.is_some() {
            if let (true, Some(who)) = (one.rule.asks_again(), one.who) {
                sql::ask_again().bind(guard.pg(), &place.tenant, &who).all().await?;
            }
            new.push(one);
        }
    }
    // Nobody reads the mail of a canary.
    if !new.is_empty() && !CANARIES.contains(&place.slug.as_str()) {
        tell(guard, place, &new, now).await?;
    }
    Ok(new.len())
}

/// One mail about all new findings to each Owner, except an Owner whom they all concern (unless there is no
/// other), and to the billing address.
async fn tell(guard: &Guard, place: &Place, new: &[Finding], now: Instant) -> Result<()> {
    let role = if place.tenant == INSTANCE.uuid() { Role::Admin } else { Role::Owner };
    let titles: BTreeSet<&str> = new.iter().map(|one| one.rule.title()).collect();
    let titles: Vec<&str> = titles.into_iter().collect();
    let words = messages::findings(&place.name, &titles, now);
    let link = format!("/w/{}/security/findings", place.slug);
    let told = Notice { words, link, about: new[0].event, until: now + NEWS };
    let all = recipients::of_roles(guard, place.tenant, &[role.as_str()], now).await?;
    for one in &all {
        let is_alone = all.len() == 1 || new.iter().any(|found| found.who != Some(one.person));
        if is_alone {
            mail::queue_in(guard, (place.tenant, one.person), now, &told.to(&one.email)).await?;
        }
    }
    mail::tell_billing(guard, now, (place.tenant, NOBODY.uuid()), &told).await
}

/// When detection last looked. Errors: the database's.
pub async fn looked_at(platform: &Platform) -> Result<Option<Instant>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let last = sql::watched_until().bind(guard.pg(), &INSTANCE.uuid()).opt().await;
    guard.rollback().await;
    Ok(last?)
}
