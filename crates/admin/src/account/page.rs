//! A person's own pages: sign-in, tokens, browsers with a session, sign-out.
//! Invariant: they show nothing of another person, and no secret except the key of an authenticator that is
//! not enrolled yet.

use super::{AccountShown, OwnAccount};
use crate::tokens::{DAYS, ListSessions, ListTokens, SessionShown, TokenPage, TokenShown};
use askama::Template;
use catalogue::Phrase;
use identity::factors::Authenticator;
use identity::federated::Providers;
use kernel::permission::Permission;
use kernel::role::Role;
use platform::device_name::called;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::{Chrome, FormState, Picture};

#[derive(Template)]
#[template(path = "account.html")]
pub(super) struct AccountPage {
    pub chrome: Chrome,
    pub base: String,
    pub name: String,
    pub roles: String,
    pub account: AccountShown,
    pub providers: Providers,
    pub may_tokens: bool,
    pub tokens: Vec<TokenShown>,
    pub next: String,
    pub sessions: Vec<SessionShown>,
    pub faults: Vec<Phrase>,
    pub create: FormState,
    pub leave: FormState,
    pub slug: String,
    /// Whether the person is an Owner here.
    pub owns: bool,
    pub days: i32,
    pub may: Vec<(&'static str, &'static str)>,
    pub key: String,
    /// The page for a second factor, which stops a recovery.
    pub stop: String,
}

impl AccountPage {
    /// The providers that can be linked, by id and name.
    fn unlinked(&self) -> Vec<(&str, &str)> {
        let is_linked = |issuer: &str| self.account.identities.iter().any(|it| it.issuer == issuer);
        let left = self.providers.iter().filter(|it| !is_linked(&it.issuer));
        left.map(|it| (it.id.as_str(), it.name.as_str())).collect()
    }

