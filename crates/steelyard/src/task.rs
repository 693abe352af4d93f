//! A task of a serving program that repeats its work until the program stops it.
//! Invariant: a stop waits for the round in hand; the next start does the rest.

use std::future::Future;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Longest time for the round in hand at a stop.
const GRACE: Duration = Duration::from_secs(5);

/// A running task.
pub struct Task {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Task {
    /// Starts the work, which runs until the received value is true.
    pub fn start<F>(looks: impl FnOnce(watch::Receiver<bool>) -> F) -> Task
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let (stop, stopped) = watch::channel(false);
        Task { stop, task: tokio::spawn(looks(stopped)) }
    }

    /// Waits for the round in hand and stops.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(GRACE, &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}
