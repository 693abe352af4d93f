//! Writing the audit event of a change or refusal.
//! Invariant: it is written in the transaction of its change, and holds no secret.

mod content;
pub(crate) mod write;

pub use content::Content;
pub(crate) use write::{Entry, write, write_event_of};
