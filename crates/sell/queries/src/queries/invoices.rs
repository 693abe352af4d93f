// This file was generated with `clorinde`. Do not modify.

pub mod correct;
pub mod drafts;
pub mod finding;
pub mod list;
