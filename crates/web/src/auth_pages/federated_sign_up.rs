//! Opening a workspace with another provider: an account without a password, whose
//! address the provider confirmed.
//! Invariant: the page is the same whether or not the address has an account here. Only a person who proved
//! the address there, and asks for an account, learns it. The address comes from the provider, not from the
//! form. The rule for opening a workspace is the same as for everybody.

use super::sign_up::{countries, new_workspace};
use crate::asked::Asked;
use crate::auth_pages::arrival::let_in;
use crate::auth_pages::checked_form::{door, not_too_often};
use crate::auth_pages::federated::NEW;
use crate::auth_pages::form_text::called;
use crate::auth_pages::visitor::{VISITOR, bare, visitor};
use crate::cookies;
use crate::cookies::with_cookie;
use crate::problem::{self, Mark};
use crate::refusals::{faults, refuse};
use crate::responses::see_other;
use crate::site::Site;
use crate::view::{Chrome, FormState};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use identity::browsers::hash as browser;
use identity::federated::{self, Newcomer};
use identity::founding::opening::{self, Opener, Opening};
use identity::founding::{self, By};
use identity::sign_in::Entered;
use identity::sign_up::way_here;
use kernel::code::Code;
use platform::call::{Credential, CredentialKind};
use platform::error::Result;
use platform::sign_up::Way;

#[derive(Template)]
#[template(path = "newcomer.html")]
struct NewcomerPage {
    chrome: Chrome,
    name: String,
    email: String,
    may_begin: bool,
    /// Why nobody can open a workspace this way now; empty where they can.
    shut: &'static str,
    form: FormState,
    countries: Vec<(&'static str, &'static str)>,
}

/// `GET /sign-up/with`: for a person who came back from a provider just now; anybody else
/// begins at the sign-in page.
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    match who(&site, &asked, headers).await {
        Ok(who) => {
            let form = FormState::default().with("name", who.identity.name.clone());
            form_of(&site, &asked, headers, &who, form, StatusCode::OK).await
        }
        Err(_) => with_cookie(see_other("/sign-in"), NEW, "", 0),
    }
}

async fn who(site: &Site, asked: &Asked, headers: &HeaderMap) -> Result<Newcomer> {
    let cookie = cookies::find(headers, NEW).unwrap_or_default();
    let claim = Credential::parse(CredentialKind::Session, cookie).ok_or(Code::LinkUsed)?;
    let of = cookies::find(headers, VISITOR).map(browser);
    federated::newcomer(&site.platform, &asked.call(None, headers), &claim, of).await
}

async fn form_of(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    who: &Newcomer,
    form: FormState,
    mark: impl Into<Mark>,
) -> Response<Body> {
    let drawn = async {
        let (mut chrome, fresh) = visitor(site, asked, "Not linked here yet", headers)?;
        chrome.refused = form.has_faults();
        let page = NewcomerPage {
            chrome,
            name: site.providers.called(&who.identity.issuer),
            email: who.identity.email.clone(),
            may_begin: who.identity.is_verified,
            shut: way_here(&site.platform).await?.words(),
            form,
            countries: countries(),
        };
        Ok(bare(&page, fresh, mark))
    };
    drawn.await.unwrap_or_else(|error| refuse(error, asked, "", headers))
}

/// `POST /sign-up/with`
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
    let Ok(who) = who(&site, &asked, &headers).await else {
        return with_cookie(see_other("/sign-in"), NEW, "", 0);
    };
    match open_workspace(&site, &asked, &headers, &fields, &who).await {
        Ok(entered) => with_cookie(let_in(&entered, ""), NEW, "", 0),
        Err(error) => {
            let refusal = error.into_refusal(asked.request);
            let form = FormState::refused(fields, faults(&refusal));
            form_of(&site, &asked, &headers, &who, form, problem::mark(&refusal)).await
        }
    }
}

async fn open_workspace(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    fields: &[(String, String)],
    who: &Newcomer,
) -> Result<Entered> {
    not_too_often(site, asked)?;
    let call = asked.call(None, headers);
    let by = match way_here(&site.platform).await? {
        Way::First => By::First,
        Way::ByMail => By::Proof,
        shut => return Err(shut.refusal().into()),
    };
    let new = new_workspace(fields)?;
    let name = called(fields, "name")?;
    founding::is_free(&site.platform, &new.slug).await?;
    let proven = federated::welcome(&site.platform, &call, who, &name).await?;
    let opening = Opening { new, by, email: who.identity.email.clone() };
    let entered = opening::go_on(&site.platform, &call, opening, Opener::Known(proven)).await?;
    federated::settle(&site.platform, &call, who).await?;
    Ok(entered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(words: &str, may_begin: bool, shut: &'static str) -> String {
        let chrome = Chrome::bare("Not linked here yet", "bm9uY2U", "token", jiff::Timestamp::UNIX_EPOCH);
        let form = FormState::default().with("name", words);
        let (name, email) = (words.to_owned(), words.to_owned());
        let page = NewcomerPage { chrome, name, email, may_begin, shut, form, countries: countries() };
        page.render().expect("drawn")
    }

    #[test]
    fn what_a_provider_says_of_somebody_is_shown_as_text() {
        let page = drawn("<script>alert('x')</script>\"", true, "");
        assert!(page.contains("/sign-up/with") && !page.contains("<script>alert"));
    }

    #[test]
    fn who_has_no_confirmed_address_cannot_begin() {
        assert!(!drawn("Hub", false, "").contains("<form"));
    }

    #[test]
    fn where_sign_up_is_shut_the_page_says_how_one_gets_in() {
        let page = drawn("Hub", true, Way::Closed.words());
        assert!(!page.contains("<form") && page.contains(Way::Closed.words()), "{page}");
    }
}
