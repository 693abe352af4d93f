//! Joining the workspace that one was invited to.
//! Invariant: the link alone opens nothing. The person who follows it proves who they are, or makes an
//! account. Only a person who came by the mailed link learns that nobody confirmed the address, and may leave
//! the account behind that names it.

use crate::asked::Asked;
use crate::auth_pages::arrival::let_in;
use crate::auth_pages::checked_form::{door, not_too_often};
use crate::auth_pages::federated::JOINING;
use crate::auth_pages::form_text::required;
use crate::auth_pages::visitor::{VISIT_S, bare, visitor};
use crate::cookies::with_cookie;
use crate::fields::sent;
use crate::problem::{self, Mark};
use crate::refusals::{faults, refuse};
use crate::site::Site;
use crate::view::{Chrome, FormState};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use identity::federated::Providers;
use identity::invitations;
use identity::invitations::joining::{self, Typed};
use identity::sign_in::Entered;
use kernel::code::Code;
use platform::call::{Credential, CredentialKind};
use platform::error::Result;

#[derive(Template)]
#[template(path = "join.html")]
struct JoinPage {
    chrome: Chrome,
    email: String,
    is_mailed: bool,
    is_recovery: bool,
    may_begin_anew: bool,
    link: String,
    action: String,
    form: FormState,
    providers: Providers,
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
    mark: impl Into<Mark>,
) -> Response<Body> {
    let drawn = async {
        let claim = Credential::parse(CredentialKind::Token, link).ok_or(Code::LinkUsed)?;
        let open = invitations::invited(&site.platform, &asked.call(None, headers), &claim).await?;
        let title = if open.is_recovery() { "Come back to the workspace" } else { "Join the workspace" };
        let (mut chrome, fresh) = visitor(site, asked, title, headers)?;
        chrome.refused = form.has_faults();
        let (link, providers) = (link.to_owned(), site.providers.clone());
        let action = format!("/join/{link}");
        let page = JoinPage {
            chrome,
            is_mailed: open.is_mailed,
            is_recovery: open.is_recovery(),
            may_begin_anew: open.is_mailed && is_asked(&form),
            email: open.email,
            link,
            action,
            form,
            providers,
        };
        // A person who goes to a provider comes back without the link.
        Ok(with_cookie(bare(&page, fresh, mark), JOINING, &page.link, VISIT_S))
    };
    drawn.await.unwrap_or_else(|error| refuse(error, asked, "", headers))
}

/// Whether the form asked, or the person said, that an account which names the address is somebody else's.
fn is_asked(form: &FormState) -> bool {
    form.fault(joining::ANEW).is_some() || !form.value(joining::ANEW, "").is_empty()
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
        Ok(entered) => let_in(&entered, ""),
        Err(error) => {
            let refusal = error.into_refusal(asked.request);
            let mark = problem::mark(&refusal);
            join_form(&site, &asked, &link, &headers, FormState::refused(fields, faults(&refusal)), mark)
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
) -> Result<Entered> {
    not_too_often(site, asked)?;
    let call = asked.call(None, headers);
    let claim = Credential::parse(CredentialKind::Token, link).ok_or(Code::LinkUsed)?;
    let open = invitations::invited(&site.platform, &call, &claim).await?;
    let typed = Typed {
        name: &required(fields, "name")?,
        secret: sent(fields, "password"),
        begins_anew: !sent(fields, joining::ANEW).is_empty(),
    };
    let who = joining::guest(&site.platform, &call, &open, &typed).await?;
    joining::go_on(&site.platform, &call, &claim, who).await
}
