//! Both parts on one lot: the shop sells what the dairy made, and a trace of the milk ends at the customers.
//! Invariant: a hold on an input stops the sale of the product, and a recall misses no bill.

use ledger::parties::CreateParty;
use ledger::stock::holds::HoldLot;
use make::traceability::{AskTrace, RunTrace};
use sell::invoices::PostInvoice;
use sell::invoices::reverse::ReverseInvoice;
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
