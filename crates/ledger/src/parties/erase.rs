//! Erases a party's identity: the row stays for the books, and nothing in it identifies anybody.
//! Invariant: a party with an open balance, under a legal hold or whose data is restricted is not erased; the
//! event names nobody; nothing undoes it.

use super::{Party, coded};
use catalogue::say;
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal};
use platform::action::Action;
use platform::erasure;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

input! {
    /// The party to erase.
    pub struct EraseParty {
        /// The party's code.
        party: Name,
        /// The same code, typed once more, so that nobody is erased by accident.
        typed: Name,
    }
}

/// The answer to erasing a party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartyErased {
    /// The code it has from now on.
    pub party: String,
    /// Counts its changes.
    pub version: i32,
}

impl Action for EraseParty {
    const NAME: &'static str = "workspace.party.erase";
    const NEEDS: Permission = Permission::PartiesErase;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Erases the identity of a party for good: its name, code, numbers and words are removed and their key is destroyed.";
    type Output = PartyErased;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PartyErased>> {
        if self.typed.as_str() != self.party.as_str() {
            let message = say!("Type the code of this customer: {code}", code = self.party.as_str());
            let fault = Fault { message, ..Fault::new("typed", Code::ValueUnknown) };
            return Err(Refusal::invalid(vec![fault]).into());
        }
        let party = coded(tx, self.party.as_str(), "party").await?;
        if party.erased_at.is_some() || !erasure::hold(tx, party.party_id.uuid()).await? {
            return Ok(tx.duplicate(PartyErased { party: party.code, version: party.version }));
        }
        let party = party.usable("party")?;
        if erasure::is_held(tx, tx.tenant(), party.party_id.uuid(), tx.today()).await? {
            return Err(Refusal::new(Code::LegalHold).field("party").into());
        }
        erased(tx, &party).await
    }
}

async fn erased(tx: &Tx, party: &Party) -> Result<Recorded<PartyErased>> {
    // Checked while the party is locked: nothing more can be posted to it.
    if erasure::is_open(tx, tx.tenant(), party.party_id.uuid(), tx.today()).await? {
        return Err(Refusal::new(Code::PartyOpen).field("party").into());
    }
    let gone = erasure::erase(tx, party.party_id.uuid(), party.kind.as_str()).await?;
    let change = Change::of(&gone.code).after(json!({ "kind": party.kind, "person": party.party_id }));
    Ok(tx.record(change, PartyErased { party: gone.code, version: gone.version }))
}
