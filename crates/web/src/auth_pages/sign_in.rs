//! Signing in, and out.
//! Invariant: the words are the same for an unknown address and a wrong password. A person who owes a second
//! factor enters nothing before they gave it.

use super::passkey;
use super::resume::Waiting;
use crate::asked::Asked;
use crate::auth_pages::arrival::{HALF, HALF_S, arrive, let_in};
use crate::auth_pages::checked_form::door;
use crate::auth_pages::last_resort;
use crate::auth_pages::proof::{NOT_TAKEN, proof};
use crate::auth_pages::visitor::{bare, visitor};
use crate::cookies;
use crate::cookies::{with_cookie, with_sessions};
use crate::csrf;
use crate::fields::{Pairs, of_query, sent};
use crate::problem::{self, Mark};
use crate::refusals::refuse;
use crate::request_body;
use crate::responses::see_other;
use crate::site::Site;
use crate::view::{Chrome, FormState};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use catalogue::Phrase;
use identity::federated::Providers;
use identity::passkeys::Offer;
use identity::sessions::{SignedIn, session_cookie};
use identity::sign_in as signing;
use identity::sign_in::second_factor::{Stepped, asks_half, by_factor};
use identity::sign_in::{Entered, Proof, Typed};
use identity::sign_out;
use kernel::code::Code;
use platform::call::{Credential, CredentialKind};
use platform::error::{Error, Result};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    chrome: Chrome,
    host: String,
    passkey: Option<Offer>,
    to: String,
    waiting: Pairs,
    /// This is the demo, whose mail is read on a page.
    is_demo: bool,
    form: FormState,
    providers: Providers,
}

/// `GET /sign-in`
pub async fn sign_in_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let query = of_query(request.uri().query().unwrap_or_default());
    let way = Way { to: sent(&query, "to").to_owned(), waiting: None };
    sign_in_form(&site, &asked, request.headers(), &way, FormState::default(), StatusCode::OK)
}

/// Where a person wants to go after signing in, and the form that waits for it.
pub(super) struct Way {
    to: String,
    waiting: Option<Waiting>,
}

impl Way {
    pub(super) fn read(fields: &[(String, String)]) -> Way {
        Way { to: sent(fields, "_to").to_owned(), waiting: Waiting::read(fields) }
    }

    /// The way on: to the form that waits, if it is for a workspace just signed in to, otherwise to
    /// where they wanted to go.
    pub(super) fn end(
        self,
        site: &Site,
        asked: &Asked,
        headers: &HeaderMap,
        sessions: &[SignedIn],
    ) -> Response<Body> {
        let of = self.waiting.as_ref().and_then(|it| sessions.iter().find(|one| one.slug == it.slug()));
        let offer =
            of.filter(|of| !of.lacks_factor && !of.owes_password && !of.lacks_address).zip(self.waiting);
        let offer = offer.and_then(|(of, waiting)| waiting.offer(site, asked, headers, &of.token));
        match offer {
            Some(page) => with_sessions(page, sessions),
            None => arrive(sessions, &self.to),
        }
    }
}

/// The sign-in page for a person who sent a form without a session: the form waits in it.
pub(crate) fn interrupted(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    waiting: Waiting,
) -> Response<Body> {
    let words = "Your session has ended. Sign in, and send the form again: nothing you typed is lost.";
    let form = FormState::refused(Vec::new(), vec![(String::new(), words.into())]);
    let way = Way { to: format!("/w/{}", waiting.slug()), waiting: Some(waiting) };
    sign_in_form(site, asked, headers, &way, form, StatusCode::UNAUTHORIZED)
}

/// The sign-in page, with the reason why another way in did not work.
pub(super) fn form_with_words(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    way: &Way,
    words: Phrase,
    mark: impl Into<Mark>,
) -> Response<Body> {
    let form = FormState::refused(Vec::new(), vec![(String::new(), words)]);
    sign_in_form(site, asked, headers, way, form, mark)
}

pub(super) fn sign_in_form(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    way: &Way,
    form: FormState,
    mark: impl Into<Mark>,
) -> Response<Body> {
    match visitor(site, asked, "Sign in", headers) {
        Ok((mut chrome, fresh)) => {
            chrome.refused = form.has_faults();
            let waiting = Waiting::hidden(way.waiting.as_ref());
            let page = SignInPage {
                chrome,
                host: asked.host.clone(),
                passkey: passkey::offer(site, asked, headers, fresh.as_deref()),
                to: way.to.clone(),
                waiting,
                is_demo: site.platform.mail.shows_waiting(),
                form,
                providers: site.providers.clone(),
            };
            bare(&page, fresh, mark)
        }
        Err(error) => refuse(error, asked, "", headers),
    }
}

/// `POST /sign-in`
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
    match enter(&site, &asked, &fields, &headers).await {
        Ok(entered) => go_in(&site, &asked, &headers, entered, way).await,
        Err(error) => said_again(&site, &asked, &headers, fields, error),
    }
}

/// Signs in, or asks for the second factor; a form that waits goes along.
pub(super) async fn go_in(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    entered: Entered,
    way: Way,
) -> Response<Body> {
    match entered {
        Entered::In(sessions) => way.end(site, asked, headers, &sessions),
        half if way.waiting.is_none() => let_in(&half, &way.to),
        owes @ Entered::Owes(_) => let_in(&owes, &way.to),
        Entered::Half(cookie) => {
            let Some(half) = half_of(&cookie) else { return see_other("/sign-in") };
            let page = code_form(site, asked, headers, &half, &way, FormState::default()).await;
            with_cookie(page, HALF, &cookie, HALF_S)
        }
    }
}

