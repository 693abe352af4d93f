//! The parts of a picture that are stored, and the files that are refused.
//! Invariant: no text of a metadata segment is in what is kept, and no input breaks the reader.

use super::png::checksum;
use super::{Flaw, MOST, Picture};
use proptest::prelude::*;

/// A text that no picture of ours has.
const SECRET: &[u8] = b"57.6N 11.9E zqplace";

/// A segment of a JPEG.
fn segment(kind: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("a short segment").to_be_bytes();
    [&[0xff, kind][..], &length[..], body].concat()
}

/// A grey JPEG of eight by sixteen pixels, with segments before its frame and bytes behind its end.
fn jpeg(before: &[u8], behind: &[u8]) -> Vec<u8> {
    let mut steps = vec![0];
    steps.extend([1; 64]);
    // One code of one bit: no difference, end of the block.
    let codes = |which: u8| [&[which, 1][..], &[0; 15], &[0]].concat();
    [
        &[0xff, 0xd8][..],
        before,
        &segment(0xdb, &steps),
        &segment(0xc0, &[8, 0, 16, 0, 8, 1, 1, 0x11, 0]),
        &segment(0xc4, &codes(0x00)),
        &segment(0xc4, &codes(0x10)),
        &segment(0xda, &[1, 1, 0x00, 0, 63, 0]),
        &[0x0f, 0xff, 0x00, 0xff, 0xd0, 0x0f],
        &[0xff, 0xd9],
        behind,
    ]
    .concat()
}

/// An Exif segment with an orientation and a place, the smallest byte first.
fn exif(orientation: u8) -> Vec<u8> {
    let entry = |tag: u16, value: u8| [&tag.to_le_bytes()[..], &[3, 0, 1, 0, 0, 0, value, 0, 0, 0]].concat();
    let tiff = [&b"II\x2a\0\x08\0\0\0\x02\0"[..], &entry(0x0110, 9), &entry(0x0112, orientation)].concat();
    segment(0xe1, &[&b"Exif\0\0"[..], &tiff, SECRET].concat())
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("a short chunk").to_be_bytes();
    [&length[..], kind, data, &checksum(*kind, data).to_be_bytes()].concat()
}

/// A grey PNG of three by two pixels, with chunks after its header and bytes behind its end.
fn png(after: &[u8], behind: &[u8]) -> Vec<u8> {
    // Two rows, each with its filter, in one stored block.
    let pixels = b"\x78\x01\x01\x08\0\xf7\xff\0\x10\x20\x30\0\x40\x50\x60\x03\xe8\x01\x51";
    [
        &b"\x89PNG\r\n\x1a\n"[..],
        &chunk(b"IHDR", &[0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]),
        after,
        &chunk(b"IDAT", pixels),
        &chunk(b"IEND", b""),
        behind,
    ]
    .concat()
}

fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let of = |&(kind, data): &(&[u8; 4], &[u8])| {
        let length = u32::try_from(data.len()).expect("a short chunk").to_le_bytes();
        [&kind[..], &length[..], data, &[0][..data.len() % 2]].concat()
    };
    let chunks: Vec<u8> = chunks.iter().flat_map(of).collect();
    let length = u32::try_from(chunks.len() + 4).expect("a short file").to_le_bytes();
    [&b"RIFF"[..], &length, b"WEBP", &chunks].concat()
}

/// The image of a lossy WebP of seven by five pixels.
const LOSSY: &[u8] = b"\x10\0\0\x9d\x01\x2a\x07\0\x05\0codes";
/// That of a lossless one of three by two.
const LOSSLESS: &[u8] = b"\x2f\x02\x40\0\0\x07";

fn picture_of(sent: &[u8]) -> Picture {
    Picture::read(sent).expect("a picture")
}

fn has(picture: &Picture, text: &[u8]) -> bool {
    picture.bytes().windows(text.len()).any(|part| part == text)
}

/// The markers of the segments before the first scan.
fn markers(picture: &Picture) -> Vec<u8> {
    let (mut at, mut found) = (2, Vec::new());
    while let Some([0xff, kind, high, low]) = picture.bytes().get(at..at + 4) {
        found.push(*kind);
        if *kind == 0xda {
            break;
        }
        at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
    }
    found
}

