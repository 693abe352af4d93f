//! Sessions: a browser that is signed in to one workspace.
//! Invariant: only a hash of its secret is kept; it gets a new one whenever more was proved; it ends with the
//! person's password.

pub mod opening;

use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::id::UserId;
use platform::call::{Call, Credential, CredentialKind};
use platform::encryption::{ColumnCipher, Sealed};
use platform::error::Result;
use platform::instance::NOBODY;
use platform::internal::{Guard, Internals, SetsEffects, open_read};
use platform::platform::Platform;
use platform::random::random;
use platform::sealed::app::session as cell;
use platform::tx::{ReadTx, Tx, lacks_factor};
use uuid::Uuid;

/// A session ends after this at the latest (promises.toml, session-short); a workspace may say sooner.
pub const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// An API token's default life (promises.toml, api-tokens).
pub const TOKEN: SignedDuration = SignedDuration::from_hours(24 * 90);

/// Somebody who proved who they are.
#[derive(Debug, Clone)]
pub struct Proven {
    /// The person.
    pub person: UserId,
    /// Their name.
    pub name: String,
    /// By more than a password.
    pub second_factor: bool,
}

/// A session as made at sign-in: the workspace's address and the cookie's value.
#[derive(Debug)]
pub struct SignedIn {
    /// The workspace's address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The cookie's value, shown once.
    pub token: String,
    /// What the browser is to be known by from now on; None where it has something already.
    pub browser: Option<String>,
    /// It may do nothing yet but set up the second factor that its roles need.
    pub lacks_factor: bool,
    /// It may do nothing yet but choose the new password that was asked for.
    pub owes_password: bool,
    /// It may do nothing yet but give another address: somebody else proved the one there was.
    pub lacks_address: bool,
}

/// The browser of a session, as it names itself, and its address.
pub(super) struct CameFrom<'a> {
    pub device: Option<&'a str>,
    pub ip: Option<&'a str>,
}

/// The same as it lies.
pub(super) struct FromWhere {
    pub device: Sealed,
    pub device_blind: Vec<u8>,
    pub ip: Sealed,
    pub ip_blind: Vec<u8>,
}

impl CameFrom<'_> {
    pub(super) fn sealed(&self, cipher: ColumnCipher<'_>, session: Uuid) -> Result<FromWhere> {
        let (device, ip) = (self.device.unwrap_or_default(), self.ip.unwrap_or_default());
        Ok(FromWhere {
            device: cipher.seal(cell::DEVICE, session, device)?,
            device_blind: cipher.blind(cell::DEVICE, device)?,
            ip: cipher.seal(cell::IP, session, ip)?,
            ip_blind: cipher.blind(cell::IP, ip)?,
        })
    }
}

/// Ends a session, in its workspace.
pub(crate) async fn end(guard: &Guard, call: &Call, tenant: Uuid, session: Uuid) -> Result<()> {
    sql::end_session().bind(guard.pg(), &call.now, &tenant, &session).opt().await?;
    Ok(())
}

/// Gives the session of this call a new secret; its browser gets it with the answer. With a second factor that was just
/// given it is a proof too. Nothing for a token: a program has no second factor to give.
pub async fn renew(tx: &Tx, second_factor: bool) -> Result<()> {
    if this_token(tx).is_some() {
        return Ok(());
    }
    let (text, kept) = new_secret(tx, Some(tx.member.person))?;
    sql::rotate_session()
        .params(
            tx,
            &sql::RotateSessionParams {
                token_sha256: &kept[..],
                now: tx.now,
                second_factor,
                is_proof: second_factor,
                tenant: tx.tenant(),
                session: tx.member.credential,
            },
        )
        .one()
        .await?;
    tx.set_session(text);
    Ok(())
}

/// Whether who calls came in by more than a password.
pub fn has_second_factor(tx: &ReadTx) -> bool {
    tx.member.second_factor
}

/// Whether the caller's roles need a second factor here.
pub fn needs_second_factor(tx: &ReadTx) -> bool {
    lacks_factor(tx.member.trust, false, &tx.workspace.settings)
}

/// Whether somebody proved themselves lately enough for what asks for it.
pub fn is_fresh(tx: &ReadTx) -> bool {
    tx.call().step_up
}

/// Whether one of these sessions is of a person who proved themselves in it by all they have: the second factor too, where
/// they have one, and not by a PIN. Errors: the database's.
pub(super) async fn is_wholly(platform: &Platform, here: &[Call], person: UserId) -> Result<bool> {
    for call in here.iter().filter(|it| it.credential.as_ref().is_some_and(|it| it.person == person)) {
        let Ok(tx) = open_read(platform, call).await else { continue };
        let factors = crate::factors::mine(&tx).await;
        let is_whole = |has_any: bool| !tx.member.by_pin && (tx.member.second_factor || !has_any);
        let is_whole = factors.map(|it| is_whole(it.has_any()));
        tx.close().await?;
        if is_whole? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A new secret of the entered workspace, for a person of it or (an invitation's) for nobody yet: the text to show
/// once, and its stored hash. Errors: `Internal`.
pub fn new_secret(tx: &ReadTx, person: Option<UserId>) -> Result<(String, [u8; 32])> {
    Ok(Credential::make(tx.workspace.tenant, person.unwrap_or(NOBODY), random()?))
}

/// The session or token that a call came with: a list of them says which is this one.
pub fn this_credential(tx: &ReadTx) -> Uuid {
    tx.member.credential
}

/// The token that a call came with; None where it came with a session.
pub fn this_token(tx: &ReadTx) -> Option<Uuid> {
    let by_token =
        tx.call().credential.as_ref().is_some_and(|credential| credential.kind == CredentialKind::Token);
    by_token.then_some(tx.member.credential)
}

/// The name of a workspace's session cookie.
pub fn session_cookie(slug: &str) -> String {
    format!("__Host-s-{slug}")
}
