//! People as they are stored: name and address are sealed, and an address is found again by its keyed hash.
//! Invariant: an account is sealed with the instance's key and a member with their workspace's. An account's
//! name is not decrypted before somebody proved to be its person. A value that cannot be decrypted fails the
//! call, and lets nobody in. An address that nobody proved is a claim: a person who proves it takes it, and
//! nothing else of the account that claimed it.

use crate::passwords::PasswordStrength;
use identity_queries::client::Params;
use identity_queries::identity as sql;
use kernel::day::Instant;
use kernel::id::UserId;
use kernel::plain_name;
use platform::email_address;
use platform::encryption::{ColumnCipher, Sealed};
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, Seals};
use platform::platform::Platform;
use platform::sealed::app::{membership, person as cell};

/// An account to be made.
pub(super) struct New<'a> {
    pub person: UserId,
    pub email: &'a str,
    pub(super) name: &'a str,
    /// The hash that is stored.
    pub(super) password: &'a str,
    /// How strong the password is; None where it was not at hand, or there is none.
    pub(super) standing: Option<PasswordStrength>,
}

/// Makes an account, in a transaction entered as its person. False where the address has one. Errors: 422 at
/// `name`, because mails may contain it.
pub(super) async fn add(client: &impl Seals, new: &New<'_>, now: Instant) -> Result<bool> {
    let name = plain_name::read("name", new.name)?;
    let (cipher, id) = (client.cipher_of(INSTANCE.uuid(), now), new.person.uuid());
    let email = cipher.seal(cell::EMAIL, id, email_address::folded(new.email).as_str())?;
    let (found_by, name) =
        (cipher.blind_address(cell::EMAIL, new.email)?, cipher.seal(cell::NAME, id, name.as_str())?);
    let (standing, list) = PasswordStrength::kept(new.standing);
    let added = sql::add_person()
        .params(
            client,
            &sql::AddPersonParams {
                person: id,
                email,
                email_blind: found_by,
                name,
                password: new.password,
                standing,
                list,
                now,
            },
        )
        .one()
        .await?;
    Ok(added)
}

/// Makes an account whose address was proved by its mail, in a transaction entered as its person. An account
/// that has the address without proof loses it, and so does `over`, proved or not. Gives the person who lost
/// it; None where another account has proved it.
pub(super) async fn add_proven(
    client: &impl Seals,
    new: &New<'_>,
    over: Option<UserId>,
    now: Instant,
) -> Result<Option<Loser>> {
    let name = plain_name::read("name", new.name)?;
    let (cipher, id) = (client.cipher_of(INSTANCE.uuid(), now), new.person.uuid());
    let email = cipher.seal(cell::EMAIL, id, email_address::folded(new.email).as_str())?;
    let (found_by, name) =
        (cipher.blind_address(cell::EMAIL, new.email)?, cipher.seal(cell::NAME, id, name.as_str())?);
    let ((standing, list), over) = (PasswordStrength::kept(new.standing), over.map(UserId::uuid));
    let added = sql::add_proven_person()
        .params(
            client,
            &sql::AddProvenPersonParams {
                person: id,
                email,
                email_blind: found_by,
                name,
                password: new.password,
                standing,
                list,
                over,
                now,
            },
        )
        .one()
        .await?;
    Ok(added.is_added.then(|| added.loser.map(UserId::from_uuid)))
}

/// The person who lost an address because somebody proved it; usually nobody.
pub(super) type Loser = Option<UserId>;

/// The person whose address was named, before anything is proved.
pub struct Named {
    pub person: UserId,
    /// The address is proved to be theirs.
    pub(super) is_proved: bool,
    /// They lost it to somebody else's proof, and still sign in by it.
    pub(super) is_former: bool,
    /// The hash that is stored.
    pub(super) password: String,
    name: Vec<u8>,
}

/// The person who has an address; text that is no address is nobody's, and is looked up all the same.
pub async fn named(platform: &Platform, address: &str, now: Instant) -> Result<Option<Named>> {
    Ok(claimants(platform, address, now).await?.into_iter().find(|it| !it.is_former))
}

