//! Pages for people who are not signed in: their shell, bound to a cookie of the browser's.
//! Invariant: the token of such a page's form works only in the browser that was shown it.

use crate::asked::Asked;
use crate::cookies::{self, theme, with_cookie};
use crate::csrf;
use crate::problem::Mark;
use crate::responses::html_response;
use crate::site::Site;
use crate::view::Chrome;
use askama::Template;
use axum::body::Body;
use axum::http::Response;
use axum::http::header::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use catalogue::Phrase;
use platform::error::Result;
use platform::random::random;

/// The cookie that binds forms of a person who is not signed in, and how long it lasts.
pub(super) const VISITOR: &str = "__Host-visitor";
pub(super) const VISIT_S: i64 = 3600;

/// A signed-out form's shell: its token is bound to a visitor's cookie.
pub(super) fn visitor(
    site: &Site,
    asked: &Asked,
    title: impl Into<Phrase>,
    headers: &HeaderMap,
) -> Result<(Chrome, Option<String>)> {
    let known = cookies::find(headers, VISITOR).map(str::to_owned);
    let (value, fresh) = match known {
        Some(value) => (value, None),
        None => {
            let value = URL_SAFE_NO_PAD.encode(random::<32>()?);
            (value.clone(), Some(value))
        }
    };
    let mut chrome =
        Chrome::bare(title, &asked.nonce, &csrf::token(&site.platform, value.as_bytes()), asked.now);
    chrome.theme = theme(headers);
    Ok((chrome, fresh))
}

/// Such a page as an answer, with the cookie where it is new.
pub(super) fn bare(page: &impl Template, fresh: Option<String>, mark: impl Into<Mark>) -> Response<Body> {
    let response = html_response(page.render().unwrap_or_default(), mark);
    match fresh {
        Some(value) => with_cookie(response, VISITOR, &value, VISIT_S),
        None => response,
    }
}
