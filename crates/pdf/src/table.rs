//! Tables: column widths from their content, and rows that are not broken.
//! The columns with their gutters fill the width exactly, whatever their content.

use crate::frame::{Flow, Frame};
use crate::lines::Words;
use crate::model::{Cell, Column, PaperError, Text, Width};
use crate::rows::{Field, Ink, Piece, Role, row};
use crate::sheet::{Mpt, PT, Style};

/// More columns cannot be read on any of the papers.
const MOST_COLUMNS: usize = 16;
/// About 500 pages: enough for a year's statement.
const MOST_ROWS: usize = 20_000;
/// Description columns keep this part of the width however wide the figures are.
const LEAST_FOR_WORDS_PERCENT: Mpt = 25;

/// The shaped fields of one row, as many as columns shown.
type Shaped = Vec<Words>;

pub(crate) fn table(
    columns: &[Column],
    rows: &[Vec<Cell>],
    foot: &[Vec<Cell>],
    frame: &Frame,
) -> Result<Flow, PaperError> {
    check(columns, rows, foot)?;
    let shown: Vec<usize> =
        (0..columns.len()).filter(|at| !(frame.sheet.is_roll() && columns[*at].wide_only)).collect();
    let style = frame.sheet.table;
    let heads: Vec<Text> = columns.iter().map(|column| Text::quiet(column.head.clone())).collect();
    let head = shaped(&heads, &shown, style)?;
    let body = rows.iter().map(|cells| shaped(cells, &shown, style)).collect::<Result<Vec<_>, _>>()?;
    let sums =
        foot.iter().map(|cells| shaped(cells, &shown, style.strong())).collect::<Result<Vec<_>, _>>()?;

    let columns: Vec<&Column> = shown.iter().map(|at| &columns[*at]).collect();
    let all: Vec<&Shaped> = std::iter::once(&head).chain(&body).chain(&sums).collect();
    let widths = widths(&columns, &all, frame);
    let setting = Setting { columns, widths, part: frame.next_part(), frame };
    let mut head = setting.row(&head, 0, frame.limit / 3);
    let mut pieces = Vec::with_capacity(rows.len());
    // A head taller than a third of a page is not repeated: it would leave no room for the rows.
    let repeated = if head.len() == 1 { head.pop().map(|piece| setting.ruled_head(piece)) } else { None };
    let limit = frame.limit - repeated.as_ref().map_or(0, |piece| piece.height);
    pieces.append(&mut head);
    for (at, cells) in body.iter().enumerate() {
        let mut parts = setting.row(cells, at + 1, limit);
        if at + 1 < body.len() || !sums.is_empty() {
            let ink = if at + 1 < body.len() { Ink::Faint } else { Ink::Middle };
            setting.rule_under(&mut parts, ink);
        }
        pieces.append(&mut parts);
    }
    for (at, cells) in sums.iter().enumerate() {
        pieces.append(&mut setting.row(cells, body.len() + at + 1, limit));
    }
    Ok(Flow::Table { head: repeated.unwrap_or_default(), rows: pieces })
}

fn check(columns: &[Column], rows: &[Vec<Cell>], foot: &[Vec<Cell>]) -> Result<(), PaperError> {
    if columns.len() > MOST_COLUMNS {
        return Err(PaperError::TooMany { what: "columns in a table", limit: MOST_COLUMNS });
    }
    if rows.len() + foot.len() > MOST_ROWS {
        return Err(PaperError::TooMany { what: "rows in a table", limit: MOST_ROWS });
    }
    match rows.iter().chain(foot).find(|cells| cells.len() != columns.len()) {
        Some(cells) => Err(PaperError::RaggedRow { columns: columns.len(), fields: cells.len() }),
        None => Ok(()),
    }
}

fn shaped(cells: &[Cell], shown: &[usize], style: Style) -> Result<Shaped, PaperError> {
    shown.iter().map(|at| Words::set(&cells[*at], style)).collect()
}

/// The width of each column, without gutters.
fn widths(columns: &[&Column], rows: &[&Shaped], frame: &Frame) -> Vec<Mpt> {
    let gutters = frame.sheet.gutter * (columns.len() as Mpt - 1).max(0);
    let room = (frame.width - gutters).max(0);
    let natural: Vec<Mpt> = (0..columns.len())
        .map(|at| rows.iter().map(|row| row[at].natural_width()).max().unwrap_or(0).min(room))
        .collect();
    fill(columns, &natural, room)
}

