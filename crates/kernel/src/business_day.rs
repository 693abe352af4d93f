//! Business days: which days are worked on, and when what is due in so many days is due.
//! Invariant: the holidays are an argument, so that a day of the past is judged as it was then.

use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Weekday;
use serde::Serialize;

use crate::code::Code;
use crate::day::Day;

/// A country, or a part of one: `AU`, `AU-TAS` (ISO 3166-1 and 3166-2).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(transparent)]
#[schemars(with = "String", extend("pattern" = "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"))]
pub struct Region(String);

impl Region {
    /// The most characters of one.
    pub const MAX: usize = 6;

    /// Reads one. Errors: `value_unknown`.
    pub fn parse(text: &str) -> Result<Region, Code> {
        let (country, part) =
            text.split_once('-').map_or((text, None), |(country, part)| (country, Some(part)));
        let is_country = country.len() == 2 && country.bytes().all(|it| it.is_ascii_uppercase());
        let is_part = |part: &str| {
            (1..=3).contains(&part.len())
                && part.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
        };
        match is_country && part.is_none_or(is_part) {
            true => Ok(Region(text.to_owned())),
            false => Err(Code::ValueUnknown),
        }
    }

    /// As it is stored and sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether what holds in this region holds in the other: a country's days hold in each of its parts.
    pub fn covers(&self, other: &Region) -> bool {
        self == other || other.0.strip_prefix(&self.0).is_some_and(|rest| rest.starts_with('-'))
    }
}

impl FromStr for Region {
    type Err = Code;

    fn from_str(text: &str) -> Result<Region, Code> {
        Region::parse(text)
    }
}

/// A day on which nobody works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: Day,
    /// Where it holds; None: it is a closed day of the workspace that has it.
    pub region: Option<Region>,
    /// What people call it.
    pub name: String,
}

impl Holiday {
    /// Whether it holds in a region. A closed day of a workspace holds wherever the workspace is.
    pub fn holds_in(&self, region: &Region) -> bool {
        self.region.as_ref().is_none_or(|own| own.covers(region))
    }
}

/// Whether it is a day from Monday through Friday and none of these holidays.
pub fn is_business_day(day: Day, holidays: &[Holiday]) -> bool {
    let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    !is_weekend && !holidays.iter().any(|holiday| holiday.day == day)
}

/// The first business day from this day on.
pub fn next_business_day(day: Day, holidays: &[Holiday]) -> Day {
    day.series(1.day()).find(|day| is_business_day(*day, holidays)).unwrap_or(day)
}

/// The business day that is so many business days after a day.
pub fn add_business_days(day: Day, many: u32, holidays: &[Holiday]) -> Day {
    let after = |day: Day| next_business_day(day.saturating_add(1.day()), holidays);
    (0..many).fold(day, |day, _| after(day))
}

/// The last day of a term of so many days. The first is the day after the beginning, weekend or not. A term that would end on a
/// weekend or a holiday ends on the next business day (make.md, recall notice).
pub fn term_ends(began: Day, days: u32, holidays: &[Holiday]) -> Day {
    next_business_day(began.saturating_add(i64::from(days).days()), holidays)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const FRIDAY: Day = date(2026, 11, 20);

    fn off(day: Day) -> Holiday {
        Holiday { day, region: Region::parse("AU-TAS").ok(), name: "A day off".into() }
    }

    #[test]
    fn a_region_is_a_country_or_a_part_of_one() {
        for good in ["AU", "AU-TAS", "IN-MH", "FR-75"] {
            assert_eq!(Region::parse(good).map(|it| it.as_str().to_owned()), Ok(good.to_owned()));
        }
        for bad in ["", "au", "AUS", "AU-", "AU-TASM", "AU-tas", "AU-T-S", "A1"] {
            assert_eq!(Region::parse(bad), Err(Code::ValueUnknown), "{bad}");
        }
    }

    #[test]
    fn a_national_holiday_holds_in_each_state_and_that_of_a_state_only_there() {
        let region = |text: &str| Region::parse(text).unwrap();
        let (national, state) = (Holiday { region: Some(region("AU")), ..off(FRIDAY) }, off(FRIDAY));
        assert!(national.holds_in(&region("AU")) && national.holds_in(&region("AU-VIC")));
        assert!(state.holds_in(&region("AU-TAS")) && !state.holds_in(&region("AU-VIC")));
        assert!(!state.holds_in(&region("AU")) && !national.holds_in(&region("AT")));
        let own = Holiday { region: None, ..off(FRIDAY) };
        assert!(own.holds_in(&region("IN-MH")));
    }

    #[test]
    fn nobody_works_on_weekends_and_holidays() {
        let monday = date(2026, 11, 23);
        assert!(is_business_day(FRIDAY, &[]) && is_business_day(monday, &[]));
        assert!(!is_business_day(date(2026, 11, 21), &[]) && !is_business_day(date(2026, 11, 22), &[]));
        assert!(!is_business_day(monday, &[off(monday)]));
        assert_eq!(next_business_day(date(2026, 11, 21), &[off(monday)]), date(2026, 11, 24));
        assert_eq!(add_business_days(FRIDAY, 1, &[off(monday)]), date(2026, 11, 24));
        assert_eq!(add_business_days(FRIDAY, 0, &[off(FRIDAY)]), FRIDAY);
    }

    #[test]
    fn a_term_that_would_end_on_a_weekend_or_a_holiday_ends_on_the_next_business_day() {
        let monday = date(2026, 11, 23);
        // Day one is Saturday, day two a Sunday.
        assert_eq!(term_ends(FRIDAY, 2, &[]), monday);
        assert_eq!(term_ends(FRIDAY, 2, &[off(monday)]), date(2026, 11, 24));
        assert_eq!(term_ends(date(2026, 11, 17), 2, &[]), date(2026, 11, 19));
    }

    proptest! {
        #[test]
        fn the_next_business_day_is_the_first_that_is_one(gone in prop::collection::btree_set(0i32..20, 0..15), from in 0i32..20) {
            let day = |n: i32| FRIDAY.saturating_add(n.days());
            let holidays: Vec<Holiday> = gone.into_iter().map(|n| off(day(n))).collect();
            let next = next_business_day(day(from), &holidays);
            prop_assert!(is_business_day(next, &holidays));
            let mut before = (from..).map(day).take_while(|it| *it < next);
            prop_assert!(before.all(|it| !is_business_day(it, &holidays)));
        }
    }
}
