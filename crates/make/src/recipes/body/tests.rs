//! Versions as sent and as stored.
//! Invariant: accepted content is written whole; other content is refused by its path.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::book::fixtures::{body, refusal_text};
use super::super::check;
use super::*;

fn cheese() -> Value {
    json!({
        "code": "HARD", "version": 3, "name": "Hard cheese", "output_item": "GREEN", "output_lot": "G-1",
        "basis": { "item": "MILK", "quantity": "1000.0", "unit": "L" },
        "lines": [
            { "line": 1, "item": "MILK", "mode": "basis" },
            { "line": 2, "item": "CULTURE", "mode": "percent", "percent": "1.50", "of": "milk_l", "unit": "L" },
            { "line": 3, "item": "RENNET", "formula": "milk_l * 0.2 * 200 / strength", "unit": "mL" },
            { "line": 5, "item": "SALT", "percent": "2.5", "of": "observed:curd_kg", "unit": "kg", "after": "curd" },
            { "line": 7, "item": "BOX", "quantity": "4", "unit": "each" },
            { "item": "HERB", "unit": "kg" },
        ],
        "outputs": [
            { "item": "GREEN", "role": "main", "share": "fixed_percent", "percent": "90" },
            { "item": "BUTTER", "role": "co_product", "percent": "10" },
            { "item": "WHEY", "role": "by_product", "credit_minor_per_unit": "1.5" },
        ],
        "parameters": [{ "name": "strength", "from": "lot:RENNET.strength_imcu", "default": "200" }],
        "expected_output": "milk_kg * 0.1025",
        "labour": { "rate_minor_per_hour": "2800", "hours": "6.5" },
        "overhead": [{ "name": "energy", "mode": "per_batch", "amount_minor": 2210 }],
        "mass_balance_tolerance_percent": "2.000", "minimum_age_days": 60, "shelf_life_days": 365,
    })
}

fn bread() -> Value {
    json!({
        "code": "LOAF", "version": 4, "mode": "bakers_percent", "dough_loss_percent": "2", "bake_loss_percent": "12",
        "bake_loss_is": "water",
        "lines": [
            { "item": "WHITE", "percent": "80", "flour": true },
            { "item": "WHOLE", "percent": "20", "flour": true },
            { "item": "LEVAIN", "percent": "20", "recipe": "LEVAIN", "recipe_version": 1 },
            { "item": "SEEDS", "mode": "per_piece", "quantity": "0.008", "unit": "kg", "after": "dough" },
        ],
    })
}

fn soap() -> Value {
    json!({
        "code": "BAR", "version": 1, "minimum_age_days": 28,
        "group": { "name": "oils", "lines": [{ "item": "OLIVE", "percent": "60" }, { "item": "COCONUT", "percent": "40" }] },
        "lines": [
            { "item": "LYE", "formula": "sum_group(oils, sap_koh_mg_per_g) / 1000", "unit": "kg" },
            { "item": "SCENT", "percent": "3", "of": "group:oils", "unit": "kg" },
        ],
    })
}

/// The keys of every object, sorted, and no null anywhere.
fn is_canonical(value: &Value) -> bool {
    match value {
        Value::Object(fields) => {
            fields.keys().is_sorted() && fields.values().all(|value| !value.is_null() && is_canonical(value))
        }
        Value::Array(rows) => rows.iter().all(is_canonical),
        Value::Null => false,
        _ => true,
    }
}

#[test]
fn a_version_is_written_in_one_form_and_read_again() {
    for sent in [cheese(), bread(), soap()] {
        let read = body(sent);
        let written = read.to_json();
        assert!(is_canonical(&written), "{written}");
        assert_eq!(body(written.clone()), read);
        assert_eq!(Body::of_stored(&written), read);
    }
    assert_eq!(
        body(bread()).to_json().to_string(),
        r#"{"bake_loss_is":"water","bake_loss_percent":"12","code":"LOAF","dough_loss_percent":"2","lines":[{"flour":true,"item":"WHITE","line":1,"percent":"80"},{"flour":true,"item":"WHOLE","line":2,"percent":"20"},{"item":"LEVAIN","line":3,"percent":"20","recipe":"LEVAIN","recipe_version":1},{"after":"dough","item":"SEEDS","line":4,"mode":"per_piece","quantity":"0.008","unit":"kg"}],"mode":"bakers_percent","version":4}"#
    );
}

