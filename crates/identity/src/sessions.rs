//! Sessions: a browser that is signed in to one workspace.
//! Invariant: only a hash of its secret is stored. It gets a new secret whenever more was proved. It ends
//! when the person's password changes.

pub mod opening;

use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::id::UserId;
use platform::call::{Call, Credential, CredentialKind};
use platform::encryption::{ColumnCipher, Sealed};
use platform::error::Result;
use platform::for_browser::BrowserSecret;
use platform::instance::NOBODY;
use platform::internal::{Guard, HandsToBrowser, Internals, open_read};
use platform::platform::Platform;
use platform::random::random;
use platform::sealed::app::session as cell;
use platform::tx::{ReadTx, Tx, lacks_factor};
use uuid::Uuid;

/// A session ends after this at the latest (promises.toml, session-short); a workspace may choose less.
pub const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// An API token's default life (promises.toml, api-tokens).
pub const TOKEN: SignedDuration = SignedDuration::from_hours(24 * 90);

/// The new secret of the call's session.
pub const NEW_SECRET: BrowserSecret = BrowserSecret::named("session");

/// A person who proved who they are.
#[derive(Debug, Clone)]
pub struct Proven {
    /// The person.
    pub person: UserId,
    /// Their name.
    pub name: String,
    /// They gave more than a password.
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
    /// The secret by which the browser is known from now on; None where it has one already.
    pub browser: Option<String>,
    /// Until its person sets up the second factor that its roles need, it allows nothing else.
    pub lacks_factor: bool,
    /// Until its person chooses the new password that was asked for, it allows nothing else.
    pub owes_password: bool,
    /// Until its person gives another address, it allows nothing else: somebody else proved the one before.
    pub lacks_address: bool,
}

/// The browser of a session, as it names itself, and its address.
pub(super) struct CameFrom<'a> {
    pub device: Option<&'a str>,
    pub ip: Option<&'a str>,
}

/// The same as it is stored.
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

/// Gives the session of this call a new secret; its browser gets it with the answer. With a
/// second factor that was just given it counts as a proof too. Does nothing for a token: a
/// program has no second factor to give.
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
    tx.hand_to_browser(NEW_SECRET, text);
    Ok(())
}

/// Whether the caller signed in with more than a password.
pub fn has_second_factor(tx: &ReadTx) -> bool {
    tx.member.second_factor
}

/// Whether the caller's roles need a second factor here.
pub fn needs_second_factor(tx: &ReadTx) -> bool {
    lacks_factor(tx.member.trust, false, &tx.workspace.settings)
}

/// Whether the caller proved themselves recently enough for an action that requires it.
pub fn is_fresh(tx: &ReadTx) -> bool {
    tx.call().step_up
}

/// Whether one of these sessions belongs to a person who proved themselves in it with every factor they have,
/// and not by a PIN. Errors: the database's.
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

/// The session or token of this call, so that a list of them can mark it.
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
