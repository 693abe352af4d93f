//! When a session or token was last used: what ends an idle session, and what the lists of them show.
//! What must stay true: noting it never delays a call and never fails one; a minute without a note is the least there is,
//! ten seconds on a till.

use crate::call::{Credential, CredentialKind};
use crate::error::Result;
use crate::platform::Platform;
use crate::safe::Safe;
use crate::settings::Settings;
use jiff::SignedDuration;
use kernel::day::Instant;
use queries::queries::platform::src::identity as sql;
use std::sync::Arc;
use uuid::Uuid;

/// Uses closer together than this are one.
const APART: SignedDuration = SignedDuration::from_mins(1);

/// As above on a till, where a minute may be all there is.
const APART_ON_TILL: SignedDuration = SignedDuration::from_secs(10);

/// Whether a session was left alone for too long (promises.toml, session-short); on a till that is sooner.
pub(crate) fn is_idle(used_at: Option<Instant>, now: Instant, settings: &Settings, on_till: bool) -> bool {
    let on_till = if on_till { settings.till_idle_minutes } else { i64::MAX };
    let longest = SignedDuration::from_mins(settings.session_idle_minutes.min(on_till));
    used_at.is_some_and(|used_at| now.duration_since(used_at) >= longest)
}

/// Notes a use, apart from the call that it is of. Tokens once a minute of the program's own time: a history that is
/// made in one go jumps ahead by hours with each call.
pub(crate) fn note(
    platform: &Platform,
    credential: &Credential,
    id: Uuid,
    used_at: Option<Instant>,
    now: Instant,
    on_till: bool,
) {
    let apart = if on_till { APART_ON_TILL } else { APART };
    let is_due = used_at.is_none_or(|used_at| now.duration_since(used_at) >= apart);
    if !is_due || (credential.kind == CredentialKind::Token && !platform.is_minute_over(id)) {
        return;
    }
    let (safe, credential) = (platform.safe.clone(), credential.clone());
    tokio::spawn(async move {
        if let Err(error) = write(&safe, &credential, id, now).await {
            tracing::debug!(cause = %error, "a last use was not noted");
        }
    });
}

async fn write(safe: &Arc<Safe>, credential: &Credential, id: Uuid, now: Instant) -> Result<()> {
    let guard = safe.begin(credential.tenant, credential.person).await?;
    let tenant = credential.tenant.uuid();
    match credential.kind {
        CredentialKind::Session => sql::session_seen().bind(guard.pg(), &now, &tenant, &id).opt().await?,
        CredentialKind::Token => sql::token_used().bind(guard.pg(), &now, &tenant, &id).opt().await?,
    };
    guard.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_idle_after_half_an_hour_or_sooner_where_the_workspace_says_so() {
        let used = Instant::UNIX_EPOCH;
        let after = |minutes| used + SignedDuration::from_mins(minutes);
        let mut settings = Settings::default();
        assert!(!is_idle(Some(used), after(29), &settings, false));
        assert!(is_idle(Some(used), after(30), &settings, false));
        settings.session_idle_minutes = 10;
        assert!(is_idle(Some(used), after(10), &settings, false));
        assert!(!is_idle(None, after(600), &settings, false));
        assert!(
            !is_idle(Some(used), after(4), &settings, true) && is_idle(Some(used), after(5), &settings, true)
        );
        settings.till_idle_minutes = 30;
        assert!(is_idle(Some(used), after(10), &settings, true), "never later than elsewhere");
    }
}
