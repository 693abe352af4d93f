//! Checks of access: strangers, sessions, tokens, roles, forms of other sites.
//! Invariant: each calls the running program over its socket, in a canary workspace, and changes nothing
//! there: a call that could write has no key and stops before it does.

use crate::client::{Answer, Client};
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures::future::try_join_all;
use hyper::Method;
use identity::canaries::{As, Visit};
use identity::sessions::session_cookie;
use jiff::SignedDuration;
use kernel::permission::Permission;
use kernel::role::Role;
use platform::call::TOKEN_PREFIX;
use platform::instance::CANARIES;
use web::registry::{Kind, Operation};

const YESTERDAY: SignedDuration = SignedDuration::from_hours(24);
const UNAUTHORIZED: u16 = 401;
const FORBIDDEN: u16 = 403;
const OK: u16 = 200;
/// How many roles the check of the matrix tries at once.
const ROLES_AT_ONCE: usize = 4;
/// The browser's header for a form of our own page.
pub(super) const OURS: (&str, &str) = ("sec-fetch-site", "same-origin");
pub(super) const AS_JSON: (&str, &str) = ("accept", "application/json");

/// A call without a key: the program refuses one that may write.
async fn call(
    client: &mut Client,
    operation: &Operation,
    headers: &[(&str, &str)],
) -> Result<Answer, Broken> {
    match operation.kind {
        Kind::Query => client.get(&format!("/api/v1/queries/{}", operation.name), headers).await,
        Kind::Action | Kind::Computation => {
            client.post_json(&format!("/api/v1/actions/{}", operation.name), headers, "{}").await
        }
    }
}

/// A bearer token in the right form that was never issued.
fn invented() -> String {
    format!("{TOKEN_PREFIX}{}", URL_SAFE_NO_PAD.encode([0x5a; 64]))
}

/// anonymous-rejected
pub async fn strangers(world: &World) -> Verdict {
    let past = As { ago: YESTERDAY, ..As::role(Role::Owner) };
    let over = world.visit(CANARIES[0], past).await?;
    // Each operation is tried without a token, and in turn with an invented or an expired one: with both, the
    // check took too long on a busy machine.
    let shown = [(None, Part::All), (Some(invented()), Part::Even), (Some(over.token), Part::Odd)];
    let tries = shown.iter().map(|(token, part)| refuse_all(world, token.as_deref(), *part));
    let tried: usize = try_join_all(tries).await?.iter().sum();
    let says = format!("{tried} calls without, with an invented and with an expired token: all refused.");
    Ok(Proof::of(says).with("calls", tried))
}

/// Which operations a credential is tried on, by their places.
#[derive(Clone, Copy)]
enum Part {
    All,
    Even,
    Odd,
}

impl Part {
    fn has(self, place: usize) -> bool {
        match self {
            Part::All => true,
            Part::Even => place.is_multiple_of(2),
            Part::Odd => !place.is_multiple_of(2),
        }
    }
}

/// Tries a part of the operations with a token that opens nothing; returns their number.
async fn refuse_all(world: &World, token: Option<&str>, part: Part) -> Result<usize, Broken> {
    let mut stranger = world.stranger().await?;
    let bearer = token.map(|token| format!("Bearer {token}"));
    let headers: Vec<(&str, &str)> = bearer.iter().map(|it| ("authorization", it.as_str())).collect();
    let mut tried = 0;
    let operations = world.registry.operations().enumerate();
    for (_, operation) in operations.filter(|(place, _)| part.has(*place)) {
        let answer = call(&mut stranger, operation, &headers).await?;
        ensure(answer.status == UNAUTHORIZED, || {
            format!("{} answered {} to a call without a valid credential.", operation.name, answer.status)
        })?;
        tried += 1;
    }
    Ok(tried)
}

/// rbac-server-side
pub async fn matrix(world: &World) -> Verdict {
    let mut tried = 0;
    for roles in Role::ALL.chunks(ROLES_AT_ONCE) {
        tried += try_join_all(roles.iter().map(|role| tried_as(world, *role))).await?.iter().sum::<usize>();
    }
    let says = format!("{tried} pairs of role and operation were tried: each as the matrix says.");
    Ok(Proof::of(says).with("pairs", tried))
}

