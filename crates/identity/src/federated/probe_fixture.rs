//! A provider that lies, judged by the code that judges the real ones: the check of sign-in by other
//! providers.
//! Invariant: the code under test is the code in use. The key is made for one trial and forgotten. Only a
//! person of a canary is known by what this provider says, and only during the trial.

use super::openid::{Judge, ProviderFacts, further};
use super::{Identity, Provider, Setting, Speaks};
use crate::canaries;
use crate::federated::resolve::{insert, person_of};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use identity_queries::identity as sql;
use jiff::{SignedDuration, Timestamp};
use kernel::id::UserId;
use kernel::role::Role;
use openidconnect::core::{
    CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreJwsSigningAlgorithm, CoreResponseType,
    CoreSubjectIdentifierType,
};
use openidconnect::{
    AuthUrl, IssuerUrl, JsonWebKeyId, JsonWebKeySet, JsonWebKeySetUrl, PrivateSigningKey, ResponseTypes,
};
use platform::call::Call;
use platform::error::{Error, Result};
use platform::instance::{CANARIES, INSTANCE};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use serde_json::{Value, json};

const ISSUER: &str = "https://provider.canary.example";
const CLIENT: &str = "canary";
const SECRET: &str = "a secret that both sides know";
const NONCE: &str = "the nonce of this sign-in";
const SUBJECT: &str = "somebody";
/// The bytes before the 32 bytes of an Ed25519 key (RFC 8410).
const HEAD: [u8; 16] = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

/// The result of a trial: how many lies were refused, or which was believed.
pub type TokenVerdict = std::result::Result<usize, String>;

/// Has tokens judged, of which one is true. Errors: no random bytes, no CAs on this machine.
pub fn tokens(now: Timestamp) -> Result<TokenVerdict> {
    let [ours, other] = [key()?, key()?];
    let judge = judge(&ours)?;
    let is_believed = |token: &str| judge.believes(token, NONCE, now);
    let right = claims(now);
    if !is_believed(&signed(&ours, &right)?) {
        return Ok(Err("a token that is true is refused".to_owned()));
    }
    let lies = lies(&ours, &other, &right, now)?;
    let believed = lies.iter().find(|(_, token)| is_believed(token));
    Ok(believed.map_or(Ok(lies.len()), |(what, _)| Err(format!("a token {what} is believed"))))
}

/// Tokens that lie, each in one thing.
fn lies(
    ours: &CoreEdDsaPrivateSigningKey,
    other: &CoreEdDsaPrivateSigningKey,
    right: &Value,
    now: Timestamp,
) -> Result<Vec<(&'static str, String)>> {
    let but = |name: &str, value: Value| {
        let mut claims = right.clone();
        claims[name] = value;
        claims
    };
    let ended = now - SignedDuration::from_hours(1);
    let mut all = Vec::new();
    for (what, name, value) in [
        ("of another sign-in", "nonce", json!("another nonce")),
        ("without a nonce", "nonce", Value::Null),
        ("for somebody else", "aud", json!("another client")),
        ("of another issuer", "iss", json!("https://elsewhere.example")),
        ("that has ended", "exp", json!(ended.as_second())),
    ] {
        all.push((what, signed(ours, &but(name, value))?));
    }
    let unsigned = format!("{}.{}.", part(&json!({ "alg": "none" })), part(right));
    let text = format!("{}.{}", part(&json!({ "alg": "HS256" })), part(right));
    let shared = CoreHmacKey::new(SECRET).sign(&CoreJwsSigningAlgorithm::HmacSha256, text.as_bytes());
    let whole = signed(ours, right)?;
    let seal = whole.rsplit('.').next().unwrap_or_default();
    let changed = format!("{}.{}.{seal}", part(&head()), part(&but("sub", json!("somebody else"))));
    all.push(("without a signature", unsigned));
    all.push((
        "signed with the shared secret",
        format!("{text}.{}", coded(&shared.map_err(Error::internal)?)),
    ));
    all.push(("signed by another key", signed(other, right)?));
    all.push(("changed after it was signed", changed));
    Ok(all)
}

/// Lets a person of a canary be known by an identity, and then tries others that are like it. Errors: the
/// database's.
pub async fn strangers(platform: &Platform, call: &Call) -> Result<TokenVerdict> {
    let person = canaries::seated(platform, CANARIES[0], Role::Maker).await?;
    link(platform, call, person).await?;
    let found = mistaken(platform, call, person).await;
    unlink(platform, person).await?;
    found
}

