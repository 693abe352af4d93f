//! The transaction of one call: it enters one workspace as a member, and ends with COMMIT and its audit
//! event, or is undone.
//! Invariant: no code outside this crate can make a `Tx`, a member or a `Recorded`. A `Tx` that is dropped
//! before its end closes its connection, so that no connection returns to the pool before the end of its
//! transaction is sent.
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
//! No writing in a transaction that only reads:
//! ```compile_fail,E0624
//! fn writing(read: platform::tx::ReadTx) -> platform::tx::Tx {
//!     platform::tx::Tx::of(read, "sell.invoice.post") // private
//! }
//! ```
//! ```
//! fn reading(tx: &platform::tx::Tx) -> &platform::tx::ReadTx {
//!     tx
//! }
//! ```
//! No connection and no other workspace:
//! ```compile_fail,E0603
//! use platform::tx::Guard; // for the crates around the core, by `internal`
//! ```
//! ```
//! use platform::tx::ReadTx;
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
use catalogue::{Phrase, say};
pub(crate) use commit::Committing;
pub(crate) use guard::Guard;
pub(crate) use wire::Wire;
pub use workspace::{Place, Workspace, find_place, is_writable, place_of};

use crate::admission::{InFlight, Permit};
use crate::after_commit::AfterCommit;
use crate::call::{Call, Credential, CredentialKind, FRESH};
use crate::encryption::ColumnCipher;
use crate::encryption::service::Service;
use crate::error::{Error, Result};
use crate::fast_path::commit_flight::CommitFlight;
use crate::fast_path::prefetch::{EntryBatch, SentOnEntry};
use crate::for_browser::{BrowserSecret, ForBrowser};
use crate::last_use;
use crate::platform::Platform;
use crate::printers::Printers;
use crate::reserved::INSTANCE;
use crate::sealed::app::kept_answer::ANSWER;
use crate::sealed::app::{membership, till as till_cell};
use crate::settings::Settings;
use crate::worries::Worries;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::contacts::Contacts;
use kernel::day::{Day, Instant, local_day};
use kernel::id::{TenantId, UserId, new_id};
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::{Role, RoleSet, least_above};
use kernel::trust::Trust;
use platform_queries::tx as sql;
use queries::client::GenericClient;
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::atomic::{AtomicI64, AtomicU16, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio_postgres::types::{BorrowToSql, ToSql};
use tokio_postgres::{Row, RowStream, Statement, ToStatement};
use transparency::note::Signer;
use uuid::Uuid;

/// A person as a member of the entered workspace.
#[derive(Debug, Clone)]
pub struct Member {
    /// The person.
    pub person: UserId,
    /// The name others see.
    pub name: String,
    /// The member's permissions, from built-in and custom roles.
    pub trust: Trust,
    /// The names of the custom roles.
    custom: Vec<String>,
    pub credential: Uuid,
    /// The permissions that the token is limited to. None: everything that the roles, built-in and custom,
    /// allow.
    scope: Option<Vec<Permission>>,
    /// An operator of the instance with temporary access: each of their reads is logged.
    pub(crate) by_grant: bool,
    /// The person proved themselves with more than a password.
    pub second_factor: bool,
    /// The till that the session belongs to. None: the person's own browser or program.
    pub till: Option<String>,
    /// The roles require a second factor, and it is missing.
    lacks_factor: bool,
    /// They must choose a new password, and still have the old one.
    owes_password: bool,
    /// Their address was proved by somebody else, and they have given no other.
    lacks_address: bool,
    /// They were invited and are not a member yet: they still owe the second factor that the role requires.
    is_joining: bool,
    /// They signed in with a PIN.
    pub by_pin: bool,
}

/// Whether a person with this trust must set up a second factor before anything else.
pub fn lacks_factor(trust: Trust, second_factor: bool, settings: &Settings) -> bool {
    !second_factor && (settings.second_factor_for_all || trust.needs_factor())
}

impl Member {
    /// Whether the member has a permission, by role and, with a token, by the token's limits. While the
    /// second factor that the roles require, a requested new password or an address is missing, a session
    /// allows only actions on one's own account.
    pub fn may(&self, needs: Permission) -> bool {
        self.holds(needs)
            && self.has_in_scope(needs)
            && self.has_factor_for(needs)
            && self.has_password_for(needs)
            && self.has_address_for(needs)
    }

    /// Whether any of the roles has the permission, whatever else is missing. Access that ends gives none that lasts.
    pub fn holds(&self, needs: Permission) -> bool {
        self.trust.holds(needs) && !(self.by_grant && needs.gives_access())
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

    /// Whether the second factor allows this: it is there, or is not needed.
    pub(crate) fn has_factor_for(&self, needs: Permission) -> bool {
        !(self.lacks_factor || self.is_joining) || needs == Permission::AccountWrite
    }

    /// Whether the password allows this: no new one is requested, or is not needed.
    pub(crate) fn has_password_for(&self, needs: Permission) -> bool {
        !self.owes_password || needs == Permission::AccountWrite
    }

    /// Whether the address allows this: it is there, or is not needed.
    pub(crate) fn has_address_for(&self, needs: Permission) -> bool {
        !self.lacks_address || needs == Permission::AccountWrite
    }

    /// Whether they were invited and are not a member yet.
    pub fn is_joining(&self) -> bool {
        self.is_joining
    }

    /// Whether they must give another address before anything else.
    pub fn lacks_address(&self) -> bool {
        self.lacks_address
    }

    /// Whether they must choose a new password before anything else.
    pub fn owes_password(&self) -> bool {
        self.owes_password
    }

    /// Whether this is an operator with temporary access.
    pub fn is_by_grant(&self) -> bool {
        self.by_grant
    }

    /// Whether they must set up a second factor before anything else.
    pub fn lacks_factor(&self) -> bool {
        self.lacks_factor || self.is_joining
    }

    /// Whether the token's limits, if it is a token, include the permission.
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
    /// The caller.
    pub member: Member,
    /// The call's moment.
    pub now: Instant,
    pub(crate) call: Call,
    pub(crate) mail: AfterCommit,
    pub(crate) encryption: Arc<Service>,
    /// Whether the instance can look up the network and country of an address.
    pub knows_origins: bool,
    /// How long a workspace that is closed now can be reopened.
    pub grace: SignedDuration,
    /// The network printers that the operator listed.
    pub printers: Arc<Printers>,
    /// The addresses at which the operator is reached.
    pub contacts: Arc<Contacts>,
    /// The faults that the operator must correct.
    pub worries: Arc<Worries>,
    /// The key for forms, challenges and PINs that the instance hands out.
    pub(crate) seal: [u8; 32],
    /// Signs what the audit log publishes about itself.
    pub(crate) signer: Arc<Signer>,
    /// What its event tells when the transaction is closed: the logged query that was asked, or what its member may
    /// not do, and the refusal's code.
    told: OnceLock<(&'static str, Option<Code>)>,
    /// Records that a logged query exported.
    taken: AtomicI64,
}

/// A writing transaction of one call.
pub struct Tx {
    read: ReadTx,
    pub(crate) action: &'static str,
    opening: bool,
    made: AtomicU16,
    /// What the answer hands to its browser.
    for_browser: Mutex<ForBrowser>,
    /// The answer's warnings.
    warnings: Mutex<Vec<Warning>>,
    pub(crate) commit_flight: CommitFlight,
    pub(crate) may_predict: bool,
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

/// A warning in an answer: the call was done, and somebody should check it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Warning {
    /// The field of the input.
    field: &'static str,
    /// looks_alike.
    code: &'static str,
    /// What it looks like.
    like: String,
    /// The same in words.
    message: Phrase,
}

impl Warning {
    fn alike(field: &'static str, like: String) -> Warning {
        let message = say!(
            "This looks like {like}, which is there already. Check that it is not the same.",
            like = &like
        );
        Warning { field, code: "looks_alike", like, message }
    }
}

/// The answer that an earlier call stored under the same key.
pub(crate) struct KeptAnswer {
    pub action: String,
    pub input_sha256: Vec<u8>,
    pub answer: String,
}

/// How a call that was not refused ends.
pub(crate) enum End {
    /// Committed with its event.
    Done(Change),
    /// Undone: the content was seen before under its own key.
    Duplicate,
    /// Undone: the call only asked whether it could be done.
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
    /// Reports the progress of a long action. It is shown while its job runs; in an ordinary call nobody sees
    /// it.
    pub fn progress(&self, done: usize, of: usize) {
        if let Some(job) = &self.call.job {
            job.is_at(done, of);
        }
    }
    /// Refuses unless the member has one of the roles, for content that only another role may write.
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
        Self::open_with(platform, call, begin, None, false, &()).await.map(|(tx, _, ())| tx)
    }

    /// As `open`, with the answer stored under a key and the prefetch of the action or query in the same
    /// flight. A call that goes in order waits for the one before it.
    pub(crate) async fn open_with<T>(
        platform: &Platform,
        call: &Call,
        begin: &'static str,
        key: Option<&str>,
        in_order: bool,
        prefetch: &dyn SentOnEntry<T>,
    ) -> Result<(Self, Option<KeptAnswer>, T)> {
        let Some(credential) = &call.credential else { return Err(Code::SignInRequired.into()) };
        // Its rows may be there for a while longer, or again with an older copy of the database.
        if platform.encryption.vault().is_buried(credential.tenant.uuid()) {
            return Err(Code::SignInRequired.into());
        }
        let turn = platform.turn(credential.tenant, in_order).await?;
        let client = platform.connect().await?;
        let guard = Guard::on(client, &platform.encryption);
        let (who, kept, rows) = enter(&guard, credential, call, begin, key, prefetch).await?;
        let Some(mut who) = who else {
            guard.rollback().await;
            return Err(Code::SignInRequired.into());
        };
        let (used_at, id) = (who.used_at, who.credential_id);
        let mut call = call.clone();
        let cipher = ColumnCipher::of(&platform.encryption, credential.tenant.uuid(), call.now);
        let till = cipher.open_of(till_cell::NAME, who.till_id, who.till.take())?;
        if let Some(till) = &till {
            call.device = Some(of_till(till, call.device.as_deref()));
        }
        call.step_up |= who.proved_at.is_some_and(|at| call.now.duration_since(at) < FRESH);
        let cipher = ColumnCipher::of(&platform.encryption, credential.tenant.uuid(), call.now);
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
            encryption: platform.encryption.clone(),
            knows_origins: platform.networks.get().is_some(),
            grace: platform.grace(),
            printers: platform.printers(),
            contacts: platform.contacts(),
            worries: platform.worries.clone(),
            seal: platform.csrf_key,
            signer: platform.signer.clone(),
            told: OnceLock::new(),
            taken: AtomicI64::new(0),
        };
        let kept = tx.opened(kept)?;
        Ok((tx, kept, rows))
    }

    /// The permit of the call, until the transaction has ended.
    pub(crate) fn permit(&self) -> Option<&Permit> {
        self.turn.as_ref()
    }

    /// The row of the answer stored under the call's key.
    fn kept_row(&self) -> (Uuid, &str) {
        (self.person(), self.call.key.as_deref().unwrap_or_default())
    }

    fn opened(&self, kept: Option<sql::Kept>) -> Result<Option<KeptAnswer>> {
        let open = |kept: sql::Kept| {
            let answer = self.cipher().open(ANSWER, self.kept_row(), kept.answer)?;
            Ok(KeptAnswer { action: kept.action, input_sha256: kept.input_sha256, answer })
        };
        kept.map(open).transpose()
    }

    /// Notes that a logged query was asked, or that its member may not do something; the event names the first of
    /// them in one transaction.
    pub(crate) fn tell_of(&self, query: &'static str, refused: Option<Code>) {
        let _ = self.told.set((query, refused));
    }

    /// Counts the records that a logged query exports; its event has the total.
    pub fn takes_out(&self, records: i64) {
        self.taken.fetch_add(records.max(0), Ordering::Relaxed);
    }

    /// Ends the transaction and returns the connection. The event of what was noted is written first; if that
    /// fails, this fails.
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

    /// Returns the connection and the workspace's permit. The transaction's end may still be on its way; the
    /// next call on this connection comes after it. The caller keeps the returned value until the answer has
    /// come.
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
        // Dropped before its end (a panic, a stopped runtime): the connection is closed and not pooled.
        if let Some(client) = self.client.take() {
            client.close();
        }
    }
}

