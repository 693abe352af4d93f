//! Computes where the poise is on a beam, and where the limits are, in whole hundredths of its length.
//! Invariant: a value outside its limits is never drawn inside them, however close it is.

use catalogue::Phrase;

/// A beam as the macro `beam` draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beam {
    /// Position of the poise, 0 to 100.
    pub at: u8,
    /// Where the good part begins and ends; for a share used, 0 and `at`.
    pub from: u8,
    pub to: u8,
    /// `""`, `"ok"` or `"bad"`.
    pub tone: &'static str,
    /// A used share (credit, progress) rather than a value between limits.
    pub is_share: bool,
    /// The limits alone: there is no value yet, so no poise is drawn.
    pub is_bare: bool,
    /// The words for people who cannot see it: "62.1 °C, limits 63.0 to 65.5".
    pub words: Phrase,
    /// The labels below it, from the beginning to the end.
    pub scale: Vec<Phrase>,
}

impl Beam {
    /// A value between limits, on a beam from `min` to `max`, all in one unit. `None`
    /// where a side has no limit.
    pub fn limits(
        value: i64,
        low: Option<i64>,
        high: Option<i64>,
        min: i64,
        max: i64,
        words: impl Into<Phrase>,
    ) -> Beam {
        let is_low = low.is_some_and(|low| value < low);
        let is_high = high.is_some_and(|high| value > high);
        let from = low.map_or(0, |low| hundredth(low, min, max));
        let to = high.map_or(100, |high| hundredth(high, min, max));
        let at = match hundredth(value, min, max) {
            at if is_low && at >= from => from.saturating_sub(1),
            at if is_high && at <= to => (to + 1).min(100),
            at => at,
        };
        let tone = if is_low || is_high { "bad" } else { "ok" };
        Beam { at, from, to, tone, is_share: false, is_bare: false, words: words.into(), scale: Vec::new() }
    }

    /// How much of a whole is used: days of a term, credit, steps of a batch. More than the whole is bad.
    pub fn share(used: i64, whole: i64, words: impl Into<Phrase>) -> Beam {
        let at = hundredth(used, 0, whole);
        let tone = if used > whole { "bad" } else { "" };
        Beam {
            at,
            from: 0,
            to: at,
            tone,
            is_share: true,
            is_bare: false,
            words: words.into(),
            scale: Vec::new(),
        }
    }

    /// The limits without a value.
    pub fn bare(self) -> Beam {
        Beam { is_bare: true, tone: "", ..self }
    }

    /// The beam with these labels below it.
    pub fn scaled(mut self, scale: impl IntoIterator<Item = Phrase>) -> Beam {
        self.scale = scale.into_iter().collect();
        self
    }
}

/// The place of a value between the ends, rounded to the nearest hundredth and kept on the beam.
fn hundredth(value: i64, min: i64, max: i64) -> u8 {
    let length = i128::from(max) - i128::from(min);
    if length <= 0 {
        return 0;
    }
    let way = (i128::from(value) - i128::from(min)).clamp(0, length);
    u8::try_from((way * 200 + length) / (length * 2)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tenths of a degree, 63.0 to 65.5 on a beam from 60 to 68.
    fn pasteuriser(tenths: i64) -> Beam {
        Beam::limits(tenths, Some(630), Some(655), 600, 680, "")
    }

    #[test]
    fn a_reading_stands_where_the_thermometer_stood() {
        for (tenths, at, tone) in
            [(621, 26, "bad"), (630, 38, "ok"), (655, 69, "ok"), (700, 100, "bad"), (500, 0, "bad")]
        {
            let beam = pasteuriser(tenths);
            assert_eq!((beam.at, beam.tone), (at, tone), "{tenths}");
            assert_eq!((beam.from, beam.to), (38, 69));
        }
    }

    #[test]
    fn a_hair_outside_the_limit_is_drawn_outside_it() {
        let low = Beam::limits(629_999, Some(630_000), Some(655_000), 600_000, 680_000, "");
        let high = Beam::limits(655_001, Some(630_000), Some(655_000), 600_000, 680_000, "");
        assert_eq!((low.at, low.from, low.tone), (37, 38, "bad"));
        assert_eq!((high.at, high.to, high.tone), (70, 69, "bad"));
    }

    #[test]
    fn one_open_side_lets_the_good_part_run_to_the_end() {
        let beam = Beam::limits(34, None, Some(50), 0, 80, "");
        assert_eq!((beam.at, beam.from, beam.to, beam.tone), (43, 0, 63, "ok"));
    }

    #[test]
    fn a_share_above_the_whole_is_full_and_bad() {
        assert_eq!((Beam::share(62, 100, "").at, Beam::share(62, 100, "").tone), (62, ""));
        assert_eq!((Beam::share(120, 100, "").at, Beam::share(120, 100, "").tone), (100, "bad"));
        assert_eq!(Beam::share(1, 0, "").at, 0);
    }
}
