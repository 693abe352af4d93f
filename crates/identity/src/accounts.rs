//! An account: a person with an address that is theirs.
//! Invariant: nobody gets another person's account by naming their address, or by preparing an account with
//! it. A person who proves an address by its mail gets an account of their own. Each new password was judged.

use crate::addresses::ask_to_verify;
use crate::one_time_links::{self, ABOUT_ADDRESS};
use crate::passwords::{self, PasswordStrength};
use crate::people::{self, Loser};
use crate::{account_mail, memberships, sessions};
use identity_queries::identity as sql;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use kernel::refusal::Refusal;
use mail::messages::{self, Words};
use platform::call::Call;
use platform::email_address::email;
use platform::error::Result;
use platform::input::unfit;
use platform::instance::INSTANCE;
use platform::internal::{Guard, Internals, at_instance, write_event, write_event_of};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::tx::{Change, ReadTx, Tx};

/// Signs a new person up. Errors: 422; an address in use gets the same answer as a wrong password later would.
pub async fn sign_up(
    platform: &Platform,
    call: &Call,
    address: &str,
    name: &str,
    secret: &str,
) -> Result<UserId> {
    let address = email(address)?;
    passwords::judge(secret, &[name, &address])?;
    let kept = passwords::hashed(secret.to_owned()).await?;
    let (guard, person) = add(platform, call, (&address, name), &kept, Some(PasswordStrength::Pass)).await?;
    ask_to_verify(&guard, call, person, &address).await?;
    guard.commit().await?;
    Ok(person)
}

/// Adds a person with the hash of the password they use in another system; the hash is renewed at their first
/// sign-in. Errors: 422 at `hash` where it cannot be imported.
pub async fn bring(
    platform: &Platform,
    call: &Call,
    address: &str,
    name: &str,
    hash: &str,
) -> Result<UserId> {
    let address = email(address)?;
    if !passwords::is_taken_over(hash) {
        let words =
            "Not a hash that can be taken over: bcrypt of cost 10 to 14, or Argon2id of at least 19 MiB.";
        return Err(unfit("hash", words).into());
    }
    let (guard, person) = add(platform, call, (&address, name), hash, None).await?;
    guard.commit().await?;
    Ok(person)
}

/// Adds a person, in a transaction that is still to be committed.
async fn add(
    platform: &Platform,
    call: &Call,
    (address, name): (&str, &str),
    kept: &str,
    standing: Option<PasswordStrength>,
) -> Result<(Guard, UserId)> {
    let person = UserId::from_uuid(fresh_id(call.now)?);
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let new = people::New { person, email: address, name, password: kept, standing };
    match add_claiming(&guard, call, &new).await {
        Ok(()) => Ok((guard, person)),
        Err(error) => {
            guard.rollback().await;
            Err(error)
        }
    }
}

/// Adds a person who names an address that nothing proves, in a transaction entered in the instance's workspace as them.
/// Errors: 422 at `email` where it has an account.
pub(super) async fn add_claiming(guard: &Guard, call: &Call, new: &people::New<'_>) -> Result<()> {
    if !people::add(guard, new, call.now).await? {
        return Err(has_account().into());
    }
    let who = Some((new.person, new.name));
    write_event(guard, call, INSTANCE, "workspace.account.create", who, None).await
}

/// Makes the account of somebody who proved an address by a link that was mailed to it; the password of the
/// hash was judged. An account that had the address without proof loses it (`note_lost`). Errors: 422 at
/// `email` where another account has proved it.
pub async fn create_proven(
    platform: &Platform,
    call: &Call,
    address: &str,
    name: &str,
    kept: &str,
    standing: Option<PasswordStrength>,
) -> Result<UserId> {
    create_over(platform, call, (address, name, kept, standing), None).await
}

/// As `create_proven`, but also takes the address from the person `over`, who had proved it: a member whose
/// recovery is complete.
pub(super) async fn create_over(
    platform: &Platform,
    call: &Call,
    (address, name, kept, standing): (&str, &str, &str, Option<PasswordStrength>),
    over: Option<UserId>,
) -> Result<UserId> {
    let person = UserId::from_uuid(fresh_id(call.now)?);
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let new = people::New { person, email: address, name, password: kept, standing };
    match add_proven(platform, &guard, call, &new, over).await {
        Ok(true) => guard.commit().await.map(|()| person),
        Ok(false) => {
            guard.rollback().await;
            Err(has_account().into())
        }
        Err(error) => {
            guard.rollback().await;
            Err(error)
        }
    }
}

