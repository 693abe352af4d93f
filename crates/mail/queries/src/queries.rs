// This file was generated with `clorinde`. Do not modify.

pub mod billing;
pub mod outbox;
pub mod returns;
