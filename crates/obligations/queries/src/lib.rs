//! The statements of crates/obligations, generated from its .sql files against the migrated schema; do not edit.
#![allow(clippy::all, clippy::pedantic, unused)]
pub use ::queries::{ArrayIterator, ArraySql, BytesSql, IterSql, JsonSql, StringSql, client, slice_iter};
mod queries;
pub use self::queries::*;