/// Distributes `room`: figures get what they need, words the rest, and all get less if there is too little.
fn fill(columns: &[&Column], natural: &[Mpt], room: Mpt) -> Vec<Mpt> {
    let weight = |column: &Column| match column.width {
        Width::Fit => 0,
        Width::Share(weight) => Mpt::from(weight.max(1)),
    };
    let weights: Mpt = columns.iter().map(|column| weight(column)).sum();
    let fit: Mpt = columns.iter().zip(natural).filter(|(c, _)| weight(c) == 0).map(|(_, width)| *width).sum();
    let for_words = if weights == 0 { 0 } else { (room - fit).max(room * LEAST_FOR_WORDS_PERCENT / 100) };
    // Without a description column the figures spread over the whole width.
    let for_figures = room - for_words;
    let mut widths: Vec<Mpt> = columns
        .iter()
        .zip(natural)
        .map(|(column, natural)| match weight(column) {
            0 if fit > for_figures => natural * for_figures / fit,
            0 if weights == 0 => natural + (room - fit) / columns.len() as Mpt,
            0 => *natural,
            weight => for_words * weight / weights,
        })
        .collect();
    let used: Mpt = widths.iter().sum();
    if let Some(first) = widths.first_mut() {
        *first += room - used;
    }
    widths
}

struct Setting<'a> {
    columns: Vec<&'a Column>,
    widths: Vec<Mpt>,
    part: usize,
    frame: &'a Frame<'a>,
}

impl Setting<'_> {
    /// The head is row 0.
    fn row(&self, cells: &Shaped, at: usize, limit: Mpt) -> Vec<Piece> {
        let mut x = 0;
        let mut fields = Vec::with_capacity(cells.len());
        for (column, words) in cells.iter().enumerate() {
            let (width, align) = (self.widths[column], self.columns[column].align);
            let role = Role::Field { part: self.part, row: at, column, head: at == 0 };
            fields.push(Field { role, lines: words.lines(width), style: words.style, x, width, align });
            x += width + self.frame.sheet.gutter;
        }
        row(&fields, self.frame.sheet.space, limit)
    }

    fn ruled_head(&self, mut piece: Piece) -> Piece {
        piece.bar(piece.height - 3 * PT / 4, self.frame.width, 3 * PT / 4, Ink::Middle);
        piece
    }

    fn rule_under(&self, parts: &mut [Piece], ink: Ink) {
        if let Some(last) = parts.last_mut() {
            last.bar(last.height - PT / 2, self.frame.width, PT / 2, ink);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(room: Mpt, wanted: &[(Width, Mpt)]) -> Vec<Mpt> {
        let columns: Vec<Column> =
            wanted.iter().map(|(width, _)| Column { width: *width, ..Column::words("") }).collect();
        let natural: Vec<Mpt> = wanted.iter().map(|(_, natural)| *natural).collect();
        fill(&columns.iter().collect::<Vec<_>>(), &natural, room)
    }

    #[test]
    fn figures_get_what_they_need_and_words_the_rest() {
        let wanted = [(Width::Share(1), 500), (Width::Fit, 60), (Width::Fit, 90)];
        assert_eq!(filled(400, &wanted), [250, 60, 90]);
    }

    #[test]
    fn words_share_by_weight_and_the_first_takes_the_odd_bit() {
        let wanted = [(Width::Share(1), 1), (Width::Share(2), 1), (Width::Fit, 100)];
        assert_eq!(filled(200, &wanted), [34, 66, 100]);
    }

    #[test]
    fn figures_wider_than_the_paper_leave_a_quarter_to_the_words() {
        let wanted = [(Width::Share(1), 500), (Width::Fit, 300), (Width::Fit, 900)];
        assert_eq!(filled(400, &wanted), [100, 75, 225]);
    }

    #[test]
    fn a_table_of_figures_only_spreads_over_the_whole_width() {
        assert_eq!(filled(300, &[(Width::Fit, 50), (Width::Fit, 100)]), [125, 175]);
    }
}
