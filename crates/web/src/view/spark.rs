//! A row of small bars, one a day: how much each was, drawn on the server in whole units.
//! Invariant: a bar's height is its share of the largest, and a day with nothing still has its place.

use catalogue::Phrase;

/// Width of a bar and of the gap after it, in the drawing's own units.
const BAR: i64 = 8;
const GAP: i64 = 3;
/// Height of the drawing, and of a bar of nothing.
const HEIGHT: i64 = 48;
const NOTHING: i64 = 1;

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
}

/// The bars, with the size of their drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spark {
    /// From the first day to the last.
    pub bars: Vec<Bar>,
    pub width: i64,
    pub height: i64,
    /// Its meaning in words, for people who cannot see it.
    pub words: Phrase,
}

impl Spark {
    /// Bars for these values in their order; a negative value is drawn as nothing.
    pub fn of(values: &[i64], words: impl Into<Phrase>) -> Spark {
        let most = values.iter().copied().max().unwrap_or(0).max(1);
        let bar = |(x, value): (i64, &i64)| {
            let share = i128::from((*value).max(0)) * i128::from(HEIGHT) / i128::from(most);
            let height = i64::try_from(share).unwrap_or(HEIGHT).max(NOTHING);
            Bar { x, y: HEIGHT - height, width: BAR, height }
        };
        let bars: Vec<Bar> = (0..).step_by((BAR + GAP) as usize).zip(values).map(bar).collect();
        let width = bars.last().map_or(BAR, |last| last.x + BAR);
        Spark { bars, width, height: HEIGHT, words: words.into() }
    }

    /// Whether it is the last bar, which is today's.
    pub fn is_last(&self, bar: &Bar) -> bool {
        self.bars.last().is_some_and(|last| last.x == bar.x)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_its_share_of_the_largest_and_nothing_keeps_its_place() {
        let spark = Spark::of(&[100, 0, 50], "three days");
        let told: Vec<(i64, i64)> = spark.bars.iter().map(|bar| (bar.x, bar.height)).collect();
        assert_eq!(told, [(0, 48), (11, 1), (22, 24)]);
        assert_eq!((spark.width, spark.is_last(&spark.bars[2])), (30, true));
        assert!(Spark::of(&[], "").bars.is_empty());
    }

    #[test]
    fn no_bar_leaves_its_paper() {
        for values in [vec![i64::MAX, i64::MIN, 0, -1], vec![i64::MIN; 3], vec![0; 30], (0..200).collect()] {
            let spark = Spark::of(&values, "");
            for bar in &spark.bars {
                assert!(bar.x >= 0 && bar.x + bar.width <= spark.width, "{bar:?}");
                assert!(bar.y >= 0 && bar.y + bar.height == spark.height && bar.height >= 1, "{bar:?}");
            }
        }
    }
}
