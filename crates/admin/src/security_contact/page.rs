//! The page of the security contact: the address, and whether notices arrive there.
//! Invariant: the page shows the state of the address in words.

use crate::security_contact::GetSecurityContact;
use askama::Template;
use mail::security_contact::{ContactStatus, SecurityContact};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "security_contact.html")]
pub(super) struct SecurityContactPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub contact: Option<SecurityContact>,
    pub form: FormState,
    pub ask: FormState,
    pub remove: FormState,
}

impl SecurityContactPage {
    /// Its state, in a word and a sentence.
    pub fn says(&self, contact: &SecurityContact) -> (&'static str, &'static str) {
        match contact.standing {
            ContactStatus::Works => ("Works", "Notices of incidents go there too."),
            ContactStatus::Unconfirmed => (
                "Not confirmed",
                "Until somebody follows the link that was mailed to it, no notice goes there.",
            ),
            ContactStatus::Bounces => (
                "Refused",
                "A mail to it was refused or came back. Until it works again, no notice goes there.",
            ),
        }
    }

    pub fn works(&self, contact: &SecurityContact) -> bool {
        contact.standing == ContactStatus::Works
    }

    pub fn email(&self) -> &str {
        self.contact.as_ref().map_or("", |it| it.email.as_str())
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    cx.html(&SecurityContactPage {
        chrome: cx.chrome("Security contact"),
        base: cx.href(""),
        here: cx.href("/settings/security-contact"),
        contact: cx.ask(GetSecurityContact {}).await?.contact,
        form: cx.form_named("contact")?,
        ask: cx.form_named("ask")?,
        remove: cx.form_named("remove")?,
    })
}
