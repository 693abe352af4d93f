//! Erases a party's identity: the row stays for the books, and nothing in it identifies anybody.
//! Invariant: a party with an open balance, under a legal hold or whose data is restricted is not erased; the
//! event names nobody; nothing undoes it. Who it was goes into the closed archive while a law keeps records
//! of it.

use super::{Party, coded};
use catalogue::say;
use kernel::code::Code;
use kernel::day::Day;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal};
use lifecycle::casework::At;
use lifecycle::erasure;
use lifecycle::requests::farewell;
use lifecycle::retention::{Terms, copies};
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Flag, Name};
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
        /// Erases although a limit holds the mail to a person who asked for it: they were told in another way.
        told_otherwise: Flag,
    }
}

/// The answer to erasing a party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartyErased {
    /// The code it has from now on.
    pub party: String,
    /// Counts its changes.
    pub version: i32,
    /// The last day on which the closed archive keeps who it was; null: no law keeps records of it, or it was
    /// erased before.
    pub kept_until: Option<Day>,
    /// How many of the persons who asked for the erasure and were identified get a mail about it.
    pub told: usize,
    /// How many of them get none: somebody has to tell them.
    pub untold: usize,
}

impl Action for EraseParty {
    const NAME: &'static str = "workspace.party.erase";
    const NEEDS: Permission = Permission::PartiesErase;
    const STEP_UP: bool = true;
    const IN_CLOSED: bool = true;
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
            let (party, version) = (party.code, party.version);
            let before = PartyErased { party, version, kept_until: None, told: 0, untold: 0 };
            return Ok(tx.duplicate(before));
        }
        let party = party.usable("party")?;
        if erasure::is_held(tx, tx.tenant(), party.party_id.uuid(), tx.today()).await? {
            return Err(Refusal::new(Code::LegalHold).field("party").into());
        }
        erased(tx, &party, self.told_otherwise.0).await
    }
}

async fn erased(tx: &Tx, party: &Party, told_otherwise: bool) -> Result<Recorded<PartyErased>> {
    // Checked while the party is locked: nothing more can be posted to it.
    if erasure::is_open(tx, tx.tenant(), party.party_id.uuid(), tx.today()).await? {
        return Err(Refusal::new(Code::PartyOpen).field("party").into());
    }
    let kept_until = keep_copy(tx, party).await?;
    let id = party.party_id.uuid();
    let mut asked = farewell::addressees(tx, (tx.tenant(), id), tx.now).await?;
    // Afterwards nobody has the address any more.
    if let Some(message) = farewell::hold_back(tx, &mut asked).await?
        && !told_otherwise
    {
        let fault = Fault { message: message.into(), ..Fault::new("told_otherwise", Code::RateLimited) };
        return Err(Refusal::invalid(vec![fault]).into());
    }
    let (told, untold) = (asked.by_mail.len(), asked.others);
    let gone = erasure::erase(tx, id, party.kind.as_str()).await?;
    farewell::tell_in(tx, (tx.tenant(), tx.person()), tx.now, &asked.by_mail).await?;
    let after = json!({
        "kind": party.kind, "person": party.party_id, "kept_until": kept_until, "told": told, "untold": untold,
    });
    let erased = PartyErased { party: gone.code.clone(), version: gone.version, kept_until, told, untold };
    Ok(tx.record(Change::of(&gone.code).after(after), erased))
}

/// Moves who it was into the closed archive, if a law keeps records of it. Gives the last day.
async fn keep_copy(tx: &Tx, party: &Party) -> Result<Option<Day>> {
    let (shop, today) = (&tx.workspace, tx.today());
    let terms = Terms::of(tx, tx.tenant(), (shop.country.as_str(), shop.fy_start, today)).await?;
    let identity = json!({
        "code": party.code, "name": party.name, "kind": party.kind, "state": party.state, "gstin": party.gstin,
        "abn": party.abn, "pan": party.pan, "phone": party.phone, "location": party.location,
        "email": party.email, "gln": party.gln,
    });
    let at = At { tenant: tx.tenant(), by: tx.person(), now: tx.now };
    copies::keep(tx, at, &terms, (party.party_id.uuid(), &identity)).await
}
