//! Whole papers through the public interface: the bytes, and that no text makes them fail.
//! Tests beside the layout check the positions on a page.

use pdf::{
    Align, Block, Column, Format, Level, Paper, PaperError, RuleStyle, Size, Space, Text, Tone, TotalLine,
    render,
};
use proptest::prelude::*;

const FORMATS: [Format; 4] = [Format::A4, Format::A5, Format::Roll80, Format::Roll58];

fn paper(format: Format, blocks: Vec<Block>) -> Paper {
    let mut paper = Paper::new(format, "Bill SR/26-27/04182", "en-IN", jiff::Timestamp::UNIX_EPOCH);
    paper.blocks = blocks;
    paper
}

fn contains(bytes: &[u8], part: &str) -> bool {
    count(bytes, part) > 0
}

fn count(bytes: &[u8], part: &str) -> usize {
    bytes.windows(part.len()).filter(|window| *window == part.as_bytes()).count()
}

/// One of each block, with `words` wherever text is possible.
fn everything(words: &str) -> Vec<Block> {
    let text = || Text::plain(words).and(Tone::Strong, words).and(Tone::Quiet, words);
    let columns = vec![Column::words(words), Column::figures(words).wide_only(), Column::figures(words)];
    vec![
        Block::heading(Level::Name, text()),
        Block::heading(Level::Title, words).aligned(Align::Centre),
        Block::Rule(RuleStyle::Scale),
        Block::Gap(Space::Medium),
        Block::KeyValues { pairs: vec![(words.to_owned(), text())] },
        Block::Table { columns, rows: vec![vec![text(); 3]; 3], foot: vec![vec![words.into(); 3]] },
        Block::Columns {
            left: vec![Block::Boxed { blocks: vec![Block::small(text())] }],
            right: vec![Block::Totals {
                lines: vec![TotalLine::new(words, words), TotalLine::grand(words, words)],
            }],
            left_percent: 50,
        },
        Block::Qr { data: words.to_owned(), caption: text() },
        Block::Paragraph { text: text(), size: Size::Body, align: Align::Right },
        Block::Rule(RuleStyle::Hair),
    ]
}

#[test]
fn the_same_paper_is_the_same_bytes_and_another_date_other_bytes() {
    for format in FORMATS {
        let mut bill = paper(format, everything("₹3,19,757.38 चाँदी"));
        let first = render(&bill).expect("a paper");
        assert!(first == render(&bill).expect("a paper"));
        bill.created = "2026-11-20T05:54:00Z".parse().expect("an instant");
        assert!(first != render(&bill).expect("a paper"));
    }
}

#[test]
fn the_file_says_its_title_its_language_and_that_it_is_made_to_be_kept() {
    let mut bill = paper(Format::A4, vec![Block::paragraph("x")]);
    bill.created = "2026-11-20T05:54:00Z".parse().expect("an instant");
    let bytes = render(&bill).expect("a paper");
    for said in [
        "Bill SR/26-27/04182",
        "en-IN",
        "20261120055400",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
    ] {
        assert!(contains(&bytes, said), "{said}");
    }
}

#[test]
fn a_bill_of_three_pages_is_a_file_of_three_pages_with_its_fonts_embedded_once() {
    let rows = vec![vec![Text::plain("Ring\nRG-1172"), "₹62,194.65".into(), "चाँदी".into()]; 50];
    let columns = vec![Column::words("Item"), Column::figures("Amount"), Column::words("नाम")];
    let bytes =
        render(&paper(Format::A4, vec![Block::Table { columns, rows, foot: Vec::new() }])).expect("a paper");
    assert!(contains(&bytes, "/Count 3"));
    assert_eq!(count(&bytes, "/FontFile2"), 2);
    // For a screen reader it is one table: a head and fifty rows, each named by its first field.
    assert_eq!((count(&bytes, "/S/Table"), count(&bytes, "/S/TR"), count(&bytes, "/S/TH")), (1, 51, 53));
}

#[test]
fn a_row_with_a_field_too_few_is_refused() {
    let table = Block::Table {
        columns: vec![Column::words("Item"), Column::figures("Amount")],
        rows: vec![vec!["Ring".into()]],
        foot: Vec::new(),
    };
    let refused = render(&paper(Format::A4, vec![table])).expect_err("ragged");
    assert_eq!(refused, PaperError::RaggedRow { columns: 2, fields: 1 });
}

#[test]
fn frames_in_frames_are_refused_before_they_use_up_the_stack() {
    let mut block = Block::small("x");
    for _ in 0..1_000 {
        block = Block::Boxed { blocks: vec![block] };
    }
    let refused = render(&paper(Format::A4, vec![block])).expect_err("deep");
    assert_eq!(refused, PaperError::TooMany { what: "levels of columns and frames", limit: 4 });
}

#[test]
fn a_table_without_columns_or_rows_is_a_paper_too() {
    let empty = Block::Table { columns: Vec::new(), rows: Vec::new(), foot: Vec::new() };
    let hollow = Block::Table { columns: Vec::new(), rows: vec![Vec::new()], foot: Vec::new() };
    let headed = Block::Table { columns: vec![Column::words("Item")], rows: Vec::new(), foot: Vec::new() };
    for format in FORMATS {
        assert!(render(&paper(format, vec![empty.clone(), hollow.clone(), headed.clone()])).is_ok());
    }
}

#[test]
fn hostile_words_are_printed_as_well_as_they_can_be() {
    let long = "W".repeat(500);
    let hindi = "क्षत्रियाणां".repeat(40);
    let combining = format!("e{}", "\u{301}".repeat(300));
    for words in [
        "",
        "\u{0}\u{1}\u{1b}[31m\u{7f}",
        "\u{202e}drawkcab\u{202c} שלום مرحبا",
        "👩‍👩‍👧‍👦💍\u{fe0f}",
        "\u{feff}\u{fffe}\u{ffff}\u{10ffff}",
        "्ा\u{200d}\u{200c}ि◌",
        "\n\n\n",
        "   ",
        &long,
        &hindi,
        &combining,
    ] {
        for format in FORMATS {
            let bytes = render(&paper(format, everything(words)));
            assert!(bytes.is_ok(), "{words:?} on {format:?}: {:?}", bytes.err());
        }
    }
}

/// Letters that matter to the layout, far more often than at random.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        ".{0,12}",
        "[\u{900}-\u{97f}\u{200c}\u{200d}]{0,12}",
        "[ \n\t\r\u{a0}-]{0,4}",
        "[\u{0}-\u{20}\u{7f}-\u{a0}\u{2000}-\u{206f}]{0,6}",
        "[\u{300}-\u{36f}\u{1cd0}-\u{1cff}\u{a8e0}-\u{a8ff}\u{fe00}-\u{fe0f}]{0,6}",
        "[\u{590}-\u{6ff}\u{e000}-\u{e0ff}\u{1f300}-\u{1f6ff}]{0,6}",
        "[A-Za-z]{0,80}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_can_stop_a_paper(words in hostile(), format in 0..3usize) {
        let mut bill = paper(FORMATS[format], everything(&words));
        bill.title = words.clone();
        bill.author = words.clone();
        bill.foot.text = words.clone();
        bill.foot.number = words;
        let bytes = render(&bill);
        prop_assert!(bytes.is_ok(), "{:?}", bytes.err());
    }
}
