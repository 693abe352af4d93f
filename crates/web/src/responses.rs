//! Answers to people: a page, a file, a redirect.
//! Invariant: a file that people attached is never shown, but for a picture of which only what draws it was
//! kept; and nothing in either is run.

use crate::page::Body as Drawn;
use crate::problem::Mark;
use crate::url::encoded;
use axum::body::Body;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, LOCATION,
};
use axum::http::{Response, StatusCode};
use futures::TryStreamExt;

/// The header that says which devices a page may ask for.
pub(crate) const PERMISSIONS_POLICY: &str = "permissions-policy";
/// What no page asks for.
const NEVER: [&str; 12] = [
    "accelerometer",
    "autoplay",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
];
/// What the page of a print, a scale or a scan asks for, and no other.
const DEVICES: [&str; 3] = ["camera", "serial", "usb"];

/// The permissions policy of a page that may ask for these devices; frames of others may ask for none.
pub(crate) fn permissions_policy(devices: &[&str]) -> String {
    let never = NEVER.iter().map(|name| format!("{name}=()"));
    let asked = DEVICES.iter().map(|name| match devices.contains(name) {
        true => format!("{name}=(self)"),
        false => format!("{name}=()"),
    });
    never.chain(asked).collect::<Vec<_>>().join(", ")
}

/// A page as an answer.
pub fn html_response(html: String, mark: impl Into<Mark>) -> Response<Body> {
    let mut response = Response::new(Body::from(html));
    mark.into().put_on(&mut response);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// Redirects to another address of ours.
pub(crate) fn see_other(to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let to = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, to);
    response
}

/// The result of drawing a page, as an answer.
pub(crate) fn drawn_response(drawn: Drawn, mark: impl Into<Mark>) -> Response<Body> {
    match drawn {
        Drawn::Html(html) => html_response(html, mark),
        Drawn::WithDevices(html, devices) => {
            let mut response = html_response(html, mark);
            if let Ok(policy) = HeaderValue::from_str(&permissions_policy(devices)) {
                response.headers_mut().insert(PERMISSIONS_POLICY, policy);
            }
            response
        }
        Drawn::File(kind, name, bytes) => {
            let mut response = Response::new(Body::from(bytes));
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            if let Ok(shown) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
                headers.insert(CONTENT_DISPOSITION, shown);
            }
            response
        }
        Drawn::Picture(kind, bytes) => {
            let mut response = in_sandbox(kind, bytes);
            response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
            response
        }
        Drawn::Stream(kind, name, length, chunks) => {
            // A client that gets less than the length knows that the file is not whole.
            let chunks = chunks.map_err(|error| std::io::Error::other(error.to_string()));
            let mut response = kept_response(kind, &name, Body::from_stream(chunks));
            response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
            response
        }
        Drawn::Kept(kind, name, bytes) => kept_response(kind, &name, bytes),
    }
}

/// Bytes that people uploaded, in which nothing is run. The edge adds that they are of this type alone, and
/// that no cache keeps them.
fn in_sandbox(kind: &'static str, bytes: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(bytes.into());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"),
    );
    response
}

/// A file that people uploaded: it is saved and never shown here, and nothing in it is run.
fn kept_response(kind: &'static str, name: &str, bytes: impl Into<Body>) -> Response<Body> {
    let mut response = in_sandbox(kind, bytes);
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let saved = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(name));
    if let Ok(saved) = HeaderValue::from_str(&saved) {
        response.headers_mut().insert(CONTENT_DISPOSITION, saved);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_shown_and_a_paper_is_saved_and_nothing_in_either_is_run() {
        let picture = drawn_response(Drawn::Picture("image/png", b"x".to_vec()), StatusCode::OK);
        let paper = Drawn::Kept("image/png", "a\"b.png".into(), b"x".to_vec());
        let paper = drawn_response(paper, StatusCode::OK);
        for (response, disposition) in [(picture, "inline"), (paper, "attachment; filename=\"a_b.png\"")] {
            let header = |name: &str| response.headers()[name].to_str().expect("text").to_owned();
            assert!(header("content-disposition").starts_with(disposition));
            assert_eq!(header("content-type"), "image/png");
            assert!(header("content-security-policy").ends_with("; sandbox"));
        }
    }

    #[test]
    fn a_page_may_ask_for_the_devices_it_names_and_for_no_other() {
        let open = |devices: &[&str]| -> Vec<String> {
            permissions_policy(devices)
                .split(", ")
                .filter(|it| !it.ends_with("=()"))
                .map(str::to_owned)
                .collect()
        };
        assert!(open(&[]).is_empty());
        assert_eq!(open(&["serial"]), ["serial=(self)"]);
        assert_eq!(open(&["usb", "serial", "midi"]), ["serial=(self)", "usb=(self)"]);
    }
}
