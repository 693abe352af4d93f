//! The doors in: sign-in, sign-up, invitations, leaving, and the list of workspaces a device is signed in to.
//! What must stay true: a form of somebody who is not signed in is bound to a visitor's cookie; a door leads only to a
//! workspace just signed in to, never to another site.

pub mod address;
pub mod billing;
pub mod confirm;
pub mod draft;
pub mod federated;
pub mod federated_sign_up;
pub mod forgotten;
pub mod join;
pub mod last_resort;
mod mail_link;
pub mod outbox;
pub mod passkey;
pub mod recovery;
pub(crate) mod resume;
pub mod shared_device;
pub mod sign_in;
pub mod sign_in_link;
pub mod sign_up;
pub mod sign_up_factor;
pub mod sign_up_link;
pub mod step_up;

use crate::asked::Asked;
use crate::cookies::{self, theme};
use crate::csrf;
use crate::fields::{Pairs, sent};
use crate::membership::member_here;
use crate::problem::Mark;
use crate::refusals::refuse;
use crate::request_body;
use crate::responses::{html_response, see_other};
use crate::site::Site;
use crate::url::is_within;
use crate::view::Chrome;
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{HeaderMap, HeaderValue, SET_COOKIE};
use axum::http::{Response, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use identity::browsers::KNOWN;
use identity::passkeys::Shown;
use identity::sessions::{SESSION, SignedIn, session_cookie};
use identity::shared_device::{LIFE, till_cookie};
use identity::sign_in::{Entered, Proof};
use kernel::code::Code;
use kernel::id::UserId;
use kernel::refusal::Refusal;
use kernel::{plain_name, plain_text};
use platform::admission::throttle::SIGN_UP;
use platform::call::{Call, Credential, CredentialKind};
use platform::error::{Error, Result};
use platform::internal::open_read;
use platform::random::random;
use sign_up_factor::FACTOR;

/// The cookie that binds forms of somebody who is not signed in.
const VISITOR: &str = "__Host-visitor";
const VISIT_S: i64 = 3600;
/// The cookie of who gave a password and still owes the second factor, and how long it lasts.
const HALF: &str = "__Host-half";
const HALF_S: i64 = 600;
/// The cookie of who opens a workspace and sets up a second factor first, and how long it lasts.
const OPENING: &str = "__Host-opening";
const OPENING_S: i64 = 1800;
/// How long that of a half lasts once the code was right and a link is to be followed too.
const LAST_S: i64 = 1800;
/// What is said of a passkey's answer that was wrong in whatever way.
const NOT_TAKEN: &str = "This passkey was not taken. Try again, or use a code.";

#[derive(Template)]
#[template(path = "workspaces.html")]
struct WorkspacesPage {
    chrome: Chrome,
    list: Pairs,
}

/// A signed-out form's shell: its token is bound to a visitor's cookie.
fn visitor(site: &Site, asked: &Asked, title: &str, headers: &HeaderMap) -> Result<(Chrome, Option<String>)> {
    let known = cookies::find(headers, VISITOR).map(str::to_owned);
    let (value, fresh) = match known {
        Some(value) => (value, None),
        None => {
            let value = URL_SAFE_NO_PAD.encode(random::<32>()?);
            (value.clone(), Some(value))
        }
    };
    let mut chrome =
        Chrome::bare(title, &asked.nonce, &csrf::token(&site.platform, value.as_bytes()), asked.now);
    chrome.theme = theme(headers);
    Ok((chrome, fresh))
}

fn bare(page: &impl Template, fresh: Option<String>, mark: impl Into<Mark>) -> Response<Body> {
    let response = html_response(page.render().unwrap_or_default(), mark);
    match fresh {
        Some(value) => with_cookie(response, VISITOR, &value, VISIT_S),
        None => response,
    }
}

fn set_cookie(name: &str, value: &str, seconds: i64) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!(
        "{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}"
    ))
    .ok()
}

