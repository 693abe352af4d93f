//! Two workspaces on one database. The Owner of one asks everything that can be asked with the ids, codes and
//! numbers of the other: every route of the router, action and query of the registry, table of the catalogue.
//! Invariant: nothing of the other is read, changed or confirmed to exist. Without a table's policy
//! `no_row_of_another_workspace…` fails, because its own workspace reads and writes nothing. Without its
//! FORCE the test fails, because the owner role reads the other's rows. `each_table_is_missed…` drops both of
//! every table in turn and expects the test to notice.

mod places;
mod tables;

use crate::common::{fill, shape, world};
use kernel::role::Role;
use platform::input::Shape;
use serde_json::{Value, json};
use shape::{Harvest, Step, valid, with};
use std::collections::BTreeSet;
use std::sync::Mutex;
use testing::forms::{in_full, in_turn, tell};
use web::registry::{Kind, Operation};
use world::{Reply, Shop, World};

/// The cases that fill the workspace that is asked about, and the one that asks.
const THEIRS: [&str; 6] = [
    "sell/P1",
    "sell/P2",
    "sell/P7",
    "make/A2-ccp-dip-holds-batch",
    "make/A1-cheddar-cost-rollup",
    "make/A9-holds-bite-everywhere",
];
const OURS: [&str; 3] = ["sell/P3", "sell/P4", "make/A4-fefo-override"];
/// The number of values tried of each kind of thing.
const OF_EACH: i64 = 1;
/// The number of ids tried in a field of text, which never holds one: enough to see that they make no
/// difference.
const IDS_AS_TEXT: usize = 6;

/// In short so many values are tried in turn in each field, of each kind, beside those that it may name.
const IN_TURN: usize = 4;
/// And so many ids in a field of text.
const IDS_IN_TURN: usize = 1;

/// A value that only they have, behind the place that it comes from.
type Foreign = (String, String);

/// What counts of an accepted call.
const ACCEPTED: &str = "200";
/// Operations between two looks at all rows of the other workspace.
const SOME: usize = 20;

/// Two filled workspaces.
struct Two {
    world: World,
    theirs: Shop,
    ours: Shop,
    inputs: fill::Inputs,
    /// Our own codes and ids, for valid inputs.
    harvest: Harvest,
    foreign: Vec<Foreign>,
    /// Every text of theirs that is not also ours. None may ever be in an answer.
    secrets: BTreeSet<String>,
    /// Texts that were found in our own rows. They grow with each accepted call; all rows are read only where
    /// an answer has a text of theirs that is not among these.
    ours_too: Mutex<BTreeSet<String>>,
}

async fn two() -> Two {
    let world = World::open().await;
    let (theirs, ours) = (world.shop("their-shop").await, world.shop("our-shop").await);
    let asked = fill::from_cases(&world, &theirs, &THEIRS).await;
    more(&world, &theirs, &asked).await;
    let inputs = fill::from_cases(&world, &ours, &OURS).await;
    let all = Harvest::of(&world, ours.tenant, 100_000)
        .await
        .all()
        .into_iter()
        .map(|(_, value)| value)
        .collect::<BTreeSet<_>>();
    let mut seen = BTreeSet::new();
    let foreign = Harvest::of(&world, theirs.tenant, OF_EACH).await.all();
    let is_theirs = |value: &String| !all.contains(value) && value.len() > 1 && !shape::is_made(value);
    // An id is in many tables, and is tried once.
    let is_new = |(_, value): &Foreign| is_theirs(value) && seen.insert(value.clone());
    let foreign: Vec<Foreign> = foreign.into_iter().filter(is_new).collect();
    assert!(foreign.len() > 20, "too little to try: {foreign:?}");
    let harvest = Harvest::of(&world, ours.tenant, 20).await;
    let ours_all = shape::texts(&world, ours.tenant).await;
    // Answers and refusals repeat the values we send.
    let sent: BTreeSet<&String> = foreign.iter().map(|(_, value)| value).collect();
    let secrets = shape::texts(&world, theirs.tenant).await.into_iter().filter(|text| {
        is_peoples(text) && !ours_all.contains(text) && !sent.contains(text) && !shape::is_made(text)
    });
    let secrets: BTreeSet<String> = secrets.collect();
    assert!(secrets.len() > 50, "too little to recognise: {secrets:?}");
    Two { world, theirs, ours, inputs, harvest, foreign, secrets, ours_too: Mutex::default() }
}

