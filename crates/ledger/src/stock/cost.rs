//! The cost of a part of a lot, and how a cost is shared over pieces and co-products.
//! Invariant: money in = money in lots + money out, to the minor unit, always (M4): the parts of every split
//! here add up to the whole.

use catalogue::say;
use kernel::code::Code;
use kernel::decimal::{Percent, Quantity, SignedQuantity};
use kernel::exact::{Exact, share};
use kernel::money::Money;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::weight::Milligrams;
use std::cmp::Reverse;

/// The remaining stock of a lot: the sums of its movements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// In the item's unit.
    pub quantity: SignedQuantity,
    /// The cost of that part.
    pub cost: Money,
}

/// A part taken out of a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The cost of the part.
    pub cost: Money,
    /// The stock that stays in the lot.
    pub left: Remaining,
}

/// Takes `drawn` out of a lot: round(remaining cost x drawn / remaining quantity), half away from zero; the
/// last draw takes all that is left. If `drawn` exceeds it: `lot_insufficient` at `field` with
/// `facts.available`.
pub fn draw(lot: Remaining, drawn: Quantity, field: &str) -> Ruled<Draw> {
    let left = lot.quantity.get() - drawn.get();
    if left < 0 {
        let available = lot.quantity.to_string();
        let message =
            say!("Only {available} is left of it, in its own unit. Use less, or add another lot.", available);
        let fault = Fault { message, ..Fault::new(field, Code::LotInsufficient) };
        return Err(Refusal::invalid(vec![fault]).fact("available", lot.quantity.to_string()));
    }
    let cost = part(lot.cost, drawn.get(), lot.quantity.get())?;
    let left = Remaining { quantity: SignedQuantity::from_stored(left), cost: lot.cost.sub(cost)? };
    Ok(Draw { cost, left })
}

/// As [`draw`] for a lot of metal, whose unit is the milligram: returns the cost of `drawn`. If it exceeds
/// the rest: `lot_insufficient` at `field` with `facts.available_mg`.
pub fn draw_metal(left_mg: i64, cost: Money, drawn: Milligrams, field: &str) -> Ruled<Money> {
    if drawn.get() > left_mg {
        return Err(Refusal::new(Code::LotInsufficient).field(field).fact("available_mg", left_mg));
    }
    Ok(part(cost, drawn.get(), left_mg)?)
}

/// For the whole quantity this is the whole cost, so the last draw needs no rule of its own.
fn part(cost: Money, drawn: i64, whole: i64) -> Result<Money, Code> {
    (Exact::from(cost) * Exact::ratio(drawn, whole)).round_money()
}

/// Shares a cost by weights that need not be whole (masses, sales values), by the kernel's rule for whole
/// ones: each line gets its whole part; the units left over go one by one to the largest remainders,
/// ties to the lower line. A negative weight counts as zero; if all are zero, the lines get equal shares.
pub fn share_by(total: Money, weights: &[Exact]) -> Result<Vec<Money>, Code> {
    let weights = usable(weights);
    let sum: Exact = weights.iter().cloned().sum();
    let Some(per_weight) = Exact::from(total.get().abs()).checked_div(&sum) else {
        return Ok(Vec::new()); // without lines there are no shares
    };
    let parts: Vec<Exact> = weights.iter().map(|weight| weight * &per_weight).collect();
    let mut shares: Vec<i64> = parts.iter().map(|part| part.floor().round()).collect::<Result<_, Code>>()?;
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    // The sort is stable: lines of equal remainder stay in their order.
    by_remainder.sort_by_cached_key(|&line| Reverse(&parts[line] - parts[line].floor()));
    let left_over = total.get().abs() - shares.iter().sum::<i64>();
    for (&line, _) in by_remainder.iter().zip(0..left_over) {
        shares[line] += 1;
    }
    shares.into_iter().map(|share| Money::new(share * total.get().signum())).collect()
}

fn usable(weights: &[Exact]) -> Vec<Exact> {
    if weights.iter().all(|weight| weight.is_zero() || weight.is_negative()) {
        return vec![Exact::from(1); weights.len()];
    }
    weights.iter().map(|weight| if weight.is_negative() { Exact::zero() } else { weight.clone() }).collect()
}

