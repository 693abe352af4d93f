//! Tests of imported rows, on a real database.
//! Invariant: every value of a row is kept with its meaning, or refused; none is dropped silently.

use crate::batches::show::GetBatch;
use crate::fixtures::{Given, assert_has, given};
use crate::readings::list::ListReadings;
use crate::traceability::RunTrace;
use serde_json::{Value, json};
use testing::Shop;

/// Flour in kg, a lot of it, and a point.
async fn bakery() -> Shop {
    let shop = Shop::dairy().await;
    given(&shop, json!({
        "items": [{"code": "FLOUR", "unit": "kg"}, {"code": "MILK", "unit": "kg", "density_kg_per_l": "1.030"}],
        "control_points": [{"code": "CORE", "kind": "CCP", "unit": "Cel", "lower": "92"}],
        "lots": [{"lot": "F-1", "item": "FLOUR", "quantity": "5", "unit": "kg"}, {"lot": "M-1", "item": "MILK", "quantity": "9", "unit": "kg"}],
    })).await;
    shop
}

#[tokio::test]
async fn a_row_that_says_what_cannot_be_kept_is_refused() {
    let shop = bakery().await;
    let lot = |more: Value| merged(json!({"lot": "L-1", "item": "FLOUR", "quantity": "1"}), more);
    let batch = |more: Value| merged(json!({"batch": "B-1", "recipe": "R", "state": "Completed"}), more);
    let edge = |more: Value| merged(json!({"from": "F-1", "to": "M-1"}), more);
    for (kind, row, expected) in [
        ("lots", lot(json!({"pieces": [{"piece": 1, "quantity": "2"}]})), "number_range rows[0].quantity"),
        ("lots", lot(json!({"net_mg": 5})), "field_unknown rows[0].quantity"),
        ("lots", lot(json!({"parents_batch": "B-0"})), "field_required rows[0].parents"),
        ("lots", lot(json!({"quantity": "0", "cost_minor": 5})), "number_range rows[0].cost_minor"),
        ("edges", edge(json!({"kind": "pack", "batch": "B-0"})), "value_unknown rows[0].kind"),
        ("edges", edge(json!({"quantity": "1", "unit": "L"})), "density_missing rows[0].unit"),
        ("edges", edge(json!({"quantity": "-1"})), "number_range rows[0].quantity"),
        ("batches", batch(json!({"control_points": ["CORE", "NOPE"]})), "not_found rows[0].control_points"),
        ("batches", batch(json!({"history": ["Planned", "Ready"]})), "value_unknown rows[0].history"),
        ("batches", batch(json!({"minimum_age_days": 36_501})), "number_range rows[0].minimum_age_days"),
        (
            "batches",
            batch(json!({"mass_in_kg": "2", "consumed_kg": "3"})),
            "number_range rows[0].consumed_kg",
        ),
        (
            "batches",
            batch(json!({"started": "2026-03-02T00:00:00Z", "completed": "2026-03-01T00:00:00Z"})),
            "number_range rows[0].completed",
        ),
        (
            "batches",
            batch(json!({"consumed": [{"lot": "F-1"}]})),
            "field_required rows[0].consumed[0].quantity",
        ),
        (
            "batches",
            batch(json!({"consumed": [{"lot": "F-1", "quantity": "1", "unit": "L"}]})),
            "density_missing rows[0].unit",
        ),
        (
            "batches",
            batch(json!({"output": {"lot": "F-1", "quantity": "2"}})),
            "lot_code_taken rows[0].output",
        ),
        ("batches", batch(json!({"output": "F-1"})), "lot_code_taken rows[0].output"),
    ] {
        let rows = json!({"kind": kind, "rows": [row]});
        assert_eq!(shop.run::<Given>("olive", rows.clone()).await, Err(expected.into()), "{rows}");
    }
}

fn merged(mut row: Value, more: Value) -> Value {
    row.as_object_mut().expect("a row").extend(more.as_object().expect("fields").clone());
    row
}

#[tokio::test]
async fn quantities_come_in_the_unit_that_is_named_and_a_reading_keeps_its_name() {
    let shop = bakery().await;
    given(&shop, json!({
        "batches": [{"batch": "B-1", "recipe": "R", "state": "Running",
            "lines": [{"line": 1, "item": "FLOUR", "quantity": "500", "unit": "g"}, {"line": 2, "item": "MILK", "quantity": "2", "unit": "L"}],
            "consumed": [{"line": 2, "lot": "M-1", "quantity": "1", "unit": "L"}, {"line": 1, "lot": "F-1", "quantity": "250", "unit": "g", "cost_minor": 7}],
            "output": {"lot": "DOUGH", "quantity": "1"}}],
        "edges": [{"from": "F-1", "to": "DOUGH", "quantity": "250", "unit": "g", "kind": "batch"}],
        "readings": [{"reading": "R-7", "batch": "B-1", "control_point": "CORE", "at": "2026-03-05T08:00:00Z", "value": "93"}],
    })).await;
    let batch = shop.ask::<GetBatch>("audi", json!({"batch": "B-1"})).await.expect("a batch");
    assert_has(
        &batch,
        json!({
        "lines": [{"item": "FLOUR", "planned": "0.5", "consumed": "0.25"}, {"item": "MILK", "planned": "2.06", "consumed": "1.03"}],
        "cost_lines_minor": {"FLOUR": 7, "MILK": 0}}),
    );
    let readings = shop.ask::<ListReadings>("audi", json!({"batch": "B-1"})).await.expect("readings");
    assert_has(&readings, json!({"rows": [{"reading": "R-7", "value": "93"}]}));
    let back = json!({"lot": "DOUGH", "direction": "back"});
    let back = shop.ask::<RunTrace>("quinn", back).await.expect("a trace");
    assert_has(&back, json!({"lots": ["F-1", "M-1"]}));
}
