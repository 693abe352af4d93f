//! A workspace or the whole instance that can only be read because of an incident, as every registered action sees
//! it.
//! Invariant: every action is refused by one code or is named here; reading works as before.

use crate::common::world;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use kernel::net::Net;
use kernel::permission::Permission;
use kernel::role::Role;
use serde_json::{Value, json};
use std::net::SocketAddr;
use web::registry::{Kind, Operation};
use world::{Shop, Who, World, now};

/// The only actions that continue in a workspace, besides those about the caller's own account: a copy is taken away,
/// a notice is read, a token that got into wrong hands is revoked, a copy for support is deleted.
const GOES_ON: [&str; 5] = [
    "workspace.capture.end",
    "workspace.export.create",
    "workspace.export.link",
    "workspace.notice.read",
    "workspace.token.revoke",
];

fn find<'a>(world: &'a World, name: &str) -> &'a Operation {
    world.operations().into_iter().find(|it| it.name == name).expect("an operation")
}

fn actions(world: &World) -> Vec<&Operation> {
    let is_of_a_shop = |it: &&Operation| it.kind == Kind::Action && !it.needs.is_of_instance();
    world.operations().into_iter().filter(is_of_a_shop).collect()
}

fn goes_on(operation: &Operation) -> bool {
    operation.needs == Permission::AccountWrite || GOES_ON.contains(&operation.name)
}

/// A confirmed incident that affects this workspace.
async fn incident(world: &World, ops: &str, shop: &Shop) -> Value {
    let seen = json!({ "seen": "A list was open", "severity": "high" });
    let number = world.done("instance.incident.declare", ops, &seen).await["number"].clone();
    world.done("instance.incident.confirm", ops, &json!({ "number": number })).await;
    let affected = json!({ "number": number, "workspaces": [shop.slug] });
    world.done("instance.incident.affect", ops, &affected).await;
    number
}

async fn contain(world: &World, ops: &str, number: &Value, measure: &str) {
    let order = json!({ "number": number, "measure": measure, "reason": "Somebody writes who should not" });
    world.done("instance.incident.contain", ops, &order).await;
}

/// Lifts the newest measure that is in force.
async fn lift(world: &World, ops: &str, number: &Value) {
    let asked = json!({ "number": number });
    let reply = world.ask_at(find(world, "instance.incident"), Some(ops), &asked, now()).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let shown = reply.json();
    let mut all = shown["containments"].as_array().expect("measures").iter();
    let last = all.rfind(|it| it["lifted_at"].is_null()).expect("one in force");
    let order = json!({ "number": number, "containment": last["containment"], "reason": "It is over" });
    world.done("instance.incident.lift", ops, &order).await;
}

async fn page(world: &World, shop: &Shop, role: Role) -> String {
    let cookie =
        format!("{}={}", identity::sessions::session_cookie(&shop.slug), shop.cookie_of(Who::Of(role)));
    let request = Request::get(format!("/w/{}/settings", shop.slug)).header(header::COOKIE, cookie);
    let reply = world.send(request, Vec::new()).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    reply.text
}

/// The code of the answer to an action with an empty input, by an Owner.
async fn code(world: &World, shop: &Shop, operation: &Operation) -> String {
    world.ask_at(operation, Some(shop.token(Role::Owner)), &json!({}), now()).await.code()
}

#[tokio::test]
async fn every_change_is_refused_while_a_workspace_can_only_be_read() {
    let world = World::open().await;
    let (shop, other) = (world.shop("shut").await, world.shop("free").await);
    let ops = world.newcomer(&World::operators(), Role::Admin, "-ops").await;
    let number = incident(&world, &ops, &shop).await;
    contain(&world, &ops, &number, "read_only").await;
    let (mut refused, mut own) = (0, Vec::new());
    for operation in actions(&world) {
        let reply = world.ask_at(operation, Some(shop.token(Role::Owner)), &json!({}), now()).await;
        if goes_on(operation) {
            assert_ne!(reply.code(), "read_only", "{}", operation.name);
            own.push(operation.name);
            continue;
        }
        assert_eq!((reply.status, reply.code().as_str()), (503, "read_only"), "{}", operation.name);
        assert!(reply.json()["facts"]["since"].is_string(), "{}: it says since when", operation.name);
        refused += 1;
        assert_ne!(code(&world, &other, operation).await, "read_only", "{}: next door", operation.name);
    }
    println!("read-only: {refused} actions refused; {own:?} go on");
    assert!(refused > 50 && own.len() > 10, "{refused} {own:?}");
    for operation in world.operations().into_iter().filter(|it| it.kind != Kind::Action) {
        assert_ne!(code(&world, &shop, operation).await, "read_only", "{}", operation.name);
    }
    assert!(
        page(&world, &shop, Role::Admin)
            .await
            .contains("Nothing can be changed just now, because of an incident.")
    );
    assert!(!page(&world, &other, Role::Admin).await.contains("Nothing can be changed just now"));
    lift(&world, &ops, &number).await;
    let rates = find(&world, "sell.rates.publish");
    assert_ne!(code(&world, &shop, rates).await, "read_only", "it is lifted at once");
    assert!(!page(&world, &shop, Role::Admin).await.contains("Nothing can be changed just now"));
}

