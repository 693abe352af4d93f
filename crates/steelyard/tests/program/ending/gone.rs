//! The end of a workspace on a real database: what it deletes, what it keeps, who may not start it, and how
//! it continues after a stop.
//! Invariant: the tests find every table in the catalogue and name none; another workspace does not change.

use crate::common::world::World;
use admin::settings::closing::{Close, Reopen};
use audit::sequencer::Sealer;
use audit::verify::{self, Wanted};
use audit::verify_restored;
use jiff::{SignedDuration, Timestamp};
use kernel::role::Role;
use ledger::parties::{CreateParty, ListParties};
use lifecycle::deletion::{self, Deletion};
use lifecycle::lifetime::Lifetime;
use obligations::incidents::reads::GetIncident;
use obligations::incidents::{
    AffectWorkspaces, ConfirmIncident, ContainIncident, DeclareIncident, LiftMeasure,
};
use serde_json::{Value, json};
use testing::Shop;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;
use uuid::Uuid;

const MONTH: SignedDuration = SignedDuration::from_hours(30 * 24);
pub const HOUR: SignedDuration = SignedDuration::from_hours(1);

pub fn noon() -> Timestamp {
    "2026-04-20T05:00:00Z".parse().expect("a moment")
}

/// A minute after the last call that was in flight at the end.
fn past() -> Timestamp {
    noon() + MONTH + SignedDuration::from_mins(3)
}

pub async fn superuser(shop: &Shop) -> Client {
    database::connect(&shop.db.super_config()).await.expect("a connection")
}

fn ending(shop: &Shop) -> Deletion {
    Deletion::new(shop.platform.clone(), shop.db.jobs_config())
}

async fn seal(shop: &Shop) {
    let mut sealer = Sealer::new(shop.platform.clone(), shop.db.jobs_config());
    while sealer.look(noon()).await.expect("sealed").more {}
}

async fn fault(shop: &Shop) -> Option<String> {
    let looked = verify::look(&shop.platform, &shop.db.jobs_config(), Wanted::ALL).await;
    looked.expect("looked over").fault
}

async fn filled(shop: &Shop, parties: usize) {
    for n in 0..parties {
        let party = json!({ "party": format!("P-{n}"), "name": format!("Meera Number{n}"), "kind": "customer",
                            "pan": "ABCPJ1234K", "phone": "0123", "location": "Pune" });
        shop.run::<CreateParty>("mia", party).await.expect("added");
    }
}

async fn closed(shop: &Shop, address: &str) {
    let why = json!({ "address": address, "reason": "the shop moves" });
    shop.run::<Close>("olive", why).await.expect("closed");
}

/// A shop that was closed a month ago and another beside it. The tree has sealed the events of both.
async fn two(parties: usize) -> (Shop, Shop) {
    let shop = Shop::jeweller().await;
    let other = shop.beside("other").await;
    filled(&shop, parties).await;
    filled(&other, 3).await;
    closed(&shop, "shop").await;
    seal(&shop).await;
    (shop, other)
}

/// Counts a workspace's rows in every table except the directory of addresses. All counts are of one moment,
/// because the last statement of a stopped look may still be committed meanwhile.
async fn rows(client: &Client, tenant: Uuid) -> Vec<(String, i64)> {
    let tables = "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                  where c.relkind in ('r', 'p') and n.nspname in ('app', 'ledger', 'make', 'sell')";
    client.batch_execute("begin isolation level repeatable read").await.expect("one moment");
    let mut found = Vec::new();
    for table in client.query(tables, &[]).await.expect("the catalogue") {
        let table: String = table.get(0);
        let count = format!("select count(*) from {table} where tenant_id = $1");
        let count: i64 = client.query_one(&count, &[&tenant]).await.expect("counted").get(0);
        if count > 0 && table != "app.address" {
            found.push((table, count));
        }
    }
    client.batch_execute("commit").await.expect("counted");
    found
}

