//! What customers order ahead: the days of a standing order, and what is wanted of each item on each day.
//! Invariant: the days of a standing order follow from its weekdays, its first and its last day alone; a day that is delivered or
//! skipped is wanted no more.

pub mod demand;

use std::collections::BTreeSet;

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::Day;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::words;
use platform::word_fields;

/// The first day that anything is ordered, skipped or planned for: no books reach further back.
pub const FIRST_DAY: Day = Day::constant(2000, 1, 1);

/// How many days ahead of today anything is ordered, skipped or planned for: two years. Cheese that ages
/// longest is ordered so far ahead; a later day is a slip of the year, and days are gone through one by one.
pub const MOST_DAYS_AHEAD: i64 = 731;

/// Refuses a day that nothing is ordered or planned for. Errors: `time_range` at `field`.
pub fn is_within_reach(day: Day, today: Day, field: &str) -> Ruled<()> {
    let last = today.saturating_add(MOST_DAYS_AHEAD.days());
    match (FIRST_DAY..=last).contains(&day) {
        true => Ok(()),
        false => Err(Refusal::new(Code::TimeRange).field(field)),
    }
}

/// What a person reads who names a day that is over.
const OVER: &str = "This day is over. Choose today or a later day.";

/// Refuses a day that is over, for what is still to be done by then. Errors: `time_range` at `field`.
pub fn is_not_over(day: Day, today: Day, field: &str) -> Ruled<()> {
    if day >= today {
        return Ok(());
    }
    Err(Fault { message: OVER.into(), ..Fault::new(field, Code::TimeRange) }.into())
}

words! {
    /// A day of the week.
    pub enum Weekday {
        Mon = "mon", Tue = "tue", Wed = "wed", Thu = "thu", Fri = "fri", Sat = "sat", Sun = "sun"
    }
}
word_fields!(Weekday);

words! {
    /// The state of an order.
    pub enum OrderState { Taken = "taken", Delivered = "delivered", Cancelled = "cancelled" }
}
word_fields!(OrderState);

/// Some days of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weekdays(u8);

impl Weekdays {
    /// These days, each once.
    pub fn of(days: &[Weekday]) -> Weekdays {
        Weekdays(days.iter().fold(0, |bits, day| bits | 1 << (*day as u8)))
    }

    /// As they are stored: a bit for each day, Monday the lowest.
    pub fn from_stored(bits: i32) -> Weekdays {
        Weekdays(u8::try_from(bits & 0x7f).unwrap_or_default())
    }

    /// The same number again.
    pub fn stored(self) -> i32 {
        self.0.into()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether this calendar day is one of them.
    pub fn has(self, day: Day) -> bool {
        let from_monday = u8::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
        self.0 & (1 << from_monday) != 0
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Weekday::ALL.iter().copied().filter(move |day| self.0 & (1 << (*day as u8)) != 0)
    }
}

/// When a standing order is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Its first day.
    pub from: Day,
    /// Its last day; None: it has no end.
    pub until: Option<Day>,
    /// Its days of the week.
    pub weekdays: Weekdays,
}

impl Schedule {
    /// Whether this is one of its days.
    pub fn has(&self, day: Day) -> bool {
        day >= self.from && self.until.is_none_or(|until| day <= until) && self.weekdays.has(day)
    }

    /// Its days from one day through another.
    pub fn days(&self, from: Day, to: Day) -> impl Iterator<Item = Day> {
        let first = from.max(self.from);
        let last = self.until.map_or(to, |until| until.min(to));
        first.series(1.day()).take_while(move |day| *day <= last).filter(|day| self.weekdays.has(*day))
    }

    /// Its days before today that are not settled, the first first. None of them is before the day on which the standing order was
    /// entered, wherever it begins: nobody could deliver or skip those days in time.
    pub fn missed(&self, entered: Day, today: Day, settled: &BTreeSet<Day>) -> Vec<Day> {
        let last = today.saturating_sub(1.day());
        self.days(entered, last).filter(|day| !settled.contains(day)).collect()
    }