/// Steps that go with any version.
fn with_steps(mut version: Value) -> Value {
    version["steps"] = json!([
        { "instruction": "Warm the milk", "target": "32.50", "target_unit": "Cel", "note": "stir" },
        { "instruction": "Let it set", "timer": "30", "timer_unit": "min" },
    ]);
    version
}

#[test]
fn steps_are_part_of_a_version_and_of_its_digest() {
    let read = body(with_steps(bread()));
    let written = read.to_json();
    assert!(is_canonical(&written), "{written}");
    assert_eq!(body(written.clone()), read);
    assert_eq!(
        written["steps"].to_string(),
        r#"[{"instruction":"Warm the milk","note":"stir","target":"32.5","target_unit":"Cel"},{"instruction":"Let it set","timer":"30","timer_unit":"min"}]"#
    );
    assert_eq!(read.steps.iter().map(ProcessStep::seconds).collect::<Vec<_>>(), [None, Some(1_800)]);
    let mut other = with_steps(bread());
    other["steps"][1]["timer"] = json!("31");
    assert_ne!(body(other).to_json(), written);
    assert_eq!(body(bread()).to_json().get("steps"), None, "digests of earlier versions stay");
    let mut photographed = with_steps(bread());
    photographed["steps"][1]["photo"] = json!("5e".repeat(32));
    let named = body(photographed).to_json();
    assert_eq!(named["steps"][1]["photo"], "5e".repeat(32));
    assert!(named != written && is_canonical(&named), "the photo is part of the digest");
}

#[test]
fn a_step_is_refused_by_its_path() {
    let read = |step: &Value| {
        let mut sent = bread();
        sent["steps"] = json!([{ "instruction": "Rest" }, step]);
        check::read(&sent)
    };
    for (step, expected) in [
        (json!({ "target": "3" }), "field_required steps[1].instruction"),
        (json!({ "instruction": "x", "target": "3" }), "field_required steps[1].target_unit"),
        (json!({ "instruction": "x", "timer": "3" }), "field_required steps[1].timer_unit"),
        (json!({ "instruction": "x", "timer_unit": "h" }), "field_required steps[1].timer"),
        (
            json!({ "instruction": "x", "timer": "3", "timer_unit": "kg" }),
            "unit_mismatch steps[1].timer_unit",
        ),
        (json!({ "instruction": "x", "timer": "0.2", "timer_unit": "s" }), "number_range steps[1].timer"),
        (json!({ "instruction": "x", "timer": "1.5", "timer_unit": "s" }), "number_decimals steps[1].timer"),
        (
            json!({ "instruction": "x", "timer": "0.333333", "timer_unit": "h" }),
            "number_decimals steps[1].timer",
        ),
        (json!({ "instruction": "x", "timer": "9000", "timer_unit": "h" }), "number_range steps[1].timer"),
        (json!({ "instruction": "x", "photo": "y" }), "value_unknown steps[1].photo"),
        (json!({ "instruction": "x", "photo_file": "eA==" }), "value_unknown steps[1].photo_file"),
        (json!({ "instruction": "x", "video": "y" }), "field_unknown steps[1].video"),
    ] {
        assert_eq!(refusal_text(read(&step)), expected, "{step}");
    }
    assert!(read(&json!({ "instruction": "x", "target_unit": "pH" })).is_ok(), "only what is measured");
    let half = json!({ "instruction": "x", "timer": "0.5", "timer_unit": "min" });
    assert!(read(&half).is_ok(), "thirty seconds");
    let dots = check::read(&json!({ "code": "..", "version": 1, "lines": [] }));
    assert_eq!(refusal_text(dots), "text_character code");
}

/// Every value that was sent is in what is written, zeros at its end apart.
#[test]
fn nothing_that_is_accepted_is_lost() {
    fn contains(written: &Value, sent: &Value, path: &str) {
        match sent {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                contains(&written[name], value, &format!("{path}.{name}"));
            }),
            Value::Array(rows) => rows.iter().enumerate().for_each(|(n, row)| {
                contains(&written[n], row, &format!("{path}[{n}]"));
            }),
            Value::String(text) => {
                let shortest = kernel::decimal::Decimal::parse(text).map(|it| it.normalized().to_string());
                assert_eq!(written, &Value::from(shortest.unwrap_or(text.clone())), "{path}");
            }
            other => assert_eq!(written, other, "{path}"),
        }
    }
    for sent in [cheese(), bread(), soap()] {
        contains(&body(sent.clone()).to_json(), &sent, "");
    }
}

