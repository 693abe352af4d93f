//! Signing in by a mailed link: asking for it on the sign-in page, and following it in the same browser.
//! Invariant: the answer to asking is the same for every address. A link that is opened in
//! another browser does nothing.

use super::forgotten::on_its_way;
use super::sign_in::said_again;
use crate::asked::Asked;
use crate::auth_pages::arrival::let_in;
use crate::auth_pages::mail_link::{Message, claim, look, press};
use crate::auth_pages::visitor::{VISIT_S, VISITOR};
use crate::cookies;
use crate::cookies::with_cookie;
use crate::fields::sent;
use crate::site::Site;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use identity::browsers::hash;
use identity::sign_in::link::{self, Browser};
use kernel::code::Code;
use platform::error::{Error, Result};

/// The longest address to continue at that is kept with a link.
const WAY: usize = 300;

/// The browser that a link is bound to, by the cookie that every visitor has.
fn browser(headers: &HeaderMap) -> Option<Browser> {
    cookies::find(headers, VISITOR).map(hash)
}

/// `POST /sign-in/link`
pub async fn ask(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |fields, headers| {
        let call = asked.call(None, headers);
        let by = browser(headers).ok_or(Code::CsrfFailed)?;
        let to: String = sent(&fields, "_to").chars().take(WAY).collect();
        match link::ask(&site.platform, &call, sent(&fields, "email"), by, &to).await {
            Ok(()) => {
                // The cookie has to outlive the link.
                let visitor = cookies::find(headers, VISITOR).unwrap_or_default();
                Ok(with_cookie(on_its_way().page(&site, &asked, headers)?, VISITOR, visitor, VISIT_S))
            }
            Err(error) => Ok(said_again(&site, &asked, headers, fields, error)),
        }
    })
    .await
}

/// `GET /sign-in/link/<link>`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let said = async {
        let (call, claim) = (asked.call(None, headers), claim(&link)?);
        match link::is_open(&site.platform, &call, &claim, browser(headers)).await {
            Ok(()) => {
                let words = "You asked for this link in this browser.";
                Ok(Message::asks("Sign in", words, format!("/sign-in/link/{link}"), "Sign in"))
            }
            Err(error) => elsewhere(error),
        }
    };
    look(&site, &asked, headers, said).await
}

/// The message for a person who opened a link in another browser than the one that asked for it.
fn elsewhere(error: Error) -> Result<Message> {
    if error.refusal().is_none_or(|it| it.code != Code::PermissionDenied) {
        return Err(error);
    }
    let words =
        "This link signs in only where it was asked for. Copy it into that browser, or ask for one here.";
    let said = Message::tells("Open it in the browser that asked", words, "/sign-in", "Sign in here");
    Ok(Message { status: StatusCode::FORBIDDEN, ..said })
}

/// `POST /sign-in/link/<link>`
pub async fn follow(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |_, headers| {
        let call = asked.call(None, headers);
        match link::follow(&site.platform, &call, &claim(&link)?, browser(headers)).await {
            Ok((entered, to)) => Ok(let_in(&entered, &to)),
            Err(error) => elsewhere(error)?.page(&site, &asked, headers),
        }
    })
    .await
}
