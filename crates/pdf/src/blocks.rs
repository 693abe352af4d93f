//! Each kind of block as pieces: headings, paragraphs, names and values, sums, columns and frames.
//! A block is laid out for its given width and never depends on the page it is printed on.

use crate::frame::{Flow, Frame, paragraph};
use crate::lines::Words;
use crate::model::{Align, Block, Level, PaperError, RuleStyle, Space, Text, Tone, TotalLine};
use crate::qr;
use crate::rows::{Field, Ink, Mark, Piece, Role, row};
use crate::sheet::{Mpt, PT};
use crate::table::table;

/// Most blocks of one paper, with the pairs and sums in them.
const MOST_BLOCKS: usize = 5_000;
/// Deepest nesting of columns and frames: deeper cannot be read, and each level uses the stack.
const DEEPEST: usize = 4;

/// Refuses a paper that is too large before anything is shaped.
pub(crate) fn check_count(blocks: &[Block]) -> Result<(), PaperError> {
    let mut left = MOST_BLOCKS;
    count(blocks, DEEPEST, &mut left)
}

fn count(blocks: &[Block], levels: usize, left: &mut usize) -> Result<(), PaperError> {
    if levels == 0 {
        return Err(PaperError::TooMany { what: "levels of columns and frames", limit: DEEPEST });
    }
    for block in blocks {
        let parts = match block {
            Block::KeyValues { pairs } => pairs.len(),
            Block::Totals { lines } => lines.len(),
            _ => 1,
        };
        *left = left
            .checked_sub(parts)
            .ok_or(PaperError::TooMany { what: "blocks, pairs and sums", limit: MOST_BLOCKS })?;
        match block {
            Block::Columns { left: first, right, .. } => {
                count(first, levels - 1, left)?;
                count(right, levels - 1, left)?;
            }
            Block::Boxed { blocks } => count(blocks, levels - 1, left)?,
            _ => {}
        }
    }
    Ok(())
}

pub(crate) fn flows(blocks: &[Block], frame: &Frame) -> Result<Vec<Flow>, PaperError> {
    let mut flows = Vec::new();
    for block in blocks {
        flows.append(&mut flow(block, frame)?);
    }
    Ok(flows)
}

fn flow(block: &Block, frame: &Frame) -> Result<Vec<Flow>, PaperError> {
    let sheet = frame.sheet;
    match block {
        Block::Heading { level, text, align } => {
            let role = Role::Heading { part: frame.next_part(), level: rank(*level) };
            let mut pieces = paragraph(text, sheet.heading(*level), *align, role, frame)?;
            pieces.iter_mut().for_each(|piece| piece.with_next = true);
            Ok(plain(pieces))
        }
        Block::Paragraph { text, size, align } => {
            let role = Role::Words { part: frame.next_part() };
            Ok(plain(paragraph(text, sheet.running(*size), *align, role, frame)?))
        }
        Block::KeyValues { pairs } => Ok(plain(key_values(pairs, frame)?)),
        Block::Table { columns, rows, foot } => Ok(vec![table(columns, rows, foot, frame)?]),
        Block::Totals { lines } => Ok(plain(totals(lines, frame)?)),
        Block::Qr { data, caption } => Ok(plain(qr::code(data, caption, frame)?)),
        Block::Columns { left, right, left_percent } => columns(left, right, *left_percent, frame),
        Block::Boxed { blocks } => boxed(blocks, frame),
        Block::Gap(space) => {
            Ok(plain(vec![Piece { height: sheet.gap(*space), gap: true, ..Piece::default() }]))
        }
        Block::Rule(style) => Ok(plain(vec![rule(*style, frame)])),
    }
}

fn rank(level: Level) -> u16 {
    match level {
        Level::Name => 1,
        Level::Title => 2,
        Level::Section => 3,
    }
}

fn plain(pieces: Vec<Piece>) -> Vec<Flow> {
    pieces.into_iter().map(Flow::Piece).collect()
}

fn key_values(pairs: &[(String, Text)], frame: &Frame) -> Result<Vec<Piece>, PaperError> {
    let (style, part) = (frame.sheet.body, frame.next_part());
    let mut set = Vec::with_capacity(pairs.len());
    for (name, value) in pairs {
        set.push((Words::set(&Text::quiet(name.clone()), style)?, Words::set(value, style)?));
    }
    let widest = set.iter().map(|(name, _)| name.natural_width()).max().unwrap_or(0);
    let name_width = widest.min(frame.width * 45 / 100);
    let value_width = frame.width - name_width - frame.sheet.gutter;
    let pieces = |(at, (name, value)): (usize, &(Words, Words))| {
        let fields = pair((name, name_width), (value, value_width, Align::Left), (part, at), frame);
        row(&fields, frame.sheet.space / 3, frame.limit)
    };
    Ok(set.iter().enumerate().flat_map(pieces).collect())
}

