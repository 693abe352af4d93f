//! Drafts on a real database: the worked example P8, the quote that holds, states, other workspaces.

use ledger::accounts::series::Series;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{aarav, bill_of, moved_in, ring, shows};
use crate::invoices::PreviewInvoice;
use crate::invoices::drafts::list::{GetDraft, ListDrafts};
use crate::invoices::edit::EditInvoice;
use crate::rates::PublishRate;

async fn park(shop: &Shop) -> Value {
    shop.run::<DraftInvoice>("cas", bill_of(json!([ring()]))).await.expect("a draft")
}

async fn new_rate(shop: &Shop) {
    let rate = json!({"metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 550_000, "per_mg": "1000"});
    shop.run::<PublishRate>("mia", rate).await.expect("a rate");
}

#[tokio::test]
async fn a_draft_has_no_number_and_is_discarded_as_p8_says() {
    let shop = aarav().await;
    let kept = park(&shop).await;
    shows(
        &kept,
        &json!({"number": null, "state": "draft", "postings": 0, "quoted_total_minor": 3_090_000,
                "document": {"total_minor": 3_090_000, "lines": [{"description": "Gold ring 22K"}]}}),
    );
    let of_draft = json!({"draft": kept["draft"]});
    let listed = shop.ask::<ListDrafts>("cas", json!({})).await.expect("drafts");
    shows(
        &listed["rows"],
        &json!([{"draft": kept["draft"], "party": "c-meera", "first_line": "Gold ring 22K", "lines": 1}]),
    );
    let beside = shop.beside("next-door").await;
    for said in [
        beside.run::<DiscardDraft>("cas", of_draft.clone()).await.map(drop),
        beside.run::<PostInvoice>("cas", of_draft.clone()).await.map(drop),
        beside.run::<RequoteDraft>("cas", of_draft.clone()).await.map(drop),
        beside.ask::<GetDraft>("cas", of_draft.clone()).await.map(drop),
    ] {
        assert_eq!(said, Err("not_found draft".into()));
    }
    let gone = shop.run::<DiscardDraft>("cas", of_draft.clone()).await.expect("discarded");
    shows(&gone, &json!({"state": "discarded", "number": null}));
    for said in [
        shop.run::<DiscardDraft>("cas", of_draft.clone()).await.map(drop),
        shop.run::<PostInvoice>("cas", of_draft.clone()).await.map(drop),
        shop.run::<RequoteDraft>("cas", of_draft.clone()).await.map(drop),
    ] {
        assert_eq!(said, Err("draft_state_invalid draft".into()));
    }
    let shown = shop.ask::<GetDraft>("cas", of_draft).await.expect("what is left of it");
    assert_eq!((&shown["state"], &shown["input"]), (&json!("discarded"), &Value::Null));
    let series =
        shop.ask::<Series>("olive", json!({"code": "INV", "fy": "2026-27"})).await.expect("a series");
    assert_eq!(series["next"], json!(1));
    let told = shop.told(DiscardDraft::NAME).await;
    assert!(told.iter().any(|event| event.result == "ok"));
}

#[tokio::test]
async fn a_draft_is_posted_at_its_quote_and_after_the_lock_is_quoted_again() {
    let mut shop = aarav().await;
    let (first, second) = (park(&shop).await, park(&shop).await);
    shop.at("2026-04-20T05:20:00Z");
    new_rate(&shop).await;
    let posted =
        shop.run::<PostInvoice>("cas", json!({"draft": first["draft"]})).await.expect("within the lock");
    shows(&posted, &json!({"number": "A/26-27/00001", "document": {"total_minor": 3_090_000}}));
    let again = shop.run::<PostInvoice>("cas", json!({"draft": first["draft"]})).await;
    assert_eq!(again.map(drop), Err("draft_state_invalid draft".into()));
    let shown = shop.ask::<GetDraft>("cas", json!({"draft": first["draft"]})).await.expect("a draft");
    shows(&shown, &json!({"state": "posted", "number": "A/26-27/00001", "input": null}));
    shop.at("2026-04-20T05:31:00Z");
    let late = json!({"draft": second["draft"]});
    assert_eq!(shop.run::<PostInvoice>("cas", late.clone()).await.map(drop), Err("rate_changed".into()));
    let quoted = shop.run::<RequoteDraft>("cas", late.clone()).await.expect("quoted");
    assert_eq!(quoted["quoted_total_minor"], json!(3_141_500));
    let posted = shop.run::<PostInvoice>("cas", late).await.expect("a bill");
    shows(&posted, &json!({"number": "A/26-27/00002", "document": {"total_minor": 3_141_500}}));
}

#[tokio::test]
async fn a_draft_that_is_changed_keeps_its_rates_until_the_time_of_its_quote() {
    let mut shop = aarav().await;
    let (first, second) = (park(&shop).await, park(&shop).await);
    shop.at("2026-04-20T05:20:00Z");
    new_rate(&shop).await;
    let two_rings = |draft: &Value| {
        let mut bill = bill_of(json!([ring(), ring()]));
        bill["draft"] = draft["draft"].clone();
        bill
    };
    let seen = shop.ask::<PreviewInvoice>("cas", two_rings(&first)).await.expect("a preview");
    shows(&seen["fields"], &json!({"quoted_total_minor": "61800.00", "lock_until": first["lock_until"]}));
    let changed = shop.run::<DraftInvoice>("cas", two_rings(&first)).await.expect("changed");
    shows(&changed, &json!({"quoted_total_minor": 6_180_000, "lock_until": first["lock_until"]}));
    let posted = shop.run::<PostInvoice>("cas", json!({"draft": first["draft"]})).await.expect("a bill");
    shows(&posted, &json!({"document": {"total_minor": 6_180_000}}));
    let posted = shop.run::<PostInvoice>("cas", two_rings(&second)).await.expect("changed as it is posted");
    shows(&posted, &json!({"document": {"total_minor": 6_180_000}}));
}

#[tokio::test]
async fn a_draft_that_is_changed_after_the_time_of_its_quote_is_quoted_anew() {
    let mut shop = aarav().await;
    let kept = park(&shop).await;
    shop.at("2026-04-20T05:31:00Z");
    new_rate(&shop).await;
    let mut bill = bill_of(json!([ring(), ring()]));
    bill["draft"] = kept["draft"].clone();
    let seen = shop.ask::<PreviewInvoice>("cas", bill.clone()).await.expect("a preview");
    assert_eq!(seen["fields"]["quoted_total_minor"], json!("62830.00"));
    let changed = shop.run::<DraftInvoice>("cas", bill).await.expect("changed");
    assert_eq!(changed["quoted_total_minor"], json!(6_283_000));
    assert_ne!(changed["lock_until"], kept["lock_until"]);
}

#[tokio::test]
async fn a_quote_stands_beside_what_the_draft_says_itself_and_on_another_day_its_total_is_kept_or_refused() {
    let mut shop = aarav().await;
    let (first, second) = (park(&shop).await, park(&shop).await);
    shop.at("2026-04-20T05:20:00Z");
    new_rate(&shop).await;
    let same = json!({"draft": first["draft"], "date": "2026-04-20", "bill_discount_minor": 0});
    let posted = shop.run::<PostInvoice>("cas", same).await.expect("within the lock");
    shows(&posted, &json!({"document": {"total_minor": 3_090_000}}));
    // Another discount is a price that the caller sets, at the rates of now.
    let cheaper = json!({"draft": second["draft"], "bill_discount_minor": 1_000});
    let posted = shop.run::<PostInvoice>("mia", cheaper).await.expect("another price");
    let total = posted["document"]["total_minor"].as_i64().expect("a total");
    assert!((3_140_000..3_141_500).contains(&total), "{total}");
    shop.at("2026-04-21T05:00:00Z");
    let mut of_yesterday = bill_of(json!([ring()]));
    of_yesterday["date"] = json!("2026-04-20");
    let kept = shop.run::<DraftInvoice>("mia", of_yesterday).await.expect("a draft");
    assert_eq!(kept["quoted_total_minor"], json!(3_141_500));
    let rate = json!({"metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 540_000, "per_mg": "1000"});
    shop.run::<PublishRate>("mia", rate).await.expect("a rate");
    let on = |day: &str| json!({"draft": kept["draft"], "date": day});
    let today = shop.run::<PostInvoice>("mia", on("2026-04-21")).await;
    assert_eq!(today.map(drop), Err("rate_changed".into()));
    let posted = shop.run::<PostInvoice>("mia", on("2026-04-20")).await.expect("its own day");
    shows(&posted, &json!({"document": {"total_minor": 3_141_500}}));
}

#[tokio::test]
async fn a_draft_is_changed_in_place_and_expires_after_seven_days() {
    let mut shop = aarav().await;
    let draft = park(&shop).await["draft"].clone();
    let mut other = bill_of(json!([ring(), ring()]));
    other["draft"] = draft.clone();
    let kept = shop.run::<DraftInvoice>("mia", other.clone()).await.expect("changed");
    shows(&kept, &json!({"draft": draft, "quoted_total_minor": 6_180_000}));
    let listed = shop.ask::<ListDrafts>("audi", json!({})).await.expect("drafts");
    assert_eq!(listed["rows"].as_array().map(Vec::len), Some(1));
    for (input, said) in [
        (bill_of(json!([])), "field_required lines"),
        (json!({"party": "c-nobody", "lines": [ring()]}), "not_found party"),
        (json!({"lines": [{"tag": "T-none"}]}), "not_found lines[0].tag"),
        (
            json!({"lines": [{"description": "X", "other_minor": 1, "tax_class": "none"}]}),
            "value_unknown lines[0].tax_class",
        ),
    ] {
        assert_eq!(shop.run::<DraftInvoice>("cas", input).await.map(drop), Err(said.into()));
    }
    assert_eq!(shop.run::<DraftInvoice>("audi", other).await.map(drop), Err("permission_denied".into()));
    shop.at("2026-04-27T05:00:00Z");
    new_rate(&shop).await;
    let late = shop.run::<PostInvoice>("cas", json!({"draft": draft})).await;
    assert_eq!(late.map(drop), Err("draft_state_invalid draft".into()));
    let listed = shop.ask::<ListDrafts>("cas", json!({})).await.expect("drafts");
    assert_eq!(listed["rows"], json!([]));
    park(&shop).await;
    let shown = shop.ask::<GetDraft>("cas", json!({"draft": draft})).await.expect("a draft");
    assert_eq!((&shown["state"], &shown["input"]), (&json!("expired"), &Value::Null));
}

#[tokio::test]
async fn a_parked_piece_may_be_sold_to_somebody_else() {
    let shop = aarav().await;
    let piece = json!([{"tag": "T-5", "metal": "gold", "fineness_ppt": "916", "net_mg": 4321}]);
    moved_in(&shop, "articles", piece).await;
    let band = bill_of(json!([{"description": "Band", "tag": "T-5", "tax_class": "jewellery"}]));
    let kept = shop.run::<DraftInvoice>("cas", band.clone()).await.expect("a draft");
    shop.run::<PostInvoice>("cas", band).await.expect("sold to the next customer");
    let late = shop.run::<PostInvoice>("cas", json!({"draft": kept["draft"]})).await;
    assert_eq!(late.map(drop), Err("article_not_available lines[0].tag".into()));
    let shown = shop.ask::<GetDraft>("cas", json!({"draft": kept["draft"]})).await.expect("a draft");
    assert_eq!(shown["state"], json!("draft"), "a refused bill leaves its draft");
}

#[tokio::test]
async fn a_posted_bill_is_never_edited() {
    let shop = aarav().await;
    let bill = shop.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await.expect("a bill");
    let edit = json!({"invoice": bill["number"], "change": {"party": "c-meera", "note": "x"}});
    assert_eq!(
        shop.run::<EditInvoice>("olive", edit).await.map(drop),
        Err("posted_immutable invoice".into())
    );
    let none = json!({"invoice": "A/26-27/09999", "change": {}});
    assert_eq!(shop.run::<EditInvoice>("olive", none).await.map(drop), Err("not_found invoice".into()));
    let told = shop.told(EditInvoice::NAME).await;
    assert_eq!(told.iter().filter(|event| event.result == "denied").count(), 2);
}
