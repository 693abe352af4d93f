//! Every action on a piece in which another party has a part: a customer has it on approval, or it is a supplier's. The registry says
//! which actions there are and which of their fields may name a piece; what an action answers is sent on to those that name such a thing.
//! Invariant: each answer is 200 or a refusal in a stable word.

use super::edges::{leaves, put};
use super::{asks, bases, fault_of, lift_all};
use crate::common::fill;
use crate::common::shape::{Harvest, Step, may_name, valid};
use crate::common::world::{Shop, World};
use kernel::permission::Permission;
use kernel::role::Role;
use platform::input::Shape;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use web::registry::{Kind, Operation};

/// The parties that have the pieces, or own them.
const HOLDER: &str = "b-lent";
/// So many inputs of an action are tried in each field.
const TRIED: usize = 8;
/// So many actions at least took such a piece or refused it for its state.
const REACHED: usize = 12;

/// The states of a piece that name a party.
const STATES: [&str; 2] = ["on_approval", "approval_in"];

/// What the walk over the actions found.
#[derive(Default)]
struct Found {
    sent: usize,
    faults: Vec<String>,
    /// The actions that took the piece, or said what is wrong with it.
    reached: BTreeSet<String>,
    /// What answers named, by the name of the member.
    named: BTreeMap<String, BTreeSet<String>>,
}

#[tokio::test]
async fn no_action_on_a_piece_that_another_party_has_ends_in_a_fault_of_ours() {
    let world = World::open().await;
    let shop = world.shop("lent").await;
    let inputs = fill::from_cases(&world, &shop, &["sell/P1", "sell/P11"]).await;
    let owner = shop.token(Role::Owner).to_owned();
    world.done("workspace.location.create", &owner, &json!({ "code": "SAFE" })).await;
    let holder = json!({ "party": HOLDER, "name": "Lender", "kind": "business", "state": "27" });
    world.done("workspace.party.create", &owner, &holder).await;
    let harvest = Harvest::of(&world, shop.tenant, 20).await;
    let mut found = Found::default();
    for state in STATES {
        let mut pieces = Pieces { world: &world, shop: &shop, owner: &owner, state, last: None };
        for operation in actions(&world) {
            let token = world.newcomer(&shop, asks(operation), &format!("-{state}-{}", operation.name)).await;
            for way in ways_to(operation, |name| may_name(name, "article")) {
                for input in variants(operation, &bases(operation, &inputs, &harvest), &harvest) {
                    let tag = pieces.next().await;
                    let input = put(Some(&input), &operation.shape, &way, &json!(tag));
                    found.ask(&world, operation, &token, &input, true).await;
                }
            }
            lift_all(&world).await;
        }
        // Answers are sent on: the count that saw the piece, the draft that names it.
        for (member, values) in std::mem::take(&mut found.named) {
            for operation in actions(&world) {
                let token = &owner;
                for way in ways_to(operation, |name| name == member) {
                    for value in &values {
                        let bare = valid(&operation.shape, "", &harvest, 0);
                        let input = put(Some(&bare), &operation.shape, &way, &json!(value));
                        found.ask(&world, operation, token, &input, false).await;
                    }
                }
            }
        }
    }
    println!("{} inputs; reached: {:?}", found.sent, found.reached);
    assert!(found.faults.is_empty(), "{} faults:\n{}", found.faults.len(), found.faults.join("\n"));
    assert!(found.reached.len() >= REACHED, "{:?}", found.reached);
}

/// The actions in a workspace, but for the one that closes it: everything that follows would be refused.
fn actions(world: &World) -> impl Iterator<Item = &Operation> {
    let in_it = |it: &&Operation| !it.needs.is_of_instance() && it.needs != Permission::WorkspaceClose;
    world.operations().into_iter().filter(|it| it.kind == Kind::Action).filter(in_it)
}

