//! The codes of a goods label, in whole dots: bars across its foot, square codes beside the words.
//! Invariant: each code brings the white that its standard wants, so that whatever is beside it may touch it.

use std::rc::Rc;

use super::{ElementString, GoodsLabel};
use crate::bars::gs1_128;
use crate::data_matrix;
use crate::face::spoken;
use crate::lines::Words;
use crate::model::{Align, PaperError, Text};
use crate::qr;
use crate::raster::DOTS_PER_MM;
use crate::rows::{Field, Mark, Piece, Role, row};
use crate::sheet::{MM, Mpt, Style};

/// Dots of a bar: 0.25 mm to 0.5 mm (GS1 General Specifications, section 5.12.3).
const BAR_DOTS: std::ops::RangeInclusive<i64> = 2..=4;
/// Handheld scanners miss lower bars.
const BAR_HEIGHT: Mpt = 10 * MM;
/// White around a Data Matrix and around a QR code, in squares (ISO/IEC 16022, 18004).
const WHITE_DATA_MATRIX: usize = 1;
const WHITE_QR: usize = 4;
/// Smaller text below bars cannot be read from a thermal printer.
const SMALLEST_TEXT: Mpt = 4_500;
const SMALLER: Mpt = 250;

fn dots(count: i64) -> Mpt {
    count * MM / DOTS_PER_MM
}

/// Square codes of `module` dots a square, side by side, in the room of this width; None where they are
/// wider.
pub(super) fn squares(
    label: &GoodsLabel,
    module: i64,
    width: Mpt,
    part: &mut dyn FnMut() -> usize,
) -> Result<Option<Piece>, PaperError> {
    let mut codes = Vec::new();
    if let Some(link) = label.link.as_deref().filter(|link| !link.is_empty()) {
        codes.push((with_white(qr::squares(link)?, WHITE_QR), link));
    }
    if let Some(of) = label.data_matrix.as_ref().filter(|of| !of.data.is_empty()) {
        codes.push((with_white(data_matrix::squares(&of.data)?, WHITE_DATA_MATRIX), of.text.as_str()));
    }
    let mut piece = Piece::default();
    let (mut x, mut y, mut row_height) = (0, 0, 0);
    for ((modules, dark), words) in codes {
        let side = dots(module * modules as i64);
        if side > width {
            return Ok(None);
        }
        if x + side > width {
            (x, y, row_height) = (0, y + row_height, 0);
        }
        let role = Role::Picture { part: part(), words: Rc::from(spoken(words)) };
        piece.marks.push(Mark::Squares { role, x, y, side, modules, dark });
        x += side;
        row_height = row_height.max(side);
        piece.height = piece.height.max(y + row_height);
    }
    Ok(Some(piece))
}

/// The widest right edge of the marks of square codes.
pub(super) fn width(piece: &Piece) -> Mpt {
    let edge = |mark: &Mark| match mark {
        Mark::Squares { x, side, .. } => x + side,
        _ => 0,
    };
    piece.marks.iter().map(edge).max().unwrap_or(0)
}

fn with_white((modules, dark): (usize, Rc<[bool]>), white: usize) -> (usize, Rc<[bool]>) {
    let side = modules + 2 * white;
    let is_dark = |at: usize| {
        let (x, y) = ((at % side).checked_sub(white)?, (at / side).checked_sub(white)?);
        (x < modules && y < modules).then(|| dark[y * modules + x])
    };
    (side, (0..side * side).map(|at| is_dark(at).unwrap_or(false)).collect())
}

/// The bars with their text below, as wide as whole dots allow; None where they are wider than the label, or
/// nobody can encode them.
pub(super) fn bars(
    of: &ElementString,
    width: Mpt,
    style: Style,
    part: &mut dyn FnMut() -> usize,
) -> Result<Option<Piece>, PaperError> {
    let Some(dark) = gs1_128(&of.data) else { return Ok(None) };
    let wide = |module: &i64| dots(module * dark.len() as i64);
    let Some(module) = BAR_DOTS.rev().find(|module| wide(module) <= width) else { return Ok(None) };
    let bars = wide(&module);
    let role = Role::Picture { part: part(), words: Rc::from(spoken(&of.text)) };
    let mark =
        Mark::Strip { role, x: (width - bars) / 2, y: 0, width: bars, height: BAR_HEIGHT, dark: dark.into() };
    let mut piece = Piece { height: BAR_HEIGHT, marks: vec![mark], ..Piece::default() };
    let text = Text::plain(of.text.clone());
    let mut style = style;
    while Words::set(&text, style)?.natural_width() > width && style.size > SMALLEST_TEXT {
        let size = (style.size - SMALLER).max(SMALLEST_TEXT);
        style = Style { size, leading: size * style.leading / style.size, ..style };
    }
    let lines = Words::set(&text, style)?.lines(width);
    let field = Field { role: Role::Words { part: part() }, lines, style, x: 0, width, align: Align::Centre };
    for below in row(&[field], 0, Mpt::MAX / 2) {
        let (top, height) = (piece.height, below.height);
        piece.put(below, 0, top);
        piece.height = top + height;
    }
    Ok(Some(piece))
}
