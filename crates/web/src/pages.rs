//! The pages of a workspace, each drawn in one read-only transaction.
//! Invariant: a page changes nothing.

use crate::asked::Asked;
use crate::auth_pages::draft;
use crate::cookies::{self, theme};
use crate::csrf;
use crate::fields::{Pairs, of_query};
use crate::membership::is_here;
use crate::page::{Body as Drawn, Page, PageCx};
use crate::refusals::{refuse, refused_page};
use crate::responses::{drawn_response, html_response, see_other};
use crate::shell::{billing_of, capture_of, chrome, notice_of};
use crate::site::Site;
use crate::url::split_path;
use crate::view::{Flash, FormState, Tone};
use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use kernel::code::Code;
use kernel::refusal::Refusal;
use platform::action::{may, tell_of_refused};
use platform::error::{Error, Result};
use platform::internal::open_read;
use platform::random::fresh_id;

/// `GET /w/<slug>/…`
pub async fn page(site: Site, asked: Asked, at: &'static str, request: Request) -> Response<Body> {
    let Some(page) = site.registry.pages.iter().find(|page| page.path == at) else {
        return refused_page(&Refusal::new(Code::NotFound), &asked, request.headers());
    };
    let (path, query) =
        (request.uri().path().to_owned(), of_query(request.uri().query().unwrap_or_default()));
    let headers = request.headers().clone();
    // Dropped with the connection: reading stops when nobody waits for it.
    match show(&site, &asked, page, &path, query, &headers, None).await {
        Ok(drawn) => drawn_response(drawn, StatusCode::OK),
        Err(error) => match first(&error) {
            Some(page) => see_other(&format!("/w/{}{page}", split_path(&path).0)),
            None => refuse(error, &asked, &path, &headers),
        },
    }
}

/// The page that comes first, whichever page was asked for.
fn first(error: &Error) -> Option<&'static str> {
    match error.refusal()?.code {
        Code::PasswordDue => Some("/account/password"),
        Code::AddressDue => Some("/account/email"),
        _ => None,
    }
}

pub(crate) async fn show(
    site: &Site,
    asked: &Asked,
    page: &Page,
    path: &str,
    query: Pairs,
    headers: &HeaderMap,
    form: Option<FormState>,
) -> Result<Drawn> {
    let (slug, rest) = split_path(path);
    let credential = cookies::session(headers, slug);
    let call = asked.call(credential.clone(), headers);
    let tx = open_read(&site.platform, &call).await?;
    let form = match form {
        Some(form) => form,
        None => match draft::begun(&tx, path, &query).await? {
            Some(form) => form,
            None => FormState::new(&fresh_id(asked.now)?.to_string()),
        },
    };
    let secret = credential.map(|c| c.sha256).unwrap_or_default();
    let mut chrome = chrome(site, asked, &tx, rest, headers);
    chrome.billing = billing_of(&tx).await?;
    chrome.notice = notice_of(&tx).await?;
    chrome.capture = capture_of(&tx).await?;
    chrome.csrf = csrf::token(&site.platform, &secret);
    chrome.refused = form.has_faults();
    chrome.flash = query.iter().find(|(name, _)| name == "done").map(|(_, how)| done(how));
    let providers = site.providers.clone();
    let cx = PageCx { tx, params: params(page.path, rest), query, form, chrome, providers };
    let there = cx.tx.workspace.slug.clone();
    let drawn = if there == slug { draw(&cx, page).await } else { Err(Code::SignInRequired.into()) };
    // A redirect to another page is no refusal.
    if drawn.as_ref().err().is_some_and(|error| first(error).is_none()) {
        tell_of_refused(&site.platform, &cx.tx, page.event(), &drawn);
    }
    cx.tx.close().await?;
    is_here(site, &call, &there, slug).await?;
    drawn
}

async fn draw(cx: &PageCx, page: &Page) -> Result<Drawn> {
    may(&cx.tx, page.needs)?;
    (page.draw)(cx).await
}

/// The message about the action before.
fn done(how: &str) -> Flash {
    match how {
        ALIKE => Flash { tone: Tone::Warn, text: SAVED_ALIKE.into(), undo: None },
        TRIAL => Flash { tone: Tone::Ok, text: NOT_SAVED.into(), undo: None },
        _ => Flash { tone: Tone::Ok, text: "Saved.".into(), undo: None },
    }
}

/// The value in the address of the next page that stands for a warning. The message names no code:
/// anybody can write an address.
pub(crate) const ALIKE: &str = "alike";
const SAVED_ALIKE: &str =
    "Saved. Another code looks the same as this one: check that it is not the same thing twice.";

/// The value that stands for a test, which saves nothing.
pub(crate) const TRIAL: &str = "test";
const NOT_SAVED: &str = "This was a test. Nothing was saved.";

/// `/bills/{id}` over `/bills/7` → [(id, 7)].
fn params(template: &str, path: &str) -> Pairs {
    template
        .split('/')
        .zip(path.split('/'))
        .filter_map(|(name, part)| {
            Some((name.strip_prefix('{')?.strip_suffix('}')?.to_owned(), decoded(part)))
        })
        .collect()
}

fn decoded(part: &str) -> String {
    // Percent signs in a path are decoded as in a form, except for '+'.
    let one: Pairs =
        serde_urlencoded::from_str(&format!("v={}", part.replace('+', "%2B"))).unwrap_or_default();
    one.into_iter().next().map(|(_, value)| value).unwrap_or_default()
}

/// Whether an address fits a page's path.
pub(crate) fn fits(template: &str, path: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    a.len() == b.len() && a.iter().zip(&b).all(|(t, p)| t == p || (t.starts_with('{') && !p.is_empty()))
}

/// `/errors`: every code with its meaning, where a problem's `type` leads.
pub async fn errors(Extension(asked): Extension<Asked>, headers: HeaderMap) -> Response<Body> {
    html_response(crate::error_codes::page(&asked, theme(&headers)), StatusCode::OK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_how_the_action_before_it_ended_and_repeats_no_address() {
        assert_eq!(done("alike").text, SAVED_ALIKE);
        assert_eq!(done("test").text, NOT_SAVED);
        assert_eq!(done("<b>").text, "Saved.");
    }

    #[test]
    fn a_pages_parameters_are_read_from_its_address() {
        assert_eq!(params("/bills/{id}", "/bills/A%2F1+2"), vec![("id".to_owned(), "A/1+2".to_owned())]);
        assert!(
            fits("/bills/{id}", "/bills/7") && !fits("/bills/{id}", "/bills/") && !fits("/bills", "/bills/7")
        );
    }
}
