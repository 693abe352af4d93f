//! Numbers of documents: the pattern of a series, and the form of a number.
//! The number of a series is checked like a typed one, so that no document gets a number that the law
//! refuses.

use crate::code::Code;
use crate::day::FinancialYear;

/// Rule 46(b) of India's CGST Rules: a consecutive number of at most sixteen characters.
const MAX_LENGTH: usize = 16;

/// The n-th number of a series in a year: `A/{fy2}/{n:5}` gives `A/26-27/00001`.
///
/// `{fy2}` is 26-27, `{fy}` is 2026-27, `{n}` the number, `{n:5}` the number with leading zeros to five
/// digits. `document_number_format` for another placeholder, for a pattern without exactly one `{n}`, and for
/// a result that is not a document number.
pub fn format(pattern: &str, fy: &FinancialYear, n: i64) -> Result<String, Code> {
    let form = Form::of(pattern, fy)?;
    if n < 1 {
        return Err(Code::DocumentNumberFormat);
    }
    let number = form.number(n);
    valid_document_number(&number).map(|()| number)
}

/// A number that both patterns print, each in its year. None: whatever the two counts are, the numbers
/// differ.
pub fn in_both(one: (&str, &FinancialYear), other: (&str, &FinancialYear)) -> Option<String> {
    let (one, other) = (Form::of(one.0, one.1).ok()?, Form::of(other.0, other.1).ok()?);
    (1..=MAX_LENGTH).find_map(|length| one.in_both(&other, length))
}

/// A pattern in a year: the text around its count.
struct Form {
    before: String,
    /// The count's digits at least.
    width: usize,
    after: String,
}

impl Form {
    fn of(pattern: &str, fy: &FinancialYear) -> Result<Form, Code> {
        let (mut text, mut count) = (String::new(), None);
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or(Code::DocumentNumberFormat)?;
            text.push_str(before);
            match name {
                "fy2" => text.push_str(&fy.short),
                "fy" => text.push_str(&fy.label),
                _ => {
                    let width = count_width(name)?;
                    if count.replace((std::mem::take(&mut text), width)).is_some() {
                        return Err(Code::DocumentNumberFormat);
                    }
                }
            }
            rest = after;
        }
        text.push_str(rest);
        // Two documents of a series would share a number if the pattern had no counter.
        let (before, width) = count.ok_or(Code::DocumentNumberFormat)?;
        Ok(Form { before, width, after: text })
    }

    fn number(&self, n: i64) -> String {
        let Form { before, width, after } = self;
        format!("{before}{n:0width$}{after}")
    }

    /// The greatest number of this length that both print. Where one has a letter, both have that letter;
    /// where each has a digit of its count, the greatest is a nine. If both print any number of this length,
    /// they print this one: a nine is no leading zero, and a count with a nine is not 0.
    fn in_both(&self, other: &Form, length: usize) -> Option<String> {
        let places = self.places(length)?.into_iter().zip(other.places(length)?);
        let number = places.map(|place| match place {
            (Some(letter), Some(same)) if letter == same => Some(letter),
            (Some(digit), None) | (None, Some(digit)) if digit.is_ascii_digit() => Some(digit),
            (None, None) => Some('9'),
            _ => None,
        });
        let number = number.collect::<Option<String>>()?;
        let is_number = valid_document_number(&number).is_ok();
        (is_number && self.prints(&number) && other.prints(&number)).then_some(number)
    }

    /// The letters of a number of this length; None for a digit of the count.
    fn places(&self, length: usize) -> Option<Vec<Option<char>>> {
        let letters = self.before.chars().count() + self.after.chars().count();
        let digits = length.checked_sub(letters).filter(|digits| *digits >= self.width)?;
        let count = std::iter::repeat_n(None, digits);
        Some(self.before.chars().map(Some).chain(count).chain(self.after.chars().map(Some)).collect())
    }

    fn prints(&self, number: &str) -> bool {
        let count = number.strip_prefix(self.before.as_str());
        let count = count.and_then(|rest| rest.strip_suffix(self.after.as_str()));
        let n = count.and_then(|digits| digits.parse::<i64>().ok());
        n.is_some_and(|n| n >= 1 && self.number(n) == number)
    }
}

/// The width of a count, by its placeholder: `n`, or `n:5`.
fn count_width(name: &str) -> Result<usize, Code> {
    if name == "n" {
        return Ok(1);
    }
    let digits = name.strip_prefix("n:").filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let width = digits.and_then(|digits| digits.parse::<usize>().ok());
    width.filter(|width| (1..=MAX_LENGTH).contains(width)).ok_or(Code::DocumentNumberFormat)
}

