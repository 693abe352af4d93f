//! What a person proves themselves with besides the password: an authenticator's codes (RFC 6238), recovery
//! codes.
//! Invariant: each code is accepted once. Only a hash of a recovery code is stored. Proofs are compared in
//! constant time.

use data_encoding::{BASE32, BASE32_NOPAD};
use futures::future::try_join_all;
use hmac::{Hmac, Mac};
use identity_queries::client::Params;
use identity_queries::identity as sql;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::refusal::{Refusal, Ruled};
use keyring::{Cell, Zeroizing};
use platform::encryption::Column;
use platform::encryption::service::Service;
use platform::error::{Error, Result};
use platform::input::unfit;
use platform::instance::INSTANCE;
use platform::internal::{Internals, Seals, at_instance};
use platform::random::{fresh_id, random};
use platform::sealed::app::factor as cell;
use platform::tx::{ReadTx, Tx};
use queries::client::GenericClient;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// Seconds of a step, and digits of a code (RFC 6238, section 4; RFC 4226, section 5.3).
const STEP_S: i64 = 30;
const FIGURES: u32 = 1_000_000;
/// How many steps a clock may be behind or ahead (promises.toml, mfa-available).
const SKEW: i64 = 1;
/// Used codes are kept for the steps of a day before and after; the last few of them are always kept.
const KEPT_STEPS: i64 = 86_400 / STEP_S;
const KEPT_CODES: i64 = 64;
/// Recovery codes of one set.
pub const CODES: usize = 10;
/// Letters and digits that nobody confuses when they are read aloud or written with a pen.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789z";
const CODE_LETTERS: usize = 16;

/// The key that an authenticator and this program share.
pub struct Authenticator([u8; 20]);

impl Authenticator {
    /// A new key. Errors: `Internal`, where the system gives no random bytes.
    pub fn fresh() -> Result<Self> {
        random().map(Self)
    }

    /// Reads what `text` gave; None for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let bytes = BASE32_NOPAD.decode(letters.to_uppercase().trim_end_matches('=').as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As people type it: 32 letters and digits.
    pub fn text(&self) -> String {
        BASE32.encode(&self.0)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The address that an authenticator reads from a QR code (the key URI form).
    pub fn address(&self, issuer: &str, account: &str) -> String {
        let (issuer, account) = (in_address(issuer), in_address(account));
        format!(
            "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
            self.text()
        )
    }

    /// The code of a moment.
    pub fn code_at(&self, now: Instant) -> String {
        code(&self.0, step_of(now))
    }

    /// The step whose code was given, if it is about now.
    pub fn step_given(&self, given: &str, now: Instant) -> Option<i64> {
        step_given(&self.0, given, now, 0)
    }
}

fn in_address(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

fn step_of(now: Instant) -> i64 {
    now.as_second().div_euclid(STEP_S)
}

/// RFC 4226, section 5.3, of the step as the counter.
fn code(key: &[u8], step: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key) else { return String::new() };
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 0x0f);
    let cut = u32::from_be_bytes([hash[at], hash[at + 1], hash[at + 2], hash[at + 3]]) & 0x7fff_ffff;
    format!("{:06}", cut % FIGURES)
}

/// The step after `last` whose code was given: the present one, or a neighbour's where a clock is off. Where
/// the last one is in the future the clock went back: then any step about now is accepted, if its code was
/// not used (`use_step`).
fn step_given(key: &[u8], given: &str, now: Instant, last: i64) -> Option<i64> {
    let given: String = given.chars().filter(|c| !c.is_whitespace()).collect();
    let this = step_of(now);
    let last = if last > this + SKEW { i64::MIN } else { last };
    let is_it = |step: &i64| bool::from(code(key, *step).as_bytes().ct_eq(given.as_bytes()));
    (this - SKEW..=this + SKEW).filter(|step| *step > last).find(is_it)
}

/// A new set of recovery codes, as they are shown once. Errors: `Internal`, where the system gives no random
/// bytes.
pub fn recovery_codes() -> Result<Vec<String>> {
    (0..CODES).map(|_| recovery_code()).collect()
}