/// Reads a signed-out form and checks that it is ours.
async fn door(site: &Site, asked: &Asked, request: Request) -> Result<(Pairs, HeaderMap)> {
    let headers = request.headers().clone();
    csrf::same_origin(&asked.host, request.method(), &headers)?;
    let fields = request_body::form(request).await?;
    let right = csrf::token(&site.platform, cookies::find(&headers, VISITOR).unwrap_or_default().as_bytes());
    csrf::check(sent(&fields, "_csrf"), &right)?;
    Ok((fields, headers))
}

/// Reads a form of somebody signed in to a workspace and checks that it is ours. Gives its fields, their call
/// and who they are. Errors: `csrf_failed`; `sign_in_required`, for a session of another workspace too.
async fn door_of_member(
    site: &Site,
    asked: &Asked,
    slug: &str,
    request: Request,
) -> Result<(Pairs, Call, UserId)> {
    let headers = request.headers().clone();
    csrf::same_origin(&asked.host, request.method(), &headers)?;
    let fields = request_body::form(request).await?;
    let credential = cookies::session(&headers, slug).ok_or(Code::SignInRequired)?;
    csrf::check(sent(&fields, "_csrf"), &csrf::token(&site.platform, &credential.sha256))?;
    let call = asked.call(Some(credential), &headers);
    let (person, _) = member_here(site, &call, slug).await?;
    Ok((fields, call, person))
}

/// `GET /`: to the first workspace signed in to; to somebody who is not, the page to sign in.
pub async fn front(site: State<Site>, asked: Extension<Asked>, request: Request) -> Response<Body> {
    match signed_in(request.headers()).first() {
        Some(slug) => see_other(&format!("/w/{slug}")),
        None => sign_in::sign_in_page(site, asked, request).await,
    }
}

fn signed_in(headers: &HeaderMap) -> Vec<String> {
    let slugs = cookies::all(headers).filter_map(|(name, _)| name.strip_prefix("__Host-s-"));
    slugs.map(str::to_owned).collect()
}

/// The sessions of this browser: in one of them somebody may be who a mailed link is for.
fn here(asked: &Asked, headers: &HeaderMap) -> Vec<Call> {
    let slugs = signed_in(headers).into_iter().take(SESSIONS);
    slugs.map(|slug| asked.call(cookies::session(headers, &slug), headers)).collect()
}

/// Sessions of one browser that are looked at.
const SESSIONS: usize = 20;

/// The sign-in page, which leads back to a mailed link.
fn sign_in_for(link: &str) -> String {
    let to = serde_urlencoded::to_string([("to", link)]).unwrap_or_default();
    format!("/sign-in?{to}")
}

/// Whether a path is a mailed link's that goes on in a browser that is signed in.
fn is_errand(path: &str) -> bool {
    let secret = ["/confirm/", "/address/take/"].iter().find_map(|way| path.strip_prefix(way));
    secret.is_some_and(|secret| Credential::parse(CredentialKind::Token, secret).is_some())
}

/// `GET /workspaces`: those this device is signed in to.
pub async fn workspaces(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let mut list = Vec::new();
    for slug in signed_in(request.headers()).into_iter().take(SESSIONS) {
        let call = asked.call(cookies::session(request.headers(), &slug), request.headers());
        if let Ok(tx) = open_read(&site.platform, &call).await {
            list.push((tx.workspace.slug.clone(), tx.workspace.name.clone()));
            if let Err(error) = tx.close().await {
                return refuse(error, &asked, "", request.headers());
            }
        }
    }
    match visitor(&site, &asked, "Your workspaces", request.headers()) {
        Ok((chrome, fresh)) => bare(&WorkspacesPage { chrome, list }, fresh, StatusCode::OK),
        Err(error) => refuse(error, &asked, "", request.headers()),
    }
}

