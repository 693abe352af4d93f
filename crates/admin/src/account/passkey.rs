//! Adds a passkey to one's own account.
//! Invariant: only a user with a proof from the last five minutes adds one, on the page that asked for it; no
//! page or program can make up the answer.

use super::page::confirm;
use super::{AccountShown, Enrolled, OwnAccount, with_codes};
use askama::Template;
use identity::passkeys::{self, MAX_ANSWER, Offer, Shown};
use identity::{accounts, factors};
use kernel::permission::Permission;
use mail::messages;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Secret};
use platform::input;
use platform::tx::{Recorded, Tx};
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

input! {
    /// A passkey that the browser made for the page's challenge.
    pub struct EnrolPasskey {
        /// The challenge, which the page carried beside the options.
        challenge: Secret,
        /// The browser's answer, in JSON.
        answer: Secret<MAX_ANSWER>,
        /// What to call it; absent: Passkey.
        name: Option<Name>,
    }
}

impl Action for EnrolPasskey {
    const NAME: &'static str = "workspace.account.passkey.enrol";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SHOWN_ONCE: &'static [&'static str] = &["recovery_codes"];
    const SUMMARY: &'static str = "Adds a passkey to one's own account, with recovery codes.";
    type Output = Enrolled;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Enrolled>> {
        let before = factors::mine(tx).await?;
        let name = self.name.as_ref().map_or("Passkey", Name::as_str);
        let shown = Shown { challenge: self.challenge.as_str(), answer: self.answer.as_str() };
        let id = passkeys::enrol(tx, shown, name).await?;
        with_codes(tx, &before, id, ("passkey", name), messages::passkey_added(name, tx.now)).await
    }
}

#[derive(Template)]
#[template(path = "passkey.html")]
pub(super) struct PasskeyPage {
    pub chrome: Chrome,
    pub base: String,
    pub account: AccountShown,
    pub confirm: String,
    pub offer: Option<Offer>,
    pub next: String,
    pub form: FormState,
}

/// The page that adds a passkey.
pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (account, before) = (cx.ask(OwnAccount {}).await?, factors::mine(&cx.tx).await?);
    let address = accounts::mine(&cx.tx).await?.email;
    cx.html(&PasskeyPage {
        chrome: cx.chrome("Add a passkey"),
        base: cx.href(""),
        confirm: confirm(cx, &cx.href("/account/passkey")),
        offer: passkeys::offer_enrolment(&cx.tx, &address, &before)?,
        // A user who had to set it up before anything else continues to the home page.
        next: cx.href(if account.lacks_factor { "" } else { "/account" }),
        account,
        form: cx.form_named("")?,
    })
}

#[cfg(test)]
mod tests;
