//! The people of a workspace: trusted with roles, removed.
//! What must stay true: a workspace keeps an Owner; only an Owner makes or unmakes one; removal ends every way in at once.

pub mod invitation;
pub mod pages;
#[cfg(test)]
pub(crate) mod tests;

use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::role::{Role, RoleSet};
use platform::action::{Action, Query};
use platform::error::{Error, Result};
use platform::fields::{Count, Name, Text};
use platform::identity::session;
use platform::input;
use platform::mail;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use queries::queries::protect::src::people as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Members on a page.
pub const PAGE: i64 = 100;

const LAST_OWNER: &str = "A workspace keeps at least one Owner. Make somebody else Owner first.";

// ---- rules ----

/// Roles as sent: at least one. Errors: `field_required`.
fn some_roles(roles: &[Role]) -> Ruled<()> {
    if roles.is_empty() { Err(Refusal::new(Code::FieldRequired).field("roles")) } else { Ok(()) }
}

/// Whether the change needs an Owner: who could make Owners could make themselves one.
fn touches_owner(before: RoleSet, after: RoleSet) -> bool {
    before.has(Role::Owner) || after.has(Role::Owner)
}

/// Refuses to leave a workspace without an Owner. `owners` are those there are, the person among them or not.
fn keeps_an_owner(owners: &[Uuid], person: Uuid, after: RoleSet, field: &str) -> Ruled<()> {
    if after.has(Role::Owner) || owners.iter().any(|&owner| owner != person) {
        return Ok(());
    }
    let message = LAST_OWNER.to_owned();
    Err(Fault { field: field.into(), code: Code::ValueUnknown, message }.into())
}

/// An operator is let in for a while, in the role of the grant and no other.
fn not_a_member() -> Refusal {
    let message = "An operator keeps the role of their grant. Remove them to end it now.".to_owned();
    Fault { field: "person".into(), code: Code::ValueUnknown, message }.into()
}

// ---- members ----

input! {
    /// A member's roles from now on.
    pub struct ChangeRoles {
        /// The member.
        person: Uuid,
        /// All of the roles, not only the new ones.
        roles: Vec<Role>,
        /// The member's version as seen; absent: whatever it is.
        version: Option<Count>,
    }
}

/// What a change of roles answers.
#[derive(Debug, Serialize)]
pub struct RolesChanged {
    /// The member.
    pub person: Uuid,
    /// The roles now.
    pub roles: Vec<&'static str>,
    /// Counts the member's changes.
    pub version: i32,
}

impl Action for ChangeRoles {
    const NAME: &'static str = "workspace.member.change_roles";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Sets what a member may do; they sign in anew for it.";
    type Output = RolesChanged;

