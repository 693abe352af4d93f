//! The register of promises: each with the code that keeps it, the live check that tries it, and the check's
//! result.
//! Invariant: the shown state comes only from results and the clock; an unchecked promise is never shown as
//! kept.

mod bill;
mod client;
pub mod digest;
mod downloads;
pub mod evidence;
pub mod exports;
mod feed;
pub mod lines;
pub mod page;
pub mod policy;
pub mod probe;
mod probes;
pub mod register;
pub mod results;
pub mod scheduler;
mod security_txt;
pub mod state;
pub mod themes;
pub mod world;

pub use bill::bill;
pub use page::register as pages;
pub use probes::{backups, replica, stored};
