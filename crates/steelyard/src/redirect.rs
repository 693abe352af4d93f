//! The optional listener on the plain port: it redirects people to HTTPS, refuses programs, and answers
//! nothing else.
//! Invariant: it never sends content or a cookie over plain HTTP, and redirects only to the configured host.
//! A session whose secret came over plain HTTP ends, because somebody on the way may have read it.

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::listener::{self, Listener};
use crate::problem::{Problem, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{AUTHORIZATION, CONNECTION, HeaderValue, LOCATION};
use axum::http::{Method, Response, StatusCode};
use identity::sign_out;
use platform::admission::throttle::Key;
use platform::call::{Call, Credential};
use platform::platform::Platform;
use platform::random::fresh_id;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use web::cookies;
use web::edge::gate::Gate;
use web::edge::head;
use web::edge::limits::Limits;

/// Longest time for a request's head; nothing here takes long.
const HEAD: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Way {
    platform: Arc<Platform>,
    to: Arc<str>,
    gate: Arc<Gate>,
}

/// The listener, while it listens.
pub struct Redirecting {
    listener: Listener,
}

/// Listens where the configuration says so. Errors: no host to send to, or the address is taken.
pub async fn listen(instance: &Instance, config: &Config) -> Result<Option<Redirecting>> {
    let Some(address) = config.redirect else { return Ok(None) };
    let Some(host) = config.hosts.first() else {
        return Err(Problem::setup("redirect needs a host to send people to: set hosts".to_owned()));
    };
    let taken = |why: std::io::Error| Problem::unavailable(format!("cannot listen on {address}: {why}"));
    let listener = std::net::TcpListener::bind(address).map_err(taken)?;
    let gate = Arc::new(Gate::new(Limits { head: HEAD, idle: HEAD, ..config.edge.limits() }));
    let way =
        Way { platform: instance.platform.clone(), to: format!("https://{host}").into(), gate: gate.clone() };
    let app = Router::new().fallback(answer).with_state(way);
    let listener = listener::start(listener, app, gate, None)?;
    Ok(Some(Redirecting { listener }))
}

impl Redirecting {
    /// Stops at once: nothing it does takes long.
    pub async fn stop(self) {
        self.listener.stop(Duration::ZERO).await;
    }
}

async fn answer(
    State(way): State<Way>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response<Body> {
    let shown = cookies::sessions(request.headers());
    if way.gate.throttle.count(way.gate.limits.doors, Key::from(from.ip())).is_ok() {
        end_sessions(&way.platform, from, shown).await;
    }
    let mut response = Response::new(Body::empty());
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    let path = request.uri().path_and_query().map_or("/", |it| it.as_str());
    let to = HeaderValue::from_str(&format!("{}{path}", way.to));
    match (request.method(), to) {
        _ if head::host(&request).is_err() => *response.status_mut() = StatusCode::BAD_REQUEST,
        (&Method::GET | &Method::HEAD, Ok(to)) if path.starts_with('/') && !is_program(&request) => {
            *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
            response.headers_mut().insert(LOCATION, to);
        }
        _ => *response.status_mut() = StatusCode::FORBIDDEN,
    }
    response
}

/// A program sends it. After a redirect the program would work, and others could read its token on the way
/// each time.
fn is_program(request: &Request) -> bool {
    request.headers().contains_key(AUTHORIZATION) || request.uri().path().starts_with("/api/")
}

/// A browser sends these cookies over HTTPS alone: the sender here is no browser, or somebody saw the secret
/// on the way.
async fn end_sessions(platform: &Platform, from: SocketAddr, shown: Vec<Credential>) {
    for credential in shown.into_iter().take(20) {
        let Ok(id) = fresh_id(now()) else { return };
        let call = Call {
            credential: Some(credential),
            key: None,
            now: now(),
            step_up: false,
            request: id,
            host: None,
            ip: Some(from.ip().to_string()),
            device: Some("over plain HTTP".to_owned()),
            browser: None,
            tills: Vec::new(),
            job: None,
        };
        if let Err(why) = sign_out::sign_out(platform, &call).await {
            tracing::warn!(cause = %why, "a session seen over plain HTTP was not ended");
        }
    }
}
