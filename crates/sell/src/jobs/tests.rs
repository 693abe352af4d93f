//! Jobs on a real database, by the worked examples T1, T2, T4 and T5 as far as the delivery.

use ledger::accounts::statements::ListBalances;
use ledger::parties::EraseParty;
use platform::action::Action;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::books::CheckBooks;
use crate::fixtures::{aarav, moved_in, shows, sorted};
use crate::karigars::ReceiveFromKarigar;
use crate::money::refund::RefundPayment;
use crate::old_metal::ReceiveOldMetal;

mod delivery;
mod pages;
mod registers;
mod terms;

/// The shop of the worked examples with a karigar.
async fn with_karigar() -> Shop {
    let shop = aarav().await;
    let suresh = json!({"party": "k-suresh", "name": "Suresh Soni", "kind": "karigar", "state": "27",
                        "wastage_percent": {"916": "2"}, "loss_limit_mg": 250});
    moved_in(&shop, "parties", json!([suresh])).await;
    shop
}

fn item(description: &str, gross: i64, net: i64, fineness: &str) -> Value {
    json!({"description": description, "gross_mg": gross, "metal": "gold", "net_mg": net, "fineness_ppt": fineness})
}

fn necklace() -> Value {
    json!({
        "party": "c-meera", "kind": "order", "description": "Necklace 22K", "promised": "2026-05-10",
        "items": [item("Old bangle", 21_480, 21_300, "916"), item("Old chain", 4_100, 4_100, "833.33")],
        "wastage_percent": "2.5", "estimate_minor": 1_700_000,
    })
}

async fn take_in(shop: &Shop, input: Value) -> Value {
    shop.run::<TakeJob>("cas", input).await.expect("a job")
}

fn metal(net: i64, fineness: &str) -> Value {
    json!({"net_mg": net, "fineness_ppt": fineness})
}

/// The karigar brings the necklace of 18.75 g and the scrap.
async fn the_necklace_comes_back(shop: &Shop, job: &Value) {
    let back = json!({
        "karigar": "k-suresh", "job": job, "tax": "job_work_jewellery", "scrap": [metal(5_894, "916")],
        "finished": [{"net_mg": 18_750, "fineness_ppt": "916", "labour_minor_per_g": "40000"}],
    });
    let back = shop.run::<ReceiveFromKarigar>("mia", back).await.expect("received");
    shows(
        &back,
        &json!({
            "finished_fine_mg": [17_175], "wastage_fine_mg": [344], "scrap_fine_mg": 5_399, "labour_minor": 750_000,
            "cgst_minor": 18_750, "sgst_minor": 18_750, "igst_minor": 0,
        }),
    );
    assert_eq!(
        sorted(&back["journal"]),
        ["M_CUSTODY  AU_FINE_MG 22574", "M_KARIGAR k-suresh AU_FINE_MG -22918", "M_WASTAGE  AU_FINE_MG 344"]
    );
    assert_eq!(
        sorted(&back["labour_journal"]),
        ["AP k-suresh INR -787500", "IN_CGST  INR 18750", "IN_SGST  INR 18750", "LABOUR  INR 750000"]
    );
}

