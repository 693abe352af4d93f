//! The two ceremonies of WebAuthn (level 3), done by the library: options for the
//! browser, and judging its answer.
//! Invariant: the device verifies the person. Name and origin are those that are configured.
//! Only ES256, EdDSA (Ed25519) and RS256 are accepted. This program only verifies with keys and
//! never holds a private one.
//!
//! The library takes a ceremony's random bytes and its time limit from the system; the limit that counts, by
//! the call's own clock, is in the sealed challenge (`challenge.rs`).

use crate::factors::StoredPasskey;
use platform::error::{Error, Result};
use uuid::Uuid;
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::{
    AllowedCredentials, AuthenticationVerificationOptions, DiscoverableCredentialRequestOptions,
    NonDiscoverableCredentialRequestOptions,
};
use webauthn_rp::request::register::{
    CoseAlgorithmIdentifier, CoseAlgorithmIdentifiers, CredProtect, Nickname,
    PublicKeyCredentialCreationOptions, PublicKeyCredentialUserEntity, RegistrationServerState,
    RegistrationVerificationOptions, UserHandle16, Username,
};
use webauthn_rp::request::{
    AsciiDomain, Credentials, ExtensionInfo, PublicKeyCredentialDescriptor, RpId, UserVerificationRequirement,
};
use webauthn_rp::response::auth::error::AuthCeremonyErr;
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication, DiscoverableAuthenticationServerState,
    NonDiscoverableAuthentication, NonDiscoverableAuthenticationServerState, Registration,
};

const HANDLE: usize = 16;
type Key = CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>;

/// The relying party: the name that passkeys belong to, and the origin of the pages that may use them.
pub struct RelyingParty {
    name: RpId,
    origin: String,
}

impl RelyingParty {
    /// The relying party of a configured name, with its port where that is not 443.
    /// None for a bare IP address.
    pub fn of(host: &str) -> Option<RelyingParty> {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) => (name, Some(port).filter(|port| *port != "443")),
            None => (host, None),
        };
        if name.starts_with('[') || name.parse::<std::net::IpAddr>().is_ok() {
            return None;
        }
        let port = port.map_or(String::new(), |port| format!(":{port}"));
        let origin = format!("https://{name}{port}");
        Some(RelyingParty { name: RpId::Domain(AsciiDomain::try_from(name.to_owned()).ok()?), origin })
    }
}

/// The question for the browser, and the state to remember until it answers.
pub struct Asking {
    /// The options as the standard writes them in JSON.
    pub options: String,
    /// For `enrolled` or `proved`.
    pub state: Vec<u8>,
}

impl Asking {
    fn of(options: &impl serde::Serialize, state: Vec<u8>) -> Result<Asking> {
        Ok(Asking { options: serde_json::to_string(options).map_err(Error::internal)?, state })
    }
}

const DEVICE: usize = 7;

fn descriptor(kept: &StoredPasskey) -> Option<PublicKeyCredentialDescriptor<Vec<u8>>> {
    let id = CredentialId::decode(kept.credential.clone()).ok()?;
    let transports = AuthTransports::decode(*kept.proof.first()?).ok()?;
    Some(PublicKeyCredentialDescriptor { id, transports })
}

fn states(kept: &StoredPasskey) -> Option<(StaticState<Key>, DynamicState)> {
    let (device, key) = kept.proof.get(1..)?.split_first_chunk::<DEVICE>()?;
    let device = DynamicState::decode(*device).ok()?;
    Some((StaticState::decode(key).ok()?, DynamicState { sign_count: kept.count, ..device }))
}

/// Asks for a new passkey, on a device that has none of these. Errors: `Internal`.
pub fn enrolment(
    place: &RelyingParty,
    person: Uuid,
    address: &str,
    name: &str,
    known: &[StoredPasskey],
) -> Result<Asking> {
    let handle = UserHandle16::decode(person.into_bytes()).map_err(Error::internal)?;
    // The device does not show an address that is no user name by RFC 8265; nothing depends on it.
    let called = Username::try_from(address).or_else(|_| Username::try_from("account"));
    let user = PublicKeyCredentialUserEntity {
        name: called.map_err(Error::internal)?,
        id: &handle,
        display_name: Nickname::try_from(name).ok(),
    };
    let known = known.iter().filter_map(descriptor).collect();
    let mut options = PublicKeyCredentialCreationOptions::passkey(&place.name, user, known);
    options.pub_key_cred_params = CoseAlgorithmIdentifiers::ALL.remove(CoseAlgorithmIdentifier::Es384);
    // Requested but not required: many devices know no such policy, and each proof
    // asks for the person anyway.
    options.extensions.cred_protect =
        CredProtect::UserVerificationRequired(ExtensionInfo::AllowDontEnforceValue);
    let (server, client) = options.start_ceremony().map_err(Error::internal)?;
    Asking::of(&client, server.encode().map_err(Error::internal)?)
}

/// Judges a new passkey: gives its own id, the part to store, and its count. None where it is not right.
pub fn enrolled(
    place: &RelyingParty,
    state: &[u8],
    person: Uuid,
    answer: &str,
) -> Option<(Vec<u8>, Vec<u8>, u32)> {
    let state = RegistrationServerState::<HANDLE>::decode(state).ok()?;
    let answer = Registration::from_json_relaxed(answer.as_bytes()).ok()?;
    let origins = [place.origin.as_str()];
    let options = RegistrationVerificationOptions::<&str, &str> {
        allowed_origins: &origins,
        // Extensions that a browser adds on its own are ignored, as the standard advises.
        error_on_unsolicited_extensions: false,
        ..RegistrationVerificationOptions::default()
    };
    let right = state.verify(&place.name, &answer, &options).ok()?;
    if right.user_id().as_ref() != person.as_bytes() {
        return None;
    }
    let device = right.dynamic_state();
    let reached = [right.transports().encode().ok()?];
    let proof = [&reached[..], &device.encode().ok()?[..], &right.static_state().encode().ok()?].concat();
    Some((right.id().inner().to_vec(), proof, device.sign_count))
}

