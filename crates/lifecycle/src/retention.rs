//! Retention: records that are older than each of their rules go. The Owners get a mail before, and have
//! time to place a hold. The answers of calls that nobody sends again go without.
//! Invariant: each thing is done once, in the transaction that says so, so that a program that is killed
//! anywhere continues; nothing under a legal hold goes, and nothing of a workspace that can only be read;
//! posted records and the audit log stay.

pub mod books;
pub mod books_archive;
pub mod books_trial;
pub mod copies;
pub mod laws;
pub mod rules;

use crate::erasure;
use crate::lifetime::Lifetime;
use crate::pause::Rounds;
use crate::requests::farewell::{self, Addressees};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use kernel::day::{Day, Instant, YearStart, local_day};
use kernel::id::TenantId;
use kernel::role::Role;
use lifecycle_queries::client::Params;
use lifecycle_queries::retention as sql;
use mail::Notice;
use mail::messages::retention as messages;
use platform::call::own_call;
use platform::error::{Error, Result};
use platform::instance::{CANARIES, INSTANCE, NOBODY};
use platform::internal::{Guard, Seals, write_event_of};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::ledger::party;
use platform::tx::Change;
use rules::{OwnRule, RecordKind, Rule};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// How often it looks: things are due by days.
const LOOK: Duration = Duration::from_secs(15 * 60);
/// From the notice to the run: time to place a hold or to lengthen a rule.
pub const NOTICE: SignedDuration = SignedDuration::from_hours(24 * 30);
/// Between two notices: things of a week are in one mail.
const EVERY: SignedDuration = SignedDuration::from_hours(24 * 7);
/// How long the notice is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(24 * 14);
/// How long a form is kept that a person began at a till: as long as `identity` gives it back.
pub const DRAFTS: SignedDuration = SignedDuration::from_hours(24);
/// Workspaces of one look into the index, things of one page, and things of a kind in one run.
const WORKSPACES: i64 = 1000;
const ITEMS: i64 = 200;
pub const MOST: i64 = 1000;
/// How long the answer of a call is kept for one that is sent again (api.md, Idempotency).
const ANSWERS: SignedDuration = SignedDuration::from_hours(24 * 400);
/// Batches of such answers that go in one look at a workspace: it has more to do, and the next look continues.
const BATCHES: usize = 50;
/// Rows of a workspace's own rules.
const RULES: i64 = 1000;
/// The event of each thing that was done.
pub const DONE: &str = "workspace.retention.act";
/// The event of a run that was planned.
pub const PLANNED: &str = "workspace.retention.plan";

/// What a workspace's rules say on a day.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The rules that hold.
    pub rules: Vec<Rule>,
    /// The first day of its financial year.
    pub year: YearStart,
    /// The day.
    pub today: Day,
}

impl Terms {
    /// The terms of the workspace that the transaction has entered. Errors: the database's.
    pub async fn of(
        client: &impl Seals,
        tenant: Uuid,
        (country, year, today): (&str, YearStart, Day),
    ) -> Result<Terms> {
        let rows = sql::retention_rules().bind(client, &tenant, &RULES).all().await?;
        let own = |row: sql::RetentionRules| OwnRule {
            rule: row.rule,
            months: row.months,
            from_day: row.from_day,
            source: row.source,
            source_on: row.source_on,
        };
        // In the order in which they were written.
        let own: Vec<OwnRule> = rows.into_iter().rev().map(own).collect();
        Ok(Terms { rules: rules::in_force(country, &own, today), year, today })
    }

    /// As `of`, on the day of the workspace's own clock. Errors: the database's; an unknown time zone.
    async fn at(
        client: &impl Seals,
        tenant: Uuid,
        (country, timezone, (month, day)): (&str, &str, (i16, i16)),
        now: Instant,
    ) -> Result<Terms> {
        let zone = TimeZone::get(timezone).map_err(Error::internal)?;
        let month = i8::try_from(month).map_err(Error::internal)?;
        let day = i8::try_from(day).map_err(Error::internal)?;
        Terms::of(client, tenant, (country, (month, day), local_day(now, &zone))).await
    }

