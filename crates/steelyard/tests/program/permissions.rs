//! The permissions: every role, a custom role, an anonymous caller and a person of another workspace ask
//! every action, query and page.
//! Invariant: the behaviour equals the declaration, and both equal the reviewed
//! tests/snapshots/permissions.txt.

use crate::common::{fill, secret, snapshot, world};
use axum::http::{Request, header};
use kernel::permission::{Permission, PermissionSet};
use kernel::role::Role;
use kernel::trust::WIDEST;
use serde_json::json;
use std::collections::BTreeSet;
use testing::forms::{in_full, in_turn, tell};
use web::page::Page;
use web::registry::{Kind, Operation};
use world::{Reply, Shop, Who, World};

const HEAD: &str = "\
# Who may do what: x may, . may not (403 permission_denied). Asked of the running program by tests/program/permissions.rs.
# Nobody signed in is always 401, a credential of another workspace 401 by token and 404 by page; both are asserted.
";

#[tokio::test]
async fn everybody_may_what_the_reviewed_matrix_says_and_nothing_else() {
    let world = World::open().await;
    let (shop, other) = (world.shop("asked").await, world.shop("other").await);
    let mut lines = vec![format!("{:<34} {:<12} {:<24} {}", "operation", "kind", "permission", columns())];
    // Pages come first: some actions end the sessions that pages need.
    let mut of_pages = Vec::new();
    let mut asked = pages(&world, &shop, &other, &mut of_pages).await;
    let (mut elsewhere, operations) = (0, world.operations());
    for (place, operation) in operations.iter().enumerate() {
        let mut cells = Vec::new();
        for who in Who::all() {
            let reply = world.ask(operation, Some(shop.token_of(who)), &json!({})).await;
            let may = who.may(operation.needs);
            assert_eq!(may, !is_denied(&reply), "{} by {}: {reply:?}", operation.name, who.name());
            assert_ne!(reply.status, 401, "{} by {}", operation.name, who.name());
            cells.extend(cell(who, may));
            asked += 1;
        }
        elsewhere += from_elsewhere(&world, (place, operation), &shop, &other).await;
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
        operations.len(),
        world.site.registry.pages.len()
    );
    tell(elsewhere, operations.len() * Who::all().count(), "calls by a forged token; all of the matrix");
    let lines: Vec<String> = lines.iter().map(|line| line.trim_end().to_owned()).collect();
    snapshot::same("permissions.txt", &format!("{HEAD}{}\n", lines.join("\n")));
}

/// A mark in the reviewed matrix. The custom role belongs to this test and has no column there.
fn cell(who: Who, may: bool) -> Option<&'static str> {
    (who != Who::Custom).then_some(if may { "x" } else { "." })
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

/// A token with another workspace's id opens nothing; a session at another workspace's address finds nothing
/// there. Returns the number of forged tokens: in short one of a role that may, in turn.
async fn from_elsewhere(
    world: &World,
    (place, operation): (usize, &Operation),
    shop: &Shop,
    other: &Shop,
) -> usize {
    let (may, others): (Vec<_>, Vec<_>) = Who::all().partition(|who| who.may(operation.needs));
    let all = if in_full() || may.is_empty() { [may, others].concat() } else { may };
    let forgers = in_turn(place, 1, all);
    for who in &forgers {
        let forged = secret::of_another_workspace(shop.token_of(*who), other.tenant);
        let reply = world.ask(operation, Some(&forged), &json!({})).await;
        assert_eq!(
            (reply.status, reply.code().as_str()),
            (401, "sign_in_required"),
            "{} by a forged token",
            operation.name
        );
    }
    if operation.kind == Kind::Query {
        return forgers.len();
    }
    let csrf = web::csrf::token(&world.site.platform, &secret::sha256(&shop.cookie));
    let request = Request::post(format!("/w/{}/do/{}", other.slug, operation.name))
        .header(
            header::COOKIE,
            format!("{}={}", identity::sessions::session_cookie(&other.slug), shop.cookie),
        )
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
    forgers.len()
}

