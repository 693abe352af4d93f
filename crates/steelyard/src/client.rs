//! `action` and `query` from the command line: they use the public API over HTTPS with a token, as every
//! client does.
//! Invariant: the command line has no other way to a workspace's data.

use crate::problem::{Problem, Result, exit_of};
use clap::Args;
use serde_json::{Map, Value};
use std::path::PathBuf;
use std::sync::Arc;
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};

/// The instance to call and the token.
#[derive(Debug, Args)]
pub struct Where {
    /// The instance's address
    #[arg(long, env = "STEELYARD_URL", default_value = "https://localhost:8443")]
    pub url: String,
    /// API token
    #[arg(long, env = "STEELYARD_TOKEN", hide_env_values = true)]
    pub token: String,
    /// CA certificate to trust (PEM) [default: the system's, and DATA/tls/ca.pem where it is]
    #[arg(long, env = "STEELYARD_CA")]
    pub ca: Option<PathBuf>,
}

/// The input: fields as `name=value`, or a JSON object.
#[derive(Debug, Args)]
pub struct Sent {
    /// Name of the operation, such as sell.invoice.post
    pub name: String,
    /// Fields as name=value; a value that is JSON (5, true, [..]) is sent as such, name:=value as text always
    pub fields: Vec<String>,
    /// The whole input as a JSON object
    #[arg(long, conflicts_with = "fields")]
    pub input: Option<String>,
    /// Key against doubles [default: a fresh one]
    #[arg(long)]
    pub key: Option<String>,
    /// Have a long action run as a job: the answer names it, and `query workspace.job job=…` tells how far it is
    #[arg(long)]
    pub later: bool,
}

impl Sent {
    fn body(&self) -> Result<Value> {
        if let Some(input) = &self.input {
            return serde_json::from_str(input)
                .map_err(|why| Problem::usage(format!("--input is no JSON: {why}")));
        }
        let mut body = Map::new();
        for field in &self.fields {
            let (name, text) =
                field.split_once('=').ok_or_else(|| Problem::usage(format!("{field}: not name=value")))?;
            let (name, value) = match name.strip_suffix(':') {
                Some(name) => (name, Value::from(text)),
                None => (name, serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))),
            };
            body.insert(name.to_owned(), value);
        }
        Ok(Value::Object(body))
    }
}

/// Sends an action and returns the answer. Errors: the refusal, with the exit code of errors.md.
pub fn action(to: &Where, sent: &Sent, data: &std::path::Path) -> Result<Value> {
    let key = match &sent.key {
        Some(key) => key.clone(),
        None => platform::random::fresh_id(crate::instance::now())?.to_string(),
    };
    let request = agent(to, data)?.post(format!("{}/api/v1/actions/{}", to.url, sent.name));
    let request = if sent.later { request.header("prefer", "respond-async") } else { request };
    let answer = request
        .header("authorization", format!("Bearer {}", to.token))
        .header("idempotency-key", key)
        .content_type("application/json")
        .send(sent.body()?.to_string());
    told(answer)
}

/// Sends a query, as `action` sends an action.
pub fn query(to: &Where, sent: &Sent, data: &std::path::Path) -> Result<Value> {
    let mut request = agent(to, data)?
        .get(format!("{}/api/v1/queries/{}", to.url, sent.name))
        .header("authorization", format!("Bearer {}", to.token));
    for (name, value) in sent.body()?.as_object().into_iter().flatten() {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        request = request.query(name, text);
    }
    told(request.call())
}

fn agent(to: &Where, data: &std::path::Path) -> Result<ureq::Agent> {
    let local = data.join("tls/ca.pem");
    let roots = match &to.ca {
        Some(path) => vec![certificate(path)?],
        // Under another name this machine may serve the certificate of a public CA.
        None if local.exists() => {
            let public = rustls_native_certs::load_native_certs().certs;
            let public = public.iter().map(|it| Certificate::from_der(it).to_owned());
            public.chain([certificate(&local)?]).collect()
        }
        None => Vec::new(),
    };
    let roots =
        if roots.is_empty() { RootCerts::PlatformVerifier } else { RootCerts::new_with_certs(&roots) };
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(roots)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    Ok(ureq::Agent::config_builder().tls_config(tls).http_status_as_error(false).build().new_agent())
}

fn certificate(path: &std::path::Path) -> Result<Certificate<'static>> {
    let pem = std::fs::read(path).map_err(Problem::file(path))?;
    Certificate::from_pem(&pem).map_err(|why| Problem::setup(format!("{}: {why}", path.display())))
}

fn told(answer: std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value> {
    let mut answer = answer.map_err(|why| Problem::unavailable(why.to_string()))?;
    let status = answer.status().as_u16();
    let body = answer.body_mut().read_to_string().map_err(|why| Problem::unavailable(why.to_string()))?;
    if status == 200 || status == 202 {
        return serde_json::from_str(&body).map_err(|why| Problem::unavailable(why.to_string()));
    }
    Err(Problem { exit: exit_of(status), words: body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_sent_as_what_they_look_like_unless_marked_as_text() {
        let sent = Sent {
            name: "x".into(),
            fields: vec!["n=5".into(), "p:=5".into(), "t=abc".into(), "l=[1]".into()],
            input: None,
            key: None,
            later: false,
        };
        assert_eq!(sent.body().unwrap().to_string(), r#"{"n":5,"p":"5","t":"abc","l":[1]}"#);
    }
}
