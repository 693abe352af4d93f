//! The transaction of one call: entered as a member of one workspace, ended by COMMIT with its audit event or undone.
//! What must stay true: nobody outside this crate can make a `Tx`, a member or a `Recorded`; a `Tx` that is dropped in
//! the middle closes its connection, so that none goes back to the pool before the end of its transaction was sent.
//!
//! What the compiler holds (each example fails for its one marked reason; the twin beside it compiles):
//!
//! No transaction without `run`:
//! ```compile_fail,E0624
//! async fn round(platform: &platform::platform::Platform, call: &platform::call::Call) {
//!     let _ = platform::tx::ReadTx::open(platform, call, "BEGIN").await; // private
//! }
//! ```
//! ```
//! async fn through<A: platform::action::Action>(platform: &platform::platform::Platform, call: &platform::call::Call) {
//!     let _ = platform::action::run::<A>(platform, call, &serde_json::Value::Null).await;
//! }
//! ```
//! No return without an audit event:
//! ```compile_fail,E0451
//! fn forged(end: platform::tx::Recorded<u8>) -> platform::tx::Recorded<()> {
//!     platform::tx::Recorded { output: (), ..end } // private fields
//! }
//! ```
//! ```
//! fn recorded(tx: &platform::tx::Tx) -> platform::tx::Recorded<()> {
//!     tx.record(platform::tx::Change::of("A/26-27/00001"), ())
//! }
//! ```
//! No workspace from text:
//! ```compile_fail,E0277
//! let tenant: kernel::id::TenantId = "0192f0c1-2345-7890-abcd-ef0123456789".parse().unwrap(); // no FromStr
//! ```
//! ```
//! let role: kernel::role::Role = "Owner".parse().unwrap();
//! ```

mod commit;
pub(crate) mod guard;
mod reads;
mod recheck;
pub(crate) mod wire;
mod workspace;

pub use crate::change::Change;
use crate::device_name::of_till;
use crate::tx::guard::Connects;
pub(crate) use commit::Committing;
use commit::Last;
pub(crate) use guard::Guard;
pub(crate) use wire::Wire;
pub use workspace::{Place, Workspace, find_place, place_of};

