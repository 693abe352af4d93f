//! What is done with pieces, on a real database: the journal, the refusals, the audit event, another workspace.

use ledger::accounts::statements::ListBalances;
use ledger::stock::lots::GetLot;
use serde_json::json;
use testing::Shop;

use super::*;
use crate::books::CheckBooks;
use crate::fixtures::{aarav, bill_of, moved_in, shows, sorted};
use crate::invoices::PostInvoice;
use crate::pieces::approval::{SendOnApproval, TakeBackFromApproval};
use crate::pieces::melt::MeltArticles;
use crate::pieces::merge::MergeArticles;
use crate::pieces::show::GetArticle;
use crate::pieces::split::SplitArticle;
use crate::pieces::transfer::TransferArticles;
use crate::pieces::write_off::AdjustStock;
use ledger::parties::CreateParty;
use platform::action::Action;

fn piece(tag: &str, fineness: &str, net_mg: i64, cost: Option<i64>) -> Value {
    json!({"tag": tag, "metal": "gold", "fineness_ppt": fineness, "gross_mg": net_mg + 500, "net_mg": net_mg, "stone_mg": 500,
           "location": "shop", "cost_minor": cost})
}

async fn with_pieces() -> Shop {
    let shop = aarav().await;
    let sold =
        json!({"tag": "T-4", "fineness_ppt": "916", "net_mg": 4000, "location": "safe", "status": "sold"});
    let rows = json!([
        piece("T-1", "916", 5000, Some(1001)),
        piece("T-2", "916", 3000, Some(2000)),
        piece("T-3", "750", 2000, None),
        sold,
    ]);
    moved_in(&shop, "articles", rows).await;
    let items = json!([
        {"code": "GOLD-750", "name": "Gold 750", "unit": "g", "metal": "gold", "fineness_ppt": "750"},
        {"code": "SILVER", "name": "Silver", "unit": "g", "metal": "silver", "fineness_ppt": "925"},
    ]);
    moved_in(&shop, "items", items).await;
    shop
}

async fn books_hold(shop: &Shop) {
    let checked = shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer");
    assert_eq!(checked["holds"], json!(true), "{checked:#}");
}

async fn balances(shop: &Shop) -> Vec<String> {
    sorted(&shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone())
}

