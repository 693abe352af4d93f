//! Signing in by a passkey alone.
//! Invariant: a challenge is bound to the browser whose page carried it; each wrong answer gets the same words.

use super::sign_in::{Way, sign_in_form};
use crate::asked::Asked;
use crate::auth_pages::checked_form::door;
use crate::auth_pages::visitor::VISITOR;
use crate::cookies;
use crate::fields::sent;
use crate::problem;
use crate::refusals::refuse;
use crate::site::Site;
use crate::view::FormState;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
use axum::http::header::HeaderMap;
use identity::passkeys::{self, Offer, Shown};
use kernel::code::Code;
use sha2::{Digest, Sha256};

/// The browser as a challenge on a visitor's page is bound to it.
pub(super) fn browser(headers: &HeaderMap) -> [u8; 32] {
    of_visitor(cookies::find(headers, VISITOR).unwrap_or_default())
}

fn of_visitor(visitor: &str) -> [u8; 32] {
    Sha256::digest(visitor.as_bytes()).into()
}

/// The challenge for the sign-in page of this visitor; None where no passkey can be used.
pub(super) fn offer(site: &Site, asked: &Asked, headers: &HeaderMap, fresh: Option<&str>) -> Option<Offer> {
    let visitor = fresh.or_else(|| cookies::find(headers, VISITOR))?;
    let made = passkeys::offer(&site.platform, &asked.call(None, headers), of_visitor(visitor));
    // The page works without it: it has the other ways in.
    made.unwrap_or_else(|error| {
        error.into_refusal(asked.request);
        None
    })
}

/// `POST /sign-in/passkey`
pub async fn sign_in(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let before = request.headers().clone();
    let (fields, headers) = match door(&site, &asked, request).await {
        Ok(read) => read,
        Err(error) => return refuse(error, &asked, "", &before),
    };
    let way = Way::read(&fields);
    let browser = browser(&headers);
    let shown = Shown { challenge: sent(&fields, "challenge"), answer: sent(&fields, "answer") };
    match passkeys::sign_in(&site.platform, &asked.call(None, &headers), browser, shown).await {
        Ok(sessions) => way.end(&site, &asked, &headers, &sessions),
        Err(error) => {
            let refusal = error.into_refusal(asked.request);
            let words = match refusal.code {
                Code::SignInRequired => {
                    "This passkey was not taken. Try again, or use your email and password."
                }
                code => code.meaning(),
            };
            let form = FormState::refused(Vec::new(), vec![(String::new(), words.into())]);
            sign_in_form(&site, &asked, &headers, &way, form, problem::mark(&refusal))
        }
    }
}
