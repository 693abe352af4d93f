//! GS1 element strings, as bar codes on goods carry them: elements of an application identifier (AI) and a
//! value.
//! Invariant: `Elements` holds only elements that are valid one by one and together, each AI once; the data
//! that it writes reads back as the same elements (make.md M34).

mod check_digit;
mod date;
mod goods;
mod identifiers;
mod link;
mod reading;
mod scan;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::code::Code;
use crate::day::Day;
use crate::decimal::Decimal;
use crate::refusal::{Refusal, Ruled};
use identifiers::Format;

pub use goods::{Goods, GoodsInput, judge_gtin};
pub use scan::{Scan, scan_meaning};

/// FNC1 within an element string, as readers send it and as it is printed in a Data Matrix: the separator
/// after a value of variable length.
pub const SEPARATOR: char = '\u{1d}';

/// One element: an application identifier and its value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Element {
    ai: String,
    value: String,
}

impl Element {
    /// The application identifier, 2 to 4 digits: `01`, `3103`.
    pub fn ai(&self) -> &str {
        &self.ai
    }

    /// The value as the bar code holds it: `270531` is a day in May 2027.
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// The elements of one bar code, in the order in which they were read or are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elements {
    list: Vec<Element>,
    days: BTreeMap<String, Day>,
}

/// Where an element is at fault: its place among the characters (counted from 1), and its AI as far as one
/// was read.
struct Place {
    at: usize,
    ai: String,
}

impl Place {
    fn refusal(&self, code: Code) -> Refusal {
        let refusal = Refusal::new(code).fact("at", self.at);
        if self.ai.is_empty() { refusal } else { refusal.fact("ai", self.ai.as_str()) }
    }
}

impl Elements {
    /// Reads the data of a bar code: an element string with `]C1`, `]d2`, `]Q3`, `]e0` or nothing in front,
    /// or a Digital Link URI. `today` settles the century of its dates.
    ///
    /// Where the separator after a value of variable length is missing, that value swallows what follows, up
    /// to its greatest length. Nobody can see this in the data, so show people what was read.
    ///
    /// # Errors
    /// The codes that begin with `gs1_`; `field_required` for a text without elements. The facts are `at`, the first character
    /// (from 1) of the element at fault, and `ai`.
    pub fn read(data: &str, today: Day) -> Ruled<Elements> {
        if link::is_uri(data) { link::parse(data, today) } else { reading::parse(data, today) }
    }

    /// These elements, in the order in which they are written.
    ///
    /// # Errors
    /// As for [`Elements::read`]; `at` counts the elements from 1.
    pub fn of(pairs: &[(&str, &str)], today: Day) -> Ruled<Elements> {
        let mut collector = Collector::new(today);
        for (at, (ai, value)) in pairs.iter().enumerate() {
            let place = Place { at: at + 1, ai: (*ai).to_owned() };
            let format = identifiers::format_of(ai.as_bytes()).filter(|(length, _)| *length == ai.len());
            let (_, format) = format.ok_or_else(|| place.refusal(Code::Gs1UnknownAi))?;
            collector.add(place, format, value.as_bytes())?;
        }
        let mut elements = collector.finish()?;
        elements.list.sort_by(order);
        Ok(elements)
    }

    /// The elements in order.
    pub fn list(&self) -> &[Element] {
        &self.list
    }

    /// The value of an AI.
    pub fn value(&self, ai: &str) -> Option<&str> {
        self.list.iter().find(|element| element.ai == ai).map(Element::value)
    }

    /// The days by their AI; a day 00 is given as the last day of its month.
    pub fn dates(&self) -> &BTreeMap<String, Day> {
        &self.days
    }

    /// The net weight in kilograms, with the decimals of its AI (310n).
    pub fn net_kg(&self) -> Option<Decimal> {
        let element = self.list.iter().find(|element| element.ai.starts_with("310"))?;
        let decimals = element.ai.bytes().last()?.checked_sub(b'0')?;
        Decimal::new(element.value.parse().ok()?, decimals).ok()
    }

    /// The element string, without a symbology prefix: a separator follows each value of variable length but
    /// the last.
    pub fn data(&self) -> String {
        let mut data = String::new();
        let mut is_open = false;
        for element in &self.list {
            if is_open {
                data.push(SEPARATOR);
            }
            data.push_str(&element.ai);
            data.push_str(&element.value);
            is_open = !identifiers::is_predefined(element.ai.as_bytes());
        }
        data
    }

    /// The same for people, as it is printed below the bars: `(01)09312345000005(10)A1`.
    pub fn text(&self) -> String {
        self.list.iter().map(|element| format!("({}){}", element.ai, element.value)).collect()
    }
}

/// The order in which elements are written (make.md section 8): predefined lengths first; others keep the
/// order that they had.
fn order(left: &Element, right: &Element) -> Ordering {
    rank(&left.ai).cmp(&rank(&right.ai))
}

fn rank(ai: &str) -> (bool, usize) {
    const FIXED: [&str; 9] = ["00", "01", "02", "310", "11", "13", "15", "16", "17"];
    const OPEN: [&str; 4] = ["10", "21", "30", "37"];
    let is_open = !identifiers::is_predefined(ai.as_bytes());
    let places: &[&str] = if is_open { &OPEN } else { &FIXED };
    let place = places.iter().position(|first| ai.starts_with(first));
    (is_open, place.unwrap_or(places.len()))
}

/// Gathers elements one by one, each judged alone and against those before it.
struct Collector {
    today: Day,
    list: Vec<Element>,
    days: BTreeMap<String, Day>,
    /// AIs without the figure of their decimals: two net weights are one AI twice.
    families: BTreeMap<String, usize>,
}

impl Collector {
    fn new(today: Day) -> Collector {
        Collector { today, list: Vec::new(), days: BTreeMap::new(), families: BTreeMap::new() }
    }

    fn add(&mut self, place: Place, format: &Format, value: &[u8]) -> Ruled<()> {
        format.judge(value).map_err(|code| place.refusal(code))?;
        let value = String::from_utf8(value.to_vec()).map_err(|_| place.refusal(Code::Gs1Charset))?;
        let family = identifiers::family(&place.ai).to_owned();
        if self.families.insert(family, place.at).is_some() {
            return Err(place.refusal(Code::Gs1DuplicateAi));
        }
        if identifiers::has_check_digit(&place.ai) && !check_digit::is_right(&value) {
            return Err(place.refusal(Code::Gs1CheckDigit));
        }
        if identifiers::is_date(&place.ai) {
            let day = date::read(&value, self.today).map_err(|code| place.refusal(code))?;
            self.days.insert(place.ai.clone(), day);
        }
        self.list.push(Element { ai: place.ai, value });
        Ok(())
    }

    /// What holds between elements: contained goods (02) come with their count (37), and without a GTIN (01)
    /// of their own.
    fn finish(self) -> Ruled<Elements> {
        let place = |ai: &str| self.families.get(ai).map(|at| Place { at: *at, ai: ai.to_owned() });
        if self.list.is_empty() {
            return Err(Code::FieldRequired.into());
        }
        if let (Some(of), Some(_)) = (place("02"), place("01")) {
            return Err(of.refusal(Code::Gs1InvalidPair));
        }
        if let (Some(of), None) = (place("02"), place("37")) {
            return Err(of.refusal(Code::Gs1RequiredAi));
        }
        Ok(Elements { list: self.list, days: self.days })
    }
}

#[cfg(test)]
mod tests;
