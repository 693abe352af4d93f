//! The two forms of an exhaustive test: in full, and the short one of `bin/test`.
//! Invariant: what the short form tries depends on places in a list alone, so each run tries the same. Each test
//! with two forms has a line in tests/short.txt, which a tidy test compares with the tests.

use std::io::{self, Write};

/// Whether exhaustive tests run in full, as `bin/test all` asks.
pub fn in_full() -> bool {
    std::env::var("STEELYARD_TESTS").is_ok_and(|form| form == "all")
}

/// How many cases of a property are tried: all in full, a tenth in short. Each run draws new ones.
pub fn cases(all: u32) -> u32 {
    if in_full() { all } else { all / 10 }
}

/// All in full. In short `many` of them, from another one on at each place: after enough places each had its turn.
pub fn in_turn<T>(place: usize, many: usize, all: Vec<T>) -> Vec<T> {
    if in_full() { all } else { turn(place, many, all) }
}

fn turn<T>(place: usize, many: usize, mut all: Vec<T>) -> Vec<T> {
    let many = many.min(all.len());
    let first = (place * many).checked_rem(all.len()).unwrap_or(0);
    all.rotate_left(first);
    all.truncate(many);
    all
}

/// Prints which form a test ran: `println` would hide it when the test passes.
pub fn tell(ran: usize, of: usize, what: &str) {
    let form = if in_full() { "in full" } else { "short form" };
    // A closed standard error loses this line, and no test depends on it.
    let _ = writeln!(io::stderr(), "{form}: {ran} of {of} {what}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn after_enough_places_each_had_its_turn() {
        for many in [1, 4] {
            let had: BTreeSet<usize> = (0..9).flat_map(|place| turn(place, many, (0..9).collect())).collect();
            assert_eq!(had, (0..9).collect());
        }
    }

    #[test]
    fn neighbours_try_different_ones_and_each_run_tries_the_same() {
        let all = || vec!["a", "b", "c", "d"];
        assert_eq!(
            (turn(0, 1, all()), turn(1, 1, all()), turn(4, 1, all())),
            (vec!["a"], vec!["b"], vec!["a"])
        );
        assert_eq!((turn(1, 3, all()), turn(1, 9, all())), (vec!["d", "a", "b"], all()));
        assert!(turn(3, 2, Vec::<u8>::new()).is_empty());
    }
}
