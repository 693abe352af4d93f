//! A connection with an open transaction, for work before anybody is a member and for work outside any call.
//! Invariant: a guard that is dropped before its end closes the connection. The keyring's file is checked
//! before anything is sealed or opened in the transaction.

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

/// The running instance, on which a transaction is started. No part of the product has it.
pub trait Connects {
    /// A connection of the pool. Errors: none was free in time.
    fn connect(&self) -> impl Future<Output = Result<Object>> + Send;
    /// Seals and opens values.
    fn encryption(&self) -> &Arc<Service>;
}

impl<C: Connects + Send + Sync> Connects for Arc<C> {
    fn connect(&self) -> impl Future<Output = Result<Object>> + Send {
        C::connect(self)
    }
    fn encryption(&self) -> &Arc<Service> {
        C::encryption(self)
    }
}

/// Holds a connection with an open transaction; if it is dropped before its end, the connection is closed.
pub struct Guard {
    client: Option<Wire>,
    pub(crate) mail: AfterCommit,
    pub(crate) encryption: Arc<Service>,
}

impl Guard {
    /// Begins on a new connection as a person in a workspace, for work before anybody is a member (sign-in,
    /// sign-up). All other work uses `ReadTx::open`.
    pub async fn begin(on: &impl Connects, tenant: TenantId, person: UserId) -> Result<Self> {
        Self::begin_on(on.connect().await?, on.encryption(), tenant, person).await
    }
    /// As `begin`, to read much of one moment: what others commit meanwhile is not seen.
    pub async fn begin_snapshot(on: &impl Connects, tenant: TenantId, person: UserId) -> Result<Self> {
        let guard = Guard::on(on.connect().await?, on.encryption());
        guard.pg().batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        sql::enter().bind(guard.pg(), &tenant.uuid(), &person.uuid()).one().await?;
        Ok(guard)
    }
    /// As `begin`, for work outside any call that only has the keys.
    pub async fn begin_apart(encryption: &Arc<Service>, tenant: TenantId, person: UserId) -> Result<Self> {
        Self::begin_on(encryption.connect().await?, encryption, tenant, person).await
    }
    /// As `begin`, on a connection that the caller already has.
    pub(crate) async fn begin_on(
        client: Object,
        encryption: &Arc<Service>,
        tenant: TenantId,
        person: UserId,
    ) -> Result<Self> {
        let guard = Guard::on(client, encryption);
        let _flight = guard.pg().flight("BEGIN", 1);
        guard.pg().batch_execute("BEGIN").await?;
        sql::enter().bind(guard.pg(), &tenant.uuid(), &person.uuid()).one().await?;
        Ok(guard)
    }
    pub(super) fn on(client: Object, encryption: &Arc<Service>) -> Self {
        encryption.vault().look();
        Guard {
            client: Some(Wire::of(client)),
            mail: AfterCommit::of(encryption.post()),
            encryption: encryption.clone(),
        }
    }
    /// Seals and opens values.
    pub fn encryption(&self) -> &Arc<Service> {
        &self.encryption
    }
    /// What it triggers when it is over.
    pub fn after_commit(&self) -> &AfterCommit {
        &self.mail
    }
    /// The cipher of the entered workspace.
    pub fn cipher(&self, tenant: Uuid, now: Instant) -> ColumnCipher<'_> {
        ColumnCipher::of(&self.encryption, tenant, now)
    }
    /// Commits. Errors: the database's.
    pub async fn commit(mut self) -> Result<()> {
        let _flight = self.pg().flight("COMMIT", 1);
        self.pg().batch_execute("COMMIT").await?;
        drop(self.client.take());
        Ok(())
    }
    /// The connection for generated statements.
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
