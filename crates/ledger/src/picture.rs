//! Pictures that a workspace shows on its own pages: the photo of a step. Only the picture itself is stored.
//! Invariant: the kind follows from the bytes. Each part of the file that is not needed to draw the picture
//! is left out, so that no place, device, author or second picture comes along. A part that is not understood
//! is refused. Nothing is decoded here, and nothing is rewritten but the orientation of a JPEG.

mod jpeg;
mod png;
mod webp;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use catalogue::Phrase;
use sha2::{Digest, Sha256};

/// Largest picture, bytes: that of a phone's camera, and no film.
pub const MOST: usize = 5 * 1024 * 1024;
/// The same, as base64.
pub const MOST_TEXT: usize = MOST.div_ceil(3) * 4;
/// The longest side, and the most pixels: more would fill the memory of the tablet that draws them.
const LONGEST_SIDE: u32 = 10_000;
const MOST_PIXELS: u64 = 40_000_000;

/// The kinds of picture by their media types.
const KINDS: [(&str, Kind); 3] =
    [("image/jpeg", Kind::Jpeg), ("image/png", Kind::Png), ("image/webp", Kind::WebP)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Jpeg,
    Png,
    WebP,
}

impl Kind {
    /// The kind of a file, by its first bytes.
    fn of(bytes: &[u8]) -> Option<Kind> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Kind::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Kind::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Kind::WebP),
            _ => None,
        }
    }
}

/// The media type of this name, as the program writes it. None: no kind of picture.
pub fn media_type(name: &str) -> Option<&'static str> {
    KINDS.iter().map(|(media_type, _)| *media_type).find(|it| *it == name)
}

/// The digits of a digest.
const DIGITS: usize = 64;

/// A digest as it is written: two lower-case hexadecimal digits a byte.
pub fn digits(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of a digest; None for any other text.
pub fn digest(text: &str) -> Option<Vec<u8>> {
    let is_plain = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() != DIGITS || !text.bytes().all(is_plain) {
        return None;
    }
    (0..DIGITS).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

/// A picture without anything but itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    media_type: &'static str,
    width: u32,
    height: u32,
    bytes: Vec<u8>,
    sha256: [u8; 32],
}

impl Picture {
    /// Reads a file that was sent, and keeps what draws it.
    pub fn read(sent: &[u8]) -> Result<Picture, Flaw> {
        if sent.len() > MOST {
            return Err(Flaw::Heavy);
        }
        if sent.is_empty() {
            return Err(Flaw::Empty);
        }
        let kind = Kind::of(sent).ok_or(Flaw::OtherKind)?;
        let drawing = match kind {
            Kind::Jpeg => jpeg::drawing(sent)?,
            Kind::Png => png::drawing(sent)?,
            Kind::WebP => webp::drawing(sent)?,
        };
        // The rewritten orientation may be longer than the segment that it was in.
        if drawing.bytes.len() > MOST {
            return Err(Flaw::Heavy);
        }
        let (width, height) = drawing.size;
        if width == 0 || height == 0 {
            return Err(Flaw::Broken);
        }
        let pixels = u64::from(width) * u64::from(height);
        if width.max(height) > LONGEST_SIDE || pixels > MOST_PIXELS {
            return Err(Flaw::Large);
        }
        let (media_type, _) = KINDS.into_iter().find(|(_, it)| *it == kind).ok_or(Flaw::OtherKind)?;
        let sha256 = Sha256::digest(&drawing.bytes).into();
        Ok(Picture { media_type, width, height, bytes: drawing.bytes, sha256 })
    }

    /// The same of a file as base64. A form sends the padding alone for a file without bytes.
    pub fn from_text(text: &str) -> Result<Picture, Flaw> {
        if text.len() > MOST_TEXT {
            return Err(Flaw::Heavy);
        }
        Picture::read(&STANDARD.decode(text.trim_start_matches('=')).map_err(|_| Flaw::OtherKind)?)
    }

    /// Its media type.
    pub fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// Its width and height as it is shown, in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The SHA-256 of its bytes.
    pub fn sha256(&self) -> &[u8; 32] {
        &self.sha256
    }
}

/// Why a file is not taken as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It is neither a JPEG nor a PNG nor a WebP.
    OtherKind,
    /// It has too many bytes.
    Heavy,
    /// It has too many pixels.
    Large,
    /// It ends too early, or has a part that is not understood.
    Broken,
    /// Its colours are those of a printer.
    Colours,
    /// It moves.
    Film,
    /// The file has no bytes.
    Empty,
}

impl Flaw {
    /// What to do about it.
    pub fn words(self) -> Phrase {
        match self {
            Flaw::OtherKind => {
                Phrase::of("This is no picture that a page can show. Choose a JPEG, a PNG or a WebP.")
            }
            Flaw::Heavy => {
                Phrase::of("The picture has more than 5 MB. Save it smaller, and choose it again.")
            }
            Flaw::Large => Phrase::of(
                "The picture has more than 10,000 pixels in a row, or 40 million in all. Save it smaller.",
            ),
            Flaw::Broken => Phrase::of(
                "The picture is not whole, or has an unknown part. Save it again, and choose that file.",
            ),
            Flaw::Colours => {
                Phrase::of("The picture has the colours of a printer. Save it in RGB, and choose it again.")
            }
            Flaw::Film => Phrase::of("The picture moves. Choose one that stands still."),
            Flaw::Empty => Phrase::of("The file is empty. Choose another, or take the photo again."),
        }
    }
}

/// What draws a picture: the kept bytes, and width and height.
struct Drawing {
    size: (u32, u32),
    bytes: Vec<u8>,
}

/// Bytes that are read from the front. A read past the end is `Broken`.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn new(rest: &'a [u8]) -> Reader<'a> {
        Reader { rest }
    }

    fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    fn take(&mut self, many: usize) -> Result<&'a [u8], Flaw> {
        let (taken, rest) = self.rest.split_at_checked(many).ok_or(Flaw::Broken)?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Flaw> {
        self.take(N)?.try_into().map_err(|_| Flaw::Broken)
    }

    fn byte(&mut self) -> Result<u8, Flaw> {
        self.array().map(|[byte]| byte)
    }

    /// A number of two bytes, the greater first.
    fn short(&mut self) -> Result<u16, Flaw> {
        self.array().map(u16::from_be_bytes)
    }

    /// A number of four bytes, the greatest first.
    fn long(&mut self) -> Result<u32, Flaw> {
        self.array().map(u32::from_be_bytes)
    }

    /// A number of four bytes, the smallest first.
    fn long_from_least(&mut self) -> Result<u32, Flaw> {
        self.array().map(u32::from_le_bytes)
    }
}

#[cfg(test)]
mod tests;