/// A name on the left and its value on the right, read as the `at`-th row of a table of two columns.
fn pair(
    (name, name_width): (&Words, Mpt),
    (value, value_width, align): (&Words, Mpt, Align),
    (part, at): (usize, usize),
    frame: &Frame,
) -> [Field; 2] {
    let field = |column, words: &Words, x, width, align| Field {
        role: Role::Field { part, row: at, column, head: false },
        lines: words.lines(width),
        style: words.style,
        x,
        width,
        align,
    };
    [
        field(0, name, 0, name_width, Align::Left),
        field(1, value, frame.width - value_width, value_width, align),
    ]
}

fn totals(lines: &[TotalLine], frame: &Frame) -> Result<Vec<Piece>, PaperError> {
    let part = frame.next_part();
    let mut pieces = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        pieces.append(&mut total(line, (part, at), frame)?);
    }
    Ok(pieces)
}

fn total(line: &TotalLine, at: (usize, usize), frame: &Frame) -> Result<Vec<Piece>, PaperError> {
    let style = if line.grand { frame.sheet.grand.strong() } else { frame.sheet.totals };
    let tone = if line.grand { Tone::Plain } else { Tone::Quiet };
    let label = Words::set(&Text::default().and(tone, line.label.clone()), style)?;
    let amount = Words::set(&Text::plain(line.amount.clone()), style)?;
    let amount_width = amount.natural_width().min(frame.width * 2 / 3);
    let label_width = frame.width - amount_width - frame.sheet.gutter.min(frame.width / 20);
    let padding = if line.grand { frame.sheet.space } else { 0 };
    let fields = pair((&label, label_width), (&amount, amount_width, Align::Right), at, frame);
    let mut pieces = row(&fields, padding, frame.limit);
    if line.grand {
        // The rules are in the middle of the padding, so that the lines around keep their distance.
        let (thick, half) = (PT * 5 / 4, padding / 2);
        if let Some(first) = pieces.first_mut() {
            first.bar(half, frame.width, thick, Ink::Full);
        }
        if let Some(last) = pieces.last_mut() {
            last.bar(last.height - half - thick, frame.width, thick, Ink::Full);
        }
    }
    Ok(pieces)
}

fn columns(
    left: &[Block],
    right: &[Block],
    left_percent: u8,
    frame: &Frame,
) -> Result<Vec<Flow>, PaperError> {
    if !frame.sheet.is_roll() {
        let gutter = frame.sheet.gutter * 2;
        let left_width = (frame.width - gutter) * Mpt::from(left_percent.clamp(10, 90)) / 100;
        let right_width = frame.width - gutter - left_width;
        let first = stack(flows(left, &Frame { width: left_width, ..*frame })?);
        let second = stack(flows(right, &Frame { width: right_width, ..*frame })?);
        let height = first.height.max(second.height);
        if height <= frame.limit {
            let mut both = Piece { height, ..Piece::default() };
            both.put(first, 0, 0);
            both.put(second, left_width + gutter, 0);
            return Ok(plain(vec![both]));
        }
    }
    let mut under = flows(left, frame)?;
    under.append(&mut flow(&Block::Gap(Space::Small), frame)?);
    under.append(&mut flows(right, frame)?);
    Ok(under)
}

fn boxed(blocks: &[Block], frame: &Frame) -> Result<Vec<Flow>, PaperError> {
    let padding = frame.sheet.space * 3 / 2;
    let inner = stack(flows(blocks, &Frame { width: frame.width - 2 * padding, ..*frame })?);
    let height = inner.height + 2 * padding;
    if height > frame.limit {
        return flows(blocks, frame);
    }
    let (width, thick, ink) = (frame.width, 3 * PT / 4, Ink::Middle);
    let mut piece = Piece { height, ..Piece::default() };
    piece.bar(0, width, thick, ink);
    piece.bar(height - thick, width, thick, ink);
    for x in [0, width - thick] {
        piece.marks.push(Mark::Bar { x, y: 0, width: thick, height, ink });
    }
    piece.put(inner, padding, padding);
    Ok(plain(vec![piece]))
}

/// All of them as one piece.
pub(crate) fn stack(flows: Vec<Flow>) -> Piece {
    let mut whole = Piece::default();
    let mut put = |piece: Piece| {
        let (top, height) = (whole.height, piece.height);
        whole.put(piece, 0, top);
        whole.height = top + height;
    };
    for flow in flows {
        match flow {
            Flow::Piece(piece) => put(piece),
            Flow::Table { head, rows } => {
                put(head);
                rows.into_iter().for_each(&mut put);
            }
        }
    }
    whole
}

fn rule(style: RuleStyle, frame: &Frame) -> Piece {
    let mut piece = Piece::default();
    match style {
        RuleStyle::Hair => {
            piece.height = PT / 2;
            piece.bar(0, frame.width, PT / 2, Ink::Faint);
        }
        RuleStyle::Scale => {
            piece.height = 8 * PT;
            piece.bar(0, frame.width, 3 * PT / 2, Ink::Full);
            for tick in 0..=frame.width / (9 * PT) {
                let (height, ink) =
                    if tick % 5 == 0 { (8 * PT, Ink::Full) } else { (9 * PT / 2, Ink::Middle) };
                let x = tick * 9 * PT;
                piece.marks.push(Mark::Bar { x, y: 0, width: 3 * PT / 5, height, ink });
            }
        }
    }
    piece
}