use crate::admission::{InFlight, Permit};
use crate::after_commit::AfterCommit;
use crate::call::{Call, Credential, CredentialKind, FRESH};
use crate::encryption::ColumnCipher;
use crate::encryption::service::Service;
use crate::error::{Error, Result};
use crate::last_use;
use crate::platform::Platform;
use crate::prefetch::{Ahead, EntryBatch, Prefetched};
use crate::sealed::app::kept_answer::ANSWER;
use crate::sealed::app::{membership, till as till_cell};
use crate::settings::Settings;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::{Day, Instant, local_day};
use kernel::id::{TenantId, UserId, new_id};
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::{Role, RoleSet, least_above};
use kernel::trust::Trust;
use platform_queries::tx as sql;
use queries::client::GenericClient;
use serde::Serialize;
use std::any::Any;
use std::sync::atomic::{AtomicI64, AtomicU16, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio_postgres::types::{BorrowToSql, ToSql};
use tokio_postgres::{Row, RowStream, Statement, ToStatement};
use tree::note::Signer;
use uuid::Uuid;

/// A person as a member of the entered workspace.
#[derive(Debug, Clone)]
pub struct Member {
    /// The person.
    pub person: UserId,
    /// The name others see.
    pub name: String,
    /// What the member may do, by built-in and custom roles.
    pub trust: Trust,
    /// The names of the custom roles.
    custom: Vec<String>,
    pub credential: Uuid,
    /// What the token is narrowed to; None: everything the roles, built-in and custom, allow.
    scope: Option<Vec<Permission>>,
    /// An operator of the instance, let in for a while: each of their reads is told of.
    pub(crate) by_grant: bool,
    /// Who came in proved themselves by more than a password.
    pub second_factor: bool,
    /// The till whose session this is; None: a browser or program of their own.
    pub till: Option<String>,
    /// The roles need that, and it is missing.
    lacks_factor: bool,
    /// Another password is asked of them, and they have the one of before.
    owes_password: bool,
    /// Their address was proved by somebody else, and they have given no other.
    lacks_address: bool,
    /// They were invited and are no member yet: they still owe the second factor that the role needs.
    is_joining: bool,
    /// They came in by a PIN.
    pub by_pin: bool,
}

/// Whether somebody who is trusted so still has to set up a second factor before anything else.
pub fn lacks_factor(trust: Trust, second_factor: bool, settings: &Settings) -> bool {
    !second_factor && (settings.second_factor_for_all || trust.needs_factor())
}

impl Member {
    /// Whether the member may, by role and, with a token, by what it is narrowed to. Without the second factor that the
    /// roles need, the new password that was asked for, or an address, a session carries nothing but one's own account.
    pub fn may(&self, needs: Permission) -> bool {
        self.holds(needs)
            && self.has_in_scope(needs)
            && self.has_factor_for(needs)
            && self.has_password_for(needs)
            && self.has_address_for(needs)
    }

    /// Whether any of the roles allows it, whatever else is missing.
    pub fn holds(&self, needs: Permission) -> bool {
        self.trust.holds(needs)
    }

    /// The names of all roles, the built-in ones first.
    pub fn role_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.trust.roles.iter().map(Role::as_str).collect();
        names.extend(self.custom.iter().map(String::as_str));
        names
    }

    /// Judges whether the second factor that the roles need is missing.
    fn with_factor_judged(mut self, settings: &Settings) -> Member {
        // An enrolled till and a PIN are two factors, but never enough for the roles that always need one.
        let is_proved = self.second_factor || (self.by_pin && !self.trust.needs_factor());
        self.lacks_factor = lacks_factor(self.trust, is_proved, settings);
        self
    }

    /// Whether nothing but a second factor is missing for this.
    pub(crate) fn has_factor_for(&self, needs: Permission) -> bool {
        !(self.lacks_factor || self.is_joining) || needs == Permission::AccountWrite
    }

    /// Whether no new password is asked for before this.
    pub(crate) fn has_password_for(&self, needs: Permission) -> bool {
        !self.owes_password || needs == Permission::AccountWrite
    }

    /// Whether no address is missing for this.
    pub(crate) fn has_address_for(&self, needs: Permission) -> bool {
        !self.lacks_address || needs == Permission::AccountWrite
    }

    /// Whether they were invited and are no member yet.
    pub fn is_joining(&self) -> bool {
        self.is_joining
    }

    /// Whether another address is to be given before anything else.
    pub fn lacks_address(&self) -> bool {
        self.lacks_address
    }

    /// Whether a new password is to be chosen before anything else.
    pub fn owes_password(&self) -> bool {
        self.owes_password
    }

    /// Whether this is an operator who was let in for a while.
    pub fn is_by_grant(&self) -> bool {
        self.by_grant
    }

    /// Whether a second factor is still to be set up before anything else.
    pub fn lacks_factor(&self) -> bool {
        self.lacks_factor || self.is_joining
    }

    /// Whether the token, if it is one, is not narrowed to other permissions.
    pub fn has_in_scope(&self, needs: Permission) -> bool {
        self.scope.as_ref().is_none_or(|scope| scope.contains(&needs))
    }
}

