//! Custom roles: a workspace makes them out of permissions, beside the built-in ones.
//! Invariant: no custom role is wider than the Admin's or than that of the user who makes or changes it; a
//! change holds from the next call of all its holders, under a new session; nobody is left with a role that
//! has ended.

pub mod pages;
#[cfg(test)]
mod tests;

use crate::people::may_hand_on;
use catalogue::{Phrase, say};
use identity::sessions;
use kernel::code::Code;
use kernel::permission::{Permission, PermissionSet};
use kernel::plain_name;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::role_name::RoleName;
use kernel::trust::{Trust, WIDEST};
use platform::action::{Action, Query};
use platform::error::{Error, OnConstraint, Result};
use platform::fields::Count;
use platform::input;

use admin_queries::client::Params;
use admin_queries::roles as sql;
use platform::sealed::app::{invitation, membership};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// Custom roles of a workspace: each is a column of the matrix and a box in every form that gives roles.
pub const MOST: i64 = 30;
/// Holders of a role that a refusal names.
const NAMED: usize = 10;

const BUILT_IN: &str = "This looks like the name of a built-in role. Choose another.";
const TAKEN: &str =
    "There is a role called so, or so alike that they would be mixed up. Choose another name.";
const TOO_WIDE: &str = "No Admin may do this, so no custom role may. Leave it out.";
const FULL: &str = "A workspace has up to 30 roles of its own. End one that nobody needs first.";

// ---- rules ----

fn fault(field: impl Into<String>, message: impl Into<Phrase>) -> Refusal {
    Fault { field: field.into(), code: Code::ValueUnknown, message: message.into() }.into()
}

/// Checks a sent role. Errors: `value_unknown` for a built-in role's name, for a name with an address, and
/// for a permission that no Admin has; `field_required` without a permission.
fn fits(name: &RoleName, permissions: &[Permission]) -> Ruled<()> {
    if name.is_built_in() {
        return Err(fault("name", BUILT_IN));
    }
    plain_name::read("name", name.as_str())?;
    if permissions.is_empty() {
        return Err(Refusal::new(Code::FieldRequired).field("permissions"));
    }
    match permissions.iter().position(|permission| !WIDEST.has(*permission)) {
        Some(i) => Err(fault(format!("permissions[{i}]"), TOO_WIDE)),
        None => Ok(()),
    }
}

/// Nobody gives a permission that they do not have, by their roles and, with a token, by its scope.
/// Permissions of every member are no gift. Errors: `permission_denied`.
fn is_ones_own(permissions: &[Permission], may: impl Fn(Permission) -> bool) -> Ruled<()> {
    let lacks = |it: Permission| !PermissionSet::EVERYBODYS.has(it) && !may(it);
    let brings = |it: &Permission| PermissionSet::EMPTY.with(*it).closed();
    match permissions.iter().position(|permission| brings(permission).iter().any(lacks)) {
        Some(i) => Err(Refusal::new(Code::PermissionDenied)
            .field(format!("permissions[{i}]"))
            .fact("needs_permission", permissions[i].as_str())),
        None => Ok(()),
    }
}

/// The permissions that such a role has, by name and in the order of the matrix: these, those that they
/// imply, and those of every member.
fn words_of(permissions: &[Permission]) -> Vec<&'static str> {
    let named: PermissionSet = permissions.iter().copied().collect();
    named.closed().or(PermissionSet::EVERYBODYS).iter().map(Permission::as_str).collect()
}

/// Refuses to end a role that somebody holds or is invited to. Errors: `value_unknown`, which names these
/// people.
fn nobody_holds(role: &str, names: &[String]) -> Ruled<()> {
    if names.is_empty() {
        return Ok(());
    }
    let more = names.len().saturating_sub(NAMED);
    let first = names[..names.len() - more].join(", ");
    let people =
        if more > 0 { say!("{first} and {more} more", first, more) } else { Phrase::verbatim(first) };
    let message = say!(
        "{role} is held by {people}. Give them other roles or withdraw their invitations first.",
        role,
        people
    );
    Err(fault("role", message).fact("held_by", names))
}

/// Turns a name that is in use into a fault of the name.
fn named_alone<T>(written: impl OnConstraint<T>) -> Result<T> {
    written.on_constraint("role_name", Code::ValueUnknown, "name").map_err(|error| match error {
        Error::Refused(_) => fault("name", TAKEN).into(),
        other => other,
    })
}

