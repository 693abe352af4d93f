//! The seam to lots: what a bill line with a lot takes from stock.
//! What must stay true: a lot leaves stock only through the ledger's movements, in the transaction of its bill.

use kernel::code::Code;
use kernel::refusal::Refusal;
use platform::error::Result;
use platform::tx::Tx;

/// A line that sells from a lot.
#[derive(Debug, Clone, Copy)]
pub struct LotAsked<'a> {
    /// Where the line stands in the bill.
    pub line: usize,
    /// The lot's code.
    pub lot: &'a str,
}

/// Looks the lots of a bill up. Errors: `not_found` at the line's lot, as long as this shop has no lots to sell from.
pub async fn lots_sold(_tx: &Tx, asked: &[LotAsked<'_>]) -> Result<()> {
    match asked.first() {
        Some(first) => Err(Refusal::new(Code::NotFound).field(format!("lines[{}].lot", first.line)).into()),
        None => Ok(()),
    }
}
