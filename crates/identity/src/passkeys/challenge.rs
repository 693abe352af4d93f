//! A challenge as it is handed out: sealed, so that a page that shows one writes nothing anywhere.
//! Invariant: the sealed challenge says who may answer it, in which browser, for what purpose, under which
//! name and until when. Only this instance can make or change one. It is used once.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use platform::call::Call;
use platform::error::Result;
use platform::random::fresh_id;
use queries::client::GenericClient;
use sha2::{Digest, Sha256};

/// How long it may be answered.
pub const LIFE: SignedDuration = SignedDuration::from_mins(5);
/// How long a used challenge is kept: longer than it may be answered, so that it is never accepted twice.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// What a challenge is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A passkey is added to an account.
    Enrol,
    /// A passkey proves its person.
    Prove,
}

impl Purpose {
    const fn word(self) -> &'static str {
        match self {
            Purpose::Enrol => "enrol_passkey",
            Purpose::Prove => "passkey",
        }
    }
}

/// The purpose of a challenge, and the only one who may answer it.
pub struct Bound {
    /// What it is for.
    pub purpose: Purpose,
    /// The person; nobody where they are not known yet.
    pub person: UserId,
    /// The browser, by the hash of a secret of its own; zeros: any browser of the person's.
    pub browser: [u8; 32],
}

/// A sealed challenge that is ours and still valid.
pub struct Opened {
    /// What the ceremony has to remember.
    pub state: Vec<u8>,
    until: Instant,
    sha256: [u8; 32],
}

impl Opened {
    /// Spends it, in a transaction entered in this workspace. False where it was used before: of two uses at
    /// the same time, one succeeds.
    pub async fn spend(
        &self,
        client: &impl GenericClient,
        tenant: TenantId,
        call: &Call,
        bound: &Bound,
    ) -> Result<bool> {
        let (tenant, id, person) = (tenant.uuid(), fresh_id(call.now)?, bound.person.uuid());
        sql::sweep_one_time().bind(client, &tenant, &person, &(call.now - KEPT)).all().await?;
        let (word, hash) = (bound.purpose.word(), &self.sha256[..]);
        let spent = sql::insert_spent()
            .params(
                client,
                &sql::InsertSpentParams {
                    tenant,
                    one_time: id,
                    kind: word,
                    person,
                    token_sha256: hash,
                    now: call.now,
                    expires: self.until,
                },
            )
            .opt()
            .await?;
        Ok(spent.is_some())
    }
}

const UNTIL: usize = 8;
const SEAL: usize = 32;

/// Seals the state that a ceremony has to remember, for a page to carry.
pub fn seal(key: &[u8; 32], bound: &Bound, host: &str, until: Instant, state: &[u8]) -> String {
    let until = until.as_second().to_be_bytes();
    let mac = mac(key, bound, host, until, state).map(|mac| mac.finalize().into_bytes());
    let seal = mac.as_ref().map_or(&[][..], |seal| &seal[..]);
    URL_SAFE_NO_PAD.encode([&until[..], seal, state].concat())
}

/// Opens the challenge that a page carried. None where it is not ours, not for this purpose, or too old.
pub fn open(key: &[u8; 32], bound: &Bound, host: &str, now: Instant, text: &str) -> Option<Opened> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (until, rest) = bytes.split_first_chunk::<UNTIL>()?;
    let (seal, state) = rest.split_first_chunk::<SEAL>()?;
    mac(key, bound, host, *until, state)?.verify_slice(seal).ok()?;
    let until = Instant::from_second(i64::from_be_bytes(*until)).ok().filter(|until| *until > now)?;
    Some(Opened { state: state.to_vec(), until, sha256: Sha256::digest(&bytes).into() })
}

/// The length of every part is fixed or stated, so that no bytes can pass from one part to the next.
fn mac(key: &[u8; 32], bound: &Bound, host: &str, until: [u8; UNTIL], state: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(b"passkey");
    for word in [bound.purpose.word(), host] {
        mac.update(&u32::try_from(word.len()).ok()?.to_be_bytes());
        mac.update(word.as_bytes());
    }
    mac.update(bound.person.uuid().as_bytes());
    mac.update(&bound.browser);
    mac.update(&until);
    mac.update(state);
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use platform::instance::NOBODY;
    use uuid::Uuid;

    fn bound(purpose: Purpose, person: u128, browser: u8) -> Bound {
        Bound { purpose, person: UserId::from_uuid(Uuid::from_u128(person)), browser: [browser; 32] }
    }

    #[test]
    fn a_seal_opens_for_what_it_was_made_for_and_nothing_else() {
        let (key, now) = ([7; 32], Instant::UNIX_EPOCH);
        let until = now + SignedDuration::from_mins(5);
        let mine = || bound(Purpose::Prove, 4, 9);
        let text = seal(&key, &mine(), "shop.example", until, b"state");
        let opens = |bound: &Bound, host: &str, at: Instant| open(&key, bound, host, at, &text).is_some();
        assert!(opens(&mine(), "shop.example", now));
        assert_eq!(open(&key, &mine(), "shop.example", now, &text).expect("ours").state, b"state");
        assert!(!opens(&mine(), "shop.example", until), "too old");
        assert!(!opens(&mine(), "shop.example:8443", now), "another name");
        assert!(!opens(&bound(Purpose::Enrol, 4, 9), "shop.example", now), "for another thing");
        assert!(!opens(&bound(Purpose::Prove, 5, 9), "shop.example", now), "another person's");
        assert!(!opens(&bound(Purpose::Prove, 4, 8), "shop.example", now), "another browser's");
        assert!(open(&[8; 32], &mine(), "shop.example", now, &text).is_none(), "another instance's");
    }

    #[test]
    fn what_is_no_seal_opens_nothing() {
        let nobody = Bound { purpose: Purpose::Prove, person: NOBODY, browser: [0; 32] };
        let (key, now) = ([7; 32], Instant::UNIX_EPOCH);
        let text = seal(&key, &nobody, "h", now + SignedDuration::from_mins(5), b"state");
        let mut bytes = URL_SAFE_NO_PAD.decode(&text).expect("ours");
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            assert!(open(&key, &nobody, "h", now, &URL_SAFE_NO_PAD.encode(&bytes)).is_none(), "byte {at}");
            bytes[at] ^= 1;
        }
        for text in ["", "AAAA", "?", &text[..text.len() - 2]] {
            assert!(open(&key, &nobody, "h", now, text).is_none(), "{text}");
        }
    }
}
