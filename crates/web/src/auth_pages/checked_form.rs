//! Reads the forms of these pages and checks that they are ours.
//! Invariant: no field is looked at before the check.

use crate::asked::Asked;
use crate::auth_pages::visitor::VISITOR;
use crate::cookies;
use crate::csrf;
use crate::fields::{Pairs, sent};
use crate::membership::member_here;
use crate::request_body;
use crate::site::Site;
use axum::extract::Request;
use axum::http::header::HeaderMap;
use kernel::code::Code;
use kernel::id::UserId;
use platform::admission::throttle::SIGN_UP;
use platform::call::Call;
use platform::error::{Error, Result};

/// Reads a signed-out form and checks that it came from a page of ours.
pub(super) async fn door(site: &Site, asked: &Asked, request: Request) -> Result<(Pairs, HeaderMap)> {
    let headers = request.headers().clone();
    csrf::same_origin(&asked.host, request.method(), &headers)?;
    let fields = request_body::form(request).await?;
    let right = csrf::token(&site.platform, cookies::find(&headers, VISITOR).unwrap_or_default().as_bytes());
    csrf::check(sent(&fields, "_csrf"), &right)?;
    Ok((fields, headers))
}

/// Reads a form of a person signed in to a workspace and checks that it came from a page of ours.
/// Gives its fields, their call and who they are. Errors: `csrf_failed`; `sign_in_required`, for a
/// session of another workspace too.
pub(super) async fn door_of_member(
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

/// Refuses a sender who opens or joins workspaces again and again. Errors: `rate_limited`.
pub(super) fn not_too_often(site: &Site, asked: &Asked) -> Result<()> {
    let from = asked.ip.as_deref().unwrap_or_default();
    site.platform.throttle.knock(SIGN_UP, from).map_err(Error::from)
}