#[tokio::test]
async fn the_whole_instance_can_only_be_read_until_its_operators_lift_it() {
    let world = World::open().await;
    let (shop, other) = (world.shop("one").await, world.shop("two").await);
    let ops = world.newcomer(&World::operators(), Role::Admin, "-ops").await;
    let number = incident(&world, &ops, &shop).await;
    contain(&world, &ops, &number, "all_read_only").await;
    for operation in actions(&world).into_iter().filter(|it| !goes_on(it)) {
        assert_eq!(code(&world, &other, operation).await, "read_only", "{}", operation.name);
    }
    let kept = "select read_only_since is not null from app.instance_state";
    let is_kept: bool = world.watcher.query_one(kept, &[]).await.expect("the state").get(0);
    assert!(is_kept, "a program that starts again reads it from there");
    // A workspace that is read-only too stays so when the instance is lifted.
    contain(&world, &ops, &number, "read_only").await;
    contain(&world, &ops, &number, "all_read_only").await;
    lift(&world, &ops, &number).await;
    let rates = find(&world, "sell.rates.publish");
    assert_eq!(
        code(&world, &other, rates).await,
        "read_only",
        "the first order holds until it is lifted too"
    );
    lift(&world, &ops, &number).await;
    assert_eq!(code(&world, &other, rates).await, "read_only");
    lift(&world, &ops, &number).await;
    assert_ne!(code(&world, &other, rates).await, "read_only");
    assert_ne!(code(&world, &shop, rates).await, "read_only");
}

#[tokio::test]
async fn an_owner_is_told_on_each_page_until_they_say_that_they_have_read_the_notice() {
    let world = World::open().await;
    let (shop, other) = (world.shop("told").await, world.shop("else").await);
    let ops = world.newcomer(&World::operators(), Role::Admin, "-ops").await;
    let number = incident(&world, &ops, &shop).await;
    let told = "An incident concerns this workspace (IN-";
    assert!(!page(&world, &shop, Role::Owner).await.contains(told), "nobody is told before the notice");
    let notice = json!({ "number": number, "nature": "A list was open", "impact": "Names were seen",
                         "measures": "It is closed", "contact": "help@shop.example", "advice": "Change your PIN" });
    world.done("instance.incident.notify", &ops, &notice).await;
    assert!(
        page(&world, &shop, Role::Owner).await.contains(told)
            && !page(&world, &other, Role::Owner).await.contains(told)
    );
    contain(&world, &ops, &number, "read_only").await;
    let owner = shop.token(Role::Owner);
    let list = world.ask_at(find(&world, "workspace.notices"), Some(owner), &json!({}), now()).await.json();
    let read = json!({ "notice": list["rows"][0]["notice"] });
    world.done("workspace.notice.read", owner, &read).await;
    assert!(!page(&world, &shop, Role::Owner).await.contains(told), "read while nothing else can be changed");
}

#[tokio::test]
async fn requests_from_a_network_that_is_shut_out_are_refused_and_no_other() {
    let world = World::open().await;
    let status = async |ip: &str| {
        let address: SocketAddr = format!("{ip}:40000").parse().expect("an address");
        let request = Request::get("/sign-in").extension(ConnectInfo(address));
        world.send(request, Vec::new()).await.status
    };
    assert_eq!(status("198.51.100.7").await, 200);
    world.site.platform.blocks.set(vec![Net::parse("198.51.100.0/24").expect("a network")]);
    assert_eq!((status("198.51.100.7").await, status("198.51.101.7").await), (403, 200));
    world.site.platform.blocks.set(Vec::new());
    assert_eq!(status("198.51.100.7").await, 200);
}
