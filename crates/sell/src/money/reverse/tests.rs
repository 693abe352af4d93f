//! Papers that are reversed, on a real database.

use ledger::accounts::periods::LockPeriod;
use ledger::accounts::statements::ListBalances;
use ledger::parties::CreateParty;
use platform::action::Action;
use serde_json::{Value, json};
use testing::{Shop, forms};

use super::ReversePaper;
use crate::ageing::Ageing;
use crate::books::CheckBooks;
use crate::fixtures::{a_ring_is_sold, aarav, bill_of, moved_in, shows, sorted};
use crate::invoices::PostInvoice;
use crate::invoices::credit::PostCreditNote;
use crate::invoices::list::Invoice;
use crate::invoices::reverse::ReverseInvoice;
use crate::money::apply::UseCredit;
use crate::money::bounce::BounceCheque;
use crate::money::cheque::{DepositCheque, ListCheques};
use crate::money::credit::ListCredits;
use crate::money::pay_out::PayOut;
use crate::money::refund::RefundPayment;
use crate::money::set_off::SetOffParty;
use crate::money::transfer::TransferMoney;
use crate::money::write_off::WriteOffDebt;
use crate::old_metal::ReceiveOldMetal;
use crate::receipts::ReceivePayment;
use crate::tills::OpenTill;
use crate::tills::list::GetTill;

async fn reverse(shop: &Shop, paper: &Value) -> Result<Value, String> {
    shop.run::<ReversePaper>("mia", json!({"paper": paper, "reason": "a slip"})).await
}

async fn run<A: Action>(shop: &Shop, by: &str, input: Value) -> Value {
    shop.run::<A>(by, input.clone())
        .await
        .unwrap_or_else(|refused| panic!("{}: {refused} for {input}", A::NAME))
}

/// All that a paper may change: balances by account and party, what is open and how old, credit, and the till. Sums of zero are
/// left out.
async fn state(shop: &Shop) -> Value {
    let mut balances = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    balances.as_array_mut().expect("rows").retain(|row| row["amount"] != 0);
    let ageing = shop.ask::<Ageing>("acco", json!({})).await.expect("ageing");
    let credits = shop.ask::<ListCredits>("cas", json!({"party": "c-meera"})).await.expect("credits");
    let mut till =
        shop.ask::<GetTill>("mia", json!({"till": "T1"})).await.expect("the till")["expected_minor"].clone();
    till.as_object_mut().expect("sums").retain(|_, sum| *sum != 0);
    json!({
        "balances": sorted(&balances), "ageing": ageing["rows"], "left": credits["left_minor"], "till": till,
    })
}

async fn books_are_right(shop: &Shop) {
    let found = shop.ask::<CheckBooks>("acco", json!({})).await.expect("a check");
    assert_eq!(found["holds"], true, "{found}");
}

/// The papers of every kind that is reversed: each posts one and returns its number.
const KINDS: [&str; 8] =
    ["receipt", "advance", "refund", "pay_out", "write_off", "set_off", "transfer", "old_gold"];

async fn post(shop: &Shop, kind: &str, amount: i64) -> Result<Value, String> {
    let cash = json!([{"mode": "cash", "amount_minor": amount}]);
    let party = "c-meera";
    let posted = match kind {
        "receipt" => {
            let paid = json!({"party": party, "allocate": "oldest_first", "tenders": cash});
            shop.run::<ReceivePayment>("mia", paid).await
        }
        "advance" => shop.run::<ReceivePayment>("mia", json!({"party": party, "tenders": cash})).await,
        "refund" => {
            let credits = shop.ask::<ListCredits>("cas", json!({"party": party})).await.expect("credits");
            let Some(credit) = credits["rows"].as_array().and_then(|rows| rows.first()) else {
                return Err("no credit".into());
            };
            let amount = amount.min(credit["left_minor"].as_i64().expect("an amount"));
            let back = json!({"payment": credit["number"], "amount_minor": amount, "mode": "bank", "reference": "NEFT-7",
                "reason": "asked for"});
            shop.run::<RefundPayment>("mia", back).await
        }
        "pay_out" => {
            let paid = json!({"party": party, "mode": "cash", "amount_minor": amount, "reason": "lent"});
            shop.run::<PayOut>("mia", paid).await
        }
        "write_off" => {
            let aged = shop
                .ask::<crate::invoices::list::ListInvoices>("cas", json!({"party": party}))
                .await
                .expect("bills");
            let rows = aged["rows"].as_array().expect("rows").clone();
            let Some(open) = rows.iter().find(|row| row["open_minor"].as_i64() > Some(0)) else {
                return Err("no debt".into());
            };
            let amount = amount.min(open["open_minor"].as_i64().expect("an amount"));
            let off = json!({"invoice": open["number"], "amount_minor": amount, "reason": "moved away"});
            shop.run::<WriteOffDebt>("acco", off).await
        }
        "set_off" => shop.run::<SetOffParty>("mia", json!({"party": "s-1", "reason": "agreed"})).await,
        "transfer" => {
            let banked = json!({"from": "CASH", "to": "BANK", "amount_minor": amount, "reference": "SLIP-1"});
            shop.run::<TransferMoney>("mia", banked).await
        }
        _ => {
            let gold = json!({"party": party, "metal": "gold", "gross_mg": 1_000 + amount % 5_000, "fineness_ppt": "900",
                "buy_rate": {"rate_minor": 500_000, "per_mg": "1000"}});
            shop.run::<ReceiveOldMetal>("mia", gold).await
        }
    };
    posted.map(|it| it["number"].clone())
}

