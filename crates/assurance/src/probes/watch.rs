//! Checks of the watch: it notices unusual use, and shows an Owner the items to put in order.
//! Invariant: each does the action itself in a canary and waits for its finding.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::watch as sql;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use kernel::day::Instant;
use kernel::networks::Networks;
use kernel::role::Role;
use lifecycle::detection::attacks::attacks;
use lifecycle::detection::looked_at;
use lifecycle::detection::rules::{Rule, judge};
use platform::settings::Settings;
use serde_json::Value;
use std::time::{Duration, Instant as Tick};
use tokio_postgres::Client;
use uuid::Uuid;

/// Longest time for a finding in this check; the promise allows five minutes.
const SOON: Duration = Duration::from_secs(20);
const BETWEEN: Duration = Duration::from_millis(500);
/// Oldest age of the watch's last run.
const LATEST: SignedDuration = SignedDuration::from_mins(5);

/// anomaly-monitoring
pub async fn unusual(world: &World) -> Verdict {
    let noon = Instant::from_second((world.clock)().as_second().div_euclid(86_400) * 86_400 + 43_200)?;
    let set = attacks(noon);
    for attack in &set {
        let found = judge(&attack.events, &attack.past, &Settings::default(), &TimeZone::UTC);
        ensure(found.iter().any(|one| one.rule == attack.rule), || {
            format!("The recorded attack on the rule \"{}\" was not noticed.", attack.rule.title())
        })?;
    }
    let looked = looked_at(&world.platform).await?;
    let late = looked.is_none_or(|at| (world.clock)().duration_since(at) > LATEST);
    ensure(!late, || "Nobody looked at the audit log for five minutes.".into())?;
    let took = noticed(world).await?;
    let networks = world.platform.networks.get();
    let ranges = (*networks).as_ref().map_or(0, Networks::ranges);
    let resting = if ranges > 0 { 0 } else { Rule::ALL.iter().filter(|rule| rule.is_by_origin()).count() };
    let origins = match ranges {
        0 => format!(
            "{resting} rules rest, for no file of networks is named: sign-ins from a new country or network, or from two \
             countries at once, go unnoticed."
        ),
        ranges => format!("Where sign-ins come from is judged by {ranges} ranges of addresses."),
    };
    let says = format!(
        "{} recorded attacks were replayed: each was noticed by its rule. An export of a canary's audit log was done for \
         real: its finding stood within {} seconds. {origins}",
        set.len(),
        took.as_secs() + 1
    );
    let active = set.len() - resting;
    Ok(Proof::of(says).with("rules", set.len()).with("raised", set.len()).with("active", active))
}

/// Does an action that is always a finding, as an Owner of a canary, and waits for it. Gives the time this
/// took.
async fn noticed(world: &World) -> Result<Duration, Broken> {
    // The export is work; waiting for its finding is not.
    let work = world.at_work.lock().await;
    let visit = world.visitor(Role::Owner).await?;
    let bearer = format!("Bearer {}", visit.token);
    let path = "/api/v1/queries/workspace.audit.export";
    let made = world.stranger().await?.get(path, &[("authorization", &bearer)]).await?;
    ensure(made.status == 200, || {
        format!("An export of a canary's audit log was answered {}.", made.status)
    })?;
    let request: Uuid = made.header("x-request-id").parse()?;
    drop(work);
    let session = world.as_app().await?;
    let began = Tick::now();
    while began.elapsed() < SOON {
        if is_raised(&session, visit.tenant.uuid(), request).await? {
            return Ok(began.elapsed());
        }
        tokio::time::sleep(BETWEEN).await;
    }
    Err(Broken::because(format!(
        "An export of the audit log raised no finding within {} seconds.",
        SOON.as_secs()
    )))
}