#[test]
fn lines_are_numbered_through_with_those_of_the_group_first() {
    let read = body(soap());
    let group = read.group.expect("a group");
    assert_eq!(
        [group.lines[0].line, group.lines[1].line, read.lines[0].line, read.lines[1].line],
        [1, 2, 3, 4]
    );
    assert_eq!(body(cheese()).lines[5].line, 6);
}

#[test]
fn a_version_from_before_all_fields_were_checked_is_still_read() {
    let published = json!({
        "basis": { "item": null, "quantity": "100", "unit": "kg" }, "code": "BRINE",
        "lines": [{ "item": "SALT", "line": 2, "quantity": null, "unit": "kg" }],
        "mass_balance_tolerance_percent": null, "minimum_age_days": null, "name": null, "output_item": null,
        "shelf_life_days": null, "version": 1,
    });
    let read = body(published);
    assert_eq!((read.lines[0].line, read.lines[0].quantity, read.version), (2, None, 1));
    let nobody = Body::of_stored(&json!({ "code": "FETA" }));
    assert_eq!((nobody.code.as_str(), nobody.version, nobody.lines.len()), ("FETA", 1, 0));
    let loose = Body::of_stored(&json!({
        "code": "OLD", "labour": { "note": "two of us" }, "outputs": [{ "item": "X" }, { "item": "Y", "role": "main" }],
        "overhead": [{ "amount_minor": 5 }], "mode": "as always", "lines": [{ "item": "SALT", "quantity": "1" }],
    }));
    assert_eq!((loose.labour, loose.overhead.len(), loose.outputs.len(), loose.lines.len()), (None, 0, 1, 1));
}

/// Rows of field, value and the refusal.
fn assert_refusals(rows: &[(&str, Value, &str)]) {
    for (field, value, expected) in rows {
        let mut sent = json!({ "code": "C", "version": 1 });
        sent[field] = value.clone();
        assert_eq!(refusal_text(check::read(&sent)), *expected, "{sent}");
    }
}

#[test]
fn a_wrong_line_or_basis_is_refused_with_its_path_and_code() {
    let oils = |lines: Value| json!({ "name": "oils", "lines": lines });
    let line = |line: Value| json!([line]);
    assert_refusals(&[
        ("version", json!(0), "number_range version"),
        ("version", json!("1"), "number_must_be_integer version"),
        ("version", json!(1.5), "number_must_be_integer version"),
        ("colour", json!("red"), "field_unknown colour"),
        ("mode", json!("bread"), "value_unknown mode"),
        ("mode", json!("group"), "field_required group"),
        ("name", json!("x".repeat(501)), "text_too_long name"),
        (
            "basis",
            json!({ "quantity": "0", "unit": "stone" }),
            "number_range basis.quantity, unit_unknown basis.unit",
        ),
        ("basis", json!([]), "value_unknown basis"),
        ("group", oils(json!([])), "field_required group.lines"),
        ("group", oils(json!([{ "item": "A", "percent": "99" }])), "number_range group.lines"),
        (
            "group",
            json!({ "name": "my oils", "lines": [{ "item": "A", "percent": "100" }] }),
            "value_unknown group.name",
        ),
        ("lines", json!([{ "line": 2, "item": "A" }, { "item": "B" }]), "value_unknown lines[1].line"),
        ("lines", line(json!({ "line": 1001, "item": "A" })), "number_range lines[0].line"),
        ("lines", line(json!({ "quantity": "1" })), "field_required lines[0].item"),
        ("lines", line(json!({ "item": "A", "quantity": 1 })), "number_must_be_text lines[0].quantity"),
        ("lines", line(json!({ "item": "A", "quantity": "1e3" })), "number_format lines[0].quantity"),
        ("lines", line(json!({ "item": "A", "mode": "fixed" })), "field_required lines[0].quantity"),
        ("lines", line(json!({ "item": "A", "mode": "basis" })), "field_required basis"),
        ("lines", line(json!({ "item": "A", "mode": "formula" })), "field_required lines[0].formula"),
        ("lines", line(json!({ "item": "A", "mode": "percent" })), "field_required lines[0].percent"),
        ("lines", line(json!({ "item": "A", "quantity": "1", "of": "milk_l" })), "field_unknown lines[0].of"),
        (
            "lines",
            line(json!({ "item": "A", "quantity": "1", "formula": "2" })),
            "field_unknown lines[0].quantity",
        ),
        ("lines", line(json!({ "item": "A", "recipe_version": 1 })), "field_required lines[0].recipe"),
        ("lines", line(json!({ "item": "A", "flour": 1 })), "value_unknown lines[0].flour"),
        ("lines", line(json!({ "item": "A", "colour": 1 })), "field_unknown lines[0].colour"),
        ("lines", line(json!({ "item": "A", "percent": "90", "flour": true })), "number_range lines"),
        ("lines", json!(vec![json!({ "item": "A" }); 1001]), "list_too_long lines"),
    ]);
}

