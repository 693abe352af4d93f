//! What a request passes before anything else looks at it: whose it is, how many are at work, how many came.
//! Invariant: nothing here waits or asks the database; who is turned away costs no more than the words that
//! say so.

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

/// Those turned away are told in the log together, at most so often: a line each would be a flood of its own.
const TOLD: Duration = Duration::from_secs(10);

/// The gate of a served instance.
pub struct Gate {
    /// Its figures.
    pub limits: Limits,
    /// How often anybody came: requests here, connections at the listener.
    pub throttle: Throttle,
    at_work: Crowd,
    large: Crowd,
    turned_away: AtomicU64,
    told: Mutex<Option<Tick>>,
}

impl Gate {
    /// With these figures.
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

    /// The address of who asks: the connection's, or what a proxy of ours says.
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

    /// What a request from there may yet turn out to weigh.
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

    /// Notes one turned away, and tells of them when it is time.
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

/// A form of somebody who is not signed in: passwords, codes and links are tried there, and each may cost a slow hash.
fn is_door(request: &Request) -> bool {
    let path = request.uri().path();
    let is_elsewhere = ["/w/", "/api/", "/csp-report"].iter().any(|start| path.starts_with(start));
    request.method() == Method::POST && !is_elsewhere
}

/// The session or token shown, by its hash: who only guesses at somebody's draws on no account of theirs.
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