/// As `create_proven`, in a transaction entered in the instance's workspace as the new person, so that the
/// link is spent in it. `over` as in `create_over`. False, and nothing is done, where another account has
/// proved the address. Errors: the database's.
pub(super) async fn add_proven(
    platform: &Platform,
    guard: &Guard,
    call: &Call,
    new: &people::New<'_>,
    over: Option<UserId>,
) -> Result<bool> {
    let Some(loser) = people::add_proven(guard, new, over, call.now).await? else { return Ok(false) };
    let who = Some((new.person, new.name));
    write_event(guard, call, INSTANCE, "workspace.account.create", who, None).await?;
    note_lost(platform, guard, call, loser, (new.person, new.email)).await?;
    Ok(true)
}

/// The refusal for somebody who would make an account for an address that has one.
pub(super) fn has_account() -> Refusal {
    unfit("email", "This address has an account. Sign in, or give its password.")
}

/// The event, as the logs name it.
const LOST: &str = "workspace.account.address.lost";

/// Notes that an account lost its address because somebody else proved it, in the transaction of the proof.
/// Links that were mailed to the address for that account stop working. The person who proved the address
/// gets a mail, and each of that account's workspaces has the event in its log before it is committed. The
/// account's own person sees it when they next sign in, for no mail reaches them.
pub(super) async fn note_lost(
    platform: &Platform,
    guard: &Guard,
    call: &Call,
    loser: Loser,
    (by, address): (UserId, &str),
) -> Result<()> {
    let Some(loser) = loser else { return Ok(()) };
    one_time_links::remove(guard, loser, &ABOUT_ADDRESS).await?;
    let (event, change) = ((LOST, None), Change::of(loser.uuid()));
    write_event_of(guard, call, INSTANCE, event, None, &change).await?;
    account_mail::tell(guard, call, by, address, messages::addresses::proof_notice(call.now), None).await?;
    // The person who proved the address is no member there, so their network and device are not logged.
    let call = Call { ip: None, device: None, ..call.clone() };
    for of in memberships::workspaces_of(platform, &call, loser).await? {
        let tenant = TenantId::from_uuid(of.tenant_id);
        let guard = Guard::begin(platform, tenant, loser).await?;
        write_event_of(&guard, &call, tenant, event, None, &change).await?;
        guard.commit().await?;
    }
    Ok(())
}

/// The signed-in person's account.
#[derive(Debug)]
pub struct Account {
    /// The address, or the last one there was.
    pub email: String,
    /// Somebody proved the address to be theirs: another is to be given.
    pub lacks_address: bool,
    /// Since when it is proved to be theirs.
    pub verified_at: Option<Instant>,
    /// Whether they can sign in by password.
    pub has_password: bool,
}

/// The signed-in person's account. Errors: the database's.
pub async fn mine(tx: &ReadTx) -> Result<Account> {
    let it = people::myself(tx, tx.now).await?;
    Ok(Account {
        lacks_address: it.email.is_none(),
        email: it.known_as,
        verified_at: it.verified_at,
        has_password: it.password != passwords::NONE,
    })
}

/// Changes the signed-in person's password. Every other session of theirs ends, in every workspace; this
/// session continues under a new secret. Errors: 422 at `password`; 422 at `current`, where they have one and
/// did not give it; `rate_limited`.
pub async fn change_password(tx: &Tx, secret: &str) -> Result<()> {
    let it = people::myself(tx, tx.now).await?;
    let known = [it.name.as_str(), &it.known_as, &tx.workspace.name, &tx.workspace.slug];
    passwords::judge(secret, &known)?;
    if it.password != passwords::NONE {
        let missing = || Err(Refusal::new(Code::FieldRequired).field("current"));
        tx.own_password().cloned().unwrap_or_else(missing)?;
    }
    passwords::differs(secret, &it.password).await?;
    passwords::set(tx, secret, tx.now).await?;
    tell(tx, messages::password_changed(tx.now)).await?;
    end_other_sessions(tx).await
}

/// Mails the signed-in person what was done to their account: it may have been somebody else. Errors: the
/// database's.
pub async fn tell(tx: &Tx, words: Words) -> Result<()> {
    at_instance(tx, account_mail::notify(tx, tx.call(), tx.member.person, words)).await
}

/// Ends every session of the signed-in person but this one, in every workspace, at once. Errors: the database's.
pub async fn end_other_sessions(tx: &Tx) -> Result<()> {
    sql::end_my_sessions().bind(tx, &tx.now).one().await?;
    sessions::renew(tx, false).await
}
