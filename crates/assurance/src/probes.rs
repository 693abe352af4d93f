//! The checks, by subject.
//! Invariant: each check tries the promise on the running program and names the cause where it fails.

pub mod access;
pub mod accounts;
pub mod apart;
pub mod audit;
pub mod backups;
pub mod billing;
pub mod data;
pub mod deletion;
pub mod edge;
pub mod environment;
pub mod events;
pub mod exports;
pub mod factors;
pub mod holds;
pub mod incidents;
pub mod isolation;
pub mod links;
pub mod logs;
pub mod money;
pub mod operators;
pub mod parts;
pub mod passwords;
pub mod planted;
pub mod program;
pub mod public;
pub mod recorded;
pub mod register;
pub mod replica;
pub mod reports;
pub mod requests;
pub mod schema;
pub mod stored;
pub mod transport;
pub mod volume;
pub mod watch;