/// Whether the event of a request raised a finding.
async fn is_raised(session: &Client, tenant: Uuid, request: Uuid) -> Result<bool, Broken> {
    enter(session, tenant).await?;
    let raised = sql::is_raised().bind(session, &tenant, &request).one().await?;
    leave(session).await?;
    Ok(raised)
}

/// One item of a canary's check-up.
pub(super) async fn item(world: &World, id: &str) -> Result<Value, Broken> {
    let visit = world.visitor(Role::Auditor).await?;
    let bearer = format!("Bearer {}", visit.token);
    let headers = [("authorization", bearer.as_str())];
    let answer = world.stranger().await?.get("/api/v1/queries/workspace.checkup", &headers).await?;
    ensure(answer.status == 200, || format!("The check-up of a canary was answered {}.", answer.status))?;
    let shown: Value = serde_json::from_slice(&answer.body)?;
    let item = shown["items"].as_array().into_iter().flatten().find(|item| item["id"] == id);
    item.cloned().ok_or_else(|| Broken::because(format!("The check-up has no item {id}.")))
}

/// Browsers of one login in this check: one more than a person has.
const BROWSERS: usize = 4;
/// The role of the shared login in this check.
const SHARING: Role = Role::Cashier;

/// checkup-shared-logins
pub async fn shared_logins(world: &World) -> Verdict {
    let before = browsers(world).await?;
    for _ in 0..BROWSERS {
        world.visitor(SHARING).await?;
    }
    let after = browsers(world).await?;
    ensure(after >= before + BROWSERS, || {
        "A login used in four browsers within minutes is not told as shared.".into()
    })?;
    Ok(Proof::of(
        "A login of a canary was used in four browsers within minutes: the check-up tells its Owner.",
    )
    .with("browsers", BROWSERS))
}

/// The number of browsers of the shared login in the check-up; None where the check-up does not name it.
async fn browsers(world: &World) -> Result<usize, Broken> {
    let item = item(world, "shared_logins").await?;
    let name = format!("Canary {} (", SHARING.as_str());
    let told = item["names"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let count = told
        .filter_map(|told| told.strip_prefix(&name))
        .find_map(|rest| rest.split(' ').next()?.parse().ok());
    Ok(count.unwrap_or(0))
}

/// checkup-leavers
pub async fn leavers(world: &World) -> Verdict {
    // A removed person with access left would have it now.
    world.visitor(Role::Maker).await?;
    let (session, all) = (world.as_app().await?, world.workspaces().await?);
    let mut left = 0;
    for tenant in &all {
        enter(&session, *tenant).await?;
        left += sql::removed_with_access().bind(&session, tenant, &(world.clock)()).one().await?;
        leave(&session).await?;
    }
    ensure(left == 0, || format!("{left} people who were removed still have a session or an API token."))?;
    let item = item(world, "leavers").await?;
    ensure(item["state"].is_string(), || "The check-up says nothing of people who left.".into())?;
    let says = format!(
        "Nobody who was removed has a session or an API token in any of {} workspaces; the check-up shows who is idle.",
        all.len()
    );
    Ok(Proof::of(says).with("workspaces", all.len()).with("removed_with_access", 0))
}

/// checkup-audit-review
pub async fn audit_review(world: &World) -> Verdict {
    let began = (world.clock)();
    let visit = world.visitor(Role::Auditor).await?;
    let bearer = format!("Bearer {}", visit.token);
    let read =
        world.stranger().await?.get("/api/v1/queries/workspace.audit", &[("authorization", &bearer)]).await?;
    ensure(read.status == 200, || format!("The audit log of a canary was answered {}.", read.status))?;
    let item = item(world, "audit_log").await?;
    let last = item["last_at"].as_str().and_then(|text| text.parse::<Instant>().ok());
    ensure(last.is_some_and(|at| at >= began) && item["is_open"] == false, || {
        "The audit log was read just now, and the check-up does not know it.".into()
    })?;
    Ok(Proof::of("The audit log of a canary was read: its check-up says when, and asks again after 30 days."))
}