/// A read-only transaction of one call.
pub struct ReadTx {
    client: Option<Wire>,
    turn: Option<Permit>,
    /// The entered workspace.
    pub workspace: Workspace,
    /// Who asks.
    pub member: Member,
    /// The call's moment.
    pub now: Instant,
    pub(crate) call: Call,
    pub(crate) mail: AfterCommit,
    pub(crate) safe: Arc<Service>,
    /// Whether the instance can tell which network and country an address is of.
    pub knows_origins: bool,
    /// How long a workspace that is closed here can be opened again.
    pub grace: SignedDuration,
    /// The key of what the instance seals.
    pub(crate) seal: [u8; 32],
    /// Signs what the audit log tells of itself.
    pub(crate) signer: Arc<Signer>,
    /// The logged query that was asked, and why it was refused.
    told: OnceLock<(&'static str, Option<Code>)>,
    /// Records that a logged query took out.
    taken: AtomicI64,
    /// What was read on the way in.
    brought: Mutex<Prefetched>,
}

/// A writing transaction of one call.
pub struct Tx {
    read: ReadTx,
    pub(crate) action: &'static str,
    opening: bool,
    made: AtomicU16,
    /// The new secret of the session, for its browser.
    session: OnceLock<String>,
    /// The secret of the till that this browser is from now on.
    till: OnceLock<String>,
    /// What is written with the commit.
    last: Mutex<Vec<Last>>,
    /// What the answer warns of.
    warnings: Mutex<Vec<Warning>>,
    /// An action's first try.
    runs_alone: bool,
    own_password: Option<Ruled<()>>,
}

impl std::ops::Deref for Tx {
    type Target = ReadTx;
    fn deref(&self) -> &ReadTx {
        &self.read
    }
}

/// Proof that a change was recorded; the only thing an action may return.
pub struct Recorded<T> {
    pub(crate) output: T,
    pub(crate) end: End,
}

/// What an answer warns of: the call was done, and somebody should look at it.
#[derive(Debug, Serialize)]
pub(crate) struct Warning {
    field: &'static str,
    code: &'static str,
    like: String,
    message: String,
}

impl Warning {
    fn alike(field: &'static str, like: String) -> Warning {
        let message =
            format!("This looks like {like}, which is there already. Check that it is not the same.");
        Warning { field, code: "looks_alike", like, message }
    }
}

/// What an earlier call under the same key answered.
pub(crate) struct Kept {
    pub action: String,
    pub input_sha256: Vec<u8>,
    pub answer: String,
}

/// How a call that was not refused ends.
pub(crate) enum End {
    /// Committed with its event.
    Done(Change),
    /// Undone: the content was seen before under a key of its own.
    Duplicate,
    /// Undone: it was only asked whether it could be done.
    Trial,
}

impl ReadTx {
    /// The workspace's id, for every statement's `where tenant_id = …`.
    pub fn tenant(&self) -> Uuid {
        self.workspace.tenant.uuid()
    }
    /// The workspace's local day.
    pub fn today(&self) -> Day {
        local_day(self.now, &self.workspace.zone)
    }
    /// The person's id, for `created_by`.
    pub fn person(&self) -> Uuid {
        self.member.person.uuid()
    }
    /// Says how far a long action is. It is shown while its job runs; in a call that is answered at once nobody sees it.
    pub fn progress(&self, done: usize, of: usize) {
        if let Some(job) = &self.call.job {
            job.is_at(done, of);
        }
    }
    /// Refuses unless the member has one of the roles: what only another role may do with this very content.
    pub fn need_role(&self, roles: RoleSet, code: Code) -> Result<()> {
        if self.member.trust.roles.intersects(roles) {
            return Ok(());
        }
        Err(Refusal::new(code)
            .fact("needs_role", least_above(roles, self.member.trust.roles).as_str())
            .into())
    }

    fn pg(&self) -> &Wire {
        self.client.as_ref().expect("a transaction holds its connection until it ends")
    }

    async fn batch(&self, sql: &str) -> std::result::Result<(), tokio_postgres::Error> {
        let _sent = self.pg().sends();
        self.pg().batch_execute(sql).await
    }

    /// Begins, enters the workspace of the credential and looks the caller up, in one flight.
    pub(crate) async fn open(platform: &Platform, call: &Call, begin: &'static str) -> Result<Self> {
        Self::open_with(platform, call, begin, None, None).await.map(|(tx, _)| tx)
    }

    /// As `open`, with the answer kept under a key and the reads of what is called in the same flight.
    pub(crate) async fn open_with(
        platform: &Platform,
        call: &Call,
        begin: &'static str,
        key: Option<&str>,
        ahead: Option<&dyn Ahead>,
    ) -> Result<(Self, Option<Kept>)> {
        let Some(credential) = &call.credential else { return Err(Code::SignInRequired.into()) };
        let turn = platform.turn(credential.tenant, ahead.is_some_and(Ahead::is_in_order)).await?;
        let client = platform.connect().await?;
        let guard = Guard::on(client, &platform.safe);
        let (who, kept, brought) = enter(&guard, credential, call, begin, key, ahead).await?;
        let Some(mut who) = who else {
            guard.rollback().await;
            return Err(Code::SignInRequired.into());
        };
        let (used_at, id) = (who.used_at, who.credential_id);
        let mut call = call.clone();
        let cipher = ColumnCipher::of(&platform.safe, credential.tenant.uuid(), call.now);
        let till = cipher.open_of(till_cell::NAME, who.till_id, who.till.take())?;
        if let Some(till) = &till {
            call.device = Some(of_till(till, call.device.as_deref()));
        }
        call.step_up |= who.proved_at.is_some_and(|at| call.now.duration_since(at) < FRESH);
        let cipher = ColumnCipher::of(&platform.safe, credential.tenant.uuid(), call.now);
        let custom = custom_of(&guard, credential.tenant, &who.custom_roles).await?;
        let member = Member { till, ..member(cipher, credential, &who, custom)? };
        let workspace = Workspace::of(cipher, credential.tenant, who)?;
        let member = member.with_factor_judged(&workspace.settings);
        let on_till = member.till.is_some();
        if credential.kind == CredentialKind::Session
            && last_use::is_idle(used_at, call.now, &workspace.settings, on_till)
        {
            guard.rollback().await;
            return Err(Code::SignInRequired.into());
        }
        last_use::note(platform, &call, credential, id, used_at, on_till);
        let tx = Self {
            client: guard.release(),
            turn: Some(turn),
            workspace,
            member,
            now: call.now,
            call,
            mail: AfterCommit::of(&platform.mail),
            safe: platform.safe.clone(),
            knows_origins: platform.networks.get().is_some(),
            grace: platform.grace(),
            seal: platform.csrf_key,
            signer: platform.signer.clone(),
            told: OnceLock::new(),
            taken: AtomicI64::new(0),
            brought: Mutex::new(brought),
        };
        let kept = tx.opened(kept)?;
        Ok((tx, kept))
    }

