//! How pages of orders say a day of the week, a state and a step.
//! Invariant: each word of the program has one on a page.

use catalogue::{Phrase, say};
use kernel::day::Day;
use ledger::orders::Weekday;

/// "Monday".
pub(crate) fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// The day of the week of a calendar day.
pub(crate) fn weekday_of(day: Day) -> &'static str {
    let from_monday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
    Weekday::ALL.get(from_monday).map_or("", |day| weekday_name(*day))
}

/// "Taken", "Skipped" and so on.
pub(crate) fn step_name(verb: &str) -> &'static str {
    match verb {
        "take" => "Taken",
        "set" => "Set up or changed",
        "skip" => "Skipped",
        "stop" => "Stopped",
        "deliver" => "Delivered",
        "cancel" => "Cancelled",
        _ => "Changed",
    }
}

/// "18 pcs Milk 2 L".
pub(crate) fn line_words(quantity: &str, unit: &str, name: &str) -> Phrase {
    let unit = ledger::stock::page::unit(unit);
    say!("{quantity} {unit} {name}", quantity, unit, name)
}
