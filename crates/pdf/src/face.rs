//! The typeface: its letters, and how a text becomes glyphs in drawing order.
//! Every character gives something visible or is meant to be invisible; no text can make a paper fail.

use std::ops::Range;
use std::sync::LazyLock;

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use rustybuzz::{Direction, Script, ShapePlan, UnicodeBuffer, script};

use crate::model::{Text, Tone};

/// All cuts of Plex use this grid, so that a line's width is one sum.
pub(crate) const UNITS_PER_EM: i32 = 1_000;
/// Replaces a character that the typeface lacks, and a control character.
const REPLACEMENT: char = '\u{FFFD}';

/// One cut of the typeface with its shaping plan, made once: a plan takes longer than a line.
pub(crate) struct Face {
    shaper: rustybuzz::Face<'static>,
    plan: ShapePlan,
    script: Script,
    /// Replaces a glyph that shaping could not find.
    stand_in: u16,
    pub(crate) font: krilla::text::Font,
}

/// Index of a cut in [`FACES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    Sans,
    SansStrong,
    Devanagari,
    DevanagariStrong,
}

impl Cut {
    pub(crate) fn face(self) -> &'static Face {
        &FACES[self as usize]
    }

    fn strong(self, strong: bool) -> Self {
        match (self, strong) {
            (Cut::Sans, true) => Cut::SansStrong,
            (Cut::Devanagari, true) => Cut::DevanagariStrong,
            (cut, _) => cut,
        }
    }
}

static FACES: LazyLock<[Face; 4]> = LazyLock::new(|| {
    [
        Face::open(include_bytes!("../../../assets/fonts/plex-sans-regular.ttf"), script::LATIN),
        Face::open(include_bytes!("../../../assets/fonts/plex-sans-semibold.ttf"), script::LATIN),
        Face::open(include_bytes!("../../../assets/fonts/plex-devanagari-regular.ttf"), script::DEVANAGARI),
        Face::open(include_bytes!("../../../assets/fonts/plex-devanagari-semibold.ttf"), script::DEVANAGARI),
    ]
});

impl Face {
    fn open(bytes: &'static [u8], script: Script) -> Self {
        let shaper = rustybuzz::Face::from_slice(bytes, 0).expect("the embedded font is whole");
        assert_eq!(shaper.units_per_em(), UNITS_PER_EM, "every cut is drawn on one grid");
        let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script), None, &[]);
        let stand_in = [REPLACEMENT, '\u{25A1}', '\u{25CC}', '?']
            .into_iter()
            .find_map(|c| shaper.glyph_index(c))
            .expect("the embedded font has a question mark");
        let font = krilla::text::Font::new(bytes.into(), 0).expect("the embedded font is whole");
        Face { plan, script, stand_in: stand_in.0, shaper, font }
    }

    /// Draws a glyph's outline. False: it has none, as a space.
    pub(crate) fn outline(&self, id: GlyphId, into: &mut dyn OutlineBuilder) -> bool {
        self.shaper.outline_glyph(id, into).is_some()
    }

    /// The heights of a small x in the cuts of Latin letters.
    #[cfg(test)]
    pub(crate) fn x_heights() -> [i16; 2] {
        [Cut::Sans, Cut::SansStrong].map(|cut| cut.face().shaper.x_height().unwrap_or_default())
    }

    fn has(&self, c: char) -> bool {
        self.shaper.glyph_index(c).is_some_and(|glyph| glyph.0 != 0)
    }
}

/// One shape on the paper; measures in [`UNITS_PER_EM`].
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    pub(crate) cut: Cut,
    pub(crate) quiet: bool,
    pub(crate) id: u32,
    pub(crate) advance: i32,
    pub(crate) dx: i32,
    pub(crate) dy: i32,
    /// The bytes of the paragraph that it shows; glyphs with the same range belong together.
    pub(crate) bytes: Range<usize>,
}

/// Text without a line feed, cleaned and shaped.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    pub(crate) glyphs: Vec<Glyph>,
}

/// Letters of one cut and tone, waiting to be shaped together.
struct Run {
    cut: Cut,
    quiet: bool,
    from: usize,
}

/// Shapes a text; `strong` makes plain words strong too. There is at least one paragraph, perhaps empty.
pub(crate) fn shape(text: &Text, strong: bool) -> Vec<Paragraph> {
    let mut setter = Setter { paragraphs: Vec::new(), now: Paragraph::default(), run: None };
    for span in &text.spans {
        for c in span.text.chars() {
            setter.push(c, strong || span.tone == Tone::Strong, span.tone == Tone::Quiet);
        }
    }
    setter.end_paragraph();
    setter.paragraphs
}

/// A text as one line of characters that the typeface has: for a title, or for reading aloud.
pub(crate) fn spoken(text: &str) -> String {
    shape(&Text::plain(text), false).into_iter().map(|line| line.text).collect()
}

struct Setter {
    paragraphs: Vec<Paragraph>,
    now: Paragraph,
    run: Option<Run>,
}

impl Setter {
    fn push(&mut self, c: char, strong: bool, quiet: bool) {
        if c == '\n' {
            // An invisible space separates the lines' words when they are copied or read aloud.
            if !self.now.text.is_empty() {
                self.push(' ', strong, quiet);
            }
            return self.end_paragraph();
        }
        let in_devanagari =
            self.run.as_ref().is_some_and(|run| matches!(run.cut, Cut::Devanagari | Cut::DevanagariStrong));
        let Some((c, cut)) = printable(c, in_devanagari) else { return };
        let cut = cut.strong(strong);
        if !self.run.as_ref().is_some_and(|run| run.cut == cut && run.quiet == quiet) {
            self.end_run();
            self.run = Some(Run { cut, quiet, from: self.now.text.len() });
        }
        self.now.text.push(c);
    }

