//! Checks of the running program: its routes, its answer to bad input, and that reads change nothing.
//! Invariant: the list of things to try comes from the registry, so that it is complete.

use super::isolation;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use identity::canaries::As;
use kernel::role::Role;
use platform::instance::CANARIES;
use std::collections::BTreeSet;
use web::registry::Kind;
use web::route::Open;
use web::router;

/// The public paths: the pages for signing in and those for everybody, and no others.
const PUBLIC: &[&str] = &[
    "/",
    "/sign-in",
    "/sign-in/passkey",
    "/sign-in/code",
    "/sign-up",
    "/sign-up/factor",
    "/sign-up/with",
    "/sign-up/account",
    "/sign-up/link/{link}",
    "/sign-up/invited/{link}",
    "/sign-up/invited/{link}/account",
    "/sign-in/with/{provider}",
    "/sign-in/with/{provider}/back",
    "/join/{link}",
    "/billing/{link}",
    "/security-contact/{link}",
    "/confirm/{link}",
    "/confirm/{link}/new",
    "/address/{side}/{link}",
    "/forgotten",
    "/reset/{link}",
    "/reset/{link}/new",
    "/sign-in/last/{link}",
    "/sign-in/link/{link}",
    "/sign-in/link",
    "/recovery/{link}",
    "/contact/{link}",
    "/outbox",
    "/workspaces",
    "/errors",
    "/healthz",
    "/readyz",
    "/csp-report",
    "/mail/returns/{token}",
    "/privacy/{slug}",
    "/privacy/{slug}/{secret}",
    "/static/{file}",
];
const PUBLIC_DATA: &[&str] = &[
    "/api/v1/openapi.json",
    "/trust",
    "/trust.json",
    "/trust/feed.atom",
    "/trust/sbom.json",
    "/trust/export/{file}",
    "/trust/checkpoint",
    "/trust/key",
    "/trust/error/{word}",
    "/trust/policy",
    "/trust/promise/{id}",
    "/trust/policy/{version}",
    "/trust/suppliers",
    "/trust/suppliers.json",
    "/trust/suppliers.atom",
    "/.well-known/security.txt",
    "/security.txt",
    "/trust/incidents",
    "/trust/incidents.atom",
    "/security/report",
    "/security/report/{secret}",
    "/security/rules",
    "/security/policy",
    "/security/credits",
    "/security/credits.json",
    "/security/advisories",
    "/security/advisories.json",
    "/security/advisories.atom",
];

/// security-by-design
pub async fn routes(world: &World) -> Verdict {
    let table = router::table(&world.registry);
    let public: BTreeSet<&str> = PUBLIC.iter().chain(PUBLIC_DATA).copied().collect();
    let mut stranger = world.stranger().await?;
    for route in &table {
        match route.open {
            Open::All => ensure(public.contains(route.path.as_str()), || {
                format!("{} is open to everybody and is not on the list of what may be.", route.path)
            })?,
            Open::Member | Open::Till | Open::Program => {
                let path = route.path.replace(['{', '}'], "");
                let answer = stranger.get(&path, &[]).await?;
                ensure(!(200..300).contains(&answer.status), || {
                    format!("{} answered {} to somebody who is not signed in.", route.path, answer.status)
                })?;
            }
        }
    }
    let actions = world.registry.operations().count();
    Ok(Proof::of(format!(
        "{} routes, all of them listed; {actions} operations, each with the permission it needs.",
        table.len()
    ))
    .with("routes", table.len())
    .with("operations", actions))
}

/// Bodies that no action accepts, whatever its fields are.
fn bad_bodies() -> Vec<(&'static str, String)> {
    vec![
        ("text that is no JSON", "{\"a\":".into()),
        ("a number that is none", "{\"a\":NaN}".into()),
        ("half a character", "{\"a\":\"\\ud800\"}".into()),
        ("a list instead of an object", "[1]".into()),
        ("a field nobody knows", "{\"x_nobody_knows\":1}".into()),
        ("a name given twice", "{\"a\":1,\"a\":2}".into()),
        ("a depth of a thousand", format!("{{\"a\":{}{}}}", "[".repeat(1000), "]".repeat(1000))),
    ]
}

