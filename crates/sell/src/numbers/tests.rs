//! Numbers of the tax offices' own examples, the portal's hash, and a shop that asks.

use kernel::day::parse_day;
use platform::input::read;
use serde_json::json;
use testing::Shop;

use super::*;

#[test]
fn a_number_is_right_exactly_as_it_is_sent() {
    let table = [
        (NumberKind::Gstin, "27ABCPJ1234K1ZV", None),
        (NumberKind::Gstin, "27abcpj1234k1zv", Some(Code::GstinFormat)),
        (NumberKind::Gstin, "27ABCPJ1234K1ZW", Some(Code::GstinCheckDigit)),
        (NumberKind::Gstin, "", Some(Code::GstinFormat)),
        (NumberKind::Abn, "51 824 753 556", None),
        (NumberKind::Abn, "51824753557", Some(Code::AbnCheckDigit)),
        (NumberKind::Acn, "004085616", None),
        (NumberKind::Pan, "ABCPJ1234K", None),
        (NumberKind::Pan, " ABCPJ1234K", Some(Code::PanFormat)),
        (NumberKind::Huid, "A7K2Q9", None),
        (NumberKind::Huid, "a7k2q9", Some(Code::HuidFormat)),
        (NumberKind::DocumentNumber, "A/26-27/00001", None),
        (NumberKind::DocumentNumber, "0A/1", Some(Code::DocumentNumberFormat)),
        (NumberKind::DocumentNumber, "A\u{0}1", Some(Code::DocumentNumberFormat)),
    ];
    for (kind, value, code) in table {
        let judged = check_of(kind, value);
        assert_eq!((judged.valid, judged.code), (code.is_none(), code), "{kind} {value:?}");
    }
}

#[test]
fn fourteen_characters_give_the_fifteenth_and_others_give_none() {
    let of = |value: &str| check_of(NumberKind::GstinCheckChar, value).check_char;
    assert_eq!((of("24AAACR5055K1Z"), of("24AAACR5055K1ZD"), of("24AAACR5055K1")), (Some('D'), None, None));
}

#[test]
fn an_empty_value_is_a_wrong_number_and_a_missing_one_a_missing_field() {
    assert!(read::<CheckNumber>(&json!({ "kind": "pan", "value": "" })).is_ok());
    for value in [json!({ "kind": "pan" }), json!({ "kind": "pan", "value": null })] {
        assert_eq!(read::<CheckNumber>(&value).unwrap_err().code, Code::FieldRequired);
    }
    let number = read::<CheckNumber>(&json!({ "kind": "pan", "value": 5 }));
    assert_eq!(number.unwrap_err().code, Code::ValueUnknown);
}

#[test]
fn a_reference_changes_with_indias_year_and_not_with_the_case_of_the_number() {
    let irn = |date: &str, kind: &str, number: &str| {
        let asked = json!({ "gstin": "27AAPFU0939F1ZV", "date": date, "type": kind, "number": number });
        read::<InvoiceReference>(&asked).and_then(|asked| asked.irn())
    };
    // From the portal's rule, computed without this program.
    assert_eq!(
        irn("2026-03-31", "INV", "A/25-26/09999").as_deref(),
        Ok("6cfa406dda67b9c5a882465440029ef6e92b8c9bfc82d72c46bb4fac9c6a9483")
    );
    assert_eq!(irn("2026-04-01", "CRN", "c/26-27/00001"), irn("2026-04-01", "CRN", "C/26-27/00001"));
    assert_ne!(irn("2026-03-31", "INV", "A/1"), irn("2026-04-01", "INV", "A/1"));
    let bad = irn("2026-04-01", "INV", "0/1").unwrap_err();
    assert_eq!((bad.code, bad.faults[0].field.as_str()), (Code::DocumentNumberFormat, "number"));
    let unknown = irn("2026-04-01", "BILL", "A/1").unwrap_err();
    assert_eq!((unknown.code, unknown.faults[0].field.as_str()), (Code::ValueUnknown, "type"));
}

#[test]
fn an_amount_is_grouped_as_its_country_groups_and_rupees_have_words() {
    let of = |minor: i64, code: &str| {
        amount_shown(Money::new(minor).unwrap(), &Currency::new(code, digits_of(code)).unwrap())
    };
    assert_eq!(of(41_519_200, "INR").text, "4,15,192.00");
    assert_eq!(
        of(5_184_500, "INR").words.as_deref(),
        Some("Rupees fifty-one thousand eight hundred forty-five only")
    );
    assert_eq!(of(41_519_200, "AUD"), AmountShown { text: "415,192.00".into(), words: None });
    assert_eq!(
        (of(1_234_567, "JPY").text, of(1_234_567, "KWD").text),
        ("1,234,567".into(), "1,234.567".into())
    );
}

#[test]
fn a_shop_that_is_not_registered_gives_no_tax_invoice() {
    let on = parse_day("2026-03-05").unwrap();
    let of = |country: Country, registered: bool| {
        let asked = requirements_of(Money::new(10_000_000).unwrap(), country, registered, on);
        (asked.tax_invoice_on_request, asked.buyer_identity)
    };
    assert_eq!((of(Country::Australia, true), of(Country::Australia, false)), ((true, true), (false, false)));
    assert_eq!(of("NZ".parse().unwrap(), true), (false, false));
}

#[tokio::test]
async fn a_cashier_asks_each_of_them() {
    let shop = Shop::jeweller().await;
    let checked = shop.ask::<CheckNumber>("cas", json!({ "kind": "huid", "value": "A7K2Q9" })).await;
    assert_eq!(checked.expect("an answer"), json!({ "valid": true, "code": null }));
    let text = shop.ask::<AmountText>("cas", json!({ "amount_minor": -1005 })).await.expect("an answer");
    assert_eq!(text, json!({ "text": "-10.05", "words": "Minus rupees ten and five paise only" }));
    let odd = shop.ask::<AmountText>("cas", json!({ "amount_minor": 1, "currency": "rupees" })).await;
    assert_eq!(odd, Err("value_unknown currency".into()));
    assert!(shop.ask::<DocumentRequirements>("cas", json!({ "total_minor": 1 })).await.is_ok());
}