#[test]
fn a_wrong_output_parameter_or_cost_is_refused_with_its_path_and_code() {
    let line = |line: Value| json!([line]);
    assert_refusals(&[
        ("outputs", line(json!({ "item": "A" })), "field_required outputs[0].role"),
        (
            "outputs",
            line(json!({ "item": "A", "role": "main", "percent": "99" })),
            "cost_shares_not_100 outputs",
        ),
        (
            "outputs",
            json!([{ "item": "A", "role": "main", "share": "mass" }, { "item": "B", "role": "co_product", "share": "sales_value" }]),
            "value_unknown outputs[1].share",
        ),
        (
            "outputs",
            line(json!({ "item": "A", "role": "main", "share": "sales_value" })),
            "field_required outputs[0].value_minor_per_kg",
        ),
        (
            "outputs",
            line(json!({ "item": "A", "role": "main", "credit_minor_per_unit": "1" })),
            "field_unknown outputs[0].credit_minor_per_unit",
        ),
        ("parameters", line(json!({ "name": "milk_l" })), "value_unknown parameters[0].name"),
        ("parameters", line(json!({ "name": "line_3" })), "value_unknown parameters[0].name"),
        ("parameters", line(json!({ "name": "a-b" })), "value_unknown parameters[0].name"),
        ("parameters", line(json!({ "name": "a", "from": "lot:X" })), "value_unknown parameters[0].from"),
        ("parameters", json!([{ "name": "a" }, { "name": "a" }]), "value_unknown parameters[1].name"),
        ("labour", json!({ "hours": "1" }), "field_required labour.rate_minor_per_hour"),
        (
            "overhead",
            line(json!({ "name": "e", "mode": "per_moon", "amount_minor": "1" })),
            "value_unknown overhead[0].mode, number_must_be_integer overhead[0].amount_minor",
        ),
        (
            "overhead",
            line(json!({ "name": "e", "mode": "per_kg", "amount_minor": -1 })),
            "number_range overhead[0].amount_minor",
        ),
        ("dough_loss_percent", json!("100"), "number_range dough_loss_percent"),
        ("minimum_age_days", json!(36_501), "number_range minimum_age_days"),
        ("code", json!(""), "field_required code"),
        ("code", json!("x".repeat(65)), "text_too_long code"),
        ("code", json!("a\u{202e}b"), "text_character code"),
    ]);
}

