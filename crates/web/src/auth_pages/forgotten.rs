//! A forgotten password: asking for a link, and choosing a new one by it.
//! Invariant: the answer to asking is the same for every address. Choosing a password signs nobody in, and
//! hands nobody an account whose address was never proved.

use super::confirm::{Claim, again, made};
use crate::asked::Asked;
use crate::auth_pages::form_text::required;
use crate::auth_pages::mail_link::{Message, claim, press};
use crate::auth_pages::visitor::{bare, visitor};
use crate::fields::sent;
use crate::problem::Mark;
use crate::refusals::refuse;
use crate::site::Site;
use crate::view::{Chrome, FormState};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use identity::passwords::reset;
use platform::error::Result;

#[derive(Template)]
#[template(path = "forgotten.html")]
struct ForgottenPage {
    chrome: Chrome,
    form: FormState,
}

#[derive(Template)]
#[template(path = "reset.html")]
struct ResetPage {
    chrome: Chrome,
    action: String,
    form: FormState,
}

/// `GET /forgotten`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let page = form(&site, &asked, headers, FormState::default(), StatusCode::OK);
    page.unwrap_or_else(|error| refuse(error, &asked, "", headers))
}

fn form(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    form: FormState,
    mark: impl Into<Mark>,
) -> Result<Response<Body>> {
    let (mut chrome, fresh) = visitor(site, asked, "Forgot your password?", headers)?;
    chrome.refused = form.has_faults();
    Ok(bare(&ForgottenPage { chrome, form }, fresh, mark))
}

/// `POST /forgotten`
pub async fn ask(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |fields, headers| {
        let call = asked.call(None, headers);
        match reset::ask(&site.platform, &call, sent(&fields, "email")).await {
            Ok(()) => on_its_way().page(&site, &asked, headers),
            Err(error) => {
                let (state, mark) = again(error, &asked, fields)?;
                form(&site, &asked, headers, state, mark)
            }
        }
    })
    .await
}

/// The answer to everybody who asks for a link.
pub(super) fn on_its_way() -> Message {
    let words =
        "If the address has an account here, a mail with a link is on its way. Look among unwanted mail too.";
    Message::mails(words)
}

/// `GET /reset/<link>`
pub async fn reset_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let page =
        async { reset_form(&site, &asked, headers, &link, FormState::default(), StatusCode::OK).await };
    page.await.unwrap_or_else(|error| refuse(error, &asked, "", headers))
}

/// The page for a new password, or for an account of one's own where nobody had proved the address.
async fn reset_form(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    link: &str,
    form: FormState,
    mark: impl Into<Mark>,
) -> Result<Response<Body>> {
    let call = asked.call(None, headers);
    if let Some(email) = reset::look(&site.platform, &call, &claim(link)?).await? {
        let (title, action) = ("Make an account of your own", format!("/reset/{link}/new"));
        return Claim { title, email, sign_in: None, action }.page(site, asked, headers, form, mark);
    }
    let (mut chrome, fresh) = visitor(site, asked, "Choose a new password", headers)?;
    chrome.refused = form.has_faults();
    Ok(bare(&ResetPage { chrome, action: format!("/reset/{link}"), form }, fresh, mark))
}

/// `POST /reset/<link>`
pub async fn reset(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |fields, headers| {
        let call = asked.call(None, headers);
        match reset::set(&site.platform, &call, &claim(&link)?, sent(&fields, "password")).await {
            Ok(()) => {
                let words = "Sign in with it now. Every browser you were signed in with is signed out, and your API tokens \
                             have ended.";
                Message::tells("Your password is changed", words, "/sign-in", "Sign in")
                    .page(&site, &asked, headers)
            }
            Err(error) => {
                let (state, mark) = again(error, &asked, Vec::new())?;
                reset_form(&site, &asked, headers, &link, state, mark).await
            }
        }
    })
    .await
}

/// `POST /reset/<link>/new`: an account of one's own, where nobody had proved the address.
pub async fn begin(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |fields, headers| {
        let call = asked.call(None, headers);
        let begun = async {
            let name = required(&fields, "name")?;
            reset::begin(&site.platform, &call, &claim(&link)?, &name, sent(&fields, "password")).await
        };
        match begun.await {
            Ok(()) => made().page(&site, &asked, headers),
            Err(error) => {
                let (state, mark) = again(error, &asked, fields)?;
                reset_form(&site, &asked, headers, &link, state, mark).await
            }
        }
    })
    .await
}
