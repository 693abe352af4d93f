//! Files that another program fetches again and again, by a token in their address: a calendar that follows the plan.
//! Invariant: a feed only reads, and does what its token may; the token in the address is never repeated in an answer.

use crate::asked::Asked;
use crate::problem;
use crate::site::Site;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::http::{Response, StatusCode};
use kernel::code::Code;
use kernel::permission::Permission;
use platform::action::{may, tell_of_refused};
use platform::call::{Credential, CredentialKind};
use platform::error::Result;
use platform::internal::open_read;
use platform::tx::ReadTx;
use std::future::Future;
use std::pin::Pin;

/// Where feeds are: `/feed/<token>/<name>`.
pub const PATH: &str = "/feed/{token}/{name}";

/// The text of a feed, once it is read.
pub type FeedText<'a> = Pin<Box<dyn Future<Output = Result<String>> + Send + 'a>>;

/// A file that is fetched by a token in its address.
pub struct Feed {
    /// `calendar.ics`.
    pub name: &'static str,
    /// Its content type.
    pub kind: &'static str,
    /// The permission that its token needs.
    pub needs: Permission,
    /// Reads it. The second argument is the name that the program is served under.
    pub draw: for<'a> fn(&'a ReadTx, &'a str) -> FeedText<'a>,
}

/// The address of a feed for a token, without the host.
pub fn address(token: &str, name: &str) -> String {
    format!("/feed/{token}/{name}")
}

/// `GET /feed/<token>/<name>`
pub(crate) async fn serve(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path((token, name)): Path<(String, String)>,
    request: Request,
) -> Response<Body> {
    match read(&site, &asked, (&token, &name), request.headers()).await {
        Ok((kind, text)) => text_response(kind, text),
        Err(error) => problem::response(&error.into_refusal(asked.request), &asked.host, asked.request),
    }
}

async fn read(
    site: &Site,
    asked: &Asked,
    (token, name): (&str, &str),
    headers: &HeaderMap,
) -> Result<(&'static str, String)> {
    let call = asked.call(Credential::parse(CredentialKind::Token, token), headers);
    let tx = open_read(&site.platform, &call).await?;
    let drawn = draw(site, asked, &tx, name).await;
    tell_of_refused(&site.platform, &tx, "feed", &drawn);
    tx.close().await?;
    drawn
}

async fn draw(site: &Site, asked: &Asked, tx: &ReadTx, name: &str) -> Result<(&'static str, String)> {
    let feed = site.registry.feeds.iter().find(|feed| feed.name == name).ok_or(Code::NotFound)?;
    may(tx, feed.needs)?;
    Ok((feed.kind, (feed.draw)(tx, &asked.host).await?))
}

fn text_response(kind: &'static str, text: String) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = StatusCode::OK;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_has_its_token_in_its_address() {
        assert_eq!(address("steelyard_x", "calendar.ics"), "/feed/steelyard_x/calendar.ics");
    }
}