async fn is_gone(shop: &Shop, other: &Shop, client: &Client) {
    let tenant = shop.tenant.uuid();
    assert_eq!(rows(client, tenant).await, [], "no row of it is left");
    let vault = shop.platform.encryption.vault();
    assert!(!vault.has_key(tenant).expect("looked") && vault.is_buried(tenant), "its keys are destroyed");
    let found =
        other.ask::<ListParties>("mia", json!({ "search": "Number2" })).await.expect("the other goes on");
    assert_eq!(found["rows"][0]["name"], "Meera Number2", "{found}");
    assert_eq!(fault(shop).await, None, "the tree is whole without it");
}

#[tokio::test]
async fn what_is_past_its_day_is_gone_and_nothing_else_is() {
    let (shop, other) = two(40).await;
    let (client, tenant) = (superuser(&shop).await, shop.tenant.uuid());
    let before = rows(&client, tenant).await;
    let theirs = rows(&client, other.tenant.uuid()).await;
    let people = "select count(*) from app.person";
    let people_before: i64 = client.query_one(people, &[]).await.expect("counted").get(0);
    for early in [noon(), noon() + MONTH - HOUR, noon() + MONTH] {
        assert_eq!(
            ending(&shop).look(&Lifetime::on_every_day_until(early)).await.expect("a look"),
            0,
            "{early}"
        );
    }
    assert_eq!(rows(&client, tenant).await, before, "not a moment before");
    assert_eq!(ending(&shop).look(&Lifetime::on_every_day_until(past())).await.expect("a look"), 1);
    is_gone(&shop, &other, &client).await;
    assert_eq!(rows(&client, other.tenant.uuid()).await, theirs, "row for row");
    let people_now: i64 = client.query_one(people, &[]).await.expect("counted").get(0);
    assert_eq!(people_now, people_before, "people keep their accounts");
    let address = "select slug from app.address where tenant_id = $1";
    let address: String = client.query_one(address, &[&tenant]).await.expect("kept").get(0);
    assert_eq!(address, "shop", "and nobody gets the address again");
    let ended = deletion::ended(&shop.platform).await.expect("certificates");
    assert_eq!(ended.len(), 1);
    let told: i64 = ended[0].rows["ledger.party"];
    assert_eq!((ended[0].workspace, ended[0].address.as_str(), told), (tenant, "shop", 40));
    assert!(ended[0].certificate.contains("steelyard-end") && ended[0].certificate.contains("ledger.party"));
    assert_eq!(
        ending(&shop).look(&Lifetime::on_every_day_until(past() + HOUR)).await.expect("a look"),
        0,
        "it ends once"
    );
    seal(&shop).await;
    assert_eq!(fault(&shop).await, None);
    println!("gone: {} rows of {} tables", before.iter().map(|it| it.1).sum::<i64>(), before.len());
}

#[tokio::test]
async fn what_was_opened_again_goes_on() {
    let (shop, _) = two(3).await;
    shop.run::<Reopen>("olive", json!({ "reason": "it goes on" })).await.expect("opened");
    assert_eq!(ending(&shop).look(&Lifetime::on_every_day_until(past())).await.expect("a look"), 0);
    let found = shop.ask::<ListParties>("mia", json!({ "search": "Number2" })).await.expect("read");
    assert_eq!(found["rows"][0]["name"], "Meera Number2");
}

/// A confirmed incident that affects the closed shop.
async fn incident(ops: &Shop) -> Value {
    let seen = json!({ "seen": "Somebody closed a shop that is not theirs", "severity": "high" });
    let number = ops.run::<DeclareIncident>("ops", seen).await.expect("declared")["number"].clone();
    ops.run::<ConfirmIncident>("ops", json!({ "number": number })).await.expect("confirmed");
    let affected = json!({ "number": number, "workspaces": ["shop"] });
    ops.run::<AffectWorkspaces>("ops", affected).await.expect("affected");
    number
}

