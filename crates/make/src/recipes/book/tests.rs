//! Versions judged with items and other recipes.
//! Invariant: a recipe that leads back to itself is refused, in whatever version.

use serde_json::{Value, json};

use super::fixtures::{body, items, refusal_text};
use super::*;

fn bakery() -> Book {
    items(
        "WHITE kg 0.001
         RYE kg 0.001 sap=3
         WATER kg 0.001
         OIL L 0.01 density=0.9
         EGG each 1
         JUICE L 0.1",
    )
    .with([
        json!({ "code": "LEVAIN", "version": 1, "lines": [{ "item": "RYE", "percent": "100", "flour": true }] }),
        json!({ "code": "DOUGH", "version": 4, "lines": [
            { "item": "WHITE", "percent": "100", "flour": true },
            { "item": "LEVAIN", "percent": "20", "recipe": "LEVAIN", "recipe_version": 1 } ] }),
        json!({ "code": "LOAF", "version": 1, "lines": [
            { "item": "LUMP", "recipe": "DOUGH", "quantity": "1", "unit": "kg" } ] }),
    ])
}

#[test]
fn a_recipe_that_leads_back_to_itself_is_refused() {
    let line = |line: Value| json!({ "code": "LEVAIN", "version": 2, "lines": [{ "item": "WATER", "percent": "1" }, line] });
    for (sent, expected) in [
        (json!({ "item": "DOUGH", "mode": "bakers_percent", "percent": "10" }), "recipe_cycle lines[1].item"),
        (json!({ "item": "LUMP", "recipe": "DOUGH", "percent": "10" }), "recipe_cycle lines[1].recipe"),
        (json!({ "item": "LUMP", "recipe": "LOAF", "percent": "10" }), "recipe_cycle lines[1].recipe"),
        (json!({ "item": "LEVAIN", "percent": "10" }), "recipe_cycle lines[1].item"),
    ] {
        let refusal = refusal_text(bakery().check(&body(line(sent.clone()))));
        assert_eq!(refusal, format!("{expected} {{\"recipe\":\"LEVAIN\"}}"), "{sent}");
    }
    bakery().check(&body(line(json!({ "item": "RYE", "percent": "10" })))).expect("no loop");
}

#[test]
fn what_a_version_names_must_be_there_and_convert() {
    for (line, expected) in [
        (json!({ "item": "SALT", "quantity": "1", "unit": "kg" }), "not_found lines[0].item"),
        (json!({ "item": "X", "recipe": "BUN", "quantity": "1", "unit": "kg" }), "not_found lines[0].recipe"),
        (
            json!({ "item": "X", "recipe": "DOUGH", "recipe_version": 3, "quantity": "1", "unit": "kg" }),
            "not_found lines[0].recipe",
        ),
        (json!({ "item": "EGG", "quantity": "1", "unit": "kg" }), "unit_mismatch lines[0].unit"),
        (json!({ "item": "JUICE", "quantity": "1", "unit": "kg" }), "density_missing lines[0].unit"),
        (
            json!({ "item": "JUICE", "mode": "bakers_percent", "percent": "1" }),
            "density_missing lines[0].unit",
        ),
    ] {
        let sent = json!({ "code": "C", "version": 1, "lines": [line] });
        assert_eq!(refusal_text(bakery().check(&body(sent))), expected, "{line}");
    }
    for line in [
        json!({ "item": "OIL", "quantity": "1", "unit": "kg" }),
        json!({ "item": "X", "recipe": "DOUGH", "quantity": "1", "unit": "kg" }),
        json!({ "item": "DOUGH", "quantity": "1", "unit": "kg" }),
        json!({ "item": "EGG" , "unit": "each" }),
    ] {
        bakery().check(&body(json!({ "code": "C", "version": 1, "lines": [line] }))).expect("sound");
    }
    let basis =
        json!({ "code": "C", "basis": { "item": "JUICE", "quantity": "1", "unit": "kg" }, "lines": [] });
    assert_eq!(refusal_text(bakery().check(&body(basis))), "density_missing basis.unit");
}

#[test]
fn every_item_of_a_group_has_what_is_summed() {
    let soap = |item: &str| {
        json!({ "code": "C", "group": { "name": "oils", "lines": [
        { "item": "RYE", "percent": "50" }, { "item": item, "percent": "50" }] },
        "lines": [{ "item": "WATER", "formula": "sum_group(oils, sap_koh_mg_per_g)", "unit": "kg" }] })
    };
    let refusal = refusal_text(bakery().check(&body(soap("WHITE"))));
    assert_eq!(refusal, r#"formula_invalid lines[0].formula {"name":"sap_koh_mg_per_g","item":"WHITE"}"#);
    bakery().check(&body(soap("RYE"))).expect("both have it");
}

#[test]
fn a_recipe_without_a_version_is_the_newest() {
    let mut book = bakery();
    book.recipes.insert(("DOUGH".into(), 11), body(json!({ "code": "DOUGH", "version": 11 })));
    assert_eq!(book.recipe("DOUGH", None).map(|body| body.version), Some(11));
    assert_eq!(book.recipe("DOUGH", Some(4)).map(|body| body.version), Some(4));
    assert_eq!(book.recipe("DOUG", None), None);
}
