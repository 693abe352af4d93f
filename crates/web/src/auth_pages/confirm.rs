//! Confirming the address of an account by the link that was mailed to it.
//! Invariant: it confirms an account only in a browser that is signed in to it. In another browser it leads
//! to the sign-in, or begins a new account. It signs nobody in.

use crate::asked::Asked;
use crate::auth_pages::arrival::{here, sign_in_for};
use crate::auth_pages::form_text::required;
use crate::auth_pages::mail_link::{Message, claim, press};
use crate::auth_pages::visitor::{bare, visitor};
use crate::fields::{Pairs, sent};
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
use catalogue::say;
use identity::addresses::confirm;
use kernel::code::Code;
use platform::error::{Error, Result};

#[derive(Template)]
#[template(path = "claim.html")]
struct ClaimPage {
    chrome: Chrome,
    email: String,
    /// Where the account's own person signs in and comes back; None where the link does not confirm it.
    sign_in: Option<String>,
    action: String,
    form: FormState,
}

/// The page on which a person begins an account of their own for an address.
pub(super) struct Claim {
    pub title: &'static str,
    pub email: String,
    pub sign_in: Option<String>,
    pub action: String,
}

impl Claim {
    pub fn page(
        self,
        site: &Site,
        asked: &Asked,
        headers: &HeaderMap,
        form: FormState,
        mark: impl Into<Mark>,
    ) -> Result<Response<Body>> {
        let (mut chrome, fresh) = visitor(site, asked, self.title, headers)?;
        chrome.refused = form.has_faults();
        let (email, sign_in, action) = (self.email, self.sign_in, self.action);
        Ok(bare(&ClaimPage { chrome, email, sign_in, action, form }, fresh, mark))
    }
}

/// The message for a person who made an account by a mailed link.
pub(super) fn made() -> Message {
    let words =
        "It has your address, and nobody else can sign in to it. Sign in with the password you chose.";
    Message::tells("Your account is made", words, "/sign-in", "Sign in")
}

/// The state of a refused form for the page that shows it again; a link that no longer
/// works has a page of its own.
pub(super) fn again(error: Error, asked: &Asked, typed: Pairs) -> Result<(FormState, Mark)> {
    if error.refusal().is_some_and(|it| it.code == Code::LinkUsed) {
        return Err(error);
    }
    let refusal = error.into_refusal(asked.request);
    let kept = typed.into_iter().filter(|(name, _)| name != "password").collect();
    Ok((FormState::refused(kept, faults(&refusal)), problem::mark(&refusal)))
}

fn claim_of(link: &str, email: String) -> Claim {
    Claim {
        title: "Is this address yours?",
        email,
        sign_in: Some(sign_in_for(&format!("/confirm/{link}"))),
        action: format!("/confirm/{link}/new"),
    }
}

/// `GET /confirm/<link>`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let page = look(&site, &asked, headers, &link, StatusCode::OK).await;
    page.unwrap_or_else(|error| refuse(error, &asked, "", headers))
}

async fn look(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    link: &str,
    elsewhere: StatusCode,
) -> Result<Response<Body>> {
    let (call, here) = (asked.call(None, headers), here(asked, headers));
    let proving = confirm::look(&site.platform, &call, &claim(link)?, &here).await?;
    if !proving.is_here {
        return claim_of(link, proving.email).page(site, asked, headers, FormState::default(), elsewhere);
    }
    let words = say!(
        "You are signed in to the account that names {email}. Confirm that the address is yours.",
        email = proving.email
    );
    Message::asks("Confirm your address", words, format!("/confirm/{link}"), "Confirm")
        .page(site, asked, headers)
}

/// `POST /confirm/<link>`
pub async fn confirm(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |_, headers| {
        let (call, here) = (asked.call(None, headers), here(&asked, headers));
        if !confirm::verify(&site.platform, &call, &claim(&link)?, &here).await? {
            return look(&site, &asked, headers, &link, StatusCode::FORBIDDEN).await;
        }
        Message::tells("Your address is confirmed", "You can close this page, or continue.", "/", "Continue")
            .page(&site, &asked, headers)
    })
    .await
}

/// `POST /confirm/<link>/new`: a person who did not make the account begins one of their own.
pub async fn begin(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |fields, headers| {
        let call = asked.call(None, headers);
        let begun = async {
            let name = required(&fields, "name")?;
            confirm::begin(&site.platform, &call, &claim(&link)?, &name, sent(&fields, "password")).await
        };
        match begun.await {
            Ok(()) => made().page(&site, &asked, headers),
            Err(error) => {
                let (form, mark) = again(error, &asked, fields)?;
                let proving = confirm::look(&site.platform, &call, &claim(&link)?, &[]).await?;
                claim_of(&link, proving.email).page(&site, &asked, headers, form, mark)
            }
        }
    })
    .await
}
