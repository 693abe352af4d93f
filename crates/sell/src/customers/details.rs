//! What is kept of a customer beside the ledger, for the card and for the form that changes it.
//! Invariant: a PAN is shown with its middle hidden, and a form that leaves it out keeps it.

use kernel::permission::Permission;
use ledger::parties::{GetParty, MAY_LIMIT, PartyDetails};
use platform::error::Result;
use web::page::PageCx;
use web::view::FormState;

use crate::customers::list_page::KINDS;
use crate::invoices::page::typed;

/// A customer's details as their fields write them; an empty text for what is not known.
pub(crate) struct Details {
    pub kind: &'static str,
    pub state: String,
    pub gstin: String,
    pub pan: String,
    pub abn: String,
    pub phone: String,
    pub phone_verified: bool,
    pub location: String,
    pub email: String,
    pub gln: String,
    pub credit_limit: String,
    pub terms_days: String,
    pub hold_until_tested: bool,
    pub version: i32,
}

impl Details {
    /// The kind in words.
    pub fn kind_word(&self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self.kind).map_or("", |(_, word)| word)
    }

    /// What the box for a verified number says.
    pub fn verified(&self) -> &'static str {
        if self.phone_verified { "yes" } else { "" }
    }

    /// What the box for goods that wait for a test says.
    pub fn waits(&self) -> &'static str {
        if self.hold_until_tested { "yes" } else { "" }
    }

    /// What is known, with its name.
    pub fn facts(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("Telephone", &self.phone),
            ("Address", &self.location),
            ("E-mail", &self.email),
            ("State code", &self.state),
            ("GSTIN", &self.gstin),
            ("PAN", &self.pan),
            ("ABN", &self.abn),
            ("GLN", &self.gln),
            ("Credit days", &self.terms_days),
        ];
        let known = all.into_iter().map(|(word, value)| (word, value.as_str()));
        known.filter(|(_, value)| !value.is_empty()).collect()
    }

    fn of(cx: &PageCx, party: PartyDetails) -> Result<Details> {
        let text = Option::<String>::unwrap_or_default;
        let limit = party.credit_limit_minor.map(|limit| typed(cx, limit.get())).transpose()?;
        Ok(Details {
            kind: party.kind.as_str(),
            state: text(party.state),
            gstin: text(party.gstin),
            pan: text(party.pan),
            abn: text(party.abn),
            phone: text(party.phone),
            phone_verified: party.phone_verified,
            location: text(party.location),
            email: text(party.email),
            gln: text(party.gln),
            credit_limit: text(limit),
            terms_days: party.terms_days.map(|days| days.to_string()).unwrap_or_default(),
            hold_until_tested: party.hold_until_tested,
            version: party.version,
        })
    }
}

/// The details of a party that is not erased, and the form that changes them, each only for those who may.
pub(crate) async fn details(cx: &PageCx, code: &str) -> Result<(Option<Details>, Option<FormState>)> {
    if !cx.may(Permission::PartiesRead) {
        return Ok((None, None));
    }
    let party = cx.ask_with::<GetParty>(&[("party", code)]).await?;
    let edit = if cx.may(Permission::PartiesWrite) { Some(cx.form_named("edit")?) } else { None };
    Ok((Some(Details::of(cx, party)?), edit))
}

/// Whether the user may change a credit limit.
pub(crate) fn may_limit(cx: &PageCx) -> bool {
    cx.tx.member.trust.roles.intersects(MAY_LIMIT)
}
