//! Labels of a shop's own scale: EAN-13 codes that begin with 2, whose digits hold an item and its weight or its price.
//! Invariant: a code whose check digit is wrong, or that does not fit the shop's layout, says nothing.

use crate::code::Code;

/// Digits of an EAN-13.
const DIGITS: usize = 13;
/// Fewest digits of a weight or a price: 999 g, or 9.99.
const SHORTEST: usize = 3;

/// Which digits hold what, written as 13 characters: a first `2`, digits that are always the same, `I` for the item, `W` for grams or
/// `P` for minor units, `x` for digits that say nothing, and `C` for the check digit at the end: `20IIIIIWWWWWC`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout([u8; DIGITS]);

/// What a label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleLabel {
    /// The digits of the item.
    pub item: String,
    /// What they are for.
    pub says: Says,
}

/// The weight or the price of the goods under a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    Grams(i64),
    Minor(i64),
}

impl Layout {
    /// Reads a layout; `value_unknown` for a text that is none.
    pub fn parse(text: &str) -> Result<Layout, Code> {
        let places: [u8; DIGITS] = text.as_bytes().try_into().map_err(|_| Code::ValueUnknown)?;
        let count = |kinds: &[u8]| places.iter().filter(|place| kinds.contains(place)).count();
        let known = |place: &u8| place.is_ascii_digit() || b"IWPx".contains(place);
        let is_sound = places[0] == b'2'
            && places[DIGITS - 1] == b'C'
            && places[..DIGITS - 1].iter().all(known)
            && is_one_run(&places, b'I')
            && (is_one_run(&places, b'W') != is_one_run(&places, b'P'))
            && count(b"WP") >= SHORTEST
            && (count(b"W") == 0 || count(b"P") == 0);
        if is_sound { Ok(Layout(places)) } else { Err(Code::ValueUnknown) }
    }

    /// What a scanned code says by this layout; None for a code that is no label of it.
    pub fn read(&self, code: &str) -> Option<ScaleLabel> {
        let digits = code.as_bytes();
        if digits.len() != DIGITS || !digits.iter().all(u8::is_ascii_digit) || !has_right_check_digit(digits)
        {
            return None;
        }
        let is_fixed = |(place, digit): (&u8, &u8)| !place.is_ascii_digit() || place == digit;
        if !self.0.iter().zip(digits).all(is_fixed) {
            return None;
        }
        let says = if self.0.contains(&b'W') {
            Says::Grams(self.figure(digits, b'W')?)
        } else {
            Says::Minor(self.figure(digits, b'P')?)
        };
        Some(ScaleLabel { item: self.part(digits, b'I'), says })
    }

    fn part(&self, digits: &[u8], kind: u8) -> String {
        let of_kind = self.0.iter().zip(digits).filter(|(place, _)| **place == kind);
        of_kind.map(|(_, digit)| char::from(*digit)).collect()
    }

    /// A weight or a price of zero says nothing.
    fn figure(&self, digits: &[u8], kind: u8) -> Option<i64> {
        self.part(digits, kind).parse().ok().filter(|figure| *figure > 0)
    }
}

/// Whether the places of this kind are there and stand together.
fn is_one_run(places: &[u8], kind: u8) -> bool {
    let first = places.iter().position(|place| *place == kind);
    let last = places.iter().rposition(|place| *place == kind);
    first.zip(last).is_some_and(|(first, last)| places[first..=last].iter().all(|place| *place == kind))
}

/// GS1 General Specifications, section 7.9: the digits before the last, weighted 1 and 3 in turn from the left, and the last make a
/// multiple of ten.
fn has_right_check_digit(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .zip([1, 3].iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_label_of_the_cheese_counter_names_item_and_weight() {
        let by_weight = Layout::parse("20IIIIIWWWWWC").unwrap();
        let read = by_weight.read("2000042004125").unwrap();
        assert_eq!((read.item.as_str(), read.says), ("00042", Says::Grams(412)));
        let by_price = Layout::parse("21IIIIxPPPPPC").unwrap();
        let priced = by_price.read("2100429015666").unwrap();
        assert_eq!((priced.item.as_str(), priced.says), ("0042", Says::Minor(1566)));
        for wrong in [
            "2000042004129",
            "2100042004122",
            "200004200412",
            "20000420041250",
            "200004200412x",
            "9300675024235",
        ] {
            assert_eq!(by_weight.read(wrong), None, "{wrong}");
        }
        assert_eq!(by_weight.read("2000042000004"), None, "it weighs nothing");
    }

    #[test]
    fn a_layout_names_the_item_once_and_a_weight_or_a_price() {
        for wrong in [
            "",
            "20IIIIIWWWWW",
            "30IIIIIWWWWWC",
            "20IIIIIWWPPPC",
            "20IIWWWWIIIIC",
            "20IIIIIIIIIWC",
            "20xxxxxWWWWWC",
            "20IIIIIWWWWWW",
            "20IIIIé3WWWWC",
        ] {
            assert_eq!(Layout::parse(wrong), Err(Code::ValueUnknown), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_the_scale_printed_is_read_again(item in 0u32..100_000, grams in 1i64..100_000) {
            let body = format!("20{item:05}{grams:05}");
            let sum: u32 = body.bytes().zip([1, 3].iter().cycle()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
            let read = Layout::parse("20IIIIIWWWWWC").unwrap().read(&format!("{body}{}", (10 - sum % 10) % 10)).unwrap();
            prop_assert_eq!((read.item, read.says), (format!("{item:05}"), Says::Grams(grams)));
        }
    }
}
