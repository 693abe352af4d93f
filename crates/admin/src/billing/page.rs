//! The page of billing: who pays, where notices go, and whether they arrive.
//! Invariant: the page shows the state of the address before anything can be changed.

use crate::billing::GetBilling;
use askama::Template;
use kernel::country::Country;
use kernel::day::Instant;
use mail::billing::{Billing, BillingStatus};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "billing.html")]
pub(super) struct BillingPage {
    pub chrome: Chrome,
    pub base: String,
    pub country: Country,
    pub billing: Option<Billing>,
    pub form: FormState,
    pub ask: FormState,
    pub remove: FormState,
}

impl BillingPage {
    /// Its state, in a word and a sentence.
    pub fn says(&self, billing: &Billing) -> (&'static str, &'static str) {
        match billing.standing {
            BillingStatus::Works => ("Works", "Notices go there and to every Owner."),
            BillingStatus::Unconfirmed => (
                "Not confirmed",
                "Until somebody follows the link that was mailed to it, notices go to the Owners alone.",
            ),
            BillingStatus::Lapsed => (
                "Not confirmed again",
                "It was asked again, and nobody answered. Until somebody does, notices go to the Owners alone.",
            ),
            BillingStatus::Bounces => (
                "Refused",
                "A mail to it was refused or came back. Until it works again, notices go to the Owners alone.",
            ),
        }
    }

    /// Whether the newest link can still be followed.
    pub fn is_open(&self, until: &Instant) -> bool {
        *until > self.chrome.now
    }

    pub fn works(&self, billing: &Billing) -> bool {
        billing.standing == BillingStatus::Works
    }

    /// The current value of a field.
    pub fn set(&self, of: fn(&Billing) -> Option<&str>) -> &str {
        self.billing.as_ref().and_then(of).unwrap_or_default()
    }

    pub fn email(&self) -> &str {
        self.set(|it| Some(&it.details.email))
    }

    pub fn legal_name(&self) -> &str {
        self.set(|it| it.details.legal_name.as_deref())
    }

    pub fn address(&self) -> &str {
        self.set(|it| it.details.address.as_deref())
    }

    pub fn is_indian(&self) -> bool {
        self.country == Country::India
    }

    pub fn is_australian(&self) -> bool {
        self.country == Country::Australia
    }

    pub fn gstin(&self) -> &str {
        self.set(|it| it.details.gstin.as_deref())
    }

    pub fn abn(&self) -> &str {
        self.set(|it| it.details.abn.as_deref())
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    cx.html(&BillingPage {
        chrome: cx.chrome("Billing"),
        base: cx.href(""),
        country: cx.tx.workspace.country,
        billing: cx.ask(GetBilling {}).await?.billing,
        form: cx.form_named("billing")?,
        ask: cx.form_named("ask")?,
        remove: cx.form_named("remove")?,
    })
}
