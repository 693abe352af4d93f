//! Both parts on one lot: the shop sells what the dairy made, and a trace of the milk ends at the customers.
//! Invariant: a hold on an input stops the sale of the product, and a recall misses no bill.

use ledger::parties::CreateParty;
use ledger::stock::holds::HoldLot;
use ledger::stock::lots::adjust::AdjustLot;
use ledger::stock::lots::ageing::{ChargeLot, WeighLot};
use ledger::stock::lots::divide::{PackLot, SplitLot};
use ledger::stock::shipments::{CorrectShipment, ShipLot};
use make::batches::PlanBatch;
use make::batches::consume::Consume;
use make::batches::observe::BookLabour;
use make::batches::output::Output;
use make::batches::release::ReleaseBatch;
use make::batches::returns::{ReturnInput, ReturnOutput};
use make::batches::steps::{CompleteBatch, SubmitBatch};
use make::planning::{GetCalendar, ProposePlan, ScheduleBatch};
use make::recipes::publish::PublishRecipe;
use make::silos::intake::TakeInMilk;
use make::traceability::{AskTrace, RunTrace};
use sell::books::CheckBooks;
use sell::invoices::PostInvoice;
use sell::invoices::credit::PostCreditNote;
use sell::invoices::reverse::ReverseInvoice;
use sell::orders::{SetStandingOrder, TakeOrder};
use serde_json::{Value, json};
use steelyard::import::RunImport;
use testing::Shop;

/// Milk in two lots of cheese, one of them packed, and other milk in a third.
async fn dairy() -> Shop {
    let shop = Shop::dairy().await;
    let items = json!([{"code": "CHEESE", "name": "Farm cheese", "kind": "finished", "unit": "kg", "tax_class": "gst_free",
                        "price_minor_per_unit": "4000"}]);
    let cheese = |lot: &str, parent: &str| json!({"lot": lot, "item": "CHEESE", "quantity": "10", "unit": "kg", "cost_minor": 9000, "parents": [parent]});
    let milk = |lot: &str| json!({"lot": lot, "item": "MILK", "quantity": "0", "unit": "L"});
    let lots = json!([
        milk("MILK-7"),
        milk("MILK-8"),
        cheese("CH-7", "MILK-7"),
        cheese("PACK-7", "CH-7"),
        cheese("CH-8", "MILK-8"),
    ]);
    for (kind, rows) in [("items", items), ("lots", lots)] {
        shop.run::<RunImport>("olive", json!({"kind": kind, "rows": rows})).await.expect(kind);
    }
    for (party, name) in [("cafe", "The Corner Cafe"), ("inn", "The Inn")] {
        let party = json!({"party": party, "name": name, "kind": "business"});
        shop.run::<CreateParty>("cas", party).await.expect("a party");
    }
    shop
}

async fn sold(shop: &Shop, party: &str, lots: &[(&str, &str)]) -> Result<Value, String> {
    let lines: Vec<Value> =
        lots.iter().map(|(lot, quantity)| json!({"lot": lot, "quantity": quantity})).collect();
    let posted = shop.run::<PostInvoice>("cas", json!({"party": party, "lines": lines})).await;
    posted.map(|posted| posted["number"].clone())
}

async fn traced(shop: &Shop, lot: &str, direction: &str) -> Value {
    let asked = json!({"lot": lot, "direction": direction});
    let met = shop.ask::<RunTrace>("max", asked.clone()).await.expect("a trace");
    assert_eq!(shop.ask::<AskTrace>("audi", asked).await.as_ref(), Ok(&met));
    met["bills"].clone()
}

#[tokio::test]
async fn holidays_are_imported_after_the_first_bill_too_and_nothing_else() {
    let shop = dairy().await;
    let holidays = |day: &str| {
        let row = json!({"day": day, "region": "AU", "name": "A day off", "source": "a notice"});
        json!({"kind": "holidays", "rows": [row]})
    };
    shop.run::<RunImport>("olive", holidays("2026-01-26")).await.expect("before the first bill");
    sold(&shop, "cafe", &[("CH-7", "1")]).await.expect("sold");
    shop.run::<RunImport>("olive", holidays("2027-01-26")).await.expect("after it");
    let again = shop.run::<RunImport>("olive", holidays("2027-01-26")).await;
    assert_eq!(again, Err("value_unknown rows[0].day".into()));
    let locations = json!({"kind": "locations", "rows": [{"code": "COLD"}]});
    assert_eq!(shop.run::<RunImport>("olive", locations).await, Err("posted_immutable".into()));
}

