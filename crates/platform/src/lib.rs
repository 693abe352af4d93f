//! Everything between a request and the action it asks for: reading what was sent, who asks, the transaction, the audit
//! event, pages and the API.
//! What must stay true: no change of state goes another way than `action::run`; only this crate opens a transaction.

pub mod action;
pub mod address;
pub mod ahead;
pub mod api;
pub mod assets;
pub mod audit;
pub mod authorities;
pub mod billing;
pub mod call;
pub mod cells;
pub mod chance;
pub mod clock;
mod codes;
pub mod damage;
pub mod disk;
mod door;
pub mod edge;
pub mod ending;
pub mod erasure;
pub mod error;
pub mod fields;
pub mod form;
mod health;
pub mod identity;
pub mod input;
pub mod instance;
pub mod job;
pub mod json;
mod last_use;
pub mod mail;
pub mod metrics;
mod multipart;
mod once;
pub mod outgoing;
pub mod page;
pub mod paper;
pub mod platform;
pub mod problem;
mod queue;
pub mod registry;
pub mod rotation;
pub mod routes;
pub mod safe;
pub mod sentinel;
pub mod settings;
pub mod sign_up;
pub mod site;
pub mod spans;
#[cfg(feature = "testing")]
pub mod testing;
pub mod till;
mod turn;
pub mod tx;
pub mod view;
pub mod watch;
pub mod web;
pub mod worries;

pub use database::classes::sealed;
pub use kernel;
pub use serde_json;
pub use vault;
