//! Batches through their states, on a real database.
//! Invariant: only the transitions of make.md section 3 happen.

use super::*;
use crate::batches::consume::Consume;
use crate::batches::numbering::NextBatch;
use crate::batches::output::Output;
use crate::batches::release::ReleaseBatch;
use crate::batches::show::{GetBatch, ListBatches};
use crate::batches::steps::{
    AbortBatch, CompleteBatch, HoldBatch, ReadyBatch, RejectBatch, ResumeBatch, ReturnBatch, StartBatch,
    SubmitBatch,
};
use crate::control_points::PublishControlPoint;
use crate::deviations::{DisposeDeviation, ListDeviations};
use crate::equipment::create::CreateEquipment;
use crate::fixtures::{assert_has, given, refused};
use crate::planning::GetCalendar;
use crate::readings::PostReading;
use crate::recipes::GetRecipe;
use crate::recipes::publish::PublishRecipe;
use crate::today::GetToday;
use kernel::role::Role;
use ledger::items::CreateItem;
use ledger::stock::lots::GetLot;
use serde_json::Value;
use std::collections::BTreeSet;
use testing::{PEOPLE, Shop};

/// Runs a verb by its name.
async fn move_by(shop: &Shop, who: &str, verb: Verb, batch: &str) -> std::result::Result<Value, String> {
    let (bare, why) = (json!({"batch": batch}), json!({"batch": batch, "reason": "test"}));
    match verb {
        Verb::Plan => shop.run::<PlanBatch>(who, json!({"batch": batch, "recipe": "CURD"})).await,
        Verb::Ready => shop.run::<ReadyBatch>(who, bare).await,
        Verb::Start => shop.run::<StartBatch>(who, bare).await,
        Verb::Hold => shop.run::<HoldBatch>(who, why).await,
        Verb::Resume => shop.run::<ResumeBatch>(who, bare).await,
        Verb::Complete => shop.run::<CompleteBatch>(who, bare).await,
        Verb::Submit => shop.run::<SubmitBatch>(who, bare).await,
        Verb::Return => shop.run::<ReturnBatch>(who, why).await,
        Verb::Release => shop.run::<ReleaseBatch>(who, bare).await,
        Verb::Reject => shop.run::<RejectBatch>(who, why).await,
        Verb::Abort => shop.run::<AbortBatch>(who, why).await,
    }
}

async fn shown(shop: &Shop, batch: &str) -> Value {
    shop.ask::<GetBatch>("audi", json!({"batch": batch})).await.expect("an answer")
}

#[tokio::test]
async fn every_verb_in_every_state_does_what_the_table_says_and_a_refusal_leaves_all_as_it_was() {
    let shop = Shop::dairy().await;
    let somebody_who_may = |verb: Verb| {
        let who = PEOPLE.iter().find(|(_, role)| verb.needs().roles().has(*role) && *role != Role::Owner);
        who.expect("somebody may").0
    };
    for &state in BatchState::ALL {
        for verb in Verb::ALL.into_iter().filter(|verb| *verb != Verb::Plan) {
            let batch = format!("{state}-{}", verb.as_str());
            given(&shop, json!({"batches": [{"batch": batch, "recipe": "CURD", "state": state.as_str()}]}))
                .await;
            let before = shown(&shop, &batch).await;
            assert_eq!(move_by(&shop, "audi", verb, &batch).await, Err("permission_denied".into()));
            let answer = move_by(&shop, somebody_who_may(verb), verb, &batch).await;
            let after = shown(&shop, &batch).await;
            match verb.apply(state) {
                Ok(to) => {
                    assert_has(&answer.expect("moved"), json!({"state": to.as_str()}));
                    assert_eq!(
                        (&after["state"], after["history"].as_array().expect("states").last()),
                        (&json!(to.as_str()), Some(&json!(to.as_str()))),
                        "{batch}"
                    );
                }
                Err(_) => {
                    assert_eq!(answer, Err("batch_state_invalid".into()), "{batch}");
                    assert_eq!(after, before, "{batch}");
                }
            }
        }
    }
}

