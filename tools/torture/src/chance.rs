//! Random numbers from a seed: the same seed gives the same kills, cuts and bodies again.
//! Invariant: nothing else here is random; the machine's load changes only the times.

use std::time::Duration;

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and good enough to choose moments with.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The stream number `stream` of a seed.
    pub fn new(seed: u64, stream: u64) -> Chance {
        let mut chance = Chance(seed ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    /// A time up to `longest`, in microseconds.
    pub fn up_to(&mut self, longest: Duration) -> Duration {
        let micros = u64::try_from(longest.as_micros()).unwrap_or(u64::MAX - 1);
        Duration::from_micros(self.between(0, micros))
    }

    /// One of these.
    pub fn pick<T: Copy, const N: usize>(&mut self, of: [T; N]) -> T {
        let at = self.next() % (N as u64);
        of[usize::try_from(at).unwrap_or_default()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_gives_the_same_again_and_another_stream_something_else() {
        let numbers = |seed, stream| {
            let mut chance = Chance::new(seed, stream);
            [(); 8].map(|()| chance.between(0, 1_000_000))
        };
        assert_eq!(numbers(7, 1), numbers(7, 1));
        assert_ne!(numbers(7, 1), numbers(7, 2));
        assert_ne!(numbers(7, 1), numbers(8, 1));
    }

    #[test]
    fn both_ends_are_reached_and_nothing_beyond() {
        let mut chance = Chance::new(1, 0);
        let mut seen = [false; 3];
        for _ in 0..200 {
            let n = chance.between(5, 7);
            seen[usize::try_from(n - 5).unwrap()] = true;
        }
        assert_eq!(seen, [true; 3]);
        assert!(chance.up_to(Duration::from_millis(20)) <= Duration::from_millis(20));
    }
}
