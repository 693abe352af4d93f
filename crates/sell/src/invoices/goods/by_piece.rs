//! Goods that are kept by piece, sold on a real database: a cheese by its number, at the counter and on a bill.
//! Invariant: a piece is sold once, at its own weight and cost, and comes back with both.

use ledger::parties::CreateParty;
use ledger::stock::lots::GetLot;
use ledger::stock::lots::ageing::WeighLot;
use serde_json::{Value, json};
use testing::Shop;

use crate::fixtures::{moved_in, shows};
use crate::invoices::credit::PostCreditNote;
use crate::invoices::reverse::ReverseInvoice;
use crate::invoices::sale::PostSale;
use crate::invoices::{PostInvoice, PreviewInvoice};
use crate::pieces::write_off::AdjustStock;

/// Wheels of cheese at 30.00 a kilogram: 2 kg for 2.00, 3 kg for 3.00; and another lot of one wheel.
async fn cheese_shop() -> Shop {
    let mut shop = Shop::dairy().await;
    let items = json!([{"code": "WHEEL", "name": "Farm wheel", "kind": "finished", "unit": "kg", "resolution": "0.001",
                        "catch_weight": true, "tax_class": "gst_free", "price_minor_per_unit": "3000", "gtin": "9312345000128"}]);
    moved_in(&shop, "items", items).await;
    let lots = json!([
        {"lot": "W", "item": "WHEEL", "unit": "kg", "cost_minor": 500, "expires": "2026-09-01", "released": true,
         "loss_range_percent": {"lower": "1", "upper": "3"},
         "pieces": [{"piece": 1, "quantity": "2"}, {"piece": 2, "quantity": "3"}]},
        {"lot": "ONE", "item": "WHEEL", "unit": "kg", "cost_minor": 90, "expires": "2026-09-01", "released": true,
         "pieces": [{"piece": 7, "quantity": "1.25"}]},
    ]);
    moved_in(&shop, "lots", lots).await;
    let cafe = json!({"party": "cafe", "name": "The Corner Cafe", "kind": "business"});
    shop.run::<CreateParty>("cas", cafe).await.expect("a party");
    shop.at("2026-03-05T09:30:00Z");
    shop
}

fn bill(lines: Value) -> Value {
    json!({"party": "cafe", "lines": lines})
}

fn sale(line: Value) -> Value {
    json!({"lines": [line], "tenders": [{"mode": "cash"}]})
}

fn piece(lot: &str, piece: i32) -> Value {
    json!({"lot": lot, "piece": piece})
}

/// The stock left in a lot: the quantity, and the cost of each piece.
async fn remainder(shop: &Shop, lot: &str) -> (Value, Value) {
    let shown = shop.ask::<GetLot>("audi", json!({ "lot": lot })).await.expect("a lot");
    (shown["quantity"].clone(), shown["piece_costs_minor"].clone())
}

#[tokio::test]
async fn a_piece_brings_its_weight_and_its_cost_and_is_gone_afterwards() {
    let shop = cheese_shop().await;
    let posted = shop.run::<PostInvoice>("olive", bill(json!([piece("W", 1)]))).await.expect("a bill");
    let line = json!([{"lot": "W", "piece": 1, "quantity": "2", "unit": "kg", "taxable_minor": 6000, "cost_minor": 200}]);
    shows(&posted["document"]["lines"], &line);
    assert_eq!(remainder(&shop, "W").await, (json!("3"), json!([300])));
    for (line, said) in [
        (piece("W", 1), "piece_gone lines[0].piece"),
        (json!({"lot": "W", "piece": 1, "quantity": "1"}), "piece_gone lines[0].piece"),
        (piece("W", 9), "not_found lines[0].piece"),
        (json!({"lot": "W", "quantity": "1"}), "pieces_required lines[0].piece"),
        (json!({"lot": "W", "piece": 2, "quantity": "3.001"}), "lot_insufficient lines[0].quantity"),
        (json!({"lot": "W", "piece": 2, "unit": "L"}), "density_missing lines[0].unit"),
    ] {
        let refused = shop.run::<PostInvoice>("cas", bill(json!([line.clone()]))).await;
        assert_eq!(refused, Err(said.into()), "{line}");
        let refused = shop.run::<PostSale>("cas", sale(line.clone())).await;
        assert_eq!(refused, Err(said.into()), "{line}");
    }
    // A part is cut off the wheel; the rest of it is sold by the gram.
    let cut = json!({"lot": "W", "piece": 2, "quantity": "500", "unit": "g", "price_minor_per_unit": "3"});
    let sold = shop.run::<PostSale>("olive", sale(cut)).await.expect("sold");
    shows(
        &sold["document"]["lines"],
        &json!([{"piece": 2, "quantity": "500", "taxable_minor": 1500, "cost_minor": 50}]),
    );
    let rest = json!({"lot": "W", "piece": 2, "unit": "g", "price_minor_per_unit": "3"});
    let sold = shop.run::<PostSale>("olive", sale(rest)).await.expect("sold");
    shows(&sold["document"]["lines"], &json!([{"quantity": "2500", "unit": "g", "cost_minor": 250}]));
    assert_eq!(remainder(&shop, "W").await, (json!("0"), json!([])));
}

