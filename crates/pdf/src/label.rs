//! Labels: a sheet of fixed size with a place for each text, the same for a printer's dots and for a PDF.
//! Invariant: a layout is data; nothing is drawn outside its label, and every code has whole dots for its bars.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::bars::{code128, ean13};
use crate::face::spoken;
use crate::flow::Page;
use crate::lines::Words;
use crate::model::{Align, PaperError, Text};
use crate::qr;
use crate::raster::DOTS_PER_MM;
use crate::rows::{Field, Mark, Role, row};
use crate::sheet::{MM, Mpt, Style};

/// Labels of one print.
const MOST_LABELS: usize = 500;
/// A bar code with narrower bars is read by few scanners (two dots at 203 dpi): a square code takes its place.
const LEAST_BAR: Mpt = 2 * MM / DOTS_PER_MM;
/// The steps by which letters become smaller until a text fits.
const SMALLER: Mpt = 250;
/// Smaller letters cannot be read from a thermal printer.
const SMALLEST: Mpt = 4_500;
/// The distance from line to line, in percent of the letters' size.
const LEADING: Mpt = 115;

/// The layouts.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum LabelLayout {
    /// The flag of a jewellery tag with a tail, 22 × 10 mm.
    RatTail,
    /// A jewellery tag of two wings with a neck between, 60 × 12 mm.
    Butterfly,
    /// A lot of goods, 60 × 40 mm.
    Lot,
    /// The edge of a shelf, 60 × 40 mm.
    Shelf,
}

/// What a place of a layout shows; the texts come with their words: "Net 4.522 g".
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum LabelField {
    /// The tag or the code, which a scanner reads.
    Code,
    /// An article number of 8 to 13 digits, which a scanner reads instead of the code.
    ArticleNumber,
    Shop,
    Name,
    Metal,
    Gross,
    Net,
    Stones,
    Huid,
    Price,
    PerUnit,
    Quantity,
    Made,
    Until,
    Allergens,
}

/// One label.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub layout: LabelLayout,
    /// A field that is missing leaves its place white.
    pub fields: BTreeMap<LabelField, String>,
}

/// A place on a label, in tenths of a millimetre from its upper left corner.
struct Place {
    field: LabelField,
    setting: Setting,
    x: Mpt,
    y: Mpt,
    width: Mpt,
    height: Mpt,
}

/// How a place shows its text.
enum Setting {
    /// Letters of this size, in thousandths of a point, on as many lines as there is room for.
    Words { size: Mpt, strong: bool, align: Align },
    /// A square code.
    Square,
    /// A bar code, or a square one where its bars would be too narrow.
    Bars,
}

struct Layout {
    width: Mpt,
    height: Mpt,
    places: &'static [Place],
}

const fn words(field: LabelField, size: Mpt, strong: bool, at: (Mpt, Mpt, Mpt, Mpt)) -> Place {
    place(field, Setting::Words { size, strong, align: Align::Left }, at)
}

const fn place(field: LabelField, setting: Setting, (x, y, width, height): (Mpt, Mpt, Mpt, Mpt)) -> Place {
    Place { field, setting, x, y, width, height }
}

static RAT_TAIL: Layout = Layout {
    width: 220,
    height: 100,
    places: &[
        place(LabelField::Code, Setting::Square, (7, 10, 80, 80)),
        words(LabelField::Code, 6_500, true, (96, 6, 120, 28)),
        words(LabelField::Metal, 5_000, false, (96, 32, 120, 22)),
        words(LabelField::Net, 5_000, false, (96, 53, 120, 22)),
        words(LabelField::Huid, 5_000, false, (96, 74, 120, 22)),
    ],
};

static BUTTERFLY: Layout = Layout {
    width: 600,
    height: 120,
    places: &[
        place(LabelField::Code, Setting::Bars, (5, 6, 250, 80)),
        words(LabelField::Code, 6_500, true, (10, 88, 240, 28)),
        words(LabelField::Name, 6_000, true, (345, 5, 250, 26)),
        words(LabelField::Metal, 5_500, false, (345, 31, 140, 24)),
        words(LabelField::Huid, 5_500, false, (485, 31, 112, 24)),
        words(LabelField::Gross, 5_500, false, (345, 55, 125, 24)),
        words(LabelField::Net, 5_500, false, (470, 55, 127, 24)),
        words(LabelField::Stones, 5_500, false, (345, 79, 125, 24)),
        words(LabelField::Price, 5_500, true, (470, 79, 127, 24)),
    ],
};

static LOT: Layout = Layout {
    width: 600,
    height: 400,
    places: &[
        words(LabelField::Name, 13_000, true, (15, 12, 570, 104)),
        place(LabelField::Code, Setting::Square, (20, 125, 150, 150)),
        words(LabelField::Code, 12_000, true, (190, 122, 395, 52)),
        words(LabelField::Quantity, 9_000, false, (190, 174, 395, 38)),
        words(LabelField::Made, 8_500, false, (190, 212, 395, 36)),
        words(LabelField::Until, 9_000, true, (190, 248, 395, 38)),
        words(LabelField::Allergens, 7_500, false, (15, 292, 570, 64)),
        words(LabelField::Shop, 7_000, false, (15, 360, 570, 30)),
    ],
};

