//! Pages: pieces are placed one below the other until a page is full.
//! No piece is broken, a heading stays with its block, and a table's head is above its rows on every page.

use std::cell::Cell;

use crate::blocks;
use crate::frame::{Flow, Frame};
use crate::lines::Words;
use crate::model::{Align, Paper, PaperError, Text};
use crate::rows::{Field, Mark, Piece, Role, row};
use crate::sheet::{MM, Mpt, Sheet};

/// A statement of a year needs less; more is a report, and belongs in a file.
const MOST_PAGES: usize = 500;
/// A printer feeds at least this much of a roll.
const SHORTEST_ROLL: Mpt = 60 * MM;

/// A finished page; the origin of its marks is the upper left corner.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) marks: Vec<Mark>,
    pub(crate) height: Mpt,
}

pub(crate) fn pages(paper: &Paper, sheet: &Sheet) -> Result<Vec<Page>, PaperError> {
    blocks::check_count(&paper.blocks)?;
    let parts = Cell::new(0);
    let frame = Frame { sheet, width: sheet.text_width(), limit: sheet.body_height(), parts: &parts };
    let flows = blocks::flows(&paper.blocks, &frame)?;
    let bodies = paginate(flows, frame.limit)?;
    let count = bodies.len();
    bodies.into_iter().enumerate().map(|(at, body)| finish(paper, &frame, body, at + 1, count)).collect()
}

/// A body in its margins, with the page's foot.
fn finish(paper: &Paper, frame: &Frame, body: Piece, page: usize, pages: usize) -> Result<Page, PaperError> {
    let sheet = frame.sheet;
    let height = match sheet.height {
        Some(height) => height,
        None => (body.height + 2 * sheet.margin).max(SHORTEST_ROLL),
    };
    let mut whole = Piece::default();
    whole.put(body, sheet.margin, sheet.margin);
    if !sheet.is_roll() {
        let foot = page_foot(paper, frame, page, pages)?;
        whole.put(foot, sheet.margin, height - sheet.margin - sheet.small.leading);
    }
    Ok(Page { marks: whole.marks, height })
}

fn page_foot(paper: &Paper, frame: &Frame, page: usize, pages: usize) -> Result<Piece, PaperError> {
    let number =
        paper.foot.number.replace("{pages}", &pages.to_string()).replace("{page}", &page.to_string());
    let style = frame.sheet.small;
    let number = Words::set(&Text::quiet(number), style)?;
    let text = Words::set(&Text::quiet(paper.foot.text.clone()), style)?;
    let number_width = number.natural_width().min(frame.width / 2);
    let text_width = frame.width - number_width - frame.sheet.gutter;
    let mut fields = [
        Field {
            role: Role::Ornament,
            lines: text.lines(text_width),
            style,
            x: 0,
            width: text_width,
            align: Align::Left,
        },
        Field {
            role: Role::Ornament,
            lines: number.lines(number_width),
            style,
            x: frame.width - number_width,
            width: number_width,
            align: Align::Right,
        },
    ];
    // The foot has one line; longer text is cut, because the page ends there.
    fields.iter_mut().for_each(|field| field.lines.truncate(1));
    Ok(row(&fields, 0, frame.limit).into_iter().next().unwrap_or_default())
}

/// Distributes pieces over page bodies; there is always one page.
fn paginate(flows: Vec<Flow>, limit: Mpt) -> Result<Vec<Piece>, PaperError> {
    let mut pager = Pager { done: Vec::new(), now: Piece::default(), limit };
    let mut waiting: Vec<Piece> = Vec::new();
    for flow in flows {
        match flow {
            Flow::Piece(piece) if piece.with_next || (piece.gap && !waiting.is_empty()) => {
                waiting.push(piece)
            }
            Flow::Piece(piece) => {
                waiting.push(piece);
                pager.together(std::mem::take(&mut waiting), 0);
            }
            Flow::Table { head, rows } => {
                let first = rows.first().map_or(0, |row| row.height);
                pager.together(std::mem::take(&mut waiting), head.height + first);
                pager.table(&head, rows);
            }
        }
        pager.check()?;
    }
    pager.together(waiting, 0);
    pager.turn();
    pager.check()?;
    Ok(pager.done)
}

struct Pager {
    done: Vec<Piece>,
    now: Piece,
    limit: Mpt,
}

