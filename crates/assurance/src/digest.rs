//! Digests as people read and compare them.

use std::fmt::Write as _;

/// Bytes in hex, as digests are shown.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
