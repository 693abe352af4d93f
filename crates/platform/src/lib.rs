//! The core: reading an input, knowing the caller, the transaction of a call, its audit event, encryption and admission.
//! Invariant: every change of state goes through `action::run`; only this crate opens a transaction.

pub mod action;
pub mod admission;
pub mod after_commit;
pub mod allowance;
pub mod answers;
pub mod blocks;
pub mod call;
mod change;
pub mod clock;
pub mod current;
pub mod damage;
pub mod device_name;
pub mod disk;
pub mod email_address;
pub mod encryption;
mod entering;
pub mod error;
pub mod event;
pub mod fast_path;
pub mod fields;
mod finding;
pub mod for_browser;
pub mod input;
pub mod instance;
pub mod internal;
pub mod job;
pub mod json;
mod last_use;
pub mod outgoing;
pub mod own_errors;
pub mod pace;
pub mod paper;
pub mod platform;
pub mod printers;
pub mod random;
mod reserved;
pub mod settings;
pub mod sign_up;
pub mod telemetry;
pub mod tx;
pub mod worries;

pub use database::classes::sealed;
pub use kernel;
pub use keyring;
pub use serde_json;
