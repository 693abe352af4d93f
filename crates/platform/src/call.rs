//! A call: the credential as sent, the idempotency key, the moment and the place.
//! Invariant: a `Call` proves nothing; only the transaction that looks its credential up makes a member.

use crate::error::Result;
use crate::job::running::Running;
use crate::random::fresh_id;
use crate::reserved::NOBODY;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use uuid::Uuid;

/// Every token of ours begins with this, so that secret scanners recognise it.
pub const TOKEN_PREFIX: &str = "steelyard_";
/// For this long after a proof, a person need not prove themselves again before a change that requires it
/// (api.md, step-up).
pub const FRESH: SignedDuration = SignedDuration::from_mins(5);

const SECRET_BYTES: usize = 32;

/// The kind of credential that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    /// A browser's cookie, for one workspace.
    Session,
    /// A bearer token, for one workspace.
    Token,
    /// The lease of the runner of a job, for one workspace (`job.rs`).
    Job,
}

/// A claim to be a person in a workspace, not yet looked up.
#[derive(Debug, Clone)]
pub struct Credential {
    pub kind: CredentialKind,
    pub tenant: TenantId,
    pub person: UserId,
    pub sha256: [u8; 32],
}

impl Credential {
    /// Reads a token or cookie as sent. None: it cannot be one of ours.
    pub fn parse(kind: CredentialKind, text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text.strip_prefix(TOKEN_PREFIX)?).ok()?;
        if bytes.len() != 32 + SECRET_BYTES {
            return None;
        }
        Some(Self {
            kind,
            tenant: TenantId::from_uuid(Uuid::from_slice(&bytes[..16]).ok()?),
            person: UserId::from_uuid(Uuid::from_slice(&bytes[16..32]).ok()?),
            sha256: Sha256::digest(&bytes).into(),
        })
    }

    /// Makes a new secret for a person in a workspace: the text to show once, and the hash to store.
    pub fn make(tenant: TenantId, person: UserId, secret: [u8; SECRET_BYTES]) -> (String, [u8; 32]) {
        let mut bytes = Vec::with_capacity(32 + SECRET_BYTES);
        bytes.extend_from_slice(tenant.uuid().as_bytes());
        bytes.extend_from_slice(person.uuid().as_bytes());
        bytes.extend_from_slice(&secret);
        (format!("{TOKEN_PREFIX}{}", URL_SAFE_NO_PAD.encode(&bytes)), Sha256::digest(&bytes).into())
    }
}

/// A browser's claim to be a till, not yet looked up.
#[derive(Debug, Clone)]
pub struct TillClaim {
    /// The workspace it is of.
    pub tenant: TenantId,
    /// The hash of its secret.
    pub sha256: [u8; 32],
}

impl TillClaim {
    /// Reads a cookie. None: it cannot be one of ours.
    pub fn parse(text: &str) -> Option<TillClaim> {
        let read = Credential::parse(CredentialKind::Session, text)?;
        (read.person == NOBODY).then_some(TillClaim { tenant: read.tenant, sha256: read.sha256 })
    }
}

/// One request, as far as an action or query needs to know it.
#[derive(Debug, Clone)]
pub struct Call {
    /// The claim to be somebody. None: nothing was sent.
    pub credential: Option<Credential>,
    /// The idempotency key.
    pub key: Option<String>,
    /// The moment: the server's clock, or the one a test build was given.
    pub now: Instant,
    /// The caller proved themselves within five minutes. As sent, only tests set it; the transaction adds
    /// what the session says.
    pub step_up: bool,
    /// The request's id, as shown in refusals and the log.
    pub request: Uuid,
    /// The configured host name that the request came to. None: it came to another name, or to none.
    pub host: Option<String>,
    /// The address it came from.
    pub ip: Option<String>,
    /// The browser or program, shortened.
    pub device: Option<String>,
    /// The hash of the secret that the browser keeps. None: it has none yet.
    pub browser: Option<[u8; 32]>,
    /// The tills that this browser claims to be.
    pub tills: Vec<crate::call::TillClaim>,
    /// The job that makes this call.
    pub job: Option<Arc<Running>>,
}

/// A call by the program itself. Errors: no random bytes.
pub fn own_call(now: Instant) -> Result<Call> {
    Ok(Call {
        credential: None,
        key: None,
        now,
        step_up: false,
        request: fresh_id(now)?,
        host: None,
        ip: None,
        device: Some("this machine".into()),
        browser: None,
        tills: Vec::new(),
        job: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_names_its_workspace_and_person_and_keeps_only_a_hash() {
        let (tenant, person) =
            (TenantId::from_uuid(Uuid::from_u128(7)), UserId::from_uuid(Uuid::from_u128(9)));
        let (text, kept) = Credential::make(tenant, person, [3; 32]);
        let read = Credential::parse(CredentialKind::Token, &text).expect("ours");
        assert_eq!((read.tenant, read.person, read.sha256), (tenant, person, kept));
    }

    #[test]
    fn what_is_not_a_token_is_none() {
        for text in ["", "steelyard_", "steelyard_AAAA", "other_AAAA", "steelyard_\u{e9}"] {
            assert!(Credential::parse(CredentialKind::Token, text).is_none(), "{text}");
        }
    }
}
