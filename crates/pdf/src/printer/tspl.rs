//! TSPL, for label printers: a bitmap in overwriting mode, where a set bit is white.

use crate::raster::{DOTS_PER_MM, Picture};

/// Between two labels, in millimetres.
const GAP_MM: u8 = 2;

pub(super) fn page(picture: &Picture, is_label: bool, bytes: &mut Vec<u8>) {
    let dots = usize::try_from(DOTS_PER_MM).unwrap_or(1);
    let (width, height) = (picture.width.div_ceil(dots), picture.height.div_ceil(dots));
    let gap = if is_label { GAP_MM } else { 0 };
    let head = format!(
        "SIZE {width} mm,{height} mm\r\nGAP {gap} mm,0 mm\r\nDIRECTION 1\r\nREFERENCE 0,0\r\nCLS\r\n\
         BITMAP 0,0,{},{},0,",
        picture.stride(),
        picture.height
    );
    bytes.extend_from_slice(head.as_bytes());
    bytes.extend(picture.bytes.iter().map(|byte| !byte));
    bytes.extend_from_slice(b"\r\nPRINT 1,1\r\n");
}
