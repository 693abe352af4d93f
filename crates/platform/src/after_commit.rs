//! What a transaction triggers when it is over: the sender looks for new mail at once.
//! Invariant: it happens after the commit, never before.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;

/// Wakes this instance's mail sender, and says whether waiting mail is shown.
#[derive(Debug, Default)]
pub struct Outbox {
    wake: Notify,
    shown: AtomicBool,
    sends: AtomicBool,
    to_everybody: AtomicBool,
}

impl Outbox {
    /// Lets the outbox page show the text of waiting mail, including links. Only for the demo: elsewhere an
    /// Admin could follow the link that makes somebody an Owner.
    pub fn show_waiting(&self) {
        self.shown.store(true, Ordering::Relaxed);
    }

    /// Whether waiting mail is shown.
    pub fn shows_waiting(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }

    /// Sets whether there is a mail server.
    pub fn sends(&self, does: bool) {
        self.sends.store(does, Ordering::Relaxed);
    }

    /// Notes whether this program hands mail over for the people it is written to, and not for one address
    /// in their place.
    pub fn sends_to_everybody(&self, does: bool) {
        self.to_everybody.store(does, Ordering::Relaxed);
    }

    /// Whether this program hands mail over for the people it is written to.
    pub fn is_for_everybody(&self) -> bool {
        self.to_everybody.load(Ordering::Relaxed)
    }

    /// Whether mail reaches anybody: there is a mail server, or people read the outbox page instead.
    pub fn reaches(&self) -> bool {
        self.sends.load(Ordering::Relaxed) || self.shows_waiting()
    }

    /// Wakes the sender. If it is busy, it looks again before it next waits.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Waits until `wake` is called.
    pub async fn woken(&self) {
        self.wake.notified().await;
    }
}

/// A transaction's hold on the outbox: it wakes the sender when the transaction is over.
#[derive(Debug)]
pub struct AfterCommit {
    pub(crate) post: Arc<Outbox>,
    queued: AtomicBool,
}

impl AfterCommit {
    pub fn of(post: &Arc<Outbox>) -> AfterCommit {
        AfterCommit { post: post.clone(), queued: AtomicBool::new(false) }
    }

    /// Notes that the transaction queued mail.
    pub fn queued(&self) {
        self.queued.store(true, Ordering::Relaxed);
    }
}

impl Drop for AfterCommit {
    /// A transaction is dropped after its COMMIT is answered. One that was undone also wakes the sender: a
    /// look at nothing costs little.
    fn drop(&mut self) {
        if self.queued.load(Ordering::Relaxed) {
            self.post.wake();
        }
    }
}