/// Flour, water and a recipe for bread from 10 kg of flour.
async fn bakery() -> Shop {
    let shop = Shop::dairy().await;
    for (code, kind) in [("FLOUR", "raw"), ("WATER", "raw"), ("BREAD", "finished")] {
        shop.run::<CreateItem>("mia", json!({"code": code, "unit": "kg", "kind": kind}))
            .await
            .expect("added");
    }
    let recipe = json!({"code": "LOAF", "version": 1, "name": "Loaf", "basis": {"item": "FLOUR", "quantity": "10", "unit": "kg"},
        "lines": [{"line": 1, "item": "FLOUR", "quantity": "10", "unit": "kg"}, {"line": 2, "item": "WATER", "quantity": "6500", "unit": "g"}],
        "output_item": "BREAD", "mass_balance_tolerance_percent": "20", "shelf_life_days": 3});
    let published = shop.run::<PublishRecipe>("mia", recipe.clone()).await.expect("published");
    assert_eq!(published["sha256"].as_str().map(str::len), Some(64));
    assert_eq!(shop.run::<PublishRecipe>("mia", recipe).await, Err("recipe_frozen version".into()));
    given(&shop, json!({"lots": [
        {"lot": "F-1", "item": "FLOUR", "quantity": "20", "unit": "kg", "cost_minor": 2400, "expires": "2026-12-01"},
        {"lot": "W-1", "item": "WATER", "quantity": "20", "unit": "kg", "cost_minor": 0}]})).await;
    shop
}

#[tokio::test]
async fn a_batch_goes_from_the_plan_to_the_shelf() {
    let shop = bakery().await;
    let oven = json!({"code": "CORE", "kind": "CCP", "unit": "Cel", "lower": "92", "applies_to": "LOAF"});
    shop.run::<PublishControlPoint>("quinn", oven).await.expect("published");
    let plan = json!({"batch": "L-1", "recipe": "LOAF", "scale": {"quantity": "4000", "unit": "g"}});
    let planned = shop.run::<PlanBatch>("adam", plan.clone()).await.expect("planned");
    assert_has(&planned, json!({"state": "Planned", "recipe_version": 1}));
    assert_eq!(shop.run::<PlanBatch>("adam", plan).await, Err("batch_state_invalid batch".into()));
    assert_has(
        &shown(&shop, "L-1").await,
        json!({"lines": [
        {"line": 1, "item": "FLOUR", "planned": "4"}, {"line": 2, "item": "WATER", "planned": "2.6", "unit": "kg"}]}),
    );
    move_by(&shop, "max", Verb::Ready, "L-1").await.expect("ready");
    move_by(&shop, "max", Verb::Start, "L-1").await.expect("started");
    let take = |line: i32, lot: &str, quantity: &str| json!({"batch": "L-1", "line": line, "lot": lot, "quantity": quantity, "unit": "kg"});
    let flour = shop.run::<Consume>("max", take(1, "F-1", "4")).await.expect("taken");
    assert_has(&flour, json!({"cost_minor": 480}));
    shop.run::<Consume>("max", take(2, "W-1", "2.6")).await.expect("taken");
    assert_eq!(shop.run::<Consume>("max", take(2, "F-1", "1")).await, Err("lot_item_mismatch lot".into()));
    let loaves = json!({"batch": "L-1", "item": "BREAD", "lot": "LOAVES-1", "quantity": "5.6", "unit": "kg"});
    shop.run::<Output>("max", loaves).await.expect("made");
    move_by(&shop, "max", Verb::Complete, "L-1").await.expect("completed");
    move_by(&shop, "max", Verb::Submit, "L-1").await.expect("submitted");
    let (code, facts) = refused::<ReleaseBatch>(&shop, "quinn", json!({"batch": "L-1"})).await;
    assert_eq!((code, &facts["control_points"]), ("batch_missing_reading", &json!(["CORE"])));
    let core = json!({"batch": "L-1", "control_point": "CORE", "instrument": "probe", "device": "hand", "seq": 1,
        "at": "2026-03-05T09:00:00Z", "value": "94", "unit": "Cel"});
    shop.run::<PostReading>("max", core).await.expect("posted");
    move_by(&shop, "quinn", Verb::Release, "L-1").await.expect("released");
    let lot = shop.ask::<GetLot>("audi", json!({"lot": "LOAVES-1"})).await.expect("an answer");
    assert_has(
        &lot,
        json!({"released": true, "cost_minor": 480, "expires": "2026-03-08", "quantity": "5.6"}),
    );
    assert_has(
        &shown(&shop, "L-1").await,
        json!({"state": "Released", "cost_total_minor": 480, "cost_lines_minor": {"FLOUR": 480, "WATER": 0},
        "made_kg": "5.600000000", "cost_minor_per_kg": "85.714285714",
        "history": ["Planned", "Ready", "Running", "Completed", "UnderReview", "Released"]}),
    );
    let page = shop.ask::<ListBatches>("audi", json!({"state": "Released"})).await.expect("an answer");
    assert_has(&page, json!({"rows": [{"batch": "L-1", "recipe": "LOAF"}], "next": null}));
    assert_eq!(
        shop.ask::<ListBatches>("audi", json!({"state": "Lost"})).await,
        Err("value_unknown state".into())
    );
}