#[tokio::test]
async fn a_trace_of_the_milk_names_every_bill_its_cheese_went_out_on() {
    let mut shop = dairy().await;
    let one = sold(&shop, "cafe", &[("CH-7", "1"), ("CH-8", "3"), ("CH-7", "0.5")]).await.expect("a bill");
    shop.at("2026-03-05T10:00:00Z");
    let two = sold(&shop, "inn", &[("PACK-7", "2")]).await.expect("a bill");
    let bill = |number: &Value, party: &str, name: &str, lot: &str, quantity: &str| json!({"document": number, "date": "2026-03-05", "party": party, "name": name, "lot": lot, "quantity": quantity, "unit": "kg"});
    let cafe = bill(&one, "cafe", "The Corner Cafe", "CH-7", "1.5");
    let inn = bill(&two, "inn", "The Inn", "PACK-7", "2");
    assert_eq!(traced(&shop, "MILK-7", "forward").await, json!([cafe, inn]));
    assert_eq!(traced(&shop, "PACK-7", "forward").await, json!([inn]), "its own bills too");
    assert_eq!(traced(&shop, "PACK-7", "back").await, json!([]));
    shop.at("2026-03-05T11:00:00Z");
    let back = json!({"invoice": one, "reason": "recalled"});
    shop.run::<ReverseInvoice>("mia", back).await.expect("taken back");
    assert_eq!(traced(&shop, "MILK-7", "forward").await, json!([inn]), "the cafe has nothing any more");
}

#[tokio::test]
async fn a_hold_on_the_milk_stops_the_sale_of_all_that_came_of_it() {
    let shop = dairy().await;
    let hold = json!({"hold": "H-1", "lot": "MILK-7", "reason": "tanker seal broken"});
    shop.run::<HoldLot>("max", hold).await.expect("held");
    for lot in ["CH-7", "PACK-7"] {
        assert_eq!(
            sold(&shop, "cafe", &[("CH-8", "1"), (lot, "1")]).await,
            Err("lot_held lines[1].lot".into())
        );
    }
    assert!(sold(&shop, "cafe", &[("CH-8", "1")]).await.is_ok());
}

/// Runs a step a minute after the one before it, and holds the books against the goods.
async fn step<A: platform::action::Action>(
    shop: &mut Shop,
    minute: &mut u32,
    who: &str,
    input: Value,
) -> Value {
    *minute += 1;
    shop.at(&format!("2026-03-05T10:{minute:02}:00Z"));
    let done = shop.run::<A>(who, input).await.unwrap_or_else(|refusal| panic!("{}: {refusal}", A::NAME));
    let books = shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer");
    assert_eq!(books["holds"], json!(true), "after {}: {books}", A::NAME);
    done
}

