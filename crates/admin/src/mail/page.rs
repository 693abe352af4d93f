//! The outbox as a page, in plain words.
//! Invariant: a mail that was not sent shows the reason and the remedy.

use super::MailShown;
use crate::mail::ListMails;
use askama::Template;
use catalogue::Phrase;
use mail::messages::KINDS;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::Chrome;

#[derive(Template)]
#[template(path = "outbox.html")]
pub(super) struct OutboxPage {
    pub chrome: Chrome,
    pub base: String,
    pub rows: Vec<MailShown>,
    pub next: String,
    pub faults: Vec<Phrase>,
    pub key: String,
    /// Whether the text of waiting mail is shown: in the demo.
    pub is_demo: bool,
}

impl OutboxPage {
    /// The name of a kind of mail.
    pub fn kind<'a>(&self, kind: &'a str) -> &'a str {
        KINDS.iter().find(|(known, _)| *known == kind).map_or(kind, |(_, name)| name)
    }

    /// The last failure, in words.
    pub fn why(&self, mail: &MailShown) -> &'static str {
        mail.last_error.as_deref().map_or("", why)
    }
}

/// A stored reason in words, with its remedy.
pub(super) fn why(code: &str) -> &'static str {
    match code {
        "unreachable" => "The mail server does not answer. It is tried again by itself.",
        "tls" => {
            "The connection to the mail server is not safe, so nothing was sent. The people who run this server must check its settings."
        }
        "sign_in" => {
            "The mail server refused the sign-in. The people who run this server must check its settings."
        }
        "busy" => "The mail server asked to come again later.",
        "slow" => "The mail server took too long.",
        "refused" => "The mail server refused it. Check the address for a mistake.",
        "address" => "No mail can be sent to this address. Check it for a mistake.",
        "unreadable" => "It cannot be decrypted. The people who run this server must check its keys.",
        "too_late" => "Its link ended before it could be sent. Make a new one.",
        "withdrawn" => "It was withdrawn before it was sent.",
        _ => "",
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<ListMails>(&[("after", cx.wanted("after"))]).await?;
    let next = page.next.map(|at| at.to_string());
    cx.html(&OutboxPage {
        chrome: cx.chrome("Outbox"),
        base: cx.href(""),
        rows: page.rows,
        next: next_page(&cx.href("/outbox"), &[], next.as_deref()),
        faults: cx.button_faults(&[]),
        key: cx.form_named("")?.value("_key", "").to_owned(),
        is_demo: cx.tx.shows_mail(),
    })
}