#[tokio::test]
async fn a_batch_keeps_the_version_it_was_planned_with() {
    let shop = bakery().await;
    let plan = |batch: &str| json!({"batch": batch, "recipe": "LOAF"});
    shop.run::<PlanBatch>("max", plan("L-1")).await.expect("planned");
    let second = json!({"code": "LOAF", "version": 2, "lines": [{"line": 1, "item": "FLOUR", "quantity": "1", "unit": "kg"}]});
    shop.run::<PublishRecipe>("mia", second).await.expect("published");
    shop.run::<PlanBatch>("max", plan("L-2")).await.expect("planned");
    assert_has(&shown(&shop, "L-1").await, json!({"recipe_version": 1}));
    assert_has(&shown(&shop, "L-2").await, json!({"recipe_version": 2}));
    let asked = |version: Option<i32>| json!({"recipe": "LOAF", "version": version});
    for (version, lines) in [(None, 1), (Some(1), 2)] {
        let recipe = shop.ask::<GetRecipe>("audi", asked(version)).await.expect("an answer");
        assert_eq!(recipe["lines"].as_array().map(Vec::len), Some(lines));
    }
    assert_eq!(shop.ask::<GetRecipe>("audi", asked(Some(3))).await, Err("not_found recipe".into()));
    for (wrong, expected) in [
        (
            json!({"code": "X", "version": 1, "lines": [{"line": 1, "item": "NOPE", "unit": "kg"}]}),
            "not_found lines[0].item",
        ),
        (
            json!({"code": "X", "version": 1, "lines": [{"line": 1, "item": "FLOUR", "unit": "L"}]}),
            "density_missing lines[0].unit",
        ),
        (json!({"code": "X", "version": 0, "lines": []}), "number_range version"),
        (
            json!({"code": "X", "version": 1, "lines": [{"line": 1, "item": "FLOUR", "unit": "kg"}, {"line": 1, "item": "WATER", "unit": "kg"}]}),
            "value_unknown lines[1].line",
        ),
    ] {
        assert_eq!(shop.run::<PublishRecipe>("mia", wrong).await, Err(expected.into()));
    }
}

#[tokio::test]
async fn what_went_in_and_came_out_must_agree_before_a_batch_is_complete() {
    let shop = bakery().await;
    for (batch, made, agrees) in
        [("L-1", "8", true), ("L-2", "7.9", false), ("L-3", "12", true), ("L-4", "12.1", false)]
    {
        given(
            &shop,
            json!({"batches": [{"batch": batch, "recipe": "LOAF", "state": "Running", "consumed_kg": "10",
            "output": {"lot": format!("{batch}/1"), "quantity": made}}]}),
        )
        .await;
        let completed = move_by(&shop, "max", Verb::Complete, batch).await;
        assert_eq!(
            completed.map(|answer| answer["state"].clone()),
            if agrees { Ok(json!("Completed")) } else { Err("mass_balance_exceeded".into()) },
            "{made}"
        );
    }
}

