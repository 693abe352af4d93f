//! The names of faults that a page of their own corrects.

/// A clock that jumped, and waits for the operator's word.
pub const CLOCK: &str = "clock";