async fn mistaken(platform: &Platform, call: &Call, person: UserId) -> Result<TokenVerdict> {
    let known = person_of(platform, call, &identity(ISSUER, SUBJECT)).await?;
    if known.is_none_or(|known| known.person != person) {
        return Ok(Err("somebody is not known by what they linked".to_owned()));
    }
    let others = [
        ("with the same address and another subject", ISSUER, "somebody else"),
        ("with the same subject at another provider", "https://elsewhere.example", SUBJECT),
        ("with the same name in other letters", ISSUER, "Somebody"),
    ];
    for (who, issuer, subject) in others {
        if person_of(platform, call, &identity(issuer, subject)).await?.is_some() {
            return Ok(Err(format!("somebody {who} is let in")));
        }
    }
    Ok(Ok(others.len()))
}

async fn link(platform: &Platform, call: &Call, person: UserId) -> Result<()> {
    unlink(platform, person).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let id = fresh_id(call.now)?;
    insert(&guard, id, &identity(ISSUER, SUBJECT), call.now).await?;
    sql::link_identity().bind(guard.pg(), &id, &call.now, &call.now).one().await?;
    guard.commit().await
}

async fn unlink(platform: &Platform, person: UserId) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    for one in sql::my_identities().bind(guard.pg()).all().await? {
        sql::remove_identity().bind(guard.pg(), &one.identity_id).one().await?;
    }
    guard.commit().await
}

fn identity(issuer: &str, subject: &str) -> Identity {
    Identity {
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
        email: canaries::ADDRESS.to_owned(),
        is_verified: true,
        name: String::new(),
        second_factor: false,
    }
}

fn key() -> Result<CoreEdDsaPrivateSigningKey> {
    let seed: [u8; 32] = random()?;
    let text = STANDARD.encode([&HEAD[..], &seed[..]].concat());
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n");
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new("1".to_owned())))
        .map_err(Error::internal)
}

/// The judge of this provider's tokens; the provider itself is never asked anything.
fn judge(key: &CoreEdDsaPrivateSigningKey) -> Result<Judge> {
    let url = |path: &str| format!("{ISSUER}{path}");
    let said = ProviderFacts::new(
        IssuerUrl::new(ISSUER.to_owned()).map_err(Error::internal)?,
        AuthUrl::new(url("/enter")).map_err(Error::internal)?,
        JsonWebKeySetUrl::new(url("/keys")).map_err(Error::internal)?,
        vec![ResponseTypes::new(vec![CoreResponseType::Code])],
        vec![CoreSubjectIdentifierType::Public],
        vec![CoreJwsSigningAlgorithm::EdDsa],
        further(),
    )
    .set_jwks(JsonWebKeySet::new(vec![key.as_verification_key()]));
    let provider = Provider::new(Setting {
        id: CLIENT.to_owned(),
        name: String::new(),
        speaks: Speaks::OpenId,
        issuer: ISSUER.to_owned(),
        client_id: CLIENT.to_owned(),
        client_secret: SECRET.to_owned(),
        scopes: Vec::new(),
        ca: None,
        trusts_mfa: false,
    });
    Judge::of(&provider.map_err(Error::internal)?, &said).map_err(|why| Error::internal(format!("{why:?}")))
}

fn claims(now: Timestamp) -> Value {
    let until = now + SignedDuration::from_mins(5);
    json!({ "iss": ISSUER, "aud": CLIENT, "sub": SUBJECT, "nonce": NONCE, "iat": now.as_second(), "exp": until.as_second() })
}

fn head() -> Value {
    json!({ "alg": "EdDSA", "kid": "1" })
}

fn signed(key: &CoreEdDsaPrivateSigningKey, claims: &Value) -> Result<String> {
    let text = format!("{}.{}", part(&head()), part(claims));
    let seal = key.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).map_err(Error::internal)?;
    Ok(format!("{text}.{}", coded(&seal)))
}

fn part(value: &Value) -> String {
    coded(value.to_string().as_bytes())
}

fn coded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lie_is_refused_and_the_truth_is_believed() {
        let now = "2026-11-21T05:00:00Z".parse().expect("a moment");
        assert_eq!(tokens(now).expect("keys"), Ok(9));
    }
}
