//! The content of a paper as plain data: blocks from top to bottom, in the reader's order.
//! Nothing here has a position or a font; the caller chooses words, alignment and emphasis, the layout the rest.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The format of the paper.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm.
    A5,
    /// A till roll 80 mm wide, as long as the content, in black only.
    Roll80,
    /// The same, 58 mm wide.
    Roll58,
}

impl Format {
    /// The format of a printer whose paper is that wide, in millimetres; the narrowest for paper that is narrower still.
    pub fn of_width(width_mm: u16) -> Format {
        let widest_first = [Format::A4, Format::A5, Format::Roll80];
        widest_first.into_iter().find(|format| format.width_mm() <= width_mm).unwrap_or(Format::Roll58)
    }

    /// The least width of paper that it is printed on, in millimetres.
    pub fn width_mm(self) -> u16 {
        match self {
            Format::A4 => 200,
            Format::A5 => 140,
            Format::Roll80 => 70,
            Format::Roll58 => 57,
        }
    }
}

/// One printed document.
#[derive(Serialize, Deserialize, Debug, Clone)]
pub struct Paper {
    pub format: Format,
    /// Readers show it in the window's title; at most 200 characters are used.
    pub title: String,
    /// BCP 47, for example `en-IN`; tells a screen reader how to speak.
    pub language: String,
    /// The issuer; may be empty.
    pub author: String,
    /// The creation date of the file. An argument, so that a reprint has the same bytes.
    pub created: jiff::Timestamp,
    pub blocks: Vec<Block>,
    /// Repeated at the foot of every page; a roll has none.
    pub foot: PageFoot,
}

impl Paper {
    /// A paper without content; its page numbers are in English.
    pub fn new(format: Format, title: &str, language: &str, created: jiff::Timestamp) -> Self {
        Paper {
            format,
            title: title.to_owned(),
            language: language.to_owned(),
            author: String::new(),
            created,
            blocks: Vec::new(),
            foot: PageFoot { text: String::new(), number: "Page {page} of {pages}".to_owned() },
        }
    }
}

/// The last line of every page.
#[derive(Serialize, Deserialize, Debug, Clone, Default)]
pub struct PageFoot {
    /// On the left: a document number, so that loose pages can be matched.
    pub text: String,
    /// On the right, with `{page}` and `{pages}` replaced: `Page {page} of {pages}`.
    pub number: String,
}

/// The emphasis of a piece of text.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Plain,
    Strong,
    /// Grey on a sheet; plain on a roll, where grey prints as dots.
    Quiet,
}

/// Words in one tone.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub tone: Tone,
}

/// Text in one or more tones; a line feed starts a new line. At most 20 000 bytes.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    pub spans: Vec<Span>,
}

impl Text {
    pub fn plain(text: impl Into<String>) -> Self {
        Text::default().and(Tone::Plain, text)
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Text::default().and(Tone::Strong, text)
    }

    pub fn quiet(text: impl Into<String>) -> Self {
        Text::default().and(Tone::Quiet, text)
    }

    /// A text whose words between two pairs of asterisks are strong, as a declaration marks allergens: `salt, **milk**`. A
    /// pair that is alone is shown as it is.
    pub fn marked(text: &str) -> Self {
        let parts: Vec<&str> = text.split("**").collect();
        let last = parts.len() - 1;
        let mut marked = Text::default();
        for (at, part) in parts.into_iter().enumerate() {
            marked = match (at % 2 == 1, at == last) {
                (true, true) => marked.and(Tone::Plain, format!("**{part}")),
                (true, false) => marked.and(Tone::Strong, part),
                (false, _) => marked.and(Tone::Plain, part),
            };
        }
        marked
    }

    /// The same text with more words after it.
    #[must_use]
    pub fn and(mut self, tone: Tone, text: impl Into<String>) -> Self {
        self.spans.push(Span { text: text.into(), tone });
        self
    }
}

impl<S: Into<String>> From<S> for Text {
    fn from(text: S) -> Self {
        Text::plain(text)
    }
}

/// The alignment of a line.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

/// The level of a heading.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The name of the shop, the largest words on the paper.
    Name,
    /// The name of the document: "Tax invoice".
    Title,
    /// A part of it: "In words".
    Section,
}

/// Size of running text.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    #[default]
    Body,
    Small,
}

/// White space between two blocks; dropped at the top of a page.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    Small,
    Medium,
    Large,
}

/// A line across the paper.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleStyle {
    Hair,
    /// The beam of a steelyard, with its graduation.
    Scale,
}

/// The width of a column.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// The width of its widest content, unwrapped: figures.
    Fit,
    /// A part of the remaining width, by weight; wraps: descriptions.
    Share(u16),
}

/// A column of a table.
#[derive(Serialize, Deserialize, Debug, Clone)]
pub struct Column {
    pub head: String,
    pub align: Align,
    pub width: Width,
    /// Left out on the roll, where seven columns cannot be read.
    pub wide_only: bool,
}

impl Column {
    /// A description: takes the remaining width.
    pub fn words(head: &str) -> Self {
        Column { head: head.to_owned(), align: Align::Left, width: Width::Share(1), wide_only: false }
    }

    /// Figures, right-aligned and never wrapped while there is room.
    pub fn figures(head: &str) -> Self {
        Column { head: head.to_owned(), align: Align::Right, width: Width::Fit, wide_only: false }
    }

    /// The same column, on A4 and A5 only.
    #[must_use]
    pub fn wide_only(mut self) -> Self {
        self.wide_only = true;
        self
    }
}

/// The content of one field of a table.
pub type Cell = Text;

