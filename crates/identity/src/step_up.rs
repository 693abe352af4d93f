//! Step-up: a signed-in person proves themselves again, for an action that requires it.
//! Invariant: a person who has a second factor gives it, and never the password alone. A session gets a
//! new secret with the proof.

use crate::passkeys;
use crate::sessions::{Proven, this_token};
use crate::sign_in::second_factor::take_code;
use crate::sign_in::{Asks, Proof, Typed, asks, is_password_of};
use crate::{factors, invitations, people, siege};
use identity_queries::client::Params;
use identity_queries::identity as sql;
use kernel::code::Code;
use kernel::id::UserId;
use platform::call::{Call, Credential};
use platform::error::{Error, Result};
use platform::instance::INSTANCE;
use platform::internal::{Guard, open_read, write_event};
use platform::platform::Platform;
use platform::random::random;

/// What the signed-in person is asked for again. Errors: `sign_in_required` where there is no session.
pub async fn asked_again(platform: &Platform, call: &Call, person: UserId) -> Result<Asks> {
    let browser = call.credential.as_ref().ok_or(Code::SignInRequired)?.sha256;
    let asks = asks(platform, call, person, browser).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let is_besieged = siege::is_besieged(platform, &guard, person, call.now).await?;
    guard.rollback().await;
    // If a code is not enough, they sign in again: that is a proof too, and mails a link.
    match asks.typed {
        Typed::Code | Typed::Recovery if is_besieged => Ok(Asks { typed: Typed::SignIn, ..asks }),
        _ => Ok(asks),
    }
}

/// Proves the signed-in person again and gives their session's new secret. Errors: `sign_in_required` where
/// there is no session, `step_up_required` where the proof is wrong, `rate_limited`.
pub async fn prove_again(platform: &Platform, call: &Call, given: Proof<'_>) -> Result<String> {
    let tx = open_read(platform, call).await?;
    let (tenant, member) = (tx.workspace.tenant, tx.member.clone());
    let settings = tx.workspace.settings.clone();
    let is_token = this_token(&tx).is_some();
    tx.close().await?;
    if is_token {
        return Err(Code::StepUpRequired.into());
    }
    let second_factor = is_again(platform, call, member.person, given).await;
    let guard = Guard::begin(platform, tenant, member.person).await?;
    let who = Some((member.person, member.name.as_str()));
    let refused = second_factor.as_ref().err().and_then(Error::refusal).map(|refusal| refusal.code.as_str());
    write_event(&guard, call, tenant, "workspace.session.prove", who, refused).await?;
    let (text, kept) = Credential::make(tenant, member.person, random()?);
    if second_factor.as_ref().is_ok_and(|it| *it) && member.is_joining() {
        let who = Proven { person: member.person, name: member.name.clone(), second_factor: true };
        invitations::resume(&guard, call, tenant, &who, &settings).await?;
    }
    if let Ok(second_factor) = second_factor {
        sql::rotate_session()
            .params(
                guard.pg(),
                &sql::RotateSessionParams {
                    token_sha256: &kept[..],
                    now: call.now,
                    second_factor,
                    is_proof: true,
                    tenant: tenant.uuid(),
                    session: member.credential,
                },
            )
            .one()
            .await?;
    }
    guard.commit().await?;
    second_factor.map(|_| text)
}

/// Judges the new proof of a signed-in person: a passkey or code where they have a second factor, else the
/// password. Gives whether it was a second factor. Errors: `step_up_required`, `rate_limited`.
async fn is_again(platform: &Platform, call: &Call, person: UserId, given: Proof<'_>) -> Result<bool> {
    let given = match given {
        Proof::Typed(text) => text,
        Proof::Passkey(shown) => {
            let browser = call.credential.as_ref().ok_or(Code::SignInRequired)?.sha256;
            return passkeys::take(platform, call, person, browser, shown).await.map(|()| true);
        }
    };
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let (factors, account) = (factors::mine(guard.pg()).await?, people::myself(&guard, call.now).await?);
    let is_besieged = siege::is_besieged(platform, &guard, person, call.now).await?;
    guard.rollback().await;
    if factors.has_any() && is_besieged {
        return Err(Code::StepUpRequired.into());
    }
    if factors.has_any() {
        return take_code(platform, call, person, given).await.map(|()| true);
    }
    is_password_of(platform, call, person, &account, given).await.map(|()| false)
}
