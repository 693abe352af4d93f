//! protect.md section 4 on the product's own tables, as the role that serves requests. These tests check the
//! rules:
//!
//! | rule | checked by |
//! |---|---|
//! | R1–R6, R11–R16, R18, R20–R23 | the test here that begins with its number; R16 and R23 by `tidy/sql.rs`, `tidy/words.rs` too |
//! | R7 views, R8 materialised views, R9 functions, R10 partitions, R17 sequences, R19 leakproof | here as absent; each planted and found in `planted.rs` |
//! | R24 the catalogue | `catalogue.rs`, with every fault planted in `planted.rs` |
//! | R25 the database's log | `crates/database/tests/server/log.rs`; its settings on a running server here |
//!
//! Invariant: a rule about all tables is checked on every table of the catalogue; each test's name begins
//! with its number.

use super::{app, watcher};
use database::TestDb;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use testing::Shop;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Error};
use uuid::Uuid;

const NOBODY: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_dead);

/// Two workspaces with eight people each, on one database.
async fn two() -> (Shop, Shop) {
    let shop = Shop::jeweller().await;
    let other = shop.beside("next-door").await;
    (shop, other)
}

async fn enter(client: &Client, shop: &Shop) {
    client.batch_execute("begin").await.expect("a transaction");
    client.query_one("select app.enter($1, $2)", &[&shop.tenant.uuid(), &NOBODY]).await.expect("entered");
}

async fn count(client: &Client, what: &str) -> i64 {
    client.query_one(&format!("select count(*) from {what}"), &[]).await.expect("a count").get(0)
}

fn state(error: &Error) -> Option<&SqlState> {
    error.code()
}

async fn refused(client: &Client, statement: &str) -> Option<SqlState> {
    client.batch_execute(statement).await.err().and_then(|error| error.code().cloned())
}

#[tokio::test]
async fn r1_the_owner_without_a_workspace_sees_no_row_of_any_table() {
    let (shop, _) = two().await;
    let owner = database::connect(&shop.db.owner_config()).await.expect("a connection");
    let tables = super::tenants::tables(&watcher(&shop.db).await).await;
    for table in &tables {
        assert_eq!(count(&owner, table).await, 0, "{table}");
    }
    assert!(count(&watcher(&shop.db).await, "app.membership").await >= 16);
    println!("R1: {} tables empty to the owner", tables.len());
}

#[tokio::test]
async fn r2_truncate_and_drop_are_refused_and_the_pool_does_not_use_the_owner() {
    let (shop, _) = two().await;
    let app = app(&shop.db).await;
    assert_eq!(shop.db.app_config().get_user(), Some("steel_app"));
    for table in super::tenants::tables(&watcher(&shop.db).await).await {
        for statement in [
            format!("truncate {table}"),
            format!("drop table {table}"),
            format!("alter table {table} no force row level security"),
        ] {
            assert_eq!(
                refused(&app, &statement).await,
                Some(SqlState::INSUFFICIENT_PRIVILEGE),
                "{statement}"
            );
        }
    }
    println!("R2: refused on every table");
}

#[tokio::test]
async fn r3_without_a_workspace_every_table_is_empty_and_takes_no_row() {
    let (shop, _) = two().await;
    let app = app(&shop.db).await;
    let tables = super::tenants::tables(&watcher(&shop.db).await).await;
    for pass in ["fresh", "after a transaction, when the setting is an empty string"] {
        for table in &tables {
            assert_eq!(count(&app, table).await, 0, "{table}, {pass}");
            // The policy is applied before NOT NULL and CHECK, so a row with only the key suffices.
            let row = format!("insert into {table} (tenant_id) values ('{NOBODY}')");
            assert_eq!(refused(&app, &row).await, Some(SqlState::INSUFFICIENT_PRIVILEGE), "{table}, {pass}");
        }
        enter(&app, &shop).await;
        assert!(count(&app, "app.membership").await >= 8);
        app.batch_execute("commit").await.expect("committed");
    }
    println!("R3: {} tables", tables.len());
}

