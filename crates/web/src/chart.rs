//! The drawings above the tables of sheets: columns over time, bars of equal kind, and a line beside another.
//! Invariant: a drawing has only integers within its paper, and its figures are in the table below it.

pub mod steps;

use catalogue::Phrase;

use steps::{HEIGHT, MARGIN, WIDTH, steps, steps_from_zero, way_to};

/// The widest column: a few of them do not fill the paper.
const WIDEST: i64 = 60;
/// The least height or length of a figure that is not zero.
const LEAST: i64 = 2;
/// The height of a mark.
const MARK: i64 = 10;

/// A drawing with its heading.
pub struct Chart {
    /// The id of its heading.
    pub id: &'static str,
    /// The heading.
    pub title: Phrase,
    /// A few words beside it.
    pub aside: Phrase,
    /// What replaces the drawing for users who cannot see it.
    pub words: Phrase,
    /// The drawing.
    pub drawing: Drawing,
    /// What is written below it, from the beginning to the end.
    pub scale: Vec<String>,
    /// What its colours mean: the class, and the word.
    pub key: Vec<(&'static str, Phrase)>,
}

/// How figures are drawn.
pub enum Drawing {
    /// A column for each figure, up or down from nothing.
    Columns(Vec<Bar>),
    /// A bar for each name: the name, the length of 1000, and the figure in words.
    Bars(Vec<(Phrase, i64, String)>),
    /// A line with its area, and another line on a scale of its own.
    Lines {
        /// The `d` of the line.
        line: String,
        /// That of the area under it.
        area: String,
        /// That of the other line; empty for none.
        other: String,
    },
    /// The line of a balance with the level of zero, and another line on a scale of its own.
    Balance {
        /// The line, what is above zero, and what is below it.
        of: steps::Balance,
        /// The `d` of the other line; empty for none.
        other: String,
    },
    /// A mark for each figure beside the level that was expected, and the band around it.
    Marks {
        /// The marks, in the order of the figures.
        marks: Vec<Bar>,
        /// The expected range; None where it is not known.
        band: Option<Bar>,
        /// The `d` of the level.
        level: String,
    },
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it means: a class of the style sheet.
    pub class: &'static str,
    /// From the left.
    pub x: i64,
    /// From the top.
    pub y: i64,
    /// How wide it is.
    pub width: i64,
    /// How high it is.
    pub height: i64,
}

impl Chart {
    /// `viewBox` of its SVG.
    pub fn view_box(&self) -> String {
        format!("0 0 {WIDTH} {HEIGHT}")
    }
}

/// Columns of these figures in their order. Each has parts, drawn one over the other from nothing, each with its class; a negative
/// part has the class `less` and hangs down.
pub fn columns(figures: &[Vec<(&'static str, i64)>]) -> Drawing {
    let all = || figures.iter().flatten().map(|(_, figure)| i128::from(*figure)).chain([0]);
    let (high, low) = (all().max().unwrap_or(0), all().min().unwrap_or(0));
    let span = (high - low).max(1);
    let length = |figure: i64| {
        let drawn = i128::from(figure).abs() * i128::from(HEIGHT) / span;
        let drawn = i64::try_from(drawn).unwrap_or(HEIGHT);
        if figure == 0 { 0 } else { drawn.clamp(LEAST, HEIGHT) }
    };
    let nothing = i64::try_from(high * i128::from(HEIGHT) / span).unwrap_or(HEIGHT).clamp(0, HEIGHT);
    let many = i64::try_from(figures.len()).unwrap_or(1).max(1);
    let place = (WIDTH / many).max(1);
    let width = (place - place / 4).clamp(1, WIDEST);
    let bars = (0..).zip(figures).flat_map(|(n, parts): (i64, _)| {
        let x = (n * WIDTH / many + (place - width) / 2).clamp(0, WIDTH - width);
        parts.iter().filter(|(_, figure)| *figure != 0).map(move |(class, figure)| {
            let height = length(*figure);
            let (class, y) = match *figure {
                ..0 => ("less", nothing.min(HEIGHT - height)),
                _ => (*class, (nothing - height).max(0)),
            };
            Bar { class, x, y, width, height }
        })
    });
    Drawing::Columns(bars.collect())
}

/// Bars of these figures: each as long as its share of the largest; a negative one has no length.
pub fn bars(figures: Vec<(Phrase, i64, String)>) -> Drawing {
    let most = figures.iter().map(|(_, figure, _)| *figure).max().unwrap_or(0).max(1);
    let drawn = |(name, figure, words): (Phrase, i64, String)| {
        let length = i128::from(figure.max(0)) * i128::from(WIDTH) / i128::from(most);
        let length = i64::try_from(length).unwrap_or(WIDTH);
        (name, if figure > 0 { length.clamp(LEAST, WIDTH) } else { 0 }, words)
    };
    Drawing::Bars(figures.into_iter().map(drawn).collect())
}

/// A line of steps through these points in the order of their moments, and another one on a scale of its own; both begin and
/// end together.
pub fn lines(points: &[(i64, i64)], others: &[(i64, i64)], until: i64) -> Drawing {
    let drawn = steps(points, until);
    Drawing::Lines { line: drawn.line, area: drawn.area, other: beside(points, others, until) }
}

/// A line of steps of a figure that may be less than zero, with another one on a scale of its own.
pub fn balance(points: &[(i64, i64)], others: &[(i64, i64)], until: i64) -> Drawing {
    Drawing::Balance { of: steps_from_zero(points, until), other: beside(points, others, until) }
}

/// The `d` of the other line, which begins and ends with that of the points.
fn beside(points: &[(i64, i64)], others: &[(i64, i64)], until: i64) -> String {
    let begin = points.first().map_or(until, |point| point.0);
    // The other line begins where it has its first figure.
    let others: Vec<(i64, i64)> = match others.first() {
        Some(first) if first.0 > begin => [&[(begin, first.1)], others].concat(),
        _ => others.to_vec(),
    };
    steps(&others, until).line
}

/// Marks of these figures on one scale with the level that was expected of them, and with the band from the
/// least to the most that is as expected.
pub fn marks(figures: &[(&'static str, i64)], level: i64, band: Option<(i64, i64)>) -> Drawing {
    let of_band = band.iter().flat_map(|(low, high)| [*low, *high]);
    let all = || figures.iter().map(|(_, figure)| *figure).chain([level]).chain(of_band.clone());
    let (low, high) = (all().min().unwrap_or(level), all().max().unwrap_or(level));
    let y = |figure: i64| match low == high {
        true => HEIGHT / 2,
        false => HEIGHT - MARGIN - way_to(figure, low, high, HEIGHT - 2 * MARGIN),
    };
    let many = i64::try_from(figures.len()).unwrap_or(1).max(1);
    let place = (WIDTH / many).max(1);
    let width = (place - place / 4).clamp(1, WIDEST);
    let mark = |(n, (class, figure)): (i64, &(&'static str, i64))| Bar {
        class,
        x: (n * WIDTH / many + (place - width) / 2).clamp(0, WIDTH - width),
        y: (y(*figure) - MARK / 2).clamp(0, HEIGHT - MARK),
        width,
        height: MARK,
    };
    let band = band.map(|(least, most)| {
        let (top, bottom) = (y(most.max(least)), y(least.min(most)));
        Bar { class: "band", x: 0, y: top, width: WIDTH, height: (bottom - top).max(LEAST) }
    });
    Drawing::Marks {
        marks: (0..).zip(figures).map(mark).collect(),
        band,
        level: format!("M0 {}H{WIDTH}", y(level)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(figures: &[Vec<(&'static str, i64)>]) -> Vec<Bar> {
        match columns(figures) {
            Drawing::Columns(bars) => bars,
            _ => vec![],
        }
    }

    #[test]
    fn what_is_less_than_nothing_hangs_down() {
        let bars = drawn(&[vec![("all", 300)], vec![("all", 0)], vec![("all", -100)]]);
        let told: Vec<_> = bars.iter().map(|bar| (bar.class, bar.y, bar.height)).collect();
        assert_eq!(told, [("all", 0, 165), ("less", 165, 55)]);
        assert!(drawn(&[]).is_empty());
    }

    #[test]
    fn a_bar_is_its_share_of_the_largest() {
        let of = |figure| (Phrase::of("x"), figure, String::new());
        let Drawing::Bars(bars) = bars(vec![of(400), of(100), of(0), of(-5), of(1)]) else { panic!("bars") };
        assert_eq!(bars.iter().map(|bar| bar.1).collect::<Vec<_>>(), [1000, 250, 0, 0, 2]);
    }

    #[test]
    fn two_lines_begin_and_end_together() {
        let Drawing::Lines { line, other, .. } = lines(&[(0, 10), (50, 20)], &[(50, 7)], 100) else {
            panic!("lines")
        };
        assert_eq!((line.as_str(), other.as_str()), ("M0 208H500V12H1000", "M0 110H500V110H1000"));
    }

    #[test]
    fn a_mark_is_beside_the_level_and_the_band_that_were_expected() {
        let figures = [("part", 100), ("less", 90)];
        let Drawing::Marks { marks, band, level } = marks(&figures, 100, Some((97, 103))) else {
            panic!("marks")
        };
        let told: Vec<_> = marks.iter().map(|bar| (bar.class, bar.x, bar.y, bar.width)).collect();
        assert_eq!(told, [("part", 220, 53, 60), ("less", 720, 203, 60)]);
        assert_eq!(band.map(|bar| (bar.y, bar.height)), Some((12, 91)));
        assert_eq!(level, "M0 58H1000");
    }

    proptest! {
        #[test]
        fn no_mark_leaves_its_paper(figures in proptest::collection::vec(any::<i64>(), 0..400), level in any::<i64>()) {
            let figures: Vec<_> = figures.iter().map(|figure| ("part", *figure)).collect();
            let drawing = marks(&figures, level, Some((level, level)));
            let Drawing::Marks { marks, .. } = drawing else { panic!("marks") };
            for bar in marks {
                prop_assert!(bar.x >= 0 && bar.width > 0 && bar.x + bar.width <= WIDTH, "{bar:?}");
                prop_assert!(bar.y >= 0 && bar.height > 0 && bar.y + bar.height <= HEIGHT, "{bar:?}");
            }
        }

        #[test]
        fn no_column_leaves_its_paper(figures in proptest::collection::vec((any::<i64>(), any::<i64>()), 0..400)) {
            let parts: Vec<_> = figures.iter().map(|(all, part)| vec![("all", *all), ("part", *part)]).collect();
            for bar in drawn(&parts) {
                prop_assert!(bar.x >= 0 && bar.width > 0 && bar.x + bar.width <= WIDTH, "{bar:?}");
                prop_assert!(bar.y >= 0 && bar.height > 0 && bar.y + bar.height <= HEIGHT, "{bar:?}");
            }
        }
    }
}
