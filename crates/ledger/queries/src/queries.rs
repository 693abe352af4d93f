// This file was generated with `clorinde`. Do not modify.

pub mod document;
pub mod hold;
pub mod item;
pub mod journal;
pub mod location;
pub mod lot;
pub mod movement;
pub mod party;
pub mod payment;
pub mod period;
pub mod sale;
pub mod series;
pub mod statement;
pub mod tax_policy;
pub mod trace;
