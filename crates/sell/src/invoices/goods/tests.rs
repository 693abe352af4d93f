//! Goods sold from lots on a real database: a farm shop's cheese, from its lot to the bill and back.
//! Invariant: no gram is sold twice, and returned goods are as if they had never left.

use kernel::id::LotId;
use ledger::accounts::statements::ListBalances;
use ledger::accounts::trial_balance::TrialBalance;
use ledger::parties::CreateParty;
use ledger::stock::holds::HoldLot;
use ledger::stock::lots::GetLot;
use ledger::stock::lots::adjust::AdjustLot;
use ledger::stock::movements::list::ListMovements;
use ledger::stock::shipments::{CorrectShipment, ShipLot};
use platform::action::Query;
use platform::input;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use testing::{Shop, told};

use super::*;
use crate::fixtures::{moved_in, shows, sorted};
use crate::invoices::list::Invoice;
use crate::invoices::reverse::ReverseInvoice;
use crate::invoices::{PostInvoice, PreviewInvoice};
use crate::registers::profit::Profit;

input! {
    /// Which lots.
    pub struct AskSold {
        /// By code.
        lots: Vec<Name>,
    }
}

/// The bills that the trace finds for them.
#[derive(Serialize, JsonSchema)]
pub struct SoldShown(Vec<(String, Option<String>, String, i64)>);

impl Query for AskSold {
    const NAME: &'static str = "test.sold";
    const NEEDS: kernel::permission::Permission = kernel::permission::Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the customers who have the goods of some lots.";
    type Output = SoldShown;

    async fn fetch(self, tx: &ReadTx) -> Result<SoldShown> {
        let mut ids = Vec::new();
        for lot in &self.lots {
            let lot = ledger::stock::lots::coded(tx, lot.as_str(), "lots").await?;
            ids.push(LotId::from_uuid(lot.lot_id));
        }
        let sold = sales::of_lots(tx, &ids).await?;
        Ok(SoldShown(
            sold.into_iter().map(|it| (it.document, it.party_name, it.lot, it.quantity_e6)).collect(),
        ))
    }
}

/// A farm shop: cheddar at 38.00 a kilogram in two lots, butter by the piece, one lot each that may not be sold.
async fn farm_shop() -> Shop {
    let mut shop = Shop::dairy().await;
    let items = json!([
        {"code": "CHEDDAR", "name": "Farm cheddar", "kind": "finished", "unit": "kg", "resolution": "0.001",
         "tax_class": "gst_free", "price_minor_per_unit": "3800"},
        {"code": "BUTTER", "name": "Butter 250 g", "kind": "finished", "unit": "each", "tax_class": "gst_free",
         "price_minor_per_unit": "850"},
    ]);
    moved_in(&shop, "items", items).await;
    let lot = |lot: &str, item: &str, quantity: &str, cost: i64, expires: &str, released: bool| {
        let unit = if item == "BUTTER" { "each" } else { "kg" };
        json!({"lot": lot, "item": item, "quantity": quantity, "unit": unit, "cost_minor": cost, "expires": expires,
               "released": released})
    };
    let lots = json!([
        lot("CH-1", "CHEDDAR", "5", 10_000, "2026-03-05", true),
        lot("CH-2", "CHEDDAR", "1", 1_999, "2026-04-01", true),
        lot("CH-OLD", "CHEDDAR", "5", 1000, "2026-03-04", true),
        lot("CH-NEW", "CHEDDAR", "5", 1000, "2026-04-01", false),
        lot("CH-HELD", "CHEDDAR", "5", 1000, "2026-04-01", true),
        lot("BU-1", "BUTTER", "12", 5400, "2026-04-01", true),
    ]);
    moved_in(&shop, "lots", lots).await;
    let hold = json!({"hold": "H-1", "lot": "CH-HELD", "reason": "metal found"});
    shop.run::<HoldLot>("max", hold).await.expect("held");
    let cafe = json!({"party": "cafe", "name": "The Corner Cafe", "kind": "business"});
    shop.run::<CreateParty>("cas", cafe).await.expect("a party");
    // Movements of one moment have no fixed order.
    shop.at("2026-03-05T09:30:00Z");
    shop
}

fn bill(lines: Value) -> Value {
    json!({"party": "cafe", "lines": lines})
}

