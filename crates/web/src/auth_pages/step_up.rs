//! Proving again who one is, before a change that requires it.
//! Invariant: the session gets a new secret. The code or password is never shown again. The way on leads only
//! into the same workspace.

use super::resume::Waiting;
use crate::asked::Asked;
use crate::auth_pages::checked_form::door_of_member;
use crate::auth_pages::proof::{NOT_TAKEN, proof};
use crate::auth_pages::visitor::bare;
use crate::cookies::{self, theme, with_session};
use crate::csrf;
use crate::fields::{Pairs, of_query, sent};
use crate::membership::member_here;
use crate::problem::{self, Mark};
use crate::refusals::refuse;
use crate::responses::see_other;
use crate::site::Site;
use crate::url::{is_within, with_params};
use crate::view::{Chrome, FormState};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use identity::passkeys::Offer;
use identity::sign_in::Typed;
use identity::step_up::{asked_again, prove_again};
use kernel::code::Code;

#[derive(Template)]
#[template(path = "step_up.html")]
struct StepUpPage {
    chrome: Chrome,
    name: String,
    typed: Typed,
    passkey: Option<Offer>,
    anew: String,
    action: String,
    to: String,
    waiting: Pairs,
    form: FormState,
}

/// `GET /w/<slug>/step-up`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(slug): Path<String>,
    request: Request,
) -> Response<Body> {
    let query = of_query(request.uri().query().unwrap_or_default());
    let way = Way { to: sent(&query, "to").to_owned(), waiting: None };
    form(&site, &asked, &slug, request.headers(), &way, FormState::default(), StatusCode::OK).await
}

/// Where a person continues, and the form that waits for it.
struct Way {
    to: String,
    waiting: Option<Waiting>,
}

/// Asks a person to prove themselves before a form that requires it: the form waits in the page.
pub(crate) async fn interrupted(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    waiting: Waiting,
) -> Response<Body> {
    let slug = waiting.slug().to_owned();
    let way = Way { to: format!("/w/{slug}"), waiting: Some(waiting) };
    form(site, asked, &slug, headers, &way, FormState::default(), StatusCode::FORBIDDEN).await
}

async fn form(
    site: &Site,
    asked: &Asked,
    slug: &str,
    headers: &HeaderMap,
    way: &Way,
    form: FormState,
    mark: impl Into<Mark>,
) -> Response<Body> {
    let drawn = async {
        let call = asked.call(cookies::session(headers, slug), headers);
        let (person, name) = member_here(site, &call, slug).await?;
        let asks = asked_again(&site.platform, &call, person).await?;
        let secret = call.credential.as_ref().map(|credential| credential.sha256).unwrap_or_default();
        let mut chrome =
            Chrome::bare("Confirm it is you", &asked.nonce, &csrf::token(&site.platform, &secret), asked.now);
        chrome.theme = theme(headers);
        chrome.refused = form.has_faults();
        let (action, to) = (format!("/w/{slug}/step-up"), way.to.clone());
        let anew = with_params("/sign-in", &[("to", &to)]);
        let waiting = Waiting::hidden(way.waiting.as_ref());
        let (typed, passkey) = (asks.typed, asks.passkey);
        Ok(bare(&StepUpPage { chrome, name, typed, passkey, anew, action, to, waiting, form }, None, mark))
    };
    drawn.await.unwrap_or_else(|error| refuse(error, asked, &format!("/w/{slug}"), headers))
}

/// `POST /w/<slug>/step-up`
pub async fn prove(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(slug): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers().clone();
    let (fields, call, _) = match door_of_member(&site, &asked, &slug, request).await {
        Ok(read) => read,
        Err(error) => return refuse(error, &asked, "", &headers),
    };
    let way = Way { to: sent(&fields, "_to").to_owned(), waiting: Waiting::read(&fields) };
    match prove_again(&site.platform, &call, proof(&fields, "given")).await {
        Ok(token) => {
            let waiting = way.waiting.filter(|it| it.slug() == slug);
            let offer = waiting.and_then(|it| it.offer(&site, &asked, &headers, &token));
            let to = if is_within(&slug, &way.to) { way.to } else { format!("/w/{slug}") };
            with_session(offer.unwrap_or_else(|| see_other(&to)), &slug, &token)
        }
        Err(error) => {
            let refusal = error.into_refusal(asked.request);
            let words = match refusal.code {
                Code::StepUpRequired if !sent(&fields, "answer").is_empty() => NOT_TAKEN,
                Code::StepUpRequired => "This is not right, or was used already.",
                code => code.meaning(),
            };
            let again = FormState::refused(Vec::new(), vec![("given".to_owned(), words.into())]);
            form(&site, &asked, &slug, &headers, &way, again, problem::mark(&refusal)).await
        }
    }
}
