//! The program: everything registered, the listener in front, and the commands of the one binary.
//! What must stay true: a command's work lies in the file of its name; rules lie in the parts, never here.

mod acme;
mod advisories;
mod audit;
mod backup;
pub mod cli;
mod client;
mod clock;
pub mod config;
mod damage;
mod demo;
mod disk;
mod find;
mod home;
pub mod import;
pub mod instance;
mod jobs;
mod keys;
mod launcher;
mod listener;
mod log;
mod mail;
mod metrics;
pub mod problem;
mod redirect;
mod replica;
pub mod runtime;
mod sign_up;
mod task;
mod tls;
mod traces;
#[cfg(feature = "test-clock")]
mod trial;
mod trust;
mod watch;
mod workspaces;

pub use instance::registry;

/// Here and not in the binary, so that what tests and measures is built as what is shipped.
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
