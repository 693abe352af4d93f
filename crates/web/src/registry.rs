//! The list of everything the program can do. Routes, API description, CLI, permission matrix and audit
//! vocabulary are made from it.
//! Invariant: an operation that is not registered here cannot be called.

use crate::feed::Feed;
use crate::page::Page;
use crate::route;
use crate::site::Site;
use axum::body::Bytes;
use axum::routing::MethodRouter;
use kernel::permission::Permission;
use platform::action::{Action, Answer, Asked, MAX_BODY, Query, Runner, ask_json, run};
use platform::answers::{self, Described};
use platform::call::Call;
use platform::error::{Error, Result};
use platform::input::Shape;
use platform::job::{self, Actions, Later};
use platform::platform::Platform;
use platform::telemetry::spans::carried;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// What an operation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Changes state; needs a key.
    Action,
    /// Writes nothing, asked by POST.
    Computation,
    /// Reads, asked by GET.
    Query,
}

/// One registered action or query.
pub struct Operation {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub kind: Kind,
    /// The permission it needs.
    pub needs: Permission,
    /// Needs a fresh second factor.
    pub step_up: bool,
    /// The largest body that it accepts.
    pub most_bytes: usize,
    /// One sentence.
    pub summary: &'static str,
    /// The shape of its input.
    pub shape: Shape,
    /// What it answers.
    pub answer: Described,
    run: Runner,
    /// Runs it as a job; None where it only runs at once.
    later: Option<Runner>,
}

impl Operation {
    /// Runs it in a task of its own that is awaited: a client that disconnects cannot stop it halfway.
    pub async fn run(&self, platform: Arc<Platform>, call: Call, body: Value) -> Result<Answer> {
        tokio::spawn(carried((self.run)(platform, call, body))).await.map_err(Error::internal)?
    }

    /// Whether it may run as a job.
    pub fn is_long(&self) -> bool {
        self.later.is_some()
    }

    /// Makes it a job, which runs after this is answered; where it may not be one, runs it at once. The
    /// answer then names the job.
    pub async fn run_later(&self, platform: Arc<Platform>, call: Call, body: Value) -> Result<Answer> {
        let Some(later) = self.later else { return self.run(platform, call, body).await };
        let asking = later(platform.clone(), call, job::wrapped(body));
        let answer = tokio::spawn(carried(asking)).await.map_err(Error::internal)??;
        platform.jobs.notify_one();
        Ok(Answer { is_job: true, ..answer })
    }
}

/// Everything the program can do.
#[derive(Default)]
pub struct Registry {
    operations: BTreeMap<&'static str, Operation>,
    /// The pages, in the order they were registered.
    pub pages: Vec<Page>,
    /// The addresses that are open to everybody, besides the pages for signing in.
    pub public: Vec<Public>,
    /// The files that are fetched by a token in their address.
    pub feeds: Vec<Feed>,
    /// The API's description, once it was asked for.
    described: OnceLock<Bytes>,
}

/// An address that is open to everybody.
pub struct Public {
    /// `/trust`.
    pub path: &'static str,
    /// What kind of answer it gives.
    pub kind: route::Kind,
    /// The handler.
    pub serve: MethodRouter<Site>,
}

impl Registry {
    /// The API's description as text. It is made once, because strangers may ask for it.
    pub(crate) fn described(&self, describe: impl FnOnce(&Registry) -> Bytes) -> Bytes {
        self.described.get_or_init(|| describe(self)).clone()
    }

    /// Registers an action.
    pub fn action<A: Action>(&mut self) -> &mut Self {
        self.add(Operation {
            name: A::NAME,
            kind: Kind::Action,
            needs: A::NEEDS,
            step_up: A::STEP_UP,
            most_bytes: A::MOST_BYTES,
            summary: A::SUMMARY,
            shape: A::shape(),
            answer: answers::of_action::<A>,
            run: |platform, call, body| Box::pin(async move { run::<A>(&platform, &call, &body).await }),
            later: None,
        })
    }

    /// Registers an action that may take long: callers may have it run as a job.
    pub fn long_action<A: Action>(&mut self) -> &mut Self {
        self.action::<A>();
        if let Some(operation) = self.operations.get_mut(A::NAME) {
            operation.later = Some(|platform, call, body| {
                Box::pin(async move { run::<Later<A>>(&platform, &call, &body).await })
            });
        }
        self
    }

    /// Registers a query.
    pub fn query<Q: Query>(&mut self) -> &mut Self {
        self.add(Operation {
            name: Q::NAME,
            kind: if Q::ASKED == Asked::Query { Kind::Query } else { Kind::Computation },
            needs: Q::NEEDS,
            step_up: false,
            most_bytes: MAX_BODY,
            summary: Q::SUMMARY,
            shape: Q::shape(),
            answer: answers::of_query::<Q>,
            run: |platform, call, body| Box::pin(async move { ask_json::<Q>(&platform, &call, &body).await }),
            later: None,
        })
    }

    /// Registers a page.
    pub fn page(&mut self, page: Page) -> &mut Self {
        let keys = |page: &Page| page.nav.map(|nav| nav.keys).filter(|keys| !keys.is_empty());
        let before = self.pages.iter().find(|it| keys(&page).is_some_and(|new| keys(it) == Some(new)));
        assert!(before.is_none(), "{} has the keys of {}", page.path, before.map_or("", |it| it.path));
        self.pages.push(page);
        self
    }

    /// Registers an address that is open to everybody.
    pub fn public(&mut self, public: Public) -> &mut Self {
        self.public.push(public);
        self
    }

    /// Registers a file that is fetched by a token in its address.
    pub fn feed(&mut self, feed: Feed) -> &mut Self {
        self.feeds.push(feed);
        self
    }

    fn add(&mut self, operation: Operation) -> &mut Self {
        let before = self.operations.insert(operation.name, operation);
        assert!(before.is_none(), "two operations of one name: {}", before.map_or("", |o| o.name));
        self
    }

    /// The action or computation of this name.
    pub fn action_named(&self, name: &str) -> Option<&Operation> {
        self.operations.get(name).filter(|o| o.kind != Kind::Query)
    }

    /// The function by which the runner of jobs finds an action's code; it runs in the runner's own task,
    /// which may be stopped halfway.
    pub fn runners(self: &Arc<Self>) -> Actions {
        let registry = self.clone();
        Arc::new(move |name| registry.action_named(name).map(|operation| operation.run))
    }

    /// The query of this name.
    pub fn query_named(&self, name: &str) -> Option<&Operation> {
        self.operations.get(name).filter(|o| o.kind == Kind::Query)
    }

    /// All operations by name.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.operations.values()
    }
}
