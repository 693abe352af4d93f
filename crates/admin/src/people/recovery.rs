//! Recovery of a member who lost every second factor: an Owner asks for it, stops it, and finishes it after
//! its wait.
//! Invariant: only an Owner does it, never for themselves, with a proof from the last five minutes. It moves
//! the membership to a new account, which the member makes by a mail, and changes no account: otherwise an
//! Owner would get into the member's other workspaces.

use super::invitation::{New, insert, send};
use super::{locked, not_a_member};
use admin_queries::people as sql;
use identity::invitations::INVITATION;
use identity::recovery::{self, Waiting};
use identity::sessions;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::UserId;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal};
use mail::messages::recovered;
use platform::action::Action;
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::sealed::app::membership;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

const ONESELF: &str = "Nobody does this for themselves. Ask another Owner, or the operator of this instance.";

input! {
    /// A member whose second factor is lost.
    pub struct RequestRecovery {
        /// The member.
        person: Uuid,
        /// Why; the member and the Owners read it.
        reason: Option<Text>,
    }
}

impl Action for RequestRecovery {
    const NAME: &'static str = recovery::ASK;
    const NEEDS: Permission = Permission::MembersRecover;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Asks to move a member who lost their second factor to a new account; they and the Owners get a mail, and can stop it meanwhile.";
    type Output = Waiting;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Waiting>> {
        let member = another(tx, self.person).await?;
        let (person, reason) = (UserId::from_uuid(self.person), self.reason.as_ref().map(Text::as_str));
        let name = tx.cipher().open(membership::NAME, person.uuid(), member.name)?;
        let waiting = recovery::ask(tx, person, &name, reason).await?;
        let change = Change::of(self.person).after(json!({ "due_at": waiting.due_at })).reason(reason);
        Ok(tx.record(change, waiting))
    }
}

input! {
    /// The member whose recovery stops.
    pub struct StopRecovery {
        /// The member.
        person: Uuid,
    }
}

/// The answer to stopping.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Recovered {
    /// The member.
    pub person: Uuid,
}

/// The answer to finishing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LinkMailed {
    /// The member, whose membership ends when the link is followed.
    pub person: Uuid,
    /// The invitation of the link, to withdraw it.
    pub invitation_id: Uuid,
    /// When the link expires.
    pub expires_at: Instant,
}

impl Action for StopRecovery {
    const NAME: &'static str = recovery::STOP;
    const NEEDS: Permission = Permission::MembersRecover;
    const SUMMARY: &'static str = "Stops a member's recovery: everything stays as it is.";
    type Output = Recovered;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Recovered>> {
        locked(tx, self.person).await?;
        recovery::stop(tx, UserId::from_uuid(self.person)).await?;
        let change = Change::of(self.person).after(json!({ "by": "owner" }));
        Ok(tx.record(change, Recovered { person: self.person }))
    }
}

input! {
    /// The member whose recovery is due.
    pub struct FinishRecovery {
        /// The member.
        person: Uuid,
    }
}

impl Action for FinishRecovery {
    const NAME: &'static str = recovery::FINISH;
    const NEEDS: Permission = Permission::MembersRecover;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Mails a member the link to a new account once the wait is over; when they follow it, their membership moves to that account.";
    type Output = LinkMailed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LinkMailed>> {
        let member = another(tx, self.person).await?;
        if member.until.is_some() {
            return Err(not_a_member().into());
        }
        let email = recovery::finish(tx, UserId::from_uuid(self.person)).await?;
        // The secret that an invitation would show is given to nobody.
        let ((_, shown), (secret, mailed)) =
            (sessions::new_secret(tx, None)?, sessions::new_secret(tx, None)?);
        let expires_at = tx.now + INVITATION;
        let roles: Vec<&str> = member.roles.iter().map(String::as_str).collect();
        let new =
            New { email: &email, roles: &roles, custom_roles: &member.custom_ids, moves: Some(self.person) };
        let invitation_id = insert(tx, &new, (&shown, &mailed), expires_at).await?;
        let words = recovered(&tx.workspace, &tx.member.name, expires_at);
        send(tx, (invitation_id, &email), words, &secret, expires_at).await?;
        let change =
            Change::of(self.person).after(json!({ "invitation": invitation_id, "expires_at": expires_at }));
        Ok(tx.record(change, LinkMailed { person: self.person, invitation_id, expires_at }))
    }
}

/// A member other than the Owner who asks, so that nobody recovers the last Owner here. Errors: `not_found`,
/// 422 at `person`.
async fn another(tx: &Tx, person: Uuid) -> Result<sql::LockMember> {
    let (_, member) = locked(tx, person).await?;
    if person == tx.person() {
        let message = ONESELF.into();
        let fault = Fault { field: "person".into(), code: Code::ValueUnknown, message };
        return Err(Refusal::from(fault).into());
    }
    Ok(member)
}
