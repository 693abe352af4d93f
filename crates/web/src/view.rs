//! The Rust side of templates: the shell around a page, its policy, its words for numbers and times.
//! Invariant: nothing here hands text to a page unescaped, except drawings that are
//! constants of this program.

pub mod beam;
pub mod form;
pub mod icon;
pub mod parts;
pub mod phrase;
mod picture;
pub mod shell;
pub mod shown;
pub mod spark;

use std::borrow::Borrow;
use std::sync::Arc;

use catalogue::{Phrase, say};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::contacts::Contacts;
use kernel::environment::Environment;

use crate::{contacts, environment};

pub use beam::Beam;
pub use form::FormState;
pub use icon::Svg;
pub use phrase::Shown;
pub use picture::Picture;
pub use spark::Spark;

/// Everything `layout.html` and `bare.html` need; a page's struct holds it in the field `chrome`,
/// which the macros read too.
#[derive(Clone, Debug)]
pub struct Chrome {
    /// The page's own title: "New bill". The layout adds workspace and product.
    pub title: Phrase,
    /// BCP 47: `en-IN`, `en-AU`, `ar`.
    pub lang: String,
    pub theme: Theme,
    /// The nonce of this response; the same as in [`csp`].
    pub nonce: String,
    /// The token every form of this session sends back in `_csrf`.
    pub csrf: String,
    /// Where the brand leads: the workspace's first page, or the sign-in page.
    pub home: String,
    /// A page that answers `?q=`; without it the palette finds pages only.
    pub find: Option<String>,
    pub workspace: Option<WorkspaceChrome>,
    pub person: Option<PersonChrome>,
    /// The till, where people share the browser.
    pub till: Option<TillChrome>,
    /// The workspace was closed.
    pub closed: Option<ClosedChrome>,
    /// A disk of the server is full: nothing can be changed.
    pub disk_full: bool,
    /// The workspace or the instance can only be read, because of an incident.
    pub is_read_only: bool,
    /// The notice of an incident that this person has not read yet.
    pub notice: Option<NoticeChrome>,
    /// Support asks to see a record, or may see one.
    pub capture: Option<CaptureChrome>,
    /// The problem with the billing address, for a member who can repair it.
    pub billing: Option<BillingChrome>,
    pub nav: Vec<NavGroup>,
    /// Actions that are in the palette but not in the rail.
    pub commands: Vec<NavItem>,
    /// Quiet lines at the rail's end: "Backed up 41 minutes ago".
    pub foot: Vec<String>,
    pub flash: Option<Flash>,
    /// What the instance is for; each page says it first, outside production.
    pub environment: Environment,
    /// The addresses of the operator, at the foot of each page.
    pub contacts: Arc<Contacts>,
    /// The page shows a refused form: its title begins with "Error: ".
    pub refused: bool,
    /// The server's clock when the page was made, so that clocks on it do not trust the device.
    pub now: Timestamp,
    pub manner: Manner,
}

/// The workspace as the rail names it.
#[derive(Clone, Debug)]
pub struct WorkspaceChrome {
    pub name: String,
    pub place: String,
    pub slug: String,
    /// Where a person changes to another workspace.
    pub switch: String,
}

/// The person as the badge names them.
#[derive(Clone, Debug)]
pub struct PersonChrome {
    pub name: String,
    pub role: String,
    pub href: String,
}

/// The till that this browser is, as the header names it.
#[derive(Clone, Debug)]
pub struct TillChrome {
    pub name: String,
    /// Where the button posts that leaves it to the next person.
    pub leave: String,
    /// After this many seconds without a key or a touch the page leaves it by itself.
    pub idle_s: i64,
}

/// The message on each page of a closed workspace.
#[derive(Clone, Debug)]
pub struct ClosedChrome {
    /// The day it ends, in its own zone.
    pub ends_on: Date,
    /// Where it is opened again, for a member who may.
    pub reopen: Option<String>,
}

/// The message on each page for an Owner or Admin who has not read the notice of an incident.
#[derive(Clone, Debug)]
pub struct NoticeChrome {
    /// The name of the incident.
    pub incident: String,
    /// Where the notice is read.
    pub href: String,
}

