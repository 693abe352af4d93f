//! The counter sale on a real database: nothing stays open, the journal, the till, the law, who may.

use ledger::accounts::legal_limits::change::AddLimit;
use ledger::accounts::statements::ListBalances;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{aarav, ring, shows, sorted};
use crate::invoices::list::Invoice;
use crate::invoices::reverse::ReverseInvoice;
use crate::receipts::ReceivePayment;
use crate::tills::list::GetTill;
use crate::tills::{CloseTill, OpenTill};

/// A ring of ₹30,900 with tax for nobody, paid by these tenders.
fn sale(tenders: Value) -> Value {
    json!({"lines": [ring()], "tenders": tenders})
}

async fn post_sale(shop: &Shop, input: Value) -> std::result::Result<Value, String> {
    shop.run::<PostSale>("cas", input).await
}

#[tokio::test]
async fn a_walk_in_pays_in_two_ways_and_owes_nothing() {
    let shop = aarav().await;
    let upi = json!({"mode": "upi", "amount_minor": 3_000_000, "reference": "U-1"});
    let posted = post_sale(&shop, sale(json!([upi, {"mode": "cash", "handed_minor": 100_000}])))
        .await
        .expect("a sale");
    shows(
        &posted,
        &json!({
            "number": "A/26-27/00001", "change_minor": 10_000, "till": null,
            "document": {
                "total_minor": 3_090_000, "cash_due_minor": 90_000, "cash_round_minor": 0,
                "tenders": [{"mode": "upi", "amount_minor": 3_000_000}, {"mode": "cash", "amount_minor": 90_000}],
            },
        }),
    );
    let journal = sorted(&posted["journal"]);
    assert!(
        journal.contains(&"CASH  INR 90000".to_owned())
            && journal.contains(&"UPI_CLEARING  INR 3000000".to_owned())
    );
    assert!(journal.iter().all(|row| !row.starts_with("AR ")), "{journal:?}");
    let shown = shop.ask::<Invoice>("cas", json!({"invoice": posted["number"]})).await.expect("the bill");
    assert_eq!((&shown["open_minor"], &shown["due_on"]), (&json!(null), &json!(null)));
    let told = shop.told(PostSale::NAME).await.remove(0).content.after.unwrap_or_default();
    assert!(told.contains("\"total_minor\":3090000") && told.contains("\"mode\":\"upi\""), "{told}");
}

#[tokio::test]
async fn a_customer_who_pays_at_once_has_no_open_bill_and_a_reversal_gives_credit() {
    let shop = aarav().await;
    let mut input = sale(json!([{"mode": "cash"}]));
    input["party"] = json!("c-meera");
    let bill = post_sale(&shop, input).await.expect("a sale")["number"].clone();
    let back = json!({"invoice": bill, "reason": "wrong ring"});
    let note = shop.run::<ReverseInvoice>("mia", back).await.expect("a note");
    let journal = sorted(&note["journal"]);
    assert!(journal.contains(&"AR c-meera INR -3090000".to_owned()), "{journal:?}");
    assert!(journal.iter().all(|row| !row.starts_with("CASH")), "{journal:?}");
    assert_eq!((note["document"].get("tenders"), note["document"].get("cash_due_minor")), (None, None));
    let rows = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    let cash = rows.as_array().expect("rows").iter().find(|row| row["account"] == "CASH").expect("cash");
    assert_eq!(cash["amount"], json!(3_090_000));
}

#[tokio::test]
async fn cash_of_a_sale_is_judged_like_any_other() {
    let shop = aarav().await;
    let big = |party: Option<&str>, amount: i64| {
        json!({
            "party": party, "lines": [{"description": "Necklace", "other_minor": amount, "tax_class": "jewellery"}],
            "tenders": [{"mode": "cash"}],
        })
    };
    // ₹1,99,820 in cash, and then a little more.
    post_sale(&shop, big(Some("c-meera"), 19_400_000)).await.expect("below the limit");
    assert_eq!(post_sale(&shop, big(Some("c-meera"), 1_000_000)).await, Err("cash_limit_day tenders".into()));
    let receipt = json!({"party": "c-meera", "tenders": [{"mode": "cash", "amount_minor": 1_000_000}]});
    assert_eq!(shop.run::<ReceivePayment>("cas", receipt).await, Err("cash_limit_day tenders".into()));
    // Nobody's cash is not added up, but one bill is judged.
    post_sale(&shop, big(None, 1_000_000)).await.expect("another person, for all we know");
    assert_eq!(post_sale(&shop, big(None, 19_500_000)).await, Err("pan_required party".into()));
    assert_eq!(
        shop.run::<PostSale>("acco", big(None, 1_000_000)).await,
        Err("permission_denied".into()),
        "an accountant takes no cash"
    );
}

