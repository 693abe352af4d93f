//! What a person is given who asks for all that is held of them, of a shop in which everything was done.
//! Invariant: it has payments, work, loans, drafts and prints as the people of the shop see them.

use ledger::parties::{CreateParty, UpdateParty};
use obligations::requests::reads::GetHeld;
use obligations::requests::search::SearchText;
use obligations::requests::{CheckRequest, MatchRequest, OpenRequest};
use sell::invoices::PostInvoice;
use sell::invoices::drafts::DraftInvoice;
use sell::jobs::{IssueJob, TakeJob};
use sell::karigars::ReceiveFromKarigar;
use sell::pieces::approval::{SendOnApproval, TakeBackFromApproval};
use sell::receipts::ReceivePayment;
use serde_json::json;
use steelyard::import::RunImport;
use testing::Shop;

async fn moved_in(shop: &Shop) {
    let piece = json!({"tag": "T-1", "metal": "gold", "fineness_ppt": "916", "net_mg": 4000, "cost_minor": 5000, "status": "in_stock"});
    let gold = json!({"metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 540_000, "per_mg": "1000",
                      "effective_at": "2026-04-20T10:00:00+05:30", "source": "owner"});
    let suresh = json!({"party": "k-suresh", "name": "Suresh Soni", "kind": "karigar", "state": "27",
                        "wastage_percent": {"916": "2.5"}, "loss_limit_mg": 250});
    let balance =
        json!({"account": "M_KARIGAR", "party": "k-suresh", "commodity": "AU_FINE_MG", "amount": 500});
    for (kind, rows) in [
        ("rates", json!([gold])),
        ("parties", json!([suresh])),
        ("articles", json!([piece])),
        ("opening_balances", json!([balance])),
    ] {
        shop.run::<RunImport>("olive", json!({"kind": kind, "rows": rows})).await.expect(kind);
    }
    let meera = json!({"party": "c-meera", "name": "Meera Joshi", "kind": "customer", "state": "27"});
    shop.run::<CreateParty>("mia", meera).await.expect("added");
}

/// All that is held of a party, by its kind.
async fn held_of(shop: &Shop, party: &str) -> impl Fn(&str) -> String {
    let letter = json!({ "kind": "access", "came_by": "letter", "name": "Somebody" });
    let number = shop.run::<OpenRequest>("olive", letter).await.expect("written down")["number"].clone();
    let whose = json!({ "number": number, "party": party });
    shop.run::<MatchRequest>("olive", whose).await.expect("found");
    let how = json!({ "number": number, "how": "known" });
    shop.run::<CheckRequest>("olive", how).await.expect("checked");
    let held = shop.ask::<GetHeld>("olive", json!({ "number": number })).await.expect("what is held");
    move |kind: &str| {
        let tables = held["tables"].as_array().expect("tables");
        let table = tables.iter().find(|table| table["table"] == kind).expect("a kind");
        table["rows"].to_string()
    }
}

fn has(rows: &str, values: &[&str]) {
    for value in values {
        assert!(rows.contains(&format!("\"value\":\"{value}\"")), "{value}: {rows}");
    }
}

#[tokio::test]
async fn a_customer_sees_what_was_paid_left_lent_drafted_and_printed() {
    let shop = Shop::jeweller().await;
    moved_in(&shop).await;
    let idol = json!([{ "description": "Idol", "other_minor": 100_000, "tax_class": "jewellery" }]);
    let bill = json!({ "party": "c-meera", "place_of_supply": "27", "lines": idol });
    let number = shop.run::<PostInvoice>("cas", bill).await.expect("a bill")["number"].clone();
    let upi = json!([{ "mode": "upi", "amount_minor": 103_000, "reference": "UPI-901" }]);
    let paid = json!({ "party": "c-meera", "invoice": number, "tenders": upi });
    shop.run::<ReceivePayment>("cas", paid).await.expect("paid");
    let draft = json!({ "party": "c-meera", "place_of_supply": "27",
        "lines": [{ "description": "Anklet", "other_minor": 5_000, "tax_class": "jewellery" }] });
    shop.run::<DraftInvoice>("cas", draft).await.expect("a draft");
    let bangle = json!([{ "description": "Old bangle", "gross_mg": 21_480, "metal": "gold", "net_mg": 21_300, "fineness_ppt": "916" }]);
    let job = json!({ "party": "c-meera", "kind": "repair", "description": "Clasp", "promised": "2026-04-30", "items": bangle });
    shop.run::<TakeJob>("cas", job).await.expect("a job");
    let out = json!({ "party": "c-meera", "tags": ["T-1"], "until": "2026-04-27" });
    shop.run::<SendOnApproval>("mia", out).await.expect("on approval");
    shop.run::<TakeBackFromApproval>("mia", json!({ "tags": ["T-1"] })).await.expect("back");
    let married = json!({ "party": "c-meera", "name": "Meera Rao", "kind": "customer", "state": "27" });
    shop.run::<UpdateParty>("mia", married).await.expect("changed");

    let held = held_of(&shop, "c-meera").await;
    has(&held("party"), &["Meera Rao"]);
    has(&held("buyers"), &["Meera Joshi", "c-meera"]);
    has(&held("tenders"), &["upi", "103000", "UPI-901"]);
    assert!(held("drafts").contains("Anklet"), "{}", held("drafts"));
    has(&held("job_items"), &["Old bangle", "916", "21300"]);
    has(&held("piece_moves"), &["T-1", "approval_out", "approval_back", "2026-04-27"]);
    has(&held("requests"), &["letter", "Somebody"]);
    assert_eq!(held("karigar_terms"), "[]");
}

