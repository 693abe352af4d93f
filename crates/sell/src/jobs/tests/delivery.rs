//! Deliveries on a real database: the bill, the metal, the deposits, the payment, and the bill's reversal.

use serde_json::{Value, json};
use testing::Shop;

use super::{item, metal, necklace, take_in, the_necklace_comes_back, with_karigar};
use crate::books::CheckBooks;
use crate::fixtures::moved_in;
use crate::fixtures::{shows, sorted};
use crate::invoices::correct::CorrectInvoice;
use crate::invoices::credit::PostCreditNote;
use crate::invoices::reverse::ReverseInvoice;
use crate::jobs::deliver::preview::PreviewDelivery;
use crate::jobs::{DeliverJob, DepositJob, GetJob, IssueJob, ReadyJob, ReturnJobMetal, StartJob};
use crate::karigars::ReceiveFromKarigar;
use crate::metal_lots::IssueLot;
use crate::metal_lots::receive::ReceiveMetal;
use ledger::accounts::legal_limits::change::AddLimit;
use ledger::accounts::statements::ListBalances;
use platform::action::Action;

async fn books_hold(shop: &Shop) {
    let checked = shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer");
    assert_eq!(checked["holds"], json!(true), "{checked:#}");
}

/// The necklace is back from the karigar and ready; ten thousand rupees are paid.
async fn necklace_ready() -> (Shop, Value) {
    let mut shop = with_karigar().await;
    let job = take_in(&shop, necklace()).await["job"].clone();
    let upi = json!([{"mode": "upi", "amount_minor": 1_000_000, "reference": "UPI-901"}]);
    shop.run::<DepositJob>("cas", json!({"job": job, "tenders": upi})).await.expect("a deposit");
    let items = json!([{"item": 1}, {"item": 2}]);
    shop.run::<IssueJob>("mia", json!({"job": job, "karigar": "k-suresh", "lots": items}))
        .await
        .expect("issued");
    shop.at("2026-05-04T05:00:00Z");
    the_necklace_comes_back(&shop, &job).await;
    let early = shop.run::<DeliverJob>("cas", json!({"job": job, "lines": [necklace_line()]})).await;
    assert_eq!(early, Err("order_state_invalid".into()));
    shop.at("2026-05-05T05:00:00Z");
    shop.run::<ReadyJob>("max", json!({"job": job})).await.expect("ready");
    (shop, job)
}

pub(super) fn necklace_line() -> Value {
    json!({
        "finished": 1, "making": {"mode": "per_gram", "minor_per_g": "85000"}, "hallmark_minor": 4500,
        "tax_class": "jewellery",
    })
}

fn delivery(job: &Value, returned: i64) -> Value {
    json!({"job": job, "lines": [necklace_line()], "returned": [metal(returned, "916")]})
}

#[tokio::test]
async fn the_figures_before_a_delivery_are_those_of_its_bill() {
    let (shop, job) = necklace_ready().await;
    let asked = json!({"job": job, "lines": [necklace_line()], "bill_discount_minor": 1_000});
    let told = shop.ask::<PreviewDelivery>("cas", asked.clone()).await.expect("figures");
    let unpriced = json!({"job": job, "lines": [{"finished": 7, "tax_class": "jewellery"}]});
    let refused = shop.ask::<PreviewDelivery>("cas", unpriced).await;
    assert_eq!(refused, Err("not_found lines[0].finished".into()));
    assert_eq!(shop.ask::<PreviewDelivery>("max", asked.clone()).await, Err("permission_denied".into()));
    let mut posted = asked;
    posted["returned"] = json!([metal(5_812, "916")]);
    posted["reason"] = json!("agreed");
    let posted = shop.run::<DeliverJob>("mia", posted).await.expect("delivered");
    assert_eq!(told["total_minor"], posted["document"]["total_minor"]);
    assert_eq!(
        (&told["deposits_minor"], &told["left_minor"]),
        (&posted["applied_minor"], &posted["left_to_pay_minor"])
    );
}

