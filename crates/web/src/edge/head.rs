//! A request's head, once it is read: what it is for, and which name it asks for.
//! Invariant: a head that another reader could take for another host's is refused, in each version of HTTP.
//! The name is read here and nowhere else.

use axum::http::header::{CONNECTION, CONTENT_LENGTH, HOST, HeaderValue};
use axum::http::uri::Authority;
use axum::http::{Method, Request, Response, Version};
use kernel::code::Code;
use kernel::refusal::{Refusal, Ruled};

/// Longest port.
const PORT: usize = 5;

/// The name asked for, in lower case; empty only where HTTP/1.0 names none. Errors:
/// `request_invalid`, and the field.
pub fn host<B>(request: &Request<B>) -> Ruled<String> {
    let headers = request.headers();
    if let Some((name, _)) = headers.iter().find(|(_, value)| is_padded(value)) {
        return Err(wrong(name.as_str()));
    }
    if headers.get_all(CONTENT_LENGTH).iter().count() > 1 {
        return Err(wrong("content-length"));
    }
    let is_all = request.method() == Method::OPTIONS && request.uri().path() == "*";
    if !is_all && !request.uri().path().starts_with('/') {
        return Err(wrong("path"));
    }
    let mut lines = headers.get_all(HOST).iter();
    let (line, more) = (lines.next().map(HeaderValue::as_bytes), lines.next());
    let target = request.uri().authority().map(|authority| authority.as_str().as_bytes());
    let differ = line.zip(target).is_some_and(|(line, target)| !line.eq_ignore_ascii_case(target));
    match target.or(line) {
        Some(_) if more.is_some() || differ => Err(wrong("host")),
        Some(name) => self::name(name).ok_or_else(|| wrong("host")),
        None if request.version() <= Version::HTTP_10 => Ok(String::new()),
        None => Err(wrong("host")),
    }
}

/// Ends the connection of a client that sent such a head: in HTTP/2 its stream alone (RFC 9113, 8.1.1).
pub fn closing<B>(version: Version, mut answer: Response<B>) -> Response<B> {
    if version < Version::HTTP_2 {
        answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    answer
}

fn wrong(field: &str) -> Refusal {
    Refusal::new(Code::RequestInvalid).field(field)
}

/// Whether a value has spaces around it. The library strips them in HTTP/1.1; HTTP/2
/// allows none (RFC 9113, 8.2.1).
fn is_padded(value: &HeaderValue) -> bool {
    matches!(value.as_bytes(), [b' ' | b'\t', ..] | [.., b' ' | b'\t'])
}

/// A host, perhaps with its port, and nothing else.
fn name(text: &[u8]) -> Option<String> {
    let authority = Authority::try_from(text).ok()?;
    let port = authority.as_str().strip_prefix(authority.host())?;
    let is_port = |port: &str| {
        let digits = port.strip_prefix(':');
        digits.is_some_and(|it| it.len() <= PORT && it.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_name = !authority.host().is_empty() && (port.is_empty() || is_port(port));
    is_name.then(|| authority.as_str().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(version: Version, target: &str, fields: &[(&str, &str)]) -> Request<()> {
        let builder = Request::builder().version(version).uri(target);
        let builder = fields.iter().fold(builder, |builder, (name, value)| builder.header(*name, *value));
        builder.body(()).expect("a request")
    }

    fn blamed(version: Version, target: &str, fields: &[(&str, &str)]) -> Option<String> {
        host(&head(version, target, fields)).err().map(|refusal| refusal.faults[0].field.clone())
    }

    #[test]
    fn one_name_is_read_in_small_letters_wherever_it_stands() {
        for (version, target, fields, name) in [
            (Version::HTTP_11, "/", &[("host", "Shop.Example:8443")][..], "shop.example:8443"),
            (Version::HTTP_11, "/", &[("host", "[::1]:8443")], "[::1]:8443"),
            (Version::HTTP_11, "https://shop.example/", &[("host", "SHOP.example")], "shop.example"),
            (Version::HTTP_2, "https://shop.example/", &[], "shop.example"),
            (Version::HTTP_2, "https://shop.example/", &[("host", "shop.example")], "shop.example"),
            (Version::HTTP_2, "/", &[("host", "shop.example")], "shop.example"),
            (Version::HTTP_10, "/", &[], ""),
        ] {
            assert_eq!(host(&head(version, target, fields)), Ok(name.to_owned()), "{target} {fields:?}");
        }
        let mut all = head(Version::HTTP_11, "*", &[("host", "shop.example")]);
        *all.method_mut() = Method::OPTIONS;
        assert_eq!(host(&all), Ok("shop.example".to_owned()));
    }

    #[test]
    fn a_head_of_two_names_of_none_or_of_half_a_name_blames_the_host() {
        let ours = ("host", "shop.example");
        for (version, target, fields) in [
            (Version::HTTP_11, "/", &[][..]),
            (Version::HTTP_11, "/", &[ours, ours]),
            (Version::HTTP_10, "/", &[ours, ("host", "evil.example")]),
            (Version::HTTP_11, "http://evil.example/", &[ours]),
            (Version::HTTP_2, "https://evil.example/", &[ours]),
            (Version::HTTP_2, "https://shop.example/", &[ours, ours]),
            (Version::HTTP_2, "https://me@shop.example/", &[]),
            (Version::HTTP_2, "/", &[]),
        ] {
            assert_eq!(blamed(version, target, fields).as_deref(), Some("host"), "{target} {fields:?}");
        }
        for bad in ["", "me@shop.example", "shop.example/x", "shop example", "shop.example:x", "a,b c", ":80"]
        {
            assert_eq!(blamed(Version::HTTP_11, "/", &[("host", bad)]).as_deref(), Some("host"), "{bad}");
        }
        let bytes = HeaderValue::from_bytes(b"shop\xff.example").expect("bytes");
        let mut odd = head(Version::HTTP_11, "/", &[]);
        odd.headers_mut().insert(HOST, bytes);
        assert!(host(&odd).is_err());
    }

    #[test]
    fn a_length_given_twice_a_padded_value_and_a_target_that_is_no_path_are_blamed() {
        let ours = ("host", "shop.example");
        let of = |target: &str, fields: &[(&str, &str)]| blamed(Version::HTTP_2, target, fields);
        let length = ("content-length", "0");
        assert_eq!(of("/", &[ours, length, length]).as_deref(), Some("content-length"));
        assert_eq!(of("/", &[ours, length]), None);
        assert_eq!(of("/", &[ours, ("x-a", " b")]).as_deref(), Some("x-a"));
        assert_eq!(of("/", &[ours, ("x-a", "b\t")]).as_deref(), Some("x-a"));
        assert_eq!(of("shop.example:443", &[ours]).as_deref(), Some("path"));
        assert_eq!(of("*", &[ours]).as_deref(), Some("path"));
    }
}
