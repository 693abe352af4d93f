//! What the registers say of jobs: the cost of their metal, the tax of the karigar's labour, and the result.

use ledger::accounts::trial_balance::TrialBalance;
use serde_json::{Value, json};
use testing::Shop;

use super::delivery::{bangle_at_work, necklace_line};
use super::metal;
use crate::fixtures::shows;
use crate::invoices::reverse::ReverseInvoice;
use crate::jobs::{DeliverJob, ReadyJob};
use crate::karigars::ReceiveFromKarigar;
use crate::money::transfer::TransferMoney;
use crate::registers::daily::SalesByDay;
use crate::registers::profit::Profit;
use crate::registers::taxes::TaxRegister;

/// The bangle is billed. The shop's gold in it cost 2.63 rupees, and the karigar's labour 3,000 and its tax.
async fn bangle_delivered() -> (Shop, Value) {
    let (shop, job) = bangle_at_work().await;
    let back = json!({
        "karigar": "k-suresh", "job": job, "tax": "job_work_jewellery", "scrap": [metal(350, "916")],
        "finished": [{"net_mg": 7500, "fineness_ppt": "916", "labour_minor_per_g": "40000"}],
    });
    shop.run::<ReceiveFromKarigar>("mia", back).await.expect("received");
    shop.run::<ReadyJob>("max", json!({"job": job})).await.expect("ready");
    let bill = shop.run::<DeliverJob>("cas", json!({"job": job, "lines": [necklace_line()]})).await;
    (shop, bill.expect("delivered"))
}

#[tokio::test]
async fn the_cost_of_a_jobs_metal_is_in_the_sales_of_its_day_and_goes_with_its_bill() {
    let (shop, bill) = bangle_delivered().await;
    let sold = shop.ask::<SalesByDay>("acco", json!({})).await.expect("sales");
    let profit = shop.ask::<Profit>("acco", json!({})).await.expect("profit");
    assert_eq!(sold["totals"], profit["totals"]);
    let of = json!({"lines": 1, "cost_minor": 263, "sales_minor": bill["document"]["taxable_minor"]});
    shows(&sold, &json!({"days": [of], "classes": [of], "totals": of}));
    let back = json!({"invoice": bill["number"], "reason": "wrong making charge"});
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    let sold = shop.ask::<SalesByDay>("acco", json!({})).await.expect("sales");
    let profit = shop.ask::<Profit>("acco", json!({})).await.expect("profit");
    assert_eq!(sold["totals"], profit["totals"]);
    shows(&sold, &json!({"rows": [{"tax_class": "jewellery", "cost_minor": 0, "sales_minor": 0}]}));
}

#[tokio::test]
async fn the_tax_of_a_karigars_labour_is_in_the_register_and_a_receipt_without_tax_is_not() {
    let (shop, _) = bangle_delivered().await;
    let untaxed = json!({"karigar": "k-suresh", "scrap": [metal(10, "916")]});
    shop.run::<ReceiveFromKarigar>("mia", untaxed).await.expect("received");
    for asked in [json!({"side": "input"}), json!({"side": "input", "party": "k-suresh"})] {
        let tax = shop.ask::<TaxRegister>("acco", asked).await.expect("tax");
        shows(
            &tax,
            &json!({
                "rows": [{
                    "doc_type": "karigar_receipt", "party": "k-suresh", "taxable_minor": 300_000,
                    "cgst_minor": 7_500, "sgst_minor": 7_500, "igst_minor": 0, "total_minor": 315_000,
                }],
                "totals": {"cgst_minor": 7_500, "sgst_minor": 7_500, "igst_minor": 0},
                "classes": [{
                    "tax_class": "job_work_jewellery", "lines": 1, "taxable_minor": 300_000, "tax_minor": 15_000,
                }],
            }),
        );
    }
    let books = shop.ask::<TrialBalance>("acco", json!({})).await.expect("a trial balance");
    let central =
        books["rows"].as_array().expect("rows").iter().find(|row| row["account"] == "IN_CGST").cloned();
    assert_eq!(central.expect("IN_CGST")["closing"], 7_500);
}

#[tokio::test]
async fn the_profit_with_all_other_income_and_expenses_is_the_result_of_the_books() {
    let (shop, _) = bangle_delivered().await;
    let settled = json!({"from": "UPI_CLEARING", "to": "BANK", "amount_minor": 10_000, "fee_minor": 100, "reference": "SET-1"});
    shop.run::<TransferMoney>("acco", settled).await.expect("moved");
    let profit = shop.ask::<Profit>("acco", json!({})).await.expect("profit");
    let books = shop.ask::<TrialBalance>("acco", json!({})).await.expect("a trial balance");
    let earned = |row: &&Value| row["kind"] == "income" || row["kind"] == "expense";
    let figure = |row: &Value, name: &str| row[name].as_i64().expect("a figure");
    let rows = books["rows"].as_array().expect("rows");
    let result: i64 =
        rows.iter().filter(earned).map(|row| figure(row, "credit") - figure(row, "debit")).sum();
    assert_eq!(profit["result_minor"], json!(result), "{books:#}");
    let accounts = profit["accounts"].as_array().expect("accounts");
    let labour = json!({
        "account": "LABOUR", "name": "Labour of karigars", "kind": "expense", "earned_minor": -300_000,
    });
    assert!(accounts.contains(&labour), "{accounts:#?}");
    assert!(accounts.iter().all(|row| row["account"] != "SALES" && row["account"] != "COGS"));
}