#[test]
fn a_picture_is_what_its_bytes_say() {
    let alpha = riff(&[(b"VP8X", &[0x1c; 10]), (b"ALPH", b"a"), (b"VP8 ", LOSSY)]);
    for (sent, media_type, size) in [
        (jpeg(b"", b""), "image/jpeg", (8, 16)),
        (png(b"", b""), "image/png", (3, 2)),
        (riff(&[(b"VP8 ", LOSSY)]), "image/webp", (7, 5)),
        (riff(&[(b"VP8L", LOSSLESS)]), "image/webp", (3, 2)),
        (alpha, "image/webp", (7, 5)),
    ] {
        let picture = picture_of(&sent);
        assert_eq!((picture.media_type(), picture.size()), (media_type, size));
    }
    for (sent, flaw) in [
        (&b"%PDF-1.7"[..], Flaw::OtherKind),
        (b"<svg onload=alert(1)>", Flaw::OtherKind),
        (b"GIF89a", Flaw::OtherKind),
        (b"", Flaw::Empty),
        (b"\xff\xd8\xff<script>", Flaw::Broken),
        (vec![0xff; MOST + 1].as_slice(), Flaw::Heavy),
    ] {
        assert_eq!(Picture::read(sent), Err(flaw));
    }
}

#[test]
fn a_picture_without_anything_else_stays_as_it_is() {
    for sent in [jpeg(b"", b""), png(b"", b""), riff(&[(b"VP8 ", LOSSY)]), riff(&[(b"VP8L", LOSSLESS)])] {
        assert_eq!(picture_of(&sent).bytes(), sent);
    }
}

#[test]
fn a_jpeg_keeps_no_word_of_what_stands_beside_its_picture() {
    let plain = picture_of(&jpeg(b"", b""));
    for kind in (0xe0..=0xef).chain([0xfe]).filter(|kind| *kind != 0xe1) {
        assert_eq!(picture_of(&jpeg(&segment(kind, SECRET), b"")), plain, "{kind:x}");
    }
    assert_eq!(picture_of(&jpeg(&exif(1), &exif(6))), plain, "nor what stands behind its end");
    assert_eq!(markers(&plain), [0xdb, 0xc0, 0xc4, 0xc4, 0xda]);
}

#[test]
fn a_phone_that_was_held_upright_stays_upright() {
    let plain = picture_of(&jpeg(b"", b""));
    for orientation in 2..=8 {
        let picture = picture_of(&jpeg(&exif(orientation), b""));
        assert_eq!(markers(&picture), [&[0xe1][..], &markers(&plain)].concat());
        assert!(!has(&picture, SECRET) && picture.bytes().len() == plain.bytes().len() + 36);
        assert_eq!(picture.bytes()[2 + 29], orientation);
        assert_eq!(picture.size(), if orientation < 5 { (8, 16) } else { (16, 8) });
        assert_eq!(picture_of(picture.bytes()), picture, "read again, it is the same");
    }
    assert_eq!(picture_of(&jpeg(&exif(9), b"")), plain, "no orientation");
}

#[test]
fn a_png_and_a_webp_keep_no_word_of_what_stands_beside_their_picture() {
    let plain = picture_of(&png(b"", b""));
    for kind in [b"tEXt", b"iTXt", b"eXIf", b"tIME", b"iCCP", b"acTL", b"zqZq"] {
        assert_eq!(picture_of(&png(&chunk(kind, SECRET), SECRET)), plain);
    }
    let plain = picture_of(&riff(&[(b"VP8 ", LOSSY)]));
    for kind in [b"EXIF", b"XMP ", b"ICCP", b"zqzq"] {
        assert_eq!(picture_of(&riff(&[(b"VP8X", &[0xff; 10]), (kind, SECRET), (b"VP8 ", LOSSY)])), plain);
        assert_eq!(picture_of(&riff(&[(b"VP8 ", LOSSY), (kind, SECRET)])), plain);
    }
    let clear = picture_of(&riff(&[(b"ALPH", b"a"), (b"VP8 ", LOSSY), (b"XMP ", SECRET)]));
    assert!(!has(&clear, SECRET));
    let header = b"VP8X\x0a\0\0\0\x10\0\0\0\x06\0\0\x04\0\0";
    assert!(has(&clear, header), "seven by five with transparency: {clear:?}");
}

