//! Tests of cost that follows the goods: examples, a long chain, and a random shop against the slow oracle.
//! Invariant: after every booking all figures are those of the oracle, and all money that came in is
//! somewhere.

mod oracle;
mod shop;

use super::*;
use crate::stock::cost_shares::ItemOutput;
use kernel::day::Instant;
use kernel::exact::Exact;
use kernel::id::new_id;
use proptest::prelude::*;
use shop::Shop;

fn id(kind: u8, n: usize) -> kernel::id::LotId {
    let mut bytes = [kind; 10];
    bytes[2..].copy_from_slice(&(n as u64).to_be_bytes());
    kernel::id::LotId::from_uuid(new_id(Instant::UNIX_EPOCH, bytes))
}

fn lot(n: usize) -> LotId {
    id(1, n)
}

fn batch(n: usize) -> BatchId {
    BatchId::from_uuid(id(2, n).uuid())
}

fn movement(n: usize) -> MovementId {
    MovementId::from_uuid(id(3, n).uuid())
}

fn document(n: usize) -> DocumentId {
    DocumentId::from_uuid(id(4, n).uuid())
}

fn money(minor: i64) -> Money {
    Money::new(minor).expect("money")
}

/// A movement; `what` is its quantity in thousandths and its booked cost.
fn event(n: usize, what: (i64, i64), kind: Kind) -> Event {
    let quantity = SignedQuantity::from_stored(what.0 * 1000);
    Event { movement: movement(n), quantity, cost: money(what.1), piece: None, kind }
}

fn account(n: usize, is_ended: bool, cost: i64, lots: &[(usize, i64)]) -> BatchAccount {
    let lots = lots.iter().map(|(n, mass)| (lot(*n), Exact::from(*mass))).collect();
    let items = vec![ItemOutput { weight: Exact::from(1), lots }];
    let shares = CostShares { by_products: vec![], items };
    BatchAccount { batch: batch(n), is_ended, cost: money(cost), lost: Money::ZERO, shares }
}

/// "lot/movement added" for each correction.
fn corrections_of(it: &Recosting) -> Vec<(LotId, MovementId, i64)> {
    it.corrections.iter().map(|c| (c.lot, c.movement, c.added.get())).collect()
}

#[test]
fn whey_cheese_left_for_the_oven_and_the_bin_before_its_batch_was_closed() {
    let into_cake = Use::Batch { batch: batch(2), line: 1 };
    let history = LotHistory {
        lot: lot(1),
        events: vec![
            event(1, (9_000, 0), Kind::Output),
            event(2, (-2_000, 0), Kind::Draw(into_cake)),
            event(3, (-250, 0), Kind::Draw(Use::Loss)),
        ],
    };
    let web = Web {
        lots: vec![history],
        batches: vec![account(1, true, 5000, &[(1, 9)]), account(2, false, 0, &[])],
    };
    let ended = recost(&web, batch(1), money(5000)).expect("computed");
    // 5000 over 9 kg: 2 kg take 1111, then 0.25 of 7 kg take 139 of 3889.
    let expected = [(1, 5000), (2, -1111), (3, -139)].map(|(n, added)| (lot(1), movement(n), added));
    assert_eq!(corrections_of(&ended), expected);
    assert_eq!(ended.lots[0].1.cost, money(3750));
    let changes = ended.batches.iter().map(|it| (it.batch, it.cost.get())).collect::<Vec<_>>();
    assert_eq!(changes, [(batch(1), 0), (batch(2), 1111)]);
    let postings = ended.postings().expect("sums");
    let expected =
        [(Place::Maker(batch(1)), -5000), (Place::Use(into_cake), 1111), (Place::Use(Use::Loss), 139)];
    assert_eq!(postings.into_iter().map(|(place, sum)| (place, sum.get())).collect::<Vec<_>>(), expected);
}

#[test]
fn a_lot_that_was_weighed_or_charged_does_not_go_back_whole() {
    for (later, back, code) in [
        (event(2, (-1_000, 0), Kind::Weigh), -9_000, Code::LotWeighed),
        (event(2, (0, 300), Kind::Charge), -10_000, Code::LotInsufficient),
    ] {
        let events =
            vec![event(1, (10_000, 0), Kind::Output), later, event(3, (back, 0), Kind::OutputReturn)];
        let web = Web {
            lots: vec![LotHistory { lot: lot(1), events }],
            batches: vec![account(1, false, 0, &[(1, 1)])],
        };
        let refusal = recost(&web, batch(1), Money::ZERO).expect_err("it has moved on");
        assert_eq!((refusal.code, refusal.faults[0].field.as_str()), (code, "quantity"));
    }
}

