//! A PNG (ISO/IEC 15948): its header, palette, transparency and pixels are kept; every other chunk is not.
//! Invariant: each chunk has its checksum. A chunk that every reader has to know is refused if it is unknown.

use super::{Drawing, Flaw, Reader};

const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
/// Bit 5 of the first letter: a reader that does not know the chunk may leave it out.
const ANCILLARY: u8 = 0x20;
/// Colour types, and the bits that each may have.
const COLOURS: [(u8, &[u8]); 5] =
    [(0, &[1, 2, 4, 8, 16]), (2, &[8, 16]), (3, &[1, 2, 4, 8]), (4, &[8, 16]), (6, &[8, 16])];

pub(super) fn drawing(sent: &[u8]) -> Result<Drawing, Flaw> {
    let mut reader = Reader::new(sent);
    if reader.array()? != SIGNATURE {
        return Err(Flaw::Broken);
    }
    let (first, header) = chunk(&mut reader)?;
    if first != *b"IHDR" {
        return Err(Flaw::Broken);
    }
    let size = size(header)?;
    let mut bytes = Vec::with_capacity(sent.len());
    bytes.extend(SIGNATURE);
    keep(&mut bytes, *b"IHDR", header);
    let mut has_pixels = false;
    loop {
        let (kind, data) = chunk(&mut reader)?;
        match &kind {
            b"IDAT" => has_pixels = true,
            b"PLTE" if !has_pixels && data.len() <= 768 && data.len().is_multiple_of(3) => {}
            b"tRNS" if !has_pixels && data.len() <= 256 => {}
            b"IEND" if has_pixels && data.is_empty() => {
                // Bytes after the end are no part of the picture.
                keep(&mut bytes, kind, data);
                return Ok(Drawing { size, bytes });
            }
            b"tRNS" => return Err(Flaw::Broken),
            [first, ..] if first & ANCILLARY != 0 => continue,
            _ => return Err(Flaw::Broken),
        }
        keep(&mut bytes, kind, data);
    }
}

/// The next chunk: its type and its data.
fn chunk<'a>(reader: &mut Reader<'a>) -> Result<([u8; 4], &'a [u8]), Flaw> {
    let length = usize::try_from(reader.long()?).map_err(|_| Flaw::Broken)?;
    let kind: [u8; 4] = reader.array()?;
    let data = reader.take(length)?;
    let is_whole = kind.iter().all(u8::is_ascii_alphabetic) && reader.long()? == checksum(kind, data);
    if is_whole { Ok((kind, data)) } else { Err(Flaw::Broken) }
}

fn keep(bytes: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    bytes.extend(length.to_be_bytes());
    bytes.extend(kind);
    bytes.extend_from_slice(data);
    bytes.extend(checksum(kind, data).to_be_bytes());
}

/// Width and height, of a header that is right.
fn size(header: &[u8]) -> Result<(u32, u32), Flaw> {
    let mut reader = Reader::new(header);
    let size = (reader.long()?, reader.long()?);
    let [bits, colour, compression, filter, interlace] = reader.array()?;
    let has_bits = COLOURS.iter().any(|(of, may)| *of == colour && may.contains(&bits));
    let is_known = has_bits && compression == 0 && filter == 0 && interlace <= 1;
    if is_known && reader.is_empty() { Ok(size) } else { Err(Flaw::Broken) }
}

/// The checksum of a chunk: CRC-32 of its type and its data.
pub(super) fn checksum(kind: [u8; 4], data: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&kind);
    hasher.update(data);
    hasher.finalize()
}
