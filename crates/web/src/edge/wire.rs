//! The bytes of an HTTP/1.1 connection, before the library reads them: where lines end, and where messages end.
//! Invariant: the bytes that are let through end each message where RFC 9112 says, by the strictest reading. The filter stops
//! before a byte from which on two readers could differ, and hands the library bytes that it refuses instead. Wherever the
//! filter reads something in another way than the library does, the library refuses it.
//!
//! The library accepts a bare LF as the end of a line, drops a length beside a transfer coding,
//! accepts the same length twice and decodes only the last of several codings. It reports none of
//! this, and has no switch for it.

/// The bytes that the library reads in place of everything that is refused: a NUL is allowed nowhere, and the
/// library looks at a head only once it has an end.
pub const REFUSED: &[u8] = b"\0\r\n\r\n";
/// The bytes that are kept of a line: enough for the names that decide how long a body
/// is, and for their values.
const KEPT: usize = 64;
/// The first line of a connection in HTTP/2, which another reader takes; the one of HTTP/1.1 refuses it.
const PREFACE: &[u8] = b"PRI * HTTP/2.0";
/// Most digits of a chunk's size: more do not fit 64 bits.
const DIGITS: usize = 16;

/// One connection, as far as it was read.
#[derive(Debug, Default)]
pub struct Wire {
    next: Next,
    line: Line,
    head: Head,
}

/// The part of a message that comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Next {
    /// A line of a head.
    #[default]
    Head,
    /// This many bytes of a body of known length.
    Body(u64),
    /// The line with the size of a chunk.
    Size,
    /// This many bytes of a chunk.
    Chunk(u64),
    /// The end of the line that a chunk is on.
    ChunkEnd,
    /// A line behind the last chunk.
    Trailer,
    /// HTTP/2, which is framed by itself.
    Frames,
    /// Nothing: it was refused.
    Nothing,
}

/// The line that is being read.
#[derive(Debug)]
struct Line {
    kept: [u8; KEPT],
    long: usize,
    is_after_cr: bool,
}

/// The content so far of the head that is being read.
#[derive(Debug, Default)]
struct Head {
    /// An empty line came before it: one is allowed (RFC 9112, 2.2).
    is_after_blank: bool,
    is_begun: bool,
    framing: Option<Framing>,
}

/// How long the body is.
#[derive(Debug, Clone, Copy)]
enum Framing {
    Length(u64),
    Chunked,
}

impl Wire {
    /// Whether nothing more is let through.
    pub fn is_refused(&self) -> bool {
        self.next == Next::Nothing
    }

    /// Checks the bytes that came, and gives how many of them are let through; all,
    /// unless something is refused.
    pub fn pass(&mut self, bytes: &[u8]) -> usize {
        let mut at = 0;
        while at < bytes.len() {
            match self.next {
                Next::Frames => return bytes.len(),
                Next::Nothing => return at,
                Next::Body(left) => {
                    at += skip(left, bytes.len() - at, &mut self.next, Next::Body, Next::Head)
                }
                Next::Chunk(left) => {
                    at += skip(left, bytes.len() - at, &mut self.next, Next::Chunk, Next::ChunkEnd);
                }
                Next::Head | Next::Size | Next::ChunkEnd | Next::Trailer => match self.take(bytes[at]) {
                    Some(()) => at += 1,
                    None => self.next = Next::Nothing,
                },
            }
        }
        at
    }

    /// A byte of a line. None: refused.
    fn take(&mut self, byte: u8) -> Option<()> {
        let is_target = self.next == Next::Head && !self.head.is_begun;
        // The library cuts a fragment off; a request target has none (RFC 9112, 3.2).
        if is_target && byte == b'#' {
            return None;
        }
        if !self.line.take(byte)? {
            return Some(());
        }
        let line = std::mem::take(&mut self.line);
        self.next = match self.next {
            Next::Size => chunk(&line)?,
            Next::ChunkEnd => line.is_empty().then_some(Next::Size)?,
            Next::Trailer if line.is_empty() => Next::Head,
            Next::Trailer => Next::Trailer,
            _ => self.head.take(&line)?,
        };
        Some(())
    }
}

