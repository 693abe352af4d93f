// This file was generated with `clorinde`. Do not modify.

pub mod async_;
pub use async_::*;
