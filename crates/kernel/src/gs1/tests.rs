//! Examples and properties of element strings: M34, hostile text, and what a missing separator does.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn today() -> Day {
    date(2026, 6, 1)
}

fn read(data: &str) -> Ruled<Elements> {
    Elements::read(data, today())
}

fn pairs(elements: &Elements) -> Vec<(&str, &str)> {
    elements.list().iter().map(|it| (it.ai(), it.value())).collect()
}

fn in_order(elements: &Elements) -> Vec<Element> {
    let mut list = elements.list().to_vec();
    list.sort();
    list
}

/// A number whose last digit is right, found by trying all ten.
fn with_check_digit(digits: &str) -> String {
    let is_right = |text: &String| {
        let figures: Vec<u32> = text.chars().rev().map(|c| c.to_digit(10).unwrap()).collect();
        let odd: u32 = figures.iter().step_by(2).sum();
        let even: u32 = figures.iter().skip(1).step_by(2).sum();
        (odd + 3 * even).is_multiple_of(10)
    };
    (0..10).map(|last| format!("{digits}{last}")).find(is_right).unwrap()
}

#[test]
fn a_label_of_cheese_says_product_weight_day_and_lot() {
    let read = read("]C10109521101530001310300125015270531\u{1d}10A-7\u{1d}2100042").unwrap();
    assert_eq!(
        pairs(&read),
        [("01", "09521101530001"), ("3103", "001250"), ("15", "270531"), ("10", "A-7"), ("21", "00042")]
    );
    assert_eq!(read.net_kg().unwrap().to_string(), "1.250");
    assert_eq!(read.dates(), &BTreeMap::from([("15".to_owned(), date(2027, 5, 31))]));
    assert_eq!(read.value("10"), Some("A-7"));
    assert_eq!(read.text(), "(01)09521101530001(3103)001250(15)270531(10)A-7(21)00042");
    assert_eq!(serde_json::to_value(read.list()).unwrap()[0]["ai"], "01");
}

#[test]
fn every_fault_has_its_code_its_place_and_its_identifier() {
    for (data, code, at, ai) in [
        ("0109521101530002", Code::Gs1CheckDigit, 1, "01"),
        ("0199", Code::Gs1ValueLength, 1, "01"),
        ("0109521101530001x7", Code::Gs1UnknownAi, 17, ""),
        ("]d2010952110153000199", Code::Gs1ValueLength, 20, "99"),
        ("01095211015300011726022x", Code::Gs1ValueFormat, 17, "17"),
        ("010952110153000117260230", Code::Gs1Date, 17, "17"),
        ("10A B", Code::Gs1Charset, 1, "10"),
        ("10Käse", Code::Gs1Charset, 1, "10"),
        ("10é\u{1d}09", Code::Gs1Charset, 1, "10"),
        ("10A\u{1d}10B", Code::Gs1DuplicateAi, 5, "10"),
        ("31030012503102001250", Code::Gs1DuplicateAi, 11, "3102"),
        ("01095211015300010209521101530001375", Code::Gs1InvalidPair, 17, "02"),
        ("0209521101530001", Code::Gs1RequiredAi, 1, "02"),
        ("3106001250", Code::Gs1UnknownAi, 1, ""),
        ("10", Code::Gs1ValueLength, 1, "10"),
        ("10A\u{1d}\u{1d}21B", Code::Gs1UnknownAi, 5, ""),
        ("(01)09521101530001", Code::Gs1UnknownAi, 1, ""),
        ("]E09521101530001", Code::Gs1UnknownAi, 1, ""),
    ] {
        let refusal = read(data).unwrap_err();
        assert_eq!(refusal.code, code, "{data:?}");
        assert_eq!(refusal.facts["at"], at, "{data:?}");
        let named = refusal.facts.get("ai").map_or("", |ai| ai.as_str().unwrap());
        assert_eq!(named, ai, "{data:?}");
    }
    for empty in ["", "]C1", "\u{1d}", "]d2\u{1d}"] {
        assert_eq!(read(empty).unwrap_err().code, Code::FieldRequired, "{empty:?}");
    }
}

#[test]
fn a_missing_separator_cannot_be_seen_until_the_value_is_too_long() {
    // The lot swallows the day that follows it.
    assert_eq!(pairs(&read("10A-717270531").unwrap()), [("10", "A-717270531")]);
    assert_eq!(pairs(&read("10A-7\u{1d}17270531").unwrap()), [("10", "A-7"), ("17", "270531")]);
    // Twenty characters are a lot, one more are none.
    let twenty = "10".to_owned() + &"7".repeat(20);
    assert_eq!(read(&twenty).unwrap().value("10").map(str::len), Some(20));
    assert_eq!(read(&(twenty + "1")).unwrap_err().code, Code::Gs1ValueLength);
}

#[test]
fn contained_goods_come_with_their_count() {
    let pallet =
        format!("00{}02{}3748", with_check_digit("10614141234567890"), with_check_digit("0952110153000"));
    let read = read(&pallet).unwrap();
    assert_eq!((read.value("37"), read.net_kg()), (Some("48"), None));
    assert_eq!(read.data(), pallet);
}

