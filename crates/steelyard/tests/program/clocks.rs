//! The clocks of cases in the database: by which days off they run, and that nobody moves one.
//! Invariant: each statement that is refused here changes a row where the database's own guards are off.

use admin::settings::details::ChangeDetails;
use jiff::SignedDuration;
use kernel::day::{Instant, parse_instant};
use ledger::holidays::AddHoliday;
use lifecycle::casework::clock::Clock;
use lifecycle::casework::{self, At, CaseKind, NewCase, Running, Step};
use platform::instance::NOBODY;
use platform::internal::Guard;
use serde_json::json;
use testing::Shop;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;
use uuid::Uuid;

/// Thursday 5 March 2026, 20:00 in Hobart: after work, so the day of work that counts is Friday.
fn evening() -> Instant {
    parse_instant("2026-03-05T09:00:00Z").expect("a moment")
}

fn at(shop: &Shop, now: Instant) -> At {
    At { tenant: shop.tenant.uuid(), by: NOBODY.uuid(), now }
}

async fn guard(shop: &Shop) -> Guard {
    Guard::begin(&shop.platform, shop.tenant, NOBODY).await.expect("entered")
}

/// A case with a clock that runs and one that stopped two hours after it began.
async fn open_case(shop: &Shop) -> NewCase {
    let (guard, now) = (guard(shop).await, evening());
    let step = Step { what: "received", ..Step::default() };
    let opened = casework::open(&guard, at(shop, now), CaseKind::Incident, ("declared", false), &step);
    let opened = opened.await.expect("a case");
    for clock in [Clock::CustomerNotice, Clock::Acknowledgement] {
        let begun = casework::begin_clock(&guard, at(shop, now), opened.case, opened.event, clock).await;
        begun.expect("it runs");
    }
    let later = at(shop, now + SignedDuration::from_hours(2));
    let step = Step { what: "acknowledged", ..Step::default() };
    let event = casework::note(&guard, later, opened.case, &step).await.expect("a step");
    let stopped = casework::stop_clock(&guard, later, opened.case, event, Clock::Acknowledgement).await;
    assert!(stopped.expect("stopped").is_some(), "it ran");
    guard.commit().await.expect("committed");
    opened
}

async fn clocks(shop: &Shop, case: Uuid) -> Vec<Running> {
    let guard = guard(shop).await;
    let clocks = casework::clocks(&guard, shop.tenant.uuid(), &[case]).await;
    guard.rollback().await;
    clocks.expect("clocks")
}

#[tokio::test]
async fn the_clocks_of_a_workspace_know_the_days_of_its_country_its_state_and_its_own() {
    let shop = Shop::dairy().await;
    for (day, region) in
        [("2026-03-06", "AU"), ("2026-03-09", "AU-TAS"), ("2026-03-10", "AU-VIC"), ("2026-03-11", "")]
    {
        let mut new = json!({ "day": day, "name": "A day off" });
        if !region.is_empty() {
            new["region"] = json!(region);
            new["source"] = json!("the list of the state");
        }
        shop.run::<AddHoliday>("adam", new).await.expect("added");
    }
    let due = async || {
        let guard = guard(&shop).await;
        let calendar = casework::calendar(&guard, shop.tenant.uuid(), evening()).await.expect("a calendar");
        guard.rollback().await;
        Clock::Acknowledgement.due(evening(), &calendar).to_string()
    };
    // Friday is off in the country; Monday only where the workspace is, and Tuesday next door.
    assert_eq!(due().await, "2026-03-09T22:00:00Z", "without a state: Monday, and a day of work later");
    let details = json!({ "name": "The shop", "state": "TAS" });
    shop.run::<ChangeDetails>("olive", details).await.expect("changed");
    // From Tuesday on; Wednesday is the shop's own day off.
    assert_eq!(due().await, "2026-03-11T22:00:00Z", "in Tasmania");
}

