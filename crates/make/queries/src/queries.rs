// This file was generated with `clorinde`. Do not modify.

pub mod batch;
pub mod consume;
pub mod control_point;
pub mod deviation;
pub mod equipment;
pub mod lots;
pub mod reading;
pub mod recipe;
