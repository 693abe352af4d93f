//! The configuration files that the program adds to the server's own, and how a line of them is written.

use std::fmt::Write as _;

/// The file included at the end of `postgresql.conf`.
pub(crate) const FILE: &str = "steelyard.conf";

/// The settings that open the server for copies, where the operator wants them; included after all others.
pub(crate) const OPENED: &str = "replica.conf";

/// Adds a setting, with its value quoted.
pub(crate) fn line(text: &mut String, name: &str, value: &str) {
    let _ = writeln!(text, "{name} = '{}'", value.replace('\\', "\\\\").replace('\'', "''"));
}
