//! The goods of lots that a note brings back.
//! Invariant: a line's goods go back into the lot that they came from, by the movement with which they left.

use kernel::code::Code;
use kernel::decimal::SignedQuantity;
use kernel::id::LotId;
use ledger::stock::sales::{self, Part};
use platform::error::Result;
use platform::tx::Tx;

use super::Note;
use super::rules::share_of;

/// The parts that go back into their lots, whose balances are locked; without goods from lots nothing is read.
pub(super) async fn returned_parts(tx: &Tx, note: &Note<'_>) -> Result<Vec<Part>> {
    let mut lots: Vec<LotId> = note.returned().filter_map(|(line, _)| line.lot).collect();
    lots.sort_unstable();
    lots.dedup();
    if lots.is_empty() {
        return Ok(vec![]);
    }
    let left = sales::given_back(tx, note.bill.document_id, &lots).await?;
    let part = |at: usize| -> Option<std::result::Result<Part, Code>> {
        let lot = note.stored[at].lot?;
        // The movements of a lot are in the order of the bill's lines.
        let nth = note.stored[..at].iter().filter(|line| line.lot == Some(lot)).count();
        let whole = left.iter().filter(|part| part.lot == lot).nth(nth)?;
        Some(part_of(note, at, whole))
    };
    let back = note.credits.iter().filter(|(_, credit)| credit.quantity_e6 > 0);
    let parts = back.filter_map(|(at, _)| part(*at)).collect::<std::result::Result<Vec<Part>, Code>>()?;
    Ok(parts)
}

/// The share of a movement that comes back now; the last one takes the rest.
fn part_of(note: &Note<'_>, at: usize, whole: &Part) -> std::result::Result<Part, Code> {
    let (sold, before) = (note.sold[at].quantity_e6, note.so_far[at].quantity_e6);
    let credit = note.credits.iter().find(|(line, _)| *line == at).map(|(_, credit)| credit);
    let after = before + credit.map_or(0, |credit| credit.quantity_e6);
    let between = |figure: i64| Ok(share_of(figure, after, sold)? - share_of(figure, before, sold)?);
    let cost = match credit.and_then(|credit| credit.cost) {
        Some(cost) => cost,
        None => kernel::money::Money::new(between(whole.cost.get())?)?,
    };
    let quantity = SignedQuantity::new(between(whole.quantity.get())?)?;
    Ok(Part { quantity, cost, fine_mg: between(whole.fine_mg)?, ..*whole })
}