#[tokio::test]
async fn a_delivery_bills_the_work_settles_the_metal_and_uses_the_deposit() {
    let (mut shop, job) = necklace_ready().await;
    let too_much = shop.run::<DeliverJob>("cas", delivery(&job, 5_813)).await;
    assert_eq!(too_much, Err("lot_insufficient returned".into()));
    assert_eq!(shop.run::<DeliverJob>("max", delivery(&job, 5_000)).await, Err("permission_denied".into()));
    let mut paid = delivery(&job, 5_000);
    paid["tenders"] = json!([{"mode": "cash", "amount_minor": 650_000, "handed_minor": 700_000}]);
    let delivered = shop.run::<DeliverJob>("cas", paid).await.expect("delivered");
    // 15,982.50 of work, taxed at 3 %, is 16,462 to the rupee; 38 rupees more than is due become an advance.
    shows(
        &delivered,
        &json!({
            "number": "A/26-27/00001", "state": "delivered", "applied_minor": 1_000_000, "change_minor": 50_000,
            "receipt": "R/26-27/00002", "left_to_pay_minor": 0,
            "returned_fine_mg": 4_580, "customer_metal_fine_mg": 744,
        }),
    );
    let line = &delivered["document"]["lines"][0];
    shows(
        line,
        &json!({
            "description": "Necklace 22K", "finished": 1, "net_mg": 18_750, "fine_mg": 17_175, "gross_mg": 18_750,
            "added_fine_mg": 0, "covered_fine_mg": 17_604, "wastage_fine_mg": 429, "taxable_minor": 1_598_250,
            "components_minor": {"metal": 0, "making": 1_593_750, "hallmark": 4_500},
        }),
    );
    assert_eq!(line.get("rate_used"), None, "nothing was priced by a rate");
    let metal_rows: Vec<String> =
        sorted(&delivered["journal"]).into_iter().filter(|row| row.starts_with("M_")).collect();
    assert_eq!(
        metal_rows,
        [
            "M_CUSTODY  AU_FINE_MG -21830",
            "M_CUSTOMER c-meera AU_FINE_MG 22184",
            "M_STOCK  AU_FINE_MG 75",
            "M_WASTAGE  AU_FINE_MG -429"
        ]
    );
    assert_eq!(sorted(&delivered["apply_journal"]), ["ADV c-meera INR 1000000", "AR c-meera INR -1000000"]);
    books_hold(&shop).await;
    let again = shop.run::<DeliverJob>("cas", delivery(&job, 1)).await;
    assert_eq!(again, Err("order_state_invalid".into()));
    shop.at("2026-05-06T05:00:00Z");
    let back = json!({"job": job, "returned": [metal(812, "916")]});
    let back = shop.run::<ReturnJobMetal>("mia", back).await.expect("given back");
    assert_eq!(back["customer_metal_fine_mg"], 0);
    books_hold(&shop).await;
    let told = shop.told(DeliverJob::NAME).await;
    assert_eq!(told.len(), 5, "three refusals before, one after, and the delivery");
    let other = shop.beside("next-door").await;
    assert_eq!(other.run::<DeliverJob>("olive", delivery(&job, 1)).await, Err("not_found job".into()));
}