/// Checks that a document may have this number (sell.md S4): 1 to 16 of A-Z 0-9 / -, none of 0 / - first;
/// otherwise `document_number_format`.
pub fn valid_document_number(number: &str) -> Result<(), Code> {
    let allowed =
        |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'/' || byte == b'-';
    let sized = (1..=MAX_LENGTH).contains(&number.len());
    let begins_well = !number.starts_with(['0', '/', '-']);
    if sized && begins_well && number.bytes().all(allowed) { Ok(()) } else { Err(Code::DocumentNumberFormat) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::day::{financial_year, parse_day};

    fn year_2026() -> FinancialYear {
        financial_year(parse_day("2026-04-01").unwrap(), (4, 1))
    }

    #[test]
    fn a_series_prints_its_year_and_its_count() {
        let table = [
            ("A/{fy2}/{n:5}", 1, "A/26-27/00001"),
            ("A/{fy2}/{n:5}", 99_999, "A/26-27/99999"),
            ("A/{fy2}/{n:5}", 100_000, "A/26-27/100000"),
            ("{fy}/KA/{n}", 1, "2026-27/KA/1"),
            ("ABCDEFGH/{fy2}{n:2}", 1, "ABCDEFGH/26-2701"),
            ("R-{n}", 123, "R-123"),
        ];
        for (pattern, n, expected) in table {
            assert_eq!(format(pattern, &year_2026(), n), Ok(expected.to_owned()), "{pattern} {n}");
        }
    }

    #[test]
    fn a_pattern_that_cannot_number_papers_is_refused() {
        let table = [
            ("A/{fy2}", 1),
            ("A/{n}/{n}", 1),
            ("A/{year}/{n}", 1),
            ("A/{n:0}", 1),
            ("A/{n:17}", 1),
            ("A/{n:x}", 1),
            ("A/{n:+5}", 1),
            ("A/{n", 1),
            ("A/n}", 1),
            ("a/{n}", 1),
            ("{n:5}", 1),
            ("A/{n}", 0),
            ("A{n}", -1),
            ("ABCDEFGH/{fy2}/{n:2}", 1),
        ];
        for (pattern, n) in table {
            assert_eq!(format(pattern, &year_2026(), n), Err(Code::DocumentNumberFormat), "{pattern} {n}");
        }
    }

    #[test]
    fn a_document_number_has_at_most_sixteen_plain_characters() {
        for good in ["1", "B/26-27/00007", "ABCDEFGHIJ/26-27", "9-9"] {
            assert_eq!(valid_document_number(good), Ok(()), "{good}");
        }
        for bad in ["", "ABCDEFGHIJK/26-27", "0B/1", "/B1", "-B1", "B 1", "B#1", "b1", "B١", "B_1"] {
            assert_eq!(valid_document_number(bad), Err(Code::DocumentNumberFormat), "{bad}");
        }
    }

    #[test]
    fn two_patterns_have_a_number_in_common_or_not() {
        let table = [
            ("A/{fy2}/{n:5}", "A/{fy2}/{n:5}", Some("A/26-27/99999")),
            // The width is only the least.
            ("A/{fy2}/{n:5}", "A/{fy2}/{n}", Some("A/26-27/99999")),
            ("A{n}", "A1{n}", Some("A19")),
            ("A/26-27/{n}", "A/{fy2}/{n}", Some("A/26-27/9")),
            // A text around one count continues behind the other.
            ("A{n}/5", "A7/{n}", Some("A7/5")),
            ("{n}", "{n}/{fy2}", None),
            ("A/{fy2}/{n:5}", "B/{fy2}/{n:5}", None),
            ("A/25-26/{n}", "A/{fy2}/{n}", None),
            // A count of five digits has no zero first.
            ("A{n:4}", "A0{n:4}", None),
            ("A{n:3}", "A00{n}", Some("A009")),
            ("A{n:2}", "A0{n:3}", None),
            // No count is 0, and no number is longer than sixteen.
            ("A{n}/1", "A0/{n}", None),
            ("ABCDEFGH/{fy2}{n}", "ABCDEFGH/{fy2}{n:3}", None),
            ("A{n}", "A{m}", None),
        ];
        let year = year_2026();
        for (one, other, expected) in table {
            let expected = expected.map(str::to_owned);
            assert_eq!(in_both((one, &year), (other, &year)), expected, "{one} {other}");
            assert_eq!(in_both((other, &year), (one, &year)), expected, "{other} {one}");
        }
        let next = financial_year(parse_day("2027-04-01").unwrap(), (4, 1));
        assert_eq!(in_both(("A/{fy2}/{n}", &next), ("A/{fy2}/{n}", &year)), None);
        assert_eq!(in_both(("A/26-27/{n}", &next), ("A/{fy2}/{n}", &year)), Some("A/26-27/9".to_owned()));
    }

    proptest! {
        #[test]
        fn patterns_without_a_common_number_never_print_one(
            one in "[A1/]{0,2}(\\{n\\}|\\{n:[1-3]\\})[10/]{0,2}",
            other in "[A1/]{0,2}(\\{n\\}|\\{n:[1-3]\\})[10/]{0,2}",
        ) {
            let printed = |pattern: &str| -> std::collections::BTreeSet<String> {
                (1..300).filter_map(|n| format(pattern, &year_2026(), n).ok()).collect()
            };
            let year = year_2026();
            let in_common = in_both((&one, &year), (&other, &year));
            if let Some(number) = printed(&one).intersection(&printed(&other)).next() {
                prop_assert!(in_common.is_some(), "{} and {} print {}", one, other, number);
            }
        }

        #[test]
        fn what_a_series_prints_is_a_document_number_and_never_printed_twice(
            a in 1i64..10_000_000,
            b in 1i64..10_000_000,
        ) {
            let printed = |n| format("A/{fy2}/{n:5}", &year_2026(), n);
            let (first, second) = (printed(a), printed(b));
            prop_assert_eq!(first == second, a == b);
            prop_assert_eq!(valid_document_number(&first.unwrap()), Ok(()));
        }

        #[test]
        fn no_pattern_panics(pattern in "[-A-Z0-9/{}n:fy]{0,20}", n in any::<i64>()) {
            if let Ok(number) = format(&pattern, &year_2026(), n) {
                prop_assert_eq!(valid_document_number(&number), Ok(()));
            }
        }
    }
}
