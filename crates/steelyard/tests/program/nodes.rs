//! One schema and one set of statements, on one node and on several (docs/spec/database.md). The forms that
//! several nodes refuse are refused here on one node, so that new work cannot bring them in unseen.
//! Invariant: each form has a planted example that its rule finds. The statements themselves run on several nodes
//! in the test that `bin/scale` starts.

mod forms;
mod run;

use crate::schema::statements::{Statement, all};
use crate::schema::{tenants, watcher};
use database::{TestDb, migrations};
use forms::Functions;

#[test]
fn no_statement_has_a_form_that_several_nodes_refuse() {
    let statements = all();
    let found: Vec<String> = statements
        .iter()
        .flat_map(|it| {
            forms::of_statement(&it.text).into_iter().map(move |form| format!("{}: {form}", it.at))
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_migration_has_a_form_that_several_nodes_refuse() {
    let found: Vec<String> = migrations()
        .iter()
        .flat_map(|it| {
            forms::of_migration(it.sql).into_iter().map(|form| format!("{} {}: {form}", it.number, it.name))
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn functions_read_a_workspaces_rows_only_in_the_ways_that_several_nodes_know() {
    let db = TestDb::fresh().await;
    let client = watcher(&db).await;
    let tables = tenants::tables(&client).await;
    let functions = Functions::read(&client, &tables).await;
    let statements = all();
    let found = functions.faults(&statements);
    assert!(found.is_empty(), "{found:#?}");
    // One of each kind of fault, planted.
    client
        .batch_execute(
            "create function app.planted(whose uuid) returns bigint language sql stable as
                 $$ select count(*) from ledger.party p where p.tenant_id = whose $$;
             create function app.planted_too(whose uuid) returns bigint language plpgsql stable as
                 $$ begin return (select count(*) from ledger.party p where p.tenant_id = whose); end $$;
             create function app.planted_last() returns bigint language plpgsql stable as
                 $$ begin return (select count(*) from ledger.party p
                                  where p.tenant_id = current_setting('app.tenant_id', true)::uuid); end $$",
        )
        .await
        .expect("planted");
    let planted = Statement {
        at: "planted".into(),
        name: "planted".into(),
        text: "select app.planted_too(t.tenant_id) from app.tenant t where t.tenant_id = $1".into(),
        params: vec!["tenant".into()],
        nullable: Default::default(),
    };
    let found = Functions::read(&client, &tables).await.faults(&[planted]);
    assert_eq!(found.len(), 3, "{found:#?}");
    for (fault, words) in
        found.iter().zip(["app.planted: ", "app.planted_last: ", "planted: app.planted_too"])
    {
        assert!(fault.contains(words), "{fault}");
    }
}

#[test]
fn each_refused_form_is_found_where_it_is_planted() {
    for (text, form) in [
        (
            "insert into a.b (tenant_id, x) values ($1, (select y from a.c where tenant_id = $1)) returning true as x",
            "subquery",
        ),
        ("with living as ( select from a.b where tenant_id = $1 ) select 1 from living", "no column"),
        (
            "insert into a.b as b (tenant_id, at) values ($1, $2) on conflict (tenant_id) do update set at = b.at_at + ($2 - $3) returning true as x",
            "moment",
        ),
        (
            "insert into a.b as b (tenant_id, x) values ($1, $2) on conflict (tenant_id) do update set x = format('%s', b.x) returning true as x",
            "format(",
        ),
        (
            "insert into a.b (tenant_id, x) select t.tenant_id, 1 from app.tenant t where t.tenant_id = $1 returning x",
            "alias",
        ),
        (
            "with made as (select 1 as x) insert into a.b as b (tenant_id, x) select $1, made.x from made returning true as x",
            "table expression",
        ),
        (
            "with a as (select x from s.a where tenant_id = $1), b as (select x from a) update s.c set x = b.x from b where tenant_id = $1 returning true as x",
            "several table expressions",
        ),
        ("select set_config('app.tenant_id', $1, true) as x", "set_config"),
        ("select x from a.b where tenant_id = $1 for update of b; select 1", "two statements"),
    ] {
        let found = forms::of_statement(text);
        assert!(found.len() == 1 && found[0].contains(form), "{form}: {found:?}");
    }
    for (text, form) in [
        (
            "alter table a.b\n add column c uuid,\n add constraint b_c_check check (c is not null);",
            "subcommand",
        ),
        ("alter table a.b add column c text check (length(c) > 1);", "inline"),
        ("alter table a.b add column c text references a.d;", "inline"),
        ("create materialized view a.v as select 1;", "materialized"),
        ("create table a.b (tenant_id uuid, n bigserial);", "serial"),
        ("create table a.b (tenant_id uuid, n bigint generated always as identity);", "identity"),
        ("alter table a.b alter constraint b_c_fkey deferrable;", "alter constraint"),
        (
            "create function a.f() returns boolean language sql return set_config('app.tenant_id', '', true) is null;",
            "set_config",
        ),
    ] {
        let found = forms::of_migration(text);
        assert!(found.len() == 1 && found[0].contains(form), "{form}: {found:?}");
    }
}