#[tokio::test]
async fn the_reversal_of_its_bill_makes_the_job_ready_again() {
    let (mut shop, job) = necklace_ready().await;
    let first = shop.run::<DeliverJob>("cas", delivery(&job, 5_000)).await.expect("delivered");
    let piece = json!({"invoice": first["number"], "reason": "too long", "returns": [{"line": 1}]});
    let returned = shop.run::<PostCreditNote>("olive", piece).await;
    assert_eq!(returned.map(drop), Err("order_state_invalid returns[0].line".into()));
    let wrong = json!({"invoice": first["number"], "reason": "wrong making"});
    let corrected = shop.run::<CorrectInvoice>("olive", wrong.clone()).await;
    assert_eq!(corrected, Err("order_state_invalid invoice".into()));
    shop.at("2026-05-05T06:00:00Z");
    let reversed = shop.run::<ReverseInvoice>("olive", wrong).await.expect("reversed");
    let rows = sorted(&reversed["journal"]);
    assert!(rows.contains(&"M_CUSTOMER c-meera AU_FINE_MG -22184".to_owned()), "{rows:?}");
    let shown = shop.ask::<GetJob>("cas", json!({"job": job})).await.expect("the job");
    shows(
        &shown,
        &json!({"state": "ready", "customer_metal_fine_mg": 22_928, "finished": [{"delivered": false}],
                "metals": [{"custody_fine_mg": 22_574}]}),
    );
    books_hold(&shop).await;
    shop.at("2026-05-05T07:00:00Z");
    let second = shop.run::<DeliverJob>("cas", delivery(&job, 4_000)).await.expect("delivered");
    // What was paid for the first bill is the customer's credit; no deposit is left for the second.
    shows(&second, &json!({"number": "A/26-27/00002", "applied_minor": 0, "returned_fine_mg": 3_664}));
    books_hold(&shop).await;
}

#[tokio::test]
async fn metal_that_the_shop_adds_is_billed_at_the_rate_that_was_promised_through_its_last_day() {
    let mut shop = with_karigar().await;
    let input = json!({
        "party": "c-meera", "kind": "order", "description": "Bracelet 22K", "promised": "2026-05-25",
        "items": [item("Coin", 8_000, 8_000, "995")], "wastage_percent": "3",
        "rate_agreed": {"fineness_ppt": "916", "rate_minor": 715_000, "per_mg": "1000", "until": "2026-05-31"},
    });
    let job = take_in(&shop, input).await["job"].clone();
    let lots = json!([{"item": 1}, metal(6_000, "916")]);
    shop.run::<IssueJob>("mia", json!({"job": job, "karigar": "k-suresh", "lots": lots}))
        .await
        .expect("issued");
    let back = json!({"karigar": "k-suresh", "job": job, "scrap": [metal(512, "916")],
                      "finished": [{"net_mg": 13_900, "fineness_ppt": "916"}]});
    shop.run::<ReceiveFromKarigar>("mia", back).await.expect("received");
    shop.run::<ReadyJob>("cas", json!({"job": job})).await.expect("ready");
    books_hold(&shop).await;
    let line = json!({"finished": 1, "making": {"mode": "per_gram", "minor_per_g": "60000"}, "tax_class": "jewellery"});
    shop.at("2026-06-01T05:00:00Z");
    let late = shop.run::<DeliverJob>("cas", json!({"job": job, "lines": [line]})).await;
    assert_eq!(late, Err("rate_stale".into()), "the board's rate is as old as the job");
    shop.at("2026-05-31T05:00:00Z");
    let delivered =
        shop.run::<DeliverJob>("cas", json!({"job": job, "lines": [line]})).await.expect("delivered");
    shows(
        &delivered["document"],
        &json!({"taxable_minor": 4_857_046, "lines": [{
            "components_minor": {"metal": 4_023_046, "making": 834_000}, "added_fine_mg": 5_154,
            "rate_used": {"rate_minor": 715_000, "per_mg": "1000", "effective_at": "2026-04-20T05:00:00Z"},
        }]}),
    );
    let rows = sorted(&delivered["journal"]);
    for row in ["M_SOLD  AU_FINE_MG 5154", "M_STOCK  AU_FINE_MG 469", "M_WASTAGE  AU_FINE_MG -382"] {
        assert!(rows.contains(&row.to_owned()), "{row} is not in {rows:?}");
    }
    books_hold(&shop).await;
}

