//! What every handler can reach: the instance, what it can do, and who runs it.
//! Invariant: it knows no handler; the router alone does.

use crate::asked::Hearsay;
use crate::edge::gate::Gate;
use crate::registry::Registry;
use axum::http::header::HeaderMap;
use identity::federated::Providers;
use platform::platform::Platform;
use std::sync::Arc;

/// What every handler can reach.
#[derive(Clone)]
pub struct Site {
    /// The instance.
    pub platform: Arc<Platform>,
    /// What it can do.
    pub registry: Arc<Registry>,
    /// The names it is served under, with port where not 443.
    pub hosts: Arc<Vec<String>>,
    /// The providers people may sign in by.
    pub providers: Providers,
    /// The operator.
    pub about: Arc<About>,
    /// What every request passes first.
    pub gate: Arc<Gate>,
    /// The operator owns the whole domain and wants browsers to know it before the first visit.
    pub hsts_preload: bool,
    /// Reads the headers that only a test build trusts; the shipped program uses `nothing`.
    pub hears: fn(&HeaderMap) -> Hearsay,
}

/// The operator's name and addresses, which are public; an empty text is not set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The name of who runs it.
    pub operator: String,
    /// Where weaknesses are reported.
    pub security: String,
    /// Where questions are asked.
    pub support: String,
}
