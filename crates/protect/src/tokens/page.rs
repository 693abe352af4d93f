//! One's own page: name and roles, tokens, the browsers one is signed in with, the way out.
//! What must stay true: it shows nobody else's tokens or sessions, and no secret.

use super::{DAYS, SessionShown, Sessions, TokenShown, Tokens};
use askama::Template;
use kernel::permission::Permission;
use platform::address::with_params;
use platform::error::Result;
use platform::page::{Body, PageCx};
use platform::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "account.html")]
pub(super) struct AccountPage {
    pub chrome: Chrome,
    pub base: String,
    pub name: String,
    pub roles: String,
    pub tokens: Vec<TokenShown>,
    pub next: String,
    pub sessions: Vec<SessionShown>,
    pub faults: Vec<String>,
    pub create: FormState,
    pub days: i32,
    pub may: Vec<(&'static str, &'static str)>,
    pub key: String,
}

impl AccountPage {
    /// A browser as people call it: "Firefox on Linux"; what does not say it is one, as it calls itself.
    pub fn browser(&self, device: &str) -> String {
        called(device)
    }
}

/// What browsers and systems write of themselves, those first that others claim to be too.
const BROWSERS: [(&str, &str); 5] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

pub(super) fn called(device: &str) -> String {
    if !device.starts_with("Mozilla/") {
        return if device.is_empty() { "Unknown".to_owned() } else { device.to_owned() };
    }
    let of = |list: &[(&str, &'static str)]| {
        list.iter().find(|(mark, _)| device.contains(mark)).map(|(_, name)| *name)
    };
    let browser = of(&BROWSERS).unwrap_or("A browser");
    of(&SYSTEMS).map_or_else(|| browser.to_owned(), |system| format!("{browser} on {system}"))
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let tokens = cx.ask_with::<Tokens>(&[("after", cx.wanted("after"))]).await?;
    let sessions = cx.ask(Sessions {}).await?.rows;
    let here = cx.href("/account");
    let next = tokens.next.map_or(String::new(), |at| with_params(&here, &[("after", &at.to_string())]));
    let roles: Vec<&str> = cx.tx.member.roles.iter().map(|role| role.as_str()).collect();
    cx.html(&AccountPage {
        chrome: cx.chrome("Your account"),
        base: cx.href(""),
        name: cx.tx.member.name.clone(),
        roles: roles.join(", "),
        tokens: tokens.rows,
        next,
        sessions,
        faults: cx.button_faults(&["token"]),
        create: cx.form_named("token")?,
        days: DAYS,
        may: Permission::ALL
            .iter()
            .filter(|it| cx.tx.member.may(**it))
            .map(|it| (it.as_str(), it.meaning().trim()))
            .collect(),
        key: cx.form_named("")?.value("_key", "").to_owned(),
    })
}
