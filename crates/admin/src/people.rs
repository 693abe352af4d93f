//! The people of a workspace: their roles, and their removal.
//! Invariant: a workspace keeps an Owner; only an Owner makes or unmakes one; no other user gives or takes
//! more than the kernel's `Trust` allows; a removal ends every way in at once.

pub mod invitation;
pub mod pages;
pub mod recovery;
#[cfg(test)]
pub(crate) mod tests;
pub mod unmailed;

use identity::recovery as recovery_of;
use identity::recovery::Waiting;
use identity::sessions;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::role::{Role, RoleSet};
use kernel::trust::Trust;
use platform::action::{Action, Query};
use platform::error::{Error, Result};
use platform::fields::{Count, Name, Text};
use platform::input;

use admin_queries::people as sql;
use platform::sealed::app::{api_token as token, invitation as invitation_cell, membership};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Members on a page.
pub const PAGE: i64 = 100;

const LAST_OWNER: &str = "A workspace keeps at least one Owner. Make somebody else Owner first.";

// ---- rules ----

/// Roles as sent: at least one, built-in or custom. Errors: `field_required`.
fn some_roles(roles: Option<&[Role]>, custom: Option<&[Uuid]>) -> Ruled<()> {
    match roles.is_none_or(<[Role]>::is_empty) && custom.is_none_or(<[Uuid]>::is_empty) {
        true => Err(Refusal::new(Code::FieldRequired).field("roles")),
        false => Ok(()),
    }
}

/// Refuses unless a user with the trust `own` may give this trust to others or take it from them. Errors:
/// `permission_denied`.
pub(crate) fn may_hand_on(own: Trust, given: Trust) -> Ruled<()> {
    if own.may_hand_on(given) {
        return Ok(());
    }
    let needs = if given.roles.has(Role::Owner) { Role::Owner } else { Role::Admin };
    Err(Refusal::new(Code::PermissionDenied).fact("needs_role", needs.as_str()))
}

/// Refuses to leave a workspace without an Owner. `owners` are the current ones, with or without the person.
fn keeps_an_owner(owners: &[Uuid], person: Uuid, after: RoleSet, field: &str) -> Ruled<()> {
    if after.has(Role::Owner) || owners.iter().any(|&owner| owner != person) {
        return Ok(());
    }
    let message = LAST_OWNER.into();
    Err(Fault { field: field.into(), code: Code::ValueUnknown, message }.into())
}

/// An operator has access for a limited time, in the role of the grant and no other.
fn not_a_member() -> Refusal {
    let message = "An operator keeps the role of their grant. Remove them to end it now.".into();
    Fault { field: "person".into(), code: Code::ValueUnknown, message }.into()
}

// ---- members ----

input! {
    /// A member's new roles.
    pub struct ChangeRoles {
        /// The member.
        person: Uuid,
        /// All of the built-in roles, not only the new ones.
        roles: Option<Vec<Role>>,
        /// All of the workspace's own roles, by their ids.
        custom_roles: Option<Vec<Uuid>>,
        /// The member's version as seen; absent: whatever it is.
        version: Option<Count>,
    }
}

/// The answer to a change of roles.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RolesChanged {
    /// The member.
    pub person: Uuid,
    /// The built-in roles now.
    pub roles: Vec<&'static str>,
    /// The names of the workspace's own roles now.
    pub custom_roles: Vec<String>,
    /// Counts the member's changes.
    pub version: i32,
}

impl Action for ChangeRoles {
    const NAME: &'static str = "workspace.member.change_roles";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Sets the roles of a member, who then signs in again.";
    type Output = RolesChanged;

