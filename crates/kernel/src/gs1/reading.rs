//! Reads an element string byte by byte, as GS1 General Specifications, section 7.8, sets out.
//! Invariant: it takes time in proportion to the text and refuses any text that is none, with the place of
//! the fault.

use super::{Collector, Elements, Place, SEPARATOR, identifiers};
use crate::code::Code;
use crate::day::Day;
use crate::refusal::Ruled;

/// What readers send in front (ISO/IEC 15424): GS1-128, GS1 Data Matrix, GS1 QR, GS1 DataBar.
const PREFIXES: [&str; 4] = ["]C1", "]d2", "]Q3", "]e0"];

pub(super) fn parse(data: &str, today: Day) -> Ruled<Elements> {
    let start = PREFIXES.iter().find(|prefix| data.starts_with(**prefix)).map_or(0, |prefix| prefix.len());
    // Some readers send the FNC1 at the beginning of the symbol too.
    let mut rest = Rest { bytes: data.as_bytes(), at: start };
    rest.skip_separator();
    let mut collector = Collector::new(today);
    while rest.at < rest.bytes.len() {
        let at = rest.at + 1;
        let Some((length, format)) = identifiers::format_of(rest.bytes_left()) else {
            return Err(Place { at: place(data, at), ai: String::new() }.refusal(Code::Gs1UnknownAi));
        };
        let ai = String::from_utf8_lossy(rest.take(length)).into_owned();
        let value = match identifiers::predefined_length(ai.as_bytes()) {
            Some(fixed) => rest.take(fixed),
            None => rest.take(rest.until_separator()),
        };
        collector.add(Place { at: place(data, at), ai }, format, value)?;
        rest.skip_separator();
    }
    collector.finish()
}

/// The place of a byte (from 1) among the characters.
fn place(data: &str, byte: usize) -> usize {
    data.char_indices().take_while(|(at, _)| *at < byte).count()
}

struct Rest<'d> {
    bytes: &'d [u8],
    at: usize,
}

impl<'d> Rest<'d> {
    fn bytes_left(&self) -> &'d [u8] {
        &self.bytes[self.at..]
    }

    /// So many bytes, fewer at the end of the text or before a separator.
    fn take(&mut self, count: usize) -> &'d [u8] {
        let count = count.min(self.until_separator());
        let taken = &self.bytes_left()[..count];
        self.at += count;
        taken
    }

    fn until_separator(&self) -> usize {
        let left = self.bytes_left();
        left.iter().position(|byte| char::from(*byte) == SEPARATOR).unwrap_or(left.len())
    }

    fn skip_separator(&mut self) {
        if self.bytes_left().first().is_some_and(|byte| char::from(*byte) == SEPARATOR) {
            self.at += 1;
        }
    }
}
