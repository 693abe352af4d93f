//! Tests of labels, on a real database: a wheel of cheese from its batch to its label.
//! Invariant: a label is printed whole or not at all, and says nothing that nobody entered.

use super::*;
use crate::batches::consume::Consume;
use crate::batches::output::Output;
use crate::fixtures::{assert_has, given};
use ledger::items::UpdateItem;
use ledger::items::label::DescribeItem;
use ledger::printers::AddPrinter;
use serde_json::{Value, json};
use testing::Shop;

/// Two wheels of W, of 2 kg and of 500 g, made of milk and salt.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    given(&shop, json!({
        "items": [{"code": "MILK", "label_name": "milk", "unit": "kg", "allergens": ["milk"]},
                  {"code": "SALT", "label_name": "salt", "unit": "kg"},
                  {"code": "WHEEL", "name": "Farm wheel", "unit": "kg", "catch_weight": true, "gtin": "9312345000128"}],
        "recipes": [{"code": "WHEEL", "version": 1, "output_item": "WHEEL", "shelf_life_days": 30,
                     "basis": {"item": "MILK", "quantity": "10", "unit": "kg"},
                     "lines": [{"line": 1, "item": "MILK", "mode": "basis"},
                               {"line": 2, "item": "SALT", "mode": "fixed", "quantity": "0.1", "unit": "kg"}]}],
        "batches": [{"batch": "A", "recipe": "WHEEL", "state": "Running"}],
    })).await;
    let pieces = json!([{"piece": 1, "quantity": "2"}, {"piece": 2, "quantity": "0.5"}]);
    let made = json!({"batch": "A", "item": "WHEEL", "lot": "W", "pieces": pieces, "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made");
    shop
}

async fn label(shop: &Shop, more: Value) -> std::result::Result<Value, String> {
    let mut asked = json!({"lot": "W"});
    asked.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    shop.ask::<LabelLot>("max", asked).await
}

#[tokio::test]
async fn a_label_has_the_ingredients_of_its_recipe_and_the_weight_of_its_piece() {
    let shop = dairy().await;
    let shown = label(&shop, json!({})).await.expect("a label");
    assert_has(
        &shown,
        json!({"lot": "W", "piece": 1, "labels": 2, "name": "Farm wheel", "net": "Net 2\u{a0}kg", "lot_text": "Lot W",
               "ingredients": "Ingredients: **milk**, salt.", "allergens": "Contains: **milk**", "origin": "",
               "nutrition": null, "without_room": []}),
    );
    let gs1 = shown["gs1"].as_str().expect("an element string");
    assert!(gs1.starts_with("(01)09312345000128(3103)002000(15)") && gs1.ends_with("(10)W(21)1"), "{gs1}");
    assert_eq!(shown["gaps"].as_array().map(Vec::len), Some(2), "{}", shown["gaps"]);
    let second = label(&shop, json!({"piece": 2, "code": "qr", "date": "use_by"})).await.expect("a label");
    assert_has(&second, json!({"net": "Net 500\u{a0}g", "gs1": null}));
    assert!(second["link"].as_str().is_some_and(|link| link.contains("/10/W/21/2")), "{}", second["link"]);
    for (more, refused) in [
        (json!({"piece": 9}), "piece_gone piece"),
        (json!({"width_mm": 300}), "number_range width_mm"),
        (json!({"height_mm": 10}), "number_range height_mm"),
        (json!({"net_kg": "1000000"}), "number_range net_kg"),
        (json!({"net_kg": "0"}), "number_range net_kg"),
        (json!({"lot": "NONE"}), "not_found lot"),
    ] {
        assert_eq!(label(&shop, more).await, Err(refused.into()));
    }
}