    fn check(&self) -> Ruled<()> {
        some_roles(self.roles.as_deref(), self.custom_roles.as_deref())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RolesChanged>> {
        let (owners, member) = locked(tx, self.person).await?;
        if self.version.is_some_and(|seen| seen.0 != member.version) {
            return Err(Code::VersionStale.into());
        }
        if member.until.is_some() {
            return Err(not_a_member().into());
        }
        let after = Given::of(tx, self.roles, self.custom_roles).await?;
        keeps_an_owner(&owners, self.person, after.trust.roles, "roles")?;
        may_hand_on(tx.member.trust, trust_of(&member)?)?;
        may_hand_on(tx.member.trust, after.trust)?;
        // With other roles, the member may no longer be able to give the roles of their open invitations.
        let theirs =
            sql::withdraw_invitations_by().bind(tx, &tx.now, &tx.tenant(), &self.person).all().await?;
        mail::withdraw(tx, &theirs).await?;
        // Under the new roles a session gets a new secret: the user's own gets it at once, others sign in
        // again.
        if self.person == tx.person() {
            sessions::renew(tx, false).await?;
        } else {
            sql::end_sessions_of().bind(tx, &tx.now, &tx.tenant(), &self.person).all().await?;
        }
        let roles = words_of(after.trust.roles);
        let version =
            sql::change_roles().bind(tx, &roles, &after.ids, &tx.tenant(), &self.person).one().await?;
        let change = Change::of(self.person)
            .before(held(&member))
            .after(json!({ "roles": after.names(), "version": version }));
        Ok(tx
            .record(change, RolesChanged { person: self.person, roles, custom_roles: after.custom, version }))
    }
}

/// Roles to give: their combined trust, and the custom ones among them, locked.
pub(crate) struct Given {
    trust: Trust,
    ids: Vec<Uuid>,
    custom: Vec<String>,
}

impl Given {
    /// Reads the sent roles. Errors: `not_found` for a role that the workspace does not have or no longer
    /// has.
    async fn of(tx: &Tx, roles: Option<Vec<Role>>, custom: Option<Vec<Uuid>>) -> Result<Given> {
        let roles: RoleSet = roles.unwrap_or_default().into_iter().collect();
        let mut given = Given { trust: Trust::of(roles), ids: Vec::new(), custom: Vec::new() };
        let Some(wanted) = custom.filter(|wanted| !wanted.is_empty()) else { return Ok(given) };
        let found = sql::given_roles().bind(tx, &tx.tenant(), &wanted).all().await?;
        let missing = wanted.iter().position(|id| !found.iter().any(|role| role.role_id == *id));
        if let Some(i) = missing {
            return Err(Refusal::new(Code::NotFound).field(format!("custom_roles[{i}]")).into());
        }
        for role in found {
            given.trust = given.trust.with_stored(&role.permissions.join(" "));
            given.ids.push(role.role_id);
            given.custom.push(role.name);
        }
        Ok(given)
    }

    /// The names of all of them, the built-in ones first.
    fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.trust.roles.iter().map(Role::as_str).collect();
        names.extend(self.custom.iter().map(String::as_str));
        names
    }
}

/// A member's trust.
fn trust_of(member: &sql::LockMember) -> Result<Trust> {
    Ok(Trust::of(roles_of(&member.roles)?).with_stored(member.added.as_deref().unwrap_or_default()))
}

/// The names of a member's roles, for the audit event.
fn held(member: &sql::LockMember) -> serde_json::Value {
    let custom = member.custom.iter().flatten();
    json!({ "roles": member.roles.iter().chain(custom).collect::<Vec<_>>() })
}

input! {
    /// The member to remove.
    pub struct RemoveMember {
        /// The member.
        person: Uuid,
        /// The member's version as seen; absent: whatever it is.
        version: Option<Count>,
        /// Why.
        reason: Option<Text>,
    }
}

/// The answer to a removal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Removed {
    /// The person.
    pub person: Uuid,
    /// Ended sessions.
    pub sessions_ended: usize,
    /// Tokens that stopped working.
    pub tokens_revoked: usize,
}

impl Action for RemoveMember {
    const NAME: &'static str = "workspace.member.remove";
    const NEEDS: Permission = Permission::MembersWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Removes a member; sessions and tokens end at once, and the record of their work stays.";
    type Output = Removed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Removed>> {
        let (held, removed) = end_membership(tx, self.person, self.version.map(|seen| seen.0)).await?;
        let (sessions_ended, tokens_revoked) = (removed.sessions_ended, removed.tokens_revoked);
        let change = Change::of(self.person)
            .before(held)
            .after(json!({ "sessions_ended": sessions_ended, "tokens_revoked": tokens_revoked }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, removed))
    }
}

/// Ends a membership with every way in. Gives what the audit event tells of the roles, and what ended.
/// Errors: `not_found`, `version_stale`, `permission_denied`, and 422 for the last Owner.
pub async fn end_membership(
    tx: &Tx,
    person: Uuid,
    version: Option<i32>,
) -> Result<(serde_json::Value, Removed)> {
    let (owners, member) = locked(tx, person).await?;
    if version.is_some_and(|seen| seen != member.version) {
        return Err(Code::VersionStale.into());
    }
    keeps_an_owner(&owners, person, RoleSet::EMPTY, "person")?;
    may_hand_on(tx.member.trust, trust_of(&member)?)?;
    let (sessions_ended, tokens_revoked) = end_every_way_in(tx, &member).await?;
    Ok((held(&member), Removed { person, sessions_ended, tokens_revoked }))
}

