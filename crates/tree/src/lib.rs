//! The audit tree: what an event's leaf is, how hashes are kept in tiles, proofs, signed checkpoints, and the check of an
//! export without the program that wrote it.
//! What must stay true: nothing here reads a clock, a database or a file, so that a stranger's check and the server's own
//! are one code.

pub mod event;
pub mod export;
pub mod hash;
pub mod note;
pub mod proof;
pub mod tile;
