//! The prefetch of an action or query: reads that are sent with the flight that enters the workspace. This
//! saves frequent calls one round trip.
//! Invariant: it only reads and takes no locks. Neither its result nor its fault is used before the caller is
//! judged.

use crate::encryption::ColumnCipher;
use crate::encryption::service::Service;
use crate::error::{Error, Result};
use crate::tx::wire::Wire;
use futures::future::BoxFuture;
use kernel::day::Instant;
use queries::client::GenericClient;
use std::any::Any;
use uuid::Uuid;

/// The flight that enters a workspace, for the prefetch: its reads come after the entering.
pub struct EntryBatch<'a> {
    pub(crate) client: &'a Wire,
    pub(crate) safe: &'a Service,
    pub tenant: Uuid,
    /// The call's moment.
    pub now: Instant,
}

/// Where a read can be sent: an open transaction, or the flight that opens it.
pub trait Reads: GenericClient {
    /// The workspace's id, for every statement's `where tenant_id = …`.
    fn tenant(&self) -> Uuid;
    /// The cipher of the workspace.
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

/// The result of the prefetch, or its fault.
#[derive(Default)]
pub struct Prefetched(Option<Result<Box<dyn Any + Send + Sync>>>);

impl Prefetched {
    /// A result.
    pub fn of<T: Any + Send + Sync>(read: Result<T>) -> Prefetched {
        Prefetched(Some(read.map(|it| Box::new(it) as Box<dyn Any + Send + Sync>)))
    }

    /// Hands the result over, once. None: nothing was read. Errors: the fault of the read; `Internal`, if the
    /// result has another type.
    pub fn take<T: Any>(&mut self) -> Result<Option<T>> {
        let Some(read) = self.0.take() else { return Ok(None) };
        let read = read?.downcast().map_err(|_| Error::internal("something else was read ahead"))?;
        Ok(Some(*read))
    }
}

/// A call with a prefetch, whatever its type.
pub(crate) trait Ahead: Sync {
    /// Whether the call goes in order (`Action::IN_ORDER`).
    fn is_in_order(&self) -> bool;
    fn sent<'a>(&'a self, on: &'a EntryBatch<'a>) -> BoxFuture<'a, Prefetched>;
}
