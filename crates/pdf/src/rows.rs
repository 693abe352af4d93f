//! Placed objects: marks relative to a piece's corner, and the row, of which every block is made.
//! A piece is never broken over two pages, so no piece is taller than the limit it was made for.

use std::ops::Range;
use std::rc::Rc;

use crate::face::Paragraph;
use crate::lines::Line;
use crate::model::Align;
use crate::sheet::{Mpt, Style};

/// A mark on the paper. The origin is the upper left corner of its piece.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// Glyphs with their baseline at `y`.
    Glyphs {
        role: Role,
        paragraph: Rc<Paragraph>,
        glyphs: Range<usize>,
        x: Mpt,
        y: Mpt,
        size: Mpt,
    },
    Bar {
        x: Mpt,
        y: Mpt,
        width: Mpt,
        height: Mpt,
        ink: Ink,
    },
    /// A code of `modules` squares a side: a QR code or a Data Matrix.
    Squares {
        role: Role,
        x: Mpt,
        y: Mpt,
        side: Mpt,
        modules: usize,
        dark: Rc<[bool]>,
    },
    /// A bar code: its modules from left to right, of equal width.
    Strip {
        role: Role,
        x: Mpt,
        y: Mpt,
        width: Mpt,
        height: Mpt,
        dark: Rc<[bool]>,
    },
}

/// The role of a mark for a person who has the paper read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// Not read: rules, and text that was read on an earlier page.
    Ornament,
    Heading {
        part: usize,
        level: u16,
    },
    Words {
        part: usize,
    },
    /// A field of a table; the first of a row names it.
    Field {
        part: usize,
        row: usize,
        column: usize,
        head: bool,
    },
    Picture {
        part: usize,
        words: Rc<str>,
    },
}

/// Colour of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Full,
    Middle,
    Faint,
}

/// Marks that stay together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Piece {
    pub(crate) height: Mpt,
    pub(crate) marks: Vec<Mark>,
    /// White space, which is dropped at the start of a page.
    pub(crate) gap: bool,
    /// Never the last on a page.
    pub(crate) with_next: bool,
}

impl Piece {
    /// Adds the other piece's marks, moved.
    pub(crate) fn put(&mut self, other: Piece, dx: Mpt, dy: Mpt) {
        self.marks.extend(other.marks.into_iter().map(|mark| mark.moved(dx, dy)));
    }

    /// The same marks, visible but not read aloud.
    pub(crate) fn unread(&self) -> Piece {
        let mut piece = self.clone();
        for mark in &mut piece.marks {
            if let Mark::Glyphs { role, .. } | Mark::Squares { role, .. } | Mark::Strip { role, .. } = mark {
                *role = Role::Ornament;
            }
        }
        piece
    }

    pub(crate) fn bar(&mut self, y: Mpt, width: Mpt, height: Mpt, ink: Ink) {
        self.marks.push(Mark::Bar { x: 0, y, width, height, ink });
    }
}

impl Mark {
    pub(crate) fn role(&self) -> &Role {
        match self {
            Mark::Glyphs { role, .. } | Mark::Squares { role, .. } | Mark::Strip { role, .. } => role,
            Mark::Bar { .. } => &Role::Ornament,
        }
    }
    /// Its text.
    pub(crate) fn text(&self) -> Option<&str> {
        let Mark::Glyphs { paragraph, glyphs, .. } = self else { return None };
        let glyphs = &paragraph.glyphs[glyphs.clone()];
        Some(&paragraph.text[glyphs.first()?.bytes.start..glyphs.last()?.bytes.end])
    }

    pub(crate) fn moved(mut self, dx: Mpt, dy: Mpt) -> Self {
        let (Mark::Glyphs { x, y, .. }
        | Mark::Bar { x, y, .. }
        | Mark::Squares { x, y, .. }
        | Mark::Strip { x, y, .. }) = &mut self;
        *x += dx;
        *y += dy;
        self
    }
}

/// Lines in their column.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) role: Role,
    pub(crate) lines: Vec<Line>,
    pub(crate) style: Style,
    pub(crate) x: Mpt,
    pub(crate) width: Mpt,
    pub(crate) align: Align,
}

impl Field {
    fn height(&self) -> Mpt {
        self.style.leading * self.lines.len() as Mpt
    }

    fn draw(&self, lines: &[Line], top: Mpt, piece: &mut Piece) {
        let mut y = top + self.style.baseline();
        for line in lines {
            let free = self.width - line.width;
            let x = self.x
                + match self.align {
                    Align::Left => 0,
                    Align::Centre => free / 2,
                    Align::Right => free,
                };
            piece.marks.push(Mark::Glyphs {
                role: self.role.clone(),
                paragraph: Rc::clone(&line.paragraph),
                glyphs: line.glyphs.clone(),
                x,
                y,
                size: self.style.size,
            });
            y += self.style.leading;
        }
    }
}

/// Fields side by side as one piece; as several, split between lines, only if one would exceed `limit`.
pub(crate) fn row(fields: &[Field], padding: Mpt, limit: Mpt) -> Vec<Piece> {
    let height = fields.iter().map(Field::height).max().unwrap_or(0);
    let leading = fields.iter().map(|field| field.style.leading).max().unwrap_or(1).max(1);
    if height + 2 * padding <= limit {
        return vec![part(fields, 0, usize::MAX, padding)];
    }
    let per_part = usize::try_from((limit - 2 * padding) / leading).unwrap_or(0).max(1);
    let most = fields.iter().map(|field| field.lines.len()).max().unwrap_or(0);
    (0..most).step_by(per_part).map(|from| part(fields, from, per_part, padding)).collect()
}

fn part(fields: &[Field], from: usize, count: usize, padding: Mpt) -> Piece {
    let mut piece = Piece::default();
    for field in fields {
        let lines = field.lines.get(from..).unwrap_or_default();
        let lines = &lines[..lines.len().min(count)];
        field.draw(lines, padding, &mut piece);
        piece.height = piece.height.max(field.style.leading * lines.len() as Mpt);
    }
    piece.height += 2 * padding;
    piece
}
