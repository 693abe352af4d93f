//! The pages for signing in: sign-in, sign-up, invitations, signing out, and the list of workspaces
//! a device is signed in to.
//! Invariant: a form of a person who is not signed in is bound to a visitor's cookie. These pages lead only
//! to a workspace just signed in to, never to another site.

pub mod address;
mod arrival;
pub mod billing;
mod checked_form;
pub mod confirm;
pub mod contact;
pub mod draft;
pub mod federated;
pub mod federated_sign_up;
pub mod forgotten;
mod form_text;
pub mod join;
pub mod last_resort;
mod mail_link;
pub mod outbox;
pub mod passkey;
mod proof;
pub mod recovery;
pub(crate) mod resume;
pub mod security_contact;
pub mod shared_device;
pub mod sign_in;
pub mod sign_in_link;
pub mod sign_up;
pub mod sign_up_factor;
pub mod sign_up_link;
pub mod step_up;
mod visitor;

use crate::asked::Asked;
use crate::auth_pages::arrival::SESSIONS;
use crate::auth_pages::visitor::{bare, visitor};
use crate::cookies::{self, signed_in};
use crate::fields::Pairs;
use crate::refusals::refuse;
use crate::responses::see_other;
use crate::site::Site;
use crate::view::Chrome;
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use platform::internal::open_read;

#[derive(Template)]
#[template(path = "workspaces.html")]
struct WorkspacesPage {
    chrome: Chrome,
    list: Pairs,
}

/// `GET /`: redirects to the first workspace signed in to; without one, to the sign-in page.
pub async fn front(site: State<Site>, asked: Extension<Asked>, request: Request) -> Response<Body> {
    match signed_in(request.headers()).first() {
        Some(slug) => see_other(&format!("/w/{slug}")),
        None => sign_in::sign_in_page(site, asked, request).await,
    }
}

/// `GET /workspaces`: the workspaces this device is signed in to.
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
