//! Hostile input: each action and query gets a valid input with one change, and bodies that are no input at
//! all. A person with the permission sends them through the router.
//! Invariant: an answer is 200 or a problem of the table with its status, never a 5xx. A refusal leaves no
//! trace but its event. Every operation's own rule is reached, so that no test stops at the door. The seed is
//! fixed and printed.

mod canaries;
mod changes;
mod edges;
mod lent;
mod texts;

use crate::common::{fill, shape, world};
use changes::{Change, changed, raw_bodies, words};
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::role::Role;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shape::{Harvest, valid, ways};
use std::time::{Duration, Instant};
use testing::forms::{in_full, tell};
use web::registry::{Kind, Operation};
use world::{Reply, Shop, World};

const SEED: &str = "the same every time, and printed";
/// In full, for all operations together; each gets at least its fixed changes.
const LONGEST: Duration = Duration::from_secs(60);
/// At most this many changed inputs for an operation.
const CHANGES: usize = 60;
/// So many at least, and in short no more: as many as there are kinds of change.
const FEW: usize = 12;
/// Every refused call may write its event.
const LEFT_OUT: [&str; 1] = ["app.audit_event"];
const FILLED_FROM: [&str; 7] = [
    "sell/P1",
    "sell/P2",
    "sell/P7",
    "make/A2-ccp-dip-holds-batch",
    "make/A4-fefo-override",
    "make/A9-holds-bite-everywhere",
    "make/A1-cheddar-cost-rollup",
];

/// The results of the calls of one operation.
#[derive(Default)]
struct Tally {
    sent: usize,
    changed: usize,
    taken: usize,
    reached: usize,
    refused: usize,
}

#[tokio::test]
async fn no_input_breaks_anything_and_every_rule_was_reached() {
    println!("seed: {SEED}");
    let world = World::open().await;
    let shop = world.shop("hostile").await;
    let inputs = fill::from_cases(&world, &shop, &FILLED_FROM).await;
    let harvest = Harvest::of(&world, shop.tenant, 20).await;
    let operations = world.operations();
    let operators = World::operators();
    let share = LONGEST / u32::try_from(operations.len()).expect("not so many");
    let (mut unreached, mut lines, mut changed) = (Vec::new(), Vec::new(), 0);
    for operation in &operations {
        let bases = bases(operation, &inputs, &harvest);
        let place = place_of(operation, &shop, &operators);
        let tally = attack(&world, place, operation, &bases, share).await;
        lift_all(&world).await;
        lines.push(format!(
            "{:<34} {:>4} sent {:>4} refused {:>4} taken {:>4} reached the rule",
            operation.name, tally.sent, tally.refused, tally.taken, tally.reached
        ));
        changed += tally.changed;
        if tally.reached == 0 {
            unreached.push(operation.name);
        }
    }
    println!("{}", lines.join("\n"));
    assert!(
        unreached.is_empty(),
        "the rule of {unreached:?} was never reached: their shapes tell too little; add one to `also` in tests/program/common/fill.rs"
    );
    let of = operations.len() * CHANGES;
    tell(changed, of, &format!("changed inputs of {} operations", operations.len()));
}

/// Lifts the measures that an operator's input may have started: later operations would be refused before their rule.
async fn lift_all(world: &World) {
    let lift = "update app.instance_state set read_only_since = null where read_only_since is not null;
                update app.tenant set read_only_since = null where read_only_since is not null;
                update app.person set locked_at = null where locked_at is not null";
    world.watcher.batch_execute(lift).await.expect("lifted");
}

/// Accepted inputs, then some made from the shape.
fn bases(operation: &Operation, inputs: &fill::Inputs, harvest: &Harvest) -> Vec<Value> {
    let known = inputs.of(operation.name).into_iter().take(3);
    known
        .chain(fill::also(operation.name))
        .chain((0..6).map(|n| valid(&operation.shape, "", harvest, n)))
        .collect()
}