/// Lifts the only measure in force.
async fn lift(ops: &Shop, number: &Value) {
    let shown = ops.ask::<GetIncident>("ops", json!({ "number": number })).await.expect("an incident");
    let mut measures = shown["containments"].as_array().expect("measures").iter();
    let one = measures.find(|it| it["lifted_at"].is_null()).expect("one in force");
    let order = json!({ "number": number, "containment": one["containment"], "reason": "It is over" });
    ops.run::<LiftMeasure>("ops", order).await.expect("lifted");
}

#[tokio::test]
async fn what_an_incident_holds_is_not_deleted_until_the_measure_is_lifted() {
    let (shop, other) = two(3).await;
    let (client, ops) = (superuser(&shop).await, shop.operators().await);
    let number = incident(&ops).await;
    let before = rows(&client, shop.tenant.uuid()).await;
    for measure in ["read_only", "all_read_only", "lock_person"] {
        let mut order = json!({ "number": number, "measure": measure, "reason": "It is looked into" });
        if measure == "lock_person" {
            order["person"] = json!(shop.person("olive").uuid());
        }
        ops.run::<ContainIncident>("ops", order).await.expect("contained");
        assert_eq!(
            ending(&shop).look(&Lifetime::on_every_day_until(past())).await.expect("a look"),
            0,
            "{measure}"
        );
        let late = deletion::overdue(
            &shop.db.jobs_config(),
            &Lifetime::on_every_day_until(past()),
            SignedDuration::ZERO,
        )
        .await
        .expect("counted");
        assert_eq!(late, 0, "{measure}: one that waits is not late");
        lift(&ops, &number).await;
    }
    let but_the_log = |rows: Vec<(String, i64)>| -> Vec<(String, i64)> {
        rows.into_iter().filter(|(table, _)| !table.contains("audit")).collect()
    };
    let after = rows(&client, shop.tenant.uuid()).await;
    assert_eq!(but_the_log(after), but_the_log(before), "nothing of it was touched");
    assert_eq!(
        deletion::overdue(
            &shop.db.jobs_config(),
            &Lifetime::on_every_day_until(past()),
            SignedDuration::ZERO
        )
        .await
        .expect("counted"),
        1
    );
    assert_eq!(ending(&shop).look(&Lifetime::on_every_day_until(past())).await.expect("a look"), 1);
    is_gone(&shop, &other, &client).await;
}

#[tokio::test]
async fn who_is_stopped_anywhere_is_gone_on_after() {
    let (shop, other) = two(120).await;
    let client = superuser(&shop).await;
    let mut stops = 0;
    for wait in 1.. {
        let ending = ending(&shop);
        let look = tokio::spawn(async move { ending.look(&Lifetime::on_every_day_until(past())).await });
        tokio::time::sleep(std::time::Duration::from_millis(12 * wait)).await;
        if look.is_finished() {
            look.await.expect("not stopped").expect("a look");
            break;
        }
        // The same as a killed program: an uncommitted transaction is rolled back.
        look.abort();
        let _ = look.await;
        stops += 1;
        let (keys, left) = (
            shop.platform.encryption.vault().has_key(shop.tenant.uuid()),
            rows(&client, shop.tenant.uuid()).await,
        );
        let whole = left.iter().any(|(table, n)| table == "ledger.party" && *n == 120);
        assert!(whole || !keys.expect("looked"), "rows go after the keys: {left:?}");
        assert!(
            left.is_empty() || left.iter().any(|(table, _)| table == "app.closing"),
            "its day goes last: {left:?}"
        );
    }
    println!("stopped {stops} times");
    // The last look may have met a lock that a stopped one still had.
    ending(&shop).look(&Lifetime::on_every_day_until(past())).await.expect("a look");
    is_gone(&shop, &other, &client).await;
    assert_eq!(deletion::ended(&shop.platform).await.expect("certificates").len(), 1, "one certificate");
}