    fn check(&self) -> Ruled<()> {
        some_roles(&self.roles)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RolesChanged>> {
        let after: RoleSet = self.roles.into_iter().collect();
        let (owners, member) = locked(tx, self.person).await?;
        if self.version.is_some_and(|seen| seen.0 != member.version) {
            return Err(Code::VersionStale.into());
        }
        if member.until.is_some() {
            return Err(not_a_member().into());
        }
        keeps_an_owner(&owners, self.person, after, "roles")?;
        let before = roles_of(&member.roles)?;
        if touches_owner(before, after) {
            tx.need_role(RoleSet::of(&[Role::Owner]), Code::PermissionDenied)?;
        }
        let roles = words_of(after);
        // What somebody invited to with other roles they may no longer be able to give.
        let theirs =
            sql::withdraw_invitations_by().bind(tx, &tx.now, &tx.tenant(), &self.person).all().await?;
        mail::withdraw(tx, &theirs).await?;
        // Under the new roles a session has a new secret: one's own gets it at once, others sign in again.
        if self.person == tx.person() {
            session::renew(tx, false).await?;
        } else {
            sql::end_sessions_of().bind(tx, &tx.now, &tx.tenant(), &self.person).all().await?;
        }
        let version = sql::change_roles().bind(tx, &roles, &tx.tenant(), &self.person).one().await?;
        let change = Change::of(self.person)
            .before(json!({ "roles": words_of(before) }))
            .after(json!({ "roles": roles, "version": version }));
        Ok(tx.record(change, RolesChanged { person: self.person, roles, version }))
    }
}

input! {
    /// Who leaves.
    pub struct RemoveMember {
        /// The member.
        person: Uuid,
        /// The member's version as seen; absent: whatever it is.
        version: Option<Count>,
        /// Why.
        reason: Option<Text>,
    }
}

/// What a removal answers.
#[derive(Debug, Serialize)]
pub struct Removed {
    /// The person.
    pub person: Uuid,
    /// Sessions that ended.
    pub sessions_ended: usize,
    /// Tokens that stopped working.
    pub tokens_revoked: usize,
}

impl Action for RemoveMember {
    const NAME: &'static str = "workspace.member.remove";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Removes a member; sessions and tokens end at once, what they did stays.";
    type Output = Removed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Removed>> {
        let (owners, member) = locked(tx, self.person).await?;
        if self.version.is_some_and(|seen| seen.0 != member.version) {
            return Err(Code::VersionStale.into());
        }
        keeps_an_owner(&owners, self.person, RoleSet::EMPTY, "person")?;
        let before = roles_of(&member.roles)?;
        if touches_owner(before, RoleSet::EMPTY) {
            tx.need_role(RoleSet::of(&[Role::Owner]), Code::PermissionDenied)?;
        }
        let (sessions_ended, tokens_revoked) = end_every_way_in(tx, &member).await?;
        let change = Change::of(self.person)
            .before(json!({ "roles": words_of(before) }))
            .after(json!({ "sessions_ended": sessions_ended, "tokens_revoked": tokens_revoked }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, Removed { person: self.person, sessions_ended, tokens_revoked }))
    }
}

input! {
    /// Which workspace is left, so that nobody leaves by accident.
    pub struct Leave {
        /// Its address, typed: the part after /w/.
        workspace: Name,
    }
}

impl Action for Leave {
    const NAME: &'static str = "workspace.member.leave";
    const NEEDS: Permission = Permission::AccountWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Leaves the workspace: one's own sessions and tokens in it end at once.";
    type Output = Removed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Removed>> {
        let person = tx.person();
        if self.workspace.as_str() != tx.workspace.slug {
            return Err(Refusal::new(Code::ValueUnknown).field("workspace").into());
        }
        let (owners, member) = locked(tx, person).await?;
        keeps_an_owner(&owners, person, RoleSet::EMPTY, "workspace")?;
        let before = roles_of(&member.roles)?;
        let (sessions_ended, tokens_revoked) = end_every_way_in(tx, &member).await?;
        let change = Change::of(person).before(json!({ "roles": words_of(before) }));
        Ok(tx.record(change, Removed { person, sessions_ended, tokens_revoked }))
    }
}

/// Locks the Owners and the member, in this order. Errors: `not_found` at `person`.
async fn locked(tx: &Tx, person: Uuid) -> Result<(Vec<Uuid>, sql::LockMember)> {
    let owners = sql::lock_owners().prepare(tx).await?;
    let member = sql::lock_member().prepare(tx).await?;
    let tenant = tx.tenant();
    let (owners, member) = tokio::join!(biased;
        async { owners.bind(tx, &tenant).all().await },
        async { member.bind(tx, &tenant, &person).opt().await });
    let member = member?.ok_or_else(|| Refusal::new(Code::NotFound).field("person"))?;
    Ok((owners?, member))
}

/// Ends membership, sessions, tokens and open invitations, for and by the member, in one flight; gives how many sessions
/// and tokens.
async fn end_every_way_in(tx: &Tx, member: &sql::LockMember) -> Result<(usize, usize)> {
    let remove = sql::remove_member().prepare(tx).await?;
    let sessions = sql::end_sessions_of().prepare(tx).await?;
    let pin = sql::forget_pin_of().prepare(tx).await?;
    let tokens = sql::revoke_tokens_of().prepare(tx).await?;
    let links = sql::withdraw_invitations_for().prepare(tx).await?;
    let theirs = sql::withdraw_invitations_by().prepare(tx).await?;
    let (tenant, person, now, email) = (tx.tenant(), member.person_id, tx.now, member.email.as_str());
    let (removed, pin, sessions, tokens, links, theirs) = tokio::join!(biased;
        async { remove.bind(tx, &tenant, &person).one().await },
        async { pin.bind(tx, &tenant, &person).opt().await },
        async { sessions.bind(tx, &now, &tenant, &person).all().await },
        async { tokens.bind(tx, &now, &tenant, &person).all().await },
        async { links.bind(tx, &now, &tenant, &email).all().await },
        async { theirs.bind(tx, &now, &tenant, &person).all().await });
    removed?;
    pin?;
    mail::withdraw(tx, &[links?, theirs?].concat()).await?;
    Ok((sessions?.len(), tokens?.len()))
}

fn words_of(roles: RoleSet) -> Vec<&'static str> {
    roles.iter().map(Role::as_str).collect()
}

