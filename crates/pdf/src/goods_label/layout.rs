//! Places the parts of a goods label: in one column or two, in the largest letters that let everything fit.
//! Invariant: no mark is outside the label, no word is broken, and no letter is smaller than the law allows.

use std::cell::Cell;

use super::{GoodsLabel, LabelSize, Letters, NutritionPanel, Text, codes};
use crate::blocks::{flows, stack};
use crate::flow::Page;
use crate::frame::Frame;
use crate::model::{Align, Block, Column, Level, PaperError, Size, Space};
use crate::rows::{Mark, Piece};
use crate::sheet::{MM, Mpt, Sheet, Style};

/// White along the edges of the label.
const MARGIN: Mpt = 3 * MM / 2;
/// The largest letters of running text, and the steps by which they become smaller.
const LARGEST: Mpt = 9_000;
const STEP: Mpt = 250;
/// The height of a small x of Plex, in thousandths of the letters' size.
const X_HEIGHT: Mpt = 516;
/// The sides of squares in dots: at least 0.4 mm where there is room (GS1 General Specifications, section
/// 5.12.3), else 0.375 mm.
const MODULES: [i64; 2] = [4, 3];
/// The name is larger than the text, in percent.
const NAME: Mpt = 150;
/// The distance from line to line, in percent of the letters' size.
const LEADING: Mpt = 125;

/// How the parts are placed.
#[derive(Clone, Copy)]
enum Arrangement {
    /// Square codes beside the facts, everything else below.
    OneColumn,
    /// Words on the left; the panel and square codes on the right.
    TwoColumns,
}

/// The letters of running text, from the largest to the smallest that the law allows.
fn sizes(letters: Letters) -> Vec<Mpt> {
    let least_x = match letters {
        Letters::Full => MM * 12 / 10,
        Letters::Small => MM * 9 / 10,
    };
    let least = (least_x * 1_000).div_euclid(X_HEIGHT) + 1;
    let steps = (0..).map(|step| LARGEST - step * STEP).take_while(|size| *size > least);
    steps.chain([least]).collect()
}

/// The label as a page, in the largest squares and letters that fit; None where it has no room for all of it.
pub(super) fn page(
    label: &GoodsLabel,
    size: LabelSize,
    letters: Letters,
    parts: &Cell<usize>,
) -> Result<Option<Page>, PaperError> {
    if !is_room(label, size, letters)? {
        return Ok(None);
    }
    for (module, letter) in
        MODULES.into_iter().flat_map(|it| sizes(letters).into_iter().map(move |size| (it, size)))
    {
        for arrangement in [Arrangement::OneColumn, Arrangement::TwoColumns] {
            if let Some(page) = (Setting { label, size, letter, module, parts }).page(arrangement)? {
                return Ok(Some(page));
            }
        }
    }
    Ok(None)
}

/// Whether everything fits in the smallest letters and squares.
pub(super) fn is_room(label: &GoodsLabel, size: LabelSize, letters: Letters) -> Result<bool, PaperError> {
    let parts = Cell::new(0);
    let letter = sizes(letters).last().copied().unwrap_or(LARGEST);
    let setting = Setting { label, size, letter, module: MODULES[MODULES.len() - 1], parts: &parts };
    Ok(setting.page(Arrangement::OneColumn)?.is_some() || setting.page(Arrangement::TwoColumns)?.is_some())
}

/// A label in letters and squares of one size.
struct Setting<'a> {
    label: &'a GoodsLabel,
    size: LabelSize,
    letter: Mpt,
    module: i64,
    parts: &'a Cell<usize>,
}