fn recovery_code() -> Result<String> {
    // 31 letters: bytes that would favour some of them are left out, and of 64 enough remain.
    let bytes: [u8; 64] = random()?;
    let letters =
        bytes.iter().filter(|byte| **byte < 248).map(|byte| char::from(LETTERS[usize::from(byte % 31)]));
    let letters: Vec<char> = letters.take(CODE_LETTERS).collect();
    Ok(letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

/// The hash of a recovery code, as it is stored. The code is too long to be guessed, so a quick hash is
/// enough.
pub(crate) fn kept_code(text: &str) -> [u8; 32] {
    let letters: String = text.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    Sha256::digest(letters.as_bytes()).into()
}

/// The key that an authenticator was given, and the step whose code it shows. Errors: 422 at `secret` or `code`.
pub fn given(secret: &str, code: &str, now: Instant) -> Ruled<(Authenticator, i64)> {
    let words = "This is no key of ours. Begin again.";
    let key = Authenticator::parse(secret).ok_or_else(|| unfit("secret", words))?;
    let words = "This code is not right. Check the clock of your phone, and enter the code it shows now.";
    let step = key.step_given(code, now).ok_or_else(|| unfit("code", words))?;
    Ok((key, step))
}

/// What a person has enrolled.
pub struct Factors(Vec<sql::MyFactors>);

/// A factor that was given just now; its code is spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// An authenticator's code.
    Code,
    /// One of the recovery codes.
    Recovery,
}

/// A factor, without its secret.
#[derive(Debug)]
pub struct Enrolled {
    /// Its id.
    pub id: Uuid,
    /// totp, passkey.
    pub kind: String,
    /// What its owner calls it.
    pub name: String,
    /// Since when.
    pub created_at: Instant,
    /// When it was used last.
    pub used_at: Option<Instant>,
}

/// A passkey as it is kept.
pub struct StoredPasskey {
    /// The id we gave it.
    pub id: Uuid,
    /// The id it gave itself.
    pub credential: Vec<u8>,
    /// How it is reached, what its device reported, and its public key.
    pub proof: Vec<u8>,
    /// The last count seen.
    pub count: u32,
}

/// The factors of the entered person.
pub async fn mine(client: &impl GenericClient) -> Result<Factors> {
    Ok(Factors(sql::my_factors().bind(client).all().await?))
}

impl Factors {
    /// Whether there is a second factor; recovery codes alone are none.
    pub fn has_any(&self) -> bool {
        self.0.iter().any(|it| it.kind != CODE)
    }

    /// Whether one of them signs its person in without a password.
    pub fn has_passkey(&self) -> bool {
        self.0.iter().any(|it| it.kind == PASSKEY)
    }

    /// Authenticators and passkeys, the oldest first. Errors: a name cannot be decrypted.
    pub fn enrolled(&self, tx: &ReadTx) -> Result<Vec<Enrolled>> {
        let cipher = tx.cipher_of(INSTANCE.uuid(), tx.now);
        let enrolled = self.0.iter().filter(|it| it.kind != CODE).map(|it| {
            Ok(Enrolled {
                id: it.factor_id,
                kind: it.kind.clone(),
                name: cipher.open(cell::NAME, it.factor_id, it.name.clone())?,
                created_at: it.created_at,
                used_at: it.used_at,
            })
        });
        enrolled.collect()
    }

    /// Whether one of them is an authenticator.
    pub fn has_authenticator(&self) -> bool {
        self.0.iter().any(|it| it.kind == TOTP)
    }

    /// The passkeys, as an answer is judged by them. Errors: one cannot be decrypted.
    pub(super) fn passkeys(&self, encryption: &Service, now: Instant) -> Result<Vec<StoredPasskey>> {
        let kept = self
            .0
            .iter()
            .filter_map(|it| Some((it, it.credential_id.as_ref()?, u32::try_from(it.counter).ok()?)));
        kept.map(|(it, credential, count)| {
            let id = it.factor_id;
            let credential = encryption.open(&lies(cell::CREDENTIAL_ID, id), credential, now)?.to_vec();
            Ok(StoredPasskey { id, credential, proof: opened(encryption, it, now)?.to_vec(), count })
        })
        .collect()
    }

    /// Recovery codes that were not used yet.
    pub fn codes_left(&self) -> usize {
        self.0.iter().filter(|it| it.kind == CODE && it.counter == 0).count()
    }

    /// Uses up the code that was given, if it is valid and was not used before. Errors: a factor cannot be
    /// decrypted.
    pub async fn take(
        &self,
        encryption: &Service,
        client: &impl GenericClient,
        given: &str,
        now: Instant,
    ) -> Result<Option<Given>> {
        for it in &self.0 {
            let (step, what) = match it.kind.as_str() {
                TOTP => (step_given(&opened(encryption, it, now)?, given, now, it.counter), Given::Code),
                CODE => (is_code(&opened(encryption, it, now)?, it, given).then_some(1), Given::Recovery),
                _ => continue,
            };
            let Some(step) = step else { continue };
            let is_used = match what {
                Given::Code => use_step(client, it.factor_id, (it.counter, step), now).await?,
                Given::Recovery => sql::use_factor().bind(client, &it.factor_id, &step, &now).one().await?,
            };
            if is_used {
                return Ok(Some(what));
            }
        }
        Ok(None)
    }
}

/// Uses up the code of a step, in a transaction entered in the instance's workspace. False where it was used
/// before, whatever the clock did since.
async fn use_step(
    client: &impl GenericClient,
    factor: Uuid,
    (last, step): (i64, i64),
    now: Instant,
) -> Result<bool> {
    if !spend_step(client, factor, step).await? {
        return Ok(false);
    }
    // After a clock that went back the last one stays the last.
    Ok(step < last || sql::use_factor().bind(client, &factor, &step, &now).one().await?)
}

async fn spend_step(client: &impl GenericClient, factor: Uuid, step: i64) -> Result<bool> {
    let instance = INSTANCE.uuid();
    let Some(nth) = sql::spend_code().bind(client, &factor, &step, &instance).opt().await? else {
        return Ok(false);
    };
    let (before, first, last) = (nth - KEPT_CODES, step - KEPT_STEPS, step + KEPT_STEPS);
    sql::forget_codes().bind(client, &instance, &factor, &before, &first, &last).all().await?;
    Ok(true)
}

/// Adds a factor with this name and this secret to the entered person. Errors: the database's.
pub(crate) async fn add(
    client: &impl GenericClient,
    encryption: &Service,
    (id, kind): (Uuid, &str),
    (name, proof): (&str, &[u8]),
    now: Instant,
) -> Result<()> {
    let name = encryption.seal(&lies(cell::NAME, id), name.as_bytes())?;
    let proof = encryption.seal(&lies(cell::SECRET, id), proof)?;
    sql::add_factor().bind(client, &id, &kind, &name, &proof, &now).one().await?;
    Ok(())
}

/// Adds a passkey to the entered person. False where it is enrolled already, by anybody. Errors: the
/// database's.
pub(super) async fn add_passkey(tx: &Tx, name: &str, new: &StoredPasskey) -> Result<bool> {
    put_passkey(tx, tx.encryption(), (name, new), tx.now).await
}

async fn put_passkey(
    client: &impl GenericClient,
    encryption: &Service,
    (name, new): (&str, &StoredPasskey),
    now: Instant,
) -> Result<bool> {
    let seal = |column: Column, plain: &[u8]| encryption.seal(&lies(column, new.id), plain);
    let credential = seal(cell::CREDENTIAL_ID, &new.credential)?;
    let known = encryption.blind(INSTANCE.uuid(), cell::CREDENTIAL_ID.name(), &new.credential)?;
    let (name, proof) = (seal(cell::NAME, name.as_bytes())?, seal(cell::SECRET, &new.proof)?);
    let (id, count) = (new.id, i64::from(new.count));
    Ok(sql::add_passkey()
        .params(
            client,
            &sql::AddPasskeyParams {
                factor: id,
                name,
                credential_id: credential,
                credential_blind: known,
                secret: proof,
                seen: count,
                now,
            },
        )
        .one()
        .await?)
}

/// Adds an authenticator whose code was given to the signed-in person. Errors: the database's.
pub async fn enrol(tx: &Tx, key: &Authenticator, name: &str, step: i64) -> Result<Uuid> {
    let id = tx.new_id()?;
    add(tx, tx.encryption(), (id, TOTP), (name, key.bytes()), tx.now).await?;
    sql::use_factor().bind(tx, &id, &step, &tx.now).one().await?;
    at_instance(tx, spend_step(tx, id, step)).await?;
    Ok(id)
}

/// Adds the first authenticator of a person who opens a workspace and gave its code of this step, in a
/// transaction entered in the instance's workspace as them. Gives recovery codes, to be shown once. Errors:
/// the database's.
pub(super) async fn enrol_first(
    client: &impl GenericClient,
    encryption: &Service,
    key: &Authenticator,
    step: i64,
    now: Instant,
) -> Result<Vec<String>> {
    let id = fresh_id(now)?;
    add(client, encryption, (id, TOTP), (CALLED, key.bytes()), now).await?;
    sql::use_factor().bind(client, &id, &step, &now).one().await?;
    spend_step(client, id, step).await?;
    put_codes(client, encryption, now).await
}

/// Adds the passkey of a person who opens a workspace, as `enrol_first` adds an authenticator. Gives recovery
/// codes, to be shown once; None where somebody has this passkey already. Errors: the database's.
pub(super) async fn enrol_first_passkey(
    client: &impl GenericClient,
    encryption: &Service,
    new: &StoredPasskey,
    now: Instant,
) -> Result<Option<Vec<String>>> {
    if !put_passkey(client, encryption, (PASSKEY_CALLED, new), now).await? {
        return Ok(None);
    }
    put_codes(client, encryption, now).await.map(Some)
}

/// Replaces the recovery codes by a new set, and gives it, to be shown once. Errors: the database's.
pub async fn renew_codes(tx: &Tx) -> Result<Vec<String>> {
    put_codes(tx, tx.encryption(), tx.now).await
}

async fn put_codes(client: &impl GenericClient, encryption: &Service, now: Instant) -> Result<Vec<String>> {
    let codes = recovery_codes()?;
    sql::remove_my_codes().bind(client).one().await?;
    let add = sql::add_factor().prepare(client).await?;
    let adding = codes.iter().map(|code| {
        let add = &add;
        async move {
            let id = fresh_id(now)?;
            let name = encryption.seal(&lies(cell::NAME, id), b"Recovery code")?;
            let sealed = encryption.seal(&lies(cell::SECRET, id), &kept_code(code))?;
            Ok::<_, Error>(add.bind(client, &id, &CODE, &name, &sealed, &now).one().await?)
        }
    });
    try_join_all(adding).await?;
    Ok(codes)
}

/// Removes a factor of the signed-in person, and with the last one the recovery codes. Errors: `not_found`.
pub async fn remove(tx: &Tx, id: Uuid) -> Result<()> {
    if !sql::remove_factor().bind(tx, &id).one().await? {
        return Err(Refusal::new(Code::NotFound).field("factor_id").into());
    }
    if !mine(tx).await?.has_any() {
        sql::remove_my_codes().bind(tx).one().await?;
    }
    Ok(())
}

/// The name of an authenticator that was given none.
pub const CALLED: &str = "Authenticator";
/// The name of a passkey that is set up with a workspace.
pub const PASSKEY_CALLED: &str = "Passkey";
pub(crate) const TOTP: &str = "totp";
pub(crate) const CODE: &str = "code";

const PASSKEY: &str = "passkey";

/// The cell that a value of a factor is in: a person belongs to the instance alone.
fn lies(column: Column, factor: Uuid) -> Cell {
    Cell { tenant: INSTANCE.uuid(), column: column.name(), row: factor }
}

fn opened(encryption: &Service, kept: &sql::MyFactors, now: Instant) -> Result<Zeroizing<Vec<u8>>> {
    encryption.open(&lies(cell::SECRET, kept.factor_id), &kept.secret, now)
}

fn is_code(hash: &[u8], kept: &sql::MyFactors, given: &str) -> bool {
    kept.counter == 0 && bool::from(hash.ct_eq(&kept_code(given)[..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    fn at(seconds: i64) -> Instant {
        Instant::UNIX_EPOCH + SignedDuration::from_secs(seconds)
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // Appendix B, SHA-1: the last six of its eight figures.
        let key = Authenticator(*b"12345678901234567890");
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(key.code_at(at(seconds)), code);
        }
    }

    #[test]
    fn a_code_is_taken_about_its_time_and_only_after_the_last_one() {
        let key = Authenticator([7; 20]);
        let now = at(1_700_000_000);
        let step = step_of(now);
        let code = key.code_at(now);
        for (off, fine) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)] {
            let then = now + SignedDuration::from_secs(off);
            assert_eq!(step_given(&key.0, &code, then, 0).is_some(), fine, "{off} s");
        }
        assert_eq!(step_given(&key.0, &format!("{} {}", &code[..3], &code[3..]), now, 0), Some(step));
        assert_eq!(step_given(&key.0, &code, now, step), None, "taken before");
        assert_eq!(step_given(&key.0, &code, now, step + 1), None, "a neighbour was taken");
        assert_eq!(step_given(&key.0, &code, now, step + 2), Some(step), "the clock went back");
        for wrong in ["", "00000", "0000000", "abcdef"] {
            assert_eq!(step_given(&key.0, wrong, now, 0), None);
        }
    }

    #[test]
    fn a_key_is_read_as_it_is_written() {
        let key = Authenticator([0xa5; 20]);
        let read = Authenticator::parse(&format!(" {} ", key.text().to_lowercase())).expect("a key");
        assert_eq!(read.0, key.0);
        assert!(Authenticator::parse("short").is_none() && Authenticator::parse("").is_none());
        let address = key.address("Sona & Co", "asha@sona.example");
        assert!(address.starts_with("otpauth://totp/Sona%20%26%20Co:asha%40sona.example?secret="));
    }

    #[test]
    fn recovery_codes_are_many_and_read_however_they_are_typed() {
        let codes = recovery_codes().expect("codes");
        let each: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!(each.len(), CODES);
        assert!(codes.iter().all(|code| code.len() == CODE_LETTERS + 3));
        assert_eq!(
            kept_code(&codes[0]),
            kept_code(&format!(" {} ", codes[0].to_uppercase().replace('-', " ")))
        );
        assert_ne!(kept_code(&codes[0]), kept_code(&codes[1]));
    }
}
