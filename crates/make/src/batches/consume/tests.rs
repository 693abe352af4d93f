//! The inputs of a batch, on a real database.
//! Invariant: the lot that expires first goes first, or a reason is stored.

use super::*;
use crate::batches::output::Output;
use crate::batches::release::ReleaseBatch;
use crate::batches::steps::{CompleteBatch, SubmitBatch};
use crate::fixtures::{assert_has, given, refused};
use crate::traceability::AskTrace;
use ledger::stock::fefo::suggest::SuggestFefo;
use ledger::stock::holds::{HoldLot, LiftHold};
use ledger::stock::lots::GetLot;
use serde_json::Value;
use testing::Shop;

fn flour(
    lot: &str,
    quantity: &str,
    cost_minor: i64,
    status: &str,
    expires: Option<&str>,
    received: &str,
) -> Value {
    json!({"lot": lot, "item": "FLOUR", "quantity": quantity, "unit": "kg", "cost_minor": cost_minor, "status": status,
           "expires": expires, "received": received})
}

/// A bakery's flour and a batch that runs.
async fn bakery() -> Shop {
    let mut shop = Shop::dairy().await;
    shop.at("2026-03-16T00:00:00Z");
    given(&shop, json!({
        "items": [{"code": "FLOUR", "name": "Strong white flour", "kind": "raw", "unit": "kg", "allergens": ["wheat"], "resolution": "0.001"}],
        "lots": [
            flour("F-31", "12.000", 1440, "available", Some("2026-05-02"), "2026-01-31"),
            flour("F-30", "8.000", 960, "available", Some("2026-04-15"), "2026-02-03"),
            flour("F-28", "9.500", 1140, "available", Some("2026-04-15"), "2026-01-30"),
            flour("F-20", "40.000", 4000, "available", Some("2026-03-11"), "2025-10-11"),
            flour("F-29", "20.000", 2400, "held", Some("2026-04-01"), "2026-01-30"),
            flour("F-33", "25.000", 3125, "available", None, "2025-12-31"),
        ],
        "batches": [{"batch": "S-1", "recipe": "SOURDOUGH", "recipe_version": 1, "state": "Running"}],
    })).await;
    shop
}

fn take(lot: &str, quantity: &str, reason: Option<&str>) -> Value {
    json!({"batch": "S-1", "line": 1, "lot": lot, "quantity": quantity, "unit": "kg", "override_reason": reason})
}

async fn lot(shop: &Shop, lot: &str) -> Value {
    shop.ask::<GetLot>("audi", json!({"lot": lot})).await.expect("an answer")
}

#[tokio::test]
async fn first_expired_goes_first_and_another_choice_is_kept_with_its_reason() {
    let mut shop = bakery().await;
    let wanted = json!({"item": "FLOUR", "quantity": "30.000", "unit": "kg"});
    let picks = shop.ask::<SuggestFefo>("max", wanted).await.expect("an answer");
    assert_has(
        &picks,
        json!({"short": "0", "picks": [
        {"lot": "F-28", "quantity": "9.5"}, {"lot": "F-30", "quantity": "8"}, {"lot": "F-31", "quantity": "12"},
        {"lot": "F-33", "quantity": "0.5"}]}),
    );
    shop.at("2026-03-16T00:01:00Z");
    let bare = take("F-31", "10.000", None);
    assert_eq!(
        shop.run::<Consume>("max", bare).await,
        Err("fefo_override_reason_required override_reason".into())
    );
    let why = "F-28 and F-30 on the top shelf, lift broken";
    let taken = shop.run::<Consume>("max", take("F-31", "10.000", Some(why))).await.expect("taken");
    assert_has(&taken, json!({"override": true, "skipped": ["F-28", "F-30"], "cost_minor": 1200}));
    assert_eq!(
        shop.run::<Consume>("max", take("F-20", "1.000", Some("use it up"))).await,
        Err("lot_expired lot".into())
    );
    let (code, facts) = refused::<Consume>(&shop, "max", take("F-29", "1.000", Some("looks fine"))).await;
    assert_eq!((code, &facts["holds"]), ("lot_held", &json!(["opening"])));
    let (code, facts) = refused::<Consume>(&shop, "max", take("F-28", "9.501", None)).await;
    assert_eq!((code, &facts["available"]), ("lot_insufficient", &json!("9.5")));
    let taken = shop.run::<Consume>("max", take("F-28", "9.500", None)).await.expect("taken");
    assert_has(&taken, json!({"override": false, "cost_minor": 1140, "skipped": []}));
    assert_eq!(
        shop.run::<Consume>("cas", take("F-30", "1.000", None)).await,
        Err("permission_denied".into())
    );
    for (code, quantity, cost_minor) in [
        ("F-31", "2", 240),
        ("F-28", "0", 0),
        ("F-30", "8", 960),
        ("F-20", "40", 4000),
        ("F-29", "20", 2400),
        ("F-33", "25", 3125),
    ] {
        assert_has(&lot(&shop, code).await, json!({"quantity": quantity, "cost_minor": cost_minor}));
    }
    let kept = shop.ask::<ListOverrides>("audi", json!({"batch": "S-1"})).await.expect("an answer");
    assert_has(
        &kept,
        json!({"count": 1, "rows": [{"by": "max", "lot": "F-31", "skipped": ["F-28", "F-30"], "reason": why}]}),
    );
}

