//! Stock in the books on a real database, as in the worked example T11: what comes, leaves, comes back and is lost.

use ledger::accounts::periods::LockPeriod;
use ledger::accounts::statements::ListBalances;
use ledger::parties::CreateParty;
use ledger::stock::lots::ReceiveLot;
use ledger::stock::lots::adjust::AdjustLot;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{a_ring_is_sold, aarav, bill_of, moved_in, ring, sorted};
use crate::invoices::PostInvoice;
use crate::invoices::reverse::ReverseInvoice;
use crate::metal_lots::IssueLot;
use crate::pieces::CreateArticle;

fn piece(tag: &str, net_mg: i64, cost: Option<i64>) -> Value {
    json!({"tag": tag, "metal": "gold", "fineness_ppt": "916", "gross_mg": net_mg, "net_mg": net_mg, "cost_minor": cost})
}

/// The shop of the worked example, with a piece of known cost, one without, pouches and silver.
async fn shop_with_stock() -> Shop {
    let shop = aarav().await;
    moved_in(&shop, "articles", json!([piece("T-71", 4000, Some(2_511_111)), piece("T-72", 3000, None)]))
        .await;
    let items = json!([
        {"code": "POUCH", "name": "Velvet pouch", "kind": "packaging", "unit": "each", "resolution": "1"},
        {"code": "SILVER", "name": "Silver 925", "unit": "g", "metal": "silver", "fineness_ppt": "925"},
    ]);
    moved_in(&shop, "items", items).await;
    let lots = json!([
        {"lot": "PC-1", "item": "POUCH", "quantity": "3", "unit": "each", "cost_minor": 1000},
        {"lot": "PC-2", "item": "POUCH", "quantity": "5", "unit": "each"},
        {"lot": "AG-1", "item": "SILVER", "quantity": "10", "unit": "g", "cost_minor": 90_001},
    ]);
    moved_in(&shop, "lots", lots).await;
    shop
}

fn of_lot(lot: &str, quantity: &str) -> Value {
    json!({"lot": lot, "quantity": quantity, "price_minor_per_unit": "2500", "tax_class": "jewellery"})
}

async fn balances(shop: &Shop) -> Vec<String> {
    let rows = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    sorted(&rows)
}

#[track_caller]
fn has(rows: &[String], expected: &[&str]) {
    for row in expected {
        assert!(rows.iter().any(|it| it == row), "{row} is not in {rows:#?}");
    }
}

async fn holds(shop: &Shop) {
    let checked = shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer");
    assert_eq!(checked["holds"], json!(true), "{checked:#}");
}

