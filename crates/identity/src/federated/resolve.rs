//! What becomes of an identity that a provider proved: its person comes in, a newcomer begins, or it is
//! linked.
//! Invariant: an identity belongs to one person. It is linked by that person alone, signed in, or when their
//! account is made. Nobody learns whether an address has an account here unless they proved that the address
//! is theirs.

use super::super::sign_in::{self, Entered};
use super::Identity;
use crate::invitations::joining::go_on;
use crate::invitations::{self, Joining};
use crate::one_time_links::{self, Kind, New, OneTime};
use crate::sessions::Proven;
use crate::{accounts, factors, passwords, people};
use catalogue::say;
use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::UserId;
use kernel::refusal::Refusal;
use kernel::{plain_name, plain_text};
use platform::call::{Call, Credential};
use platform::email_address;
use platform::error::{Error, Result};
use platform::input::unfit;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, Seals};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::app::outside_identity as cell;
use platform::tx::{ReadTx, Tx};
use uuid::Uuid;

/// How long an offer can be agreed to.
const OFFER: SignedDuration = SignedDuration::from_mins(10);

/// What became of a person who came to sign in.
pub enum Arrived {
    /// Known here.
    Known(Entered),
    /// Known to the provider, and to nobody here; the cookie by which they are known for now.
    Unknown(String),
}

/// Lets in the person of this identity; a person whom nobody knows here may begin.
pub async fn arrive(
    platform: &Platform,
    call: &Call,
    identity: &Identity,
    browser: [u8; 32],
) -> Result<Arrived> {
    if let Some(proven) = person_of(platform, call, identity).await? {
        let entered = sign_in::go_on(platform, call, proven).await?;
        // A person who is in no workspace may open one, as a newcomer does.
        if !matches!(&entered, Entered::In(none) if none.is_empty()) {
            return Ok(Arrived::Known(entered));
        }
    }
    let note = serde_json::to_string(identity).map_err(Error::internal)?;
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let new = New { kind: Kind::Newcomer, person: NOBODY, browser: Some(browser), note: Some(&note) };
    let (cookie, _) = one_time_links::make(&guard, call, &new).await?;
    guard.commit().await?;
    Ok(Arrived::Unknown(cookie))
}

/// The person of an identity. A provider counts as one factor, unless it is trusted with more.
pub(super) async fn person_of(
    platform: &Platform,
    call: &Call,
    identity: &Identity,
) -> Result<Option<Proven>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let by = known_by(&guard, identity, call.now)?;
    let known = sql::identity_of().bind(guard.pg(), &by).opt().await;
    guard.rollback().await;
    let Some(known) = known? else { return Ok(None) };
    let person = UserId::from_uuid(known.person_id);
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let name = people::name_of(guard.cipher(INSTANCE.uuid(), call.now), person, &known.name)?;
    sql::use_identity().bind(guard.pg(), &by, &call.now).one().await?;
    guard.commit().await?;
    Ok(Some(Proven { person, name, second_factor: identity.second_factor }))
}

/// A person known to a provider and to nobody here.
pub struct Newcomer {
    claim: OneTime,
    /// Their identity there.
    pub identity: Identity,
}

/// The newcomer of a cookie, in the browser it was given to. Errors: `link_used`.
pub async fn newcomer(
    platform: &Platform,
    call: &Call,
    claim: &Credential,
    browser: Option<[u8; 32]>,
) -> Result<Newcomer> {
    let claim = one_time_links::find(platform, call, Kind::Newcomer, claim, browser).await?;
    let note = claim.note.as_deref().unwrap_or_default();
    let identity = serde_json::from_str(note).map_err(Error::internal)?;
    Ok(Newcomer { claim, identity })
}

/// Makes a newcomer's account, which has no password; where the account was made already, gives its person.
/// Errors: 422 at `email` where the provider has not confirmed it, or it has an account: only a person who
/// proved the address learns that.
pub async fn welcome(platform: &Platform, call: &Call, who: &Newcomer, name: &str) -> Result<Proven> {
    let identity = &who.identity;
    if let Some(known) = person_of(platform, call, identity).await? {
        return Ok(known);
    }
    let address = email_address::email(&identity.email)?;
    if !identity.is_verified {
        return Err(unfit("email", "Not confirmed there yet: confirm it, and begin again.").into());
    }
    make(platform, call, identity, (name, &address), None).await
}

