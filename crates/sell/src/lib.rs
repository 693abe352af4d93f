//! SELL: rates, prices, bills, and what follows from them.
//! What is computed here is exact and rounded once; what is posted is never changed.

pub mod article;
pub mod bill;
pub mod invoice;
pub mod lines;
pub mod price;
pub mod rate_rules;
pub mod rates;
pub mod stock;
pub mod tax;