fn of_lot(lot: &str, quantity: &str) -> Value {
    json!({"lot": lot, "quantity": quantity})
}

async fn left(shop: &Shop, lot: &str) -> (Value, Value) {
    let shown = shop.ask::<GetLot>("audi", json!({"lot": lot})).await.expect("a lot");
    (shown["quantity"].clone(), shown["cost_minor"].clone())
}

#[tokio::test]
async fn a_line_that_names_a_lot_takes_from_it_and_leaves_out_what_the_item_knows() {
    let shop = farm_shop().await;
    let lines =
        json!([{"lot": "CH-1", "quantity": "412", "unit": "g"}, of_lot("BU-1", "2"), of_lot("CH-1", "1")]);
    let posted = shop.run::<PostInvoice>("cas", bill(lines)).await.expect("a bill");
    let shown = json!([
        {"description": "Farm cheddar", "item": "CHEDDAR", "lot": "CH-1", "quantity": "0.412", "unit": "kg",
         "taxable_minor": 1566, "cost_minor": 824, "tax_class": "gst_free"},
        {"description": "Butter 250 g", "lot": "BU-1", "quantity": "2", "unit": "each", "cost_minor": 900},
        {"lot": "CH-1", "quantity": "1", "cost_minor": 2000},
    ]);
    shows(&posted["document"]["lines"], &shown);
    let lots = json!([
        {"lot": "BU-1", "quantity": "10", "unit": "each", "cost_minor": 4500},
        {"lot": "CH-1", "quantity": "3.588", "unit": "kg", "cost_minor": 7176},
    ]);
    assert_eq!(posted["lots"], lots);
    assert_eq!(left(&shop, "CH-1").await, (json!("3.588"), json!(7176)));
    let journal = ["AR cafe AUD 7066", "COGS  AUD 3724", "SALES  AUD -7066", "STOCK  AUD -3724"];
    assert_eq!(sorted(&posted["journal"]), journal);
    // The lot's page reads this list: who has the goods, and on which bill.
    let moved = shop.ask::<ListMovements>("audi", json!({"lot": "CH-1"})).await.expect("movements");
    let number = &posted["number"];
    let sold = |quantity: &str, cost: i64| json!({"kind": "sell", "quantity": quantity, "cost_minor": cost, "party": "The Corner Cafe", "document": number});
    shows(&moved["rows"], &json!([sold("-1", -2000), sold("-0.412", -824), {"kind": "opening"}]));
    let stored = shop.ask::<Invoice>("audi", json!({"invoice": number})).await.expect("the bill");
    assert_eq!(stored["document"], posted["document"]);
}

#[tokio::test]
async fn the_stored_line_and_the_audit_event_name_the_lot() {
    let shop = farm_shop().await;
    shop.run::<PostInvoice>("cas", bill(json!([of_lot("CH-1", "1")]))).await.expect("a bill");
    let refused = shop.run::<PostInvoice>("cas", bill(json!([of_lot("CH-HELD", "1")]))).await;
    assert_eq!(refused, Err("lot_held lines[0].lot".into()));
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    let connection = tokio::spawn(connection);
    let line =
        "select l.code, n.cost_minor from ledger.document_line n join ledger.lot l using (tenant_id, lot_id)";
    let line = client.query_one(line, &[]).await.expect("a line");
    assert_eq!((line.get::<_, &str>(0), line.get::<_, i64>(1)), ("CH-1", 2000));
    let events = told(shop.platform.encryption.vault(), &client, "sell.invoice.post").await;
    let event = |result: &str| {
        let it = events.iter().find(|it| it.result == result).expect("an event");
        (it.code.as_deref(), it.content.after().map(|mut after| after["lots"].take()))
    };
    assert_eq!(events.len(), 2);
    assert_eq!(event("ok"), (None, Some(json!([{"lot": "CH-1", "quantity": "1"}]))));
    // What a refusal keeps are the holds.
    assert_eq!(event("denied"), (Some("lot_held"), Some(Value::Null)));
    drop(client);
    connection.await.expect("no panic").expect("closed");
}

