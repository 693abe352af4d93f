//! The headers of a request, as text.
//! Invariant: a header that is no plain text is ignored.

use axum::http::header::HeaderMap;
use platform::call::{Credential, CredentialKind};

/// A header's text, where it is plain text.
pub fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The token of a program, as claimed.
pub fn bearer(headers: &HeaderMap) -> Option<Credential> {
    let token = text(headers, "authorization")?.strip_prefix("Bearer ")?;
    Credential::parse(CredentialKind::Token, token.trim())
}

/// Whether the client wants JSON and no page.
pub(crate) fn wants_json(headers: &HeaderMap) -> bool {
    text(headers, "accept").is_some_and(|accept| accept.starts_with("application/json"))
}
