//! A stranger's first steps through the pages' own forms: opens a workspace on the sign-up page, sets up a
//! second factor, sets a rate, posts a bill.
//! Invariant: the bench uses only what a browser has: addresses, cookies, and the content of pages.

use crate::https::{Answer, Asked, Client, Connection};
use crate::served::Served;
use identity::factors::Authenticator;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use steelyard::instance;

/// The address of the new workspace.
const HOME: &str = "/w/first-shop";
const FACTOR: &str = "/sign-up/factor";

type Fields<'a> = &'a [(&'a str, &'a str)];

const SIGN_UP: Fields<'_> = &[
    ("name", "Asha Rao"),
    ("email", "asha@first-shop.example"),
    ("password", "a sentence for the bench"),
    ("workspace", "First Shop"),
    ("slug", "first-shop"),
    ("country", "IN"),
    ("state", "27"),
];
/// Values as people type them: rupees and grams.
const DAY: [(&str, Fields<'_>); 3] = [
    (
        "sell.rate.publish",
        &[
            ("metal", "gold"),
            ("fineness_ppt", "916"),
            ("side", "sell"),
            ("rate_minor", "5400.00"),
            ("per_mg", "1000"),
            ("source", "owner"),
        ],
    ),
    (
        "workspace.party.create",
        &[("party", "c-meera"), ("name", "Meera Joshi"), ("kind", "customer"), ("state", "27")],
    ),
    (
        "sell.invoice.post",
        &[
            ("party", "c-meera"),
            ("lines[0].description", "Gold ring 22K"),
            ("lines[0].metal", "gold"),
            ("lines[0].net_mg", "5.000"),
            ("lines[0].fineness_ppt", "916"),
            ("lines[0].making.mode", "per_gram"),
            ("lines[0].making.minor_per_g", "600"),
            ("lines[0].tax_class", "jewellery"),
        ],
    ),
];

/// Takes all the steps. Errors: the first refusal.
pub async fn post(served: &Served) -> Result<(), String> {
    let connection = Client::new(&served.host, &served.ca())?.connect().await?;
    let mut visitor = Visitor { connection, cookies: BTreeMap::new() };
    let page = visitor.get("/sign-up").await?;
    visitor.send("/sign-up", &page, SIGN_UP, 303).await?;
    // A workspace is founded only when its Owner has a second factor.
    let page = visitor.get(FACTOR).await?;
    let key = Authenticator::fresh().map_err(|why| why.to_string())?;
    let (secret, code) = (key.text(), key.code_at(instance::now()));
    let enrolment = [("secret", secret.as_str()), ("code", code.as_str())];
    visitor.send(FACTOR, &page, &enrolment, 200).await?;
    let page = visitor.get(&format!("{HOME}/account")).await?;
    for (action, fields) in DAY {
        let answer = visitor.send(&format!("{HOME}/do/{action}"), &page, fields, 200).await?;
        if action == "sell.invoice.post" && !answer.body.contains("\"number\"") {
            return Err(format!("a bill without a number: {}", answer.body));
        }
    }
    Ok(())
}

struct Visitor {
    connection: Connection,
    /// Cookies by name.
    cookies: BTreeMap<String, String>,
}

impl Visitor {
    /// Gets a page's text, and stores its cookies.
    async fn get(&mut self, path: &str) -> Result<String, String> {
        let headers = format!("cookie: {}\r\n", self.cookie());
        let answer = self.connection.ask(&Asked { method: "GET", path, headers: &headers, body: "" }).await?;
        self.keep(&answer);
        if answer.status == 200 { Ok(answer.body) } else { Err(format!("{path}: {}", answer.head)) }
    }

    /// Sends the form of this page.
    async fn send(
        &mut self,
        path: &str,
        page: &str,
        fields: Fields<'_>,
        status: u16,
    ) -> Result<Answer, String> {
        let csrf = csrf(page).ok_or_else(|| format!("the page before {path} has no form"))?;
        let mut body = format!("_csrf={}&_key={}", encoded(csrf), encoded(path));
        for (name, value) in fields {
            let _ = write!(body, "&{}={}", encoded(name), encoded(value));
        }
        let headers = format!(
            "cookie: {}\r\naccept: application/json\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\n",
            self.cookie()
        );
        let answer =
            self.connection.ask(&Asked { method: "POST", path, headers: &headers, body: &body }).await?;
        self.keep(&answer);
        if answer.status == status {
            Ok(answer)
        } else {
            Err(format!("{path}: {}\n{}", answer.status, answer.body))
        }
    }

    fn cookie(&self) -> String {
        self.cookies.values().map(String::as_str).collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, answer: &Answer) {
        for line in answer.head.lines().filter_map(|line| line.split_once(": ")) {
            if let ("set-cookie", Some(pair)) = (line.0, line.1.split(';').next()) {
                self.cookies.insert(pair.split('=').next().unwrap_or_default().to_owned(), pair.to_owned());
            }
        }
    }
}

/// The token in the page's first form.
fn csrf(page: &str) -> Option<&str> {
    page.split_once("name=\"_csrf\" value=\"")?.1.split_once('"').map(|(token, _)| token)
}

/// Percent-encodes everything except letters and digits.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        let _ = if byte.is_ascii_alphanumeric() {
            write!(out, "{}", char::from(byte))
        } else {
            write!(out, "%{byte:02X}")
        };
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_filled_in_from_its_page() {
        let page = r#"<form><input type="hidden" name="_csrf" value="abc-1"><input name="x"></form>"#;
        assert_eq!(csrf(page), Some("abc-1"));
        assert_eq!(csrf("<p>nothing</p>"), None);
        assert_eq!(encoded("lines[0].net_mg"), "lines%5B0%5D%2Enet%5Fmg");
    }
}
