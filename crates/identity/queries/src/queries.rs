// This file was generated with `clorinde`. Do not modify.

pub mod founding_link;
pub mod identity;
pub mod till;
