//! The state of an address, from its moments alone.

use super::*;

fn day(n: i64) -> Instant {
    Instant::UNIX_EPOCH + DAY * i32::try_from(n).expect("a day")
}

#[test]
fn an_address_works_from_its_word_until_it_was_asked_again_and_kept_silent() {
    for (confirmed, bounced, link, now, stands) in [
        (None, None, Some(14), 0, BillingStatus::Unconfirmed),
        (None, None, Some(14), 5_000, BillingStatus::Unconfirmed),
        (None, Some(3), None, 4, BillingStatus::Bounces),
        (Some(10), None, None, 10, BillingStatus::Works),
        // It was not asked again, so it did not fail to answer.
        (Some(10), None, None, 5_000, BillingStatus::Works),
        (Some(10), None, Some(204), 203, BillingStatus::Works),
        (Some(10), None, Some(204), 204, BillingStatus::Lapsed),
        (Some(10), Some(11), Some(204), 12, BillingStatus::Bounces),
        (Some(10), Some(11), Some(204), 400, BillingStatus::Bounces),
    ] {
        let got = standing(confirmed.map(day), bounced.map(day), link.map(day), day(now));
        assert_eq!(got, stands, "confirmed {confirmed:?}, bounced {bounced:?}, link {link:?}, day {now}");
        assert_eq!(got.wrong().is_none(), stands == BillingStatus::Works);
    }
}

#[test]
fn it_is_asked_again_as_the_workspace_says_and_after_half_a_year_at_last() {
    for (days, asked) in [(7, 107), (30, 130), (180, 280), (100_000, 280), (i64::MAX, 280)] {
        let settings = Settings { billing_confirm_days: days, ..Settings::default() };
        assert_eq!(due(&settings, day(100)), day(asked), "{days}");
    }
}
