// This file was generated with `clorinde`. Do not modify.

pub mod captures;
pub mod duties;
pub mod holds;
pub mod policies;
pub mod requests;
pub mod reviews;
