//! The QR code on a paper: people scan it from a printed bill, so its squares have a least size.
//! Four squares of white stay above, below and at its right (ISO/IEC 18004, 9.1); at its left is the margin.

use std::rc::Rc;

use qrcode::{Color, EcLevel, QrCode};

use crate::face::spoken;
use crate::frame::{Frame, paragraph};
use crate::lines::Words;
use crate::model::{Align, PaperError, Text};
use crate::rows::{Field, Mark, Piece, Role, row};
use crate::sheet::{MM, Mpt};

/// A smaller square is lost on a thermal printer (three dots at 203 dpi).
const LEAST_MODULE: Mpt = MM * 375 / 1_000;
/// Longest text that is read aloud for the code; nobody listens to a signed code to its end.
const LONGEST_SPOKEN: usize = 120;
const QUIET_MODULES: Mpt = 4;

/// The code with its caption beside it, or below where there is no room.
pub(crate) fn code(data: &str, caption: &Text, frame: &Frame) -> Result<Vec<Piece>, PaperError> {
    let (modules, dark) = squares(data)?;
    let side =
        (LEAST_MODULE * modules as Mpt).max(frame.sheet.qr_side).min(frame.width).min(frame.limit * 3 / 4);
    let quiet = side * QUIET_MODULES / modules as Mpt;
    let words: String = data.chars().take(LONGEST_SPOKEN).collect();
    let words = Rc::from(format!("QR: {}", spoken(&words)));
    let role = Role::Picture { part: frame.next_part(), words };
    let mark = Mark::Squares { role, x: 0, y: 0, side, modules, dark };

    let style = frame.sheet.small;
    let words = Words::set(caption, style)?;
    let x = side + quiet.max(frame.sheet.gutter);
    let width = frame.width - x;
    let role = Role::Words { part: frame.next_part() };
    let beside =
        Field { role: role.clone(), lines: words.lines(width.max(1)), style, x, width, align: Align::Left };
    let text_height = style.leading * beside.lines.len() as Mpt;
    // The caption is centred beside the code if it is the shorter of the two.
    let height = (side + 2 * quiet).max(text_height);
    if width >= frame.width / 3 && height <= frame.limit {
        let mut whole = Piece { height, marks: vec![mark.moved(0, quiet)], ..Piece::default() };
        let words = row(&[beside], 0, frame.limit).into_iter().next().unwrap_or_default();
        whole.put(words, 0, (height - text_height) / 2);
        return Ok(vec![whole]);
    }
    let code = Piece { height: side + 2 * quiet, marks: vec![mark.moved(0, quiet)], ..Piece::default() };
    let mut pieces = vec![code];
    pieces.append(&mut paragraph(caption, style, Align::Left, role, frame)?);
    Ok(pieces)
}

/// The squares of a code: how many a side, and which are dark.
pub(crate) fn squares(data: &str) -> Result<(usize, Rc<[bool]>), PaperError> {
    let code = encode(data)?;
    Ok((code.width(), code.into_colors().into_iter().map(|color| color == Color::Dark).collect()))
}

/// Readable with a seventh of it dirty or creased; a very long text gets less correction.
fn encode(data: &str) -> Result<QrCode, PaperError> {
    QrCode::with_error_correction_level(data, EcLevel::M)
        .or_else(|_| QrCode::with_error_correction_level(data, EcLevel::L))
        .map_err(|_| PaperError::QrTooLong { bytes: data.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Format;
    use crate::sheet::Sheet;

    fn pieces(data: &str, format: Format) -> Result<Vec<Piece>, PaperError> {
        let sheet = Sheet::of(format);
        let parts = std::cell::Cell::new(0);
        let (width, limit) = (sheet.text_width(), sheet.body_height());
        let frame = Frame { sheet: &sheet, width, limit, parts: &parts };
        code(data, &Text::plain("Scan"), &frame)
    }

    fn square(piece: &Piece) -> (Mpt, usize) {
        let found = piece.marks.iter().find_map(|mark| match mark {
            Mark::Squares { side, modules, .. } => Some((*side, *modules)),
            _ => None,
        });
        found.expect("a code")
    }

    #[test]
    fn a_signed_code_of_a_thousand_letters_grows_until_a_scanner_reads_it() {
        let pieces = pieces(&"x".repeat(1_000), Format::Roll80).expect("fits");
        let (side, modules) = square(&pieces[0]);
        assert!(side / modules as Mpt >= LEAST_MODULE && side <= 72 * MM, "{side} for {modules} squares");
        assert_eq!(pieces.len(), 2, "no room beside it on a roll: the caption stands below");
    }

    #[test]
    fn white_of_four_squares_is_kept_above_and_below() {
        for format in [Format::A4, Format::A5, Format::Roll80] {
            for data in ["7KQM-4T2X", &"x".repeat(1_000)] {
                let pieces = pieces(data, format).expect("fits");
                let (side, modules) = square(&pieces[0]);
                assert!(pieces[0].height >= side + 8 * (side / modules as Mpt), "{format:?}");
            }
        }
    }

    #[test]
    fn more_than_any_code_holds_is_refused_with_its_length() {
        let refused = pieces(&"x".repeat(2_954), Format::A4).expect_err("too long");
        assert_eq!(refused, PaperError::QrTooLong { bytes: 2_954 });
        assert!(pieces(&"x".repeat(2_953), Format::A4).is_ok());
    }
}
