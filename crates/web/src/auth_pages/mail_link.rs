//! The common parts of the pages of mailed links: the link as it came, and a sentence with its one button.
//! Invariant: a mail scanner that opens a link does nothing; the person's click does.

use crate::asked::Asked;
use crate::auth_pages::checked_form::door;
use crate::auth_pages::visitor::{bare, visitor};
use crate::fields::Pairs;
use crate::refusals::refuse;
use crate::site::Site;
use crate::view::Chrome;
use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use catalogue::Phrase;
use kernel::code::Code;
use platform::call::{Credential, CredentialKind};
use platform::error::Result;

/// The next step on a page of one sentence.
pub(super) enum Then {
    /// A button that does it.
    Press { action: String, button: &'static str },
    /// A way on.
    Go { to: String, label: &'static str },
}

#[derive(Template)]
#[template(path = "mailed.html")]
struct MailedPage {
    chrome: Chrome,
    words: Phrase,
    /// Whether the mail that it speaks of is on the demo's own page.
    has_post: bool,
    then: Then,
}

/// A sentence under its title, with the next step.
pub(super) struct Message {
    pub title: &'static str,
    pub words: Phrase,
    pub then: Then,
    pub status: StatusCode,
    /// Whether it says that a mail is on its way.
    pub is_of_mail: bool,
}

impl Message {
    /// What a link does when its button is pressed.
    pub fn asks(
        title: &'static str,
        words: impl Into<Phrase>,
        action: String,
        button: &'static str,
    ) -> Message {
        let then = Then::Press { action, button };
        Message { title, words: words.into(), then, status: StatusCode::OK, is_of_mail: false }
    }

    /// The page after it was done, with the way on.
    pub fn tells(
        title: &'static str,
        words: impl Into<Phrase>,
        to: impl Into<String>,
        label: &'static str,
    ) -> Message {
        Message {
            title,
            words: words.into(),
            then: Then::Go { to: to.into(), label },
            status: StatusCode::OK,
            is_of_mail: false,
        }
    }

    /// The page of whoever is to open a mail next. A demo sends none, and leads to its own page of mails.
    pub fn mails(words: impl Into<Phrase>) -> Message {
        let told = Message::tells("Look at your mail", words, "/sign-in", "Back to sign in");
        Message { is_of_mail: true, ..told }
    }

    pub fn page(self, site: &Site, asked: &Asked, headers: &HeaderMap) -> Result<Response<Body>> {
        let (chrome, fresh) = visitor(site, asked, self.title, headers)?;
        let has_post = self.is_of_mail && site.platform.mail.shows_waiting();
        Ok(bare(&MailedPage { chrome, words: self.words, has_post, then: self.then }, fresh, self.status))
    }
}

/// The secret of a link. Errors: `link_used` for text that is no secret.
pub(super) fn claim(link: &str) -> Result<Credential> {
    Credential::parse(CredentialKind::Token, link).ok_or_else(|| Code::LinkUsed.into())
}

/// The answer to looking at a link.
pub(super) async fn look(
    site: &Site,
    asked: &Asked,
    headers: &HeaderMap,
    said: impl Future<Output = Result<Message>>,
) -> Response<Body> {
    let page = async { said.await?.page(site, asked, headers) };
    page.await.unwrap_or_else(|error| refuse(error, asked, "", headers))
}

/// The answer to the click, once the form was read and is ours.
pub(super) async fn press(
    site: &Site,
    asked: &Asked,
    request: Request,
    done: impl AsyncFnOnce(Pairs, &HeaderMap) -> Result<Response<Body>>,
) -> Response<Body> {
    let before = request.headers().clone();
    match door(site, asked, request).await {
        Ok((fields, headers)) => {
            done(fields, &headers).await.unwrap_or_else(|error| refuse(error, asked, "", &headers))
        }
        Err(error) => refuse(error, asked, "", &before),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_one_button_and_is_shown_as_text() {
        let chrome = Chrome::bare("Confirm your address", "n", "token", jiff::Timestamp::UNIX_EPOCH);
        let words = Phrase::verbatim("for <script>alert('x')</script>");
        let then = Then::Press { action: "/confirm/\"><script>".into(), button: "Confirm" };
        let page = MailedPage { chrome, words, has_post: false, then }.render().expect("drawn");
        assert!(!page.contains("<script>alert") && !page.contains("\"><script>"), "{page}");
        assert_eq!(page.matches("type=\"submit\"").count(), 1);
        assert!(!page.contains("/outbox"));
    }

    #[test]
    fn a_demo_leads_to_its_own_page_of_mails() {
        let told = Message::mails("A mail is on its way.");
        assert!(told.is_of_mail && !Message::tells("x", "y", "/", "z").is_of_mail);
        let chrome = Chrome::bare(told.title, "n", "token", jiff::Timestamp::UNIX_EPOCH);
        let page = MailedPage { chrome, words: told.words, has_post: true, then: told.then };
        assert!(page.render().expect("drawn").contains("href=\"/outbox\""));
    }
}