/// The message on each page while support asks to see a record, or may see one.
#[derive(Clone, Debug)]
pub struct CaptureChrome {
    /// The name of the support case.
    pub case: String,
    /// When the copy is deleted; None: an Owner is asked.
    pub end: Option<Timestamp>,
    /// The page of captures.
    pub href: String,
}

/// The message on each page for an Owner whose workspace's billing address does not work.
#[derive(Clone, Debug)]
pub struct BillingChrome {
    /// The problem, in a sentence.
    pub says: &'static str,
    /// Where it is corrected.
    pub mend: String,
}

/// One heading of the rail. An empty title has no heading (Today).
#[derive(Clone, Debug, Default)]
pub struct NavGroup {
    pub title: String,
    pub items: Vec<NavItem>,
}

/// One page in the rail, the phone's menu and the palette.
#[derive(Clone, Debug, Default)]
pub struct NavItem {
    pub href: String,
    pub label: String,
    /// A name that [`icon::icon`] knows.
    pub icon: &'static str,
    pub current: bool,
    /// How many things wait there; 0 shows nothing.
    pub count: u32,
    /// Keys one after the other, "g t"; empty for none.
    pub keys: &'static str,
    /// Its word in the phone's bottom bar ("Sell"); empty where it is not in the bar.
    /// The first four are shown.
    pub tab: &'static str,
}

/// A message about the action before: shown ten seconds, or until closed where it reports a problem.
#[derive(Clone, Debug)]
pub struct Flash {
    pub tone: Tone,
    pub text: String,
    pub undo: Option<Undo>,
}

/// The form behind a message's Undo button.
#[derive(Clone, Debug)]
pub struct Undo {
    pub action: String,
    /// The idempotency key of the undoing.
    pub key: String,
    pub fields: Vec<(String, String)>,
}

/// How serious a message is; always shown by an icon and a word besides the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Ok,
    Info,
    Warn,
    Bad,
}

/// The value of the `__Host-theme` cookie; without it the page follows the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Device,
    Light,
    Dark,
}

/// How the workspace writes money and times.
#[derive(Clone, Debug)]
pub struct Manner {
    /// ISO 4217: `INR`, `AUD`.
    pub currency: String,
    /// Decimal places, 2 for both.
    pub minor_digits: u32,
    pub zone: TimeZone,
}

impl Chrome {
    /// The shell of a page for a person who is not signed in.
    pub fn bare(title: impl Into<Phrase>, nonce: &str, csrf: &str, now: Timestamp) -> Chrome {
        Chrome {
            title: title.into(),
            lang: "en".into(),
            theme: Theme::Device,
            nonce: nonce.into(),
            csrf: csrf.into(),
            home: "/".into(),
            find: None,
            workspace: None,
            person: None,
            till: None,
            closed: None,
            disk_full: false,
            is_read_only: false,
            notice: None,
            capture: None,
            billing: None,
            nav: Vec::new(),
            commands: Vec::new(),
            foot: Vec::new(),
            flash: None,
            environment: environment::here(),
            contacts: contacts::here(),
            refused: false,
            now,
            manner: Manner { currency: String::new(), minor_digits: 2, zone: TimeZone::UTC },
        }
    }

    /// The shell of a sample page in an Australian dairy whose every name is these
    /// words: for tests of templates.
    pub fn sample(words: &str) -> Chrome {
        let mut chrome = Chrome::bare(Phrase::verbatim(words), "bm9uY2U", "token", Timestamp::UNIX_EPOCH);
        chrome.manner.currency = "AUD".into();
        let (name, place, slug, switch) = (words.into(), words.into(), "dairy".into(), "/workspaces".into());
        chrome.workspace = Some(WorkspaceChrome { name, place, slug, switch });
        chrome.person =
            Some(PersonChrome { name: words.into(), role: "Maker".into(), href: "/w/dairy/account".into() });
        chrome
    }

    /// "New bill · Sona Rekha Jewellers · Steelyard", with "Error: " before it on a refused form.
    pub fn full_title(&self) -> String {
        let title = match self.refused {
            true => say!("Error: {title}", title = &self.title).in_language(self.language()),
            false => self.title.in_language(self.language()),
        };
        let workspace = self.workspace.as_ref().map_or(String::new(), |w| format!("{} · ", w.name));
        format!("{title} · {workspace}Steelyard")
    }