#[tokio::test]
async fn a_job_without_the_customers_metal_bills_the_shops_and_its_cash_is_one_transaction() {
    let mut shop = with_karigar().await;
    let input = json!({"party": "c-meera", "kind": "order", "description": "Set", "promised": "2026-06-30",
                       "items": [{"description": "Its case", "gross_mg": 90_000}]});
    let job = take_in(&shop, input).await["job"].clone();
    let cash = |amount: i64| json!([{"mode": "cash", "amount_minor": amount}]);
    shop.run::<DepositJob>("cas", json!({"job": job, "tenders": cash(15_000_000)})).await.expect("a deposit");
    shop.run::<StartJob>("max", json!({"job": job})).await.expect("begun");
    shop.run::<ReadyJob>("max", json!({"job": job})).await.expect("ready");
    let ring = crate::fixtures::ring();
    let deliver = |lines: Value, paid: Value| json!({"job": job, "lines": lines, "tenders": paid});
    let wrong = json!([{"finished": 1, "net_mg": 5, "quantity": "2", "tax_class": "jewellery"}]);
    let refused = shop.run::<DeliverJob>("cas", deliver(wrong, json!([]))).await.expect_err("refused");
    assert!(refused.starts_with("field_unknown lines[0].net_mg"), "{refused}");
    let unknown = json!([{"finished": 1, "other_minor": 5, "tax_class": "jewellery"}]);
    let unknown = shop.run::<DeliverJob>("cas", deliver(unknown, json!([]))).await;
    assert_eq!(unknown, Err("not_found lines[0].finished".into()));
    let big = json!([{"description": "Set", "other_minor": 20_000_000, "tax_class": "jewellery"}]);
    shop.at("2026-04-20T07:00:00Z");
    for person in ["cas", "olive"] {
        let refused = shop.run::<DeliverJob>(person, deliver(big.clone(), cash(5_000_000))).await;
        assert_eq!(refused, Err("cash_limit_day tenders[0]".into()), "{person}: the deposit was today");
    }
    shop.at("2026-04-21T03:30:00Z");
    let refused = shop.run::<DeliverJob>("olive", deliver(big, cash(5_000_000))).await;
    assert_eq!(refused, Err("cash_limit_transaction tenders[0]".into()));
    let delivered =
        shop.run::<DeliverJob>("cas", deliver(json!([ring]), json!([]))).await.expect("delivered");
    // The bill is 30,900 rupees; the rest of the deposit stays the customer's advance.
    shows(
        &delivered,
        &json!({"applied_minor": 3_090_000, "left_to_pay_minor": 0, "receipt": null, "receipt_journal": []}),
    );
    let rows = sorted(&delivered["journal"]);
    assert!(rows.contains(&"M_STOCK  AU_FINE_MG -4580".to_owned()), "{rows:?}");
    let shown = shop.ask::<GetJob>("cas", json!({"job": job})).await.expect("the job");
    shows(&shown, &json!({"items": [{"place": "returned"}]}));
    books_hold(&shop).await;
}

#[tokio::test]
async fn cash_at_a_delivery_is_flagged_for_the_owner_as_a_deposit_is() {
    let shop = with_karigar().await;
    let limit = json!({"code": "aml_review", "amount_minor": 500_000, "from": "2026-04-01", "law": "House rule",
                       "reason": "a careful shop"});
    shop.run::<AddLimit>("olive", limit).await.expect("a limit");
    for (person, cash, flags) in
        [("olive", 300_000, json!([])), ("cas", 200_000, json!([])), ("olive", 1, json!(["aml_review"]))]
    {
        let order =
            json!({"party": "c-meera", "kind": "repair", "description": "Clasp", "promised": "2026-06-30"});
        let job = take_in(&shop, order).await["job"].clone();
        shop.run::<StartJob>("max", json!({"job": job})).await.expect("begun");
        shop.run::<ReadyJob>("max", json!({"job": job})).await.expect("ready");
        let lines = json!([{"description": "Clasp", "other_minor": 400_000, "tax_class": "jewellery"}]);
        let paid = json!([{"mode": "cash", "amount_minor": cash}]);
        let deliver = json!({"job": job, "lines": lines, "tenders": paid});
        let delivered = shop.run::<DeliverJob>(person, deliver).await.expect("delivered");
        assert_eq!(delivered["flags"], flags, "{person} took {cash}");
    }
}

