//! Values and arithmetic: figures, days, codes and roles, before anything is stored or shown.
//! Nothing here does input or output; the clock, random bytes and the workspace's settings are arguments.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test that cannot go on should stop there"))]

pub mod alike;
mod bits;
pub mod business_day;
pub mod code;
pub mod contacts;
pub mod country;
pub mod day;
pub mod decimal;
pub mod environment;
pub mod exact;
pub mod gs1;
pub mod id;
pub mod lot_code;
pub mod metal;
pub mod money;
pub mod net;
pub mod networks;
pub mod number;
pub mod page;
pub mod permission;
pub mod phone;
pub mod plain_name;
pub mod plain_text;
pub mod refusal;
pub mod role;
pub mod role_name;
pub mod scale_label;
pub mod search;
pub mod tax_id;
pub mod text;
pub mod trust;
pub mod unit;
pub mod upi;
pub mod weight;
mod word;

/// For `words!`.
#[doc(hidden)]
pub use serde;