fn roles_of(words: &[String]) -> Result<RoleSet> {
    RoleSet::parse_all(words).map_err(|_| Error::internal("a role that is none"))
}

// ---- asking ----

input! {
    /// Which members.
    pub struct Members {
        /// Where the page before ended.
        after: Option<Text>,
    }
}

input! {
    /// Which member.
    pub struct OneMember {
        /// The person.
        person: Uuid,
    }
}

/// A page of members.
#[derive(Debug, Serialize)]
pub struct MemberPage {
    /// Members in order of their names, those who were removed last.
    pub rows: Vec<MemberShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One member. Address and last sign-in are told to those who manage members.
#[derive(Debug, Serialize)]
pub struct MemberShown {
    /// The person.
    pub person: Uuid,
    /// The name others see.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// What the member may do.
    pub roles: Vec<String>,
    /// `active` or `removed`.
    pub state: String,
    /// An operator of the instance, let in until then; null: a member.
    pub until: Option<Instant>,
    /// Counts the member's changes.
    pub version: i32,
    /// When the person joined.
    pub joined_at: Instant,
    /// When the person last signed in by a browser.
    pub last_sign_in: Option<Instant>,
}

impl Query for Members {
    const NAME: &'static str = "workspace.members";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Lists the members with their roles, a hundred a page.";
    type Output = MemberPage;

    async fn fetch(self, tx: &ReadTx) -> Result<MemberPage> {
        let (state, name, after) = read_cursor(self.after.as_ref().map_or("", Text::as_str));
        let mut found =
            sql::members().bind(tx, &tx.tenant(), &tx.now, &state, &name, &after, &(PAGE + 1)).all().await?;
        let more = found.len() > PAGE as usize;
        found.truncate(PAGE as usize);
        let next = found.last().filter(|_| more).map(cursor);
        let rows = found.into_iter().map(|row| shown(tx, row)).collect();
        Ok(MemberPage { rows, next })
    }
}

impl Query for OneMember {
    const NAME: &'static str = "workspace.member";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Shows one member.";
    type Output = MemberShown;

    async fn fetch(self, tx: &ReadTx) -> Result<MemberShown> {
        let found = sql::member().bind(tx, &tx.tenant(), &self.person).opt().await?;
        Ok(shown(tx, found.ok_or_else(|| Refusal::new(Code::NotFound).field("person"))?))
    }
}

/// Where the page after this row begins.
fn cursor(last: &sql::MemberRow) -> String {
    format!("{} {} {}", last.person_id, last.state, last.sort_name)
}

/// A cursor is the last row's id, state and name in small letters; what is not one begins at the beginning.
fn read_cursor(text: &str) -> (String, String, Uuid) {
    let mut parts = text.splitn(3, ' ');
    let id = parts.next().and_then(|id| Uuid::parse_str(id).ok());
    match (id, parts.next(), parts.next()) {
        (Some(id), Some(state), Some(name)) => (state.to_owned(), name.to_owned(), id),
        _ => Default::default(),
    }
}

fn shown(tx: &ReadTx, row: sql::MemberRow) -> MemberShown {
    let manages = tx.member.roles.intersects(Permission::MembersWrite.roles());
    MemberShown {
        person: row.person_id,
        name: row.name,
        email: Some(row.email).filter(|_| manages),
        roles: row.roles,
        state: row.state,
        until: row.until,
        version: row.version,
        joined_at: row.created_at,
        last_sign_in: row.last_sign_in.filter(|_| manages),
    }
}
