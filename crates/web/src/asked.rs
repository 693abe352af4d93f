//! What the edge read from a request: its id, its moment, its sender.
//! Invariant: every handler takes these from here, and none reads the clock or a header for itself.

use crate::cookies;
use crate::edge::load::Load;
use crate::headers::text;
use axum::extract::Request;
use axum::http::header::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use platform::call::{Call, Credential};
use platform::random::{fresh_id, random};
use std::net::IpAddr;
use uuid::Uuid;

/// What the edge read from a request.
#[derive(Clone)]
pub struct Asked {
    /// Its id.
    pub request: Uuid,
    /// The served name.
    pub host: String,
    /// The moment.
    pub now: jiff::Timestamp,
    /// The nonce of its scripts.
    pub nonce: String,
    step_up: bool,
    /// The served name is one of those configured.
    pub(crate) is_configured: bool,
    pub(crate) ip: Option<String>,
    device: Option<String>,
    pub(crate) load: Load,
}

impl Asked {
    /// Reads a request's head. None if the system gives no random bytes for an id and a nonce.
    pub(crate) fn of(
        request: &Request,
        host: &str,
        heard: Hearsay,
        from: Option<IpAddr>,
        load: Load,
    ) -> Option<Asked> {
        let headers = request.headers();
        let now = heard.now.unwrap_or_else(clock);
        Some(Asked {
            request: fresh_id(now).ok()?,
            host: host.to_owned(),
            is_configured: false,
            now,
            nonce: URL_SAFE_NO_PAD.encode(random::<16>().ok()?),
            step_up: heard.step_up,
            ip: from.map(|ip| ip.to_string()),
            device: text(headers, "user-agent").map(|agent| agent.chars().take(AGENT).collect()),
            load,
        })
    }

    /// The call of this request by a credential.
    pub fn call(&self, credential: Option<Credential>, headers: &HeaderMap) -> Call {
        Call {
            credential,
            key: None,
            now: self.now,
            step_up: self.step_up,
            request: self.request,
            host: self.is_configured.then(|| self.host.clone()),
            ip: self.ip.clone(),
            device: self.device.clone(),
            browser: cookies::known_browser(headers),
            tills: cookies::tills(headers),
            job: None,
        }
    }
}

/// What a sender claims about a call that the program otherwise determines itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hearsay {
    /// Its moment.
    pub now: Option<jiff::Timestamp>,
    /// The claim that a second factor was just given.
    pub step_up: bool,
}

/// Believes nothing that a sender claims: the clock and the session decide.
pub fn nothing(_headers: &HeaderMap) -> Hearsay {
    Hearsay::default()
}

#[expect(clippy::disallowed_methods, reason = "the edge is where the clock is read, once a request")]
fn clock() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// Longest device name that is kept from a User-Agent.
const AGENT: usize = 120;
