//! What a printer is sent: the dots of a page in the printer's own language, or a PDF.
//! Invariant: the bytes are made of lengths that were computed and of dots; no letter that a person typed is in them.

mod escpos;
mod tspl;
mod zpl;

use serde::{Deserialize, Serialize};

use crate::flow::{self, Page};
use crate::goods_label::{self, GoodsSheet};
use crate::label::{self, Label};
use crate::model::{Paper, PaperError};
use crate::pdf;
use crate::raster::{DOTS_PER_MM, picture};
use crate::sheet::{MM, Mpt, Sheet};

/// The languages of printers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrinterKind {
    /// Receipt printers.
    EscPos,
    /// Label printers of TSC and alike.
    Tspl,
    /// Label printers of Zebra and alike.
    Zpl,
    /// Whatever prints PDF.
    Pdf,
}

impl PrinterKind {
    /// The kind of a stored word.
    pub fn of(word: &str) -> Option<PrinterKind> {
        match word {
            "escpos" => Some(PrinterKind::EscPos),
            "tspl" => Some(PrinterKind::Tspl),
            "zpl" => Some(PrinterKind::Zpl),
            "pdf" => Some(PrinterKind::Pdf),
            _ => None,
        }
    }
}

/// Content to print, as data: it is laid out for the printer that it goes to.
#[derive(Serialize, Deserialize, Debug, Clone)]
#[serde(rename_all = "snake_case")]
pub enum Print {
    /// A paper of the format that fits the printer.
    Paper(Paper),
    /// Labels, one after another.
    Labels(LabelSheet),
    /// Labels of packed goods, one after another.
    Goods(GoodsSheet),
}

/// Labels that are printed together.
#[derive(Serialize, Deserialize, Debug, Clone)]
pub struct LabelSheet {
    pub title: String,
    /// BCP 47, for example `en-IN`.
    pub language: String,
    pub created: jiff::Timestamp,
    pub labels: Vec<Label>,
}

impl Print {
    /// The least width of paper or labels that it fits on, in millimetres.
    pub fn width_mm(&self) -> u16 {
        match self {
            Print::Paper(paper) => paper.format.width_mm(),
            Print::Labels(sheet) => {
                sheet.labels.iter().map(|label| label.layout.millimetres().0).max().unwrap_or_default()
            }
            Print::Goods(sheet) => sheet.size.width_mm,
        }
    }

    /// The bytes that a printer of this kind and width is sent.
    ///
    /// # Errors
    /// [`PaperError`] as for [`crate::render`].
    pub fn bytes(&self, kind: PrinterKind, width_mm: u16) -> Result<Vec<u8>, PaperError> {
        match self {
            Print::Paper(paper) => {
                let sheet = Sheet::of(paper.format);
                let pages = flow::pages(paper, &sheet)?;
                match kind {
                    PrinterKind::Pdf => pdf::write(paper, &sheet, &pages),
                    _ => Ok(stream(kind, &pages, sheet.width, width_mm, false)),
                }
            }
            Print::Labels(sheet) => {
                let pages = label::pages(&sheet.labels)?;
                let width = sheet.labels.first().map_or(MM, |label| label.layout.width());
                let about = Paper::new(crate::Format::Roll58, &sheet.title, &sheet.language, sheet.created);
                labels(&about, &pages, width, (kind, width_mm))
            }
            Print::Goods(sheet) => {
                let pages = goods_label::pages(sheet)?;
                let about = Paper::new(crate::Format::Roll58, &sheet.title, &sheet.language, sheet.created);
                labels(&about, &pages, sheet.size.width(), (kind, width_mm))
            }
        }
    }
}

/// Labels for a printer of a kind and a width; `about` has their title and language.
fn labels(
    about: &Paper,
    pages: &[Page],
    width: Mpt,
    (kind, width_mm): (PrinterKind, u16),
) -> Result<Vec<u8>, PaperError> {
    match kind {
        PrinterKind::Pdf => pdf::write(about, &Sheet::label(width), pages),
        _ => Ok(stream(kind, pages, width, width_mm, true)),
    }
}

/// The dots of a printer's head: paper of 80 mm is printed on 72, paper of 58 mm on 48.
fn head(width_mm: u16) -> usize {
    let dots = |mm: u16| usize::from(mm) * usize::try_from(DOTS_PER_MM).unwrap_or_default();
    match width_mm {
        80 => dots(72),
        57 | 58 => dots(48),
        other => dots(other),
    }
}

fn stream(kind: PrinterKind, pages: &[Page], width: Mpt, width_mm: u16, is_label: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    for page in pages {
        let picture = picture(page, width);
        match kind {
            PrinterKind::EscPos => escpos::page(&picture.middle(head(width_mm)), is_label, &mut bytes),
            PrinterKind::Tspl => tspl::page(&picture, is_label, &mut bytes),
            PrinterKind::Zpl => zpl::page(&picture, &mut bytes),
            PrinterKind::Pdf => {}
        }
    }
    bytes
}
