//! The form of a version holds all of a version.
//! Invariant: what the version before has is in the form, and what is typed comes through.

use askama::Template;
use serde_json::json;
use web::forms::to_json;
use web::view::Chrome;

use super::super::tests::recipe;
use super::*;
use platform::input::Shape;

/// The form alone.
#[derive(Template)]
#[template(
    source = "{% import \"recipes/fields.html\" as fields %}{{ fields::publish(\"/do\", it, is_new) }}",
    ext = "html"
)]
struct Form {
    chrome: Chrome,
    it: Publish,
    is_new: bool,
}

/// A version that has every field, though no version may have all at once.
pub(in super::super) fn everything() -> Value {
    json!({
        "code": "HARD", "version": 3, "name": "Hard cheese", "mode": "basis", "output_item": "GREEN", "output_lot": "G-1",
        "basis": { "item": "MILK", "quantity": "1000", "unit": "L" },
        "group": { "name": "oils", "lines": [{ "line": 1, "item": "OLIVE", "percent": "100" }] },
        "lines": [
            { "line": 2, "item": "MILK", "quantity": "1.5", "unit": "L", "recipe": "R-1", "recipe_version": 2,
              "mode": "basis", "percent": "2", "of": "milk_l", "formula": "milk_l * 0.2", "after": "curd", "flour": true },
            { "line": 7, "recipe": "LEVAIN", "recipe_version": 1, "mode": "bakers_percent", "percent": "20", "unit": "m" },
        ],
        "outputs": [{ "item": "GREEN", "role": "main", "share": "fixed_percent", "percent": "90",
            "value_minor_per_kg": "1250", "credit_minor_per_unit": "1.5" }],
        "parameters": [{ "name": "strength", "from": "lot:RENNET.strength_imcu", "default": "200" }],
        "expected_output": "milk_kg * 0.1025",
        "labour": { "rate_minor_per_hour": "2800", "hours": "6.5" },
        "overhead": [{ "name": "energy", "mode": "per_batch", "amount_minor": 2210 }],
        "mass_balance_tolerance_percent": "2", "dough_loss_percent": "3", "bake_loss_percent": "12", "bake_loss_is": "WATER",
        "minimum_age_days": 60, "shelf_life_days": 365,
        "steps": [
            { "instruction": "Warm the milk", "target": "32", "target_unit": "Cel", "timer": "30", "timer_unit": "min",
              "note": "stir all the time", "photo": "5e".repeat(32) },
            { "instruction": "Cut the curd" },
        ],
    })
}

/// The names of all fields of a shape, in the first row of each list.
fn names(shape: &Shape, at: &str, found: &mut Vec<String>) {
    match shape {
        Shape::Object(members) => members.iter().for_each(|it| {
            names(
                &it.shape,
                &if at.is_empty() { it.name.to_owned() } else { format!("{at}.{}", it.name) },
                found,
            );
        }),
        Shape::List(of, _) => names(of, &format!("{at}[0]"), found),
        _ => found.push(at.to_owned()),
    }
}

fn before(content: Value) -> RecipeShown {
    RecipeShown { content: Some(content), ..recipe("HARD") }
}

fn draw_form(it: Publish, is_new: bool) -> String {
    Form { chrome: Chrome::sample("Recipe"), it, is_new }.render().expect("drawn")
}

fn next(content: Value) -> Publish {
    begin(FormState::new("k").prefixed("publish"), "/w/dairy/recipes/HARD".into(), Some(&before(content)), 2)
}

/// What a browser would send of a form without a change.
fn browser_fields(html: &str) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(rest.split('"').next().unwrap_or_default().replace("&#34;", "\"").replace("&#38;", "&"))
    };
    let mut fields = Vec::new();
    for part in html.split('<').filter(|part| part.starts_with("input") || part.starts_with("select")) {
        let Some(name) = attribute(part, "name") else { continue };
        let value = match part {
            select if select.starts_with("select") => {
                let options = html.split(&format!(" name=\"{name}\"")).nth(1).expect("the select");
                let options = options.split("</select>").next().expect("its end");
                let chosen = options.split("<option").find(|option| option.contains(" selected"));
                chosen.and_then(|option| attribute(option, "value"))
            }
            check if check.contains("checkbox") && !check.contains(" checked") => None,
            input => attribute(input, "value"),
        };
        fields.extend(value.map(|value| (name, value)));
    }
    fields
}

