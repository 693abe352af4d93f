//! Where a mail server, or who runs it, reports mail that came back.
//! Invariant: without the operator's token nobody finds this address. A body is read within limits, and the
//! answer does not say whether it changed something.

use crate::asked::Asked;
use crate::headers::text;
use crate::site::Site;
use crate::{problem, request_body};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use kernel::code::Code;
use mail::returns::report::{self, MOST};
use mail::returns::{self, Outcome};
use platform::admission::throttle::MAIL_RETURNS;
use platform::error::Result;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// `POST /mail/returns/<token>`: a message of a mail server (RFC 3464), or JSON.
pub(crate) async fn take(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(token): Path<String>,
    request: Request,
) -> Response<Body> {
    match hear(&site, &asked, &token, request).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => problem::response(&error.into_refusal(asked.request), &asked.host, asked.request),
    }
}

async fn hear(site: &Site, asked: &Asked, token: &str, request: Request) -> Result<()> {
    site.platform.throttle.knock(MAIL_RETURNS, asked.ip.as_deref().unwrap_or_default())?;
    if !is_known((*site.platform.returns_token.get()).as_ref(), token) {
        return Err(Code::NotFound.into());
    }
    let is_json =
        text(request.headers(), "content-type").is_some_and(|it| it.starts_with("application/json"));
    let body = request_body::read(request, MOST).await?;
    let report = if is_json { report::of_json(&body) } else { report::of_message(&body) };
    let report = report.ok_or(Code::RequestInvalid)?;
    match returns::take(&site.platform, &report, asked.now).await? {
        Outcome::Marked | Outcome::Nothing => Ok(()),
        // The sender of the report tries again.
        Outcome::Early => Err(Code::Overloaded.into()),
    }
}

/// Whether this is the operator's token. Without one there is none.
fn is_known(sha256: Option<&[u8; 32]>, token: &str) -> bool {
    let shown: [u8; 32] = Sha256::digest(token).into();
    sha256.is_some_and(|sha256| bool::from(sha256.ct_eq(&shown)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_token_of_the_operator_no_token_is_known() {
        let of = |text: &str| -> [u8; 32] { Sha256::digest(text).into() };
        assert!(is_known(Some(&of("a token")), "a token"));
        assert!(!is_known(Some(&of("a token")), "none") && !is_known(Some(&of("a token")), ""));
        assert!(!is_known(None, "") && !is_known(None, "none"));
    }
}
