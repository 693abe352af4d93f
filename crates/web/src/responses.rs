//! Answers to people: a page, a file, the way to another address.
//! Invariant: a file that people attached is never shown, and whatever it holds runs nothing.

use crate::page::Body as Drawn;
use crate::problem::Mark;
use crate::url::encoded;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, LOCATION};
use axum::http::{Response, StatusCode};

/// A page as an answer.
pub fn html_response(html: String, mark: impl Into<Mark>) -> Response<Body> {
    let mut response = Response::new(Body::from(html));
    mark.into().put_on(&mut response);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// Leads on to another address of ours.
pub(crate) fn see_other(to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let to = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, to);
    response
}

/// What a page drew, as an answer.
pub(crate) fn drawn_response(drawn: Drawn, mark: impl Into<Mark>) -> Response<Body> {
    match drawn {
        Drawn::Html(html) => html_response(html, mark),
        Drawn::File(kind, name, bytes) => {
            let mut response = Response::new(Body::from(bytes));
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            if let Ok(shown) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
                headers.insert(CONTENT_DISPOSITION, shown);
            }
            response
        }
        Drawn::Kept(kind, name, bytes) => kept_response(kind, &name, bytes),
    }
}

/// A file that people brought: it is saved and never shown here, and whatever it holds runs nothing.
fn kept_response(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let saved = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(name));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"),
    );
    if let Ok(saved) = HeaderValue::from_str(&saved) {
        headers.insert(CONTENT_DISPOSITION, saved);
    }
    response
}
