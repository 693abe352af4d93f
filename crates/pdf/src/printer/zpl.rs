//! ZPL II, for label printers: a graphic field (`^GF`) of hexadecimal digits.

use crate::raster::Picture;

pub(super) fn page(picture: &Picture, bytes: &mut Vec<u8>) {
    let total = picture.bytes.len();
    let head = format!(
        "^XA^PW{}^LL{}^LH0,0^FO0,0^GFA,{total},{total},{},",
        picture.width,
        picture.height,
        picture.stride()
    );
    bytes.extend_from_slice(head.as_bytes());
    for byte in &picture.bytes {
        bytes.extend([byte >> 4, byte & 15].map(|half| b"0123456789ABCDEF"[usize::from(half)]));
    }
    bytes.extend_from_slice(b"^FS^PQ1^XZ\n");
}
