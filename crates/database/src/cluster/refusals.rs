//! The servers that refused a connection because a file of their own is missing, as after an upgrade of the
//! system's packages.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Most socket folders remembered after a refused connection.
const MOST_REFUSED: usize = 64;

/// The sockets whose server reported that a file of its own is missing (58P01).
static REFUSED: Mutex<VecDeque<PathBuf>> = Mutex::new(VecDeque::new());

/// Notes that the server in this folder refused a connection because a file of its own is missing.
pub(crate) fn missed_a_file(sockets: &Path) {
    let mut refused = REFUSED.lock().unwrap_or_else(PoisonError::into_inner);
    if !refused.iter().any(|known| known == sockets) {
        refused.push_back(sockets.to_owned());
        if refused.len() > MOST_REFUSED {
            refused.pop_front();
        }
    }
}

/// Whether it did since the last question.
pub(super) fn has_missed_a_file(sockets: &Path) -> bool {
    let mut refused = REFUSED.lock().unwrap_or_else(PoisonError::into_inner);
    let before = refused.len();
    refused.retain(|known| known != sockets);
    refused.len() < before
}
