//! The program: its registry, its listener, and the commands of the one binary.
//! Invariant: the work of a command is in the file of its name; rules are in the parts, never here.

mod acme;
mod advisories;
pub mod archives;
mod audit;
mod background;
mod backup;
mod certificate;
pub mod cli;
mod client;
mod clock;
pub mod config;
mod damage;
mod demo;
mod disk;
mod environment;
mod faults;
mod file_faults;
mod file_watch;
mod find;
mod forward;
mod home;
pub mod hooks;
pub mod import;
pub mod instance;
mod jobs;
mod keys;
mod launcher;
mod listener;
mod log;
mod mail;
pub mod masked_copy;
mod metrics;
mod printing;
pub mod problem;
mod redirect;
mod replica;
pub mod runtime;
mod sign_up;
pub mod starter;
mod task;
mod tls;
mod totals;
mod traces;
mod trust;
mod watch;
mod workspaces;

pub use instance::registry;

/// Here and not in the binary, so that measurements use the same allocator as the shipped program.
#[cfg(feature = "jemalloc")]
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
