//! Tests of lots that become other lots.
//! Invariant: nothing is made or lost on the way.

use super::*;
use crate::stock::cost_shares::CostShares;
use crate::stock::cost_web::{BatchAccount, Event, Kind, LotHistory, Part, Web, recost};
use kernel::day::Instant;
use kernel::id::{BatchId, MovementId, new_id};
use proptest::prelude::*;

fn lot(n: u8) -> LotId {
    LotId::from_uuid(new_id(Instant::UNIX_EPOCH, [n; 10]))
}

fn part(quantity: i64, cost: i64) -> Remaining {
    Remaining { quantity: SignedQuantity::from_stored(quantity), cost: Money::new(cost).expect("money") }
}

fn of(quantity: i64) -> Quantity {
    Quantity::from_stored(quantity)
}

fn goods(quantity: i64) -> Goods {
    Goods::Quantity(of(quantity))
}

fn wheels() -> LotStock {
    LotStock::of_pieces(&[(1, part(500, 334)), (2, part(300, 199)), (4, part(200, 133))]).expect("pieces")
}

fn code(refusal: Refusal) -> (Code, String) {
    (refusal.code, refusal.faults.first().map(|fault| fault.field.clone()).unwrap_or_default())
}

fn totals(effect: &Effect) -> Vec<(LotId, i64, i64)> {
    let shown =
        |(lot, stock): (&LotId, &LotStock)| (*lot, stock.whole().quantity.get(), stock.whole().cost.get());
    effect.made.iter().map(shown).collect()
}

#[test]
fn jars_of_one_lot_share_its_cost_by_their_number() {
    let mut stock = LotStock::plain(part(90, 1000));
    let effect = divide(lot(1), &mut stock, &[(lot(2), goods(30)), (lot(3), goods(30)), (lot(4), goods(30))]);
    let effect = effect.expect("enough");
    // In turn they would cost 333, 334 and 333.
    assert_eq!(totals(&effect), [(lot(2), 30, 334), (lot(3), 30, 333), (lot(4), 30, 333)]);
    assert_eq!(stock.whole(), part(0, 0));
    let edges: Vec<(LotId, i64)> =
        effect.edges().iter().map(|edge| (edge.child, edge.quantity.get())).collect();
    assert_eq!(edges, [(lot(2), 30), (lot(3), 30), (lot(4), 30)]);

    let mut stock = LotStock::plain(part(70, 1000));
    let effect = divide(lot(1), &mut stock, &[(lot(2), goods(20)), (lot(3), goods(10))]).expect("enough");
    assert_eq!(totals(&effect), [(lot(2), 20, 286), (lot(3), 10, 143)]); // 428.6 in all
    assert_eq!(stock.whole(), part(40, 571));
}

#[test]
fn whole_wheels_keep_their_numbers_and_a_slice_is_just_cheese() {
    let mut stock = wheels();
    let slice = Goods::Slice { piece: 2, quantity: of(100) };
    let wanted = [(lot(2), Goods::Pieces(vec![4, 1])), (lot(3), slice)];
    let mut effect = divide(lot(1), &mut stock, &wanted).expect("there");
    assert_eq!(totals(&effect), [(lot(2), 700, 467), (lot(3), 100, 66)]);
    let moved = effect.made.get_mut(&lot(2)).expect("made").pieces().clone();
    assert_eq!(moved.into_iter().collect::<Vec<_>>(), [(1, part(500, 334)), (4, part(200, 133))]);
    assert!(!effect.made[&lot(3)].is_by_piece());
    assert_eq!(stock.pieces().iter().map(|it| (*it.0, *it.1)).collect::<Vec<_>>(), [(2, part(200, 133))]);
    assert_eq!(effect.edges().len(), 2);
}

/// Portions of these weights, numbered from one.
fn portions(of_piece: Option<i64>, weights: &[i64]) -> Goods {
    let piece = |(weight, piece): (&i64, i64)| Piece { piece, quantity: of(*weight) };
    Goods::Portions { of: of_piece, pieces: weights.iter().zip(1..).map(piece).collect() }
}

