// This file was generated with `clorinde`. Do not modify.

pub mod accounts;
pub mod benchmarks;
pub mod captures;
pub mod deletion;
pub mod events;
pub mod holds;
pub mod logs;
pub mod masking;
pub mod operators;
pub mod policies;
pub mod recorded;
pub mod replica;
pub mod requests;
pub mod reviews;
pub mod watch;
