//! The cookies of a browser: the sessions, till and colours it claims, and those it is given.
//! Invariant: a cookie is a claim, which the database judges. Each is set here, for this site alone.

use crate::view::Theme;
use axum::body::Body;
use axum::http::Response;
use axum::http::header::{COOKIE, HeaderMap, HeaderValue, SET_COOKIE};
use identity::browsers::{self, KNOWN};
use identity::sessions::{SESSION, SignedIn, session_cookie};
use identity::shared_device::{LIFE, till_cookie};
use platform::call::{Credential, CredentialKind, TillClaim};

/// Every cookie, as name and value. HTTP/2 may send each in a line of its own (RFC 9113, 8.2.3), and browsers do.
pub fn all(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='))
}

/// A cookie's value.
pub fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    all(headers).find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// The cookie by which a browser is known again, signed in or not.
pub(crate) const DEVICE: &str = "__Host-device";

/// How many tills of one browser are looked up.
const TILLS: usize = 8;

/// The hash by which a browser that signed somebody in before is known, as the browser claims.
pub(crate) fn known_browser(headers: &HeaderMap) -> Option<[u8; 32]> {
    find(headers, DEVICE).map(browsers::hash)
}

/// The till of a workspace that a browser claims to be.
pub(crate) fn till(headers: &HeaderMap, slug: &str) -> Option<TillClaim> {
    find(headers, &till_cookie(slug)).and_then(TillClaim::parse)
}

/// Every till that a browser claims to be; a browser is never more than a few.
pub(crate) fn tills(headers: &HeaderMap) -> Vec<TillClaim> {
    let ours = all(headers).filter(|(name, _)| name.starts_with(&till_cookie("")));
    ours.filter_map(|(_, value)| TillClaim::parse(value)).take(TILLS).collect()
}

/// The session of a workspace's cookie, as claimed.
pub fn session(headers: &HeaderMap, slug: &str) -> Option<Credential> {
    find(headers, &session_cookie(slug)).and_then(|value| Credential::parse(CredentialKind::Session, value))
}

/// The sessions of every workspace's cookie, as claimed.
pub fn sessions(headers: &HeaderMap) -> Vec<Credential> {
    let ours = all(headers).filter(|(name, _)| name.starts_with(&session_cookie("")));
    ours.filter_map(|(_, value)| Credential::parse(CredentialKind::Session, value)).collect()
}

/// The colours that the person chose.
pub fn theme(headers: &HeaderMap) -> Theme {
    Theme::from_cookie(find(headers, "__Host-theme"))
}

/// Adds the cookies of these sessions to an answer, and that of the browser where it is new.
pub(crate) fn with_sessions(response: Response<Body>, sessions: &[SignedIn]) -> Response<Body> {
    let response =
        sessions.iter().fold(response, |response, one| with_session(response, &one.slug, &one.token));
    let fresh = sessions.iter().find_map(|one| one.browser.as_deref());
    fresh.into_iter().fold(response, |response, it| with_cookie(response, DEVICE, it, KNOWN.as_secs()))
}

/// Adds the cookie of a session to an answer.
pub(crate) fn with_session(response: Response<Body>, slug: &str, token: &str) -> Response<Body> {
    with_cookie(response, &session_cookie(slug), token, SESSION.as_secs())
}

/// Adds the cookie by which a browser is a till to an answer; no other workspace's session stays in a
/// browser that people share.
pub(crate) fn with_till(
    response: Response<Body>,
    headers: &HeaderMap,
    slug: &str,
    secret: &str,
) -> Response<Body> {
    let others = signed_in(headers).into_iter().filter(|other| other != slug);
    let response = others.fold(response, |it, other| with_cookie(it, &session_cookie(&other), "", 0));
    with_cookie(response, &till_cookie(slug), secret, LIFE.as_secs())
}

/// Adds one more cookie to an answer; a life of zero seconds ends it.
pub(crate) fn with_cookie(
    mut response: Response<Body>,
    name: &str,
    value: &str,
    seconds: i64,
) -> Response<Body> {
    if let Some(cookie) = set_cookie(name, value, seconds) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

fn set_cookie(name: &str, value: &str, seconds: i64) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!(
        "{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}"
    ))
    .ok()
}

/// The workspaces that this browser is signed in to, by its cookies.
pub(crate) fn signed_in(headers: &HeaderMap) -> Vec<String> {
    let slugs = all(headers).filter_map(|(name, _)| name.strip_prefix("__Host-s-"));
    slugs.map(str::to_owned).collect()
}