/// An input that only a device of this person can make.
async fn made(world: &World, operation: &Operation, token: &str) -> Option<Value> {
    if operation.name != "workspace.account.passkey.enrol" {
        return None;
    }
    let call = world::call(world::now(), Some(token));
    Some(testing::new_passkey(&world.site.platform, &call).await.expect("an offer"))
}

/// A role with the permission. A PIN is only for roles that need no second factor.
fn asks(operation: &Operation) -> Role {
    let may = |role: &Role| operation.needs.roles().has(*role);
    match operation.name {
        "workspace.account.pin.set" => Role::Cashier,
        _ if operation.needs.is_of_instance() => Role::Admin,
        _ => Role::ALL.iter().copied().find(may).expect("somebody may"),
    }
}

/// The workspace of an operation: what operators do is done in the instance's own.
fn place_of<'a>(operation: &Operation, shop: &'a Shop, operators: &'a Shop) -> &'a Shop {
    if operation.needs.is_of_instance() { operators } else { shop }
}

/// Each operation has its own seed: how many changes the earlier ones got depends on the machine's speed.
fn runner_of(operation: &Operation) -> TestRunner {
    let seed: [u8; 32] = Sha256::new().chain_update(SEED).chain_update(operation.name).finalize().into();
    TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
}

/// An operation that closes a workspace gets one of its own: a closed one refuses everything that follows. So does one
/// that mails: the mails of the others count against the limit of the day.
async fn apart(world: &World, operation: &Operation) -> Option<Shop> {
    match operation.needs {
        _ if operation.name == "workspace.security_contact.change" => Some(world.shop("mails-out").await),
        _ if operation.name == "workspace.billing.change" => Some(world.shop("mails-bills").await),
        Permission::WorkspaceClose => Some(world.shop(&operation.name.replace('.', "-")).await),
        _ => None,
    }
}

async fn attack(
    world: &World,
    shop: &Shop,
    operation: &Operation,
    bases: &[Value],
    share: Duration,
) -> Tally {
    let apart = apart(world, operation).await;
    let shop = apart.as_ref().unwrap_or(shop);
    let role = asks(operation);
    // A person for this operation alone: an earlier operation may have removed anybody in the harvest.
    let token = world.newcomer(shop, role, &format!("-{}", operation.name)).await;
    if apart.is_some() {
        // A mail to a stranger goes only for somebody whose address is proved.
        let prove = "update app.person p set verified_at = now() from app.membership m
                     where m.tenant_id = $1 and m.person_id = p.person_id and p.verified_at is null";
        world.watcher.execute(prove, &[&shop.tenant.uuid()]).await.expect("proved");
    }
    let (mut tally, began) = (Tally::default(), Instant::now());
    let mut before = world.fingerprint(shop.tenant, &LEFT_OUT).await;
    let made = made(world, operation, &token).await;
    for base in made.iter().chain(bases) {
        let reply = world.ask(operation, Some(&token), base).await;
        before = judged(world, shop, operation, &reply, &base.to_string(), &mut tally, before).await;
    }
    if operation.kind != Kind::Query && !operation.step_up {
        for body in raw_bodies(&bases[0]) {
            let shown = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
            let reply = world.post(operation.name, Some(&token), body).await;
            assert!(reply.status >= 400, "{}: {shown} was taken", operation.name);
            before = judged(world, shop, operation, &reply, &shown, &mut tally, before).await;
        }
    }
    let mut runner = runner_of(operation);
    for n in 0..CHANGES {
        // Even on a slow machine the loop continues until one input reached the rule.
        if n >= FEW && tally.reached > 0 && (!in_full() || began.elapsed() > share) {
            break;
        }
        tally.changed += 1;
        let base = &bases[picked(&mut runner, bases.len())];
        let input = one_change(base, &mut runner);
        let reply = world.ask(operation, Some(&token), &input).await;
        let shown: String = input.to_string().chars().take(400).collect();
        before = judged(world, shop, operation, &reply, &shown, &mut tally, before).await;
    }
    let after = world.fingerprint(shop.tenant, &LEFT_OUT).await;
    assert_eq!(before, after, "{}: a refused call changed the workspace", operation.name);
    tally
}

