//! A browser with script that handles a passkey form, and a device that answers for it.
//! Invariant: it sends the fields of the page's form and the device's answer, nothing more.

use super::{Browser, Got, of};
use axum::http::Method;
use serde_json::Value;
use testing::device::Device;

/// The passkey form of a page: its fields, and the challenge for the browser.
pub struct Asked {
    fields: Vec<(String, String)>,
    /// The options for the browser.
    pub options: Value,
}

pub fn asked(html: &str, action: &str) -> Asked {
    let form = html
        .split("<form")
        .find(|form| form.contains(&format!("action=\"{action}\"")) && form.contains("data-passkey"))
        .unwrap_or_else(|| panic!("no passkey form for {action}: {html}"));
    let form = form.split("</form>").next().unwrap_or_default();
    let fields =
        form.split("<input type=\"hidden\"").skip(1).filter(|input| !input.starts_with(" name=\"answer\""));
    let options = of(form, "data-options");
    Asked {
        fields: fields.map(|input| (of(input, "name"), of(input, "value"))).collect(),
        options: serde_json::from_str(&options).expect("JSON"),
    }
}

impl Asked {
    /// This page's form with the challenge of another one.
    pub fn with_challenge_of(mut self, other: &Asked) -> Asked {
        let is_it = |(name, _): &&(String, String)| name == "challenge";
        let theirs = other.fields.iter().find(is_it).expect("a challenge").clone();
        self.fields.retain(|field| !is_it(&field));
        self.fields.push(theirs);
        self
    }
}

/// The work of a browser with script on a passkey form.
pub trait WithPasskeys {
    async fn answers(&mut self, action: &str, asked: &Asked, answer: String) -> Got;
    async fn is_asked(&mut self, page: &str, action: &str) -> Asked;
    async fn adds(&mut self, slug: &str, device: &mut Device) -> Got;
    async fn signs_in(&mut self, device: &mut Device) -> Got;
}

impl WithPasskeys for Browser {
    async fn answers(&mut self, action: &str, asked: &Asked, answer: String) -> Got {
        let mut fields = asked.fields.clone();
        fields.push(("answer".into(), answer));
        self.send(Method::POST, action, serde_urlencoded::to_string(&fields).expect("a form")).await
    }

    async fn is_asked(&mut self, page: &str, action: &str) -> Asked {
        asked(&self.get(page).await.html, action)
    }

    async fn adds(&mut self, slug: &str, device: &mut Device) -> Got {
        let (page, action) = adding(slug);
        let asked = self.is_asked(&page, &action).await;
        let answer = device.make(&asked.options);
        self.answers(&action, &asked, answer).await
    }

    async fn signs_in(&mut self, device: &mut Device) -> Got {
        let asked = self.is_asked("/sign-in", "/sign-in/passkey").await;
        let answer = device.prove(&asked.options);
        self.answers("/sign-in/passkey", &asked, answer).await
    }
}

/// The page that adds one, and the action of its form.
pub fn adding(slug: &str) -> (String, String) {
    (format!("/w/{slug}/account/passkey"), format!("/w/{slug}/do/workspace.account.passkey.enrol"))
}
