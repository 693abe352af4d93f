//! The audit tree: the leaf of an event, hashes in tiles, proofs, signed checkpoints, and the check of an
//! export without the program that wrote it.
//! Invariant: nothing here reads a clock, a database or a file, so that a stranger's check and the server's
//! own share the code.

pub mod event;
pub mod export;
pub mod hash;
pub mod note;
pub mod proof;
pub mod tile;
