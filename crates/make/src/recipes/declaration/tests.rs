//! Declarations that were worked out manually, and the weight of everything that goes in.
//! Invariant: no ingredient and no allergen is lost on the way to the label.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::book::fixtures::{body, items};
use super::super::scale::{Inputs, MolarMasses, Request, Target, scale};
use super::*;
use kernel::decimal::{Percent, Quantity};

fn bakery() -> Book {
    items(
        "WHITE kg 0.001 allergens=wheat name=wheat flour
         WHOLE kg 0.001 allergens=wheat name=wholemeal wheat flour
         RYE kg 0.001 allergens=rye name=rye flour
         WATER kg 0.001 name=water
         SALT kg 0.001 name=salt
         SESAME kg 0.001 allergens=sesame name=sesame seeds
         FLOUR kg 0.001 allergens=wheat name=Wheat flour
         EGG each 1 allergens=egg name=eggs
         BAG each 1 beside name=bag
         BUTTER kg 0.001 allergens=milk name=butter",
    )
    .with([json!({ "code": "LEVAIN", "lines": [
        { "item": "RYE", "percent": "100", "flour": true }, { "item": "WATER", "percent": "100" } ] })])
}

fn sourdough() -> Value {
    json!({
        "code": "SOURDOUGH", "dough_loss_percent": "2", "bake_loss_percent": "12", "bake_loss_is": "water",
        "lines": [
            { "item": "WHITE", "percent": "80", "flour": true },
            { "item": "WHOLE", "percent": "20", "flour": true },
            { "item": "WATER", "percent": "72" },
            { "item": "LEVAIN", "percent": "20", "recipe": "LEVAIN", "recipe_version": 1 },
            { "item": "SALT", "percent": "2" },
            { "item": "SESAME", "mode": "per_piece", "quantity": "0.008", "unit": "kg", "after": "dough" },
        ],
    })
}

fn declare_pieces(sent: Value, book: &Book, pieces: i64, piece: &str) -> Declaration {
    let piece_kg = Quantity::parse(piece).expect("a weight");
    let target = Target::Pieces { pieces, piece_kg };
    let request =
        Request { target, inputs: Inputs::default(), vessel: None, molar_masses: MolarMasses::default() };
    let version = body(sent);
    declare(&version, book, &scale(&version, book, &request).expect("scaled")).expect("a declaration")
}

#[test]
fn a_bread_is_declared_by_weight_with_the_water_that_stayed() {
    let declaration = declare_pieces(sourdough(), &bakery(), 120, "0.900");
    assert_eq!(
        serde_json::to_value(declaration).expect("JSON"),
        json!({
            "order": ["wheat flour", "water", "wholemeal wheat flour", "rye flour", "salt", "sesame seeds"],
            "weights_kg": {
                "wheat flour": "45.445", "water": "33.621", "wholemeal wheat flour": "11.361", "rye flour": "5.681",
                "salt": "1.136", "sesame seeds": "0.96",
            },
            "unweighed": [],
            "allergens": ["rye", "sesame", "wheat"],
            "summary_au_nz": ["gluten", "sesame", "wheat"],
            "text": "Ingredients: **wheat** flour, water, wholemeal **wheat** flour, **rye** flour, salt, **sesame** seeds.",
            "compound_flattened": ["LEVAIN"],
        })
    );
    let mut unbaked = sourdough();
    unbaked["bake_loss_percent"] = Value::Null;
    let declaration = declare_pieces(unbaked, &bakery(), 120, "0.900");
    assert_eq!(declaration.order[..2], ["water", "wheat flour"], "46.581 kg before the oven");
}

#[test]
fn like_names_are_one_and_equal_weights_go_by_name() {
    let bun = json!({ "code": "BUN", "lines": [
        { "item": "WHITE", "percent": "50", "flour": true },
        { "item": "FLOUR", "percent": "50", "flour": true },
        { "item": "WATER", "percent": "30" },
        { "item": "SALT", "percent": "30" },
        { "item": "BUTTER", "percent": "30" },
        { "item": "EGG", "mode": "per_piece", "quantity": "1", "unit": "each" },
        { "item": "BAG", "mode": "per_piece", "quantity": "1", "unit": "each" },
    ] });
    let declaration = declare_pieces(bun, &bakery(), 19, "1");
    assert_eq!(declaration.text, "Ingredients: **wheat** flour, butter (**milk**), salt, water, **eggs**.");
    assert_eq!(declaration.unweighed, ["eggs"]);
    assert_eq!(declaration.weights_kg["wheat flour"], Decimal::from(10));
    assert_eq!(declaration.allergens, ["egg", "milk", "wheat"]);
    assert_eq!(declaration.summary_au_nz, ["egg", "gluten", "milk", "wheat"]);
}