input! {
    /// The workspace to leave, typed so that nobody leaves by accident.
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
        let (sessions_ended, tokens_revoked) = end_every_way_in(tx, &member).await?;
        let change = Change::of(person).before(held(&member));
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

/// Ends membership, sessions, tokens and open invitations, for and by the member, in one flight; returns the
/// number of ended sessions and tokens.
async fn end_every_way_in(tx: &Tx, member: &sql::LockMember) -> Result<(usize, usize)> {
    let remove = sql::remove_member().prepare(tx).await?;
    let sessions = sql::end_sessions_of().prepare(tx).await?;
    let pin = sql::forget_pin_of().prepare(tx).await?;
    let tokens = sql::revoke_tokens_of().prepare(tx).await?;
    let links = sql::withdraw_invitations_for().prepare(tx).await?;
    let theirs = sql::withdraw_invitations_by().prepare(tx).await?;
    let (tenant, person, now, cipher) = (tx.tenant(), member.person_id, tx.now, tx.cipher());
    let email = cipher.open(membership::EMAIL, person, member.email.clone())?;
    let email = cipher.blind_address(invitation_cell::EMAIL, &email)?;
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

pub(crate) fn roles_of(words: &[String]) -> Result<RoleSet> {
    RoleSet::parse_all(words).map_err(|_| Error::internal("a role that is none"))
}

// ---- asking ----

input! {
    /// Which members.
    pub struct ListMembers {
        /// Where the page before ended.
        after: Option<Text>,
    }
}

input! {
    /// Which member.
    pub struct GetMember {
        /// The person.
        person: Uuid,
    }
}

/// A page of members.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MemberPage {
    /// Members in order of their names within the page, the removed ones last.
    pub rows: Vec<MemberShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One member. Address and last sign-in are only for users who manage members.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MemberShown {
    /// The person.
    pub person: Uuid,
    /// The name others see.
    pub name: String,
    /// E-mail address; null for users who do not manage members.
    pub email: Option<String>,
    /// The built-in roles.
    pub roles: Vec<String>,
    /// The workspace's own roles.
    pub custom_roles: Vec<RoleHeld>,
    /// `active`; `joining`: they still set up the second factor that their role needs; or `removed`.
    pub state: String,
    /// The state of the address: `confirmed` or `not_confirmed`; `lost`: somebody else proved to own it, and
    /// the member gives another at the next sign-in. Only for users who manage members.
    pub address: Option<&'static str>,
    /// The end of an operator's access; null for a member.
    pub until: Option<Instant>,
    /// Counts the member's changes.
    pub version: i32,
    /// When the person joined.
    pub joined_at: Instant,
    /// When the person last signed in by a browser.
    pub last_sign_in: Option<Instant>,
    /// The open recovery of a lost second factor; null for users who do not manage members.
    pub recovery: Option<Waiting>,
    /// What their removal ends; only for a single member, and for users who manage members.
    pub holds: Option<Holds>,
}

/// A member's own things in a workspace, which end with the membership. The results of their work remain.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Holds {
    /// Open sessions.
    pub sessions: i64,
    /// The names of the working API tokens, a hundred at most.
    pub tokens: Vec<String>,
    /// The addresses with open invitations by the member, a hundred at most.
    pub invitations: Vec<String>,
    /// The action of a form that was started and not sent.
    pub draft: Option<String>,
}

/// A custom role that somebody holds.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleHeld {
    /// The role.
    pub role: Uuid,
    /// Its name.
    pub name: String,
}

