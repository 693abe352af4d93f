//! Orders of goods that are kept by piece, on a real database: a cheese by its number, by its stored weight.
//! Invariant: a piece leaves once, and only the last one that a person picked may be heavier than the order.

use ledger::parties::CreateParty;
use ledger::stock::lots::GetLot;
use ledger::stock::lots::ageing::WeighLot;
use serde_json::{Value, json};
use testing::Shop;

use crate::fixtures::{moved_in, shows};
use crate::orders::{DeliverOrder, GetDeliveryRun, PickOrder, TakeOrder};

/// Wheels of cheese at 30.00 a kilogram: 2 kg and 3 kg, then one of 1.25 kg that keeps longer.
async fn cheese_shop() -> Shop {
    let mut shop = Shop::dairy().await;
    let items = json!([{"code": "WHEEL", "name": "Farm wheel", "kind": "finished", "unit": "kg", "resolution": "0.001",
                        "catch_weight": true, "tax_class": "gst_free", "price_minor_per_unit": "3000"}]);
    moved_in(&shop, "items", items).await;
    let lots = json!([
        {"lot": "W", "item": "WHEEL", "unit": "kg", "cost_minor": 500, "expires": "2026-09-01", "released": true,
         "loss_range_percent": {"lower": "1", "upper": "3"},
         "pieces": [{"piece": 1, "quantity": "2"}, {"piece": 2, "quantity": "3"}]},
        {"lot": "ONE", "item": "WHEEL", "unit": "kg", "cost_minor": 90, "expires": "2026-10-01", "released": true,
         "pieces": [{"piece": 7, "quantity": "1.25"}]},
    ]);
    moved_in(&shop, "lots", lots).await;
    let cafe = json!({"party": "cafe", "name": "The Corner Cafe", "kind": "business"});
    shop.run::<CreateParty>("cas", cafe).await.expect("a party");
    shop.at("2026-03-05T09:30:00Z");
    shop
}

async fn order(shop: &Shop, line: Value) -> Value {
    let taken = json!({"party": "cafe", "deliver_on": "2026-03-05", "lines": [line]});
    shop.run::<TakeOrder>("cas", taken).await.expect("taken")["order"].clone()
}

fn wheels(quantity: &str) -> Value {
    json!({"item": "WHEEL", "quantity": quantity, "unit": "kg"})
}

async fn deliver(shop: &Shop, order: &Value, pick: Value) -> Result<Value, String> {
    let picks = json!({"order": order, "picks": [pick]});
    shop.run::<DeliverOrder>("cas", picks).await
}

#[tokio::test]
async fn a_piece_is_picked_and_billed_by_its_stored_weight() {
    let shop = cheese_shop().await;
    let taken = order(&shop, wheels("2.5")).await;
    let picks = shop.ask::<PickOrder>("max", json!({"order": taken})).await.expect("picks");
    shows(
        &picks["lines"][0],
        &json!({
            "picks": [{"lot": "W", "piece": 1, "quantity": "2"}], "short": "0.5",
            "pieces": [{"lot": "W", "piece": 1, "quantity": "2"}, {"lot": "W", "piece": 2, "quantity": "3"},
                       {"lot": "ONE", "piece": 7, "quantity": "1.25"}],
        }),
    );
    let delivered = shop.run::<DeliverOrder>("cas", json!({"order": taken})).await.expect("delivered");
    shows(
        &delivered,
        &json!({
            "picks": [{"line": 1, "lot": "W", "piece": 1, "quantity": "2"}], "short": {"1": "0.5"},
            "document": {"total_minor": 6000},
        }),
    );
    shows(
        &delivered["document"]["lines"],
        &json!([{"lot": "W", "piece": 1, "quantity": "2", "unit": "kg", "taxable_minor": 6000}]),
    );
    let left = shop.ask::<GetLot>("audi", json!({"lot": "W"})).await.expect("a lot");
    shows(&left, &json!({"quantity": "3", "piece_costs_minor": [300]}));
}

