//! Writes that go with the COMMIT: nothing waits for their result, so they need no flight of their own.
//! Invariant: they run only if the call is committed, and COMMIT is sent behind them (`tx/commit.rs`).

use crate::error::Result;
use crate::tx::Tx;
use futures::future::BoxFuture;
use std::sync::{Mutex, PoisonError};

/// A write that waits for the flight of the commit.
pub(crate) type LastWrite = Box<dyn for<'a> FnOnce(&'a Tx) -> BoxFuture<'a, Result<()>> + Send>;

/// The writes that wait, in the order in which they came.
#[derive(Default)]
pub(crate) struct CommitFlight(Mutex<Vec<LastWrite>>);

impl CommitFlight {
    /// Takes the writes.
    pub(crate) fn take(&self) -> Vec<LastWrite> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Tx {
    /// Adds a write to the flight of the commit. For a write that needs the result of the work, or that is
    /// the only one, and so deserves no flight of its own. Its statements must be prepared before. It must
    /// send all of them before it awaits anything, or fail at once, because COMMIT is sent right after. It
    /// runs only if the call is committed.
    pub fn with_commit(
        &self,
        write: impl for<'a> FnOnce(&'a Tx) -> BoxFuture<'a, Result<()>> + Send + 'static,
    ) {
        self.commit_flight.0.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(write));
    }
}