#[tokio::test]
async fn r4_the_workspace_ends_with_its_transaction_however_that_ends() {
    let (shop, _) = two().await;
    let app = app(&shop.db).await;
    for end in ["commit", "rollback"] {
        enter(&app, &shop).await;
        assert_eq!(count(&app, "app.tenant").await, 1);
        app.batch_execute(end).await.expect("ended");
        assert_eq!(count(&app, "app.tenant").await, 0, "after {end}");
    }
    enter(&app, &shop).await;
    app.batch_execute("savepoint inside").await.expect("a savepoint");
    app.query_one("select app.enter($1, $2)", &[&NOBODY, &NOBODY]).await.expect("entered");
    app.batch_execute("rollback to inside").await.expect("back");
    assert_eq!(count(&app, "app.tenant").await, 1, "a savepoint undoes the entering too");
    println!("R4: nothing is left of a workspace after its transaction");
}

#[tokio::test]
async fn r5_entering_outside_a_transaction_gives_nothing() {
    let (shop, _) = two().await;
    let app = app(&shop.db).await;
    app.query_one("select app.enter($1, $2)", &[&shop.tenant.uuid(), &NOBODY]).await.expect("entered");
    assert_eq!(count(&app, "app.membership").await, 0);
    println!("R5: outside a transaction 0 rows");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn r6_eight_workers_on_three_connections_never_see_anothers_rows() {
    const TRANSACTIONS: u32 = 3_200;
    let (shop, other) = two().await;
    let pool = Arc::new(tokio::sync::Mutex::new(vec![
        app(&shop.db).await,
        app(&shop.db).await,
        app(&shop.db).await,
    ]));
    let free = Arc::new(tokio::sync::Semaphore::new(3));
    let (right, forgotten) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let workers: Vec<_> = (0..8_u32)
        .map(|worker| {
            let (pool, free, right, forgotten) =
                (pool.clone(), free.clone(), right.clone(), forgotten.clone());
            let tenants = [shop.tenant.uuid(), other.tenant.uuid()];
            tokio::spawn(async move {
                for n in (worker..TRANSACTIONS).step_by(8) {
                    let _turn = free.acquire().await.expect("a turn");
                    let client = pool.lock().await.pop().expect("a connection for each turn");
                    let wanted = (n % 20 != 0).then(|| tenants[n as usize % 3 % 2]);
                    let seen = one_look(&client, wanted).await;
                    pool.lock().await.push(client);
                    assert_eq!(seen, wanted.into_iter().collect::<Vec<_>>());
                    if wanted.is_some() { &right } else { &forgotten }.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.expect("no wrong row");
    }
    let (right, forgotten) = (right.load(Ordering::Relaxed), forgotten.load(Ordering::Relaxed));
    assert_eq!((right, forgotten), (TRANSACTIONS * 19 / 20, TRANSACTIONS / 20));
    println!("R6: {right} right, {forgotten} that forgot to enter saw nothing, 0 wrong");
}

/// The workspaces that one transaction sees which entered `wanted`, or entered none.
async fn one_look(client: &Client, wanted: Option<Uuid>) -> Vec<Uuid> {
    client.batch_execute("begin").await.expect("a transaction");
    if let Some(tenant) = wanted {
        client.query_one("select app.enter($1, $2)", &[&tenant, &NOBODY]).await.expect("entered");
    }
    let rows = client.query("select distinct tenant_id from app.api_token", &[]).await.expect("rows");
    client.batch_execute("commit").await.expect("committed");
    rows.iter().map(|row| row.get(0)).collect()
}

const TOKEN: &str =
    "insert into app.api_token (tenant_id, token_id, person_id, name, token_sha256, second_factor, created_at, expires_at)
    values ($1, $2, $3, decode(repeat('01', 60), 'hex'), sha256('x'), true, now(), now()) returning true";

async fn a_person(shop: &Shop) -> Uuid {
    let watcher = watcher(&shop.db).await;
    let of = shop.tenant.uuid();
    watcher
        .query_one("select person_id from app.membership where tenant_id = $1 limit 1", &[&of])
        .await
        .expect("a person")
        .get(0)
}

#[tokio::test]
async fn r11_a_row_cannot_point_at_another_workspaces_row_and_learns_nothing_by_trying() {
    let (shop, other) = two().await;
    let (theirs, app) = (a_person(&shop).await, app(&shop.db).await);
    let mut told = Vec::new();
    for person in [theirs, NOBODY] {
        enter(&app, &other).await;
        let error =
            app.query_one(TOKEN, &[&other.tenant.uuid(), &NOBODY, &person]).await.expect_err("refused");
        let db = error.as_db_error().expect("of the database");
        told.push(format!(
            "{:?} {} {:?}",
            db.code(),
            db.message(),
            db.detail().map(|text| text.replace(&person.to_string(), "it"))
        ));
        app.batch_execute("rollback").await.expect("undone");
    }
    assert!(told[0].contains("23503"), "{}", told[0]);
    assert_eq!(told[0], told[1], "an existing and a made-up id are told apart");
    println!("R11: another's row and a made-up one are told alike");
}

#[tokio::test]
async fn r12_and_r13_the_same_key_is_free_in_another_workspace_by_every_way_of_asking() {
    let (shop, other) = two().await;
    let app = app(&shop.db).await;
    let item =
        "insert into ledger.item (tenant_id, item_id, code, name, kind, unit, resolution_e6, allergens,
                                         catch_weight, ftl, version, created_by, created_at)
                values ($1, $2, 'c-one', 'One', 'raw', 'kg', 1, '{}', false, false, 1, $2, now())";
    for ending in
        ["", " on conflict do nothing", " on conflict (tenant_id, code) do update set name = 'Changed'"]
    {
        enter(&app, &shop).await;
        app.execute(item, &[&shop.tenant.uuid(), &NOBODY]).await.expect("the first");
        app.batch_execute("commit").await.expect("committed");
        enter(&app, &other).await;
        // The same id and code as the other workspace's.
        let written = app.execute(&format!("{item}{ending}"), &[&other.tenant.uuid(), &NOBODY]).await;
        assert_eq!(written.expect("not refused"), 1, "{ending}");
        app.batch_execute("rollback").await.expect("undone");
        let watcher = watcher(&shop.db).await;
        let kept: String = watcher.query_one("select name from ledger.item", &[]).await.expect("one").get(0);
        assert_eq!(kept, "One");
        watcher.batch_execute("delete from ledger.item").await.expect("emptied");
    }
    println!("R12, R13: the same key is free next door, and nothing of theirs is deleted or changed");
}

#[tokio::test]
async fn r14_rows_can_neither_be_written_for_nor_moved_to_nor_changed_in_another_workspace() {
    let (shop, other) = two().await;
    let app = app(&shop.db).await;
    let tables = super::tenants::tables(&watcher(&shop.db).await).await;
    let theirs = shop.tenant.uuid();
    for table in &tables {
        enter(&app, &other).await;
        let row = format!("insert into {table} (tenant_id) values ('{theirs}')");
        assert_eq!(refused(&app, &row).await, Some(SqlState::INSUFFICIENT_PRIVILEGE), "{table}: write for");
        app.batch_execute("rollback").await.expect("undone");
    }
    enter(&app, &other).await;
    let changed =
        app.execute("update app.membership set version = version where tenant_id = $1", &[&theirs]).await;
    assert_eq!(changed.expect("allowed, and without effect"), 0);
    let moved = app
        .execute(
            "update app.membership set tenant_id = $1 where tenant_id = $2",
            &[&theirs, &other.tenant.uuid()],
        )
        .await;
    // Several nodes refuse any change of the column that says which node has the row.
    let expected = if TestDb::has_several_nodes() {
        SqlState::FEATURE_NOT_SUPPORTED
    } else {
        SqlState::INSUFFICIENT_PRIVILEGE
    };
    assert_eq!(state(&moved.expect_err("refused")), Some(&expected));
    println!("R14: nothing written for, moved to or changed in another workspace");
}

#[tokio::test]
async fn r15_copying_out_gives_only_ones_own_rows_and_copying_in_or_to_the_server_is_refused() {
    use futures::TryStreamExt;
    let (shop, _) = two().await;
    let app = app(&shop.db).await;
    enter(&app, &shop).await;
    let out = app.copy_out("copy (select tenant_id from app.membership) to stdout").await.expect("allowed");
    let text: Vec<u8> = out.map_ok(|bytes| bytes.to_vec()).try_concat().await.expect("rows");
    let rows: Vec<String> = String::from_utf8_lossy(&text).lines().map(str::to_owned).collect();
    assert!(rows.len() >= 8 && rows.iter().all(|row| *row == shop.tenant.uuid().to_string()), "{rows:?}");
    app.batch_execute("commit").await.expect("committed");
    // On a connection of its own, which a refused copy leaves unusable.
    let copying = self::app(&shop.db).await;
    enter(&copying, &shop).await;
    assert_eq!(refusal_of_a_copied_row(&copying, &shop).await, Some(SqlState::FEATURE_NOT_SUPPORTED));
    for way in ["to program 'true'", "to '/tmp/planted'"] {
        assert_eq!(
            refused(&app, &format!("copy app.currency {way}")).await,
            Some(SqlState::INSUFFICIENT_PRIVILEGE),
            "{way}"
        );
    }
    println!("R15: {} own rows copied out, none in, none to the server", rows.len());
}

/// Several nodes refuse the row and not the command.
async fn refusal_of_a_copied_row(app: &Client, shop: &Shop) -> Option<SqlState> {
    use futures::SinkExt;
    let table = "copy app.watch_head (tenant_id) from stdin";
    let outcome = async {
        let mut sink = Box::pin(app.copy_in::<_, std::io::Cursor<String>>(table).await?);
        sink.send(std::io::Cursor::new(format!("{}\n", shop.tenant.uuid()))).await?;
        sink.as_mut().finish().await
    };
    outcome.await.err().and_then(|error: Error| error.code().cloned())
}

#[tokio::test]
async fn r16_no_temporary_table_can_carry_rows_into_the_next_transaction() {
    let db = TestDb::fresh().await;
    let app = app(&db).await;
    assert_eq!(
        refused(&app, "create temporary table kept (a integer)").await,
        Some(SqlState::INSUFFICIENT_PRIVILEGE)
    );
    assert_eq!(refused(&app, "create schema kept").await, Some(SqlState::INSUFFICIENT_PRIVILEGE));
    // No right can forbid a role a cursor with hold, so none may be left for the connection's next user. Our
    // own statements have none (tidy/sql.rs); this test checks that a plain cursor ends with its transaction.
    let (shop, _) = two().await;
    let pooled = self::app(&shop.db).await;
    enter(&pooled, &shop).await;
    pooled
        .batch_execute("declare kept cursor for select tenant_id from app.membership")
        .await
        .expect("a cursor");
    pooled.batch_execute("commit").await.expect("committed");
    assert_eq!(refused(&pooled, "fetch all from kept").await, Some(SqlState::INVALID_CURSOR_NAME));
    println!("R16: no temporary table, no cursor that outlives its transaction");
}

#[tokio::test]
async fn r18_statistics_show_no_value_of_a_workspaces_table() {
    let (shop, _) = two().await;
    let (app, watcher) = (app(&shop.db).await, watcher(&shop.db).await);
    watcher.batch_execute("analyze").await.expect("statistics");
    let known = "pg_catalog.pg_stats where schemaname || '.' || tablename = 'app.membership'";
    assert!(count(&watcher, known).await > 5, "there are statistics to hide");
    enter(&app, &shop).await;
    assert_eq!(count(&app, known).await, 0);
    println!("R18: 0 statistics of a workspace's table");
}

#[tokio::test]
async fn r20_a_refusal_of_the_database_prints_no_key() {
    let (shop, _) = two().await;
    let app = app(&shop.db).await;
    let shelf =
        "insert into ledger.location (tenant_id, location_id, code, name, quarantine, created_by, created_at)
        values ($1, $2, 'secret-code', 'One', false, $2, now())";
    enter(&app, &shop).await;
    app.execute(shelf, &[&shop.tenant.uuid(), &NOBODY]).await.expect("the first");
    let error = app.execute(shelf, &[&shop.tenant.uuid(), &NOBODY]).await.expect_err("the second");
    assert_eq!(state(&error), Some(&SqlState::UNIQUE_VIOLATION));
    assert!(!format!("{error:?}").contains("secret-code"), "{error:?}");
    println!("R20: no key in a refusal");
}

#[tokio::test]
async fn r21_turning_row_security_off_is_an_error_and_no_leak() {
    let (shop, _) = two().await;
    for config in [shop.db.app_config(), shop.db.owner_config()] {
        let client = database::connect(&config).await.expect("a connection");
        client.batch_execute("set row_security = off").await.expect("anybody may set it");
        let looked = refused(&client, "select * from app.membership").await;
        assert_eq!(looked, Some(SqlState::INSUFFICIENT_PRIVILEGE), "{:?}", config.get_user());
    }
    println!("R21: an error and no leak");
}

#[tokio::test]
async fn r22_no_shadowing_function_takes_part_in_the_policy() {
    let (shop, _) = two().await;
    let app = app(&shop.db).await;
    let path: String = app.query_one("show search_path", &[]).await.expect("a setting").get(0);
    assert!(["", "\"\""].contains(&path.as_str()), "{path}");
    // The superuser plants it, because the app's role cannot create anything: a function that would replace
    // the setting's.
    watcher(&shop.db)
        .await
        .batch_execute(&format!(
            "create schema shadow; grant usage on schema shadow to steel_app;
             create function shadow.current_setting(text, boolean) returns text language sql as 'select ''{}''::text'",
            shop.tenant.uuid()
        ))
        .await
        .expect("planted");
    app.batch_execute("set search_path = shadow, pg_catalog").await.expect("anybody may set it");
    assert_eq!(count(&app, "app.membership").await, 0);
    println!("R22: no shadowing function took part");
}

#[tokio::test]
async fn r23_an_injected_set_config_would_change_the_workspace_so_only_bound_parameters_are_used() {
    let (shop, other) = two().await;
    let app = app(&shop.db).await;
    enter(&app, &shop).await;
    let injected = format!("select set_config('app.tenant_id', '{}', true)", other.tenant.uuid());
    app.query_one(&injected, &[]).await.expect("row security does not stop it");
    let seen: Uuid = app.query_one("select tenant_id from app.tenant", &[]).await.expect("one").get(0);
    assert_eq!(
        seen,
        other.tenant.uuid(),
        "if the server ever stops this, tests/program/tidy.rs may relax its ban of built statements"
    );
    println!("R23: bound parameters alone");
}

/// Objects that could bypass row security: none exists, so there is nothing to attack.
#[tokio::test]
async fn r7_to_r10_r17_and_r19_there_is_no_way_round_row_security() {
    let db = TestDb::fresh().await;
    let watcher = watcher(&db).await;
    let ours =
        "pg_namespace n where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')";
    let relations =
        |kind: &str| format!("pg_class c, {ours} and c.relnamespace = n.oid and c.relkind = '{kind}'");
    let own = "not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')";
    let of_functions =
        |fault: &str| format!("pg_proc p, {ours} and p.pronamespace = n.oid and {own} and {fault}");
    for (rule, what) in [
        (
            "R7",
            format!(
                "{} and not coalesce(c.reloptions && array['security_invoker=true'], false)",
                relations("v")
            ),
        ),
        ("R8", relations("m")),
        ("R9", of_functions("p.prosecdef and has_function_privilege('public', p.oid, 'execute')")),
        ("R10", format!("{} and c.relispartition", relations("r"))),
        ("R17", relations("S")),
        ("R19", of_functions("p.proleakproof")),
    ] {
        assert_eq!(count(&watcher, &what).await, 0, "{rule}");
        println!("{rule}: there is none");
    }
}

#[tokio::test]
async fn r25_a_running_database_is_told_to_keep_what_shops_wrote_out_of_its_log() {
    let (shop, _) = two().await;
    let app = app(&shop.db).await;
    for (setting, wanted) in [
        ("log_min_error_statement", "panic"),
        ("log_error_verbosity", "terse"),
        ("log_min_messages", "fatal"),
        ("log_statement", "none"),
        ("log_min_duration_statement", "-1"),
        ("log_parameter_max_length", "0"),
        ("log_parameter_max_length_on_error", "0"),
    ] {
        let told: String = app.query_one(&format!("show {setting}"), &[]).await.expect("a setting").get(0);
        assert_eq!(told, wanted, "{setting}");
    }
    println!("R25: seven settings keep content out of the log");
}
