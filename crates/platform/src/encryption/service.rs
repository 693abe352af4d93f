//! Seals values before they are written, opens them after they are read, and starts the event of a value that
//! does not open.
//! Invariant: a value that does not open is never passed on as if it did, and the instance's own log has an
//! event of it.

use crate::after_commit::Outbox;
use crate::error::{Error, Result};
use deadpool_postgres::Object;
use deadpool_postgres::Pool;
use kernel::day::Instant;
use kernel::id::TenantId;
use keyring::{Cell, Fault, Vault, Zeroizing};
use std::sync::Arc;
use uuid::Uuid;

/// What runs outside a call in which a value does not open.
pub(crate) type OnBroken = fn(Arc<Service>, Cell, Instant);

/// The keys, and what runs when a value does not open.
pub struct Service {
    vault: Arc<Vault>,
    pool: Pool,
    post: Arc<Outbox>,
    broken: OnBroken,
}

impl Service {
    pub(crate) fn new(vault: Arc<Vault>, pool: Pool, post: Arc<Outbox>, broken: OnBroken) -> Service {
        Service { vault, pool, post, broken }
    }

    /// The keys themselves, for their maintenance.
    pub fn vault(&self) -> &Arc<Vault> {
        &self.vault
    }

    /// Gives a new workspace its key. Errors: the keyring's.
    pub async fn make_for(&self, tenant: TenantId, now: Instant) -> Result<()> {
        let vault = self.vault.clone();
        // Waits for the disk.
        let made = tokio::task::spawn_blocking(move || vault.make_for(tenant.uuid(), now)).await;
        made.map_err(Error::internal)?.map_err(Error::internal)
    }

    pub fn seal(&self, cell: &Cell, plain: &[u8]) -> Result<Vec<u8>> {
        self.vault.seal(cell, plain).map_err(Error::internal)
    }

    /// As `seal`, with the key of the row's person. Errors: that key was destroyed.
    pub(crate) fn seal_for_person(&self, cell: &Cell, plain: &[u8]) -> Result<Vec<u8>> {
        self.vault.seal_for_person(cell, plain).map_err(Error::internal)
    }

    /// Opens a value for a caller that judges stored values and reports faults itself. None: it does not
    /// open. Errors: the keyring's.
    pub fn judged(&self, cell: &Cell, sealed: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>> {
        match self.vault.open(cell, sealed) {
            Ok(plain) => Ok(Some(plain)),
            Err(Fault::Broken) => Ok(None),
            Err(fault) => Err(Error::internal(fault)),
        }
    }

    /// A connection of the pool, for work outside any call. Errors: the pool's.
    pub(crate) async fn connect(&self) -> Result<Object> {
        Ok(self.pool.get().await?)
    }

    pub(crate) fn post(&self) -> &Arc<Outbox> {
        &self.post
    }

    /// The hash by which a value of a column is found again.
    pub fn blind(&self, tenant: Uuid, column: &'static str, value: &[u8]) -> Result<Vec<u8>> {
        let found = self.vault.blind(tenant, column, value).map_err(Error::internal)?;
        Ok(found.to_vec())
    }

    /// Opens a value. Errors: `Internal`, if it does not open; the event of that is written outside the call.
    pub fn open(&self, cell: &Cell, sealed: &[u8], now: Instant) -> Result<Zeroizing<Vec<u8>>> {
        self.vault.open(cell, sealed).map_err(|why| {
            let again = Service::new(self.vault.clone(), self.pool.clone(), self.post.clone(), self.broken);
            (self.broken)(Arc::new(again), *cell, now);
            Error::internal(format!("{}: {why}", cell.column))
        })
    }
}
