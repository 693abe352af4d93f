//! People as they lie: name and address sealed, the address found again by its keyed hash.
//! Invariant: an account lies under the instance's key and a member under their workspace's; an account's name
//! is not opened before somebody proved to be its person; what does not open fails the call, and lets nobody in. An address
//! that nobody proved is a claim: who proves it takes it, and nothing else of the account that claimed it.

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
    /// The hash that is kept.
    pub(super) password: &'a str,
    /// What it was judged; None where it was not at hand, or there is none.
    pub(super) standing: Option<PasswordStrength>,
}

/// Makes an account, in a transaction entered as its person. False where the address has one. Errors: 422 at `name`, which may
/// come to stand in a mail.
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

/// Makes an account whose address was proved by its mail, in a transaction entered as its person. An account that has the
/// address without proof loses it, and so does `over` whatever proved it. Gives who lost it; None where another account has
/// proved it.
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

/// Who lost an address by somebody's proof of it; most often nobody.
pub(super) type Loser = Option<UserId>;

/// Whose address somebody named, before they proved to be anybody.
pub struct Named {
    pub person: UserId,
    /// The address is proved to be theirs.
    pub(super) is_proved: bool,
    /// They lost it to somebody's proof, and sign in by it still.
    pub(super) is_former: bool,
    /// The hash that is kept.
    pub(super) password: String,
    name: Vec<u8>,
}

/// Who has an address; what is no address is nobody's, and is looked for all the same.
pub async fn named(platform: &Platform, address: &str, now: Instant) -> Result<Option<Named>> {
    Ok(claimants(platform, address, now).await?.into_iter().find(|it| !it.is_former))
}

/// Who may mean themselves by an address: who has it, then those who lost it to somebody's proof and have given no other
/// since. Only their password tells which of them it is.
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
    /// What they are called, for who proved to be them.
    pub(super) fn name(&self, platform: &Platform, now: Instant) -> Result<String> {
        name_of(ColumnCipher::of(&platform.safe, INSTANCE.uuid(), now), self.person, &self.name)
    }
}

/// Opens the name of an account, by the instance's cells.
pub(super) fn name_of(cipher: ColumnCipher<'_>, person: UserId, name: &[u8]) -> Result<String> {
    cipher.open(cell::NAME, person.uuid(), name.to_vec())
}

/// The entered person's own account.
pub(super) struct Myself {
    /// The address; None where somebody proved it to be theirs, and another is still to be given.
    pub email: Option<String>,
    /// The address, or the last one there was: what a guesser knows, and a page may say. Nothing is mailed to it.
    pub(super) known_as: String,
    pub(super) name: String,
    pub(super) password: String,
    pub(super) verified_at: Option<Instant>,
}

/// The entered person's account; None for nobody's. Errors: the database's; ours, when it does not open.
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

/// Puts another address in the place of the entered person's. A proved one is taken from who has it without proof. Gives who
/// lost it; None where somebody else has it.
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

/// Notes that the entered person's address is proved. False where it is theirs no more.
pub(super) async fn verify(client: &impl Seals, address: &str, now: Instant) -> Result<bool> {
    let found_by = client.cipher_of(INSTANCE.uuid(), now).blind_address(cell::EMAIL, address)?;
    Ok(sql::verify_my_address().bind(client, &found_by, &now).one().await?)
}

/// An address as a workspace keeps it of a member: sealed, and what it is found by.
pub(super) fn address_kept(
    cipher: ColumnCipher<'_>,
    person: UserId,
    address: &str,
) -> Result<(Sealed, Vec<u8>)> {
    let kept = cipher.seal(membership::EMAIL, person.uuid(), email_address::folded(address).as_str())?;
    Ok((kept, cipher.blind_address(membership::EMAIL, address)?))
}