#[tokio::test]
async fn a_bangle_and_a_chain_come_in_go_to_the_karigar_and_come_back_as_a_necklace() {
    let mut shop = with_karigar().await;
    let mut wrong = necklace();
    wrong["items"][0]["gross_mg"] = json!(21_000);
    assert_eq!(shop.run::<TakeJob>("cas", wrong).await, Err("weight_mismatch items[0].net_mg".into()));
    let job = take_in(&shop, necklace()).await;
    shows(&job, &json!({"number": "JOB/26-27/00001", "state": "taken", "customer_metal_fine_mg": 22_928}));
    assert_eq!(
        sorted(&job["journal"]),
        ["M_CUSTODY  AU_FINE_MG 22928", "M_CUSTOMER c-meera AU_FINE_MG -22928"]
    );
    let upi = json!([{"mode": "upi", "amount_minor": 1_000_000, "reference": "UPI-901"}]);
    let deposit = shop.run::<DepositJob>("cas", json!({"job": job["job"], "tenders": upi})).await;
    let deposit = deposit.expect("a deposit");
    assert_eq!(deposit["deposits_minor"], 1_000_000);
    assert_eq!(sorted(&deposit["journal"]), ["ADV c-meera INR -1000000", "UPI_CLEARING  INR 1000000"]);

    let lots = |items: &[i32]| items.iter().map(|n| json!({"item": n})).collect::<Value>();
    let issue = |items: &[i32]| json!({"job": job["job"], "karigar": "k-suresh", "lots": lots(items)});
    assert_eq!(shop.run::<IssueJob>("cas", issue(&[1])).await, Err("permission_denied".into()));
    shop.at("2026-04-21T05:00:00Z");
    let issued = shop.run::<IssueJob>("mia", issue(&[1, 2])).await.expect("issued");
    shows(&issued, &json!({"state": "in_work", "fine_mg": 22_928, "number": "CHN/26-27/00001"}));
    assert_eq!(
        sorted(&issued["journal"]),
        ["M_CUSTODY  AU_FINE_MG -22928", "M_KARIGAR k-suresh AU_FINE_MG 22928"]
    );
    assert_eq!(shop.run::<IssueJob>("mia", issue(&[2])).await, Err("lot_insufficient lots[0].item".into()));
    assert_eq!(shop.run::<IssueJob>("mia", issue(&[3])).await, Err("not_found lots[0].item".into()));

    shop.at("2026-05-04T05:00:00Z");
    the_necklace_comes_back(&shop, &job["job"]).await;
    shop.at("2026-05-05T05:00:00Z");
    let ready = shop.run::<ReadyJob>("max", json!({"job": job["job"]})).await.expect("ready");
    assert_eq!((&ready["state"], &ready["journal"]), (&json!("ready"), &json!([])));
    let shown = shop.ask::<GetJob>("cas", json!({"job": job["job_id"]})).await.expect("the job");
    shows(
        &shown,
        &json!({
            "job": "JOB/26-27/00001", "state": "ready", "party": "c-meera", "deposits_minor": 1_000_000,
            "customer_metal_fine_mg": 22_928, "karigar_fine_mg": 10, "overdue": false,
            "metals": [{"metal": "gold", "customer_fine_mg": 22_928, "custody_fine_mg": 22_574, "karigar_fine_mg": 10}],
            "finished": [{"finished": 1, "net_mg": 18_750, "fineness_ppt": "916", "fine_mg": 17_175}],
        }),
    );
    let verbs: Vec<&str> =
        shown["history"].as_array().expect("steps").iter().filter_map(|step| step["verb"].as_str()).collect();
    assert_eq!(verbs, ["take", "deposit", "issue", "receive", "ready"]);
    // What a karigar still holds is in the books under his name.
    let balances = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances");
    let rows = sorted(&balances["rows"]);
    assert!(rows.contains(&"M_KARIGAR k-suresh AU_FINE_MG 10".to_owned()), "{rows:?}");
    // The audit log has each step, and no words of the customer.
    assert_eq!(shop.told(IssueJob::NAME).await.len(), 4);
}

#[tokio::test]
async fn metal_of_the_shop_goes_with_the_coin_and_the_journal_says_whose_it_was() {
    let shop = with_karigar().await;
    let input = json!({
        "party": "c-meera", "kind": "order", "description": "Bracelet 22K", "promised": "2026-05-25",
        "items": [item("Coin", 8_000, 8_000, "995")], "wastage_percent": "3",
        "rate_agreed": {"fineness_ppt": "916", "rate_minor": 715_000, "per_mg": "1000", "until": "2026-05-31"},
    });
    let job = take_in(&shop, input).await;
    let lots = json!([{"item": 1}, metal(6_000, "916")]);
    let issue = json!({"job": job["number"], "karigar": "k-suresh", "lots": lots});
    let issued = shop.run::<IssueJob>("mia", issue).await.expect("issued");
    assert_eq!(issued["fine_mg"], 13_456);
    assert_eq!(
        sorted(&issued["journal"]),
        ["M_CUSTODY  AU_FINE_MG -7960", "M_KARIGAR k-suresh AU_FINE_MG 13456", "M_STOCK  AU_FINE_MG -5496"]
    );
    let both = json!([{"item": 1, "net_mg": 5, "fineness_ppt": "916"}, {"net_mg": 5}]);
    let wrong = json!({"job": job["number"], "karigar": "k-suresh", "lots": both});
    let refused = shop.run::<IssueJob>("mia", wrong).await.expect_err("refused");
    assert!(refused.starts_with("field_unknown lots[0].net_mg"), "{refused}");
    let other = json!({"job": job["number"], "karigar": "c-meera", "lots": [{"item": 1}]});
    assert_eq!(shop.run::<IssueJob>("mia", other).await, Err("value_unknown karigar".into()));
}