#[test]
fn what_is_not_understood_is_refused() {
    let with_frame = |frame: &[u8]| {
        let scan = segment(0xda, &[1, 1, 0, 0, 63, 0]);
        [&[0xff, 0xd8][..], &segment(0xc0, frame), &scan, &[0, 0xff, 0xd9]].concat()
    };
    let adobe = segment(0xee, b"Adobe\0\x64\0\0\0\0\0");
    let colours = [8, 0, 16, 0, 8, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
    let rgb = [&[0xff, 0xd8][..], &adobe, &with_frame(&colours)[2..]].concat();
    let header = |width: [u8; 4], kind: u8| {
        let mut sent = b"\x89PNG\r\n\x1a\n".to_vec();
        sent.extend(chunk(b"IHDR", &[&width[..], &[0, 0, 0, 2, 8, kind, 0, 0, 0]].concat()));
        sent.extend(chunk(b"IDAT", b"x"));
        sent.extend(chunk(b"IEND", b""));
        sent
    };
    let mut spoilt = png(b"", b"");
    spoilt[20] ^= 1;
    for (sent, flaw) in [
        (jpeg(&segment(0xc9, b"arithmetic"), b""), Flaw::Broken),
        (jpeg(&segment(0xdb, &[0; 64]), b""), Flaw::Broken),
        (jpeg(&segment(0xc4, &[[0; 17].as_slice(), SECRET].concat()), b""), Flaw::Broken),
        (jpeg(b"\xff\xe0\0\x01", b""), Flaw::Broken),
        (with_frame(&[8, 0, 16, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]), Flaw::Colours),
        (rgb, Flaw::Colours),
        (with_frame(&[8, 0, 0, 0, 8, 1, 1, 0x11, 0]), Flaw::Broken),
        (with_frame(&[8, 0x27, 0x11, 0, 8, 1, 1, 0x11, 0]), Flaw::Large),
        (with_frame(&[8, 0x20, 0, 0x20, 0, 1, 1, 0x11, 0]), Flaw::Large),
        (png(&chunk(b"CgBI", b"apple"), b""), Flaw::Broken),
        (header([0, 0, 0x27, 0x11], 0), Flaw::Large),
        (header([0, 0, 0, 0], 0), Flaw::Broken),
        (header([0, 0, 0, 3], 5), Flaw::Broken),
        (spoilt, Flaw::Broken),
        (riff(&[(b"VP8X", &[2; 10]), (b"ANIM", b"loop"), (b"ANMF", LOSSY)]), Flaw::Film),
        (riff(&[(b"VP8 ", LOSSY), (b"VP8 ", LOSSY)]), Flaw::Broken),
        (riff(&[(b"VP8 ", b"short")]), Flaw::Broken),
        (riff(&[(b"XMP ", SECRET)]), Flaw::Broken),
    ] {
        assert_eq!(Picture::read(&sent), Err(flaw), "{sent:x?}");
    }
}

#[test]
fn a_picture_that_ends_too_early_is_refused() {
    let film = riff(&[(b"ALPH", b"a"), (b"VP8 ", LOSSY)]);
    for whole in [jpeg(&exif(6), b""), png(b"", b""), film] {
        assert!(Picture::read(&whole).is_ok());
        for end in 0..whole.len() {
            assert!(Picture::read(&whole[..end]).is_err(), "{end} of {whole:x?}");
        }
    }
}

/// Segments of a JPEG that say something about its picture.
fn beside() -> impl Strategy<Value = Vec<u8>> {
    let kind = prop_oneof![0xe0_u8..=0xef, Just(0xfe)];
    let text = proptest::collection::vec(any::<u8>(), 0..40);
    let one = (kind, text).prop_map(|(kind, text)| segment(kind, &[SECRET, &text].concat()));
    proptest::collection::vec(one, 0..6).prop_map(|all| all.concat())
}

proptest! {
    #[test]
    fn no_metadata_comes_along(before in beside(), behind in proptest::collection::vec(any::<u8>(), 0..40)) {
        let picture = Picture::read(&jpeg(&before, &behind)).expect("a picture");
        prop_assert!(!has(&picture, SECRET));
        prop_assert_eq!(&picture, &picture_of(&jpeg(b"", b"")));
    }

    #[test]
    fn no_bytes_break_the_reader(
        which in 0_usize..4,
        at in any::<prop::sample::Index>(),
        wrong in proptest::collection::vec(any::<u8>(), 0..60),
    ) {
        let webp = riff(&[(b"VP8X", &[0x10; 10]), (b"ALPH", b"a"), (b"VP8 ", LOSSY)]);
        let whole = [jpeg(&exif(6), b""), png(b"", b""), webp, Vec::new()][which].clone();
        let at = at.index(whole.len() + 1);
        let inserted = [&whole[..at], &wrong, &whole[at..]].concat();
        let mut replaced = whole;
        replaced.truncate(at);
        replaced.extend(&wrong);
        for sent in [inserted, replaced] {
            if let Ok(picture) = Picture::read(&sent) {
                prop_assert!(picture.bytes().len() <= sent.len() + 36);
                prop_assert_eq!(Picture::read(picture.bytes()), Ok(picture));
            }
        }
    }
}