impl Setting<'_> {
    fn page(&self, arrangement: Arrangement) -> Result<Option<Page>, PaperError> {
        let sheet = self.sheet();
        let width = self.size.width() - 2 * MARGIN;
        let mut next_part = || self.parts.replace(self.parts.get() + 1);
        let head = self.words(self.head(), width, &sheet)?;
        let body = match arrangement {
            Arrangement::OneColumn => self.one_column(width, &sheet)?,
            Arrangement::TwoColumns => self.two_columns(width, &sheet)?,
        };
        let Some(body) = body else { return Ok(None) };
        let bars = match &self.label.bars {
            Some(of) if !of.data.is_empty() => {
                // White is part of the bars, so that they may reach the edges.
                match codes::bars(of, self.size.width(), sheet.small, &mut next_part)? {
                    Some(bars) => bars,
                    None => return Ok(None),
                }
            }
            _ => Piece::default(),
        };
        let height = self.size.height();
        let top = MARGIN + head.height;
        let foot = height - MARGIN - bars.height;
        if top + body.height > foot || [&head, &body].iter().any(|piece| piece.marks.iter().any(breaks_word))
        {
            return Ok(None);
        }
        let mut whole = Piece::default();
        whole.put(head, MARGIN, MARGIN);
        whole.put(body, MARGIN, top);
        whole.put(bars, 0, foot);
        Ok(Some(Page { marks: whole.marks, height }))
    }

    /// The name; what belongs into the same field of view as it is right below.
    fn head(&self) -> Vec<Block> {
        let name = &self.label.name;
        if name.is_empty() { Vec::new() } else { vec![Block::heading(Level::Name, name.as_str())] }
    }

    fn facts(&self) -> Vec<Block> {
        let label = self.label;
        let strong = std::iter::once(&label.net).chain(&label.dates);
        let strong =
            strong.filter(|text| !text.is_empty()).map(|text| Block::paragraph(Text::strong(text.as_str())));
        strong.chain(paragraph(&label.lot)).collect()
    }

    fn details(&self) -> Vec<Block> {
        let label = self.label;
        let texts = [&label.ingredients, &label.allergens, &label.origin].into_iter().chain(&label.notes);
        let blocks = texts.chain([&label.maker]).filter_map(paragraph);
        blocks.flat_map(|block| [Block::Gap(Space::Small), block]).collect()
    }

    fn panel(&self) -> Vec<Block> {
        self.label.nutrition.as_ref().map(panel).unwrap_or_default()
    }

    /// Facts beside the square codes, the rest below.
    fn one_column(&self, width: Mpt, sheet: &Sheet) -> Result<Option<Piece>, PaperError> {
        let Some(codes) = self.codes(width)? else { return Ok(None) };
        let codes_width = codes::width(&codes);
        let facts = self.words(self.facts(), width - codes_width, sheet)?;
        let height = facts.height.max(codes.height);
        let mut whole = Piece { height, ..Piece::default() };
        whole.put(facts, 0, 0);
        whole.put(codes, width - codes_width, 0);
        let mut below = self.details();
        let panel = self.panel();
        if !panel.is_empty() {
            below.push(Block::Gap(Space::Small));
        }
        below.extend(panel);
        let below = self.words(below, width, sheet)?;
        whole.height = height + below.height;
        whole.put(below, 0, height);
        Ok(Some(whole))
    }

    /// Words on the left, the panel above the codes on the right, each column half of the label.
    fn two_columns(&self, width: Mpt, sheet: &Sheet) -> Result<Option<Piece>, PaperError> {
        let column = (width - sheet.gutter) / 2;
        let Some(codes) = self.codes(column)? else { return Ok(None) };
        let left = self.words([self.facts(), self.details()].concat(), column, sheet)?;
        let mut right = self.words(self.panel(), column, sheet)?;
        let (top, height) = (right.height, codes.height);
        right.put(codes, 0, top);
        right.height = top + height;
        let mut whole = Piece { height: left.height.max(right.height), ..Piece::default() };
        whole.put(left, 0, 0);
        whole.put(right, column + sheet.gutter, 0);
        Ok(Some(whole))
    }

    fn codes(&self, width: Mpt) -> Result<Option<Piece>, PaperError> {
        codes::squares(self.label, self.module, width, &mut || self.parts.replace(self.parts.get() + 1))
    }

    fn words(&self, blocks: Vec<Block>, width: Mpt, sheet: &Sheet) -> Result<Piece, PaperError> {
        if blocks.is_empty() {
            return Ok(Piece::default());
        }
        if width <= 0 {
            return Ok(Piece { height: Mpt::MAX / 4, ..Piece::default() });
        }
        // Nothing is parted: whatever is higher than the label does not fit it.
        let frame = Frame { sheet, width, limit: Mpt::MAX / 4, parts: self.parts };
        Ok(stack(flows(&blocks, &frame)?))
    }

    fn sheet(&self) -> Sheet {
        let style = |percent: Mpt| {
            let size = self.letter * percent / 100;
            Style { size, leading: size * LEADING / 100, strong: false }
        };
        let text = style(100);
        Sheet {
            width: self.size.width(),
            height: Some(self.size.height()),
            margin: MARGIN,
            body: text,
            small: text,
            table: text,
            name: style(NAME),
            space: self.letter / 5,
            gutter: self.letter * 3 / 4,
            ..Sheet::label(self.size.width())
        }
    }
}

/// A paragraph, none for an empty text.
fn paragraph(text: impl AsRef<str>) -> Option<Block> {
    let text = text.as_ref();
    let block = || Block::Paragraph { text: Text::marked(text), size: Size::Body, align: Align::Left };
    (!text.is_empty()).then(block)
}

