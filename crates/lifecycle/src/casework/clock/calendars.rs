//! The clocks over a year of three countries: the days on which nobody works there, each in its zone.
//! Invariant: nothing here calls the rules of business days; a day of work is counted by its hours instead.

use super::*;
use jiff::civil::{Date, DateTime, Weekday, date};
use kernel::business_day::Region;
use kernel::day::Day;
use proptest::prelude::*;

/// A country or a part of one, its zone, and its days off from Monday through Friday.
struct Place {
    region: &'static str,
    zone: &'static str,
    days: &'static [Date],
}

/// Tasmania, Maharashtra and Ireland: summer time in the south, none, and summer time in the north.
static PLACES: [Place; 3] = [
    Place {
        region: "AU-TAS",
        zone: "Australia/Hobart",
        days: &[
            date(2026, 1, 1),
            date(2026, 1, 26),
            date(2026, 2, 9),
            date(2026, 3, 9),
            date(2026, 4, 3),
            date(2026, 4, 6),
            date(2026, 6, 8),
            date(2026, 12, 25),
            date(2026, 12, 28),
            date(2027, 1, 1),
            date(2027, 1, 26),
        ],
    },
    Place {
        region: "IN-27",
        zone: "Asia/Kolkata",
        days: &[
            date(2026, 1, 26),
            date(2026, 3, 19),
            date(2026, 4, 3),
            date(2026, 4, 14),
            date(2026, 5, 1),
            date(2026, 9, 14),
            date(2026, 10, 2),
            date(2026, 10, 20),
            date(2026, 11, 10),
            date(2026, 12, 25),
            date(2027, 1, 26),
        ],
    },
    Place {
        region: "IE",
        zone: "Europe/Dublin",
        days: &[
            date(2026, 1, 1),
            date(2026, 2, 2),
            date(2026, 3, 17),
            date(2026, 4, 6),
            date(2026, 5, 4),
            date(2026, 6, 1),
            date(2026, 8, 3),
            date(2026, 10, 26),
            date(2026, 12, 25),
            date(2027, 1, 1),
        ],
    },
];

/// The first second of 2026 in UTC, and the seconds of a year.
const FIRST: i64 = 1_767_225_600;
const YEAR: i64 = 365 * 86_400;
/// The hours of a day of work.
const WORK: SignedDuration = SignedDuration::from_hours(8);
const HOUR: SignedDuration = SignedDuration::from_hours(1);

fn region(text: &str) -> Region {
    Region::parse(text).expect("a region")
}

impl Place {
    fn zone(&self) -> TimeZone {
        TimeZone::get(self.zone).expect("a zone")
    }

    /// The calendar of a workspace there, of a list with the days of all three.
    fn calendar(&self) -> Calendar {
        let here = region(self.region);
        let all = PLACES.iter().flat_map(|place| place.days.iter().map(move |day| (place.region, *day)));
        let holiday = |(of, day)| Holiday { day, region: Some(region(of)), name: "A day off".into() };
        let holidays = all.map(holiday).filter(|it: &Holiday| it.holds_in(&here)).collect();
        Calendar { zone: self.zone(), holidays }
    }

    /// Whether people work on a day there.
    fn works(&self, day: Day) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.days.contains(&day)
    }

    fn at(&self, local: DateTime) -> Instant {
        local.to_zoned(self.zone()).expect("a moment").timestamp()
    }

    /// How long people worked there from one moment to another.
    fn worked(&self, from: Instant, to: Instant) -> SignedDuration {
        let [first, last] = [from, to].map(|at| at.to_zoned(self.zone()).date());
        let days = first.series(1.day()).take_while(|day| *day <= last).filter(|day| self.works(*day));
        let part = |day: Day| {
            let opens = self.at(day.to_datetime(OPENS)).max(from);
            let closes = self.at(day.to_datetime(CLOSES)).min(to);
            closes.duration_since(opens).max(SignedDuration::ZERO)
        };
        days.map(part).sum()
    }
}

