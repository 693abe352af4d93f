//! `/.well-known/security.txt`: where to report weaknesses, for programs (RFC 9116).
//! Invariant: each request makes it from the settings and the clock, so that it is never out of date.

use jiff::SignedDuration;
use kernel::day::Instant;
use web::site::About;

/// The path of the file.
pub const PATH: &str = "/.well-known/security.txt";
/// How long its text stays the same, so that two copies do not differ by a second.
const STANDS: i64 = 150 * 86_400;
/// Least remaining validity; then the text is renewed.
const LEFT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The text; None without an address.
pub fn text(about: &About, host: &str, now: Instant) -> Option<String> {
    if about.security.is_empty() {
        return None;
    }
    let began = now.as_second().div_euclid(STANDS) * STANDS;
    let expires = Instant::from_second(began + STANDS).ok()? + LEFT;
    let encryption = match about.security_key.as_str() {
        "" => String::new(),
        key => format!("Encryption: {key}\n"),
    };
    Some(format!(
        "Contact: mailto:{}\nContact: https://{host}/security/report\nExpires: {expires}\nPreferred-Languages: en\n\
         Canonical: https://{host}{PATH}\nPolicy: https://{host}/security/rules\n\
         Acknowledgments: https://{host}/security/credits\n{encryption}",
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
    fn it_names_the_form_the_rules_and_the_people_who_are_credited() {
        let text = text(&about(), "shop.example", Instant::UNIX_EPOCH).expect("an address is set");
        for line in [
            "Contact: mailto:security@shop.example",
            "Contact: https://shop.example/security/report",
            "Policy: https://shop.example/security/rules",
            "Acknowledgments: https://shop.example/security/credits",
        ] {
            assert!(text.lines().any(|it| it == line), "{line}\n{text}");
        }
    }

    #[test]
    fn it_names_the_key_for_mails_where_one_is_set() {
        let text =
            |about: &About| text(about, "shop.example", Instant::UNIX_EPOCH).expect("an address is set");
        assert!(!text(&about()).contains("Encryption"));
        let with_key = About { security_key: "https://shop.example/key.asc".into(), ..about() };
        assert!(text(&with_key).ends_with("\nEncryption: https://shop.example/key.asc\n"));
    }

    #[test]
    fn without_an_address_there_is_none() {
        assert_eq!(text(&About::default(), "shop.example", Instant::UNIX_EPOCH), None);
    }
}
