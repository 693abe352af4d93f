//! Tests of the entries of corrections.
//! Invariant: what the entries take out of stock is what the corrections take out of lots.

use super::*;
use kernel::id::{MovementId, new_id};

fn id(n: u8) -> Uuid {
    new_id(kernel::day::Instant::UNIX_EPOCH, [n; 10])
}

fn correction(place: Place, added: i64) -> Correction {
    let (lot, movement) = (LotId::from_uuid(id(1)), MovementId::from_uuid(id(2)));
    Correction { lot, movement, added: Money::from_stored(added), place }
}

fn entries_told(done: &Recosting) -> Vec<(About, Vec<String>)> {
    let told = |it: &Transfer| format!("{:?} / {:?} {}", it.debit.account, it.credit.account, it.amount);
    let entries = transfers(done, "AUD").expect("transfers");
    entries.into_iter().map(|(about, all)| (about, all.iter().map(told).collect())).collect()
}

#[test]
fn each_batch_and_each_document_has_one_entry_and_lots_among_each_other_none() {
    let (maker, user) = (BatchId::from_uuid(id(3)), BatchId::from_uuid(id(4)));
    let bill = DocumentId::from_uuid(id(5));
    let done = Recosting {
        corrections: vec![
            correction(Place::Maker(maker), 100),
            correction(Place::Use(Use::Batch { batch: user, line: 1 }), -30),
            correction(Place::Use(Use::Batch { batch: user, line: 1 }), 5),
            correction(Place::Use(Use::Bill { document: bill, line: 1 }), -20),
            correction(Place::Use(Use::Loss), -7),
            correction(Place::Lots, -9),
            correction(Place::Maker(user), 25),
        ],
        batches: vec![BatchChange { batch: maker, cost: Money::ZERO, lost: Money::from_stored(3) }],
        ..Recosting::default()
    };
    let kept = |debit: &str, credit: &str, amount: i64| format!("Kept({debit}) / Kept({credit}) {amount}");
    assert_eq!(
        entries_told(&done),
        [
            (
                About::Batch(maker),
                vec![kept("Stock", "WorkInProgress", 100), kept("StockLoss", "WorkInProgress", 3)]
            ),
            (
                About::Batch(user),
                vec![kept("Stock", "WorkInProgress", 25), kept("WorkInProgress", "Stock", 25)]
            ),
            (About::Document(bill), vec![kept("Cogs", "Stock", 20)]),
            (About::Losses, vec![kept("StockLoss", "Stock", 7)]),
        ]
    );
}

#[test]
fn corrections_that_cancel_out_are_posted_one_by_one() {
    let place = Place::Use(Use::Bill { document: DocumentId::from_uuid(id(5)), line: 1 });
    let done =
        Recosting { corrections: vec![correction(place, -1), correction(place, 1)], ..Recosting::default() };
    let [(_, told)] = &entries_told(&done)[..] else { panic!("one entry") };
    assert_eq!(told.len(), 2);
}
