//! The edge: which host is served, how big and how long a request may be, the headers of
//! every answer, who calls.
//! Invariant: every response of every route (`routes`) passes `edge`. Handlers read requests only through
//! `asked`, `headers` and `cookies`.

pub mod crowd;
pub mod gate;
pub mod head;
pub mod limits;
pub mod load;
pub mod pace;
pub mod peer;
pub mod room;
pub mod wire;

use crate::asked::Asked;
use crate::contacts;
use crate::environment;
use crate::fields::{names, once, pairs};
use crate::problem::{self, TellsOfDamage};
use crate::refusals::{refused_early, refused_page};
use crate::responses::{PERMISSIONS_POLICY, permissions_policy};
use crate::site::Site;
use crate::url::is_text;
use crate::view;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Response, StatusCode};
use axum::middleware::Next;
use axum::response::IntoResponse;
use crowd::Seat;
use hyper::body::{Frame, SizeHint};
use kernel::code::Code;
use kernel::refusal::Refusal;
use limits::QUERY_FIELDS;
use load::Load;
use platform::admission::throttle::REPORTS;
use platform::telemetry::spans::Span;
use room::has_room_for;
use std::net::IpAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant as Tick;
use uuid::Uuid;

pub async fn edge(State(site): State<Site>, request: Request, next: Next) -> Response<Body> {
    let (environment, route) = (site.platform.environment(), route(&request));
    let answer = contacts::answering(site.platform.contacts(), answer(site, request, next));
    let answer = environment::answering(environment, answer).await;
    environment::unlist(answer, environment, &route)
}

async fn answer(site: Site, mut request: Request, next: Next) -> Response<Body> {
    let began = Tick::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let (version, named) = (request.version(), head::host(&request));
    let route = route(&request);
    let from = site.gate.client(&request);
    let load = site.gate.load(from);
    let host = named.as_deref().unwrap_or_default();
    let Some(mut asked) = Asked::of(&request, host, (site.hears)(request.headers()), from, load.clone())
    else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let seat = match open_to(&site, from).and_then(|()| site.gate.enter(from, &request)) {
        Ok(seat) => seat,
        // Logged together with others, and not with a line each.
        Err(refusal) => {
            let answer = turned_away(&asked, &path, &refusal, request.headers());
            return bound(answer, &asked.host, site.hsts_preload);
        }
    };
    asked.is_configured = site.hosts.contains(&asked.host);
    let (id, nonce, host, now) = (asked.request, asked.nonce.clone(), asked.host.clone(), asked.now);
    let span = span(&site, &request, id);
    let answer = if let Err(refusal) = named {
        head::closing(version, problem::response(&refusal, "localhost", id))
    } else if !site.hosts.is_empty() && !asked.is_configured {
        problem::response(&Refusal::new(Code::WrongHost), "localhost", id)
    } else if let Err(refusal) = has_room_for(&site.platform.disk, &method, &route) {
        refused_page(&refusal, &asked, request.headers())
    } else if let Err(refusal) = is_readable(&path).and_then(|()| says_all_once(&request)) {
        refused_early(&asked, &path, &refusal, request.headers())
    } else {
        request.extensions_mut().insert(asked);
        match tokio::time::timeout(site.gate.limits.request, span.around(next.run(request))).await {
            Ok(answer) => answer,
            Err(_) => problem::response(&Refusal::new(Code::Overloaded), &host, id),
        }
    };
    let answer = bound(with_headers(answer, &path, &nonce, id), &host, site.hsts_preload);
    span.answered(answer.status());
    let took = began.elapsed();
    site.platform.metrics.count(&route, answer.status().as_u16(), took);
    if answer.status() == StatusCode::INSUFFICIENT_STORAGE {
        site.platform.disk.refused();
    }
    tell_of_fault(&site, &answer, id, now);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(request = %id, %method, route, status = answer.status().as_u16(), ms);
    answer.map(|body| Body::new(SeatedBody { body, _seat: seat, _load: load }))
}

/// Notes an error of ours, and raises the alarm where stored data is damaged.
fn tell_of_fault(site: &Site, answer: &Response<Body>, id: Uuid, now: jiff::Timestamp) {
    let is_damage = answer.extensions().get::<TellsOfDamage>().is_some();
    if is_damage {
        site.platform.met_damage(now);
    }
    if answer.status() == StatusCode::INTERNAL_SERVER_ERROR {
        let code = if is_damage { Code::DataDamaged } else { Code::InternalError };
        site.platform.met_error(id, code, now);
    }
}

/// The span of a request; an empty one if the operator named no collector.
fn span(site: &Site, request: &Request, id: Uuid) -> Span {
    let traces = site.platform.traces.get();
    traces.map(|traces| traces.request(request, id, site.gate.is_from_proxy(request))).unwrap_or_default()
}

/// Whether requests from there are taken: not while an incident shuts the network out. Errors:
/// `network_blocked`.
fn open_to(site: &Site, from: Option<IpAddr>) -> Result<(), Refusal> {
    match from.is_some_and(|from| site.platform.blocks.has(from)) {
        true => Err(Refusal::new(Code::NetworkBlocked)),
        false => Ok(()),
    }
}

