//! What the tests of the cluster share: a folder that goes when the test does, and looking at processes.
//! The disk is waited for only in the tests that speak of it.

use database::{Cluster, Options};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A data folder of one test.
pub struct Place(PathBuf);

impl Place {
    pub fn new() -> Place {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Place(std::env::temp_dir().join(format!("steelyard-place-{}-{number}", std::process::id())))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A cluster whose last commits may be lost when it is stopped or killed; quicker to make.
pub async fn started(place: &Place) -> Cluster {
    let options = Options { durable: false, ..Options::default() };
    Cluster::start(place.path(), options).await.expect("the cluster starts")
}

/// Looks every few milliseconds until it is so, at most as long as said.
pub fn within(patience: Duration, mut so: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + patience;
    loop {
        if so() {
            return true;
        }
        if Instant::now() > end {
            return false;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

pub fn kill(signal: &str, pid: u32) {
    let done = std::process::Command::new("kill").arg(signal).arg(pid.to_string()).status();
    assert!(done.expect("kill is there").success());
}