// ---- changes ----

/// A role after a change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleNow {
    /// The role.
    pub role: Uuid,
    /// Its name.
    pub name: String,
    /// The names of its permissions: those that were sent, those that they imply, and those of every member.
    pub permissions: Vec<&'static str>,
    /// Counts its changes.
    pub version: i32,
}

input! {
    /// A role to create.
    pub struct CreateRole {
        /// What people call it.
        name: RoleName,
        /// What it allows, by the names of permissions; none that an Admin lacks. The permissions that they
        /// imply are added.
        permissions: Vec<Permission>,
    }
}

impl Action for CreateRole {
    const NAME: &'static str = "workspace.role.create";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Makes a role out of permissions that its maker has.";
    type Output = RoleNow;

    fn check(&self) -> Ruled<()> {
        fits(&self.name, &self.permissions)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RoleNow>> {
        is_ones_own(&self.permissions, |permission| tx.member.may(permission))?;
        let (tenant, role) = (tx.tenant(), tx.new_id()?);
        if sql::how_many().bind(tx, &tenant).one().await? >= MOST {
            return Err(fault("name", FULL).into());
        }
        let (name, permissions) = (self.name.as_str(), words_of(&self.permissions));
        let made = sql::insert_role()
            .params(
                tx,
                &sql::InsertRoleParams {
                    tenant,
                    role,
                    name,
                    folded: self.name.folded(),
                    permissions: &permissions,
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await;
        let version = named_alone(made)?;
        let change = Change::of(role).after(told(name, &permissions));
        Ok(tx.record(change, RoleNow { role, name: name.to_owned(), permissions, version }))
    }
}

/// A role, as the audit log records it.
fn told(name: &str, permissions: &[impl Serialize]) -> Value {
    json!({ "name": name, "permissions": permissions })
}

input! {
    /// A role with its new name or permissions.
    pub struct ChangeRole {
        /// The role.
        role: Uuid,
        /// What people call it.
        name: RoleName,
        /// All permissions of the role, not only the new ones.
        permissions: Vec<Permission>,
        /// The role's version as seen; absent: whatever it is.
        version: Option<Count>,
    }
}

impl Action for ChangeRole {
    const NAME: &'static str = "workspace.role.change";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Sets what a role of the workspace's own allows; its holders sign in again.";
    type Output = RoleNow;

    fn check(&self) -> Ruled<()> {
        fits(&self.name, &self.permissions)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RoleNow>> {
        let before = locked(tx, self.role, self.version).await?;
        is_ones_own(&self.permissions, |permission| tx.member.may(permission))?;
        let (name, permissions) = (self.name.as_str(), words_of(&self.permissions));
        let changed = sql::change_role()
            .bind(tx, &name, &self.name.folded(), &permissions, &tx.tenant(), &self.role)
            .one()
            .await;
        let version = named_alone(changed)?;
        if before.permissions != permissions {
            begin_anew(tx, self.role, &before.name).await?;
        }
        let change = Change::of(self.role)
            .before(told(&before.name, &before.permissions))
            .after(told(name, &permissions));
        Ok(tx.record(change, RoleNow { role: self.role, name: name.to_owned(), permissions, version }))
    }
}

/// As after a change of a member's roles: a session gets a new secret, and invitations are withdrawn, because
/// their authors may no longer be able to give those roles. The user's own session gets its secret at once,
/// others sign in again.
async fn begin_anew(tx: &Tx, role: Uuid, name: &str) -> Result<()> {
    let sessions = sql::end_sessions_of_holders().prepare(tx).await?;
    let theirs = sql::withdraw_invitations_by_holders().prepare(tx).await?;
    let (tenant, me, now) = (tx.tenant(), tx.person(), tx.now);
    let (sessions, theirs) = tokio::join!(biased;
        async { sessions.bind(tx, &now, &tenant, &role, &me).all().await },
        async { theirs.bind(tx, &now, &tenant, &role).all().await });
    sessions?;
    mail::withdraw(tx, &theirs?).await?;
    if tx.member.role_names().contains(&name) {
        sessions::renew(tx, false).await?;
    }
    Ok(())
}

input! {
    /// The role to end.
    pub struct EndRole {
        /// The role.
        role: Uuid,
        /// The role's version as seen; absent: whatever it is.
        version: Option<Count>,
    }
}

/// The answer to ending a role.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleEnded {
    /// The role.
    pub role: Uuid,
}

impl Action for EndRole {
    const NAME: &'static str = "workspace.role.end";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Ends a role of the workspace's own that nobody holds; its name is free again.";
    type Output = RoleEnded;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RoleEnded>> {
        let before = locked(tx, self.role, self.version).await?;
        nobody_holds(&before.name, &who_holds(tx, self.role).await?)?;
        sql::end_role().bind(tx, &tx.now, &tx.tenant(), &self.role).one().await?;
        let change = Change::of(self.role).before(told(&before.name, &before.permissions));
        Ok(tx.record(change, RoleEnded { role: self.role }))
    }
}

/// The names of the members who hold a role, then the invited addresses.
async fn who_holds(tx: &Tx, role: Uuid) -> Result<Vec<String>> {
    let called = |it: sql::WhoHolds| -> Result<(bool, String)> {
        let column = if it.is_invited { invitation::EMAIL } else { membership::NAME };
        Ok((it.is_invited, tx.cipher().open(column, it.id, it.called)?))
    };
    let held = sql::who_holds().bind(tx, &tx.tenant(), &role, &tx.now).all().await?;
    let mut held = held.into_iter().map(called).collect::<Result<Vec<_>>>()?;
    held.sort_by_cached_key(|(is_invited, name)| (*is_invited, name.to_lowercase()));
    Ok(held.into_iter().map(|(_, name)| name).collect())
}

/// Locks a role that has not ended and that the caller may give. Errors: `not_found`, `version_stale`,
/// `permission_denied`.
async fn locked(tx: &Tx, role: Uuid, seen: Option<Count>) -> Result<sql::LockRole> {
    let found = sql::lock_role().bind(tx, &tx.tenant(), &role).opt().await?;
    let found = found.ok_or_else(|| Refusal::new(Code::NotFound).field("role"))?;
    if seen.is_some_and(|seen| seen.0 != found.version) {
        return Err(Code::VersionStale.into());
    }
    may_hand_on(tx.member.trust, Trust::default().with_stored(&found.permissions.join(" ")))?;
    Ok(found)
}

// ---- asking ----

input! {
    /// The workspace's own roles.
    pub struct ListRoles {}
}

/// The workspace's own roles.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleList {
    /// In the order of their names.
    pub rows: Vec<RoleShown>,
}

/// A custom role.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleShown {
    /// The role.
    pub role: Uuid,
    /// Its name.
    pub name: String,
    /// The names of its permissions.
    pub permissions: Vec<String>,
    /// The names of the members who hold it.
    pub held_by: Vec<String>,
    /// Counts its changes.
    pub version: i32,
}

impl RoleShown {
    /// Its permissions, without those that no custom role may have; calls ignore these too.
    pub(crate) fn allows(&self) -> PermissionSet {
        Trust::default().with_stored(&self.permissions.join(" ")).all()
    }
}

impl Query for ListRoles {
    const NAME: &'static str = "workspace.roles";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Lists the workspace's own roles, what each allows and who holds it.";
    type Output = RoleList;

    async fn fetch(self, tx: &ReadTx) -> Result<RoleList> {
        let roles = sql::live_roles().prepare(tx).await?;
        let held = sql::held_roles().prepare(tx).await?;
        let tenant = tx.tenant();
        let (roles, held) = tokio::join!(biased;
            async { roles.bind(tx, &tenant).all().await },
            async { held.bind(tx, &tenant).all().await });
        let name = |one: sql::HeldRoles| -> Result<(Uuid, String)> {
            Ok((one.role_id, tx.cipher().open(membership::NAME, one.person_id, one.name)?))
        };
        let mut held = held?.into_iter().map(name).collect::<Result<Vec<_>>>()?;
        held.sort_by_cached_key(|(_, name)| name.to_lowercase());
        let by =
            |role: Uuid| held.iter().filter(|(of, _)| *of == role).map(|(_, name)| name.clone()).collect();
        let shown = |row: sql::LiveRoles| RoleShown {
            held_by: by(row.role_id),
            role: row.role_id,
            name: row.name,
            permissions: row.permissions,
            version: row.version,
        };
        Ok(RoleList { rows: roles?.into_iter().map(shown).collect() })
    }
}
