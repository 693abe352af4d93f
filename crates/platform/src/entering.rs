//! A call's transaction enters another workspace for a moment: the instance's own, or one of the person's.
//! Invariant: no part of the product reaches this; it is public through `internal` alone.

use crate::error::Result;
use crate::reserved::INSTANCE;
use crate::tx::{ReadTx, Tx};
use kernel::id::UserId;
use platform_queries::tx as sql;
use uuid::Uuid;

/// Runs, inside a call's transaction, work on the account, whose rows are in the instance's workspace. The
/// transaction enters that workspace meanwhile, so the work is committed if and only if the call is. A
/// statement that writes a person is committed on every node anyway. If the work fails, the whole call is
/// undone.
pub async fn at_instance<T>(tx: &Tx, work: impl Future<Output = Result<T>>) -> Result<T> {
    at_instance_as(tx, tx.member.person, work).await
}

/// As `at_instance`, as another person, for work on that person's rows. After a refused read the call
/// continues in its own workspace.
pub async fn at_instance_as<T>(
    tx: &ReadTx,
    person: UserId,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    entered_at(tx, INSTANCE.uuid(), person, work).await
}

/// As `at_instance_as`, in another workspace of the person.
pub async fn entered_at<T>(
    tx: &ReadTx,
    tenant: Uuid,
    person: UserId,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    sql::enter().bind(tx, &tenant, &person.uuid()).one().await?;
    let done = work.await;
    let back = sql::enter().bind(tx, &tx.tenant(), &tx.person()).one().await;
    let done = done?;
    back?;
    Ok(done)
}
