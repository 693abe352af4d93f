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

/// Draws (moment, value) points in the order of their moments; the last holds until `until`.
pub fn steps(points: &[(i64, i64)], until: i64) -> Chart {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Chart::default() };
    let (from, until) = (first.0, until.max(last.0));
    if from == until {
        return Chart::default();
    }
    let low = points.iter().map(|point| point.1).min().unwrap_or_default();
    let high = points.iter().map(|point| point.1).max().unwrap_or_default();
    let x = |at: i64| way_to(at, from, until, WIDTH);
    let y = |value: i64| match low == high {
        true => HEIGHT / 2,
        false => HEIGHT - MARGIN - way_to(value, low, high, HEIGHT - 2 * MARGIN),
    };
    let mut line = format!("M{} {}", x(from), y(first.1));
    for point in &points[1..] {
        line.push_str(&format!("H{}V{}", x(point.0), y(point.1)));
    }
    line.push_str(&format!("H{WIDTH}"));
    let area = format!("{line}V{HEIGHT}H0Z");
    Chart { line, area }
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

    proptest! {
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