#[tokio::test]
async fn the_cash_of_a_job_is_one_transaction_over_weeks() {
    let mut shop = with_karigar().await;
    let input = json!({"party": "c-meera", "kind": "order", "description": "Set", "promised": "2026-06-30", "items": []});
    let job = take_in(&shop, input).await;
    let pay = |tenders: Value| json!({"job": job["job"], "tenders": tenders});
    let cash = |amount: i64| json!({"mode": "cash", "amount_minor": amount});
    let upi = json!({"mode": "upi", "amount_minor": 3_000_000, "reference": "UPI-5"});
    assert!(shop.run::<DepositJob>("cas", pay(json!([cash(9_000_000)]))).await.is_ok());
    shop.at("2026-04-28T05:00:00Z");
    let second = shop.run::<DepositJob>("cas", pay(json!([upi, cash(6_000_000)]))).await.expect("a deposit");
    assert_eq!(second["deposits_minor"], 18_000_000);
    shop.at("2026-05-04T05:00:00Z");
    let third = shop.run::<DepositJob>("olive", pay(json!([cash(5_000_000)]))).await;
    assert_eq!(third, Err("cash_limit_transaction tenders[0]".into()));
    assert!(shop.run::<DepositJob>("cas", pay(json!([cash(4_999_999)]))).await.is_ok());
    // An accountant books what came to the bank.
    let taken = shop.run::<DepositJob>("acco", pay(json!([cash(1)]))).await;
    assert_eq!(taken, Err("cash_limit_transaction tenders[0]".into()));
    let other =
        json!({"party": "c-meera", "kind": "repair", "description": "Clasp", "promised": "2026-06-30"});
    let other = take_in(&shop, other).await;
    let cash = json!({"job": other["job"], "tenders": [cash(1)]});
    assert_eq!(shop.run::<DepositJob>("acco", cash).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn a_job_that_is_called_off_gives_the_metal_back_and_frees_the_deposit() {
    let mut shop = with_karigar().await;
    let input = json!({
        "party": "c-meera", "kind": "order", "description": "Two rings", "promised": "2026-05-20",
        "items": [item("Kada", 12_345, 12_345, "916"), item("Pendant", 3_410, 3_003, "750")], "wastage_percent": "3",
    });
    let job = take_in(&shop, input).await;
    assert_eq!(job["customer_metal_fine_mg"], 13_560);
    let cash = json!([{"mode": "cash", "amount_minor": 15_000_000}]);
    let of_job = |more: Value| {
        let mut input = json!({"job": job["job"]});
        input.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
        input
    };
    shop.run::<DepositJob>("cas", of_job(json!({"tenders": cash}))).await.expect("a deposit");
    let refund = json!({"payment": "R/26-27/00001", "amount_minor": 100, "reason": "asked for"});
    let refused = shop.run::<RefundPayment>("mia", refund.clone()).await;
    assert_eq!(refused, Err("order_state_invalid payment".into()), "it belongs to the job");
    let issue = of_job(json!({"karigar": "k-suresh", "lots": [{"item": 1}]}));
    shop.run::<IssueJob>("mia", issue).await.expect("issued");
    let off = of_job(json!({"reason": "wedding put off", "returned": [metal(12_345, "916")]}));
    assert_eq!(shop.run::<CancelJob>("mia", off.clone()).await, Err("order_state_invalid".into()));
    let back = of_job(json!({"karigar": "k-suresh", "scrap": [metal(12_345, "916")], "finished": []}));
    let back = shop.run::<ReceiveFromKarigar>("mia", back).await.expect("received");
    assert_eq!(
        sorted(&back["journal"]),
        ["M_CUSTODY  AU_FINE_MG 11308", "M_KARIGAR k-suresh AU_FINE_MG -11308"]
    );
    assert_eq!(back["labour_journal"], json!([]));
    assert_eq!(shop.run::<CancelJob>("cas", off.clone()).await, Err("permission_denied".into()));
    shop.at("2026-04-22T05:00:00Z");
    let cancelled = shop.run::<CancelJob>("mia", off.clone()).await.expect("cancelled");
    shows(
        &cancelled,
        &json!({
            "state": "cancelled", "deposits_minor": 15_000_000, "returned_fine_mg": 13_560,
            "customer_metal_fine_mg": 0,
        }),
    );
    assert_eq!(
        sorted(&cancelled["journal"]),
        ["M_CUSTODY  AU_FINE_MG -13560", "M_CUSTOMER c-meera AU_FINE_MG 13560"]
    );
    assert_eq!(shop.run::<CancelJob>("mia", off).await, Err("order_state_invalid".into()));
    assert!(shop.run::<RefundPayment>("mia", refund).await.is_ok(), "cancelling sets it free");
    let late = of_job(json!({"tenders": [{"mode": "cash", "amount_minor": 100}]}));
    assert_eq!(shop.run::<DepositJob>("cas", late).await, Err("order_state_invalid".into()));
    let more = of_job(json!({"returned": [metal(1, "916")]}));
    assert_eq!(shop.run::<ReturnJobMetal>("mia", more).await, Err("lot_insufficient returned".into()));
    let told = shop.told(CancelJob::NAME).await;
    assert_eq!(told.len(), 4);
}

#[tokio::test]
async fn work_in_the_shop_turns_items_into_pieces_and_uses_metal_up() {
    let shop = with_karigar().await;
    let input = json!({
        "party": "c-meera", "kind": "repair", "description": "Ring made smaller", "promised": "2026-05-20",
        "items": [item("Ring", 10_000, 10_000, "916"), {"description": "Its box", "gross_mg": 30_000}],
    });
    let job = take_in(&shop, input).await;
    let of_job = json!({"job": job["job"]});
    assert_eq!(shop.run::<ReadyJob>("max", of_job.clone()).await, Err("order_state_invalid".into()));
    let begun = shop.run::<StartJob>("max", of_job.clone()).await.expect("begun");
    assert_eq!(begun["state"], "in_work");
    assert_eq!(shop.run::<StartJob>("max", of_job).await, Err("order_state_invalid".into()));
    let made = json!({"job": job["job"], "finished": [metal(9_000, "916")], "scrap": [metal(900, "916")]});
    let ready = shop.run::<ReadyJob>("max", made).await.expect("ready");
    assert_eq!(sorted(&ready["journal"]), ["M_CUSTODY  AU_FINE_MG -92", "M_WASTAGE  AU_FINE_MG 92"]);
    let shown = shop.ask::<GetJob>("cas", json!({"job": job["job"]})).await.expect("the job");
    shows(&shown["items"], &json!([{"place": "worked"}, {"place": "shop", "fine_mg": 0}]));
    shows(&shown["finished"], &json!([{"finished": 1, "fine_mg": 8_244, "delivered": false}]));
    // Called off now, only the box goes back as it came.
    let off = json!({"job": job["job"], "reason": "no", "returned": [metal(9_000, "916")]});
    let off = shop.run::<CancelJob>("olive", off).await.expect("cancelled");
    shows(&off, &json!({"returned_fine_mg": 8_244, "customer_metal_fine_mg": 916}));
    // The shop buys what it still owes; the part that was used up is not there any more.
    let rate = json!({"rate_minor": 640_000, "per_mg": "1000"});
    let buy = json!({"party": "c-meera", "job": job["job"], "buy_rate": rate});
    for (more, said) in [
        (json!({"gross_mg": 100}), "field_unknown gross_mg"),
        (
            json!({"buy_rate": {"rate_minor": 1, "per_mg": "1000", "basis": "gross"}}),
            "value_unknown buy_rate.basis",
        ),
        (json!({"job": "JOB/none"}), "not_found job"),
        (json!({"party": "k-suresh"}), "not_found job"),
        (json!({"metal": "silver"}), "lot_insufficient job"),
    ] {
        let mut wrong = buy.clone();
        wrong.as_object_mut().expect("an input").extend(more.as_object().cloned().unwrap_or_default());
        assert_eq!(shop.run::<ReceiveOldMetal>("cas", wrong).await, Err(said.into()));
    }
    let bought = shop.run::<ReceiveOldMetal>("cas", buy.clone()).await.expect("bought");
    shows(&bought, &json!({"value_minor": 586_240, "fine_mg": 916, "party_balance_minor": -586_240}));
    assert_eq!(
        sorted(&bought["journal"]),
        [
            "AR c-meera INR -586240",
            "M_BOUGHT_IN  AU_FINE_MG -916",
            "M_CUSTODY  AU_FINE_MG -824",
            "M_CUSTOMER c-meera AU_FINE_MG 916",
            "M_OLD_METAL  AU_FINE_MG 824",
            "STOCK_OLD_METAL  INR 586240",
        ]
    );
    assert_eq!(shop.run::<ReceiveOldMetal>("cas", buy).await, Err("lot_insufficient job".into()));
    let shown = shop.ask::<GetJob>("cas", json!({"job": job["job"]})).await.expect("the job");
    shows(&shown["metals"], &json!([{"customer_fine_mg": 0, "custody_fine_mg": 0}]));
    let books = shop.ask::<CheckBooks>("acco", json!({})).await.expect("checked");
    assert_eq!(books["holds"], json!(true), "{books}");
}

#[tokio::test]
async fn jobs_are_listed_by_the_promised_day_and_are_nobody_elses() {
    let mut shop = with_karigar().await;
    let job = |promised: &str| json!({"party": "c-meera", "kind": "repair", "description": "Clasp", "promised": promised});
    let late = take_in(&shop, job("2026-04-20")).await;
    shop.at("2026-04-21T05:00:00Z");
    let over = shop.run::<TakeJob>("cas", job("2026-04-20")).await;
    assert_eq!(over, Err("time_range promised".into()), "nothing is promised for yesterday");
    let soon = take_in(&shop, job("2026-04-30")).await;
    let listed = shop.ask::<ListJobs>("audi", json!({})).await.expect("jobs");
    shows(
        &listed,
        &json!({
            "count": 2, "open": {"taken": 2, "in_work": 0, "ready": 0}, "next": null,
            "rows": [{"job": late["job"], "overdue": true}, {"job": soon["job"], "overdue": false}],
        }),
    );
    let before = shop.ask::<ListJobs>("audi", json!({"due_before": "2026-04-30"})).await.expect("jobs");
    assert_eq!(before["count"], 1);
    let given = shop.ask::<ListJobs>("audi", json!({"karigar": "k-suresh"})).await.expect("jobs");
    assert_eq!((&given["count"], &given["rows"]), (&json!(0), &json!([])));
    assert_eq!(
        shop.ask::<ListJobs>("audi", json!({"karigar": "k-x"})).await,
        Err("not_found karigar".into())
    );
    let ready = shop.ask::<ListJobs>("audi", json!({"state": "ready"})).await.expect("jobs");
    assert_eq!(ready["count"], 0);
    let other = shop.beside("next-door").await;
    let of_job = json!({"job": late["job_id"]});
    assert_eq!(other.ask::<GetJob>("olive", of_job.clone()).await, Err("not_found job".into()));
    assert_eq!(other.run::<StartJob>("olive", of_job).await, Err("not_found job".into()));
    // A customer with an open job is not erased.
    let call = platform::call::Call { step_up: true, ..shop.call("olive") };
    let erased = shop.run_call::<EraseParty>(&call, json!({"party": "c-meera", "typed": "c-meera"})).await;
    assert_eq!(erased, Err("party_open party".into()));
}
