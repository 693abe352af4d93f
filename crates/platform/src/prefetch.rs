//! What an action or a query reads on its way in, sent along with the entering flight: one wait less for what is done all day.
//! What must stay true: it only reads, and locks nothing; nothing of it is looked at before the caller was judged, no fault
//! of it either.

use crate::encryption::ColumnCipher;
use crate::encryption::service::Service;
use crate::error::{Error, Result};
use crate::tx::wire::Wire;
use futures::future::BoxFuture;
use kernel::day::Instant;
use queries::client::GenericClient;
use std::any::Any;
use uuid::Uuid;

/// The flight that enters a workspace, for the reads that go along: they come after the entering.
pub struct EntryBatch<'a> {
    pub(crate) client: &'a Wire,
    pub(crate) safe: &'a Service,
    pub tenant: Uuid,
    /// The call's moment.
    pub now: Instant,
}

/// Where a read may be sent: an open transaction, or the flight that opens it.
pub trait Reads: GenericClient {
    /// The workspace's id, for every statement's `where tenant_id = …`.
    fn tenant(&self) -> Uuid;
    /// The cells of the workspace.
    fn cipher(&self) -> ColumnCipher<'_>;
}

impl Reads for EntryBatch<'_> {
    fn tenant(&self) -> Uuid {
        self.tenant
    }
    fn cipher(&self) -> ColumnCipher<'_> {
        ColumnCipher::of(self.safe, self.tenant, self.now)
    }
}

/// What was read ahead, or why it could not be.
#[derive(Default)]
pub struct Prefetched(Option<Result<Box<dyn Any + Send + Sync>>>);

impl Prefetched {
    /// What was read.
    pub fn of<T: Any + Send + Sync>(read: Result<T>) -> Prefetched {
        Prefetched(Some(read.map(|it| Box::new(it) as Box<dyn Any + Send + Sync>)))
    }

    /// Hands it over, once; None where nothing was read. Errors: what went wrong then; ours, where it was something else.
    pub fn take<T: Any>(&mut self) -> Result<Option<T>> {
        let Some(read) = self.0.take() else { return Ok(None) };
        let read = read?.downcast().map_err(|_| Error::internal("something else was read ahead"))?;
        Ok(Some(*read))
    }
}

/// A call whose reads go along, whichever it is.
pub(crate) trait Ahead: Sync {
    /// Whether it goes in order (`Action::IN_ORDER`).
    fn is_in_order(&self) -> bool;
    fn sent<'a>(&'a self, on: &'a EntryBatch<'a>) -> BoxFuture<'a, Prefetched>;
}
