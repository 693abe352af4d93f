//! Versions for a size, with figures that were worked out manually.
//! Invariant: each figure is exact until its one rounding.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::book::fixtures::{body, items, refusal_text};
use super::*;

fn number(text: &str) -> Decimal {
    Decimal::parse(text).expect("a number")
}

/// `640 L of MILK`, `120 pieces of 0.900`, `12 kg in oils`.
fn target(text: &str) -> Target {
    let words: Vec<&str> = text.split(' ').collect();
    match words[..] {
        [pieces, "pieces", "of", kg] => Target::Pieces {
            pieces: pieces.parse().expect("a count"),
            piece_kg: Quantity::parse(kg).expect("a weight"),
        },
        [quantity, unit, "of", item] => Target::Item {
            item: Some(item.to_owned()).filter(|item| item != "it"),
            quantity: number(quantity),
            unit: unit.parse().expect("a unit"),
        },
        [quantity, unit, "in", group] => Target::Group {
            group: group.into(),
            quantity: number(quantity),
            unit: unit.parse().expect("a unit"),
        },
        _ => panic!("{text} is no target"),
    }
}

fn request(wanted: &str) -> Request {
    Request {
        target: target(wanted),
        inputs: Inputs::default(),
        vessel: None,
        molar_masses: MolarMasses::default(),
    }
}

fn with(mut request: Request, parameter: &str, value: &str) -> Request {
    request.inputs.parameters.insert(parameter.into(), number(value));
    request
}

fn with_observation(mut request: Request, name: &str, value: &str) -> Request {
    request.inputs.observations.insert(name.into(), number(value));
    request
}

fn vat(mut request: Request) -> Request {
    let size = |text| Some(Quantity::parse(text).expect("a size"));
    let (capacity, minimum) = (size("700"), size("100"));
    request.vessel = Some(Vessel { code: "VAT-1".into(), capacity, minimum, unit: Unit::Litre });
    request
}

fn lines(lines: &[ScaledLine]) -> String {
    let line = |line: &ScaledLine| {
        let answer = line.answer().expect("an answer");
        let quantity = answer.quantity.map_or("open".to_owned(), |quantity| quantity.to_string());
        format!("{} {quantity} {}", answer.item, answer.unit)
    };
    lines.iter().map(line).collect::<Vec<_>>().join(", ")
}

fn text_of(scaled: &ScaledRecipe) -> String {
    let nested = scaled.nested.iter().map(|(code, inner)| format!("; {code}: {}", lines(inner)));
    format!("{}{}", lines(&scaled.lines), nested.collect::<String>())
}

fn figure(figure: &Option<Exact>, decimals: u8) -> String {
    figure.as_ref().expect("a figure").round_to(decimals).expect("fits").to_string()
}

fn dairy() -> Book {
    items(
        "MILK L 0.1 density=1.0315
         STARTER L 0.001 density=1.03
         RENNET mL 0.1 density=1.08
         MOULD each 1
         SALT kg 0.001
         CACL2 L 0.001",
    )
}

fn blue() -> Body {
    body(json!({
        "code": "BLUE", "version": 2, "output_item": "BLUE-GREEN",
        "basis": { "item": "MILK", "quantity": "1000.0", "unit": "L" },
        "parameters": [{ "name": "rennet_imcu", "from": "lot:RENNET.strength_imcu", "default": "200" }],
        "expected_output": "milk_kg * 0.1025",
        "lines": [
            { "item": "MILK", "mode": "basis" },
            { "item": "STARTER", "mode": "percent", "percent": "1.5", "of": "milk_l", "unit": "L" },
            { "item": "RENNET", "mode": "formula", "formula": "milk_l * 0.20 * 200 / rennet_imcu", "unit": "mL" },
            { "item": "MOULD", "mode": "formula", "formula": "ceil(milk_l / 500)", "unit": "each" },
            { "item": "SALT", "mode": "percent", "percent": "2.2", "of": "expected_output", "unit": "kg" },
            { "item": "CACL2", "mode": "formula", "formula": "max(milk_l * 0.0002, 0.150)", "unit": "L" },
        ],
    }))
}

