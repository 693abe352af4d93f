//! What a program around this library adds to an instance that it serves: the test clock (tools/trial) adds
//! routes, a clock that calls may set, and more. The shipped program adds nothing.
//! Invariant: only another program's own `main` adds something; no setting, flag or feature of this one does.

use crate::config::Config;
use crate::instance::{Instance, Listening};
use crate::problem::Result;
use axum::Router;
use axum::http::HeaderMap;
use futures::future::BoxFuture;
use web::asked::{self, Hearsay};
use web::registry::Registry;
use web::site::Site;

/// The additions.
pub struct Hooks {
    /// Changes the settings before anything is opened.
    pub settle: fn(Config) -> Config,
    /// Registers actions, queries and pages.
    pub register: fn(&mut Registry),
    /// Which headers of a request are believed.
    pub hears: fn(&HeaderMap) -> Hearsay,
    /// Routes beside those of the instance.
    pub routes: fn(Site) -> Router,
    /// Runs once the instance listens, and before it says so.
    pub listens: for<'a> fn(&'a Instance, &'a Config, &'a Listening) -> BoxFuture<'a, Result<()>>,
    /// Whether the instance checks its promises and looks for damage beside its work.
    pub looks: bool,
}

impl Hooks {
    /// Those of the shipped program.
    pub const NONE: Hooks = Hooks {
        settle: |config| config,
        register: |_| {},
        hears: asked::nothing,
        routes: |_| Router::new(),
        listens: |_, _, _| Box::pin(std::future::ready(Ok(()))),
        looks: true,
    };
}
