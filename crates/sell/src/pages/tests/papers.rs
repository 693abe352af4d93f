//! The printed bill and its PDF, from sample values.
//! Invariant: each paper says what the law asks, and words of people are only words on it.

use super::{HOSTILE, PLAIN, chrome, document, drawn, paper};
use crate::invoices::page::PrintPage;
use crate::invoices::pdf::{self, Sheet};
use crate::invoices::printed::Document;

#[test]
fn a_printed_bill_says_what_the_law_asks() {
    let print = |text: &str| PrintPage {
        chrome: chrome(),
        here: "/h".into(),
        back: "/b".into(),
        pdf: "/p".into(),
        paper: Sheet::of("a5"),
        document: document(text),
    };
    let page = drawn(&print(PLAIN));
    for words in [
        "Tax invoice",
        "SR/26-27/04182",
        "GSTIN 27AAPFU0939F1ZV",
        "27 Maharashtra",
        "Reverse charge",
        "24.318",
        "authorised signatory",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(page.contains("value=\"a5\" checked") && page.contains("formaction=\"/p\""), "{page}");
    drawn(&print(HOSTILE));
}

#[test]
fn a_bill_is_a_pdf_of_the_chosen_paper_and_of_a4_by_any_other_word() {
    let sheets = ["a4", "a5", "roll", "", "A5", HOSTILE].map(Sheet::of);
    assert_eq!(sheets, [Sheet::A4, Sheet::A5, Sheet::Roll, Sheet::A4, Sheet::A4, Sheet::A4]);
    let drawn = Sheet::ALL.map(|sheet| {
        let mut paper = pdf::paper_of(&document(PLAIN), &chrome());
        paper.format = sheet.format();
        ::pdf::render(&paper).expect("a PDF")
    });
    assert!(drawn[0] != drawn[1] && drawn[1] != drawn[2] && drawn[0] != drawn[2]);
}

#[test]
fn the_same_bill_is_the_same_pdf_and_a_bill_without_lines_is_one_too() {
    assert_eq!(paper(&document(PLAIN)), paper(&document(PLAIN)));
    assert!(paper(&document(HOSTILE)).starts_with(b"%PDF"));
    assert!(paper(&Document::default()).starts_with(b"%PDF"));
}
