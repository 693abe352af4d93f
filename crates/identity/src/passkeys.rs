//! Passkeys: a device that has verified its person proves them, without a password.
//! Invariant: a challenge is answered once, within its time, by the person and in the place it was made for.
//! Every wrong answer gets the same words. A count that goes back is logged and refused.

mod ceremony;
mod challenge;

use crate::attempts::{self, Counted, From};
use crate::factors::{self, Factors, StoredPasskey};
use crate::passkeys::ceremony::RelyingParty;
use crate::passkeys::challenge::{Bound, LIFE, Opened, Purpose};
use crate::sessions::opening::open_all;
use crate::sessions::{Proven, SignedIn};
use crate::{people, recovery, siege};
use ceremony::{Asking, Wrong};
use identity_queries::identity as sql;
use kernel::code::Code;
use kernel::id::UserId;
use platform::call::Call;
use platform::error::Result;
use platform::input::unfit;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, Internals, write_event};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::tx::{ReadTx, Tx};
use std::ops::RangeInclusive;
use uuid::Uuid;

/// Longest answer that is read: an RSA key and the longest id, as text.
pub const MAX_ANSWER: usize = 8000;
/// A challenge for a person works in any browser of theirs.
const ANY: [u8; 32] = [0; 32];

/// The data that a page carries for its passkey button.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The question to the browser, in JSON.
    pub options: String,
    /// The challenge, which the page sends back with the answer.
    pub challenge: String,
}

/// The data that came back.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The challenge as the page carried it.
    pub challenge: &'a str,
    /// What the browser answered, in JSON.
    pub answer: &'a str,
}

fn place(call: &Call) -> Option<RelyingParty> {
    call.host.as_deref().and_then(RelyingParty::of)
}

fn offered(key: &[u8; 32], call: &Call, bound: &Bound, asking: Asking) -> Offer {
    let (host, until) = (call.host.as_deref().unwrap_or_default(), call.now + LIFE);
    Offer { challenge: challenge::seal(key, bound, host, until, &asking.state), options: asking.options }
}

fn opened(key: &[u8; 32], call: &Call, bound: &Bound, shown: Shown<'_>) -> Option<Opened> {
    challenge::open(key, bound, call.host.as_deref().unwrap_or_default(), call.now, shown.challenge)
}

// ---- adding one ----

/// How long the id is that a passkey gives itself (WebAuthn, section 4, Credential ID).
const CREDENTIAL: RangeInclusive<usize> = 16..=1023;

fn enrolling(person: UserId) -> Bound {
    Bound { purpose: Purpose::Enrol, person, browser: ANY }
}

/// The data for the page that adds a passkey; None where the instance is not served under a
/// name. Errors: `Internal`.
pub fn offer_enrolment(tx: &ReadTx, address: &str, before: &Factors) -> Result<Option<Offer>> {
    let Some(place) = place(tx.call()) else { return Ok(None) };
    let known = before.passkeys(tx.encryption(), tx.now)?;
    let asking = ceremony::enrolment(&place, tx.person(), address, &tx.member.name, &known)?;
    Ok(Some(offered(tx.form_key(), tx.call(), &enrolling(tx.member.person), asking)))
}

/// Adds a passkey to the signed-in person. Errors: 422 at `answer`.
pub async fn enrol(tx: &Tx, shown: Shown<'_>, name: &str) -> Result<Uuid> {
    let wrong = || unfit("answer", "This passkey was not taken. Try again.");
    let bound = enrolling(tx.member.person);
    let sealed = opened(tx.form_key(), tx.call(), &bound, shown).ok_or_else(wrong)?;
    if !sealed.spend(tx, tx.workspace.tenant, tx.call(), &bound).await? {
        return Err(wrong().into());
    }
    let new = new_passkey(tx.call(), &sealed, (tx.new_id()?, tx.person()), shown.answer).ok_or_else(wrong)?;
    if factors::add_passkey(tx, name, &new).await? { Ok(new.id) } else { Err(wrong().into()) }
}

