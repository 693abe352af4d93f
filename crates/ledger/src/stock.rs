//! Goods: lots, their locations, movements, holds and costs.
//! Invariant: stock is the sum of its movements.

pub mod cost;
pub mod cost_shares;
pub mod cost_web;
pub mod fefo;
pub mod holds;
pub mod locations;
pub mod lot_pieces;
pub mod lots;
pub mod metal;
pub mod movements;
pub mod page;
pub mod pieces;
pub mod postings;
pub mod quantities;
pub mod recosting;
pub mod sales;
pub mod shipments;
pub mod transformation;
pub mod untagged_metal;
