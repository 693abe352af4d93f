//! Whether a form was sent from a page of ours: its token, and where its browser says it comes from.
//! Invariant: a form that cannot prove this is refused.

use crate::headers::text;
use axum::http::Method;
use axum::http::header::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use jiff::{SignedDuration, Timestamp};
use kernel::code::Code;
use kernel::refusal::Refusal;
use platform::platform::Platform;
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// How long a form for people without a cookie may be open.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The token every form of a session sends back; bound to the session's own secret.
pub fn token(platform: &Platform, secret: &[u8]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&platform.csrf_key) else { return String::new() };
    mac.update(b"csrf");
    mac.update(secret);
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}

/// The token of a form for people without a cookie: it works for a day, in any browser. `check_anybody` is
/// its check.
pub fn of_anybody(platform: &Platform, form: &str, now: Timestamp) -> String {
    format!("{}.{}", now.as_millisecond(), at_moment(platform, form, now))
}

/// Checks such a token. Errors: `csrf_failed`.
pub fn check_anybody(platform: &Platform, form: &str, now: Timestamp, sent: &str) -> Result<(), Refusal> {
    let (moment, token) = sent.split_once('.').unwrap_or_default();
    let at = moment.parse().ok().and_then(|moment| Timestamp::from_millisecond(moment).ok());
    match at {
        Some(at) if now.duration_since(at).abs() <= DAY => check(token, &at_moment(platform, form, at)),
        _ => Err(Refusal::new(Code::CsrfFailed)),
    }
}

fn at_moment(platform: &Platform, form: &str, at: Timestamp) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&platform.csrf_key) else { return String::new() };
    // Another first word than in `token`, of which a visitor chooses the rest.
    mac.update(b"moment");
    mac.update(&at.as_millisecond().to_be_bytes());
    mac.update(form.as_bytes());
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}

/// Checks that a form came from our own page: the browser says so in Sec-Fetch-Site, or, where it is too old
/// for that, in Origin. A form with neither is refused. Errors: `csrf_failed`.
pub fn same_origin(host: &str, method: &Method, headers: &HeaderMap) -> Result<(), Refusal> {
    let failed = || Err(Refusal::new(Code::CsrfFailed));
    if method != Method::POST {
        return failed();
    }
    let ours = |origin: &str| origin == format!("https://{host}");
    match (text(headers, "sec-fetch-site"), text(headers, "origin")) {
        // Our own `Referrer-Policy: no-referrer` makes browsers send a form's origin as null; they then vouch for it
        // in Sec-Fetch-Site.
        (Some("same-origin"), None | Some("null")) => Ok(()),
        (Some("same-origin") | None, Some(origin)) if ours(origin) => Ok(()),
        _ => failed(),
    }
}

/// Compares a sent token with the right one in constant time. Errors: `csrf_failed`.
pub fn check(sent: &str, right: &str) -> Result<(), Refusal> {
    if bool::from(sent.as_bytes().ct_eq(right.as_bytes())) && !right.is_empty() {
        Ok(())
    } else {
        Err(Refusal::new(Code::CsrfFailed))
    }
}
