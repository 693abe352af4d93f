//! Labels of packed goods, read back from the dots that printers are sent: the codes by another project's
//! scanner, the picture beside the one that is kept. `UPDATE_SNAPSHOTS=1` writes the pictures again.

use pdf::{
    ElementString, GoodsLabel, GoodsPart, GoodsSheet, LabelSize, Letters, NutritionPanel, NutritionRow,
    PaperError, Print, PrinterKind,
};
use proptest::prelude::*;
use rxing::{BarcodeFormat, DecodeHints, RXingResultMetadataType, RXingResultMetadataValue};

#[path = "printers/streams.rs"]
mod streams;

use streams::{DOTS, Seen, drawn, is_as_kept, seen};

const DATA: &str = "010952110153000131030004121727053110A-7/2\u{1d}2100042";
const BARS: &str = "010952110153000131030004121727053110A-7/2";
const LINK: &str = "https://id.gs1.org/01/09521101530001/10/A-7%2F2?17=270531";
const LARGE: LabelSize = LabelSize { width_mm: 100, height_mm: 80 };

fn elements(data: &str) -> ElementString {
    ElementString {
        data: data.into(),
        text: "(01)09521101530001(3103)000412(17)270531(10)A-7/2(21)00042".into(),
    }
}

fn cheese() -> GoodsLabel {
    let row = |name: &str, serving: &str, hundred: &str| NutritionRow {
        name: name.into(),
        values: vec![serving.into(), hundred.into()],
    };
    GoodsLabel {
        name: "Washed-rind cheese".into(),
        net: "Net 412 g".into(),
        dates: vec!["Use by 31 May 2027".into()],
        lot: "Lot A-7/2".into(),
        ingredients: "Ingredients: cow's **milk**, salt, cultures (**milk**), rennet".into(),
        allergens: "Contains: milk".into(),
        origin: "Made in Australia from at least 95% Australian ingredients".into(),
        notes: vec!["Keep below 5 °C".into()],
        maker: "Quoll Creek Dairy, 12 Creek Road, Quoll Creek".into(),
        nutrition: Some(NutritionPanel {
            title: "Nutrition".into(),
            columns: vec!["Per serving".into(), "Per 100 g".into()],
            rows: vec![
                row("Energy", "385 kJ", "1,540 kJ"),
                row("Protein", "5.3 g", "21.2 g"),
                row("Fat, total", "7.9 g", "31.4 g"),
                row("– saturated", "5.1 g", "20.3 g"),
                row("Carbohydrate", "0.1 g", "0.3 g"),
                row("– sugars", "0.1 g", "0.3 g"),
                row("Sodium", "155 mg", "620 mg"),
            ],
            notes: vec!["Servings per pack: 16; serving size: 25 g".into()],
        }),
        bars: Some(elements(BARS)),
        data_matrix: Some(elements(DATA)),
        link: Some(LINK.into()),
    }
}

fn sheet(label: GoodsLabel, size: LabelSize) -> GoodsSheet {
    GoodsSheet {
        title: "Labels".into(),
        language: "en-AU".into(),
        created: jiff::Timestamp::UNIX_EPOCH,
        size,
        letters: Letters::Small,
        labels: vec![label],
    }
}

fn print(label: GoodsLabel, size: LabelSize) -> Print {
    Print::Goods(sheet(label, size))
}

/// What a scanner reads on the printed label, with the symbology identifier in front (ISO/IEC 15424): two
/// pixels a dot.
fn scanned(seen: &Seen, format: BarcodeFormat) -> Result<String, String> {
    const PIXELS: usize = 2;
    let is_black = |x: usize, y: usize| seen.rows[y][x / 8] & (0x80 >> (x % 8)) != 0;
    let (width, height) = (seen.width * PIXELS, seen.rows.len() * PIXELS);
    let luma = (0..width * height)
        .map(|at| if is_black(at % width / PIXELS, at / width / PIXELS) { 0 } else { 255 })
        .collect();
    // Separators of a GS1-128 are U+001D only if this is asked for; its identifier is then in the text
    // already.
    let mut hints = DecodeHints { AssumeGs1: Some(true), ..DecodeHints::default() };
    let size = |pixels: usize| u32::try_from(pixels).expect("a small picture");
    let read =
        rxing::helpers::detect_in_luma_with_hints(luma, size(width), size(height), Some(format), &mut hints)
            .map_err(|error| format!("{error:?}"))?;
    let data = read.getRXingResultMetadata();
    let identifier = match data.get(&RXingResultMetadataType::SYMBOLOGY_IDENTIFIER) {
        Some(RXingResultMetadataValue::SymbologyIdentifier(identifier)) => identifier.as_str(),
        _ => "",
    };
    let text = read.getText();
    if format == BarcodeFormat::CODE_128 {
        // This reader shows a check symbol of 102, which elsewhere is FNC1, as a separator at the end. No data ends so.
        return Ok(text.trim_end_matches('\u{1d}').to_owned());
    }
    Ok(format!("{identifier}{text}"))
}

