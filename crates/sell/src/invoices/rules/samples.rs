//! Sample goods, laws and documents for the tests: a ring, a stone ring, a farm stall's tubs.

use kernel::decimal::{Fineness, PerMg, Percent, UnitPrice};
use kernel::metal::Metal;
use kernel::weight::{Carats, Milligrams};
use serde_json::Value;
use uuid::Uuid;

use super::*;
use crate::pricing::{Article, Goods, Made, Making, MetalContent, Piece, RateUsed, Stone, Tagged};

pub(in crate::invoices::rules) fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

pub(in crate::invoices::rules) fn percent(text: &str) -> Percent {
    Percent::parse(text).unwrap()
}

pub(in crate::invoices::rules) fn day(text: &str) -> Day {
    kernel::day::parse_day(text).unwrap()
}

pub(in crate::invoices::rules) fn tax_row(
    class: &str,
    hsn: &str,
    rate: &str,
    from: &str,
    to: Option<&str>,
) -> TaxRow {
    let hsn = (!hsn.is_empty()).then(|| hsn.to_owned());
    TaxRow { class: class.to_owned(), hsn, percent: percent(rate), from: day(from), to: to.map(day) }
}

pub(in crate::invoices::rules) fn law() -> Vec<TaxRow> {
    vec![
        tax_row("jewellery", "7113", "3", "2017-07-01", None),
        tax_row(MAKING_SERVICE, "9988", "5", "2017-07-01", None),
        tax_row("diamond_loose", "7102", "0.25", "2018-01-25", Some("2022-07-17")),
        tax_row("diamond_loose", "7102", "1.5", "2022-07-18", None),
        tax_row("gst", "", "10", "2000-07-01", None),
    ]
}

pub(in crate::invoices::rules) fn rupees() -> Currency {
    Currency::new("INR", 2).unwrap()
}

pub(in crate::invoices::rules) fn dollars() -> Currency {
    Currency::new("AUD", 2).unwrap()
}

pub(in crate::invoices::rules) const IN_STATE: TaxSystem =
    TaxSystem::India { place: PlaceOfSupply::Intra, making: MakingTax::Composite };
pub(in crate::invoices::rules) const OUT_OF_STATE: TaxSystem =
    TaxSystem::India { place: PlaceOfSupply::Inter, making: MakingTax::Composite };
pub(in crate::invoices::rules) const MAKING_APART: TaxSystem =
    TaxSystem::India { place: PlaceOfSupply::Intra, making: MakingTax::Separate };

pub(in crate::invoices::rules) fn australia(rounding: GstRounding, prices_include_gst: bool) -> TaxSystem {
    TaxSystem::Australia { rounding, prices_include_gst }
}

/// The rules of an Indian shop that rounds to whole rupees, or of an Australian one that does not round.
pub(in crate::invoices::rules) fn rules<'a>(
    currency: &'a Currency,
    policy: &'a [TaxRow],
    system: TaxSystem,
) -> BillRules<'a> {
    let unit = if currency.code == "INR" { 100 } else { 0 };
    BillRules {
        currency,
        system,
        registered: true,
        policy,
        date: day("2026-05-02"),
        round_off_to: money(unit),
    }
}

pub(in crate::invoices::rules) fn of(lines: Vec<BillLine>) -> BillInput {
    BillInput {
        buyer: Some("c-meera".to_owned()),
        lines,
        bill_discount: Money::ZERO,
        scheme_bonus: Money::ZERO,
    }
}

pub(in crate::invoices::rules) fn computed(input: &BillInput, system: TaxSystem) -> Ruled<Bill> {
    let currency = if matches!(system, TaxSystem::India { .. }) { rupees() } else { dollars() };
    bill(input, &rules(&currency, &law(), system))
}

pub(in crate::invoices::rules) fn answered(bill: &Bill) -> Value {
    serde_json::to_value(&bill.document).unwrap()
}