/// Makes an account that is entered by this identity alone and whose address the provider proved; `over` as
/// in `accounts::create_over`. Errors: 422 at `email` where another account has proved it.
async fn make(
    platform: &Platform,
    call: &Call,
    identity: &Identity,
    (name, address): (&str, &str),
    over: Option<UserId>,
) -> Result<Proven> {
    let person = UserId::from_uuid(fresh_id(call.now)?);
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let new = people::New { person, email: address, name, password: passwords::NONE, standing: None };
    match add(platform, &guard, call, (&new, over), identity).await {
        Ok(()) => guard.commit().await?,
        Err(error) => {
            guard.rollback().await;
            return Err(error);
        }
    }
    Ok(Proven { person, name: name.to_owned(), second_factor: identity.second_factor })
}

/// Joins a person who came back to the workspace they were invited to. Either the identity has an account
/// whose address was proved to be theirs; or a new account is made for the invited address, which the
/// provider has confirmed. An account that only named the address is left behind. Errors: `link_used`; 422 at
/// `email` where it is another person's, is not confirmed there or here, or has an account, which only its
/// own proof opens.
pub async fn join(
    platform: &Platform,
    call: &Call,
    joining: &Joining,
    identity: &Identity,
) -> Result<Entered> {
    let link = joining.link();
    let open = invitations::invited(platform, call, &link).await?;
    let invited = open.email.as_str();
    let who = match person_of(platform, call, identity).await? {
        Some(known) => {
            has_proved(platform, call, known.person, invited).await?;
            known
        }
        None => {
            is_invited(identity, invited)?;
            make(platform, call, identity, (&called(identity, invited), invited), open.moves).await?
        }
    };
    go_on(platform, call, &link, who).await
}

/// An account that somebody linked before its address was proved may have been prepared by them. Errors: 422
/// at `email`.
async fn has_proved(platform: &Platform, call: &Call, person: UserId, invited: &str) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let own = people::myself(&guard, call.now).await;
    guard.rollback().await;
    let own = own?;
    if own.email.as_deref() != Some(invited) {
        let words = say!("It is linked with an account of another address. {invited} was invited.", invited);
        return Err(unfit("email", words).into());
    }
    if own.verified_at.is_none() {
        let words = "It is linked with an account that has not confirmed this address yet. Sign in to it, confirm the address on \
                     your account page, and follow the invitation again; or join by the password of that account.";
        return Err(unfit("email", words).into());
    }
    Ok(())
}

fn is_invited(identity: &Identity, invited: &str) -> Result<()> {
    if email_address::email(&identity.email).ok().as_deref() != Some(invited) {
        let words = say!("It knows you by another e-mail address. {invited} was invited.", invited);
        return Err(unfit("email", words).into());
    }
    if !identity.is_verified {
        return Err(
            unfit("email", "It has not confirmed your e-mail address. Confirm it there first.").into()
        );
    }
    Ok(())
}

/// The name of a person who was not asked for one: as the provider says, else from their address.
fn called(identity: &Identity, invited: &str) -> String {
    let said: String = identity.name.chars().filter(|c| !c.is_control()).take(200).collect();
    let said = match said.trim() {
        "" => invited.split('@').next().unwrap_or(invited),
        said => said,
    };
    plain_name::tamed(&plain_text::in_one_spelling(said))
}

async fn add(
    platform: &Platform,
    guard: &Guard,
    call: &Call,
    (new, over): (&people::New<'_>, Option<UserId>),
    identity: &Identity,
) -> Result<()> {
    if !accounts::add_proven(platform, guard, call, new, over).await? {
        let words = "This address has an account. Sign in to it, and link this way in on your account page.";
        return Err(unfit("email", words).into());
    }
    let id = fresh_id(call.now)?;
    insert(guard, id, identity, call.now).await?;
    // Linked to another person since they came back: it belongs to them alone.
    if !sql::link_identity().bind(guard.pg(), &id, &(call.now - OFFER), &call.now).one().await? {
        return Err(Code::LinkUsed.into());
    }
    Ok(())
}

/// The stored key of this subject at this provider. No subject has a control character.
fn known_by(guard: &Guard, identity: &Identity, now: Instant) -> Result<Vec<u8>> {
    let both = format!("{}\n{}", identity.issuer, identity.subject);
    guard.cipher(INSTANCE.uuid(), now).blind(cell::SUBJECT, &both)
}

/// Offers an identity to the person who is entered.
pub(super) async fn insert(guard: &Guard, id: Uuid, identity: &Identity, now: Instant) -> Result<()> {
    let (cipher, known) = (guard.cipher(INSTANCE.uuid(), now), known_by(guard, identity, now)?);
    let email: String = identity.email.chars().filter(|c| !c.is_control()).take(254).collect();
    let issuer = cipher.seal(cell::ISSUER, id, identity.issuer.as_str())?;
    let subject = cipher.seal(cell::SUBJECT, id, identity.subject.as_str())?;
    let email = cipher.seal(cell::EMAIL, id, email.as_str())?;
    sql::offer_identity()
        .params(
            guard.pg(),
            &sql::OfferIdentityParams { identity: id, known_blind: known, issuer, subject, email, now },
        )
        .one()
        .await?;
    Ok(())
}

/// Ends a newcomer's cookie: they have come in. Errors: `link_used`.
pub async fn settle(platform: &Platform, call: &Call, who: &Newcomer) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    one_time_links::spend(&guard, call, &who.claim).await?;
    guard.commit().await
}

