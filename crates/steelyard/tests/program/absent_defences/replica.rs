//! The second copy of the served program: it follows, a sabotage stops it, and it follows again.
//! Invariant: it stops with the test, even if the test panics.

use crate::common::second::{Second, steelyard, well};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A sabotage is a plain function and holds no state, so the one second copy is here.
static SECOND: Mutex<Option<Second>> = Mutex::new(None);

fn second() -> MutexGuard<'static, Option<Second>> {
    SECOND.lock().unwrap_or_else(PoisonError::into_inner)
}

fn place(data: &Path) -> PathBuf {
    data.with_file_name("second")
}

pub fn begin(data: &Path) {
    let ticket = data.with_file_name("second.ticket");
    well(data, &["replica", "invite", "second", "--out", &ticket.to_string_lossy()]);
    *second() = Some(Second::begin(&place(data), Some(&ticket)));
    until_well(data);
}

pub fn stop(_data: &Path) {
    end();
}

pub fn start(data: &Path) {
    *second() = Some(Second::begin(&place(data), None));
    until_well(data);
}

pub fn end() {
    drop(second().take());
}

fn until_well(data: &Path) {
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        let (code, said) = steelyard(data, &["replica", "status"]);
        if code == 0 {
            return;
        }
        assert!(Instant::now() < until, "{said}");
        std::thread::sleep(Duration::from_millis(300));
    }
}