/// Whether a text is a name, note or id that only one workspace has. Words, days and moments are common to
/// all.
fn is_peoples(text: &str) -> bool {
    let day = text.len() >= 7 && text.starts_with("20") && text.as_bytes()[4] == b'-';
    text.len() > 5 && !day && text.chars().any(|c| c.is_ascii_digit() || c == ' ' || c == '-')
}

/// Runs each action that the cases leave out a few times, with inputs made from its shape.
async fn more(world: &World, shop: &Shop, asked: &fill::Inputs) {
    let harvest = Harvest::of(world, shop.tenant, 20).await;
    for operation in world
        .operations()
        .into_iter()
        .filter(|o| o.kind == Kind::Action && !asked.taken(o.name) && !ends_access(o.name))
    {
        for n in 0..4 {
            let reply = world
                .ask(operation, Some(shop.token(Role::Owner)), &valid(&operation.shape, "", &harvest, n))
                .await;
            if reply.status == 200 {
                break;
            }
        }
    }
}

/// Actions that would end the caller's own access.
fn ends_access(name: &str) -> bool {
    ["remove", "revoke", "end", "change_roles"].contains(&name.rsplit('.').next().unwrap_or_default())
}

#[tokio::test]
async fn no_row_of_another_workspace_is_read_changed_or_confirmed_to_exist() {
    let two = two().await;
    let before = two.world.fingerprint(two.theirs.tenant, &[]).await;
    let (rows, faults) = tables::looked_at(&two.world, &two.theirs, &two.ours).await;
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    let (routes, mut tries) = places::asked(&two.world, &two.theirs, &two.ours, &two.foreign).await;
    assert_eq!(
        before,
        two.world.fingerprint(two.theirs.tenant, &[]).await,
        "a route changed the other workspace"
    );
    let (mut actions, mut queries) = (0, 0);
    // Queries come first, while our own workspace has no row with a name of theirs.
    let mut operations = two.world.operations();
    operations.sort_by_key(|operation| operation.kind == Kind::Action);
    // All rows of the other are read after some operations, because that takes long.
    for some in operations.chunks(SOME) {
        for operation in some {
            ask_about(&two, operation, &mut tries).await;
            *(if operation.kind == Kind::Query { &mut queries } else { &mut actions }) += 1;
        }
        let names: Vec<_> = some.iter().map(|operation| operation.name).collect();
        let after = two.world.fingerprint(two.theirs.tenant, &[]).await;
        assert_eq!(before, after, "one of {names:?} changed the other workspace");
    }
    let tables = two.world.tables().await.len();
    println!(
        "isolation: {} values, {routes} routes, {actions} actions, {queries} queries, {tables} tables ({rows} with rows of theirs)",
        two.foreign.len()
    );
    tell(tries.made, tries.of, &format!("tries of foreign values in {} fields and routes", tries.places));
}

#[tokio::test]
async fn each_table_is_missed_when_its_policy_or_its_force_is_dropped() {
    let world = World::open().await;
    let (theirs, ours) = (world.shop("their-shop").await, world.shop("our-shop").await);
    fill::from_cases(&world, &theirs, &["make/A4-fefo-override"]).await;
    let (_, faults) = tables::looked_at(&world, &theirs, &ours).await;
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    let (tables, mut dropped) = (world.tables().await, 0);
    for (place, table) in tables.iter().enumerate() {
        for (drop, back) in in_turn(place, 1, tables::drops(table).into()) {
            dropped += 1;
            world.watcher.batch_execute(&drop).await.unwrap_or_else(|e| panic!("{drop}: {e:?}"));
            let seen = tables::look(&world, &theirs, &ours, table).await.1;
            assert!(!seen.is_empty(), "{drop}: not noticed");
            world.watcher.batch_execute(&back).await.unwrap_or_else(|e| panic!("{back}: {e:?}"));
            assert_eq!(
                tables::look(&world, &theirs, &ours, table).await.1,
                Vec::<String>::new(),
                "{back}: not whole again"
            );
        }
    }
    let of = tables.len() * tables::drops("").len();
    tell(dropped, of, "drops of a policy, its condition, row security or its FORCE, each noticed");
}

/// The tries until now, and how many there are in full.
#[derive(Default)]
struct Tries {
    made: usize,
    of: usize,
    /// The fields and routes with foreign values.
    places: usize,
}

impl Tries {
    /// The values to try at the next field or route: all, or in short those that its name may mean and some others
    /// in turn.
    fn chosen<'a>(&self, name: &str, many: usize, values: Vec<&'a Foreign>) -> Vec<&'a Foreign> {
        if in_full() {
            return values;
        }
        let named = |it: &&Foreign| shape::may_name(name, &it.0);
        let (mut named, others): (Vec<_>, Vec<_>) = values.into_iter().partition(named);
        named.extend(in_turn(self.places, many, others));
        named
    }

    /// Notes that of so many values this many are tried.
    fn note(&mut self, made: usize, of: usize) {
        self.made += made;
        self.of += of;
        self.places += 1;
    }
}

