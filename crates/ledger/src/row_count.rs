//! Whether a statement wrote every row that it was given.

use platform::error::{Error, Result};

/// Compares the count of written rows with the given ones: without its source row, a statement writes none
/// and reports no error.
pub(crate) fn whole(written: usize, given: usize) -> Result<()> {
    if written == given { Ok(()) } else { Err(Error::internal(format!("{written} rows written of {given}"))) }
}