#[tokio::test]
async fn a_copy_of_before_it_was_closed_loses_it_too() {
    let (shop, other) = two(5).await;
    let client = superuser(&shop).await;
    let tenant = shop.tenant.uuid();
    // As in a database of the day before: it has the rows but no date of the end, and the keyring is newer
    // and knows of the end.
    client.execute("delete from app.closing where tenant_id = $1", &[&tenant]).await.expect("never closed");
    shop.platform.encryption.vault().bury(tenant, past()).expect("buried");
    let finished = deletion::finish(
        &shop.platform,
        &shop.db.jobs_config(),
        &Lifetime::on_every_day_until(past() + HOUR),
    )
    .await
    .expect("finished");
    assert_eq!(finished, 1);
    is_gone(&shop, &other, &client).await;
    assert_eq!(deletion::ended(&shop.platform).await.expect("certificates").len(), 1, "and it is told");
}

/// Checks the copy as a drill checks its restored one.
#[tokio::test]
async fn a_copy_of_before_is_what_was_sealed_and_opens_nothing_of_who_ended() {
    let (shop, other) = two(5).await;
    let copy = shop.db.copy().await;
    let look = async || verify_restored::look(&shop.platform, copy.access()).await.expect("looked over");
    let before = look().await.expect("as it was");
    assert!(before.events > 10 && before.buried == 0, "{before:?}");
    assert_eq!(ending(&shop).look(&Lifetime::on_every_day_until(past())).await.expect("a look"), 1);
    seal(&shop).await;
    let after = look().await.expect("as it was, but for who ended");
    assert_eq!(after.events, before.events);
    assert!(after.buried > 5, "{after:?}");
    let client = database::connect(copy.access().superuser.as_ref().expect("one")).await.expect("the copy");
    let other = other.tenant.uuid();
    let change = format!(
        "set session_replication_role = replica;
         update app.audit_event set action = 'sell.invoice.void' where tenant_id = '{other}'"
    );
    client.batch_execute(&change).await.expect("changed by a superuser");
    let told = look().await.expect_err("it is seen");
    assert!(told.contains("not as it was sealed"), "{told}");
    let shop_of_others = Shop::jeweller().await;
    let told = verify_restored::look(&shop_of_others.platform, copy.access()).await.expect("looked over");
    assert!(told.is_err(), "a copy of another instance is none of this");
}

async fn refused(client: &Client, statement: &str) -> bool {
    let error = client.batch_execute(statement).await.expect_err(statement);
    client.batch_execute("rollback").await.expect("undone");
    error.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE)
}

#[tokio::test]
async fn nobody_removes_what_has_not_ended_and_nobody_but_the_jobs_what_has() {
    let (shop, other) = two(3).await;
    let connect = async |config| database::connect(&config).await.expect("a connection");
    let (jobs, app, owner) = (
        connect(shop.db.jobs_config()).await,
        connect(shop.db.app_config()).await,
        connect(shop.db.owner_config()).await,
    );
    let (gone, stays) = (shop.tenant.uuid(), other.tenant.uuid());
    let remove = |of: Uuid, at: &str, place: &str| {
        format!("begin; select app.remove_ended('{of}', '{at}', '{place}', 10)")
    };
    let far = "2999-01-01T00:00:00Z";
    assert!(refused(&jobs, &remove(stays, far, "ledger.party")).await, "it was never closed");
    assert!(
        refused(&jobs, &remove(gone, "2026-05-01T00:00:00Z", "ledger.party")).await,
        "its day is not past"
    );
    for place in [
        "app.person",
        "app.address",
        "app.closing",
        "app.audit_event",
        "app.audit_leaf",
        "pg_class",
        "nothing",
    ] {
        assert!(refused(&jobs, &remove(gone, far, place)).await, "{place}");
    }
    assert!(refused(&app, &remove(gone, far, "ledger.party")).await, "not to be called by what serves");
    assert!(refused(&app, &format!("begin; select app.remove_ended_events('{gone}', '{far}', 10)")).await);
    assert!(
        refused(&app, &format!("begin; select app.enter('{gone}', '{gone}'); delete from ledger.party"))
            .await
    );
    // The date is past for the clock of the caller and not for that of the database.
    let super_client = superuser(&shop).await;
    let move_day = "update app.closing set ends_at = now() + interval '1 day'";
    super_client.batch_execute(move_day).await.expect("moved");
    assert!(refused(&jobs, &remove(gone, far, "ledger.party")).await, "by the database's clock it is not");
    // The mark alone has no effect, whoever sets it.
    let marked = |of: Uuid, mark: Uuid| {
        format!(
            "begin; select app.enter('{of}', '{of}'); set local app.ended = '{mark}'; delete from app.audit_leaf"
        )
    };
    assert!(refused(&owner, &marked(gone, gone)).await, "its day is not past");
    super_client
        .batch_execute("update app.closing set ends_at = closed_at + interval '2 days'")
        .await
        .expect("moved");
    assert!(refused(&owner, &marked(stays, gone)).await, "another's mark");
    assert!(refused(&owner, &marked(stays, stays)).await, "it was never closed");
    assert!(refused(&app, &marked(gone, gone)).await, "what serves may not");
    let changed = format!(
        "begin; select app.enter('{gone}', '{gone}'); set local app.ended = '{gone}'; update app.audit_leaf set seq = 9"
    );
    assert!(refused(&owner, &changed).await, "changed they never are");
}