/// The sign-in page after a refusal, with what was typed except the password.
pub(super) fn said_again(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    fields: Pairs,
    error: Error,
) -> Response<Body> {
    let refusal = error.into_refusal(asked.request);
    let words = match refusal.code {
        Code::SignInRequired => Phrase::of("This e-mail and password do not go together."),
        code => code.meaning().into(),
    };
    let way = Way::read(&fields);
    let form = FormState::refused(fields, vec![(String::new(), words)]);
    sign_in_form(site, asked, headers, &way, form, problem::mark(&refusal))
}

async fn enter(
    site: &Site,
    asked: &Asked,
    fields: &[(String, String)],
    headers: &HeaderMap,
) -> Result<Entered> {
    let call = asked.call(None, headers);
    let (email, password) = (sent(fields, "email"), sent(fields, "password"));
    let proven = signing::by_password(&site.platform, &call, email, password).await?;
    signing::go_on(&site.platform, &call, proven).await
}

// ---- the second factor ----

#[derive(Template)]
#[template(path = "sign_in_code.html")]
struct CodePage {
    chrome: Chrome,
    has_codes: bool,
    passkey: Option<Offer>,
    to: String,
    waiting: Pairs,
    form: FormState,
}

fn half(headers: &HeaderMap) -> Option<Credential> {
    cookies::find(headers, HALF).and_then(half_of)
}

fn half_of(cookie: &str) -> Option<Credential> {
    Credential::parse(CredentialKind::Session, cookie)
}

/// `GET /sign-in/code`: for a person who gave a password just now; anybody else begins there.
pub async fn code_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let query = of_query(request.uri().query().unwrap_or_default());
    let Some(half) = half(headers) else { return see_other("/sign-in") };
    let way = Way { to: sent(&query, "to").to_owned(), waiting: None };
    code_form(&site, &asked, headers, &half, &way, FormState::default()).await
}

async fn code_form(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    half: &Credential,
    way: &Way,
    form: FormState,
) -> Response<Body> {
    let asks = match asks_half(&site.platform, &asked.call(None, headers), half).await {
        Ok(asks) => asks,
        Err(_) => return with_cookie(see_other("/sign-in"), HALF, "", 0),
    };
    match visitor(site, asked, "Second factor", headers) {
        Ok((mut chrome, fresh)) => {
            chrome.refused = form.has_faults();
            let waiting = Waiting::hidden(way.waiting.as_ref());
            let (has_codes, passkey) = (asks.typed == Typed::Code, asks.passkey);
            bare(
                &CodePage { chrome, has_codes, passkey, to: way.to.clone(), waiting, form },
                fresh,
                StatusCode::OK,
            )
        }
        Err(error) => refuse(error, asked, "", headers),
    }
}

/// `POST /sign-in/code`
pub async fn code(
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
    let Some(half) = half(&headers) else { return see_other("/sign-in") };
    match second(&site, &asked, &headers, &half, proof(&fields, "code")).await {
        Ok(Stepped::In(sessions)) => with_cookie(way.end(&site, &asked, &headers, &sessions), HALF, "", 0),
        Ok(Stepped::Mailed) => last_resort::asked_for(&site, &asked, &headers)
            .unwrap_or_else(|error| refuse(error, &asked, "", &headers)),
        Err(error) => {
            let refusal = error.into_refusal(asked.request);
            if refusal.code == Code::LinkUsed {
                return with_cookie(see_other("/sign-in"), HALF, "", 0);
            }
            let words = match refusal.code {
                Code::StepUpRequired if !sent(&fields, "answer").is_empty() => NOT_TAKEN,
                Code::StepUpRequired => "This code is not right, or was used already. Wait for the next one.",
                code => code.meaning(),
            };
            // The code is not shown again: it is a secret, and of no more use.
            let form = FormState::refused(Vec::new(), vec![("code".to_owned(), words.into())]);
            let mut page = code_form(&site, &asked, &headers, &half, &way, form).await;
            if page.status() == StatusCode::OK {
                problem::mark(&refusal).put_on(&mut page);
            }
            page
        }
    }
}

async fn second(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    half: &Credential,
    given: Proof<'_>,
) -> Result<Stepped> {
    by_factor(&site.platform, &asked.call(None, headers), half, given).await
}

/// `POST /w/<slug>/sign-out`
pub async fn sign_out(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(slug): Path<String>,
    request: Request,
) -> Response<Body> {
    let (headers, method) = (request.headers().clone(), request.method().clone());
    let left = async {
        csrf::same_origin(&asked.host, &method, &headers)?;
        let fields = request_body::form(request).await?;
        let credential = cookies::session(&headers, &slug).ok_or(Code::SignInRequired)?;
        csrf::check(sent(&fields, "_csrf"), &csrf::token(&site.platform, &credential.sha256))?;
        sign_out::sign_out(&site.platform, &asked.call(Some(credential), &headers)).await
    };
    match left.await {
        Ok(()) => with_cookie(see_other(&out(&headers, &slug)), &session_cookie(&slug), "", 0),
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

/// Where a person who leaves comes to: on a till the page where the next one signs in.
fn out(headers: &HeaderMap, slug: &str) -> String {
    cookies::till(headers, slug).map_or_else(|| "/sign-in".to_owned(), |_| format!("/w/{slug}/till"))
}
