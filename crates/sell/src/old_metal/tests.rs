//! Old metal on a real database: the worked example P4, the board's rate, the refusals.

use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{a_ring_is_sold, aarav, moved_in, shows, sorted};
use crate::invoices::credit::PostCreditNote;
use crate::invoices::list::Invoice;
use crate::invoices::reverse::ReverseInvoice;
use crate::money::credit::ListCredits;
use crate::money::pay_out::PayOut;
use crate::money::refund::RefundPayment;

async fn bring(shop: &Shop, more: Value) -> std::result::Result<Value, String> {
    let mut input = json!({"party": "c-meera", "metal": "gold", "gross_mg": 8500, "deduction_mg": 500, "fineness_ppt": "781.25"});
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    shop.run::<ReceiveOldMetal>("cas", input).await
}

fn rate(minor: i64, basis: &str) -> Value {
    json!({"rate_minor": minor, "per_mg": "1000", "basis": basis})
}

#[tokio::test]
async fn old_gold_pays_a_part_of_a_bill_as_p4_says() {
    let shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    let got =
        bring(&shop, json!({"buy_rate": rate(320_000, "fine"), "invoice": bill})).await.expect("bought");
    shows(
        &got,
        &json!({"value_minor": 2_000_000, "net_mg": 8000, "fine_mg": 6250, "open_after_minor": 1_090_000, "party_balance_minor": 1_090_000}),
    );
    assert_eq!(
        sorted(&got["journal"]),
        [
            "AR c-meera INR -2000000",
            "M_BOUGHT_IN  AU_FINE_MG -6250",
            "M_OLD_METAL  AU_FINE_MG 6250",
            "STOCK_OLD_METAL  INR 2000000",
        ]
    );
    let shown = shop.ask::<Invoice>("cas", json!({"invoice": got["number"]})).await.expect("the voucher");
    shows(&shown["document"]["lines"], &json!([{"net_mg": 8000, "fine_mg": 6250, "fineness_ppt": "781.25"}]));
    let more =
        bring(&shop, json!({"buy_rate": rate(320_000, "fine"), "invoice": bill})).await.expect("bought");
    shows(&more, &json!({"open_after_minor": 0, "party_balance_minor": -910_000}));
    let credits = shop.ask::<ListCredits>("cas", json!({"party": "c-meera"})).await.expect("credits");
    shows(&credits, &json!({"left_minor": 910_000, "rows": [{"doc_type": "purchase_voucher"}]}));
    assert_eq!(shop.told(ReceiveOldMetal::NAME).await.len(), 2);
}

#[tokio::test]
async fn without_a_rate_the_boards_buying_rate_holds_and_no_other_is_derived() {
    let mut shop = aarav().await;
    assert_eq!(bring(&shop, json!({})).await, Err("rate_missing buy_rate".into()));
    let buying = |fineness: &str, minor: i64| json!({"metal": "gold", "fineness_ppt": fineness, "side": "buy", "rate_minor": minor, "per_mg": "1000", "effective_at": "2026-04-20T10:00:00+05:30", "source": "owner"});
    moved_in(&shop, "rates", json!([buying("1000", 640_000), buying("916", 580_000)])).await;
    shows(&bring(&shop, json!({})).await.expect("bought"), &json!({"value_minor": 4_000_000}));
    let own = bring(&shop, json!({"fineness_ppt": "916"})).await.expect("bought");
    shows(&own, &json!({"value_minor": 4_640_000, "fine_mg": 7328}));
    shop.at("2026-04-22T05:00:00Z");
    assert_eq!(bring(&shop, json!({})).await, Err("rate_stale".into()));
}

