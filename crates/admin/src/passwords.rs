//! The members whose password is easy to guess, and the action that requires a new one.
//! Invariant: nobody sees a password, and only its slow hash and three words for its strength are stored; the
//! requirement holds in this workspace alone: the password is the person's, and the user who asks changes
//! nothing about it.

pub(crate) mod page;
#[cfg(test)]
mod tests;

use crate::people::{may_hand_on, roles_of};
use admin_queries::passwords as sql;
use identity::{PASSWORD_LIST, PasswordStrength};
use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::trust::Trust;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::sealed::app::membership;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// People listed at once.
const MOST: usize = 100;

input! {
    /// Asks for the members whose password has not passed.
    pub struct Passwords {}
}

/// Members whose password is easy to guess, or was not checked since the lists changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PasswordList {
    /// Members with the worst passwords first, a hundred at most.
    pub rows: Vec<Doubtful>,
}

/// A member whose password has not passed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Doubtful {
    /// The person.
    pub person: Uuid,
    /// Their name.
    pub name: String,
    /// listed: on the list of common passwords; weak: easy to guess; unknown: not checked since the lists
    /// changed.
    pub standing: &'static str,
    /// When a new one was required that they have not chosen yet.
    pub asked_at: Option<Instant>,
}

const LISTED: &str = "listed";
const WEAK: &str = "weak";
const UNKNOWN: &str = "unknown";
const ORDER: [&str; 3] = [LISTED, WEAK, UNKNOWN];

impl Doubtful {
    fn of(tx: &ReadTx, row: sql::Doubtful) -> Result<Doubtful> {
        let standing = match PasswordStrength::known(row.standing.as_deref(), row.list.as_deref()) {
            Some(PasswordStrength::Listed) => LISTED,
            Some(PasswordStrength::Weak) => WEAK,
            _ => UNKNOWN,
        };
        Ok(Doubtful {
            person: row.person_id,
            name: tx.cipher().open(membership::NAME, row.person_id, row.name)?,
            standing,
            asked_at: row.password_after.filter(|asked| *asked >= row.since),
        })
    }

    /// Whether it was checked, and is easy to guess.
    pub(crate) fn is_bad(&self) -> bool {
        self.standing != UNKNOWN
    }

    /// Its state, as text after a name.
    pub(crate) fn says(&self) -> &'static str {
        match self.standing {
            LISTED => "on the list of common passwords",
            WEAK => "guessed soon",
            _ => "not seen yet",
        }
    }
}

/// Members whose password has not passed, the worst first.
pub(crate) async fn doubtful(tx: &ReadTx) -> Result<Vec<Doubtful>> {
    let rows = sql::doubtful_passwords().bind(tx, &tx.tenant(), &PASSWORD_LIST, &(MOST as i64)).all().await?;
    let mut rows = rows.into_iter().map(|row| Doubtful::of(tx, row)).collect::<Result<Vec<_>>>()?;
    let place = |it: &Doubtful| ORDER.iter().position(|word| *word == it.standing);
    rows.sort_by_cached_key(|it| (place(it), it.name.to_lowercase(), it.person));
    Ok(rows)
}

impl Query for Passwords {
    const NAME: &'static str = "workspace.passwords";
    const NEEDS: Permission = Permission::AuditRead;
    const SUMMARY: &'static str = "Lists the members whose password is easy to guess, without showing it.";
    type Output = PasswordList;

    async fn fetch(self, tx: &ReadTx) -> Result<PasswordList> {
        Ok(PasswordList { rows: doubtful(tx).await? })
    }
}

input! {
    /// The members who must choose a new password.
    pub struct RequirePassword {
        /// The members.
        people: Vec<Uuid>,
        /// Why.
        reason: Option<Text>,
    }
}

/// The answer to requiring new passwords.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PasswordRequired {
    /// The members.
    pub people: Vec<Uuid>,
    /// Their ended sessions, in this workspace alone.
    pub sessions_ended: usize,
}

impl Action for RequirePassword {
    const NAME: &'static str = "workspace.password.require";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Ends members' sessions here; they choose a new password before they do anything else here.";
    type Output = PasswordRequired;

    fn check(&self) -> Ruled<()> {
        match self.people.is_empty() {
            true => Err(Refusal::new(Code::FieldRequired).field("people")),
            false => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PasswordRequired>> {
        let (tenant, people) = (tx.tenant(), self.people);
        let found = sql::lock_members_with_password().bind(tx, &tenant, &people).all().await?;
        let missing = people.iter().position(|id| !found.iter().any(|it| it.person_id == *id));
        if let Some(i) = missing {
            return Err(Refusal::new(Code::NotFound).field(format!("people[{i}]")).into());
        }
        for one in &found {
            let trust = Trust::of(roles_of(&one.roles)?);
            may_hand_on(tx.member.trust, trust.with_stored(one.added.as_deref().unwrap_or_default()))?;
        }
        sql::require_password().bind(tx, &tx.now, &tenant, &people).all().await?;
        let ended = sql::end_sessions_of_people().bind(tx, &tx.now, &tenant, &people).all().await?.len();
        let change = Change::of("passwords")
            .after(json!({ "people": people, "sessions_ended": ended }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, PasswordRequired { people, sessions_ended: ended }))
    }
}
