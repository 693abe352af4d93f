//! The measures of each paper: its edges, its letters and its spaces, in thousandths of a point.
//! Whole numbers only, so that a line breaks at the same word on every machine.

use crate::model::{Format, Level, Size, Space};

/// A thousandth of a point; a point is 1/72 inch.
pub(crate) type Mpt = i64;

/// One millimetre.
pub(crate) const MM: Mpt = 2_835;
/// One point.
pub(crate) const PT: Mpt = 1_000;
/// The tallest page that all PDF readers support is 14 400 points; a longer roll is cut there.
const LONGEST_ROLL: Mpt = 14_000 * PT;

/// Letters of one size with the distance from line to line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) size: Mpt,
    pub(crate) leading: Mpt,
    pub(crate) strong: bool,
}

impl Style {
    const fn new(size: Mpt, leading_percent: Mpt) -> Self {
        Style { size, leading: size * leading_percent / 100, strong: false }
    }

    pub(crate) const fn strong(self) -> Self {
        Style { strong: true, ..self }
    }

    /// From the top of a line to its baseline. Plex rises 1.025 and falls 0.275 of its size.
    pub(crate) fn baseline(&self) -> Mpt {
        (self.leading - self.size * 1_300 / 1_000) / 2 + self.size * 1_025 / 1_000
    }
}

/// All measures of a format.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub(crate) width: Mpt,
    /// `None`: as long as the content.
    pub(crate) height: Option<Mpt>,
    pub(crate) margin: Mpt,
    pub(crate) body: Style,
    pub(crate) small: Style,
    pub(crate) table: Style,
    pub(crate) totals: Style,
    pub(crate) grand: Style,
    pub(crate) name: Style,
    pub(crate) title: Style,
    /// The white space of which other spaces are multiples.
    pub(crate) space: Mpt,
    /// Between two columns of figures.
    pub(crate) gutter: Mpt,
    pub(crate) qr_side: Mpt,
}

impl Sheet {
    pub(crate) fn of(format: Format) -> Self {
        match format {
            Format::A4 => Sheet {
                width: 210 * MM,
                height: Some(297 * MM),
                margin: 15 * MM,
                body: Style::new(10_000, 145),
                small: Style::new(9_000, 145),
                table: Style::new(9_200, 145),
                totals: Style::new(11_000, 160),
                grand: Style::new(17_000, 165),
                name: Style::new(20_000, 130),
                title: Style::new(14_000, 135),
                space: 6 * PT,
                gutter: 12 * PT,
                qr_side: 27 * MM,
            },
            Format::A5 => Sheet {
                width: 148 * MM,
                height: Some(210 * MM),
                margin: 10 * MM,
                body: Style::new(8_200, 140),
                small: Style::new(7_400, 140),
                table: Style::new(7_600, 140),
                totals: Style::new(8_800, 150),
                grand: Style::new(13_000, 160),
                name: Style::new(15_500, 130),
                title: Style::new(11_000, 135),
                space: 4 * PT,
                gutter: 8 * PT,
                qr_side: 24 * MM,
            },
            Format::Roll80 => Sheet {
                width: 80 * MM,
                height: None,
                margin: 4 * MM,
                body: Style::new(8_600, 140),
                small: Style::new(8_000, 140),
                table: Style::new(8_400, 140),
                totals: Style::new(9_400, 150),
                grand: Style::new(14_500, 160),
                name: Style::new(14_500, 130),
                title: Style::new(11_500, 135),
                space: 4 * PT,
                gutter: 8 * PT,
                qr_side: 27 * MM,
            },
            // The head of such a printer is 48 mm wide.
            Format::Roll58 => Sheet {
                width: 58 * MM,
                margin: 5 * MM,
                body: Style::new(7_600, 135),
                small: Style::new(7_000, 135),
                table: Style::new(7_200, 135),
                totals: Style::new(8_200, 145),
                grand: Style::new(12_000, 155),
                name: Style::new(11_500, 130),
                title: Style::new(9_500, 135),
                space: 3 * PT,
                gutter: 5 * PT,
                ..Sheet::of(Format::Roll80)
            },
        }
    }

    /// A label: a sheet of its own width, printed in black.
    pub(crate) fn label(width: Mpt) -> Sheet {
        Sheet { width, margin: 0, ..Sheet::of(Format::Roll58) }
    }

    /// The width between the margins.
    pub(crate) fn text_width(&self) -> Mpt {
        self.width - 2 * self.margin
    }

    /// The height between the margins, without the page's foot.
    pub(crate) fn body_height(&self) -> Mpt {
        match self.height {
            Some(height) => height - 2 * self.margin - self.foot_height(),
            None => LONGEST_ROLL - 2 * self.margin,
        }
    }

    /// The page's foot with the white above it; a roll has none.
    pub(crate) fn foot_height(&self) -> Mpt {
        if self.is_roll() { 0 } else { self.small.leading + 2 * self.space }
    }

    pub(crate) fn is_roll(&self) -> bool {
        self.height.is_none()
    }

    pub(crate) fn gap(&self, space: Space) -> Mpt {
        self.space
            * match space {
                Space::Small => 1,
                Space::Medium => 2,
                Space::Large => 4,
            }
    }

    pub(crate) fn heading(&self, level: Level) -> Style {
        match level {
            Level::Name => self.name.strong(),
            Level::Title => self.title.strong(),
            Level::Section => self.small.strong(),
        }
    }

    pub(crate) fn running(&self, size: Size) -> Style {
        match size {
            Size::Body => self.body,
            Size::Small => self.small,
        }
    }
}
