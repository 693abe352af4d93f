//! Opening a workspace by a link: one that was mailed to the person's address, the operator's, or
//! with an existing account.
//! Invariant: looking at a link uses nothing up. An operator's link proves no address, so where mail is sent
//! it leads to a link that does.

use super::sign_up::{Drawn, Who, again, new_workspace, on_its_way, open_workspace};
use crate::asked::Asked;
use crate::auth_pages::arrival::let_in;
use crate::auth_pages::checked_form::{door, not_too_often};
use crate::auth_pages::form_text::called;
use crate::auth_pages::mail_link::claim;
use crate::fields::{Pairs, sent};
use crate::refusals::refuse;
use crate::site::Site;
use crate::view::FormState;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use identity::founding::link::{self, Founding};
use identity::founding::opening::{self, Opener, Opening};
use identity::founding::{self, By};
use identity::sign_in as signing;
use identity::sign_in::Entered;
use identity::sign_up::way_here;
use kernel::code::Code;
use platform::call::Call;
use platform::email_address;
use platform::error::{Error, Result};
use platform::sign_up::Way;

/// Draws the page, or the page of its refusal.
async fn look(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    page: impl AsyncFnOnce(&Drawn<'_>, &Call) -> Result<Response<Body>>,
) -> Response<Body> {
    let drawn = Drawn { site, asked, headers };
    let call = asked.call(None, headers);
    match page(&drawn, &call).await {
        Ok(page) => page,
        Err(error) => refused(&drawn, error).await,
    }
}

/// Reads the form, which is ours, and answers it.
async fn press(
    site: &Site,
    asked: &Asked,
    request: Request,
    done: impl AsyncFnOnce(&Drawn<'_>, &Call, Pairs) -> Result<Response<Body>>,
) -> Response<Body> {
    let before: HeaderMap = request.headers().clone();
    match door(site, asked, request).await {
        Ok((fields, headers)) => {
            let drawn = Drawn { site, asked, headers: &headers };
            let call = asked.call(None, &headers);
            match done(&drawn, &call, fields).await {
                Ok(answer) => answer,
                Err(error) => refused(&drawn, error).await,
            }
        }
        Err(error) => refuse(error, asked, "", &before),
    }
}

/// Says that a link does not work because sign-up is closed, and how to get in.
async fn refused(drawn: &Drawn<'_>, error: Error) -> Response<Body> {
    let is_shut = error.refusal().is_some_and(|it| it.code == Code::PermissionDenied);
    let shut = match way_here(&drawn.site.platform).await {
        Ok(way) if is_shut && way.is_shut() => drawn.shut(way, StatusCode::FORBIDDEN).ok(),
        _ => None,
    };
    shut.unwrap_or_else(|| refuse(error, drawn.asked, "", drawn.headers))
}

/// Whether the link itself is to blame: then there is no form to draw again.
fn is_over(error: &Error) -> bool {
    error.refusal().is_some_and(|it| it.code == Code::LinkUsed)
}

// ---- the mailed link ----

fn mailed_path(link: &str) -> String {
    format!("/sign-up/link/{link}")
}

/// The person of a link: it was mailed to somebody new, or to somebody whose address has an account
/// by now. Errors: as `find`.
async fn whose(site: &Site, call: &Call, link: &str) -> Result<(Founding, bool)> {
    let founding = link::find(&site.platform, call, &claim(link)?).await?;
    let address = founding.email.as_deref().filter(|_| founding.proves).ok_or(Code::LinkUsed)?;
    let has_account = link::is_known(&site.platform, call, address).await?;
    Ok((founding, has_account))
}

/// `GET /sign-up/link/<link>`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    look(&site, &asked, request.headers(), async |drawn, call| {
        let (founding, has_account) = whose(drawn.site, call, &link).await?;
        let who = Who { email: founding.email.as_deref(), has_account };
        drawn.whole(&mailed_path(&link), who, FormState::default(), StatusCode::OK)
    })
    .await
}

/// `POST /sign-up/link/<link>`
pub async fn sign_up(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |drawn, call, fields| {
        let (founding, has_account) = whose(drawn.site, call, &link).await?;
        let address = founding.email.clone().unwrap_or_default();
        let done = match has_account {
            true => by_account(drawn, call, &fields, (&address, By::Link(founding))).await,
            false => anew(drawn, call, &fields, founding, &address).await,
        };
        match done {
            Ok(entered) => Ok(let_in(&entered, "")),
            Err(error) if is_over(&error) => Err(error),
            Err(error) => {
                let (form, mark) = again(error, drawn.asked, fields);
                drawn.whole(&mailed_path(&link), Who { email: Some(&address), has_account }, form, mark)
            }
        }
    })
    .await
}

async fn anew(drawn: &Drawn<'_>, call: &Call, fields: &Pairs, it: Founding, email: &str) -> Result<Entered> {
    let (site, asked) = (drawn.site, drawn.asked);
    not_too_often(site, asked)?;
    let new = new_workspace(fields)?;
    let name = called(fields, "name")?;
    founding::is_free(&site.platform, &new.slug).await?;
    let opening = Opening { new, by: By::Link(it), email: email.to_owned() };
    let who = opening::newcomer(&name, sent(fields, "password"), &opening).await?;
    opening::go_on(&site.platform, call, opening, who).await
}