#[tokio::test]
async fn a_search_names_the_bill_or_the_job_that_a_text_is_of() {
    let shop = Shop::jeweller().await;
    moved_in(&shop).await;
    let idol =
        json!([{ "description": "Idol for Asha Vaidya", "other_minor": 100_000, "tax_class": "jewellery" }]);
    let bill = json!({ "party": "c-meera", "place_of_supply": "27", "lines": idol });
    let bill = shop.run::<PostInvoice>("cas", bill).await.expect("a bill")["number"].clone();
    let ring = json!([{ "description": "Ring of Asha Vaidya", "gross_mg": 5_000, "metal": "gold", "net_mg": 5_000, "fineness_ppt": "916" }]);
    let job = json!({ "party": "c-meera", "kind": "repair", "description": "Clasp", "promised": "2026-04-30", "items": ring });
    let job = shop.run::<TakeJob>("cas", job).await.expect("a job")["job"].clone();
    let letter = json!({ "kind": "access", "came_by": "letter", "name": "Somebody" });
    let number = shop.run::<OpenRequest>("olive", letter).await.expect("written down")["number"].clone();
    let ask = json!({ "number": number, "words": "Asha Vaidya" });
    let found = shop.ask::<SearchText>("olive", ask).await.expect("found");
    let places = found["places"].as_array().expect("places");
    let known_by = |table: &str| {
        let place = places.iter().find(|place| place["table"] == table);
        place.map(|place| place["known_by"].clone()).unwrap_or_default()
    };
    assert_eq!(known_by("ledger.document_line"), bill, "{found}");
    assert_eq!(known_by("sell.job_item"), job, "{found}");
}

#[tokio::test]
async fn a_karigar_sees_terms_wastage_labour_and_metal() {
    let shop = Shop::jeweller().await;
    moved_in(&shop).await;
    let chain = json!([{ "description": "Chain", "gross_mg": 5_000, "metal": "gold", "net_mg": 5_000, "fineness_ppt": "916" }]);
    let job = json!({ "party": "c-meera", "kind": "order", "description": "Ring", "promised": "2026-04-30", "items": chain });
    let job = shop.run::<TakeJob>("cas", job).await.expect("a job")["job"].clone();
    let issue = json!({ "job": job, "karigar": "k-suresh", "lots": [{ "item": 1 }] });
    shop.run::<IssueJob>("mia", issue).await.expect("issued");
    let brought = json!({ "karigar": "k-suresh", "tax": "job_work_jewellery",
        "finished": [{ "net_mg": 400, "fineness_ppt": "916", "labour_minor_per_g": "1000" }] });
    shop.run::<ReceiveFromKarigar>("mia", brought).await.expect("received");

    let held = held_of(&shop, "k-suresh").await;
    has(&held("karigar_terms"), &["250"]);
    has(&held("karigar_wastage"), &["916", "2.5"]);
    has(&held("karigar_work"), &["400"]);
    has(&held("karigar_metal"), &["gold", "4580"]);
    has(&held("entries"), &["M_KARIGAR", "AU_FINE_MG", "500", "Opening balance", "debit"]);
    let hers = held_of(&shop, "c-meera").await;
    assert!(hers("job_metal").contains("gold"), "{}", hers("job_metal"));
}