async fn enter<T>(
    guard: &Guard,
    credential: &Credential,
    call: &Call,
    begin: &str,
    key: Option<&str>,
    prefetch: &dyn SentOnEntry<T>,
) -> Result<(Option<sql::Who>, Option<sql::Kept>, T)> {
    let client = guard.pg();
    let (tenant, person) = (credential.tenant.uuid(), credential.person.uuid());
    let entering = EntryBatch { client, encryption: &guard.encryption, tenant, now: call.now };
    let hash: &[u8] = &credential.sha256;
    // All are prepared before the first is sent, and polled in order: the flight keeps its order even on a
    // new connection. The prefetch comes after all statements that admit the caller.
    let begin = client.prepare_cached(begin).await?;
    let enter = sql::enter().prepare(client).await?;
    let kept = sql::kept().prepare(client).await?;
    let flight = client.flight("BEGIN", 0);
    let (begun, entered, who, kept, rows) = match credential.kind {
        CredentialKind::Token => {
            let who = sql::by_token().prepare(client).await?;
            tokio::join!(biased;
                client.execute(&begin, &[]),
                async { enter.bind(client, &tenant, &person).one().await },
                async { who.bind(client, &tenant, &hash, &person, &call.now).opt().await },
                earlier(&kept, client, credential, key),
                prefetch.sent(&entering))
        }
        CredentialKind::Session => {
            let who = sql::by_session().prepare(client).await?;
            let tills: Vec<&[u8]> = call.tills.iter().map(|claim| &claim.sha256[..]).collect();
            tokio::join!(biased;
                client.execute(&begin, &[]),
                async { enter.bind(client, &tenant, &person).one().await },
                async { who.bind(client, &tenant, &hash, &person, &call.now, &tills).opt().await },
                earlier(&kept, client, credential, key),
                prefetch.sent(&entering))
        }
        CredentialKind::Job => {
            let who = sql::by_job().prepare(client).await?;
            tokio::join!(biased;
                client.execute(&begin, &[]),
                async { enter.bind(client, &tenant, &person).one().await },
                async { who.bind(client, &tenant, &hash, &person, &call.now).opt().await },
                earlier(&kept, client, credential, key),
                prefetch.sent(&entering))
        }
    };
    drop(flight);
    begun?;
    entered?;
    Ok((who?, kept?, rows))
}

