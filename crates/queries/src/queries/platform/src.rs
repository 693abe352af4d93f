// This file was generated with `clorinde`. Do not modify.

pub mod mail;
pub mod session;
pub mod tx;