#[test]
fn every_field_of_a_version_is_in_the_form() {
    let mut fields = Vec::new();
    names(&RecipeSent::shape(), "", &mut fields);
    let new = begin(FormState::new("k"), "/w/dairy/recipes".into(), None, 2);
    for (page, which) in [(draw_form(new, true), "new"), (draw_form(next(everything()), false), "next")] {
        let missing: Vec<&String> =
            fields.iter().filter(|name| page.matches(&format!(" name=\"{name}\"")).count() != 1).collect();
        assert!(missing.is_empty(), "{which}: {missing:?}");
    }
}

#[test]
fn a_next_version_that_nobody_changes_has_all_of_the_version_before() {
    let page = draw_form(next(everything()), false);
    let (json, faults) = to_json(&RecipeSent::shape(), &browser_fields(&page), 2);
    assert!(faults.is_empty(), "{faults:?}");
    let mut wanted = everything();
    wanted["version"] = json!(8);
    assert_eq!(json, wanted);
}

#[test]
fn a_form_that_was_refused_keeps_what_was_typed_and_shows_each_fault_at_its_field() {
    let typed = [
        ("name", "Harder"),
        ("lines[1].item", ""),
        ("lines[5].item", "SALT"),
        ("lines[5].percent", "x"),
        ("lines[5].flour", "yes"),
        ("outputs[2].item", "WHEY"),
        ("labour.hours", "6"),
    ];
    let typed = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let faults = [
        ("lines[5].percent", "no number"),
        ("outputs[2].role", "is needed"),
        ("lines", "not 100"),
        ("group", "no"),
    ];
    let faults = faults.iter().map(|(name, fault)| ((*name).to_owned(), (*fault).into())).collect();
    let form = FormState::refused(typed, faults).prefixed("publish");
    let it = begin(form, "/w/dairy/recipes/HARD".into(), Some(&before(everything())), 2);
    assert!(
        it.lines
            .seen
            .iter()
            .map(|row| row.is_open)
            .eq([false, false, false, false, false, true, false, false])
    );
    let page = draw_form(it, false);
    let fields = browser_fields(&page);
    let value = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
    assert_eq!(value("name"), Some("Harder"));
    assert_eq!((value("lines[0].item"), value("lines[5].item")), (Some(""), Some("SALT")));
    assert_eq!((value("lines[5].flour"), value("outputs[2].item")), (Some("yes"), Some("WHEY")));
    for name in ["lines[5].percent", "outputs[2].role", "lines", "group"] {
        assert!(page.contains(&format!("id=\"publish-{name}-fault\"")), "{name}");
        assert!(page.contains(&format!("id=\"publish-{name}\"")), "the summary leads to {name}");
    }
    assert_eq!(page.matches("<details class=\"more\" open>").count(), 3, "group, outputs and work");
}

#[test]
fn the_photo_of_a_step_is_shown_and_stays_until_its_box_is_empty() {
    let mut it = next(everything());
    it.photos = "/w/dairy/step-photos".into();
    let page = draw_form(it, false);
    let photo = "5e".repeat(32);
    assert!(page.contains(&format!("src=\"/w/dairy/step-photos/{photo}\"")), "{photo}");
    assert_eq!(page.matches("<img ").count(), 1, "a step without a photo shows none");
    assert!(page.contains("enctype=\"multipart/form-data\""));
    let most = format!("data-most=\"{}\"", ledger::picture::MOST);
    assert!(page.contains(&most), "the script drops what the server refuses");
    let sent = browser_fields(&page);
    let unticked: Vec<_> = sent.into_iter().filter(|(_, value)| *value != photo).collect();
    let (json, faults) = to_json(&RecipeSent::shape(), &unticked, 2);
    assert!(faults.is_empty() && json["steps"][0].get("photo").is_none(), "{}", json["steps"]);
}

#[test]
fn numbers_of_lines_are_in_the_form_only_where_they_say_something() {
    let plain = json!({ "code": "A", "version": 1, "lines": [{ "line": 1, "item": "A", "quantity": "1", "unit": "kg" }] });
    assert_eq!(next(plain).form.value("lines[0].line", ""), "");
    let named = json!({ "code": "A", "version": 1, "lines": [{ "line": 4, "item": "A", "quantity": "1", "unit": "kg" }] });
    assert_eq!(next(named).form.value("lines[0].line", ""), "4");
}

#[test]
fn the_form_of_a_long_recipe_stays_small_enough_to_send() {
    let line = |n: usize| json!({ "line": n, "item": format!("ITEM-{n}"), "quantity": "1.25", "unit": "kg" });
    let lines: Vec<Value> = (1..=30).map(line).collect();
    let it = next(json!({ "code": "LONG", "version": 1, "lines": lines }));
    assert_eq!((it.lines.seen.len(), it.lines.more.len(), it.lines.still_more.len()), (32, 1, 1));
    assert!(draw_form(it, false).len() < 400_000);
}