#[tokio::test]
async fn a_run_names_each_piece_with_its_weight_and_the_heavier_ones_where_a_line_is_short() {
    let shop = cheese_shop().await;
    order(&shop, wheels("2.5")).await;
    let run = shop.ask::<GetDeliveryRun>("max", json!({})).await.expect("a run");
    shows(
        &run["loaded"],
        &json!([{"lot": "W", "quantity": "2", "unit": "kg", "pieces": [{"piece": 1, "quantity": "2"}]}]),
    );
    shows(
        &run["stops"][0]["lines"][0],
        &json!({
            "picks": [{"lot": "W", "piece": 1, "quantity": "2"}], "short": "0.5",
            "pieces": [{"lot": "W", "piece": 2, "quantity": "3"}, {"lot": "ONE", "piece": 7, "quantity": "1.25"}],
        }),
    );
}

#[tokio::test]
async fn a_chosen_piece_may_be_heavier_and_is_billed_in_the_unit_of_the_order() {
    let shop = cheese_shop().await;
    let grams = json!({"item": "WHEEL", "quantity": "2500", "unit": "g", "price_minor_per_unit": "3"});
    let taken = order(&shop, grams).await;
    let delivered =
        deliver(&shop, &taken, json!({"line": 1, "lot": "W", "piece": 2})).await.expect("delivered");
    shows(&delivered, &json!({"picks": [{"piece": 2, "quantity": "3"}], "short": {}}));
    let line = json!([{"piece": 2, "quantity": "3000", "unit": "g", "taxable_minor": 9000}]);
    shows(&delivered["document"]["lines"], &line);
    // A part is cut off a wheel.
    let taken = order(&shop, wheels("0.5")).await;
    let cut = json!({"line": 1, "lot": "W", "piece": 1, "quantity": "0.5"});
    shows(
        &deliver(&shop, &taken, cut).await.expect("delivered"),
        &json!({"document": {"total_minor": 1500}}),
    );
}

#[tokio::test]
async fn a_pick_of_a_piece_is_refused_as_a_bill_refuses_it() {
    let shop = cheese_shop().await;
    let taken = order(&shop, wheels("3")).await;
    for (pick, said) in [
        (json!({"line": 1, "lot": "W"}), "field_required picks[0].quantity"),
        (json!({"line": 1, "lot": "W", "quantity": "1"}), "pieces_required picks[0].piece"),
        (json!({"line": 1, "lot": "W", "piece": 9}), "not_found picks[0].piece"),
        (json!({"line": 1, "lot": "X", "piece": 1}), "not_found picks[0].lot"),
        (json!({"line": 1, "lot": "W", "piece": 2, "quantity": "3.001"}), "number_range picks[0].quantity"),
    ] {
        assert_eq!(deliver(&shop, &taken, pick.clone()).await, Err(said.into()), "{pick}");
    }
    let weighed =
        json!({"lot": "W", "pieces": [{"piece": 2, "quantity": "2.5"}], "unit": "kg", "reason": "a month"});
    shop.run::<WeighLot>("max", weighed).await.expect("weighed");
    let held = deliver(&shop, &taken, json!({"line": 1, "lot": "W", "piece": 2})).await;
    assert_eq!(held, Err("piece_held picks[0].piece".into()));
    let picks = shop.ask::<PickOrder>("max", json!({"order": taken})).await.expect("picks");
    shows(&picks["lines"][0], &json!({"picks": [{"lot": "W", "piece": 1}], "short": "1"}));
}

#[tokio::test]
async fn of_two_deliveries_that_pick_one_piece_one_is_too_late() {
    let shop = cheese_shop().await;
    let (first, second) = (order(&shop, wheels("3")).await, order(&shop, wheels("3")).await);
    let pick = || json!({"line": 1, "lot": "W", "piece": 2});
    let (one, two) = tokio::join!(deliver(&shop, &first, pick()), deliver(&shop, &second, pick()));
    let late: Vec<String> = [one, two].into_iter().filter_map(|answer| answer.err()).collect();
    assert_eq!(late, ["piece_gone picks[0].piece"]);
}
