//! Every figure of the edge in one place: connections, time and size of what is sent, requests at work and in a minute.
//! Invariant: by the figures as they stand a counter with fifty devices behind one address works all day, and
//! one address cannot make the rest wait (promises.toml, edge-limits).

use super::peer::Proxies;
use platform::admission::throttle::Limit;
use std::time::Duration;

/// Largest head of a request: no cookie of ours is longer than some hundred bytes.
pub const HEAD_BYTES: usize = 32 * 1024;
/// Most headers of a request.
pub const HEADERS: usize = 64;
/// What a body or an answer has to be sent by in a second, once its patience is used up.
pub const FLOOR: usize = 1024;
/// How long a body or an answer may take before the floor counts.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// Bodies above this are large: held in memory so many at once, and so many of one net.
pub const LARGE: usize = 64 * 1024;
/// Large bodies at once.
pub const LARGE_BODIES: usize = 32;
/// Large bodies at once from one net.
pub const LARGE_BODIES_EACH: usize = 8;
/// Fields of a form: a till's longest bill has fewer. Each is a text of its own in memory.
pub const FIELDS: usize = 10_000;
/// Fields of a query: each that is none of ours is named in the refusal.
pub const QUERY_FIELDS: usize = 1_000;
/// Requests under way on one connection (HTTP/2).
pub const STREAMS: u32 = 100;
/// Requests taken back before we took them up, and those we had to end, until the connection is ended (HTTP/2).
pub const RESETS: usize = 20;
/// What is taken of a body, and of all bodies of a connection, before a handler reads it (HTTP/2).
pub const WINDOW: u32 = 256 * 1024;
/// What of an answer waits to be sent.
pub const SENDING: usize = 64 * 1024;
/// An open connection on which nothing goes on is asked for a sign of life so often (HTTP/2).
pub const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// Idle connections are ended after this when the house is nearly full.
pub const IDLE_TIGHT: Duration = Duration::from_secs(5);

/// What an operator may set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Open connections.
    pub connections: usize,
    /// Open connections from one net.
    pub connections_each: usize,
    /// New connections from one net.
    pub arrivals: Limit,
    /// How long a handshake may take.
    pub handshake: Duration,
    /// How long the first head of a connection may take; a later one has to come while nothing else goes on.
    pub head: Duration,
    /// How long a connection is kept on which nothing goes on: longer than proxies keep theirs, for what they send into its
    /// end is lost.
    pub idle: Duration,
    /// How long a request may take, its body and the work.
    pub request: Duration,
    /// Requests at work.
    pub at_work: usize,
    /// Requests at work from one net.
    pub at_work_each: usize,
    /// Requests from one net.
    pub requests: Limit,
    /// Requests by one session or token.
    pub account: Limit,
    /// Forms at the doors in, from one net.
    pub doors: Limit,
    /// Who may say for whom they ask.
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
    /// The same without a measure of how often: for benches and tests, where one address is a whole town.
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
