//! Goods on approval from suppliers, on a real database: the journal, the refusals, the sale that buys, another workspace.

use ledger::accounts::statements::ListBalances;
use ledger::parties::CreateParty;
use platform::action::Action;
use serde_json::{Value, json};
use testing::Shop;

use super::{BuyFromApproval, ReturnFromApproval, TakeOnApproval};
use crate::books::CheckBooks;
use crate::fixtures::{aarav, bill_of, shows, sorted};
use crate::invoices::PostInvoice;
use crate::invoices::reverse::ReverseInvoice;
use crate::pieces::CreateArticle;
use crate::pieces::approvals::ListApprovals;
use crate::pieces::melt::MeltArticles;
use crate::pieces::show::GetArticle;
use crate::pieces::transfer::TransferArticles;
use crate::stocktakes::CloseStocktake;
use crate::stocktakes::post::PostStocktake;

fn piece(tag: &str, net_mg: i64, agreed: Option<i64>) -> Value {
    json!({"tag": tag, "metal": "gold", "fineness_ppt": "916", "gross_mg": net_mg, "net_mg": net_mg, "cost_minor": agreed,
           "tax_class": "jewellery", "location": "shop"})
}

fn take_in(pieces: Value) -> Value {
    json!({"party": "s-varsha", "pieces": pieces, "until": "2026-05-20", "reason": "for the wedding season"})
}

async fn with_supplier() -> Shop {
    let shop = aarav().await;
    let supplier = json!({"party": "s-varsha", "name": "Varsha", "kind": "supplier"});
    shop.run::<CreateParty>("mia", supplier).await.expect("a supplier");
    shop
}

