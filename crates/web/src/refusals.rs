//! A refusal as a page for people, and the way to sign in for a person who is not signed in.
//! Invariant: a page shows the words of the table of codes, never the cause of an internal error.

use crate::asked::Asked;
use crate::cookies::{self, theme};
use crate::headers::wants_json;
use crate::problem;
use crate::responses::{html_response, see_other};
use crate::url::{encoded, split_path, with_params};
use crate::view::Chrome;
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::HeaderMap;
use axum::http::{Method, Response, Uri};
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::refusal::{Fault, Refusal};
use platform::error::Error;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    chrome: Chrome,
    heading: &'static str,
    happened: String,
    remedy: &'static str,
    reference: String,
    back_href: String,
    back_label: &'static str,
}

/// The most faults of a refused form that a page shows: nobody corrects more before the next try.
const FAULTS: usize = 50;

/// The faults of a refusal by field, for a form that comes back.
pub fn faults(refusal: &Refusal) -> Vec<(String, Phrase)> {
    if refusal.faults.is_empty() {
        return vec![(String::new(), refusal.code.meaning().into())];
    }
    let shown = refusal.faults.iter().take(FAULTS);
    let mut shown: Vec<_> = shown.map(|fault: &Fault| (fault.field.clone(), fault.message.clone())).collect();
    if refusal.faults.len() > FAULTS {
        shown.push((String::new(), say!("And {count} more.", count = refusal.faults.len() - FAULTS)));
    }
    shown
}

/// A fault or refusal as a page; a person who is not signed in is led to the sign-in.
pub fn refuse(error: Error, asked: &Asked, path: &str, headers: &HeaderMap) -> Response<Body> {
    let refusal = error.into_refusal(asked.request);
    let slug = split_path(path).0;
    if refusal.code == Code::SignInRequired && !slug.is_empty() && cookies::till(headers, slug).is_some() {
        return see_other(&with_params(&format!("/w/{slug}/till"), &[("to", path)]));
    }
    if refusal.code == Code::SignInRequired && path.starts_with("/w/") {
        return see_other(&format!("/sign-in?to={}", encoded(path)));
    }
    refused_page(&refusal, asked, headers)
}

/// The page of a refusal; the problem document for a client that wants JSON.
pub(crate) fn refused_page(refusal: &Refusal, asked: &Asked, headers: &HeaderMap) -> Response<Body> {
    if wants_json(headers) {
        return problem::response(refusal, &asked.host, asked.request);
    }
    let heading = match refusal.code.status() {
        401 => "Sign in first",
        403 if refusal.code == Code::PermissionDenied => "Not for this role",
        404 => "Nothing here",
        _ if refusal.code == Code::ReadOnly => "Nothing can be changed just now",
        429 | 503 => "Busy just now",
        507 => "The disk is almost full",
        _ if refusal.code == Code::DataDamaged => "A part of the data is damaged",
        500.. => "Something went wrong on our side",
        _ => "That did not work",
    };
    let mut chrome = Chrome::bare(heading, &asked.nonce, "", asked.now);
    chrome.theme = theme(headers);
    let page = ErrorPage {
        chrome,
        heading,
        happened: refusal.code.meaning().to_owned(),
        remedy: "Nothing was saved or changed.",
        reference: asked.request.to_string(),
        back_href: "/workspaces".into(),
        back_label: "Go to your workspaces",
    };
    html_response(page.render().unwrap_or_default(), problem::mark(refusal))
}

/// The fallback, for an address that does not exist. A page's address with a slash at its end leads to the page.
pub async fn nothing_here(Extension(asked): Extension<Asked>, request: Request) -> Response<Body> {
    if request.method() == Method::GET
        && let Some(address) = without_slash(request.uri())
    {
        return see_other(&address);
    }
    refused_early(&asked, request.uri().path(), &Refusal::new(Code::NotFound), request.headers())
}

/// The address of a workspace's page without the slashes at its end; None for one that has none.
fn without_slash(uri: &Uri) -> Option<String> {
    let path = uri.path();
    let bare = path.trim_end_matches('/');
    let is_page = path.starts_with("/w/") && bare.len() > "/w".len() && bare.len() < path.len();
    let query = uri.query().map_or(String::new(), |query| format!("?{query}"));
    is_page.then(|| format!("{bare}{query}"))
}

/// The answer for an address that exists, but not with this method.
pub async fn wrong_verb(Extension(asked): Extension<Asked>, request: Request) -> Response<Body> {
    refused_early(&asked, request.uri().path(), &Refusal::new(Code::MethodNotAllowed), request.headers())
}

/// A refusal before any handler: a problem document for programs, a page for people.
pub(crate) fn refused_early(
    asked: &Asked,
    path: &str,
    refusal: &Refusal,
    headers: &HeaderMap,
) -> Response<Body> {
    match path.starts_with("/api/") {
        true => problem::response(refusal, &asked.host, asked.request),
        false => refused_page(refusal, asked, headers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_at_the_end_of_a_page_is_left_out_and_nothing_else_is() {
        let of = |address: &str| without_slash(&address.parse().expect("an address"));
        assert_eq!(of("/w/shop/").as_deref(), Some("/w/shop"));
        assert_eq!(of("/w/shop/bills//?q=1").as_deref(), Some("/w/shop/bills?q=1"));
        for other in ["/w/shop", "/w/", "/w//", "/", "/api/v1/", "//w/shop/", "/w/shop/nothing"] {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn a_page_shows_fifty_faults_and_counts_the_others() {
        let refusal = |many| Refusal::invalid(vec![Fault::new("x", Code::FieldUnknown); many]);
        let many = faults(&refusal(1000));
        assert_eq!((many.len(), many[50].1.to_string()), (51, "And 950 more.".to_owned()));
        assert_eq!(faults(&refusal(50)).len(), 50);
    }
}
