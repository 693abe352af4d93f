//! One party with all that is kept of it, for the form that changes it.
//! Invariant: nobody sees a PAN whole.

use kernel::money::Money;
use kernel::permission::Permission;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use super::list::masked;
use crate::parties::{self, Party, PartyKind};

input! {
    /// Which party.
    pub struct GetParty {
        /// Its code.
        party: Name,
    }
}

/// A party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartyDetails {
    /// Its code.
    pub party: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: PartyKind,
    /// State code (India).
    pub state: Option<String>,
    /// GSTIN.
    pub gstin: Option<String>,
    /// PAN with its middle hidden.
    pub pan: Option<String>,
    /// ABN.
    pub abn: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Whether staff verified that number.
    pub phone_verified: bool,
    /// Address.
    pub location: Option<String>,
    /// The e-mail address to which its bills are sent, with one @ and a dot behind it.
    pub email: Option<String>,
    /// GLN.
    pub gln: Option<String>,
    /// The credit limit.
    pub credit_limit_minor: Option<Money>,
    /// Days until a bill is due.
    pub terms_days: Option<i32>,
    /// Whether each lot from this supplier waits for a test.
    pub hold_until_tested: bool,
    /// Counts its changes.
    pub version: i32,
}

impl Query for GetParty {
    const NAME: &'static str = "workspace.party";
    const NEEDS: Permission = Permission::PartiesRead;
    const SUMMARY: &'static str = "Shows a party with its numbers, its address and its terms.";
    type Output = PartyDetails;

    async fn fetch(self, tx: &ReadTx) -> Result<PartyDetails> {
        Ok(details(parties::coded(tx, self.party.as_str(), "party").await?))
    }
}

fn details(party: Party) -> PartyDetails {
    PartyDetails {
        party: party.code,
        name: party.name,
        kind: party.kind,
        state: party.state,
        gstin: party.gstin,
        pan: party.pan.map(|pan| masked(&pan)),
        abn: party.abn,
        phone: party.phone,
        phone_verified: party.phone_verified,
        location: party.location,
        email: party.email,
        gln: party.gln,
        credit_limit_minor: party.credit_limit_minor.map(Money::from_stored),
        terms_days: party.terms_days,
        hold_until_tested: party.hold_until_tested,
        version: party.version,
    }
}
