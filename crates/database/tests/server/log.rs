//! R25: the database's log never has a shop's content, however a statement fails.
//! The test sends a planted word on every known way into the log with the server's defaults.

use crate::common::{Place, kill, started, within};
use database::{Cluster, connect, prepare};
use std::time::Duration;

const PLANTED: &str = "mangalsutra-of-a-customer";

/// Each fails with the word in statement, message, detail, hint or parameter.
const FAILING: [&str; 6] = [
    "select 'WORD'::int",
    "select * from app.\"WORD\"",
    "do $$ begin raise exception 'WORD' using detail = 'WORD', hint = 'WORD'; end $$",
    "do $$ begin raise warning 'WORD'; raise log 'WORD'; raise info 'WORD'; end $$; select 1 / 0 as \"WORD\"",
    "insert into app.note values ('WORD'), ('WORD')",
    "prepare p (int) as select 1 / $1; execute p (0) -- WORD",
];

async fn fail_in_every_way(cluster: &Cluster) {
    prepare(&cluster.access()).await.expect("roles and migrations");
    let owner = connect(&cluster.access().owner).await.expect("the owner may come in");
    owner.batch_execute("create table app.note (word text unique)").await.expect("made");
    for statement in FAILING {
        owner.batch_execute(&statement.replace("WORD", PLANTED)).await.expect_err(statement);
    }
    owner.query("select $1::text::int", &[&PLANTED]).await.expect_err("a bound word is no number");
}

/// A helper that crashes, or gets a signal to end, makes the server log the statement it was running.
async fn end_in_the_middle(cluster: &Cluster, signal: &str) {
    let owner = connect(&cluster.access().owner).await.expect("the owner may come in");
    let helper: i32 = owner.query_one("select pg_backend_pid()", &[]).await.expect("read").get(0);
    let running = format!("select pg_sleep(60) as \"{PLANTED}\"");
    let statement = tokio::spawn(async move { owner.batch_execute(&running).await });
    tokio::time::sleep(Duration::from_millis(200)).await;
    kill(signal, helper.cast_unsigned());
    statement.await.expect("no panic").expect_err("its helper is gone");
}

#[tokio::test]
async fn nothing_a_shop_wrote_stands_in_the_log() {
    let place = Place::new();
    let cluster = started(&place).await;
    fail_in_every_way(&cluster).await;
    end_in_the_middle(&cluster, "-TERM").await;
    end_in_the_middle(&cluster, "-SEGV").await;
    let log = cluster.log_file();
    cluster.stop().await.expect("it stops");
    let text = std::fs::read_to_string(&log).expect("the log is there");
    assert!(!text.contains(PLANTED), "{text}");
}

/// Without this the test above could pass because nothing is ever logged, or the word is never sent.
#[tokio::test]
async fn the_same_statements_do_reach_the_log_of_a_server_that_may_speak() {
    let place = Place::new();
    let cluster = started(&place).await;
    fail_in_every_way(&cluster).await;
    let superuser = cluster.access().superuser.expect("a private cluster has one");
    let client = connect(&superuser).await.expect("the superuser may come in");
    client
        .batch_execute("set log_min_messages = 'error'; set log_min_error_statement = 'error'")
        .await
        .expect("set");
    client.batch_execute(&FAILING[0].replace("WORD", PLANTED)).await.expect_err("fails as before");
    let said = || std::fs::read_to_string(cluster.log_file()).is_ok_and(|text| text.contains(PLANTED));
    assert!(within(Duration::from_secs(2), said));
}

#[tokio::test]
async fn the_app_cannot_make_the_log_speak() {
    let place = Place::new();
    let cluster = started(&place).await;
    prepare(&cluster.access()).await.expect("roles and migrations");
    let app = connect(&cluster.access().app).await.expect("the app may come in");
    for setting in ["log_min_messages", "log_min_error_statement", "log_error_verbosity", "log_statement"] {
        let refused = app.batch_execute(&format!("set {setting} = 'error'")).await.expect_err(setting);
        assert_eq!(refused.code().map(tokio_postgres::error::SqlState::code), Some("42501"), "{setting}");
    }
}
