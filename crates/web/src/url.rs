//! Addresses within a workspace, with what people typed in them.
//! What must stay true: text of anybody's goes into an address encoded.

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

/// The address of the next page of a keyset, with what the list was asked for; empty at the end.
pub fn next_page(path: &str, kept: &[(&str, &str)], after: Option<&str>) -> String {
    after.map_or_else(String::new, |after| with_params(path, &[&[("after", after)], kept].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
