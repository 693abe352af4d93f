//! Tests of the catalogue query: faults are planted one by one, each in a transaction that is rolled back.
//! Invariant: each kind of fault has a plant, so that a query that overlooks it fails here.

use super::catalogue::faults;
use super::watcher;
use database::TestDb;
use std::collections::BTreeSet;

const BARE: &str =
    "create table ledger.plant (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));
    alter table ledger.plant owner to steel_owner;";
const SAFE: &str = "create table ledger.plant (tenant_id uuid not null, id uuid not null, other uuid, amount bigint, primary key (tenant_id, id));
    alter table ledger.plant owner to steel_owner; select app.tenant_table('ledger.plant');";

/// A statement that plants a fault on the safe table or elsewhere, and the one finding it must cause.
const PLANTS: &[(&str, &str)] = &[
    ("alter table ledger.plant disable row level security", "row security is not enabled"),
    ("alter table ledger.plant no force row level security", "row security is not forced"),
    ("alter table ledger.lot no force row level security", "row security is not forced"),
    ("drop policy tenant on ledger.plant", "no policy of the canonical text"),
    ("create policy also on ledger.plant using (true)", "a further policy"),
    ("create policy also on ledger.plant for insert with check (true)", "a further policy"),
    ("create policy all_of_them on app.membership for select using (true)", "a further policy"),
    ("drop policy own on app.membership; create policy own on app.membership for select using (true)", "a further policy"),
    ("alter table ledger.plant drop constraint plant_pkey; alter table ledger.plant alter tenant_id drop not null;
      alter table ledger.plant add primary key (id)", "tenant_id may be null"),
    ("alter table ledger.plant drop constraint plant_pkey", "no primary key"),
    ("alter table ledger.plant add unique (other)", "a unique key not led by tenant_id"),
    ("create unique index on ledger.plant (other, tenant_id)", "a unique key not led by tenant_id"),
    ("alter table ledger.plant add exclude using gist (other app.gist_uuid_ops with =)", "a unique key not led by tenant_id"),
    ("alter table ledger.plant add foreign key (other, tenant_id) references ledger.lot (lot_id, tenant_id)",
     "a foreign key not led by tenant_id"),
    ("alter table ledger.plant add foreign key (tenant_id, other) references ledger.lot on delete cascade",
     "a foreign key that deletes or changes rows"),
    ("alter table ledger.plant add foreign key (tenant_id, other) references ledger.lot on delete set null (other)",
     "a foreign key that deletes or changes rows"),
    ("alter table ledger.plant add foreign key (tenant_id, other) references ledger.lot deferrable", "a deferrable constraint"),
    ("alter table app.currency add column t uuid references app.tenant", "a global table points at a workspace's"),
    ("create index on ledger.plant (other)", "an index led by something else than tenant_id"),
    ("alter table ledger.plant add exact numeric; create index on ledger.plant (tenant_id, exact)",
     "an index on a type whose operators leak"),
    ("create view ledger.seen as select * from ledger.lot; alter view ledger.seen owner to steel_owner", "a view that reads as its owner"),
    ("create materialized view ledger.seen as select 1 as one; alter materialized view ledger.seen owner to steel_owner",
     "a materialised view"),
    ("create sequence ledger.counter; alter sequence ledger.counter owner to steel_owner", "a sequence or identity"),
    ("alter table ledger.plant add no bigint generated always as identity", "a sequence or identity"),
    ("alter table ledger.plant set unlogged", "an unlogged table"),
    ("alter table ledger.plant add weight double precision", "a column of inexact numbers"),
    ("alter table ledger.plant add weights real[]", "a column of inexact numbers"),
    ("create function ledger.peek() returns bigint language sql security definer set search_path = '' as 'select 1::bigint';
      alter function ledger.peek() owner to steel_owner", "a function that runs as its owner"),
    ("grant execute on function app.credential_of(bytea) to public", "a reviewed function anybody may run"),
    ("create function ledger.loose() returns bigint language sql as 'select 1::bigint'; alter function ledger.loose() owner to steel_owner",
     "a function without a fixed search_path"),
    ("create function ledger.leak() returns bigint language sql leakproof set search_path = '' as 'select 1::bigint';
      alter function ledger.leak() owner to steel_owner", "a function marked leakproof"),
    ("alter table ledger.plant owner to steel_super", "not owned by steel_owner"),
    ("alter role steel_app bypassrls", "a role that passes its bounds"),
    ("grant steel_owner to steel_app", "a role within a role"),
    ("grant truncate on ledger.lot to steel_app", "a right that goes round row security"),
    ("grant references, trigger on ledger.lot to steel_app", "a right that goes round row security"),
    ("grant select on ledger.lot to steel_app with grant option", "a right that can be passed on"),
    ("grant select on ledger.lot to public", "a right for everybody"),
    ("grant select on ledger.lot to steel_jobs", "a right for somebody else than the app"),
    ("grant select (text) on app.mail to steel_jobs", "a right on columns for somebody else than the app"),
    ("grant select (tenant_id) on ledger.lot to steel_jobs", "a right on columns for somebody else than the app"),
    ("drop policy job on app.mail; create policy job on app.mail for select using (true)", "a further policy"),
    ("grant select on app.person to steel_app", "a global table with other rights than listed"),
    ("grant create on schema ledger to steel_app", "may make things in a schema"),
    ("do $$ begin execute format('grant temp on database %I to steel_app', current_database()); end $$", "may make things in the database"),
    ("drop trigger posting_stays on ledger.posting", "rows that must stay can be changed"),
    ("alter table ledger.posting disable trigger posting_stays", "rows that must stay can be changed"),
    ("grant update on ledger.posting to steel_app", "rows that must stay can be changed"),
    ("create function ledger.meddle() returns trigger language plpgsql set search_path = '' as 'begin return new; end';
      alter function ledger.meddle() owner to steel_owner;
      create trigger meddles before insert on ledger.plant for each row execute function ledger.meddle()",
     "a trigger that does more than refuse"),
    ("create rule also as on insert to ledger.plant do also select 1", "a rule"),
    ("create table public.stray (one integer); alter table public.stray owner to steel_owner", "a table outside the product's schemas"),
    ("drop table app.currency cascade", "a list that names what is not there"),
];

#[tokio::test]
async fn each_planted_fault_is_found_and_no_other() {
    let db = TestDb::fresh().await;
    let client = watcher(&db).await;
    for (plant, fault) in PLANTS {
        client
            .batch_execute(&format!("begin; {SAFE}; {plant}"))
            .await
            .unwrap_or_else(|e| panic!("{plant}: {e:?}"));
        let found: BTreeSet<String> = faults(&client).await.into_iter().map(|(fault, _)| fault).collect();
        client.batch_execute("rollback").await.expect("the end");
        assert!(found.contains(*fault), "not found: {fault}\n{plant}\nfound: {found:?}");
        // A plant may cause only its consequences as well; more findings would make it less precise.
        assert!(found.len() <= 3, "{plant}\nfound: {found:?}");
    }
    let kinds: BTreeSet<&str> = PLANTS.iter().map(|(_, fault)| *fault).collect();
    println!("planted: {} faults of {} kinds, each found", PLANTS.len(), kinds.len());
}

#[tokio::test]
async fn a_table_made_without_its_one_line_is_found() {
    let db = TestDb::fresh().await;
    let client = watcher(&db).await;
    client.batch_execute(&format!("begin; {BARE}")).await.expect("a bare table");
    let found: Vec<(String, String)> = faults(&client).await;
    let expected =
        ["no policy of the canonical text", "row security is not enabled", "row security is not forced"];
    assert_eq!(found, expected.map(|fault| (fault.to_owned(), "ledger.plant".to_owned())));
    client.batch_execute("rollback; begin; create table make.plant (id uuid primary key); alter table make.plant owner to steel_owner")
        .await.expect("a table without a workspace");
    let found: Vec<String> = faults(&client).await.into_iter().map(|(fault, _)| fault).collect();
    assert!(found.contains(&"no tenant_id, and not listed as global".to_owned()), "{found:?}");
    client.batch_execute("rollback; begin; create table make.plant (id uuid, tenant_id uuid not null, primary key (tenant_id, id));
        alter table make.plant owner to steel_owner; select app.tenant_table('make.plant')").await.expect("a table in another order");
    let found: Vec<String> = faults(&client).await.into_iter().map(|(fault, _)| fault).collect();
    assert_eq!(found, ["tenant_id is not the first column"]);
}

#[tokio::test]
async fn a_partition_that_can_be_read_directly_is_found() {
    let db = TestDb::fresh().await;
    let client = watcher(&db).await;
    client
        .batch_execute(
            "begin; create table make.log (tenant_id uuid not null, at date not null, primary key (tenant_id, at)) partition by range (at);
             alter table make.log owner to steel_owner; select app.tenant_table('make.log');
             create table make.log_26 partition of make.log for values from ('2026-01-01') to ('2027-01-01');
             alter table make.log_26 owner to steel_owner; grant select on make.log_26 to steel_app",
        )
        .await
        .expect("a partition");
    let found: Vec<(String, String)> =
        faults(&client).await.into_iter().filter(|(_, thing)| thing == "make.log_26").collect();
    let kinds: BTreeSet<&str> = found.iter().map(|(fault, _)| fault.as_str()).collect();
    assert!(
        kinds.contains("a right on a partition") && kinds.contains("row security is not forced"),
        "{kinds:?}"
    );
}
