//! Figures across workspaces, for those whose Owner takes part: the mean of a month over the workspaces of a
//! trade and a country, with noise that hides each of them (differential privacy).
//! Invariant: a figure of a month is drawn once, and everybody reads that draw. Each workspace's value is
//! read in its own scope; the values and their sum are nowhere but in the memory of the task. What a figure
//! costs is spent in the transaction that stores it.

pub mod attack;
pub mod noise;
pub mod rules;

use jiff::SignedDuration;
use kernel::day::{Day, Instant};
use kernel::id::TenantId;
use lifecycle_queries::benchmarks as sql;
use lifecycle_queries::client::Params;
use noise::{Randomness, SystemRandomness};
use platform::error::{Error, Result};
use platform::instance::{CANARIES, INSTANCE, NOBODY};
use platform::internal::{Guard, Seals, at_instance_as, enter};
use platform::platform::Platform;
use platform::settings::Settings;
use platform::tx::ReadTx;
use rules::{COST_MILLI, MIN_AGE_DAYS, MIN_COHORT, Metric, Month, Noisy};
use std::collections::BTreeMap;
use tokio_postgres::Client;
use uuid::Uuid;

/// The most workspaces of a round: their values are in one transaction for each figure.
const MEMBERS: i64 = 2_000;
/// Figures and months of a page: two years of three figures.
const FIGURES: i64 = 72;
const ROUNDS: i64 = 24;

/// Which workspaces are compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cohort {
    /// Their country.
    pub country: String,
    /// Their trade.
    pub trade: String,
}

/// A figure as it was released.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// The first day of its month.
    pub month: Day,
    /// What it is.
    pub metric: Metric,
    /// The draw.
    pub noisy: Noisy,
}

/// A month that is done.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// Its first day.
    pub month: Day,
    /// Workspaces that took part on the instance.
    pub members: i32,
    /// Figures that were released.
    pub figures: i32,
    /// When it was done.
    pub done_at: Instant,
}

/// Since when the workspace takes part. None: it does not. Errors: the database's.
pub async fn member_since(client: &impl Seals, tenant: Uuid) -> Result<Option<Instant>> {
    Ok(sql::member_since().bind(client, &tenant).opt().await?)
}

/// Takes part from now on. False: it did before. Errors: the database's.
pub async fn join(client: &impl Seals, tenant: Uuid, (by, now): (Uuid, Instant)) -> Result<bool> {
    Ok(sql::insert_member().bind(client, &by, &now, &tenant).opt().await?.is_some())
}

/// Takes part no more: the next figure is drawn without the workspace. False: it took no part. Errors: the
/// database's.
pub async fn leave(client: &impl Seals, tenant: Uuid) -> Result<bool> {
    Ok(sql::delete_member().bind(client, &tenant).opt().await?.is_some())
}

/// What the workspace has spent of its budget in a year, in thousandths of epsilon. Errors: the database's.
pub async fn year_spent(client: &impl Seals, tenant: Uuid, year: i32) -> Result<i32> {
    Ok(sql::year_spent().bind(client, &tenant, &year).opt().await?.unwrap_or(0))
}

/// The workspace's own value of a figure, within no bounds. None: there is too little in the month. Errors:
/// the database's.
pub async fn own_value(
    client: &impl Seals,
    tenant: Uuid,
    metric: Metric,
    month: Month,
) -> Result<Option<i64>> {
    let Month { first, next, begin, until } = month;
    let (part, whole) = match metric {
        Metric::OverdueBills => {
            let row = sql::bills_due().bind(client, &tenant, &first, &next).one().await?;
            (row.part, row.whole)
        }
        Metric::DaysToPayment => {
            let row = sql::bills_paid().bind(client, &tenant, &begin, &until).one().await?;
            (row.part, row.whole)
        }
        Metric::BatchesOff => {
            let row = sql::batches_made().bind(client, &tenant, &begin, &until).one().await?;
            (row.part, row.whole)
        }
    };
    Ok(metric.value(part, whole))
}

/// The figures of a cohort, the newest month first. Errors: the database's.
pub async fn figures_of(tx: &ReadTx, cohort: &Cohort) -> Result<Vec<Figure>> {
    let (of, country, trade) = (INSTANCE.uuid(), cohort.country.as_str(), cohort.trade.as_str());
    let rows = at_instance_as(tx, NOBODY, async {
        Ok(sql::releases_of().bind(tx, &of, &country, &trade, &FIGURES).all().await?)
    })
    .await?;
    let figure = |row: sql::ReleasesOf| {
        let noisy = Noisy { total: row.noisy_total, count: row.noisy_count };
        Some(Figure { month: row.month, metric: Metric::of(&row.metric)?, noisy })
    };
    Ok(rows.into_iter().filter_map(figure).collect())
}

/// The months that are done, the newest first, in the instance's own workspace. Errors: the database's.
pub async fn rounds(client: &impl Seals) -> Result<Vec<Round>> {
    let rows = sql::rounds().bind(client, &INSTANCE.uuid(), &ROUNDS).all().await?;
    let round = |row: sql::Rounds| Round {
        month: row.month,
        members: row.members,
        figures: row.figures,
        done_at: row.done_at,
    };
    Ok(rows.into_iter().map(round).collect())
}