// ---- linking ----

/// An identity of the entered person.
#[derive(Debug)]
pub struct Linked {
    /// Its id.
    pub id: Uuid,
    /// The provider.
    pub issuer: String,
    /// The address that the provider has for them.
    pub email: String,
    /// Since when they sign in by it; None: it was only offered to them.
    pub linked_at: Option<Instant>,
    /// When they last did.
    pub used_at: Option<Instant>,
    offered_at: Instant,
}

impl Linked {
    /// Whether it may still be agreed to.
    pub fn is_offered(&self, now: Instant) -> bool {
        self.linked_at.is_none() && self.offered_at >= now - OFFER
    }
}

/// The identities of the entered person, the oldest first. Errors: `Internal`, where one cannot be decrypted.
pub async fn mine(tx: &ReadTx) -> Result<Vec<Linked>> {
    let rows = sql::my_identities().bind(tx).all().await?;
    let cipher = tx.cipher_of(INSTANCE.uuid(), tx.now);
    let linked = rows.into_iter().map(|it| {
        Ok(Linked {
            id: it.identity_id,
            issuer: cipher.open(cell::ISSUER, it.identity_id, it.issuer)?,
            email: cipher.open(cell::EMAIL, it.identity_id, it.email)?,
            linked_at: it.linked_at,
            used_at: it.used_at,
            offered_at: it.created_at,
        })
    });
    linked.collect()
}

/// Offers a person an identity that a provider proved to their browser; they agree by an action. Errors: 422
/// where the provider has not confirmed its address, or where it is linked already, to anybody.
pub async fn offer(platform: &Platform, call: &Call, person: UserId, identity: &Identity) -> Result<()> {
    if !identity.is_verified {
        let words = "It has not confirmed your e-mail address. Confirm it there, then link it.";
        return Err(unfit("email", words).into());
    }
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let by = known_by(&guard, identity, call.now)?;
    let known = sql::identity_of().bind(guard.pg(), &by).opt().await?;
    if known.is_some() {
        guard.rollback().await;
        return Err(taken().into());
    }
    insert(&guard, fresh_id(call.now)?, identity, call.now).await?;
    guard.commit().await
}

fn taken() -> Refusal {
    unfit("identity_id", "It is linked with an account already. It can be linked with one only.")
}

/// Links an identity that was offered to the signed-in person. Gives its issuer. Errors: `not_found`, 422 where it was
/// linked meanwhile.
pub async fn take_offer(tx: &Tx, id: Uuid) -> Result<String> {
    let offered = mine(tx).await?.into_iter().find(|it| it.id == id && it.is_offered(tx.now));
    let offered = offered.ok_or_else(|| Refusal::new(Code::NotFound).field("identity_id"))?;
    if !sql::link_identity().bind(tx, &id, &(tx.now - OFFER), &tx.now).one().await? {
        return Err(taken().into());
    }
    Ok(offered.issuer)
}

/// Unlinks an identity of the signed-in person. Gives its issuer. Errors: `not_found`; 422 where it is their
/// only way in.
pub async fn remove(tx: &Tx, id: Uuid) -> Result<String> {
    let linked: Vec<Linked> = mine(tx).await?.into_iter().filter(|it| it.linked_at.is_some()).collect();
    let it = linked.iter().find(|it| it.id == id);
    let it = it.ok_or_else(|| Refusal::new(Code::NotFound).field("identity_id"))?;
    let has_password = accounts::mine(tx).await?.has_password;
    if linked.len() == 1 && !has_password && !factors::mine(tx).await?.has_passkey() {
        let words = "This is your only way to sign in. Choose a password first, or link another.";
        return Err(unfit("identity_id", words).into());
    }
    sql::remove_identity().bind(tx, &id).one().await?;
    Ok(it.issuer.clone())
}