static SHELF: Layout = Layout {
    width: 600,
    height: 400,
    places: &[
        words(LabelField::Name, 13_000, true, (15, 12, 570, 108)),
        place(
            LabelField::Price,
            Setting::Words { size: 26_000, strong: true, align: Align::Right },
            (15, 122, 570, 106),
        ),
        place(
            LabelField::PerUnit,
            Setting::Words { size: 8_500, strong: false, align: Align::Right },
            (15, 228, 570, 36),
        ),
        place(LabelField::ArticleNumber, Setting::Bars, (15, 270, 420, 90)),
        place(LabelField::Code, Setting::Bars, (15, 270, 420, 90)),
        words(LabelField::ArticleNumber, 7_000, false, (15, 362, 300, 30)),
        words(LabelField::Code, 7_000, false, (320, 362, 265, 30)),
    ],
};

impl LabelLayout {
    fn layout(self) -> &'static Layout {
        match self {
            LabelLayout::RatTail => &RAT_TAIL,
            LabelLayout::Butterfly => &BUTTERFLY,
            LabelLayout::Lot => &LOT,
            LabelLayout::Shelf => &SHELF,
        }
    }

    /// Width and height in whole millimetres.
    pub fn millimetres(self) -> (u16, u16) {
        let whole = |tenths: Mpt| u16::try_from((tenths + 9) / 10).unwrap_or(u16::MAX);
        (whole(self.layout().width), whole(self.layout().height))
    }

    pub(crate) fn width(self) -> Mpt {
        tenths(self.layout().width)
    }
}

fn tenths(tenths: Mpt) -> Mpt {
    tenths * MM / 10
}

/// Lays the labels out, one a page. Errors: too many, or a text that no code can hold.
pub(crate) fn pages(labels: &[Label]) -> Result<Vec<Page>, PaperError> {
    if labels.len() > MOST_LABELS {
        return Err(PaperError::TooMany { what: "labels", limit: MOST_LABELS });
    }
    let parts = Cell::new(0);
    labels.iter().map(|label| page(label, &parts)).collect()
}

fn page(label: &Label, parts: &Cell<usize>) -> Result<Page, PaperError> {
    let layout = label.layout.layout();
    // Where goods have an article number, the scanner reads that.
    let is_numbered = label.fields.contains_key(&LabelField::ArticleNumber)
        && layout.places.iter().any(|it| it.field == LabelField::ArticleNumber);
    let mut marks = Vec::new();
    for place in layout.places {
        let Some(text) = label.fields.get(&place.field).filter(|text| !text.is_empty()) else { continue };
        let part = parts.replace(parts.get() + 1);
        match &place.setting {
            Setting::Words { size, strong, align } => {
                let style = Style { size: *size, leading: size * LEADING / 100, strong: *strong };
                marks.extend(set(text, style, *align, place, part)?);
            }
            Setting::Bars if is_numbered && place.field == LabelField::Code => {}
            setting => marks.push(code(text, setting, place, part)?),
        }
    }
    Ok(Page { marks, height: tenths(layout.height) })
}

/// The text in letters that fit its place; where the smallest do not, the rest of it is left out.
fn set(text: &str, style: Style, align: Align, place: &Place, part: usize) -> Result<Vec<Mark>, PaperError> {
    let (width, height) = (tenths(place.width), tenths(place.height));
    let mut style = style;
    let lines = loop {
        let lines = Words::set(&Text::plain(text), style)?.lines(width);
        let room = usize::try_from(height / style.leading).unwrap_or(0).max(1);
        // A word that is broken is one that did not fit.
        if (lines.len() <= room && lines.iter().all(|line| line.width <= width) && !is_broken(text, &lines))
            || style.size <= SMALLEST
        {
            break lines.into_iter().take(room).collect();
        }
        let size = (style.size - SMALLER).max(SMALLEST);
        style = Style { size, leading: size * LEADING / 100, ..style };
    };
    let field = Field { role: Role::Words { part }, lines, style, x: 0, width, align };
    let piece = row(&[field], 0, height.max(style.leading)).into_iter().next().unwrap_or_default();
    Ok(piece.marks.into_iter().map(|mark| mark.moved(tenths(place.x), tenths(place.y))).collect())
}

/// Whether a line ends within a word.
fn is_broken(text: &str, lines: &[crate::lines::Line]) -> bool {
    lines.len() > text.split_whitespace().count().max(1)
}

/// A code that a scanner reads, in whole dots.
fn code(text: &str, setting: &Setting, place: &Place, part: usize) -> Result<Mark, PaperError> {
    let (x, y) = (tenths(place.x), tenths(place.y));
    let (width, height) = (tenths(place.width), tenths(place.height));
    let bars = match (setting, place.field) {
        (Setting::Bars, LabelField::ArticleNumber) => Some(ean13(text)?),
        (Setting::Bars, _) => code128(text),
        _ => None,
    };
    let role = Role::Picture { part, words: Rc::from(spoken(text)) };
    match bars.filter(|bars| LEAST_BAR * bars.len() as Mpt <= width) {
        Some(bars) => {
            Ok(Mark::Strip { role, x, y, width: whole(width, bars.len()), height, dark: bars.into() })
        }
        None => {
            let (modules, dark) = qr::squares(text)?;
            Ok(Mark::Squares { role, x, y, side: whole(width.min(height), modules), modules, dark })
        }
    }
}

/// The greatest width that gives each module the same whole number of dots.
fn whole(width: Mpt, modules: usize) -> Mpt {
    let modules = modules as Mpt;
    let dots = (width * DOTS_PER_MM + MM / 2) / MM;
    (dots / modules).max(1) * modules * MM / DOTS_PER_MM
}
