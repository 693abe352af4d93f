//! A figure over time as a line drawn on the server: a step from each figure to the next, because one holds
//! until then.
//! Invariant: a drawing has only integers, and the words beside it say the same.

/// Width of a drawing in its own units.
pub const WIDTH: i64 = 1000;
/// Height of a drawing in its own units.
pub const HEIGHT: i64 = 220;
/// The margin above and below the line.
pub(super) const MARGIN: i64 = 12;

/// A drawn line: the `d` of the line and of the area under it; both empty for fewer than two points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// The line.
    pub line: String,
    /// The area under it.
    pub area: String,
}

impl Chart {
    /// `viewBox` of its SVG.
    pub fn view_box(&self) -> String {
        format!("0 0 {WIDTH} {HEIGHT}")
    }
}

/// A line of a figure that may be less than zero, with what is above the level of zero and what is below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// The line.
    pub line: String,
    /// The area between the line and the zero below it.
    pub above: String,
    /// The area between the line and the zero above it; empty where it is never below.
    pub below: String,
    /// The level of zero.
    pub zero: String,
}

/// Draws (moment, value) points in the order of their moments; the last holds until `until`.
pub fn steps(points: &[(i64, i64)], until: i64) -> Chart {
    let Some(scale) = Scale::of(points, until) else { return Chart::default() };
    let line = scale.line(points.iter().copied());
    let area = format!("{line}V{HEIGHT}H0Z");
    Chart { line, area }
}

/// The same with the level of zero always on the paper.
pub fn steps_from_zero(points: &[(i64, i64)], until: i64) -> Balance {
    let Some(scale) = Scale::of(points, until) else { return Balance::default() };
    let scale = Scale { low: scale.low.min(0), high: scale.high.max(0), ..scale };
    let zero = scale.y(0);
    let area = |bounded: fn(i64) -> i64| {
        format!("{}V{zero}H0Z", scale.line(points.iter().map(|(at, value)| (*at, bounded(*value)))))
    };
    Balance {
        line: scale.line(points.iter().copied()),
        above: area(|value| value.max(0)),
        below: if scale.low < 0 { area(|value| value.min(0)) } else { String::new() },
        zero: format!("M0 {zero}H{WIDTH}"),
    }
}

/// Where moments and values are on the paper.
#[derive(Clone, Copy)]
struct Scale {
    from: i64,
    until: i64,
    low: i64,
    high: i64,
}

impl Scale {
    /// None where there is no time between the first point and the end.
    fn of(points: &[(i64, i64)], until: i64) -> Option<Scale> {
        let (first, last) = (points.first()?, points.last()?);
        let (from, until) = (first.0, until.max(last.0));
        let values = || points.iter().map(|point| point.1);
        let (low, high) = (values().min().unwrap_or_default(), values().max().unwrap_or_default());
        (from != until).then_some(Scale { from, until, low, high })
    }

    fn y(self, value: i64) -> i64 {
        match self.low == self.high {
            true => HEIGHT / 2,
            false => HEIGHT - MARGIN - way_to(value, self.low, self.high, HEIGHT - 2 * MARGIN),
        }
    }

    /// The `d` of a line of steps, to the right edge.
    fn line(self, points: impl Iterator<Item = (i64, i64)>) -> String {
        let mut line = String::new();
        for (n, (at, value)) in points.enumerate() {
            let (x, y) = (way_to(at, self.from, self.until, WIDTH), self.y(value));
            line.push_str(&if n == 0 { format!("M{x} {y}") } else { format!("H{x}V{y}") });
        }
        line + &format!("H{WIDTH}")
    }
}

/// The position of a value between two others, on a length; limited to that length.
pub(super) fn way_to(value: i64, low: i64, high: i64, length: i64) -> i64 {
    let span = (i128::from(high) - i128::from(low)).max(1);
    let way = (i128::from(value) - i128::from(low)).clamp(0, span);
    i64::try_from(way * i128::from(length) / span).unwrap_or(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_rate_holds_until_the_next_one() {
        let chart = steps(&[(0, 100), (50, 200)], 100);
        assert_eq!(chart.line, "M0 208H500V12H1000");
        assert_eq!(chart.area, "M0 208H500V12H1000V220H0Z");
    }

    #[test]
    fn a_rate_that_never_moved_is_a_level_line_and_one_moment_is_no_line() {
        assert_eq!(steps(&[(0, 7), (10, 7)], 20).line, "M0 110H500V110H1000");
        assert_eq!(steps(&[(5, 7)], 5), Chart::default());
        assert_eq!(steps(&[], 5), Chart::default());
    }

    #[test]
    fn what_is_less_than_zero_hangs_from_the_level_of_zero() {
        let drawn = steps_from_zero(&[(0, 98), (50, -98)], 100);
        assert_eq!((drawn.line.as_str(), drawn.zero.as_str()), ("M0 12H500V208H1000", "M0 110H1000"));
        assert_eq!(drawn.above, "M0 12H500V110H1000V110H0Z");
        assert_eq!(drawn.below, "M0 110H500V208H1000V110H0Z");
        let never = steps_from_zero(&[(0, 50), (50, 100)], 100);
        assert_eq!((never.zero.as_str(), never.below.as_str()), ("M0 208H1000", ""), "zero is at the foot");
        assert_eq!(never.line, "M0 110H500V12H1000");
        assert_eq!(steps_from_zero(&[(5, 7)], 5), Balance::default());
        assert_eq!(steps_from_zero(&[(0, 0)], 5).zero, "M0 110H1000");
    }

    proptest! {
        #[test]
        fn no_balance_leaves_its_paper(points in proptest::collection::vec((any::<i64>(), any::<i64>()), 1..20)) {
            let mut points = points;
            points.sort();
            let drawn = steps_from_zero(&points, i64::MAX);
            let all = format!("{} {} {} {}", drawn.line, drawn.above, drawn.below, drawn.zero);
            for figure in all.split(|c: char| !c.is_ascii_digit() && c != '-').filter(|f| !f.is_empty()) {
                let figure: i64 = figure.parse().unwrap();
                prop_assert!((0..=WIDTH).contains(&figure), "{figure} in {all}");
            }
        }

        #[test]
        fn no_line_leaves_its_paper(points in proptest::collection::vec((any::<i64>(), any::<i64>()), 1..20), until in any::<i64>()) {
            let mut points = points;
            points.sort();
            let drawn = steps(&points, until);
            let figures = drawn.area.split(|c: char| !c.is_ascii_digit() && c != '-').filter(|f| !f.is_empty());
            for figure in figures {
                let figure: i64 = figure.parse().unwrap();
                prop_assert!((0..=WIDTH).contains(&figure), "{figure} in {}", drawn.area);
            }
        }
    }
}
