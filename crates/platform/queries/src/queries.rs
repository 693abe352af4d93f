// This file was generated with `clorinde`. Do not modify.

pub mod allowance;
pub mod audit;
pub mod billing;
pub mod clock;
pub mod ending;
pub mod erasure;
pub mod identity;
pub mod job;
pub mod key_destruction;
pub mod last_use;
pub mod mail;
pub mod paper;
pub mod sentinel;
pub mod sign_up;
pub mod till;
pub mod tx;
pub mod watch;