    /// Hands over what the call read on its way in, once; None where it was asked in an open transaction. Errors: what went
    /// wrong when it was read.
    pub fn ahead<T: Any>(&self) -> Result<Option<T>> {
        self.brought.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The row of what is kept under the call's key.
    fn kept_row(&self) -> (Uuid, &str) {
        (self.person(), self.call.key.as_deref().unwrap_or_default())
    }

    fn opened(&self, kept: Option<sql::Kept>) -> Result<Option<Kept>> {
        let open = |kept: sql::Kept| {
            let answer = self.cipher().open(ANSWER, self.kept_row(), kept.answer)?;
            Ok(Kept { action: kept.action, input_sha256: kept.input_sha256, answer })
        };
        kept.map(open).transpose()
    }

    /// Keeps in mind that a logged query was asked; of several in one transaction the first is told.
    pub(crate) fn tell_of(&self, query: &'static str, refused: Option<Code>) {
        let _ = self.told.set((query, refused));
    }

    /// Counts what a logged query takes out: its event says how many records that were.
    pub fn takes_out(&self, records: i64) {
        self.taken.fetch_add(records.max(0), Ordering::Relaxed);
    }

    /// Ends the transaction and gives the connection back. A logged query's event is written first, or this fails.
    pub async fn close(mut self) -> Result<()> {
        if let Some((query, refused)) = self.told.get().copied() {
            return Tx::of(self, query).note(refused, None).await;
        }
        // Only sent: nothing depends on its answer.
        let undoing = self.pg().simple_query_raw("ROLLBACK").await;
        self.release();
        undoing?;
        Ok(())
    }

    /// Gives the connection and the workspace's turn back. The transaction's end may still be on its way: whoever comes
    /// next on this connection comes after it; until it came, what this gives is kept.
    fn release(&mut self) -> Option<InFlight> {
        drop(self.client.take());
        self.turn.take().map(Permit::give_back)
    }
}

impl EntryBatch<'_> {
    fn pg(&self) -> &Wire {
        self.client
    }
}

impl Drop for ReadTx {
    fn drop(&mut self) {
        // Dropped in the middle (a panic, a stopped runtime): the connection is closed, never pooled.
        if let Some(client) = self.client.take() {
            client.close();
        }
    }
}

async fn enter(
    guard: &Guard,
    credential: &Credential,
    call: &Call,
    begin: &str,
    key: Option<&str>,
    ahead: Option<&dyn Ahead>,
) -> Result<(Option<sql::Who>, Option<sql::Kept>, Prefetched)> {
    let client = guard.pg();
    let (tenant, person) = (credential.tenant.uuid(), credential.person.uuid());
    let entering = EntryBatch { client, safe: &guard.safe, tenant, now: call.now };
    let hash: &[u8] = &credential.sha256;
    // All prepared before the first is sent, and polled in order: the flight keeps its order on a fresh connection too.
    let begin = client.prepare_cached(begin).await?;
    let enter = sql::enter().prepare(client).await?;
    let kept = sql::kept().prepare(client).await?;
    let flight = client.flight("BEGIN", 0);
    let (begun, entered, who, kept, brought) = match credential.kind {
        CredentialKind::Token => {
            let who = sql::by_token().prepare(client).await?;
            tokio::join!(biased;
                client.execute(&begin, &[]),
                async { enter.bind(client, &tenant, &person).one().await },
                async { who.bind(client, &tenant, &hash, &person, &call.now).opt().await },
                earlier(&kept, client, credential, key),
                along(ahead, &entering))
        }
        CredentialKind::Session => {
            let who = sql::by_session().prepare(client).await?;
            tokio::join!(biased;
                client.execute(&begin, &[]),
                async { enter.bind(client, &tenant, &person).one().await },
                async { who.bind(client, &tenant, &hash, &person, &call.now).opt().await },
                earlier(&kept, client, credential, key),
                along(ahead, &entering))
        }
        CredentialKind::Job => {
            let who = sql::by_job().prepare(client).await?;
            tokio::join!(biased;
                client.execute(&begin, &[]),
                async { enter.bind(client, &tenant, &person).one().await },
                async { who.bind(client, &tenant, &hash, &person, &call.now).opt().await },
                earlier(&kept, client, credential, key),
                along(ahead, &entering))
        }
    };
    drop(flight);
    begun?;
    entered?;
    Ok((who?, kept?, brought))
}

/// The reads of a call, where it sends any ahead: behind all that lets its caller in.
async fn along(ahead: Option<&dyn Ahead>, entering: &EntryBatch<'_>) -> Prefetched {
    match ahead {
        Some(call) => call.sent(entering).await,
        None => Prefetched::default(),
    }
}

/// The answer kept of an earlier call under this key; nothing is sent where it is not looked for.
async fn earlier(
    kept: &sql::KeptStmt,
    client: &Wire,
    credential: &Credential,
    key: Option<&str>,
) -> std::result::Result<Option<sql::Kept>, tokio_postgres::Error> {
    let Some(key) = key else { return Ok(None) };
    kept.bind(client, &credential.tenant.uuid(), &credential.person.uuid(), &key).opt().await
}

/// The roles as stored. Errors: ours, where a stored word is no role.
pub fn roles_of(words: &[String]) -> Result<RoleSet> {
    words
        .iter()
        .map(|word| word.parse::<Role>().map_err(|_| Error::internal("a role that is none")))
        .collect()
}

/// The custom roles that somebody has and that have not ended; most have none, and for them nothing is asked.
async fn custom_of(
    client: &impl GenericClient,
    tenant: TenantId,
    roles: &[Uuid],
) -> Result<Vec<sql::CustomOf>> {
    match roles {
        [] => Ok(vec![]),
        _ => Ok(sql::custom_of().bind(client, &tenant.uuid(), &roles).all().await?),
    }
}

fn member(
    cipher: ColumnCipher<'_>,
    credential: &Credential,
    who: &sql::Who,
    custom: Vec<sql::CustomOf>,
) -> Result<Member> {
    let of_roles = Trust::of(roles_of(&who.roles)?);
    let trust = custom.iter().fold(of_roles, |trust, role| trust.with_stored(&role.permissions.join(" ")));
    Ok(Member {
        person: credential.person,
        name: cipher.open(membership::NAME, who.person_id, who.person.clone())?,
        trust,
        custom: custom.into_iter().map(|role| role.name).collect(),
        credential: who.credential_id,
        scope: who.permissions.as_deref().map(scope_of),
        by_grant: who.by_grant,
        second_factor: who.second_factor,
        till: None,
        lacks_factor: false,
        // A PIN at a till stands on no password.
        owes_password: who.owes_password && !who.by_pin,
        lacks_address: who.lacks_address && !who.by_pin,
        is_joining: who.is_joining,
        by_pin: who.by_pin,
    })
}

/// What a token is narrowed to. A name that is no permission any more allows nothing.
fn scope_of(names: &[String]) -> Vec<Permission> {
    names.iter().filter_map(|name| Permission::named(name)).collect()
}

impl Tx {
    pub fn of(read: ReadTx, action: &'static str) -> Self {
        Self {
            read,
            action,
            opening: false,
            made: AtomicU16::new(0),
            session: OnceLock::new(),
            till: OnceLock::new(),
            last: Mutex::default(),
            warnings: Mutex::default(),
            runs_alone: false,
            own_password: None,
        }
    }

