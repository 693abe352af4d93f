//! When a session or token was last used. This ends an idle session and is shown in the lists of sessions and
//! tokens.
//! Invariant: noting a use never delays a call and never fails it. Uses are noted at most once a minute, on a
//! till once every ten seconds.

use crate::call::{Call, Credential, CredentialKind};
use crate::change::Change;
use crate::encryption::service::Service;
use crate::error::Result;
use crate::event::write_event_of;
use crate::platform::Platform;
use crate::sealed::app::membership;
use crate::sealed::app::session::IP;
use crate::settings::Settings;
use crate::tx::guard::Guard;
use jiff::SignedDuration;
use kernel::day::Instant;
use platform_queries::last_use as sql;
use std::net::IpAddr;
use std::sync::Arc;
use uuid::Uuid;

/// Uses closer together than this count as one.
const APART: SignedDuration = SignedDuration::from_mins(1);

/// The same on a till, where a session may be idle for only a minute.
const APART_ON_TILL: SignedDuration = SignedDuration::from_secs(10);

/// Whether a session was idle for too long (promises.toml, session-short); the limit is shorter on a till.
pub(crate) fn is_idle(used_at: Option<Instant>, now: Instant, settings: &Settings, on_till: bool) -> bool {
    let on_till = if on_till { settings.till_idle_minutes } else { i64::MAX };
    let longest = SignedDuration::from_mins(settings.session_idle_minutes.min(on_till));
    used_at.is_some_and(|used_at| now.duration_since(used_at) >= longest)
}

/// Notes a use, outside its call. For tokens, at most once a minute by the program's own clock: in a
/// generated history the time of the calls jumps by hours.
pub(crate) fn note(
    platform: &Platform,
    call: &Call,
    credential: &Credential,
    id: Uuid,
    used_at: Option<Instant>,
    on_till: bool,
) {
    let now = call.now;
    let apart = if on_till { APART_ON_TILL } else { APART };
    let is_due = used_at.is_none_or(|used_at| now.duration_since(used_at) >= apart);
    if !is_due
        || credential.kind == CredentialKind::Job
        || platform.disk.is_out()
        || (credential.kind == CredentialKind::Token && !platform.is_minute_over(id))
    {
        return;
    }
    let (encryption, call, credential) = (platform.encryption.clone(), call.clone(), credential.clone());
    tokio::spawn(async move {
        if let Err(error) = write(&encryption, &call, &credential, id).await {
            tracing::debug!(cause = %error, "a last use was not noted");
        }
    });
}

async fn write(encryption: &Arc<Service>, call: &Call, credential: &Credential, id: Uuid) -> Result<()> {
    let guard = Guard::begin_apart(encryption, credential.tenant, credential.person).await?;
    let (tenant, now) = (credential.tenant.uuid(), call.now);
    match credential.kind {
        CredentialKind::Session => {
            sql::session_seen().bind(guard.pg(), &now, &tenant, &id).opt().await?;
        }
        CredentialKind::Token => {
            sql::token_used().bind(guard.pg(), &now, &tenant, &id).opt().await?;
            place(&guard, call, credential, id).await?;
        }
        // A job's row shows its state.
        CredentialKind::Job => {}
    }
    guard.commit().await
}

/// How long a network stays known for a token after its last use there.
const KNOWN: SignedDuration = SignedDuration::from_hours(30 * 24);
/// The event of a token used from a network that is new to it.
const NEW_NET: &str = "workspace.token.new_net";

/// Notes the network from which a token is used. A new network writes an event, except the first.
async fn place(guard: &Guard, call: &Call, credential: &Credential, id: Uuid) -> Result<()> {
    let Some(net) = call.ip.as_deref().and_then(net) else { return Ok(()) };
    let (tenant, since) = (credential.tenant.uuid(), call.now - KNOWN);
    // The network is never shown, so only its hash is stored, made like those of addresses.
    let net = guard.cipher(tenant, call.now).blind(IP, &net)?;
    if sql::net_seen().bind(guard.pg(), &call.now, &tenant, &id, &net, &since).opt().await?.is_some() {
        return Ok(());
    }
    let others = sql::nets_known().bind(guard.pg(), &tenant, &id, &since).one().await?;
    sql::add_net().bind(guard.pg(), &tenant, &id, &net, &call.now).one().await?;
    if others > 0 {
        let person = credential.person.uuid();
        let name = sql::name_of().bind(guard.pg(), &tenant, &person).one().await?;
        let name = guard.cipher(tenant, call.now).open(membership::NAME, person, name)?;
        let (who, change) = (Some((credential.person, name.as_str())), Change::of(id));
        write_event_of(guard, call, credential.tenant, (NEW_NET, None), who, &change).await?;
    }
    Ok(())
}

/// The network of an address: its /24, or its /48 for IPv6.
fn net(ip: &str) -> Option<String> {
    match ip.parse().ok()? {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            Some(format!("{a}.{b}.{c}.0/24"))
        }
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => net(&v4.to_string()),
            None => {
                let [a, b, c, ..] = v6.segments();
                Some(format!("{a:x}:{b:x}:{c:x}::/48"))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_lies_in_its_network() {
        for (ip, wanted) in [
            ("192.0.2.77", Some("192.0.2.0/24")),
            ("2001:db8:7:8::1", Some("2001:db8:7::/48")),
            ("::ffff:192.0.2.9", Some("192.0.2.0/24")),
            ("nowhere", None),
        ] {
            assert_eq!(net(ip).as_deref(), wanted, "{ip}");
        }
    }

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