#[tokio::test]
async fn the_books_agree_with_the_goods_while_cost_follows_them_into_batches_parcels_and_losses() {
    let mut shop = dairy().await;
    let recipe = json!([{"code": "CURD", "version": 1, "output_item": "CURD", "basis": {"item": "CHEESE", "quantity": "1", "unit": "kg"},
        "lines": [{"line": 1, "item": "CHEESE", "mode": "basis"}], "labour": {"rate_minor_per_hour": "1234"},
        "overhead": [{"name": "room", "mode": "per_hour", "amount_minor": 77}, {"name": "water", "mode": "per_kg", "amount_minor": 3}]}]);
    let items = json!([{"code": "CURD", "unit": "kg"}, {"code": "SPREAD", "unit": "kg"}]);
    let batches = json!([{"batch": "A", "recipe": "CURD", "state": "Running"},
        {"batch": "B", "recipe": "SPREAD", "state": "Running", "lines": [{"line": 1, "item": "CURD"}]}]);
    for (kind, rows) in [("items", items), ("recipes", recipe), ("batches", batches)] {
        shop.run::<RunImport>("olive", json!({"kind": kind, "rows": rows})).await.expect(kind);
    }
    let (shop, at) = (&mut shop, &mut 0);
    let take = |batch: &str, lot: &str, quantity: &str| json!({"batch": batch, "line": 1, "lot": lot, "quantity": quantity, "unit": "kg", "override_reason": "here"});
    let make = |batch: &str, item: &str, lot: &str, quantity: &str| json!({"batch": batch, "item": item, "lot": lot, "quantity": quantity, "unit": "kg"});
    let back = |lot: &str, quantity: &str| json!({"batch": "A", "line": 1, "lot": lot, "quantity": quantity, "unit": "kg", "reason": "a slip"});
    let unmake = |lot: &str, quantity: &str| json!({"batch": "A", "lot": lot, "quantity": quantity, "unit": "kg", "reason": "a slip"});
    step::<Consume>(shop, at, "max", take("A", "CH-7", "7")).await;
    step::<Output>(shop, at, "max", make("A", "CURD", "C-1", "5")).await;
    step::<Output>(shop, at, "max", make("A", "CURD", "C-2", "1.7")).await;
    step::<Consume>(shop, at, "max", take("B", "C-1", "2.3")).await;
    step::<PackLot>(shop, at, "max", json!({"from": "C-1", "to": "C-3", "quantity": "0.9", "unit": "kg"}))
        .await;
    step::<AdjustLot>(shop, at, "max", json!({"lot": "C-3", "quantity": "-0.2", "reason": "loss"})).await;
    step::<ChargeLot>(shop, at, "max", json!({"lot": "C-2", "name": "room", "amount_minor": 41})).await;
    step::<Output>(shop, at, "max", make("B", "SPREAD", "S-1", "2")).await;
    step::<ReturnOutput>(shop, at, "max", unmake("C-2", "0.3")).await;
    step::<CompleteBatch>(shop, at, "max", json!({"batch": "B"})).await;
    step::<BookLabour>(shop, at, "max", json!({"batch": "A", "hours": "0.7"})).await;
    step::<CompleteBatch>(shop, at, "max", json!({"batch": "A"})).await;
    let split = json!({"from": "S-1", "to": ["S-2", "S-3"], "quantities": ["0.5", "0.7"]});
    step::<SplitLot>(shop, at, "max", split).await;
    step::<WeighLot>(
        shop,
        at,
        "max",
        json!({"lot": "C-1", "quantity": "1.6", "unit": "kg", "reason": "a month"}),
    )
    .await;
    step::<AdjustLot>(shop, at, "max", json!({"lot": "C-1", "quantity": "-0.3", "reason": "sample"})).await;
    step::<BookLabour>(shop, at, "max", json!({"batch": "A", "hours": "1.1"})).await;
    step::<ReturnInput>(shop, at, "max", back("CH-7", "1.3")).await;
    step::<ReturnOutput>(shop, at, "max", unmake("C-2", "0.4")).await;
    for batch in ["A", "B"] {
        step::<SubmitBatch>(shop, at, "max", json!({"batch": batch})).await;
        step::<ReleaseBatch>(shop, at, "quinn", json!({"batch": batch})).await;
    }
    let note = |quantity: &str| json!({"lot": "S-1", "consignee": "inn", "quantity": quantity, "unit": "kg", "document": "DN-1"});
    step::<ShipLot>(shop, at, "max", note("0.6")).await;
    let right = json!({"document": "DN-1", "lot": "S-1", "quantity": "0.4", "unit": "kg", "reason": "incorrect_data"});
    step::<CorrectShipment>(shop, at, "max", right).await;
    let traced = traced(shop, "CH-7", "forward").await;
    let shown = traced.as_array().expect("rows").iter().map(|row| (&row["document"], &row["quantity"]));
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [(&json!("DN-1"), &json!("0.4"))],
        "the shipment, once, as corrected"
    );
}

