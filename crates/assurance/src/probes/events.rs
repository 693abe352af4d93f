//! Checks of security events: they provoke each kind and look it up by the request that caused it.
//! Invariant: each event is in its own log with its kind and its result; otherwise the check names the kind.

use super::access::OURS;
use super::logs::Doorstep;
use crate::client::Answer;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::events as sql;
use identity::operators::probe_fixture;
use jiff::SignedDuration;
use kernel::id::new_id;
use kernel::role::Role;
use platform::instance::{INSTANCE, own_call};
use uuid::Uuid;

/// Largest difference between the clocks of requests and checks.
const SLACK: SignedDuration = SignedDuration::from_secs(2);

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
    let all = [
        one("a failed sign-in", INSTANCE.uuid(), open, "denied", &wrong)?,
        one("an export", owner.tenant.uuid(), take, "ok", &taken)?,
        one("a refusal", cashier.tenant.uuid(), take, "denied", &refused)?,
        of_operator("an operator's wrong code", "denied"),
        of_operator("an operator's right code", "ok"),
    ];
    let session = world.as_app().await?;
    for it in &all {
        enter(&session, it.tenant).await?;
        let first = new_id(began, [0; 10]);
        let told = sql::is_told()
            .bind(&session, &it.tenant, &first, &it.request, &it.action, &it.result)
            .one()
            .await?;
        leave(&session).await?;
        ensure(told, || format!("There is no event of {}.", it.kind))?;
    }
    let says = format!(
        "{} kinds were provoked, each found with its request: a failed sign-in, an export, a refusal, an operator's \
         wrong and right code.",
        all.len()
    );
    Ok(Proof::of(says).with("kinds", all.len()))
}
