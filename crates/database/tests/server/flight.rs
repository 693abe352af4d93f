//! Statements sent together, on a connection that shares their Sync and on the driver's own: the answers and
//! the failures are the same, and outside a transaction each statement still commits by itself.

use database::{TestDb, connect};
use std::time::Duration;
use tokio_postgres::{Client, NoTls};

/// Both kinds of connection to one database; the first is ours.
async fn both(db: &TestDb) -> [Client; 2] {
    let ours = connect(&db.owner_config()).await.expect("the owner may come in");
    let (plain, connection) = db.owner_config().connect(NoTls).await.expect("the owner may come in");
    tokio::spawn(connection);
    ours.batch_execute("create schema t; create table t.n (n integer primary key)").await.expect("made");
    [ours, plain]
}

/// Inserts the numbers in one flight: for each the number of rows, or the code of its refusal.
async fn flight(client: &Client, numbers: [i32; 4]) -> Vec<Result<u64, String>> {
    let insert =
        client.prepare("insert into t.n select $1 where $1 > 0 returning n").await.expect("prepared");
    let one = async |n: i32| {
        let told = client.execute(&insert, &[&n]).await;
        told.map_err(|why| why.code().map(|code| code.code().to_owned()).unwrap_or_default())
    };
    let [a, b, c, d] = numbers;
    let (a, b, c, d) = tokio::join!(biased; one(a), one(b), one(c), one(d));
    vec![a, b, c, d]
}

async fn numbers(client: &Client) -> Vec<i32> {
    let rows = client.query("select n from t.n order by n", &[]).await.expect("read");
    rows.iter().map(|row| row.get(0)).collect()
}

/// 7 exists already, so it fails; 0 and less insert nothing.
const FLIGHTS: [[i32; 4]; 7] =
    [[1, 2, 3, 4], [7, 1, 2, 3], [1, 7, 2, 3], [1, 2, 7, 3], [1, 2, 3, 7], [0, -1, 5, 0], [7, 7, 7, 7]];

#[tokio::test]
async fn a_flight_in_a_transaction_tells_what_the_drivers_own_tells() {
    let db = TestDb::empty().await;
    let clients = both(&db).await;
    clients[0].batch_execute("insert into t.n values (7)").await.expect("written");
    for of in FLIGHTS {
        let mut told = Vec::new();
        for client in &clients {
            client.batch_execute("BEGIN").await.expect("begun");
            let first = flight(client, of).await;
            // A second one in the same transaction: refused whole where the first one failed.
            let second = flight_of_selects(client).await;
            client.batch_execute("ROLLBACK").await.expect("undone");
            told.push((first, second, numbers(client).await));
        }
        assert_eq!(told[0], told[1], "{of:?}");
        assert_eq!(told[0].2, [7], "{of:?}");
    }
}

async fn flight_of_selects(client: &Client) -> [bool; 2] {
    let (one, other) = tokio::join!(biased; client.query("select 1", &[]), client.query("select 2", &[]));
    [one.is_ok(), other.is_ok()]
}

#[tokio::test]
async fn a_flight_that_begins_and_commits_is_kept_whole_or_not_at_all() {
    let db = TestDb::empty().await;
    let [ours, _] = both(&db).await;
    let begin = ours.prepare("BEGIN").await.expect("prepared");
    let insert = ours.prepare("insert into t.n values ($1)").await.expect("prepared");
    for (numbers_in, kept) in [([1, 2], vec![1, 2]), ([3, 1], vec![1, 2]), ([1, 3], vec![1, 2])] {
        let [a, b] = numbers_in;
        let (begun, first, second, committed) = tokio::join!(biased;
            ours.execute(&begin, &[]),
            async { ours.execute(&insert, &[&a]).await },
            async { ours.execute(&insert, &[&b]).await },
            ours.batch_execute("COMMIT"));
        assert!(begun.is_ok() && committed.is_ok());
        assert_eq!(first.is_ok() && second.is_ok(), numbers_in == [1, 2]);
        assert_eq!(numbers(&ours).await, kept, "{numbers_in:?}");
    }
}

#[tokio::test]
async fn outside_a_transaction_each_statement_commits_by_itself() {
    let db = TestDb::empty().await;
    let clients = both(&db).await;
    for client in &clients {
        client.batch_execute("truncate t.n; insert into t.n values (7)").await.expect("written");
        let told = flight(client, [1, 7, 2, 3]).await;
        assert_eq!(told.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true, true]);
        assert_eq!(numbers(client).await, [1, 2, 3, 7]);
    }
}

#[tokio::test]
async fn an_answer_larger_than_any_buffer_comes_whole() {
    let db = TestDb::empty().await;
    let [ours, _] = both(&db).await;
    ours.batch_execute("BEGIN").await.expect("begun");
    let many = ours
        .prepare("select repeat('x', 100000) || n from generate_series(1, 50) n")
        .await
        .expect("prepared");
    let (one, other) = tokio::join!(biased; ours.query(&many, &[]), ours.query(&many, &[]));
    for rows in [one.expect("read"), other.expect("read")] {
        assert_eq!(rows.len(), 50);
        assert!(rows.iter().all(|row| row.get::<_, String>(0).len() > 100_000));
    }
}

#[tokio::test]
async fn a_server_that_ends_the_connection_in_the_middle_leaves_nobody_waiting() {
    let db = TestDb::empty().await;
    let [ours, plain] = both(&db).await;
    ours.batch_execute("BEGIN").await.expect("begun");
    let slow = ours.prepare("select pg_sleep(20)").await.expect("prepared");
    let pid: i32 = ours.query_one("select pg_backend_pid()", &[]).await.expect("read").get(0);
    let flight = async { tokio::join!(biased; ours.query(&slow, &[]), ours.query(&slow, &[])) };
    let end = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        plain.execute("select pg_terminate_backend($1)", &[&pid]).await.expect("ended");
    };
    let ended = tokio::time::timeout(Duration::from_secs(10), async { tokio::join!(flight, end).0 }).await;
    let (one, other) = ended.expect("nobody waits");
    assert!(one.is_err() && other.is_err());
}
