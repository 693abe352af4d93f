//! The doors in: sign-in, sign-up, invitations, leaving, and the list of workspaces a device is signed in to.
//! What must stay true: a form of somebody who is not signed in is bound to a visitor's cookie; a door leads only to a
//! workspace just signed in to, never to another site.

use crate::call::{Call, Credential, CredentialKind};
use crate::error::{Error, Result};
use crate::problem;
use crate::session::{self, NewWorkspace, fresh_id};
use crate::site::{Pairs, faults, html_response, is_within, pairs, refuse, see_other, sent, theme};
use crate::throttle::SIGN_UP;
use crate::tx::ReadTx;
use crate::view::{Chrome, FormState};
use crate::web::{self, Asked, Site};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{HeaderMap, HeaderValue, SET_COOKIE};
use axum::http::{Response, StatusCode};
use kernel::code::Code;
use kernel::id::UserId;
use kernel::refusal::Refusal;
use kernel::tax_id::gstin_state_as_stated;
use serde_json::json;

/// The cookie that binds forms of somebody who is not signed in.
const VISITOR: &str = "__Host-visitor";

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    chrome: Chrome,
    host: String,
    to: String,
    form: FormState,
}

#[derive(Template)]
#[template(path = "sign_up.html")]
struct SignUpPage {
    chrome: Chrome,
    form: FormState,
    countries: Vec<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "join.html")]
struct JoinPage {
    chrome: Chrome,
    email: String,
    action: String,
    form: FormState,
}

#[derive(Template)]
#[template(path = "workspaces.html")]
struct WorkspacesPage {
    chrome: Chrome,
    list: Pairs,
}

/// Countries a workspace can be opened in: code, name, currency, zone, first month of the financial year.
const COUNTRIES: [(&str, &str, &str, &str, i8); 5] = [
    ("IN", "India", "INR", "Asia/Kolkata", 4),
    ("AU", "Australia", "AUD", "Australia/Sydney", 7),
    ("NZ", "New Zealand", "NZD", "Pacific/Auckland", 4),
    ("GB", "United Kingdom", "GBP", "Europe/London", 4),
    ("US", "United States", "USD", "America/New_York", 1),
];

/// A signed-out form's shell: its token is bound to a visitor's cookie.
fn visitor(site: &Site, asked: &Asked, title: &str, headers: &HeaderMap) -> Result<(Chrome, Option<String>)> {
    let known = web::cookie(headers, VISITOR).map(str::to_owned);
    let (value, fresh) = match known {
        Some(value) => (value, None),
        None => {
            let value = fresh_id(asked.now)?.to_string();
            (value.clone(), Some(value))
        }
    };
    let mut chrome = Chrome::bare(title, &asked.nonce, &web::csrf(site, value.as_bytes()), asked.now);
    chrome.theme = theme(headers);
    Ok((chrome, fresh))
}

fn bare(page: &impl Template, fresh: Option<String>, status: StatusCode) -> Response<Body> {
    let mut response = html_response(page.render().unwrap_or_default(), status);
    if let Some(cookie) = fresh.and_then(|value| set_cookie(VISITOR, &value, 3600)) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
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
    web::same_origin(asked, request.method(), &headers)?;
    let fields = web::fields(request).await?;
    let right = web::csrf(site, web::cookie(&headers, VISITOR).unwrap_or_default().as_bytes());
    web::check_csrf(sent(&fields, "_csrf"), &right)?;
    Ok((fields, headers))
}

/// `GET /`: to the first workspace signed in to, else to sign in.
pub async fn front(request: Request) -> Response<Body> {
    match signed_in(request.headers()).first() {
        Some(slug) => see_other(&format!("/w/{slug}")),
        None => see_other("/sign-in"),
    }
}

fn signed_in(headers: &HeaderMap) -> Vec<String> {
    let cookies = web::text(headers, "cookie").unwrap_or_default();
    let names = cookies.split(';').filter_map(|pair| pair.trim().split_once('=').map(|(name, _)| name));
    names.filter_map(|name| name.strip_prefix("__Host-s-").map(str::to_owned)).collect()
}

