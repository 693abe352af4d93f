//! The label of packed goods as plain data: what the law wants a buyer to read, and the codes that scanners
//! read.
//! Invariant: a label is printed whole or not at all, in letters that are large enough by law. The error
//! names the parts that have no room.

mod codes;
mod layout;

use std::cell::Cell;

use serde::{Deserialize, Serialize};

use crate::bars;
use crate::flow::Page;
use crate::model::{GoodsPart, PaperError, Text};
use crate::sheet::{MM, Mpt};

/// Labels of one print.
const MOST_LABELS: usize = 500;
/// The measures of labels, in millimetres: from a cheese's flag to a sheet of A4.
const WIDTHS_MM: std::ops::RangeInclusive<u16> = 25..=210;
const HEIGHTS_MM: std::ops::RangeInclusive<u16> = 15..=297;

/// Width and height in whole millimetres: 25 to 210, 15 to 297.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelSize {
    pub width_mm: u16,
    pub height_mm: u16,
}

impl LabelSize {
    /// Whether a label of this width is printed, whatever its height.
    pub fn has_width(self) -> bool {
        WIDTHS_MM.contains(&self.width_mm)
    }

    fn check(self) -> Result<(), PaperError> {
        let LabelSize { width_mm, height_mm } = self;
        if WIDTHS_MM.contains(&width_mm) && HEIGHTS_MM.contains(&height_mm) {
            Ok(())
        } else {
            Err(PaperError::LabelSize { width_mm, height_mm })
        }
    }

    pub(crate) fn width(self) -> Mpt {
        Mpt::from(self.width_mm) * MM
    }

    pub(crate) fn height(self) -> Mpt {
        Mpt::from(self.height_mm) * MM
    }
}

/// The least height of a small x: Regulation (EU) No 1169/2011, article 13 and annex IV.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Default)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// 1.2 mm.
    #[default]
    Full,
    /// 0.9 mm, on packs whose largest side is smaller than 80 cm².
    Small,
}

/// The content of one label. Texts come with their words: "Best before 31 May 2027". An empty field takes no
/// room.
#[derive(Serialize, Deserialize, Debug, Clone, Default, PartialEq, Eq)]
pub struct GoodsLabel {
    pub name: String,
    /// "Net 412 g".
    pub net: String,
    /// Best before, use by, made.
    pub dates: Vec<String>,
    /// "Lot A-7".
    pub lot: String,
    /// The declaration; words between pairs of asterisks are strong: "Cow's **milk**, salt".
    pub ingredients: String,
    /// "Contains: milk", marked alike.
    pub allergens: String,
    /// "Made in Australia from at least 95% Australian ingredients".
    pub origin: String,
    /// Storage, use and the like.
    pub notes: Vec<String>,
    /// Name and address of who makes it.
    pub maker: String,
    pub nutrition: Option<NutritionPanel>,
    /// An element string for bars (GS1-128).
    pub bars: Option<ElementString>,
    /// An element string for a GS1 Data Matrix.
    pub data_matrix: Option<ElementString>,
    /// A Digital Link URI, for a QR code that people's phones open.
    pub link: Option<String>,
}

/// An element string in its two forms.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct ElementString {
    /// Without a symbology prefix, with U+001D where a separator belongs.
    pub data: String,
    /// For people, printed below bars: "(01)09521101530001(10)A-7".
    pub text: String,
}

impl ElementString {
    /// Whether bars can hold it; a Data Matrix holds more.
    pub fn fits_bars(&self) -> bool {
        bars::gs1_128(&self.data).is_some()
    }
}

/// The nutrition panel.
#[derive(Serialize, Deserialize, Debug, Clone, Default, PartialEq, Eq)]
pub struct NutritionPanel {
    /// The head of the column of names: "Nutrition".
    pub title: String,
    /// The heads of the columns of figures: "Per serving", "Per 100 g".
    pub columns: Vec<String>,
    pub rows: Vec<NutritionRow>,
    /// Below the table: servings in the pack, serving size.
    pub notes: Vec<String>,
}

/// A row of the panel.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct NutritionRow {
    /// "– saturated" for a part of the row above.
    pub name: String,
    /// As many as the panel has columns: "1,540 kJ".
    pub values: Vec<String>,
}