#[tokio::test]
async fn what_may_not_be_sold_is_refused_in_the_order_of_errors_md_and_nothing_moves() {
    let shop = farm_shop().await;
    let described = json!({"lot": "CH-1", "quantity": "9", "description": "x", "price_minor_per_unit": "1"});
    let with = |field: &str, value: Value| {
        let mut line = described.clone();
        line[field] = value;
        line
    };
    for (line, said) in [
        (of_lot("NOPE", "1"), "not_found lines[0].lot"),
        (with("piece", json!(1)), "not_found lines[0].piece"),
        (with("item", json!("NOPE")), "not_found lines[0].item"),
        (json!({"lot": "CH-1", "amount_minor": 500}), "field_required lines[0].quantity"),
        (json!({"piece": 1, "quantity": "1"}), "field_required lines[0].lot"),
        (with("quantity", json!("0")), "number_range lines[0].quantity"),
        (with("quantity", json!("0.0005")), "quantity_resolution lines[0].quantity"),
        (with("unit", json!("each")), "unit_mismatch lines[0].unit"),
        (with("unit", json!("L")), "density_missing lines[0].unit"),
        (with("amount_minor", json!(10)), "amount_mismatch lines[0].amount_minor"),
        (with("item", json!("BUTTER")), "lot_item_mismatch lines[0].lot"),
        (of_lot("CH-HELD", "9"), "lot_held lines[0].lot"),
        (of_lot("CH-OLD", "9"), "lot_expired lines[0].lot"),
        (of_lot("CH-NEW", "9"), "lot_not_released lines[0].lot"),
        (of_lot("CH-1", "5.001"), "lot_insufficient lines[0].quantity"),
        // Faults of the input come before refusals by the lot.
        (
            json!({"lot": "CH-HELD", "quantity": "1", "discount_minor": 99_999}),
            "discount_exceeds_line lines[0].discount_minor",
        ),
        // Refusals by the lot come before those that another role could overrule.
        (json!({"lot": "CH-HELD", "quantity": "1", "discount_minor": 1900}), "lot_held lines[0].lot"),
    ] {
        let refused = shop.run::<PostInvoice>("cas", bill(json!([line.clone()]))).await;
        assert_eq!(refused, Err(said.into()), "{line}");
    }
    let together = json!([of_lot("CH-1", "3"), of_lot("BU-1", "1"), of_lot("CH-1", "3")]);
    let refused = shop.run::<PostInvoice>("cas", bill(together)).await;
    assert_eq!(refused, Err("lot_insufficient lines[2].quantity".into()));
    assert_eq!(left(&shop, "CH-1").await, (json!("5"), json!(10_000)));
    let balances = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances");
    assert_eq!(sorted(&balances["rows"]), ["OPENING  AUD -20399", "OPENING_STOCK  AUD 20399"]);
    let all = shop.run::<PostInvoice>("cas", bill(json!([of_lot("CH-1", "5")]))).await.expect("all of it");
    assert_eq!(all["number"], json!("INV/25-26/00001"), "a refused bill took no number");
    assert_eq!(left(&shop, "CH-1").await, (json!("0"), json!(0)));
}

#[tokio::test]
async fn another_shops_lot_is_not_there() {
    let shop = farm_shop().await;
    let other = shop.beside("next-door").await;
    let cafe = json!({"party": "cafe", "name": "A cafe", "kind": "business"});
    other.run::<CreateParty>("cas", cafe).await.expect("a party");
    for lot in ["CH-1", "NOPE"] {
        let refused = other.run::<PostInvoice>("cas", bill(json!([of_lot(lot, "1")]))).await;
        assert_eq!(refused, Err("not_found lines[0].lot".into()));
    }
    assert_eq!(left(&shop, "CH-1").await.0, json!("5"));
}

#[tokio::test]
async fn of_two_cashiers_who_sell_the_last_kilogram_one_is_too_late() {
    let shop = farm_shop().await;
    let post = || shop.run::<PostInvoice>("cas", bill(json!([of_lot("CH-2", "0.6")])));
    let (one, two) = tokio::join!(post(), post());
    let late: Vec<String> = [one, two].into_iter().filter_map(|answer| answer.err()).collect();
    assert_eq!(late, ["lot_insufficient lines[0].quantity"]);
    assert_eq!(left(&shop, "CH-2").await, (json!("0.4"), json!(800))); // 1199.4 went
}

