//! Random bytes, and new ids made of the clock and random bytes.
//! Invariant: the system's source is read here, at the edge of a call, and never inside a rule.

use crate::error::{Error, Result};
use jiff::Timestamp;
use kernel::id::new_id;
use uuid::Uuid;

/// Random bytes of the system. Errors: `Internal`.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(bytes)
}

/// A new id for this moment. Errors: `Internal`.
pub fn fresh_id(now: Timestamp) -> Result<Uuid> {
    Ok(new_id(now, random()?))
}
