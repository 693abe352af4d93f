//! Noise for figures across workspaces: the discrete Laplace distribution, drawn with integers alone.
//! Invariant: the draw is exact. There is no float, so no gap between its values tells what they were added
//! to.
//!
//! C. Canonne, G. Kamath, T. Steinke: The Discrete Gaussian for Differential Privacy (2020), algorithms 1 and
//! 2.

use platform::error::Result;
use platform::random::random;

/// Bytes that are read at once: a draw needs a dozen words, and each read is a call of the system.
const BLOCK: usize = 256;
/// Bytes of a word.
const WORD: usize = 8;

/// Where random words come from: an argument, so that tests can repeat a draw.
pub trait Randomness {
    /// A word of 64 bits, each equally likely. Errors: the system has none.
    fn word(&mut self) -> Result<u64>;
}

/// The system's random bytes.
pub struct SystemRandomness {
    block: [u8; BLOCK],
    at: usize,
}

impl Default for SystemRandomness {
    fn default() -> Self {
        SystemRandomness { block: [0; BLOCK], at: BLOCK }
    }
}

impl Randomness for SystemRandomness {
    fn word(&mut self) -> Result<u64> {
        if self.at >= BLOCK {
            self.block = random()?;
            self.at = 0;
        }
        let mut word = [0; WORD];
        word.copy_from_slice(&self.block[self.at..self.at + WORD]);
        self.at += WORD;
        Ok(u64::from_le_bytes(word))
    }
}

/// A number below `many`, each equally likely; 0 where `many` is 0. Errors: the source's.
fn below(source: &mut impl Randomness, many: u64) -> Result<u64> {
    if many <= 1 {
        return Ok(0);
    }
    // The last words, which do not fill another round of `many`, are drawn again.
    let limit = u64::MAX - u64::MAX % many;
    loop {
        let word = source.word()?;
        if word < limit {
            return Ok(word % many);
        }
    }
}

/// True with the chance exp(-part / whole), for part <= whole (algorithm 1). Errors: the source's.
fn is_exp(source: &mut impl Randomness, part: u64, whole: u64) -> Result<bool> {
    let mut turn = 1;
    // Ends after less than two turns on average.
    while below(source, whole.saturating_mul(turn))? < part {
        turn += 1;
    }
    Ok(turn % 2 == 1)
}

/// Draws from the discrete Laplace distribution: the chance of z falls with exp(-|z| / scale) (algorithm 2).
/// A scale of 0 counts as 1. Errors: the source's.
pub fn laplace(source: &mut impl Randomness, scale: u32) -> Result<i64> {
    let scale = u64::from(scale.max(1));
    loop {
        let low = below(source, scale)?;
        if !is_exp(source, low, scale)? {
            continue;
        }
        let mut high = 0;
        while is_exp(source, 1, 1)? {
            high += 1;
        }
        let size = low + scale * high;
        let is_negative = below(source, 2)? == 1;
        // Zero has one sign, or it would be twice as likely.
        if is_negative && size == 0 {
            continue;
        }
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        return Ok(if is_negative { -size } else { size });
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Repeats itself: SplitMix64.
    pub struct Seeded(pub u64);

    impl Randomness for Seeded {
        fn word(&mut self) -> Result<u64> {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            Ok(z ^ (z >> 31))
        }
    }

    const DRAWS: i64 = 200_000;

    /// Of so many draws, `many` may differ from what is expected by six standard deviations.
    fn is_near(many: i64, expected_per_million: i64) -> bool {
        let expected = DRAWS * expected_per_million / 1_000_000;
        (many - expected).pow(2) <= 36 * (expected + 1)
    }

    #[test]
    fn the_noise_follows_its_distribution() {
        // tanh(1 / (2 * scale)) * exp(-|z| / scale), in millionths.
        let table: [(u32, [i64; 5]); 3] = [
            (1, [462_117, 170_003, 62_541, 23_008, 8_464]),
            (2, [244_919, 148_551, 90_101, 54_649, 33_146]),
            (8, [62_419, 55_084, 48_612, 42_900, 37_859]),
        ];
        for (scale, chances) in table {
            let mut source = Seeded(u64::from(scale));
            let drawn: Vec<i64> = (0..DRAWS).map(|_| laplace(&mut source, scale).expect("drawn")).collect();
            for (size, expected) in (0..).zip(chances) {
                for z in [size, -size] {
                    let many = drawn.iter().filter(|it| **it == z).count();
                    let many = i64::try_from(many).expect("few");
                    assert!(is_near(many, expected), "scale {scale}: {z} came {many} times");
                }
            }
        }
    }

    #[test]
    fn large_noise_is_as_far_out_as_its_scale_says() {
        let mut source = Seeded(7);
        let drawn: Vec<i64> = (0..DRAWS).map(|_| laplace(&mut source, 12_500).expect("drawn")).collect();
        let beyond = |far: i64| i64::try_from(drawn.iter().filter(|z| z.abs() >= far).count()).expect("few");
        // exp(-1), exp(-2), exp(-4) and their share of the middle, which is less than a ten-thousandth.
        for (far, expected) in [(12_500, 367_894), (25_000, 135_341), (50_000, 18_316)] {
            assert!(is_near(beyond(far), expected), "{far}: {}", beyond(far));
        }
    }

    #[test]
    fn the_systems_source_does_not_repeat_itself() {
        let mut source = SystemRandomness::default();
        let words: std::collections::HashSet<u64> =
            (0..1000).map(|_| source.word().expect("a word")).collect();
        assert_eq!(words.len(), 1000);
    }

    proptest! {
        #[test]
        fn a_number_is_below_its_bound(seed: u64, many in 1u64..) {
            prop_assert!(below(&mut Seeded(seed), many).expect("drawn") < many);
        }

        #[test]
        fn the_same_words_give_the_same_noise(seed: u64, scale in 1u32..100_000) {
            let draw = || laplace(&mut Seeded(seed), scale).expect("drawn");
            prop_assert_eq!(draw(), draw());
        }
    }
}