/// The answer that an earlier call stored under this key; without a key nothing is sent.
async fn earlier(
    kept: &sql::KeptStmt,
    client: &Wire,
    credential: &Credential,
    key: Option<&str>,
) -> std::result::Result<Option<sql::Kept>, tokio_postgres::Error> {
    let Some(key) = key else { return Ok(None) };
    kept.bind(client, &credential.tenant.uuid(), &credential.person.uuid(), &key).opt().await
}

/// The stored roles. Errors: `Internal`, if a stored word is not a role.
pub fn roles_of(words: &[String]) -> Result<RoleSet> {
    words
        .iter()
        .map(|word| word.parse::<Role>().map_err(|_| Error::internal("a role that is none")))
        .collect()
}

/// The custom roles of a member that have not ended. Most members have none; then no statement is sent.
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
    let of_roles = if credential.tenant == INSTANCE { of_roles.at_instance() } else { of_roles };
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
        // A sign-in with a PIN at a till needs no password.
        owes_password: who.owes_password && !who.by_pin,
        lacks_address: who.lacks_address && !who.by_pin,
        is_joining: who.is_joining,
        by_pin: who.by_pin,
    })
}

/// The permissions that a token is limited to. A name that is no longer a permission allows nothing.
fn scope_of(names: &[String]) -> Vec<Permission> {
    names.iter().filter_map(|name| Permission::named(name)).collect()
}

