//! A connection with an open transaction, for what happens before anybody is a member, and apart from any call.
//! What must stay true: dropped in the middle it closes the connection; the keyring's file is looked at before anything is
//! sealed or opened in it.

use super::wire::Wire;
use crate::after_commit::AfterCommit;
use crate::encryption::ColumnCipher;
use crate::encryption::service::Service;
use crate::error::Result;
use deadpool_postgres::Object;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use platform_queries::tx as sql;
use std::sync::Arc;
use uuid::Uuid;

/// What a transaction is begun on: the running instance, which no part of the product has.
pub trait Connects {
    /// A connection of the pool. Errors: none was free in time.
    fn connect(&self) -> impl Future<Output = Result<Object>> + Send;
    /// Where values are sealed and opened.
    fn safe(&self) -> &Arc<Service>;
}

impl<C: Connects + Send + Sync> Connects for Arc<C> {
    fn connect(&self) -> impl Future<Output = Result<Object>> + Send {
        C::connect(self)
    }
    fn safe(&self) -> &Arc<Service> {
        C::safe(self)
    }
}

/// Holds a connection that has an open transaction; dropped in the middle it closes it.
pub struct Guard {
    client: Option<Wire>,
    pub(crate) mail: AfterCommit,
    pub(crate) safe: Arc<Service>,
}

impl Guard {
    /// Begins on a fresh connection as a person in a workspace: for what happens before anybody is a member
    /// (sign-in, sign-up). Everything else goes through `ReadTx::open`.
    pub async fn begin(on: &impl Connects, tenant: TenantId, person: UserId) -> Result<Self> {
        Self::begin_on(on.connect().await?, on.safe(), tenant, person).await
    }
    /// As `begin`, where only the keys are at hand: apart from any call.
    pub async fn begin_apart(safe: &Arc<Service>, tenant: TenantId, person: UserId) -> Result<Self> {
        Self::begin_on(safe.connect().await?, safe, tenant, person).await
    }
    /// As `begin`, on a connection that was waited for elsewhere.
    pub(crate) async fn begin_on(
        client: Object,
        safe: &Arc<Service>,
        tenant: TenantId,
        person: UserId,
    ) -> Result<Self> {
        let guard = Guard::on(client, safe);
        let _flight = guard.pg().flight("BEGIN", 1);
        guard.pg().batch_execute("BEGIN").await?;
        sql::enter().bind(guard.pg(), &tenant.uuid(), &person.uuid()).one().await?;
        Ok(guard)
    }
    pub(super) fn on(client: Object, safe: &Arc<Service>) -> Self {
        safe.vault().look();
        Guard { client: Some(Wire::of(client)), mail: AfterCommit::of(safe.post()), safe: safe.clone() }
    }
    /// Where values are sealed and opened.
    pub fn safe(&self) -> &Arc<Service> {
        &self.safe
    }
    /// What it sets off once it is over.
    pub fn after_commit(&self) -> &AfterCommit {
        &self.mail
    }
    /// The cells of the workspace that was entered.
    pub fn cipher(&self, tenant: Uuid, now: Instant) -> ColumnCipher<'_> {
        ColumnCipher::of(&self.safe, tenant, now)
    }
    /// Commits. Errors: the database's.
    pub async fn commit(mut self) -> Result<()> {
        let _flight = self.pg().flight("COMMIT", 1);
        self.pg().batch_execute("COMMIT").await?;
        drop(self.client.take());
        Ok(())
    }
    /// What generated statements run on.
    pub fn pg(&self) -> &Wire {
        self.client.as_ref().expect("held until released")
    }
    pub(super) fn release(mut self) -> Option<Wire> {
        self.client.take()
    }
    /// Undoes it.
    pub async fn rollback(mut self) {
        if let Some(client) = self.client.take()
            && client.batch_execute("ROLLBACK").await.is_err()
        {
            client.close();
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            client.close();
        }
    }
}
