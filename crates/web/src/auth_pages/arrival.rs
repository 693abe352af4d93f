//! Arriving after a proof: to where the person wanted to go, past what they still owe.
//! Invariant: the way leads only to a workspace just signed in to, or to a mailed link of
//! ours, never to another site.

use crate::asked::Asked;
use crate::cookies::{self, signed_in, with_cookie, with_sessions};
use crate::responses::see_other;
use crate::url::is_within;
use axum::body::Body;
use axum::http::Response;
use axum::http::header::HeaderMap;
use identity::sessions::SignedIn;
use identity::sign_in::Entered;
use platform::call::{Call, Credential, CredentialKind};

/// The cookie of a person who gave a password and still owes the second factor, and how long it lasts.
pub(super) const HALF: &str = "__Host-half";
pub(super) const HALF_S: i64 = 600;

/// The cookie of a person who opens a workspace and sets up a second factor first, and how long it lasts.
pub(super) const OPENING: &str = "__Host-opening";
pub(super) const OPENING_S: i64 = 1800;

/// How long `HALF` lasts once the code was right and a link must be followed too.
pub(super) const LAST_S: i64 = 1800;

/// Where a second factor is set up before a workspace is opened.
pub(super) const FACTOR: &str = "/sign-up/factor";

/// Sets the cookies and goes where the person wanted, if that is a workspace just signed in to; a person who
/// owes a second factor is asked for it first.
pub(super) fn let_in(entered: &Entered, to: &str) -> Response<Body> {
    match entered {
        Entered::In(sessions) => arrive(sessions, to),
        Entered::Half(cookie) => {
            let to = serde_urlencoded::to_string([("to", to)]).unwrap_or_default();
            with_cookie(see_other(&format!("/sign-in/code?{to}")), HALF, cookie, HALF_S)
        }
        Entered::Owes(cookie) => with_cookie(see_other(FACTOR), OPENING, cookie, OPENING_S),
    }
}

/// The way on with these sessions: first to what the person still owes.
pub(super) fn arrive(sessions: &[SignedIn], to: &str) -> Response<Body> {
    let wanted = sessions.iter().find(|s| is_within(&s.slug, to));
    let only = sessions.first().filter(|_| sessions.len() == 1);
    let to = match (wanted, only) {
        // The link needs only the person's own account, and may supply what is missing.
        _ if is_errand(to) => to.to_owned(),
        (Some(of), _) | (None, Some(of)) if of.owes_password => {
            format!("/w/{}/account/password", of.slug)
        }
        (Some(of), _) | (None, Some(of)) if of.lacks_address => format!("/w/{}/account/email", of.slug),
        (Some(of), _) | (None, Some(of)) if of.lacks_factor => {
            format!("/w/{}/account/authenticator", of.slug)
        }
        (Some(_), _) => to.to_owned(),
        (None, Some(of)) => format!("/w/{}", of.slug),
        (None, None) => "/workspaces".to_owned(),
    };
    with_sessions(see_other(&to), sessions)
}

/// Whether a path is that of a mailed link which continues in a signed-in browser.
fn is_errand(path: &str) -> bool {
    let secret = ["/confirm/", "/address/take/"].iter().find_map(|way| path.strip_prefix(way));
    secret.is_some_and(|secret| Credential::parse(CredentialKind::Token, secret).is_some())
}

/// The sign-in page, which leads back to a mailed link.
pub(super) fn sign_in_for(link: &str) -> String {
    let to = serde_urlencoded::to_string([("to", link)]).unwrap_or_default();
    format!("/sign-in?{to}")
}

/// The sessions of this browser: a mailed link may be for the person of one of them.
pub(super) fn here(asked: &Asked, headers: &HeaderMap) -> Vec<Call> {
    let slugs = signed_in(headers).into_iter().take(SESSIONS);
    slugs.map(|slug| asked.call(cookies::session(headers, &slug), headers)).collect()
}

/// How many sessions of one browser are looked at.
pub(super) const SESSIONS: usize = 20;
