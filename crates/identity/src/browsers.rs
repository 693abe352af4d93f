//! Browsers: the secret by which a browser is known again, and what people call it.
//! Invariant: only a hash of the secret is kept; it signs nobody in; the program mails a person about each
//! browser that is new to them, except the first.

use crate::{account_mail, people};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::id::UserId;
use mail::messages;
use platform::call::Call;
use platform::device_name::called;
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::internal::{Guard, write_event};
use platform::platform::Platform;
use platform::random::random;
use sha2::{Digest, Sha256};

/// How long a browser is known after its last sign-in: the longest that browsers keep a cookie.
pub const KNOWN: SignedDuration = SignedDuration::from_hours(24 * 400);

/// The event of a browser that is new to a person.
const NEW: &str = "workspace.session.new_browser";

/// The stored hash of a browser's secret.
pub fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// Notes which browser a person signed in with, and mails them about a new one. Gives a new secret to a browser that is new to them:
/// an attacker may have put the one that it sent there, and would know it.
pub(crate) async fn greet(platform: &Platform, call: &Call, person: UserId) -> Result<Option<String>> {
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let (instance, whose) = (INSTANCE.uuid(), person.uuid());
    let seen = match call.browser {
        Some(kept) => {
            sql::browser_seen().bind(&guard, &call.now, &instance, &whose, &&kept[..]).opt().await?
        }
        None => None,
    };
    let mut secret = None;
    if seen.is_none() {
        let fresh = URL_SAFE_NO_PAD.encode(random::<32>()?);
        let kept = hash(&fresh);
        if let Some(former) = call.browser {
            sql::rename_browser().bind(&guard, &&kept[..], &instance, &&former[..]).all().await?;
        }
        secret = Some(fresh);
        sql::forget_browsers().bind(&guard, &instance, &whose, &(call.now - KNOWN)).all().await?;
        let others = sql::browsers_known().bind(&guard, &instance, &whose).one().await?;
        sql::add_browser().bind(&guard, &instance, &whose, &&kept[..], &call.now).one().await?;
        if others > 0 {
            let browser = called(call.device.as_deref().unwrap_or_default());
            let words = messages::new_browser(&browser, call.ip.as_deref(), call.now);
            account_mail::notify(&guard, call, person, words).await?;
            let name = people::myself(&guard, call.now).await?.name;
            write_event(&guard, call, INSTANCE, NEW, Some((person, &name)), None).await?;
        }
    }
    guard.commit().await?;
    Ok(secret)
}
