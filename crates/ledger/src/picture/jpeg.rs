//! A JPEG (ITU-T T.81): its tables, its frame and its scans are kept; application segments and comments are
//! not.
//! Invariant: of an Exif segment only the orientation stays, in a segment of our own. Without it the photo of
//! a phone that was held upright would be sideways.

use super::{Drawing, Flaw, Reader};

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const QUANTISATION: u8 = 0xdb;
const RESTARTS: u8 = 0xdd;
const HUFFMAN: u8 = 0xc4;
/// Baseline, extended and progressive, each by Huffman codes: what every browser draws.
const FRAMES: [u8; 3] = [0xc0, 0xc1, 0xc2];
const EXIF: u8 = 0xe1;
const ADOBE: u8 = 0xee;
const COMMENT: u8 = 0xfe;
/// Where the orientation is in our own segment.
const ORIENTATION_AT: usize = 29;
/// An Exif segment that has an orientation and nothing else.
const ORIENTATION: [u8; 36] =
    *b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";

/// The parts of a file that were read so far.
#[derive(Default)]
struct Parts {
    kept: Vec<u8>,
    /// Width, height and the number of colours.
    frame: Option<(u16, u16, u8)>,
    scans: usize,
    orientation: Option<u8>,
    is_plain_rgb: bool,
}

pub(super) fn drawing(sent: &[u8]) -> Result<Drawing, Flaw> {
    let mut reader = Reader::new(sent);
    if reader.array()? != [0xff, START] {
        return Err(Flaw::Broken);
    }
    let mut parts = Parts { kept: Vec::with_capacity(sent.len()), ..Parts::default() };
    loop {
        match marker(&mut reader)? {
            // Bytes after the end are another picture, or a film.
            END => break,
            kind => part(&mut reader, kind, &mut parts)?,
        }
    }
    let (width, height, colours) = parts.frame.filter(|_| parts.scans > 0).ok_or(Flaw::Broken)?;
    if ![1, 3].contains(&colours) || parts.is_plain_rgb && colours == 3 {
        return Err(Flaw::Colours);
    }
    let orientation = parts.orientation.unwrap_or(1);
    let lies = orientation >= 5;
    let (width, height) = if lies { (height, width) } else { (width, height) };
    let mut bytes = vec![0xff, START];
    if orientation > 1 {
        let mut own = ORIENTATION;
        own[ORIENTATION_AT] = orientation;
        bytes.extend(own);
    }
    bytes.append(&mut parts.kept);
    bytes.extend([0xff, END]);
    Ok(Drawing { size: (width.into(), height.into()), bytes })
}

/// The next marker; bytes that only fill up may stand before it.
fn marker(reader: &mut Reader) -> Result<u8, Flaw> {
    if reader.byte()? != 0xff {
        return Err(Flaw::Broken);
    }
    loop {
        match reader.byte()? {
            0xff => {}
            kind => return Ok(kind),
        }
    }
}

/// Reads one segment, and keeps it where it draws.
fn part(reader: &mut Reader, kind: u8, parts: &mut Parts) -> Result<(), Flaw> {
    let length = usize::from(reader.short()?);
    let body = reader.take(length.checked_sub(2).ok_or(Flaw::Broken)?)?;
    match kind {
        SCAN => {
            if parts.frame.is_none() || !is_scan_header(body) {
                return Err(Flaw::Broken);
            }
            keep(parts, kind, body);
            parts.kept.extend_from_slice(codes(reader)?);
            parts.scans += 1;
        }
        QUANTISATION if is_quantisation(body) => keep(parts, kind, body),
        HUFFMAN if is_huffman(body) => keep(parts, kind, body),
        RESTARTS if body.len() == 2 => keep(parts, kind, body),
        kind if FRAMES.contains(&kind) && parts.frame.is_none() => {
            parts.frame = Some(frame(body)?);
            keep(parts, kind, body);
        }
        EXIF => parts.orientation = parts.orientation.or_else(|| orientation(body)),
        ADOBE => parts.is_plain_rgb |= matches!(body, [b'A', b'd', b'o', b'b', b'e', .., 0]),
        0xe0..=0xef | COMMENT => {}
        _ => return Err(Flaw::Broken),
    }
    Ok(())
}

fn keep(parts: &mut Parts, kind: u8, body: &[u8]) {
    let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX);
    parts.kept.extend([0xff, kind]);
    parts.kept.extend(length.to_be_bytes());
    parts.kept.extend_from_slice(body);
}

/// Width, height and the number of colours. A frame that tells its height later is refused.
fn frame(body: &[u8]) -> Result<(u16, u16, u8), Flaw> {
    let mut reader = Reader::new(body);
    let bits = reader.byte()?;
    let (height, width, colours) = (reader.short()?, reader.short()?, reader.byte()?);
    let is_whole = bits == 8 && body.len() == 6 + 3 * usize::from(colours);
    if is_whole { Ok((width, height, colours)) } else { Err(Flaw::Broken) }
}

/// Whether it names its components and has nothing more.
fn is_scan_header(body: &[u8]) -> bool {
    body.first().is_some_and(|many| (1..=4).contains(many) && body.len() == 4 + 2 * usize::from(*many))
}

/// Whether it is whole tables: a byte that says which, and 64 values of one or two bytes.
fn is_quantisation(body: &[u8]) -> bool {
    let mut reader = Reader::new(body);
    while !reader.is_empty() {
        let Ok(which) = reader.byte() else { return false };
        if reader.take(if which >> 4 == 0 { 64 } else { 128 }).is_err() {
            return false;
        }
    }
    true
}

/// Whether it is whole tables: a byte that says which, how many codes each length has, and their values.
fn is_huffman(body: &[u8]) -> bool {
    let mut reader = Reader::new(body);
    while !reader.is_empty() {
        let Ok([_, counts @ ..]) = reader.array::<17>() else { return false };
        let many: usize = counts.iter().map(|count| usize::from(*count)).sum();
        if many > 256 || reader.take(many).is_err() {
            return false;
        }
    }
    true
}

/// The codes of a scan: up to the next marker that is none of its restarts.
fn codes<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], Flaw> {
    let rest = reader.rest;
    let mut at = 0;
    while let Some([first, second]) = rest.get(at..at + 2) {
        match (first, second) {
            (0xff, 0x00 | 0xd0..=0xd7) => at += 2,
            (0xff, _) => return reader.take(at),
            _ => at += 1,
        }
    }
    Err(Flaw::Broken)
}

/// The orientation that an Exif segment tells, 1 to 8; None where it tells none.
fn orientation(body: &[u8]) -> Option<u8> {
    let tiff = body.strip_prefix(b"Exif\0\0")?;
    let is_least_first = match tiff.get(..4)? {
        b"II\x2a\0" => true,
        b"MM\0\x2a" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_least_first { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let offset: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let offset = if is_least_first { u32::from_le_bytes(offset) } else { u32::from_be_bytes(offset) };
    let first = usize::try_from(offset).ok()?;
    let many = usize::from(short(first)?);
    let mut entries = (0..many).map_while(|nth| first.checked_add(2 + 12 * nth));
    let at = entries.find(|at| short(*at) == Some(0x0112))?;
    let value = short(at.checked_add(8)?).filter(|_| short(at + 2) == Some(3))?;
    u8::try_from(value).ok().filter(|value| (1..=8).contains(value))
}