/// The paths to the texts and ids of an input whose own name is wanted.
fn ways_to(operation: &Operation, is_wanted: impl Fn(&str) -> bool) -> Vec<Vec<Step>> {
    let is_text = |shape: &Shape| matches!(shape, Shape::Text(_) | Shape::Id);
    let own = |way: &[Step]| {
        way.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            Step::Index(_) => None,
        })
    };
    let named = leaves(&operation.shape).into_iter().filter(|leaf| is_text(leaf.shape));
    named.filter(|leaf| own(&leaf.way).is_some_and(|name| is_wanted(&name))).map(|leaf| leaf.way).collect()
}

/// Inputs of an action: some that it may take, the one with nothing but what it needs, that one with each other field, and all of
/// them with the party that has the piece.
fn variants(operation: &Operation, bases: &[Value], harvest: &Harvest) -> Vec<Value> {
    let bare = valid(&operation.shape, "", harvest, 0);
    let Shape::Object(members) = &operation.shape else { return vec![] };
    let with = |input: &Value, name: &str, value: Value| {
        let mut input = input.clone();
        input[name] = value;
        input
    };
    let one_more = members
        .iter()
        .filter(|member| !member.required)
        .map(|member| with(&bare, member.name, valid(&member.shape, member.name, harvest, 0)));
    let mut all: Vec<Value> =
        bases.iter().take(TRIED).cloned().chain([bare.clone()]).chain(one_more).collect();
    if members.iter().any(|member| member.name == "party") {
        all.extend(all.clone().iter().map(|input| with(input, "party", json!(HOLDER))));
    }
    all
}

impl Found {
    async fn ask(
        &mut self,
        world: &World,
        operation: &Operation,
        token: &str,
        input: &Value,
        is_named: bool,
    ) {
        let reply = world.ask(operation, Some(token), input).await;
        self.sent += 1;
        if let Some(fault) = fault_of(&reply) {
            self.faults.push(format!("{}: {fault}\n{input}\n{reply:?}", operation.name));
        }
        if reply.status == 200 || reply.code() == "article_not_available" {
            self.reached.insert(operation.name.to_owned());
        }
        if reply.status != 200 || !is_named {
            return;
        }
        for (name, value) in reply.json().as_object().into_iter().flatten() {
            if let Some(text) = value.as_str().filter(|text| !text.is_empty()) {
                let values = self.named.entry(name.clone()).or_default();
                if values.len() < TRIED {
                    values.insert(text.to_owned());
                }
            }
        }
    }
}

/// Pieces in a state, one after another: what an action changed is not used again.
struct Pieces<'a> {
    world: &'a World,
    shop: &'a Shop,
    owner: &'a str,
    state: &'static str,
    last: Option<String>,
}

impl Pieces<'_> {
    async fn next(&mut self) -> String {
        if let Some(tag) = &self.last
            && self.is_as_it_was(tag).await
        {
            return tag.clone();
        }
        let tag = format!("L-{}", self.world.next());
        let piece = json!({
            "tag": tag, "metal": "gold", "fineness_ppt": "916", "gross_mg": 5000, "net_mg": 5000, "cost_minor": 1_000_000,
            "description": "Ring", "tax_class": "jewellery", "location": "shop",
        });
        match self.state {
            "approval_in" => {
                let taken = json!({ "party": HOLDER, "pieces": [piece] });
                self.world.done("sell.article.approval_in", self.owner, &taken).await;
            }
            _ => {
                self.world.done("sell.article.create", self.owner, &piece).await;
                let out = json!({ "party": HOLDER, "tags": [tag] });
                self.world.done("sell.article.approval_out", self.owner, &out).await;
            }
        }
        self.last = Some(tag.clone());
        tag
    }

    async fn is_as_it_was(&self, tag: &str) -> bool {
        let asked =
            "select status = $3 and location = 'shop' from sell.article where tenant_id = $1 and tag = $2";
        let row = self.world.watcher.query_one(asked, &[&self.shop.tenant.uuid(), &tag, &self.state]).await;
        row.expect("the piece").get(0)
    }
}