async fn refuses<A: Action>(shop: &Shop, table: &[(Value, &str)]) {
    for (input, said) in table {
        assert_eq!(shop.run::<A>("mia", input.clone()).await, Err((*said).to_owned()), "{input}");
    }
    let input = table[0].0.clone();
    assert_eq!(shop.run::<A>("cas", input).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn a_piece_is_moved_and_lent_without_a_posting_and_is_not_sold_while_it_is_out() {
    let shop = with_pieces().await;
    let before = balances(&shop).await;
    let to = |tags: Value, to: &str| json!({"tags": tags, "to_location": to});
    refuses::<TransferArticles>(
        &shop,
        &[
            (to(json!(["T-4"]), "shop"), "article_not_available tags[0]"),
            (to(json!(["T-1", "X-9"]), "safe"), "not_found tags[1]"),
            (to(json!(["T-1", "T-1"]), "safe"), "value_unknown tags[1]"),
            (to(json!(["T-1"]), "moon"), "not_found to_location"),
            (to(json!(["T-1"]), "shop"), "value_unknown to_location"),
            (to(json!([]), "safe"), "field_required tags"),
        ],
    )
    .await;
    let moved = shop.run::<TransferArticles>("mia", to(json!(["T-2", "T-1"]), "safe")).await;
    assert_eq!(moved, Ok(json!({"tags": ["T-2", "T-1"], "location": "safe"})));
    let out = |tag: &str| json!({"party": "c-meera", "tags": [tag], "until": "2026-04-27"});
    let lent = shop.run::<SendOnApproval>("mia", out("T-1")).await.expect("lent");
    shows(&lent, &json!({"party": "c-meera", "articles": [{"tag": "T-1", "status": "on_approval"}]}));
    refuses::<SendOnApproval>(
        &shop,
        &[
            (out("T-1"), "article_not_available tags[0]"),
            (json!({"party": "nobody", "tags": ["T-2"]}), "not_found party"),
            (json!({"party": "c-meera", "tags": ["T-2"], "until": "2026-04-19"}), "number_range until"),
        ],
    )
    .await;
    let other = json!({"party": "c-anil", "name": "Anil", "kind": "customer", "state": "27"});
    shop.run::<CreateParty>("mia", other).await.expect("a customer");
    let bill = json!({"party": "c-anil", "lines": [{"description": "Ring", "tag": "T-1", "tax_class": "jewellery"}]});
    let sold = shop.run::<PostInvoice>("mia", bill).await;
    assert_eq!(sold.map(drop), Err("article_not_available lines[0].tag".into()), "it is with Meera");
    let shown = shop.ask::<GetArticle>("cas", json!({"tag": "T-1"})).await.expect("a piece");
    shows(&shown, &json!({"status": "on_approval", "party": "Meera Joshi", "location": "safe"}));
    assert_eq!(shown["acts"].as_array().map(Vec::len), Some(2));
    shop.run::<TakeBackFromApproval>("mia", json!({"tags": ["T-1"]})).await.expect("back");
    let again = shop.run::<TakeBackFromApproval>("mia", json!({"tags": ["T-1"]})).await;
    assert_eq!(again, Err("article_not_available tags[0]".into()));
    assert_eq!(balances(&shop).await, before);
    books_hold(&shop).await;
    let other = shop.beside("next-door").await;
    let theirs = other.run::<TransferArticles>("mia", to(json!(["T-1"]), "safe")).await;
    assert_eq!(theirs, Err("not_found tags[0]".into()));
    assert_eq!(other.ask::<GetArticle>("mia", json!({"tag": "T-1"})).await, Err("not_found tag".into()));
}

#[tokio::test]
async fn a_piece_on_approval_is_billed_to_the_customer_who_keeps_it() {
    let shop = with_pieces().await;
    let out = json!({"party": "c-meera", "tags": ["T-1", "T-2"]});
    shop.run::<SendOnApproval>("mia", out).await.expect("lent");
    let line = json!([{"description": "Ring", "tag": "T-1", "tax_class": "jewellery"}]);
    let bill = shop.run::<PostInvoice>("cas", bill_of(line.clone())).await.expect("she keeps one");
    shows(&bill["articles"], &json!([{"tag": "T-1", "status": "sold"}]));
    let again = shop.run::<PostInvoice>("cas", bill_of(line)).await;
    assert_eq!(again.map(drop), Err("article_not_available lines[0].tag".into()));
    let both = shop.run::<TakeBackFromApproval>("mia", json!({"tags": ["T-2", "T-1"]})).await;
    assert_eq!(both, Err("article_not_available tags[1]".into()), "it is hers");
    shop.run::<TakeBackFromApproval>("mia", json!({"tags": ["T-2"]})).await.expect("the other is back");
    books_hold(&shop).await;
}

#[tokio::test]
async fn a_melt_gives_the_cost_to_the_lot_and_posts_only_the_metal_that_is_lost() {
    let shop = with_pieces().await;
    let melt = |tags: Value, net_mg: i64| json!({"tags": tags, "lot": "AU-1", "item": "GOLD-750", "net_mg": net_mg, "reason": "old"});
    refuses::<MeltArticles>(
        &shop,
        &[
            (melt(json!(["T-4"]), 100), "article_not_available tags[0]"),
            (
                json!({"tags": ["T-1"], "lot": "AU-1", "item": "SILVER", "net_mg": 100}),
                "lot_item_mismatch tags[0]",
            ),
            (json!({"tags": ["T-1"], "lot": "AU-1", "item": "NONE", "net_mg": 100}), "not_found item"),
            (json!({"tags": ["T-1"], "lot": "AU-1", "net_mg": 100}), "field_required item"),
        ],
    )
    .await;
    // The fire makes no gold: 4580 fine mg are 6106 mg of 750, and no more than a rounding above it.
    let made = shop.run::<MeltArticles>("mia", melt(json!(["T-1"]), 6120)).await;
    assert_eq!(made.map(drop), Err("weight_mismatch net_mg".into()));
    // 4580 and 1500 fine mg went in; 8000 mg of 750 came out.
    let melted = shop.run::<MeltArticles>("mia", melt(json!(["T-1", "T-3"]), 8000)).await.expect("melted");
    shows(
        &melted,
        &json!({"lot": "AU-1", "quantity": "8", "fine_mg": 6000, "loss_fine_mg": 80,
        "articles": [{"tag": "T-1", "status": "melted"}, {"tag": "T-3", "status": "melted"}]}),
    );
    assert_eq!(sorted(&melted["journal"]), ["M_LOSS  AU_FINE_MG 80", "M_STOCK  AU_FINE_MG -80"]);
    books_hold(&shop).await;
    let more = shop.run::<MeltArticles>("mia", melt(json!(["T-2"]), 3664)).await.expect("melted");
    shows(&more, &json!({"quantity": "11.664", "loss_fine_mg": 0, "journal": []}));
    let lot = shop.ask::<GetLot>("audi", json!({"lot": "AU-1"})).await.expect("a lot");
    shows(&lot, &json!({"quantity": "11.664", "cost_minor": 3001}));
    books_hold(&shop).await;
    let gone = shop
        .run::<AdjustStock>("mia", json!({"lot": "AU-1", "reason": "stolen"}))
        .await
        .expect("written off");
    let journal = [
        "M_ADJUST  AU_FINE_MG 8748",
        "M_STOCK  AU_FINE_MG -8748",
        "STOCK  INR -3001",
        "STOCK_LOSS  INR 3001",
    ];
    assert_eq!(sorted(&gone["journal"]), journal);
    books_hold(&shop).await;
    let told = shop.told(MeltArticles::NAME).await;
    let done = told.iter().find(|event| event.result == "ok").expect("an event");
    assert_eq!(done.content.reason.as_deref(), Some("old"));
}

#[tokio::test]
async fn a_split_and_a_merge_share_and_add_up_and_post_nothing() {
    let shop = with_pieces().await;
    let before = balances(&shop).await;
    let split = |parts: Value| json!({"tag": "T-1", "parts": parts});
    let part = |tag: &str, net_mg: i64| json!({"tag": tag, "net_mg": net_mg});
    let stones = |tag: &str, net_mg: i64| json!({"tag": tag, "net_mg": net_mg, "stone_mg": 500});
    refuses::<SplitArticle>(
        &shop,
        &[
            (split(json!([part("P-1", 2000), part("P-2", 3000)])), "weight_mismatch parts"),
            (split(json!([stones("P-1", 2000), part("P-2", 3001)])), "weight_mismatch parts"),
            (split(json!([stones("P-1", 2000), part("T-2", 3000)])), "tag_taken parts[1].tag"),
            (split(json!([stones("P-1", 2000), part("P-1", 3000)])), "value_unknown parts[1].tag"),
            (split(json!([stones("P-1", 5000)])), "field_required parts"),
        ],
    )
    .await;
    let done = shop.run::<SplitArticle>("mia", split(json!([stones("P-1", 2000), part("P-2", 3000)]))).await;
    shows(
        &done.expect("split"),
        &json!({"articles": [{"tag": "T-1", "status": "split"}], "parts": [
            {"tag": "P-1", "fine_mg": 1832, "cost_minor": 400}, {"tag": "P-2", "fine_mg": 2748, "cost_minor": 601},
        ]}),
    );
    books_hold(&shop).await;
    let merge = |tags: Value| json!({"tags": tags, "tag": "M-1"});
    refuses::<MergeArticles>(
        &shop,
        &[
            (merge(json!(["T-1", "P-1"])), "article_not_available tags[0]"),
            (merge(json!(["P-1", "T-3"])), "value_unknown tags[1]"),
            (merge(json!(["P-1"])), "field_required tags"),
            (json!({"tags": ["P-1", "P-2"], "tag": "T-1"}), "tag_taken tag"),
        ],
    )
    .await;
    let joined = shop.run::<MergeArticles>("mia", merge(json!(["P-1", "T-2"]))).await.expect("joined");
    shows(&joined["made"], &json!({"tag": "M-1", "net_mg": 5000, "fine_mg": 4580, "cost_minor": 2400}));
    books_hold(&shop).await;
    assert_eq!(balances(&shop).await, before);
    let lost =
        shop.run::<AdjustStock>("mia", json!({"tag": "M-1", "reason": "lost"})).await.expect("written off");
    let journal = [
        "M_ADJUST  AU_FINE_MG 4580",
        "M_STOCK  AU_FINE_MG -4580",
        "STOCK  INR -2400",
        "STOCK_LOSS  INR 2400",
    ];
    assert_eq!(sorted(&lost["journal"]), journal);
    refuses::<AdjustStock>(
        &shop,
        &[
            (json!({"tag": "M-1", "reason": "again"}), "article_not_available tag"),
            (json!({"reason": "what"}), "field_required tag"),
            (json!({"tag": "T-2", "lot": "AU-1", "reason": "both"}), "field_unknown lot"),
        ],
    )
    .await;
    books_hold(&shop).await;
}

#[test]
fn a_piece_in_another_state_is_refused_with_the_name_of_that_state() {
    let piece = HeldPiece {
        id: PieceId::from_uuid(Uuid::nil()),
        tag: "T-1".into(),
        description: None,
        metal: Metal::Gold,
        fineness: Fineness::from_stored(91_600),
        net_mg: 5000,
        stone_mg: 0,
        fine_mg: 4580,
        making: None,
        tax_class: None,
        cost: None,
        cost_is_part: false,
        location: None,
        status: ArticleStatus::Sold,
        party: None,
    };
    let refused = in_state(&[piece], &[ArticleStatus::Returned], "tag").expect_err("refused");
    assert_eq!((refused.code, &refused.facts["status"]), (Code::ArticleNotAvailable, &json!("sold")));
    assert!(refused.faults[0].message.to_string().contains("Its state: Sold."));
}
