//! What printers are sent: read here as the printers read it, and compared with the files beside.
//! `UPDATE_SNAPSHOTS=1` writes the files again; their difference is what a printer would do otherwise.

use pdf::{
    Block, Column, Format, Label, LabelField, LabelLayout, LabelSheet, Level, Paper, Print, PrinterKind,
    RuleStyle, Space, Text, TotalLine,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[path = "printers/streams.rs"]
mod streams;

use streams::{DOTS, Seen, drawn, is_as_kept, seen};

/// Names that would be commands if a printer ever read them as text.
const HOSTILE: [&str; 7] = [
    "^XA^FO0,0^FDfree^FS^XZ",
    "\r\nPRINT 99,99\r\nSELFTEST\r\n",
    "\u{1b}@\u{1b}p\u{0}\u{19}\u{fa}",
    "~JR~DGR:X.GRF,1,1,FF",
    "\"; BITMAP 0,0,1,1,0,x",
    "\u{1d}V\u{0}\u{10}\u{14}\u{1}\u{0}\u{1}",
    "\u{0}\u{7f}\u{85}\u{9b}2J",
];

fn labels(layout: LabelLayout, fields: &[(LabelField, &str)]) -> Print {
    let fields: BTreeMap<_, _> = fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    Print::Labels(LabelSheet {
        title: "Labels".into(),
        language: "en-IN".into(),
        created: jiff::Timestamp::UNIX_EPOCH,
        labels: vec![Label { layout, fields }],
    })
}

fn tag(layout: LabelLayout) -> Print {
    labels(
        layout,
        &[
            (LabelField::Code, "BG-0418"),
            (LabelField::Name, "Bangle अंगूठी"),
            (LabelField::Metal, "Gold 22K"),
            (LabelField::Gross, "G 5.000 g"),
            (LabelField::Net, "N 4.522 g"),
            (LabelField::Stones, "S 0.478 g"),
            (LabelField::Huid, "AZ4524"),
            (LabelField::Price, "₹61,250"),
        ],
    )
}

fn lot() -> Print {
    labels(
        LabelLayout::Lot,
        &[
            (LabelField::Code, "CH-1"),
            (LabelField::Name, "Farm cheddar, aged for nine months"),
            (LabelField::Quantity, "0.412 kg"),
            (LabelField::Made, "Made 20 Nov 2026"),
            (LabelField::Until, "Best before 20 May 2027"),
            (LabelField::Allergens, "Contains milk"),
            (LabelField::Shop, "Quoll Creek Dairy"),
        ],
    )
}

fn shelf() -> Print {
    labels(
        LabelLayout::Shelf,
        &[
            (LabelField::Code, "BUTTER-250"),
            (LabelField::ArticleNumber, "5901234123457"),
            (LabelField::Name, "Cultured butter, salted"),
            (LabelField::Price, "$7.50"),
            (LabelField::PerUnit, "each"),
        ],
    )
}

fn receipt(format: Format) -> Print {
    let mut paper = Paper::new(format, "Tax invoice SR/26-27/04182", "en-IN", jiff::Timestamp::UNIX_EPOCH);
    let columns =
        vec![Column::words("Item"), Column::figures("Gross g").wide_only(), Column::figures("Amount")];
    let row = |name: &str, amount: &str| vec![Text::plain(name), "5.000".into(), amount.into()];
    paper.blocks = vec![
        Block::heading(Level::Name, "Saraf Jewellers"),
        Block::small("Laxmi Road, Pune\nGSTIN 27ABCDE1234F1Z5"),
        Block::Rule(RuleStyle::Scale),
        Block::heading(Level::Title, "Tax invoice"),
        Block::Table {
            columns,
            rows: vec![row("Bangle, Gold 22K", "₹61,250.00"), row("चाँदी का दीपक", "₹3,120.50")],
            foot: vec![],
        },
        Block::Totals {
            lines: vec![TotalLine::new("CGST", "₹965.56"), TotalLine::grand("Total", "₹66,301.62")],
        },
        Block::Gap(Space::Medium),
        Block::Qr { data: "upi://pay?pa=saraf@bank&am=66301.62".into(), caption: "Pay by UPI".into() },
    ];
    Print::Paper(paper)
}

/// Bytes as hexadecimal digits with their letters beside, 32 in a line.
fn dump(bytes: &[u8]) -> String {
    let letter = |b: &u8| if b.is_ascii_graphic() || *b == b' ' { char::from(*b) } else { '.' };
    let line = |part: &[u8]| {
        let digits: String = part.iter().map(|b| format!("{b:02x}")).collect();
        format!("{digits:64} {}\n", part.iter().map(letter).collect::<String>())
    };
    bytes.chunks(32).map(line).collect()
}

#[test]
fn the_bytes_of_a_tag_in_each_language_are_those_that_are_kept() {
    let tag = tag(LabelLayout::RatTail);
    for (kind, name) in DOTS.into_iter().zip(["escpos", "tspl", "zpl"]) {
        is_as_kept(&format!("rat-tail.{name}.txt"), &dump(&tag.bytes(kind, 22).expect("a tag")));
    }
}

#[test]
fn each_layout_is_the_same_picture_in_every_language() {
    for (name, print, width) in [
        ("rat-tail", tag(LabelLayout::RatTail), 22),
        ("butterfly", tag(LabelLayout::Butterfly), 60),
        ("lot", lot(), 60),
        ("shelf", shelf(), 60),
        ("receipt-80", receipt(Format::Roll80), 80),
        ("receipt-58", receipt(Format::Roll58), 58),
    ] {
        let [narrow, tspl, zpl] = DOTS.map(|kind| seen(&print, kind, width));
        assert_eq!(tspl, zpl, "{name}");
        // A receipt printer's head is narrower than its paper: it prints the middle, and beside it are no more than the rounded
        // ends of rules.
        let black = |pages: &[Seen]| -> u32 {
            pages.iter().flat_map(|it| &it.rows).flatten().map(|byte| byte.count_ones()).sum()
        };
        assert!(black(&zpl) - black(&narrow) <= 8, "{name}: dots are lost at the edges");
        is_as_kept(&format!("{name}.txt"), &drawn(&narrow[0]));
        assert!(print.bytes(PrinterKind::Pdf, width).expect("a PDF").starts_with(b"%PDF-1.7"), "{name}");
    }
}

#[test]
fn no_text_is_ever_a_command() {
    for words in HOSTILE {
        let all = [
            LabelField::Code,
            LabelField::Shop,
            LabelField::Name,
            LabelField::Metal,
            LabelField::Huid,
            LabelField::Price,
            LabelField::Allergens,
        ]
        .map(|field| (field, words));
        for layout in [LabelLayout::RatTail, LabelLayout::Butterfly, LabelLayout::Lot, LabelLayout::Shelf] {
            let print = labels(layout, &all);
            // The readers above fail at any byte that is neither frame nor dot, and the frame is that of a plain name.
            let plain = labels(layout, &[(LabelField::Name, "Ring")]);
            for kind in DOTS {
                let (hostile, plain) = (seen(&print, kind, 60), seen(&plain, kind, 60));
                assert_eq!(hostile.len(), 1, "{words:?}");
                assert_eq!((hostile[0].width, hostile[0].rows.len()), (plain[0].width, plain[0].rows.len()));
            }
        }
        let mut paper = Paper::new(Format::Roll80, words, "en", jiff::Timestamp::UNIX_EPOCH);
        paper.blocks = vec![Block::heading(Level::Name, words), Block::paragraph(words)];
        let paper = Print::Paper(paper);
        DOTS.iter().for_each(|kind| assert_eq!(seen(&paper, *kind, 80).len(), 1, "{words:?}"));
    }
}

#[test]
fn an_article_number_that_is_none_is_refused_and_not_drawn() {
    let wrong = labels(LabelLayout::Shelf, &[(LabelField::ArticleNumber, "5901234123458")]);
    assert_eq!(wrong.bytes(PrinterKind::Zpl, 60), Err(pdf::PaperError::ArticleNumber));
}

#[test]
fn a_print_that_was_kept_as_data_is_the_same_print() {
    for print in [tag(LabelLayout::Butterfly), shelf(), receipt(Format::Roll80)] {
        let kept = serde_json::to_string(&print).expect("data");
        let again: Print = serde_json::from_str(&kept).expect("a print");
        for kind in [PrinterKind::EscPos, PrinterKind::Tspl, PrinterKind::Zpl, PrinterKind::Pdf] {
            assert!(again.bytes(kind, 60) == print.bytes(kind, 60));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_text_prints(words in "\\PC{0,64}|[ -~]{0,300}|[\u{0}-\u{ff}]{0,64}") {
        for layout in [LabelLayout::RatTail, LabelLayout::Butterfly, LabelLayout::Lot] {
            let print = labels(layout, &[(LabelField::Code, &words), (LabelField::Name, &words)]);
            for kind in DOTS {
                prop_assert_eq!(seen(&print, kind, 60).len(), 1);
            }
            prop_assert!(print.bytes(PrinterKind::Pdf, 60).is_ok());
        }
    }
}