#[test]
fn wedges_of_a_wheel_are_numbered_pieces_that_bear_its_cost_by_weight() {
    let mut stock = wheels();
    let mut effect =
        divide(lot(1), &mut stock, &[(lot(2), portions(Some(1), &[200, 150, 100]))]).expect("there");
    let made = effect.made.get_mut(&lot(2)).expect("made").pieces().clone();
    let made: Vec<(i64, Remaining)> = made.into_iter().collect();
    assert_eq!(made, [(1, part(200, 134)), (2, part(150, 100)), (3, part(100, 67))]);
    assert_eq!(stock.pieces()[&1], part(50, 33), "the rind");
    // One movement out for each, so that a cost that changes later finds its wedge.
    assert_eq!(
        effect.transfers.iter().map(|it| (it.piece, it.to.len())).collect::<Vec<_>>(),
        [(Some(1), 1); 3]
    );
    let edges: Vec<i64> = effect.edges().iter().map(|edge| edge.quantity.get()).collect();
    assert_eq!(edges, [450]);

    let mut plain = LotStock::plain(part(1000, 667));
    let effect = divide(lot(1), &mut plain, &[(lot(2), portions(None, &[300, 300]))]).expect("there");
    assert_eq!((totals(&effect), plain.whole()), (vec![(lot(2), 600, 400)], part(400, 267)));
    assert!(effect.made[&lot(2)].is_by_piece() && !plain.is_by_piece());
}

#[test]
fn a_division_that_cannot_be_is_refused_at_its_line() {
    let pieces = |numbers: &[i64]| Goods::Pieces(numbers.to_vec());
    let slice = |piece, quantity| Goods::Slice { piece, quantity: of(quantity) };
    for (wanted, expected, field) in [
        (vec![], Code::FieldRequired, "wanted"),
        (vec![(lot(1), pieces(&[1]))], Code::LotCycle, "wanted[0]"),
        (vec![(lot(2), pieces(&[1])), (lot(2), pieces(&[2]))], Code::LotCodeTaken, "wanted[1]"),
        (vec![(lot(2), pieces(&[]))], Code::FieldRequired, "wanted[0]"),
        (vec![(lot(2), pieces(&[1])), (lot(3), pieces(&[1]))], Code::PieceGone, "wanted[1]"),
        (vec![(lot(2), pieces(&[3]))], Code::PieceGone, "wanted[0]"),
        (vec![(lot(2), slice(2, 301))], Code::LotInsufficient, "wanted[0]"),
        (vec![(lot(2), portions(Some(1), &[]))], Code::FieldRequired, "wanted[0]"),
        (vec![(lot(2), portions(Some(1), &[300, 201]))], Code::LotInsufficient, "wanted[0]"),
        (vec![(lot(2), portions(None, &[1]))], Code::PiecesRequired, "wanted[0]"),
        (vec![(lot(2), pieces(&[2])), (lot(3), goods(5))], Code::PiecesRequired, "wanted[1]"),
    ] {
        let refusal = divide(lot(1), &mut wheels(), &wanted).expect_err("refused");
        assert_eq!(code(refusal), (expected, field.to_owned()), "{wanted:?}");
    }
    let mut stock = LotStock::plain(part(10, 5));
    let wanted = [(lot(2), goods(6)), (lot(3), goods(4)), (lot(4), goods(1))];
    let refusal = divide(lot(1), &mut stock, &wanted).expect_err("eleven of ten");
    assert_eq!(refusal.facts["available"], "0.00001");
    assert_eq!(code(refusal), (Code::LotInsufficient, "wanted[2]".to_owned()));
}

#[test]
fn milk_on_top_of_milk_is_new_milk() {
    let mut lots = [(lot(1), LotStock::plain(part(850, 697))), (lot(2), LotStock::plain(part(1240, 1041)))];
    let effect = merge(&mut lots, lot(3)).expect("merged");
    assert_eq!(totals(&effect), [(lot(3), 2090, 1738)]);
    assert!(lots.iter().all(|(_, stock)| stock.whole() == part(0, 0)));
    assert_eq!(effect.edges().len(), 2);
    let mut empty = [(lot(1), LotStock::default()), (lot(2), LotStock::plain(part(5, 5)))];
    assert_eq!(merge(&mut empty, lot(3)).expect("merged").edges().len(), 1, "an empty silo is no parent");
}

#[test]
fn wheels_of_two_lots_are_numbered_on() {
    let mut lots = [(lot(1), wheels()), (lot(2), wheels())];
    let mut effect = merge(&mut lots, lot(3)).expect("merged");
    let numbers: Vec<i64> = effect.made.get_mut(&lot(3)).expect("made").pieces().keys().copied().collect();
    assert_eq!(numbers, [1, 2, 4, 5, 6, 7]);
    let mut mixed = [(lot(1), wheels()), (lot(2), LotStock::plain(part(5, 5)))];
    assert_eq!(code(merge(&mut mixed, lot(3)).expect_err("mixed")).0, Code::PiecesRequired);
    assert_eq!(
        code(merge(&mut mixed, lot(2)).expect_err("itself")),
        (Code::LotCycle, "wanted[1]".to_owned())
    );
}

