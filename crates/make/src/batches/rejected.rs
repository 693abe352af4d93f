//! Tests of the goods of a rejected batch, on a real database.
//! Invariant: they can be written off or moved to quarantine, nothing else, and so can everything made from
//! them.

use super::release::ReleaseBatch;
use super::steps::{CompleteBatch, HoldBatch, RejectBatch, ResumeBatch, SubmitBatch};
use crate::batches::consume::Consume;
use crate::batches::output::Output;
use crate::batches::rules::BatchState;
use crate::batches::show::GetBatch;
use crate::fixtures::{assert_has, given, refused};
use kernel::id::LotId;
use kernel::permission::Permission;
use ledger::stock::holds::{ClearHold, HoldLot, LiftHold, ListHolds, NewHold};
use ledger::stock::lots::GetLot;
use ledger::stock::lots::adjust::{AdjustLot, MoveLot};
use platform::action::Action;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use serde_json::{Value, json};
use testing::Shop;

/// Curd made in C-1, which is under review; S-1 is making spread from it, and K-1 cakes from the spread.
async fn creamery() -> Shop {
    let shop = Shop::dairy().await;
    let batch = |code: &str, item: &str| json!({"batch": code, "recipe": code, "state": "Running", "lines": [{"line": 1, "item": item}]});
    given(&shop, json!({
        "items": [{"code": "CURD", "unit": "kg"}, {"code": "SPREAD", "unit": "kg"}, {"code": "CAKE", "unit": "kg"}],
        "locations": [{"code": "STORE"}, {"code": "AWAY", "quarantine": true}],
        "lots": [{"lot": "C-0", "item": "CURD", "quantity": "5", "unit": "kg", "cost_minor": 500}],
        "batches": [
            {"batch": "C-1", "recipe": "C", "state": "Running"}, batch("S-1", "CURD"), batch("K-1", "SPREAD"), batch("S-2", "CURD")],
    })).await;
    make(&shop, "C-1", "CURD", "CURD-1", "4").await;
    shop.run::<CompleteBatch>("max", json!({"batch": "C-1"})).await.expect("completed");
    shop.run::<SubmitBatch>("max", json!({"batch": "C-1"})).await.expect("submitted");
    take(&shop, "S-1", "CURD-1", "1").await.expect("unreleased curd may go on");
    make(&shop, "S-1", "SPREAD", "SPREAD-1", "0.9").await;
    take(&shop, "K-1", "SPREAD-1", "0.5").await.expect("so may the spread");
    make(&shop, "K-1", "CAKE", "CAKE-1", "0.4").await;
    shop
}

async fn make(shop: &Shop, batch: &str, item: &str, lot: &str, quantity: &str) -> Value {
    let made = json!({"batch": batch, "item": item, "lot": lot, "quantity": quantity, "unit": "kg"});
    shop.run::<Output>("max", made).await.expect("made")
}

async fn take(shop: &Shop, batch: &str, lot: &str, quantity: &str) -> Result<Value, String> {
    let taken = json!({"batch": batch, "line": 1, "lot": lot, "quantity": quantity, "unit": "kg",
                       "override_reason": "it is here"});
    shop.run::<Consume>("max", taken).await
}

async fn reject(shop: &Shop, batch: &str) -> Result<Value, String> {
    shop.run::<RejectBatch>("quinn", json!({"batch": batch, "reason": "coliforms"})).await
}

async fn holds_on(shop: &Shop, lot: &str) -> Value {
    shop.ask::<GetLot>("audi", json!({ "lot": lot })).await.expect("a lot")["holds"].clone()
}

