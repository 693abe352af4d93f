//! A page of a workspace: what it needs, its place in the navigation rail, and the function that draws it.
//! Invariant: a page reads through queries in one read-only transaction and changes nothing. Every change is
//! a form that posts an action.

use crate::view::{Chrome, FormState, Manner};
use catalogue::Phrase;
use futures::stream::BoxStream;
use identity::federated::Providers;
use kernel::code::Code;
use kernel::permission::Permission;
use platform::action::{Query, answer_query};
use platform::error::{Error, Result};
use platform::input;
use platform::random::fresh_id;
use platform::telemetry::spans;
use platform::tx::ReadTx;
use serde_json::{Map, Value};
use std::future::Future;
use std::pin::Pin;

/// The result of drawing a page.
pub type Drawn<'a> = Pin<Box<dyn Future<Output = Result<Body>> + Send + 'a>>;

/// A page's place in the navigation rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nav {
    /// The heading: "", "Make", "Sell", "Protect".
    pub group: &'static str,
    /// Its word.
    pub label: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Keys one after the other, "g r".
    pub keys: &'static str,
    /// Its word in a phone's bottom bar; empty where it is not in the bar.
    pub tab: &'static str,
}

/// One page under `/w/<slug>`.
pub struct Page {
    /// `/rates`, `/bills/{id}`.
    pub path: &'static str,
    /// The permission to see it.
    pub needs: Permission,
    /// Its place in the rail; None for pages reached from others.
    pub nav: Option<Nav>,
    /// Draws it.
    pub draw: for<'a> fn(&'a PageCx) -> Drawn<'a>,
}

impl Page {
    /// Its name in an event: its path, which contains no id.
    pub(crate) fn event(&self) -> &'static str {
        if self.path.is_empty() { "/" } else { self.path }
    }
}

/// The page that answers the palette's search: records by `?q=`.
pub const FIND: &str = "/find";

/// The content that a page sends.
pub enum Body {
    /// A page or fragment.
    Html(String),
    /// A page whose script may ask for devices at the till, by their names in the permissions policy.
    WithDevices(String, &'static [&'static str]),
    /// A file to show or keep: content type, file name, bytes.
    File(&'static str, String, Vec<u8>),
    /// A picture that somebody uploaded and of which only what draws it was kept: content type, bytes.
    Picture(&'static str, Vec<u8>),
    /// A file too large to be whole in memory, to be saved: content type, file name, its length in bytes, the
    /// bytes.
    Stream(&'static str, String, u64, BoxStream<'static, Result<Vec<u8>>>),
    /// A file that somebody uploaded, to be saved and never shown as a page of ours:
    /// content type, file name, bytes.
    Kept(&'static str, String, Vec<u8>),
}

/// One request for a page: the transaction it reads in, its address, the form that was refused.
pub struct PageCx {
    /// The page's transaction.
    pub tx: ReadTx,
    /// `{id}` and the like of its path.
    pub params: Vec<(String, String)>,
    /// `?after=…` and the like.
    pub query: Vec<(String, String)>,
    /// The fields of a refused form, or a fresh key.
    pub form: FormState,
    /// The shell around it, made before the page is drawn.
    pub chrome: Chrome,
    /// The providers people may sign in by.
    pub providers: Providers,
}

impl PageCx {
    /// Asks a query in the page's transaction. Errors: as the query, and `permission_denied`.
    pub async fn ask<Q: Query>(&self, query: Q) -> Result<Q::Output> {
        spans::operation(Q::NAME, "query", answer_query(&self.tx, Ok(query))).await
    }

    /// Asks a query with the page's own parameters as its input: `?after=`, `?status=`.
    pub async fn ask_with<Q: Query>(&self, fields: &[(&str, &str)]) -> Result<Q::Output> {
        let sent: Map<String, Value> =
            fields.iter().map(|(k, v)| ((*k).to_owned(), Value::from(*v))).collect();
        let asking = answer_query::<Q>(&self.tx, input::read(&Value::Object(sent)));
        spans::operation(Q::NAME, "query", asking).await
    }

    /// Whether the person may do what this permission allows: for buttons.
    pub fn may(&self, needs: Permission) -> bool {
        self.tx.member.may(needs)
    }

    /// A part of the path. Errors: `not_found` when the path has none of this name.
    pub fn param(&self, name: &str) -> Result<&str> {
        find(&self.params, name).ok_or_else(|| Error::from(Code::NotFound))
    }

    /// A parameter of the address, or nothing.
    pub fn wanted(&self, name: &str) -> &str {
        find(&self.query, name).unwrap_or_default()
    }

    /// The state of one of the page's several forms: the fields that were sent, if this one was refused;
    /// otherwise a fresh one, with a key of its own, because two forms under one key would be taken for one
    /// call. Errors: `Internal`.
    pub fn form_named(&self, name: &'static str) -> Result<FormState> {
        if self.is_refused(name) {
            return Ok(self.form.clone().prefixed(name));
        }
        Ok(FormState::new(&fresh_id(self.tx.now)?.to_string()).prefixed(name))
    }

    /// Whether the form of this name was just refused, or is filled in from a draft.
    pub fn is_refused(&self, name: &str) -> bool {
        self.form.is_sent() && self.form.value("_form", "") == name
    }

    /// The faults, in words, of a form of the page that has no fields of its own (a lone button);
    /// `named` are those that have.
    pub fn button_faults(&self, named: &[&str]) -> Vec<Phrase> {
        let ours = !named.contains(&self.form.value("_form", ""));
        self.form.faults().iter().filter(|_| ours).map(|(_, message)| message.clone()).collect()
    }

    /// The shell with this title.
    pub fn chrome(&self, title: impl Into<Phrase>) -> Chrome {
        Chrome { title: title.into(), ..self.chrome.clone() }
    }

    /// An address within the workspace: `cx.href("/bills")`.
    pub fn href(&self, path: &str) -> String {
        format!("/w/{}{path}", self.tx.workspace.slug)
    }

    /// Draws a template. Errors: `Internal`.
    pub fn html(&self, page: &impl askama::Template) -> Result<Body> {
        page.render().map(Body::Html).map_err(Error::internal)
    }

    /// Draws a template whose script may ask for these devices: `camera`, `serial`, `usb`. Errors: `Internal`.
    pub fn html_with_devices(
        &self,
        page: &impl askama::Template,
        devices: &'static [&'static str],
    ) -> Result<Body> {
        page.render().map(|html| Body::WithDevices(html, devices)).map_err(Error::internal)
    }
}

/// The language and the manner of a workspace's papers, for those that no page shows.
pub fn paper_chrome(tx: &ReadTx) -> Chrome {
    let workspace = &tx.workspace;
    Chrome {
        lang: format!("en-{}", workspace.country),
        manner: Manner {
            currency: workspace.currency.code.clone(),
            minor_digits: workspace.currency.minor_digits,
            zone: workspace.zone.clone(),
        },
        ..Chrome::bare("", "", "", tx.now)
    }
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
}
