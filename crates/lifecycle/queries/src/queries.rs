// This file was generated with `clorinde`. Do not modify.

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
pub mod heartbeat;
pub mod incident;
pub mod kept_books;
pub mod key_destruction;
pub mod lifetime;
pub mod month_totals;
pub mod print_queue;
pub mod requests;
pub mod retention;
pub mod reviews;
pub mod settings;
pub mod suppliers;
pub mod suspicion;
pub mod untagged_cost;
pub mod weakness;