/// Tries every operation as a role; returns their number.
async fn tried_as(world: &World, role: Role) -> Result<usize, Broken> {
    let mut client = world.stranger().await?;
    let visits = world.visits(CANARIES[0], As::role(role), world.registry.operations().count()).await?;
    let mut tried = 0;
    for operation in world.registry.operations() {
        let answer = call(&mut client, operation, &[("authorization", &visits.bearer(tried))]).await?;
        let is_let_in = answer.status != UNAUTHORIZED && answer.code() != "permission_denied";
        let may = operation.needs.roles().has(role);
        ensure(is_let_in == may, || {
            let says = if may { "is refused" } else { "is let in to" };
            format!("{} {says} {}.", role.as_str(), operation.name)
        })?;
        ensure(answer.status < 500, || format!("{} answered {}.", operation.name, answer.status))?;
        tried += 1;
    }
    Ok(tried)
}

/// mfa-required
pub async fn second_factor(world: &World) -> Verdict {
    let mut client = world.stranger().await?;
    let mut tried = 0;
    for role in [Role::Owner, Role::Admin, Role::Accountant] {
        let half = world.visit(CANARIES[0], As { second_factor: false, ..As::role(role) }).await?;
        for page in world.registry.pages.iter().filter(|page| page.needs != Permission::AccountWrite) {
            let path = format!("/w/{}{}", half.slug, page.path.replace(['{', '}'], ""));
            let answer = client.get(&path, &[("cookie", &half.cookie)]).await?;
            ensure(answer.status == FORBIDDEN, || {
                format!(
                    "{} without a second factor is answered {} at {}.",
                    role.as_str(),
                    answer.status,
                    path
                )
            })?;
            tried += 1;
        }
    }
    Ok(Proof::of(format!(
        "{tried} pages were asked for by powerful roles without a second factor: all refused."
    ))
    .with("pages", tried))
}

/// session-short
pub async fn sessions(world: &World) -> Verdict {
    let mut client = world.stranger().await?;
    let now = world.visitor(Role::Manager).await?;
    ensure(is_in(&mut client, now.slug, &now.cookie).await?, || {
        "A session of this minute is refused.".into()
    })?;
    let manager = As::role(Role::Manager);
    let over = world.visit(CANARIES[0], As { ago: YESTERDAY, ..manager }).await?;
    ensure(!is_in(&mut client, over.slug, &over.cookie).await?, || {
        "A session of yesterday still works.".into()
    })?;
    let (ago, life) = (SignedDuration::from_mins(31), SignedDuration::from_hours(12));
    let idle = world.visit(CANARIES[0], As { ago, life, ..manager }).await?;
    ensure(!is_in(&mut client, idle.slug, &idle.cookie).await?, || {
        "A session that nobody used for 31 minutes still works.".into()
    })?;
    let secret = now.cookie.split_once('=').map_or("", |(_, secret)| secret);
    let swapped = format!("{}={secret}", session_cookie(CANARIES[1]));
    ensure(!is_in(&mut client, CANARIES[1], &swapped).await?, || {
        "A session works in another workspace.".into()
    })?;
    leave(&mut client, now.slug, &now.cookie).await?;
    ensure(!is_in(&mut client, now.slug, &now.cookie).await?, || {
        "A session works after it was signed out.".into()
    })?;
    Ok(Proof::of("Five sessions: a fresh one works; one of yesterday, an idle one, one of another workspace and one signed \
                  out do not.")
        .with("sessions", 5))
}

pub(super) async fn is_in(client: &mut Client, slug: &str, cookie: &str) -> Result<bool, Broken> {
    Ok(client.get(&format!("/w/{slug}"), &[("cookie", cookie)]).await?.status == OK)
}

/// Signs out by the form on the person's own page.
pub(super) async fn leave(client: &mut Client, slug: &str, cookie: &str) -> Result<(), Broken> {
    let token = token_of(client, slug, cookie).await?;
    let path = format!("/w/{slug}/sign-out");
    client.post_form(&path, &[("cookie", cookie), OURS], &format!("_csrf={token}")).await.map(drop)
}

