//! GS1 Data Matrix (ISO/IEC 16022, ECC 200): an element string as a small square, for labels that have no
//! room for bars.
//! Invariant: FNC1 is first, so that every reader knows an element string; U+001D separates its values.

use std::rc::Rc;

use datamatrix::{DataMatrix, SymbolList};

use crate::model::PaperError;

/// The squares of a code: how many a side, and which are dark. Errors: more than a symbol holds.
pub(crate) fn squares(data: &str) -> Result<(usize, Rc<[bool]>), PaperError> {
    let symbol = DataMatrix::encode_gs1(data.as_bytes(), SymbolList::default().enforce_square())
        .map_err(|_| PaperError::DataMatrixTooLong { bytes: data.len() })?;
    let bitmap = symbol.bitmap();
    Ok((bitmap.width(), bitmap.bits().into()))
}
