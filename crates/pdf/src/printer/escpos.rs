//! ESC/POS, for receipt printers: raster bit images (`GS v 0`) in bands that small buffers hold, and a cut.

use crate::raster::Picture;

/// Rows of one band.
const BAND: usize = 255;
/// Forgets what an earlier, perhaps interrupted print had set.
const BEGIN: &[u8] = b"\x1b@";
const IMAGE: &[u8] = b"\x1dv0\x00";
/// Feeds four lines, so that the cut is below the last row, and cuts.
const CUT: &[u8] = b"\x1bd\x04\x1dV\x00";
/// Feeds two lines between labels.
const FEED: &[u8] = b"\x1bd\x02";

pub(super) fn page(picture: &Picture, is_label: bool, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(BEGIN);
    for band in picture.bytes.chunks(picture.stride() * BAND) {
        bytes.extend_from_slice(IMAGE);
        bytes.extend(low_high(picture.stride()));
        bytes.extend(low_high(band.len() / picture.stride()));
        bytes.extend_from_slice(band);
    }
    bytes.extend_from_slice(if is_label { FEED } else { CUT });
}

fn low_high(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}