#[tokio::test]
async fn bills_that_name_two_lots_in_either_order_do_not_wait_for_each_other_for_ever() {
    let shop = farm_shop().await;
    let post = |n: usize| {
        let mut lines = [of_lot("CH-1", "0.1"), of_lot("BU-1", "1")];
        lines.rotate_left(n % 2);
        shop.run::<PostInvoice>("cas", bill(json!(lines)))
    };
    for posted in futures::future::join_all((0..10).map(post)).await {
        posted.expect("a bill");
    }
    assert_eq!(left(&shop, "CH-1").await, (json!("4"), json!(8000)));
    assert_eq!(left(&shop, "BU-1").await, (json!("2"), json!(900)));
}

#[tokio::test]
async fn a_bill_taken_back_brings_the_goods_back_at_the_cost_they_left_with() {
    let mut shop = farm_shop().await;
    let lines = json!([of_lot("CH-2", "0.333"), of_lot("CH-2", "0.667"), of_lot("BU-1", "1")]);
    let posted = shop.run::<PostInvoice>("cas", bill(lines)).await.expect("a bill");
    assert_eq!(left(&shop, "CH-2").await, (json!("0"), json!(0)));
    let sold = shop.ask::<AskSold>("audi", json!({"lots": ["CH-1", "CH-2"]})).await.expect("who has it");
    assert_eq!(sold, json!([[posted["number"], "The Corner Cafe", "CH-2", 1_000_000]]));
    // Goods of a held lot may be returned: the shop then has them again.
    let hold = json!({"hold": "H-2", "lot": "CH-2", "reason": "recalled"});
    shop.run::<HoldLot>("quinn", hold).await.expect("held");
    shop.at("2026-03-05T10:00:00Z");
    let back = json!({"invoice": posted["number"], "reason": "recalled"});
    let reversed = shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    let lots = json!([
        {"lot": "BU-1", "quantity": "12", "unit": "each", "cost_minor": 5400},
        {"lot": "CH-2", "quantity": "1", "unit": "kg", "cost_minor": 1999},
    ]);
    assert_eq!(reversed["lots"], lots);
    assert_eq!(left(&shop, "CH-2").await, (json!("1"), json!(1999)));
    let moved = shop.ask::<ListMovements>("audi", json!({"lot": "CH-2"})).await.expect("movements");
    let number = &reversed["number"];
    shows(
        &moved["rows"],
        &json!([
            {"kind": "sell", "quantity": "0.667", "document": number, "party": "The Corner Cafe"},
            {"kind": "sell", "quantity": "0.333", "document": number},
            {"kind": "sell", "quantity": "-0.667"}, {"kind": "sell", "quantity": "-0.333"}, {"kind": "opening"},
        ]),
    );
    let sold = shop.ask::<AskSold>("audi", json!({"lots": ["CH-2", "BU-1"]})).await.expect("who has it");
    assert_eq!(sold, json!([]), "nobody has what came back");
}

#[tokio::test]
async fn what_came_back_joins_what_is_left_by_then() {
    let shop = farm_shop().await;
    let posted = shop.run::<PostInvoice>("cas", bill(json!([of_lot("CH-1", "2")]))).await.expect("a bill");
    let lost = json!({"lot": "CH-1", "quantity": "-3", "reason": "loss"});
    shop.run::<AdjustLot>("max", lost).await.expect("lost");
    assert_eq!(left(&shop, "CH-1").await, (json!("0"), json!(0)));
    let back = json!({"invoice": posted["number"], "reason": "not paid"});
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    assert_eq!(left(&shop, "CH-1").await, (json!("2"), json!(4000)));
}

