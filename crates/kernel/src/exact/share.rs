//! Shares an amount over lines (sell.md R3, make.md section 1): largest remainder, ties to the earlier line.
//! The shares always sum to the amount, so that no minor unit is made or lost.

use std::cmp::Reverse;

/// Shares `total` in the ratio of the weights: each line gets its whole part, then the lines with the largest
/// remainders get one unit more, the earlier line first among equals. A negative total is shared as its
/// mirror image.
///
/// A negative weight counts as zero; where all are zero the lines get equal shares. Without lines there are
/// no shares.
pub fn share(total: i64, weights: &[i64]) -> Vec<i64> {
    let weights = usable(weights);
    let sum: i128 = weights.iter().sum();
    let amount = i128::from(total).abs();
    // Less than 2^63 x 2^63, so the products fit 128 bits.
    let mut shares: Vec<i128> = weights.iter().map(|weight| amount * weight / sum).collect();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    // The sort is stable: lines with equal remainders keep their order.
    by_remainder.sort_by_key(|&line| Reverse(amount * weights[line] % sum));
    let left = amount - shares.iter().sum::<i128>();
    for (&line, _) in by_remainder.iter().zip(0..left) {
        shares[line] += 1;
    }
    let sign = i128::from(total.signum());
    shares.iter().map(|share| i64::try_from(share * sign).expect("a share is within the total")).collect()
}

/// The same rule under MAKE's name for its totals, which are never negative: floor, then largest remainder,
/// ties to the lower line.
pub fn share_floor(total: i64, weights: &[i64]) -> Vec<i64> {
    share(total, weights)
}

/// The weights to share by: none negative, and not all zero.
fn usable(weights: &[i64]) -> Vec<i128> {
    let weights: Vec<i128> = weights.iter().map(|&weight| i128::from(weight.max(0))).collect();
    if weights.iter().all(|&weight| weight == 0) { vec![1; weights.len()] } else { weights }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exact::Exact;

    #[test]
    fn a_bill_discount_is_shared_over_its_lines() {
        // (amount, weights, shares)
        let table: [(i64, &[i64], &[i64]); 9] = [
            (100, &[1, 1, 1], &[34, 33, 33]),
            (101, &[1, 1, 1], &[34, 34, 33]),
            (-100, &[1, 1, 1], &[-34, -33, -33]),
            (10, &[1, 2, 4], &[1, 3, 6]),
            (5, &[0, 3, 0], &[0, 5, 0]),
            (3, &[0, 0], &[2, 1]),
            (4, &[-9, 1, 1], &[0, 2, 2]),
            (0, &[7, 8], &[0, 0]),
            (9, &[], &[]),
        ];
        for (total, weights, expected) in table {
            assert_eq!(share(total, weights), expected, "{total} over {weights:?}");
            assert_eq!(share_floor(total, weights), expected, "{total} over {weights:?}");
        }
    }

    #[test]
    fn the_largest_figures_are_shared_without_a_wrap() {
        assert_eq!(share(i64::MIN, &[i64::MAX]), [i64::MIN]);
        assert_eq!(share(i64::MAX, &[i64::MAX, i64::MAX]), [i64::MAX / 2 + 1, i64::MAX / 2]);
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_total_and_stay_within_one_of_the_exact_share(
            total in any::<i64>(),
            weights in proptest::collection::vec(0..=i64::MAX, 1..30),
        ) {
            let shares = share(total, &weights);
            prop_assert_eq!(shares.iter().map(|&s| i128::from(s)).sum::<i128>(), i128::from(total));
            let weights = usable(&weights);
            let sum = Exact::whole(weights.iter().sum::<i128>());
            for (share, weight) in shares.iter().zip(weights) {
                let exact = Exact::from(total) * Exact::whole(weight) / &sum;
                prop_assert!((Exact::from(*share) - exact).abs() < Exact::from(1));
            }
        }

        #[test]
        fn among_equal_lines_no_later_one_gets_more(total in 0..=i64::MAX, lines in 1usize..30) {
            let shares = share(total, &vec![7; lines]);
            prop_assert!(shares.is_sorted_by(|earlier, later| earlier >= later));
        }
    }
}
