//! The log as one tree of digests: what was written cannot be changed unseen.
//! Invariant: an event that has its leaf keeps it, and each head of the tree grows out of the one before.

pub mod checkpoint_mail;
pub mod export;
pub mod sequencer;
mod stored;
pub mod verify;
pub mod verify_restored;

pub(crate) use audit_queries::tree as tree_sql;
