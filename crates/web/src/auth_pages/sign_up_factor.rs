//! The last step of opening a workspace for a person without a second factor: setting one up founds it.
//! Invariant: the key is on this page alone. Nothing is founded before a code of it was given.

use super::sign_up::TITLE;
use crate::asked::Asked;
use crate::auth_pages::arrival::OPENING;
use crate::auth_pages::checked_form::door;
use crate::auth_pages::visitor::{bare, visitor};
use crate::cookies::{self, theme, with_cookie, with_sessions};
use crate::fields::sent;
use crate::problem::{self, Mark};
use crate::refusals::{faults, refuse};
use crate::responses::{html_response, see_other};
use crate::show_once;
use crate::site::Site;
use crate::view::{Chrome, FormState, Picture};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use identity::factors::{self, Authenticator};
use identity::founding::opening::{self, FirstFactor, Opened};
use identity::passkeys::{Offer, Shown};
use kernel::code::Code;
use platform::call::{Credential, CredentialKind};
use platform::error::Result;
use serde_json::json;

#[derive(Template)]
#[template(path = "sign_up_factor.html")]
struct FactorPage {
    chrome: Chrome,
    /// The workspace's name.
    place: String,
    key: String,
    picture: Picture,
    /// None where no passkey can be used.
    offer: Option<Offer>,
    form: FormState,
}

fn claim(headers: &HeaderMap) -> Option<Credential> {
    Credential::parse(CredentialKind::Session, cookies::find(headers, OPENING)?)
}

/// A browser in which nothing waits starts at the first page.
fn begin() -> Response<Body> {
    with_cookie(see_other("/sign-up"), OPENING, "", 0)
}

/// `GET /sign-up/factor`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let Some(claim) = claim(headers) else { return begin() };
    draw(&site, &asked, headers, &claim, FormState::default(), StatusCode::OK)
        .await
        .unwrap_or_else(|_| begin())
}

/// A refused form keeps the key that the app already has.
async fn draw(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    claim: &Credential,
    form: FormState,
    mark: impl Into<Mark>,
) -> Result<Response<Body>> {
    let label = opening::label(&site.platform, &asked.call(None, headers), claim).await?;
    let place = label.place;
    let key = match Authenticator::parse(form.value("secret", "")) {
        Some(sent) => sent,
        None => Authenticator::fresh()?,
    };
    let picture = Picture::of(&key.address(&["Steelyard", &place].join(" "), &label.address))?;
    let (mut chrome, fresh) = visitor(site, asked, TITLE, headers)?;
    chrome.refused = form.has_faults();
    let page = FactorPage { chrome, place, key: key.text(), picture, offer: label.passkey, form };
    Ok(bare(&page, fresh, mark))
}

/// `POST /sign-up/factor`
pub async fn enrol(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let before = request.headers().clone();
    let (fields, headers) = match door(&site, &asked, request).await {
        Ok(read) => read,
        Err(error) => return refuse(error, &asked, "", &before),
    };
    let Some(claim) = claim(&headers) else { return begin() };
    let call = asked.call(None, &headers);
    let done = async {
        let shown = Shown { challenge: sent(&fields, "challenge"), answer: sent(&fields, "answer") };
        if !shown.answer.is_empty() {
            return opening::finish(&site.platform, &call, &claim, FirstFactor::Passkey(shown)).await;
        }
        let given = factors::given(sent(&fields, "secret"), sent(&fields, "code"), asked.now)?;
        let first = FirstFactor::Authenticator(&given.0, given.1);
        opening::finish(&site.platform, &call, &claim, first).await
    };
    match done.await {
        Ok(opened) => come_in(&asked, &headers, opened),
        Err(error) if error.refusal().is_some_and(|it| it.code == Code::LinkUsed) => {
            with_cookie(refuse(error, &asked, "", &headers), OPENING, "", 0)
        }
        Err(error) => {
            let refusal = error.into_refusal(asked.request);
            let kept = fields.into_iter().filter(|(name, _)| name == "secret").collect();
            let form = FormState::refused(kept, faults(&refusal));
            let page = draw(&site, &asked, &headers, &claim, form, problem::mark(&refusal)).await;
            page.unwrap_or_else(|_| begin())
        }
    }
}

/// Signs in, after showing the recovery codes.
fn come_in(asked: &Asked, headers: &HeaderMap, opened: Opened) -> Response<Body> {
    let is_in = opened.sessions.iter().any(|one| one.slug == opened.slug);
    let back = if is_in { format!("/w/{}?done=1", opened.slug) } else { "/workspaces".to_owned() };
    let shown = json!({ "recovery_codes": opened.recovery_codes }).to_string();
    let page = show_once::page(asked, theme(headers), "recovery_codes", &shown, &back);
    let page = with_sessions(html_response(page, StatusCode::OK), &opened.sessions);
    with_cookie(page, OPENING, "", 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_called_their_shop_is_shown_as_text() {
        let chrome = Chrome::bare(TITLE, "bm9uY2U", "token", jiff::Timestamp::UNIX_EPOCH);
        let place = "<script>alert('x')</script>".to_owned();
        let picture = Picture::of("otpauth://totp/x").expect("a picture");
        let offer = Some(Offer { options: "{\"x\":\"<script>\"}".into(), challenge: "c".into() });
        let page =
            FactorPage { chrome, place, key: "KEY".into(), picture, offer, form: FormState::default() };
        let page = page.render().expect("drawn");
        assert!(page.contains("data-key>KEY<") && !page.contains("<script>"), "{page}");
        assert!(page.contains("data-passkey=\"create\"") && page.contains("Use a passkey instead"), "{page}");
    }
}