#[tokio::test]
async fn cash_of_a_sale_that_is_dated_back_is_judged_by_the_limit_of_the_day_it_comes_in() {
    let shop = aarav().await;
    let limit = json!({"code": "cash_limit", "amount_minor": 5_000_000, "from": "2026-04-20", "law": "House rule",
                       "reason": "Less cash"});
    shop.run::<AddLimit>("olive", limit).await.expect("a limit from today on");
    let of = |party: Option<&str>| {
        json!({"party": party, "date": "2026-04-19", "lines": [{"description": "Chain", "other_minor": 6_000_000, "tax_class": "jewellery"}],
               "tenders": [{"mode": "cash"}], "reason": "forgotten"})
    };
    assert_eq!(shop.run::<PostSale>("mia", of(Some("c-meera"))).await, Err("cash_limit_day tenders".into()));
    assert_eq!(shop.run::<PostSale>("mia", of(None)).await, Err("cash_limit_transaction tenders".into()));
}

#[tokio::test]
async fn a_bad_payment_posts_nothing() {
    let shop = aarav().await;
    for (tenders, said) in [
        (json!([]), "field_required tenders"),
        (json!([{"mode": "upi"}]), "field_required tenders[0].reference"),
        (json!([{"mode": "cash", "amount_minor": 3_000_000}]), "tender_mismatch tenders"),
        (json!([{"mode": "cash", "handed_minor": 3_000_000}]), "tender_mismatch tenders[0].handed_minor"),
        (json!([{"mode": "gift"}]), "value_unknown tenders[0].mode"),
    ] {
        assert_eq!(post_sale(&shop, sale(tenders)).await, Err(said.into()));
    }
    let mut unknown = sale(json!([{"mode": "cash"}]));
    unknown["float"] = json!(5);
    assert_eq!(post_sale(&shop, unknown).await, Err("field_unknown float".into()));
    assert_eq!(
        post_sale(&shop, sale(json!([{"mode": "cash"}]))).await.expect("a sale")["number"],
        json!("A/26-27/00001")
    );
}

#[tokio::test]
async fn money_goes_into_the_till_that_the_cashier_opened() {
    let shop = aarav().await;
    shop.run::<OpenTill>("cas", json!({"till": "T1", "float_minor": 50_000})).await.expect("open");
    let posted = post_sale(&shop, sale(json!([{"mode": "cash"}]))).await.expect("a sale");
    assert_eq!(posted["till"], json!("T1"));
    let seen = shop.ask::<GetTill>("mia", json!({"till": "T1"})).await.expect("the till");
    assert_eq!(seen["expected_minor"], json!({"cash": 3_140_000}));
    let closed = json!({"till": "T1", "counted": {"cash": {"50000": 62, "10000": 4}}});
    let closed = shop.run::<CloseTill>("cas", closed).await.expect("closed");
    assert_eq!((&closed["difference_minor"], &closed["journal"]), (&json!(0), &json!([])));
    let mut late = sale(json!([{"mode": "cash"}]));
    late["till"] = json!("T1");
    assert_eq!(post_sale(&shop, late).await, Err("till_state_invalid till".into()));
}

#[tokio::test]
async fn a_pan_that_the_law_asks_for_is_kept_with_the_buyer() {
    let shop = aarav().await;
    let anil = json!({"party": "c-anil", "name": "Anil", "kind": "customer"});
    shop.run::<ledger::parties::CreateParty>("cas", anil).await.expect("a customer");
    let big = |pan: Option<&str>| {
        json!({
            "party": "c-anil", "pan": pan,
            "lines": [{"description": "Necklace", "other_minor": 20_000_000, "tax_class": "jewellery"}],
            "tenders": [{"mode": "upi", "reference": "U-9"}],
        })
    };
    assert_eq!(post_sale(&shop, big(None)).await, Err("pan_required party".into()));
    assert_eq!(post_sale(&shop, big(Some("abcpa1234"))).await, Err("pan_format pan".into()));
    post_sale(&shop, big(Some("abcpa1234k"))).await.expect("small letters are accepted");
    post_sale(&shop, big(None)).await.expect("it is kept");
    assert_eq!(post_sale(&shop, big(Some("ABCPB1234K"))).await, Err("value_unknown pan".into()));
    let mut nobody = big(Some("ABCPA1234K"));
    nobody["party"] = json!(null);
    assert_eq!(post_sale(&shop, nobody).await, Err("field_required party".into()));
}
