//! How an address stands, from its moments alone.

use super::*;

fn day(n: i64) -> Instant {
    Instant::UNIX_EPOCH + DAY * i32::try_from(n).expect("a day")
}

#[test]
fn an_address_works_from_its_word_until_it_was_asked_again_and_kept_silent() {
    for (confirmed, bounced, now, stands) in [
        (None, None, 0, Standing::Unconfirmed),
        (None, None, 5_000, Standing::Unconfirmed),
        (None, Some(3), 4, Standing::Bounces),
        (Some(10), None, 10, Standing::Works),
        (Some(10), None, 190, Standing::Works),
        (Some(10), None, 203, Standing::Works),
        (Some(10), None, 204, Standing::Lapsed),
        (Some(10), Some(11), 12, Standing::Bounces),
        (Some(10), Some(11), 400, Standing::Bounces),
    ] {
        let got = standing(confirmed.map(day), bounced.map(day), 180, day(now));
        assert_eq!(got, stands, "confirmed {confirmed:?}, bounced {bounced:?}, day {now}");
        assert_eq!(got.wrong().is_none(), stands == Standing::Works);
    }
}

#[test]
fn it_is_asked_again_before_it_stops_counting() {
    for days in [7, 30, 180] {
        let settings = Settings { billing_confirm_days: days, ..Settings::default() };
        let asked = due(&settings, day(100));
        assert_eq!(standing(Some(day(100)), None, days, asked), Standing::Works);
        let over = asked + LINK;
        assert_eq!(standing(Some(day(100)), None, days, over), Standing::Lapsed);
    }
}
