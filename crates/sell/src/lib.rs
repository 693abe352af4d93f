//! SELL: rates, prices, bills, and what follows from them.
//! What is computed here is exact and rounded once; what is posted is never changed.

pub mod bill;
pub mod price;
pub mod rate_rules;
pub mod tax;
