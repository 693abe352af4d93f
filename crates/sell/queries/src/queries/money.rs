// This file was generated with `clorinde`. Do not modify.

pub mod journal;
pub mod tax_settle;
