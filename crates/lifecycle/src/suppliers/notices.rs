//! The notice of a new supplier in every workspace, and the objections of Owners.
//! Invariant: each workspace gets one notice of a supplier, in the transaction that mails it. One that is made
//! later gets it too, while the supplier is announced.

use super::{Supplier, SupplierState};
use crate::casework::{self, At, CaseKind, Step, reminders};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::TenantId;
use kernel::role::Role;
use lifecycle_queries::client::Params;
use lifecycle_queries::suppliers as sql;
use mail::Notice;
use mail::messages::suppliers as messages;
use platform::error::{Error, Result};
use platform::instance::{CANARIES, INSTANCE, INSTANCE_SLUG, NOBODY};
use platform::internal::{Guard, Seals};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::app::supplier_notice::OBJECTION;
use serde_json::json;
use tokio_postgres::Client;
use uuid::Uuid;

/// How long such a mail is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);
/// The limits of one look: workspaces that are told of a supplier, and objections.
const WORKSPACES: i64 = 1000;
const OBJECTIONS: i64 = 100;
/// The most notices on a page.
const NOTICES: i64 = 200;

/// A notice of a supplier in a workspace.
#[derive(Clone, Debug)]
pub struct SupplierNotice {
    /// Its id.
    pub id: Uuid,
    /// The number of the supplier.
    pub number: i32,
    /// Its name.
    pub name: String,
    /// What it does.
    pub purpose: String,
    /// The region of the data.
    pub region: String,
    /// When the workspace was told.
    pub told_at: Instant,
    /// When an Owner objected.
    pub objected_at: Option<Instant>,
    /// The objection.
    pub objection: Option<String>,
}

fn open_notice(
    client: &impl Seals,
    tenant: Uuid,
    now: Instant,
    row: sql::NoticeRow,
) -> Result<SupplierNotice> {
    let objection = client.cipher_of(tenant, now).open(OBJECTION, row.supplier_notice_id, row.objection)?;
    Ok(SupplierNotice {
        id: row.supplier_notice_id,
        number: row.supplier_no,
        name: row.name,
        purpose: row.purpose,
        region: row.region,
        told_at: row.told_at,
        objected_at: row.objected_at,
        objection,
    })
}

/// The notices of a workspace, the newest first. Errors: the database's; the keyring's.
pub async fn of_workspace(client: &impl Seals, tenant: Uuid, now: Instant) -> Result<Vec<SupplierNotice>> {
    let rows = sql::notices_of().bind(client, &tenant, &NOTICES).all().await?;
    rows.into_iter().map(|row| open_notice(client, tenant, now, row)).collect()
}

/// The notice of this supplier, locked for a change; None: there is none. Errors: the database's; the
/// keyring's.
pub async fn lock_notice(
    client: &impl Seals,
    tenant: Uuid,
    now: Instant,
    number: i32,
) -> Result<Option<SupplierNotice>> {
    let row = sql::notice_locked().bind(client, &tenant, &number).opt().await?;
    row.map(|row| open_notice(client, tenant, now, row)).transpose()
}

/// Keeps an objection. Errors: the database's.
pub async fn object(client: &impl Seals, at: At, notice: Uuid, words: &str) -> Result<()> {
    let sealed = client.cipher_of(at.tenant, at.now).seal(OBJECTION, notice, words)?;
    sql::set_objection().bind(client, &at.by, &at.now, &sealed, &at.tenant, &notice).one().await?;
    Ok(())
}

/// Tells the workspaces that were not told yet, and passes objections on to those who run the instance. `jobs`
/// is a connection of the role for jobs. Returns the number of notices. Errors: the database's.
pub async fn send(platform: &Platform, jobs: &Client, now: Instant) -> Result<usize> {
    let mut sent = 0;
    for supplier in super::all(platform).await?.into_iter().filter(is_to_be_told) {
        sent += tell_all(platform, jobs, now, &supplier).await?;
    }
    for waiting in sql::objections_waiting().bind(jobs, &OBJECTIONS).all().await? {
        let (tenant, number) = (waiting.tenant_id, waiting.supplier_no);
        // A failure of one objection does not stop the others; the next look tries it again.
        if let Err(error) = forward(platform, now, tenant, number).await {
            tracing::warn!(%error, %tenant, number, "an objection could not be passed on");
        }
    }
    Ok(sent)
}

/// How many notices of these suppliers workspaces still wait for. `jobs` is a connection of the role for jobs.
/// Errors: the database's.
pub async fn count_missing(jobs: &Client, suppliers: &[i32]) -> Result<i64> {
    Ok(sql::notices_missing().bind(jobs, &suppliers, &INSTANCE.uuid()).one().await?)
}

/// One that is announced, or that was used in an emergency before all were told.
fn is_to_be_told(supplier: &Supplier) -> bool {
    let is_announced = supplier.case.state == SupplierState::Announced.as_str();
    supplier.announced_at.is_some()
        && supplier.ended_at.is_none()
        && (is_announced || supplier.noticed_at.is_none())
}

