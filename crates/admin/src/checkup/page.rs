//! The check-up as a page: first the open items, each with one button, then those that are well.
//! Invariant: every item has a name, a reason and a link; none is marked by colour alone.

use super::{Checkup, Item};
use askama::Template;
use catalogue::Phrase;
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
    pub fn lede(&self) -> Phrase {
        match self.to_do {
            0 => Phrase::of("Nothing to do. It is checked again each time you come here."),
            n => Phrase::counted(n as u64, "{count} thing to do.", "{count} things to do."),
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
        let names = item.names.iter().map(|name| name.in_language(self.chrome.language()));
        names.collect::<Vec<_>>().join(", ")
    }
}

fn told(id: &str) -> Told {
    let told = |title, why, button, to| Told { title, why, button, to };
    match id {
        "passwords" => told(
            "Passwords",
            "Checked when their owners sign in, never stored. Whether two people share one cannot be seen.",
            "Require a new one",
            "/security/passwords",
        ),
        "shared_logins" => told(
            "Shared logins",
            "With logins of their own, the audit log shows who did what. At a counter, people switch by PIN on a till.",
            "Look at the team",
            "/team",
        ),
        "access_review" => told(
            "Access review",
            "Every quarter each person and each API token is confirmed or removed, within 30 days.",
            "Look at the reviews",
            "/team/reviews",
        ),
        "leavers" => told(
            "People who left",
            "Remove people who have left. Their sessions and tokens end at once.",
            "Look at the team",
            "/team",
        ),
        "invitations" => told(
            "Invitations nobody followed",
            "Withdraw an invitation that got lost, and send a new one.",
            "Look at the invitations",
            "/team",
        ),
        "second_factor" => told(
            "Second factors",
            "A password alone can be guessed or given away. Each person sets up a second factor on their account page.",
            "Require it for everyone",
            "/settings",
        ),
        "tokens" => told(
            "API tokens that end soon",
            "A program stops when its token ends. Make a new one before that.",
            "Look at your tokens",
            "/account",
        ),
        "billing" => told(
            "Billing address",
            "Notices of renewal and of security should also reach the person who looks after bills. The address is confirmed again every half year.",
            "Look at billing",
            "/settings/billing",
        ),
        "findings" => told(
            "Findings",
            "Unusual events in the audit log are worth a look: they may be nothing, or the first sign of something.",
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
