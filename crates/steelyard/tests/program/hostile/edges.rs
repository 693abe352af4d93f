//! Values at the edge of a field's shape, each put into one field of an input that the operation takes.
//! Invariant: only the changed field can be wrong, so that its value comes as far as a right one would: through
//! every rule, and into the checks of the database.

use super::{FILLED_FROM, apart, asks, bases, fault_of, lift_all, place_of};
use crate::common::fill;
use crate::common::shape::{Harvest, Step, at, valid, ways, with};
use crate::common::world::{Shop, World};
use platform::input::Shape;
use serde_json::{Value, json};
use testing::forms::{in_turn, tell};
use web::registry::{Kind, Operation};

/// So many inputs are tried, to find one that the operation takes.
const TRIED: usize = 6;
/// So many texts of an input are tried as the one that must be new.
const NAMERS: usize = 12;
/// The edges must reach the database through at least so many actions.
const TAKEN: usize = 70;

/// A field of a shape: the path to it, its name in a refusal, and its own shape.
pub struct Leaf<'a> {
    pub way: Vec<Step>,
    pub name: String,
    pub shape: &'a Shape,
}

/// Every field of a shape that has no fields of its own, and every list.
pub fn leaves(shape: &Shape) -> Vec<Leaf<'_>> {
    let mut found = Vec::new();
    collect(shape, &[], "", &mut found);
    found
}

fn collect<'a>(shape: &'a Shape, way: &[Step], name: &str, into: &mut Vec<Leaf<'a>>) {
    let to = |step| [way, &[step]].concat();
    match shape {
        Shape::Object(members) => {
            let joint = if name.is_empty() { "" } else { "." };
            for member in members {
                let name = format!("{name}{joint}{}", member.name);
                collect(&member.shape, &to(Step::Key(member.name.to_owned())), &name, into);
            }
        }
        Shape::List(of, _) => {
            into.push(Leaf { way: way.to_vec(), name: name.to_owned(), shape });
            collect(of, &to(Step::Index(0)), &format!("{name}[0]"), into);
        }
        leaf => into.push(Leaf { way: way.to_vec(), name: name.to_owned(), shape: leaf }),
    }
}

/// The values that are tried in a field. The first ones are as long or as large as the shape lets through, and are
/// always tried; the others are tried in turn.
fn edges(shape: &Shape) -> (Vec<Value>, Vec<Value>) {
    match shape {
        Shape::Text(longest) | Shape::Secret(longest) => (
            vec![json!("X".repeat(*longest))],
            vec![
                json!(""),
                json!("\u{0}"),
                json!("ẞ".repeat(*longest)),
                json!("1".repeat(*longest)),
                json!("X".repeat(longest + 1)),
            ],
        ),
        Shape::Integer(low, high) => (
            vec![json!(high), json!(low)],
            vec![json!(high.saturating_add(1)), json!(low.saturating_sub(1)), json!(0), json!("")],
        ),
        Shape::Decimal(decimals) => {
            let part = |digit: &str| digit.repeat(usize::from(*decimals));
            let point = if *decimals > 0 { "." } else { "" };
            (
                vec![json!(format!("{}{point}{}", "9".repeat(12), part("9")))],
                vec![
                    json!(format!("0{point}{}", part("0"))),
                    json!(format!("-1{point}{}", part("0"))),
                    json!(format!("{}1{point}{}", "9".repeat(30), part("9"))),
                    json!(format!("0.{}1", part("0"))),
                ],
            )
        }
        Shape::Instant => (
            vec![json!("9999-12-30T22:00:00Z")],
            vec![json!("0001-01-01T00:00:00Z"), json!("1969-12-31T23:59:59.999999999Z"), json!("")],
        ),
        Shape::Day => (vec![json!("9999-12-31")], vec![json!("0001-01-01"), json!("1970-01-01"), json!("")]),
        Shape::Id => (vec![], vec![json!("ffffffff-ffff-ffff-ffff-ffffffffffff"), json!("")]),
        Shape::List(_, most) => (
            vec![],
            vec![json!([]), Value::Array(vec![json!(null); most + 1]), Value::Array(vec![json!("X"); *most])],
        ),
        Shape::Word(words) => (vec![], vec![json!(words.join(" ")), json!(""), json!(null)]),
        Shape::Flag => (vec![], vec![json!(null), json!("true"), json!(1)]),
        Shape::Any => (vec![], vec![json!({ "X".repeat(70): "X".repeat(501) }), json!([])]),
        Shape::Object(_) => (vec![], vec![]),
    }
}

/// The input with a value in a field. What leads to the field is made from the shape where the input lacks it.
pub fn put(base: Option<&Value>, shape: &Shape, way: &[Step], value: &Value) -> Value {
    let whole = |shape: &Shape| valid(shape, "", &Harvest::default(), 0);
    match (shape, way.split_first()) {
        (_, None) => value.clone(),
        (Shape::Object(members), Some((Step::Key(key), rest))) => {
            let mut here = base.filter(|it| it.is_object()).cloned().unwrap_or_else(|| whole(shape));
            if let Some(member) = members.iter().find(|it| it.name == key) {
                here[key] = put(here.get(key), &member.shape, rest, value);
            }
            here
        }
        (Shape::List(of, _), Some((Step::Index(n), rest))) => {
            let list = base.and_then(Value::as_array).filter(|it| !it.is_empty());
            let mut list = list.cloned().unwrap_or_else(|| vec![whole(of)]);
            list[*n] = put(list.get(*n), of, rest, value);
            Value::Array(list)
        }
        _ => base.cloned().unwrap_or_default(),
    }
}

