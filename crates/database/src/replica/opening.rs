//! The operator's settings for copies.

use jiff::civil::Date;
use std::net::IpAddr;

/// The operator's settings that let copies follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The address at which the server listens only for copies.
    pub listen: IpAddr,
    /// Whether a commit waits until a copy has it.
    pub wait: bool,
    /// The start of new certificates.
    pub today: Date,
}
