//! Every printed paper of the product: plain data in, the bytes of a PDF out (A4, A5, or a roll of 80 or 58 mm), or those
//! that a receipt or label printer is sent. One layout is drawn by all of them. The crate knows nothing of bills,
//! reads no clock, and always gives the same bytes for the same [`Paper`].
//!
//! ```
//! use pdf::{Block, Format, Level, Paper, render};
//! let mut paper = Paper::new(Format::A4, "Estimate 12", "en-IN", jiff::Timestamp::UNIX_EPOCH);
//! paper.blocks.push(Block::heading(Level::Title, "Estimate"));
//! let pdf = render(&paper).expect("a short paper");
//! assert!(pdf.starts_with(b"%PDF-1.7"));
//! ```

mod bars;
mod blocks;
mod data_matrix;
mod face;
mod flow;
mod frame;
mod goods_label;
mod label;
mod lines;
mod model;
mod pdf;
mod printer;
mod qr;
mod raster;
mod rows;
mod sheet;
mod table;
mod tags;

pub use goods_label::{
    ElementString, GoodsLabel, GoodsSheet, LabelSize, Letters, NutritionPanel, NutritionRow,
};
pub use label::{Label, LabelField, LabelLayout};
pub use model::{
    Align, Block, Cell, Column, Format, GoodsPart, Level, PageFoot, Paper, PaperError, RuleStyle, Size,
    Space, Span, Text, Tone, TotalLine, Width,
};
pub use printer::{LabelSheet, Print, PrinterKind};

/// Lays the paper out and writes it as PDF/A-3a (ISO 19005-3), for archiving, and PDF/UA-1 (ISO 14289-1), for
/// reading aloud.
///
/// # Errors
/// [`PaperError`] when the paper exceeds one of its limits or contradicts itself; text of any kind never
/// fails.
pub fn render(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let sheet = sheet::Sheet::of(paper.format);
    let pages = flow::pages(paper, &sheet)?;
    pdf::write(paper, &sheet, &pages)
}
