//! Turns that are waited for: so many at once, so many behind them, so long at most.
//! What must stay true: who comes when the queue is full is told to come back at once; no queue grows without bound.

use crate::error::{Error, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long anybody waits for a turn before being told to come back.
pub const WAIT: Duration = Duration::from_secs(10);

/// One such queue.
pub struct Queue {
    turns: Arc<Semaphore>,
    waiting: AtomicUsize,
    here: AtomicUsize,
    most: usize,
}

/// Somebody who is at work there, until what they did is settled. The queue is kept for as long.
pub(crate) struct Here(Arc<Queue>);

/// Somebody who waits, until they do no longer.
struct Waiting<'a>(&'a AtomicUsize);

impl Queue {
    /// So many turns at once, and so many waiting for one.
    pub fn new(turns: usize, most: usize) -> Queue {
        Queue {
            turns: Arc::new(Semaphore::new(turns)),
            waiting: AtomicUsize::new(0),
            here: AtomicUsize::new(0),
            most,
        }
    }

    /// Waits for a turn. Errors: the queue is full, or it took too long.
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

impl Here {
    /// Begins to work there.
    pub(crate) fn at(queue: Arc<Queue>) -> Here {
        queue.here.fetch_add(1, Ordering::Relaxed);
        Here(queue)
    }

    /// Whether nobody else is.
    pub(crate) fn is_alone(&self) -> bool {
        self.0.here.load(Ordering::Relaxed) == 1
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        self.0.here.fetch_sub(1, Ordering::Relaxed);
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

    #[test]
    fn who_is_at_work_knows_whether_somebody_else_is() {
        let queue = Arc::new(Queue::new(2, 0));
        let first = Here::at(queue.clone());
        assert!(first.is_alone());
        let second = Here::at(queue);
        assert!(!first.is_alone() && !second.is_alone());
        drop(first);
        assert!(second.is_alone());
    }
}
