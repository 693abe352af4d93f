// This file was generated with `clorinde`. Do not modify.

pub mod holds;
pub mod locations;
pub mod lots;
pub mod movements;
pub mod sales;
pub mod untagged_metal;