/// `GET /workspaces`: those this device is signed in to.
pub async fn workspaces(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let mut list = Vec::new();
    for slug in signed_in(request.headers()).into_iter().take(20) {
        let call = asked.call(web::session(request.headers(), &slug), request.headers());
        if let Ok((tx, _)) = ReadTx::open(&site.platform, &call, "BEGIN READ ONLY").await {
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

/// `GET /sign-in`
pub async fn sign_in_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let query = pairs(request.uri().query().unwrap_or_default());
    sign_in_form(&site, &asked, request.headers(), sent(&query, "to"), FormState::default(), StatusCode::OK)
}

fn sign_in_form(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    to: &str,
    form: FormState,
    status: StatusCode,
) -> Response<Body> {
    match visitor(site, asked, "Sign in", headers) {
        Ok((mut chrome, fresh)) => {
            chrome.refused = form.has_faults();
            bare(&SignInPage { chrome, host: asked.host.clone(), to: to.into(), form }, fresh, status)
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
    let to = sent(&fields, "_to").to_owned();
    match enter(&site, &asked, &fields, &headers).await {
        Ok(sessions) => let_in(&sessions, &to),
        Err(error) => {
            let refusal = problem::told(error, asked.request);
            let words = match refusal.code {
                Code::SignInRequired => "This e-mail and password do not go together.".to_owned(),
                code => code.meaning().to_owned(),
            };
            let form = FormState::refused(fields, vec![(String::new(), words)]);
            sign_in_form(&site, &asked, &headers, &to, form, problem::status(refusal.code))
        }
    }
}

async fn enter(
    site: &Site,
    asked: &Asked,
    fields: &[(String, String)],
    headers: &HeaderMap,
) -> Result<Vec<session::SignedIn>> {
    let call = asked.call(None, headers);
    let (person, name) =
        session::prove(&site.platform, &call, sent(fields, "email"), sent(fields, "password")).await?;
    session::sign_in(&site.platform, &call, person, &name).await
}

/// Hands the cookies over and goes where the person wanted, if that is a workspace just signed in to.
fn let_in(sessions: &[session::SignedIn], to: &str) -> Response<Body> {
    let wanted = sessions.iter().find(|s| is_within(&s.slug, to)).map(|_| to.to_owned());
    let only = sessions.first().filter(|_| sessions.len() == 1).map(|s| format!("/w/{}", s.slug));
    let mut response = see_other(&wanted.or(only).unwrap_or_else(|| "/workspaces".into()));
    for session in sessions {
        if let Some(cookie) =
            set_cookie(&web::session_cookie(&session.slug), &session.token, session::SESSION.as_secs())
        {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    response
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
        web::same_origin(&asked, &method, &headers)?;
        let fields = web::fields(request).await?;
        let credential = web::session(&headers, &slug).ok_or(Code::SignInRequired)?;
        web::check_csrf(sent(&fields, "_csrf"), &web::csrf(&site, &credential.sha256))?;
        session::sign_out(&site.platform, &asked.call(Some(credential), &headers)).await
    };
    match left.await {
        Ok(()) => {
            let mut response = see_other("/sign-in");
            if let Some(cookie) = set_cookie(&web::session_cookie(&slug), "", 0) {
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            response
        }
        Err(error) => refuse(error, &asked, "", &headers),
    }
}

/// `GET /sign-up`
pub async fn sign_up_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    sign_up_form(&site, &asked, request.headers(), FormState::default(), StatusCode::OK)
}

fn sign_up_form(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    form: FormState,
    status: StatusCode,
) -> Response<Body> {
    let countries = COUNTRIES.iter().map(|(code, name, ..)| (*code, *name)).collect();
    match visitor(site, asked, "Open a workspace", headers) {
        Ok((mut chrome, fresh)) => {
            chrome.refused = form.has_faults();
            bare(&SignUpPage { chrome, form, countries }, fresh, status)
        }
        Err(error) => refuse(error, asked, "", headers),
    }
}

/// `POST /sign-up`: a person and a workspace of their own.
pub async fn sign_up(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let before = request.headers().clone();
    let (fields, headers) = match door(&site, &asked, request).await {
        Ok(read) => read,
        Err(error) => return refuse(error, &asked, "", &before),
    };
    match open_workspace(&site, &asked, &fields, &headers).await {
        Ok(sessions) => let_in(&sessions, ""),
        Err(error) => {
            let refusal = problem::told(error, asked.request);
            let status = problem::status(refusal.code);
            let form = FormState::refused(fields, faults(&refusal));
            sign_up_form(&site, &asked, &headers, form, status)
        }
    }
}

/// Refuses who opens or joins workspaces again and again. Errors: `rate_limited`.
fn not_too_often(site: &Site, asked: &Asked) -> Result<()> {
    let from = asked.ip.as_deref().unwrap_or_default();
    site.platform.throttle.knock(SIGN_UP, from).map_err(Error::from)
}

async fn open_workspace(
    site: &Site,
    asked: &Asked,
    fields: &[(String, String)],
    headers: &HeaderMap,
) -> Result<Vec<session::SignedIn>> {
    not_too_often(site, asked)?;
    let call = asked.call(None, headers);
    let new = new_workspace(fields)?;
    let name = required(fields, "name")?;
    let address = session::email(sent(fields, "email"))?;
    session::is_free(&site.platform, &new.slug).await?;
    let person =
        person_of(site, &call, &address, name, sent(fields, "password"), &[&new.name, &new.slug]).await?;
    session::found(&site.platform, &call, &new, person, name, &address).await?;
    session::sign_in(&site.platform, &call, person, name).await
}

/// A new person; or, where that is refused, one who has an account and proves it with the password they have: who opens
/// another workspace, who joins one more, who came as far as the account before.
async fn person_of(
    site: &Site,
    call: &Call,
    address: &str,
    name: &str,
    secret: &str,
    shop: &[&str],
) -> Result<UserId> {
    match session::sign_up(&site.platform, call, address, name, secret, shop).await {
        Err(Error::Refused(refused)) => match session::prove(&site.platform, call, address, secret).await {
            Ok((person, _)) => Ok(person),
            Err(Error::Refused(late)) if late.code == Code::RateLimited => Err(Error::Refused(late)),
            Err(_) => Err(Error::Refused(refused)),
        },
        made => made,
    }
}

fn required<'a>(fields: &'a [(String, String)], name: &str) -> Result<&'a str> {
    let text = sent(fields, name).trim();
    if text.is_empty() {
        return Err(Refusal::new(Code::FieldRequired).field(name).into());
    }
    if text.chars().count() > 200 || text.chars().any(char::is_control) {
        return Err(Refusal::new(Code::TextTooLong).field(name).into());
    }
    Ok(text)
}

fn new_workspace(fields: &[(String, String)]) -> Result<NewWorkspace> {
    let country = COUNTRIES
        .iter()
        .find(|(code, ..)| *code == sent(fields, "country"))
        .ok_or_else(|| Refusal::new(Code::ValueUnknown).field("country"))?;
    let (code, _, currency, zone, month) = *country;
    let slug = slug(required(fields, "slug")?)?;
    let number = Some(sent(fields, "tax_number").trim().to_owned()).filter(|n| !n.is_empty());
    let (gstin, abn) = tax_numbers(code, number)?;
    let stated = Some(sent(fields, "state").trim().to_owned()).filter(|s| !s.is_empty());
    if stated.as_ref().is_some_and(|text| text.chars().count() > 20 || text.chars().any(char::is_control)) {
        return Err(Refusal::new(Code::TextTooLong).field("state").into());
    }
    let of_gstin =
        gstin.as_deref().map(|gstin| gstin_state_as_stated(gstin, stated.as_deref()).map(str::to_owned));
    let of_gstin = of_gstin.transpose().map_err(|code| Refusal::new(code).field("state"))?;
    Ok(NewWorkspace {
        slug,
        name: required(fields, "workspace")?.to_owned(),
        country: code.into(),
        currency: currency.into(),
        minor_digits: 2,
        timezone: zone.into(),
        fy_start: (month, 1),
        state: stated.or(of_gstin),
        gst_registered: gstin.is_some() || abn.is_some(),
        gstin,
        abn,
        location: None,
        gln: None,
        settings: json!({}),
    })
}

fn tax_numbers(country: &str, number: Option<String>) -> Result<(Option<String>, Option<String>)> {
    let at = |code: Code| Refusal::new(code).field("tax_number");
    match (country, number) {
        ("IN", Some(gstin)) => {
            kernel::tax_id::gstin(&gstin).map_err(at)?;
            Ok((Some(gstin), None))
        }
        ("AU", Some(abn)) => {
            kernel::tax_id::abn(&abn).map_err(at)?;
            Ok((None, Some(abn)))
        }
        _ => Ok((None, None)),
    }
}

fn slug(text: &str) -> Result<String> {
    let fine = (3..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-');
    if fine { Ok(text.to_owned()) } else { Err(Refusal::new(Code::ValueUnknown).field("slug").into()) }
}

/// `GET /join/<link>`
pub async fn join_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    join_form(&site, &asked, &link, request.headers(), FormState::default(), StatusCode::OK).await
}

async fn join_form(
    site: &Site,
    asked: &Asked,
    link: &str,
    headers: &HeaderMap,
    form: FormState,
    status: StatusCode,
) -> Response<Body> {
    let drawn = async {
        let claim = Credential::parse(CredentialKind::Token, link).ok_or(Code::LinkUsed)?;
        let email = session::invited(&site.platform, &asked.call(None, headers), &claim).await?;
        let (mut chrome, fresh) = visitor(site, asked, "Join the workspace", headers)?;
        chrome.refused = form.has_faults();
        Ok(bare(&JoinPage { chrome, email, action: format!("/join/{link}"), form }, fresh, status))
    };
    drawn.await.unwrap_or_else(|error| refuse(error, asked, "", headers))
}

/// `POST /join/<link>`
pub async fn join(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    let before = request.headers().clone();
    let (fields, headers) = match door(&site, &asked, request).await {
        Ok(read) => read,
        Err(error) => return refuse(error, &asked, "", &before),
    };
    match accept(&site, &asked, &link, &fields, &headers).await {
        Ok(sessions) => let_in(&sessions, ""),
        Err(error) => {
            let refusal = problem::told(error, asked.request);
            let status = problem::status(refusal.code);
            join_form(&site, &asked, &link, &headers, FormState::refused(fields, faults(&refusal)), status)
                .await
        }
    }
}

/// A known person proves themselves by the password they have; a new one chooses it.
async fn accept(
    site: &Site,
    asked: &Asked,
    link: &str,
    fields: &[(String, String)],
    headers: &HeaderMap,
) -> Result<Vec<session::SignedIn>> {
    not_too_often(site, asked)?;
    let call = asked.call(None, headers);
    let claim = Credential::parse(CredentialKind::Token, link).ok_or(Code::LinkUsed)?;
    let address = session::invited(&site.platform, &call, &claim).await?;
    let (name, secret) = (required(fields, "name")?, sent(fields, "password"));
    let person = person_of(site, &call, &address, name, secret, &[]).await?;
    session::join(&site.platform, &call, &claim, person, name, &address).await?;
    session::sign_in(&site.platform, &call, person, name).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_up(form: FormState) -> String {
        let chrome = Chrome::bare("Open a workspace", "bm9uY2U", "token", jiff::Timestamp::UNIX_EPOCH);
        let countries = COUNTRIES.iter().map(|(code, name, ..)| (*code, *name)).collect();
        SignUpPage { chrome, form, countries }.render().expect("drawn")
    }

    #[test]
    fn the_sign_up_page_asks_by_country_and_shows_what_was_typed_as_text() {
        let page = sign_up(FormState::default());
        assert!(
            page.contains("<div class=\"of-india\"><div class=\"field\"><label for=\"f-state\">State code")
        );
        assert!(page.contains("<div class=\"of-tax\">"));
        let words = "<script>alert('x')</script>\"";
        let pairs =
            |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), words.to_owned())).collect();
        let page =
            sign_up(FormState::refused(pairs(&["name", "state", "tax_number"]), pairs(&["state", ""])));
        assert!(page.contains("Not opened yet") && !page.contains("<script>alert"));
    }
}
