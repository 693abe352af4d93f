// This file was generated with `clorinde`. Do not modify.

pub mod forward;
pub mod tree;
