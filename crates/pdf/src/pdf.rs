//! The edge to the PDF writer: marks become drawing operations, and only here in floating point.
//! The file is PDF/A-3a and PDF/UA-1: fonts embedded, colours defined, and every mark tagged for a screen
//! reader.

use jiff::tz::TimeZone;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::BBox;
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use crate::face::{Glyph, Paragraph, UNITS_PER_EM, spoken};
use crate::flow::Page;
use crate::lines::width_of;
use crate::model::{Paper, PaperError};
use crate::rows::{Ink, Mark, Role};
use crate::sheet::{Mpt, Sheet};
use crate::tags::{self, Read};

/// Longer titles are cut: a window's title bar shows less.
const LONGEST_TITLE: usize = 200;

pub(crate) fn write(paper: &Paper, sheet: &Sheet, pages: &[Page]) -> Result<Vec<u8>, PaperError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PaperError::Writer(format!("{error:?}")))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    document.set_metadata(metadata(paper)?);
    let inks = if sheet.is_roll() { &BLACK } else { &STEEL };
    let mut read = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(points(sheet.width), points(page.height))
            .ok_or_else(|| PaperError::Writer("a page without area".to_owned()))?;
        let mut page_out = document.start_page_with(settings);
        let mut surface = page_out.surface();
        draw_page(page, at, inks, &mut surface, &mut read);
        surface.finish();
        page_out.finish();
    }
    document.set_tag_tree(tags::tree(read));
    document.set_outline(contents(paper));
    document.finish().map_err(|error| PaperError::Writer(format!("{error:?}")))
}

/// The colours of a paper: the workspace's own steel on a sheet, black on a thermal roll.
struct Inks {
    full: rgb::Color,
    quiet: rgb::Color,
    middle: rgb::Color,
    faint: rgb::Color,
}

static STEEL: std::sync::LazyLock<Inks> = std::sync::LazyLock::new(|| Inks {
    full: rgb::Color::new(0x11, 0x23, 0x2b),
    quiet: rgb::Color::new(0x46, 0x59, 0x61),
    middle: rgb::Color::new(0x7d, 0x8f, 0x96),
    faint: rgb::Color::new(0xcd, 0xd6, 0xd9),
});

static BLACK: std::sync::LazyLock<Inks> = std::sync::LazyLock::new(|| {
    let black = || rgb::Color::new(0, 0, 0);
    Inks { full: black(), quiet: black(), middle: black(), faint: black() }
});