/// One line of a sum.
#[derive(Serialize, Deserialize, Debug, Clone)]
pub struct TotalLine {
    pub label: String,
    pub amount: String,
    /// The grand total: large, between two rules.
    pub grand: bool,
}

impl TotalLine {
    pub fn new(label: &str, amount: &str) -> Self {
        TotalLine { label: label.to_owned(), amount: amount.to_owned(), grand: false }
    }

    pub fn grand(label: &str, amount: &str) -> Self {
        TotalLine { grand: true, ..TotalLine::new(label, amount) }
    }
}

/// A part of a paper, as wide as the paper or as its column.
#[derive(Serialize, Deserialize, Debug, Clone)]
pub enum Block {
    /// Stays on the page of the next block.
    Heading {
        level: Level,
        text: Text,
        align: Align,
    },
    Paragraph {
        text: Text,
        size: Size,
        align: Align,
    },
    /// Names in a quiet column, values beside them.
    KeyValues {
        pairs: Vec<(String, Text)>,
    },
    /// The head is repeated on every page and no row is broken, unless it is taller than a page.
    Table {
        columns: Vec<Column>,
        rows: Vec<Vec<Cell>>,
        /// Sums under the last row, set strong.
        foot: Vec<Vec<Cell>>,
    },
    Totals {
        lines: Vec<TotalLine>,
    },
    /// `data` as a QR code (ISO/IEC 18004), with words beside it.
    Qr {
        data: String,
        caption: Text,
    },
    /// Two stacks of blocks side by side, unbroken; one below the other on a roll, or if taller than a page.
    Columns {
        left: Vec<Block>,
        right: Vec<Block>,
        /// The left one's part of the width in percent, 10 to 90.
        left_percent: u8,
    },
    /// A frame around a stack of blocks, unbroken while it fits a page.
    Boxed {
        blocks: Vec<Block>,
    },
    Gap(Space),
    Rule(RuleStyle),
}

impl Block {
    pub fn heading(level: Level, text: impl Into<Text>) -> Self {
        Block::Heading { level, text: text.into(), align: Align::Left }
    }

    pub fn paragraph(text: impl Into<Text>) -> Self {
        Block::Paragraph { text: text.into(), size: Size::Body, align: Align::Left }
    }

    pub fn small(text: impl Into<Text>) -> Self {
        Block::Paragraph { text: text.into(), size: Size::Small, align: Align::Left }
    }

    /// The same heading or paragraph with another alignment; other blocks have no alignment of their own.
    #[must_use]
    pub fn aligned(mut self, to: Align) -> Self {
        if let Block::Heading { align, .. } | Block::Paragraph { align, .. } = &mut self {
            *align = to;
        }
        self
    }
}

/// The parts of a label of packed goods, in the order in which they get room.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum GoodsPart {
    Name,
    Net,
    Dates,
    Lot,
    Ingredients,
    Allergens,
    Origin,
    Notes,
    Maker,
    Nutrition,
    Bars,
    DataMatrix,
    Link,
}

/// Why a paper cannot be made. No error depends on the letters of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperError {
    /// More of `what` than the limit.
    TooMany { what: &'static str, limit: usize },
    /// A row has another number of fields than the table has columns.
    RaggedRow { columns: usize, fields: usize },
    /// No QR code has room for this: at most 2 953 bytes.
    QrTooLong { bytes: usize },
    /// No Data Matrix has room for this: at most 1 558 bytes.
    DataMatrixTooLong { bytes: usize },
    /// A label of these measures is not printed here.
    LabelSize { width_mm: u16, height_mm: u16 },
    /// These parts do not fit the label.
    LabelTooSmall { parts: Vec<GoodsPart> },
    /// No article number: 13 digits, of which the last checks the others.
    ArticleNumber,
    /// Not a language tag.
    Language,
    /// The PDF writer refused, in its own words.
    Writer(String),
}

impl fmt::Display for PaperError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PaperError::TooMany { what, limit } => write!(f, "a paper has at most {limit} {what}"),
            PaperError::RaggedRow { columns, fields } => {
                write!(f, "a row has {fields} fields under {columns} columns")
            }
            PaperError::QrTooLong { bytes } => write!(f, "{bytes} bytes do not fit into a QR code"),
            PaperError::DataMatrixTooLong { bytes } => {
                write!(f, "{bytes} bytes do not fit into a Data Matrix")
            }
            PaperError::LabelSize { width_mm, height_mm } => {
                write!(f, "no label is {width_mm} mm wide and {height_mm} mm high")
            }
            PaperError::LabelTooSmall { parts } => write!(f, "the label has no room for {parts:?}"),
            PaperError::ArticleNumber => f.write_str("the article number is not one of 13 digits"),
            PaperError::Language => f.write_str("the language is not a tag such as en-IN"),
            PaperError::Writer(why) => write!(f, "the PDF could not be written: {why}"),
        }
    }
}

impl std::error::Error for PaperError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_pairs_of_asterisks_are_strong() {
        let strong = |text: &str| -> Vec<String> {
            let spans = Text::marked(text).spans.into_iter();
            spans.filter(|span| span.tone == Tone::Strong).map(|span| span.text).collect()
        };
        let whole =
            |text: &str| -> String { Text::marked(text).spans.into_iter().map(|it| it.text).collect() };
        assert_eq!(strong("Cow's **milk**, salt, **barley** malt"), ["milk", "barley"]);
        assert_eq!(whole("Cow's **milk**, salt"), "Cow's milk, salt");
        assert_eq!(strong("**milk**"), ["milk"]);
        for plain in ["", "milk", "5 * 3", "milk **", "**", "a **b"] {
            assert_eq!((strong(plain), whole(plain).as_str()), (Vec::new(), plain));
        }
    }
}