async fn tell_all(platform: &Platform, jobs: &Client, now: Instant, supplier: &Supplier) -> Result<usize> {
    let (instance, number) = (INSTANCE.uuid(), supplier.case.number);
    let found = sql::workspaces_without_notice().bind(jobs, &instance, &number, &WORKSPACES).all().await?;
    let (mut sent, mut failed) = (0, false);
    for tenant in &found {
        match tell_one(platform, *tenant, now, supplier).await {
            Ok(()) => sent += 1,
            // A failure in one workspace does not stop the notices of the others; the next look tries again.
            Err(error) => {
                tracing::error!(%error, %tenant, "a workspace could not be told of a supplier");
                failed = true;
            }
        }
    }
    let is_whole = i64::try_from(found.len()).is_ok_and(|many| many < WORKSPACES) && !failed;
    if is_whole && supplier.noticed_at.is_none() {
        let told = sql::notices_sent().bind(jobs, &number).one().await?;
        all_are_told(platform, now, supplier, i32::try_from(told).unwrap_or(i32::MAX)).await?;
    }
    Ok(sent)
}

async fn tell_one(platform: &Platform, tenant: Uuid, now: Instant, supplier: &Supplier) -> Result<()> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let profile = &supplier.profile;
    let is_new = sql::insert_notice()
        .params(
            guard.pg(),
            &sql::InsertNoticeParams {
                tenant,
                supplier_notice: fresh_id(now)?,
                number: supplier.case.number,
                name: profile.name.as_str(),
                purpose: profile.purpose.as_str(),
                region: profile.region.as_str(),
                now,
            },
        )
        .opt()
        .await?;
    let place = lifecycle_queries::casework::place().bind(guard.pg(), &tenant).one().await?;
    if is_new.is_some() && !CANARIES.contains(&place.slug.as_str()) {
        // Whoever joins after the notice reads the day that holds for everybody.
        let words = match supplier.activated_at {
            Some(since) => messages::replacement(&profile.name, &profile.purpose, &profile.region, since),
            None => {
                let from = supplier.noticed_at.unwrap_or(now) + supplier.notice;
                messages::announcement(&profile.name, &profile.purpose, &profile.region, from)
            }
        };
        let link = format!("/w/{}/settings/suppliers", place.slug);
        let told = Notice { words, link, about: supplier.case.id, until: now + NEWS };
        mail::notify(&guard, now, (tenant, NOBODY.uuid()), &told).await?;
    }
    guard.commit().await
}

async fn all_are_told(platform: &Platform, now: Instant, supplier: &Supplier, told: i32) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let at = At { tenant: INSTANCE.uuid(), by: NOBODY.uuid(), now };
    let is_first =
        sql::set_noticed().bind(guard.pg(), &now, &told, &at.tenant, &supplier.case.id).opt().await?;
    if is_first.is_some() {
        let facts = Some(json!({ "workspaces": told }));
        let step = Step { what: "noticed", facts, ..Step::default() };
        casework::note(&guard, at, supplier.case.id, &step).await?;
    }
    guard.commit().await
}

/// Passes an objection on: first to the supplier's case, then it is marked. A failure between the two passes it
/// on twice, never not at all. One against a supplier that does not exist is only marked.
async fn forward(platform: &Platform, now: Instant, tenant: Uuid, number: i32) -> Result<()> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let Some(notice) = lock_notice(&guard, tenant, now, number).await? else {
        guard.rollback().await;
        return Ok(());
    };
    let place = lifecycle_queries::casework::place().bind(guard.pg(), &tenant).one().await?;
    let words = format!("{}: {}", place.slug, notice.objection.unwrap_or_default());
    note_objection(platform, now, number, &words).await?;
    sql::set_forwarded().bind(guard.pg(), &now, &tenant, &number).opt().await?;
    guard.commit().await
}

async fn note_objection(platform: &Platform, now: Instant, number: i32, words: &str) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let at = At { tenant: INSTANCE.uuid(), by: NOBODY.uuid(), now };
    let found = casework::lock_case(&guard, at.tenant, CaseKind::Supplier, number).await;
    let case = match found {
        Ok(case) => case,
        // The instance has no such supplier: nobody waits for this objection.
        Err(Error::Refused(_)) => {
            tracing::warn!(number, "an objection names a supplier that does not exist");
            guard.rollback().await;
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    let step = Step { what: "objected", words: Some(words), ..Step::default() };
    casework::note(&guard, at, case.id, &step).await?;
    let page = reminders::page(CaseKind::Supplier);
    let told = Notice {
        words: messages::objection(&CaseKind::Supplier.name(number)),
        link: format!("/w/{INSTANCE_SLUG}{page}/{number}"),
        about: case.id,
        until: now + NEWS,
    };
    mail::tell(&guard, now, (at.tenant, at.by), &[Role::Admin], &told).await?;
    guard.commit().await
}
