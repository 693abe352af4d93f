//! `/.well-known/security.txt`: where weaknesses are reported, for programs (RFC 9116).
//! What must stay true: it is made anew at each request from the settings and the clock, so it is never out of date.

use jiff::SignedDuration;
use kernel::day::Instant;
use web::edge::About;

/// Where it stands.
pub const PATH: &str = "/.well-known/security.txt";
/// It says the same for this long, so that who compares two copies sees no difference each second.
const STANDS: i64 = 150 * 86_400;
/// How much longer it may be relied on: it is renewed when so much is left.
const LEFT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The text; None where no address was set.
pub fn text(about: &About, host: &str, now: Instant) -> Option<String> {
    if about.security.is_empty() {
        return None;
    }
    let began = now.as_second().div_euclid(STANDS) * STANDS;
    let expires = Instant::from_second(began + STANDS).ok()? + LEFT;
    Some(format!(
        "Contact: mailto:{}\nExpires: {expires}\nPreferred-Languages: en\nCanonical: https://{host}{PATH}\nPolicy: \
         https://{host}/trust/policy\n",
        about.security
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn about() -> About {
        About { security: "security@shop.example".into(), ..About::default() }
    }

    proptest! {
        #[test]
        fn it_has_a_month_left_on_any_day_and_half_a_year_at_most(seconds in 0i64..4_000_000_000) {
            let now = Instant::from_second(seconds).expect("a moment");
            let text = text(&about(), "shop.example", now).expect("an address is set");
            let expires = text.lines().find_map(|line| line.strip_prefix("Expires: ")).expect("a field");
            let left = expires.parse::<Instant>().expect("RFC 3339").duration_since(now);
            prop_assert!(left >= LEFT && left <= SignedDuration::from_hours(181 * 24), "{left}");
        }
    }

    #[test]
    fn without_an_address_there_is_none() {
        assert_eq!(text(&About::default(), "shop.example", Instant::UNIX_EPOCH), None);
    }
}