/// One piece of a catch-weight lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its number in the lot.
    pub piece: i64,
    /// Its weight, in the item's unit.
    pub quantity: Quantity,
}

/// Shares a lot's cost over its pieces by weight. Returns (piece number, cost) by number, whatever the order
/// of the input.
pub fn share_pieces(total: Money, pieces: &[Piece]) -> Vec<(i64, Money)> {
    let mut pieces = pieces.to_vec();
    pieces.sort_unstable_by_key(|piece| piece.piece);
    let costs = share_quantities(total, pieces.iter().map(|piece| piece.quantity));
    pieces.iter().map(|piece| piece.piece).zip(costs).collect()
}

/// Shares a cost over quantities of one unit, in their order: floor, largest remainder, ties to the earlier.
pub fn share_quantities(total: Money, quantities: impl IntoIterator<Item = Quantity>) -> Vec<Money> {
    let weights: Vec<i64> = quantities.into_iter().map(Quantity::get).collect();
    // A share is within the total, which was within the limit.
    share(total.get(), &weights).into_iter().map(Money::from_stored).collect()
}

/// Shares a batch's cost over co-products by fixed percentages, which must sum to 100: `cost_shares_not_100` (M35).
pub fn share_fixed(total: Money, percents: &[Percent]) -> Result<Vec<Money>, Code> {
    const WHOLE: i64 = 100_000_000; // 100 % in millionths
    let weights: Vec<i64> = percents.iter().map(|percent| percent.get()).collect();
    if weights.iter().map(|&weight| i128::from(weight)).sum::<i128>() != i128::from(WHOLE) {
        return Err(Code::CostSharesNot100);
    }
    Ok(share(total.get(), &weights).into_iter().map(Money::from_stored).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(minor: i64) -> Money {
        Money::new(minor).expect("money")
    }

    fn quantity(text: &str) -> Quantity {
        Quantity::parse(text).expect("a quantity")
    }

    fn remaining(text: &str, cost: i64) -> Remaining {
        Remaining { quantity: SignedQuantity::parse(text).expect("a quantity"), cost: money(cost) }
    }

    #[test]
    fn a_draw_takes_its_part_of_the_cost_and_the_last_takes_the_rest() {
        // left, its cost, drawn => cost of the draw, left, its cost
        for row in [
            "12      1440  10     => 1200  2       240",
            "1       6250  0.22   => 1375  0.78    4875",
            "2090  173860  640    => 53239 1450    120621",
            "3        100  1      => 33    2       67",
            "2         67  1      => 34    1       33", // 33.5, a half is rounded away from zero
            "1         33  1      => 33    0       0",
            "5          0  2      => 0     3       0",
            "0.000003   1  0.000001 => 0   0.000002 1",
            "999999999999 1000000000000000 999999999998 => 999999999999000 1 1000",
        ] {
            let (given, expected) = row.split_once("=>").expect("an expectation");
            let given: Vec<&str> = given.split_whitespace().collect();
            let lot = remaining(given[0], given[1].parse().expect("money"));
            let Draw { cost, left } = draw(lot, quantity(given[2]), "quantity").expect("enough");
            let shown = [cost.get().to_string(), left.quantity.to_string(), left.cost.get().to_string()];
            assert_eq!(shown.to_vec(), expected.split_whitespace().collect::<Vec<_>>(), "{row}");
        }
    }

    #[test]
    fn more_than_is_left_is_refused_and_says_what_is_left() {
        let refusal =
            draw(remaining("9.5", 1140), quantity("9.501"), "lines[0].quantity").expect_err("too much");
        assert_eq!((refusal.code, &refusal.facts["available"]), (Code::LotInsufficient, &"9.5".into()));
        assert!(refusal.faults[0].message.to_string().starts_with("Only 9.5 is left"), "{refusal}");
        assert_eq!(refusal.faults[0].field, "lines[0].quantity");
        assert!(draw(remaining("0", 0), quantity("0.000001"), "quantity").is_err());
    }

    #[test]
    fn a_lot_of_metal_is_drawn_by_the_milligram() {
        let mg = |mg| Milligrams::new(mg).expect("a weight");
        assert_eq!(draw_metal(30_000, money(100_000), mg(10_000), "net_mg"), Ok(money(33_333)));
        assert_eq!(draw_metal(30_000, money(100_000), mg(30_000), "net_mg"), Ok(money(100_000)));
        let refusal = draw_metal(30_000, money(100_000), mg(30_001), "net_mg").expect_err("too much");
        assert_eq!((refusal.code, &refusal.facts["available_mg"]), (Code::LotInsufficient, &30_000.into()));
    }

    #[test]
    fn pieces_share_a_lots_cost_by_weight_whatever_order_they_come_in() {
        let wheel = |piece, text| Piece { piece, quantity: quantity(text) };
        let wheels =
            [wheel(5, "20.2"), wheel(1, "20.14"), wheel(4, "20.02"), wheel(2, "20.06"), wheel(3, "20.18")];
        let costs: Vec<(i64, i64)> = share_pieces(money(108_055), &wheels)
            .into_iter()
            .map(|(piece, cost)| (piece, cost.get()))
            .collect();
        assert_eq!(costs, [(1, 21_632), (2, 21_547), (3, 21_675), (4, 21_504), (5, 21_697)]);
    }

    #[test]
    fn of_equal_pieces_the_lower_number_takes_the_odd_cent() {
        let equal = [3, 1, 2].map(|piece| Piece { piece, quantity: quantity("1") });
        assert_eq!(share_pieces(money(100), &equal), [(1, money(34)), (2, money(33)), (3, money(33))]);
    }

    #[test]
    fn fixed_shares_must_sum_to_a_hundred() {
        let percents = |texts: &[&str]| -> Vec<Percent> {
            texts.iter().map(|text| Percent::parse(text).expect("a percentage")).collect()
        };
        assert_eq!(share_fixed(money(1001), &percents(&["66.5", "33.5"])), Ok(vec![money(666), money(335)]));
        for wrong in [&["60", "39.999999"][..], &["60", "40.000001"], &[]] {
            assert_eq!(share_fixed(money(1001), &percents(wrong)), Err(Code::CostSharesNot100), "{wrong:?}");
        }
    }

    #[test]
    fn sales_values_that_are_not_whole_share_exactly() {
        let thirds = [Exact::ratio(1, 3), Exact::ratio(1, 3), Exact::ratio(1, 3)];
        let shares = |total| share_by(money(total), &thirds).expect("shares");
        assert_eq!(shares(100), [34, 33, 33].map(money));
        assert_eq!(shares(-100), [-34, -33, -33].map(money));
        assert_eq!(share_by(money(5), &[Exact::zero(), Exact::zero()]), Ok(vec![money(3), money(2)]));
        assert_eq!(share_by(money(5), &[]), Ok(vec![]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

        #[test]
        fn draws_conserve_money_to_the_minor_unit(
            cost in 0i64..1_000_000_000_000, parts in prop::collection::vec(1i64..5_000_000_000, 1..12),
        ) {
            let whole = parts.iter().sum();
            let mut lot = Remaining { quantity: SignedQuantity::from_stored(whole), cost: money(cost) };
            let mut taken = 0;
            for part in parts {
                let Draw { cost, left } = draw(lot, Quantity::from_stored(part), "quantity").expect("enough");
                prop_assert!(cost.get() >= 0 && left.cost.get() >= 0);
                taken += cost.get();
                lot = left;
            }
            prop_assert_eq!(lot, Remaining { quantity: SignedQuantity::from_stored(0), cost: Money::ZERO });
            prop_assert_eq!(taken, cost);
        }

        #[test]
        fn exact_weights_share_as_whole_ones_do(
            total in -1_000_000i64..1_000_000, weights in prop::collection::vec(-3i64..1000, 0..8), scale in 1i64..1000,
        ) {
            let exact: Vec<Exact> = weights.iter().map(|weight| Exact::ratio(*weight, scale)).collect();
            let by_exact: Vec<i64> =
                share_by(money(total), &exact).expect("shares").into_iter().map(Money::get).collect();
            prop_assert_eq!(by_exact.iter().sum::<i64>(), if weights.is_empty() { 0 } else { total });
            prop_assert_eq!(by_exact, share(total, &weights));
        }
    }
}
