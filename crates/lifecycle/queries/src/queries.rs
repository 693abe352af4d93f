// This file was generated with `clorinde`. Do not modify.

pub mod ending;
pub mod key_destruction;
pub mod sentinel;
pub mod watch;