/// Puts each foreign value into each field that names something. The answer must equal that for a made-up
/// value, asked before or, where that one differs or is accepted, just after: an accepted call changes our own
/// workspace.
async fn ask_about(two: &Two, operation: &Operation, tries: &mut Tries) {
    // Its answer tells how a bar code is written, and it reads no row.
    if operation.name == "make.gs1.parse" {
        return;
    }
    let (least, whole) = bases(two, operation);
    for (way, is_id) in named(&operation.shape, &whole) {
        // The smallest input gets furthest, because it has no optional field that could fail.
        let base = if shape::holds(&least, &way[..way.len() - 1]) { &least } else { &whole };
        let mut before = [String::new(), String::new()];
        for (place, value) in values_for(two, &name_of(operation, &way), is_id, tries) {
            let kind = usize::from(looks_like_id(value));
            if before[kind].is_empty() {
                before[kind] = ask(two, operation, base, &way, &like(&like(value))).await;
            }
            let real = ask(two, operation, base, &way, value).await;
            // An accepted call leaves something with this name: so must one with the made-up name.
            if real == before[kind] && real != ACCEPTED {
                continue;
            }
            let after = ask(two, operation, base, &way, &like(value)).await;
            // The rest of the input may be taken only once: the piece of an accepted call has its tag.
            assert!(
                real == before[kind]
                    || real == after
                    || real == ACCEPTED && ask(two, operation, base, &way, value).await == after,
                "{} with {way:?} = {value} of their {place}:\n{real}\nbut for a made-up one:\n{after}",
                operation.name
            );
            before[kind] = after;
        }
    }
}

/// What a field is called. A bare name means a thing of the operation: `code` of `make.item.create` is an item's.
fn name_of(operation: &Operation, way: &[Step]) -> String {
    let mut keys = way
        .iter()
        .rev()
        .filter_map(|step| if let Step::Key(name) = step { Some(name.as_str()) } else { None });
    match keys.next().unwrap_or_default() {
        bare @ ("code" | "number" | "id" | "after") => format!("{} {bare}", operation.name),
        name => name.to_owned(),
    }
}

/// The values to try in a field: ids in a field of ids; texts, and some ids, in a field of text.
fn values_for<'a>(two: &'a Two, name: &str, is_id: bool, tries: &mut Tries) -> Vec<&'a Foreign> {
    let (ids, texts): (Vec<_>, Vec<_>) = two.foreign.iter().partition(|(_, value)| looks_like_id(value));
    let (of, values) = if is_id {
        (ids.len(), tries.chosen(name, IN_TURN, ids))
    } else {
        let ids: Vec<_> = ids.into_iter().take(IDS_AS_TEXT).collect();
        let of = ids.len() + texts.len();
        let mut values = in_turn(tries.places, IDS_IN_TURN, ids);
        values.extend(tries.chosen(name, IN_TURN, texts));
        (of, values)
    };
    tries.note(values.len(), of);
    values
}

async fn ask(two: &Two, operation: &Operation, base: &Value, way: &[Step], value: &str) -> String {
    let input = with(base, way, Some(&json!(value)));
    let reply = two.world.ask(operation, Some(two.ours.token(Role::Owner)), &input).await;
    let answer = leaves(&reply.json());
    let mut leaked: Vec<&String> = answer.iter().filter_map(|text| two.secrets.get(text)).collect();
    // Our own series may have reached the same number, or our own lot the same name.
    leaked.retain(|text| !two.ours_too.lock().expect("one reader").contains(*text));
    if !leaked.is_empty() {
        let ours = shape::texts(&two.world, two.ours.tenant).await;
        leaked.retain(|text| !ours.contains(*text));
        two.ours_too.lock().expect("one reader").extend(ours);
    }
    assert!(leaked.is_empty(), "{}: {input}\ntells of theirs: {leaked:?}\n{reply:?}", operation.name);
    told(&reply, value)
}

/// Every text of an answer.
fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(leaves).collect(),
        Value::Object(map) => {
            map.iter().flat_map(|(key, value)| [vec![key.clone()], leaves(value)].concat()).collect()
        }
        _ => Vec::new(),
    }
}

