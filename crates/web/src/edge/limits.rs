//! All limits of the edge in one place: connections, time and size of what is sent, requests
//! at work and in a minute.
//! Invariant: with these limits a counter with fifty devices behind one address works all day, and one
//! address cannot make the rest wait (promises.toml, edge-limits).

use super::peer::Proxies;
use platform::admission::throttle::Limit;
use std::time::Duration;

/// Largest head of a request: no cookie of ours is longer than some hundred bytes.
pub const HEAD_BYTES: usize = 32 * 1024;
/// Most headers of a request.
pub const HEADERS: usize = 64;
/// The bytes a second at which a body or an answer has to move, once its patience is used up.
pub const FLOOR: usize = 1024;
/// How long a body or an answer may take before the floor counts.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// Bodies above this are large: only a limited number of them are held in memory, in all and for one network.
pub const LARGE: usize = 64 * 1024;
/// Large bodies held at the same time.
pub const LARGE_BODIES: usize = 32;
/// Large bodies held at the same time for one network.
pub const LARGE_BODIES_EACH: usize = 8;
/// Fields of a form: a till's longest bill has fewer. Each is a text of its own in memory.
pub const FIELDS: usize = 10_000;
/// Fields of a form of which none is a list, as on the pages for people who are not signed in.
pub const FORM_FIELDS: usize = 500;
/// Fields of a query: the refusal names each that is not known.
pub const QUERY_FIELDS: usize = 1_000;
/// Requests under way on one connection (HTTP/2).
pub const STREAMS: u32 = 100;
/// Requests that the client cancelled before we took them up, and those we had to end, until the
/// connection is closed (HTTP/2).
pub const RESETS: usize = 20;
/// The bytes of a body, and of all bodies of a connection, that are accepted before a
/// handler reads them (HTTP/2).
pub const WINDOW: u32 = 256 * 1024;
/// The bytes of an answer that wait to be sent.
pub const SENDING: usize = 64 * 1024;
/// How often a silent open connection is asked for a sign of life (HTTP/2).
pub const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// Idle connections are closed after this when nearly all seats are taken.
pub const IDLE_TIGHT: Duration = Duration::from_secs(5);

/// The limits that an operator may set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Open connections.
    pub connections: usize,
    /// Open connections from one network.
    pub connections_each: usize,
    /// New connections from one network.
    pub arrivals: Limit,
    /// How long a handshake may take.
    pub handshake: Duration,
    /// How long the first head of a connection may take; a later one has to come within `idle`.
    pub head: Duration,
    /// How long a silent connection is kept: longer than proxies keep theirs, because requests that they send
    /// while it closes are lost.
    pub idle: Duration,
    /// How long a request may take, its body and the work.
    pub request: Duration,
    /// Requests at work.
    pub at_work: usize,
    /// Requests at work from one network.
    pub at_work_each: usize,
    /// Requests from one network.
    pub requests: Limit,
    /// Requests by one session or token.
    pub account: Limit,
    /// Forms of people who are not signed in, from one network.
    pub doors: Limit,
    /// The proxies that may name the client they ask for.
    pub proxies: Proxies,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 1000,
            connections_each: 200,
            arrivals: Limit::a_minute("connections", 1200),
            handshake: Duration::from_secs(10),
            head: Duration::from_secs(10),
            idle: Duration::from_secs(75),
            request: Duration::from_secs(30),
            at_work: 512,
            at_work_each: 128,
            requests: Limit::a_minute("requests", 6000),
            account: Limit::a_minute("account", 300),
            doors: Limit::a_minute("doors", 240),
            proxies: Proxies::default(),
        }
    }
}

impl Limits {
    /// The same without rate limits: for benches and tests, where one address stands for a whole town.
    #[must_use]
    pub fn unmeasured(self) -> Limits {
        let free = |limit: Limit| Limit { times: 1_000_000_000, ..limit };
        Limits {
            arrivals: free(self.arrivals),
            requests: free(self.requests),
            account: free(self.account),
            doors: free(self.doors),
            ..self
        }
    }
}
