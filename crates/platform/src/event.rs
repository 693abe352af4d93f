//! The audit event of a change or refusal, as it is written.
//! Invariant: it is written in the transaction of what it tells of, and holds no secret.

mod content;
pub(crate) mod write;

pub use content::Content;
pub(crate) use write::{Entry, write, write_event_of};