#[tokio::test]
async fn a_leaf_without_its_event_is_a_fault_unless_it_went_with_its_workspace() {
    let (shop, other) = two(3).await;
    assert_eq!(ending(&shop).look(&Lifetime::on_every_day_until(past())).await.expect("a look"), 1);
    assert_eq!(fault(&shop).await, None);
    let client = superuser(&shop).await;
    let one = format!(
        "select event_id, leaf_index from app.audit_leaf where tenant_id = '{}' order by seq desc limit 1",
        other.tenant.uuid()
    );
    let row = client.query_one(&one, &[]).await.expect("a leaf");
    let (event, place): (Uuid, i64) = (row.get(0), row.get(1));
    client
        .batch_execute(&format!(
            "set session_replication_role = replica; delete from app.audit_leaf where event_id = '{event}';
             delete from app.audit_event where event_id = '{event}'"
        ))
        .await
        .expect("tampered with");
    let found = fault(&shop).await.expect("it is found");
    assert!(found.contains("not as it was sealed"), "{found}");
    // A forged record says that the event was deleted with the other workspace.
    let claim = "insert into app.audit_gone select tenant_id, workspace_id, $1::bigint / 256 + 9000, array[($1 % 256)::smallint]
                 from app.audit_gone limit 1";
    client.execute(claim, &[&place]).await.expect("tampered with");
    let found = fault(&shop).await.expect("it is found");
    assert!(found.contains("certificate"), "{found}");
}

#[tokio::test]
async fn every_table_is_emptied_after_those_that_refer_to_it() {
    let world = World::open().await;
    let shop = world.shop("full").await;
    // The cases fill most tables of both parts.
    crate::common::fill::from_cases(
        &world,
        &shop,
        &[
            "sell/P1",
            "sell/P2",
            "sell/P7",
            "make/A1-cheddar-cost-rollup",
            "make/A2-ccp-dip-holds-batch",
            "make/A4-fefo-override",
            "make/A9-holds-bite-everywhere",
        ],
    )
    .await;
    let tenant = shop.tenant.uuid();
    let before = rows(&world.watcher, tenant).await;
    let input = json!({ "address": "full", "reason": "the shop moves" });
    world.done("workspace.close", shop.token(Role::Owner), &input).await;
    let days = "update app.closing set closed_at = closed_at - interval '40 days', ends_at = ends_at - interval '40 days'";
    world.watcher.batch_execute(days).await.expect("forty days later");
    let ending = Deletion::new(world.site.platform.clone(), world.access.jobs.clone());
    assert_eq!(
        ending.look(&Lifetime::on_every_day_until(crate::common::world::now())).await.expect("a look"),
        1
    );
    assert_eq!(rows(&world.watcher, tenant).await, []);
    println!("emptied: {} rows of {} tables", before.iter().map(|it| it.1).sum::<i64>(), before.len());
    assert!(before.len() > 40, "{before:?}");
}
