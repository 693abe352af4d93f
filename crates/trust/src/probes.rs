//! The checks, by what they try.
//! What must stay true: each tries the thing itself on the running program and names the cause where it fails.

pub mod access;
pub mod accounts;
pub mod audit;
pub mod backups;
pub mod data;
pub mod edge;
pub mod factors;
pub mod isolation;
pub mod program;
pub mod public;
pub mod register;
pub mod schema;
pub mod transport;