fn goods<'a>(gtin: &'a str, lot: Option<&'a str>) -> GoodsInput<'a> {
    GoodsInput { gtin, lot, ..GoodsInput::default() }
}

#[test]
fn a_label_that_cannot_be_written_names_every_field() {
    let input = GoodsInput {
        gtin: "4006381333932",
        lot: Some("A 1"),
        net_kg: Some(Decimal::parse("0.0000001").unwrap()),
        expires: Some(date(1950, 1, 1)),
        serial: Some("123456789012345678901"),
        ..GoodsInput::default()
    };
    let refusal = Goods::check(&input, today()).unwrap_err();
    let faults: Vec<_> = refusal.faults.iter().map(|it| (it.field.as_str(), it.code)).collect();
    assert_eq!(
        faults,
        [
            ("gtin", Code::Gs1CheckDigit),
            ("lot", Code::Gs1Charset),
            ("net_kg", Code::Gs1WeightRange),
            ("expires", Code::Gs1Date),
            ("serial", Code::Gs1ValueLength),
        ]
    );
    for (gtin, code) in
        [("", Code::Gs1ValueLength), ("1234567", Code::Gs1ValueLength), ("40063x", Code::Gs1ValueFormat)]
    {
        assert_eq!(Goods::check(&goods(gtin, None), today()).unwrap_err().code, code, "{gtin}");
    }
    assert_eq!(Goods::check(&goods("96385074", Some("")), today()).unwrap_err().code, Code::Gs1ValueLength);
}

#[test]
fn a_weight_takes_six_digits_and_keeps_its_decimals() {
    let written = |text: &str| {
        let input = GoodsInput { net_kg: Some(Decimal::parse(text).unwrap()), ..goods("96385074", None) };
        Goods::check(&input, today()).map(|goods| goods.elements().data()[16..].to_owned())
    };
    for (text, data) in [
        ("1.25", "3102000125"),
        ("1.250", "3103001250"),
        ("7", "3100000007"),
        ("999999", "3100999999"),
        ("0.00001", "3105000001"),
        ("9.99999", "3105999999"),
    ] {
        assert_eq!(written(text).as_deref(), Ok(data));
    }
    for wrong in ["0", "0.000", "-1.25", "1000000", "10.00000", "1.000000"] {
        assert_eq!(written(wrong).unwrap_err().code, Code::Gs1WeightRange, "{wrong}");
    }
}

#[test]
fn a_web_address_names_the_goods_for_any_phone() {
    let input = GoodsInput {
        best_before: Some(date(2027, 5, 31)),
        expires: Some(date(2027, 6, 30)),
        serial: Some("7/8"),
        ..goods("4006381333931", Some("A%1+B"))
    };
    let goods = Goods::check(&input, today()).unwrap();
    let uri = goods.digital_link();
    assert_eq!(uri, "https://id.gs1.org/01/04006381333931/10/A%251%2BB/21/7%2F8?15=270531&17=270630");
    assert_eq!(in_order(&read(&uri).unwrap()), in_order(goods.elements()));
    let other =
        read("HTTP://Shop.example/cheese/01/4006381333931?linkType=gs1:pip&3103=001250&x=1#top").unwrap();
    assert_eq!(pairs(&other), [("01", "04006381333931"), ("3103", "001250")]);
    for (uri, code, at) in [
        ("https://id.gs1.org/", Code::Gs1UnknownAi, 9),
        ("https://id.gs1.org/01/", Code::Gs1ValueLength, 20),
        ("https://id.gs1.org/01", Code::Gs1ValueLength, 20),
        ("https://id.gs1.org/01/4006381333931/10/%G1", Code::Gs1ValueFormat, 37),
        ("https://id.gs1.org/01/4006381333931/10/%C3%A4", Code::Gs1Charset, 37),
        ("https://id.gs1.org/01/4006381333931/99/A", Code::Gs1UnknownAi, 37),
        ("https://id.gs1.org/01/4006381333931?09=1", Code::Gs1UnknownAi, 37),
        ("https://id.gs1.org/01/4006381333931?01=04006381333931", Code::Gs1DuplicateAi, 37),
    ] {
        let refusal = read(uri).unwrap_err();
        assert_eq!((refusal.code, refusal.facts["at"].as_u64()), (code, Some(at)), "{uri}");
    }
}

const SET_82: &str = "[A-Za-z0-9!\"%&'()*+,./:;<=>?_-]{1,20}";

prop_compose! {
    fn any_gtin()(width in prop::sample::select(vec![7_usize, 11, 12, 13]), digits in "[0-9]{13}") -> String {
        with_check_digit(&digits[..width])
    }
}