    /// Takes along what the caller's password was judged.
    pub(crate) fn was_given(&mut self, own_password: Option<Ruled<()>>) {
        self.own_password = own_password;
    }

    /// The judgement of the password in the field that the action names (`Action::own_password`): its refusal where it is not
    /// the caller's. None: none was given, or the caller has none.
    pub fn own_password(&self) -> Option<&Ruled<()>> {
        self.own_password.as_ref()
    }

    /// Lets an action foresee, on its first try: what was overtaken once is not foreseen again.
    pub(crate) fn may_run_alone(&mut self, may: bool) {
        self.runs_alone = may;
    }

    /// Whether what was read on the way in can be taken as it was: nobody else of this program is at work in the workspace.
    /// Somebody may be who is not of this program: what is written by it is made to fail where it was overtaken
    /// (`Error::LostRace`), and the call is tried again.
    pub fn runs_alone(&self) -> bool {
        self.runs_alone && self.read.turn.as_ref().is_some_and(Permit::is_alone)
    }

    /// A new id (UUID v7) at the call's moment; ids of one call are in the order they were made.
    pub fn new_id(&self) -> Result<Uuid> {
        let mut random = [0; 10];
        getrandom::fill(&mut random).map_err(Error::internal)?;
        // RFC 9562, method 1: the twelve bits after the milliseconds count what this call has made.
        random[..2].copy_from_slice(&self.made.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        Ok(new_id(self.read.now, random))
    }

    /// Keeps the session's new secret for the answer.
    pub(crate) fn has_new_session(&self, text: String) {
        let _ = self.session.set(text);
    }
    /// The session's new secret, if it got one.
    pub(crate) fn new_session(&self) -> Option<String> {
        self.session.get().cloned()
    }

    /// Keeps the secret of a new till for the answer.
    pub(crate) fn has_new_till(&self, text: String) {
        let _ = self.till.set(text);
    }
    /// The secret of the till that this browser is from now on, if it is one.
    pub(crate) fn new_till(&self) -> Option<String> {
        self.till.get().cloned()
    }

    /// Warns, with the answer, that the code in a field looks like one that there is. It is written all the same: only people can
    /// say whether it is the same.
    pub fn warn_alike(&self, field: &'static str, like: Option<String>) {
        let mut warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        warnings.extend(like.map(|like| Warning::alike(field, like)));
    }

    /// The warnings of the answer; they are given out once.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        std::mem::take(&mut *self.warnings.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Marks what this call writes as moved in from before (shown so for ever).
    pub fn mark_opening(&mut self) {
        self.opening = true;
    }
    /// Whether this call moves in what the shop had before.
    pub fn is_opening(&self) -> bool {
        self.opening
    }

    /// Hands the audit event over and gives back the only value an action may return.
    pub fn record<T>(&self, change: Change, output: T) -> Recorded<T> {
        Recorded { output, end: End::Done(change) }
    }

    /// The first answer again, under a key of the content's own (device and sequence number). The transaction is undone,
    /// so nothing can be written this way.
    pub fn duplicate<T>(&self, output: T) -> Recorded<T> {
        Recorded { output, end: End::Duplicate }
    }

    /// What a call would do, undone: nothing can be written this way either.
    pub fn trial<T>(&self, output: T) -> Recorded<T> {
        Recorded { output, end: End::Trial }
    }

    pub(crate) async fn undo(self) -> Result<()> {
        self.read.close().await
    }
}

macro_rules! client {
    ($ty:ty) => {
        impl GenericClient for $ty {
            fn stmt_cache() -> bool {
                true
            }
            async fn prepare(&self, query: &str) -> std::result::Result<Statement, tokio_postgres::Error> {
                self.pg().prepare_cached(query).await
            }
            async fn execute<T>(
                &self,
                query: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> std::result::Result<u64, tokio_postgres::Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                let _sent = self.pg().sends();
                (**self.pg()).execute(query, params).await
            }
            async fn query_one<T>(
                &self,
                query: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> std::result::Result<Row, tokio_postgres::Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                let _sent = self.pg().sends();
                (**self.pg()).query_one(query, params).await
            }
            async fn query_opt<T>(
                &self,
                query: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> std::result::Result<Option<Row>, tokio_postgres::Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                let _sent = self.pg().sends();
                (**self.pg()).query_opt(query, params).await
            }
            async fn query<T>(
                &self,
                query: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> std::result::Result<Vec<Row>, tokio_postgres::Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                let _sent = self.pg().sends();
                (**self.pg()).query(query, params).await
            }
            async fn query_raw<T, I>(
                &self,
                query: &T,
                params: I,
            ) -> std::result::Result<RowStream, tokio_postgres::Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
                I: IntoIterator + Sync + Send,
                I::IntoIter: ExactSizeIterator,
                I::Item: BorrowToSql,
            {
                let _sent = self.pg().sends();
                (**self.pg()).query_raw(query, params).await
            }
        }
    };
}
client!(Wire);
client!(ReadTx);
client!(Tx);
client!(Guard);
client!(EntryBatch<'_>);
