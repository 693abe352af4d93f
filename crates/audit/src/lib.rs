//! The audit log as one tree of digests: a change of a written event cannot go unnoticed.
//! Invariant: an event keeps its leaf, and each head of the tree extends the one before.

pub mod checkpoint_mail;
pub mod export;
pub mod forward;
pub mod sequencer;
mod stored;
pub mod verify;
pub mod verify_restored;

pub(crate) use audit_queries::tree as tree_sql;