/// The shop owes a supplier, who bought an idol, so that both can be set off.
async fn a_supplier_buys(shop: &Shop) {
    run::<CreateParty>(
        shop,
        "mia",
        json!({"party": "s-1", "name": "Varsha", "kind": "supplier", "state": "27"}),
    )
    .await;
    let owed =
        json!({"account": "AP", "party": "s-1", "commodity": "INR", "amount": 92_700, "date": "2026-04-01"});
    moved_in(shop, "opening_balances", json!([owed])).await;
    let line = json!([{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]);
    run::<PostInvoice>(shop, "cas", json!({"party": "s-1", "lines": line})).await;
}

/// A shop whose till T1 has cash, with a customer who owes two bills.
async fn a_day() -> Shop {
    let shop = aarav().await;
    run::<OpenTill>(&shop, "mia", json!({"till": "T1", "float_minor": 10_000_000})).await;
    a_ring_is_sold(&shop).await;
    a_ring_is_sold(&shop).await;
    shop
}

#[tokio::test]
async fn each_kind_of_paper_goes_back_to_where_it_was_and_both_papers_say_so() {
    let shop = a_day().await;
    for kind in KINDS.iter().filter(|kind| !["refund", "set_off"].contains(kind)) {
        let before = state(&shop).await;
        let paper = post(&shop, kind, 70_000).await.unwrap_or_else(|refused| panic!("{kind}: {refused}"));
        assert_ne!(state(&shop).await, before, "{kind} does something");
        let back = reverse(&shop, &paper).await.unwrap_or_else(|refused| panic!("{kind}: {refused}"));
        assert_eq!(state(&shop).await, before, "{kind}");
        books_are_right(&shop).await;
        shows(&back, &json!({"kind": "reversal", "reverses": paper, "date": "2026-04-20"}));
        let shown = shop.ask::<Invoice>("mia", json!({"invoice": paper})).await.expect("the paper");
        shows(&shown, &json!({"state": "reversed", "reversed_by": back["document_id"]}));
        let shown =
            shop.ask::<Invoice>("mia", json!({"invoice": back["number"]})).await.expect("the reversal");
        shows(&shown, &json!({"doc_type": "reversal", "document": {"refers_to": paper, "reason": "a slip"}}));
        let again = reverse(&shop, &paper).await;
        assert_eq!(again, Err("document_state_invalid paper".into()), "{kind}");
    }
    let told = shop.told(ReversePaper::NAME).await;
    assert_eq!(told.len(), 12, "each call left one event");
}

#[tokio::test]
async fn a_refund_and_a_set_off_go_back_too() {
    let shop = a_day().await;
    a_supplier_buys(&shop).await;
    let advance = post(&shop, "advance", 500_000).await.expect("an advance");
    let before = state(&shop).await;
    let set_off = post(&shop, "set_off", 0).await.expect("set off");
    assert_ne!(state(&shop).await, before);
    reverse(&shop, &set_off).await.expect("taken back");
    assert_eq!(state(&shop).await, before);
    let refund = post(&shop, "refund", 200_000).await.expect("a refund");
    let first = reverse(&shop, &advance).await;
    assert_eq!(first, Err("document_state_invalid paper".into()), "the refund goes first");
    reverse(&shop, &refund).await.expect("taken back");
    assert_eq!(state(&shop).await, before);
    reverse(&shop, &advance).await.expect("nothing rests on it");
    books_are_right(&shop).await;
}

#[tokio::test]
async fn a_receipt_opens_its_bills_again_and_an_advance_that_a_bill_used_leaves_the_bill_open() {
    let shop = a_day().await;
    let untouched = state(&shop).await;
    let advance = post(&shop, "advance", 500_000).await.expect("an advance");
    run::<UseCredit>(&shop, "cas", json!({"party": "c-meera"})).await;
    let back = reverse(&shop, &advance).await.expect("taken back");
    shows(
        &back,
        &json!({"party_balance_minor": 6_180_000, "reopened": [{"payment": advance, "amount_minor": 500_000}]}),
    );
    assert_eq!(sorted(&back["journal"]), ["AR c-meera INR 500000", "CASH  INR -500000"]);
    assert_eq!(state(&shop).await, untouched);
    books_are_right(&shop).await;
}

#[tokio::test]
async fn the_note_of_a_cancelled_bill_settles_it_when_its_receipt_goes() {
    let shop = aarav().await;
    run::<OpenTill>(&shop, "mia", json!({"till": "T1", "float_minor": 10_000_000})).await;
    let untouched = state(&shop).await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    let receipt = post(&shop, "receipt", 3_090_000).await.expect("a receipt");
    run::<ReverseInvoice>(&shop, "mia", json!({"invoice": bill, "reason": "wrong ring"})).await;
    reverse(&shop, &receipt).await.expect("taken back");
    assert_eq!(state(&shop).await, untouched, "nobody owes anything, and nothing is left");
}

#[tokio::test]
async fn a_cheque_in_the_shop_goes_back_with_its_receipt_and_one_at_the_bank_does_not() {
    let shop = a_day().await;
    let by_cheque = |number: &str| json!({"party": "c-meera", "tenders": [{"mode": "cheque", "amount_minor": 1_000, "reference": number}]});
    let kept = run::<ReceivePayment>(&shop, "cas", by_cheque("000111")).await["number"].clone();
    let banked = run::<ReceivePayment>(&shop, "cas", by_cheque("000112")).await["number"].clone();
    run::<DepositCheque>(&shop, "acco", json!({"payment": banked})).await;
    reverse(&shop, &kept).await.expect("taken back");
    assert_eq!(
        reverse(&shop, &banked).await,
        Err("document_state_invalid paper".into()),
        "it bounces, or clears"
    );
    let list = shop.ask::<ListCheques>("acco", json!({"state": "taken_back"})).await.expect("cheques");
    shows(&list, &json!({"rows": [{"payment": kept, "state": "taken_back"}]}));
    let bounced = shop.run::<BounceCheque>("acco", json!({"payment": kept, "reason": "x"})).await;
    assert_eq!(bounced, Err("payment_state_invalid payment".into()));
    let deposited = shop.run::<DepositCheque>("acco", json!({"payment": kept})).await;
    assert_eq!(deposited, Err("payment_state_invalid payment".into()));
    books_are_right(&shop).await;
}

#[tokio::test]
async fn who_may_not_and_what_cannot_is_refused_in_words() {
    let shop = a_day().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    assert_eq!(reverse(&shop, &bill).await, Err("not_found paper".into()), "a bill has a credit note");
    assert_eq!(reverse(&shop, &json!("R/1")).await, Err("not_found paper".into()));
    let receipt = post(&shop, "receipt", 1_000).await.expect("a receipt");
    let asked = |till: Option<&str>| json!({"paper": receipt, "reason": "x", "till": till});
    assert_eq!(shop.run::<ReversePaper>("cas", asked(None)).await, Err("permission_denied".into()));
    let elsewhere = shop.run::<ReversePaper>("olive", asked(None)).await;
    assert_eq!(elsewhere, Err("field_required till".into()), "her cash goes through a till");
    let no_reason = shop.run::<ReversePaper>("mia", json!({"paper": receipt})).await;
    assert_eq!(no_reason, Err("field_required reason".into()));
    let off = post(&shop, "write_off", 1_000).await.expect("a write-off");
    let no_money = json!({"paper": off, "reason": "x", "till": "T1"});
    assert_eq!(shop.run::<ReversePaper>("mia", no_money).await, Err("field_unknown till".into()));
    let beside = shop.beside("next-door").await;
    assert_eq!(reverse(&beside, &receipt).await, Err("not_found paper".into()));
    run::<LockPeriod>(&shop, "acco", json!({"until": "2026-04-20", "reason": "x"})).await;
    let locked = reverse(&shop, &receipt).await;
    assert!(matches!(&locked, Err(code) if code.starts_with("period_locked")), "{locked:?}");
}

#[tokio::test]
async fn the_shops_own_cash_that_a_reversal_brings_back_is_no_cash_of_the_customer() {
    let shop = a_day().await;
    let advance = post(&shop, "advance", 10_000_000).await.expect("below the limit of a day");
    let back = json!({"payment": advance, "amount_minor": 10_000_000, "reason": "asked for"});
    let refund = run::<RefundPayment>(&shop, "mia", back).await;
    reverse(&shop, &refund["number"]).await.expect("a slip: nothing was given back");
    post(&shop, "advance", 9_999_999).await.expect("still below the limit");
    assert_eq!(post(&shop, "advance", 1).await, Err("cash_limit_day tenders".into()));
}

#[tokio::test]
async fn a_write_off_of_which_a_note_took_a_part_goes_back_with_the_rest() {
    let shop = aarav().await;
    let line = json!([{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]);
    let bill = run::<PostInvoice>(&shop, "cas", bill_of(line)).await["number"].clone();
    run::<ReceivePayment>(
        &shop,
        "cas",
        json!({"party": "c-meera", "invoice": bill,
        "tenders": [{"mode": "upi", "amount_minor": 53_000, "reference": "U-9"}]}),
    )
    .await;
    let off = run::<WriteOffDebt>(&shop, "acco", json!({"invoice": bill, "reason": "moved away"})).await;
    let less =
        json!({"invoice": bill, "reason": "a flaw", "lines": [{"line": 1, "credit_taxable_minor": 20_000}]});
    run::<PostCreditNote>(&shop, "mia", less).await;
    let back = reverse(&shop, &off["number"]).await.expect("taken back");
    // Of 50,000 that was given up the note took 20,600 already.
    shows(&back, &json!({"document": {"total_minor": 29_400}, "party_balance_minor": 29_400}));
    books_are_right(&shop).await;
}

#[tokio::test]
async fn two_that_take_back_one_paper_at_once_leave_one_reversal() {
    let shop = a_day().await;
    let races = if forms::in_full() { 1_000 } else { 60 };
    forms::tell(races, 1_000, "races");
    for _ in 0..races {
        let paper = post(&shop, "advance", 100).await.expect("an advance");
        let both = futures::future::join(reverse(&shop, &paper), reverse(&shop, &paper)).await;
        let won = [&both.0, &both.1].into_iter().filter(|told| told.is_ok()).count();
        assert_eq!(won, 1, "{both:?}");
        let lost = [both.0, both.1].into_iter().find_map(Result::err);
        assert_eq!(lost.as_deref(), Some("document_state_invalid paper"));
    }
    books_are_right(&shop).await;
}

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }
}

#[tokio::test]
async fn papers_in_any_order_that_are_taken_back_from_the_last_leave_what_was_before() {
    let shop = a_day().await;
    a_supplier_buys(&shop).await;
    let before = state(&shop).await;
    let mut dice = Dice(2_026);
    let rounds = forms::cases(200);
    forms::tell(usize::try_from(rounds).expect("few"), 200, "sequences of papers");
    for round in 0..rounds {
        let mut papers = Vec::new();
        for _ in 0..2 + dice.below(5) {
            let kind = KINDS[dice.below(KINDS.len())];
            let amount = 100 * i64::try_from(1 + dice.below(900)).expect("small");
            papers.extend(post(&shop, kind, amount).await.ok().map(|paper| (kind, paper)));
        }
        for (kind, paper) in papers.iter().rev() {
            reverse(&shop, paper)
                .await
                .unwrap_or_else(|refused| panic!("round {round}: {kind}: {refused}; {papers:?}"));
        }
        assert_eq!(state(&shop).await, before, "round {round}: {papers:?}");
    }
    books_are_right(&shop).await;
}
