//! A WebP (RFC 9649): its image and its transparency are kept; profile, Exif, XMP and unknown chunks are not.
//! Invariant: it is one picture. The extended header is rewritten, and says only that the picture has
//! transparency.

use super::{Drawing, Flaw, Reader};

/// The flag of the extended header for a picture with transparency.
const TRANSPARENT: u8 = 0x10;
/// Widths and heights have fourteen bits.
const SIDE: u32 = 0x3fff;

pub(super) fn drawing(sent: &[u8]) -> Result<Drawing, Flaw> {
    let mut file = Reader::new(sent);
    file.take(4)?;
    let length = usize::try_from(file.long_from_least()?).map_err(|_| Flaw::Broken)?;
    // Bytes after the end are no part of the picture.
    let mut reader = Reader::new(file.take(length)?);
    reader.take(4)?;
    let (mut alpha, mut image) = (None, None);
    while !reader.is_empty() {
        let (kind, data) = chunk(&mut reader)?;
        match &kind {
            b"VP8 " | b"VP8L" if image.is_none() => image = Some((kind, data)),
            b"ALPH" if alpha.is_none() && image.is_none() => alpha = Some(data),
            b"VP8 " | b"VP8L" | b"ALPH" => return Err(Flaw::Broken),
            b"ANIM" | b"ANMF" => return Err(Flaw::Film),
            _ => {}
        }
    }
    let (kind, data) = image.ok_or(Flaw::Broken)?;
    let size = if kind == *b"VP8 " { lossy_size(data)? } else { lossless_size(data)? };
    let mut chunks = Vec::with_capacity(sent.len());
    // A lossless image has its transparency in itself.
    if let Some(alpha) = alpha.filter(|_| kind == *b"VP8 ") {
        keep(&mut chunks, *b"VP8X", &extended_header(size));
        keep(&mut chunks, *b"ALPH", alpha);
    }
    keep(&mut chunks, kind, data);
    let length = u32::try_from(chunks.len() + 4).map_err(|_| Flaw::Heavy)?;
    let mut bytes = b"RIFF".to_vec();
    bytes.extend(length.to_le_bytes());
    bytes.extend(b"WEBP");
    bytes.append(&mut chunks);
    Ok(Drawing { size, bytes })
}

/// The next chunk: its type and its data. A chunk of odd length is filled up with a byte.
fn chunk<'a>(reader: &mut Reader<'a>) -> Result<([u8; 4], &'a [u8]), Flaw> {
    let kind = reader.array()?;
    let length = usize::try_from(reader.long_from_least()?).map_err(|_| Flaw::Broken)?;
    let data = reader.take(length)?;
    reader.take(length % 2)?;
    Ok((kind, data))
}

fn keep(bytes: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    bytes.extend(kind);
    bytes.extend(length.to_le_bytes());
    bytes.extend_from_slice(data);
    bytes.extend(vec![0; data.len() % 2]);
}

/// The extended header of a picture with transparency.
fn extended_header((width, height): (u32, u32)) -> [u8; 10] {
    let [w0, w1, w2, _] = width.saturating_sub(1).to_le_bytes();
    let [h0, h1, h2, _] = height.saturating_sub(1).to_le_bytes();
    [TRANSPARENT, 0, 0, 0, w0, w1, w2, h0, h1, h2]
}

/// Width and height in the header of a lossy image, which begins with a key frame.
fn lossy_size(data: &[u8]) -> Result<(u32, u32), Flaw> {
    let mut reader = Reader::new(data);
    let [first, _, _, start @ ..] = reader.array::<6>()?;
    let [width, height] = [reader.array()?, reader.array()?].map(u16::from_le_bytes).map(u32::from);
    let is_key = first & 1 == 0 && start == [0x9d, 0x01, 0x2a];
    if is_key { Ok((width & SIDE, height & SIDE)) } else { Err(Flaw::Broken) }
}

/// The same of a lossless image: each side less one, in fourteen bits, and a version of zero.
fn lossless_size(data: &[u8]) -> Result<(u32, u32), Flaw> {
    let mut reader = Reader::new(data);
    let (signature, bits) = (reader.byte()?, reader.long_from_least()?);
    let is_known = signature == 0x2f && bits >> 29 == 0;
    if is_known { Ok(((bits & SIDE) + 1, (bits >> 14 & SIDE) + 1)) } else { Err(Flaw::Broken) }
}
