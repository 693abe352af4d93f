//! A person's own ways in: API tokens for programs, sessions of browsers; it makes, lists and ends them.
//! Invariant: a token has a name and an end, is shown once and stored as a hash, and can do no more than its
//! person can at that moment, nor more than the token that made it.

pub mod feeds;
#[cfg(test)]
mod tests;

use admin_queries::client::Params;
use admin_queries::tokens as sql;
use identity::sessions;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::role::{Role, RoleSet};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Count, Flag, Name};
use platform::input;
use platform::sealed::app::{api_token as token, membership, session as browser};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Tokens on a page.
pub const PAGE: i64 = 50;
/// Sessions shown; they expire within half a day.
pub const SESSIONS: i64 = 50;
/// The default and the maximum number of days for which a token works (promises.toml, api-tokens).
pub const DAYS: i32 = 90;
/// See above.
pub const MOST_DAYS: i32 = 365;

/// Working tokens of one person in a workspace: each has its own allowance of requests.
pub const LIVE: i64 = 50;

/// The roles that see and revoke the tokens of others.
const KEEPERS: RoleSet = RoleSet::of(&[Role::Owner, Role::Admin]);

// ---- tokens ----

input! {
    /// A token for a program of the user's own.
    pub struct CreateToken {
        /// Its purpose, which distinguishes it from other tokens.
        name: Name,
        /// How many days it works, at most 365; absent: 90.
        days: Option<Count>,
        /// Its scope, by the names of permissions; absent: everything its person may do.
        permissions: Option<Vec<Name>>,
    }
}

/// The answer to creating a token.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TokenCreated {
    /// Its id, to revoke it.
    pub token_id: Uuid,
    /// Its name.
    pub name: String,
    /// When it expires.
    pub expires_at: Instant,
    /// Its scope; null for everything that its person may do.
    pub permissions: Option<Vec<String>>,
    /// The token, shown once.
    pub token: String,
}

/// The scope of a token. Errors: `value_unknown` for an unknown permission.
fn scope(names: Option<&[Name]>) -> Ruled<Option<Vec<Permission>>> {
    let Some(names) = names.filter(|names| !names.is_empty()) else { return Ok(None) };
    let mut faults = Vec::new();
    let mut scope = Vec::new();
    for (i, name) in names.iter().enumerate() {
        match Permission::named(name.as_str()) {
            Some(permission) => scope.push(permission),
            None => faults.push(Fault::new(format!("permissions[{i}]"), Code::ValueUnknown)),
        }
    }
    if faults.is_empty() { Ok(Some(scope)) } else { Err(Refusal::invalid(faults)) }
}

/// Nobody gives a permission that they do not have. Errors: `permission_denied`.
fn is_ones_own(scope: &[Permission], tx: &Tx) -> Ruled<()> {
    match scope.iter().position(|permission| !tx.member.may(*permission)) {
        Some(i) => Err(Refusal::new(Code::PermissionDenied)
            .field(format!("permissions[{i}]"))
            .fact("needs_permission", scope[i].as_str())),
        None => Ok(()),
    }
}

/// The lifetime of a token. Errors: `number_range`.
fn life(days: Option<Count>) -> Ruled<SignedDuration> {
    match days.map_or(DAYS, |days| days.0) {
        days @ 1..=MOST_DAYS => Ok(SignedDuration::from_hours(i64::from(days) * 24)),
        _ => Err(Refusal::new(Code::NumberRange).field("days")),
    }
}

impl Action for CreateToken {
    const NAME: &'static str = "workspace.token.create";
    const NEEDS: Permission = Permission::TokensWrite;
    const STEP_UP: bool = true;
    const SHOWN_ONCE: &'static [&'static str] = &["token"];
    const SUMMARY: &'static str =
        "Makes an API token that can do what its person can, or a part of that; shown once.";
    type Output = TokenCreated;

    fn check(&self) -> Ruled<()> {
        life(self.days)?;
        scope(self.permissions.as_deref()).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TokenCreated>> {
        let scope = scope(self.permissions.as_deref())?;
        let made = make(tx, &self.name, life(self.days)?, scope).await?;
        let change = told_of(&made);
        Ok(tx.record(change, made))
    }
}

