//! Moments and days: moments are UTC, days are the workspace's local days, and one place converts between
//! them.
//! The clock and the time zone are arguments, so that yesterday's bill gives yesterday's day again.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::code::Code;

/// A moment, in UTC.
pub type Instant = jiff::Timestamp;

/// A calendar day without a time zone.
pub type Day = Date;

/// The years that a day or moment may have. Any other year is a typing mistake.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// Reads RFC 3339: `2026-03-31T18:30:00Z`, with seconds, at most nine decimals, and Z or an offset; otherwise
/// `time_format`. Its year in UTC must be in range, whatever the offset; otherwise `time_range`.
pub fn parse_instant(text: &str) -> Result<Instant, Code> {
    // The library accepts more forms than the standard (spaces, week dates, zone names), so the shape is
    // checked first.
    if !is_rfc3339(text) {
        return Err(Code::TimeFormat);
    }
    let at: Instant = text.parse().map_err(|_| Code::TimeFormat)?;
    in_range(at.to_zoned(TimeZone::UTC).year()).map(|()| at)
}

/// Reads a day as `2026-03-31`; otherwise `time_format`, or `time_range` for a year out of range.
pub fn parse_day(text: &str) -> Result<Day, Code> {
    if !fits("dddd-dd-dd", text.as_bytes()) {
        return Err(Code::TimeFormat);
    }
    let day: Day = text.parse().map_err(|_| Code::TimeFormat)?;
    in_range(day.year()).map(|()| day)
}

/// Checks that a year is in range; otherwise `time_range`.
pub fn in_range(year: i16) -> Result<(), Code> {
    if YEARS.contains(&year) { Ok(()) } else { Err(Code::TimeRange) }
}

/// The day in the zone at that moment.
pub fn local_day(at: Instant, zone: &TimeZone) -> Day {
    at.to_zoned(zone.clone()).date()
}

/// Whether the text has the shape `dddd-dd-ddTdd:dd:dd[.d…](Z|±dd:dd)`.
fn is_rfc3339(text: &str) -> bool {
    const SECONDS: &str = "dddd-dd-ddTdd:dd:dd";
    let Some((moment, rest)) = text.as_bytes().split_at_checked(SECONDS.len()) else { return false };
    let zone = match rest.strip_prefix(b".") {
        Some(fraction) => {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if !(1..=9).contains(&digits) {
                return false;
            }
            &fraction[digits..]
        }
        None => rest,
    };
    fits(SECONDS, moment) && (zone == b"Z" || fits("+dd:dd", zone) || fits("-dd:dd", zone))
}

/// Whether the text has this shape, with a digit for every `d`.
fn fits(shape: &str, text: &[u8]) -> bool {
    let fits_byte =
        |(shape, byte): (u8, &u8)| if shape == b'd' { byte.is_ascii_digit() } else { shape == *byte };
    shape.len() == text.len() && shape.bytes().zip(text).all(fits_byte)
}

/// The month and day on which a financial year starts: (4, 1) in India, (7, 1) in Australia.
pub type YearStart = (i8, i8);

/// Reads `04-01`; `time_format` for any other text, and for days that some months or years lack (after the 28th).
pub fn parse_fy_start(text: &str) -> Result<YearStart, Code> {
    if !fits("dd-dd", text.as_bytes()) {
        return Err(Code::TimeFormat);
    }
    let number = |digits: &str| digits.parse::<i8>().map_err(|_| Code::TimeFormat);
    let start = (number(&text[..2])?, number(&text[3..])?);
    if (1..=12).contains(&start.0) && (1..=28).contains(&start.1) { Ok(start) } else { Err(Code::TimeFormat) }
}

/// A financial year, with the names that the law and document numbers use.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FinancialYear {
    /// `2026-27`; or `2026` where it is the calendar year.
    pub label: String,
    /// `26-27`, or `26`.
    pub short: String,
    /// Its first day.
    pub start: Day,
}

impl FinancialYear {
    /// Its last day.
    pub fn last_day(&self) -> Day {
        self.start.saturating_add(1.year()).saturating_sub(1.day())
    }
}

/// The financial year of a local day (sell.md S5). An impossible start counts as the nearest day that every
/// year has.
pub fn financial_year(day: Day, fy_start: YearStart) -> FinancialYear {
    let (month, first) = (fy_start.0.clamp(1, 12), fy_start.1.clamp(1, 28));
    let begun = (day.month(), day.day()) >= (month, first);
    let year = if begun { day.year() } else { day.year().saturating_sub(1).max(Day::MIN.year()) };
    let start =
        Day::new(year, month, first).expect("a year of the calendar, a month, and a day all months have");
    let (this, next) = (i32::from(year).rem_euclid(100), (i32::from(year) + 1).rem_euclid(100));
    if (month, first) == (1, 1) {
        return FinancialYear { label: format!("{year:04}"), short: format!("{this:02}"), start };
    }
    FinancialYear { label: format!("{year:04}-{next:02}"), short: format!("{this:02}-{next:02}"), start }
}

