//! How data ends, and what watches over it until then: the archive that is taken away, the deletion of workspaces, the keys of erased people,
//! the rotation of keys, retention, the heartbeat, the detection of unusual use, and the queue of printers. And the totals and the daily costs
//! that are posted behind the books, and rows that a new version enters once for workspaces that were there before.

pub mod archive;
pub mod benchmarks;
pub mod captures;
pub mod casework;
pub mod containment;
pub mod deletion;
pub mod detection;
pub mod earlier_stock;
pub mod emptying;
pub mod erasure;
pub mod evidence;
mod form_words;
pub mod heartbeat;
pub mod incident;
pub mod key_destruction;
pub mod key_rotation;
pub mod lifetime;
mod mailed_code;
pub mod masking;
pub mod month_totals;
pub mod pause;
pub mod print_queue;
pub mod requests;
pub mod retention;
pub mod reviews;
pub mod settings;
pub mod suppliers;
pub mod suspicion;
pub mod untagged_cost;
pub mod weakness;