impl MemberShown {
    /// The names of all roles, the built-in ones first.
    pub fn role_names(&self) -> String {
        let custom = self.custom_roles.iter().map(|held| &held.name);
        self.roles.iter().chain(custom).map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

impl Query for ListMembers {
    const NAME: &'static str = "workspace.members";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Lists the members with their roles, a hundred a page.";
    type Output = MemberPage;

    async fn fetch(self, tx: &ReadTx) -> Result<MemberPage> {
        let (state, after) = read_cursor(self.after.as_ref().map_or("", Text::as_str));
        let found = sql::members().bind(tx, &tx.tenant(), &tx.now, &state, &after, &(PAGE + 1)).all().await?;
        let Page { rows: found, next } = Page::of(found, PAGE, cursor);
        let mut rows = with_recoveries(tx, found).await?;
        rows.sort_by_cached_key(|it| (it.state.clone(), it.name.to_lowercase(), it.person));
        Ok(MemberPage { rows, next })
    }
}

impl Query for GetMember {
    const NAME: &'static str = "workspace.member";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Shows one member.";
    type Output = MemberShown;

    async fn fetch(self, tx: &ReadTx) -> Result<MemberShown> {
        let found = sql::member().bind(tx, &tx.tenant(), &self.person).opt().await?;
        let found = found.ok_or_else(|| Refusal::new(Code::NotFound).field("person"))?;
        let mut one = with_recoveries(tx, vec![found]).await?;
        let one = one.pop().ok_or_else(|| Error::internal("one member is one row"))?;
        Ok(MemberShown { holds: held_by(tx, &one).await?, ..one })
    }
}

async fn held_by(tx: &ReadTx, member: &MemberShown) -> Result<Option<Holds>> {
    if member.state != "active" || !tx.member.holds(Permission::MembersWrite) {
        return Ok(None);
    }
    let held = sql::held_by().bind(tx, &tx.tenant(), &member.person, &tx.now).one().await?;
    let tokens = tokens_of(tx, member.person).await?;
    let invited = sql::invited_by().bind(tx, &tx.tenant(), &member.person, &tx.now, &PAGE).all().await?;
    let email = |it: sql::InvitedBy| tx.cipher().open(invitation_cell::EMAIL, it.invitation_id, it.email);
    let mut invitations = invited.into_iter().map(email).collect::<Result<Vec<_>>>()?;
    invitations.sort();
    let sql::HeldBy { sessions, draft } = held;
    Ok(Some(Holds { sessions, tokens, invitations, draft }))
}

/// The names of a person's working tokens, sorted.
async fn tokens_of(tx: &ReadTx, person: Uuid) -> Result<Vec<String>> {
    let rows = sql::tokens_held_by().bind(tx, &tx.tenant(), &person, &tx.now, &PAGE).all().await?;
    let open = |row: sql::TokensHeldBy| tx.cipher().open(token::NAME, row.token_id, row.name);
    let mut names = rows.into_iter().map(open).collect::<Result<Vec<_>>>()?;
    names.sort_by_cached_key(|name| name.to_lowercase());
    Ok(names)
}

/// The start of the page after this row.
fn cursor(last: &sql::MemberRow) -> String {
    format!("{} {}", last.person_id, last.state)
}

/// A cursor is the last row's id and state; any other text starts at the first page.
fn read_cursor(text: &str) -> (String, Uuid) {
    let (id, state) = text.split_once(' ').unwrap_or_default();
    Uuid::parse_str(id).map(|id| (state.to_owned(), id)).unwrap_or_default()
}

/// The members with their open recoveries; users who do not manage members do not see these.
async fn with_recoveries(tx: &ReadTx, rows: Vec<sql::MemberRow>) -> Result<Vec<MemberShown>> {
    let mut waiting = Vec::new();
    if tx.member.may(Permission::MembersWrite) {
        let people: Vec<Uuid> = rows.iter().map(|row| row.person_id).collect();
        waiting = recovery_of::waiting(tx, &people).await?;
    }
    let of = |row: &sql::MemberRow| waiting.iter().find(|it| it.person == row.person_id).cloned();
    let with = |row: sql::MemberRow| Ok(MemberShown { recovery: of(&row), ..shown(tx, row)? });
    rows.into_iter().map(with).collect()
}

/// The state of an address, in the API's words.
fn address_of(standing: &str) -> Option<&'static str> {
    match standing {
        "proved" => Some("confirmed"),
        "claimed" => Some("not_confirmed"),
        "lost" => Some("lost"),
        _ => None,
    }
}

fn shown(tx: &ReadTx, row: sql::MemberRow) -> Result<MemberShown> {
    let manages = tx.member.holds(Permission::MembersWrite);
    let custom = row.custom.into_iter().flatten().zip(row.custom_names.into_iter().flatten());
    let (cipher, email) = (tx.cipher(), Some(row.email).filter(|_| manages));
    Ok(MemberShown {
        person: row.person_id,
        name: cipher.open(membership::NAME, row.person_id, row.name)?,
        email: cipher.open(membership::EMAIL, row.person_id, email)?,
        roles: row.roles,
        custom_roles: custom.map(|(role, name)| RoleHeld { role, name }).collect(),
        state: row.state,
        address: row.address.as_deref().filter(|_| manages).and_then(address_of),
        until: row.until,
        version: row.version,
        joined_at: row.created_at,
        last_sign_in: row.last_sign_in.filter(|_| manages),
        recovery: None,
        holds: None,
    })
}