#[tokio::test]
async fn a_code_that_bars_cannot_hold_becomes_a_data_matrix_unless_bars_are_asked_for() {
    let shop = dairy().await;
    let lot = "WHEEL-2026-03-05-001";
    let made = json!({"batch": "A", "item": "WHEEL", "lot": lot, "pieces": [{"piece": 1, "quantity": "1"}], "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made");
    let shown = label(&shop, json!({"lot": lot})).await.expect("a label");
    assert_has(
        &shown,
        json!({"code_note": "The code has more signs than bars can hold.", "without_room": []}),
    );
    assert!(
        shown["gs1"].as_str().is_some_and(|text| text.ends_with("(10)WHEEL-2026-03-05-001(21)1")),
        "{shown}"
    );
    let chosen = label(&shop, json!({"lot": lot, "code": "bars"})).await.expect("a label");
    assert_has(&chosen, json!({"code_note": null, "gs1": null}));
    let gap = "The code has more signs than bars can hold: choose Data Matrix or QR.";
    assert!(chosen["gaps"].as_array().is_some_and(|gaps| gaps.contains(&json!(gap))), "{chosen}");
    let short = label(&shop, json!({})).await.expect("a label");
    assert_has(&short, json!({"code_note": null}));
}

#[tokio::test]
async fn bars_without_room_become_a_data_matrix() {
    let shop = dairy().await;
    let narrow = json!({"width_mm": 30, "height_mm": 90});
    let shown = label(&shop, narrow.clone()).await.expect("a label");
    assert_has(&shown, json!({"code_note": "The label has no room for bars."}));
    let parts = |shown: &Value| shown["without_room"].as_array().cloned().unwrap_or_default();
    assert!(!parts(&shown).contains(&json!("Data Matrix")), "{shown}");
    let mut chosen = narrow;
    chosen["code"] = json!("bars");
    let shown = label(&shop, chosen).await.expect("a label");
    assert_has(&shown, json!({"code_note": null}));
    assert!(parts(&shown).contains(&json!("bar code")), "{shown}");
}

#[tokio::test]
async fn nutrition_and_origin_follow_the_ingredients_until_the_item_has_its_own() {
    let shop = dairy().await;
    let figures = |fat: &str| {
        json!({"energy_kj": "280", "protein_g": "3", "fat_g": fat, "saturated_g": "0", "carbohydrate_g": "5", "sugars_g": "5",
               "sodium_mg": "40"})
    };
    for item in ["MILK", "SALT"] {
        let facts = json!({"item": item, "origin": "AU", "nutrition": figures("4")});
        shop.run::<DescribeItem>("mia", facts).await.expect("kept");
    }
    let shown = label(&shop, json!({})).await.expect("a label");
    assert_has(&shown, json!({"origin": "Made in Australia from 100% Australian ingredients", "gaps": []}));
    assert_eq!(shown["nutrition"]["rows"][2]["values"], json!(["4\u{a0}g"]));
    let own = json!({"item": "WHEEL", "nutrition": figures("33"), "serving_g": "25", "storage": "Keep cold"});
    shop.run::<DescribeItem>("mia", own).await.expect("kept");
    let shown = label(&shop, json!({})).await.expect("a label");
    assert_eq!(shown["nutrition"]["rows"][2]["values"], json!(["8.3\u{a0}g", "33\u{a0}g"]));
    assert_eq!(shown["notes"], json!(["Keep cold"]));
}

#[tokio::test]
async fn labels_are_printed_whole_or_not_at_all() {
    let shop = dairy().await;
    let printer = json!({"name": "Labels", "kind": "zpl", "width_mm": 110, "address": "browser"});
    shop.run::<AddPrinter>("olive", printer).await.expect("a printer");
    let print = |more: Value| {
        let mut asked = json!({"lot": "W", "printer": "Labels"});
        asked.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        asked
    };
    let queued = shop.run::<PrintLabels>("olive", print(json!({"copies": 3}))).await.expect("printed");
    assert_has(&queued, json!({"printer": "Labels", "title": "W"}));
    let small = json!({"width_mm": 30, "height_mm": 20, "code": "bars"});
    let shown = label(&shop, small.clone()).await.expect("a label");
    assert!(shown["without_room"].as_array().is_some_and(|parts| !parts.is_empty()), "{shown}");
    for (more, refused) in [
        (small, "value_unknown height_mm"),
        (json!({"copies": 101}), "number_range copies"),
        (json!({"width_mm": 150}), "value_unknown printer"),
        (json!({"printer": "None"}), "not_found printer"),
    ] {
        assert_eq!(shop.run::<PrintLabels>("olive", print(more)).await, Err(refused.into()));
    }
}

#[tokio::test]
async fn an_ingredient_without_a_weight_is_named_and_stops_the_print() {
    let shop = Shop::dairy().await;
    given(&shop, json!({
        "items": [{"code": "CREAM", "label_name": "cream", "unit": "L", "resolution": "0.1", "allergens": ["milk"]},
                  {"code": "SALT", "label_name": "salt", "unit": "kg"},
                  {"code": "DIP", "name": "Dip", "unit": "kg"}],
        "recipes": [{"code": "DIP", "version": 1, "output_item": "DIP",
                     "basis": {"item": "CREAM", "quantity": "10", "unit": "L"},
                     "lines": [{"line": 1, "item": "CREAM", "mode": "basis"},
                               {"line": 2, "item": "SALT", "mode": "fixed", "quantity": "0.1", "unit": "kg"}]}],
        "batches": [{"batch": "D", "recipe": "DIP", "state": "Running"}],
    })).await;
    let made = json!({"batch": "D", "item": "DIP", "lot": "W", "quantity": "1", "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made");
    let printer = json!({"name": "Labels", "kind": "zpl", "width_mm": 110, "address": "browser"});
    shop.run::<AddPrinter>("olive", printer).await.expect("a printer");
    let shown = label(&shop, json!({})).await.expect("a label");
    assert_has(
        &shown,
        json!({"unweighed": ["cream"], "not_for_sale": ["The lot is not released for sale yet."]}),
    );
    let gap = "cream has no weight, so its place in the list is not known. Give it a density.";
    assert!(shown["gaps"].as_array().is_some_and(|gaps| gaps.contains(&json!(gap))), "{}", shown["gaps"]);
    let print = json!({"lot": "W", "printer": "Labels"});
    assert_eq!(shop.run::<PrintLabels>("max", print.clone()).await, Err("density_missing lot".into()));
    let dense = json!({"code": "CREAM", "density_kg_per_l": "1.01"});
    shop.run::<UpdateItem>("mia", dense).await.expect("changed");
    let shown = label(&shop, json!({})).await.expect("a label");
    assert_has(&shown, json!({"unweighed": [], "ingredients": "Ingredients: cream (**milk**), salt."}));
    shop.run::<PrintLabels>("max", print).await.expect("printed");
}

#[tokio::test]
async fn a_lot_without_a_last_day_or_ingredients_says_so_before_it_is_printed() {
    let shop = dairy().await;
    given(&shop, json!({"lots": [{"lot": "BARE", "item": "SALT", "quantity": "1", "unit": "kg"}]})).await;
    let shown = label(&shop, json!({"lot": "BARE"})).await.expect("a label");
    let gaps = shown["gaps"].as_array().expect("gaps");
    let begins = |at: usize, words: &str| gaps[at].as_str().is_some_and(|gap| gap.starts_with(words));
    assert!(begins(0, "The lot has no last day") && begins(1, "The ingredients are not known"), "{shown}");
    let whole = label(&shop, json!({})).await.expect("a label");
    assert!(!whole["gaps"].to_string().contains("no last day"), "{whole}");
}

#[tokio::test]
async fn who_does_not_read_batches_prints_no_labels_of_lots() {
    let shop = dairy().await;
    let printer = json!({"name": "Labels", "kind": "zpl", "width_mm": 110, "address": "browser"});
    shop.run::<AddPrinter>("olive", printer).await.expect("a printer");
    let print = json!({"lot": "W", "printer": "Labels"});
    assert_eq!(shop.run::<PrintLabels>("cas", print.clone()).await, Err("permission_denied".into()));
    shop.run::<PrintLabels>("max", print).await.expect("printed");
}

/// An item that is weighed, in the earlier data.
fn kg(code: &str, allergens: Value) -> Value {
    json!({"code": code, "label_name": code.to_lowercase(), "unit": "kg", "allergens": allergens})
}

fn recipe(code: &str, version: i32, lines: Value) -> Value {
    json!({"code": code, "version": version, "output_item": code, "lines": lines,
           "basis": {"item": "FLOUR", "quantity": "10", "unit": "kg"}})
}

async fn make(shop: &Shop, batch: &str, item: &str, lot: &str) {
    let made = json!({"batch": batch, "item": item, "lot": lot, "quantity": "1", "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made");
}

#[tokio::test]
async fn the_allergens_that_an_item_has_itself_are_on_the_label_of_what_a_recipe_makes() {
    let shop = Shop::dairy().await;
    given(
        &shop,
        json!({
            "items": [kg("FLOUR", json!(["wheat"])), kg("COOKIE", json!(["sesame"]))],
            "recipes": [recipe("COOKIE", 1, json!([{"line": 1, "item": "FLOUR", "mode": "basis"}]))],
            "batches": [{"batch": "C", "recipe": "COOKIE", "state": "Running"}],
            "lots": [{"lot": "F-1", "item": "FLOUR", "quantity": "1", "unit": "kg"}],
        }),
    )
    .await;
    make(&shop, "C", "COOKIE", "W").await;
    let shown = label(&shop, json!({})).await.expect("a label");
    assert_eq!(shown["allergens"], "Contains: **gluten**, **sesame**, **wheat**");
    let bought = label(&shop, json!({"lot": "F-1"})).await.expect("a label");
    assert_eq!(bought["allergens"], "Contains: **gluten**, **wheat**");
}

#[tokio::test]
async fn the_allergens_of_what_was_really_used_are_on_the_label() {
    let shop = Shop::dairy().await;
    let fixed = |line: i32, item: &str| json!({"line": line, "item": item, "mode": "fixed", "quantity": "1", "unit": "kg"});
    let flour = json!({"line": 1, "item": "FLOUR", "mode": "basis"});
    let mut pesto = fixed(2, "PESTO");
    (pesto["recipe"], pesto["recipe_version"]) = (json!("PESTO"), json!(1));
    given(&shop, json!({
        "items": [kg("FLOUR", json!(["wheat"])), kg("CASHEW", json!(["cashew"])), kg("NUT", json!(["almond"])),
                  kg("PESTO", json!([])), kg("PIZZA", json!([]))],
        "recipes": [recipe("PESTO", 1, json!([flour])), recipe("PESTO", 2, json!([flour, fixed(2, "CASHEW")])),
                    recipe("PIZZA", 1, json!([flour, pesto]))],
        "lots": [{"lot": "N-1", "item": "NUT", "quantity": "1", "unit": "kg"}],
        "batches": [{"batch": "P-1", "recipe": "PESTO", "recipe_version": 1, "state": "Running"},
                    {"batch": "P-2", "recipe": "PESTO", "recipe_version": 2, "state": "Running"},
                    {"batch": "Z", "recipe": "PIZZA", "state": "Running"}],
    })).await;
    make(&shop, "P-1", "PESTO", "PESTO-1").await;
    make(&shop, "P-2", "PESTO", "PESTO-2").await;
    make(&shop, "Z", "PIZZA", "W").await;
    let told = async || {
        let shown = label(&shop, json!({})).await.expect("a label");
        (shown["allergens"].clone(), shown["gaps"].to_string().contains("by version"))
    };
    let take = async |lot: &str| {
        let took = json!({"batch": "Z", "line": 2, "lot": lot, "quantity": "0.5", "unit": "kg"});
        shop.run::<Consume>("max", took).await.expect("taken");
    };
    take("PESTO-1").await;
    assert_eq!(told().await, (json!("Contains: **gluten**, **wheat**"), false));
    take("PESTO-2").await;
    assert_eq!(told().await, (json!("Contains: **cashew**, **gluten**, **wheat**"), true));
    given(&shop, json!({"edges": [{"from": "N-1", "to": "PESTO-1", "batch": "P-1"}]})).await;
    assert_eq!(told().await.0, json!("Contains: **almond**, **cashew**, **gluten**, **wheat**"));
}
