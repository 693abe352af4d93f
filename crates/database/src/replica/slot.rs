//! The names by which the server knows its copies: their role, and the slot of each.

/// The role of copies, which allows only replication.
pub(crate) const ROLE: &str = "steel_replica";
/// The prefix of copies' names among the server's slots.
pub(super) const SLOT: &str = "copy_";

/// The name of a copy's slot and of its connections.
pub(crate) fn slot(name: &str) -> String {
    format!("{SLOT}{name}")
}
