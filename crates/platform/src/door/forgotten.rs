//! A forgotten password: asking for a link, and choosing a new one by it.
//! What must stay true: the answer to asking is the same for every address; choosing a password signs nobody in.

use super::mailed::{Said, claim, press};
use super::{bare, visitor};
use crate::error::{Error, Result};
use crate::identity::reset;
use crate::problem::{self, Mark};
use crate::site::{Pairs, faults, refuse, sent};
use crate::view::{Chrome, FormState};
use crate::web::{Asked, Site};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use kernel::code::Code;

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

/// What a form said again says: the status, what was typed, what was wrong.
fn again(error: Error, asked: &Asked, typed: Pairs) -> (FormState, Mark) {
    let refusal = problem::told(error, asked.request);
    (FormState::refused(typed, faults(&refusal)), problem::mark(&refusal))
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
                let (state, mark) = again(error, &asked, fields);
                form(&site, &asked, headers, state, mark)
            }
        }
    })
    .await
}

/// The answer to whoever asks for a link.
pub(super) fn on_its_way() -> Said {
    let words =
        "If the address has an account here, a mail with a link is on its way. Look among unwanted mail too.";
    Said::tells("Look at your mail", words, "/sign-in", "Back to sign in")
}

/// `GET /reset/<link>`
pub async fn reset_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let page = async {
        reset::is_open(&site.platform, &asked.call(None, headers), &claim(&link)?).await?;
        reset_form(&site, &asked, headers, &link, FormState::default(), StatusCode::OK)
    };
    page.await.unwrap_or_else(|error| refuse(error, &asked, "", headers))
}

fn reset_form(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    link: &str,
    form: FormState,
    mark: impl Into<Mark>,
) -> Result<Response<Body>> {
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
                Said::tells("Your password is changed", words, "/sign-in", "Sign in")
                    .page(&site, &asked, headers)
            }
            Err(error) if error.refusal().is_some_and(|it| it.code == Code::LinkUsed) => Err(error),
            Err(error) => {
                let (state, mark) = again(error, &asked, Vec::new());
                reset_form(&site, &asked, headers, &link, state, mark)
            }
        }
    })
    .await
}