prop_compose! {
    fn any_day()(year in 1977_i16..=2076, month in 1_i8..=12, day in 1_i8..=31) -> Day {
        date(year, month, 1).with().day(day).build().unwrap_or(date(year, month, 28))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// M34, against text that is put together here.
    #[test]
    fn what_is_written_reads_back(
        gtin in any_gtin(), lot in prop::option::of(SET_82), serial in prop::option::of(SET_82),
        weight in prop::option::of((1_i128..1_000_000, 0_u8..=5)),
        expires in prop::option::of(any_day()), best_before in prop::option::of(any_day()), made in prop::option::of(any_day()),
    ) {
        let net_kg = weight.map(|(digits, decimals)| Decimal::new(digits, decimals).unwrap());
        let input =
            GoodsInput { gtin: &gtin, lot: lot.as_deref(), net_kg, expires, best_before, made, serial: serial.as_deref() };
        let goods = Goods::check(&input, today()).unwrap();
        let mut data = format!("01{gtin:0>14}");
        if let Some((digits, decimals)) = weight {
            data += &format!("310{decimals}{digits:06}");
        }
        for (ai, day) in [("11", made), ("15", best_before), ("17", expires)] {
            if let Some(day) = day {
                data += &format!("{ai}{}", day.strftime("%y%m%d"));
            }
        }
        let open: Vec<String> = [("10", &lot), ("21", &serial)]
            .into_iter()
            .filter_map(|(ai, text)| text.as_ref().map(|text| format!("{ai}{text}")))
            .collect();
        data += &open.join("\u{1d}");
        prop_assert_eq!(&goods.elements().data(), &data);

        let read_back = read(&data).unwrap();
        prop_assert_eq!(&read_back, goods.elements());
        prop_assert_eq!(read_back.net_kg().map(|it| (it.mantissa(), it.decimals())), weight);
        let days: Vec<_> = read_back.dates().iter().map(|(ai, day)| (ai.as_str(), *day)).collect();
        let given: Vec<_> = [("11", made), ("15", best_before), ("17", expires)]
            .into_iter()
            .filter_map(|(ai, day)| day.map(|day| (ai, day)))
            .collect();
        prop_assert_eq!(days, given);
        prop_assert_eq!(read_back.value("10"), lot.as_deref());
        prop_assert_eq!(read_back.value("21"), serial.as_deref());

        let linked = read(&goods.digital_link()).unwrap();
        prop_assert_eq!(in_order(&linked), in_order(goods.elements()));
    }

    /// Readers decode the elements of the label in any order and with spare separators.
    #[test]
    fn every_reader_gives_the_elements_of_the_label(
        all in Just(["00", "01", "3103", "3202", "11", "15", "17", "20", "414", "10", "21", "30", "37", "240", "421", "7003", "92"])
            .prop_shuffle(),
        count in 1_usize..8, digits in "[0-9]{18}", text in SET_82, day in any_day(), spare in any::<u8>(),
        prefix in prop::sample::select(vec!["", "]C1", "]d2", "]Q3", "]e0", "\u{1d}", "]d2\u{1d}"]),
    ) {
        let value = |ai: &str| match ai {
            "00" => with_check_digit(&digits[..17]),
            "01" => with_check_digit(&digits[..13]),
            "3103" | "3202" => digits[..6].to_owned(),
            "11" | "15" | "17" => day.strftime("%y%m%d").to_string(),
            "20" => digits[..2].to_owned(),
            "414" => digits[..13].to_owned(),
            "30" | "37" => digits[..8].to_owned(),
            "421" => format!("{}{}", &digits[..3], &digits[3..9]),
            "7003" => digits[..10].to_owned(),
            _ => text.clone(),
        };
        let elements: Vec<(&str, String)> = all[..count].iter().map(|ai| (*ai, value(ai))).collect();
        let mut data = prefix.to_owned();
        for (at, (ai, value)) in elements.iter().enumerate() {
            let is_fixed = ["00", "01", "3103", "3202", "11", "15", "17", "20", "414"].contains(ai);
            data += ai;
            data += value;
            let is_last = at + 1 == count;
            if (!is_last && !is_fixed) || spare >> (at % 8) & 1 == 1 {
                data.push('\u{1d}');
            }
        }
        let elements: Vec<(&str, &str)> = elements.iter().map(|(ai, value)| (*ai, value.as_str())).collect();
        let whole = read(&data).unwrap();
        prop_assert_eq!(pairs(&whole), elements.clone());
        let written = Elements::of(&elements, today()).unwrap();
        prop_assert_eq!(read(&written.data()).unwrap(), written);
    }

    #[test]
    fn hostile_text_is_refused_and_never_stops_the_program(
        text in "\\PC{0,60}|[0-9\u{1d}]{0,60}|(\\]C1)?(01|10|17|3103|37)[0-9A-Z\u{1d}é]{0,40}|https?://[0-9A-Za-z%/?&=é]{0,60}"
    ) {
        match read(&text) {
            // Whatever is read is an element string that can be written.
            Ok(elements) => prop_assert!(Elements::of(&pairs(&elements), today()).is_ok()),
            Err(refusal) => {
                prop_assert_eq!(refusal.code.status(), 422);
                let last = text.chars().count() as u64;
                let is_within = |at: &serde_json::Value| (1..=last).contains(&at.as_u64().unwrap());
                prop_assert!(refusal.facts.get("at").is_none_or(is_within));
            }
        }
    }
}