    fn end_paragraph(&mut self) {
        self.end_run();
        self.paragraphs.push(std::mem::take(&mut self.now));
    }

    fn end_run(&mut self) {
        if let Some(run) = self.run.take() {
            shape_run(&mut self.now, &run);
        }
    }
}

/// The character to draw and its cut, or None for a character that is meant to be invisible.
fn printable(c: char, in_devanagari: bool) -> Option<(char, Cut)> {
    match c {
        '\t' => Some((' ', Cut::Sans)),
        // Joiners shape Devanagari; elsewhere they, byte order marks, soft hyphens, variation selectors and
        // direction marks are invisible: this layout runs only from left to right.
        '\u{200C}' | '\u{200D}' if in_devanagari => Some((c, Cut::Devanagari)),
        '\r' | '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => None,
        '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => None,
        // Private characters have a meaning only between parties who agreed on it.
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => Some((REPLACEMENT, Cut::Sans)),
        _ if c.is_control() => Some((REPLACEMENT, Cut::Sans)),
        _ if is_devanagari(c) && Cut::Devanagari.face().has(c) => Some((c, Cut::Devanagari)),
        _ if Cut::Sans.face().has(c) => Some((c, Cut::Sans)),
        _ if c.is_whitespace() => Some((' ', Cut::Sans)),
        _ if Cut::Devanagari.face().has(c) => Some((c, Cut::Devanagari)),
        _ => Some((REPLACEMENT, Cut::Sans)),
    }
}

fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{97F}' | '\u{1CD0}'..='\u{1CFF}' | '\u{A8E0}'..='\u{A8FF}')
}

fn shape_run(paragraph: &mut Paragraph, run: &Run) {
    let face = run.cut.face();
    let end = paragraph.text.len();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&paragraph.text[run.from..]);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(face.script);
    let shaped = rustybuzz::shape_with_plan(&face.shaper, &face.plan, buffer);
    let infos = shaped.glyph_infos();
    let mut next = end;
    let first = paragraph.glyphs.len();
    // From the back, because a cluster ends where the next one begins.
    for (at, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate().rev() {
        let start = run.from + info.cluster as usize;
        if let Some(after) = infos.get(at + 1)
            && after.cluster != info.cluster
        {
            next = run.from + after.cluster as usize;
        }
        paragraph.glyphs.push(Glyph {
            cut: run.cut,
            quiet: run.quiet,
            id: if info.glyph_id == 0 { u32::from(face.stand_in) } else { info.glyph_id },
            advance: position.x_advance,
            dx: position.x_offset,
            dy: position.y_offset,
            bytes: start..next,
        });
    }
    paragraph.glyphs[first..].reverse();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Paragraph {
        shape(&Text::plain(text), false).into_iter().next().expect("one paragraph")
    }

    fn cuts(text: &str) -> Vec<Cut> {
        let mut cuts: Vec<Cut> = set(text).glyphs.iter().map(|glyph| glyph.cut).collect();
        cuts.dedup();
        cuts
    }

    #[test]
    fn what_a_bill_says_is_in_the_typeface() {
        for c in "₹0123456789,.−/·’“”%&()é Šß€ अआकखािीु्ँंः०९।".chars()
        {
            let (shown, cut) = printable(c, false).expect("visible");
            assert_eq!(shown, c);
            assert!(cut.face().has(c) && cut.strong(true).face().has(c), "{c} is missing");
        }
    }

    #[test]
    fn all_figures_have_one_width_so_that_columns_align() {
        for strong in [false, true] {
            let text = shape(&Text::plain("0123456789"), strong);
            let first = text[0].glyphs[0].advance;
            assert!(text[0].glyphs.iter().all(|glyph| glyph.advance == first));
        }
    }

    #[test]
    fn hindi_words_among_english_ones_come_from_their_own_face() {
        assert_eq!(cuts("Lamp दीपक 2"), [Cut::Sans, Cut::Devanagari, Cut::Sans]);
    }

    #[test]
    fn the_short_i_is_drawn_before_its_consonant() {
        let hi = set("हि");
        let ha = set("ह");
        assert_eq!(hi.glyphs.len(), 2);
        assert_eq!(hi.glyphs[1].id, ha.glyphs[0].id);
    }

    #[test]
    fn what_the_typeface_lacks_and_control_characters_show_a_replacement() {
        for text in ["💍", "\u{1}", "\u{7F}", "\u{85}", "漢", "ש", "\u{FFFE}", "\u{E123}"] {
            let glyphs = set(text).glyphs;
            assert_eq!(glyphs.len(), 1, "{text:?}");
            assert!(glyphs[0].id != 0 && glyphs[0].advance > 0, "{text:?}");
        }
    }

    #[test]
    fn marks_of_direction_and_soft_hyphens_leave_nothing() {
        assert_eq!(set("a\u{202E}\u{200F}\u{AD}\u{FEFF}b\r").text, "ab");
    }

    #[test]
    fn a_joiner_is_kept_in_devanagari_only() {
        assert_eq!(set("क्\u{200D}ष").text, "क्\u{200D}ष");
        assert_eq!(set("a\u{200D}b").text, "ab");
    }

    #[test]
    fn every_glyph_stands_for_some_of_the_text_in_order() {
        let text = set("₹1,284.50 fifty किताब क्षत्रिय é ्ा💍");
        assert!(
            text.glyphs.iter().all(|glyph| text.text.get(glyph.bytes.clone()).is_some_and(|s| !s.is_empty()))
        );
        assert!(text.glyphs.windows(2).all(|pair| pair[0].bytes.start <= pair[1].bytes.start));
    }
}
