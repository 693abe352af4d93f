//! Counts on a real database, as in the worked example P11: what is found, missing, sold but here, unknown; and the posting.

use ledger::accounts::periods::LockPeriod;
use ledger::accounts::statements::ListBalances;
use serde_json::{Value, json};
use testing::Shop;

use super::list::{GetStocktake, ListStocktakes};
use super::post::PostStocktake;
use super::*;
use crate::books::CheckBooks;
use crate::fixtures::{aarav, moved_in, shows, sorted};
use crate::pieces::transfer::TransferArticles;
use crate::pieces::{CreateArticle, ListArticles};
use crate::tills::review::CashWatch;

fn piece(tag: &str, location: &str, cost: Option<i64>) -> Value {
    json!({"tag": tag, "metal": "gold", "fineness_ppt": "916", "gross_mg": 5000, "net_mg": 5000, "location": location,
           "cost_minor": cost})
}

/// Three pieces in the shop, one of them without a cost, one in the safe, one sold.
async fn with_pieces() -> Shop {
    let shop = aarav().await;
    let mut rows = vec![
        piece("T-1", "shop", Some(1000)),
        piece("T-2", "shop", None),
        piece("T-3", "shop", Some(3000)),
        piece("T-5", "safe", Some(5000)),
    ];
    let mut sold = piece("T-4", "shop", Some(4000));
    sold["status"] = json!("sold");
    sold["huid"] = json!("D1L7W2");
    rows.push(sold);
    moved_in(&shop, "articles", json!(rows)).await;
    shop
}

async fn books_hold(shop: &Shop) {
    let checked = shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer");
    assert_eq!(checked["holds"], json!(true), "{checked:#}");
}

async fn state_of(shop: &Shop, status: &str) -> Vec<String> {
    let found = shop.ask::<ListArticles>("audi", json!({ "status": status })).await.expect("pieces");
    let tag = |row: &Value| row["tag"].as_str().expect("a tag").to_owned();
    found["rows"].as_array().expect("rows").iter().map(tag).collect()
}

async fn balances(shop: &Shop) -> Vec<String> {
    sorted(&shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone())
}

#[tokio::test]
async fn a_count_tells_what_is_found_missing_sold_and_unknown_and_moves_nothing_until_it_is_posted() {
    let shop = with_pieces().await;
    let before = balances(&shop).await;
    let scanned = json!({"location": "shop", "scanned": ["T-2", "T-1", "T-1", "T-4", "T-77", "T-5"]});
    let closed = shop.run::<CloseStocktake>("mia", scanned).await.expect("closed");
    let lists = json!({"location": "shop", "state": "closed", "found": ["T-2", "T-1"], "missing": ["T-3"],
        "sold_but_present": ["T-4"], "unknown": ["T-77"], "wrong_place": ["T-5"], "written_off": []});
    shows(&closed, &lists);
    assert_eq!(balances(&shop).await, before);
    let watched =
        async || shop.ask::<CashWatch>("olive", json!({})).await.expect("an answer")["missing"].clone();
    shows(&watched().await, &json!([{"stocktake": closed["stocktake"], "location": "shop", "many": 1}]));
    let mails = shop.mails().await;
    let mailed = mails.iter().filter(|mail| mail.kind == "count").map(|mail| mail.subject.as_str());
    assert_eq!(mailed.collect::<Vec<_>>(), ["Pieces not found: 1"]);
    let post = json!({"stocktake": closed["stocktake"], "reason": "year end"});
    assert_eq!(shop.run::<PostStocktake>("cas", post.clone()).await, Err("permission_denied".into()));
    let posted = shop.run::<PostStocktake>("mia", post.clone()).await.expect("posted");
    shows(&posted, &json!({"state": "posted", "adjusted": ["T-3", "T-5"]}));
    assert_eq!(watched().await, json!([]), "it is out of the books");
    let journal = [
        "M_ADJUST  AU_FINE_MG 4580",
        "M_STOCK  AU_FINE_MG -4580",
        "STOCK  INR -3000",
        "STOCK_LOSS  INR 3000",
    ];
    assert_eq!(sorted(&posted["journal"]), journal);
    assert_eq!(state_of(&shop, "missing").await, ["T-3"]);
    assert_eq!(shop.run::<PostStocktake>("mia", post).await, Err("order_state_invalid stocktake".into()));
    books_hold(&shop).await;
    let told = shop.told(PostStocktake::NAME).await;
    let done = told.iter().find(|event| event.result == "ok").expect("an event");
    assert_eq!(done.content.reason.as_deref(), Some("year end"));
    assert_eq!(told.len(), 3, "two were refused");
}