    /// Its first day from this one on that is not settled. None: none is left.
    pub fn next(&self, from: Day, settled: &BTreeSet<Day>) -> Option<Day> {
        let first = from.max(self.from);
        // Each week has one of its days at least, so one week more than there are settled days holds a free one.
        let weeks = i64::try_from(settled.len()).ok()?.checked_add(1)?;
        let last = first.checked_add(weeks.checked_mul(7)?.days()).ok()?;
        self.days(first, last).find(|day| !settled.contains(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const MONDAY: Day = date(2026, 6, 8);

    fn cafe() -> Schedule {
        let weekdays = Weekdays::of(&[Weekday::Mon, Weekday::Wed, Weekday::Fri]);
        Schedule { from: MONDAY, until: None, weekdays }
    }

    fn days(schedule: &Schedule, from: Day, to: Day) -> Vec<String> {
        schedule.days(from, to).map(|day| day.to_string()).collect()
    }

    #[test]
    fn a_standing_order_is_wanted_on_its_weekdays_from_its_first_day_on() {
        let cafe = cafe();
        assert_eq!(
            days(&cafe, date(2026, 6, 5), date(2026, 6, 14)),
            ["2026-06-08", "2026-06-10", "2026-06-12"]
        );
        assert!(cafe.has(MONDAY) && !cafe.has(date(2026, 6, 9)) && !cafe.has(date(2026, 6, 5)));
    }

    #[test]
    fn a_standing_order_ends_with_its_last_day() {
        let ended = Schedule { until: Some(date(2026, 6, 10)), ..cafe() };
        assert_eq!(days(&ended, MONDAY, date(2026, 6, 30)), ["2026-06-08", "2026-06-10"]);
        assert_eq!(ended.next(date(2026, 6, 11), &BTreeSet::new()), None);
    }

    #[test]
    fn the_next_day_is_the_first_that_is_neither_delivered_nor_skipped() {
        let settled = BTreeSet::from([MONDAY, date(2026, 6, 10)]);
        assert_eq!(cafe().next(date(2026, 6, 5), &BTreeSet::new()), Some(MONDAY));
        assert_eq!(cafe().next(date(2026, 6, 5), &settled), Some(date(2026, 6, 12)));
        assert_eq!(cafe().next(date(2026, 6, 13), &settled), Some(date(2026, 6, 15)));
    }

    #[test]
    fn a_day_that_went_by_unsettled_is_missed_until_it_is_settled() {
        let missed = |today: Day, settled: &[Day]| {
            let settled: BTreeSet<Day> = settled.iter().copied().collect();
            let days = cafe().missed(MONDAY, today, &settled);
            days.iter().map(ToString::to_string).collect::<Vec<String>>()
        };
        assert_eq!(missed(MONDAY, &[]), [""; 0]);
        assert_eq!(missed(date(2026, 6, 13), &[]), ["2026-06-08", "2026-06-10", "2026-06-12"]);
        assert_eq!(missed(date(2026, 6, 12), &[MONDAY]), ["2026-06-10"]);
    }

    #[test]
    fn a_day_before_the_standing_order_was_entered_is_not_missed() {
        let none = BTreeSet::new();
        let old = Schedule { from: date(2016, 1, 4), ..cafe() };
        let missed = |entered: Day| old.missed(entered, date(2026, 6, 11), &none);
        assert_eq!(missed(MONDAY), [MONDAY, date(2026, 6, 10)]);
        assert_eq!(missed(date(2026, 6, 9)), [date(2026, 6, 10)]);
        assert_eq!(missed(date(2026, 6, 11)), [MONDAY; 0]);
        // Entered before it begins: the days from its first on.
        assert_eq!(cafe().missed(date(2026, 1, 1), date(2026, 6, 9), &none), [MONDAY]);
    }

    #[test]
    fn nothing_is_ordered_before_two_thousand_or_more_than_two_years_ahead() {
        let told = |day: Day| match is_within_reach(day, MONDAY, "day") {
            Ok(()) => String::new(),
            Err(refusal) => format!("{} {}", refusal.code, refusal.faults[0].field),
        };
        for day in [FIRST_DAY, MONDAY, date(2028, 6, 8)] {
            assert_eq!(told(day), "", "{day}");
        }
        for day in [date(1999, 12, 31), date(2028, 6, 9), date(2200, 1, 1)] {
            assert_eq!(told(day), "time_range day", "{day}");
        }
    }

    #[test]
    fn nothing_is_promised_for_a_day_that_is_over() {
        for day in [MONDAY, date(2026, 6, 9), date(2190, 1, 31)] {
            assert_eq!(is_not_over(day, MONDAY, "promised"), Ok(()), "{day}");
        }
        let refusal = is_not_over(date(2026, 6, 7), MONDAY, "promised").unwrap_err();
        assert_eq!((refusal.code, refusal.faults[0].field.as_str()), (Code::TimeRange, "promised"));
    }

    #[test]
    fn weekdays_are_stored_as_a_bit_each() {
        assert_eq!(Weekdays::of(&[Weekday::Mon]).stored(), 1);
        assert_eq!(Weekdays::of(&[Weekday::Sun, Weekday::Sun]).stored(), 64);
        let every = Weekdays::of(Weekday::ALL);
        assert_eq!(every.stored(), 127);
        assert_eq!(every.iter().collect::<Vec<_>>(), Weekday::ALL);
    }

    proptest! {
        #[test]
        fn the_next_day_is_the_first_of_all_its_days(
            bits in 1i32..128, start in 0i32..30, from in 0i32..60, gone in prop::collection::btree_set(0i32..60, 0..20),
        ) {
            let day = |n: i32| MONDAY.saturating_add(n.days());
            let schedule = Schedule { from: day(start), until: None, weekdays: Weekdays::from_stored(bits) };
            let settled: BTreeSet<Day> = gone.into_iter().map(day).collect();
            let slow = (from..400).map(day).find(|it| schedule.has(*it) && !settled.contains(it));
            prop_assert_eq!(schedule.next(day(from), &settled), slow);
        }

        #[test]
        fn weekdays_read_back_as_they_were_stored(bits in 0i32..128) {
            let read = Weekdays::from_stored(bits);
            prop_assert_eq!(read.stored(), bits);
            prop_assert_eq!(Weekdays::of(&read.iter().collect::<Vec<_>>()), read);
        }
    }
}
