//! Breaks paragraphs into lines that fit a width, at spaces and after hyphens, and inside a word if
//! necessary.
//! Every line takes at least one letter, so that breaking always ends, however narrow the column is.

use std::ops::Range;
use std::rc::Rc;

use crate::face::{Glyph, Paragraph, UNITS_PER_EM, shape};
use crate::model::{PaperError, Text};
use crate::sheet::{Mpt, Style};

/// A field of a paper holds a page of text, not a book: this bounds the work of one request.
const MOST_BYTES: usize = 20_000;

/// The part of a paragraph on one line.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) paragraph: Rc<Paragraph>,
    pub(crate) glyphs: Range<usize>,
    pub(crate) width: Mpt,
}

/// Shaped text with a known size, not yet broken.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    paragraphs: Vec<Rc<Paragraph>>,
    pub(crate) style: Style,
}

impl Words {
    pub(crate) fn set(text: &Text, style: Style) -> Result<Self, PaperError> {
        if text.spans.iter().map(|span| span.text.len()).sum::<usize>() > MOST_BYTES {
            return Err(PaperError::TooMany { what: "bytes in one text", limit: MOST_BYTES });
        }
        Ok(Words { paragraphs: shape(text, style.strong).into_iter().map(Rc::new).collect(), style })
    }

    /// The width of the widest paragraph on one line.
    pub(crate) fn natural_width(&self) -> Mpt {
        let width = |paragraph: &Rc<Paragraph>| {
            let shown = trim_spaces(paragraph, 0, paragraph.glyphs.len());
            width_of(&paragraph.glyphs[..shown], self.style.size)
        };
        self.paragraphs.iter().map(width).max().unwrap_or(0)
    }

    pub(crate) fn lines(&self, width: Mpt) -> Vec<Line> {
        let mut lines = Vec::new();
        for paragraph in &self.paragraphs {
            break_paragraph(paragraph, self.style.size, width, &mut lines);
        }
        lines
    }
}

fn break_paragraph(paragraph: &Rc<Paragraph>, size: Mpt, width: Mpt, lines: &mut Vec<Line>) {
    let mut start = skip_spaces(paragraph, 0);
    loop {
        let end = line_end(paragraph, start, size, width);
        let shown = start..trim_spaces(paragraph, start, end);
        let line_width = width_of(&paragraph.glyphs[shown.clone()], size);
        // One invisible space ends the line, for copying and for reading aloud.
        let glyphs = start..(shown.end + 1).min(end);
        lines.push(Line { paragraph: Rc::clone(paragraph), glyphs, width: line_width });
        start = skip_spaces(paragraph, end);
        if start >= paragraph.glyphs.len() {
            return;
        }
    }
}

/// The first glyph after the line that begins with `start`.
fn line_end(paragraph: &Paragraph, start: usize, size: Mpt, width: Mpt) -> usize {
    let glyphs = &paragraph.glyphs;
    let mut units = 0;
    let mut last_break = None;
    let mut at = start;
    while at < glyphs.len() {
        let end = cluster_end(glyphs, at);
        units += units_of(&glyphs[at..end]);
        let space = is_space(paragraph, at);
        // A space may extend over the edge, because it is not drawn.
        if units * size / Mpt::from(UNITS_PER_EM) > width && !space && at > start {
            return last_break.unwrap_or(at);
        }
        if space || breaks_after_hyphen(paragraph, at) {
            last_break = Some(end);
        }
        at = end;
    }
    glyphs.len()
}

fn cluster_end(glyphs: &[Glyph], at: usize) -> usize {
    let bytes = &glyphs[at].bytes;
    at + glyphs[at..].iter().take_while(|glyph| glyph.bytes == *bytes).count()
}

fn is_space(paragraph: &Paragraph, at: usize) -> bool {
    &paragraph.text[paragraph.glyphs[at].bytes.clone()] == " "
}