fn metadata(paper: &Paper) -> Result<Metadata, PaperError> {
    let created = paper.created.to_zoned(TimeZone::UTC).datetime();
    let part = |value: i8| value.unsigned_abs();
    let date = DateTime::new(created.year().unsigned_abs())
        .month(part(created.month()))
        .day(part(created.day()))
        .hour(part(created.hour()))
        .minute(part(created.minute()))
        .second(part(created.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let mut metadata =
        Metadata::new().title(title(paper)).language(language(&paper.language)?).creation_date(date);
    let author = one_line(&paper.author);
    if !author.is_empty() {
        metadata = metadata.authors(vec![author]);
    }
    Ok(metadata)
}

/// PDF/UA requires a title.
fn title(paper: &Paper) -> String {
    let title = one_line(&paper.title);
    if title.is_empty() { "—".to_owned() } else { title }
}

/// The part of a title that the typeface can show: control characters would break the file's XML.
fn one_line(text: &str) -> String {
    let short: String = text.chars().take(LONGEST_TITLE).collect();
    spoken(&short).trim().to_owned()
}

fn language(tag: &str) -> Result<String, PaperError> {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    let first = tag.split('-').next().unwrap_or_default();
    let speech = (2..=3).contains(&first.len()) && first.chars().all(|c| c.is_ascii_alphabetic());
    if speech && tag.len() <= 35 && tag.split('-').all(part) {
        return Ok(tag.to_owned());
    }
    Err(PaperError::Language)
}

/// One entry, the paper's title: PDF/UA requires a table of contents, and a paper has no chapters.
fn contents(paper: &Paper) -> Outline {
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(title(paper), top));
    outline
}

/// Draws a page and notes the parts that are read aloud.
fn draw_page(page: &Page, at: usize, inks: &Inks, surface: &mut Surface, read: &mut Vec<Read>) {
    for marks in page.marks.chunk_by(|a, b| a.role() == b.role()) {
        let role = marks[0].role();
        let id = surface.start_tagged(tags::content(role));
        marks.iter().for_each(|mark| draw(mark, inks, surface));
        surface.end_tagged();
        if *role != Role::Ornament {
            let text = marks.iter().filter_map(Mark::text).collect();
            read.push(Read { role: role.clone(), id, place: place(at, &marks[0]), text });
        }
    }
}

/// The place of a picture, for readers that enlarge it.
fn place(page: usize, mark: &Mark) -> Option<BBox> {
    let (x, y, width, height) = match mark {
        Mark::Squares { x, y, side, .. } => (x, y, side, side),
        Mark::Strip { x, y, width, height, .. } => (x, y, width, height),
        Mark::Glyphs { .. } | Mark::Bar { .. } => return None,
    };
    let rect = Rect::from_xywh(points(*x), points(*y), points(*width), points(*height))?;
    Some(BBox::new(page, rect))
}

fn draw(mark: &Mark, inks: &Inks, surface: &mut Surface) {
    match mark {
        Mark::Glyphs { paragraph, glyphs, x, y, size, .. } => {
            draw_glyphs(paragraph, &paragraph.glyphs[glyphs.clone()], (*x, *y), *size, inks, surface);
        }
        Mark::Bar { x, y, width, height, ink } => {
            let color = match ink {
                Ink::Full => inks.full,
                Ink::Middle => inks.middle,
                Ink::Faint => inks.faint,
            };
            fill(&[(*x, *y, *width, *height)], color, surface);
        }
        Mark::Squares { x, y, side, modules, dark, .. } => {
            fill(&squares((*x, *y), *side, *modules, dark), rgb::Color::new(0, 0, 0), surface);
        }
        Mark::Strip { x, y, width, height, dark, .. } => {
            let bars: Vec<_> = runs(*width, dark).map(|(at, wide)| (x + at, *y, wide, *height)).collect();
            fill(&bars, rgb::Color::new(0, 0, 0), surface);
        }
    }
}

fn draw_glyphs(
    paragraph: &Paragraph,
    glyphs: &[Glyph],
    (x, y): (Mpt, Mpt),
    size: Mpt,
    inks: &Inks,
    surface: &mut Surface,
) {
    let mut x = x;
    for run in glyphs.chunk_by(|a, b| a.cut == b.cut && a.quiet == b.quiet) {
        surface.set_fill(Some(solid(if run[0].quiet { inks.quiet } else { inks.full })));
        let shapes: Vec<KrillaGlyph> = run.iter().map(shape_of).collect();
        let start = Point::from_xy(points(x), points(y));
        let font = run[0].cut.face().font.clone();
        surface.draw_glyphs(start, &shapes, font, &paragraph.text, points(size), false);
        x += width_of(run, size);
    }
}

fn shape_of(glyph: &Glyph) -> KrillaGlyph {
    let (advance, dx, dy) = (ems(glyph.advance), ems(glyph.dx), ems(glyph.dy));
    KrillaGlyph::new(GlyphId::new(glyph.id), advance, dx, dy, 0.0, glyph.bytes.clone(), None)
}

fn solid(color: rgb::Color) -> Fill {
    Fill { paint: color.into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

/// The dark squares, neighbours in a row as one bar, so that no white lines appear between them at any zoom.
fn squares((x, y): (Mpt, Mpt), side: Mpt, modules: usize, dark: &[bool]) -> Vec<(Mpt, Mpt, Mpt, Mpt)> {
    let edge = |at: usize| side * at as Mpt / modules as Mpt;
    let mut bars = Vec::new();
    for (line, squares) in dark.chunks(modules).enumerate() {
        let (top, height) = (edge(line), edge(line + 1) - edge(line));
        bars.extend(runs(side, squares).map(|(at, width)| (x + at, y + top, width, height)));
    }
    bars
}

/// The dark modules of a row as bars: where each begins, and its width.
fn runs(width: Mpt, dark: &[bool]) -> impl Iterator<Item = (Mpt, Mpt)> {
    let edge = move |at: usize| width * at as Mpt / dark.len() as Mpt;
    let mut at = 0;
    dark.chunk_by(|a, b| a == b).filter_map(move |run| {
        let from = at;
        at += run.len();
        run[0].then(|| (edge(from), edge(at) - edge(from)))
    })
}

fn fill(bars: &[(Mpt, Mpt, Mpt, Mpt)], color: rgb::Color, surface: &mut Surface) {
    let mut path = PathBuilder::new();
    for (x, y, width, height) in bars {
        if let Some(rect) = Rect::from_xywh(points(*x), points(*y), points(*width), points(*height)) {
            path.push_rect(rect);
        }
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(solid(color)));
        surface.draw_path(&path);
    }
}

#[expect(clippy::float_arithmetic, reason = "a PDF's coordinates are decimals; no layout depends on them")]
fn points(mpt: Mpt) -> f32 {
    mpt as f32 / 1_000.0
}

#[expect(clippy::float_arithmetic, reason = "the writer takes glyph measures as parts of the letter size")]
fn ems(units: i32) -> f32 {
    units as f32 / UNITS_PER_EM as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_tag_and_not_a_sentence() {
        for tag in ["en", "en-IN", "hi-Deva-IN", "mr", "kok"] {
            assert_eq!(language(tag).as_deref(), Ok(tag));
        }
        for tag in ["", "-", "e", "en-", "en_IN", "english please", "en-IN\n", "हि", "en-veryverylong"] {
            assert_eq!(language(tag), Err(PaperError::Language), "{tag:?}");
        }
    }

    #[test]
    fn the_bars_of_a_code_cover_its_dark_squares_exactly() {
        let dark = [true, true, false, false, true, false, true, true, true];
        let bars = squares((10, 20), 30, 3, &dark);
        assert_eq!(bars, [(10, 20, 20, 10), (20, 30, 10, 10), (10, 40, 30, 10)]);
    }

    #[test]
    fn a_title_keeps_its_words_and_loses_what_would_break_the_file() {
        assert_eq!(one_line("Bill\n12\u{0}"), "Bill 12\u{FFFD}");
        assert_eq!(one_line(&"x".repeat(70_000)).len(), LONGEST_TITLE);
    }
}
