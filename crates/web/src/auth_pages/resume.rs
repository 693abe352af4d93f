//! A form whose sender had to prove themselves first: it waits in the page that asks for the proof, and the
//! sender then sends it with a click. So a draft outlives its session.
//! Invariant: nothing is sent by itself. No secret of the form is written into a page. It goes only to a
//! workspace its sender is signed in to.

use crate::asked::Asked;
use crate::auth_pages::visitor::bare;
use crate::cookies::theme;
use crate::csrf;
use crate::edge::limits::FIELDS;
use crate::fields::{self, Pairs, sent};
use crate::registry::{Operation, Registry};
use crate::site::Site;
use crate::url::is_within;
use crate::view::Chrome;
use askama::Template;
use axum::body::Body;
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use identity::shared_device::draft::Draft;
use platform::call::{Credential, CredentialKind};
use platform::input::Shape;

/// A form that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Waiting {
    slug: String,
    action: String,
    fields: Pairs,
}

#[derive(Template)]
#[template(path = "resume.html")]
struct ResumePage {
    chrome: Chrome,
    to: String,
    back: String,
    does: &'static str,
    fields: Pairs,
}

impl Waiting {
    /// A form as it was sent, without its token and without its secrets.
    pub fn of(slug: &str, operation: &Operation, fields: &[(String, String)]) -> Waiting {
        let secret = |name: &str| match &operation.shape {
            Shape::Object(members) => {
                members.iter().any(|it| it.name == name && matches!(it.shape, Shape::Secret(_)))
            }
            _ => false,
        };
        let open = fields.iter().filter(|(name, _)| name != "_csrf" && !secret(name)).cloned();
        Waiting { slug: slug.to_owned(), action: operation.name.to_owned(), fields: open.collect() }
    }

    /// The form without its secrets, whoever made it up; None where there is no such action.
    pub fn checked(self, registry: &Registry) -> Option<Waiting> {
        let operation = registry.action_named(&self.action)?;
        Some(Waiting::of(&self.slug, operation, &self.fields))
    }

    /// The part that is kept where people share a browser: nothing may wait there in a page.
    pub fn draft(self) -> Draft {
        let page = sent(&self.fields, "_page");
        let page = if is_within(&self.slug, page) { page.to_owned() } else { format!("/w/{}", self.slug) };
        Draft { action: self.action, page, fields: self.fields }
    }

    /// The hidden fields of the page that asks for the proof.
    pub fn hidden(waiting: Option<&Waiting>) -> Pairs {
        let Some(it) = waiting else { return Vec::new() };
        let fields = serde_urlencoded::to_string(&it.fields).unwrap_or_default();
        vec![("_then".to_owned(), format!("{}/{}", it.slug, it.action)), ("_waiting".to_owned(), fields)]
    }

    /// The form that such a page passed on.
    pub fn read(fields: &[(String, String)]) -> Option<Waiting> {
        let (slug, action) = sent(fields, "_then").split_once('/')?;
        let fields = fields::pairs(sent(fields, "_waiting").as_bytes(), FIELDS).ok()?;
        Some(Waiting { slug: slug.to_owned(), action: action.to_owned(), fields })
    }

    /// The workspace it is for.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// The page that offers to send it, for a person who has just got this session; None where
    /// there is no such action.
    pub fn offer(
        self,
        site: &Site,
        asked: &Asked,
        headers: &HeaderMap,
        session: &str,
    ) -> Option<Response<Body>> {
        let operation = site.registry.action_named(&self.action)?;
        let secret = Credential::parse(CredentialKind::Session, session)?.sha256;
        let title = "Your form is still here";
        let mut chrome = Chrome::bare(title, &asked.nonce, &csrf::token(&site.platform, &secret), asked.now);
        chrome.theme = theme(headers);
        let home = format!("/w/{}", self.slug);
        let stood = sent(&self.fields, "_page");
        let back = if is_within(&self.slug, stood) { stood.to_owned() } else { home.clone() };
        let to = format!("{home}/do/{}", operation.name);
        let page = ResumePage { chrome, to, back, does: operation.summary, fields: self.fields };
        Some(bare(&page, None, StatusCode::OK))
    }
}