/// Hands the cookies over and goes where the person wanted, if that is a workspace just signed in to; who owes a second
/// factor is asked for it first.
fn let_in(entered: &Entered, to: &str) -> Response<Body> {
    match entered {
        Entered::In(sessions) => arrive(sessions, to),
        Entered::Half(cookie) => {
            let to = serde_urlencoded::to_string([("to", to)]).unwrap_or_default();
            with_cookie(see_other(&format!("/sign-in/code?{to}")), HALF, cookie, HALF_S)
        }
        Entered::Owes(cookie) => with_cookie(see_other(FACTOR), OPENING, cookie, OPENING_S),
    }
}

fn arrive(sessions: &[SignedIn], to: &str) -> Response<Body> {
    let wanted = sessions.iter().find(|s| is_within(&s.slug, to));
    let only = sessions.first().filter(|_| sessions.len() == 1);
    let to = match (wanted, only) {
        // It needs no more than one's own account, and may be what is missing.
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

fn with_sessions(response: Response<Body>, sessions: &[SignedIn]) -> Response<Body> {
    let response =
        sessions.iter().fold(response, |response, one| with_session(response, &one.slug, &one.token));
    let fresh = sessions.iter().find_map(|one| one.browser.as_deref());
    fresh
        .into_iter()
        .fold(response, |response, it| with_cookie(response, cookies::DEVICE, it, KNOWN.as_secs()))
}

/// An answer with the cookie of a session.
pub(crate) fn with_session(response: Response<Body>, slug: &str, token: &str) -> Response<Body> {
    with_cookie(response, &session_cookie(slug), token, SESSION.as_secs())
}

/// An answer with the cookie by which a browser is a till; other workspaces' sessions stay in none that people share.
pub(crate) fn with_till(
    response: Response<Body>,
    headers: &HeaderMap,
    slug: &str,
    secret: &str,
) -> Response<Body> {
    let others = signed_in(headers).into_iter().filter(|other| other != slug);
    let response = others.fold(response, |it, other| with_cookie(it, &session_cookie(&other), "", 0));
    with_cookie(response, &till_cookie(slug), secret, LIFE.as_secs())
}

/// An answer with one more cookie; one of no seconds ends it.
fn with_cookie(mut response: Response<Body>, name: &str, value: &str, seconds: i64) -> Response<Body> {
    if let Some(cookie) = set_cookie(name, value, seconds) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// Refuses who opens or joins workspaces again and again. Errors: `rate_limited`.
fn not_too_often(site: &Site, asked: &Asked) -> Result<()> {
    let from = asked.ip.as_deref().unwrap_or_default();
    site.platform.throttle.knock(SIGN_UP, from).map_err(Error::from)
}

/// What a form brought as proof: a passkey's answer, or what was typed in the field of this name.
fn proof<'a>(fields: &'a [(String, String)], typed: &str) -> Proof<'a> {
    match sent(fields, "answer") {
        "" => Proof::Typed(sent(fields, typed)),
        answer => Proof::Passkey(Shown { challenge: sent(fields, "challenge"), answer }),
    }
}

/// A name that may come to stand in a mail. Errors: 422 at the field.
fn called(fields: &[(String, String)], name: &str) -> Result<String> {
    Ok(plain_name::read(name, &required(fields, name)?)?)
}

/// A text that has to be there. Errors: 422 at the field.
fn required(fields: &[(String, String)], name: &str) -> Result<String> {
    read(fields, name)?.ok_or_else(|| Refusal::new(Code::FieldRequired).field(name).into())
}

/// A text, read as an action's is; None where nothing was typed. Errors: 422 at the field.
fn read(fields: &[(String, String)], name: &str) -> Result<Option<String>> {
    let typed = sent(fields, name).trim();
    let refused = |code: Code| Refusal::new(code).field(name);
    if typed.is_empty() {
        return Ok(None);
    }
    if typed.chars().count() > LONGEST {
        return Err(refused(Code::TextTooLong).into());
    }
    Ok(Some(plain_text::read(typed).map_err(refused)?))
}

/// Longest text of a form here, characters.
const LONGEST: usize = 200;