#[tokio::test]
async fn its_goods_and_all_that_was_made_of_them_are_held() {
    let shop = creamery().await;
    let held = json!(["rejected:C-1"]);
    reject(&shop, "C-1").await.expect("rejected");
    for lot in ["CURD-1", "SPREAD-1", "CAKE-1"] {
        assert_eq!(holds_on(&shop, lot).await, held, "{lot}");
    }
    assert_eq!(holds_on(&shop, "C-0").await, json!([]));
    take(&shop, "S-2", "C-0", "1").await.expect("other curd is free");
    // A lot that is made from it later is held from the start.
    let later = make(&shop, "K-1", "CAKE", "CAKE-2", "0.05").await;
    assert_has(&later, json!({"held_by": held}));

    let taken = json!({"batch": "S-2", "line": 1, "lot": "CURD-1", "quantity": "1", "unit": "kg", "override_reason": "x"});
    let (code, facts) = refused::<Consume>(&shop, "max", taken).await;
    assert_eq!((code, &facts["holds"]), ("lot_held", &held));
    shop.run::<CompleteBatch>("max", json!({"batch": "S-1"})).await.expect("completed");
    shop.run::<SubmitBatch>("max", json!({"batch": "S-1"})).await.expect("submitted");
    let (code, facts) = refused::<ReleaseBatch>(&shop, "quinn", json!({"batch": "S-1"})).await;
    assert_eq!((code, &facts["holds"]), ("batch_lot_held", &held));
    for lot in ["CURD-1", "CAKE-1"] {
        let to = |place: &str| json!({"lot": lot, "to_location": place});
        assert_eq!(shop.run::<MoveLot>("mia", to("STORE")).await, Err("lot_held".into()), "{lot}");
        shop.run::<MoveLot>("mia", to("AWAY")).await.expect("put aside");
    }
    let more = json!({"lot": "CURD-1", "quantity": "1", "reason": "count"});
    assert_eq!(
        shop.run::<AdjustLot>("max", more).await,
        Err("lot_held".into()),
        "none is found of what is held"
    );
    let less = json!({"lot": "CURD-1", "quantity": "-0.5", "reason": "count"});
    assert_has(&shop.run::<AdjustLot>("max", less).await.expect("counted out"), json!({"quantity": "2.5"}));
    let away = json!({"lot": "CURD-1", "quantity": "-2.5", "reason": "loss"});
    assert_has(&shop.run::<AdjustLot>("max", away).await.expect("written off"), json!({"quantity": "0"}));
    // The curd is gone, but the hold on the goods made from it remains.
    assert_eq!(holds_on(&shop, "CAKE-1").await, held);
    assert_has(
        &shop.ask::<GetBatch>("audi", json!({"batch": "C-1"})).await.expect("a batch"),
        json!({"state": "Rejected"}),
    );
}

input! {
    /// A rejection from the time before rejecting opened a hold.
    pub struct RejectAsBefore {
        /// The batch.
        batch: Name,
    }
}

impl Action for RejectAsBefore {
    const NAME: &'static str = "make.batch.reject";
    const NEEDS: Permission = Permission::BatchesRelease;
    const SUMMARY: &'static str = "Rejects and holds nothing.";
    type Output = Value;

    async fn perform(self, tx: &mut Tx) -> platform::error::Result<Recorded<Value>> {
        let batch = super::locked(tx, self.batch.as_str()).await?;
        super::step(tx, &batch, "reject", BatchState::Rejected, Some("coliforms")).await?;
        Ok(tx.record(Change::of(&self.batch), json!({})))
    }
}

#[tokio::test]
async fn the_goods_of_a_batch_that_was_rejected_before_that_held_them_are_held() {
    let shop = creamery().await;
    shop.run::<RejectAsBefore>("quinn", json!({"batch": "C-1"})).await.expect("rejected");
    for lot in ["CURD-1", "SPREAD-1", "CAKE-1"] {
        assert_eq!(holds_on(&shop, lot).await, json!(["rejected:C-1"]), "{lot}");
    }
    assert_eq!(take(&shop, "S-2", "CURD-1", "1").await, Err("lot_held".into()));
    assert_eq!(holds_on(&shop, "C-0").await, json!([]));
}

input! {
    /// A hold from the time before its name was reserved for rejected batches.
    pub struct HoldAsBefore {
        /// The name.
        hold: Name,
    }
}

