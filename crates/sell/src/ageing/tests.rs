//! Ageing on a real database: the days that divide the ages, and any past day after a random history, against a replay.

use std::collections::BTreeMap;

use jiff::ToSpan;
use serde_json::{Value, json};
use testing::Shop;

use super::*;
use crate::fixtures::{a_ring_is_sold, aarav, bill_of, shows};
use crate::invoices::PostInvoice;
use crate::invoices::reverse::ReverseInvoice;
use crate::money::apply::UseCredit;
use crate::money::bounce::BounceCheque;
use crate::money::refund::RefundPayment;
use crate::receipts::ReceivePayment;

const AGES: [&str; 5] = ["not_due", "1-30", "31-60", "61-90", "90+"];

#[tokio::test]
async fn what_is_open_is_told_by_the_days_since_it_was_due_also_for_a_day_that_is_past() {
    let mut shop = aarav().await;
    a_ring_is_sold(&shop).await;
    shop.at("2026-12-01T05:00:00Z");
    // The bill is due on the day it was made.
    for (day, age) in [
        ("2026-04-20", "not_due"),
        ("2026-04-21", "1-30"),
        ("2026-05-20", "1-30"),
        ("2026-05-21", "31-60"),
        ("2026-06-19", "31-60"),
        ("2026-06-20", "61-90"),
        ("2026-07-19", "61-90"),
        ("2026-07-20", "90+"),
    ] {
        for asked in [json!({"as_of": day}), json!({"party": "c-meera", "as_of": day, "by": "document_date"})]
        {
            let aged = shop.ask::<Ageing>("cas", asked).await.expect("ages");
            for bucket in AGES {
                let told = if bucket == age { 3_090_000 } else { 0 };
                assert_eq!(aged["buckets_minor"][bucket], json!(told), "{day} {bucket}");
            }
        }
    }
    let before = shop.ask::<Ageing>("cas", json!({"as_of": "2026-04-19"})).await.expect("ages");
    shows(&before, &json!({"rows": [], "bills": 0, "ledger_balance_minor": 0}));
    let listed = shop.ask::<Ageing>("cas", json!({})).await.expect("ages");
    shows(
        &listed,
        &json!({"rows": [{"party": "c-meera", "bills": 1, "ledger_balance_minor": 3_090_000}], "next": null}),
    );
    let nobody = shop.ask::<Ageing>("cas", json!({"party": "c-nobody"})).await;
    assert_eq!(nobody, Err("not_found party".into()));
    let far = shop.ask::<Ageing>("cas", json!({"as_of": "2200-12-31"})).await.expect("ages");
    shows(&far["buckets_minor"], &json!({"90+": 3_090_000}));
}

/// A bill of the replay.
struct Bill {
    number: String,
    total: i64,
    open: i64,
    /// The place of the note that reversed it, among the credits.
    note: Option<usize>,
}

/// A receipt or a note of the replay.
struct Source {
    number: String,
    is_cheque: bool,
    left: i64,
    uses: Vec<(usize, i64)>,
    is_over: bool,
}

/// A customer's account, replayed from what was done.
#[derive(Default)]
struct Replay {
    bills: Vec<Bill>,
    given: Vec<Source>,
}

impl Replay {
    fn receive(&mut self, number: String, is_cheque: bool, amount: i64, for_bills: bool) {
        let mut new = Source { number, is_cheque, left: amount, uses: vec![], is_over: false };
        if for_bills {
            self.spend(&mut new);
        }
        self.given.push(new);
    }

    fn spend(&mut self, of: &mut Source) {
        for (n, bill) in self.bills.iter_mut().enumerate() {
            let part = of.left.min(bill.open);
            if part > 0 {
                of.left -= part;
                bill.open -= part;
                of.uses.push((n, part));
            }
        }
    }

    fn use_all(&mut self) {
        // Each bill takes from the credits in their order: the same as each credit for the bills in theirs.
        let mut given = std::mem::take(&mut self.given);
        given.iter_mut().for_each(|credit| self.spend(credit));
        self.given = given;
    }

    fn reverse(&mut self, n: usize, note: String) {
        let bill = &mut self.bills[n];
        let left = bill.total - bill.open;
        bill.open = 0;
        bill.note = Some(self.given.len());
        self.given.push(Source { number: note, is_cheque: false, left, uses: vec![], is_over: false });
    }

    fn bounce(&mut self, n: usize) {
        let uses = std::mem::take(&mut self.given[n].uses);
        self.given[n].left = 0;
        self.given[n].is_over = true;
        for (bill, amount) in uses {
            self.bills[bill].open += amount;
            if let Some(note) = self.bills[bill].note {
                let taken = self.given[note].left.min(amount);
                self.given[note].left -= taken;
                self.bills[bill].open -= taken;
            }
        }
    }

    fn picture(&self) -> (BTreeMap<String, i64>, i64) {
        let open = self.bills.iter().filter(|bill| bill.open != 0);
        let open = open.map(|bill| (bill.number.clone(), bill.open)).collect();
        (open, self.given.iter().map(|credit| credit.left).sum())
    }
}

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn amount(&mut self) -> i64 {
        i64::try_from(self.below(400_000)).unwrap() + 100
    }
}

async fn bill(shop: &Shop, amount: i64) -> (String, i64) {
    let line = json!([{"description": "Coins", "other_minor": amount, "tax_class": "jewellery"}]);
    let bill = shop.run::<PostInvoice>("cas", bill_of(line)).await.expect("a bill");
    let total = bill["document"]["total_minor"].as_i64().expect("a total");
    (bill["number"].as_str().expect("a number").to_owned(), total)
}

