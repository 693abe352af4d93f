//! The cookies of a browser: which session, till and colours it says it has.
//! Invariant: what a cookie says is a claim; the database judges it.

use crate::view::Theme;
use axum::http::header::{COOKIE, HeaderMap};
use identity::browsers;
use identity::sessions::session_cookie;
use identity::shared_device::till_cookie;
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

/// Tills looked up of one browser.
const TILLS: usize = 8;

/// A browser that signed somebody in before, as it says itself.
pub(crate) fn known_browser(headers: &HeaderMap) -> Option<[u8; 32]> {
    find(headers, DEVICE).map(browsers::hash)
}

/// The till of a workspace that a browser says it is.
pub(crate) fn till(headers: &HeaderMap, slug: &str) -> Option<TillClaim> {
    find(headers, &till_cookie(slug)).and_then(TillClaim::parse)
}

/// Every till that a browser says it is; more than a few it never is.
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

/// The colours that somebody chose.
pub fn theme(headers: &HeaderMap) -> Theme {
    Theme::from_cookie(find(headers, "__Host-theme"))
}