/// The people who may sign in with an address: first the one who has it, then those who lost it because somebody
/// else proved it, and who have given no other since. Only the password shows which of them it is.
pub(super) async fn claimants(platform: &Platform, address: &str, now: Instant) -> Result<Vec<Named>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found_by = guard.cipher(INSTANCE.uuid(), now).blind_address(cell::EMAIL, address)?;
    let found = sql::credential_of().bind(guard.pg(), &found_by).all().await;
    guard.rollback().await;
    let named = |it: sql::CredentialOf| Named {
        person: UserId::from_uuid(it.person_id),
        is_proved: it.verified_at.is_some(),
        is_former: it.is_former,
        password: it.password,
        name: it.name,
    };
    Ok(found?.into_iter().map(named).collect())
}

impl Named {
    /// Their name, for a caller who proved to be them.
    pub(super) fn name(&self, platform: &Platform, now: Instant) -> Result<String> {
        name_of(ColumnCipher::of(&platform.encryption, INSTANCE.uuid(), now), self.person, &self.name)
    }
}

/// Decrypts the name of an account, with the instance's cipher.
pub(super) fn name_of(cipher: ColumnCipher<'_>, person: UserId, name: &[u8]) -> Result<String> {
    cipher.open(cell::NAME, person.uuid(), name.to_vec())
}

/// The entered person's own account.
pub(super) struct Myself {
    /// The address; None where somebody else proved it to be theirs, and this person
    /// has not given another yet.
    pub email: Option<String>,
    /// The address, or the last one there was: a guesser knows it, and a page may show it.
    /// Nothing is mailed to it.
    pub(super) known_as: String,
    pub(super) name: String,
    pub(super) password: String,
    pub(super) verified_at: Option<Instant>,
}

/// The entered person's account; None for nobody's. Errors: the database's; `Internal`,
/// where it cannot be decrypted.
pub(super) async fn entered(client: &impl Seals, now: Instant) -> Result<Option<Myself>> {
    let Some(it) = sql::my_account().bind(client).opt().await? else { return Ok(None) };
    let cipher = client.cipher_of(INSTANCE.uuid(), now);
    let known_as = cipher.open(cell::EMAIL, it.person_id, it.email)?;
    Ok(Some(Myself {
        email: Some(known_as.clone()).filter(|_| it.has_address),
        known_as,
        name: cipher.open(cell::NAME, it.person_id, it.name)?,
        password: it.password,
        verified_at: it.verified_at,
    }))
}

/// The account of an entered person who has one. Errors: as `entered`.
pub(super) async fn myself(client: &impl Seals, now: Instant) -> Result<Myself> {
    entered(client, now).await?.ok_or_else(|| Error::internal("the entered person has no account"))
}

/// Replaces the entered person's address. A proved one is taken from an account that has it without proof.
/// Gives the person who lost it; None where somebody else has proved it.
pub(super) async fn take_address(
    client: &impl Seals,
    person: UserId,
    to: &str,
    is_proved: bool,
    now: Instant,
) -> Result<Option<Loser>> {
    let (cipher, id) = (client.cipher_of(INSTANCE.uuid(), now), person.uuid());
    let email = cipher.seal(cell::EMAIL, id, email_address::folded(to).as_str())?;
    let found_by = cipher.blind_address(cell::EMAIL, to)?;
    let took = sql::take_my_address().bind(client, &email, &found_by, &is_proved, &now).one().await?;
    Ok(took.is_taken.then(|| took.loser.map(UserId::from_uuid)))
}

/// Notes that the entered person's address is proved. False where it is no longer theirs.
pub(super) async fn verify(client: &impl Seals, address: &str, now: Instant) -> Result<bool> {
    let found_by = client.cipher_of(INSTANCE.uuid(), now).blind_address(cell::EMAIL, address)?;
    Ok(sql::verify_my_address().bind(client, &found_by, &now).one().await?)
}

/// A member's address as a workspace stores it: sealed, with the keyed hash by which it is found.
pub(super) fn address_kept(
    cipher: ColumnCipher<'_>,
    person: UserId,
    address: &str,
) -> Result<(Sealed, Vec<u8>)> {
    let kept = cipher.seal(membership::EMAIL, person.uuid(), email_address::folded(address).as_str())?;
    Ok((kept, cipher.blind_address(membership::EMAIL, address)?))
}
