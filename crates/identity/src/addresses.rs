//! The e-mail address of an account: it is confirmed by a mailed link, and changed by one.
//! Invariant: an address belongs to one account; only a proof by its mail takes it from another.

pub mod change;
pub mod confirm;
