//! Random days of a shop on a real database: pieces are made, sold, returned, split, joined, melted, lent, lost and counted.
//! Invariant: whatever is done, in whatever order, the books agree with the goods afterwards (S14, K1 to K6, K10).

use std::collections::BTreeSet;

use serde_json::{Value, json};
use testing::Shop;

use super::CheckBooks;
use crate::fixtures::{aarav, bill_of, moved_in};
use crate::invoices::PostInvoice;
use crate::invoices::credit::PostCreditNote;
use crate::invoices::reverse::ReverseInvoice;
use crate::metal_lots::IssueLot;
use crate::metal_lots::receive::ReceiveMetal;
use crate::pieces::approval::{SendOnApproval, TakeBackFromApproval};
use crate::pieces::approval_in::{BuyFromApproval, ReturnFromApproval, TakeOnApproval};
use crate::pieces::check_in::CheckInArticle;
use crate::pieces::melt::MeltArticles;
use crate::pieces::merge::MergeArticles;
use crate::pieces::split::SplitArticle;
use crate::pieces::write_off::AdjustStock;
use crate::pieces::{CreateArticle, ListArticles};
use crate::stocktakes::CloseStocktake;
use crate::stocktakes::post::PostStocktake;

/// Steps of a day.
const STEPS: usize = 60;

/// A shop and the dice that say what it does next: the same number gives the same day.
struct Day {
    shop: Shop,
    dice: u64,
    made: usize,
    bills: Vec<Value>,
    done: Vec<&'static str>,
}

impl Day {
    async fn of(dice: u64) -> Day {
        let shop = aarav().await;
        let items = json!([
            {"code": "GOLD-916", "name": "Gold 916", "unit": "mg", "metal": "gold", "fineness_ppt": "916"},
            {"code": "GOLD-750", "name": "Gold 750", "unit": "g", "metal": "gold", "fineness_ppt": "750"},
        ]);
        moved_in(&shop, "items", items).await;
        Day { shop, dice, made: 0, bills: vec![], done: vec![] }
    }