#[tokio::test]
async fn a_piece_that_was_written_off_and_is_there_again_comes_back_as_it_went() {
    let shop = with_pieces().await;
    let before = balances(&shop).await;
    let count = async |scanned: Value| {
        let closed = shop.run::<CloseStocktake>("mia", json!({ "scanned": scanned })).await.expect("closed");
        let post = json!({"stocktake": closed["stocktake"], "reason": "count"});
        (closed, shop.run::<PostStocktake>("mia", post).await.expect("posted"))
    };
    count(json!(["T-2"])).await;
    assert_eq!(state_of(&shop, "missing").await, ["T-1", "T-3", "T-5"]);
    books_hold(&shop).await;
    let (closed, posted) = count(json!(["T-1", "T-2", "T-3", "T-5"])).await;
    shows(&closed, &json!({"found": ["T-2"], "written_off": ["T-1", "T-3", "T-5"], "missing": []}));
    assert_eq!(posted["adjusted"], json!(["T-1", "T-3", "T-5"]));
    books_hold(&shop).await;
    let left = |rows: Vec<String>| rows.into_iter().filter(|row| !row.ends_with(" 0")).collect::<Vec<_>>();
    assert_eq!(left(balances(&shop).await), left(before));
}

async fn scan(shop: &Shop, who: &str, id: &Value, scanned: Value) -> std::result::Result<Value, String> {
    shop.run::<CountStocktake>(who, json!({ "stocktake": id, "scanned": scanned })).await
}

#[tokio::test]
async fn several_people_scan_one_count_and_what_changed_since_it_was_closed_is_left() {
    let mut shop = with_pieces().await;
    let opened = shop.run::<OpenStocktake>("mia", json!({ "location": "shop" })).await.expect("opened");
    let id = opened["stocktake"].clone();
    let again = shop.run::<OpenStocktake>("olive", json!({ "location": "shop" })).await;
    assert_eq!(again, Err("order_state_invalid location".into()));
    shop.at("2026-04-20T10:01:00Z");
    shop.run::<CreateArticle>("mia", piece("T-6", "shop", Some(600))).await.expect("added");
    let one = scan(&shop, "mia", &id, json!(["T-1", "D1L7W2"])).await.expect("counted");
    shows(&one, &json!({"counts": {"found": 1, "sold_but_present": 1}, "waiting": 2}));
    assert_eq!(one["results"][1], json!({"tag": "T-4", "result": "sold_but_present"}));
    let list = json!({"stocktake": id, "list": "T-1\r\nT-88,T-88\n"});
    shows(
        &shop.run::<CountStocktake>("olive", list).await.expect("counted"),
        &json!({"counts": {"found": 1, "sold_but_present": 1, "unknown": 1}, "waiting": 2}),
    );
    assert_eq!(scan(&shop, "mia", &id, json!([])).await, Err("field_required scanned".into()));
    let rest = json!({ "stocktake": id, "result": "missing" });
    let waiting = shop.ask::<GetStocktake>("audi", rest).await.expect("a count");
    shows(&waiting["rows"], &json!([{"tag": "T-2"}, {"tag": "T-3"}]));
    let closed = shop.run::<CloseStocktake>("mia", json!({ "stocktake": id })).await.expect("closed");
    shows(&closed, &json!({"missing": ["T-2", "T-3"], "unknown": ["T-88"]}));
    assert_eq!(scan(&shop, "mia", &id, json!(["T-2"])).await, Err("order_state_invalid stocktake".into()));
    let moved = json!({"tags": ["T-2"], "to_location": "safe"});
    shop.run::<TransferArticles>("mia", moved).await.expect("moved");
    let today = json!({"until": "2026-04-20", "reason": "month end"});
    shop.run::<LockPeriod>("olive", today).await.expect("locked");
    let post = json!({"stocktake": id, "reason": "lost"});
    assert_eq!(shop.run::<PostStocktake>("mia", post.clone()).await, Err("period_locked date".into()));
    shop.at("2026-04-21T10:00:00Z");
    let posted = shop.run::<PostStocktake>("mia", post).await.expect("posted");
    assert_eq!(posted["adjusted"], json!(["T-3"]));
    books_hold(&shop).await;
    let all = shop.ask::<ListStocktakes>("cas", json!({})).await.expect("counts");
    shows(&all["rows"], &json!([{"state": "posted", "adjusted": 1, "reason": "lost"}]));
    let other = shop.beside("next-door").await;
    let theirs = other.ask::<GetStocktake>("olive", json!({ "stocktake": id })).await;
    assert_eq!(theirs, Err("not_found stocktake".into()));
    let theirs = other.run::<CountStocktake>("mia", json!({"stocktake": id, "scanned": ["T-1"]})).await;
    assert_eq!(theirs, Err("not_found stocktake".into()));
    let nowhere = shop.run::<OpenStocktake>("mia", json!({ "location": "moon" })).await;
    assert_eq!(nowhere, Err("not_found location".into()));
}

