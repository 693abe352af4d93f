//! Days in element strings: six digits, YYMMDD, whose century the reader settles (GS1 General Specifications,
//! section 7.12).
//! Invariant: a day that can be written reads back as the same day in the same year.

use jiff::civil::Date;

use crate::code::Code;
use crate::day::Day;

/// Fewest years ahead by which the two digits mean the century before.
const PREVIOUS: i16 = 51;
/// Most years back by which the two digits mean the century after.
const NEXT: i16 = -50;

/// The day of six digits; day 00 is the last of its month. `gs1_date` for a day that does not exist.
pub(super) fn read(digits: &str, today: Day) -> Result<Day, Code> {
    let part = |from: usize| -> Result<i8, Code> {
        let two = digits.get(from..from + 2).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit()));
        two.and_then(|two| two.parse().ok()).ok_or(Code::Gs1Date)
    };
    let (year, month, day) = (i16::from(part(0)?), part(2)?, part(4)?);
    let first = Date::new(century(year, today) * 100 + year, month, 1).map_err(|_| Code::Gs1Date)?;
    if day == 0 {
        return Ok(first.last_of_month());
    }
    Date::new(first.year(), month, day).map_err(|_| Code::Gs1Date)
}

fn century(year: i16, today: Day) -> i16 {
    let this = today.year();
    match year - this % 100 {
        ahead if ahead >= PREVIOUS => this / 100 - 1,
        ahead if ahead <= NEXT => this / 100 + 1,
        _ => this / 100,
    }
}

/// The six digits of a day. `gs1_date` for a day that would be read as one of another century.
pub(super) fn write(day: Day, today: Day) -> Result<String, Code> {
    let digits = format!("{:02}{:02}{:02}", day.year().rem_euclid(100), day.month(), day.day());
    if read(&digits, today)? == day { Ok(digits) } else { Err(Code::Gs1Date) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn two_digits_mean_the_nearest_year() {
        for (this, digits, year) in [
            (2026, "760101", 2076),
            (2026, "770101", 1977),
            (2026, "260101", 2026),
            (2049, "000101", 2000),
            (2049, "990101", 2099),
            (2050, "000101", 2100),
            (2050, "010101", 2001),
            (2000, "500101", 2050),
            (2000, "510101", 1951),
            (1999, "490101", 2049),
            (1999, "500101", 1950),
        ] {
            assert_eq!(read(digits, date(this, 6, 1)), Ok(date(year, 1, 1)), "{digits} in {this}");
        }
    }

    #[test]
    fn day_zero_is_the_last_of_the_month() {
        let today = date(2026, 6, 1);
        for (digits, day) in
            [("270200", date(2027, 2, 28)), ("280200", date(2028, 2, 29)), ("261200", date(2026, 12, 31))]
        {
            assert_eq!(read(digits, today), Ok(day));
        }
        for wrong in ["270229", "271301", "270001", "270000", "270132", "27013", "", "27013x", "+1+1+1"] {
            assert_eq!(read(wrong, today), Err(Code::Gs1Date), "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn a_day_is_written_only_if_it_reads_back(
            this in 1950_i16..2150, year in 1900_i16..2200, month in 1_i8..=12, day in 1_i8..=28,
        ) {
            let (today, day) = (date(this, 6, 1), date(year, month, day));
            match write(day, today) {
                Ok(digits) => prop_assert_eq!(read(&digits, today), Ok(day)),
                // The slow way: of all years with these two digits another one is nearer.
                Err(code) => {
                    prop_assert_eq!(code, Code::Gs1Date);
                    prop_assert!(!(-49..=50).contains(&(year - this)), "{} in {}", year, this);
                }
            }
        }
    }
}