/// input-validated
pub async fn bad_bodies_refused(world: &World) -> Verdict {
    let mut client = world.stranger().await?;
    let mut sent = 0;
    // A computation accepts an incomplete form and writes nothing.
    let actions = || world.registry.operations().filter(|operation| operation.kind == Kind::Action);
    let many = actions().count() * bad_bodies().len();
    let visits = world.visits(CANARIES[0], As::role(Role::Owner), many).await?;
    for operation in actions() {
        for (what, body) in bad_bodies() {
            let key = format!("check-{sent}-{}", (world.clock)().as_millisecond());
            let bearer = visits.bearer(sent);
            let headers = [("authorization", bearer.as_str()), ("idempotency-key", key.as_str())];
            let answer =
                client.post_json(&format!("/api/v1/actions/{}", operation.name), &headers, &body).await?;
            let is_refused = (400..500).contains(&answer.status) && answer.status != 429;
            ensure(is_refused, || format!("{} answered {} to {what}.", operation.name, answer.status))?;
            sent += 1;
        }
    }
    Ok(Proof::of(format!("{sent} bad bodies were sent: each refused by name, none an error of ours."))
        .with("bodies", sent))
}

/// mutations-by-action
pub async fn reads_change_nothing(world: &World) -> Verdict {
    let many = world.registry.operations().count().max(world.registry.pages.len());
    let visits = world.visits(CANARIES[0], As::role(Role::Owner), many).await?;
    let mut client = world.stranger().await?;
    let tenant = visits.first().tenant;
    let before = isolation::fingerprint(world, tenant).await?;
    let mut asked = 0;
    for operation in world.registry.operations() {
        let part = if operation.kind == Kind::Query { "queries" } else { "actions" };
        let path = format!("/api/v1/{part}/{}?_csrf=x&delete=1&name=changed", operation.name);
        client.get(&path, &[("authorization", &visits.bearer(asked))]).await?;
        asked += 1;
    }
    for (n, page) in world.registry.pages.iter().enumerate() {
        let path = format!("/w/{}{}?delete=1&name=changed", CANARIES[0], page.path.replace(['{', '}'], ""));
        client.get(&path, &[("cookie", &visits.at(n).cookie)]).await?;
        asked += 1;
    }
    let changed = isolation::differing(&before, &isolation::fingerprint(world, tenant).await?);
    ensure(changed.is_empty(), || format!("Reading changed {}.", changed.join(", ")))?;
    Ok(Proof::of(format!(
        "{asked} addresses were read with words that ask to write: no row of {} tables changed.",
        before.len()
    ))
    .with("reads", asked)
    .with("tables", before.len()))
}

/// edge-proxy-trust
pub async fn forged_address(world: &World) -> Verdict {
    let forged = "203.0.113.77";
    let visit = world.visitor(Role::Auditor).await?;
    let bearer = format!("Bearer {}", visit.token);
    let mut client = world.stranger().await?;
    let headers = [
        ("authorization", bearer.as_str()),
        ("x-forwarded-for", forged),
        ("x-real-ip", forged),
        ("forwarded", "for=203.0.113.77"),
    ];
    // An Auditor may not change settings; the log has the refusal with its origin.
    let refused = client.post_json("/api/v1/actions/workspace.settings.update", &headers, "{}").await?;
    let request = refused.header("x-request-id").to_owned();
    let log =
        client.get("/api/v1/queries/workspace.audit?action=workspace.settings.update", &headers).await?;
    let log: serde_json::Value = serde_json::from_slice(&log.body)?;
    let rows = log["rows"].as_array().cloned().unwrap_or_default();
    let told = rows.iter().find(|row| row["request_id"] == request.as_str());
    let told = told.ok_or_else(|| Broken::because("A refused call is not in the audit log."))?;
    let recorded = told["ip"].as_str().unwrap_or_default();
    ensure(recorded != forged && !recorded.is_empty(), || {
        "An address that a client invented was recorded.".into()
    })?;
    Ok(Proof::of("A call that claimed another address is recorded with the address of its connection."))
}
