//! Writes a number, a weight, a share or a moment for people.
//! Invariant: nothing is rounded here, and a minus is the real sign U+2212, never a hyphen.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Before a unit or a percent sign: the two are never on different lines.
const NARROW: char = '\u{a0}';

/// Millionths in one.
const MILLION: u64 = 1_000_000;

/// `₹4,15,192.00`, `$1,284.50`, `−₹0.43`: sign, currency, digits grouped as the currency's country groups them.
pub fn money(minor: i64, currency: &str, minor_digits: u32) -> String {
    let amount = amount(minor, currency, minor_digits);
    let sign = currency_sign(currency);
    match amount.strip_prefix('−') {
        Some(digits) => format!("−{sign}{digits}"),
        None => format!("{sign}{amount}"),
    }
}

/// `4,15,192.00`: [`money`] without the currency.
pub fn amount(minor: i64, currency: &str, minor_digits: u32) -> String {
    kernel::text::group(minor, currency, minor_digits).replace('-', "−")
}

/// The sign of a currency, or its code where it has no sign.
pub fn currency_sign(currency: &str) -> &str {
    match currency {
        "INR" => "₹",
        "AUD" | "USD" | "NZD" | "CAD" | "SGD" => "$",
        "GBP" => "£",
        "EUR" => "€",
        other => other,
    }
}

/// `24.318`, `118.400`: milligrams as grams, always to the milligram, as scales show them.
pub fn grams(mg: i64) -> String {
    let size = mg.unsigned_abs();
    format!("{}{}.{:03}", minus(mg), size / 1000, size % 1000)
}

/// `1.5 %`, `8 %`: millionths of a percent, without zeros at the end.
pub fn percent(millionths: i64) -> String {
    let size = millionths.unsigned_abs();
    let fraction = format!("{:06}", size % MILLION);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{}{}{point}{fraction}{NARROW}%", minus(millionths), size / MILLION)
}

/// `20 Nov 2026, 14:05` on the clocks of this zone.
pub fn instant(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%-d %b %Y, %H:%M").to_string()
}

/// `14:05` on the clocks of this zone.
pub fn hour(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M").to_string()
}

/// `20 Nov 2026`.
pub fn day(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// `1 day`, `4 days`.
pub fn days(count: i64) -> String {
    let word = if count.unsigned_abs() == 1 { "day" } else { "days" };
    format!("{}{}{NARROW}{word}", minus(count), count.unsigned_abs())
}

fn minus(number: i64) -> &'static str {
    if number < 0 { "−" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_as_its_country_writes_it() {
        for (minor, currency, shown) in [
            (41_519_200, "INR", "₹4,15,192.00"),
            (-43, "INR", "−₹0.43"),
            (0, "INR", "₹0.00"),
            (128_450, "AUD", "$1,284.50"),
            (-123_456_789, "AUD", "−$1,234,567.89"),
        ] {
            assert_eq!(money(minor, currency, 2), shown);
        }
    }

    #[test]
    fn a_weight_keeps_its_zeros_to_the_milligram() {
        for (mg, shown) in
            [(24_318, "24.318"), (118_400, "118.400"), (5, "0.005"), (-1_500, "−1.500"), (0, "0.000")]
        {
            assert_eq!(grams(mg), shown);
        }
    }

    #[test]
    fn a_share_loses_only_zeros_at_its_end() {
        for (millionths, shown) in [
            (1_500_000, "1.5\u{a0}%"),
            (8_000_000, "8\u{a0}%"),
            (-250_000, "−0.25\u{a0}%"),
            (1, "0.000001\u{a0}%"),
            (100_000_000, "100\u{a0}%"),
        ] {
            assert_eq!(percent(millionths), shown);
        }
    }

    #[test]
    fn the_same_moment_is_another_time_in_another_zone() {
        let at: Timestamp = "2026-11-20T08:35:00Z".parse().unwrap();
        let kolkata = TimeZone::get("Asia/Kolkata").unwrap();
        let hobart = TimeZone::get("Australia/Hobart").unwrap();
        assert_eq!(instant(at, &kolkata), "20 Nov 2026, 14:05");
        assert_eq!(instant(at, &hobart), "20 Nov 2026, 19:35");
        assert_eq!(hour(at, &hobart), "19:35");
    }

    #[test]
    fn one_day_is_not_written_as_days() {
        assert_eq!(days(1), "1\u{a0}day");
        assert_eq!(days(4), "4\u{a0}days");
        assert_eq!(day(Date::constant(2026, 3, 7)), "7 Mar 2026");
    }

    #[test]
    fn the_largest_numbers_are_written_whole() {
        assert_eq!(grams(i64::MIN), "−9223372036854775.808");
        assert_eq!(percent(i64::MIN), "−9223372036854.775808\u{a0}%");
    }
}
