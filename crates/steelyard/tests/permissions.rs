//! Who may do what: every action, query and page, asked by every role, by nobody, and by a person of another workspace.
//! Must stay true: what happens is what is declared, and both are what was reviewed in tests/snapshots/permissions.txt.

#[path = "common/secret.rs"]
#[allow(dead_code, reason = "each test uses its part of it")]
mod secret;
#[path = "common/snapshot.rs"]
mod snapshot;
#[path = "common/world.rs"]
#[allow(dead_code, reason = "each test uses its part of it")]
mod world;

use axum::http::{Request, header};
use kernel::role::Role;
use platform::registry::{Kind, Operation};
use serde_json::json;
use world::{Reply, Shop, World};

const HEAD: &str = "\
# Who may do what: x may, . may not (403 permission_denied). Asked of the running program by tests/permissions.rs.
# Nobody signed in is always 401, a credential of another workspace 401 by token and 404 by page; both are asserted.
";

#[tokio::test]
async fn everybody_may_what_the_reviewed_matrix_says_and_nothing_else() {
    let world = World::open().await;
    let (shop, other) = (world.shop("asked").await, world.shop("other").await);
    let mut lines = vec![format!("{:<34} {:<12} {:<24} {}", "operation", "kind", "permission", columns())];
    // Pages first: some actions end the sessions that pages are shown to.
    let mut of_pages = Vec::new();
    let mut asked = pages(&world, &shop, &other, &mut of_pages).await;
    for operation in world.operations() {
        let mut cells = Vec::new();
        for role in Role::ALL {
            let reply = world.ask(operation, Some(shop.token(*role)), &json!({})).await;
            let may = operation.needs.roles().has(*role);
            assert_eq!(may, !is_denied(&reply), "{} by {}: {reply:?}", operation.name, role.as_str());
            assert_ne!(reply.status, 401, "{} by {}", operation.name, role.as_str());
            cells.push(if may { "x" } else { "." });
            from_elsewhere(&world, operation, &shop, &other, *role).await;
            asked += 2;
        }
        let nobody = world.ask(operation, None, &json!({})).await;
        assert_eq!(
            (nobody.status, nobody.code().as_str()),
            (401, "sign_in_required"),
            "{} by nobody",
            operation.name
        );
        lines.push(format!(
            "{:<34} {:<12} {:<24} {}",
            operation.name,
            kind(operation),
            operation.needs.as_str(),
            cells.join("   ")
        ));
    }
    lines.append(&mut of_pages);
    println!(
        "permissions: {} operations and {} pages, asked {asked} times",
        world.operations().len(),
        world.site.registry.pages.len()
    );
    let lines: Vec<String> = lines.iter().map(|line| line.trim_end().to_owned()).collect();
    snapshot::same("permissions.txt", &format!("{HEAD}{}\n", lines.join("\n")));
}

fn columns() -> String {
    Role::ALL.iter().map(|role| format!("{:<4}", &role.as_str()[..3])).collect()
}

fn kind(operation: &Operation) -> String {
    let word = match operation.kind {
        Kind::Action => "action",
        Kind::Computation => "computation",
        Kind::Query => "query",
    };
    if operation.step_up { format!("{word}+2nd") } else { word.to_owned() }
}

fn is_denied(reply: &Reply) -> bool {
    reply.status == 403 && reply.code() == "permission_denied"
}

/// A token whose workspace was exchanged opens nothing; a session at another workspace's address finds nothing there.
async fn from_elsewhere(world: &World, operation: &Operation, shop: &Shop, other: &Shop, role: Role) {
    let forged = secret::of_another_workspace(shop.token(role), other.tenant);
    let reply = world.ask(operation, Some(&forged), &json!({})).await;
    assert_eq!(
        (reply.status, reply.code().as_str()),
        (401, "sign_in_required"),
        "{} by a forged token",
        operation.name
    );
    if operation.kind == Kind::Query || role != Role::Owner {
        return;
    }
    let csrf = platform::web::csrf(&world.site, &secret::sha256(&shop.cookie));
    let request = Request::post(format!("/w/{}/do/{}", other.slug, operation.name))
        .header(header::COOKIE, format!("{}={}", platform::web::session_cookie(&other.slug), shop.cookie))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header(header::ACCEPT, "application/json");
    let reply = world.send(request, format!("_csrf={csrf}&_key=k").into_bytes()).await;
    assert_eq!(
        (reply.status, reply.code().as_str()),
        (401, "sign_in_required"),
        "{} at another's address: {reply:?}",
        operation.name
    );
}

async fn pages(world: &World, shop: &Shop, other: &Shop, lines: &mut Vec<String>) -> usize {
    let mut asked = 0;
    for page in &world.site.registry.pages {
        let path = page
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { "none" } else { part })
            .collect::<Vec<_>>()
            .join("/");
        let mut cells = Vec::new();
        for role in Role::ALL {
            let reply = show(world, &shop.slug, &path, &shop.slug, Some(shop.cookie_of(*role))).await;
            let may = page.needs.roles().has(*role);
            assert_eq!(may, reply.status != 403, "{} by {}: {}", page.path, role.as_str(), reply.status);
            assert!(
                [200, 403, 404].contains(&reply.status) || may && reply.status == 422,
                "{} by {}: {}",
                page.path,
                role.as_str(),
                reply.status
            );
            cells.push(if may { "x" } else { "." });
            asked += 1;
        }
        let nobody = show(world, &shop.slug, &path, &shop.slug, None).await;
        assert_eq!(nobody.status, 303, "{} by nobody leads to the sign-in page", page.path);
        let elsewhere = show(world, &other.slug, &path, &other.slug, Some(&shop.cookie)).await;
        assert_eq!(elsewhere.status, 303, "{} with another's session", page.path);
        lines.push(format!(
            "{:<34} {:<12} {:<24} {}",
            page.path,
            "page",
            page.needs.as_str(),
            cells.join("   ")
        ));
    }
    asked
}

async fn show(world: &World, slug: &str, path: &str, named: &str, cookie: Option<&str>) -> Reply {
    let request = Request::get(format!("/w/{slug}{path}"));
    let request = match cookie {
        Some(cookie) => {
            request.header(header::COOKIE, format!("{}={cookie}", platform::web::session_cookie(named)))
        }
        None => request,
    };
    world.send(request, Vec::new()).await
}
