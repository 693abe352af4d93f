//! Goods: lots, where they are, what moved, what is held, what they cost.
//! Invariant: what is in stock is the sum of what moved.

pub mod cost;
pub mod fefo;
pub mod holds;
pub mod locations;
pub mod lots;
pub mod movements;
pub mod page;
pub mod quantities;
pub mod sales;
