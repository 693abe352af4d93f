//! The trace both ways, on a real database.
//! Invariant: b is in forward(a) exactly when a is in back(b).

use super::neighbours::{LotNear, Near};
use super::*;
use crate::batches::consume::Consume;
use crate::batches::output::Output;
use crate::batches::release::ReleaseBatch;
use crate::fixtures::{assert_has, given, refused};
use ledger::parties::CreateParty;
use ledger::stock::holds::{self, ClearHold, HoldLot, LiftHold, ListHolds, NewHold};
use ledger::stock::lots::GetLot;
use ledger::stock::lots::adjust::{AdjustLot, MoveLot};
use ledger::stock::lots::divide::PackLot;
use ledger::stock::shipments::ShipLot;
use platform::action::Action;
use platform::tx::{Change, Recorded, Tx};
use serde_json::{Value, json};
use testing::Shop;

/// Milk that is used up, and everything made from it.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    let lot = |lot: &str, item: &str, quantity: &str, unit: &str, cost_minor: i64| json!({"lot": lot, "item": item, "quantity": quantity, "unit": unit, "cost_minor": cost_minor, "status": "available"});
    given(&shop, json!({
        "lots": [lot("MILK-7", "MILK", "0.0", "L", 0), lot("CURD-7", "CURD", "10.000", "kg", 9000), lot("SPREAD-7", "SPREAD", "8.000", "kg", 9600),
                 lot("TUB-7", "TUB", "5.000", "kg", 6000), lot("CAKE-7", "CAKE", "3.000", "kg", 4500), lot("MILK-8", "MILK", "0.0", "L", 0),
                 lot("SPREAD-8", "SPREAD", "4.000", "kg", 4800)],
        "edges": [{"from": "MILK-7", "to": "CURD-7", "batch": "B-1"}, {"from": "CURD-7", "to": "SPREAD-7", "batch": "B-2"},
                  {"from": "SPREAD-7", "to": "TUB-7", "kind": "pack"}, {"from": "CURD-7", "to": "CAKE-7", "batch": "B-4"},
                  {"from": "MILK-8", "to": "SPREAD-8", "batch": "B-3"}],
        "batches": [{"batch": "B-1", "recipe": "CURD", "state": "Released"}, {"batch": "B-2", "recipe": "SPREAD", "state": "Released"},
                    {"batch": "B-3", "recipe": "SPREAD", "state": "Released"}, {"batch": "B-4", "recipe": "CAKE", "state": "UnderReview"},
                    {"batch": "B-9", "recipe": "SPREAD", "state": "Running"}],
        "locations": [{"code": "SHOP"}, {"code": "QUARANTINE", "quarantine": true}, {"code": "STORE"}],
    })).await;
    shop
}

fn hold(hold: &str, lot: &str) -> Value {
    json!({"hold": hold, "lot": lot, "reason": "tanker seal broken", "cascade": true})
}