/// A new passkey of a person as it is stored, under this id; None where the answer is not right.
fn new_passkey(
    call: &Call,
    sealed: &Opened,
    (id, person): (Uuid, Uuid),
    answer: &str,
) -> Option<StoredPasskey> {
    let place = place(call)?;
    let (credential, proof, count) = ceremony::enrolled(&place, &sealed.state, person, answer)?;
    CREDENTIAL.contains(&credential.len()).then_some(StoredPasskey { id, credential, proof, count })
}

/// The data for the page on which a person who opens a workspace sets up their first factor; None where the
/// instance is not served under a name. Errors: `Internal`.
pub(crate) fn offer_first(
    platform: &Platform,
    call: &Call,
    person: UserId,
    (address, name): (&str, &str),
) -> Result<Option<Offer>> {
    let Some(place) = place(call) else { return Ok(None) };
    let asking = ceremony::enrolment(&place, person.uuid(), address, name, &[])?;
    Ok(Some(offered(&platform.csrf_key, call, &enrolling(person), asking)))
}

/// Adds the first passkey of a person who opens a workspace, in a transaction entered as them. Gives recovery
/// codes, to be shown once. Errors: 422 at `answer`.
pub(crate) async fn enrol_first(
    platform: &Platform,
    guard: &Guard,
    call: &Call,
    person: UserId,
    shown: Shown<'_>,
) -> Result<Vec<String>> {
    let wrong = || unfit("answer", "This passkey was not taken. Try again.");
    let bound = enrolling(person);
    let sealed = opened(&platform.csrf_key, call, &bound, shown).ok_or_else(wrong)?;
    if shown.answer.len() > MAX_ANSWER || !sealed.spend(guard.pg(), INSTANCE, call, &bound).await? {
        return Err(wrong().into());
    }
    let new = new_passkey(call, &sealed, (fresh_id(call.now)?, person.uuid()), shown.answer);
    let new = new.ok_or_else(wrong)?;
    let codes = factors::enrol_first_passkey(guard.pg(), &platform.encryption, &new, call.now).await?;
    Ok(codes.ok_or_else(wrong)?)
}

// ---- proving by one ----

/// The data for the sign-in page; None where the instance is not served under a name. Errors: `Internal`.
pub fn offer(platform: &Platform, call: &Call, browser: [u8; 32]) -> Result<Option<Offer>> {
    let Some(place) = place(call) else { return Ok(None) };
    let bound = Bound { purpose: Purpose::Prove, person: NOBODY, browser };
    Ok(Some(offered(&platform.csrf_key, call, &bound, ceremony::proof(&place, &[])?)))
}

/// The data for a page that asks a known person; None for a person without a passkey. Errors: `Internal`.
pub(super) fn offer_to(
    platform: &Platform,
    call: &Call,
    person: UserId,
    browser: [u8; 32],
    factors: &Factors,
) -> Result<Option<Offer>> {
    let known = factors.passkeys(&platform.encryption, call.now)?;
    let Some(place) = place(call).filter(|_| !known.is_empty()) else { return Ok(None) };
    let bound = Bound { purpose: Purpose::Prove, person, browser };
    Ok(Some(offered(&platform.csrf_key, call, &bound, ceremony::proof(&place, &known)?)))
}

/// Signs in by a passkey alone. Errors: as `prove`.
pub async fn sign_in(
    platform: &Platform,
    call: &Call,
    browser: [u8; 32],
    shown: Shown<'_>,
) -> Result<Vec<SignedIn>> {
    let who = prove(platform, call, browser, shown).await?;
    open_all(platform, call, &who).await
}

/// The person whom a passkey alone proves: they have the device, and it has verified them. Errors:
/// `sign_in_required` for any mismatch, `rate_limited`.
pub(crate) async fn prove(
    platform: &Platform,
    call: &Call,
    browser: [u8; 32],
    shown: Shown<'_>,
) -> Result<Proven> {
    let bound = Bound { purpose: Purpose::Prove, person: NOBODY, browser };
    let (person, credential) = ceremony::claim(shown.answer).unwrap_or_default();
    let trial = Trial { call, bound, person: UserId::from_uuid(person), credential, shown };
    let name = trial.held(platform, "workspace.session.passkey", Code::SignInRequired).await?;
    Ok(Proven { person: trial.person, name, second_factor: true })
}