/// Whether something is past its last day, on which it may still be used. Without a last day it never is.
pub fn is_expired(expires: Option<Day>, today: Day) -> bool {
    expires.is_some_and(|last| last < today)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const INDIA: YearStart = (4, 1);
    const AUSTRALIA: YearStart = (7, 1);

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    #[test]
    fn a_moment_is_read_in_rfc_3339_and_in_no_other_form() {
        let same = ["2026-03-31T18:30:00Z", "2026-04-01T00:00:00+05:30", "2026-03-31T18:30:00.000Z"];
        for text in same {
            assert_eq!(
                parse_instant(text).map(|at| at.to_string()),
                Ok("2026-03-31T18:30:00Z".to_owned()),
                "{text}"
            );
        }
        let bad = [
            "",
            "2026-03-31",
            "2026-03-31T18:30:00",
            "2026-03-31T18:30Z",
            "2026-03-31 18:30:00Z",
            "2026-03-31t18:30:00z",
            "2026-02-30T18:30:00Z",
            "2026-03-31T25:00:00Z",
            "2026-03-31T18:30:00.Z",
            "2026-03-31T18:30:00.1234567890Z",
            "2026-03-31T18:30:00+0530",
            "2026-03-31T18:30:00+05:30[Asia/Kolkata]",
            "2026-W14-2T18:30:00Z",
            "+002026-03-31T18:30:00Z",
            "1775000000",
            "2026-03-31T18:30:0٠Z",
        ];
        for text in bad {
            assert_eq!(parse_instant(text), Err(Code::TimeFormat), "{text}");
        }
    }

    #[test]
    fn a_day_is_read_as_year_month_and_day_if_there_is_such_a_day() {
        assert_eq!(parse_day("2024-02-29").map(|day| day.to_string()), Ok("2024-02-29".to_owned()));
        for text in [
            "2026-02-29",
            "2026-13-01",
            "31-03-2026",
            "2026-3-31",
            "20260331",
            "2026-03-31T00:00:00",
            "-009999-01-01",
            "+002026-03-31",
            "",
        ] {
            assert_eq!(parse_day(text), Err(Code::TimeFormat), "{text}");
        }
    }

    #[test]
    fn a_day_and_a_moment_lie_between_1900_and_2200() {
        for text in ["1900-01-01", "2200-12-31"] {
            assert!(parse_day(text).is_ok(), "{text}");
        }
        for text in ["1899-12-31", "2201-01-01", "0206-06-01", "9999-12-31", "0000-01-01"] {
            assert_eq!(parse_day(text), Err(Code::TimeRange), "{text}");
        }
        for text in ["1900-01-01T00:00:00Z", "2200-12-31T23:59:59.999999999Z", "2201-01-01T05:29:59+05:30"] {
            assert!(parse_instant(text).is_ok(), "{text}");
        }
        for text in [
            "1899-12-31T23:59:59Z",
            "2201-01-01T00:00:00Z",
            "1900-01-01T05:29:59+05:30",
            "0001-01-01T00:00:00Z",
        ] {
            assert_eq!(parse_instant(text), Err(Code::TimeRange), "{text}");
        }
    }

    #[test]
    fn the_financial_year_begins_on_the_countrys_own_day() {
        let table = [
            ("2026-03-31", INDIA, "2025-26", "25-26", "2025-04-01", "2026-03-31"),
            ("2026-04-01", INDIA, "2026-27", "26-27", "2026-04-01", "2027-03-31"),
            ("2026-06-30", AUSTRALIA, "2025-26", "25-26", "2025-07-01", "2026-06-30"),
            ("2026-07-01", AUSTRALIA, "2026-27", "26-27", "2026-07-01", "2027-06-30"),
            ("1999-12-31", INDIA, "1999-00", "99-00", "1999-04-01", "2000-03-31"),
            ("2026-01-01", (1, 1), "2026", "26", "2026-01-01", "2026-12-31"),
        ];
        for (on, fy_start, label, short, first, last) in table {
            let year = financial_year(day(on), fy_start);
            assert_eq!((year.label.as_str(), year.short.as_str()), (label, short), "{on}");
            assert_eq!((year.start, year.last_day()), (day(first), day(last)), "{on}");
        }
    }

    #[test]
    fn a_bill_after_midnight_in_mumbai_is_of_the_new_year_though_utc_is_a_day_behind() {
        let at = parse_instant("2026-03-31T18:30:00Z").unwrap();
        let today = local_day(at, &zone("Asia/Kolkata"));
        assert_eq!(today, day("2026-04-01"));
        assert_eq!(financial_year(today, INDIA).label, "2026-27");
        let second_before = parse_instant("2026-03-31T18:29:59Z").unwrap();
        assert_eq!(local_day(second_before, &zone("Asia/Kolkata")), day("2026-03-31"));
    }

    #[test]
    fn a_bill_after_midnight_in_melbourne_is_of_the_new_year_though_utc_is_a_day_behind() {
        let at = parse_instant("2026-06-30T14:00:00Z").unwrap();
        assert_eq!(financial_year(local_day(at, &zone("Australia/Melbourne")), AUSTRALIA).label, "2026-27");
    }

    #[test]
    fn a_years_start_is_a_month_and_a_day_that_every_year_has() {
        assert_eq!(parse_fy_start("04-01"), Ok(INDIA));
        for text in ["13-01", "00-01", "02-29", "4-1", "04/01", "07-00"] {
            assert_eq!(parse_fy_start(text), Err(Code::TimeFormat), "{text}");
        }
    }

    #[test]
    fn milk_may_be_used_through_its_last_day() {
        let last = Some(day("2026-03-31"));
        assert!(!is_expired(last, day("2026-03-31")));
        assert!(is_expired(last, day("2026-04-01")));
        assert!(!is_expired(None, day("2026-04-01")));
    }

    proptest! {
        #[test]
        fn every_day_lies_in_its_financial_year(
            year in 1900i16..2200,
            month in 1i8..=12,
            on in 1i8..=28,
            start in 1i8..=12,
        ) {
            let day = Day::new(year, month, on).unwrap();
            let fy = financial_year(day, (start, 1));
            prop_assert!(fy.start <= day && day <= fy.last_day());
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,30}|[-0-9TZ:.+]{0,30}") {
            let _ = (parse_instant(&text), parse_day(&text), parse_fy_start(&text));
        }
    }
}