#[test]
fn a_scanner_reads_all_three_codes_from_the_dots_of_each_printer() {
    let print = print(cheese(), LARGE);
    for kind in DOTS {
        let pages = seen(&print, kind, 100);
        assert_eq!(pages.len(), 1);
        let read = |format| scanned(&pages[0], format);
        assert_eq!(read(BarcodeFormat::CODE_128), Ok(format!("]C1{BARS}")));
        assert_eq!(read(BarcodeFormat::QR_CODE), Ok(format!("]Q1{LINK}")));
        assert_eq!(read(BarcodeFormat::DATA_MATRIX), Ok(format!("]d2{DATA}")));
    }
}

#[test]
fn a_label_is_the_same_picture_in_every_language() {
    let small = LabelSize { width_mm: 60, height_mm: 40 };
    let little = GoodsLabel { nutrition: None, bars: None, link: None, maker: String::new(), ..cheese() };
    for (name, print, width) in
        [("goods-100", print(cheese(), LARGE), 100), ("goods-60", print(little, small), 60)]
    {
        let [narrow, tspl, zpl] = DOTS.map(|kind| seen(&print, kind, width));
        assert_eq!(tspl, zpl, "{name}");
        assert_eq!(narrow, zpl, "{name}");
        is_as_kept(&format!("{name}.txt"), &drawn(&zpl[0]));
        assert!(print.bytes(PrinterKind::Pdf, width).expect("a PDF").starts_with(b"%PDF-1.7"), "{name}");
    }
}

#[test]
fn what_has_no_room_is_named_and_nothing_is_printed() {
    let size = LabelSize { width_mm: 60, height_mm: 40 };
    let parts = cheese().parts_without_room(size, Letters::Small).expect("a label");
    assert!(parts.contains(&GoodsPart::Nutrition) && parts.contains(&GoodsPart::Bars), "{parts:?}");
    assert!(!parts.contains(&GoodsPart::Ingredients), "{parts:?}");
    let refused = print(cheese(), size).bytes(PrinterKind::Zpl, 60);
    assert_eq!(refused, Err(PaperError::LabelTooSmall { parts }));
    assert_eq!(cheese().parts_without_room(LARGE, Letters::Small), Ok(Vec::new()));
    let long = GoodsLabel { name: "Cheese ".repeat(200), ..GoodsLabel::default() };
    assert_eq!(long.parts_without_room(size, Letters::Full), Ok(vec![GoodsPart::Name]));
    for (width_mm, height_mm) in [(0, 40), (24, 40), (60, 14), (211, 40), (60, 298)] {
        let wrong = cheese().parts_without_room(LabelSize { width_mm, height_mm }, Letters::Full);
        assert_eq!(wrong, Err(PaperError::LabelSize { width_mm, height_mm }));
    }
}

#[test]
fn a_row_of_the_panel_has_a_value_for_each_column() {
    let mut label = cheese();
    label.nutrition.as_mut().expect("a panel").rows[0].values.pop();
    assert_eq!(
        label.parts_without_room(LARGE, Letters::Small),
        Err(PaperError::RaggedRow { columns: 3, fields: 2 })
    );
}

#[test]
fn copies_are_equal_and_labels_of_one_print_may_differ() {
    let other = GoodsLabel { lot: "Lot B".into(), ..cheese() };
    let sheet = GoodsSheet { labels: vec![cheese(), cheese(), other], ..sheet(cheese(), LARGE) };
    let kept = serde_json::to_string(&Print::Goods(sheet)).expect("data");
    let print: Print = serde_json::from_str(&kept).expect("a print");
    let pages = seen(&print, PrinterKind::Zpl, 100);
    assert_eq!(pages.len(), 3);
    assert!(pages[0] == pages[1] && pages[1] != pages[2]);
    assert!(print.bytes(PrinterKind::Pdf, 100).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever an element string says, a scanner reads it. Bars hold up to 48 characters.
    #[test]
    fn any_element_string_is_read(data in "01[0-9]{14}(3103[0-9]{6})?10[A-Za-z0-9!\"%&'()*+,./:;<=>?_-]{1,12}(\u{1d}21[0-9A-Z]{1,5})?") {
        let label = GoodsLabel { bars: Some(elements(&data)), data_matrix: Some(elements(&data)), ..GoodsLabel::default() };
        let pages = seen(&print(label, LabelSize { width_mm: 150, height_mm: 30 }), PrinterKind::Zpl, 150);
        prop_assert_eq!(scanned(&pages[0], BarcodeFormat::CODE_128), Ok(format!("]C1{data}")));
        prop_assert_eq!(scanned(&pages[0], BarcodeFormat::DATA_MATRIX), Ok(format!("]d2{data}")));
    }

    /// No text makes a label fail: it is printed in full, or the part is named.
    #[test]
    fn any_text_prints_or_is_named(words in "\\PC{0,64}|[ -~]{0,300}|[\u{0}-\u{ff}]{0,64}") {
        let label = GoodsLabel { name: words.clone(), ingredients: words, ..GoodsLabel::default() };
        let size = LabelSize { width_mm: 60, height_mm: 40 };
        let parts = label.parts_without_room(size, Letters::Full).expect("a label");
        let bytes = print(label.clone(), size).bytes(PrinterKind::Zpl, 60);
        let small = GoodsSheet { letters: Letters::Full, ..sheet(label, size) };
        prop_assert_eq!(Print::Goods(small).bytes(PrinterKind::Zpl, 60).is_ok(), parts.is_empty());
        prop_assert!(bytes.is_ok() || !parts.is_empty());
    }
}
