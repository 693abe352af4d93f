//! The check-up as a page: first the open items, each with one button, then those that are well.
//! Invariant: every item has a name, a reason and a link; none is marked by colour alone.

use super::{Checkup, Item};
use askama::Template;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::Chrome;

#[derive(Template)]
#[template(path = "checkup.html")]
pub(super) struct CheckupPage {
    pub chrome: Chrome,
    pub base: String,
    pub to_do: usize,
    /// Whether the user may change who pays.
    pub bills: bool,
    pub items: Vec<Item>,
}

/// The page's words for an item: its name, its reason, its button and the target of that.
pub(super) struct Told {
    pub title: &'static str,
    pub why: &'static str,
    pub button: &'static str,
    pub to: &'static str,
}

impl CheckupPage {
    /// The number of open items, in words.
    pub fn lede(&self) -> String {
        match self.to_do {
            0 => "Nothing to do. It is looked at anew each time you come here.".into(),
            1 => "1 thing to do.".into(),
            n => format!("{n} things to do."),
        }
    }

    pub fn told(&self, item: &Item) -> Told {
        match told(item.id) {
            // If all passwords passed, the page asks for no new ones.
            told if item.id == "passwords" && !item.is_open => {
                Told { button: "Look at the passwords", ..told }
            }
            told if item.id == "billing" && !self.bills => {
                Told { button: "See who is an Owner", to: "/team", ..told }
            }
            told => told,
        }
    }

    /// The people and things it is about, in a line.
    pub fn names(&self, item: &Item) -> String {
        item.names.join(", ")
    }
}

fn told(id: &str) -> Told {
    let told = |title, why, button, to| Told { title, why, button, to };
    match id {
        "passwords" => told(
            "Passwords",
            "Judged when somebody signs in, never kept. Whether two people share one is not told.",
            "Require a new one",
            "/security/passwords",
        ),
        "shared_logins" => told(
            "Shared logins",
            "A login of one's own says who did what. At a counter people switch by PIN, at a till.",
            "Look at the team",
            "/team",
        ),
        "leavers" => told(
            "People who left",
            "Who no longer comes should no longer get in. Removing somebody ends their sessions and tokens at once.",
            "Look at the team",
            "/team",
        ),
        "invitations" => told(
            "Invitations nobody followed",
            "An invitation that went astray is better withdrawn and sent anew.",
            "Look at the invitations",
            "/team",
        ),
        "second_factor" => told(
            "Second factors",
            "A password alone can be guessed or told. Each person sets up a second factor on their account page.",
            "Ask it of everybody",
            "/settings",
        ),
        "tokens" => told(
            "API tokens that end soon",
            "A program whose token ends stops. Its person makes a new one in time.",
            "Look at your tokens",
            "/account",
        ),
        "billing" => told(
            "Billing address",
            "Notices of renewal and of security should reach who looks after bills, too. It is asked again every half year.",
            "Look at billing",
            "/settings/billing",
        ),
        "findings" => told(
            "Findings",
            "What is unusual in the audit log is worth a look: it may be nothing, or the first sign of something.",
            "Look at the findings",
            "/security/findings",
        ),
        _ => told(
            "The audit log",
            "A log that nobody reads protects nobody. A look once a month is enough.",
            "Read the audit log",
            "/audit",
        ),
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let shown = cx.ask(Checkup {}).await?;
    cx.html(&CheckupPage {
        chrome: cx.chrome("Security"),
        base: cx.href(""),
        to_do: shown.to_do,
        bills: cx.may(Permission::BillingWrite),
        items: shown.items,
    })
}