#[tokio::test]
async fn a_hold_on_a_used_up_lot_stops_everything_made_from_it() {
    let shop = dairy().await;
    let all = json!(["CAKE-7", "CURD-7", "MILK-7", "SPREAD-7", "TUB-7"]);
    assert_has(
        &shop.run::<HoldLot>("max", hold("H-1", "MILK-7")).await.expect("held"),
        json!({"affected": all}),
    );
    let take = json!({"batch": "B-9", "line": 1, "lot": "CURD-7", "quantity": "1.000", "unit": "kg"});
    let (code, facts) = refused::<Consume>(&shop, "max", take).await;
    assert_eq!((code, &facts["holds"]), ("lot_held", &json!(["H-1"])));
    let (code, facts) =
        refused::<MoveLot>(&shop, "mia", json!({"lot": "TUB-7", "to_location": "SHOP"})).await;
    assert_eq!((code, &facts["holds"]), ("lot_held", &json!(["H-1"])));
    let (code, facts) = refused::<ReleaseBatch>(&shop, "quinn", json!({"batch": "B-4"})).await;
    assert_eq!((code, &facts["holds"]), ("batch_lot_held", &json!(["H-1"])));
    shop.run::<MoveLot>("mia", json!({"lot": "TUB-7", "to_location": "QUARANTINE"})).await.expect("moved");
    let sample = json!({"lot": "TUB-7", "quantity": "-0.100", "reason": "sample"});
    shop.run::<AdjustLot>("max", sample).await.expect("sampled");
    for (who, reason, expected) in [
        ("max", "ok", "permission_denied"),
        ("mia", "ok", "permission_denied"),
        ("quinn", "", "field_required reason"),
    ] {
        assert_eq!(
            shop.run::<LiftHold>(who, json!({"hold": "H-1", "reason": reason})).await,
            Err(expected.into())
        );
    }
    let lifted = shop
        .run::<LiftHold>("quinn", json!({"hold": "H-1", "reason": "seal log found"}))
        .await
        .expect("lifted");
    assert_has(&lifted, json!({"freed": all, "effective": {}}));
    let tub = shop.ask::<GetLot>("audi", json!({"lot": "TUB-7"})).await.expect("an answer");
    assert_has(&tub, json!({"quantity": "4.9", "held": false, "location": "QUARANTINE", "cost_minor": 5880}));
    let asked = shop.ask::<ListHolds>("audi", json!({"hold": "H-1"})).await.expect("an answer");
    assert_has(&asked, json!({"status": "lifted", "by": "quinn"}));
    assert_eq!(
        shop.run::<LiftHold>("quinn", json!({"hold": "H-2", "reason": "x"})).await,
        Err("not_found hold".into())
    );
}

