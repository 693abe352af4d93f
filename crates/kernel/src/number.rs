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
    let mut number = String::new();
    let mut counts = 0;
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(Code::DocumentNumberFormat)?;
        number.push_str(before);
        number.push_str(&placeholder(name, fy, n)?);
        counts += u32::from(name.starts_with('n'));
        rest = after;
    }
    number.push_str(rest);
    // Two documents of a series would share a number if the pattern had no counter.
    if counts != 1 || n < 1 {
        return Err(Code::DocumentNumberFormat);
    }
    valid_document_number(&number).map(|()| number)
}

fn placeholder(name: &str, fy: &FinancialYear, n: i64) -> Result<String, Code> {
    match name {
        "fy2" => Ok(fy.short.clone()),
        "fy" => Ok(fy.label.clone()),
        "n" => Ok(n.to_string()),
        _ => {
            let digits =
                name.strip_prefix("n:").filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
            let width = digits.and_then(|digits| digits.parse::<usize>().ok());
            let width =
                width.filter(|width| (1..=MAX_LENGTH).contains(width)).ok_or(Code::DocumentNumberFormat)?;
            Ok(format!("{n:0width$}"))
        }
    }
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

    proptest! {
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
