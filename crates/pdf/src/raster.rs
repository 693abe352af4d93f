//! A page as the dots of a thermal printer: 8 in a millimetre, each black or white.
//! All text is drawn here and never sent as letters: a rupee sign or a line of Hindi prints on every printer, as the
//! preview shows it, and nothing that a person typed can be a command. Whole numbers only, so that the same page has
//! the same dots on every machine.

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use crate::face::{Glyph, UNITS_PER_EM};
use crate::flow::Page;
use crate::rows::Mark;
use crate::sheet::{MM, Mpt};

/// Dots in a millimetre (203 in an inch).
pub(crate) const DOTS_PER_MM: i64 = 8;
/// Steps in a dot, for the outlines of letters.
const STEPS: i64 = 64;
/// Lines in a dot by which its black is measured.
const LINES: i64 = 4;
/// A dot is black from this part of its area on: a thermal head prints thin strokes thinner.
const BLACK: i64 = STEPS * LINES * 2 / 5;
/// Parts of a curve.
const PARTS: i64 = 6;

/// Black and white dots, row by row, eight in a byte; the first is the highest bit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    /// In dots, a multiple of eight.
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) bytes: Vec<u8>,
}

impl Picture {
    fn blank(width: usize, height: usize) -> Picture {
        let width = width.div_ceil(8) * 8;
        Picture { width, height, bytes: vec![0; width / 8 * height] }
    }

    pub(crate) fn stride(&self) -> usize {
        self.width / 8
    }

    fn blacken(&mut self, x: i64, y: i64) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x < self.width && y < self.height {
            let at = y * self.stride() + x / 8;
            self.bytes[at] |= 0x80 >> (x % 8);
        }
    }

    fn fill(&mut self, (x, y): (i64, i64), width: i64, height: i64) {
        for row in y..y + height {
            (x..x + width).for_each(|column| self.blacken(column, row));
        }
    }

    /// The middle of the picture, as wide as a printer's head; a narrower one stays as it is.
    pub(crate) fn middle(self, width: usize) -> Picture {
        let width = width.div_ceil(8);
        let spare = self.stride().saturating_sub(width);
        if spare == 0 {
            return self;
        }
        let rows = self.bytes.chunks(self.stride());
        let bytes = rows.flat_map(|row| &row[spare / 2..spare / 2 + width]).copied().collect();
        Picture { width: width * 8, height: self.height, bytes }
    }
}

/// The nearest whole number of dots.
fn dots(mpt: Mpt) -> i64 {
    (steps(mpt) + STEPS / 2).div_euclid(STEPS)
}

fn steps(mpt: Mpt) -> i64 {
    mpt * DOTS_PER_MM * STEPS / MM
}

/// Draws a page of this width.
pub(crate) fn picture(page: &Page, width: Mpt) -> Picture {
    let side = |mpt| usize::try_from(dots(mpt)).unwrap_or_default();
    let mut picture = Picture::blank(side(width), side(page.height));
    for mark in &page.marks {
        draw(mark, &mut picture);
    }
    picture
}

fn draw(mark: &Mark, picture: &mut Picture) {
    match mark {
        Mark::Glyphs { paragraph, glyphs, x, y, size, .. } => {
            let mut units = 0;
            for glyph in &paragraph.glyphs[glyphs.clone()] {
                let pen = (steps(*x) + to_scale(units, *size), steps(*y));
                letter(glyph, pen, *size, picture);
                units += i64::from(glyph.advance);
            }
        }
        Mark::Bar { x, y, width, height, .. } => {
            let (left, top) = (dots(*x), dots(*y));
            let (right, foot) = (dots(x + width), dots(y + height));
            picture.fill((left, top), (right - left).max(1), (foot - top).max(1));
        }
        Mark::Squares { x, y, side, modules, dark, .. } => {
            let (module, spare) = module(dots(*side), *modules);
            let corner = (dots(*x) + spare / 2, dots(*y) + spare / 2);
            for (line, row) in dark.chunks(*modules).enumerate() {
                strip((corner.0, corner.1 + module * line as i64), module, module, row, picture);
            }
        }
        Mark::Strip { x, y, width, height, dark, .. } => {
            let (module, spare) = module(dots(*width), dark.len());
            strip((dots(*x) + spare / 2, dots(*y)), module, dots(*height), dark, picture);
        }
    }
}

/// Every module has the same whole number of dots, at least one: a scanner measures them. With the dots that are left.
fn module(dots: i64, modules: usize) -> (i64, i64) {
    let modules = modules.max(1) as i64;
    let module = (dots / modules).max(1);
    (module, (dots - module * modules).max(0))
}

fn strip((x, y): (i64, i64), module: i64, height: i64, dark: &[bool], picture: &mut Picture) {
    for (at, _) in dark.iter().enumerate().filter(|(_, dark)| **dark) {
        picture.fill((x + module * at as i64, y), module, height);
    }
}

