//! The JSON API: one route for actions, one for queries, and its own description.
//! Invariant: a cookie never authorises a call. Names, inputs and codes come from the registry alone.

use crate::asked::Asked;
use crate::edge::limits::QUERY_FIELDS;
use crate::fields;
use crate::headers;
use crate::openapi::{RESPOND_ASYNC, describe};
use crate::registry::Operation;
use crate::request_body;
use crate::site::Site;
use crate::{forms, problem};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION};
use axum::http::{Response, StatusCode};
use kernel::code::Code;
use platform::action::{Answer, MAX_BODY, may, tell_of_refused};
use platform::call::Call;
use platform::error::{Error, Result};
use platform::internal::open_read;
use platform::json;
use serde_json::Value;
use tokio::sync::SemaphorePermit;

/// How many bodies above the usual size are processed at the same time.
static LARGE: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(2);

/// `POST /api/v1/actions/<name>`.
pub async fn action(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(name): Path<String>,
    request: Request,
) -> Response<Body> {
    answer(act(&site, &asked, &name, request).await, &asked)
}

async fn act(site: &Site, asked: &Asked, name: &str, request: Request) -> Result<Answer> {
    let kind = headers::text(request.headers(), "content-type").unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Code::ContentType.into());
    }
    let mut call = asked.call(headers::bearer(request.headers()), request.headers());
    call.key = key(request.headers())?;
    let operation = site.registry.action_named(name);
    let most = operation.map_or(MAX_BODY, |operation| operation.most_bytes);
    if most > MAX_BODY {
        may_send(site, &call, operation).await?;
    }
    let is_later = prefers_later(request.headers());
    let sent = request_body::read(request, most).await?;
    let _turn = turn_of(sent.len()).await?;
    let body = json::parse(&sent)?;
    match operation {
        Some(operation) if is_later => operation.run_later(site.platform.clone(), call, body).await,
        Some(operation) => operation.run(site.platform.clone(), call, body).await,
        None => refuse_unknown(site, &call).await,
    }
}

/// Whether the program prefers a job to waiting (RFC 7240): among preferences, each with parameters or without.
fn prefers_later(headers: &HeaderMap) -> bool {
    let preferences = headers.get_all("prefer").into_iter().filter_map(|it| it.to_str().ok());
    let mut names =
        preferences.flat_map(|it| it.split(',')).map(|it| it.split(';').next().unwrap_or_default());
    names.any(|name| name.trim().eq_ignore_ascii_case(RESPOND_ASYNC))
}

/// Whether the caller may use an operation that takes bodies larger than usual. Errors: as the action's own.
pub(crate) async fn may_send(site: &Site, call: &Call, operation: Option<&Operation>) -> Result<()> {
    let tx = open_read(&site.platform, call).await?;
    let Some(operation) = operation else { return tx.close().await };
    let allowed = may(&tx, operation.needs).map_err(Error::from);
    // The action, which would log this, is not reached.
    tell_of_refused(&site.platform, &tx, operation.name, &allowed);
    tx.close().await?;
    allowed
}

/// The turn of a body of this size, which has arrived completely: nobody waits for a slow
/// sender, nor with a small body.
pub(crate) async fn turn_of(size: usize) -> Result<Option<SemaphorePermit<'static>>> {
    match size > MAX_BODY {
        true => LARGE.acquire().await.map(Some).map_err(Error::internal),
        false => Ok(None),
    }
}

/// `GET /api/v1/queries/<name>`.
pub async fn query(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(name): Path<String>,
    request: Request,
) -> Response<Body> {
    let call = asked.call(headers::bearer(request.headers()), request.headers());
    let sent = request.uri().query().unwrap_or_default().to_owned();
    answer(ask(&site, call, &name, &sent).await, &asked)
}

async fn ask(site: &Site, call: Call, name: &str, sent: &str) -> Result<Answer> {
    let Some(operation) = site.registry.query_named(name) else { return refuse_unknown(site, &call).await };
    let pairs = fields::pairs(sent.as_bytes(), QUERY_FIELDS)?;
    operation.run(site.platform.clone(), call, forms::from_params(&operation.shape, &pairs)).await
}

/// The API checks the caller before it says that there is no such operation.
async fn refuse_unknown(site: &Site, call: &Call) -> Result<Answer> {
    open_read(&site.platform, call).await?.close().await?;
    Err(Code::ActionUnknown.into())
}

/// The key against duplicates: 1 to 64 visible ASCII characters. Errors: `request_invalid`.
fn key(headers: &HeaderMap) -> Result<Option<String>> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    match value.to_str() {
        Ok(text) if is_key(text) => Ok(Some(text.to_owned())),
        _ => Err(Code::RequestInvalid.into()),
    }
}

/// Whether a text may be the key of a call.
pub(crate) fn is_key(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn answer(answer: Result<Answer>, asked: &Asked) -> Response<Body> {
    match answer {
        Ok(answer) if answer.is_job => job_answer(answer.json),
        Ok(answer) => json_response(answer.json),
        Err(error) => problem::response(&error.into_refusal(asked.request), &asked.host, asked.request),
    }
}

/// The answer to a call that became a job: the address that shows its progress.
fn job_answer(json: String) -> Response<Body> {
    let told: Value = serde_json::from_str(&json).unwrap_or_default();
    let place = format!("/api/v1/queries/workspace.job?job={}", told["job"].as_str().unwrap_or_default());
    let mut response = json_response(json);
    *response.status_mut() = StatusCode::ACCEPTED;
    let headers = response.headers_mut();
    headers.insert("preference-applied", HeaderValue::from_static(RESPOND_ASYNC));
    if let Ok(place) = HeaderValue::from_str(&place) {
        headers.insert(LOCATION, place);
    }
    response
}

fn json_response(json: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(json.into());
    *response.status_mut() = StatusCode::OK;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// `GET /api/v1/openapi.json`.
pub async fn openapi(State(site): State<Site>) -> Response<Body> {
    json_response(site.registry.described(|registry| describe(registry.operations()).to_string().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_preferred_by_its_name_alone() {
        for (sent, is_later) in [
            (&["respond-async"][..], true),
            (&["return=minimal, Respond-Async; wait=10"], true),
            (&["return=minimal", "respond-async"], true),
            (&["wait=10"], false),
            (&["respond-async-later", "x; respond-async"], false),
            (&[], false),
        ] {
            let mut headers = HeaderMap::new();
            for one in sent {
                headers.append("prefer", HeaderValue::from_static(one));
            }
            assert_eq!(prefers_later(&headers), is_later, "{sent:?}");
        }
    }
}
