//! Tills on a real database: opened once, counted by their own cashier, the difference in the books.

use ledger::accounts::statements::ListBalances;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{aarav, shows, sorted};
use crate::receipts::ReceivePayment;
use crate::tills::list::{GetTill, ListTills};

async fn open_till(shop: &Shop, who: &str, till: &str) -> std::result::Result<Value, String> {
    shop.run::<OpenTill>(who, json!({"till": till, "float_minor": 100_000})).await
}

/// A count of ₹1,500 in cash and what else was counted.
fn count(till: &str, others: Value, reason: Option<&str>) -> Value {
    let mut counted = json!({"cash": {"50000": 3}});
    for (way, minor) in others.as_object().expect("ways") {
        counted[way] = minor.clone();
    }
    json!({"till": till, "counted": counted, "reason": reason})
}

#[tokio::test]
async fn a_till_is_opened_once_and_closed_once() {
    let mut shop = aarav().await;
    shows(
        &open_till(&shop, "cas", "T1").await.expect("open"),
        &json!({"state": "open", "float_minor": 100_000}),
    );
    assert_eq!(open_till(&shop, "mia", "T1").await, Err("till_state_invalid till".into()));
    assert_eq!(
        shop.run::<OpenTill>("cas", json!({"till": "T2", "float_minor": -1})).await,
        Err("number_range float_minor".into())
    );
    assert_eq!(
        shop.run::<CloseTill>("cas", count("T9", json!({}), None)).await,
        Err("not_found till".into()),
        "never opened here"
    );
    let closing = || shop.run::<CloseTill>("cas", count("T1", json!({}), Some("a note was found")));
    let (one, two) = tokio::join!(closing(), closing());
    let refused: Vec<String> = [one, two].into_iter().filter_map(|answer| answer.err()).collect();
    assert_eq!(refused, ["till_state_invalid till"]);
    shop.at("2026-04-21T05:00:00Z");
    open_till(&shop, "cas", "T1").await.expect("the next day");
}

#[tokio::test]
async fn a_difference_in_cash_is_booked_with_its_reason_and_no_other() {
    let shop = aarav().await;
    open_till(&shop, "cas", "T1").await.expect("open");
    let paid = json!([
        {"mode": "cash", "amount_minor": 45_000, "handed_minor": 50_000},
        {"mode": "upi", "amount_minor": 7000, "reference": "U-1"},
    ]);
    let received = shop.run::<ReceivePayment>("cas", json!({"party": "c-meera", "tenders": paid})).await;
    assert_eq!(received.expect("received")["change_minor"], json!(5000));
    let short = count("T1", json!({"upi": 6000, "card": 0}), None);
    assert_eq!(shop.run::<CloseTill>("cas", short).await, Err("field_required reason".into()));
    let closed = shop
        .run::<CloseTill>(
            "cas",
            count("T1", json!({"upi": 6000, "card": 0}), Some("found behind the drawer")),
        )
        .await
        .expect("closed");
    shows(
        &closed,
        &json!({
            "state": "closed", "expected_minor": {"cash": 145_000, "upi": 7000, "card": 0},
            "counted_minor": {"cash": 150_000, "upi": 6000, "card": 0},
            "differences_minor": {"cash": 5000, "upi": -1000, "card": 0}, "difference_minor": 5000,
        }),
    );
    assert_eq!(sorted(&closed["journal"]), ["CASH  INR 5000", "CASH_ROUND  INR -5000"]);
    let told = shop.told(CloseTill::NAME).await.pop().expect("an event").content;
    assert_eq!(told.reason.as_deref(), Some("found behind the drawer"));
    let rows = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    let cash = rows.as_array().expect("rows").iter().find(|row| row["account"] == "CASH").expect("cash");
    assert_eq!(cash["amount"], json!(50_000), "the float was never booked");
}

