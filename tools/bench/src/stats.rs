//! The few statistics of the report: medians, percentiles, ratios.
//! Invariant: ours and pgbench's figures are compared round by round, so that a slow moment of the machine
//! affects both.

use std::time::Duration;

/// The middle value, or the mean of the two middle ones; None of no values.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        n if n % 2 == 1 => sorted.get(middle).copied(),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

/// The smallest value that `percent` of all values do not exceed (nearest rank), in milliseconds; None of no
/// values.
pub fn percentile_ms(latencies: &mut [Duration], percent: usize) -> Option<f64> {
    latencies.sort_unstable();
    let rank = (latencies.len() * percent).div_ceil(100).max(1);
    latencies.get(rank - 1).map(|latency| latency.as_secs_f64() * 1000.0)
}

/// The median of the rounds' own ratios; None if there is no pair.
pub fn ratio(ours: &[f64], theirs: &[f64]) -> Option<f64> {
    let pairs: Vec<f64> =
        ours.iter().zip(theirs).filter(|(_, theirs)| **theirs > 0.0).map(|(o, t)| o / t).collect();
    median(&pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_and_one_wild_round_does_not_move_it() {
        for (values, want) in
            [(&[][..], None), (&[3.0], Some(3.0)), (&[1.0, 4.0], Some(2.5)), (&[9.0, 900.0, 1.0], Some(9.0))]
        {
            assert_eq!(median(values), want);
        }
    }

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let ms = Duration::from_millis;
        let mut hundred: Vec<Duration> = (1..=100).rev().map(ms).collect();
        assert_eq!(percentile_ms(&mut hundred, 50), Some(50.0));
        assert_eq!(percentile_ms(&mut hundred, 99), Some(99.0));
        assert_eq!(percentile_ms(&mut [ms(7)], 99), Some(7.0));
        assert_eq!(percentile_ms(&mut [], 99), None);
    }

    #[test]
    fn a_round_is_compared_with_its_own_neighbour() {
        // The machine's pace halves in the second round, and the ratio stays the same.
        assert_eq!(ratio(&[300.0, 150.0, 300.0], &[200.0, 100.0, 200.0]), Some(1.5));
        assert_eq!(ratio(&[300.0], &[]), None);
        assert_eq!(ratio(&[300.0], &[0.0]), None);
    }
}
