//! Tests of corrections after Quality's decision, on a real database.
//! Invariant: a decision covers the readings as they were then; a value written since is judged like any
//! other.

use super::tests::{pasteuriser, post, reading};
use super::*;
use crate::batches::show::GetBatch;
use crate::batches::steps::ResumeBatch;
use crate::deviations::{DisposeDeviation, ListDeviations};
use crate::fixtures::assert_has;
use serde_json::Value;
use testing::Shop;

async fn correct(shop: &Shop, who: &str, batch: &str, seq: i64, value: &str) -> Value {
    let to = json!({"reading": {"device": batch, "seq": seq}, "value": value, "reason": "read again"});
    shop.run::<CorrectReading>(who, to).await.expect("corrected")
}

async fn decide(shop: &Shop, deviation: &str) {
    let decided = json!({"deviation": deviation, "decision": "continue", "cause": "a", "correction": "b", "prevention": "c"});
    shop.run::<DisposeDeviation>("quinn", decided).await.expect("disposed");
}

/// "D1 71 disposed", each.
async fn stand(shop: &Shop, batch: &str) -> Vec<String> {
    let found = shop.ask::<ListDeviations>("audi", json!({"batch": batch})).await.expect("an answer");
    let word = |it: &Value, name: &str| it[name].as_str().expect("a word").to_owned();
    let shown = |it: &Value| {
        let name = word(it, "deviation").replace(&format!("{batch}/"), "");
        format!("{name} {} {}", word(it, "worst"), word(it, "status"))
    };
    found["rows"].as_array().expect("rows").iter().map(shown).collect()
}

/// A batch with one failing reading among good ones, which Quality has decided.
async fn decided(batch: &str, state: &str) -> Shop {
    let shop = pasteuriser(batch, state).await;
    for (seq, value) in [(1, "73"), (2, "71"), (3, "73")] {
        post(&shop, reading(batch, batch, seq, seq as u32 * 10, value)).await;
    }
    decide(&shop, &format!("{batch}/D1")).await;
    if state == "Running" {
        shop.run::<ResumeBatch>("max", json!({"batch": batch})).await.expect("resumed");
    }
    shop
}

async fn holds(shop: &Shop, batch: &str, state: &str, holds: Value) {
    let shown = shop.ask::<GetBatch>("audi", json!({"batch": batch})).await.expect("an answer");
    assert_has(&shown, json!({"state": state, "holds": holds}));
}

#[tokio::test]
async fn a_decided_fail_corrected_to_another_fail_holds_anew() {
    for (batch, before, after) in
        [("A-1", "Running", "Held"), ("A-2", "Completed", "Completed"), ("A-3", "UnderReview", "UnderReview")]
    {
        let shop = decided(batch, before).await;
        let answer = correct(&shop, "max", batch, 2, "65").await;
        assert_has(&answer, json!({"result": "fail", "batch_state": after}));
        assert_eq!(stand(&shop, batch).await, ["D1 71 disposed", "D2 65 open"], "{before}");
        holds(&shop, batch, after, json!([format!("{batch}/D2")])).await;
        // Neighbouring readings neither withdraw nor open a decided deviation.
        post(&shop, reading(batch, batch, 4, 15, "73")).await;
        post(&shop, reading(batch, batch, 5, 25, "73")).await;
        assert_eq!(stand(&shop, batch).await, ["D1 71 disposed", "D2 65 open"], "{before}");
        decide(&shop, &format!("{batch}/D2")).await;
        post(&shop, reading(batch, batch, 6, 22, "73")).await;
        assert_eq!(stand(&shop, batch).await, ["D1 71 disposed", "D2 65 disposed"], "{before}");
        holds(&shop, batch, after, json!([])).await;
    }
}

#[tokio::test]
async fn a_decided_fail_that_passed_in_between_holds_when_it_fails_again() {
    for (batch, before, after) in [("B-1", "Running", "Held"), ("B-2", "UnderReview", "UnderReview")] {
        let shop = decided(batch, before).await;
        assert_has(
            &correct(&shop, "quinn", batch, 2, "72.5").await,
            json!({"result": "pass", "batch_state": before}),
        );
        assert_eq!(stand(&shop, batch).await, ["D1 71 disposed"]);
        let answer = correct(&shop, "max", batch, 2, "71.5").await;
        assert_has(&answer, json!({"result": "fail", "batch_state": after}));
        assert_eq!(stand(&shop, batch).await, ["D1 71 disposed", "D2 71.5 open"], "{before}");
        holds(&shop, batch, after, json!([format!("{batch}/D2")])).await;
        post(&shop, reading(batch, batch, 4, 15, "73")).await;
        assert_eq!(stand(&shop, batch).await, ["D1 71 disposed", "D2 71.5 open"], "{before}");
    }
}

#[tokio::test]
async fn what_was_corrected_before_the_decision_stays_decided() {
    let shop = pasteuriser("C-1", "Running").await;
    for (seq, value) in [(1, "73"), (2, "71"), (3, "70")] {
        post(&shop, reading("C-1", "C-1", seq, seq as u32 * 10, value)).await;
    }
    correct(&shop, "max", "C-1", 2, "69").await;
    decide(&shop, "C-1/D1").await;
    post(&shop, reading("C-1", "C-1", 4, 40, "73")).await;
    post(&shop, reading("C-1", "C-1", 5, 25, "73")).await;
    assert_eq!(stand(&shop, "C-1").await, ["D1 69 disposed"]);
}
