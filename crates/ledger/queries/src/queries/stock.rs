// This file was generated with `clorinde`. Do not modify.

pub mod holds;
pub mod locations;
pub mod lot_pieces;
pub mod lots;
pub mod movements;
pub mod recosting;
pub mod sales;
pub mod shipments;
pub mod untagged_metal;