/// A bangle of 5 g and 3 g of the shop's gold, whose cost is known, are at the karigar's.
pub(super) async fn bangle_at_work() -> (Shop, Value) {
    let shop = with_karigar().await;
    let gold = json!([{"code": "GOLD-916", "name": "Gold 916", "unit": "g", "metal": "gold", "fineness_ppt": "916"}]);
    moved_in(&shop, "items", gold).await;
    let lot = json!({"lot": "AU-1", "item": "GOLD-916", "net_mg": 10_000, "cost_minor": 1000});
    shop.run::<ReceiveMetal>("mia", lot).await.expect("received");
    shop.run::<IssueLot>("mia", json!({"lot": "AU-1", "net_mg": 10_000})).await.expect("issued");
    let order = json!({"party": "c-meera", "kind": "order", "description": "Bangle", "promised": "2026-05-10",
                       "items": [item("Old bangle", 5000, 5000, "916")]});
    let job = take_in(&shop, order).await["job"].clone();
    let lots = json!([{"item": 1}, {"net_mg": 3000, "fineness_ppt": "916"}]);
    let issue = json!({"job": job, "karigar": "k-suresh", "lots": lots});
    shop.run::<IssueJob>("mia", issue).await.expect("issued");
    books_hold(&shop).await;
    (shop, job)
}

async fn has(shop: &Shop, rows: &[&str]) {
    let all = sorted(&shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone());
    for row in rows {
        assert!(all.iter().any(|it| it == row), "{row} is not in {all:#?}");
    }
}

#[tokio::test]
async fn the_cost_of_the_shops_gold_is_sold_with_a_delivery_and_what_is_left_goes_back_with_its_gold() {
    let (shop, job) = bangle_at_work().await;
    let back = json!({
        "karigar": "k-suresh", "job": job, "scrap": [metal(350, "916")],
        "finished": [{"net_mg": 7500, "fineness_ppt": "916"}],
    });
    shop.run::<ReceiveFromKarigar>("mia", back).await.expect("received");
    shop.run::<ReadyJob>("max", json!({"job": job})).await.expect("ready");
    books_hold(&shop).await;
    // The 300 of the 3 g: 2611 fine mg are left of them, of which the scrap is 321 and the sale the rest.
    let delivered = shop.run::<DeliverJob>("cas", json!({"job": job, "lines": [necklace_line()]})).await;
    let delivered = delivered.expect("delivered");
    let journal = sorted(&delivered["journal"]);
    for row in ["COGS  INR 263", "STOCK  INR -263", "M_SOLD  AU_FINE_MG 2290"] {
        assert!(journal.iter().any(|it| it == row), "{row} is not in {journal:#?}");
    }
    books_hold(&shop).await;
    let reverse = json!({"invoice": delivered["number"], "reason": "wrong making charge"});
    shop.run::<ReverseInvoice>("mia", reverse).await.expect("reversed");
    has(&shop, &["COGS  INR 0", "STOCK  INR 1000"]).await;
    books_hold(&shop).await;
    shop.run::<DeliverJob>("cas", json!({"job": job, "lines": [necklace_line()]}))
        .await
        .expect("delivered again");
    has(&shop, &["COGS  INR 263", "STOCK  INR 737"]).await;
    books_hold(&shop).await;
}

#[tokio::test]
async fn the_cost_of_the_shops_gold_goes_back_when_a_job_is_called_off() {
    let (shop, job) = bangle_at_work().await;
    let back = json!({"karigar": "k-suresh", "job": job, "scrap": [metal(8000, "916")]});
    shop.run::<ReceiveFromKarigar>("mia", back).await.expect("received");
    let cancel = json!({"job": job, "reason": "changed their mind", "returned": [metal(5000, "916")]});
    shop.run::<crate::jobs::CancelJob>("mia", cancel).await.expect("called off");
    has(&shop, &["STOCK  INR 1000", "M_CUSTODY  AU_FINE_MG 0"]).await;
    books_hold(&shop).await;
}
