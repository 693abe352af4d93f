//! A client over HTTPS like a till or a logger: it keeps its connection and knows only the answers.
//! Invariant: a call that is neither clearly done nor clearly refused is in doubt, and is repeated under the
//! same key.

use identity::factors::Authenticator;
use std::sync::Arc;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// After more than the server's own limit of 30 s a call is in doubt.
const LONGEST: Duration = Duration::from_secs(40);
/// The page at which the person who opens a workspace sets up a second factor.
const FACTOR: &str = "/sign-up/factor";

/// The result of a call, as far as its client knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// 200, with its body.
    Done(String),
    /// No answer, or one that asks to come again (503).
    Doubt,
    /// Any other answer: no call here may be refused, so it is a fault.
    Wrong(String),
}

/// One client and its connection.
pub struct Client {
    agent: Agent,
}

impl Client {
    /// `ca`: PEM text of the one authority to trust. Errors: it is not valid.
    pub fn new(ca: &str) -> Result<Client, String> {
        Ok(Client { agent: agent(ca, 10)? })
    }

    /// `POST /api/v1/actions/<name>`.
    pub fn act(&self, url: &str, token: &str, name: &str, key: &str, body: &str) -> Told {
        let request = self.agent.post(format!("{url}/api/v1/actions/{name}"));
        let request =
            request.header("authorization", format!("Bearer {token}")).header("idempotency-key", key);
        told(request.content_type("application/json").send(body))
    }

    /// `GET /api/v1/queries/<name>?<params>`.
    pub fn ask(&self, url: &str, token: &str, name: &str, params: &str) -> Told {
        let request = self.agent.get(format!("{url}/api/v1/queries/{name}?{params}"));
        told(request.header("authorization", format!("Bearer {token}")).call())
    }

    /// Status, `retry-after` and body of a query that cannot be answered. Without an answer, the status is 0.
    pub fn refusal(&self, url: &str, token: &str, name: &str) -> (u16, Option<String>, String) {
        let request = self.agent.get(format!("{url}/api/v1/queries/{name}"));
        match request.header("authorization", format!("Bearer {token}")).call() {
            Ok(mut answer) => {
                let after =
                    answer.headers().get("retry-after").and_then(|it| it.to_str().ok()).map(str::to_owned);
                let status = answer.status().as_u16();
                (status, after, answer.body_mut().read_to_string().unwrap_or_default())
            }
            Err(why) => (0, None, why.to_string()),
        }
    }

    /// Whether the instance and its database answer.
    pub fn is_well(&self, url: &str) -> bool {
        let answer = self.agent.get(format!("{url}/healthz")).call();
        answer.is_ok_and(|answer| answer.status() == 200)
    }
}

/// A browser without script: it keeps cookies and fills in forms.
pub struct Browser {
    agent: Agent,
    cookies: Vec<String>,
}

impl Browser {
    /// Like a client, but it follows no redirect by itself.
    pub fn new(ca: &str) -> Result<Browser, String> {
        Ok(Browser { agent: agent(ca, 0)?, cookies: Vec::new() })
    }

    /// Opens a page, fills in its form and sends it to the page's own address. Returns the redirect's target.
    pub fn submit(&mut self, url: &str, path: &str, typed: &[(&str, &str)]) -> Result<String, String> {
        let html = self.page(url, path)?;
        let answer = self.send(url, path, &html, typed)?;
        let to = answer.headers().get("location").and_then(|to| to.to_str().ok()).map(str::to_owned);
        to.ok_or_else(|| format!("answered {}", answer.status()))
    }

    /// Opens a workspace through a link that the operator made, and sets up the required second factor.
    pub fn open_workspace(&mut self, url: &str, link: &str, typed: &[(&str, &str)]) -> Result<(), String> {
        let to = self.submit(url, link, typed)?;
        if to != FACTOR {
            return Err(format!("it leads to {to}"));
        }
        let html = self.page(url, FACTOR)?;
        let key = html.split("data-key>").nth(1).and_then(|rest| rest.split('<').next());
        let key = key.and_then(Authenticator::parse).ok_or("no key on the page")?;
        let (secret, code) = (key.text(), key.code_at(crate::shop::now()));
        let answer = self.send(url, FACTOR, &html, &[("secret", &secret), ("code", &code)])?;
        if answer.status() == 200 {
            Ok(())
        } else {
            Err(format!("the factor was answered {}", answer.status()))
        }
    }

    fn page(&mut self, url: &str, path: &str) -> Result<String, String> {
        let request = self.agent.get(format!("{url}{path}")).header("cookie", self.cookies.join("; "));
        let mut page = request.call().map_err(|why| why.to_string())?;
        self.keep(&page);
        page.body_mut().read_to_string().map_err(|why| why.to_string())
    }

    fn send(
        &mut self,
        url: &str,
        path: &str,
        html: &str,
        typed: &[(&str, &str)],
    ) -> Result<ureq::http::Response<ureq::Body>, String> {
        let secret = html.split("name=\"_csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let form = [&[("_csrf", secret.unwrap_or_default())], typed].concat();
        let request = self.agent.post(format!("{url}{path}")).header("sec-fetch-site", "same-origin");
        let sent = request.header("cookie", self.cookies.join("; ")).send_form(form);
        let answer = sent.map_err(|why| why.to_string())?;
        self.keep(&answer);
        Ok(answer)
    }

    /// Its cookies, for a header.
    pub fn cookies(&self) -> String {
        self.cookies.join("; ")
    }

    fn keep(&mut self, answer: &ureq::http::Response<ureq::Body>) {
        let set = answer.headers().get_all("set-cookie").iter().filter_map(|line| line.to_str().ok());
        self.cookies.extend(set.filter_map(|line| line.split(';').next().map(str::to_owned)));
    }
}

fn agent(ca: &str, redirects: u32) -> Result<Agent, String> {
    let ca = Certificate::from_pem(ca.as_bytes()).map_err(|why| format!("the CA: {why}"))?;
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::new_with_certs(&[ca]))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .proxy(None)
        .http_status_as_error(false)
        .max_redirects(redirects)
        .max_redirects_will_error(false)
        .timeout_global(Some(LONGEST));
    Ok(config.build().new_agent())
}

fn told(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Told {
    let Ok(mut answer) = answer else { return Told::Doubt };
    let status = answer.status().as_u16();
    match (status, answer.body_mut().read_to_string()) {
        (200, Ok(body)) => Told::Done(body),
        (503, _) | (_, Err(_)) => Told::Doubt,
        (_, Ok(body)) => Told::Wrong(format!("{status} {body}")),
    }
}

/// The first answer inside this one, and whether it was an earlier call's (`duplicate: true`, api.md).
pub fn first_answer(body: &str) -> (bool, String) {
    match body.strip_prefix(r#"{"duplicate":true,"#) {
        Some(rest) => (true, format!("{{{rest}")),
        None => (false, body.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_answer_is_found_behind_a_duplicate() {
        assert_eq!(
            first_answer(r#"{"duplicate":true,"number":"A/1"}"#),
            (true, r#"{"number":"A/1"}"#.to_owned())
        );
        assert_eq!(first_answer(r#"{"number":"A/1"}"#), (false, r#"{"number":"A/1"}"#.to_owned()));
    }

    #[test]
    fn a_file_that_holds_no_certificate_is_refused() {
        assert!(Client::new("nothing").is_err());
    }
}