#[tokio::test]
async fn who_ran_it_alone_or_read_its_failures_does_not_release_it() {
    let shop = bakery().await;
    for batch in ["L-1", "L-2"] {
        shop.run::<PlanBatch>("olive", json!({"batch": batch, "recipe": "LOAF"})).await.expect("planned");
        move_by(&shop, "olive", Verb::Ready, batch).await.expect("ready");
        move_by(&shop, "olive", Verb::Start, batch).await.expect("started");
    }
    let take = |batch: &str, line: i32, lot: &str, quantity: &str| json!({"batch": batch, "line": line, "lot": lot, "quantity": quantity, "unit": "kg"});
    for (batch, who) in [("L-1", "olive"), ("L-2", "max")] {
        shop.run::<Consume>(who, take(batch, 1, "F-1", "1")).await.expect("taken");
        let made = json!({"batch": batch, "item": "BREAD", "lot": format!("{batch}/1"), "quantity": "1", "unit": "kg"});
        shop.run::<Output>(who, made).await.expect("made");
        move_by(&shop, who, Verb::Complete, batch).await.expect("completed");
        move_by(&shop, who, Verb::Submit, batch).await.expect("submitted");
    }
    assert_eq!(move_by(&shop, "olive", Verb::Release, "L-1").await, Err("four_eyes".into()));
    move_by(&shop, "quinn", Verb::Release, "L-1").await.expect("released");
    move_by(&shop, "olive", Verb::Release, "L-2").await.expect("released: max worked on it too");
}

#[tokio::test]
async fn the_newest_version_of_a_point_decides_which_recipe_requires_it() {
    let shop = bakery().await;
    let publish = async |code: &str, recipe: Value| {
        let mut point =
            json!({"code": code, "kind": "QP", "unit": "Cel", "upper": "30", "applies_to": recipe});
        if let Err(refused) = shop.run::<PublishControlPoint>("quinn", point.clone()).await {
            assert_eq!(refused, "field_required confirm_move", "only where a recipe loses it");
            point["confirm_move"] = json!(true);
            shop.run::<PublishControlPoint>("quinn", point).await.expect("published");
            return false;
        }
        true
    };
    let required = async |batch: &str| -> Vec<String> {
        shop.run::<PlanBatch>("max", json!({"batch": batch, "recipe": "LOAF"})).await.expect("planned");
        let points = shown(&shop, batch).await["control_points"].clone();
        let name =
            |it: &Value| format!("{} {}", it["control_point"].as_str().expect("a code"), it["version"]);
        points.as_array().expect("points").iter().map(name).collect()
    };
    for (code, recipe) in [("OVEN", "LOAF"), ("PROVER", "LOAF"), ("ROOM", "LOAF"), ("SHELF", "BUN")] {
        assert!(publish(code, json!(recipe)).await, "{code} is new");
    }
    assert_eq!(required("L-1").await, ["OVEN 1", "PROVER 1", "ROOM 1"]);
    for (code, recipe) in
        [("OVEN", json!("LOAF")), ("PROVER", json!("BUN")), ("ROOM", Value::Null), ("SHELF", json!("LOAF"))]
    {
        assert_eq!(publish(code, recipe).await, code == "OVEN", "{code}");
    }
    assert_eq!(required("L-2").await, ["OVEN 2", "SHELF 2"]);
}