/// Skips the bytes at hand of a part that has this many left.
fn skip(left: u64, there: usize, next: &mut Next, on: fn(u64) -> Next, end: Next) -> usize {
    let taken = usize::try_from(left).unwrap_or(usize::MAX).min(there);
    let left = left - taken as u64;
    *next = if left == 0 { end } else { on(left) };
    taken
}

impl Default for Line {
    fn default() -> Line {
        Line { kept: [0; KEPT], long: 0, is_after_cr: false }
    }
}

impl Line {
    /// Adds a byte; gives whether it ended the line. None: CR and LF come together or not at all.
    fn take(&mut self, byte: u8) -> Option<bool> {
        match (self.is_after_cr, byte) {
            (true, b'\n') => return Some(true),
            (true, _) | (false, b'\n') => return None,
            (false, b'\r') => self.is_after_cr = true,
            (false, _) => {
                if let Some(place) = self.kept.get_mut(self.long) {
                    *place = byte;
                }
                self.long = self.long.saturating_add(1);
            }
        }
        Some(false)
    }

    fn is_empty(&self) -> bool {
        self.long == 0
    }

    /// Its beginning.
    fn kept(&self) -> &[u8] {
        &self.kept[..self.long.min(KEPT)]
    }

    /// All of it. None: it is longer than the part that is kept.
    fn whole(&self) -> Option<&[u8]> {
        (self.long <= KEPT).then(|| self.kept())
    }
}

impl Head {
    /// Reads a line of the head, and gives what comes next. None: refused.
    fn take(&mut self, line: &Line) -> Option<Next> {
        if line.is_empty() {
            return if self.is_begun { Some(self.end()) } else { self.blank() };
        }
        if !self.is_begun {
            self.is_begun = true;
            return Some(if line.whole() == Some(PREFACE) { Next::Frames } else { Next::Head });
        }
        self.field(line)?;
        Some(Next::Head)
    }

    fn blank(&mut self) -> Option<Next> {
        let is_second = std::mem::replace(&mut self.is_after_blank, true);
        (!is_second).then_some(Next::Head)
    }

    fn end(&mut self) -> Next {
        match std::mem::take(self).framing {
            None | Some(Framing::Length(0)) => Next::Head,
            Some(Framing::Length(bytes)) => Next::Body(bytes),
            Some(Framing::Chunked) => Next::Size,
        }
    }

    /// Reads a field: the body's length is given once, in one way, or not at all.
    fn field(&mut self, line: &Line) -> Option<()> {
        let kept = line.kept();
        let name = &kept[..kept.iter().position(|byte| *byte == b':').unwrap_or_default()];
        let read = match () {
            () if name.eq_ignore_ascii_case(b"content-length") => length,
            () if name.eq_ignore_ascii_case(b"transfer-encoding") => coding,
            () => return Some(()),
        };
        let value = trim(&line.whole()?[name.len() + 1..]);
        self.framing.replace(read(value)?).is_none().then_some(())
    }
}

fn length(value: &[u8]) -> Option<Framing> {
    number(value, 10).map(Framing::Length)
}

fn coding(value: &[u8]) -> Option<Framing> {
    value.eq_ignore_ascii_case(b"chunked").then_some(Framing::Chunked)
}

/// The part after the line with the size of a chunk: `1a`, `1a;name=value`. Extensions are
/// ignored (RFC 9112, 7.1.1).
fn chunk(line: &Line) -> Option<Next> {
    let kept = line.kept();
    let digits = kept.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let (size, rest) = kept.split_at(digits);
    let is_plain = digits <= DIGITS && (line.long == digits || trim(rest).starts_with(b";"));
    match number(size, 16).filter(|_| is_plain)? {
        0 => Some(Next::Trailer),
        bytes => Some(Next::Chunk(bytes)),
    }
}

/// Digits alone: no sign, no list.
fn number(digits: &[u8], radix: u32) -> Option<u64> {
    let text = std::str::from_utf8(digits).ok()?;
    let is_plain = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    u64::from_str_radix(text, radix).ok().filter(|_| is_plain)
}

fn trim(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value
}

#[cfg(test)]
mod tests;