#[test]
fn an_oven_that_takes_more_than_there_is_takes_all_of_it() {
    let crisp = json!({ "code": "CRISP", "bake_loss_percent": "40", "lines": [
        { "item": "WHITE", "percent": "100", "flour": true }, { "item": "WATER", "percent": "50" } ] });
    let declaration = declare_pieces(crisp, &bakery(), 1, "1.5");
    assert_eq!(declaration.order, ["wheat flour"]);
}

#[test]
fn an_open_line_brings_its_allergens_all_the_same() {
    let bun = json!({ "code": "BUN", "lines": [
        { "item": "RYE", "percent": "100", "flour": true }, { "item": "SESAME", "unit": "kg" },
        { "item": "LEVAIN", "recipe": "LEVAIN", "unit": "kg" } ] });
    let declaration = declare_pieces(bun, &bakery(), 1, "1");
    assert_eq!(declaration.text, "Ingredients: **rye** flour, **sesame** seeds.");
    assert_eq!(declaration.allergens, ["rye", "sesame"]);
    assert_eq!(declaration.summary_au_nz, ["gluten", "sesame"]);
}

#[test]
fn an_allergen_is_bold_where_its_word_is_and_behind_the_name_otherwise() {
    for (name, allergens, expected) in [
        ("Raw cow milk", "milk", "Raw cow **milk**"),
        ("MILK powder, skimmed milk", "milk", "**MILK** powder, skimmed **milk**"),
        ("buckwheat", "wheat", "buckwheat (**wheat**)"),
        ("oat bran", "oats", "**oat** bran"),
        ("eggs", "egg", "**eggs**"),
        ("starter", "milk,soy", "starter (**milk**, **soy**)"),
        ("Brazil nuts and brazil oil", "brazil nut", "**Brazil nuts** and brazil oil"),
        ("wheat-rye malt", "rye,wheat", "**wheat**-**rye** malt"),
        ("crème fraîche", "crème", "**crème** fraîche"),
        ("ẞoya", "milk", "ẞoya (**milk**)"),
        ("water", "", "water"),
    ] {
        let allergens = allergens.split(',').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        assert_eq!(bold::bold(name, &allergens), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn the_weights_sum_to_what_goes_in_less_what_the_oven_takes(
        shares in prop::collection::vec(1i64..150_000_000, 5), bake in 0i64..60_000_000, pieces in 1i64..5_000, grams in 1i64..3_000,
    ) {
        let percent = |e6: i64| json!(Percent::from_stored(e6));
        let names = ["WATER", "SALT", "RYE", "BUTTER"];
        let mut lines = vec![json!({ "item": "WHITE", "percent": "100", "flour": true })];
        lines.extend(names.iter().zip(&shares).map(|(item, share)| json!({ "item": item, "percent": percent(*share) })));
        lines.push(json!({ "item": "LEVAIN", "recipe": "LEVAIN", "percent": percent(shares[4]) }));
        let version = body(json!({ "code": "D", "bake_loss_percent": percent(bake), "lines": lines }));
        let book = bakery();
        let target = Target::Pieces { pieces, piece_kg: Quantity::from_stored(grams * 1_000) };
        let request = Request { target, inputs: Inputs::default(), vessel: None, molar_masses: MolarMasses::default() };
        let scaled = scale(&version, &book, &request).expect("scaled");
        let declaration = declare(&version, &book, &scaled).expect("a declaration");
        // The expected sum: the weighed quantity of each line, with the levain's own lines in its place.
        let weighed = |lines: &[super::super::scale::ScaledLine]| -> Exact {
            lines.iter().filter(|line| line.item != "LEVAIN").map(|line| line.rounded.clone().expect("weighed")).sum()
        };
        let inner = scaled.nested.iter().map(|(_, lines)| weighed(lines)).sum::<Exact>();
        let all = weighed(&scaled.lines) + inner;
        let water_of = |lines: &[super::super::scale::ScaledLine]| -> Exact {
            lines.iter().filter(|line| line.item == "WATER").map(|line| line.rounded.clone().expect("weighed")).sum()
        };
        let water = water_of(&scaled.lines) + scaled.nested.iter().map(|(_, lines)| water_of(lines)).sum::<Exact>();
        let dough = Exact::from(pieces) * Exact::ratio(grams, 1_000);
        let lost = (dough * Exact::ratio(bake, 100_000_000)).min(water);
        let declared = declaration.weights_kg.values().map(|kg| Exact::from(*kg)).sum::<Exact>();
        let apart = (declared - (all - lost)).abs();
        prop_assert!(apart <= Exact::ratio(1, 1_000_000_000), "{apart:?}");
        let weights: Vec<&Decimal> = declaration.order.iter().map(|name| &declaration.weights_kg[name]).collect();
        prop_assert!(weights.is_sorted_by(|one, other| one >= other));
    }
}