#[tokio::test]
async fn a_bill_posts_the_cost_of_its_goods_and_its_reversal_brings_back_what_left_as_t11_says() {
    let shop = shop_with_stock().await;
    has(
        &balances(&shop).await,
        &[
            "OPENING_STOCK  INR 2602112",
            "OPENING  INR -2602112",
            "M_STOCK  AU_FINE_MG 6412",
            "M_STOCK  AG_FINE_MG 9250",
            "OPENING  AG_FINE_MG -9250",
        ],
    );
    let tag = |tag: &str| json!({"description": "Ring", "tag": tag, "tax_class": "jewellery"});
    let lines =
        json!([tag("T-71"), tag("T-72"), of_lot("PC-1", "2"), of_lot("PC-2", "1"), of_lot("AG-1", "0.333")]);
    let bill = shop.run::<PostInvoice>("cas", bill_of(lines)).await.expect("a bill");
    let lines = &bill["document"]["lines"];
    assert_eq!((&lines[0]["cost_minor"], &lines[2]["cost_minor"]), (&json!(2_511_111), &json!(667)));
    assert_eq!((&lines[1]["cost_minor"], &lines[3]["cost_minor"]), (&Value::Null, &Value::Null));
    let goods = [
        "COGS  INR 2514775", // with 2997 of silver
        "STOCK  INR -2514775",
        "M_SOLD  AU_FINE_MG 6412",
        "M_STOCK  AU_FINE_MG -6412",
        "M_SOLD  AG_FINE_MG 308",
        "M_STOCK  AG_FINE_MG -308",
    ];
    has(&sorted(&bill["journal"]), &goods);
    holds(&shop).await;
    let missing = shop.ask::<CostMissing>("acco", json!({"from": "2026-04-01", "to": "2026-04-30"})).await;
    let number = &bill["number"];
    let rows = json!([{"document": number, "line": 2, "tag": "T-72"}, {"document": number, "line": 4, "lot": "PC-2"}]);
    assert_eq!(missing, Ok(json!({"count": 2, "rows": rows, "next": null})));
    let back = json!({"invoice": number, "reason": "wrong customer"});
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    has(
        &balances(&shop).await,
        &["COGS  INR 0", "STOCK  INR 0", "M_SOLD  AG_FINE_MG 0", "M_STOCK  AG_FINE_MG 9250"],
    );
    holds(&shop).await;
    let nobody = shop.ask::<CostMissing>("cas", json!({"from": "2026-04-01", "to": "2026-04-30"})).await;
    assert_eq!(nobody, Err("permission_denied".into()));
    assert_eq!(shop.ask::<CheckBooks>("cas", json!({})).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn goods_that_come_are_lost_and_are_issued_keep_the_books_and_the_goods_equal() {
    let shop = shop_with_stock().await;
    let added = shop.run::<CreateArticle>("mia", piece("T-9", 5000, Some(700))).await.expect("added");
    let journal = [
        "M_BOUGHT_IN  AU_FINE_MG -4580",
        "M_STOCK  AU_FINE_MG 4580",
        "PURCHASES  INR -700",
        "STOCK  INR 700",
    ];
    assert_eq!(sorted(&added["journal"]), journal);
    let supplier = json!({"party": "s-varsha", "name": "Varsha", "kind": "supplier"});
    shop.run::<CreateParty>("mia", supplier).await.expect("a supplier");
    let lot = json!({"item": "SILVER", "lot": "AG-2", "supplier": "s-varsha", "supplier_lot": "1", "quantity": "2.001",
                     "unit": "g", "cost_minor": 18_000});
    let came = shop.run::<ReceiveLot>("mia", lot).await.expect("received");
    let journal = [
        "M_BOUGHT_IN  AG_FINE_MG -1851",
        "M_STOCK  AG_FINE_MG 1851",
        "RECEIVED_NOT_BILLED s-varsha INR -18000",
        "STOCK  INR 18000",
    ];
    assert_eq!(sorted(&came["journal"]), journal);
    for (quantity, reason) in [("-1.001", "loss"), ("0.5", "count"), ("-1.5", "loss")] {
        let adjust = json!({"lot": "AG-2", "quantity": quantity, "reason": reason});
        shop.run::<AdjustLot>("mia", adjust).await.expect("booked");
        holds(&shop).await;
    }
    shop.run::<IssueLot>("mia", json!({"lot": "AG-1", "net_mg": 3333})).await.expect("issued");
    holds(&shop).await;
    shop.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await.expect("a bill by weight");
    holds(&shop).await;
    has(&balances(&shop).await, &["STOCK_LOSS  INR 18000", "STOCK  INR 700", "M_ADJUST  AG_FINE_MG 1851"]);
}

#[tokio::test]
async fn nothing_comes_in_on_a_closed_day_and_a_refused_piece_posts_nothing() {
    let shop = shop_with_stock().await;
    let before = balances(&shop).await;
    let taken = shop.run::<CreateArticle>("mia", piece("T-71", 5000, Some(700))).await;
    assert_eq!(taken, Err("tag_taken tag".into()));
    let today = json!({"until": "2026-04-20", "reason": "month end"});
    shop.run::<LockPeriod>("olive", today).await.expect("locked");
    let closed = shop.run::<CreateArticle>("mia", piece("T-9", 5000, Some(700))).await;
    assert_eq!(closed, Err("period_locked date".into()));
    assert_eq!(balances(&shop).await, before);
    let other = shop.beside("next-door").await;
    assert_eq!(balances(&other).await, Vec::<String>::new());
    holds(&other).await;
}

#[tokio::test]
async fn a_posting_that_changes_behind_a_hard_lock_breaks_the_hash_of_its_period() {
    let shop = shop_with_stock().await;
    a_ring_is_sold(&shop).await;
    let lock = json!({"until": "2026-04-20", "reason": "month end"});
    let closed = shop.run::<LockPeriod>("olive", lock).await.expect("locked");
    assert!(closed["postings"].as_i64() > Some(0), "{closed}");
    holds(&shop).await;
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    let changed = "update ledger.posting set debit_account = 'CASH' where debit_account = 'AR'";
    client.batch_execute("set session_replication_role = replica").await.expect("no triggers");
    assert!(client.execute(changed, &[]).await.expect("changed") > 0);
    let checked = shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer");
    let period = checked["checks"].as_array().expect("checks").iter().find(|it| it["check"] == "K12");
    let period = period.expect("the check of closed periods");
    assert_eq!((&period["holds"], &period["rows"][0]["about"]), (&json!(false), &json!("2026-04-20")));
}