#[tokio::test]
async fn the_counter_scans_a_lot_prices_it_and_tells_what_posting_would_refuse() {
    let shop = farm_shop().await;
    let told = shop.ask::<PreviewInvoice>("cas", json!({"scan": "CH-1"})).await.expect("an answer");
    let fields =
        json!({"lot": "CH-1", "item": "CHEDDAR", "unit": "kg", "tax_class": "gst_free", "quantity": ""});
    shows(&told["lines"], &json!([{"kind": "goods", "fields": fields}]));
    assert_eq!(told["faults"][0]["field"], "lines[0].quantity");
    let typed = |lot: &str, quantity: &str| json!({"party": "cafe", "lines": [of_lot(lot, quantity)]});
    let told = shop.ask::<PreviewInvoice>("cas", typed("CH-1", "1")).await.expect("an answer");
    assert_eq!((&told["faults"], &told["document"]["total_minor"]), (&json!([]), &json!(3800)));
    let text = told["lines"][0]["texts"]["what"].as_str().expect("a text").to_owned();
    assert!(text.contains("lot CH-1"), "{text}");
    for (lot, quantity, field, code) in [
        ("CH-HELD", "1", "lines[0].lot", "lot_held"),
        ("CH-1", "6", "lines[0].quantity", "lot_insufficient"),
        ("NOPE", "1", "lines[0].lot", "not_found"),
    ] {
        let told = shop.ask::<PreviewInvoice>("cas", typed(lot, quantity)).await.expect("an answer");
        let fault = json!([{"field": field, "code": code}]);
        shows(&told["faults"], &fault);
    }
    assert_eq!(left(&shop, "CH-1").await.0, json!("5"), "looking sells nothing");
}

#[tokio::test]
async fn a_line_that_names_no_lot_takes_the_first_to_expire() {
    let shop = farm_shop().await;
    let of_item = |item: &str, quantity: &str| json!({"item": item, "quantity": quantity});
    let shown =
        shop.ask::<PreviewInvoice>("cas", bill(json!([of_item("CHEDDAR", "1")]))).await.expect("a bill");
    assert_eq!(shown["faults"], json!([]));
    // CH-1 expires first; CH-HELD, CH-NEW and CH-OLD are never chosen.
    let lines = json!([of_item("CHEDDAR", "4"), of_lot("CH-2", "0.5"), of_item("BUTTER", "1")]);
    let posted = shop.run::<PostInvoice>("cas", bill(lines)).await.expect("a bill");
    shows(&posted["document"]["lines"], &json!([{"lot": "CH-1"}, {"lot": "CH-2"}, {"lot": "BU-1"}]));
    assert_eq!(left(&shop, "CH-1").await.0, json!("1"));
    let refused = async |lines: Value| shop.run::<PostInvoice>("cas", bill(lines)).await;
    for (lines, said) in [
        // A quantity from several lots is billed lot by lot.
        (json!([of_item("CHEDDAR", "1.2")]), "field_required lines[0].lot"),
        (json!([{"item": "CHEDDAR", "amount_minor": 100}]), "field_required lines[0].quantity"),
        (json!([of_item("CHEDDAR", "1.6")]), "lot_insufficient lines[0].quantity"),
        (json!([of_item("BUTTER", "12")]), "lot_insufficient lines[0].quantity"),
    ] {
        assert_eq!(refused(lines.clone()).await, Err(said.into()), "{lines}");
    }
    // Two lines of one item share the stock.
    let posted = refused(json!([of_item("CHEDDAR", "1"), of_item("CHEDDAR", "0.4")])).await.expect("a bill");
    shows(&posted["document"]["lines"], &json!([{"lot": "CH-1"}, {"lot": "CH-2"}]));
}

#[tokio::test]
async fn goods_that_are_all_held_are_sold_under_no_name() {
    let shop = farm_shop().await;
    shop.run::<HoldLot>("max", json!({"hold": "H-2", "lot": "BU-1", "reason": "rancid"}))
        .await
        .expect("held");
    let line = json!({"item": "BUTTER", "quantity": "1"});
    let refused = shop.run::<PostInvoice>("cas", bill(json!([line.clone()]))).await;
    assert_eq!(refused, Err("lot_held lines[0].lot".into()));
    let shown = shop.ask::<PreviewInvoice>("cas", bill(json!([line]))).await.expect("an answer");
    shows(&shown["faults"], &json!([{"field": "lines[0].lot", "code": "lot_held"}]));
}