async fn pages(world: &World, shop: &Shop, other: &Shop, lines: &mut Vec<String>) -> usize {
    let mut asked = 0;
    for page in &world.site.registry.pages {
        let path = path_of(page.path);
        let mut cells = Vec::new();
        for who in Who::all() {
            let reply = show(world, &shop.slug, &path, &shop.slug, Some(shop.cookie_of(who))).await;
            let may = who.may(page.needs);
            assert_eq!(may, reply.status != 403, "{} by {}: {}", page.path, who.name(), reply.status);
            assert!(
                [200, 403, 404].contains(&reply.status) || may && reply.status == 422,
                "{} by {}: {}",
                page.path,
                who.name(),
                reply.status
            );
            cells.extend(cell(who, may));
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

/// A custom role may have a single permission: its pages must not depend on more than that permission brings.
#[tokio::test]
async fn each_permission_alone_opens_its_pages_and_they_lead_nowhere_it_may_not() {
    let world = World::open().await;
    let shop = world.shop("narrow").await;
    fill::from_cases(&world, &shop, &["sell/P1", "make/A2-ccp-dip-holds-batch"]).await;
    let (mut wrong, mut opened) = (Vec::new(), 0);
    for permission in WIDEST.iter() {
        let narrow = json!({ "role": shop.odd, "name": "Narrow", "permissions": [permission.as_str()] });
        world.done("workspace.role.change", shop.token(Role::Owner), &narrow).await;
        let cookie = world.session_of(&shop, Who::Custom, true).await;
        let may = PermissionSet::EVERYBODYS.with(permission).closed();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut due: Vec<(&Page, String)> =
            world.site.registry.pages.iter().map(|page| (page, path_of(page.path))).collect();
        while let Some((page, path)) = due.pop() {
            let reply = show(&world, &shop.slug, &path, &shop.slug, Some(&cookie)).await;
            if (reply.status != 403) != may.has(page.needs) {
                wrong.push(format!("{path} by {} alone: {}", permission.as_str(), reply.status));
            }
            opened += usize::from(reply.status == 200);
            wrong.extend(astray(&reply.text).into_iter().map(|to| format!("{path}: {to:?} is no address")));
            for (to, needs) in pressed(&world, &reply.text, &shop.slug) {
                if !may.has(needs) {
                    wrong.push(format!("{path} by {} alone leads to {to}", permission.as_str()));
                }
            }
            // Follows one link to each kind of thing, as a person does.
            for (page, path) in links(&world, &reply.text, &shop.slug) {
                if page.path.contains('{') && may.has(page.needs) && seen.insert(page.path) {
                    due.push((page, path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    println!("permissions: each of {} alone, {opened} pages opened", WIDEST.iter().count());
}

/// The buttons of a page, and the permission that each needs.
fn pressed(world: &World, html: &str, slug: &str) -> Vec<(String, Permission)> {
    let operation = |name: String| {
        let found = world.site.registry.operations().find(|it| it.name == name)?;
        Some((name, found.needs))
    };
    let forms = after(html, &format!("action=\"/w/{slug}/do/")).into_iter().filter_map(operation);
    links(world, html, slug).into_iter().map(|(page, path)| (path, page.needs)).chain(forms).collect()
}

/// The linked pages, and their addresses.
fn links<'a>(world: &'a World, html: &str, slug: &str) -> Vec<(&'a Page, String)> {
    let is_at = |template: &str, path: &str| {
        let (template, path): (Vec<&str>, Vec<&str>) =
            (template.split('/').collect(), path.split('/').collect());
        template.len() == path.len() && template.iter().zip(path).all(|(t, p)| *t == p || t.starts_with('{'))
    };
    let page = |path: String| {
        let fitting = world.site.registry.pages.iter().filter(|page| is_at(page.path, &path));
        // As in the router: a literal path comes before one with parameters.
        Some((fitting.min_by_key(|page| page.path.matches('{').count())?, path))
    };
    after(html, &format!("href=\"/w/{slug}")).into_iter().filter_map(page).collect()
}

/// The places that a page's links and forms name without the beginning of an address: a relative one leads
/// elsewhere from each page, and still fits the path of some page.
fn astray(html: &str) -> Vec<String> {
    let marks =
        ["href=\"", " action=\"", "formaction=\"", "name=\"_page\" value=\"", "name=\"_next\" value=\""];
    let named = marks.into_iter().flat_map(|mark| html.split(mark).skip(1));
    let named = named.map(|rest| rest.split('"').next().unwrap_or_default());
    let is_address = |to: &&str| {
        // An empty `_next` is the page itself; other schemes are written out.
        let begins = ["/", "#", "?", "https://", "http://", "mailto:", "tel:", "data:"];
        to.is_empty() || begins.iter().any(|begin| to.starts_with(begin))
    };
    named.filter(|to| !is_address(to)).map(str::to_owned).collect()
}

#[test]
fn a_link_without_the_beginning_of_an_address_is_found() {
    let html = "<a href=\"/w/s/bills\"><a href=\"#pay\"><a href=\"SR-10 (+2)/pdf\"><form action=\"/w/s/do/x\">\
                <input name=\"_page\" value=\"SR-0040\"><input name=\"_next\" value=\"/w/s/stock\">";
    assert_eq!(astray(html), ["SR-10 (+2)/pdf", "SR-0040"]);
}

/// The text after each mark, to the end of the address.
fn after(html: &str, mark: &str) -> Vec<String> {
    let rest = html.split(mark).skip(1);
    rest.map(|rest| rest.split(['"', '?', '#']).next().unwrap_or_default().to_owned()).collect()
}

/// A page's path with a word in place of each parameter.
fn path_of(template: &str) -> String {
    template
        .split('/')
        .map(|part| if part.starts_with('{') { "none" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

async fn show(world: &World, slug: &str, path: &str, named: &str, cookie: Option<&str>) -> Reply {
    let request = Request::get(format!("/w/{slug}{path}"));
    let request = match cookie {
        Some(cookie) => {
            request.header(header::COOKIE, format!("{}={cookie}", identity::sessions::session_cookie(named)))
        }
        None => request,
    };
    world.send(request, Vec::new()).await
}
