//! A task of a serving program that looks at something again and again until it is told to stop.
//! What must stay true: a stopped program lets the look in hand end; what it did not get to is done by the next start.

use std::future::Future;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long a look under way may take at a stop.
const GRACE: Duration = Duration::from_secs(5);

/// One that runs.
pub struct Task {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Task {
    /// Begins what looks until the word it is given is true.
    pub fn start<F>(looks: impl FnOnce(watch::Receiver<bool>) -> F) -> Task
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let (stop, stopped) = watch::channel(false);
        Task { stop, task: tokio::spawn(looks(stopped)) }
    }

    /// Lets the look in hand end and stops.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(GRACE, &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}
