//! The page of passwords that are easy to guess, with one button that requires new ones.
//! Invariant: the page states the effect of the button, and its limits, before the button.

use super::{Doubtful, LISTED, Passwords, WEAK};
use askama::Template;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "passwords.html")]
pub(super) struct PasswordsPage {
    pub chrome: Chrome,
    pub base: String,
    pub rows: Vec<Doubtful>,
    /// None for users who may only look.
    pub form: Option<FormState>,
}

impl PasswordsPage {
    /// The state of a password, in a sentence.
    pub fn meaning(&self, one: &Doubtful) -> &'static str {
        match one.standing {
            LISTED => "On the list of common passwords.",
            WEAK => "Easy to guess, or too short.",
            _ => "Not checked since the list changed: they have not signed in with it since.",
        }
    }

    /// Whether the box is ticked at first: for members whose password is known to be easy to guess, unless a
    /// new one is already required.
    pub fn is_ticked(&self, form: &FormState, one: &Doubtful) -> bool {
        let person = one.person.to_string();
        let usual = if one.is_bad() && one.asked_at.is_none() { person.as_str() } else { "" };
        form.is_chosen("people", &person, usual)
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    cx.html(&PasswordsPage {
        chrome: cx.chrome("Passwords"),
        base: cx.href(""),
        rows: cx.ask(Passwords {}).await?.rows,
        form: if cx.may(Permission::MembersWrite) { Some(cx.form_named("require")?) } else { None },
    })
}