    /// A number below `most`.
    fn roll(&mut self, most: u64) -> u64 {
        // Knuth's MMIX generator; its high bits are the good ones.
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.dice >> 33) % most
    }

    fn number(&mut self, most: u64) -> i64 {
        i64::try_from(self.roll(most)).expect("a small number")
    }

    fn new_tag(&mut self) -> String {
        self.made += 1;
        format!("T-{:03}", self.made)
    }

    async fn pieces(&self, status: &str) -> Vec<Value> {
        let found =
            self.shop.ask::<ListArticles>("olive", json!({ "status": status })).await.expect("pieces");
        found["rows"].as_array().expect("rows").clone()
    }

    /// One piece in this state.
    async fn one(&mut self, status: &str) -> Option<Value> {
        let pieces = self.pieces(status).await;
        let many = u64::try_from(pieces.len()).expect("few");
        if many == 0 {
            return None;
        }
        let nth = usize::try_from(self.roll(many)).expect("few");
        pieces.into_iter().nth(nth)
    }

    async fn create(&mut self) {
        let (net, stones) = (500 + self.number(20_000), self.number(2) * (1 + self.number(300)));
        let fineness = if self.roll(2) == 0 { "916" } else { "750" };
        let mut piece = json!({
            "tag": self.new_tag(), "metal": "gold", "fineness_ppt": fineness, "gross_mg": net + stones, "net_mg": net,
            "location": if self.roll(2) == 0 { "shop" } else { "safe" },
        });
        if stones > 0 {
            piece["stone_mg"] = json!(stones);
        }
        if self.roll(4) > 0 {
            piece["cost_minor"] = json!(self.roll(10_000_000));
        }
        self.shop.run::<CreateArticle>("mia", piece).await.expect("a piece");
    }

    async fn sell(&mut self) {
        let Some(piece) = self.one("in_stock").await else { return };
        let line = json!({"description": "Ring", "tag": piece["tag"], "tax_class": "jewellery"});
        let bill = self.shop.run::<PostInvoice>("mia", bill_of(json!([line]))).await.expect("a bill");
        self.bills.push(bill["number"].clone());
    }

    async fn give_back(&mut self) {
        let Some(bill) = self.bills.pop() else { return };
        let reversed = self.roll(2) == 0;
        let input = json!({"invoice": bill, "reason": "changed their mind"});
        if reversed {
            self.shop.run::<ReverseInvoice>("mia", input).await.expect("reversed");
            return;
        }
        let mut input = input;
        input["returns"] = json!([{ "line": 1 }]);
        self.shop.run::<PostCreditNote>("mia", input).await.expect("a note");
    }

    async fn check_in(&mut self) {
        let Some(piece) = self.one("returned").await else { return };
        self.shop.run::<CheckInArticle>("mia", json!({ "tag": piece["tag"] })).await.expect("in stock again");
    }

    async fn split(&mut self) {
        let Some(piece) = self.one("in_stock").await else { return };
        let (net, stones) =
            (piece["net_mg"].as_i64().expect("a weight"), piece["stone_mg"].as_i64().expect("a weight"));
        let first = 1 + self.number(u64::try_from(net - 2).expect("a weight"));
        let mut parts = vec![
            json!({"tag": self.new_tag(), "net_mg": first}),
            json!({"tag": self.new_tag(), "net_mg": net - first}),
        ];
        if stones > 0 {
            parts[1]["stone_mg"] = json!(stones);
        }
        let input = json!({"tag": piece["tag"], "parts": parts});
        self.shop.run::<SplitArticle>("mia", input).await.expect("split");
    }

    async fn merge(&mut self) {
        let Some(piece) = self.one("in_stock").await else { return };
        let alike = |it: &Value| it["tag"] != piece["tag"] && it["fineness_ppt"] == piece["fineness_ppt"];
        let Some(other) = self.pieces("in_stock").await.into_iter().find(alike) else { return };
        let input = json!({"tags": [piece["tag"], other["tag"]], "tag": self.new_tag()});
        self.shop.run::<MergeArticles>("mia", input).await.expect("joined");
    }

    async fn melt(&mut self) {
        let status = if self.roll(2) == 0 { "in_stock" } else { "returned" };
        let Some(piece) = self.one(status).await else { return };
        let fine = piece["fine_mg"].as_i64().expect("fine metal");
        let (lot, item, fineness) =
            if self.roll(2) == 0 { ("AU-1", "GOLD-916", 916) } else { ("AU-2", "GOLD-750", 750) };
        // A little is lost; an alloy adds weight, but no fine metal.
        let left = (fine * 1000 / fineness - self.number(60)).max(1);
        let input =
            json!({"tags": [piece["tag"]], "lot": lot, "item": item, "net_mg": left, "reason": "old stock"});
        self.shop.run::<MeltArticles>("mia", input).await.expect("melted");
    }

    async fn receive(&mut self) {
        let (lot, item) = if self.roll(2) == 0 { ("AU-1", "GOLD-916") } else { ("AU-2", "GOLD-750") };
        let mut input = json!({"lot": lot, "item": item, "net_mg": 1 + self.roll(5000)});
        if self.roll(3) > 0 {
            input["cost_minor"] = json!(self.roll(1_000_000));
        }
        self.shop.run::<ReceiveMetal>("mia", input).await.expect("received");
    }

    async fn issue(&mut self) {
        let lot = if self.roll(2) == 0 { "AU-1" } else { "AU-2" };
        let input = json!({"lot": lot, "net_mg": 1 + self.roll(3000)});
        let issued = self.shop.run::<IssueLot>("mia", input).await;
        let refused = ["not_found lot", "lot_insufficient net_mg"];
        assert!(
            issued.as_ref().is_ok_and(Value::is_object) || refused.contains(&issued.unwrap_err().as_str())
        );
    }

    async fn lend(&mut self) {
        match self.one("on_approval").await {
            Some(piece) => {
                let back = json!({ "tags": [piece["tag"]] });
                self.shop.run::<TakeBackFromApproval>("mia", back).await.expect("back");
            }
            None => {
                let Some(piece) = self.one("in_stock").await else { return };
                let out = json!({"party": "c-meera", "tags": [piece["tag"]]});
                self.shop.run::<SendOnApproval>("mia", out).await.expect("out");
            }
        }
    }

    async fn take_on_approval(&mut self) {
        let net = 500 + self.number(20_000);
        let mut piece = json!({
            "tag": self.new_tag(), "metal": "gold", "fineness_ppt": "916", "gross_mg": net, "net_mg": net, "location": "shop",
        });
        if self.roll(2) == 0 {
            piece["cost_minor"] = json!(self.roll(10_000_000));
        }
        let input = json!({"party": "c-meera", "pieces": [piece]});
        self.shop.run::<TakeOnApproval>("mia", input).await.expect("taken");
    }

    /// A piece on approval is bought, sent back, or sold, if its price is agreed.
    async fn end_approval(&mut self) {
        let Some(piece) = self.one("approval_in").await else { return };
        match self.roll(3) {
            0 => {
                let back = json!({ "tags": [piece["tag"]] });
                self.shop.run::<ReturnFromApproval>("mia", back).await.expect("sent back");
            }
            1 => {
                let bought = json!({"pieces": [{"tag": piece["tag"], "cost_minor": self.roll(10_000_000)}]});
                self.shop.run::<BuyFromApproval>("mia", bought).await.expect("bought");
            }
            _ => {
                let line = json!({"description": "Ring", "tag": piece["tag"], "tax_class": "jewellery"});
                match self.shop.run::<PostInvoice>("mia", bill_of(json!([line]))).await {
                    Ok(bill) => self.bills.push(bill["number"].clone()),
                    Err(refused) => assert_eq!(refused, "article_not_available lines[0].tag"),
                }
            }
        }
    }

    async fn lose(&mut self) {
        let Some(piece) = self.one("in_stock").await else { return };
        let input = json!({"tag": piece["tag"], "reason": "not in its tray"});
        self.shop.run::<AdjustStock>("mia", input).await.expect("written off");
    }

    async fn count(&mut self) {
        let mut scanned = vec![json!("X-1")];
        for status in ["in_stock", "returned", "missing", "sold"] {
            for piece in self.pieces(status).await {
                if self.roll(10) > 0 {
                    scanned.push(piece["tag"].clone());
                }
            }
        }
        let mut input = json!({ "scanned": scanned });
        if self.roll(2) == 0 {
            input["location"] = json!("shop");
        }
        let closed = match self.shop.run::<CloseStocktake>("mia", input).await {
            Ok(closed) => closed,
            Err(refused) => return assert_eq!(refused, "not_found location"),
        };
        let post = json!({"stocktake": closed["stocktake"], "reason": "count"});
        self.shop.run::<PostStocktake>("mia", post).await.expect("posted");
    }

    async fn step(&mut self) {
        let acts = [
            "create",
            "create",
            "create",
            "sell",
            "sell",
            "give back",
            "check in",
            "split",
            "merge",
            "melt",
            "issue",
            "receive",
            "lend",
            "lose",
            "count",
            "take",
            "end",
        ];
        let act = acts[usize::try_from(self.roll(17)).expect("few")];
        self.done.push(act);
        match act {
            "create" => self.create().await,
            "sell" => self.sell().await,
            "give back" => self.give_back().await,
            "check in" => self.check_in().await,
            "split" => self.split().await,
            "merge" => self.merge().await,
            "melt" => self.melt().await,
            "issue" => self.issue().await,
            "receive" => self.receive().await,
            "lend" => self.lend().await,
            "lose" => self.lose().await,
            "take" => self.take_on_approval().await,
            "end" => self.end_approval().await,
            _ => self.count().await,
        }
    }

    async fn books_hold(&self) {
        let checked = self.shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer");
        assert_eq!(checked["holds"], json!(true), "after {:?}:\n{checked:#}", self.done);
    }
}

#[tokio::test]
async fn after_random_days_the_books_agree_with_the_goods() {
    let mut happened = BTreeSet::new();
    for dice in [1, 20_260_420] {
        let mut day = Day::of(dice).await;
        for _ in 0..6 {
            day.create().await;
        }
        for step in 0..STEPS {
            day.step().await;
            if step % 6 == 5 {
                day.books_hold().await;
            }
        }
        day.count().await;
        day.books_hold().await;
        for status in ["sold", "melted", "merged", "missing", "split"] {
            happened.extend(day.one(status).await.map(|_| status));
        }
    }
    assert_eq!(happened.len(), 5, "only {happened:?} happened");
}
