//! Answers to people: a page, a file, a redirect.
//! Invariant: a file that people attached is never shown, and nothing in it is run.

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

/// A file that people uploaded: it is saved and never shown here, and nothing in it is run.
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