async fn holds(shop: &Shop) {
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
    assert_eq!(shop.run::<A>("cas", table[0].0.clone()).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn a_piece_on_approval_is_owed_to_its_supplier_until_it_is_sent_back_or_bought() {
    let shop = with_supplier().await;
    let both = json!([piece("A-1", 5000, Some(2_500_000)), piece("A-2", 3000, None)]);
    let came = shop.run::<TakeOnApproval>("mia", take_in(both.clone())).await.expect("taken");
    shows(
        &came,
        &json!({"articles": [{"tag": "A-1", "status": "approval_in"}, {"tag": "A-2", "status": "approval_in"}]}),
    );
    assert_eq!(
        sorted(&came["journal"]),
        ["M_CUSTODY  AU_FINE_MG 7328", "M_CUSTOMER s-varsha AU_FINE_MG -7328"]
    );
    holds(&shop).await;
    refuses::<TakeOnApproval>(
        &shop,
        &[
            (take_in(json!([piece("A-3", 1000, None), piece("A-1", 1000, None)])), "tag_taken pieces[1].tag"),
            (
                take_in(json!([piece("A-3", 1000, None), piece("A-3", 1000, None)])),
                "value_unknown pieces[1].tag",
            ),
            (take_in(json!([])), "field_required pieces"),
            (json!({"party": "nobody", "pieces": [piece("A-3", 1000, None)]}), "not_found party"),
            (
                json!({"party": "s-varsha", "pieces": [piece("A-3", 1000, None)], "until": "2026-04-19"}),
                "number_range until",
            ),
        ],
    )
    .await;
    let listed = shop.ask::<ListApprovals>("mia", json!({})).await.expect("a list");
    shows(
        &listed["rows"][0],
        &json!({"tag": "A-1", "party": "s-varsha", "party_name": "Varsha", "until": "2026-05-20"}),
    );
    let shown = shop.ask::<GetArticle>("acco", json!({"tag": "A-1"})).await.expect("a piece");
    shows(&shown, &json!({"status": "approval_in", "agreed_minor": 2_500_000, "party": "Varsha"}));
    assert_eq!(shown.get("cost_minor"), None);
    // It is not the shop's to move, melt or lend, and what no price was agreed for is not sold.
    let melt = json!({"tags": ["A-1"], "lot": "AU-1", "item": "GOLD-916", "net_mg": 5000});
    assert!(shop.run::<MeltArticles>("mia", melt).await.is_err());
    let moved = shop.run::<TransferArticles>("mia", json!({"tags": ["A-1"], "to_location": "safe"})).await;
    assert!(moved.is_err());
    let bill = bill_of(json!([{"description": "Ring", "tag": "A-2", "tax_class": "jewellery"}]));
    assert_eq!(shop.run::<PostInvoice>("cas", bill).await, Err("article_not_available lines[0].tag".into()));
    let back = |tags: Value| json!({"tags": tags, "reason": "too heavy"});
    let gone = shop.run::<ReturnFromApproval>("mia", back(json!(["A-2"]))).await.expect("sent back");
    shows(&gone, &json!({"articles": [{"tag": "A-2", "status": "sent_back"}]}));
    assert_eq!(
        sorted(&gone["journal"]),
        ["M_CUSTODY  AU_FINE_MG -2748", "M_CUSTOMER s-varsha AU_FINE_MG 2748"]
    );
    refuses::<ReturnFromApproval>(
        &shop,
        &[
            (back(json!(["A-2"])), "article_not_available tags[0]"),
            (back(json!(["X-9"])), "not_found tags[0]"),
            (back(json!([])), "field_required tags"),
        ],
    )
    .await;
    holds(&shop).await;
    let other = shop.beside("next-door").await;
    assert_eq!(
        other.run::<ReturnFromApproval>("mia", back(json!(["A-1"]))).await,
        Err("not_found tags[0]".into())
    );
    assert_eq!(other.ask::<ListApprovals>("mia", json!({})).await.expect("a list")["rows"], json!([]));
}

#[tokio::test]
async fn what_is_bought_is_stock_at_its_price_and_is_owed_to_the_supplier() {
    let shop = with_supplier().await;
    let both = json!([piece("A-1", 5000, Some(2_500_000)), piece("A-2", 3000, None)]);
    shop.run::<TakeOnApproval>("mia", take_in(both)).await.expect("taken");
    let buy = |pieces: Value| json!({ "pieces": pieces });
    refuses::<BuyFromApproval>(
        &shop,
        &[
            (buy(json!([{"tag": "A-1"}, {"tag": "A-2"}])), "field_required pieces[1].cost_minor"),
            (buy(json!([{"tag": "A-1", "cost_minor": -1}])), "number_range pieces[0].cost_minor"),
            (buy(json!([{"tag": "A-1"}, {"tag": "A-1"}])), "value_unknown pieces[1]"),
            (buy(json!([{"tag": "X-9"}])), "not_found pieces[0]"),
        ],
    )
    .await;
    let input = buy(json!([{"tag": "A-1"}, {"tag": "A-2", "cost_minor": 1_400_000}]));
    let bought = shop.run::<BuyFromApproval>("mia", input.clone()).await.expect("bought");
    let journal = [
        "M_BOUGHT_IN  AU_FINE_MG -7328",
        "M_CUSTODY  AU_FINE_MG -7328",
        "M_CUSTOMER s-varsha AU_FINE_MG 7328",
        "M_STOCK  AU_FINE_MG 7328",
        "RECEIVED_NOT_BILLED s-varsha INR -3900000",
        "STOCK  INR 3900000",
    ];
    assert_eq!(sorted(&bought["journal"]), journal);
    assert_eq!(
        shop.run::<BuyFromApproval>("mia", input).await,
        Err("article_not_available pieces[0]".into())
    );
    holds(&shop).await;
    let bill = bill_of(json!([{"description": "Ring", "tag": "A-2", "tax_class": "jewellery"}]));
    let sold = shop.run::<PostInvoice>("cas", bill).await.expect("a bill");
    assert!(sorted(&sold["journal"]).contains(&"COGS  INR 1400000".to_owned()));
    holds(&shop).await;
}

#[tokio::test]
async fn a_bill_buys_at_the_agreed_price_what_it_sells_and_its_reversal_leaves_it_bought() {
    let shop = with_supplier().await;
    let both = json!([piece("A-1", 5000, Some(2_500_000)), piece("A-2", 3000, Some(1))]);
    shop.run::<TakeOnApproval>("mia", take_in(both)).await.expect("taken");
    let bill = bill_of(json!([{"description": "Ring", "tag": "A-1", "tax_class": "jewellery"}]));
    let sold = shop.run::<PostInvoice>("cas", bill).await.expect("a bill");
    let journal = sorted(&sold["journal"]);
    for row in
        ["COGS  INR 2500000", "STOCK  INR -2500000", "M_SOLD  AU_FINE_MG 4580", "M_STOCK  AU_FINE_MG -4580"]
    {
        assert!(journal.iter().any(|it| it == row), "{row} is not in {journal:#?}");
    }
    let after = balances(&shop).await;
    for row in [
        "RECEIVED_NOT_BILLED s-varsha INR -2500000",
        "STOCK  INR 0",
        "M_CUSTODY  AU_FINE_MG 2748",
        "M_CUSTOMER s-varsha AU_FINE_MG -2748",
    ] {
        assert!(after.iter().any(|it| it == row), "{row} is not in {after:#?}");
    }
    holds(&shop).await;
    let back = json!({"invoice": sold["number"], "reason": "wrong customer"});
    shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
    let shown = shop.ask::<GetArticle>("acco", json!({"tag": "A-1"})).await.expect("a piece");
    shows(&shown, &json!({"status": "in_stock", "cost_minor": 2_500_000}));
    holds(&shop).await;
    // A count expects what is on approval, and does not write it off.
    let closed = shop.run::<CloseStocktake>("mia", json!({"scanned": ["A-1"]})).await.expect("closed");
    shows(&closed, &json!({"found": ["A-1"], "missing": ["A-2"]}));
    let post = json!({"stocktake": closed["stocktake"], "reason": "count"});
    let posted = shop.run::<PostStocktake>("mia", post).await.expect("posted");
    assert_eq!(posted["adjusted"], json!([]));
    holds(&shop).await;
}

#[tokio::test]
async fn a_suppliers_piece_is_moved_and_counted_elsewhere_and_stays_the_suppliers() {
    let shop = with_supplier().await;
    let both = json!([piece("A-1", 5000, None), piece("A-2", 3000, None)]);
    shop.run::<TakeOnApproval>("mia", take_in(both)).await.expect("taken");
    let own = json!({"tag": "T-1", "metal": "gold", "fineness_ppt": "916", "gross_mg": 9, "net_mg": 9, "location": "safe"});
    shop.run::<CreateArticle>("mia", own).await.expect("a piece of the shop");
    let moved = json!({"tags": ["A-1"], "to_location": "safe"});
    shop.run::<TransferArticles>("mia", moved).await.expect("moved");
    let counted = json!({"location": "safe", "scanned": ["T-1", "A-1", "A-2"]});
    let closed = shop.run::<CloseStocktake>("mia", counted).await.expect("closed");
    shows(&closed, &json!({"found": ["T-1", "A-1"], "wrong_place": ["A-2"]}));
    let post = json!({"stocktake": closed["stocktake"], "reason": "count"});
    let posted = shop.run::<PostStocktake>("mia", post).await.expect("posted");
    assert_eq!(posted["adjusted"], json!(["A-2"]));
    for tag in ["A-1", "A-2"] {
        let shown = shop.ask::<GetArticle>("mia", json!({"tag": tag})).await.expect("a piece");
        shows(&shown, &json!({"status": "approval_in", "location": "safe", "party": "Varsha"}));
    }
    let back = json!({"tags": ["A-1", "A-2"]});
    shop.run::<ReturnFromApproval>("mia", back).await.expect("sent back");
    holds(&shop).await;
}
