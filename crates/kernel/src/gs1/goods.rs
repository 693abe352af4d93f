//! What the label of goods says as an element string and as a Digital Link: the product, and of this piece
//! its lot, weight and days.
//! Invariant: the string and the link read back as the same goods (make.md M34).

use super::{Elements, check_digit, date, identifiers, link};
use crate::code::Code;
use crate::day::Day;
use crate::decimal::Decimal;
use crate::lot_code::is_set_82;
use crate::refusal::{Fault, Refusal, Ruled};

/// Digits of a GTIN in an element string; shorter ones get zeros in front.
const GTIN_DIGITS: usize = 14;
/// Most characters of a lot and of a serial number.
const LONGEST: usize = 20;
/// Digits of a net weight.
const WEIGHT_DIGITS: usize = 6;

/// The goods of a label, as a form gives them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoodsInput<'a> {
    /// 8, 12, 13 or 14 digits.
    pub gtin: &'a str,
    /// 1 to 20 characters of set 82.
    pub lot: Option<&'a str>,
    /// Kilograms, more than zero, at most 5 decimals and 6 digits in all. The label repeats the decimals as
    /// they are given.
    pub net_kg: Option<Decimal>,
    /// The last day of use.
    pub expires: Option<Day>,
    /// The day up to which the goods are at their best.
    pub best_before: Option<Day>,
    /// The day of production.
    pub made: Option<Day>,
    /// 1 to 20 characters of set 82.
    pub serial: Option<&'a str>,
}

/// The goods of a label: each part can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goods {
    elements: Elements,
}

impl Goods {
    /// Judges all fields at once. `today` settles which years two digits can mean: 49 back and 50 ahead.
    ///
    /// # Errors
    /// `gs1_value_format`, `gs1_value_length` or `gs1_check_digit` at `gtin`; `gs1_value_length` or `gs1_charset` at `lot` and
    /// `serial`; `gs1_weight_range` at `net_kg`; `gs1_date` at a day.
    pub fn check(input: &GoodsInput, today: Day) -> Ruled<Goods> {
        let text = |ai: &'static str, text: Option<&str>| text.map(|text| short_text(ai, text));
        let day = |ai: &'static str, day: Option<Day>| {
            day.map(|day| date::write(day, today).map(|digits| (ai.to_owned(), digits)))
        };
        let fields = [
            ("gtin", Some(gtin14(input.gtin))),
            ("lot", text("10", input.lot)),
            ("net_kg", input.net_kg.map(weight)),
            ("expires", day("17", input.expires)),
            ("best_before", day("15", input.best_before)),
            ("made", day("11", input.made)),
            ("serial", text("21", input.serial)),
        ];
        let mut faults = Vec::new();
        let mut pairs = Vec::new();
        for (field, pair) in fields {
            match pair {
                Some(Ok(pair)) => pairs.push(pair),
                Some(Err(code)) => faults.push(Fault::new(field, code)),
                None => {}
            }
        }
        if !faults.is_empty() {
            return Err(Refusal::invalid(faults));
        }
        let pairs: Vec<_> = pairs.iter().map(|(ai, value)| (ai.as_str(), value.as_str())).collect();
        Elements::of(&pairs, today).map(|elements| Goods { elements })
    }

    /// All of them as elements, in the order of the label.
    pub fn elements(&self) -> &Elements {
        &self.elements
    }

    /// The Digital Link URI: `https://id.gs1.org/01/09312345000005/10/A1?17=270531`.
    pub fn digital_link(&self) -> String {
        link::uri(&self.elements)
    }
}

/// An AI and its value, or what is wrong with the field.
type Pair = Result<(String, String), Code>;

/// Whether it is a GTIN: 8, 12, 13 or 14 digits, of which the last checks the others. Errors: `gs1_value_format`,
/// `gs1_value_length`, `gs1_check_digit`.
pub fn judge_gtin(gtin: &str) -> Result<(), Code> {
    gtin14(gtin).map(drop)
}

/// The form with 14 digits.
fn gtin14(gtin: &str) -> Pair {
    if !gtin.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Code::Gs1ValueFormat);
    }
    if !matches!(gtin.len(), 8 | 12 | 13 | GTIN_DIGITS) {
        return Err(Code::Gs1ValueLength);
    }
    if !check_digit::is_right(gtin) {
        return Err(Code::Gs1CheckDigit);
    }
    Ok(("01".to_owned(), format!("{gtin:0>GTIN_DIGITS$}")))
}

fn short_text(ai: &str, text: &str) -> Pair {
    if !text.bytes().all(is_set_82) {
        return Err(Code::Gs1Charset);
    }
    if !(1..=LONGEST).contains(&text.len()) {
        return Err(Code::Gs1ValueLength);
    }
    Ok((ai.to_owned(), text.to_owned()))
}

/// AI 310n, whose n is the number of decimals, with six digits.
fn weight(net_kg: Decimal) -> Pair {
    let digits = net_kg.mantissa().to_string();
    let fits = net_kg.mantissa() > 0 && net_kg.decimals() <= identifiers::MOST_DECIMALS;
    if fits && digits.len() <= WEIGHT_DIGITS {
        Ok((format!("310{}", net_kg.decimals()), format!("{digits:0>WEIGHT_DIGITS$}")))
    } else {
        Err(Code::Gs1WeightRange)
    }
}