/// A batch makes ten kilograms of cheese.
async fn publish_cheese(shop: &Shop) {
    let recipe = json!({
        "code": "CHEESE", "version": 1, "output_item": "CHEESE", "basis": {"item": "CHEESE", "quantity": "10", "unit": "kg"},
        "lines": [{"line": 1, "item": "MILK", "quantity": "100", "unit": "L"}], "minimum_age_days": 2,
    });
    shop.run::<PublishRecipe>("mia", recipe).await.expect("published");
}

/// Twenty kilograms of cheese are there; the cafe takes 15 on Mondays, the inn wants 12 once.
async fn shop_with_orders() -> Shop {
    let mut shop = dairy().await;
    shop.at("2026-06-05T01:00:00Z");
    let hold = json!({"hold": "H-1", "lot": "PACK-7", "reason": "a test is due"});
    shop.run::<HoldLot>("max", hold).await.expect("held");
    publish_cheese(&shop).await;
    let line = |quantity: &str| json!([{"item": "CHEESE", "quantity": quantity, "unit": "kg"}]);
    let cafe = json!({"standing": "SO-1", "party": "cafe", "weekdays": ["mon"], "from": "2026-06-08", "lines": line("15")});
    shop.run::<SetStandingOrder>("mia", cafe).await.expect("set");
    let inn = json!({"party": "inn", "deliver_on": "2026-06-10", "lines": line("12")});
    shop.run::<TakeOrder>("cas", inn).await.expect("taken");
    shop
}