    /// `rtl` for the languages written from right to left.
    pub fn dir(&self) -> &'static str {
        let language = self.lang.split('-').next().unwrap_or_default();
        if matches!(language, "ar" | "fa" | "he" | "ur") { "rtl" } else { "ltr" }
    }

    /// The phone's bottom bar; the fifth place belongs to the menu.
    pub fn tabs(&self) -> impl Iterator<Item = &NavItem> {
        self.nav.iter().flat_map(|group| &group.items).filter(|item| !item.tab.is_empty()).take(4)
    }

    /// Whether a rupee sign will be drawn, which only the second font file has.
    pub fn wants_latin_ext(&self) -> bool {
        self.manner.currency == "INR"
    }

    /// The drawing of a name that [`icon::icon`] knows.
    pub fn icon(&self, name: impl AsRef<str>) -> Svg {
        icon::icon(name.as_ref())
    }

    /// The hashed address of a static file.
    pub fn asset(&self, name: &str) -> &'static str {
        crate::assets::url(name)
    }

    /// `₹4,15,192.00`, from minor units.
    pub fn money(&self, minor: impl Borrow<i64>) -> String {
        shown::money(*minor.borrow(), &self.manner.currency, self.manner.minor_digits)
    }

    /// `4,15,192.00` without the sign, for a column whose heading has it.
    pub fn amount(&self, minor: impl Borrow<i64>) -> String {
        shown::amount(*minor.borrow(), &self.manner.currency, self.manner.minor_digits)
    }

    /// The sign before a field of money: `₹`.
    pub fn currency_sign(&self) -> &str {
        shown::currency_sign(&self.manner.currency)
    }

    /// Whether people pay by UPI here: it moves rupees alone.
    pub fn takes_upi(&self) -> bool {
        self.manner.currency == "INR"
    }

    /// `24.318`, from milligrams.
    pub fn grams(&self, mg: impl Borrow<i64>) -> String {
        shown::grams(*mg.borrow())
    }

    /// `1.5 %`, from millionths of a percent.
    pub fn percent(&self, millionths: impl Borrow<i64>) -> String {
        shown::percent(*millionths.borrow())
    }

    /// `20 Nov 2026, 14:05` in the workspace's zone.
    pub fn instant(&self, at: impl Borrow<Timestamp>) -> String {
        shown::instant(*at.borrow(), &self.manner.zone)
    }

    /// `14:05` in the workspace's zone.
    pub fn hour(&self, at: impl Borrow<Timestamp>) -> String {
        shown::hour(*at.borrow(), &self.manner.zone)
    }

    /// The day of a moment in the workspace's zone: `20 Nov 2026`.
    pub fn date(&self, at: impl Borrow<Timestamp>) -> String {
        shown::day(at.borrow().to_zoned(self.manner.zone.clone()).date())
    }

    /// `20 Nov 2026`.
    pub fn day(&self, day: impl Borrow<Date>) -> String {
        shown::day(*day.borrow())
    }

    /// `1 day`, `4 days`.
    pub fn days(&self, count: impl Borrow<i64>) -> String {
        shown::days(*count.borrow())
    }
}

impl PersonChrome {
    /// At most two letters: "Mira Walsh" is MW.
    pub fn initials(&self) -> String {
        self.name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect()
    }
}

impl Tone {
    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Ok => "ok",
            Tone::Info => "info",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
        }
    }

    /// Whether a message of this tone may close by itself.
    pub fn is_brief(self) -> bool {
        matches!(self, Tone::Ok | Tone::Info)
    }

    /// The icon that goes with it.
    pub fn icon(self) -> &'static str {
        match self {
            Tone::Ok => "check",
            Tone::Info => "info",
            Tone::Warn | Tone::Bad => "warn",
        }
    }
}

impl Theme {
    /// From the cookie `__Host-theme`; anything but `light` and `dark` follows the device.
    pub fn from_cookie(value: Option<&str>) -> Theme {
        match value {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Device,
        }
    }

    /// For `data-theme`; `None` leaves the attribute out.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Theme::Device => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }
}

/// The `Content-Security-Policy` of a page whose scripts carry this nonce.
pub fn csp(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         worker-src 'self'; manifest-src 'self'; require-trusted-types-for 'script'; \
         trusted-types htmx steelyard; report-uri /csp-report"
    )
}

#[cfg(test)]
mod tests;
