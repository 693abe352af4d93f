// This file was generated with `clorinde`. Do not modify.

pub mod duties;
pub mod holds;
pub mod requests;
