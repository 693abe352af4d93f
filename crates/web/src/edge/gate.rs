//! The gate that a request passes before anything else looks at it: whose it is, how many
//! are at work, how many came.
//! Invariant: nothing here waits or asks the database. A request that is turned away costs no more than
//! the words of its refusal.

use crate::cookies;
use crate::edge::crowd::{Crowd, Seat};
use crate::edge::limits::{LARGE_BODIES, LARGE_BODIES_EACH, Limits};
use crate::edge::load::Load;
use crate::headers;
use axum::extract::{ConnectInfo, Request};
use axum::http::Method;
use axum::http::header::HeaderMap;
use kernel::code::Code;
use kernel::refusal::Refusal;
use platform::admission::throttle::{Key, Throttle, net};
use std::net::{IpAddr, SocketAddr};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant as Tick};

/// The least time between two log lines about requests that were turned away: a line each
/// would be a flood of its own.
const TOLD: Duration = Duration::from_secs(10);

/// The gate of a served instance.
pub struct Gate {
    /// Its limits.
    pub limits: Limits,
    /// Counts arrivals: requests here, connections at the listener.
    pub throttle: Throttle,
    at_work: Crowd,
    large: Crowd,
    turned_away: AtomicU64,
    told: Mutex<Option<Tick>>,
}

impl Gate {
    /// A gate with these limits.
    pub fn new(limits: Limits) -> Gate {
        Gate {
            at_work: Crowd::new(limits.at_work, limits.at_work_each),
            large: Crowd::new(LARGE_BODIES, LARGE_BODIES_EACH),
            throttle: Throttle::default(),
            turned_away: AtomicU64::new(0),
            told: Mutex::default(),
            limits,
        }
    }

    /// The address of the client: the connection's, or the one a proxy of ours names.
    pub(crate) fn client(&self, request: &Request) -> Option<IpAddr> {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>()?.0.ip();
        Some(self.limits.proxies.client(peer, request.headers()))
    }

    /// Whether a request comes from a proxy of ours.
    pub(crate) fn is_from_proxy(&self, request: &Request) -> bool {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        peer.is_some_and(|peer| self.limits.proxies.is_one(peer.0.ip()))
    }

    /// Lets a request in; its seat is given back when its answer is sent. Errors: `rate_limited`, `overloaded`.
    pub(crate) fn enter(&self, from: Option<IpAddr>, request: &Request) -> Result<Seat, Refusal> {
        let entered = self
            .in_measure(from, request)
            .and_then(|()| self.at_work.enter(from.map(net)).ok_or_else(|| Refusal::new(Code::Overloaded)));
        entered.inspect_err(|_| self.tell())
    }

    /// The seat that a large body of a request from there would take.
    pub(crate) fn load(&self, from: Option<IpAddr>) -> Load {
        Load::new(self.large.clone(), from)
    }

    fn in_measure(&self, from: Option<IpAddr>, request: &Request) -> Result<(), Refusal> {
        if let Some(from) = from {
            self.throttle.count(self.limits.requests, Key::from(from))?;
            if is_door(request) {
                self.throttle.count(self.limits.doors, Key::from(from))?;
            }
        }
        match shown(request.uri().path(), request.headers()) {
            Some(secret) => self.throttle.count(self.limits.account, Key::Shown(secret)),
            None => Ok(()),
        }
    }

    /// Counts a request that was turned away, and logs the count when it is time.
    pub fn tell(&self) {
        self.turned_away.fetch_add(1, Ordering::Relaxed);
        let mut told = self.told.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if told.is_none_or(|at| at.elapsed() >= TOLD) {
            *told = Some(Tick::now());
            tracing::warn!(
                turned_away = self.turned_away.swap(0, Ordering::Relaxed),
                "over the limits of the edge"
            );
        }
    }
}

/// Whether it is a form of a person who is not signed in: passwords, codes and links are tried there, and
/// each may cost a slow hash.
fn is_door(request: &Request) -> bool {
    let path = request.uri().path();
    let is_elsewhere = ["/w/", "/api/", "/csp-report"].iter().any(|start| path.starts_with(start));
    request.method() == Method::POST && !is_elsewhere
}

/// The session or token that was shown, by its hash: a guesser uses up nobody else's allowance.
fn shown(path: &str, headers: &HeaderMap) -> Option<[u8; 32]> {
    let slug = path.strip_prefix("/w/").and_then(|rest| rest.split('/').next());
    match slug {
        Some(slug) => cookies::session(headers, slug),
        None => headers::bearer(headers),
    }
    .map(|credential| credential.sha256)
}

#[cfg(test)]
mod tests;