#[tokio::test]
async fn of_two_tills_that_sell_one_piece_one_is_too_late() {
    let shop = cheese_shop().await;
    let post = || shop.run::<PostSale>("cas", sale(piece("W", 2)));
    let (one, two) = tokio::join!(post(), post());
    let late: Vec<String> = [one, two].into_iter().filter_map(|answer| answer.err()).collect();
    assert_eq!(late, ["piece_gone lines[0].piece"]);
    assert_eq!(remainder(&shop, "W").await, (json!("2"), json!([200])));
}

#[tokio::test]
async fn a_held_piece_is_not_sold_and_the_others_of_its_lot_are() {
    let shop = cheese_shop().await;
    let weighed =
        json!({"lot": "W", "pieces": [{"piece": 2, "quantity": "2.5"}], "unit": "kg", "reason": "a month"});
    shop.run::<WeighLot>("max", weighed).await.expect("weighed");
    let held = "piece_held lines[0].piece";
    assert_eq!(shop.run::<PostSale>("cas", sale(piece("W", 2))).await, Err(held.into()));
    let told = shop.ask::<PreviewInvoice>("cas", bill(json!([piece("W", 2)]))).await.expect("an answer");
    shows(&told["faults"], &json!([{"field": "lines[0].piece", "code": "piece_held"}]));
    // 5.00 shared over 4.5 kg.
    let sold = shop.run::<PostSale>("olive", sale(piece("W", 1))).await.expect("sold");
    shows(&sold["document"]["lines"], &json!([{"cost_minor": 222}]));
    assert_eq!(remainder(&shop, "W").await, (json!("2.5"), json!([278])));
}

#[tokio::test]
async fn a_bill_taken_back_and_a_returned_piece_bring_the_piece_back_as_it_was() {
    let mut shop = cheese_shop().await;
    let both = bill(json!([piece("W", 1), piece("W", 2)]));
    let posted = shop.run::<PostInvoice>("cas", both.clone()).await.expect("a bill");
    assert_eq!(remainder(&shop, "W").await, (json!("0"), json!([])));
    shop.at("2026-03-05T10:00:00Z");
    let back = json!({"invoice": posted["number"], "reason": "not wanted"});
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    assert_eq!(remainder(&shop, "W").await, (json!("5"), json!([200, 300])));
    shop.at("2026-03-05T10:30:00Z");
    let posted = shop.run::<PostInvoice>("cas", both).await.expect("sold again");
    shop.at("2026-03-05T11:00:00Z");
    let back = json!({"invoice": posted["number"], "reason": "too ripe", "returns": [{"line": 2}]});
    let note = shop.run::<PostCreditNote>("mia", back).await.expect("a note");
    shows(&note["document"]["lines"], &json!([{"lot": "W", "piece": 2, "quantity": "3"}]));
    assert_eq!(remainder(&shop, "W").await, (json!("3"), json!([300])));
}

#[tokio::test]
async fn the_counter_offers_the_pieces_of_a_lot_and_reads_their_labels() {
    let shop = cheese_shop().await;
    let scan = async |code: &str| {
        shop.ask::<PreviewInvoice>("cas", json!({ "scan": code })).await.expect("an answer")
    };
    let told = scan("W").await;
    assert_eq!(told["lines"], json!([]));
    let found = json!([["W/1", "Farm wheel, 2 kg:"], ["W/2", "Farm wheel, 3 kg:"]]);
    assert_eq!(told["found"], found);
    let fields = |piece: &str, quantity: &str| json!([{"kind": "goods", "fields": {"piece": piece, "quantity": quantity}}]);
    shows(&scan("W/2").await["lines"], &fields("2", "3"));
    // The only piece of a lot needs no choice.
    shows(&scan("ONE").await["lines"], &fields("7", "1.25"));
    // Labels of GS1: lot and number, lot and weight, and the maker's number alone.
    shows(&scan("010931234500012810W\u{1d}212").await["lines"], &fields("2", "3"));
    shows(&scan("0109312345000128310300200010W").await["lines"], &fields("1", "2"));
    shows(&scan("9312345000128").await["lines"], &json!([{"fields": {"item": "WHEEL"}}]));
    assert_eq!(scan("010931234500013510W").await["unknown"], json!("010931234500013510W"));
    // A lot that is typed tells its pieces.
    let typed = json!({"lines": [{"lot": "W"}]});
    let told = shop.ask::<PreviewInvoice>("cas", typed).await.expect("an answer");
    assert_eq!(told["lines"][0]["texts"]["what"], json!("W is kept by piece: 1 (2 kg), 2 (3 kg)"));
    let twice = json!({"lines": [piece("W", 2)], "scan": "W/2"});
    let told = shop.ask::<PreviewInvoice>("cas", twice).await.expect("an answer");
    assert_eq!(told["said"], json!("W, piece 2 is on this bill already."));
}

#[tokio::test]
async fn a_lot_that_is_written_off_has_no_piece_left() {
    let shop = cheese_shop().await;
    let gone = json!({"lot": "W", "reason": "stolen"});
    shop.run::<AdjustStock>("mia", gone).await.expect("written off");
    assert_eq!(remainder(&shop, "W").await, (json!("0"), json!([])));
    assert_eq!(
        shop.run::<PostSale>("cas", sale(piece("W", 1))).await,
        Err("piece_gone lines[0].piece".into())
    );
}