fn panel(panel: &NutritionPanel) -> Vec<Block> {
    let figures = panel.columns.iter().map(|head| Column::figures(head));
    let columns = std::iter::once(Column::words(&panel.title)).chain(figures).collect();
    let cells = |texts: Vec<&String>| texts.into_iter().map(|text| Text::plain(text.as_str())).collect();
    let rows = panel.rows.iter().map(|row| cells(std::iter::once(&row.name).chain(&row.values).collect()));
    let table = Block::Table { columns, rows: rows.collect(), foot: Vec::new() };
    std::iter::once(table).chain(panel.notes.iter().filter_map(paragraph)).collect()
}

/// Whether a line ends within a word.
fn breaks_word(mark: &Mark) -> bool {
    let Mark::Glyphs { paragraph, glyphs, .. } = mark else { return false };
    let (Some(last), Some(next)) = (glyphs.end.checked_sub(1), paragraph.glyphs.get(glyphs.end)) else {
        return false;
    };
    let text = |glyph: &crate::face::Glyph| &paragraph.text[glyph.bytes.clone()];
    let last = &paragraph.glyphs[last];
    ![text(last), text(next)].contains(&" ") && text(last) != "-"
}

#[cfg(test)]
mod tests {
    use super::super::ElementString;
    use super::*;
    use crate::face::Face;
    use proptest::prelude::*;

    #[test]
    fn the_smallest_letters_are_as_high_as_the_law_wants() {
        for (letters, micrometres) in [(Letters::Full, 1_200), (Letters::Small, 900)] {
            let all = sizes(letters);
            let least = *all.last().expect("a size");
            assert!(least * X_HEIGHT / 1_000 * 1_000 >= micrometres * MM - 1_000, "{letters:?}: {least}");
            assert!(all.iter().all(|size| (least..=LARGEST).contains(size)));
        }
        assert_eq!(Face::x_heights().map(Mpt::from).into_iter().min(), Some(X_HEIGHT));
    }

    /// Left, top, right and foot of a mark; letters of Plex rise 0.78 and fall 0.24 of their size.
    fn edges(mark: &Mark) -> (Mpt, Mpt, Mpt, Mpt) {
        match mark {
            Mark::Glyphs { paragraph, glyphs, x, y, size, .. } => {
                let own = &paragraph.glyphs[glyphs.clone()];
                let is_space = |at: &&crate::face::Glyph| &paragraph.text[at.bytes.clone()] == " ";
                let ink = own.len() - own.iter().rev().take_while(is_space).count();
                (*x, y - size * 78 / 100, x + crate::lines::width_of(&own[..ink], *size), y + size * 24 / 100)
            }
            Mark::Bar { x, y, width, height, .. } | Mark::Strip { x, y, width, height, .. } => {
                (*x, *y, x + width, y + height)
            }
            Mark::Squares { x, y, side, .. } => (*x, *y, x + side, y + side),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn nothing_is_printed_outside_a_label_or_over_a_code(
            width_mm in 25_u16..160, height_mm in 15_u16..120, words in "[a-z]{1,9}( [a-zA-Z0-9%,]{1,9}){0,40}",
            data in "01[0-9]{14}10[0-9A-Z]{1,10}", which in 0_u8..8,
        ) {
            let element = |bit: u8| (which & bit != 0).then(|| ElementString { data: data.clone(), text: data.clone() });
            let label = GoodsLabel {
                name: words.split(' ').next().unwrap_or_default().to_owned(),
                lot: "Lot 7".into(),
                ingredients: words,
                bars: element(1),
                data_matrix: element(2),
                link: (which & 4 != 0).then(|| format!("https://id.gs1.org/{data}")),
                ..GoodsLabel::default()
            };
            let size = LabelSize { width_mm, height_mm };
            let Some(page) = page(&label, size, Letters::Full, &Cell::new(0)).expect("a label") else { return Ok(()) };
            let all: Vec<_> = page.marks.iter().map(edges).collect();
            for (left, top, right, foot) in &all {
                prop_assert!(*left >= 0 && *top >= 0 && *right <= size.width() && *foot <= size.height());
            }
            let is_code = |mark: &Mark| matches!(mark, Mark::Squares { .. } | Mark::Strip { .. });
            for (at, code) in all.iter().enumerate().filter(|(at, _)| is_code(&page.marks[*at])) {
                for (other, mark) in all.iter().enumerate().filter(|(other, _)| *other != at) {
                    let is_apart = mark.2 <= code.0 || code.2 <= mark.0 || mark.3 <= code.1 || code.3 <= mark.1;
                    prop_assert!(is_apart, "{:?} covers {:?}", page.marks[other].text(), at);
                }
            }
        }
    }
}