#[tokio::test]
async fn a_point_watched_too_seldom_is_a_deviation_for_each_gap() {
    let mut shop = bakery().await;
    let point = json!({"code": "ROOM", "kind": "OPRP", "unit": "Cel", "upper": "30", "applies_to": "LOAF", "max_gap_s": 600});
    shop.run::<PublishControlPoint>("quinn", point).await.expect("published");
    shop.run::<PlanBatch>("max", json!({"batch": "L-1", "recipe": "LOAF"})).await.expect("planned");
    move_by(&shop, "max", Verb::Ready, "L-1").await.expect("ready");
    move_by(&shop, "max", Verb::Start, "L-1").await.expect("started"); // 09:00
    shop.at("2026-03-05T09:10:00Z");
    let read = |seq: i64, at: &str| {
        json!({"batch": "L-1", "control_point": "ROOM", "instrument": "t", "device": "d", "seq": seq,
        "at": at, "value": "22", "unit": "Cel"})
    };
    shop.run::<PostReading>("max", read(1, "2026-03-05T09:10:00Z")).await.expect("posted");
    shop.at("2026-03-05T09:20:01Z");
    shop.run::<PostReading>("max", read(2, "2026-03-05T09:20:01Z")).await.expect("posted");
    shop.run::<Consume>(
        "max",
        json!({"batch": "L-1", "line": 1, "lot": "F-1", "quantity": "1", "unit": "kg"}),
    )
    .await
    .expect("taken");
    shop.run::<Output>(
        "max",
        json!({"batch": "L-1", "item": "BREAD", "lot": "B", "quantity": "1", "unit": "kg"}),
    )
    .await
    .expect("made");
    shop.at("2026-03-05T09:30:01Z");
    move_by(&shop, "max", Verb::Complete, "L-1").await.expect("completed");
    let found = shop.ask::<ListDeviations>("audi", json!({"batch": "L-1"})).await.expect("an answer");
    assert_has(
        &found,
        json!({"count": 1, "rows": [{"kind": "missing_reading", "from": "2026-03-05T09:10:00Z",
        "to": "2026-03-05T09:20:01Z", "seconds": 601, "status": "open"}]}),
    );
    move_by(&shop, "max", Verb::Submit, "L-1").await.expect("submitted");
    assert_eq!(move_by(&shop, "quinn", Verb::Release, "L-1").await, Err("batch_open_deviation".into()));
    let decided = |decision: &str| json!({"deviation": "L-1/D1", "decision": decision, "cause": "a", "correction": "b", "prevention": "c"});
    assert_has(
        &shop.run::<DisposeDeviation>("quinn", decided("divert")).await.expect("disposed"),
        json!({"hold_lifted": false}),
    );
    assert_eq!(move_by(&shop, "quinn", Verb::Release, "L-1").await, Err("batch_lot_held".into()));
}

#[tokio::test]
async fn overdue_or_dirty_equipment_starts_no_batch() {
    let mut shop = Shop::dairy().await;
    for equipment in [
        json!({"code": "TT-02", "kind": "instrument", "calibration_due": "2026-03-05"}),
        json!({"code": "VAT-2", "kind": "vessel", "clean_after_each_batch": true, "clean_valid_hours": 72, "cleaned_at": "2026-03-05T08:00:00Z"}),
    ] {
        shop.run::<CreateEquipment>("quinn", equipment).await.expect("added");
    }
    let batch = |code: &str| json!({"batch": code, "recipe": "MILK", "state": "Ready", "equipment": ["TT-02", "VAT-2"]});
    given(&shop, json!({"batches": [batch("E-1"), batch("E-2"), batch("E-3")]})).await;
    move_by(&shop, "max", Verb::Start, "E-1").await.expect("both are fit");
    shop.at("2026-03-05T10:00:00Z");
    let (code, facts) = refused::<StartBatch>(&shop, "max", json!({"batch": "E-2"})).await;
    assert_eq!((code, &facts["equipment"]), ("equipment_dirty", &json!("VAT-2")));
    shop.at("2026-03-05T13:00:00Z"); // 6 March in Hobart
    let (code, facts) = refused::<StartBatch>(&shop, "max", json!({"batch": "E-3"})).await;
    assert_eq!((code, &facts["equipment"]), ("equipment_calibration_overdue", &json!("TT-02")));
    assert_has(&shown(&shop, "E-2").await, json!({"state": "Ready"}));
}