#[test]
fn a_sale_returned_in_part_and_a_part_that_was_split_off_follow() {
    let bill = Use::Bill { document: document(1), line: 0 };
    let parts = vec![
        Part { lot: lot(2), quantity: Quantity::from_stored(2_000_000) },
        Part { lot: lot(3), quantity: Quantity::from_stored(1_000_000) },
    ];
    let whole = LotHistory {
        lot: lot(1),
        events: vec![
            event(1, (10_000, 100), Kind::Output),
            event(2, (-4_000, -40), Kind::Draw(bill)),
            event(3, (1_000, 10), Kind::Return(bill)),
            event(4, (-3_000, -30), Kind::IntoLots(parts)),
        ],
    };
    let part = |n: usize, what| LotHistory {
        lot: lot(n),
        events: vec![event(10 + n, what, Kind::FromLot { draw: movement(4) })],
    };
    let web = Web {
        lots: vec![part(2, (2_000, 20)), whole, part(3, (1_000, 10))],
        batches: vec![account(1, true, 100, &[(1, 10)])],
    };
    let done = recost(&web, batch(1), money(155)).expect("computed");
    // 155: 62 sold, 16 back (15.5), 109 for 7 kg, of which 3 take 47 (46.7): 31 and 16.
    let mut corrections: Vec<_> = corrections_of(&done);
    corrections.sort_unstable();
    let expected = [
        (lot(1), movement(1), 55),
        (lot(1), movement(2), -22),
        (lot(1), movement(3), 6),
        (lot(1), movement(4), -17),
        (lot(2), movement(12), 11),
        (lot(3), movement(13), 6),
    ];
    assert_eq!(corrections, expected);
    let again = recost(&web, batch(1), money(100)).expect("computed");
    assert_eq!(again.corrections, [], "the same cost corrects nothing");
}

#[test]
fn goods_that_moved_on_do_not_go_back_into_their_batch() {
    let bill = Use::Bill { document: document(1), line: 0 };
    let history = |returned: i64| LotHistory {
        lot: lot(1),
        events: vec![
            event(1, (10_000, 100), Kind::Output),
            event(2, (-8_000, -80), Kind::Draw(bill)),
            event(3, (8_000, 80), Kind::Return(bill)),
            event(4, (-returned, 0), Kind::OutputReturn),
        ],
    };
    let web = |returned: i64| Web {
        lots: vec![history(returned)],
        batches: vec![account(1, true, 100, &[(1, 10_000 - returned)])],
    };
    let done = recost(&web(2_000), batch(1), money(100)).expect("it never left");
    assert_eq!(corrections_of(&done), [(lot(1), movement(2), -20), (lot(1), movement(3), 20)]);
    let refusal = recost(&web(2_001), batch(1), money(100)).expect_err("it had been sold");
    assert_eq!((refusal.code, &refusal.facts["available"]), (Code::LotInsufficient, &"7.999".into()));
}

#[test]
fn a_web_that_eats_its_tail_or_lacks_an_output_is_refused() {
    let into = Use::Batch { batch: batch(1), line: 1 };
    let events = vec![event(1, (1, 0), Kind::Output), event(2, (-1, 0), Kind::Draw(into))];
    let accounts = vec![account(1, true, 5, &[(1, 1)])];
    let tail = Web { lots: vec![LotHistory { lot: lot(1), events }], batches: accounts.clone() };
    assert_eq!(recost(&tail, batch(1), money(6)).expect_err("a circle").code, Code::LotCycle);
    let torn = Web { lots: vec![], batches: accounts };
    assert_eq!(recost(&torn, batch(1), money(6)).expect_err("no lot").code, Code::InternalError);
    assert_eq!(recost(&torn, batch(2), money(6)).expect_err("no batch").code, Code::InternalError);
}

/// A chain of batches, each of which takes all that the one before made.
fn chain(length: usize) -> Web {
    let mut web = Web::default();
    for n in 0..length {
        let next = Use::Batch { batch: batch(n + 1), line: 1 };
        let events =
            vec![event(2 * n, (1000, 7), Kind::Output), event(2 * n + 1, (-1000, -7), Kind::Draw(next))];
        web.lots.push(LotHistory { lot: lot(n), events });
        web.batches.push(account(n, true, 7, &[(n, 1)]));
    }
    web.batches.push(account(length, false, 7, &[]));
    web
}

#[test]
fn a_chain_of_a_hundred_thousand_batches_needs_no_more_stack() {
    const LENGTH: usize = 100_000;
    let web = chain(LENGTH);
    let small = std::thread::Builder::new().stack_size(256 * 1024);
    let done = small.spawn(move || recost(&web, batch(0), money(9)).expect("computed")).expect("a thread");
    let done = done.join().expect("it had stack enough");
    assert_eq!(done.corrections.len(), 2 * LENGTH);
    assert_eq!(done.batches.last().map(|it| (it.batch, it.cost)), Some((batch(LENGTH), money(2))));
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 2000, ..ProptestConfig::with_cases(testing::forms::cases(10_000)) })]

    #[test]
    fn every_figure_is_what_it_would_have_been_with_the_final_costs_from_the_start(
        acts in prop::collection::vec((0u8..32, any::<u16>(), any::<u16>()), 1..60),
    ) {
        let mut shop = Shop::default();
        for act in acts {
            if shop.act(act) {
                shop.judge();
            }
        }
        shop.close();
        shop.judge();
    }
}
