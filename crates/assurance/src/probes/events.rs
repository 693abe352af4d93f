//! Checks of security events: they provoke each kind, look it up by the request that caused it, and pass it on to
//! a receiver of their own.
//! Invariant: each event is in its own log with its kind and its result; otherwise the check names the kind.
//! A line that is passed on has ids and kinds, and no text that somebody typed.

use super::access::OURS;
use super::logs::Doorstep;
use crate::client::Answer;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::events as sql;
use audit::forward;
use audit::forward::kinds::SecurityKind;
use audit::forward::syslog::{Line, frames, lines_in};
use identity::operators::probe_fixture;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::new_id;
use kernel::role::Role;
use platform::instance::{INSTANCE, own_call};
use platform::outgoing::delivery::Receiver;
use platform::own_errors;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;
use tokio_postgres::Client;
use uuid::Uuid;

/// Largest difference between the clocks of requests and checks.
const SLACK: SignedDuration = SignedDuration::from_secs(2);
/// How often the check looks for an event that is written beside its request, and how long it waits in between.
const LOOKS: usize = 25;
const PAUSE: Duration = Duration::from_millis(200);
/// The most that the check's own receiver reads.
const MOST: u64 = 64 * 1024;
const INTERNAL: u16 = 500;
/// What the check types; none of it may leave.
const TYPED: [&str; 3] = ["not+the+password", "not the password", "canary"];

/// A provoked event and its place in the log.
struct Provoked {
    kind: &'static str,
    tenant: Uuid,
    action: &'static str,
    result: &'static str,
    request: Uuid,
}

/// security-events
pub async fn provoked(world: &World) -> Verdict {
    let began = (world.clock)() - SLACK;
    let all = provoke(world).await?;
    let (session, mut lines) = (world.as_app().await?, Vec::new());
    for it in &all {
        lines.push(line_of(&session, it, began, lines.len()).await?);
    }
    pass_on(&lines).await?;
    let lag = forward::lag(&world.platform, (world.clock)()).await?;
    ensure(lag.is_none_or(|lag| !lag.is_late), || {
        "Security events have waited for more than five minutes to be passed on to the other machine.".into()
    })?;
    let says = format!(
        "{} kinds were provoked, each found with its request: a failed sign-in, an export, a refusal, an operator's \
         wrong and right code, an error of ours. Passed on by syslog to a receiver of the check, each arrived in order, \
         with its ids and without a word of its content.",
        all.len()
    );
    Ok(Proof::of(says).with("kinds", all.len()))
}

/// Provokes one event of each kind.
async fn provoke(world: &World) -> Result<Vec<Provoked>, Broken> {
    let mut client = world.stranger().await?;
    let door = Doorstep::of(&mut client).await?;
    let (owner, cashier) = (world.visitor(Role::Owner).await?, world.visitor(Role::Cashier).await?);
    let headers = [("cookie", door.cookie.as_str()), OURS];
    let wrong = format!("_csrf={}&email={}&password=not+the+password", door.token, world.nobody(0));
    let wrong = client.post_form("/sign-in", &headers, &wrong).await?;
    let asked = |token: &str| format!("Bearer {token}");
    let export = "/api/v1/queries/workspace.audit.export";
    let taken = client.get(export, &[("authorization", &asked(&owner.token))]).await?;
    let refused = client.get(export, &[("authorization", &asked(&cashier.token))]).await?;
    let word = own_errors::provoking_word(&world.platform.csrf_key, (world.clock)());
    let failed = client.get(&format!("/trust/error/{word}"), &[]).await?;
    ensure(failed.status == INTERNAL, || {
        format!("A request that fails by our fault was answered {}.", failed.status)
    })?;
    let one = |kind, tenant, action, result, answer: &Answer| {
        let request = answer.header("x-request-id").parse()?;
        Ok::<_, Broken>(Provoked { kind, tenant, action, result, request })
    };
    let operators = own_call((world.clock)())?;
    probe_fixture::ask(&world.platform, &operators).await?;
    let (open, take, prove) =
        ("workspace.session.open", "workspace.audit.export", "workspace.session.second_factor");
    let of_operator = |kind, result| Provoked {
        kind,
        tenant: INSTANCE.uuid(),
        action: prove,
        result,
        request: operators.request,
    };
    Ok(vec![
        one("a failed sign-in", INSTANCE.uuid(), open, "denied", &wrong)?,
        one("an export", owner.tenant.uuid(), take, "ok", &taken)?,
        one("a refusal", cashier.tenant.uuid(), take, "denied", &refused)?,
        of_operator("an operator's wrong code", "denied"),
        of_operator("an operator's right code", "ok"),
        one("an error of ours", INSTANCE.uuid(), own_errors::ACTION, "denied", &failed)?,
    ])
}

/// The event as it is passed on. Errors: it is not in the log, or of no kind.
async fn line_of(session: &Client, it: &Provoked, began: Instant, place: usize) -> Result<Line, Broken> {
    let event = event_of(session, it, new_id(began, [0; 10])).await?;
    let event = event.ok_or_else(|| Broken::because(format!("There is no event of {}.", it.kind)))?;
    let kind = SecurityKind::of(&event.action, event.code.as_deref());
    let kind = kind.ok_or_else(|| Broken::because(format!("The event of {} is not passed on.", it.kind)))?;
    Ok(Line {
        kind,
        leaf: i64::try_from(place)?,
        at: event.at,
        workspace: it.tenant,
        event: event.event_id,
        action: event.action,
        result: event.result,
        code: event.code,
        request: event.request_id,
        actor: event.actor_id,
    })
}

/// Looks the event up. An error of ours is written beside its request, so the check looks again for a while.
async fn event_of(session: &Client, it: &Provoked, first: Uuid) -> Result<Option<sql::EventOf>, Broken> {
    for look in 0..LOOKS {
        enter(session, it.tenant).await?;
        let event = sql::event_of()
            .bind(session, &it.tenant, &first, &it.request, &it.action, &it.result)
            .opt()
            .await?;
        leave(session).await?;
        if event.is_some() || it.action != own_errors::ACTION || look + 1 == LOOKS {
            return Ok(event);
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok(None)
}

/// Passes the lines on to a receiver of the check. Errors: another text arrives than was sent, or something that
/// was typed.
async fn pass_on(lines: &[Line]) -> Result<(), Broken> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let receiver = Receiver::on_this_machine("127.0.0.1", port).map_err(Broken::because)?;
    let receiving = async {
        let (stream, _) = listener.accept().await?;
        let mut all = Vec::new();
        stream.take(MOST).read_to_end(&mut all).await?;
        Ok::<_, Broken>(all)
    };
    let stream = frames(lines, "check");
    let (sent, arrived) = tokio::join!(receiver.take(&stream), receiving);
    let arrived = arrived?;
    sent?;
    let texts: Vec<String> = lines.iter().map(|line| line.text("check")).collect();
    ensure(lines_in(&arrived) == Some(texts), || {
        "Events that were passed on did not arrive as they are in the log, in their order.".into()
    })?;
    let whole = String::from_utf8_lossy(&arrived).into_owned();
    ensure(!TYPED.iter().any(|word| whole.contains(word)), || {
        "Something that was typed was passed on with an event.".into()
    })
}
