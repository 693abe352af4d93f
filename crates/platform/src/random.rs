//! What comes from chance and the clock: random bytes, and new ids.
//! What must stay true: the system's source is read here, at the edge of a call, and never inside a rule.

use crate::error::{Error, Result};
use jiff::Timestamp;
use kernel::id::new_id;
use uuid::Uuid;

/// Random bytes of the system. Errors: ours.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(bytes)
}

/// A new id at a moment. Errors: ours.
pub fn fresh_id(now: Timestamp) -> Result<Uuid> {
    Ok(new_id(now, random()?))
}