impl Action for HoldAsBefore {
    const NAME: &'static str = "make.lot.hold";
    const NEEDS: Permission = Permission::HoldsPlace;
    const SUMMARY: &'static str = "Holds curd.";
    type Output = Value;

    async fn perform(self, tx: &mut Tx) -> platform::error::Result<Recorded<Value>> {
        let lot = ledger::stock::lots::coded(tx, "C-0", "lot").await?;
        let lot = LotId::from_uuid(lot.lot_id);
        let code = self.hold.as_str();
        ledger::stock::holds::open(
            tx,
            &NewHold { code, lot: Some(lot), batch: None, cascade: true, reason: "mine" },
        )
        .await?;
        Ok(tx.record(Change::of(&self.hold), json!({})))
    }
}

#[tokio::test]
async fn a_hold_of_its_name_from_before_is_not_in_the_way() {
    let shop = creamery().await;
    for name in ["rejected:C-1", "rejected:C-1#2"] {
        shop.run::<HoldAsBefore>("quinn", json!({ "hold": name })).await.expect("held");
    }
    reject(&shop, "C-1").await.expect("rejected");
    assert_eq!(holds_on(&shop, "CAKE-1").await, json!(["rejected:C-1#3"]));
}

#[tokio::test]
async fn nobody_lifts_its_hold_lets_a_lot_out_of_it_or_takes_its_name() {
    let shop = creamery().await;
    let named = json!({"hold": "rejected:C-1", "lot": "C-0", "reason": "mine"});
    assert_eq!(shop.run::<HoldLot>("quinn", named).await, Err("value_unknown hold".into()));
    reject(&shop, "C-1").await.expect("rejected");
    let lift = json!({"hold": "rejected:C-1", "reason": "tested again"});
    let clear = json!({"hold": "rejected:C-1", "lot": "CAKE-1", "reason": "tested again"});
    for who in ["quinn", "olive"] {
        let (code, facts) = refused::<LiftHold>(&shop, who, lift.clone()).await;
        assert_eq!((code, &facts["state"]), ("batch_state_invalid", &json!("Rejected")));
        assert_eq!(shop.run::<ClearHold>(who, clear.clone()).await, Err("batch_state_invalid hold".into()));
    }
    assert_eq!(holds_on(&shop, "CAKE-1").await, json!(["rejected:C-1"]));
    let hold = shop.ask::<ListHolds>("audi", json!({"hold": "rejected:C-1"})).await.expect("a hold");
    assert_has(
        &hold,
        json!({"status": "open", "by": "quinn", "rows": [{"reason": "coliforms", "cascade": true}]}),
    );
}

#[tokio::test]
async fn a_batch_rejected_while_held_or_moved_in_so_holds_its_goods_too() {
    let shop = creamery().await;
    shop.run::<HoldBatch>("max", json!({"batch": "S-1", "reason": "smells"})).await.expect("held");
    assert_eq!(reject(&shop, "K-1").await, Err("batch_state_invalid".into()));
    assert_eq!(holds_on(&shop, "CAKE-1").await, json!([]));
    reject(&shop, "S-1").await.expect("rejected");
    assert_eq!(
        shop.run::<ResumeBatch>("max", json!({"batch": "S-1"})).await,
        Err("batch_state_invalid".into())
    );
    assert_eq!(holds_on(&shop, "CAKE-1").await, json!(["rejected:S-1"]));
    assert_eq!(holds_on(&shop, "CURD-1").await, json!([]), "what went in is as good as before");
    given(&shop, json!({"batches": [
        {"batch": "OLD", "recipe": "C", "state": "Rejected", "output": {"lot": "OLD-1", "item": "CURD", "quantity": "2"}}]})).await;
    assert_eq!(take(&shop, "S-2", "OLD-1", "1").await, Err("lot_held".into()));
    assert_eq!(holds_on(&shop, "OLD-1").await, json!(["rejected:OLD"]));
}
