//! Stock in the books on a real database, as in the worked example T11: what comes, leaves, comes back and is lost.

use futures::future::join_all;
use kernel::day::{Day, parse_instant};
use ledger::accounts::periods::LockPeriod;
use ledger::accounts::statements::ListBalances;
use ledger::parties::CreateParty;
use ledger::stock::lots::adjust::AdjustLot;
use ledger::stock::lots::receive::ReceiveLot;
use lifecycle::untagged_cost::UntaggedCost;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{a_ring_is_sold, aarav, bill_of, moved_in, ring, sorted};
use crate::invoices::PostInvoice;
use crate::invoices::reverse::ReverseInvoice;
use crate::metal_lots::IssueLot;
use crate::metal_lots::receive::ReceiveMetal;
use crate::money::transfer::TransferMoney;
use crate::pieces::CreateArticle;
use crate::pieces::merge::MergeArticles;

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

async fn charge_day(shop: &Shop, at: &str) -> usize {
    let task = UntaggedCost::new(shop.platform.clone(), shop.db.jobs_config());
    task.look(parse_instant(at).expect("an instant")).await.expect("charged")
}

#[tokio::test]
async fn metal_sold_by_weight_is_charged_once_a_day_and_the_last_of_it_bears_the_rest() {
    let mut shop = shop_with_stock().await;
    let gold = json!([{"code": "GOLD-916", "name": "Gold 916", "unit": "g", "metal": "gold", "fineness_ppt": "916"}]);
    moved_in(&shop, "items", gold).await;
    let lot = json!({"lot": "AU-1", "item": "GOLD-916", "net_mg": 12_000, "cost_minor": 1001});
    shop.run::<ReceiveMetal>("mia", lot).await.expect("received");
    shop.run::<IssueLot>("mia", json!({"lot": "AU-1", "net_mg": 12_000})).await.expect("issued");
    assert_eq!(charge_day(&shop, "2026-04-20T10:00:00Z").await, 0, "the day is not over");
    let sold = shop.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await.expect("a bill");
    // Half an hour after midnight in the shop, and not before.
    assert_eq!(charge_day(&shop, "2026-04-20T18:59:00Z").await, 0);
    assert_eq!(charge_day(&shop, "2026-04-20T19:01:00Z").await, 1);
    assert_eq!(charge_day(&shop, "2026-04-20T19:01:00Z").await, 0, "a day is charged once");
    // 4580 of 10992 fine mg at 1001.
    has(&balances(&shop).await, &["COGS  INR 417", "STOCK  INR 584"]);
    holds(&shop).await;
    shop.at("2026-04-21T04:00:00Z");
    for _ in 0..2 {
        shop.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await.expect("a bill");
    }
    shop.at("2026-04-22T05:00:00Z");
    let until = json!({"until": "2026-04-21", "reason": "counted"});
    shop.run::<LockPeriod>("olive", until).await.expect("locked");
    // More was sold than there was: all of the cost, on the first open day. Two days are over.
    assert_eq!(charge_day(&shop, "2026-04-22T19:01:00Z").await, 2);
    has(&balances(&shop).await, &["COGS  INR 1001", "STOCK  INR 0"]);
    holds(&shop).await;
    let on_closed_days =
        shop.ask::<ListBalances>("acco", json!({"as_of": "2026-04-21"})).await.expect("balances");
    assert!(sorted(&on_closed_days["rows"]).contains(&"COGS  INR 417".to_owned()));
    // What comes back bears the average of what was charged: 4580 of 13740 fine mg at 1001.
    shop.at("2026-04-23T05:00:00Z");
    let back = json!({"invoice": sold["number"], "reason": "wrong customer"});
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    assert_eq!(charge_day(&shop, "2026-04-23T19:01:00Z").await, 1);
    has(&balances(&shop).await, &["COGS  INR 667", "STOCK  INR 334"]);
    holds(&shop).await;
}

#[tokio::test]
async fn an_unknown_cost_among_known_ones_is_told_when_the_goods_are_sold() {
    let shop = shop_with_stock().await;
    let merge = json!({"tags": ["T-71", "T-72"], "tag": "T-73"});
    shop.run::<MergeArticles>("mia", merge).await.expect("joined");
    for cost in [json!(5000), Value::Null] {
        let lot = json!({"lot": "AG-9", "item": "SILVER", "net_mg": 5000, "cost_minor": cost});
        shop.run::<ReceiveMetal>("mia", lot).await.expect("received");
    }
    holds(&shop).await;
    let tagged = json!({"description": "Ring", "tag": "T-73", "tax_class": "jewellery"});
    let bill = bill_of(json!([tagged, of_lot("AG-9", "4"), of_lot("AG-1", "1")]));
    let bill = shop.run::<PostInvoice>("cas", bill).await.expect("a bill");
    // What is known is posted: 2511111 of the pieces, 2000 of one lot, 9000 of the other.
    has(&sorted(&bill["journal"]), &["COGS  INR 2522111"]);
    let missing = shop.ask::<CostMissing>("acco", json!({"from": "2026-04-01", "to": "2026-04-30"})).await;
    let number = &bill["number"];
    let rows = json!([{"document": number, "line": 1, "tag": "T-73"}, {"document": number, "line": 2, "lot": "AG-9"}]);
    assert_eq!(missing, Ok(json!({"count": 2, "rows": rows, "next": null})));
    holds(&shop).await;
}

#[tokio::test]
async fn nobody_posts_into_a_day_while_it_is_closed() {
    let mut shop = aarav().await;
    for n in 0..5 {
        let day = Day::constant(2026, 4, 20).saturating_add(jiff::Span::new().days(n));
        shop.at(&format!("{day}T06:00:00Z"));
        let now = &shop;
        let moved = || async move {
            let moved =
                json!({"from": "UPI_CLEARING", "to": "BANK", "amount_minor": 100, "reference": "SET"});
            now.run::<TransferMoney>("mia", moved).await
        };
        let close = async move {
            now.run::<LockPeriod>("olive", json!({"until": day.to_string(), "reason": "day end"})).await
        };
        let (closed, posted) = tokio::join!(close, join_all((0..12).map(|_| moved())));
        closed.expect("closed");
        let refused = posted.iter().filter(|told| **told == Err("period_locked date".into())).count();
        assert_eq!(refused + posted.iter().filter(|told| told.is_ok()).count(), 12, "{posted:?}");
        let checked = shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer");
        assert_eq!(checked["holds"], json!(true), "{checked:#}");
    }
}

#[tokio::test]
async fn a_sum_beyond_64_bits_is_told_and_is_no_fault_of_ours() {
    let shop = shop_with_stock().await;
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let planted = "insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, credit_account, commodity, amount, entry_date)
                   select $1, gen_random_uuid(), 1, side.debit, 'OPENING', side.commodity, 9223372036854775807, '2026-04-20'
                   from generate_series(1, 2),
                       (values ('STOCK', 'INR'), ('M_STOCK', 'AU_FINE_MG'), ('COGS', 'INR'), ('M_KARIGAR', 'AU_FINE_MG')) side (debit, commodity)";
    superuser.execute(planted, &[&shop.tenant.uuid()]).await.expect("planted");
    let checked = shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer");
    let checks = checked["checks"].as_array().expect("checks");
    for name in ["K2", "K6", "K10", "K11"] {
        let check = checks.iter().find(|it| it["check"] == name).expect("a check");
        let told = check["rows"].as_array().expect("rows");
        assert!(told.iter().any(|row| row["books"] == i64::MAX || row["goods"] == i64::MAX), "{check:#}");
    }
}
