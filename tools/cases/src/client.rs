//! The HTTPS client: the public JSON API as a person's program would call it, with the headers of a test
//! build.
//! Invariant: it trusts only the instance's own certificate authority, and uses no proxy.

use crate::json::Json;
use crate::judge::Answer;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use ureq::http::{HeaderValue, Response};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body};

/// The status of a server that is too busy.
const BUSY: u16 = 503;
/// The pause before a call is made again, and how often it is.
const PAUSE: Duration = Duration::from_secs(2);
const MOST_CALLS: usize = 30;
/// An import of a thousand lots may take a while; no other call takes longer.
const LONGEST_ANSWER: Duration = Duration::from_secs(180);
/// Exports are the largest answers.
const LARGEST_ANSWER: u64 = 64 * 1024 * 1024;

/// A longer body is announced first (`Expect: 100-continue`). A server that refuses it because of its length
/// closes the connection, and its answer would be lost while the body is still being sent.
const ANNOUNCED_FROM: usize = 256 * 1024;

/// The caller and the time, for the headers.
#[derive(Debug, Clone)]
pub struct Caller {
    pub token: String,
    pub workspace: Option<String>,
    pub clock: String,
    pub step_up: bool,
}

#[derive(Clone)]
pub struct Client {
    agent: Agent,
    url: String,
}

impl Client {
    /// `ca`: the PEM text of the only certificates to trust.
    pub fn new(url: &str, ca: &str) -> Result<Client, String> {
        let certificates: Vec<Certificate<'static>> = parse_pem(ca.as_bytes())
            .filter_map(|item| match item {
                Ok(PemItem::Certificate(certificate)) => Some(certificate),
                _ => None,
            })
            .collect();
        if certificates.is_empty() {
            return Err("no certificate in the CA file".to_owned());
        }
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::Specific(Arc::new(certificates)))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .proxy(None)
            .https_only(true)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(LONGEST_ANSWER))
            .build();
        Ok(Client { agent: config.new_agent(), url: url.trim_end_matches('/').to_owned() })
    }

    /// `POST /api/v1/actions/<name>`; `key` is the idempotency key, or None to send none.
    pub fn act(&self, caller: &Caller, name: &str, key: Option<&str>, body: &str) -> Result<Answer, String> {
        in_turn(|| self.act_once(caller, name, key, body))
    }

    fn act_once(&self, caller: &Caller, name: &str, key: Option<&str>, body: &str) -> Result<Answer, String> {
        let mut request = self.agent.post(format!("{}/api/v1/actions/{name}", self.url));
        request = request.content_type("application/json");
        if body.len() > ANNOUNCED_FROM {
            request = request.header("Expect", "100-continue");
        }
        for (header, value) in headers(caller, key)? {
            request = request.header(header, value);
        }
        answer(request.send(body))
    }

    /// `GET /api/v1/queries/<name>` with plain params.
    pub fn ask(&self, caller: &Caller, name: &str, params: &Json) -> Result<Answer, String> {
        in_turn(|| self.ask_once(caller, name, params))
    }

    fn ask_once(&self, caller: &Caller, name: &str, params: &Json) -> Result<Answer, String> {
        let mut request = self.agent.get(format!("{}/api/v1/queries/{name}{}", self.url, query_text(params)));
        for (header, value) in headers(caller, None)? {
            request = request.header(header, value);
        }
        answer(request.call())
    }
}

/// Calls again while the server answers that it is too busy, as its answer asks: nothing was done then. For at most a minute.
fn in_turn(call: impl Fn() -> Result<Answer, String>) -> Result<Answer, String> {
    for _ in 0..MOST_CALLS {
        let answer = call()?;
        if answer.status != BUSY {
            return Ok(answer);
        }
        thread::sleep(PAUSE);
    }
    call()
}

fn headers(caller: &Caller, key: Option<&str>) -> Result<Vec<(&'static str, HeaderValue)>, String> {
    let value = |text: &str| {
        HeaderValue::from_bytes(text.as_bytes()).map_err(|_| format!("{text:?} cannot stand in a header"))
    };
    let mut headers = vec![
        ("Authorization", value(&format!("Bearer {}", caller.token))?),
        ("Steelyard-Test-Clock", value(&caller.clock)?),
    ];
    if let Some(workspace) = &caller.workspace {
        headers.push(("Steelyard-Workspace", value(workspace)?));
    }
    if caller.step_up {
        headers.push(("Steelyard-Test-Step-Up", HeaderValue::from_static("fresh")));
    }
    if let Some(key) = key {
        headers.push(("Idempotency-Key", value(key)?));
    }
    Ok(headers)
}

fn answer(sent: Result<Response<Body>, ureq::Error>) -> Result<Answer, String> {
    let mut response = sent.map_err(|e| format!("no answer: {e}"))?;
    let content_type = response.headers().get("content-type").and_then(|v| v.to_str().ok());
    let content_type = content_type.unwrap_or_default().to_owned();
    let bytes = response.body_mut().with_config().limit(LARGEST_ANSWER).read_to_vec();
    let bytes = bytes.map_err(|e| format!("the answer broke off: {e}"))?;
    let text = String::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned());
    Ok(Answer {
        status: response.status().as_u16(),
        content_type,
        body: text.and_then(|text| Json::parse(&text)),
    })
}

/// `?a=b&c=d`: texts unchanged, lists and objects as JSON, null left out.
fn query_text(params: &Json) -> String {
    let pairs = params.pairs().unwrap_or_default().iter().filter(|(_, value)| *value != Json::Null);
    let texts = pairs.map(|(key, value)| match value {
        Json::Text(text) => format!("{}={}", percent(key), percent(text)),
        other => format!("{}={}", percent(key), percent(&other.to_string())),
    });
    let texts = texts.collect::<Vec<_>>().join("&");
    if texts.is_empty() { texts } else { format!("?{texts}") }
}

/// RFC 3986: all except the unreserved characters as `%XX`.
fn percent(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn params_are_plain_and_lists_are_json() {
        for (params, text) in [
            ("{}", ""),
            (r#"{"code":"INV","fy":"2026-27"}"#, "?code=INV&fy=2026-27"),
            (r#"{"value":"51 824","n":3,"on":true,"none":null}"#, "?value=51%20824&n=3&on=true"),
            (r#"{"lots":["A/1"],"value":"٥","empty":""}"#, "?lots=%5B%22A%2F1%22%5D&value=%D9%A5&empty="),
        ] {
            assert_eq!(query_text(&Json::parse(params).unwrap()), text);
        }
    }

    #[test]
    fn a_header_says_who_when_and_with_which_key() {
        let caller =
            Caller { token: "t".into(), workspace: Some("w".into()), clock: "c".into(), step_up: true };
        let names: Vec<&str> = headers(&caller, Some("k")).unwrap().iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            [
                "Authorization",
                "Steelyard-Test-Clock",
                "Steelyard-Workspace",
                "Steelyard-Test-Step-Up",
                "Idempotency-Key"
            ]
        );
        let plain = Caller { step_up: false, workspace: None, ..caller };
        assert_eq!(headers(&plain, None).unwrap().len(), 2);
        assert!(headers(&plain, Some("a\nb")).is_err());
    }

    #[test]
    fn a_file_without_a_certificate_is_refused() {
        assert!(Client::new("https://localhost:1", "nothing").is_err());
    }
}