async fn receive(shop: &Shop, mode: &str, amount: i64, for_bills: bool) -> String {
    let mut input =
        json!({"party": "c-meera", "tenders": [{"mode": mode, "amount_minor": amount, "reference": "X-1"}]});
    if for_bills {
        input["allocate"] = json!("oldest_first");
    }
    let received = shop.run::<ReceivePayment>("cas", input).await.expect("received");
    received["number"].as_str().expect("a number").to_owned()
}

/// Does something random with the customer's account, and the same in the replay.
async fn act(shop: &Shop, dice: &mut Dice, replay: &mut Replay) {
    match dice.below(9) {
        0..=2 => {
            let (number, total) = bill(shop, dice.amount()).await;
            replay.bills.push(Bill { number, total, open: total, note: None });
        }
        3 | 4 => {
            let (amount, is_cheque, for_bills) = (dice.amount(), dice.below(2) == 0, dice.below(4) > 0);
            let mode = if is_cheque { "cheque" } else { "upi" };
            let number = receive(shop, mode, amount, for_bills).await;
            replay.receive(number, is_cheque, amount, for_bills);
        }
        5 => {
            let used = shop.run::<UseCredit>("cas", json!({"party": "c-meera"})).await;
            let (open, credit) = replay.picture();
            assert_eq!(used.is_ok(), !open.is_empty() && credit > 0, "{used:?} {open:?} {credit}");
            replay.use_all();
        }
        6 => {
            let is_out = |n: &usize| replay.given[*n].is_cheque && !replay.given[*n].is_over;
            let Some(n) = (0..replay.given.len()).rfind(is_out) else { return };
            let back = json!({"payment": replay.given[n].number, "reason": "no funds"});
            shop.run::<BounceCheque>("acco", back).await.expect("bounced");
            replay.bounce(n);
        }
        7 => {
            let bills = (0..replay.bills.len()).filter(|n| replay.bills[*n].note.is_none());
            let all: Vec<usize> = bills.collect();
            if all.is_empty() {
                return;
            }
            let n = all[usize::try_from(dice.below(all.len() as u64)).unwrap()];
            let back = json!({"invoice": replay.bills[n].number, "reason": "sent back"});
            let note = shop.run::<ReverseInvoice>("mia", back).await.expect("reversed");
            replay.reverse(n, note["number"].as_str().expect("a number").to_owned());
        }
        _ => {
            let plain = |credit: &&mut Source| credit.left > 1 && !credit.is_cheque;
            let Some(credit) = replay.given.iter_mut().rfind(plain) else { return };
            let amount = credit.left / 2;
            let back = json!({"payment": credit.number, "amount_minor": amount, "reason": "asked for", "mode": "upi"});
            shop.run::<RefundPayment>("mia", back).await.expect("given back");
            credit.left -= amount;
        }
    }
}

async fn history_agrees_with_its_replay(seed: u64) {
    let mut shop = aarav().await;
    let (mut dice, mut replay) = (Dice(seed), Replay::default());
    let mut pictures: Vec<(Day, BTreeMap<String, i64>, i64)> = vec![];
    for n in 0..24_i64 {
        let day = Day::constant(2026, 4, 20).saturating_add((n * 3).days());
        for hour in [5, 6, 7] {
            shop.at(&format!("{day}T0{hour}:00:00Z"));
            act(&shop, &mut dice, &mut replay).await;
        }
        let (open, credit) = replay.picture();
        pictures.push((day, open, credit));
    }
    for (day, open, credit) in pictures {
        for by in ["due_date", "document_date"] {
            let asked = json!({"party": "c-meera", "as_of": day.to_string(), "by": by});
            let aged = shop.ask::<Ageing>("acco", asked).await.expect("ages");
            let told: BTreeMap<String, i64> =
                serde_json::from_value(aged["open_minor"].clone()).expect("amounts");
            assert_eq!((&told, &aged["unallocated_credit_minor"]), (&open, &json!(credit)), "{seed} {day}");
            let buckets: i64 = AGES.iter().map(|age| aged["buckets_minor"][*age].as_i64().unwrap()).sum();
            let balance = aged["ledger_balance_minor"].as_i64().expect("a balance");
            assert_eq!((buckets, buckets - credit), (open.values().sum(), balance), "{seed} {day}");
            let all =
                shop.ask::<Ageing>("acco", json!({"as_of": day.to_string(), "by": by})).await.expect("ages");
            let listed = all["rows"].as_array().expect("rows").len();
            assert_eq!(listed, usize::from(balance > 0 && !open.is_empty()), "{seed} {day}");
        }
    }
}

#[tokio::test]
async fn on_any_past_day_ages_less_credit_are_the_balance_and_agree_with_a_replay() {
    for seed in [1, 2, 3] {
        history_agrees_with_its_replay(seed).await;
    }
}

#[tokio::test]
async fn what_a_cheque_paid_is_settled_until_the_day_it_came_back() {
    let mut shop = aarav().await;
    let (number, total) = bill(&shop, 100_000).await;
    shop.at("2026-05-02T05:00:00Z");
    let receipt = receive(&shop, "cheque", total, true).await;
    shop.at("2026-06-04T05:00:00Z");
    let bounced = shop.run::<BounceCheque>("acco", json!({"payment": receipt, "reason": "no funds"})).await;
    shows(&bounced.expect("bounced")["reopened"], &json!([{"invoice": number, "amount_minor": total}]));
    let open = async |day: &str| -> Value {
        shop.ask::<Ageing>("acco", json!({"party": "c-meera", "as_of": day})).await.expect("ages")["open_minor"].clone()
    };
    assert_eq!(open("2026-05-01").await, json!({(number.clone()): total}));
    assert_eq!(open("2026-05-02").await, json!({}));
    assert_eq!(open("2026-06-03").await, json!({}));
    assert_eq!(open("2026-06-04").await, json!({number: total}));
}
