// This file was generated with `clorinde`. Do not modify.

pub mod bill;
pub mod evidence;
pub mod policy;
pub mod probes;
pub mod results;
pub mod world;
