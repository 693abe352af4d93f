// This file was generated with `clorinde`. Do not modify.

pub mod ledger;
pub mod make;
pub mod platform;
pub mod protect;
pub mod sell;
pub mod steelyard;
pub mod trust;
