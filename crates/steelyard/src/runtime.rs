//! The threads of the program.
//! Invariant: the database on the same machine gets the other half of the cores; work that computes for
//! milliseconds (hashing a password, drawing a PDF) never runs on these threads.

use std::thread::available_parallelism;
use tokio::runtime::{Builder, Runtime};

/// The runtime of every command: one thread for two cores. A second thread on two cores made each call cost
/// 80 % more time in the program and 20 % more in the database, because tasks that talk to each other woke
/// threads instead of running on. A single thread is the caller's own, which avoids the cost of sharing
/// tasks.
pub fn new() -> std::io::Result<Runtime> {
    let threads = available_parallelism().map_or(1, usize::from) / 2;
    if threads < 2 {
        return Builder::new_current_thread().enable_all().build();
    }
    Builder::new_multi_thread().worker_threads(threads).enable_all().build()
}
