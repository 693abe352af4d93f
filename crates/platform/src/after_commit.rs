//! What a transaction sets off once it is over: whoever sends the mail it wrote looks at once.
//! What must stay true: it happens after the commit, never before.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;

/// Wakes the sender of this instance, and says whether waiting mail is shown.
#[derive(Debug, Default)]
pub struct Outbox {
    wake: Notify,
    shown: AtomicBool,
    sends: AtomicBool,
}

impl Outbox {
    /// Lets the outbox show what a waiting mail says, links and all. For the demo alone: elsewhere an Admin could follow
    /// the link that makes somebody an Owner.
    pub fn show_waiting(&self) {
        self.shown.store(true, Ordering::Relaxed);
    }

    /// Whether waiting mail is shown.
    pub fn shows_waiting(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }

    /// Whether a mail server is set.
    pub fn sends(&self, does: bool) {
        self.sends.store(does, Ordering::Relaxed);
    }

    /// Whether what is mailed reaches anybody: a mail server is set, or the outbox is read in its place.
    pub fn reaches(&self) -> bool {
        self.sends.load(Ordering::Relaxed) || self.shows_waiting()
    }

    /// Has the sender look at once; one who is not waiting now looks when it next would wait.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Waits until it is woken.
    pub async fn woken(&self) {
        self.wake.notified().await;
    }
}

/// What a transaction holds of the post: it wakes the sender when the transaction is over.
#[derive(Debug)]
pub struct AfterCommit {
    pub(crate) post: Arc<Outbox>,
    queued: AtomicBool,
}

impl AfterCommit {
    pub fn of(post: &Arc<Outbox>) -> AfterCommit {
        AfterCommit { post: post.clone(), queued: AtomicBool::new(false) }
    }

    /// Mail was put in the queue.
    pub fn queued(&self) {
        self.queued.store(true, Ordering::Relaxed);
    }
}

impl Drop for AfterCommit {
    /// A transaction is dropped when its COMMIT was answered. One that was undone wakes too: a look at nothing costs little.
    fn drop(&mut self) {
        if self.queued.load(Ordering::Relaxed) {
            self.post.wake();
        }
    }
}