/// Units of the typeface at a size, in steps.
fn to_scale(units: i64, size: Mpt) -> i64 {
    units * size * DOTS_PER_MM * STEPS / (MM * i64::from(UNITS_PER_EM))
}

fn letter(glyph: &Glyph, (x, y): (i64, i64), size: Mpt, picture: &mut Picture) {
    let Ok(id) = u16::try_from(glyph.id) else { return };
    let place = (i64::from(glyph.dx), i64::from(glyph.dy));
    let mut outline = Outline { edges: Vec::new(), start: (0, 0), at: (0, 0), pen: (x, y), place, size };
    if glyph.cut.face().outline(GlyphId(id), &mut outline) {
        outline.fill(picture);
    }
}

type Spot = (i64, i64);

/// The straight edges of a letter, in steps.
struct Outline {
    edges: Vec<(Spot, Spot)>,
    start: Spot,
    at: Spot,
    pen: Spot,
    place: Spot,
    size: Mpt,
}

impl Outline {
    fn spot(&self, x: f32, y: f32) -> Spot {
        // The typeface is drawn in whole units.
        let (x, y) = (x as i64 + self.place.0, y as i64 + self.place.1);
        (self.pen.0 + to_scale(x, self.size), self.pen.1 - to_scale(y, self.size))
    }

    fn line(&mut self, to: Spot) {
        self.edges.push((self.at, to));
        self.at = to;
    }

    fn fill(&self, picture: &mut Picture) {
        let spots = || self.edges.iter().flat_map(|(a, b)| [*a, *b]);
        let (Some(top), Some(foot)) = (spots().map(|it| it.1).min(), spots().map(|it| it.1).max()) else {
            return;
        };
        let (left, right) =
            (spots().map(|it| it.0).min().unwrap_or(0), spots().map(|it| it.0).max().unwrap_or(0));
        let first = left.div_euclid(STEPS);
        let width = usize::try_from(right.div_euclid(STEPS) - first + 1).unwrap_or(0);
        for row in top.div_euclid(STEPS)..=foot.div_euclid(STEPS) {
            let mut black = vec![0_i64; width];
            for line in 0..LINES {
                let y = row * STEPS + line * (STEPS / LINES) + STEPS / LINES / 2;
                for (from, to) in self.spans(y) {
                    cover(from - first * STEPS, to - first * STEPS, &mut black);
                }
            }
            for (at, _) in black.iter().enumerate().filter(|(_, black)| **black >= BLACK) {
                picture.blacken(first + at as i64, row);
            }
        }
    }

    /// The parts of a line that the outline winds around.
    fn spans(&self, y: i64) -> Vec<(i64, i64)> {
        let mut crossings: Vec<(i64, i64)> =
            self.edges.iter().filter_map(|edge| crossing(*edge, y)).collect();
        crossings.sort_unstable();
        let (mut spans, mut winds, mut from) = (Vec::new(), 0, 0);
        for (x, turn) in crossings {
            if winds == 0 {
                from = x;
            }
            winds += turn;
            if winds == 0 {
                spans.push((from, x));
            }
        }
        spans
    }
}

fn crossing((a, b): (Spot, Spot), y: i64) -> Option<(i64, i64)> {
    let (low, high, turn) = if a.1 < b.1 { (a, b, 1) } else { (b, a, -1) };
    (low.1 <= y && y < high.1).then(|| (low.0 + (high.0 - low.0) * (y - low.1) / (high.1 - low.1), turn))
}

fn cover(from: i64, to: i64, black: &mut [i64]) {
    for at in from / STEPS..=to / STEPS {
        if let Some(black) = usize::try_from(at).ok().and_then(|at| black.get_mut(at)) {
            *black += (to.min((at + 1) * STEPS) - from.max(at * STEPS)).max(0);
        }
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.spot(x, y);
        self.at = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.spot(x, y);
        self.line(to);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (a, b, c) = (self.at, self.spot(x1, y1), self.spot(x, y));
        for k in 1..=PARTS {
            let (p, q, r) = ((PARTS - k) * (PARTS - k), 2 * k * (PARTS - k), k * k);
            let between = |a: i64, b: i64, c: i64| (a * p + b * q + c * r) / (PARTS * PARTS);
            self.line((between(a.0, b.0, c.0), between(a.1, b.1, c.1)));
        }
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (a, b, c, d) = (self.at, self.spot(x1, y1), self.spot(x2, y2), self.spot(x, y));
        for k in 1..=PARTS {
            let i = PARTS - k;
            let (p, q, r, s) = (i * i * i, 3 * i * i * k, 3 * i * k * k, k * k * k);
            let between =
                |a: i64, b: i64, c: i64, d: i64| (a * p + b * q + c * r + d * s) / (PARTS * PARTS * PARTS);
            self.line((between(a.0, b.0, c.0, d.0), between(a.1, b.1, c.1, d.1)));
        }
    }

    fn close(&mut self) {
        let to = self.start;
        self.line(to);
    }
}