#[tokio::test]
async fn a_lot_is_good_through_its_last_local_day() {
    let mut shop = bakery().await;
    // Midnight in Hobart is 14:00 UTC once summer time is over: the 15th of April ends then.
    shop.at("2026-04-15T13:59:59Z");
    shop.run::<Consume>("max", take("F-28", "1.000", None)).await.expect("its last day");
    shop.at("2026-04-15T14:00:00Z");
    assert_eq!(shop.run::<Consume>("max", take("F-28", "1.000", None)).await, Err("lot_expired lot".into()));
}

#[tokio::test]
async fn bad_input_is_named() {
    let shop = Shop::dairy().await;
    let other = shop.beside("next-door").await;
    given(&other, json!({"lots": [{"lot": "OTHER-TENANT-LOT", "item": "X"}]})).await;
    given(&shop, json!({
        "items": [{"code": "FLOUR", "unit": "kg", "resolution": "0.001"}, {"code": "SALT", "unit": "kg", "resolution": "0.001"},
                  {"code": "BREAD", "unit": "kg", "resolution": "0.001", "kind": "finished"}],
        "lots": [{"lot": "L-1", "item": "FLOUR", "quantity": "10.000", "unit": "kg", "cost_minor": 1200, "expires": "2027-01-01"},
                 {"lot": "L-WRONG-ITEM", "item": "SALT", "quantity": "5.000", "unit": "kg", "cost_minor": 500}],
        "batches": [{"batch": "X-1", "recipe": "BREAD", "state": "Running", "lines": [{"line": 1, "item": "FLOUR"}],
                     "consumed_kg": "10.000", "mass_balance_tolerance_percent": "2.000"}],
    })).await;
    for (change, expected) in [
        (json!({"quantity": "0"}), "number_range quantity"),
        (json!({"quantity": "-1"}), "number_range quantity"),
        (json!({"quantity": "1.0000001"}), "quantity_resolution quantity"),
        (json!({"quantity": "NaN"}), "number_format quantity"),
        (json!({"quantity": "1e3"}), "number_format quantity"),
        (json!({"quantity": 1.0}), "number_must_be_text quantity"),
        (json!({"quantity": "1,5"}), "number_format quantity"),
        (json!({"quantity": "9999999999999"}), "number_range quantity"),
        (json!({"unit": "L"}), "density_missing unit"),
        (json!({"unit": "stone"}), "unit_unknown unit"),
        (json!({"unit": "each"}), "unit_mismatch unit"),
        (json!({"lot": "NOPE"}), "not_found lot"),
        (json!({"lot": "OTHER-TENANT-LOT"}), "not_found lot"),
        (json!({"line": 99}), "line_unknown line"),
        (json!({"lot": "L-WRONG-ITEM"}), "lot_item_mismatch lot"),
        (json!({"extra": 1}), "field_unknown extra"),
        (json!({"lot": null}), "field_required lot"),
    ] {
        let mut body = json!({"batch": "X-1", "line": 1, "lot": "L-1", "quantity": "1.000", "unit": "kg"});
        body.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
        assert_eq!(shop.run::<Consume>("max", body).await, Err(expected.into()));
    }
    let much = json!({"batch": "X-1", "item": "BREAD", "lot": "P-1", "quantity": "400.000", "unit": "kg"});
    assert_eq!(shop.run::<Output>("max", much).await, Err("mass_balance_exceeded".into()));
}

#[tokio::test]
async fn many_takers_of_one_lot_never_go_below_nil() {
    let shop = bakery().await;
    let bodies: Vec<Value> = (0..32).map(|_| take("F-28", "1.000", None)).collect();
    let takers = bodies.into_iter().map(|body| shop.run::<Consume>("max", body));
    let answers = futures::future::join_all(takers).await;
    let taken: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert_eq!(taken.len(), 9); // 9.5 kg
    assert!(
        answers.iter().all(|answer| answer.is_ok() || *answer == Err("lot_insufficient quantity".into())),
        "{answers:?}"
    );
    let spent: i64 = taken.iter().filter_map(|answer| answer["cost_minor"].as_i64()).sum();
    assert_has(&lot(&shop, "F-28").await, json!({"quantity": "0.5", "cost_minor": 1140 - spent}));
}