#[tokio::test]
async fn lots_of_metal_are_weighed_in_a_count_and_their_difference_is_posted() {
    let shop = with_pieces().await;
    let items = json!([
        {"code": "GOLD-916", "name": "Gold 916", "unit": "g", "metal": "gold", "fineness_ppt": "916"},
        {"code": "POUCH", "name": "Pouch", "unit": "each", "resolution": "1"},
    ]);
    moved_in(&shop, "items", items).await;
    let lots = json!([
        {"lot": "AU-1", "item": "GOLD-916", "quantity": "10", "unit": "g", "cost_minor": 1000},
        {"lot": "AU-2", "item": "GOLD-916", "quantity": "5", "unit": "g", "cost_minor": 700},
        {"lot": "PC-1", "item": "POUCH", "quantity": "3", "unit": "each"},
    ]);
    moved_in(&shop, "lots", lots).await;
    let opened = shop.run::<OpenStocktake>("mia", json!({"location": "shop"})).await.expect("open");
    let weigh = |lots: Value| json!({"stocktake": opened["stocktake"], "lots": lots});
    for (lots, said) in [
        (json!([{"lot": "AU-9", "net_mg": 1}]), "not_found lots[0].lot"),
        (json!([{"lot": "PC-1", "net_mg": 1}]), "lot_item_mismatch lots[0].lot"),
        (json!([{"lot": "AU-1", "net_mg": 1}, {"lot": "AU-1", "net_mg": 1}]), "value_unknown lots[1].lot"),
        (json!([]), "field_required scanned"),
    ] {
        assert_eq!(shop.run::<CountStocktake>("mia", weigh(lots)).await, Err(said.to_owned()));
    }
    let first = weigh(json!([{"lot": "AU-1", "net_mg": 9000}, {"lot": "AU-2", "net_mg": 5100}]));
    shop.run::<CountStocktake>("mia", first).await.expect("weighed");
    // Weighed again: the newest weight counts.
    let again = shop.run::<CountStocktake>("mia", weigh(json!([{"lot": "AU-1", "net_mg": 9500}]))).await;
    let again = again.expect("weighed");
    let lot = |lot: &str, counted: i64, expected: i64, adjusted: bool| json!({"lot": lot, "counted_mg": counted, "expected_mg": expected, "difference_mg": counted - expected, "adjusted": adjusted});
    assert_eq!(again["lots"], json!([lot("AU-1", 9500, 10_000, false), lot("AU-2", 5100, 5000, false)]));
    let before = balances(&shop).await;
    let scanned = json!({"stocktake": opened["stocktake"], "scanned": ["T-1", "T-2", "T-3"]});
    shop.run::<CloseStocktake>("mia", scanned).await.expect("closed");
    assert_eq!(balances(&shop).await, before);
    // What is drawn after the weighing does not change the difference.
    shop.run::<crate::metal_lots::IssueLot>("mia", json!({"lot": "AU-1", "net_mg": 1000}))
        .await
        .expect("issued");
    let post = json!({"stocktake": opened["stocktake"], "reason": "count"});
    let posted = shop.run::<PostStocktake>("mia", post).await.expect("posted");
    shows(&posted, &json!({"adjusted": [], "lots": ["AU-1", "AU-2"]}));
    let journal =
        ["M_ADJUST  AU_FINE_MG 366", "M_STOCK  AU_FINE_MG -366", "STOCK  INR -50", "STOCK_LOSS  INR 50"];
    assert_eq!(sorted(&posted["journal"]), journal);
    let shown =
        shop.ask::<GetStocktake>("mia", json!({"stocktake": opened["stocktake"]})).await.expect("a count");
    assert_eq!(shown["lots"], json!([lot("AU-1", 9500, 10_000, true), lot("AU-2", 5100, 5000, true)]));
    books_hold(&shop).await;
}