/// Opens another workspace for a person who has an account and gives its password, as at sign-in.
async fn by_account(
    drawn: &Drawn<'_>,
    call: &Call,
    fields: &Pairs,
    (address, by): (&str, By),
) -> Result<Entered> {
    let (site, asked) = (drawn.site, drawn.asked);
    not_too_often(site, asked)?;
    let new = new_workspace(fields)?;
    founding::is_free(&site.platform, &new.slug).await?;
    let who = signing::by_password(&site.platform, call, address, sent(fields, "password")).await?;
    let opening = Opening { new, by, email: email_address::folded(address) };
    opening::go_on(&site.platform, call, opening, Opener::Known(who)).await
}

// ---- the operator's link ----

fn invited_path(link: &str) -> String {
    format!("/sign-up/invited/{link}")
}

/// The operator's link of this text. Errors: as `find`.
async fn operators(site: &Site, call: &Call, link: &str) -> Result<Founding> {
    let found = link::find(&site.platform, call, &claim(link)?).await?;
    if found.proves { Err(Code::LinkUsed.into()) } else { Ok(found) }
}

/// `GET /sign-up/invited/<link>`
pub async fn invited_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    look(&site, &asked, request.headers(), async |drawn, call| {
        let found = operators(drawn.site, call, &link).await?;
        let form = FormState::default().with("email", found.email.unwrap_or_default());
        invited_form(drawn, &link, form, StatusCode::OK)
    })
    .await
}

fn invited_form(
    drawn: &Drawn<'_>,
    link: &str,
    form: FormState,
    mark: impl Into<crate::problem::Mark>,
) -> Result<Response<Body>> {
    let action = invited_path(link);
    match drawn.site.platform.mail.reaches() {
        true => drawn.address(&action, &format!("{action}/account"), form, mark),
        false => drawn.whole(&action, Who::default(), form, mark),
    }
}

/// `POST /sign-up/invited/<link>`: mails a link that proves an address; where no mail is
/// sent, opens the workspace.
pub async fn invited(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |drawn, call, fields| {
        let found = operators(drawn.site, call, &link).await?;
        let platform = &drawn.site.platform;
        let done = match platform.mail.reaches() {
            true => link::ask(platform, call, sent(&fields, "email"), Some((found, link.as_str())))
                .await
                .and_then(|()| on_its_way().page(drawn.site, drawn.asked, drawn.headers)),
            false => {
                open_workspace(drawn, &fields, By::Link(found)).await.map(|entered| let_in(&entered, ""))
            }
        };
        match done {
            Err(error) if !is_over(&error) => {
                let (form, mark) = again(error, drawn.asked, fields);
                invited_form(drawn, &link, form, mark)
            }
            done => done,
        }
    })
    .await
}

// ---- with an existing account ----

/// `GET /sign-up/account`
pub async fn account_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    look(&site, &asked, request.headers(), async |drawn, _| match way_here(&drawn.site.platform).await? {
        Way::First | Way::ByMail => drawn.whole(ACCOUNT, KNOWN, FormState::default(), StatusCode::OK),
        shut => drawn.shut(shut, StatusCode::OK),
    })
    .await
}

const ACCOUNT: &str = "/sign-up/account";
const KNOWN: Who<'static> = Who { email: None, has_account: true };

/// `POST /sign-up/account`
pub async fn with_account(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |drawn, call, fields| {
        let by = match way_here(&drawn.site.platform).await? {
            Way::First => By::First,
            Way::ByMail => By::Proof,
            shut => return drawn.shut(shut, StatusCode::FORBIDDEN),
        };
        answer_account(drawn, call, fields, (ACCOUNT, by)).await
    })
    .await
}

/// `GET /sign-up/invited/<link>/account`
pub async fn invited_account_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    look(&site, &asked, request.headers(), async |drawn, call| {
        let found = operators(drawn.site, call, &link).await?;
        let form = FormState::default().with("email", found.email.unwrap_or_default());
        drawn.whole(&format!("{}/account", invited_path(&link)), KNOWN, form, StatusCode::OK)
    })
    .await
}

/// `POST /sign-up/invited/<link>/account`
pub async fn invited_account(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |drawn, call, fields| {
        let found = operators(drawn.site, call, &link).await?;
        let action = format!("{}/account", invited_path(&link));
        answer_account(drawn, call, fields, (&action, By::Link(found))).await
    })
    .await
}

async fn answer_account(
    drawn: &Drawn<'_>,
    call: &Call,
    fields: Pairs,
    (action, by): (&str, By),
) -> Result<Response<Body>> {
    let address = sent(&fields, "email").to_owned();
    match by_account(drawn, call, &fields, (&address, by)).await {
        Ok(entered) => Ok(let_in(&entered, "")),
        Err(error) if is_over(&error) => Err(error),
        Err(error) => {
            let (form, mark) = again(error, drawn.asked, fields);
            drawn.whole(action, KNOWN, form, mark)
        }
    }
}