#[test]
fn a_wheel_that_lost_too_little_or_too_much_is_flagged_and_the_limits_are_not() {
    let percent = |text| Percent::parse(text).expect("a percentage");
    let range = Some(LossRange { lower: percent("2"), upper: percent("10") });
    let mut stock = wheels();
    let weights = [(Some(1), of(490)), (Some(2), of(270)), (Some(4), of(179))];
    let weighing = weigh(&mut stock, &weights, range).expect("weighed");
    let outside: Vec<bool> = weighing.parts.iter().map(|part| part.is_outside).collect();
    assert_eq!(outside, [false, false, true]);
    assert_eq!((weighing.loss.get(), weighing.percent), (61, Exact::ratio(61, 10)));
    assert_eq!(stock.whole(), part(939, 666), "no money moves");
    let again = weigh(&mut stock, &[(Some(1), of(481))], range).expect("weighed");
    assert!(again.parts[0].is_outside, "9 of 490 is less than two percent");
    let twice = [(Some(1), of(470)), (Some(1), of(460))];
    assert_eq!(
        code(weigh(&mut stock, &twice, None).expect_err("twice")),
        (Code::ValueUnknown, "pieces[1]".into())
    );
    let gain = weigh(&mut stock, &[(Some(1), of(482))], None).expect_err("a gain");
    assert_eq!(code(gain), (Code::WeightGainNotAllowed, "pieces[0]".into()));
    assert!(again.parts.iter().all(|part| !part.is_steep), "a flagged loss is not yet a slip");
    let mut slip = LotStock::plain(part(32_875, 0));
    let weighing = weigh(&mut slip, &[(None, of(3_280))], range).expect("weighed");
    assert!(weighing.parts[0].is_steep, "a point that slipped");
    let mut fruit = LotStock::plain(part(100, 0));
    let dried = Some(LossRange { lower: percent("60"), upper: percent("90") });
    assert!(!weigh(&mut fruit, &[(None, of(20))], dried).expect("weighed").parts[0].is_steep, "as expected");
    let mut edge = LotStock::plain(part(100, 0));
    assert!(!weigh(&mut edge, &[(None, of(80))], None).expect("weighed").parts[0].is_steep, "just a fifth");
    let mut soap = LotStock::plain(part(17_612, 0));
    let cure = weigh(&mut soap, &[(None, of(15_000))], None).expect("weighed");
    assert_eq!(cure.percent.round_to(3).map(|it| it.to_string()), Ok("14.831".into()));
}

#[test]
fn a_charge_is_rounded_once() {
    let rate = |text| Decimal::parse(text).expect("a rate");
    assert_eq!(ageing_charge(rate("1.5"), 5, 91), Money::new(683)); // 682.5
    assert_eq!(ageing_charge(rate("0.005"), 7, 13), Money::new(0));
    assert_eq!(ageing_charge(rate("-1"), 1, 1), Err(Code::NumberRange));
}