#[tokio::test]
async fn what_another_count_or_a_bill_has_seen_since_is_not_written_off() {
    let mut shop = with_pieces().await;
    let first = json!({"location": "shop", "scanned": ["T-1"]});
    let first = shop.run::<CloseStocktake>("mia", first).await.expect("closed");
    shows(&first, &json!({"missing": ["T-2", "T-3"]}));
    shop.at("2026-04-20T11:00:00Z");
    let second = json!({"location": "shop", "scanned": ["T-1", "T-2"]});
    let second = shop.run::<CloseStocktake>("mia", second).await.expect("closed");
    shop.at("2026-04-20T12:00:00Z");
    for (count, adjusted) in [(&first, json!(["T-3"])), (&second, json!([]))] {
        let post = json!({"stocktake": count["stocktake"], "reason": "count"});
        assert_eq!(shop.run::<PostStocktake>("mia", post).await.expect("posted")["adjusted"], adjusted);
    }
    books_hold(&shop).await;
}

#[tokio::test]
async fn a_piece_that_came_while_the_place_was_counted_is_not_missing() {
    let mut shop = with_pieces().await;
    let opened = shop.run::<OpenStocktake>("mia", json!({ "location": "safe" })).await.expect("opened");
    let id = opened["stocktake"].clone();
    shop.at("2026-04-20T10:30:00Z");
    let moved = json!({"tags": ["T-2"], "to_location": "safe"});
    shop.run::<TransferArticles>("mia", moved).await.expect("moved");
    shop.at("2026-04-20T11:00:00Z");
    let closed = shop.run::<CloseStocktake>("mia", json!({ "stocktake": id })).await.expect("closed");
    let missing = closed["missing"].as_array().expect("a list");
    assert!(!missing.contains(&json!("T-2")), "{closed}");
    let post = json!({"stocktake": id, "reason": "count"});
    shop.run::<PostStocktake>("mia", post).await.expect("posted");
    books_hold(&shop).await;
}

#[tokio::test]
async fn the_difference_of_a_lot_is_posted_by_one_of_two_counts() {
    let mut shop = with_pieces().await;
    let item = json!([{"code": "GOLD-916", "name": "Gold 916", "unit": "g", "resolution": "0.01", "metal": "gold",
                       "fineness_ppt": "916"}]);
    moved_in(&shop, "items", item).await;
    let lot = json!([{"lot": "AU-1", "item": "GOLD-916", "quantity": "10", "unit": "g", "cost_minor": 1000}]);
    moved_in(&shop, "lots", lot).await;
    let mut counts = vec![];
    for place in ["shop", "safe"] {
        let opened = shop.run::<OpenStocktake>("mia", json!({ "location": place })).await.expect("open");
        let weigh =
            |mg: i64| json!({"stocktake": opened["stocktake"], "lots": [{"lot": "AU-1", "net_mg": mg}]});
        let coarse = shop.run::<CountStocktake>("mia", weigh(9_005)).await;
        assert_eq!(coarse, Err("quantity_resolution lots[0].net_mg".into()));
        shop.run::<CountStocktake>("mia", weigh(9_000)).await.expect("weighed");
        let all = json!({"stocktake": opened["stocktake"], "scanned": ["T-1", "T-2", "T-3", "T-5"]});
        shop.run::<CloseStocktake>("mia", all).await.expect("closed");
        counts.push(opened["stocktake"].clone());
    }
    shop.at("2026-04-20T12:00:00Z");
    for (count, lots) in counts.iter().zip([json!(["AU-1"]), json!([])]) {
        let post = json!({"stocktake": count, "reason": "count"});
        assert_eq!(shop.run::<PostStocktake>("mia", post).await.expect("posted")["lots"], lots);
    }
    books_hold(&shop).await;
}
