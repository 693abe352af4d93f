//! The goods of lots that a note brings back.
//! Invariant: a line's goods go back into the lot that they came from, by the movement with which they left.
//! Milk goes back only into a silo that was not filled or cleaned since (M13).

use kernel::code::Code;
use kernel::decimal::SignedQuantity;
use kernel::id::LotId;
use kernel::refusal::Refusal;
use ledger::stock::lots::silo::Silos;
use ledger::stock::sales::{self, Part};
use platform::error::Result;
use platform::tx::Tx;

use super::Note;
use super::rules::share_of;

/// The parts that go back into their lots, whose balances are locked; without goods from lots nothing is
/// read. Errors: `quantity_resolution` for a part that is finer than its goods are weighed; all that is left
/// of a line is never refused. For milk whose silo was filled or cleaned since, or has no room:
/// `silo_not_empty`, `silo_dirty`, `silo_overfull`.
pub(super) async fn returned_parts(tx: &Tx, note: &Note<'_>) -> Result<Vec<Part>> {
    let mut lots: Vec<LotId> = note.returned().filter_map(|(line, _)| line.lot).collect();
    lots.sort_unstable();
    lots.dedup();
    if lots.is_empty() {
        return Ok(vec![]);
    }
    let silos = Silos::lock(tx, &lots).await?;
    let left = sales::given_back(tx, note.bill.document_id, &lots).await?;
    let steps = sales::steps_of(tx, &lots).await?;
    let part = |at: usize| -> Option<std::result::Result<Part, Code>> {
        let lot = note.stored[at].lot?;
        // The movements of a lot are in the order of the bill's lines.
        let nth = note.stored[..at].iter().filter(|line| line.lot == Some(lot)).count();
        let whole = left.iter().filter(|part| part.lot == lot).nth(nth)?;
        Some(part_of(note, at, whole))
    };
    let back = note.credits.iter().filter(|(_, credit)| credit.quantity_e6 > 0);
    let mut parts: Vec<(Part, String)> = Vec::new();
    for (at, credit) in back {
        let Some(part) = part(*at).transpose()? else { continue };
        let is_last = note.so_far[*at].quantity_e6 + credit.quantity_e6 == note.sold[*at].quantity_e6;
        let step = steps.get(&part.lot).copied().unwrap_or(1);
        if !is_last && part.quantity.get() % step != 0 {
            return Err(Refusal::new(Code::QuantityResolution).field(note.quantity_field(*at)).into());
        }
        parts.push((part, note.quantity_field(*at)));
    }
    silos.judge_back(tx, &parts).await?;
    Ok(parts.into_iter().map(|(part, _)| part).collect())
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