#[tokio::test]
async fn clearing_a_lot_frees_what_is_made_only_from_it() {
    let shop = dairy().await;
    shop.run::<HoldLot>("quinn", hold("H-1", "MILK-7")).await.expect("held");
    shop.run::<HoldLot>("quinn", hold("H-2", "CURD-7")).await.expect("held");
    let clear = |hold: &str, lot: &str| json!({"hold": hold, "lot": lot, "reason": "tested"});
    let cleared = shop.run::<ClearHold>("quinn", clear("H-1", "SPREAD-7")).await.expect("cleared");
    assert_eq!(
        cleared["effective"],
        json!({"CAKE-7": ["H-1", "H-2"], "CURD-7": ["H-1", "H-2"], "MILK-7": ["H-1"],
        "SPREAD-7": ["H-2"], "TUB-7": ["H-2"]})
    );
    shop.run::<ClearHold>("quinn", clear("H-2", "SPREAD-7")).await.expect("cleared");
    let free = shop.ask::<GetLot>("audi", json!({"lot": "TUB-7"})).await.expect("an answer");
    assert_has(&free, json!({"held": false, "holds": []}));
    let lifted =
        shop.run::<LiftHold>("olive", json!({"hold": "H-1", "reason": "all tested"})).await.expect("lifted");
    assert_eq!(lifted, json!({"freed": ["MILK-7"], "effective": {"CAKE-7": ["H-2"], "CURD-7": ["H-2"]}}));
    assert_eq!(shop.run::<ClearHold>("max", clear("H-2", "CAKE-7")).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn a_hold_has_a_name_of_its_own() {
    let shop = dairy().await;
    shop.run::<HoldLot>("max", hold("H-1", "MILK-7")).await.expect("held");
    for taken in ["H-1", "opening", "B-9/D1"] {
        assert_eq!(
            shop.run::<HoldLot>("max", hold(taken, "MILK-8")).await,
            Err("value_unknown hold".into()),
            "{taken}"
        );
    }
    assert_eq!(shop.run::<HoldLot>("max", hold("H-2", "NOPE")).await, Err("not_found lot".into()));
    assert_eq!(shop.run::<HoldLot>("acco", hold("H-2", "MILK-8")).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn b_is_in_front_of_a_exactly_when_a_is_behind_b() {
    let shop = dairy().await;
    let lots = ["MILK-7", "CURD-7", "SPREAD-7", "TUB-7", "CAKE-7", "MILK-8", "SPREAD-8"];
    let mut pairs = [Vec::new(), Vec::new()];
    for lot in lots {
        for (n, direction) in ["forward", "back"].iter().enumerate() {
            let met = shop
                .ask::<AskTrace>("audi", json!({"lot": lot, "direction": direction}))
                .await
                .expect("an answer");
            let met = met["lots"].as_array().expect("lots").clone();
            pairs[n].extend(met.into_iter().map(|other| {
                let other = other.as_str().expect("a code").to_owned();
                if n == 0 { (lot.to_owned(), other) } else { (other, lot.to_owned()) }
            }));
        }
    }
    let [mut forward, mut back] = pairs;
    forward.sort_unstable();
    back.sort_unstable();
    assert_eq!(forward.len(), 9); // milk 4, curd 3, spread 1; on the other side milk 1
    assert_eq!(forward, back);
}

#[tokio::test]
async fn a_trace_names_the_batches_on_the_way_both_ways() {
    let shop = dairy().await;
    for (asked, direction, lots, batches) in [
        (
            json!({"lot": "MILK-7"}),
            "forward",
            json!(["CAKE-7", "CURD-7", "SPREAD-7", "TUB-7"]),
            json!(["B-1", "B-2", "B-4"]),
        ),
        (json!({"lot": "TUB-7"}), "back", json!(["CURD-7", "MILK-7", "SPREAD-7"]), json!(["B-1", "B-2"])),
        (json!({"batch": "B-2"}), "back", json!(["CURD-7", "MILK-7"]), json!(["B-1"])),
        (
            json!({"batch": "B-1"}),
            "forward",
            json!(["CAKE-7", "CURD-7", "SPREAD-7", "TUB-7"]),
            json!(["B-2", "B-4"]),
        ),
        (json!({"lot": "MILK-7"}), "back", json!([]), json!([])),
    ] {
        let mut asked = asked;
        asked["direction"] = json!(direction);
        let met = shop.ask::<RunTrace>("max", asked.clone()).await.expect("an answer");
        assert_eq!(met, json!({"lots": lots, "batches": batches, "bills": []}), "{asked}");
    }
    for (asked, expected) in [
        (json!({"lot": "NOPE", "direction": "back"}), "not_found lot"),
        (json!({"batch": "NOPE", "direction": "back"}), "not_found batch"),
        (json!({"direction": "back"}), "field_required lot"),
        (json!({"lot": "MILK-7", "direction": "up"}), "value_unknown direction"),
    ] {
        assert_eq!(shop.ask::<AskTrace>("max", asked).await, Err(expected.into()));
    }
    let neighbour = shop.beside("next-door").await;
    let foreign = neighbour.ask::<AskTrace>("max", json!({"lot": "MILK-7", "direction": "back"})).await;
    assert_eq!(foreign, Err("not_found lot".into()));
}

#[tokio::test]
async fn a_loop_is_no_trace() {
    let shop = dairy().await;
    let looped = json!({"kind": "edges", "rows": [{"from": "TUB-7", "to": "CAKE-7"}, {"from": "CAKE-7", "to": "TUB-7"}]});
    let refused = shop.run::<crate::fixtures::Given>("olive", looped).await;
    assert_eq!(refused, Err("lot_cycle rows[0].from".into()));
}

#[tokio::test]
async fn an_output_is_held_by_what_went_in_before_it_was_made() {
    let shop = dairy().await;
    let take = json!({"batch": "B-9", "line": 1, "lot": "CURD-7", "quantity": "1.000", "unit": "kg"});
    shop.run::<Consume>("max", take).await.expect("taken");
    shop.run::<HoldLot>("max", hold("H-1", "MILK-7")).await.expect("held");
    let made =
        json!({"batch": "B-9", "item": "SPREAD", "lot": "SPREAD-9", "quantity": "1.000", "unit": "kg"});
    assert_has(
        &shop.run::<Output>("max", made.clone()).await.expect("made"),
        json!({"held_by": ["H-1"], "quantity": "1"}),
    );
    assert_eq!(shop.run::<Output>("max", made).await, Err("lot_code_taken lot".into()));
}

input! {
    /// A hold on a batch, as a deviation places it.
    pub struct HoldGoodsOf {
        /// The batch.
        batch: Name,
        /// The name of the hold.
        hold: Name,
    }
}

impl Action for HoldGoodsOf {
    const NAME: &'static str = "make.lot.hold";
    const NEEDS: Permission = Permission::HoldsPlace;
    const SUMMARY: &'static str = "Holds the goods of a batch.";
    type Output = Value;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Value>> {
        let batch = batches::coded(tx, self.batch.as_str()).await?.batch_id;
        let batch = Some(BatchId::from_uuid(batch));
        let new = NewHold { code: self.hold.as_str(), lot: None, batch, cascade: true, reason: "a dip" };
        holds::open(tx, &new).await?;
        Ok(tx.record(Change::of(&self.hold), json!({})))
    }
}

#[tokio::test]
async fn clearing_a_lot_of_its_batchs_hold_frees_what_is_packed_of_it_before_and_after() {
    let shop = dairy().await;
    let take = json!({"batch": "B-9", "line": 1, "lot": "CURD-7", "quantity": "4.000", "unit": "kg"});
    shop.run::<Consume>("max", take.clone()).await.expect("taken");
    let made =
        json!({"batch": "B-9", "item": "SPREAD", "lot": "SPREAD-9", "quantity": "4.000", "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made");
    let pack = |to: &str| json!({"from": "SPREAD-9", "to": to, "quantity": "1.000", "unit": "kg"});
    shop.run::<PackLot>("max", pack("BEFORE")).await.expect("packed");
    shop.run::<Consume>("max", take).await.expect("taken after the packing");
    let held = async |lot: &str| {
        shop.ask::<GetLot>("audi", json!({ "lot": lot })).await.expect("a lot")["holds"].clone()
    };
    let of_batch = json!({"batch": "B-9", "hold": "B-9/D1"});
    shop.run::<HoldGoodsOf>("quinn", of_batch).await.expect("held");
    for lot in ["SPREAD-9", "BEFORE"] {
        assert_eq!(held(lot).await, json!(["B-9/D1"]), "{lot}");
    }
    let clear = json!({"hold": "B-9/D1", "lot": "SPREAD-9", "reason": "tested"});
    let cleared = shop.run::<ClearHold>("quinn", clear).await.expect("cleared");
    assert_eq!(cleared["effective"], json!({}));
    shop.run::<PackLot>("max", pack("AFTER")).await.expect("packed");
    for lot in ["SPREAD-9", "BEFORE", "AFTER"] {
        assert_eq!(held(lot).await, json!([]), "{lot}");
    }
    let back = json!({"lot": "AFTER", "direction": "back"});
    let met = shop.ask::<AskTrace>("audi", back).await.expect("a trace");
    assert_eq!(met["batches"], json!(["B-1", "B-9"]));
    assert_eq!(met["lots"], json!(["CURD-7", "MILK-7", "SPREAD-9"]));
    shop.run::<HoldLot>("quinn", hold("H-1", "SPREAD-9")).await.expect("held");
    for lot in ["SPREAD-9", "BEFORE", "AFTER"] {
        assert_eq!(held(lot).await, json!(["H-1"]), "{lot}");
    }
}

input! {
    /// The trace of a lot as its page lists it.
    pub struct AskWhole {
        /// The lot.
        lot: Name,
    }
}

impl Query for AskWhole {
    const NAME: &'static str = "test.whole";
    const NEEDS: Permission = Permission::TraceRun;
    const SUMMARY: &'static str = "Lists the whole trace of a lot.";
    type Output = Value;

    async fn fetch(self, tx: &ReadTx) -> Result<Value> {
        let lot = LotId::from_uuid(lots::coded(tx, self.lot.as_str(), "lot").await?.lot_id);
        let near = Near { lots: vec![], batches: vec![], draws: vec![] };
        let found = whole::read(tx, lot, &near, whole::BRIEF).await?;
        let codes = |list: &whole::LotList| {
            let lots: Vec<&str> = list.lots.iter().map(|it| it.lot.as_str()).collect();
            json!([lots, list.count])
        };
        let mut sold: Vec<(&str, &str)> =
            found.sold.rows.iter().map(|it| (it.document.as_str(), it.lot.as_str())).collect();
        sold.sort_unstable();
        Ok(json!({"back": codes(&found.back), "forward": codes(&found.forward), "sold": sold,
                  "counts": [found.sold.count, found.sold.papers]}))
    }
}

#[tokio::test]
async fn the_page_of_a_lot_lists_who_has_what_was_made_from_it() {
    let shop = dairy().await;
    let customer = json!({"party": "DELI", "name": "Deli", "kind": "customer"});
    shop.run::<CreateParty>("mia", customer).await.expect("added");
    let ship = |lot: &str, document: &str| json!({"lot": lot, "consignee": "DELI", "document": document, "quantity": "1", "unit": "kg"});
    for (lot, document) in [("TUB-7", "DN-1"), ("TUB-7", "DN-2"), ("SPREAD-7", "DN-2"), ("SPREAD-8", "DN-3")]
    {
        shop.run::<ShipLot>("max", ship(lot, document)).await.expect("shipped");
    }
    let whole = shop.ask::<AskWhole>("audi", json!({"lot": "MILK-7"})).await.expect("a trace");
    assert_eq!(whole["back"], json!([[], 0]));
    assert_eq!(whole["forward"], json!([["CAKE-7", "CURD-7", "SPREAD-7", "TUB-7"], 4]));
    assert_eq!(whole["sold"], json!([["DN-1", "TUB-7"], ["DN-2", "SPREAD-7"], ["DN-2", "TUB-7"]]));
    assert_eq!(whole["counts"], json!([3, 2]));
    let tub = shop.ask::<AskWhole>("audi", json!({"lot": "TUB-7"})).await.expect("a trace");
    assert_eq!(
        (&tub["back"][1], &tub["forward"], &tub["counts"]),
        (&json!(3), &json!([[], 0]), &json!([2, 2]))
    );
}

#[tokio::test]
async fn a_list_begins_with_the_nearest_lots_and_counts_them_all() {
    let shop = dairy().await;
    let tx = shop.reads("audi").await;
    let lot = LotId::from_uuid(lots::coded(&tx, "MILK-7", "lot").await.expect("a lot").lot_id);
    let near = |lot: &str, steps: i32| LotNear {
        lot: lot.into(),
        item_name: "Milk".into(),
        came: SignedQuantity::from_stored(1),
        unit: "kg".into(),
        grams: None,
        steps,
        batch: None,
    };
    let near = Near {
        lots: vec![near("SPREAD-7", 2), near("TUB-7", 1), near("MILK-7", 0)],
        batches: vec![],
        draws: vec![],
    };
    for (lots, expected) in [
        (1, vec!["TUB-7"]),
        (3, vec!["TUB-7", "SPREAD-7", "CAKE-7"]),
        (9, vec!["TUB-7", "SPREAD-7", "CAKE-7", "CURD-7"]),
    ] {
        let most = whole::Most { lots, sales: 1 };
        let forward = whole::read(&tx, lot, &near, most).await.expect("a trace").forward;
        let listed: Vec<&str> = forward.lots.iter().map(|it| it.lot.as_str()).collect();
        assert_eq!((listed, forward.count, forward.more()), (expected, 4, 4_usize.saturating_sub(lots)));
    }
    let near = Near { lots: vec![], batches: vec![], draws: vec![] };
    let whole = whole::read(&tx, lot, &near, whole::BRIEF).await.expect("a trace");
    let came: Vec<String> = whole.forward.lots.iter().map(|it| format!("{} {}", it.came, it.unit)).collect();
    assert_eq!(came, ["3 kg", "10 kg", "8 kg", "5 kg"]);
}
