// This file was generated with `clorinde`. Do not modify.

pub mod allowance;
pub mod clock;
pub mod job;
pub mod last_use;
pub mod paper;
pub mod tx;
