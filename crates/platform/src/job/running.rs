//! A running job: its progress and its lease.

use kernel::day::Instant;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

/// A job while it runs.
#[derive(Debug)]
pub struct Running {
    pub(crate) id: Uuid,
    /// The digest of its lease's secret.
    lease: [u8; 32],
    /// The clock of the program that runs it.
    pub(crate) clock: fn() -> Instant,
    done: AtomicI64,
    of: AtomicI64,
}

impl Running {
    pub(crate) fn new(id: Uuid, lease: [u8; 32], clock: fn() -> Instant) -> Running {
        Running { id, lease, clock, done: AtomicI64::new(0), of: AtomicI64::new(0) }
    }

    /// Notes the progress.
    pub(crate) fn is_at(&self, done: usize, of: usize) {
        let [done, of] = [done, of].map(|many| i64::try_from(many).unwrap_or(i64::MAX));
        self.of.store(of, Ordering::Relaxed);
        self.done.store(done.min(of), Ordering::Relaxed);
    }

    pub(crate) fn progress(&self) -> (i64, i64) {
        let of = self.of.load(Ordering::Relaxed);
        (self.done.load(Ordering::Relaxed).min(of), of)
    }

    pub(crate) fn lease(&self) -> &[u8] {
        &self.lease
    }
}