fn moments() -> impl Strategy<Value = Instant> {
    (0..YEAR).prop_map(|second| Instant::from_second(FIRST + second).expect("a moment"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_business_day_is_eight_hours_of_work_in_each_country(begun in moments(), n in 0usize..3) {
        let place = &PLACES[n];
        let due = Clock::Acknowledgement.due(begun, &place.calendar());
        prop_assert_eq!(place.worked(begun, due), WORK, "{} {} {}", place.region, begun, due);
        let local = due.to_zoned(place.zone());
        prop_assert!(place.works(local.date()) && local.time() >= OPENS && local.time() < CLOSES);
    }

    #[test]
    fn an_hour_is_an_hour_whatever_calendars_and_wall_clocks_do(begun in moments(), n in 0usize..3) {
        let place = &PLACES[n];
        for clock in Clock::ALL {
            let Limit::Hours(many) = clock.limit() else { continue };
            let runs = clock.due(begun, &place.calendar()).duration_since(begun);
            prop_assert_eq!(runs, SignedDuration::from_hours(many), "{} {}", clock, place.zone);
        }
    }

    #[test]
    fn a_term_of_days_ends_at_the_same_hour_of_its_last_day(begun in moments(), n in 0usize..3) {
        let place = &PLACES[n];
        for clock in Clock::ALL {
            let Limit::Days(many) = clock.limit() else { continue };
            let due = clock.due(begun, &place.calendar());
            let [from, to] = [begun, due].map(|at| at.to_zoned(place.zone()));
            prop_assert_eq!(to.date(), from.date().saturating_add(many.days()), "{} {}", clock, place.zone);
            let more = due.duration_since(begun) - SignedDuration::from_hours(24 * many);
            prop_assert!([-HOUR, SignedDuration::ZERO, HOUR].contains(&more), "{} {}", place.zone, more);
            // Only in an hour that the wall clock skips there is no same time.
            let same = place.at(to.date().to_datetime(from.time())).to_zoned(place.zone());
            prop_assert!(to.time() == from.time() || same.time() != from.time(), "{} {}", from, to);
        }
    }

    #[test]
    fn the_days_off_of_one_country_move_no_clock_of_another(begun in moments(), n in 0usize..3) {
        let place = &PLACES[n];
        let holiday = |day: &Day| Holiday { day: *day, region: None, name: "A day off".into() };
        let alone = Calendar { zone: place.zone(), holidays: place.days.iter().map(holiday).collect() };
        for clock in Clock::ALL {
            prop_assert_eq!(clock.due(begun, &place.calendar()), clock.due(begun, &alone), "{}", clock);
        }
    }
}

#[test]
fn there_are_clocks_of_each_kind_of_limit() {
    let count = |is_wanted: fn(Limit) -> bool| Clock::ALL.iter().filter(|it| is_wanted(it.limit())).count();
    assert!(count(|limit| matches!(limit, Limit::Hours(_))) > 3);
    assert!(count(|limit| matches!(limit, Limit::Days(_))) > 3);
    assert!(count(|limit| matches!(limit, Limit::BusinessDays(_))) > 0);
}

#[test]
fn a_day_off_beside_the_night_in_which_the_clocks_change() {
    let [tasmania, _, ireland] = &PLACES;
    for (place, came, due) in [
        // A Friday; the clocks go forward on Sunday.
        (tasmania, "2026-10-02T12:00", "2026-10-05T12:00"),
        // Good Friday; the clocks go back on Sunday, and Monday is off too.
        (tasmania, "2026-04-03T12:00", "2026-04-08T09:00"),
        (ireland, "2026-03-27T16:59", "2026-03-30T16:59"),
        // The clocks go back on Sunday, and Monday is off.
        (ireland, "2026-10-23T12:00", "2026-10-27T12:00"),
        (ireland, "2026-12-24T17:00", "2026-12-29T09:00"),
    ] {
        let moment = |text: &str| place.at(text.parse().expect("a moment"));
        assert_eq!(Clock::Acknowledgement.due(moment(came), &place.calendar()), moment(due), "{came}");
    }
    let begun = tasmania.at(date(2026, 9, 21).to_datetime(OPENS));
    let runs = Clock::News.due(begun, &tasmania.calendar()).duration_since(begun);
    assert_eq!(runs, SignedDuration::from_hours(14 * 24 - 1), "one of its days has 23 hours");
}