#[test]
fn a_formula_is_judged_with_its_version() {
    let sent = |lines: Value| json!({ "code": "C", "version": 1, "basis": { "item": "MILK", "quantity": "1", "unit": "L" }, "lines": lines });
    for (lines, expected) in [
        (
            json!([{ "item": "A", "formula": "milk_l ** 2" }]),
            r#"formula_invalid lines[0].formula {"name":"*","line":1}"#,
        ),
        (
            json!([{ "item": "A", "formula": "cream_l" }]),
            r#"formula_invalid lines[0].formula {"name":"cream_l","line":1}"#,
        ),
        (
            json!([{ "item": "A", "formula": "line_9" }]),
            r#"formula_invalid lines[0].formula {"name":"line_9","line":1}"#,
        ),
        (
            json!([{ "item": "A", "formula": "sum_group(oils, x)" }]),
            r#"formula_invalid lines[0].formula {"name":"oils","line":1}"#,
        ),
        (
            json!([{ "item": "A", "percent": "1", "of": "group:oils" }]),
            r#"formula_invalid lines[0].of {"name":"group:oils","line":1}"#,
        ),
        (
            json!([{ "item": "A", "formula": "line_a" }]),
            r#"formula_cycle lines[0].formula {"name":"line_a","line":1}"#,
        ),
        (
            json!([{ "item": "A" }, { "item": "A" }, { "item": "B", "formula": "line_a" }]),
            r#"formula_invalid lines[2].formula {"name":"line_a","line":3}"#,
        ),
        (
            json!([{ "item": "A", "formula": "line_b" }, { "item": "B", "formula": "line_3" }, { "item": "C", "formula": "line_b" }]),
            r#"formula_cycle lines[1].formula {"name":"line_b","line":2}"#,
        ),
        (
            json!([{ "item": "A", "formula": "x(" }, { "item": "B", "formula": ")" }]),
            r#"formula_invalid lines[0].formula, formula_invalid lines[1].formula {"name":"x","line":1}"#,
        ),
    ] {
        assert_eq!(refusal_text(check::read(&sent(lines.clone()))), expected, "{lines}");
    }
    let mut looped = sent(json!([{ "item": "A", "formula": "expected_output" }]));
    looped["expected_output"] = "line_a * 2".into();
    assert_eq!(
        refusal_text(check::read(&looped)),
        r#"formula_cycle lines[0].formula {"name":"line_a","line":1}"#
    );
    let long: Vec<Value> =
        (0..30).map(|n| json!({ "item": format!("A{n}"), "formula": vec!["1"; 400].join("+") })).collect();
    assert_eq!(refusal_text(check::read(&sent(json!(long)))), r#"formula_invalid lines {"name":"nodes"}"#);
}

#[test]
fn a_percentage_without_a_whole_is_of_the_flour_the_group_or_the_basis() {
    let mode = |sent: Value| {
        let read = body(sent);
        super::super::entries::mode_of(&read, read.lines.last().expect("a line"))
    };
    let line = json!({ "item": "A", "percent": "2" });
    let basis = json!({ "quantity": "1", "unit": "kg" });
    assert_eq!(mode(json!({ "code": "C", "lines": [line] })), Some(LineMode::BakersPercent));
    assert_eq!(mode(json!({ "code": "C", "basis": basis, "lines": [line] })), Some(LineMode::Percent));
    assert_eq!(mode(bread()), Some(LineMode::PerPiece));
    assert_eq!(mode(soap()), Some(LineMode::Percent));
}

#[test]
fn a_recipe_inside_gets_the_version_of_the_day() {
    let mut read = body(json!({ "code": "C", "lines": [
        { "item": "A", "recipe": "A", "unit": "kg" }, { "item": "B", "recipe": "B", "recipe_version": 2, "unit": "kg" },
        { "item": "C1", "unit": "kg" } ] }));
    read.pin_recipes(|code| (code == "A").then_some(7));
    let versions: Vec<Option<i32>> = read.lines.iter().map(|line| line.recipe_version).collect();
    assert_eq!(versions, [Some(7), Some(2), None]);
    assert_eq!(body(cheese()).observations(), ["curd_kg"]);
}

/// JSON of any form, with the names of real fields among its keys.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[0-9.a-z_+*/() ]{0,12}".prop_map(Value::from),
    ];
    const NAMES: [&str; 21] = [
        "code",
        "version",
        "lines",
        "item",
        "group",
        "name",
        "basis",
        "quantity",
        "unit",
        "percent",
        "of",
        "formula",
        "outputs",
        "role",
        "parameters",
        "labour",
        "overhead",
        "mode",
        "line",
        "recipe",
        "x",
    ];
    leaf.prop_recursive(5, 80, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(&NAMES[..]), inner), 0..8).prop_map(|fields| fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn whatever_is_sent_is_read_or_refused(sent in anything()) {
        let stored = Body::of_stored(&sent).to_json();
        prop_assert!(is_canonical(&stored));
        if let Ok(read) = check::read(&sent) {
            prop_assert_eq!(&read.to_json(), &stored);
            prop_assert_eq!(check::read(&stored), Ok(read));
        }
    }
}

#[test]
fn numbers_of_lines_count_only_where_they_say_more_than_their_places() {
    let of = |lines: Value| body(json!({ "code": "A", "version": 1, "lines": lines })).is_numbered();
    assert!(!of(json!([{ "line": 1, "item": "A", "quantity": "1" }, { "line": 2, "item": "B" }])));
    assert!(of(json!([{ "line": 1, "item": "A", "quantity": "1" }, { "line": 3, "item": "B" }])));
    assert!(of(json!([{ "item": "A", "quantity": "1" }, { "item": "B", "formula": "2 * line_1" }])));
    assert!(!of(json!([{ "item": "A", "quantity": "1" }, { "item": "B", "formula": "2 * line_a" }])));
}