impl Pager {
    fn check(&self) -> Result<(), PaperError> {
        if self.done.len() > MOST_PAGES {
            return Err(PaperError::TooMany { what: "pages", limit: MOST_PAGES });
        }
        Ok(())
    }

    fn fits(&self, height: Mpt) -> bool {
        self.now.height + height <= self.limit
    }

    fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.now));
    }

    fn put(&mut self, piece: Piece) {
        let (top, height) = (self.now.height, piece.height);
        if piece.gap && (top == 0 || !self.fits(height)) {
            return;
        }
        if !self.fits(height) && top > 0 {
            self.turn();
            return self.put(piece);
        }
        self.now.put(piece, 0, top);
        self.now.height = top + height;
    }

    /// Puts pieces on one page, with `more` free space below them, if any page has that much.
    fn together(&mut self, pieces: Vec<Piece>, more: Mpt) {
        let height: Mpt = pieces.iter().map(|piece| piece.height).sum::<Mpt>() + more;
        let only_white = pieces.iter().all(|piece| piece.gap);
        if !only_white && !self.fits(height) && height <= self.limit && self.now.height > 0 {
            self.turn();
        }
        pieces.into_iter().for_each(|piece| self.put(piece));
    }

    fn table(&mut self, head: &Piece, rows: Vec<Piece>) {
        let first = rows.first().map_or(0, |row| row.height);
        if !self.fits(head.height + first) && self.now.height > 0 {
            self.turn();
        }
        self.put(head.clone());
        for row in rows {
            if !self.fits(row.height) && self.now.height > 0 {
                self.turn();
                // Read aloud only once: a listener knows the columns.
                self.put(head.unread());
            }
            self.put(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Column, Format, Level, Space};

    /// The texts of a page with their heights, from top to bottom.
    fn texts(page: &Page) -> Vec<(Mpt, String)> {
        let text = |mark: &Mark| match mark {
            Mark::Glyphs { y, .. } => Some((*y, mark.text()?.trim_end().to_owned())),
            _ => None,
        };
        page.marks.iter().filter_map(text).collect()
    }

    fn words(page: &Page) -> Vec<String> {
        texts(page).into_iter().map(|(_, text)| text).collect()
    }

    fn laid_out(format: Format, blocks: Vec<Block>) -> Vec<Page> {
        let mut paper = Paper::new(format, "Test", "en", jiff::Timestamp::UNIX_EPOCH);
        paper.blocks = blocks;
        pages(&paper, &Sheet::of(format)).expect("within the limits")
    }

    fn lots(count: usize) -> Block {
        let columns =
            vec![Column::words("Lot"), Column::figures("Gross g").wide_only(), Column::figures("Net g")];
        let row =
            |at| vec![Text::plain(format!("lot {at}\nof {at}")), "1".into(), format!("net {at}").into()];
        Block::Table { columns, rows: (0..count).map(row).collect(), foot: Vec::new() }
    }

    #[test]
    fn a_table_of_three_pages_has_its_head_on_each_and_no_row_broken() {
        let pages = laid_out(Format::A4, vec![lots(50)]);
        assert_eq!(pages.len(), 3);
        for page in &pages {
            assert_eq!(words(page)[..3], ["Lot", "Gross g", "Net g"]);
        }
        for at in 0..50 {
            let on = |page: &&Page| words(page).contains(&format!("lot {at}"));
            let holders: Vec<&Page> = pages.iter().filter(on).collect();
            assert_eq!(holders.len(), 1, "lot {at}");
            assert!(words(holders[0]).contains(&format!("of {at}")), "lot {at} is broken");
        }
    }

    #[test]
    fn a_head_on_every_page_is_read_aloud_once() {
        let head = |mark: &&Mark| matches!(mark.role(), Role::Field { head: true, .. });
        let read: Vec<usize> = laid_out(Format::A4, vec![lots(50)])
            .iter()
            .map(|page| page.marks.iter().filter(head).count())
            .collect();
        assert_eq!(read, [3, 0, 0]);
    }

    #[test]
    fn every_page_of_a_sheet_says_which_of_how_many_it_is() {
        let pages = laid_out(Format::A5, vec![lots(40)]);
        let last: Vec<String> = pages.iter().map(|page| words(page).pop().expect("a foot")).collect();
        assert_eq!(last, ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]);
    }

    #[test]
    fn a_heading_goes_to_the_next_page_with_what_it_heads() {
        for lines in 30..60 {
            let mut blocks = vec![Block::paragraph(vec!["line"; lines].join("\n"))];
            blocks.push(Block::heading(Level::Section, "Paid"));
            blocks.push(Block::Gap(Space::Small));
            blocks.push(Block::small("UPI"));
            let pages = laid_out(Format::A4, blocks);
            let with = pages.iter().find(|page| words(page).contains(&"Paid".to_owned())).expect("set");
            assert!(words(with).contains(&"UPI".to_owned()), "after {lines} lines");
        }
    }

    #[test]
    fn a_heading_stays_with_the_table_below_it() {
        for lines in 30..60 {
            let mut blocks = vec![Block::paragraph(vec!["line"; lines].join("\n"))];
            blocks.push(Block::heading(Level::Section, "Lots"));
            blocks.push(lots(2));
            let pages = laid_out(Format::A4, blocks);
            let with = pages.iter().find(|page| words(page).contains(&"Lots".to_owned())).expect("set");
            assert!(words(with).contains(&"lot 0".to_owned()), "after {lines} lines");
        }
    }

    #[test]
    fn a_row_taller_than_a_page_is_cut_between_lines_and_loses_none() {
        let lines: Vec<String> = (0..200).map(|at| format!("line {at}")).collect();
        let table = Block::Table {
            columns: vec![Column::words("Item")],
            rows: vec![vec![lines.join("\n").into()]],
            foot: Vec::new(),
        };
        let pages = laid_out(Format::A4, vec![table]);
        assert!(pages.len() > 2 && pages.iter().all(|page| words(page)[0] == "Item"));
        let shown: Vec<String> =
            pages.iter().flat_map(words).filter(|text| text.starts_with("line")).collect();
        assert_eq!(shown, lines);
    }

    #[test]
    fn columns_taller_than_a_page_stand_one_under_the_other() {
        let side = |name: &str| vec![Block::paragraph(vec![name; 80].join("\n"))];
        let blocks = vec![Block::Columns { left: side("left"), right: side("right"), left_percent: 50 }];
        let pages = laid_out(Format::A4, blocks);
        let all: Vec<String> = pages.iter().flat_map(words).collect();
        for name in ["left", "right"] {
            assert_eq!(all.iter().filter(|text| *text == name).count(), 80);
        }
    }

    #[test]
    fn a_page_never_begins_with_white() {
        let first_line = |blocks| texts(&laid_out(Format::A4, blocks)[0])[0].0;
        let line = || Block::paragraph("line");
        assert_eq!(first_line(vec![Block::Gap(Space::Large), line()]), first_line(vec![line()]));
    }

    #[test]
    fn a_roll_is_as_long_as_its_bill_and_leaves_out_what_needs_a_sheet() {
        let short = laid_out(Format::Roll80, vec![lots(10)]);
        let long = laid_out(Format::Roll80, vec![lots(100)]);
        assert_eq!((short.len(), long.len()), (1, 1));
        assert!(long[0].height > 8 * short[0].height);
        assert!(!words(&short[0]).contains(&"Gross g".to_owned()));
    }

    #[test]
    fn an_empty_paper_has_one_page() {
        assert_eq!(laid_out(Format::A4, Vec::new()).len(), 1);
    }

    #[test]
    fn more_pages_than_the_limit_are_refused() {
        let line = Block::Gap(Space::Small);
        let mut paper = Paper::new(Format::A5, "Test", "en", jiff::Timestamp::UNIX_EPOCH);
        paper.blocks = vec![line; 5_000];
        let full = || Block::paragraph("\n".repeat(19_999));
        paper.blocks.extend([full(), full()]);
        let refused = pages(&paper, &Sheet::of(Format::A5)).expect_err("too large");
        assert_eq!(refused, PaperError::TooMany { what: "blocks, pairs and sums", limit: 5_000 });
        paper.blocks = vec![full(), full()];
        let refused = pages(&paper, &Sheet::of(Format::A5)).expect_err("too long");
        assert_eq!(refused, PaperError::TooMany { what: "pages", limit: MOST_PAGES });
    }
}