/// Asks for a proof: by one of these passkeys, or, where there are none, by any. Errors: `Internal`.
pub fn proof(place: &RelyingParty, known: &[StoredPasskey]) -> Result<Asking> {
    if known.is_empty() {
        let options = DiscoverableCredentialRequestOptions::passkey(&place.name);
        let (server, client) = options.start_ceremony().map_err(Error::internal)?;
        return Asking::of(&client, server.encode().map_err(Error::internal)?);
    }
    let mut allowed = AllowedCredentials::with_capacity(known.len());
    known.iter().filter_map(descriptor).for_each(|it| {
        allowed.push(it.into());
    });
    let mut options = NonDiscoverableCredentialRequestOptions::second_factor(&place.name, allowed)
        .map_err(Error::internal)?;
    options.options().user_verification = UserVerificationRequirement::Required;
    let (server, client) = options.start_ceremony().map_err(Error::internal)?;
    Asking::of(&client, server.encode().map_err(Error::internal)?)
}

/// The person and the passkey that an answer claims; nothing of it is proved.
pub fn claim(answer: &str) -> Option<(Uuid, Vec<u8>)> {
    let answer = DiscoverableAuthentication::<HANDLE>::from_json_relaxed(answer.as_bytes()).ok()?;
    let person = Uuid::from_slice(answer.response().user_handle().as_ref()).ok()?;
    Some((person, answer.raw_id().inner().to_vec()))
}

/// The passkey that an answer claims, where its person is known already.
pub fn claim_of_known(answer: &str) -> Option<Vec<u8>> {
    let answer = NonDiscoverableAuthentication::<HANDLE>::from_json_relaxed(answer.as_bytes()).ok()?;
    Some(answer.raw_id().inner().to_vec())
}

/// Why a proof was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Its count went back: the key is in two places.
    Cloned,
    /// Anything else.
    Other,
}

/// Judges a proof by a stored passkey of a person, requested for anybody or for them. Gives its count.
pub fn proved(
    place: &RelyingParty,
    state: &[u8],
    person: Uuid,
    is_anybodys: bool,
    answer: &str,
    kept: &StoredPasskey,
) -> std::result::Result<u32, Wrong> {
    let other = Wrong::Other;
    let handle = UserHandle16::decode(person.into_bytes()).map_err(|_| other)?;
    let id = CredentialId::decode(kept.credential.as_slice()).map_err(|_| other)?;
    let (key, device) = states(kept).ok_or(other)?;
    let mut known = AuthenticatedCredential::new(id, &handle, key, device).map_err(|_| other)?;
    let origins = [place.origin.as_str()];
    let options = AuthenticationVerificationOptions::<&str, &str> {
        allowed_origins: &origins,
        error_on_unsolicited_extensions: false,
        ..AuthenticationVerificationOptions::default()
    };
    let json = answer.as_bytes();
    let judged = if is_anybodys {
        let state = DiscoverableAuthenticationServerState::decode(state).map_err(|_| other)?;
        let answer = DiscoverableAuthentication::from_json_relaxed(json).map_err(|_| other)?;
        state.verify(&place.name, &answer, &mut known, &options)
    } else {
        let state = NonDiscoverableAuthenticationServerState::decode(state).map_err(|_| other)?;
        let answer = NonDiscoverableAuthentication::from_json_relaxed(json).map_err(|_| other)?;
        state.verify(&place.name, &answer, &mut known, &options)
    };
    match judged {
        Ok(_) => Ok(known.dynamic_state().sign_count),
        Err(AuthCeremonyErr::SignatureCounter) => Err(Wrong::Cloned),
        Err(_) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_configured_name_and_its_origin() {
        let of = |host: &str| RelyingParty::of(host).map(|it| it.origin);
        assert_eq!(of("shop.example").as_deref(), Some("https://shop.example"));
        assert_eq!(of("shop.example:443").as_deref(), Some("https://shop.example"));
        assert_eq!(of("localhost:8443").as_deref(), Some("https://localhost:8443"));
        for bare in ["192.0.2.7", "127.0.0.1:8443", "[::1]:8443", ""] {
            assert_eq!(of(bare), None, "{bare}");
        }
    }

    #[test]
    fn the_device_is_asked_to_verify_and_for_three_algorithms() {
        let place = RelyingParty::of("shop.example").expect("a name");
        let asked = enrolment(&place, Uuid::from_u128(7), "asha@shop.example", "Asha", &[]).expect("options");
        let asked: serde_json::Value = serde_json::from_str(&asked.options).expect("JSON");
        let algorithms: Vec<_> = asked["pubKeyCredParams"].as_array().into_iter().flatten().collect();
        assert_eq!(
            algorithms.iter().map(|it| it["alg"].as_i64()).collect::<Vec<_>>(),
            [Some(-8), Some(-7), Some(-257)]
        );
        assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(asked["attestation"], "none");
        assert_eq!(
            asked["extensions"]["enforceCredentialProtectionPolicy"], false,
            "not every device has it"
        );
        let asked: serde_json::Value =
            serde_json::from_str(&proof(&place, &[]).expect("options").options).expect("JSON");
        assert_eq!(
            (&asked["rpId"], &asked["userVerification"]),
            (&"shop.example".into(), &"required".into())
        );
        assert!(claim("{}").is_none() && claim_of_known("nothing").is_none());
    }
}