    /// A browser in common words: "Firefox on Linux"; an unknown one by its own text.
    pub fn browser(&self, device: &str) -> String {
        called(device)
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let account = cx.ask(OwnAccount {}).await?;
    let may_tokens = cx.may(Permission::TokensWrite);
    let tokens = match may_tokens {
        true => cx.ask_with::<ListTokens>(&[("after", cx.wanted("after"))]).await?,
        false => TokenPage { rows: Vec::new(), next: None },
    };
    let sessions = cx.ask(ListSessions {}).await?.rows;
    let here = cx.href("/account");
    let next = tokens.next.map_or(String::new(), |at| with_params(&here, &[("after", &at.to_string())]));
    cx.html(&AccountPage {
        chrome: cx.chrome("Your account"),
        base: cx.href(""),
        name: cx.tx.member.name.clone(),
        roles: cx.tx.member.role_names().join(", "),
        account,
        providers: cx.providers.clone(),
        may_tokens,
        tokens: tokens.rows,
        next,
        sessions,
        stop: confirm(cx, &here),
        faults: cx.button_faults(&["token", "leave"]),
        create: cx.form_named("token")?,
        leave: cx.form_named("leave")?,
        slug: cx.tx.workspace.slug.clone(),
        owns: cx.tx.member.trust.roles.has(Role::Owner),
        days: DAYS,
        may: Permission::ALL
            .iter()
            .filter(|it| cx.tx.member.may(**it))
            .map(|it| (it.as_str(), it.meaning().trim()))
            .collect(),
        key: cx.form_named("")?.value("_key", "").to_owned(),
    })
}

/// The page that asks for a proof again and then continues at `here`.
pub(super) fn confirm(cx: &PageCx, here: &str) -> String {
    with_params(&cx.href("/step-up"), &[("to", here)])
}

#[derive(Template)]
#[template(path = "authenticator.html")]
struct AuthenticatorPage {
    chrome: Chrome,
    base: String,
    account: AccountShown,
    confirm: String,
    key: String,
    picture: Picture,
    next: String,
    form: FormState,
}

/// The page that adds an authenticator. It makes the key, and nothing stores the key before a code of it was
/// sent; a refused form keeps the key that the app already has.
pub(crate) async fn authenticator(cx: &PageCx) -> Result<Body> {
    let account = cx.ask(OwnAccount {}).await?;
    let form = cx.form_named("")?;
    let key = match Authenticator::parse(form.value("secret", "")) {
        Some(sent) => sent,
        None => Authenticator::fresh()?,
    };
    let address = key.address(&format!("Steelyard {}", cx.tx.workspace.name), &account.email);
    cx.html(&AuthenticatorPage {
        chrome: cx.chrome("Add an authenticator"),
        base: cx.href(""),
        confirm: confirm(cx, &cx.href("/account/authenticator")),
        key: key.text(),
        picture: Picture::of(&address)?,
        // A user who had to set it up before anything else continues to the home page.
        next: cx.href(if account.lacks_factor { "" } else { "/account" }),
        account,
        form,
    })
}

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage {
    chrome: Chrome,
    base: String,
    account: AccountShown,
    confirm: String,
    next: String,
    form: FormState,
}

impl PasswordPage {
    /// The workspace that requires it.
    fn place(&self) -> &str {
        self.chrome.workspace.as_ref().map_or("this workspace", |it| it.name.as_str())
    }
}

/// The page that changes the password.
pub(crate) async fn password(cx: &PageCx) -> Result<Body> {
    let account = cx.ask(OwnAccount {}).await?;
    cx.html(&PasswordPage {
        chrome: cx.chrome("Change your password"),
        base: cx.href(""),
        // A user who had to choose one before anything else continues to the home page.
        next: cx.href(if account.owes_password { "" } else { "/account" }),
        account,
        confirm: confirm(cx, &cx.href("/account/password")),
        form: cx.form_named("")?,
    })
}

#[derive(Template)]
#[template(path = "link.html")]
struct LinkPage {
    chrome: Chrome,
    base: String,
    account: AccountShown,
    provider: String,
    confirm: String,
    form: FormState,
}

/// The page that links an identity that a provider has just proved.
pub(crate) async fn link(cx: &PageCx) -> Result<Body> {
    let account = cx.ask(OwnAccount {}).await?;
    cx.html(&LinkPage {
        chrome: cx.chrome("Link a way to sign in"),
        base: cx.href(""),
        provider: account.offered.as_ref().map(|it| cx.providers.called(&it.issuer)).unwrap_or_default(),
        account,
        confirm: confirm(cx, &cx.href("/account/link")),
        form: cx.form_named("")?,
    })
}

#[derive(Template)]
#[template(path = "email.html")]
pub(super) struct EmailPage {
    pub chrome: Chrome,
    pub base: String,
    pub account: AccountShown,
    pub confirm: String,
    pub next: String,
    pub form: FormState,
}

impl EmailPage {
    /// The steps that change the address.
    fn lede(&self) -> &'static str {
        match (self.account.verified_at.is_some(), self.account.mail_reaches) {
            (true, _) => {
                "You get a mail at the address you have, and one at the new one. It changes when you followed both links, the \
                 one to the new address in this browser."
            }
            (false, true) => {
                "You get a mail at the new address. It changes when you follow its link in this browser."
            }
            (false, false) => {
                "No mail goes out here, so it changes at once. Type it with care: nothing tests it."
            }
        }
    }

    fn hint(&self) -> &'static str {
        let is_mailed = self.account.verified_at.is_some() || self.account.mail_reaches;
        if is_mailed {
            "The link works for a day. Ask again if no mail comes"
        } else {
            "Only you use it, to sign in"
        }
    }

    fn button(&self) -> &'static str {
        match (self.account.verified_at.is_some(), self.account.mail_reaches) {
            (true, _) => "Mail the links",
            (false, true) => "Mail the link",
            (false, false) => "Change it",
        }
    }
}

/// The page that changes the address.
pub(crate) async fn email(cx: &PageCx) -> Result<Body> {
    let account = cx.ask(OwnAccount {}).await?;
    cx.html(&EmailPage {
        chrome: cx.chrome(if account.lacks_address { "Give another address" } else { "Change your address" }),
        base: cx.href(""),
        // A user who had to give one before anything else, and has it at once, continues to the home page.
        next: cx.href(if account.lacks_address && !account.mail_reaches { "" } else { "/account" }),
        account,
        confirm: confirm(cx, &cx.href("/account/email")),
        form: cx.form_named("")?,
    })
}
