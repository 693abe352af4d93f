// This file was generated with `clorinde`. Do not modify.

pub mod accounts;
pub mod deletion;
pub mod events;
pub mod logs;
pub mod operators;
pub mod recorded;
pub mod replica;
pub mod requests;
pub mod watch;