#[test]
fn a_cheese_is_scaled_by_its_milk_as_volume_or_mass() {
    for wanted in ["640.0 L of MILK", "660.160 kg of MILK", "6.4 hL of MILK"] {
        let scaled =
            scale(&blue(), &dairy(), &vat(with(request(wanted), "rennet_imcu", "187"))).expect("scaled");
        assert_eq!(
            text_of(&scaled),
            "MILK 640 L, STARTER 9.6 L, RENNET 136.9 mL, MOULD 2 each, SALT 1.489 kg, CACL2 0.15 L"
        );
        assert_eq!(figure(&scaled.expected_output_kg, 3), "67.666");
        assert_eq!(figure(&scaled.milk_kg, 3), "660.160");
        assert_eq!(figure(&scaled.lines[2].exact, 6), "136.898396");
    }
    let scaled = scale(&blue(), &dairy(), &request("640 L of MILK")).expect("with the rennet of every day");
    assert!(text_of(&scaled).contains("RENNET 128 mL"));
}

#[test]
fn a_wrong_size_is_refused_at_its_field() {
    let strength = |wanted: &str| vat(with(request(wanted), "rennet_imcu", "187"));
    for (request, expected) in [
        (strength("800.0 L of MILK"), r#"equipment_capacity_exceeded equipment {"equipment":"VAT-1"}"#),
        (strength("99.9 L of MILK"), r#"equipment_below_minimum equipment {"equipment":"VAT-1"}"#),
        (strength("0 L of MILK"), "number_range scale.quantity"),
        (strength("640.05 L of MILK"), "quantity_resolution scale.quantity"),
        (strength("640.0 each of MILK"), "unit_mismatch scale.unit"),
        (strength("1 kg of FLOUR"), r#"line_unknown scale.item {"item":"FLOUR"}"#),
        (strength("12 kg in oils"), "value_unknown scale.group"),
        (strength("0 pieces of 1"), "number_range scale.pieces"),
        (
            with(request("640 L of MILK"), "rennet_imcu", "0"),
            r#"formula_division_by_zero lines[2].formula {"name":"/","line":3}"#,
        ),
        (
            with(request("640 L of MILK"), "rennet_imcu", "-187"),
            r#"number_range lines[2].formula {"name":"line_rennet","line":3}"#,
        ),
        (with(request("640 L of MILK"), "strength", "187"), "field_unknown parameters.strength"),
        (
            with(request("999999999999.9 L of MILK"), "rennet_imcu", "0.001"),
            r#"number_range lines[2].formula {"name":"line_rennet","line":3}"#,
        ),
    ] {
        assert_eq!(refusal_text(scale(&blue(), &dairy(), &request)), expected, "{:?}", request.target);
    }
    for vessel in [vat(request("700 L of MILK")), vat(request("100 L of MILK"))] {
        scale(&blue(), &dairy(), &vessel).expect("both ends fit");
    }
    let mut blue = blue();
    blue.parameters[0].default = None;
    assert_eq!(
        refusal_text(scale(&blue, &dairy(), &request("640 L of MILK"))),
        "field_required parameters.rennet_imcu"
    );
}

#[test]
fn what_is_on_the_shelf_tells_the_size() {
    for (wanted, expected) in [
        ("9.6 L of STARTER", "MILK 640 L, STARTER 9.6 L"),
        ("0.140 L of STARTER", "MILK 9.3 L, STARTER 0.14 L"), // 9.333 L, weighed as 9.3
        ("3 each of MOULD", "MILK 1500 L, STARTER 22.5 L, RENNET 300 mL, MOULD 3 each"),
        ("0.150 L of CACL2", "MILK 750 L"),
        ("103.15 kg of BLUE-GREEN", "MILK 975.6 L"), // 1000 L yield 105.72875 kg
    ] {
        let scaled = scale(&blue(), &dairy(), &request(wanted));
        let scaled = match scaled {
            Err(refusal) if wanted.contains("GREEN") => {
                assert_eq!(refusal.faults[0].field, "scale.item"); // an item that nobody keeps
                continue;
            }
            scaled => scaled.expect("scaled"),
        };
        assert!(text_of(&scaled).starts_with(expected), "{wanted}: {}", text_of(&scaled));
    }
    // However little milk, the chloride is 0.150 L.
    let refusal = refusal_text(scale(&blue(), &dairy(), &request("0.149 L of CACL2")));
    assert_eq!(refusal, "number_range scale.quantity");
}

#[test]
fn a_line_that_waits_for_the_vat_is_open_until_then() {
    let cheese = body(json!({
        "code": "HARD", "version": 3, "basis": { "item": "MILK", "quantity": "1000", "unit": "L" },
        "lines": [
            { "item": "MILK", "mode": "basis" },
            { "item": "STARTER", "formula": "milk_l * 0.00025", "unit": "L" },
            { "item": "SALT", "percent": "2.5", "of": "observed:curd_kg", "unit": "kg" },
            { "item": "CACL2", "formula": "line_salt / 2", "unit": "L" },
        ],
    }));
    let open = scale(&cheese, &dairy(), &request("1000 L of MILK")).expect("scaled");
    assert_eq!(text_of(&open), "MILK 1000 L, STARTER 0.25 L, SALT open kg, CACL2 open L");
    let waits: Vec<_> = open.lines.iter().map(|line| line.waits_for.as_deref()).collect();
    assert_eq!(waits, [None, None, Some("curd_kg"), Some("line_salt")]);
    let known = scale(&cheese, &dairy(), &with_observation(request("1000 L of MILK"), "curd_kg", "104.000"));
    assert!(text_of(&known.expect("scaled")).ends_with("SALT 2.6 kg, CACL2 1.3 L"));
}

fn bakery() -> Book {
    items(
        "WHITE kg 0.001 price=120 allergens=wheat
         WHOLE kg 0.001
         RYE kg 0.001
         WATER kg 0.001
         SALT kg 0.001
         SESAME kg 0.001
         FLOUR kg 0.001
         CARRIER kg 0.001
         ENZYME kg 0.001",
    )
    .with([
        json!({ "code": "LEVAIN", "version": 1, "mode": "bakers_percent",
                "lines": [{ "item": "RYE", "percent": "100", "flour": true }, { "item": "WATER", "percent": "100" }] }),
        json!({ "code": "PREMIX", "version": 1, "mode": "bakers_percent",
                "lines": [{ "item": "CARRIER", "percent": "100", "flour": true }, { "item": "ENZYME", "percent": "2.83" }] }),
    ])
}

fn sourdough() -> Body {
    body(json!({
        "code": "SOURDOUGH", "version": 4, "mode": "bakers_percent", "dough_loss_percent": "2",
        "bake_loss_percent": "12", "bake_loss_is": "water",
        "lines": [
            { "item": "WHITE", "percent": "80", "flour": true },
            { "item": "WHOLE", "percent": "20", "flour": true },
            { "item": "WATER", "percent": "72" },
            { "item": "LEVAIN", "percent": "20", "recipe": "LEVAIN", "recipe_version": 1 },
            { "item": "SALT", "percent": "2" },
            { "item": "SESAME", "mode": "per_piece", "quantity": "0.008", "unit": "kg", "after": "dough" },
        ],
    }))
}

fn roll() -> Body {
    body(json!({
        "code": "ROLL", "version": 1, "mode": "bakers_percent", "dough_loss_percent": "0",
        "lines": [
            { "item": "FLOUR", "percent": "100", "flour": true },
            { "item": "WATER", "percent": "60" },
            { "item": "PREMIX", "percent": "0.311", "recipe": "PREMIX", "recipe_version": 1 },
        ],
    }))
}

#[test]
fn a_dough_is_scaled_by_its_pieces_with_the_recipe_inside() {
    let scaled = scale(&sourdough(), &bakery(), &request("120 pieces of 0.900")).expect("scaled");
    assert_eq!(
        text_of(&scaled),
        "WHITE 45.445 kg, WHOLE 11.361 kg, WATER 40.9 kg, LEVAIN 11.361 kg, SALT 1.136 kg, SESAME 0.96 kg; \
         LEVAIN: RYE 5.681 kg, WATER 5.681 kg"
    );
    assert_eq!(figure(&scaled.dough_kg, 6), "110.204082");
    assert_eq!(figure(&scaled.flour_kg, 6), "56.806228");
    assert_eq!(scaled.raw_kg, Exact::from(108));
    for (wanted, expected, flour) in [
        (
            "11000 pieces of 0.800",
            "FLOUR 5489.33 kg, WATER 3293.598 kg, PREMIX 17.072 kg; PREMIX: CARRIER 16.602 kg, ENZYME 0.47 kg",
            "5489.330115",
        ),
        (
            "90 pieces of 0.800",
            "FLOUR 44.913 kg, WATER 26.948 kg, PREMIX 0.14 kg; PREMIX: CARRIER 0.136 kg, ENZYME 0.004 kg",
            "44.912701",
        ),
    ] {
        let scaled = scale(&roll(), &bakery(), &request(wanted)).expect("scaled");
        assert_eq!(text_of(&scaled), expected);
        assert_eq!(figure(&scaled.flour_kg, 6), flour);
    }
    let by_flour = scale(&roll(), &bakery(), &request("5 kg of FLOUR")).expect("scaled");
    assert_eq!(
        text_of(&by_flour),
        "FLOUR 5 kg, WATER 3 kg, PREMIX 0.016 kg; PREMIX: CARRIER 0.016 kg, ENZYME 0 kg"
    );
    let baked = body(
        json!({ "code": "BUN", "output_item": "BUNS", "dough_loss_percent": "20", "bake_loss_percent": "50",
        "lines": [{ "item": "FLOUR", "percent": "100", "flour": true }, { "item": "WATER", "percent": "60" }] }),
    );
    let mut book = bakery();
    book.items.insert("BUNS".into(), book.items["FLOUR"].clone());
    for (wanted, expected) in
        [("4 kg of BUNS", "FLOUR 6.25 kg, WATER 3.75 kg"), ("8 kg of it", "FLOUR 6.25 kg, WATER 3.75 kg")]
    {
        assert_eq!(text_of(&scale(&baked, &book, &request(wanted)).expect("scaled")), expected);
    }
    let refusal = refusal_text(scale(&sourdough(), &bakery(), &request("5 kg of WHITE")));
    assert_eq!(refusal, "field_required scale.pieces");
}

fn soap_kitchen() -> Book {
    items(
        "OLIVE kg 0.001 sap=190.0
         COCONUT kg 0.001 sap=256.5
         SHEA kg 0.001 sap=180.0
         NAOH kg 0.001 purity=98
         WATER kg 0.001
         LAVENDER g 1",
    )
}

fn castile() -> Body {
    let lye = "sum_group(oils, sap_koh_mg_per_g) / 1000 * 39.997 / 56.1056 * (1 - 0.05) / 0.98";
    body(json!({
        "code": "CASTILE", "version": 1,
        "group": { "name": "oils", "lines": [
            { "item": "OLIVE", "percent": "60" }, { "item": "COCONUT", "percent": "30" }, { "item": "SHEA", "percent": "10" },
        ] },
        "lines": [
            { "item": "NAOH", "mode": "formula", "formula": lye, "unit": "kg" },
            { "item": "WATER", "mode": "formula", "formula": "line_naoh * (1 - 0.33) / 0.33", "unit": "kg" },
            { "item": "LAVENDER", "mode": "percent", "percent": "3", "of": "group:oils", "unit": "kg" },
        ],
    }))
}

#[test]
fn a_soap_is_scaled_by_its_oils() {
    for wanted in ["12.000 kg in oils", "12000 g in oils", "0.360 kg of LAVENDER", "3600 g of COCONUT"] {
        let scaled = scale(&castile(), &soap_kitchen(), &request(wanted)).expect("scaled");
        assert_eq!(
            text_of(&scaled),
            "OLIVE 7.2 kg, COCONUT 3.6 kg, SHEA 1.2 kg, NAOH 1.733 kg, WATER 3.519 kg, LAVENDER 0.36 kg",
            "{wanted}"
        );
        assert_eq!(figure(&scaled.lines[3].exact, 6), "1.732776");
        assert_eq!(figure(&scaled.poured_kg, 3), "17.612");
        assert_eq!(figure(&scaled.superfat_percent_actual, 3), "4.988");
    }
    let refusal = refusal_text(scale(&castile(), &soap_kitchen(), &request("12 L in oils")));
    assert_eq!(refusal, "density_missing scale.unit");
    // Water follows the rounded lye in steps, so some weights of it are never reached.
    let scaled = scale(&castile(), &soap_kitchen(), &request("3.520 kg of WATER")).expect("scaled");
    assert_eq!(figure(&scaled.lines[4].rounded, 3), "3.519");
}

#[test]
fn a_fixed_quantity_grows_with_the_basis() {
    let kitchen = items("WATER kg 0.001\nSALT kg 0.001\nHERB g 0.1 density=0.5\nBAG each 1");
    let brine = body(json!({
        "code": "BRINE", "version": 2, "basis": { "item": "WATER", "quantity": "100.000", "unit": "kg" },
        "lines": [
            { "item": "WATER", "quantity": "100.000", "unit": "kg" },
            { "item": "SALT", "quantity": "18000", "unit": "g" },
            { "item": "HERB", "quantity": "1", "unit": "L" },
            { "item": "BAG", "quantity": "3", "unit": "each" },
            { "item": "SALT", "unit": "kg" },
        ],
    }));
    let scaled = scale(&brine, &kitchen, &request("50.000 kg of WATER")).expect("scaled");
    // Salt in its line's unit; the herb, a volume of what is weighed, in the item's.
    assert_eq!(text_of(&scaled), "WATER 50 kg, SALT 9000 g, HERB 250 g, BAG 2 each, SALT open kg");
    let scaled = scale(&brine, &kitchen, &request("1 kg of WATER")).expect("scaled");
    assert_eq!(text_of(&scaled), "WATER 1 kg, SALT 180 g, HERB 5 g, BAG 0 each, SALT open kg");
    let mut of_itself = request("1 kg of WATER");
    of_itself.target = Target::Itself;
    let scaled = scale(&brine, &kitchen, &of_itself).expect("scaled");
    assert!(text_of(&scaled).starts_with("WATER 100 kg, SALT 18000 g, HERB 500 g"));
    assert_eq!(refusal_text(scale(&roll(), &bakery(), &of_itself)), "field_required scale");
    let unnamed = body(json!({ "code": "STEW", "basis": { "quantity": "8", "unit": "kg" }, "lines": [
        { "item": "SALT", "quantity": "0.1", "unit": "kg" } ] }));
    assert_eq!(
        text_of(&scale(&unnamed, &kitchen, &request("4000 g of it")).expect("scaled")),
        "SALT 0.05 kg"
    );
    assert_eq!(refusal_text(scale(&unnamed, &kitchen, &request("4 L of it"))), "density_missing scale.unit");
    let loose = body(json!({ "code": "MIX", "lines": [
        { "item": "SALT", "quantity": "2", "unit": "kg" }, { "item": "WATER", "quantity": "3", "unit": "kg" } ] }));
    let scaled = scale(&loose, &kitchen, &request("1 kg of SALT")).expect("scaled");
    assert_eq!(text_of(&scaled), "SALT 1 kg, WATER 1.5 kg");
}

#[test]
fn a_recipe_inside_of_any_kind_is_made_for_the_weight_of_its_line() {
    let book = dairy().with([
        json!({ "code": "BRINE", "version": 1, "basis": { "item": "SALT", "quantity": "1", "unit": "kg" }, "lines": [
            { "item": "SALT", "mode": "basis" }, { "item": "MILK", "quantity": "4", "unit": "kg" } ] }),
        json!({ "code": "CURD", "version": 1, "basis": { "item": "MILK", "quantity": "10", "unit": "kg" },
                "expected_output": "milk_kg / 10", "lines": [{ "item": "MILK", "mode": "basis" }] }),
    ]);
    let dip = body(json!({ "code": "DIP", "lines": [
        { "item": "CURD", "recipe": "CURD", "quantity": "2", "unit": "kg" },
        { "item": "BRINE", "quantity": "0.5", "unit": "kg" },
        { "item": "SALT", "quantity": "1", "unit": "kg" } ] }));
    let scaled = scale(&dip, &book, &request("2 kg of SALT")).expect("scaled");
    assert_eq!(
        text_of(&scaled),
        "CURD 4 kg, BRINE 1 kg, SALT 2 kg; CURD: MILK 38.8 L; BRINE: SALT 0.2 kg, MILK 0.8 L" // 40 and 0.8 kg
    );
    let leaves: Vec<&str> = scaled.leaves.iter().map(|leaf| leaf.item.as_str()).collect();
    assert_eq!(leaves, ["MILK", "SALT", "MILK", "SALT"]);
}

#[test]
fn a_recipe_inside_is_made_for_what_is_weighed_not_for_the_exact_figure() {
    let book = items("FLOUR kg 0.001\nENZYME g 0.001").with([json!({ "code": "PREMIX", "lines": [
        { "item": "ENZYME", "percent": "100", "flour": true } ] })]);
    let dough = body(json!({ "code": "D", "lines": [
        { "item": "FLOUR", "percent": "100", "flour": true },
        { "item": "PREMIX", "recipe": "PREMIX", "percent": "0.034" } ] }));
    let scaled = scale(&dough, &book, &request("100 kg of FLOUR")).expect("scaled");
    assert_eq!(text_of(&scaled), "FLOUR 100 kg, PREMIX 0.034 kg; PREMIX: ENZYME 34 g");
    let scaled = scale(&dough, &book, &request("101 kg of FLOUR")).expect("scaled");
    assert_eq!(text_of(&scaled), "FLOUR 101 kg, PREMIX 0.034 kg; PREMIX: ENZYME 34 g", "not 34.34 g (D22)");
}

#[test]
fn a_recipe_inside_itself_is_refused_and_not_expanded() {
    let levain = |inside: &str| {
        json!({ "code": "LEVAIN", "lines": [
        { "item": inside, "recipe": inside, "quantity": "1", "unit": "kg" }] })
    };
    let book = items("RYE kg 0.001").with([levain("DOUGH"), json!({ "code": "DOUGH", "lines": [
        { "item": "LEVAIN", "recipe": "LEVAIN", "quantity": "1", "unit": "kg" }, { "item": "RYE", "quantity": "1", "unit": "kg" } ] })]);
    let dough = book.recipes[&("DOUGH".to_owned(), 1)].clone();
    let refusal = refusal_text(scale(&dough, &book, &request("1 kg of RYE")));
    assert_eq!(refusal, r#"recipe_cycle lines[0].recipe {"recipe":"DOUGH"}"#);
    // Twenty recipes, each twice in the next, would be a million.
    let twice = |n: usize| {
        json!({ "code": format!("R{n}"), "lines": [
        { "item": format!("R{}", n + 1), "recipe": format!("R{}", n + 1), "quantity": "1", "unit": "kg" },
        { "item": format!("R{}", n + 1), "recipe": format!("R{}", n + 1), "quantity": "1", "unit": "kg" } ] })
    };
    let last = json!({ "code": "R20", "lines": [{ "item": "RYE", "quantity": "1", "unit": "kg" }] });
    let book = items("RYE kg 0.001").with((0..20).map(twice).chain([last]));
    let first = book.recipes[&("R0".to_owned(), 1)].clone();
    assert_eq!(refusal_text(scale(&first, &book, &request("1000 kg of R1"))), "list_too_long lines");
}

#[test]
fn an_answer_names_each_weight_once() {
    let json = |body: &Body, book: &Book, request: &Request| {
        serde_json::to_value(scale(body, book, request).expect("scaled").answer().expect("an answer"))
            .expect("JSON")
    };
    let soap = json(&castile(), &soap_kitchen(), &request("12 kg in oils"));
    assert_eq!(soap["naoh_kg"], "1.732775736");
    assert_eq!((&soap["poured_kg"], &soap["lines"][3]["quantity"]), (&"17.612".into(), &"1.733".into()));
    assert_eq!(soap["lines"][5], json!({ "line": 6, "item": "LAVENDER", "quantity": "0.36", "unit": "kg" }));
    let roll = json(&roll(), &bakery(), &request("11000 pieces of 0.800"));
    assert_eq!((&roll["flour_kg"], &roll["dough_kg"]), (&"5489.33011459".into(), &"8800".into()));
    assert_eq!(
        roll["nested"]["PREMIX"][1],
        json!({ "line": 2, "item": "ENZYME", "quantity": "0.47", "unit": "kg" })
    );
    let cheese = json(&blue(), &dairy(), &request("640 L of MILK"));
    assert_eq!((&cheese["milk_kg"], &cheese["salt_kg"]), (&"660.16".into(), &"1.4886608".into()));
    assert_eq!(cheese.get("cacl2_kg"), None, "nobody knows its density");
    assert_eq!(cheese.get("dough_kg"), None);
}

#[test]
fn the_longest_version_is_computed_in_a_moment() {
    let long = "999999999999999.999999999".to_owned() + &" / 0.7 * 0.7".repeat(3);
    let line = |n: usize| match n {
        0 => json!({ "item": "MILK", "mode": "basis" }),
        _ => json!({ "item": "STARTER", "unit": "L", "formula": format!("min({long}, line_{n} + 0.001)") }),
    };
    let chain: Vec<Value> = (0..580).map(line).collect();
    let basis = json!({ "item": "MILK", "quantity": "1", "unit": "L" });
    let chain = body(json!({ "code": "C", "basis": basis, "lines": chain }));
    let begin = std::time::Instant::now();
    let scaled = scale(&chain, &dairy(), &request("2 L of MILK")).expect("scaled");
    assert_eq!(figure(&scaled.lines[579].rounded, 3), "2.579");
    let _ = scale(&chain, &dairy(), &request("5000 L of STARTER"));
    assert!(begin.elapsed() < std::time::Duration::from_secs(30), "{:?}", begin.elapsed());
}

/// A bread with any percentages.
fn any_dough() -> impl Strategy<Value = (Value, i64, i64)> {
    let shares = prop::collection::vec(1i64..120_000_000, 1..6);
    (shares, 0i64..30_000_000, 1i64..20_000, 1i64..5_000).prop_map(|(shares, loss, pieces, grams)| {
        let percent = |e6: i64| kernel::decimal::Percent::from_stored(e6);
        let mut lines = vec![json!({ "item": "FLOUR", "percent": "100", "flour": true })];
        let names = ["WATER", "SALT", "WHITE", "RYE", "ENZYME"];
        lines.extend(names.iter().zip(&shares).map(|(item, share)| json!({ "item": item, "percent": percent(*share) })));
        let dough = json!({ "code": "D", "mode": "bakers_percent", "dough_loss_percent": percent(loss), "lines": lines });
        (dough, pieces, grams)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn a_dough_weighs_what_its_pieces_need((dough, pieces, grams) in any_dough()) {
        let (dough, book) = (body(dough), bakery());
        let piece_kg = Quantity::from_stored(grams * 1_000);
        let mut request = request("1 pieces of 1");
        request.target = Target::Pieces { pieces, piece_kg };
        let scaled = scale(&dough, &book, &request).expect("scaled");
        let exact: Exact = scaled.lines.iter().map(|line| line.exact.clone().expect("an amount")).sum();
        let loss = dough.dough_loss_percent.expect("a loss").fraction();
        prop_assert_eq!(&exact * (Exact::from(1) - loss), Exact::from(pieces) * Exact::from(piece_kg));
        prop_assert_eq!(Some(&exact), scaled.dough_kg.as_ref());
        // Each line is the multiple of a gram that is nearest to its exact weight.
        for line in &scaled.lines {
            let (exact, rounded) = (line.exact.clone().expect("exact"), line.rounded.clone().expect("rounded"));
            prop_assert!((&exact - &rounded).abs() <= Exact::ratio(1, 2_000));
            let grams = &rounded * Exact::from(1_000);
            prop_assert_eq!(grams.floor(), grams);
        }
        // Once more from the stored form, and once more for the flour that came out: the same digits.
        let again = scale(&body(dough.to_json()), &book, &request).expect("scaled");
        prop_assert_eq!(&again, &scaled);
        prop_assert_eq!(serde_json::to_string(&again.answer().expect("an answer")).expect("JSON"),
                        serde_json::to_string(&scaled.answer().expect("an answer")).expect("JSON"));
    }

    #[test]
    fn a_size_for_an_ingredient_never_needs_more_of_it(tenths in 1i64..10_000_000, place in 0usize..6, shelf in 1i64..1_000_000) {
        let (blue, book) = (blue(), dairy());
        let item = ["MILK", "STARTER", "RENNET", "MOULD", "SALT", "CACL2"][place];
        let facts = &book.items[item];
        let have = Exact::from(facts.resolution) * Exact::from(shelf);
        let mut wanted = request("1 L of MILK");
        let quantity = have.round_to(6).expect("fits");
        wanted.target = Target::Item { item: Some(item.into()), quantity, unit: facts.unit };
        if let Ok(scaled) = scale(&blue, &book, &wanted) {
            let used = scaled.lines[place].rounded.clone().expect("an amount");
            prop_assert!(used <= have, "{} of {}", item, quantity);
        }
        // What a size needs of an ingredient leads back to a size that needs as much, or one step of milk less.
        let mut forward = request("1 L of MILK");
        let milk = Decimal::new(tenths.into(), 1).expect("a decimal");
        forward.target = Target::Item { item: Some("MILK".into()), quantity: milk, unit: Unit::Litre };
        let needed = scale(&blue, &book, &forward).expect("scaled").lines[1].rounded.clone().expect("an amount");
        if !needed.is_zero() {
            let quantity = needed.round_to(3).expect("fits");
            forward.target = Target::Item { item: Some("STARTER".into()), quantity, unit: Unit::Litre };
            if let Ok(back) = scale(&blue, &book, &forward) {
                let back = back.lines[0].rounded.clone().expect("milk");
                prop_assert!((Exact::from(milk) - back).abs() <= Exact::ratio(2, 10));
            }
        }
    }
}
