//! Where values are sealed before they are written and opened after they are read, and the event one leaves that does not.
//! What must stay true: what does not open is never given on as if it did, and is told in the instance's own log.

use crate::after_commit::Outbox;
use crate::error::{Error, Result};
use deadpool_postgres::Object;
use deadpool_postgres::Pool;
use kernel::day::Instant;
use kernel::id::TenantId;
use std::sync::Arc;
use uuid::Uuid;
use vault::{Cell, Fault, Vault, Zeroizing};

/// What is done apart from a call in which a value does not open.
pub(crate) type Broken = fn(Arc<Service>, Cell, Instant);

/// The keys, with a way to tell what does not open.
pub struct Service {
    vault: Arc<Vault>,
    pool: Pool,
    post: Arc<Outbox>,
    broken: Broken,
}

impl Service {
    pub(crate) fn new(vault: Arc<Vault>, pool: Pool, post: Arc<Outbox>, broken: Broken) -> Service {
        Service { vault, pool, post, broken }
    }

    /// The keys themselves, for who looks after them.
    pub fn vault(&self) -> &Arc<Vault> {
        &self.vault
    }

    /// Gives a new workspace its key. Errors: the keyring's.
    pub async fn make_for(&self, tenant: TenantId, now: Instant) -> Result<()> {
        let vault = self.vault.clone();
        // The disk is waited for.
        let made = tokio::task::spawn_blocking(move || vault.make_for(tenant.uuid(), now)).await;
        made.map_err(Error::internal)?.map_err(Error::internal)
    }

    pub fn seal(&self, cell: &Cell, plain: &[u8]) -> Result<Vec<u8>> {
        self.vault.seal(cell, plain).map_err(Error::internal)
    }

    /// As `seal`, with the key of the person whose row it is. Errors: it was destroyed.
    pub(crate) fn seal_for_person(&self, cell: &Cell, plain: &[u8]) -> Result<Vec<u8>> {
        self.vault.seal_for_person(cell, plain).map_err(Error::internal)
    }

    /// Opens for who judges what lies there and tells of it in another way. None: it does not open. Errors: the keyring's.
    pub fn judged(&self, cell: &Cell, sealed: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>> {
        match self.vault.open(cell, sealed) {
            Ok(plain) => Ok(Some(plain)),
            Err(Fault::Broken) => Ok(None),
            Err(fault) => Err(Error::internal(fault)),
        }
    }

    /// A connection of the pool, for what goes on apart from any call. Errors: the pool's.
    pub(crate) async fn connect(&self) -> Result<Object> {
        Ok(self.pool.get().await?)
    }

    pub(crate) fn post(&self) -> &Arc<Outbox> {
        &self.post
    }

    /// What a value of a column is found again by.
    pub fn blind(&self, tenant: Uuid, column: &'static str, value: &[u8]) -> Result<Vec<u8>> {
        let found = self.vault.blind(tenant, column, value).map_err(Error::internal)?;
        Ok(found.to_vec())
    }

    /// Errors: ours, when it does not open; the event of it is written apart from the call.
    pub fn open(&self, cell: &Cell, sealed: &[u8], now: Instant) -> Result<Zeroizing<Vec<u8>>> {
        self.vault.open(cell, sealed).map_err(|why| {
            let again = Service::new(self.vault.clone(), self.pool.clone(), self.post.clone(), self.broken);
            (self.broken)(Arc::new(again), *cell, now);
            Error::internal(format!("{}: {why}", cell.column))
        })
    }
}