/// A lot made of nothing but a share, then divided: computing it again at the same cost must correct nothing.
fn corrects_nothing(stock: &LotStock, effect: &Effect) {
    let movement = |n: usize| MovementId::from_uuid(new_id(Instant::UNIX_EPOCH, [n as u8; 10]));
    let (maker, whole) = (BatchId::from_uuid(lot(99).uuid()), stock.whole());
    let output = Event {
        movement: movement(0),
        quantity: whole.quantity,
        cost: whole.cost,
        piece: None,
        kind: Kind::Output,
    };
    let mut events = vec![output];
    let mut web = Web::default();
    for (transfer, n) in effect.transfers.iter().zip(1..) {
        let parts = transfer.to.iter().map(|it| Part { lot: it.lot, quantity: it.quantity }).collect();
        let quantity = SignedQuantity::from_stored(-transfer.quantity.get());
        let cost = transfer.cost.neg().expect("money");
        events.push(Event {
            movement: movement(n),
            quantity,
            cost,
            piece: transfer.piece,
            kind: Kind::IntoLots(parts),
        });
        for it in &transfer.to {
            let kind = Kind::FromLot { draw: movement(n) };
            let event = Event {
                movement: movement(200),
                quantity: it.quantity.into(),
                cost: it.cost,
                piece: it.piece,
                kind,
            };
            match web.lots.iter_mut().find(|known| known.lot == it.lot) {
                Some(known) => known.events.push(event),
                None => web.lots.push(LotHistory { lot: it.lot, events: vec![event] }),
            }
        }
    }
    web.lots.push(LotHistory { lot: lot(1), events });
    let items = vec![crate::stock::cost_shares::ItemOutput {
        weight: Exact::from(1),
        lots: vec![(lot(1), Exact::from(1))],
    }];
    let shares = CostShares { by_products: vec![], items };
    web.batches.push(BatchAccount {
        batch: maker,
        is_ended: true,
        cost: whole.cost,
        lost: Money::ZERO,
        shares,
    });
    assert_eq!(recost(&web, maker, whole.cost).expect("computed").corrections, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn what_leaves_a_lot_arrives(
        quantity in 1i64..100_000, cost in 0i64..1_000_000,
        wanted in prop::collection::vec(1i64..40_000, 1..6),
    ) {
        let before = LotStock::plain(part(quantity, cost));
        let mut stock = before.clone();
        let asked: Vec<(LotId, Goods)> = (2..).zip(&wanted).map(|(n, it)| (lot(n), goods(*it))).collect();
        let fits = wanted.iter().sum::<i64>() <= quantity;
        let done = divide(lot(1), &mut stock, &asked);
        prop_assert_eq!(done.is_ok(), fits);
        let Ok(effect) = done else {
            prop_assert_eq!(stock, before);
            return Ok(());
        };
        let (quantities, costs): (Vec<i64>, Vec<i64>) =
            totals(&effect).into_iter().map(|it| (it.1, it.2)).unzip();
        prop_assert_eq!(&quantities, &wanted);
        let left = stock.whole();
        prop_assert_eq!(quantities.iter().sum::<i64>() + left.quantity.get(), quantity);
        prop_assert_eq!(costs.iter().sum::<i64>() + left.cost.get(), cost);
        prop_assert!(costs.iter().all(|it| *it >= 0));
        corrects_nothing(&before, &effect);
    }

    #[test]
    fn a_lot_gives_its_portions_all_that_it_loses_and_a_second_computing_corrects_nothing(
        quantity in 1i64..1_000_000, cost in 0i64..10_000_000, weights in prop::collection::vec(1i64..100_000, 1..9),
    ) {
        let sum: i64 = weights.iter().sum();
        let before = LotStock::plain(part(quantity.max(sum), cost));
        let mut stock = before.clone();
        let mut effect = divide(lot(1), &mut stock, &[(lot(2), portions(None, &weights))]).expect("enough");
        let made = effect.made.get_mut(&lot(2)).expect("made").pieces().clone();
        let shares: Vec<i64> = made.values().map(|it| it.cost.get()).collect();
        prop_assert_eq!(made.values().map(|it| it.quantity.get()).collect::<Vec<_>>(), weights);
        prop_assert_eq!(shares.iter().sum::<i64>() + stock.whole().cost.get(), cost);
        prop_assert_eq!(sum + stock.whole().quantity.get(), before.whole().quantity.get());
        corrects_nothing(&before, &effect);
    }

    #[test]
    fn wheels_divided_and_merged_again_are_the_same_wheels(
        wheels in prop::collection::vec((1i64..5000, 0i64..9000), 1..8),
        places in prop::collection::vec(2u8..5, 8),
    ) {
        let pieces: Vec<(i64, Remaining)> = (1..).zip(&wheels).map(|(n, it)| (n, part(it.0, it.1))).collect();
        let mut stock = LotStock::of_pieces(&pieces).expect("pieces");
        let whole = stock.whole();
        let mut by_lot: BTreeMap<LotId, Vec<i64>> = BTreeMap::new();
        for ((piece, _), place) in pieces.iter().zip(places) {
            by_lot.entry(lot(place)).or_default().push(*piece);
        }
        let asked: Vec<(LotId, Goods)> =
            by_lot.into_iter().map(|(lot, numbers)| (lot, Goods::Pieces(numbers))).collect();
        let effect = divide(lot(1), &mut stock, &asked).expect("there");
        prop_assert_eq!(stock.whole(), part(0, 0));
        prop_assert_eq!(effect.edges().len(), asked.len());
        let mut lots: Vec<(LotId, LotStock)> = effect.made.into_iter().collect();
        let mut merged = merge(&mut lots, lot(9)).expect("merged").made.remove(&lot(9)).expect("made");
        prop_assert_eq!(merged.whole(), whole);
        let mut of_all: Vec<(i64, i64)> =
            merged.pieces().values().map(|it| (it.quantity.get(), it.cost.get())).collect();
        let mut expected = wheels;
        of_all.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(of_all, expected);
    }
}