#[tokio::test]
async fn the_day_begins_with_what_presses() {
    let mut shop = bakery().await;
    given(&shop, json!({
        "lots": [{"lot": "OLD", "item": "FLOUR", "quantity": "1", "unit": "kg", "expires": "2026-03-12"},
                 {"lot": "LATER", "item": "FLOUR", "quantity": "1", "unit": "kg", "expires": "2026-03-13"},
                 {"lot": "GONE", "item": "FLOUR", "quantity": "0", "unit": "kg", "expires": "2026-03-06"},
                 {"lot": "BAD", "item": "FLOUR", "quantity": "1", "unit": "kg", "status": "held"}],
        "control_points": [{"code": "CP", "kind": "CCP", "unit": "Cel", "lower": "72"}],
        "batches": [{"batch": "R", "recipe": "LOAF", "state": "Running"}, {"batch": "U", "recipe": "LOAF", "state": "UnderReview"},
                    {"batch": "D", "recipe": "LOAF", "state": "Released"}],
    })).await;
    shop.at("2026-03-05T09:00:01Z");
    given(&shop, json!({"readings": [{"batch": "R", "control_point": "CP", "at": "2026-03-05T09:00:00Z", "value": "70"}]})).await;
    let today = shop.ask::<GetToday>("max", json!({})).await.expect("an answer");
    assert_has(
        &today,
        json!({"batches": {"Held": 1, "Released": 1, "UnderReview": 1}, "in_work": [{"batch": "R"}],
        "held": [{"batch": "R"}], "expired_count": 0, "expiring_count": 1,
        "under_review": [{"batch": "U"}], "deviations": [{"deviation": "R/D1"}], "expiring": [{"lot": "OLD"}],
        "holds": [{"hold": "R/D1"}, {"hold": "opening", "lot": "BAD"}]}),
    );
    shop.at("2026-03-13T09:00:00Z");
    let later = shop.ask::<GetToday>("max", json!({})).await.expect("an answer");
    assert_has(
        &later,
        json!({"expired_count": 1, "expiring_count": 1, "expiring": [{"lot": "OLD"}, {"lot": "LATER"}]}),
    );
    assert_eq!(shop.ask::<GetToday>("cas", json!({})).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn a_batch_that_is_planned_after_an_import_is_newer_than_the_imported_ones() {
    let mut shop = bakery().await;
    let of_old = |n: i32| json!({"batch": format!("OLD-{n}"), "recipe": "LOAF", "state": "Planned"});
    given(&shop, json!({"batches": (0..60).map(of_old).collect::<Vec<Value>>()})).await;
    shop.at("2026-03-05T09:00:01Z");
    shop.run::<PlanBatch>("adam", json!({"batch": "L-7", "recipe": "LOAF"})).await.expect("planned");
    let first = shop.ask::<ListBatches>("audi", json!({})).await.expect("an answer");
    let more = json!({"after": first["next"]});
    let second = shop.ask::<ListBatches>("audi", more).await.expect("an answer");
    let rows = [&first, &second].into_iter().flat_map(|page| page["rows"].as_array().expect("rows"));
    let codes: BTreeSet<&str> = rows.map(|row| row["batch"].as_str().expect("a code")).collect();
    assert_eq!((codes.len(), &second["next"]), (61, &Value::Null), "no batch is on both pages or on none");
    let next = shop.ask::<NextBatch>("max", json!({})).await.expect("an answer");
    let today = shop.ask::<GetToday>("max", json!({})).await.expect("an answer");
    let days = json!({"from": "2026-03-05", "to": "2026-03-06"});
    let calendar = shop.ask::<GetCalendar>("max", days).await.expect("an answer");
    let newest = [&first["rows"], &today["in_work"], &calendar["waiting"]].map(|rows| &rows[0]["batch"]);
    assert_eq!((newest, &next["batch"]), ([&json!("L-7"); 3], &json!("L-8")));
}