#[tokio::test]
async fn batches_are_proposed_for_what_orders_are_short_of_until_they_are_planned() {
    let shop = shop_with_orders().await;
    let weeks = json!({"from": "2026-06-05", "to": "2026-06-15"});
    let proposed = shop.ask::<ProposePlan>("max", weeks.clone()).await.expect("a proposal");
    // 20 kg serve the 8th and 5 kg of the 10th; 7 kg are short on the 10th, and 15 kg on the 15th.
    let days: Vec<(&Value, &Value)> = proposed["batches"]
        .as_array()
        .expect("batches")
        .iter()
        .map(|batch| (&batch["day"], &batch["for_days"]))
        .collect();
    let (first, second) = (json!(["2026-06-10", "2026-06-15"]), json!(["2026-06-15"]));
    assert_eq!(
        days,
        [(&json!("2026-06-08"), &first), (&json!("2026-06-13"), &second), (&json!("2026-06-13"), &second)]
    );
    assert_eq!(proposed["unplanned"], json!([]));
    let plan = json!({"batch": "B-1", "recipe": "CHEESE", "day": "2026-06-08", "equipment": ["VAT-1"]});
    shop.run::<PlanBatch>("max", plan).await.expect("planned");
    let left = shop.ask::<ProposePlan>("max", weeks).await.expect("a proposal");
    assert_eq!(left["batches"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_completed_batch_counts_with_what_is_left_of_it_and_not_on_hold() {
    let mut shop = dairy().await;
    shop.at("2026-06-05T01:00:00Z");
    publish_cheese(&shop).await;
    let batch = |batch: &str, state: &str, quantity: &str| {
        let output = json!({"lot": format!("{batch}/1"), "quantity": quantity});
        json!({"batch": batch, "recipe": "CHEESE", "recipe_version": 1, "state": state, "output": output})
    };
    let rows = json!([batch("B-1", "UnderReview", "4"), batch("B-2", "Completed", "10")]);
    shop.run::<RunImport>("olive", json!({"kind": "batches", "rows": rows})).await.expect("batches");
    let hold = json!({"hold": "H-1", "lot": "B-2/1", "reason": "a test is due"});
    shop.run::<HoldLot>("max", hold).await.expect("held");
    // 30 kg are in stock, and 4 kg wait for their release.
    for (quantity, proposed) in [("33", 0), ("6", 1)] {
        let line = json!([{"item": "CHEESE", "quantity": quantity, "unit": "kg"}]);
        let order = json!({"party": "inn", "deliver_on": "2026-06-10", "lines": line});
        shop.run::<TakeOrder>("cas", order).await.expect("taken");
        let weeks = json!({"from": "2026-06-05", "to": "2026-06-15"});
        let plan = shop.ask::<ProposePlan>("max", weeks).await.expect("a proposal");
        assert_eq!(plan["batches"].as_array().map(Vec::len), Some(proposed), "{quantity}");
    }
}

#[tokio::test]
async fn a_batch_moves_to_another_day_and_vat_until_it_starts() {
    let shop = shop_with_orders().await;
    let plan = json!({"batch": "B-1", "recipe": "CHEESE", "day": "2026-06-08", "equipment": ["VAT-1"]});
    shop.run::<PlanBatch>("max", plan).await.expect("planned");
    let moved = json!({"batch": "B-1", "day": "2026-06-09", "vessel": "VAT-2"});
    let moved = shop.run::<ScheduleBatch>("max", moved).await.expect("moved");
    assert_eq!(
        moved,
        json!({"batch": "B-1", "state": "Planned", "day": "2026-06-09", "equipment": ["VAT-2"]})
    );
    let week = json!({"from": "2026-06-08", "to": "2026-06-14"});
    let calendar = shop.ask::<GetCalendar>("audi", week).await.expect("a calendar");
    let row = &calendar["rows"][0];
    assert_eq!(
        (&row["batch"], &row["day"], &row["vessel"]),
        (&json!("B-1"), &json!("2026-06-09"), &json!("VAT-2"))
    );
    let refused = shop.run::<ScheduleBatch>("cas", json!({"batch": "B-1", "day": "2026-06-10"})).await;
    assert_eq!(refused, Err("permission_denied".into()));
}

#[tokio::test]
async fn returned_milk_comes_back_only_into_a_silo_that_was_not_filled_since() {
    let mut shop = dairy().await;
    let items = json!([{"code": "SHOP-MILK", "name": "Milk", "kind": "raw", "unit": "L", "density_kg_per_l": "1.032",
                        "resolution": "0.1", "tax_class": "gst_free", "price_minor_per_unit": "200"}]);
    let silos =
        json!([{"code": "SILO", "capacity": "300", "unit": "L", "cleaned_at": "2026-03-05T03:00:00Z"}]);
    for (kind, rows) in [("items", items), ("silos", silos)] {
        shop.run::<RunImport>("olive", json!({"kind": kind, "rows": rows})).await.expect(kind);
    }
    let farm = json!({"party": "farm", "name": "Farm", "kind": "supplier"});
    shop.run::<CreateParty>("mia", farm).await.expect("a party");
    let intake = |lot: &str| {
        json!({"silo": "SILO", "lot": lot, "supplier": "farm", "supplier_lot": lot, "item": "SHOP-MILK", "quantity": "100",
               "unit": "L", "temperature": "3.8", "antibiotic": "negative", "fat_percent": "4.10", "cost_minor": 8200})
    };
    let milk = shop.run::<TakeInMilk>("max", intake("IN-1")).await.expect("milk")["silo_lot"].clone();
    let milk = milk.as_str().expect("a lot");
    let one = sold(&shop, "cafe", &[(milk, "10")]).await.expect("a bill");
    let two = sold(&shop, "cafe", &[(milk, "10"), (milk, "5")]).await.expect("a bill");
    let three = sold(&shop, "cafe", &[(milk, "10")]).await.expect("a bill");
    let reversed = |bill: &Value| json!({"invoice": bill, "reason": "a slip"});
    shop.run::<ReverseInvoice>("mia", reversed(&one)).await.expect("the milk is back");
    shop.at("2026-03-05T10:00:00Z");
    shop.run::<TakeInMilk>("max", intake("IN-2")).await.expect("more milk");
    let returned = json!({"invoice": two, "reason": "sour", "returns": [{"line": 2}]});
    let returned = shop.run::<PostCreditNote>("mia", returned).await;
    assert_eq!(returned.map(drop), Err("silo_not_empty returns[0].quantity".into()));
    let lines = json!([{"line": 2, "credit_taxable_minor": 1000}]);
    let price = json!({"invoice": two, "reason": "sour", "lines": lines});
    shop.run::<PostCreditNote>("mia", price).await.expect("its price is credited");
    shop.run::<ReverseInvoice>("mia", reversed(&three)).await.expect("it never was: the buyer is not one");
}
