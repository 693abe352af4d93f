//! Two calls of which the second begins while the first is under way, and waits for it.
//! Invariant: both wait for rows that a transaction of the test holds, so the order does not depend on the
//! machine; that they wait is asserted.

use database::TestDb;
use std::future::Future;
use std::time::Duration;
use tokio_postgres::Client;

/// Longer than a busy machine needs to come to a lock.
const LONGEST: Duration = Duration::from_secs(30);

const WAITING: &str = "select count(*) from pg_stat_activity
                       where datname = current_database() and backend_type = 'client backend' and wait_event_type = 'Lock'";

/// Holds rows by a locking statement, runs `first` into them, begins `second` once `first` waits, and lets the rows
/// go once both wait. Panics where one of them does not wait.
pub async fn behind<A, B>(
    db: &TestDb,
    rows: &str,
    first: impl Future<Output = A>,
    second: impl Future<Output = B>,
) -> (A, B) {
    let mut holder = database::connect(&db.super_config()).await.expect("a connection");
    let looking = database::connect(&db.super_config()).await.expect("a connection");
    let held = holder.transaction().await.expect("a transaction");
    held.batch_execute(rows).await.expect("held");
    let begins = async {
        let waits = many_wait(&looking, 1).await;
        (waits, second.await)
    };
    let ends = async {
        let both = many_wait(&looking, 2).await;
        held.commit().await.expect("released");
        both
    };
    let (first, (waits, second), both) = tokio::join!(first, begins, ends);
    assert!(waits, "the first waits for the held rows");
    assert!(both, "the second waits for the first");
    (first, second)
}

async fn many_wait(looking: &Client, many: i64) -> bool {
    let wait = async {
        while looking.query_one(WAITING, &[]).await.expect("a count").get::<_, i64>(0) < many {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(LONGEST, wait).await.is_ok()
}
