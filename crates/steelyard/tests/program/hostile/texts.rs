//! Every text of every operation, sent with an invisible character and in another Unicode form.
//! Invariant: a character that reverses the direction of the letters after it is an error of its field, in
//! each field of each operation; text is stored in Unicode's form NFC, in whatever form it was sent.

use super::edges::{Leaf, leaves};
use crate::common::shape::{self, Harvest, Step, valid, with};
use crate::common::{fill, world};
use kernel::alike::skeleton;
use kernel::plain_text::in_one_spelling;
use platform::input::Shape;
use serde_json::{Map, Value, json};
use web::registry::Kind;
use world::World;

/// A text with such a character between two letters.
const HIDDEN: &str = "a\u{202e}b";
/// The combining accent, separate from its letter.
const ACCENT: char = '\u{301}';
/// A text in Unicode's decomposed form, as another system sends it.
const APART: &str = "Cafe\u{301}";

/// The codes with which a field refuses it: as a text, or because no address, unit, code, time or file has
/// such a character.
const REFUSED: [&str; 6] =
    ["text_character", "email_format", "unit_unknown", "lot_code_format", "time_format", "value_unknown"];

/// The paths to every text of a shape, each with its name in a refusal and its greatest length.
fn texts_of(shape: &Shape) -> Vec<(Vec<Step>, String, usize)> {
    let text = |leaf: Leaf| match leaf.shape {
        Shape::Text(longest) => Some((leaf.way, leaf.name, *longest)),
        _ => None,
    };
    leaves(shape).into_iter().filter_map(text).collect()
}

/// An input with every possible field.
fn whole(shape: &Shape, field: &str) -> Value {
    match shape {
        Shape::Object(members) => {
            let each = members.iter().map(|it| (it.name.to_owned(), whole(&it.shape, it.name)));
            Value::Object(each.collect::<Map<_, _>>())
        }
        Shape::List(of, _) => json!([whole(of, field)]),
        leaf => valid(leaf, field, &Harvest::default(), 0),
    }
}

#[tokio::test]
async fn no_field_of_any_operation_takes_a_text_that_hides_something() {
    let world = World::open().await;
    let shop = world.shop("hidden").await;
    let operators = World::operators();
    let (mut fields, mut hidden, mut taken) = (0, 0, Vec::new());
    for operation in world.operations() {
        let place = super::place_of(operation, &shop, &operators);
        let token = world.newcomer(place, super::asks(operation), &format!("-{}", operation.name)).await;
        let base = whole(&operation.shape, "");
        // The counter's preview writes nothing, and reads as much as it can of an unfinished bill.
        if operation.name == "sell.invoice.preview" {
            continue;
        }
        for (way, name, _) in texts_of(&operation.shape) {
            fields += 1;
            let reply = world.ask(operation, Some(&token), &with(&base, &way, Some(&json!(HIDDEN)))).await;
            let faults = reply.json()["errors"].as_array().cloned().unwrap_or_default();
            let at = faults.iter().find(|fault| fault["field"] == name.as_str());
            let code = at.and_then(|fault| fault["code"].as_str()).unwrap_or_default();
            hidden += usize::from(code == "text_character");
            if reply.status != 422 || !REFUSED.contains(&code) {
                taken.push(format!("{} {name}: {} {}", operation.name, reply.status, reply.text));
            }
        }
    }
    println!(
        "{hidden} of {fields} texts of {} operations refuse the character itself",
        world.operations().len()
    );
    assert!(fields > 200 && hidden > 180, "{hidden} of {fields}");
    assert!(taken.is_empty(), "{}", taken.join("\n"));
}

#[tokio::test]
async fn what_is_stored_has_one_spelling_however_it_was_typed() {
    let world = World::open().await;
    let shop = world.shop("spelled").await;
    let inputs = fill::from_cases(&world, &shop, &super::FILLED_FROM).await;
    let harvest = Harvest::of(&world, shop.tenant, 20).await;
    let mut taken = Vec::new();
    for operation in world.operations().into_iter().filter(|it| it.kind == Kind::Action && !it.step_up) {
        let token = world.newcomer(&shop, super::asks(operation), &format!("-{}", operation.name)).await;
        for base in super::bases(operation, &inputs, &harvest).iter().take(4) {
            for (way, name, longest) in texts_of(&operation.shape) {
                let text: String = APART.chars().take(longest).collect();
                let reply = world.ask(operation, Some(&token), &with(base, &way, Some(&json!(text)))).await;
                if reply.status == 200 && !taken.contains(&(operation.name, name.clone())) {
                    taken.push((operation.name, name));
                }
            }
        }
    }
    println!("stored from {} fields: {taken:?}", taken.len());
    assert!(taken.len() >= 20, "{taken:?}");
    let found = shape::texts(&world, shop.tenant).await;
    // The event of a refused reading keeps the input as it was sent; the skeleton of a code is stored apart
    // from the code.
    let is_apart = |text: &str| text.contains("refused") || text == skeleton(APART);
    let stored = found.iter().filter(|text| !is_apart(text));
    let other: Vec<&String> = stored.filter(|text| text.contains(ACCENT)).collect();
    assert!(other.is_empty(), "{other:?}");
    assert!(found.iter().any(|text| text.contains(&in_one_spelling(APART))), "nothing was stored");
}
