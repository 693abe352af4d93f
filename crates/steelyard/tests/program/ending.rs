//! A closed workspace, as its people and every registered operation see it.
//! Invariant: every action is refused with a reason or is named here with its own; reading works as before.

mod answers;
mod clocks;
mod gone;
mod held;
mod occasions;
mod person;

use crate::common::world;
use axum::http::{Request, header};
use jiff::{SignedDuration, Timestamp};
use kernel::permission::Permission;
use kernel::role::Role;
use serde_json::{Value, json};
use testing::mails;
use web::registry::{Kind, Operation};
use world::{Reply, Shop, World, now};

/// The only actions that a closed workspace accepts, besides those about the caller's own account or tokens.
const GOES_ON: [&str; 13] = [
    "workspace.reopen",
    "workspace.capture.end",
    "workspace.export.create",
    "workspace.export.link",
    "workspace.hold.place",
    "workspace.hold.lift",
    "workspace.party.erase",
    "workspace.party.restrict",
    "workspace.request.take",
    "workspace.request.match",
    "workspace.request.check",
    "workspace.request.note",
    "workspace.request.answer",
];

fn named<'a>(world: &'a World, name: &str) -> &'a Operation {
    world.operations().into_iter().find(|it| it.name == name).expect("an operation")
}

async fn asked(world: &World, shop: &Shop, role: Role, name: &str, input: Value, at: Timestamp) -> Reply {
    world.ask_at(named(world, name), Some(shop.token(role)), &input, at).await
}

async fn close(world: &World, shop: &Shop) -> Timestamp {
    let input = json!({ "address": shop.slug, "reason": "the shop moves" });
    let closed = asked(world, shop, Role::Owner, "workspace.close", input, now()).await;
    assert_eq!(closed.status, 200, "{closed:?}");
    closed.json()["ends_at"].as_str().expect("when").parse().expect("a moment")
}

async fn page(world: &World, shop: &Shop, role: Role, path: &str) -> String {
    let cookie = format!(
        "{}={}",
        identity::sessions::session_cookie(&shop.slug),
        shop.cookie_of(world::Who::Of(role))
    );
    let request = Request::get(format!("/w/{}{path}", shop.slug)).header(header::COOKIE, cookie);
    let reply = world.send(request, Vec::new()).await;
    assert_eq!(reply.status, 200, "{path}: {reply:?}");
    reply.text
}

#[tokio::test]
async fn every_action_in_a_closed_workspace_is_refused_but_what_is_ones_own() {
    let world = World::open().await;
    let (shop, other) = (world.shop("closed").await, world.shop("open").await);
    let wrong = json!({ "address": "open", "reason": "the shop moves" });
    let refused = asked(&world, &shop, Role::Owner, "workspace.close", wrong, now()).await;
    assert_eq!((refused.status, refused.code().as_str()), (422, "value_unknown"), "another's address");
    assert_eq!(
        asked(&world, &shop, Role::Admin, "workspace.close", json!({}), now()).await.code(),
        "permission_denied"
    );
    let ends_at = close(&world, &shop).await;
    assert!((ends_at - now()).total(jiff::Unit::Hour).is_ok_and(|hours| (719.0..=720.0).contains(&hours)));
    let (mut refused, mut own) = (0, Vec::new());
    for operation in
        world.operations().into_iter().filter(|it| it.kind == Kind::Action && !it.needs.is_of_instance())
    {
        let reply = world.ask_at(operation, Some(shop.token(Role::Owner)), &json!({}), now()).await;
        let is_own = [Permission::AccountWrite, Permission::TokensWrite].contains(&operation.needs);
        if is_own || GOES_ON.contains(&operation.name) {
            assert_ne!(reply.code(), "workspace_closed", "{}", operation.name);
            own.push(operation.name);
            continue;
        }
        assert_eq!((reply.status, reply.code().as_str()), (409, "workspace_closed"), "{}", operation.name);
        assert_eq!(reply.json()["facts"]["ends_at"], json!(ends_at), "it says until when");
        refused += 1;
        let next_door = world.ask_at(operation, Some(other.token(Role::Owner)), &json!({}), now()).await;
        assert_ne!(next_door.code(), "workspace_closed", "{}: next door it goes on", operation.name);
    }
    println!("closed: {refused} actions refused; {own:?} go on");
    assert!(refused > 50 && own.len() > 10, "{refused} {own:?}");
}

#[tokio::test]
async fn a_closed_workspace_is_read_as_before_and_opened_again_by_an_owner_in_time() {
    let world = World::open().await;
    let shop = world.shop("closed").await;
    let ends_at = close(&world, &shop).await;
    for operation in world.operations().into_iter().filter(|it| it.kind != Kind::Action) {
        let reply = world.ask_at(operation, Some(shop.token(Role::Owner)), &json!({}), now()).await;
        assert_ne!(reply.code(), "workspace_closed", "{}", operation.name);
    }
    let owners = page(&world, &shop, Role::Owner, "/settings").await;
    assert!(owners.contains("is closed and ends on") && owners.contains("/do/workspace.reopen"), "{owners}");
    let cashiers = page(&world, &shop, Role::Cashier, "").await;
    assert!(cashiers.contains("is closed and ends on") && cashiers.contains("An Owner may open it again"));
    let told = "select count(*) from app.mail where tenant_id = $1 and kind = 'closing'";
    let told = world.watcher.query_one(told, &[&shop.tenant.uuid()]).await.expect("mail");
    assert_eq!(told.get::<_, i64>(0), 1, "its one Owner is told");
    let why = || json!({ "reason": "it goes on" });
    let again = asked(&world, &shop, Role::Admin, "workspace.reopen", why(), now()).await;
    assert_eq!(again.code(), "permission_denied");
    // One second before its end, and at its end.
    let last = ends_at - SignedDuration::from_secs(1);
    let late = asked(&world, &shop, Role::Owner, "workspace.reopen", why(), ends_at).await;
    assert_eq!(late.code(), "sign_in_required", "nobody enters what has ended");
    let again = asked(&world, &shop, Role::Owner, "workspace.reopen", why(), last).await;
    assert_eq!(again.status, 200, "{again:?}");
    assert!(!page(&world, &shop, Role::Owner, "/settings").await.contains("is closed and ends on"));
    let twice = asked(&world, &shop, Role::Owner, "workspace.reopen", why(), now()).await;
    assert_eq!(twice.code(), "not_found", "there is nothing to open");
}

#[tokio::test]
async fn nobody_joins_what_is_closed() {
    let world = World::open().await;
    let shop = world.shop("closed").await;
    let invited = json!({ "email": "new@next.example", "roles": ["Cashier"] });
    world.done("workspace.member.invite", shop.token(Role::Owner), &invited).await;
    let mails = mails(world.site.platform.encryption.vault(), &world.watcher).await;
    let link = mails.into_iter().find(|it| it.kind == "invitation").map(|it| it.link).expect("the mail");
    let join = || world.send(Request::get(link.clone()), Vec::new());
    assert_eq!(join().await.status, 200);
    close(&world, &shop).await;
    assert_eq!(join().await.status, 410, "its link is of no use");
}