#[tokio::test]
async fn goods_below_the_price_of_their_item_are_sold_at_a_discount() {
    let shop = farm_shop().await;
    let of = |more: Value| {
        let mut line = json!({"lot": "CH-1", "quantity": "1"});
        line.as_object_mut().expect("a line").extend(more.as_object().expect("fields").clone());
        json!([line])
    };
    let price = |price: &str| of(json!({"price_minor_per_unit": price}));
    let post = async |who: &str, lines: Value| shop.run::<PostInvoice>(who, bill(lines)).await.map(drop);
    let above = |field: &str| Err(format!("discount_ceiling lines[0].{field}"));
    // 38.00 a kilogram: a Cashier may give 2 %, that is 0.76; a Manager 10 %.
    assert_eq!(post("cas", price("1")).await, above("price_minor_per_unit"));
    assert_eq!(post("cas", price("3723")).await, above("price_minor_per_unit"));
    assert_eq!(post("cas", price("3724")).await, Ok(()));
    assert_eq!(post("cas", price("4000")).await, Ok(()));
    assert_eq!(post("cas", of(json!({"amount_minor": 3723}))).await, above("amount_minor"));
    assert_eq!(post("mia", price("3419")).await, above("price_minor_per_unit"));
    assert_eq!(post("mia", price("3420")).await, Ok(()));
    // Price and discount count together, and a price above the list price allows no extra discount.
    assert_eq!(
        post("cas", of(json!({"price_minor_per_unit": "3724", "discount_minor": 1}))).await,
        above("price_minor_per_unit")
    );
    assert_eq!(
        post("cas", of(json!({"price_minor_per_unit": "4000", "discount_minor": 81}))).await,
        above("discount_minor")
    );
    // In another unit it is the same price.
    let grams =
        |price: &str| json!([{"lot": "CH-1", "quantity": "500", "unit": "g", "price_minor_per_unit": price}]);
    assert_eq!(post("cas", grams("3.7")).await, above("price_minor_per_unit"));
    assert_eq!(post("cas", grams("3.8")).await, Ok(()));
    // An Owner gives a reason above a quarter.
    assert_eq!(post("olive", price("1")).await, Err("field_required reason".into()));
}

#[tokio::test]
async fn goods_without_lots_are_priced_like_those_with() {
    let shop = farm_shop().await;
    let items = json!([{"code": "JAM", "name": "Jam", "kind": "finished", "unit": "each", "tax_class": "gst_free",
                        "price_minor_per_unit": "900"},
                       {"code": "GIFT", "name": "Gift", "kind": "finished", "unit": "each", "tax_class": "gst_free"}]);
    moved_in(&shop, "items", items).await;
    for (line, said) in [
        (
            json!({"item": "JAM", "quantity": "1", "price_minor_per_unit": "1"}),
            Err("discount_ceiling lines[0].price_minor_per_unit"),
        ),
        (
            json!({"item": "JAM", "quantity": "1", "unit": "kg", "price_minor_per_unit": "1"}),
            Err("unit_mismatch lines[0].unit"),
        ),
        (json!({"item": "JAM", "quantity": "2"}), Ok(())),
        // The item has no price.
        (json!({"item": "GIFT", "amount_minor": 1}), Ok(())),
    ] {
        let posted = shop.run::<PostInvoice>("cas", bill(json!([line.clone()]))).await.map(drop);
        assert_eq!(posted, said.map_err(str::to_owned), "{line}");
    }
}

#[tokio::test]
async fn the_cost_of_goods_that_left_without_a_bill_is_in_the_result_of_their_days() {
    let shop = farm_shop().await;
    shop.run::<PostInvoice>("cas", bill(json!([of_lot("BU-1", "2")]))).await.expect("a bill");
    let note = json!({"lot": "CH-1", "quantity": "1", "unit": "kg", "document": "DN-1", "consignee": "cafe"});
    shop.run::<ShipLot>("max", note).await.expect("shipped");
    let right = json!({"lot": "CH-1", "quantity": "0.5", "unit": "kg", "document": "DN-1", "reason": "incorrect_data"});
    shop.run::<CorrectShipment>("max", right).await.expect("corrected");
    let profit = shop.ask::<Profit>("acco", json!({})).await.expect("profit");
    shows(
        &profit,
        &json!({"totals": {"sales_minor": 1700, "cost_minor": 900}, "unbilled_cost_minor": 1000,
                "result_minor": -200}),
    );
    let books = shop.ask::<TrialBalance>("acco", json!({})).await.expect("a trial balance");
    let rows = books["rows"].as_array().expect("rows").iter();
    let earned = rows.filter(|row| row["kind"] == "income" || row["kind"] == "expense");
    let figure = |row: &Value, name: &str| row[name].as_i64().expect("a figure");
    let result: i64 = earned.map(|row| figure(row, "credit") - figure(row, "debit")).sum();
    assert_eq!(result, -200, "{books:#}");
}