/// What the audit event tells of a new token.
fn told_of(made: &TokenCreated) -> Change {
    Change::of(made.token_id)
        .after(json!({ "name": made.name, "expires_at": made.expires_at, "permissions": made.permissions }))
}

/// Makes a token. Errors: `permission_denied` for a scope that is not one's own, `too_many_open`.
async fn make(
    tx: &Tx,
    name: &Name,
    life: SignedDuration,
    scope: Option<Vec<Permission>>,
) -> Result<TokenCreated> {
    is_ones_own(scope.as_deref().unwrap_or_default(), tx)?;
    if sql::live_tokens().bind(tx, &tx.tenant(), &tx.person(), &tx.now).one().await? >= LIVE {
        return Err(Code::TooManyOpen.into());
    }
    let words: Option<Vec<&str>> = scope.map(|scope| scope.iter().map(|it| it.as_str()).collect());
    let id = tx.new_id()?;
    let (token, kept) = sessions::new_secret(tx, Some(tx.member.person))?;
    let (tenant, person, maker) = (tx.tenant(), tx.person(), sessions::this_token(tx));
    let factor = sessions::has_second_factor(tx);
    let made = sql::insert_token()
        .params(
            tx,
            &sql::InsertTokenParams {
                tenant,
                token: id,
                person,
                name: tx.cipher().seal(token::NAME, id, name.as_str())?,
                token_sha256: &kept[..],
                permissions: words,
                made_by: maker,
                second_factor: factor,
                now: tx.now,
                expires: tx.now + life,
            },
        )
        .one()
        .await?;
    Ok(TokenCreated {
        token_id: id,
        name: name.as_str().to_owned(),
        expires_at: made.expires_at,
        permissions: made.permissions,
        token,
    })
}

input! {
    /// The token to revoke.
    pub struct RevokeToken {
        /// Its id.
        token_id: Uuid,
    }
}

/// The answer to a revocation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TokenRevoked {
    /// The token.
    pub token_id: Uuid,
}

impl Action for RevokeToken {
    const NAME: &'static str = "workspace.token.revoke";
    const NEEDS: Permission = Permission::TokensWrite;
    const IN_READ_ONLY: bool = true;
    const SUMMARY: &'static str =
        "Ends a token of one's own, and those made with it; Owner and Admin end anybody's.";
    type Output = TokenRevoked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TokenRevoked>> {
        let id = self.token_id;
        let change = Change::of(id).before(end_token(tx, id).await?);
        Ok(tx.record(change, TokenRevoked { token_id: id }))
    }
}

/// Ends a token, and those that were made with it. Gives what the audit event tells of it. Errors:
/// `not_found` at `token_id`, `permission_denied` for somebody else's.
pub async fn end_token(tx: &Tx, id: Uuid) -> Result<serde_json::Value> {
    let live = sql::live_token().bind(tx, &tx.tenant(), &id, &tx.now).opt().await?;
    let live = live.ok_or_else(|| Refusal::new(Code::NotFound).field("token_id"))?;
    if live.person_id != tx.person() {
        tx.need_role(KEEPERS, Code::PermissionDenied)?;
    }
    sql::revoke_token().bind(tx, &tx.tenant(), &id, &tx.now).all().await?;
    let name = tx.cipher().open(token::NAME, id, live.name)?;
    Ok(json!({ "name": name, "person": live.person_id }))
}