impl Tx {
    pub(crate) fn of(read: ReadTx, action: &'static str) -> Self {
        Self {
            read,
            action,
            opening: false,
            made: AtomicU16::new(0),
            for_browser: Mutex::default(),
            warnings: Mutex::default(),
            commit_flight: CommitFlight::default(),
            may_predict: false,
            own_password: None,
        }
    }

    /// Keeps the judgement of the caller's password.
    pub(crate) fn was_given(&mut self, own_password: Option<Ruled<()>>) {
        self.own_password = own_password;
    }

    /// The judgement of the password in the field that the action names (`Action::own_password`): a refusal
    /// if it is not the caller's. None: no password was given, or the caller has none.
    pub fn own_password(&self) -> Option<&Ruled<()>> {
        self.own_password.as_ref()
    }

    /// A new id (UUID v7) at the call's moment; ids of one call are in the order in which they were made.
    pub fn new_id(&self) -> Result<Uuid> {
        let mut random = [0; 10];
        getrandom::fill(&mut random).map_err(Error::internal)?;
        // RFC 9562, method 1: the twelve bits after the milliseconds count the ids of this call.
        random[..2].copy_from_slice(&self.made.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        Ok(new_id(self.read.now, random))
    }

    /// Hands a secret to the browser of this call, with the answer.
    pub(crate) fn hand_to_browser(&self, which: BrowserSecret, secret: String) {
        self.for_browser.lock().unwrap_or_else(PoisonError::into_inner).add(which, secret);
    }
    /// Takes the secrets for the browser.
    pub(crate) fn for_browser(&self) -> ForBrowser {
        std::mem::take(&mut *self.for_browser.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Warns in the answer that the code in a field resembles an existing one. The row is written anyway:
    /// only people can tell whether both mean the same thing.
    pub fn warn_alike(&self, field: &'static str, like: Option<String>) {
        let mut warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        warnings.extend(like.map(|like| Warning::alike(field, like)));
    }

    /// Takes the answer's warnings.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        std::mem::take(&mut *self.warnings.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Marks this call's rows as imported from before (permanently shown as such).
    pub fn mark_opening(&mut self) {
        self.opening = true;
    }
    /// Whether this call imports what the shop had before.
    pub fn is_opening(&self) -> bool {
        self.opening
    }

    /// Hands the audit event over and gives back the only value an action may return.
    pub fn record<T>(&self, change: Change, output: T) -> Recorded<T> {
        Recorded { output, end: End::Done(change) }
    }

    /// Returns the first answer again, for content with a key of its own (device and sequence number). The
    /// transaction is undone, so nothing can be written this way.
    pub fn duplicate<T>(&self, output: T) -> Recorded<T> {
        Recorded { output, end: End::Duplicate }
    }

    /// The result that a call would have; the transaction is undone, so nothing can be written this way
    /// either.
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
