//! Every route of the router, asked with another workspace's address, and in our own with the other's ids.
//! Invariant: the router itself lists the routes, so that a route that is not registered as a page is asked
//! too.

use crate::common::secret::sha256;
use crate::common::world::{Reply, Shop, World, encoded};
use crate::isolation::{Foreign, IN_TURN, Tries, looks_like_id};
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use identity::sessions::session_cookie;
use kernel::role::Role;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU16, Ordering};
use web::csrf;

/// Asks every route. Returns the number of routes, and all tries.
pub async fn asked(world: &World, theirs: &Shop, ours: &Shop, foreign: &[Foreign]) -> (usize, Tries) {
    let routes = routes(world);
    for page in &world.site.registry.pages {
        assert!(
            routes.contains(&format!("/w/{{slug}}{}", page.path)),
            "{} is not found in the router",
            page.path
        );
    }
    let mut tries = Tries::default();
    // The routes that end our own session come last.
    let (out, inside): (Vec<&String>, Vec<&String>) =
        routes.iter().partition(|route| route.ends_with("/sign-out"));
    for route in inside.into_iter().chain(out) {
        for method in ["GET", "POST"] {
            at(world, theirs, ours, (foreign, &mut tries), route, method).await;
        }
    }
    (routes.len(), tries)
}

/// The router's own list of paths.
fn routes(world: &World) -> BTreeSet<String> {
    let shown = format!("{:?}", world.router);
    let found: BTreeSet<String> = shown
        .split("RouteId(")
        .filter_map(|part| part.split_once("): \"")?.1.split('"').next())
        .filter(|path| path.starts_with('/') && !path.contains("__private"))
        .map(str::to_owned)
        .collect();
    assert!(
        found.len() > 12 && found.contains("/w/{slug}/do/{action}"),
        "the router no longer lists its routes: {found:?}"
    );
    found
}

async fn at(
    world: &World,
    theirs: &Shop,
    ours: &Shop,
    (foreign, tries): (&[Foreign], &mut Tries),
    route: &str,
    method: &str,
) {
    // A customer reaches the form of a shop without an account: its address is known to everybody.
    if route.contains("{slug}") && !route.starts_with("/privacy/") {
        // Compares their address with one that nobody has, with our session under both names.
        let values = ["none", "01900000-1111-7222-8333-444455556666"];
        tries.note(values.len(), values.len());
        for value in values {
            let real = told(&ask(world, ours, method, route, &theirs.slug, value).await, &theirs.slug, value);
            let made_up =
                told(&ask(world, ours, method, route, "nobodys-shop", value).await, "nobodys-shop", value);
            assert_eq!(real, made_up, "{method} {route} at their address");
        }
    }
    if route.replace("{slug}", "").contains('{') {
        let mut before = [String::new(), String::new()];
        let (ids, texts): (Vec<_>, Vec<_>) = foreign.iter().partition(|(_, value)| looks_like_id(value));
        let values = [ids, texts].map(|values| tries.chosen(route, IN_TURN, values)).concat();
        tries.note(values.len(), foreign.len());
        for (place, value) in values {
            let real = told(&ask(world, ours, method, route, &ours.slug, value).await, &ours.slug, value);
            let kind = usize::from(looks_like_id(value));
            // Our own workspace may have changed since a made-up value was last asked for.
            if real != before[kind] {
                let made_up = ["MADE-UP", "01900000-1111-7222-8333-444455556666"][kind];
                let reply = ask(world, ours, method, route, &ours.slug, made_up).await;
                before[kind] = told(&reply, &ours.slug, made_up);
            }
            assert_eq!(real, before[kind], "{method} {route} with {value} of their {place}");
        }
    }
}

/// The answer. Past a limit of an address the same is asked from another one, or the limit would be compared with itself.
async fn ask(world: &World, ours: &Shop, method: &str, route: &str, slug: &str, value: &str) -> Reply {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let reply = ask_from(world, ours, (method, route), (slug, value), None).await;
    if reply.status != 429 {
        return reply;
    }
    let [net, host] = NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    let from = SocketAddr::from(([198, 18, net, host], 4711));
    ask_from(world, ours, (method, route), (slug, value), Some(from)).await
}

async fn ask_from(
    world: &World,
    ours: &Shop,
    (method, route): (&str, &str),
    (slug, value): (&str, &str),
    from: Option<SocketAddr>,
) -> Reply {
    let path: Vec<String> = route
        .split('/')
        .map(|part| match part {
            "{slug}" => slug.to_owned(),
            _ if part.starts_with('{') => encoded(value),
            _ => part.to_owned(),
        })
        .collect();
    let cookies =
        format!("{}={}; {}={}", session_cookie(slug), ours.cookie, session_cookie(&ours.slug), ours.cookie);
    let mut request = Request::builder();
    if let Some(from) = from {
        request = request.extension(ConnectInfo(from));
    }
    let request = request
        .method(method)
        .uri(path.join("/"))
        .header(header::COOKIE, cookies)
        .header(header::AUTHORIZATION, format!("Bearer {}", ours.token(Role::Owner)))
        .header(
            "idempotency-key",
            value.chars().filter(char::is_ascii_alphanumeric).take(64).collect::<String>(),
        );
    if route.starts_with("/api/") {
        let request = request.header(header::CONTENT_TYPE, "application/json");
        return world.send(request, if method == "GET" { Vec::new() } else { b"{}".to_vec() }).await;
    }
    let request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    let form = format!(
        "_csrf={}&_key=k&_page=/w/{slug}&id={}",
        csrf::token(&world.site.platform, &sha256(&ours.cookie)),
        encoded(value)
    );
    world.send(request, if method == "GET" { Vec::new() } else { form.into_bytes() }).await
}

/// An answer without the sent values and without what differs each time: nonces, tokens, ids.
fn told(reply: &Reply, slug: &str, value: &str) -> String {
    // Secrets first: one may contain a short value by chance.
    let text = without_secrets(&reply.text)
        .replace(&encoded(&encoded(value)), "(it)")
        .replace(&encoded(value), "(it)")
        .replace(value, "(it)")
        .replace(slug, "(shop)");
    format!("{} {}", reply.status, without_numbers(&text))
}

/// Each run of digits becomes one zero, because a page shows the time.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            '0'..='9' if out.ends_with('0') => {}
            '0'..='9' => out.push('0'),
            other => out.push(other),
        }
    }
    out
}

/// Long words of letters and digits (ids, nonces, tokens) all become the same word.
fn without_secrets(text: &str) -> String {
    let mut out = String::new();
    for part in text.split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')) {
        let word = part.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        let secret = word.len() >= 22 && word.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
        out.push_str(if secret { "(new)" } else { word });
        out.push_str(&part[word.len()..]);
    }
    out
}
