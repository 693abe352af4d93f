//! The threads the program runs on.
//! What must stay true: the database on the same machine gets the other half of it; nothing that takes milliseconds of
//! computing (hashing a password, drawing a PDF) runs on these threads.

use std::thread::available_parallelism;
use tokio::runtime::{Builder, Runtime};

/// The runtime of every command: a thread for each two cores. A second thread on two cores made each call cost 80 % more
/// time in the program and 20 % more in the database, because tasks that talk to each other woke threads instead of
/// running on. Where it is one, it is the caller's own, which pays nothing for how several would share their tasks.
pub fn new() -> std::io::Result<Runtime> {
    let threads = available_parallelism().map_or(1, usize::from) / 2;
    if threads < 2 {
        return Builder::new_current_thread().enable_all().build();
    }
    Builder::new_multi_thread().worker_threads(threads).enable_all().build()
}
