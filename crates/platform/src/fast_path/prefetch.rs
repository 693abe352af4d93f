//! The prefetch of an action or query: reads that are sent with the flight that enters the workspace. This
//! saves frequent calls one round trip.
//! Invariant: it only reads and takes no locks. Neither its result nor its fault is used before the caller is
//! judged.

use crate::encryption::ColumnCipher;
use crate::encryption::service::Service;
use crate::error::Result;
use crate::tx::wire::Wire;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::day::Instant;
use kernel::refusal::Ruled;
use queries::client::GenericClient;
use uuid::Uuid;

/// Reads that do not depend on the caller.
pub trait Prefetch: Send + Sync + Sized {
    /// The rows, as read.
    type Rows: Send;

    /// Reads them, without a lock: with the flight that enters the workspace, or in an open transaction.
    fn prefetch(&self, on: &impl Reads) -> impl Future<Output = Result<Self::Rows>> + Send;
}

/// The flight that enters a workspace, for the prefetch: its reads come after the entering.
pub struct EntryBatch<'a> {
    pub(crate) client: &'a Wire,
    pub(crate) encryption: &'a Service,
    pub(crate) tenant: Uuid,
    /// The call's moment.
    pub(crate) now: Instant,
}

/// Where a read can be sent: an open transaction, or the flight that opens it.
pub trait Reads: GenericClient {
    /// The workspace's id, for every statement's `where tenant_id = …`.
    fn tenant(&self) -> Uuid;
    /// The cipher of the workspace.
    fn cipher(&self) -> ColumnCipher<'_>;
    /// The call's moment.
    fn now(&self) -> Instant;
}

impl Reads for EntryBatch<'_> {
    fn tenant(&self) -> Uuid {
        self.tenant
    }
    fn cipher(&self) -> ColumnCipher<'_> {
        ColumnCipher::of(self.encryption, self.tenant, self.now)
    }
    fn now(&self) -> Instant {
        self.now
    }
}

/// What a call sends with its entry; the type of the call is erased, so that all plain calls share one entry.
pub(crate) trait SentOnEntry<T>: Sync {
    fn sent<'a>(&'a self, on: &'a EntryBatch<'a>) -> BoxFuture<'a, T>;
}

/// A call that reads nothing before it is entered.
impl SentOnEntry<()> for () {
    fn sent<'a>(&'a self, _: &'a EntryBatch<'a>) -> BoxFuture<'a, ()> {
        std::future::ready(()).boxed()
    }
}

/// The prefetch of a call; one whose input has a fault sends nothing.
impl<P: Prefetch> SentOnEntry<Ruled<Result<P::Rows>>> for Ruled<P> {
    fn sent<'a>(&'a self, on: &'a EntryBatch<'a>) -> BoxFuture<'a, Ruled<Result<P::Rows>>> {
        async move {
            match self {
                Ok(call) => Ok(call.prefetch(on).await),
                Err(refusal) => Err(refusal.clone()),
            }
        }
        .boxed()
    }
}

/// A call with its prefetched rows, or the refusal of its input.
pub(crate) fn with_rows<P: Prefetch>(
    call: Ruled<P>,
    rows: Ruled<Result<P::Rows>>,
) -> Ruled<(P, Result<P::Rows>)> {
    Ok((call?, rows?))
}
