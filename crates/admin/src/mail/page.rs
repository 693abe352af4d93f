//! The outbox as a page, in plain words.
//! Invariant: a mail that was not sent shows the reason and the remedy.

use super::MailShown;
use crate::mail::ListMails;
use askama::Template;
use catalogue::{Phrase, say};
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
    /// How many came back lately.
    pub returned: i64,
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

    /// Why a mail came back, in words.
    pub fn came_back(&self, mail: &MailShown) -> &'static str {
        came_back(mail.returned_status.as_deref().unwrap_or_default())
    }

    /// How many came back, if any did.
    pub fn many_back(&self) -> Phrase {
        match self.returned {
            1 => "A mail of the last 30 days came back after a server took it.".into(),
            count => say!("{count} mails of the last 30 days came back after a server took them.", count),
        }
    }
}

/// The status of a returned mail (RFC 3463) in words, with its remedy.
pub(super) fn came_back(status: &str) -> &'static str {
    let mut numbers = status.split('.').skip(1);
    match (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default()) {
        ("1", "2" | "10") => "The part of the address behind the @ takes no mail. Check it for a mistake.",
        ("1", _) => "There is no such address. Check it for a mistake.",
        ("2", "1") => "The mailbox is closed. Ask for another address.",
        ("2", "2") => "The mailbox is full. Its owner must make room.",
        ("2", _) => "The mailbox does not take mail now. Its owner must look after it.",
        ("3", "4") => "The mail was too large for the recipient's server.",
        ("4", _) => "The recipient's server could not be reached. Check the address for a mistake.",
        ("6", _) => "The recipient's server could not read the mail.",
        ("7", _) => {
            "The recipient's server does not take mail from this server. The people who run this server must look into it."
        }
        _ => "The recipient's server returned it and gave no clear reason.",
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
        returned: page.returned,
        next: next_page(&cx.href("/outbox"), &[], next.as_deref()),
        faults: cx.button_faults(&[]),
        key: cx.form_named("")?.value("_key", "").to_owned(),
        is_demo: cx.tx.shows_mail(),
    })
}