#[tokio::test]
async fn a_hold_reaches_what_was_made_of_the_lot_and_what_will_be() {
    let shop = bakery().await;
    shop.run::<Consume>("max", take("F-28", "9.500", None)).await.expect("taken");
    let bread =
        |code: &str| json!({"batch": "S-1", "item": "FLOUR", "lot": code, "quantity": "1.000", "unit": "kg"});
    let made = shop.run::<Output>("max", bread("BREAD-1")).await.expect("made");
    assert_has(&made, json!({"held_by": []}));
    let hold = json!({"hold": "H-1", "lot": "F-28", "reason": "moths"});
    let placed = shop.run::<HoldLot>("max", hold).await.expect("held");
    assert_has(
        &placed,
        json!({"affected": ["BREAD-1", "F-28"], "effective": {"BREAD-1": ["H-1"], "F-28": ["H-1"]}}),
    );
    assert_has(
        &shop.run::<Output>("max", bread("BREAD-2")).await.expect("made"),
        json!({"held_by": ["H-1"]}),
    );
    // A later input leads to an earlier output.
    shop.run::<Consume>("max", take("F-30", "8.000", None)).await.expect("taken");
    let back = shop
        .ask::<AskTrace>("audi", json!({"lot": "BREAD-1", "direction": "back"}))
        .await
        .expect("an answer");
    assert_eq!(back, json!({"lots": ["F-28", "F-30"], "batches": ["S-1"], "bills": []}));
    for lot in ["F-28", "F-30"] {
        let forward = shop
            .ask::<AskTrace>("max", json!({"lot": lot, "direction": "forward"}))
            .await
            .expect("an answer");
        assert_eq!(forward, json!({"lots": ["BREAD-1", "BREAD-2"], "batches": ["S-1"], "bills": []}));
    }
    for (direction, lots) in [("back", ["F-28", "F-30"]), ("forward", ["BREAD-1", "BREAD-2"])] {
        let of_batch = shop
            .ask::<AskTrace>("max", json!({"batch": "S-1", "direction": direction}))
            .await
            .expect("an answer");
        assert_eq!(of_batch, json!({"lots": lots, "batches": [], "bills": []}));
    }
    shop.run::<CompleteBatch>("max", json!({"batch": "S-1"})).await.expect("completed");
    shop.run::<SubmitBatch>("max", json!({"batch": "S-1"})).await.expect("submitted");
    let (code, facts) = refused::<ReleaseBatch>(&shop, "quinn", json!({"batch": "S-1"})).await;
    assert_eq!((code, &facts["holds"]), ("batch_lot_held", &json!(["H-1"])));
    assert_eq!(
        shop.run::<LiftHold>("max", json!({"hold": "H-1", "reason": "ok"})).await,
        Err("permission_denied".into())
    );
    let lifted =
        shop.run::<LiftHold>("quinn", json!({"hold": "H-1", "reason": "no moths"})).await.expect("lifted");
    assert_has(&lifted, json!({"freed": ["BREAD-1", "BREAD-2", "F-28"]}));
    shop.run::<ReleaseBatch>("quinn", json!({"batch": "S-1"})).await.expect("released");
    assert_has(&lot(&shop, "BREAD-1").await, json!({"released": true, "held": false, "cost_minor": 1050}));
    assert_has(&lot(&shop, "BREAD-2").await, json!({"cost_minor": 1050}));
}

#[tokio::test]
async fn an_unreleased_lot_may_go_in_but_its_batch_must_be_released_first_and_no_lot_feeds_itself() {
    let shop = bakery().await;
    given(&shop, json!({"batches": [{"batch": "S-2", "recipe": "SOURDOUGH", "recipe_version": 1, "state": "Running"}]})).await;
    shop.run::<Consume>("max", take("F-28", "1.000", None)).await.expect("taken");
    let levain = json!({"batch": "S-1", "item": "FLOUR", "lot": "LEVAIN", "quantity": "1.000", "unit": "kg"});
    shop.run::<Output>("max", levain).await.expect("made");
    let mut second = take("LEVAIN", "0.500", Some("the plan"));
    second["batch"] = json!("S-2");
    shop.run::<Consume>("max", second).await.expect("taken");
    let dough = json!({"batch": "S-2", "item": "FLOUR", "lot": "DOUGH", "quantity": "0.500", "unit": "kg"});
    shop.run::<Output>("max", dough).await.expect("made");
    for (own, quantity) in [("LEVAIN", "0.100"), ("DOUGH", "0.100")] {
        assert_eq!(
            shop.run::<Consume>("max", take(own, quantity, Some("why not"))).await,
            Err("lot_cycle lot".into())
        );
    }
    shop.run::<CompleteBatch>("max", json!({"batch": "S-2"})).await.expect("completed");
    shop.run::<SubmitBatch>("max", json!({"batch": "S-2"})).await.expect("submitted");
    let (code, facts) = refused::<ReleaseBatch>(&shop, "quinn", json!({"batch": "S-2"})).await;
    assert_eq!((code, &facts["parents"]), ("batch_parent_not_released", &json!(["S-1"])));
}
