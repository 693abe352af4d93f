//! A queue for permits, with three limits: permits in use, calls that wait, and how long a call waits.
//! Invariant: a call that finds the queue full is refused at once; no queue grows without bound.

use crate::error::{Error, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long a call waits for a permit before it is asked to come back later.
pub const WAIT: Duration = Duration::from_secs(10);

/// A queue for a limited number of permits.
pub struct Queue {
    turns: Arc<Semaphore>,
    waiting: AtomicUsize,
    most: usize,
}

/// A call that waits.
struct Waiting<'a>(&'a AtomicUsize);

impl Queue {
    /// A queue with this many permits, and at most this many calls that wait.
    pub fn new(turns: usize, most: usize) -> Queue {
        Queue { turns: Arc::new(Semaphore::new(turns)), waiting: AtomicUsize::new(0), most }
    }

    /// Waits for a permit. Errors: the queue is full, or it took too long.
    pub async fn turn(&self) -> Result<OwnedSemaphorePermit> {
        if let Ok(turn) = self.turns.clone().try_acquire_owned() {
            return Ok(turn);
        }
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let _waiting = Waiting(&self.waiting);
        if before >= self.most {
            return Err(Error::Busy("too many wait already".into()));
        }
        match tokio::time::timeout(WAIT, self.turns.clone().acquire_owned()).await {
            Ok(turn) => turn.map_err(Error::internal),
            Err(_) => Err(Error::Busy("no turn came in time".into())),
        }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_comes_when_the_queue_is_full_is_told_at_once() {
        let queue = Arc::new(Queue::new(1, 1));
        let turn = queue.turn().await.expect("the first");
        let second = tokio::spawn({
            let queue = queue.clone();
            async move { queue.turn().await }
        });
        while queue.waiting.load(Ordering::Relaxed) == 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(queue.turn().await, Err(Error::Busy(_))), "one works and one waits");
        drop(turn);
        assert!(second.await.expect("no panic").is_ok());
        assert_eq!(queue.waiting.load(Ordering::Relaxed), 0);
        assert!(queue.turn().await.is_ok());
    }
}