/// "ninety-two" may break after its hyphen; "SR/26-27" and "-5" may not.
fn breaks_after_hyphen(paragraph: &Paragraph, at: usize) -> bool {
    let bytes = paragraph.glyphs[at].bytes.clone();
    &paragraph.text[bytes.clone()] == "-"
        && paragraph.text[..bytes.start].chars().next_back().is_some_and(char::is_alphabetic)
        && paragraph.text[bytes.end..].chars().next().is_some_and(char::is_alphabetic)
}

fn skip_spaces(paragraph: &Paragraph, from: usize) -> usize {
    (from..paragraph.glyphs.len()).find(|at| !is_space(paragraph, *at)).unwrap_or(paragraph.glyphs.len())
}

fn trim_spaces(paragraph: &Paragraph, start: usize, end: usize) -> usize {
    (start..end).rev().find(|at| !is_space(paragraph, *at)).map_or(start, |at| at + 1)
}

/// The width of glyphs side by side.
pub(crate) fn width_of(glyphs: &[Glyph], size: Mpt) -> Mpt {
    units_of(glyphs) * size / Mpt::from(UNITS_PER_EM)
}

fn units_of(glyphs: &[Glyph]) -> Mpt {
    glyphs.iter().map(|glyph| Mpt::from(glyph.advance)).sum()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::sheet::{PT, Sheet};

    fn broken(text: &str, width: Mpt) -> Vec<String> {
        let style = Sheet::of(crate::Format::A4).body;
        let words = Words::set(&Text::plain(text), style).expect("short");
        words.lines(width).iter().map(shown).collect()
    }

    pub(crate) fn shown(line: &Line) -> String {
        let glyphs = &line.paragraph.glyphs[line.glyphs.clone()];
        match (glyphs.first(), glyphs.last()) {
            (Some(first), Some(last)) => line.paragraph.text[first.bytes.start..last.bytes.end].to_owned(),
            _ => String::new(),
        }
    }

    #[test]
    fn a_line_breaks_at_a_space_which_hangs_unseen_at_its_end() {
        assert_eq!(broken("Rupees four lakh", 60 * PT), ["Rupees four ", "lakh"]);
    }

    #[test]
    fn a_word_may_break_after_its_hyphen_but_a_document_number_may_not() {
        assert_eq!(broken("ninety-two", 40 * PT), ["ninety-", "two"]);
        assert_eq!(broken("on SR/26-27/1", 55 * PT), ["on ", "SR/26-27/1"]);
    }

    #[test]
    fn a_line_feed_starts_a_new_line_and_an_empty_line_stays() {
        assert_eq!(broken("one\n\ntwo\r\n", 100 * PT), ["one ", "", "two ", ""]);
    }

    #[test]
    fn a_word_wider_than_the_column_is_broken_inside() {
        let lines = broken(&"W".repeat(500), 100 * PT);
        assert!(lines.len() > 20);
        assert_eq!(lines.concat(), "W".repeat(500));
    }

    #[test]
    fn a_column_narrower_than_a_letter_gets_one_letter_a_line() {
        assert_eq!(broken("ab c", 1), ["a", "b ", "c"]);
    }

    #[test]
    fn a_devanagari_syllable_is_never_taken_apart() {
        // One syllable a line: the vowel sign before its consonant, the conjunct as one.
        assert_eq!(broken("हिन्दी", 1), ["हि", "न्दी"]);
    }

    #[test]
    fn no_line_is_wider_than_its_column_when_a_letter_fits() {
        let style = Sheet::of(crate::Format::A4).body;
        let text = Text::plain("The bangle pair, weighed before you, ₹3,19,757.38 और चाँदी का दीपक");
        for width in (20..200).map(|points| points * PT) {
            let lines = Words::set(&text, style).expect("short").lines(width);
            assert!(lines.iter().all(|line| line.width <= width), "at {width}");
        }
    }

    #[test]
    fn a_text_of_more_than_the_limit_is_refused() {
        let style = Sheet::of(crate::Format::A4).body;
        let refused = Words::set(&Text::plain("a".repeat(MOST_BYTES + 1)), style);
        assert_eq!(
            refused.expect_err("too long"),
            PaperError::TooMany { what: "bytes in one text", limit: MOST_BYTES }
        );
    }
}
