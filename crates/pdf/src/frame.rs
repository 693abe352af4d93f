//! The room that a block is drawn in, and what drawing gives: pieces, or the head and the rows of a table.

use std::cell::Cell;

use crate::lines::Words;
use crate::model::{Align, PaperError, Text};
use crate::rows::{Field, Piece, Role, row};
use crate::sheet::{Mpt, Sheet, Style};

/// The space for blocks: its width, and the greatest height of a piece.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) width: Mpt,
    pub(crate) limit: Mpt,
    /// Numbers the parts of the paper, so that lines of one paragraph are read as one.
    pub(crate) parts: &'a Cell<usize>,
}

impl Frame<'_> {
    pub(crate) fn next_part(&self) -> usize {
        self.parts.replace(self.parts.get() + 1)
    }
}

/// The content of pages.
#[derive(Debug)]
pub(crate) enum Flow {
    Piece(Piece),
    /// The head is repeated at the top of every page that starts with one of the rows.
    Table {
        head: Piece,
        rows: Vec<Piece>,
    },
}

/// Lines of text, each its own piece: a page may end between any two.
pub(crate) fn paragraph(
    text: &Text,
    style: Style,
    align: Align,
    role: Role,
    frame: &Frame,
) -> Result<Vec<Piece>, PaperError> {
    let lines = Words::set(text, style)?.lines(frame.width);
    let piece = |line| {
        let field = Field { role: role.clone(), lines: vec![line], style, x: 0, width: frame.width, align };
        row(&[field], 0, frame.limit)
    };
    Ok(lines.into_iter().flat_map(piece).collect())
}