/// The briefest answer to a request that is turned away because there are too many.
fn turned_away(asked: &Asked, path: &str, refusal: &Refusal, headers: &HeaderMap) -> Response<Body> {
    with_headers(refused_early(asked, path, refusal, headers), path, &asked.nonce, asked.request)
}

/// Refuses an address whose path is no text, before a route answers it in the words of the framework. Errors:
/// `not_found`.
fn is_readable(path: &str) -> Result<(), Refusal> {
    if is_text(path) { Ok(()) } else { Err(Refusal::new(Code::NotFound)) }
}

/// Refuses an address that has one parameter twice: no page and no query takes a list that way.
/// Errors: `request_invalid`.
fn says_all_once(request: &Request) -> Result<(), Refusal> {
    let sent = request.uri().query().unwrap_or_default();
    // A query that cannot be read is judged by its handler.
    pairs(sent.as_bytes(), QUERY_FIELDS).map_or(Ok(()), |sent| once(names(&sent)))
}

/// An answer that keeps its seats until it is sent: a slow reader still takes up a place.
struct SeatedBody {
    body: Body,
    _seat: Seat,
    _load: Load,
}

impl HttpBody for SeatedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// An answer that binds its browser to HTTPS, where this host may.
fn bound(mut answer: Response<Body>, host: &str, preload: bool) -> Response<Body> {
    if let Some(policy) = hsts(host, preload) {
        answer.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(policy));
    }
    answer
}

/// The header that makes browsers use HTTPS only; none for localhost or a bare address, where it would bind other programs
/// (promises.toml, hsts-preload-ready).
fn hsts(host: &str, preload: bool) -> Option<&'static str> {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_bare = name.starts_with('[') || name.parse::<std::net::IpAddr>().is_ok();
    match (name == "localhost" || is_bare, preload) {
        (true, _) => None,
        (false, true) => Some("max-age=63072000; includeSubDomains; preload"),
        (false, false) => Some("max-age=63072000; includeSubDomains"),
    }
}

/// The route of an address, for the log. The address itself may contain a customer's code, the secret of a
/// link, or any text of a stranger.
fn route(request: &Request) -> String {
    let matched = request.extensions().get::<MatchedPath>();
    matched.map_or("nothing here", MatchedPath::as_str).to_owned()
}

/// The headers of every answer (promises.toml, browser-hardening).
fn with_headers(mut answer: Response<Body>, path: &str, nonce: &str, request: Uuid) -> Response<Body> {
    let fixed = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ];
    let headers = answer.headers_mut();
    for (name, value) in fixed {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // The page of a print or of a scale names the devices that it may ask for.
    if let Ok(policy) = HeaderValue::from_str(&permissions_policy(&[])) {
        headers.entry(PERMISSIONS_POLICY).or_insert(policy);
    }
    // An answer with a stricter policy of its own keeps it: a file that people uploaded.
    if let Ok(policy) = HeaderValue::from_str(&view::csp(nonce)) {
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    if !path.starts_with("/static/") {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Ok(id) = HeaderValue::from_str(&request.to_string()) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    answer
}

/// Logs a violation of our policy that a browser reports; only its directive, since the rest
/// may contain data of a page.
pub(crate) async fn csp_report(
    State(site): State<Site>,
    axum::Extension(asked): axum::Extension<Asked>,
    body: Body,
) -> StatusCode {
    if site.platform.throttle.knock(REPORTS, asked.ip.as_deref().unwrap_or_default()).is_err() {
        return StatusCode::TOO_MANY_REQUESTS;
    }
    let report = axum::body::to_bytes(body, 16 * 1024).await.unwrap_or_default();
    let report: serde_json::Value = serde_json::from_slice(&report).unwrap_or_default();
    let directive = report["csp-report"]["effective-directive"].as_str().unwrap_or("unknown");
    tracing::warn!(directive, "a browser refused something by the content policy");
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_bound_to_https_but_not_a_machines_neighbours() {
        for host in
            ["localhost:8443", "localhost", "127.0.0.1:8443", "192.0.2.7", "[::1]:8443", "[2001:db8::1]"]
        {
            assert_eq!(hsts(host, true), None, "{host}");
        }
        assert_eq!(hsts("shop.example", false), Some("max-age=63072000; includeSubDomains"));
        assert_eq!(hsts("shop.example:8443", true), Some("max-age=63072000; includeSubDomains; preload"));
    }
    #[test]
    fn an_address_that_says_one_thing_twice_is_refused() {
        let told = |address: &str| {
            let request = Request::get(address).body(Body::empty()).expect("a request");
            says_all_once(&request).map_err(|it| (it.code, it.faults[0].field.clone()))
        };
        assert_eq!(told("/w/shop/bills"), Ok(()));
        assert_eq!(told("/w/shop/bills?after=1&status=2"), Ok(()));
        let refused = |name: &str| Err((Code::RequestInvalid, name.to_owned()));
        assert_eq!(told("/api/v1/queries/workspace.job?job=1&job=2"), refused("job"));
        assert_eq!(told("/sign-in?to=/w/a&%74o=/w/b"), refused("to"));
    }
}