#[tokio::test]
async fn a_clock_that_runs_is_not_begun_again_and_one_that_stopped_does_not_stop_later() {
    let shop = Shop::dairy().await;
    let opened = open_case(&shop).await;
    let before = clocks(&shop, opened.case).await;
    assert_eq!(before.iter().filter(|it| it.stopped_at.is_none()).count(), 1);
    let (guard, later) = (guard(&shop).await, at(&shop, evening() + SignedDuration::from_hours(20)));
    let again = casework::begin_clock(&guard, later, opened.case, opened.event, Clock::CustomerNotice).await;
    again.expect("it runs already");
    let stopped =
        casework::stop_clock(&guard, later, opened.case, opened.event, Clock::Acknowledgement).await;
    assert_eq!(stopped.expect("asked"), None, "it has stopped");
    guard.commit().await.expect("committed");
    assert_eq!(clocks(&shop, opened.case).await, before);
    // The clock of the machine was moved back a day: the case ends no earlier than it began.
    let (guard, earlier) = (self::guard(&shop).await, at(&shop, evening() - SignedDuration::from_hours(24)));
    let event = casework::note(&guard, earlier, opened.case, &Step { what: "told", ..Step::default() }).await;
    let event = event.expect("a step");
    casework::stop_clock(&guard, earlier, opened.case, event, Clock::CustomerNotice).await.expect("stopped");
    guard.commit().await.expect("committed");
    let after = clocks(&shop, opened.case).await;
    assert!(after.iter().all(|it| it.stopped_at.is_some_and(|stopped| stopped >= it.begun_at)), "{after:?}");
}

/// What somebody would write to move a clock: of one that runs, of one that stopped, and of the case's events.
const MOVES: [&str; 12] = [
    "update app.case_clock set due_at = due_at + interval '1 hour' where stopped_at is null",
    "update app.case_clock set due_at = due_at - interval '1 hour' where stopped_at is null",
    "update app.case_clock set begun_at = begun_at - interval '1 hour' where stopped_at is null",
    "update app.case_clock set clock = 'news' where stopped_at is null",
    "update app.case_clock set begun_event_id = tenant_id where stopped_at is null",
    "delete from app.case_clock where stopped_at is null",
    "update app.case_clock set stopped_at = null, stopped_event_id = null where stopped_at is not null",
    "update app.case_clock set stopped_at = stopped_at - interval '1 hour' where stopped_at is not null",
    "update app.case_clock set due_at = due_at + interval '9 hours' where stopped_at is not null",
    "delete from app.case_clock where stopped_at is not null",
    "update app.case_event set created_at = created_at - interval '1 hour' where what = 'acknowledged'",
    "delete from app.case_event where what = 'acknowledged'",
];

/// The rows that a statement changes in a workspace, or why it is refused. All is undone.
async fn attempt(
    client: &Client,
    shop: &Shop,
    settings: &str,
    statement: &str,
) -> Result<u64, Option<SqlState>> {
    let tenant = shop.tenant.uuid();
    let begin = format!("begin; {settings} set local app.tenant_id = '{tenant}'");
    client.batch_execute(&begin).await.expect("a transaction");
    let done = client.execute(statement, &[]).await;
    client.batch_execute("rollback").await.expect("undone");
    done.map_err(|error| error.code().cloned())
}

#[tokio::test]
async fn nobody_moves_a_clock_or_what_began_and_stopped_it_whatever_their_role() {
    let shop = Shop::dairy().await;
    let opened = open_case(&shop).await;
    let before = clocks(&shop, opened.case).await;
    let connect = async |config| database::connect(&config).await.expect("a connection");
    let superuser = connect(shop.db.super_config()).await;
    let roles = [
        ("the application", connect(shop.db.app_config()).await),
        ("the owner of the tables", connect(shop.db.owner_config()).await),
        ("the jobs", connect(shop.db.jobs_config()).await),
        ("the superuser", connect(shop.db.super_config()).await),
    ];
    for statement in MOVES {
        for (who, client) in &roles {
            let refused = attempt(client, &shop, "", statement).await;
            assert_eq!(refused, Err(Some(SqlState::INSUFFICIENT_PRIVILEGE)), "{who}: {statement}");
        }
        let off = "set local session_replication_role = replica;";
        let met = attempt(&superuser, &shop, off, statement).await;
        assert_eq!(met, Ok(1), "without the guards of the database: {statement}");
    }
    assert_eq!(clocks(&shop, opened.case).await, before);
    println!("clocks: {} statements refused to {} roles", MOVES.len(), roles.len());
}