/// Checks an answer against the rules. Returns the workspace's fingerprint, with which the next refusals are
/// compared.
async fn judged(
    world: &World,
    shop: &Shop,
    operation: &Operation,
    reply: &Reply,
    shown: &str,
    tally: &mut Tally,
    before: String,
) -> String {
    tally.sent += 1;
    let told = fault_of(reply);
    assert!(told.is_none(), "{}: {}\n{shown}\n{reply:?}", operation.name, told.unwrap_or_default());
    tally.reached += usize::from(reached(reply));
    if reply.status != 200 {
        tally.refused += 1;
        return before;
    }
    tally.taken += 1;
    if operation.kind == Kind::Action {
        return world.fingerprint(shop.tenant, &LEFT_OUT).await;
    }
    before
}

/// The fault of an answer; None when it is 200 or a problem of the table.
fn fault_of(reply: &Reply) -> Option<String> {
    if reply.status == 200 {
        return (!reply.json().is_object()).then(|| "an answer that is no JSON object".to_owned());
    }
    let problem = reply.json();
    let Ok(code) = reply.code().parse::<Code>() else {
        return Some("a code that is not in the table".to_owned());
    };
    if code.status() != reply.status || problem["status"] != json!(reply.status) {
        return Some(format!("{} has another status", code.as_str()));
    }
    if reply.status >= 500 || reply.kind != "application/problem+json" {
        return Some("a fault of ours, or not told as a problem".to_owned());
    }
    let lacks = ["type", "title", "detail", "errors", "request_id"]
        .into_iter()
        .find(|field| problem[*field].is_null());
    if let Some(field) = lacks {
        return Some(format!("a problem without {field}"));
    }
    let leaks = ["select ", "tenant_id", "relation", "panicked", "sqlstate", "_pkey", "_fkey", "src/"];
    let detail = format!("{} {} {}", problem["title"], problem["detail"], problem["errors"]).to_lowercase();
    leaks
        .into_iter()
        .find(|word| detail.contains(word))
        .map(|word| format!("it tells of our insides: {word}"))
}

/// Whether the call passed permission, key and fields, and reached stored data.
fn reached(reply: &Reply) -> bool {
    let at_the_door = [
        "permission_denied",
        "step_up_required",
        "mfa_required",
        "csrf_failed",
        "action_unknown",
        "idempotency_conflict",
    ];
    [200, 403, 404, 409, 412].contains(&reply.status) && !at_the_door.contains(&reply.code().as_str())
}

fn picked(runner: &mut TestRunner, among: usize) -> usize {
    (0..among.max(1)).new_tree(runner).expect("a number").current()
}

fn one_change(base: &Value, runner: &mut TestRunner) -> Value {
    let ways = ways(base);
    let words = words();
    let change = match picked(runner, 12) {
        0 => Change::Unknown,
        1 => Change::Whole(picked(runner, 6)),
        2 if !ways.is_empty() => Change::Without(ways[picked(runner, ways.len())].clone()),
        3 if !ways.is_empty() => Change::Noise(
            ways[picked(runner, ways.len())].clone(),
            "\\PC{0,80}".new_tree(runner).expect("text").current(),
        ),
        4 if !ways.is_empty() => {
            let number = proptest::num::i64::ANY.new_tree(runner).expect("a number").current();
            Change::Put(ways[picked(runner, ways.len())].clone(), json!(number))
        }
        _ if !ways.is_empty() => {
            Change::Put(ways[picked(runner, ways.len())].clone(), words[picked(runner, words.len())].clone())
        }
        _ => Change::Unknown,
    };
    changed(base, &change)
}