/// Spends what a figure costs, in the workspace that the transaction has entered. False: the budget does not
/// allow it, or the workspace gave to this figure before. Errors: the database's.
pub async fn spend(
    guard: &Guard,
    tenant: Uuid,
    (metric, month): (Metric, Day),
    now: Instant,
) -> Result<bool> {
    let (year, metric, cost) = (i32::from(month.year()), metric.as_str(), COST_MILLI);
    sql::open_budget().bind(guard, &year, &tenant).opt().await?;
    // Whoever spends for this workspace at the same time waits here, and then sees what was spent.
    let Some(spent) = sql::lock_budget().bind(guard, &tenant, &year).opt().await? else { return Ok(false) };
    let given = sql::month_spent().bind(guard, &metric, &tenant, &month).one().await?;
    if given.is_given || !rules::fits(i64::from(spent), given.spent, cost) {
        return Ok(false);
    }
    sql::add_spent().bind(guard, &cost, &tenant, &year).one().await?;
    sql::insert_contribution().bind(guard, &month, &metric, &cost, &now, &tenant).one().await?;
    Ok(true)
}

/// Releases the figures of the last month, if it is settled and not done yet. `jobs` is a connection of the
/// role for jobs. Returns how many were released. Errors: the database's; the attack on the noise came
/// through, and nothing is released.
pub async fn release_all(platform: &Platform, jobs: &Client, now: Instant) -> Result<usize> {
    let Some(month) = rules::month_due(now)? else { return Ok(0) };
    let members = sql::benchmark_members().bind(jobs, &MEMBERS).all().await?;
    if members.is_empty() || is_done(platform, month).await? {
        return Ok(0);
    }
    let cohorts = cohorts_of(platform, &members, month, now).await?;
    let mut released = 0;
    if cohorts.values().any(|tenants| tenants.len() >= MIN_COHORT) {
        try_noise().await?;
    }
    let mut source = SystemRandomness::default();
    for (cohort, tenants) in &cohorts {
        for &metric in Metric::ALL {
            let is_new =
                release(platform, (cohort, tenants.as_slice()), (metric, month), now, &mut source).await?;
            released += usize::from(is_new);
        }
    }
    note_round(platform, month, members.len(), now).await?;
    Ok(released)
}

/// Tries to see a workspace in figures drawn by this program. Errors: it was seen.
async fn try_noise() -> Result<()> {
    // Thirty thousand draws take a moment, in which this thread would serve nobody.
    let tried = tokio::task::spawn_blocking(|| {
        let mut source = SystemRandomness::default();
        Metric::ALL.iter().map(|metric| attack::attack(*metric, &mut source)).collect::<Result<Vec<_>>>()
    });
    let tried = tried.await.map_err(Error::internal)??;
    match tried.iter().all(|it| it.is_refused) {
        true => Ok(()),
        false => Err(Error::internal("the noise of figures across workspaces does not hide a workspace")),
    }
}

async fn is_done(platform: &Platform, month: Month) -> Result<bool> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let is_done = sql::is_round_done().bind(&guard, &INSTANCE.uuid(), &month.first).one().await?;
    guard.rollback().await;
    Ok(is_done)
}

async fn note_round(platform: &Platform, month: Month, members: usize, now: Instant) -> Result<()> {
    let members = i32::try_from(members).map_err(Error::internal)?;
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    sql::insert_round().bind(&guard, &month.first, &members, &INSTANCE.uuid(), &now).opt().await?;
    guard.commit().await
}

/// The workspaces that count, by their cohorts. Errors: the database's.
async fn cohorts_of(
    platform: &Platform,
    members: &[Uuid],
    month: Month,
    now: Instant,
) -> Result<BTreeMap<Cohort, Vec<Uuid>>> {
    let mut cohorts: BTreeMap<Cohort, Vec<Uuid>> = BTreeMap::new();
    let oldest = now - SignedDuration::from_hours(24 * MIN_AGE_DAYS);
    for tenant in members {
        let guard = Guard::begin(platform, TenantId::from_uuid(*tenant), NOBODY).await?;
        let place = sql::place_of_member().bind(&guard, tenant, &month.until).opt().await?;
        guard.rollback().await;
        let Some(place) = place else { continue };
        if CANARIES.contains(&place.slug.as_str()) || place.created_at > oldest {
            continue;
        }
        let trade = place.trade.unwrap_or_else(|| Settings::default().trade.to_string());
        cohorts.entry(Cohort { country: place.country, trade }).or_default().push(*tenant);
    }
    Ok(cohorts)
}

/// Draws and stores a figure of a cohort, in one transaction that enters each of its workspaces in turn.
/// False: they are too few, or it was released before; then nothing was spent. Errors: the database's.
pub async fn release(
    platform: &Platform,
    (cohort, tenants): (&Cohort, &[Uuid]),
    (metric, month): (Metric, Month),
    now: Instant,
    source: &mut (impl Randomness + Send),
) -> Result<bool> {
    if tenants.len() < MIN_COHORT {
        return Ok(false);
    }
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let mut values = Vec::new();
    // In the order of their ids, so that two programs that release lock in the same order.
    for tenant in tenants {
        enter().bind(guard.pg(), tenant, &NOBODY.uuid()).one().await?;
        // An Owner may have left since the cohort was read.
        if member_since(&guard, *tenant).await?.is_none() {
            continue;
        }
        let value = own_value(&guard, *tenant, metric, month).await?;
        if let Some(value) = value
            && spend(&guard, *tenant, (metric, month.first), now).await?
        {
            values.push(value);
        }
    }
    let Some(noisy) = rules::release_of(metric, &values, source)? else {
        guard.rollback().await;
        return Ok(false);
    };
    let of = INSTANCE.uuid();
    enter().bind(guard.pg(), &of, &NOBODY.uuid()).one().await?;
    sql::insert_release()
        .params(
            &guard,
            &sql::InsertReleaseParams {
                country: cohort.country.as_str(),
                trade: cohort.trade.as_str(),
                month: month.first,
                metric: metric.as_str(),
                total: noisy.total,
                workspaces: noisy.count,
                now,
                tenant: of,
            },
        )
        .one()
        .await?;
    guard.commit().await?;
    Ok(true)
}
