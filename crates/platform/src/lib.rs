//! Everything between a request and the action it asks for: reading what was sent, who asks, the transaction, the audit
//! event, pages and the API.
//! What must stay true: no change of state goes another way than `action::run`; only this crate opens a transaction.

pub mod action;
pub mod after_commit;
pub mod ahead;
pub mod allowance;
pub mod authorities;
pub mod call;
pub mod cells;
pub mod chance;
pub mod clock;
pub mod damage;
pub mod device_name;
pub mod disk;
pub mod email_address;
pub mod erasure;
pub mod error;
pub mod event;
pub mod fields;
pub mod input;
pub mod instance;
pub mod internal;
pub mod job;
pub mod json;
mod last_use;
pub mod metrics;
pub mod networks;
pub mod outgoing;
pub mod pace;
pub mod paper;
pub mod platform;
pub mod queue;
pub mod safe;
pub mod settings;
pub mod sign_up;
pub mod spans;
pub mod throttle;
mod turn;
pub mod tx;
pub mod worries;

pub use database::classes::sealed;
pub use kernel;
pub use serde_json;
pub use vault;
