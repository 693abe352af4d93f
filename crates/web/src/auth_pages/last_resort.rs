//! The last step of a sign-in to an account whose second factor was guessed very often: a mailed link.
//! Invariant: it works in the browser that gave password and code, and in no other.

use crate::asked::Asked;
use crate::auth_pages::arrival::{HALF, LAST_S, arrive};
use crate::auth_pages::mail_link::{Message, claim, look, press};
use crate::cookies;
use crate::cookies::with_cookie;
use crate::site::Site;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use identity::siege::last_step;
use kernel::code::Code;
use platform::call::{Credential, CredentialKind};
use platform::error::{Error, Result};

fn half(headers: &HeaderMap) -> Option<Credential> {
    Credential::parse(CredentialKind::Session, cookies::find(headers, HALF)?)
}

/// The page for a person whose code was right, and who follows the link next.
pub(super) fn asked_for(site: &Site, asked: &Asked, headers: &HeaderMap) -> Result<Response<Body>> {
    let words = "Many wrong codes were given for your account in the last 30 days. So a link is asked for too: it is on its \
                 way to your address. Open it in this browser.";
    let page = Message::mails(words).page(site, asked, headers)?;
    // The cookie has to outlive the link.
    Ok(with_cookie(page, HALF, cookies::find(headers, HALF).unwrap_or_default(), LAST_S))
}

/// `GET /sign-in/last/<link>`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let said = async {
        let call = asked.call(None, headers);
        match last_step::is_open(&site.platform, &call, &claim(&link)?, half(headers).as_ref()).await {
            Ok(()) => {
                let words = "You gave your password and your code in this browser.";
                Ok(Message::asks("Sign in", words, format!("/sign-in/last/{link}"), "Sign in"))
            }
            Err(error) => elsewhere(error),
        }
    };
    look(&site, &asked, headers, said).await
}

/// The page for a person who opened the link in another browser.
fn elsewhere(error: Error) -> Result<Message> {
    if error.refusal().is_none_or(|it| it.code != Code::PermissionDenied) {
        return Err(error);
    }
    let words = "This link signs in only where password and code were given. Copy it into that browser, or sign in here.";
    let said = Message::tells("Open it in the browser that asked", words, "/sign-in", "Sign in here");
    Ok(Message { status: StatusCode::FORBIDDEN, ..said })
}

/// `POST /sign-in/last/<link>`
pub async fn follow(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |_, headers| {
        let call = asked.call(None, headers);
        match last_step::follow(&site.platform, &call, &claim(&link)?, half(headers).as_ref()).await {
            Ok(sessions) => Ok(with_cookie(arrive(&sessions, ""), HALF, "", 0)),
            Err(error) => elsewhere(error)?.page(&site, &asked, headers),
        }
    })
    .await
}