    /// The latest day whose records of a kind may go, and a moment before the end of that day in every time
    /// zone. None: none may.
    fn over(&self, kind: RecordKind) -> Result<Option<(Day, Instant)>> {
        let Some(day) = rules::cutoff(&self.rules, kind, self.year, self.today) else { return Ok(None) };
        let before = day.to_zoned(TimeZone::UTC).map_err(Error::internal)?.timestamp();
        Ok(Some((day, before)))
    }
}

/// A workspace while the task works on it.
struct Place {
    slug: String,
    terms: Terms,
}

impl Place {
    /// Locks the workspace for this task. None: another program works on it, it can only be read, or it is
    /// gone.
    async fn lock(guard: &Guard, tenant: Uuid, now: Instant) -> Result<Option<Place>> {
        let Some(row) = sql::lock_retention().bind(guard, &tenant).opt().await? else { return Ok(None) };
        let on = (row.country.as_str(), row.timezone.as_str(), (row.fy_start_month, row.fy_start_day));
        Ok(Some(Place { slug: row.slug, terms: Terms::at(guard, tenant, on, now).await? }))
    }
}

/// Keeps a rule of the workspace's own. Errors: the database's.
pub async fn set_rule(
    client: &impl Seals,
    (by, now): (Uuid, Instant),
    tenant: Uuid,
    own: &OwnRule,
) -> Result<()> {
    sql::insert_retention_rule()
        .params(
            client,
            &sql::InsertRetentionRuleParams {
                tenant,
                retention_rule: fresh_id(now)?,
                rule: own.rule.as_str(),
                months: own.months,
                from_day: own.from_day,
                source: own.source.as_str(),
                source_on: own.source_on,
                by,
                now,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// The things that are due and that no run has yet, by their kind; at most `MOST` of each. Errors: the
/// database's.
pub async fn due(client: &impl Seals, tenant: Uuid, terms: &Terms) -> Result<Vec<(RecordKind, Vec<Uuid>)>> {
    let mut found = Vec::new();
    if let Some((cutoff, before)) = terms.over(RecordKind::Parties)? {
        let things = sql::parties_over().bind(client, &tenant, &before, &cutoff, &MOST).all().await?;
        found.push((RecordKind::Parties, things));
    }
    if let Some((_, before)) = terms.over(RecordKind::Requests)? {
        let things = sql::requests_over().bind(client, &tenant, &before, &MOST).all().await?;
        found.push((RecordKind::Requests, things));
    }
    if let Some((_, before)) = terms.over(RecordKind::Mails)? {
        let things = sql::mails_over().bind(client, &tenant, &before, &MOST).all().await?;
        found.push((RecordKind::Mails, things));
    }
    let things = sql::copies_over().bind(client, &tenant, &terms.today, &MOST).all().await?;
    found.push((RecordKind::RetainedCopies, things));
    Ok(found)
}

/// How many things of a kind wait for their run and were done.
#[derive(Clone, Debug)]
pub struct Counts {
    /// The kind.
    pub kind: RecordKind,
    /// Those that wait.
    pub waiting: i64,
    /// Those that were done.
    pub done: i64,
    /// When the first of those that wait is done.
    pub acts_at: Option<Instant>,
}

/// The counts of a workspace, by kind. Errors: the database's.
pub async fn counts(client: &impl Seals, tenant: Uuid) -> Result<Vec<Counts>> {
    let rows = sql::retention_counts().bind(client, &tenant).all().await?;
    let of = |row: sql::RetentionCounts| {
        let kind = RecordKind::of(&row.kind)?;
        Some(Counts { kind, waiting: row.waiting, done: row.done, acts_at: row.acts_at })
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// A customer or supplier whom the next run erases.
#[derive(Clone, Debug)]
pub struct PartyPlanned {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Not before this moment.
    pub acts_at: Instant,
}

/// Whom the next runs erase, the first of them. Errors: the database's; the keyring's.
pub async fn parties_planned(
    client: &impl Seals,
    tenant: Uuid,
    now: Instant,
    many: i64,
) -> Result<Vec<PartyPlanned>> {
    let rows = sql::parties_planned().bind(client, &tenant, &many).all().await?;
    let cipher = client.cipher_of(tenant, now);
    let of = |row: sql::PartiesPlanned| {
        let code = cipher.open(party::CODE, row.party_id, row.code)?;
        let name = cipher.open(party::NAME, row.party_id, row.name)?;
        Ok(PartyPlanned { code, name, acts_at: row.acts_at })
    };
    rows.into_iter().map(of).collect()
}

/// Plans and does what is due, in all workspaces.
pub struct Retention {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
}

impl Retention {
    /// With the connection settings of the role for jobs.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config) -> Retention {
        Retention { platform, jobs }
    }

    /// Runs until the program stops.
    pub async fn run(self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(LOOK, stop);
        while rounds.continue_now() {
            let looked = async {
                if self.platform.disk.is_out() {
                    return Ok(0);
                }
                self.look(&Lifetime::read(&self.platform, clock()).await?).await
            };
            rounds
                .rest(
                    looked.await,
                    "what is older than its rule could not be removed; it is tried again later",
                )
                .await;
        }
    }

    /// One look at every workspace: mails things that became due, and does those whose notice is over.
    /// Returns how many things were done; none while a clock has jumped. Errors: the first one, after all workspaces had their turn.
    pub async fn look(&self, lived: &Lifetime) -> Result<usize> {
        if lived.jump().is_some() {
            return Ok(0);
        }
        let client = database::connect(&self.jobs).await.map_err(Error::internal)?;
        let (mut done, mut trouble, mut after) = (0, None, Uuid::nil());
        loop {
            let found = sql::workspaces_to_keep().bind(&client, &after, &WORKSPACES).all().await?;
            let Some(last) = found.last() else { return trouble.map_or(Ok(done), Err) };
            after = *last;
            for tenant in found.iter().filter(|it| !self.platform.encryption.vault().is_buried(**it)) {
                match look_at(&self.platform, *tenant, lived).await {
                    Ok(many) => done += many,
                    // A failure in one workspace does not stop the others.
                    Err(error) => trouble = trouble.or(Some(error)),
                }
            }
        }
    }
}

/// The look at one workspace. Errors: the database's; the keyring's.
async fn look_at(platform: &Platform, tenant: Uuid, lived: &Lifetime) -> Result<usize> {
    let Some(now) = lived.now() else { return Ok(0) };
    for _ in 0..BATCHES {
        if forget_answers(platform, tenant, now).await? == 0 {
            break;
        }
    }
    plan(platform, tenant, now).await?;
    let (mut done, mut kind, mut after) = (0, String::new(), Uuid::nil());
    loop {
        let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
        let found = sql::retention_items_to_do()
            .bind(&guard, &tenant, &now, &kind.as_str(), &after, &ITEMS)
            .all()
            .await;
        guard.rollback().await;
        let found = found?;
        let Some(last) = found.last() else { return Ok(done) };
        (kind, after) = (last.kind.clone(), last.thing_id);
        let is_over = |item: &sql::RetentionItemsToDo| {
            lived.is_over(item.told_at, item.acts_at.duration_since(item.told_at))
        };
        for item in found.into_iter().filter(is_over) {
            let Some(kind) = RecordKind::of(&item.kind) else { continue };
            done += usize::from(act(platform, tenant, (kind, item.thing_id), now).await?);
        }
    }
}

/// Removes some answers of calls that nobody sends again, in one transaction. Gives how many.
async fn forget_answers(platform: &Platform, tenant: Uuid, now: Instant) -> Result<usize> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    if sql::lock_retention().bind(&guard, &tenant).opt().await?.is_none() {
        guard.rollback().await;
        return Ok(0);
    }
    let gone = sql::forget_answers().bind(&guard, &tenant, &(now - ANSWERS)).all().await?;
    guard.commit().await?;
    Ok(gone.len())
}

/// Removes old forms of tills, which needs no notice. Plans a run for what is due, and mails the Owners; at
/// most once a week.
async fn plan(platform: &Platform, tenant: Uuid, now: Instant) -> Result<()> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let Some(place) = Place::lock(&guard, tenant, now).await? else {
        guard.rollback().await;
        return Ok(());
    };
    sql::remove_old_drafts().bind(&guard, &tenant, &(now - DRAFTS)).all().await?;
    let last = sql::last_retention_run().bind(&guard, &tenant).opt().await?;
    let found = match last.is_some_and(|run| run.told_at + EVERY > now) {
        true => Vec::new(),
        false => due(&guard, tenant, &place.terms).await?,
    };
    let found: Vec<_> = found.into_iter().filter(|(_, things)| !things.is_empty()).collect();
    if found.is_empty() {
        return guard.commit().await;
    }
    let (run, acts_at) = (fresh_id(now)?, now + NOTICE);
    sql::insert_retention_run().bind(&guard, &tenant, &run, &now, &acts_at).one().await?;
    for (kind, things) in &found {
        sql::insert_retention_items().bind(&guard, &kind.as_str(), &run, things, &tenant).all().await?;
    }
    let counted: Vec<(RecordKind, usize)> =
        found.iter().map(|(kind, things)| (*kind, things.len())).collect();
    write_plan(&guard, tenant, (run, now), acts_at, &counted).await?;
    if !CANARIES.contains(&place.slug.as_str()) {
        let titles: Vec<(&'static str, usize)> =
            counted.iter().map(|(kind, many)| (kind.title(), *many)).collect();
        let words = messages::notice(&titles, acts_at);
        // Those who run the instance get the mail about its own archive.
        let (roles, page): (&[Role], &str) = match tenant == INSTANCE.uuid() {
            true => (&[Role::Owner, Role::Admin], "instance/books"),
            false => (&[Role::Owner], "retention"),
        };
        let link = format!("/w/{}/{page}", place.slug);
        let told = Notice { words, link, about: run, until: now + NEWS };
        mail::tell(&guard, now, (tenant, NOBODY.uuid()), roles, &told).await?;
    }
    guard.commit().await
}

async fn write_plan(
    guard: &Guard,
    tenant: Uuid,
    (run, now): (Uuid, Instant),
    acts_at: Instant,
    counted: &[(RecordKind, usize)],
) -> Result<()> {
    let things: serde_json::Map<_, _> =
        counted.iter().map(|(kind, many)| (kind.as_str().to_owned(), json!(many))).collect();
    let change = Change::of(run).after(json!({ "acts_at": acts_at, "things": things }));
    write_event_of(guard, &own_call(now)?, TenantId::from_uuid(tenant), (PLANNED, None), None, &change).await
}

/// The fate of a thing whose notice is over.
enum Fate {
    /// It is done now.
    Goes,
    /// A hold keeps it, or something is open: it waits.
    Waits,
    /// It is not due any more, or gone.
    Stays,
}

/// Does one thing, in one transaction. False: it waits, or it was done, or is not due any more.
async fn act(platform: &Platform, tenant: Uuid, thing: (RecordKind, Uuid), now: Instant) -> Result<bool> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let (kind, id) = thing;
    let mine = match Place::lock(&guard, tenant, now).await? {
        Some(place) => {
            let locked = sql::lock_retention_item().bind(&guard, &tenant, &kind.as_str(), &id).opt().await?;
            locked.map(|_| place)
        }
        None => None,
    };
    let Some(place) = mine else {
        guard.rollback().await;
        return Ok(false);
    };
    match judge(&guard, tenant, &place.terms, thing).await? {
        Fate::Waits => {
            guard.rollback().await;
            Ok(false)
        }
        Fate::Stays => {
            sql::drop_retention_item().bind(&guard, &tenant, &kind.as_str(), &id).opt().await?;
            guard.commit().await?;
            Ok(false)
        }
        Fate::Goes => {
            let asked = remove(&guard, tenant, thing, now).await?;
            sql::set_retention_done().bind(&guard, &now, &tenant, &kind.as_str(), &id).one().await?;
            let after = match asked {
                // As the event of an erasure by a person says it.
                Some(asked) => json!({
                    "kind": kind.as_str(), "told": asked.by_mail.len(), "untold": asked.others,
                }),
                None => json!({ "kind": kind.as_str() }),
            };
            let change = Change::of(id).after(after);
            let of = (DONE, None);
            write_event_of(&guard, &own_call(now)?, TenantId::from_uuid(tenant), of, None, &change).await?;
            guard.commit().await?;
            Ok(true)
        }
    }
}

/// Judges it again at the moment of the act, with its row locked.
async fn judge(guard: &Guard, tenant: Uuid, terms: &Terms, (kind, id): (RecordKind, Uuid)) -> Result<Fate> {
    let over = terms.over(kind)?;
    let whose = match (kind, over) {
        (RecordKind::Parties, Some((cutoff, before))) => {
            // The row is locked first, so that no bill for the party is posted meanwhile.
            erasure::hold_all(guard, tenant, &[id]).await?;
            let is_over = sql::is_party_over().bind(guard, &tenant, &id, &before, &cutoff).one().await?;
            is_over.then_some(Some(id))
        }
        (RecordKind::Requests, Some((_, before))) => {
            sql::request_over().bind(guard, &tenant, &id, &before).opt().await?
        }
        (RecordKind::Mails, Some((_, before))) => {
            sql::mail_over().bind(guard, &tenant, &id, &before).opt().await?
        }
        (RecordKind::RetainedCopies, _) => {
            sql::copy_over().bind(guard, &tenant, &id, &terms.today).opt().await?
        }
        _ => None,
    };
    let Some(party) = whose else { return Ok(Fate::Stays) };
    // Whom nobody knows is kept by a hold of the whole workspace alone.
    let party = party.unwrap_or_default();
    if erasure::is_held(guard, tenant, party, terms.today).await? {
        return Ok(Fate::Waits);
    }
    let is_open = kind == RecordKind::Parties && erasure::is_open(guard, tenant, party, terms.today).await?;
    Ok(if is_open { Fate::Waits } else { Fate::Goes })
}

/// Removes it. Gives who asked for the erasure of a customer or supplier.
async fn remove(
    guard: &Guard,
    tenant: Uuid,
    (kind, id): (RecordKind, Uuid),
    now: Instant,
) -> Result<Option<Addressees>> {
    match kind {
        RecordKind::Parties => {
            let mut all = None;
            for (party, kind) in erasure::hold_all(guard, tenant, &[id]).await? {
                let asked = farewell::addressees(guard, (tenant, party), now).await?;
                erasure::erase_at(guard, tenant, (party, &kind), now).await?;
                farewell::tell_in(guard, (tenant, NOBODY.uuid()), now, &asked.by_mail).await?;
                all = Some(asked);
            }
            return Ok(all);
        }
        RecordKind::Requests => {
            sql::forget_request().bind(guard, &tenant, &id).one().await?;
            sql::forget_mails_of_request().bind(guard, &tenant, &id).all().await?;
        }
        RecordKind::Mails => {
            sql::forget_mail().bind(guard, &tenant, &id).one().await?;
        }
        RecordKind::RetainedCopies => {
            sql::end_copy().bind(guard, &now, &tenant, &id).one().await?;
        }
        RecordKind::Books | RecordKind::Batches | RecordKind::Log => {}
    }
    Ok(None)
}