/// A refusal byte for byte, without the sent value, a word of it, the request's id and the names of holds: these
/// are our own, and an earlier call may have given one the sent value for its name. Of an accepted call only its
/// success counts: its content is our own, and is searched for theirs.
fn told(reply: &Reply, value: &str) -> String {
    if reply.status == 200 {
        return ACCEPTED.to_owned();
    }
    let json = reply.json();
    let id = json["request_id"].as_str().unwrap_or("(none)").to_owned();
    let holds =
        json["facts"]["holds"].as_array().map_or_else(|| "(none)".to_owned(), |it| json!(it).to_string());
    let text = reply.text.replace(&holds, "(holds)").replace(value, "(it)").replace(&id, "(request)");
    // A formula's refusal names the word of it that is not known.
    let word = json["facts"]["name"].as_str().filter(|word| value.contains(word)).unwrap_or("(none)");
    format!("{} {}", reply.status, text.replace(&format!("\"name\":\"{word}\""), "(a word of it)"))
}

/// An accepted input of ours, or the smallest that its shape allows; and one with every possible field.
fn bases(two: &Two, operation: &Operation) -> (Value, Value) {
    let mut whole = full(&operation.shape, "", &two.harvest);
    let taken = two.inputs.of(operation.name).into_iter().next().or_else(|| fill::also(operation.name));
    let least = taken.unwrap_or_else(|| valid(&operation.shape, "", &two.harvest, 0));
    if let (Value::Object(least), Some(whole)) = (&least, whole.as_object_mut()) {
        whole.extend(least.clone());
    }
    (least, whole)
}

fn full(shape: &Shape, field: &str, harvest: &Harvest) -> Value {
    match shape {
        Shape::Object(members) => Value::Object(
            members.iter().map(|m| (m.name.to_owned(), full(&m.shape, m.name, harvest))).collect(),
        ),
        Shape::List(of, _) => json!([full(of, field, harvest)]),
        other => valid(other, field, harvest, 0),
    }
}

/// The paths to fields of text and of ids, and whether the field is an id.
fn named(shape: &Shape, value: &Value) -> Vec<(Vec<Step>, bool)> {
    match (shape, value) {
        (Shape::Text(_) | Shape::Secret(_), _) => vec![(Vec::new(), false)],
        (Shape::Id, _) => vec![(Vec::new(), true)],
        (Shape::Object(members), Value::Object(map)) => members
            .iter()
            .filter_map(|member| Some((member, map.get(member.name)?)))
            .flat_map(|(member, inner)| {
                let below = named(&member.shape, inner).into_iter();
                below
                    .map(|(way, id)| ([vec![Step::Key(member.name.to_owned())], way].concat(), id))
                    .collect::<Vec<_>>()
            })
            .collect(),
        (Shape::List(of, _), Value::Array(list)) => match list.first() {
            Some(first) => named(of, first)
                .into_iter()
                .map(|(way, id)| ([vec![Step::Index(0)], way].concat(), id))
                .collect(),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn looks_like_id(value: &str) -> bool {
    value.len() == 36 && value.bytes().filter(|b| *b == b'-').count() == 4
}

/// A value of the same form that nobody has: other digits, or other letters if it has no digit. A code's
/// letters may mean something (`…/D1` is a deviation's), so they stay if possible.
fn like(value: &str) -> String {
    let digits = value.bytes().any(|b| b.is_ascii_digit());
    let turned = |c: char| match c {
        '0'..='9' => char::from((c as u8 - b'0' + 7) % 10 + b'0'),
        'a'..='z' if !digits => char::from((c as u8 - b'a' + 11) % 26 + b'a'),
        'A'..='Z' if !digits => char::from((c as u8 - b'A' + 11) % 26 + b'A'),
        other => other,
    };
    value.chars().map(turned).collect()
}

#[test]
fn a_made_up_value_has_the_form_of_the_real_one() {
    assert_eq!((like("A/26-27/00001").as_str(), like("c-meera").as_str()), ("A/93-94/77778", "n-xppcl"));
    assert!(looks_like_id(&like("01900000-0000-7000-8000-00000000abcd")));
    let same = |text: &str| Reply { status: 404, kind: String::new(), text: text.into() };
    assert_eq!(
        told(&same(r#"{"a":"X-1","request_id":"r1"}"#), "X-1"),
        told(&same(r#"{"a":"Y-2","request_id":"r2"}"#), "Y-2")
    );
    assert_ne!(
        told(&same(r#"{"code":"not_found","request_id":"r1"}"#), "X"),
        told(&same(r#"{"code":"lot_held","request_id":"r2"}"#), "Y")
    );
}