#[tokio::test]
async fn a_count_with_a_note_too_many_is_asked_about_before_a_manager_books_it() {
    let shop = aarav().await;
    open_till(&shop, "mia", "T1").await.expect("open");
    let mut slip = json!({"till": "T1", "counted": {"cash": {"50000": 20}}, "reason": "x"});
    let asked = shop.run::<CloseTill>("mia", slip.clone()).await;
    assert_eq!(asked, Err("till_difference_large confirm_difference".into()));
    let seen = shop.ask::<GetTill>("mia", json!({"till": "T1"})).await.expect("the till");
    assert_eq!(seen["state"], json!("open"));
    slip["confirm_difference"] = json!(true);
    let closed = shop.run::<CloseTill>("mia", slip).await.expect("closed");
    assert_eq!(closed["difference_minor"], json!(900_000));
}

#[tokio::test]
async fn the_refusals_of_a_blind_count_tell_nothing_of_the_sum_and_none_comes_for_a_till_of_others() {
    let shop = aarav().await;
    open_till(&shop, "mia", "T1").await.expect("open");
    let slip = |till: &str| json!({"till": till, "counted": {"cash": {"50000": 20}}});
    assert_eq!(shop.run::<CloseTill>("cas", slip("T1")).await, Err("permission_denied".into()));
    open_till(&shop, "cas", "T2").await.expect("open");
    for counted in [json!({"50000": 20}), json!({"50000": 3})] {
        let bare = json!({"till": "T2", "counted": {"cash": counted}});
        assert_eq!(shop.run::<CloseTill>("cas", bare).await, Err("field_required reason".into()));
    }
    let mut explained = slip("T2");
    explained["reason"] = json!("x");
    let closed = shop.run::<CloseTill>("cas", explained).await.expect("closed");
    assert_eq!(closed["difference_minor"], json!(900_000));
}

#[tokio::test]
async fn a_cashier_sees_and_closes_their_own_till_and_counts_it_blindly() {
    let shop = aarav().await;
    open_till(&shop, "mia", "T1").await.expect("open");
    assert_eq!(
        shop.run::<CloseTill>("cas", count("T1", json!({}), Some("x"))).await,
        Err("permission_denied".into())
    );
    assert_eq!(shop.ask::<GetTill>("cas", json!({"till": "T1"})).await, Err("not_found till".into()));
    assert_eq!(shop.ask::<GetTill>("cas", json!({})).await, Err("not_found till".into()));
    open_till(&shop, "cas", "T2").await.expect("open");
    let own = shop.ask::<GetTill>("cas", json!({})).await.expect("own");
    assert_eq!((own["till"].clone(), own.get("expected_minor")), (json!("T2"), None));
    let seen = shop.ask::<GetTill>("olive", json!({"till": "T2"})).await.expect("seen");
    assert_eq!(seen["expected_minor"], json!({"cash": 100_000}));
    let many = async |who: &str| {
        shop.ask::<ListTills>(who, json!({})).await.expect("tills")["rows"].as_array().map(Vec::len)
    };
    assert_eq!((many("cas").await, many("acco").await), (Some(1), Some(2)));
    let mine = count("T2", json!({}), Some("x"));
    let closed = shop.run::<CloseTill>("cas", mine).await.expect("closed");
    let after = shop.ask::<GetTill>("cas", json!({"session": closed["session"]})).await.expect("own");
    shows(
        &after,
        &json!({"state": "closed", "denominations": {"50000": 3}, "expected_minor": {"cash": 100_000}, "reason": "x"}),
    );
}

#[tokio::test]
async fn a_misspelt_till_and_the_till_of_somebody_else_take_no_money() {
    let shop = aarav().await;
    let paid = |till: &str| {
        let tenders = json!([{"mode": "cash", "amount_minor": 1_000}]);
        json!({"party": "c-meera", "tenders": tenders, "till": till})
    };
    shop.run::<ReceivePayment>("cas", paid("TILL-1")).await.expect("a shop that counts no till may name one");
    open_till(&shop, "mia", "TILL-1").await.expect("open");
    assert_eq!(shop.run::<ReceivePayment>("cas", paid("TILL-l")).await, Err("not_found till".into()));
    assert_eq!(shop.run::<ReceivePayment>("cas", paid("TILL-1")).await, Err("permission_denied".into()));
    shop.run::<ReceivePayment>("olive", paid("TILL-1")).await.expect("the owner may");
    open_till(&shop, "cas", "TILL-2").await.expect("open");
    shop.run::<ReceivePayment>("cas", paid("TILL-2")).await.expect("her own");
}