/// The form token of this visit.
pub(super) async fn form_token(client: &mut Client, visit: &Visit) -> Result<String, Broken> {
    token_of(client, visit.slug, &visit.cookie).await
}

async fn token_of(client: &mut Client, slug: &str, cookie: &str) -> Result<String, Broken> {
    let page = client.get(&format!("/w/{slug}/account"), &[("cookie", cookie)]).await?;
    let page = String::from_utf8_lossy(&page.body).into_owned();
    let (_, after) = page
        .split_once("name=\"_csrf\" value=\"")
        .ok_or_else(|| Broken::because("A person's own page has no form with a token."))?;
    Ok(after.split('"').next().unwrap_or_default().to_owned())
}

/// api-tokens
pub async fn tokens(world: &World) -> Verdict {
    let mut client = world.stranger().await?;
    let here = world.visitor(Role::Owner).await?;
    let there = world.visit(CANARIES[1], As::role(Role::Owner)).await?;
    let over = world.visit(CANARIES[0], As { ago: YESTERDAY, ..As::role(Role::Owner) }).await?;
    let stranger = readdressed(&there.token, &here);
    for (what, token, may) in [
        ("A token of this minute", &here.token, true),
        ("A token past its end", &over.token, false),
        ("A token of another workspace", &stranger, false),
    ] {
        let bearer = format!("Bearer {token}");
        let answer = client.get("/api/v1/queries/workspace.settings", &[("authorization", &bearer)]).await?;
        let is_taken = answer.status != UNAUTHORIZED;
        ensure(is_taken == may, || format!("{what} was answered {}.", answer.status))?;
    }
    Ok(Proof::of("A token works in its own workspace until its end; one past it and one of another workspace are refused.")
        .with("tokens", 3))
}

/// A token that names this workspace, although it was made in another.
fn readdressed(token: &str, here: &Visit) -> String {
    let mut bytes = URL_SAFE_NO_PAD.decode(token.trim_start_matches(TOKEN_PREFIX)).unwrap_or_default();
    if let Some(tenant) = bytes.get_mut(..16) {
        tenant.copy_from_slice(here.tenant.uuid().as_bytes());
    }
    format!("{TOKEN_PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// Headers by name.
type Headers<'a> = Vec<(&'a str, &'a str)>;

/// csrf
pub async fn other_sites(world: &World) -> Verdict {
    let mut client = world.stranger().await?;
    let visit = world.visitor(Role::Owner).await?;
    let token = form_token(&mut client, &visit).await?;
    let (right, path) = (format!("_csrf={token}"), format!("/w/{}/do/workspace.settings.update", visit.slug));
    let form = ("content-type", "application/x-www-form-urlencoded");
    let origin = format!("https://{}", world.served.host);
    let foreign: [(&str, Headers<'_>, &str); 7] = [
        ("another site", vec![("sec-fetch-site", "cross-site"), form], &right),
        ("a neighbour's site", vec![("sec-fetch-site", "same-site"), form], &right),
        ("nobody says whom", vec![form], &right),
        ("a page without origin", vec![("origin", "null"), form], &right),
        ("another origin", vec![("origin", "https://elsewhere.example"), form], &right),
        (
            "another site as plain text",
            vec![("sec-fetch-site", "cross-site"), ("content-type", "text/plain")],
            &right,
        ),
        ("our page with a wrong token", vec![("origin", &origin), OURS, form], "_csrf=AAAA"),
    ];
    for (whose, headers, body) in &foreign {
        let headers: Vec<_> =
            headers.iter().copied().chain([AS_JSON, ("cookie", visit.cookie.as_str())]).collect();
        let answer = client.ask(Method::POST, &path, &headers, body).await?;
        ensure((answer.status, answer.code().as_str()) == (FORBIDDEN, "csrf_failed"), || {
            format!("A form of {whose} was answered {} {}.", answer.status, answer.code())
        })?;
    }
    Ok(Proof::of(format!(
        "{} forms that are not ours were sent with a valid session: all refused.",
        foreign.len()
    ))
    .with("forms", foreign.len()))
}
