//! Steps of a batch, on a real database.
//! Invariant: a mark stays; a slip is reversed by a mark of its own.

use crate::batches::PlanBatch;
use crate::batches::show::GetBatch;
use crate::batches::steps::{CompleteBatch, HoldBatch, ReadyBatch, StartBatch};
use crate::fixtures::{assert_has, given};
use crate::process::{BeginStep, FinishStep, UndoStep};
use crate::recipes::GetRecipe;
use serde_json::{Value, json};
use testing::Shop;

/// A batch of a recipe with three steps, running.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    given(
        &shop,
        json!({
            "items": [{"code": "MILK", "unit": "kg", "resolution": "0.001"}],
            "recipes": [{
                "code": "CURD", "basis": {"item": "MILK", "quantity": "100", "unit": "kg"},
                "lines": [{"item": "MILK", "mode": "basis"}],
                "steps": [
                    {"instruction": "Warm the milk", "target": "32", "target_unit": "Cel"},
                    {"instruction": "Let it set", "timer": "30", "timer_unit": "min", "note": "do not stir"},
                    {"instruction": "Cut the curd"},
                ],
            }],
        }),
    )
    .await;
    shop.run::<PlanBatch>("max", json!({"batch": "B-1", "recipe": "CURD"})).await.expect("planned");
    shop.run::<ReadyBatch>("max", json!({"batch": "B-1"})).await.expect("ready");
    shop
}

fn step(step: i32) -> Value {
    json!({"batch": "B-1", "step": step})
}

async fn steps(shop: &Shop) -> Value {
    shop.ask::<GetBatch>("max", json!({"batch": "B-1"})).await.expect("an answer")["steps"].clone()
}

#[tokio::test]
async fn a_step_is_done_with_its_value_and_a_slip_is_taken_back() {
    let mut shop = dairy().await;
    let early = shop.run::<FinishStep>("max", step(1)).await;
    assert_eq!(early, Err("batch_state_invalid".into()));
    shop.run::<StartBatch>("max", json!({"batch": "B-1"})).await.expect("started");
    let warm = json!({"batch": "B-1", "step": 1, "value": "31.8", "note": "slow today"});
    assert_has(
        &shop.run::<FinishStep>("max", warm.clone()).await.expect("done"),
        json!({"step": 1, "state": "done", "next": 2}),
    );
    assert_eq!(shop.run::<FinishStep>("max", warm).await, Err("batch_state_invalid step".into()));
    assert_has(
        &steps(&shop).await,
        json!([
            {"step": 1, "instruction": "Warm the milk", "target": "32", "target_unit": "Cel", "state": "done",
             "value": "31.8", "done_note": "slow today"},
            {"step": 2, "timer_s": 1800, "note": "do not stir", "state": "open", "done_at": null},
            {"step": 3, "state": "open"},
        ]),
    );
    shop.at("2026-03-05T09:05:00Z");
    assert_has(
        &shop
            .run::<UndoStep>("max", json!({"batch": "B-1", "step": 1, "note": "wrong batch"}))
            .await
            .expect("undone"),
        json!({"state": "open", "next": 1}),
    );
    assert_eq!(shop.run::<UndoStep>("max", step(1)).await, Err("batch_state_invalid step".into()));
    let first = steps(&shop).await[0].clone();
    assert_has(
        &first,
        json!({"state": "open", "value": null, "marks": [
            {"mark": "done", "is_undone": true, "value": "31.8"}, {"mark": "undo", "is_undone": false, "note": "wrong batch"},
        ]}),
    );
}

#[tokio::test]
async fn a_timer_begins_once_and_the_step_is_done_after_it() {
    let mut shop = dairy().await;
    shop.run::<StartBatch>("max", json!({"batch": "B-1"})).await.expect("started");
    assert_has(
        &shop.run::<BeginStep>("max", step(2)).await.expect("begun"),
        json!({"state": "running", "next": 1}),
    );
    assert_eq!(shop.run::<BeginStep>("max", step(2)).await, Err("batch_state_invalid step".into()));
    let at = steps(&shop).await[1]["started_at"].clone();
    shop.at("2026-06-02T00:00:00Z");
    shop.run::<FinishStep>("max", step(2)).await.expect("done");
    assert_has(&steps(&shop).await[1], json!({"state": "done", "started_at": at}));
    shop.run::<UndoStep>("max", step(2)).await.expect("undone");
    assert_has(&steps(&shop).await[1], json!({"state": "running", "started_at": at, "done_at": null}));
}

#[tokio::test]
async fn only_steps_of_the_recipe_are_marked_by_those_who_make_it() {
    let shop = dairy().await;
    shop.run::<StartBatch>("max", json!({"batch": "B-1"})).await.expect("started");
    assert_eq!(shop.run::<FinishStep>("max", step(4)).await, Err("not_found step".into()));
    assert_eq!(shop.run::<FinishStep>("max", step(0)).await, Err("not_found step".into()));
    let cut = json!({"batch": "B-1", "step": 3, "value": "2"});
    assert_eq!(shop.run::<FinishStep>("max", cut).await, Err("field_unknown value".into()));
    assert_eq!(shop.run::<FinishStep>("quinn", step(1)).await, Err("permission_denied".into()));
    shop.run::<HoldBatch>("max", json!({"batch": "B-1", "reason": "no steam"})).await.expect("held");
    assert_eq!(shop.run::<FinishStep>("max", step(1)).await, Err("batch_state_invalid".into()));
    shop.run::<CompleteBatch>("max", json!({"batch": "B-1"})).await.expect("completed");
    shop.run::<FinishStep>("max", step(1)).await.expect("ripening has steps too");
}

#[tokio::test]
async fn a_version_shows_its_steps_to_everybody_who_reads_recipes() {
    let shop = dairy().await;
    let shown = shop.ask::<GetRecipe>("audi", json!({"recipe": "CURD"})).await.expect("an answer");
    assert_has(
        &shown,
        json!({"steps": [{"step": 1, "target": "32"}, {"step": 2, "timer_s": 1800}, {"step": 3, "instruction": "Cut the curd"}]}),
    );
}
