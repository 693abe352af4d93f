//! What printers are sent, read as the printers read it: every byte is part of the frame that is expected, or
//! a dot.

use pdf::{Print, PrinterKind};
use std::fmt::Write;
use std::path::Path;

pub const DOTS: [PrinterKind; 3] = [PrinterKind::EscPos, PrinterKind::Tspl, PrinterKind::Zpl];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub width: usize,
    pub rows: Vec<Vec<u8>>,
}

/// The rest of the bytes after what has to be there.
pub fn after<'b>(bytes: &'b [u8], wanted: &[u8]) -> &'b [u8] {
    bytes.strip_prefix(wanted).unwrap_or_else(|| {
        panic!("{:?} where {:?} was wanted", &bytes[..bytes.len().min(24)], String::from_utf8_lossy(wanted))
    })
}

/// A decimal number, and the rest after it.
pub fn number(bytes: &[u8]) -> (usize, &[u8]) {
    let end = bytes.iter().position(|b| !b.is_ascii_digit()).unwrap_or(bytes.len());
    let text = std::str::from_utf8(&bytes[..end]).expect("digits");
    (text.parse().unwrap_or_else(|_| panic!("no number: {text:?}")), &bytes[end..])
}

/// Every byte of a stream is either the frame that is expected or a dot: whatever else there is fails here.
pub fn escpos(mut bytes: &[u8], end: &[u8]) -> Vec<Seen> {
    let mut pages = Vec::new();
    while !bytes.is_empty() {
        bytes = after(bytes, b"\x1b@");
        let mut seen = Seen { width: 0, rows: Vec::new() };
        while bytes.starts_with(b"\x1dv0") {
            bytes = after(bytes, b"\x1dv0\0");
            let word = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
            let (stride, rows) = (word(0), word(2));
            seen.width = stride * 8;
            seen.rows.extend(bytes[4..4 + stride * rows].chunks(stride).map(<[u8]>::to_vec));
            bytes = &bytes[4 + stride * rows..];
        }
        bytes = after(bytes, end);
        pages.push(seen);
    }
    pages
}

pub fn tspl(mut bytes: &[u8], gap: &str) -> Vec<Seen> {
    let mut pages = Vec::new();
    while !bytes.is_empty() {
        let (width, rest) = number(after(bytes, b"SIZE "));
        let (_, rest) = number(after(rest, b" mm,"));
        let rest = after(rest, format!(" mm\r\nGAP {gap} mm,0 mm\r\nDIRECTION 1\r\n").as_bytes());
        let (stride, rest) = number(after(rest, b"REFERENCE 0,0\r\nCLS\r\nBITMAP 0,0,"));
        let (rows, rest) = number(after(rest, b","));
        let rest = after(rest, b",0,");
        assert_eq!(width, stride, "a millimetre is a byte");
        let dots = rest[..stride * rows].chunks(stride);
        pages.push(Seen {
            width: stride * 8,
            rows: dots.map(|row| row.iter().map(|b| !b).collect()).collect(),
        });
        bytes = after(&rest[stride * rows..], b"\r\nPRINT 1,1\r\n");
    }
    pages
}

pub fn zpl(mut bytes: &[u8]) -> Vec<Seen> {
    let mut pages = Vec::new();
    while !bytes.is_empty() {
        let (width, rest) = number(after(bytes, b"^XA^PW"));
        let (rows, rest) = number(after(rest, b"^LL"));
        let (total, rest) = number(after(rest, b"^LH0,0^FO0,0^GFA,"));
        let (again, rest) = number(after(rest, b","));
        let (stride, rest) = number(after(rest, b","));
        let rest = after(rest, b",");
        assert_eq!((total, again, width), (stride * rows, stride * rows, stride * 8));
        let half = |b: u8| char::from(b).to_digit(16).expect("a hexadecimal digit") as u8;
        let dots: Vec<u8> = rest[..total * 2].chunks(2).map(|two| half(two[0]) << 4 | half(two[1])).collect();
        pages.push(Seen { width, rows: dots.chunks(stride).map(<[u8]>::to_vec).collect() });
        bytes = after(&rest[total * 2..], b"^FS^PQ1^XZ\n");
    }
    pages
}

pub fn seen(print: &Print, kind: PrinterKind, width_mm: u16) -> Vec<Seen> {
    let bytes = print.bytes(kind, width_mm).expect("a print");
    let is_label = !matches!(print, Print::Paper(_));
    match kind {
        PrinterKind::EscPos => escpos(&bytes, if is_label { b"\x1bd\x02" } else { b"\x1bd\x04\x1dV\0" }),
        PrinterKind::Tspl => tspl(&bytes, if is_label { "2" } else { "0" }),
        PrinterKind::Zpl => zpl(&bytes),
        PrinterKind::Pdf => panic!("a PDF has no dots"),
    }
}

/// Two dots across and four down as one character: a picture that people can look at.
pub fn drawn(seen: &Seen) -> String {
    const SPOTS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
    let is_black =
        |x: usize, y: usize| seen.rows.get(y).is_some_and(|row| row[x / 8] & (0x80 >> (x % 8)) != 0);
    let mut text = String::new();
    for top in (0..seen.rows.len()).step_by(4) {
        let cell = |left: usize| {
            let spots = SPOTS.iter().enumerate().flat_map(|(y, two)| {
                two.iter()
                    .enumerate()
                    .filter(move |(x, _)| is_black(left + x, top + y))
                    .map(|(_, spot)| *spot)
            });
            match spots.sum::<u32>() {
                0 => ' ',
                sum => char::from_u32(0x2800 + sum).expect("a pattern of dots"),
            }
        };
        let line: String = (0..seen.width).step_by(2).map(cell).collect();
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

pub fn is_as_kept(name: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/printers").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, now).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(now.lines()).position(|(kept, now)| kept != now);
    let line = differs.unwrap_or_else(|| kept.lines().count().min(now.lines().count()));
    assert!(
        kept == now,
        "{name} differs from line {}:\n kept {:?}\n now  {:?}",
        line + 1,
        kept.lines().nth(line),
        now.lines().nth(line)
    );
}
