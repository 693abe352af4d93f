//! The day that a batch is planned for.
//! Invariant: a batch has one day or none; another takes its place.

use kernel::day::Day;
use kernel::id::BatchId;
use make_queries::planning as sql;
use platform::error::Result;
use platform::tx::Tx;

/// Plans a batch for a day.
pub(crate) async fn put(tx: &Tx, batch: BatchId, day: Day) -> Result<()> {
    sql::put_day().bind(tx, &tx.tenant(), &batch.uuid(), &day, &tx.person(), &tx.now).one().await?;
    Ok(())
}