/// Accepts the passkey of a known person. Errors: `step_up_required` for any mismatch, `rate_limited`.
pub async fn take(
    platform: &Platform,
    call: &Call,
    person: UserId,
    browser: [u8; 32],
    shown: Shown<'_>,
) -> Result<()> {
    let bound = Bound { purpose: Purpose::Prove, person, browser };
    let credential = ceremony::claim_of_known(shown.answer).unwrap_or_default();
    let trial = Trial { call, bound, person, credential, shown };
    trial.held(platform, "workspace.session.second_factor", Code::StepUpRequired).await.map(drop)
}

/// One answer, before it is judged.
struct Trial<'a> {
    call: &'a Call,
    bound: Bound,
    person: UserId,
    credential: Vec<u8>,
    shown: Shown<'a>,
}

impl Trial<'_> {
    /// Counts the try, judges it and leaves its events. Gives the person's name.
    async fn held(&self, platform: &Platform, action: &str, code: Code) -> Result<String> {
        let what = format!("passkey {}", self.person.uuid());
        let counted = attempts::count_from(platform, self.call, &what, From::Of(self.person)).await?;
        let guard = Guard::begin(platform, INSTANCE, self.person).await?;
        let name = people::entered(&guard, self.call.now).await?.map(|it| it.name);
        let judged = self.judged(platform, &guard).await?;
        self.write_proof_event(&guard, action, name.as_deref(), judged, code, &counted).await?;
        let mut stopped = None;
        if judged.is_ok() {
            attempts::forgive(&guard, &counted).await?;
            stopped = recovery::is_not_lost(&guard, self.call, self.person).await?;
        }
        // A spent challenge stays spent, whatever the answer was.
        guard.commit().await?;
        let name = name.filter(|_| judged.is_ok()).ok_or(code)?;
        if let Some(stopped) = stopped {
            stopped.tell(platform, self.call, (self.person, &name), "passkey").await?;
        }
        Ok(name)
    }

    async fn judged(&self, platform: &Platform, guard: &Guard) -> Result<std::result::Result<(), Wrong>> {
        let Some(sealed) = opened(&platform.csrf_key, self.call, &self.bound, self.shown) else {
            return Ok(Err(Wrong::Other));
        };
        let first = sealed.spend(guard.pg(), INSTANCE, self.call, &self.bound).await?;
        let factors = crate::factors::mine(guard.pg()).await?;
        let known = factors.passkeys(&platform.encryption, self.call.now)?;
        let kept = known.into_iter().find(|it| it.credential == self.credential);
        let (true, Some(place), Some(kept)) = (first, place(self.call), kept) else {
            return Ok(Err(Wrong::Other));
        };
        let (person, is_anybodys) = (self.person.uuid(), self.bound.person == NOBODY);
        match ceremony::proved(&place, &sealed.state, person, is_anybodys, self.shown.answer, &kept) {
            Ok(count) => {
                let used = sql::use_passkey()
                    .bind(guard.pg(), &kept.id, &i64::from(count), &self.call.now)
                    .one()
                    .await?;
                Ok(if used { Ok(()) } else { Err(Wrong::Cloned) })
            }
            Err(wrong) => Ok(Err(wrong)),
        }
    }

    async fn write_proof_event(
        &self,
        guard: &Guard,
        action: &str,
        name: Option<&str>,
        judged: std::result::Result<(), Wrong>,
        code: Code,
        counted: &Counted,
    ) -> Result<()> {
        let who = name.map(|name| (self.person, name));
        let refused = judged.is_err().then_some(code.as_str());
        write_event(guard, self.call, INSTANCE, action, who, refused).await?;
        if judged == Err(Wrong::Cloned) {
            write_event(guard, self.call, INSTANCE, "workspace.passkey.cloned", who, refused).await?;
        }
        match judged {
            Err(_) if who.is_some() => siege::tell_of_factors(guard, self.call, self.person, counted).await,
            _ => Ok(()),
        }
    }
}
