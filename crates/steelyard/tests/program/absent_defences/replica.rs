//! The second copy of the served program: it follows, a sabotage stops it, and it follows again.
//! Invariant: it stops with the test, even if the test panics.

use crate::common::second::{Second, steelyard, well};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A sabotage is a plain function and holds no state, so the second copies are here, each by its first.
static SECONDS: Mutex<BTreeMap<PathBuf, Second>> = Mutex::new(BTreeMap::new());

fn seconds() -> MutexGuard<'static, BTreeMap<PathBuf, Second>> {
    SECONDS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn place(data: &Path) -> PathBuf {
    data.with_file_name("second")
}

pub fn begin(data: &Path) {
    let ticket = data.with_file_name("second.ticket");
    well(data, &["replica", "invite", "second", "--out", &ticket.to_string_lossy()]);
    let second = Second::begin(&place(data), Some(&ticket));
    seconds().insert(data.to_owned(), second);
    until_well(data);
}

pub fn stop(data: &Path) {
    let second = seconds().remove(data);
    drop(second);
}

pub fn start(data: &Path) {
    let second = Second::begin(&place(data), None);
    seconds().insert(data.to_owned(), second);
    until_well(data);
}

fn until_well(data: &Path) {
    let until = Instant::now() + Duration::from_secs(300);
    loop {
        let (code, said) = steelyard(data, &["replica", "status"]);
        if code == 0 {
            return;
        }
        assert!(Instant::now() < until, "{said}");
        std::thread::sleep(Duration::from_millis(300));
    }
}
