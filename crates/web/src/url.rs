//! Addresses within a workspace, and the user's text in them.
//! Invariant: text goes into an address only percent-encoded.

/// Percent-encoding of everything but RFC 3986's unreserved characters: for a part of a path or a value.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// An address with its parameters; those without a value are left out.
pub fn with_params(path: &str, params: &[(&str, &str)]) -> String {
    let there = params.iter().filter(|(_, value)| !value.is_empty());
    there.enumerate().fold(path.to_owned(), |to, (n, (name, value))| {
        let joint = if n == 0 { '?' } else { '&' };
        format!("{to}{joint}{name}={}", encoded(value))
    })
}

/// The address of the next page of a keyset, with the list's parameters; empty at the end.
pub fn next_page(path: &str, kept: &[(&str, &str)], after: Option<&str>) -> String {
    after.map_or_else(String::new, |after| with_params(path, &[&[("after", after)], kept].concat()))
}

/// Whether an address is within this very workspace: no other is followed, neither another
/// site's nor another shop's.
pub fn is_within(slug: &str, path: &str) -> bool {
    let home = format!("/w/{slug}");
    let inside =
        path == home || path.starts_with(&format!("{home}/")) || path.starts_with(&format!("{home}?"));
    inside && !path.contains("..") && !path.contains('\\') && !path.chars().any(char::is_control)
}

/// `/w/shop/bills/7` → (`shop`, `/bills/7`).
pub(crate) fn split_path(path: &str) -> (&str, &str) {
    let rest = path.strip_prefix("/w/").unwrap_or_default();
    match rest.find('/') {
        Some(at) => (&rest[..at], &rest[at..]),
        None => (rest, ""),
    }
}

/// Whether a path is text after its percent signs are decoded: no route has another.
pub(crate) fn is_text(path: &str) -> bool {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut decoded = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let coded = match (first, after) {
            (b'%', [high, low, ..]) => digit(high).zip(digit(low)),
            _ => None,
        };
        decoded.push(coded.map_or(*first, |(high, low)| high * 16 + low));
        rest = if coded.is_some() { &after[2..] } else { after };
    }
    std::str::from_utf8(&decoded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_text_or_it_is_none() {
        for fine in ["/w/shop", "/join/%E0%A4%B0", "/join/%", "/join/%f", "/join/%zz", "/join/100%25"] {
            assert!(is_text(fine), "{fine}");
        }
        for none in ["/join/%ff", "/w/%C3%28/bills", "/api/v1/queries/%80", "/static/a%E0%A4"] {
            assert!(!is_text(none), "{none}");
        }
    }

    #[test]
    fn a_parameter_cannot_break_out_of_its_address() {
        assert_eq!(
            with_params("/w/s/items", &[("q", "a&b=c é"), ("none", ""), ("n", "1")]),
            "/w/s/items?q=a%26b%3Dc%20%C3%A9&n=1"
        );
        assert_eq!(with_params("/w/s/items", &[("q", "")]), "/w/s/items");
    }

    #[test]
    fn the_next_page_is_asked_for_as_this_one_was() {
        let next = |after| next_page("/w/s/lots", &[("q", "a b"), ("item", "")], after);
        assert_eq!((next(Some("7")).as_str(), next(None).as_str()), ("/w/s/lots?after=7&q=a%20b", ""));
    }

    #[test]
    fn only_addresses_of_this_workspace_are_followed() {
        for (to, fine) in [
            ("/w/shop", true),
            ("/w/shop/bills?x=1", true),
            ("/w/shopping", false),
            ("//evil.example", false),
            ("https://evil.example/w/shop", false),
            ("/w/shop/../other", false),
            ("/w/shop/\\evil", false),
            ("", false),
        ] {
            assert_eq!(is_within("shop", to), fine, "{to}");
        }
    }

    #[test]
    fn an_address_is_of_a_workspace_and_goes_on_in_it() {
        assert_eq!(split_path("/w/shop/bills/7"), ("shop", "/bills/7"));
        assert_eq!(split_path("/w/shop"), ("shop", ""));
        assert_eq!(split_path("/sign-in"), ("", ""));
    }
}
