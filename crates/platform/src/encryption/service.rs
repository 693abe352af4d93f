//! Where values are sealed before they are written and opened after they are read, and the event one leaves that does not.
//! What must stay true: what does not open is never given on as if it did, and is told in the instance's own log.

use crate::after_commit::Outbox;
use crate::error::{Error, Result};
use crate::instance::{Finding, INSTANCE, NOBODY, note_on};
use crate::tx::Guard;
use deadpool_postgres::Pool;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use std::sync::Arc;
use uuid::Uuid;
use vault::{Cell, Fault, Vault, Zeroizing};

/// The event of a value that does not open, and its code.
const ACTION: &str = "vault.open";
const CODE: &str = "seal_broken";

/// The keys, with a way to tell what does not open.
pub struct Service {
    vault: Arc<Vault>,
    pool: Pool,
    post: Arc<Outbox>,
}

impl Service {
    pub(crate) fn new(vault: Arc<Vault>, pool: Pool, post: Arc<Outbox>) -> Service {
        Service { vault, pool, post }
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

    /// A transaction apart from any call, begun as a person in a workspace.
    pub async fn begin(self: &Arc<Self>, tenant: TenantId, person: UserId) -> Result<Guard> {
        Guard::begin_on(self.pool.get().await?, self, tenant, person).await
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
            let safe = Service::new(self.vault.clone(), self.pool.clone(), self.post.clone());
            let (safe, cell) = (Arc::new(safe), *cell);
            tokio::spawn(async move {
                if let Err(error) = tell(&safe, cell, now).await {
                    tracing::error!(cause = %error, column = cell.column, "a value that does not open was not told of");
                }
            });
            Error::internal(format!("{}: {why}", cell.column))
        })
    }
}

async fn tell(safe: &Arc<Service>, cell: Cell, now: Instant) -> Result<()> {
    let guard = safe.begin(INSTANCE, NOBODY).await?;
    let after = serde_json::json!({ "workspace": cell.tenant, "column": cell.column, "row": cell.row });
    note_on(guard, now, Finding { action: ACTION.into(), code: Some(CODE), after }).await
}