/// Whether every field of the expectation is in the answer with that value.
pub(in crate::invoices::rules) fn shows(answer: &Value, expected: Value) {
    match (answer, &expected) {
        (Value::Object(answer), Value::Object(fields)) => {
            for (name, value) in fields {
                shows(answer.get(name).unwrap_or_else(|| panic!("no {name} in {answer:?}")), value.clone());
            }
        }
        (Value::Array(answer), Value::Array(items)) => {
            assert_eq!(answer.len(), items.len());
            answer.iter().zip(items).for_each(|(answer, item)| shows(answer, item.clone()));
        }
        _ => assert_eq!(answer, &expected),
    }
}

pub(in crate::invoices::rules) fn journal(bill: &Bill) -> Vec<(String, i64)> {
    let postings = journal_of(&bill.transfers).unwrap();
    let mut rows: Vec<(String, i64)> = postings
        .into_iter()
        .map(|it| {
            let party = it.party.map(|party| format!(" {party}")).unwrap_or_default();
            (format!("{}{party} {}", it.account, it.commodity), it.amount)
        })
        .collect();
    rows.sort();
    rows
}

pub(in crate::invoices::rules) fn books(rows: &[(&str, i64)]) -> Vec<(String, i64)> {
    let mut rows: Vec<(String, i64)> =
        rows.iter().map(|(name, amount)| ((*name).to_owned(), *amount)).collect();
    rows.sort();
    rows
}

pub(in crate::invoices::rules) fn rate_of(minor: i64) -> RateUsed {
    RateUsed {
        rate_id: Uuid::nil(),
        rate_minor: money(minor),
        per_mg: PerMg::parse("1000").unwrap(),
        effective_at: kernel::day::parse_instant("2026-04-20T10:00:00+05:30").unwrap(),
    }
}

pub(in crate::invoices::rules) fn gold(net_mg: i64, fineness: &str) -> Piece {
    let content = MetalContent {
        metal: Metal::Gold,
        net: Milligrams::new(net_mg).unwrap(),
        fineness: Fineness::parse(fineness).unwrap(),
    };
    Piece { content: Some(content), ..Piece::default() }
}

pub(in crate::invoices::rules) fn made(piece: Piece, rate: Option<RateUsed>) -> Made {
    Made { piece, rate, wastage: None, pieces: 1, making: None, hallmark: None, other: None, to_order: None }
}

pub(in crate::invoices::rules) fn fixed_price(minor: i64) -> Made {
    Made { other: Some(money(minor)), ..made(Piece::default(), None) }
}

pub(in crate::invoices::rules) fn line(sold: Sold, class: &str) -> BillLine {
    BillLine { sold, asking: None, discount: Money::ZERO, tax_class: class.to_owned() }
}

pub(in crate::invoices::rules) fn jewellery(made: Made) -> BillLine {
    line(Sold::Made(made), "jewellery")
}

pub(in crate::invoices::rules) fn farm(amount: i64, class: &str) -> BillLine {
    line(Sold::Goods(Goods { amount: Some(money(amount)), ..Goods::default() }), class)
}

pub(in crate::invoices::rules) fn ring() -> Made {
    Made {
        making: Some(Making::PerGram(UnitPrice::parse("60000").unwrap())),
        ..made(gold(5000, "916"), Some(rate_of(540_000)))
    }
}

pub(in crate::invoices::rules) fn tag(gross_price: i64) -> BillLine {
    let piece = gold(5000, "916");
    line(Sold::Tagged(Tagged { piece, rate: None, gross_price: money(gross_price) }), "jewellery")
}

/// The ring of two stones: 8.000 g of 18k, a diamond of 0.320 ct and a ruby of 1.150 ct.
pub(in crate::invoices::rules) fn stone_ring() -> Made {
    let stone = |mct: i64, rate: &str| Stone {
        weight: Carats::new(mct).unwrap(),
        rate_per_ct: UnitPrice::parse(rate).unwrap(),
    };
    let mut piece = gold(8000, "750");
    piece.stones = vec![stone(320, "2500000"), stone(1150, "54000")];
    piece.article =
        piece.content.map(|content| Article { content, gross_mg: 8294, stone_mg: 294, fine_mg: 6000 });
    Made {
        making: Some(Making::Percent(percent("12"))),
        hallmark: Some(money(5000)),
        ..made(piece, Some(rate_of(465_000)))
    }
}
