//! The optional listener on the plain port: it sends people to HTTPS and answers nothing else.
//! What must stay true: no content and no cookie ever goes over plain HTTP; it sends only to the configured host; a
//! session whose secret came over it has been read on the way, and ends.

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{CONNECTION, HeaderValue, LOCATION};
use axum::http::{Method, Response, StatusCode};
use axum_server::Handle;
use hyper_util::rt::TokioTimer;
use platform::call::{Call, Credential};
use platform::chance::fresh_id;
use platform::identity::session;
use platform::platform::Platform;
use platform::web;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinHandle;

/// How long a client may take for its request's head.
const HEAD: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Way {
    platform: Arc<Platform>,
    to: Arc<str>,
}

/// The listener, while it listens.
pub struct Redirecting {
    handle: Handle<SocketAddr>,
    served: JoinHandle<std::io::Result<()>>,
}

/// Listens where the configuration says so. Errors: no host to send to, or the address is taken.
pub async fn listen(instance: &Instance, config: &Config) -> Result<Option<Redirecting>> {
    let Some(address) = config.redirect else { return Ok(None) };
    let Some(host) = config.hosts.first() else {
        return Err(Problem::setup("redirect needs a host to send people to: set hosts".to_owned()));
    };
    let taken = |why: std::io::Error| Problem::unavailable(format!("cannot listen on {address}: {why}"));
    let listener = std::net::TcpListener::bind(address).map_err(taken)?;
    listener.set_nonblocking(true).map_err(taken)?;
    let way = Way { platform: instance.platform.clone(), to: format!("https://{host}").into() };
    let app =
        Router::new().fallback(answer).with_state(way).into_make_service_with_connect_info::<SocketAddr>();
    let handle = Handle::new();
    let mut server = axum_server::from_tcp(listener).map_err(taken)?.handle(handle.clone());
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEAD).keep_alive(false);
    Ok(Some(Redirecting { handle, served: tokio::spawn(server.serve(app)) }))
}

impl Redirecting {
    /// Stops at once: nothing it does takes long.
    pub async fn stop(self) {
        self.handle.shutdown();
        let _ = self.served.await;
    }
}

async fn answer(
    State(way): State<Way>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response<Body> {
    let shown = web::sessions(request.headers());
    end_sessions(&way.platform, from, shown).await;
    let mut response = Response::new(Body::empty());
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    let path = request.uri().path_and_query().map_or("/", |it| it.as_str());
    let to = HeaderValue::from_str(&format!("{}{path}", way.to));
    match (request.method(), to) {
        (&Method::GET | &Method::HEAD, Ok(to)) if path.starts_with('/') => {
            *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
            response.headers_mut().insert(LOCATION, to);
        }
        _ => *response.status_mut() = StatusCode::FORBIDDEN,
    }
    response
}

/// A browser sends these cookies over HTTPS alone; who sends them here is none, or their secret was seen on the way.
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
        };
        if let Err(why) = session::sign_out(platform, &call).await {
            tracing::warn!(cause = %why, "a session seen over plain HTTP was not ended");
        }
    }
}
