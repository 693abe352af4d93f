//! The program: everything registered, the listener in front, and the commands of the one binary.
//! What must stay true: a command's work lies in the file of its name; rules lie in the parts, never here.

mod acme;
mod audit;
mod backup;
pub mod cli;
mod client;
pub mod config;
mod demo;
mod home;
pub mod import;
pub mod instance;
mod keys;
mod listener;
mod mail;
pub mod problem;
mod redirect;
pub mod runtime;
mod tls;
#[cfg(feature = "test-clock")]
mod trial;
mod trust;

pub use instance::registry;
