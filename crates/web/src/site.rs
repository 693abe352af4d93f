//! The things every handler can reach: the instance, its operations, and its operator.
//! Invariant: it knows no handler; only the router does.

use crate::asked::Hearsay;
use crate::edge::gate::Gate;
use crate::registry::Registry;
use axum::http::header::HeaderMap;
use identity::federated::Providers;
use platform::platform::Platform;
use std::sync::Arc;

/// The things every handler can reach.
#[derive(Clone)]
pub struct Site {
    /// The instance.
    pub platform: Arc<Platform>,
    /// Its operations.
    pub registry: Arc<Registry>,
    /// The names it is served under, with port where not 443.
    pub hosts: Arc<Vec<String>>,
    /// The providers people may sign in by.
    pub providers: Providers,
    /// The operator.
    pub about: Arc<About>,
    /// The gate that every request passes first.
    pub gate: Arc<Gate>,
    /// The operator owns the whole domain and wants browsers to know it before the first visit.
    pub hsts_preload: bool,
    /// Reads the headers that only a test build trusts; the shipped program uses `nothing`.
    pub hears: fn(&HeaderMap) -> Hearsay,
}

/// The operator's name and addresses, which are public; an empty text is not set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The name of the operator.
    pub operator: String,
    /// Where weaknesses are reported.
    pub security: String,
    /// The page with the key for such reports by mail (OpenPGP or age).
    pub security_key: String,
    /// Where questions are asked.
    pub support: String,
}