input! {
    /// Which tokens.
    pub struct ListTokens {
        /// Everybody's, for Owner and Admin.
        all: Flag,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of working tokens.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TokenPage {
    /// The newest first.
    pub rows: Vec<TokenShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// One token, without its secret, which nobody has.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TokenShown {
    /// Its id.
    pub token_id: Uuid,
    /// Its person.
    pub person: Uuid,
    /// The name of its person.
    pub user: String,
    /// Its purpose.
    pub name: String,
    /// Its scope; null for everything that its person may do.
    pub permissions: Option<Vec<String>>,
    /// When it was made.
    pub created_at: Instant,
    /// When it expires.
    pub expires_at: Instant,
    /// When it was last used, as far as noted.
    pub used_at: Option<Instant>,
}

impl Query for ListTokens {
    const NAME: &'static str = "workspace.tokens";
    const NEEDS: Permission = Permission::TokensWrite;
    const SUMMARY: &'static str =
        "Lists one's own API tokens that work; Owner and Admin can list everybody's.";
    type Output = TokenPage;

    async fn fetch(self, tx: &ReadTx) -> Result<TokenPage> {
        let (tenant, before, many) = (tx.tenant(), self.after.unwrap_or(Uuid::max()), PAGE + 1);
        let found = if self.all.0 {
            tx.need_role(KEEPERS, Code::PermissionDenied)?;
            sql::tokens().bind(tx, &tenant, &before, &tx.now, &many).all().await?
        } else {
            sql::tokens_of().bind(tx, &tenant, &tx.person(), &before, &tx.now, &many).all().await?
        };
        let Page { rows, next } = Page::of(found, PAGE, |row| row.token_id);
        let rows = rows.into_iter().map(|row| shown(tx, row)).collect::<Result<Vec<_>>>()?;
        Ok(TokenPage { rows, next })
    }
}

fn shown(tx: &ReadTx, row: sql::TokenRow) -> Result<TokenShown> {
    Ok(TokenShown {
        token_id: row.token_id,
        person: row.person_id,
        user: tx.cipher().open(membership::NAME, row.person_id, row.person)?,
        name: tx.cipher().open(token::NAME, row.token_id, row.name)?,
        permissions: row.permissions,
        created_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
    })
}

// ---- sessions ----

input! {
    /// The own session to end.
    pub struct EndSession {
        /// Its id.
        session_id: Uuid,
    }
}

/// The answer to ending a session.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SessionEnded {
    /// The session.
    pub session_id: Uuid,
}

impl Action for EndSession {
    const NAME: &'static str = "workspace.session.end";
    const NEEDS: Permission = Permission::AccountWrite;
    const SUMMARY: &'static str = "Signs out one of one's own browsers, from anywhere.";
    type Output = SessionEnded;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SessionEnded>> {
        let id = self.session_id;
        let ended = sql::end_own_session().bind(tx, &tx.now, &tx.tenant(), &id, &tx.person()).opt().await?;
        ended.ok_or_else(|| Refusal::new(Code::NotFound).field("session_id"))?;
        Ok(tx.record(Change::of(id), SessionEnded { session_id: id }))
    }
}

input! {
    /// Asks for one's own sessions.
    pub struct ListSessions {}
}

/// The sessions of a person in this workspace.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SessionList {
    /// The newest first.
    pub rows: Vec<SessionShown>,
}

/// A signed-in browser.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SessionShown {
    /// Its id.
    pub session_id: Uuid,
    /// The browser, as it names itself.
    pub device: String,
    /// The address it signed in from.
    pub ip: String,
    /// When it signed in.
    pub created_at: Instant,
    /// When it expires.
    pub expires_at: Instant,
    /// Whether it is the session of this call.
    pub current: bool,
}

impl Query for ListSessions {
    const NAME: &'static str = "workspace.sessions";
    const NEEDS: Permission = Permission::AccountWrite;
    const SUMMARY: &'static str = "Lists the browsers one is signed in with.";
    type Output = SessionList;

    async fn fetch(self, tx: &ReadTx) -> Result<SessionList> {
        let found = sql::sessions_of().bind(tx, &tx.tenant(), &tx.person(), &tx.now, &SESSIONS).all().await?;
        let (this, cipher) = (sessions::this_credential(tx), tx.cipher());
        let shown = |row: sql::SessionsOf| {
            Ok(SessionShown {
                session_id: row.session_id,
                device: cipher.open(browser::DEVICE, row.session_id, row.device)?,
                ip: cipher.open(browser::IP, row.session_id, row.ip)?,
                created_at: row.created_at,
                expires_at: row.expires_at,
                current: row.session_id == this,
            })
        };
        Ok(SessionList { rows: found.into_iter().map(shown).collect::<Result<_>>()? })
    }
}