/// Labels of one size that are printed together.
#[derive(Serialize, Deserialize, Debug, Clone)]
pub struct GoodsSheet {
    pub title: String,
    /// BCP 47, for example `en-AU`.
    pub language: String,
    pub created: jiff::Timestamp,
    pub size: LabelSize,
    pub letters: Letters,
    /// One after another.
    pub labels: Vec<GoodsLabel>,
}

impl GoodsLabel {
    /// The parts that have no room on a label of this size; none where it can be printed. Parts get room in
    /// their own order, so what is named first is what to shorten last.
    ///
    /// # Errors
    /// [`PaperError`] for a size that is not printed, a part that is too long for any paper, or a row of the nutrition panel that has
    /// not as many values as the panel has columns.
    pub fn parts_without_room(
        &self,
        size: LabelSize,
        letters: Letters,
    ) -> Result<Vec<GoodsPart>, PaperError> {
        size.check()?;
        if layout::page(self, size, letters, &Cell::new(0))?.is_some() {
            return Ok(Vec::new());
        }
        let mut kept = GoodsLabel::default();
        let mut without_room = Vec::new();
        for part in PARTS {
            let mut more = kept.clone();
            more.take(part, self);
            if more == kept {
                continue;
            }
            if layout::is_room(&more, size, letters)? {
                kept = more;
            } else {
                without_room.push(part);
            }
        }
        Ok(without_room)
    }

    /// Takes a part from another label.
    fn take(&mut self, part: GoodsPart, from: &GoodsLabel) {
        match part {
            GoodsPart::Name => self.name.clone_from(&from.name),
            GoodsPart::Net => self.net.clone_from(&from.net),
            GoodsPart::Dates => self.dates.clone_from(&from.dates),
            GoodsPart::Lot => self.lot.clone_from(&from.lot),
            GoodsPart::Ingredients => self.ingredients.clone_from(&from.ingredients),
            GoodsPart::Allergens => self.allergens.clone_from(&from.allergens),
            GoodsPart::Origin => self.origin.clone_from(&from.origin),
            GoodsPart::Notes => self.notes.clone_from(&from.notes),
            GoodsPart::Maker => self.maker.clone_from(&from.maker),
            GoodsPart::Nutrition => self.nutrition.clone_from(&from.nutrition),
            GoodsPart::Bars => self.bars.clone_from(&from.bars),
            GoodsPart::DataMatrix => self.data_matrix.clone_from(&from.data_matrix),
            GoodsPart::Link => self.link.clone_from(&from.link),
        }
    }
}

const PARTS: [GoodsPart; 13] = [
    GoodsPart::Name,
    GoodsPart::Net,
    GoodsPart::Dates,
    GoodsPart::Lot,
    GoodsPart::Ingredients,
    GoodsPart::Allergens,
    GoodsPart::Origin,
    GoodsPart::Notes,
    GoodsPart::Maker,
    GoodsPart::Nutrition,
    GoodsPart::Bars,
    GoodsPart::DataMatrix,
    GoodsPart::Link,
];

/// Lays the labels out, one a page. Errors: those of a label, too many of them, or parts without room.
pub(crate) fn pages(sheet: &GoodsSheet) -> Result<Vec<Page>, PaperError> {
    sheet.size.check()?;
    if sheet.labels.len() > MOST_LABELS {
        return Err(PaperError::TooMany { what: "labels", limit: MOST_LABELS });
    }
    let parts = Cell::new(0);
    let mut pages: Vec<Page> = Vec::with_capacity(sheet.labels.len());
    for (at, label) in sheet.labels.iter().enumerate() {
        // Most prints are copies of one label.
        if at > 0 && sheet.labels[at - 1] == *label {
            pages.push(pages[at - 1].clone());
            continue;
        }
        match layout::page(label, sheet.size, sheet.letters, &parts)? {
            Some(page) => pages.push(page),
            None => {
                let parts = label.parts_without_room(sheet.size, sheet.letters)?;
                return Err(PaperError::LabelTooSmall { parts });
            }
        }
    }
    Ok(pages)
}
