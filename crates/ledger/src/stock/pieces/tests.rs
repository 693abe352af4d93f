//! Tests of a lot's stock by piece.
//! Invariant: whatever is done to it, the pieces sum to the lot.

use super::*;
use proptest::prelude::*;

fn part(quantity: i64, cost: i64) -> Remaining {
    Remaining { quantity: SignedQuantity::from_stored(quantity), cost: Money::new(cost).expect("money") }
}

fn kg(quantity: i64) -> Quantity {
    Quantity::from_stored(quantity)
}

/// Three wheels that cost 1001 together.
fn wheels() -> LotStock {
    let mut stock = LotStock::default();
    for (piece, weight, cost) in [(1, 50, 1001), (2, 30, 0), (3, 20, 0)] {
        stock.add_shared(Some(piece), part(weight, cost)).expect("pieces");
    }
    stock
}

fn costs(stock: &mut LotStock) -> Vec<(i64, i64, i64)> {
    stock.pieces().iter().map(|(n, it)| (*n, it.quantity.get(), it.cost.get())).collect()
}

#[test]
fn a_piece_takes_its_own_cost_and_the_others_keep_theirs() {
    let mut stock = wheels();
    assert_eq!(costs(&mut stock), [(1, 50, 501), (2, 30, 300), (3, 20, 200)]);
    assert_eq!(stock.draw(Some(2), kg(30), "q").map(Money::get), Ok(300));
    assert_eq!(costs(&mut stock), [(1, 50, 501), (3, 20, 200)]);
    assert_eq!(stock.draw(Some(1), kg(10), "q").map(Money::get), Ok(100)); // a slice of 501
    assert_eq!(costs(&mut stock), [(1, 40, 401), (3, 20, 200)]);
    assert_eq!(stock.whole(), part(60, 601));
    stock.add(Some(2), part(30, 300)).expect("back again");
    assert_eq!(costs(&mut stock), [(1, 40, 401), (2, 30, 300), (3, 20, 200)]);
}

#[test]
fn the_scale_and_a_charge_share_the_cost_anew_by_weight() {
    let mut stock = wheels();
    assert_eq!(stock.weigh(Some(1), kg(40), "q").map(SignedQuantity::get), Ok(10));
    assert_eq!(stock.whole(), part(90, 1001), "weighing moves no money");
    assert_eq!(costs(&mut stock), [(1, 40, 445), (2, 30, 334), (3, 20, 222)]); // 444.9, 333.7, 222.4
    stock.charge(Money::new(89).expect("money")).expect("charged");
    assert_eq!(costs(&mut stock), [(1, 40, 485), (2, 30, 363), (3, 20, 242)]); // 484.4, 363.3, 242.2
}

#[test]
fn refusals_say_what_is_missing() {
    let mut stock = wheels();
    let code = |refusal: Refusal| refusal.code;
    assert_eq!(stock.draw(None, kg(1), "q").map_err(code), Err(Code::PiecesRequired));
    assert_eq!(stock.draw(Some(4), kg(1), "q").map_err(code), Err(Code::PieceGone));
    assert_eq!(stock.draw(Some(1), kg(51), "q").map_err(code), Err(Code::LotInsufficient));
    assert_eq!(stock.weigh(Some(1), kg(51), "q").map_err(code), Err(Code::WeightGainNotAllowed));
    assert_eq!(stock.weigh(None, kg(51), "q").map_err(code), Err(Code::PiecesRequired));
    assert_eq!(stock.add(None, part(1, 1)).map_err(code), Err(Code::PiecesRequired));
    assert_eq!(LotStock::default().charge(Money::ZERO).map_err(code), Err(Code::LotInsufficient));
    let mut plain = LotStock::plain(part(9, 90));
    assert_eq!(plain.draw(Some(1), kg(1), "q").map_err(code), Err(Code::PieceGone));
    assert_eq!(plain.weigh(None, kg(7), "q").map(SignedQuantity::get), Ok(2));
    assert_eq!(plain.whole(), part(7, 90));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn the_pieces_sum_to_the_lot_whatever_is_done(
        cost in 0i64..1_000_000, weights in prop::collection::vec(1i64..5000, 1..8),
        acts in prop::collection::vec((0u8..4, 0i64..8, 1i64..5000), 0..20),
    ) {
        let mut stock = LotStock::default();
        for (piece, weight) in (0..).zip(&weights) {
            stock.add_shared(Some(piece), part(*weight, if piece == 0 { cost } else { 0 })).expect("pieces");
        }
        let (mut weight, mut money): (i64, i64) = (weights.iter().sum(), cost);
        for (what, piece, amount) in acts {
            let before = stock.quantity(Some(piece)).map_or(0, |it| it.get());
            match what {
                0 | 1 => if let Ok(taken) = stock.draw(Some(piece), kg(amount.min(before.max(1))), "q") {
                    prop_assert!(taken >= Money::ZERO);
                    money -= taken.get();
                    weight -= amount.min(before);
                },
                2 => if let Ok(loss) = stock.weigh(Some(piece), kg(amount), "q") {
                    prop_assert_eq!(loss.get(), before - amount);
                    weight -= loss.get();
                },
                _ => if stock.charge(Money::from_stored(amount)).is_ok() {
                    money += amount;
                },
            }
            prop_assert_eq!(stock.whole(), part(weight, money));
            let (quantities, costs): (Vec<i64>, Vec<i64>) =
                stock.pieces().values().map(|it| (it.quantity.get(), it.cost.get())).unzip();
            prop_assert_eq!((quantities.iter().sum::<i64>(), costs.iter().sum::<i64>()), (weight, money));
            prop_assert!(quantities.iter().all(|it| *it > 0) && costs.iter().all(|it| *it >= 0));
        }
    }
}