/// An input to which one field is changed. Where the operation takes an input once only, `fresh` is the path to the
/// text that must be another one each time.
struct Base {
    input: Value,
    fresh: Option<Vec<Step>>,
    used: usize,
}

impl Base {
    fn new(input: Value, fresh: Option<Vec<Step>>) -> Base {
        Base { input, fresh, used: 0 }
    }

    /// The input, to be sent once.
    fn next(&mut self) -> Value {
        self.used += 1;
        let text = json!(format!("F-{}", self.used));
        self.fresh.as_ref().map_or_else(|| self.input.clone(), |way| with(&self.input, way, Some(&text)))
    }
}

/// The paths to the texts of an input, one of which may have to be new: the first ones name the thing.
fn namers(input: &Value) -> Vec<Vec<Step>> {
    let is_text = |way: &Vec<Step>| at(input, way).is_some_and(Value::is_string);
    ways(input).into_iter().filter(is_text).collect()
}

#[tokio::test]
async fn each_edge_of_each_field_is_taken_or_refused_in_words() {
    let world = World::open().await;
    let shop = world.shop("hostile").await;
    let inputs = fill::from_cases(&world, &shop, &FILLED_FROM).await;
    let harvest = Harvest::of(&world, shop.tenant, 20).await;
    let operators = World::operators();
    let (mut tried, mut of, mut faults, mut lines) = (0, 0, Vec::new(), Vec::new());
    let mut writes = Vec::new();
    for operation in world.operations() {
        let apart = apart(&world, operation).await;
        let place = apart.as_ref().unwrap_or_else(|| place_of(operation, &shop, &operators));
        let tally = attack(&world, place, operation, &bases(operation, &inputs, &harvest)).await;
        lift_all(&world).await;
        lines.push(format!(
            "{:<38} {:>4} edges {:>4} taken{}",
            operation.name,
            tally.tried,
            tally.taken,
            if tally.is_taken { "" } else { ", of an input that is refused" }
        ));
        tried += tally.tried;
        of += tally.of;
        faults.extend(tally.faults);
        writes.extend((tally.is_taken && operation.kind == Kind::Action).then_some(operation.name));
    }
    println!("{}", lines.join("\n"));
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(
        writes.len() >= TAKEN,
        "the edges reach the database of {} actions alone: {writes:?}",
        writes.len()
    );
    tell(tried, of, "edges of fields");
}

/// The results of the edges of one operation.
#[derive(Default)]
struct Tally {
    tried: usize,
    of: usize,
    taken: usize,
    is_taken: bool,
    faults: Vec<String>,
}

/// Puts the edges of each field into an input that is taken. In short: those that come farthest, and one other.
async fn attack(world: &World, shop: &Shop, operation: &Operation, bases: &[Value]) -> Tally {
    let token = world.newcomer(shop, asks(operation), &format!("-{}", operation.name)).await;
    let base = taken(world, operation, &token, bases).await;
    let mut tally = Tally { is_taken: base.is_some(), ..Tally::default() };
    let mut base = base.unwrap_or_else(|| Base::new(bases[0].clone(), None));
    for (place, leaf) in leaves(&operation.shape).into_iter().enumerate() {
        let (far, others) = edges(leaf.shape);
        tally.of += far.len() + others.len();
        for value in far.into_iter().chain(in_turn(place, 1, others)) {
            let input = put(Some(&base.next()), &operation.shape, &leaf.way, &value);
            let reply = world.ask(operation, Some(&token), &input).await;
            tally.tried += 1;
            tally.taken += usize::from(reply.status == 200);
            if let Some(fault) = fault_of(&reply) {
                let shown: String = input.to_string().chars().take(400).collect();
                tally.faults.push(format!("{} {}: {fault}\n{shown}\n{reply:?}", operation.name, leaf.name));
            }
        }
    }
    tally
}

/// An input that the operation takes at each call: as it is, or with another text in one place each time.
async fn taken(world: &World, operation: &Operation, token: &str, bases: &[Value]) -> Option<Base> {
    for input in bases.iter().take(TRIED) {
        let mut base = Base::new(input.clone(), None);
        match twice(world, operation, token, &mut base).await {
            200 => return Some(base),
            // Something of this name may be there already.
            409 | 422 => {}
            _ => continue,
        }
        for fresh in namers(input).into_iter().take(NAMERS) {
            let mut base = Base::new(input.clone(), Some(fresh));
            if twice(world, operation, token, &mut base).await == 200 {
                return Some(base);
            }
        }
    }
    None
}

/// The first status that is not 200 when an input is sent twice.
async fn twice(world: &World, operation: &Operation, token: &str, base: &mut Base) -> u16 {
    match world.ask(operation, Some(token), &base.next()).await.status {
        200 => world.ask(operation, Some(token), &base.next()).await.status,
        refused => refused,
    }
}
