//! Recovery of a member who lost every second factor, as an Owner does it: asked for, stopped, finished after its wait.
//! What must stay true: an Owner alone does it, never for themselves; a proof of the last five minutes is asked for.

use super::locked;
use kernel::code::Code;
use kernel::id::UserId;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal};
use platform::action::Action;
use platform::error::Result;
use platform::fields::Text;
use platform::identity::recovery::{self, Waiting};
use platform::input;
use platform::sealed::app::membership;
use platform::tx::{Change, Recorded, Tx};
use queries::queries::protect::src::people as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

const ONESELF: &str = "Nobody does this for themselves. Ask another Owner, or the operator of this instance.";

input! {
    /// Whose second factor is lost.
    pub struct AskRecovery {
        /// The member.
        person: Uuid,
        /// Why; the member and the Owners read it.
        reason: Option<Text>,
    }
}

impl Action for AskRecovery {
    const NAME: &'static str = recovery::ASK;
    const NEEDS: Permission = Permission::MembersRecover;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Asks to take a member's lost second factor away; they and the Owners are told, and can stop it meanwhile.";
    type Output = Waiting;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Waiting>> {
        let member = another(tx, self.person).await?;
        let (person, reason) = (UserId::from_uuid(self.person), self.reason.as_ref().map(Text::as_str));
        let name = tx.cells().open(membership::NAME, person.uuid(), member.name)?;
        let waiting = recovery::ask(tx, person, &name, reason).await?;
        let change = Change::of(self.person).after(json!({ "due_at": waiting.due_at })).reason(reason);
        Ok(tx.record(change, waiting))
    }
}

input! {
    /// Whose recovery.
    pub struct StopRecovery {
        /// The member.
        person: Uuid,
    }
}

/// What stopping or finishing answers.
#[derive(Debug, Serialize)]
pub struct Recovered {
    /// The member.
    pub person: Uuid,
}

impl Action for StopRecovery {
    const NAME: &'static str = recovery::STOP;
    const NEEDS: Permission = Permission::MembersRecover;
    const SUMMARY: &'static str = "Stops a member's recovery: their second factor stays.";
    type Output = Recovered;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Recovered>> {
        locked(tx, self.person).await?;
        recovery::stop(tx, UserId::from_uuid(self.person)).await?;
        let change = Change::of(self.person).after(json!({ "by": "owner" }));
        Ok(tx.record(change, Recovered { person: self.person }))
    }
}

input! {
    /// Whose recovery is due.
    pub struct FinishRecovery {
        /// The member.
        person: Uuid,
    }
}

impl Action for FinishRecovery {
    const NAME: &'static str = recovery::FINISH;
    const NEEDS: Permission = Permission::MembersRecover;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Takes a member's second factor away once the wait is over; their sessions and tokens end, the password stays.";
    type Output = Recovered;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Recovered>> {
        another(tx, self.person).await?;
        recovery::finish(tx, UserId::from_uuid(self.person)).await?;
        Ok(tx.record(Change::of(self.person), Recovered { person: self.person }))
    }
}

/// A member other than the Owner who asks, so that the last Owner is nobody's to recover here. Errors: `not_found`, 422 at
/// `person`.
async fn another(tx: &Tx, person: Uuid) -> Result<sql::LockMember> {
    let (_, member) = locked(tx, person).await?;
    if person == tx.person() {
        let message = ONESELF.to_owned();
        let fault = Fault { field: "person".into(), code: Code::ValueUnknown, message };
        return Err(Refusal::from(fault).into());
    }
    Ok(member)
}