#[tokio::test]
async fn what_cannot_be_weighed_or_named_is_refused() {
    let shop = aarav().await;
    let given = |more: Value| {
        let mut all = json!({"buy_rate": rate(640_000, "fine")});
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    for (input, said) in [
        (given(json!({"deduction_mg": 8500})), "weight_mismatch deduction_mg"),
        (given(json!({"deduction_mg": -1})), "number_range deduction_mg"),
        (given(json!({"gross_mg": 0})), "number_range gross_mg"),
        (given(json!({"fineness_ppt": "1000.01"})), "number_range fineness_ppt"),
        (given(json!({"fineness_ppt": 916})), "number_must_be_text fineness_ppt"),
        (given(json!({"metal": "brass"})), "value_unknown metal"),
        (given(json!({"invoice": "A/26-27/09999"})), "not_found invoice"),
        (given(json!({"party": "c-nobody"})), "not_found party"),
        (json!({"buy_rate": rate(0, "fine")}), "number_range buy_rate.rate_minor"),
        (json!({"buy_rate": {"per_mg": "1000"}}), "field_required buy_rate.rate_minor"),
    ] {
        assert_eq!(bring(&shop, input).await, Err(said.into()));
    }
}

#[tokio::test]
async fn a_rate_above_the_boards_is_for_those_who_may_set_one_and_has_a_reason() {
    let shop = aarav().await;
    let dear = json!({"buy_rate": rate(1_000_000_000_000, "fine")});
    assert_eq!(bring(&shop, dear).await, Err("field_required reason".into()));
    let dear = json!({"buy_rate": rate(700_000, "fine"), "reason": "a rare coin"});
    assert_eq!(bring(&shop, dear.clone()).await, Err("permission_denied buy_rate.rate_minor".into()));
    let mut input = json!({"party": "c-meera", "metal": "gold", "gross_mg": 8000, "fineness_ppt": "916"});
    input.as_object_mut().unwrap().extend(dear.as_object().unwrap().clone());
    shop.run::<ReceiveOldMetal>("mia", input).await.expect("bought by the manager");
    let told = shop.told(ReceiveOldMetal::NAME).await.pop().expect("an event").content;
    assert_eq!(told.reason.as_deref(), Some("a rare coin"));
}

#[tokio::test]
async fn cash_for_old_gold_is_paid_to_a_person_and_ends_at_the_days_limit() {
    let shop = aarav().await;
    let voucher =
        bring(&shop, json!({"buy_rate": rate(640_000, "fine")})).await.expect("bought")["number"].clone();
    let back = |amount: i64, mode: &str| json!({"payment": voucher, "amount_minor": amount, "mode": mode, "reason": "asked for"});
    let refused = Err("cash_payout_limit amount_minor".to_owned());
    assert_eq!(shop.run::<RefundPayment>("mia", back(1_000_001, "cash")).await, refused);
    shop.run::<RefundPayment>("mia", back(600_000, "cash")).await.expect("below the limit");
    let pay = json!({"party": "c-meera", "mode": "cash", "amount_minor": 400_001});
    assert_eq!(shop.run::<PayOut>("mia", pay).await, refused, "it counts for what is paid later");
    shop.run::<RefundPayment>("mia", back(400_000, "cash")).await.expect("exactly the limit");
    assert_eq!(shop.run::<RefundPayment>("mia", back(1, "cash")).await, refused);
    shop.run::<RefundPayment>("mia", back(3_000_000, "bank")).await.expect("the bank has no limit");
}

#[tokio::test]
async fn cash_for_old_gold_ends_at_the_limit_also_by_way_of_a_bill_that_is_credited() {
    let mut shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    let gold = |bill: &Value| json!({"buy_rate": rate(320_000, "fine"), "invoice": bill});
    bring(&shop, gold(&bill)).await.expect("bought");
    let back = json!({"invoice": bill, "reason": "came back"});
    let note = shop.run::<ReverseInvoice>("mia", back).await.expect("reversed")["number"].clone();
    let refund =
        |amount: i64| json!({"payment": note, "amount_minor": amount, "mode": "cash", "reason": "asked for"});
    let refused = Err("cash_payout_limit amount_minor".to_owned());
    assert_eq!(shop.run::<RefundPayment>("mia", refund(1_000_001)).await, refused);
    shop.run::<RefundPayment>("mia", refund(1_000_000)).await.expect("exactly the limit");
    let pay = json!({"party": "c-meera", "mode": "cash", "amount_minor": 1});
    assert_eq!(shop.run::<PayOut>("mia", pay).await, refused, "it counts for what is paid later");
    shop.at("2026-04-20T06:00:00Z");
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    for _ in 0..2 {
        bring(&shop, gold(&bill)).await.expect("bought");
    }
    let note = json!({"invoice": bill, "reason": "a flaw", "refund": {"mode": "cash"},
                      "lines": [{"line": 1, "credit_taxable_minor": 10_000}]});
    let at_once = shop.run::<PostCreditNote>("mia", note).await;
    assert_eq!(at_once.map(drop), Err("cash_payout_limit refund".into()));
    shop.at("2026-04-21T06:00:00Z");
    shop.run::<RefundPayment>("mia", refund(1_000_000)).await.expect("another day");
}
