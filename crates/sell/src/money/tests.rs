//! Money that goes back, out, or between accounts, on a real database.

use ledger::accounts::own_accounts::CreateAccount;
use ledger::accounts::periods::LockPeriod;
use ledger::accounts::statements::{ListBalances, Statement};
use ledger::parties::{CreateParty, ListParties};
use platform::action::Action;
use serde_json::{Value, json};
use testing::Shop;

use super::apply::{ApplyPayment, UseCredit};
use super::bounce::BounceCheque;
use super::cheque::{ClearCheque, DepositCheque, ListCheques};
use super::credit::ListCredits;
use super::journal::PostJournal;
use super::pay_out::PayOut;
use super::refund::RefundPayment;
use super::set_off::SetOffParty;
use super::tax_settle::SettleTax;
use super::transfer::TransferMoney;
use super::write_off::WriteOffDebt;
use crate::ageing::Ageing;
use crate::fixtures::{
    MoveIn, a_ring_is_sold, aarav, behind_erasure, bill_of, moved_in, ring, shows, sorted,
};
use crate::invoices::PostInvoice;
use crate::invoices::credit::PostCreditNote;
use crate::invoices::list::{Invoice, ListInvoices};
use crate::invoices::reverse::ReverseInvoice;
use crate::invoices::sale::PostSale;
use crate::receipts::ReceivePayment;
use crate::registers::profit::Profit;
use crate::tills::list::GetTill;
use crate::tills::moves::TillMoves;
use crate::tills::{CloseTill, OpenTill};

async fn take_payment(shop: &Shop, input: Value) -> Value {
    shop.run::<ReceivePayment>("cas", input).await.expect("received")
}

fn upi(amount: i64) -> Value {
    json!([{"mode": "upi", "amount_minor": amount, "reference": "U-1"}])
}

async fn advance(shop: &Shop, tenders: Value) -> Value {
    take_payment(shop, json!({"party": "c-meera", "tenders": tenders})).await["number"].clone()
}

async fn balance(shop: &Shop, account: &str) -> i64 {
    let rows = shop.ask::<ListBalances>("acco", json!({})).await.expect("balances")["rows"].clone();
    let rows = rows.as_array().expect("rows");
    rows.iter().filter(|row| row["account"] == account).map(|row| row["amount"].as_i64().unwrap()).sum()
}

#[tokio::test]
async fn an_advance_goes_back_the_way_it_came_and_no_more_than_is_left() {
    let shop = aarav().await;
    let tenders = json!([{"mode": "cash", "amount_minor": 5_000}, {"mode": "upi", "amount_minor": 3_000, "reference": "U-1"}]);
    let number = advance(&shop, tenders).await;
    let back = |amount: i64| json!({"payment": number, "amount_minor": amount, "reason": "changed her mind"});
    let first = shop.run::<RefundPayment>("mia", back(4_000)).await.expect("given back");
    shows(&first, &json!({"left_minor": 4_000, "party_balance_minor": -4_000}));
    assert_eq!(
        sorted(&first["journal"]),
        ["ADV c-meera INR 4000", "CASH  INR -1000", "UPI_CLEARING  INR -3000"]
    );
    assert_eq!(shop.run::<RefundPayment>("mia", back(4_001)).await, Err("number_range amount_minor".into()));
    assert_eq!(shop.run::<RefundPayment>("mia", back(0)).await, Err("number_range amount_minor".into()));
    assert_eq!(shop.run::<RefundPayment>("cas", back(1)).await, Err("permission_denied".into()));
    assert_eq!(shop.run::<RefundPayment>("acco", back(1)).await, Err("permission_denied".into()), "no cash");
    let by_bank = json!({"payment": number, "amount_minor": 4_000, "reason": "asked for", "mode": "bank", "reference": "NEFT-1"});
    let last = shop.run::<RefundPayment>("acco", by_bank).await.expect("given back");
    assert_eq!(sorted(&last["journal"]), ["ADV c-meera INR 4000", "BANK  INR -4000"]);
    let unknown = json!({"payment": "R/26-27/09999", "amount_minor": 1, "reason": "x"});
    assert_eq!(shop.run::<RefundPayment>("mia", unknown).await, Err("not_found payment".into()));
    let told = shop.told(RefundPayment::NAME).await;
    assert_eq!(told.len(), 7, "each call left one event");
}

#[tokio::test]
async fn another_workspaces_receipt_is_not_found() {
    let shop = aarav().await;
    let number = advance(&shop, upi(1_000)).await;
    let other = shop.beside("other").await;
    let back = json!({"payment": number, "amount_minor": 1, "reason": "x"});
    assert_eq!(other.run::<RefundPayment>("mia", back).await, Err("not_found payment".into()));
    let bounce = json!({"payment": number, "reason": "x"});
    assert_eq!(other.run::<BounceCheque>("acco", bounce).await, Err("not_found payment".into()));
    assert_eq!(
        other.run::<UseCredit>("cas", json!({"party": "c-meera"})).await,
        Err("not_found party".into())
    );
}

#[tokio::test]
async fn an_advance_pays_a_later_bill_once() {
    let shop = aarav().await;
    let number = advance(&shop, upi(1_000_000)).await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    let apply = || shop.run::<ApplyPayment>("cas", json!({"payment": number, "invoice": bill}));
    let used = apply().await.expect("used");
    shows(&used, &json!({"applied_minor": 1_000_000, "left_minor": 0, "open_after_minor": 2_090_000}));
    assert_eq!(sorted(&used["journal"]), ["ADV c-meera INR 1000000", "AR c-meera INR -1000000"]);
    assert_eq!(apply().await, Err("payment_state_invalid payment".into()));
    let none = json!({"payment": bill, "invoice": bill});
    assert_eq!(shop.run::<ApplyPayment>("cas", none).await, Err("not_found payment".into()));
}

#[tokio::test]
async fn the_credit_of_a_bill_that_was_taken_back_is_used_or_paid_out() {
    let shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    take_payment(&shop, json!({"party": "c-meera", "invoice": bill, "tenders": upi(3_090_000)})).await;
    let back = json!({"invoice": bill, "reason": "wrong ring"});
    let note = shop.run::<ReverseInvoice>("mia", back).await.expect("reversed")["number"].clone();
    let credits = shop.ask::<ListCredits>("cas", json!({"party": "c-meera"})).await.expect("credits");
    shows(&credits, &json!({"left_minor": 3_090_000, "rows": [{"number": note, "doc_type": "credit_note"}]}));
    let next = a_ring_is_sold(&shop).await["number"].clone();
    take_payment(&shop, json!({"party": "c-meera", "invoice": next, "tenders": upi(1_000_000)})).await;
    let used = shop.run::<UseCredit>("cas", json!({"party": "c-meera"})).await.expect("used");
    shows(
        &used,
        &json!({"applied_minor": 2_090_000, "left_minor": 1_000_000, "open_after_minor": 0, "journal": []}),
    );
    let pay = json!({"party": "c-meera", "mode": "bank", "amount_minor": 1_000_000, "reference": "NEFT-2", "reason": "rest"});
    let mut exact = pay.clone();
    exact["up_to_owed"] = json!(true);
    let mut more = exact.clone();
    more["amount_minor"] = json!(1_000_001);
    assert_eq!(shop.run::<PayOut>("acco", more).await, Err("number_range amount_minor".into()));
    let paid = shop.run::<PayOut>("acco", exact).await.expect("paid");
    shows(&paid, &json!({"party_balance_minor": 0, "open_after_minor": 0}));
    assert_eq!(sorted(&paid["journal"]), ["AR c-meera INR 1000000", "BANK  INR -1000000"]);
    let mut owed = pay.clone();
    owed["up_to_owed"] = json!(true);
    let refused = shop.run::<PayOut>("acco", owed).await;
    assert_eq!(refused, Err("number_range amount_minor".into()), "nothing is owed any more, so it asks");
    let lent = shop.run::<PayOut>("acco", pay).await.expect("lent");
    shows(&lent, &json!({"party_balance_minor": 1_000_000, "open_after_minor": 1_000_000}));
    assert_eq!(
        shop.run::<UseCredit>("cas", json!({"party": "c-meera"})).await,
        Err("payment_state_invalid party".into())
    );
}

#[tokio::test]
async fn cash_to_a_person_ends_at_the_days_limit_whatever_their_name() {
    let shop = aarav().await;
    let same_pan = json!({"party": "c-m2", "name": "M. Joshi", "kind": "customer", "pan": "ABCPJ1234K"});
    shop.run::<CreateParty>("cas", same_pan).await.expect("a customer");
    let pay = |party: &str, amount: i64| json!({"party": party, "mode": "cash", "amount_minor": amount});
    shop.run::<PayOut>("mia", pay("c-meera", 900_000)).await.expect("paid");
    assert_eq!(
        shop.run::<PayOut>("olive", pay("c-m2", 100_001)).await,
        Err("cash_payout_limit amount_minor".into())
    );
    shop.run::<PayOut>("mia", pay("c-m2", 100_000)).await.expect("exactly the limit");
    assert_eq!(
        shop.run::<PayOut>("acco", pay("c-meera", 1)).await,
        Err("cash_payout_limit amount_minor".into())
    );
    let own = advance(&shop, json!([{"mode": "cash", "amount_minor": 2_000_000}])).await;
    let back = json!({"payment": own, "amount_minor": 2_000_000, "reason": "asked for"});
    shop.run::<RefundPayment>("mia", back).await.expect("her own money is no payment to her");
}

#[tokio::test]
async fn money_that_is_paid_during_an_erasure_is_paid_to_nobody_by_name() {
    let shop = aarav().await;
    let pay = json!({"party": "c-meera", "mode": "cash", "amount_minor": 10_000});
    let paid = behind_erasure::<PayOut>(&shop, "c-meera", ("mia", pay)).await.expect("paid");
    let shown = shop.ask::<Invoice>("mia", json!({"invoice": paid["number"]})).await.expect("the payment");
    shows(&shown, &json!({"buyer": {"name": "Erased customer", "location": null}}));
    let told = shop.told(PayOut::NAME).await;
    let event = serde_json::to_string(&told[0].content).expect("text");
    for text in [shown.to_string(), paid["journal"].to_string(), event] {
        assert!(!text.contains("Meera") && !text.contains("c-meera"), "{text}");
    }
}

#[tokio::test]
async fn a_verified_telephone_makes_one_person_and_so_does_a_chain_of_them() {
    let shop = aarav().await;
    let add = async |code: &str, more: Value| {
        let mut new = json!({"party": code, "name": "M. Joshi", "kind": "customer"});
        new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        shop.run::<CreateParty>("cas", new).await.expect("a customer");
    };
    add("c-2", json!({"phone": "+91 98200 12345", "phone_verified": true, "pan": "ABCPJ1234K"})).await;
    add("c-3", json!({"phone": "098200-12345", "phone_verified": true})).await;
    add("c-4", json!({"phone": "9820012345"})).await;
    let cash = |party: &str, amount: i64| json!({"party": party, "tenders": [{"mode": "cash", "amount_minor": amount}]});
    take_payment(&shop, cash("c-meera", 15_000_000)).await;
    let more = shop.run::<ReceivePayment>("cas", cash("c-3", 5_000_000)).await;
    assert_eq!(more, Err("cash_limit_day tenders".into()), "Meera's PAN, its owner's telephone");
    take_payment(&shop, cash("c-4", 15_000_000)).await;
    let no_number = json!({"party": "c-5", "name": "X", "kind": "customer", "phone_verified": true});
    assert_eq!(shop.run::<CreateParty>("cas", no_number).await, Err("field_required phone".into()));
}

#[tokio::test]
async fn cash_counts_for_the_bill_that_got_it_in_the_order_of_the_tenders() {
    let mut shop = aarav().await;
    let line =
        |amount: i64| json!([{"description": "Necklace", "other_minor": amount, "tax_class": "jewellery"}]);
    let bill = async |amount: i64| {
        let new = crate::fixtures::bill_of(line(amount));
        shop.run::<crate::invoices::PostInvoice>("cas", new).await.expect("a bill")["number"].clone()
    };
    let (first, second) = (bill(10_000_000).await, bill(25_000_000).await);
    // The bank's money pays the first bill, the cash the second.
    let tenders = json!([{"mode": "bank", "amount_minor": 10_300_000, "reference": "N-1"}, {"mode": "cash", "amount_minor": 15_000_000}]);
    take_payment(&shop, json!({"party": "c-meera", "allocate": "oldest_first", "tenders": tenders})).await;
    shop.at("2026-04-21T05:00:00Z");
    let cash = |bill: &Value, amount: i64| json!({"party": "c-meera", "invoice": bill, "tenders": [{"mode": "cash", "amount_minor": amount}]});
    let refused = shop.run::<ReceivePayment>("cas", cash(&second, 5_000_000)).await;
    assert_eq!(refused, Err("cash_limit_transaction tenders".into()));
    take_payment(&shop, cash(&second, 4_999_999)).await;
    // An advance in cash that is used for the bill counts for it too.
    shop.at("2026-04-22T05:00:00Z");
    let own = advance(&shop, json!([{"mode": "cash", "amount_minor": 100}])).await;
    let used = shop.run::<ApplyPayment>("cas", json!({"payment": own, "invoice": second})).await;
    assert_eq!(used, Err("cash_limit_transaction payment".into()));
    let paid = shop.run::<ApplyPayment>("cas", json!({"payment": own, "invoice": first})).await;
    assert_eq!(paid, Err("payment_state_invalid invoice".into()), "the bank's money paid it");
}

#[tokio::test]
async fn a_cheque_goes_to_the_bank_and_clears_or_comes_back_from_where_it_is() {
    let mut shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    let tenders = json!([{"mode": "cash", "amount_minor": 1_000_000}, {"mode": "cheque", "amount_minor": 2_500_000, "reference": "CHQ-1"}]);
    let number = take_payment(&shop, json!({"party": "c-meera", "invoice": bill, "tenders": tenders})).await
        ["number"]
        .clone();
    shop.at("2026-04-23T05:00:00Z");
    let step = |date: &str| json!({"payment": number, "date": date});
    assert_eq!(shop.run::<DepositCheque>("acco", step("2026-04-19")).await, Err("number_range date".into()));
    assert_eq!(
        shop.run::<DepositCheque>("acco", step("2026-04-24")).await,
        Err("time_in_future date".into())
    );
    let taken = shop.run::<DepositCheque>("acco", step("2026-04-21")).await.expect("at the bank");
    shows(&taken, &json!({"state": "deposited", "journal": []}));
    assert_eq!(
        shop.run::<DepositCheque>("acco", step("2026-04-22")).await,
        Err("payment_state_invalid payment".into())
    );
    let cleared = shop.run::<ClearCheque>("acco", step("2026-04-23")).await.expect("cleared");
    assert_eq!(sorted(&cleared["journal"]), ["BANK  INR 2500000", "CHEQUES_IN_HAND  INR -2500000"]);
    let listed = shop.ask::<ListCheques>("cas", json!({"state": "cleared"})).await.expect("cheques");
    shows(&listed["rows"], &json!([{"payment": number, "state": "cleared", "amount_minor": 2_500_000}]));
    let back = json!({"payment": number, "reason": "drawer's signature"});
    assert_eq!(shop.run::<BounceCheque>("mia", back.clone()).await, Err("permission_denied".into()));
    let bounced = shop.run::<BounceCheque>("acco", back.clone()).await.expect("bounced");
    // The cash stays: only the cheque's 20,900 rupees are open again, and its advance is gone.
    shows(&bounced["reopened"], &json!([{"invoice": bill, "amount_minor": 2_090_000}]));
    assert_eq!(
        sorted(&bounced["journal"]),
        ["ADV c-meera INR 410000", "AR c-meera INR 2090000", "BANK  INR -2500000"]
    );
    assert_eq!(shop.run::<BounceCheque>("acco", back).await, Err("payment_state_invalid payment".into()));
    assert_eq!(balance(&shop, "CHEQUES_IN_HAND").await, 0);
    let cash = advance(&shop, upi(100)).await;
    let none = json!({"payment": cash, "reason": "x"});
    assert_eq!(shop.run::<BounceCheque>("acco", none).await, Err("payment_state_invalid payment".into()));
}

#[tokio::test]
async fn a_cheque_whose_money_went_back_leaves_a_debt_when_it_comes_back() {
    let shop = aarav().await;
    let cheque = json!([{"mode": "cheque", "amount_minor": 5_000, "reference": "CHQ-2"}]);
    let number = advance(&shop, cheque).await;
    let back = json!({"payment": number, "amount_minor": 2_000, "reason": "asked for", "mode": "upi"});
    shop.run::<RefundPayment>("mia", back).await.expect("given back");
    let bounced = shop.run::<BounceCheque>("acco", json!({"payment": number, "reason": "no funds"})).await;
    let bounced = bounced.expect("bounced");
    assert_eq!(
        sorted(&bounced["journal"]),
        ["ADV c-meera INR 3000", "AR c-meera INR 2000", "CHEQUES_IN_HAND  INR -5000"]
    );
    let paid =
        take_payment(&shop, json!({"party": "c-meera", "allocate": "oldest_first", "tenders": upi(2_000)}))
            .await;
    shows(
        &paid,
        &json!({"allocations": [{"invoice": bounced["number"], "amount_minor": 2_000}], "advance_minor": 0}),
    );
}

#[tokio::test]
async fn a_debt_is_given_up_in_part_or_whole_and_only_by_those_who_keep_the_books() {
    let shop = aarav().await;
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    let off = |amount: Option<i64>| json!({"invoice": bill, "amount_minor": amount, "reason": "moved away"});
    assert_eq!(shop.run::<WriteOffDebt>("mia", off(None)).await, Err("permission_denied".into()));
    assert_eq!(
        shop.run::<WriteOffDebt>("acco", off(Some(3_090_001))).await,
        Err("number_range amount_minor".into())
    );
    let part = shop.run::<WriteOffDebt>("acco", off(Some(90_000))).await.expect("given up");
    shows(&part, &json!({"open_after_minor": 3_000_000, "written_off_minor": 90_000}));
    assert_eq!(sorted(&part["journal"]), ["AR c-meera INR -90000", "WRITE_OFF  INR 90000"]);
    shop.run::<WriteOffDebt>("olive", off(None)).await.expect("the rest");
    assert_eq!(
        shop.run::<WriteOffDebt>("olive", off(None)).await,
        Err("payment_state_invalid invoice".into())
    );
}

#[tokio::test]
async fn a_supplier_is_paid_what_it_is_owed_first_and_nothing_is_set_off_that_is_no_debt() {
    let shop = aarav().await;
    let new = json!({"party": "s-1", "name": "Varsha", "kind": "supplier"});
    shop.run::<CreateParty>("mia", new).await.expect("a supplier");
    let pay = json!({"party": "s-1", "mode": "bank", "amount_minor": 700, "reference": "N-1"});
    let paid = shop.run::<PayOut>("acco", pay).await.expect("paid");
    assert_eq!(sorted(&paid["journal"]), ["AR s-1 INR 700", "BANK  INR -700"], "nothing was owed");
    let off = |amount: Option<i64>| json!({"party": "s-1", "amount_minor": amount, "reason": "agreed"});
    assert_eq!(shop.run::<SetOffParty>("cas", off(None)).await, Err("permission_denied".into()));
    assert_eq!(shop.run::<SetOffParty>("acco", off(None)).await, Err("payment_state_invalid party".into()));
    assert_eq!(shop.run::<SetOffParty>("acco", off(Some(1))).await, Err("number_range amount_minor".into()));
    let asked = json!({"party": "s-1", "from": "2026-04-01", "to": "2026-04-30"});
    let statement = shop.ask::<Statement>("acco", asked).await.expect("a statement");
    shows(&statement, &json!({"ar_minor": 700, "ap_minor": 0, "net_minor": 700, "closing_minor": 700}));
}

#[tokio::test]
async fn money_moves_between_own_accounts_less_the_fee() {
    let shop = aarav().await;
    let moved = |to: &str, fee: i64| json!({"from": "UPI_CLEARING", "to": to, "amount_minor": 10_000, "fee_minor": fee, "reference": "SET-1"});
    let done = shop.run::<TransferMoney>("acco", moved("BANK", 150)).await.expect("moved");
    assert_eq!(
        sorted(&done["journal"]),
        ["BANK  INR 9850", "PURCHASES  INR 150", "UPI_CLEARING  INR -10000"]
    );
    assert_eq!(
        shop.run::<TransferMoney>("acco", moved("UPI_CLEARING", 0)).await,
        Err("value_unknown to".into())
    );
    assert_eq!(
        shop.run::<TransferMoney>("acco", moved("BANK", 10_000)).await,
        Err("number_range fee_minor".into())
    );
    assert_eq!(shop.run::<TransferMoney>("acco", moved("SALES", 0)).await, Err("value_unknown to".into()));
    assert_eq!(shop.run::<TransferMoney>("mia", moved("BANK", 0)).await.map(|_| ()), Ok(()));
    assert_eq!(shop.run::<TransferMoney>("cas", moved("BANK", 0)).await, Err("permission_denied".into()));
}

/// The party's credit as its page lists it, and its age: the open amount, the credit that no bill took, the balance.
async fn credit_and_age(shop: &Shop) -> (i64, [i64; 3]) {
    let meera = json!({"party": "c-meera"});
    let credit = shop.ask::<ListCredits>("acco", meera.clone()).await.expect("credits");
    let aged = shop.ask::<Ageing>("acco", meera).await.expect("an age");
    let minor = |value: &Value| value.as_i64().expect("minor units");
    let owed = minor(&aged["ledger_balance_minor"]);
    let unused = minor(&aged["unallocated_credit_minor"]);
    (minor(&credit["left_minor"]), [owed + unused, unused, owed])
}

#[tokio::test]
async fn what_was_paid_at_the_counter_is_credit_after_a_reversal_and_its_cheque_may_come_back() {
    let shop = aarav().await;
    let cheque = json!([{"mode": "cheque", "reference": "CHQ-3"}]);
    let sale = json!({"party": "c-meera", "lines": [ring()], "tenders": cheque});
    let number = shop.run::<PostSale>("mia", sale).await.expect("a sale")["number"].clone();
    assert_eq!(
        credit_and_age(&shop).await,
        (0, [0, 0, 0]),
        "a sale that was paid at once leaves neither debt nor credit"
    );
    let back = json!({"payment": number, "amount_minor": 1, "reason": "x"});
    assert_eq!(shop.run::<RefundPayment>("mia", back).await, Err("number_range amount_minor".into()));
    let wrong = json!({"invoice": number, "reason": "wrong ring"});
    shop.run::<ReverseInvoice>("mia", wrong).await.expect("reversed");
    assert_eq!(credit_and_age(&shop).await, (3_090_000, [0, 3_090_000, -3_090_000]));
    let taken = shop.run::<DepositCheque>("acco", json!({"payment": number})).await.expect("at the bank");
    shows(&taken, &json!({"payment": number, "state": "deposited"}));
    let bounced = shop.run::<BounceCheque>("acco", json!({"payment": number, "reason": "no funds"})).await;
    let bounced = bounced.expect("bounced");
    assert_eq!(sorted(&bounced["journal"]), ["AR c-meera INR 3090000", "CHEQUES_IN_HAND  INR -3090000"]);
    // Nobody may be paid a credit that the cheque had paid for.
    assert_eq!(credit_and_age(&shop).await, (0, [0, 0, 0]));
}

#[tokio::test]
async fn money_that_leaves_an_open_till_is_missing_at_its_count_and_a_closed_till_pays_nothing() {
    let shop = aarav().await;
    shop.run::<OpenTill>("mia", json!({"till": "T1", "float_minor": 500_000})).await.expect("open");
    let cash = json!({"party": "c-meera", "tenders": [{"mode": "cash", "amount_minor": 5_000}]});
    let number = shop.run::<ReceivePayment>("mia", cash).await.expect("received")["number"].clone();
    let back = json!({"payment": number, "amount_minor": 2_000, "reason": "asked for"});
    shop.run::<RefundPayment>("mia", back).await.expect("given back");
    let lent = json!({"party": "c-meera", "mode": "cash", "amount_minor": 1_000, "till": "T1"});
    shop.run::<PayOut>("mia", lent.clone()).await.expect("paid");
    // A note about a paid bill is paid out at once, and leaves no credit to use.
    let bill = a_ring_is_sold(&shop).await["number"].clone();
    let paid = json!({"party": "c-meera", "invoice": bill, "tenders": upi(3_090_000)});
    take_payment(&shop, paid).await;
    let before = credit_and_age(&shop).await;
    let note = json!({"invoice": bill, "reason": "a scratch", "refund": {"mode": "cash"},
                      "lines": [{"line": 1, "credit_taxable_minor": 100_000}]});
    let note = shop.run::<PostCreditNote>("mia", note).await.expect("a note");
    shows(&note, &json!({"cash_due_minor": 103_000}));
    assert_eq!(credit_and_age(&shop).await, before);
    let till = shop.ask::<GetTill>("olive", json!({"till": "T1"})).await.expect("the till");
    assert_eq!(till["expected_minor"]["cash"], json!(500_000 + 5_000 - 2_000 - 1_000 - 103_000));
    let counted = json!({"till": "T1", "counted": {"cash": {"100": 3_990}}});
    shop.run::<CloseTill>("mia", counted).await.expect("closed");
    assert_eq!(shop.run::<PayOut>("mia", lent).await, Err("till_state_invalid till".into()));
}

#[tokio::test]
async fn a_walk_ins_cheque_comes_back_and_a_named_customer_owes_it() {
    let shop = aarav().await;
    let sale = json!({
        "lines": [{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}],
        "tenders": [{"mode": "cheque", "amount_minor": 103_000, "reference": "000123"}],
    });
    let sold = shop.run::<PostSale>("cas", sale).await.expect("sold")["number"].clone();
    let back = |more: Value| {
        let mut input = json!({"payment": sold, "reason": "no funds"});
        input.as_object_mut().expect("an input").extend(more.as_object().cloned().unwrap_or_default());
        input
    };
    for (more, said) in [(json!({}), "field_required party"), (json!({"party": "nobody"}), "not_found party")]
    {
        assert_eq!(shop.run::<BounceCheque>("acco", back(more)).await.map(drop), Err(said.into()));
    }
    let bounced = shop.run::<BounceCheque>("acco", back(json!({"party": "c-meera"}))).await.expect("booked");
    assert_eq!(sorted(&bounced["journal"]), ["AR c-meera INR 103000", "CHEQUES_IN_HAND  INR -103000"]);
    shows(&bounced, &json!({"party_balance_minor": 103_000, "reopened": []}));
    let aged = shop.ask::<Ageing>("acco", json!({"party": "c-meera"})).await.expect("the ages");
    shows(&aged, &json!({"ledger_balance_minor": 103_000, "unallocated_credit_minor": 0}));
    let shown = shop.ask::<Invoice>("acco", json!({"invoice": sold})).await.expect("the sale");
    shows(
        &shown["owed_by"],
        &json!({"number": bounced["number"], "party": "c-meera", "open_minor": 103_000}),
    );
    let listed = shop.ask::<ListInvoices>("acco", json!({})).await.expect("the bills");
    shows(&listed["rows"][0], &json!({"number": sold, "cheque_returned": true}));
    let again = shop.run::<BounceCheque>("acco", back(json!({"party": "c-meera"}))).await;
    assert_eq!(again.map(drop), Err("payment_state_invalid payment".into()));
}

#[tokio::test]
async fn a_balance_is_moved_in_once_and_a_party_that_it_names_is_of_its_kind() {
    let shop = aarav().await;
    let row = |account: &str, party: Option<&str>, commodity: &str| json!({"account": account, "party": party, "commodity": commodity, "amount": 500});
    let rows = json!([
        row("CASH", None, "INR"),
        row("M_KARIGAR", Some("k-new"), "AU_FINE_MG"),
        row("AP", Some("k-new"), "INR"),
        row("ADV", Some("c-meera"), "INR"),
        row("ADV", Some("c-meera"), "INR"),
    ]);
    moved_in(&shop, "opening_balances", rows.clone()).await;
    let made = shop.ask::<ListParties>("audi", json!({"search": "k-new"})).await.expect("parties");
    shows(&made["rows"], &json!([{"party": "k-new", "kind": "karigar"}]));
    let refused = async |rows: Value| {
        let sent = json!({ "kind": "opening_balances", "rows": rows });
        shop.run::<MoveIn>("olive", sent).await.expect_err("refused")
    };
    for row in rows.as_array().expect("rows") {
        assert_eq!(refused(json!([row])).await, "value_unknown rows[0].account", "{row}");
    }
    let twice = json!([row("BANK", None, "INR"), row("BANK", None, "INR")]);
    assert_eq!(refused(twice).await, "value_unknown rows[1].account");
    let meera = json!([row("BANK", None, "INR"), row("M_KARIGAR", Some("c-meera"), "AU_FINE_MG")]);
    assert_eq!(refused(meera).await, "value_unknown rows[1].party");
    let mut silver = row("M_KARIGAR", Some("k-new"), "AG_FINE_MG");
    silver["date"] = json!("2026-04-01");
    moved_in(&shop, "opening_balances", json!([silver])).await;
}

#[tokio::test]
async fn of_two_imports_at_once_one_brings_the_balances() {
    let shop = aarav().await;
    let rows = json!([{"account": "CASH", "commodity": "INR", "amount": 12_345}]);
    let sent = json!({ "kind": "opening_balances", "rows": rows });
    let (one, other) =
        tokio::join!(shop.run::<MoveIn>("olive", sent.clone()), shop.run::<MoveIn>("olive", sent));
    let refused: Vec<String> = [one, other].into_iter().filter_map(Result::err).collect();
    assert_eq!(refused, ["value_unknown rows[0].account"]);
    assert_eq!(balance(&shop, "CASH").await, 12_345);
}

#[tokio::test]
async fn a_customers_credit_of_the_old_system_is_used_and_given_back() {
    let shop = aarav().await;
    let row = |account: &str, amount: i64| json!({"account": account, "party": "c-meera", "commodity": "INR", "amount": amount});
    moved_in(&shop, "opening_balances", json!([row("AR", 50_000), row("ADV", 30_000)])).await;
    let line = json!([{"description": "Idol", "other_minor": 50_000, "tax_class": "jewellery"}]);
    let bill = shop.run::<PostInvoice>("cas", bill_of(line)).await.expect("a bill")["number"].clone();
    let credits = shop.ask::<ListCredits>("cas", json!({"party": "c-meera"})).await.expect("credits");
    shows(
        &credits,
        &json!({"left_minor": 80_000, "rows": [{"doc_type": "opening_credit"}, {"doc_type": "opening_credit"}]}),
    );
    let used = json!({"party": "c-meera", "invoice": bill});
    let used = shop.run::<UseCredit>("cas", used).await.expect("used");
    shows(&used, &json!({"applied_minor": 51_500, "left_minor": 28_500, "open_after_minor": 0}));
    let credits = shop.ask::<ListCredits>("cas", json!({"party": "c-meera"})).await.expect("credits");
    let left = &credits["rows"][0];
    assert_eq!(left["left_minor"], json!(28_500));
    let refund = |mode: Value| json!({"payment": left["document_id"], "amount_minor": 28_500, "reason": "asked for", "mode": mode});
    let refused = shop.run::<RefundPayment>("mia", refund(json!(null))).await;
    assert_eq!(refused.map(drop), Err("field_required mode".into()));
    let given = shop.run::<RefundPayment>("mia", refund(json!("bank"))).await.expect("given back");
    shows(&given, &json!({"left_minor": 0, "party_balance_minor": 0}));
}

/// A sale to nobody that is paid by a cheque of 1,030 rupees; its number.
async fn sold_for_a_cheque(shop: &Shop) -> Value {
    let sale = json!({
        "lines": [{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}],
        "tenders": [{"mode": "cheque", "amount_minor": 103_000, "reference": "000123"}],
    });
    shop.run::<PostSale>("cas", sale).await.expect("sold")["number"].clone()
}

#[tokio::test]
async fn a_walk_ins_cheque_that_clears_and_comes_back_at_once_leaves_the_hand_once() {
    let shop = aarav().await;
    for _ in 0..4 {
        let sold = sold_for_a_cheque(&shop).await;
        let back = json!({"payment": sold, "reason": "no funds", "party": "c-meera"});
        let (cleared, bounced) = tokio::join!(
            shop.run::<ClearCheque>("acco", json!({"payment": sold})),
            shop.run::<BounceCheque>("acco", back)
        );
        bounced.expect("it came back, cleared or not");
        if let Err(said) = cleared {
            assert_eq!(said, "payment_state_invalid payment");
        }
    }
    assert_eq!((balance(&shop, "CHEQUES_IN_HAND").await, balance(&shop, "BANK").await), (0, 0));
    let listed = shop.ask::<ListCheques>("acco", json!({"state": "bounced"})).await.expect("cheques");
    assert_eq!(
        listed["rows"].as_array().map(Vec::len),
        Some(4),
        "cleared and returned in one moment: returned"
    );
}

#[tokio::test]
async fn the_money_of_a_cheque_that_is_on_its_way_is_not_moved_without_it() {
    let shop = aarav().await;
    let row = json!({"account": "CHEQUES_IN_HAND", "commodity": "INR", "amount": 5_000});
    moved_in(&shop, "opening_balances", json!([row])).await;
    let sold = sold_for_a_cheque(&shop).await;
    let move_out = |amount: i64| json!({"from": "CHEQUES_IN_HAND", "to": "BANK", "amount_minor": amount, "reference": "S-1"});
    let refused = shop.run::<TransferMoney>("acco", move_out(5_001)).await;
    assert_eq!(refused, Err("number_range amount_minor".into()));
    shop.run::<TransferMoney>("acco", move_out(5_000)).await.expect("what the old system had in hand");
    shop.run::<ClearCheque>("acco", json!({"payment": sold})).await.expect("cleared");
    assert_eq!((balance(&shop, "CHEQUES_IN_HAND").await, balance(&shop, "BANK").await), (0, 108_000));
    let refused = shop.run::<TransferMoney>("acco", move_out(1)).await;
    assert_eq!(refused, Err("number_range amount_minor".into()));
}

#[tokio::test]
async fn cash_that_is_taken_from_an_open_till_to_the_bank_is_missing_at_its_count() {
    let shop = aarav().await;
    shop.run::<OpenTill>("mia", json!({"till": "T1", "float_minor": 1_000})).await.expect("open");
    let cash = json!({"party": "c-meera", "tenders": [{"mode": "cash", "amount_minor": 9_000}]});
    shop.run::<ReceivePayment>("mia", cash).await.expect("received");
    let carried = |from: &str, to: &str, amount: i64| json!({"from": from, "to": to, "amount_minor": amount, "reference": "SLIP-1"});
    let moved = shop.run::<TransferMoney>("mia", carried("CASH", "BANK", 8_500)).await.expect("moved");
    assert_eq!(moved["till"], json!("T1"), "her own open till");
    let mut back = carried("BANK", "CASH", 510);
    back["till"] = json!("T1");
    back["fee_minor"] = json!(10);
    shop.run::<TransferMoney>("mia", back).await.expect("some of it comes back");
    let nowhere = shop.run::<TransferMoney>("acco", carried("CASH", "BANK", 100)).await;
    assert_eq!(nowhere, Err("field_required till".into()));
    let mut of_safe = carried("CASH", "BANK", 100);
    of_safe["safe"] = json!(true);
    let elsewhere = shop.run::<TransferMoney>("acco", of_safe.clone()).await.expect("the safe's");
    assert_eq!((&elsewhere["till"], &elsewhere["warnings"]), (&json!(null), &json!([])));
    of_safe["till"] = json!("T1");
    assert_eq!(shop.run::<TransferMoney>("mia", of_safe).await, Err("field_unknown till".into()));
    let too_much = shop.run::<TransferMoney>("mia", carried("CASH", "BANK", 2_001)).await;
    assert_eq!(too_much, Err("till_short till".into()));
    let mut upi = carried("UPI_CLEARING", "BANK", 1);
    upi["till"] = json!("T1");
    assert_eq!(shop.run::<TransferMoney>("mia", upi).await, Err("field_unknown till".into()));
    let seen = shop.ask::<GetTill>("mia", json!({"till": "T1"})).await.expect("the till");
    assert_eq!(seen["expected_minor"], json!({"cash": 2_000}));
    let moves = shop.ask::<TillMoves>("mia", json!({"session": seen["session"]})).await.expect("moves");
    let moves = moves["rows"].as_array().expect("rows").iter();
    let mut moves: Vec<i64> = moves.filter_map(|it| it["amount_minor"].as_i64()).collect();
    // All are of one moment.
    moves.sort_unstable();
    assert_eq!(moves, [-8_500, 500, 9_000]);
    let counted = json!({"till": "T1", "counted": {"cash": {"2000": 1}}});
    let closed = shop.run::<CloseTill>("mia", counted).await.expect("closed");
    shows(&closed, &json!({"difference_minor": 0, "journal": []}));
}

#[tokio::test]
async fn behind_a_soft_lock_the_accountant_moves_money_and_clears_a_cheque_with_a_reason() {
    let mut shop = aarav().await;
    let sold = sold_for_a_cheque(&shop).await;
    shop.at("2026-05-02T05:00:00Z");
    let lock = json!({"until": "2026-04-30", "reason": "filed", "level": "soft"});
    shop.run::<LockPeriod>("acco", lock).await.expect("closed");
    let moved = |reason: Value| json!({"from": "BANK", "to": "UPI_CLEARING", "amount_minor": 100, "reference": "S-2", "date": "2026-04-30", "reason": reason});
    let cleared = |reason: Value| json!({"payment": sold, "date": "2026-04-30", "reason": reason});
    let (none, given) = (json!(null), json!("the bank's letter came late"));
    assert_eq!(
        shop.run::<TransferMoney>("acco", moved(none.clone())).await,
        Err("field_required reason".into())
    );
    assert_eq!(shop.run::<ClearCheque>("acco", cleared(none)).await, Err("field_required reason".into()));
    assert_eq!(
        shop.run::<TransferMoney>("mia", moved(given.clone())).await,
        Err("period_locked date".into())
    );
    shop.run::<TransferMoney>("acco", moved(given.clone())).await.expect("moved");
    shop.run::<ClearCheque>("acco", cleared(given)).await.expect("cleared");
}

#[tokio::test]
async fn money_is_not_moved_on_a_day_long_before_the_workspace() {
    let shop = aarav().await;
    let moved = |date: &str| json!({"from": "BANK", "to": "UPI_CLEARING", "amount_minor": 100, "reference": "S-2", "date": date});
    assert_eq!(shop.run::<TransferMoney>("acco", moved("1900-01-01")).await, Err("number_range date".into()));
    shop.run::<TransferMoney>("acco", moved("2026-03-31")).await.expect("last year");
    let tax =
        json!({"tax": "gst", "period": "1900-01", "amount_minor": 1, "reference": "C", "date": "1900-01-01"});
    assert_eq!(shop.run::<SettleTax>("acco", tax).await.map(drop), Err("number_range date".into()));
    let legs = json!([{"debit": "BANK", "credit": "BANK", "amount_minor": 1}]);
    let same = json!({"legs": legs, "reason": "x", "date": "1900-01-01"});
    assert_eq!(
        shop.run::<PostJournal>("acco", same).await.map(drop),
        Err("value_unknown legs[0].credit".into())
    );
}

#[tokio::test]
async fn sums_above_the_limit_of_one_amount_are_shown_and_a_refusal_names_its_field() {
    let shop = aarav().await;
    let dear = || {
        bill_of(
            json!([{"description": "A moon", "other_minor": 900_000_000_000_000_i64, "tax_class": "jewellery"}]),
        )
    };
    for _ in 0..2 {
        shop.run::<PostInvoice>("olive", dear()).await.expect("a bill");
    }
    let owed = 2 * 927_000_000_000_000_i64;
    for asked in [json!({}), json!({"party": "c-meera"})] {
        let aged = shop.ask::<Ageing>("acco", asked).await.expect("ages");
        shows(&aged, &json!({"ledger_balance_minor": owed, "unallocated_credit_minor": 0}));
    }
    let profit = shop.ask::<Profit>("olive", json!({})).await.expect("a profit");
    shows(&profit, &json!({"result_minor": 1_800_000_000_000_000_i64}));
    let tender = |amount: i64| json!({"mode": "bank", "amount_minor": amount, "reference": "N-1"});
    let huge = tender(900_000_000_000_000);
    let both = json!({"party": "c-meera", "tenders": [huge, huge]});
    assert_eq!(shop.run::<ReceivePayment>("cas", both).await, Err("number_range tenders".into()));
    let part = json!({"party": "c-meera", "allocate": "oldest_first", "tenders": [tender(1_000)]});
    let paid = shop.run::<ReceivePayment>("cas", part).await.expect("received");
    assert_eq!(paid["open_after_minor"], json!(owed - 1_000));
    let leg = json!({"debit": "BANK", "credit": "RENT", "amount_minor": 900_000_000_000_000_i64});
    let rent = json!({"code": "RENT", "name": "Shop rent", "kind": "expense"});
    shop.run::<CreateAccount>("olive", rent).await.expect("an account");
    let entry = json!({"legs": [leg, leg], "reason": "x"});
    assert_eq!(shop.run::<PostJournal>("acco", entry).await.map(drop), Err("number_range legs".into()));
    for _ in 0..2 {
        advance(&shop, json!([huge])).await;
    }
    let credits = shop.ask::<ListCredits>("cas", json!({"party": "c-meera"})).await.expect("credits");
    assert_eq!(credits["left_minor"], json!(1_800_000_000_000_000_i64));
}

#[tokio::test]
async fn the_cash_of_a_receipt_goes_back_after_its_cheque_has_bounced() {
    let shop = aarav().await;
    let tenders = json!([{"mode": "cash", "amount_minor": 5_000}, {"mode": "cheque", "amount_minor": 7_000, "reference": "CHQ-1"}]);
    let number = advance(&shop, tenders).await;
    let bounce = json!({"payment": number, "reason": "no funds"});
    shop.run::<BounceCheque>("acco", bounce).await.expect("bounced");
    let back = json!({"payment": number, "amount_minor": 5_000, "reason": "asked for"});
    let given = shop.run::<RefundPayment>("mia", back.clone()).await.expect("given back");
    assert_eq!(sorted(&given["journal"]), ["ADV c-meera INR 5000", "CASH  INR -5000"]);
    assert_eq!(shop.run::<RefundPayment>("mia", back).await, Err("payment_state_invalid payment".into()));
}

#[tokio::test]
async fn no_card_number_is_kept_and_cash_has_no_reference() {
    let shop = aarav().await;
    let number =
        advance(&shop, json!([{"mode": "card", "amount_minor": 5_000, "reference": "A1 4321"}])).await;
    let back = |mode: Option<&str>, reference: &str| json!({"payment": number, "amount_minor": 1, "mode": mode, "reference": reference, "reason": "x"});
    let out = |mode: &str, reference: &str| json!({"party": "c-meera", "mode": mode, "amount_minor": 1, "reference": reference});
    let card = "4111 1111 1111 1111";
    for mode in [None, Some("card")] {
        let refused = shop.run::<RefundPayment>("mia", back(mode, card)).await;
        assert_eq!(refused, Err("text_too_long reference".into()));
    }
    assert_eq!(
        shop.run::<RefundPayment>("mia", back(Some("cash"), "N-1")).await,
        Err("field_unknown reference".into())
    );
    for (mode, reference, said) in
        [("card", card, "text_too_long reference"), ("cash", "N-1", "field_unknown reference")]
    {
        assert_eq!(shop.run::<PayOut>("mia", out(mode, reference)).await, Err(said.into()));
    }
    let cash =
        json!({"party": "c-meera", "tenders": [{"mode": "cash", "amount_minor": 1, "reference": "N-1"}]});
    assert_eq!(
        shop.run::<ReceivePayment>("cas", cash).await,
        Err("field_unknown tenders[0].reference".into())
    );
    shop.run::<RefundPayment>("mia", back(Some("upi"), "411111111111")).await.expect("a UPI reference");
}

#[tokio::test]
async fn cash_that_the_shop_pays_in_australia_is_in_coins() {
    let shop = Shop::dairy().await;
    let cafe = json!({"party": "cafe", "name": "The Corner Cafe", "kind": "business"});
    shop.run::<CreateParty>("cas", cafe).await.expect("a party");
    let by_card =
        json!({"party": "cafe", "tenders": [{"mode": "card", "amount_minor": 1_002, "reference": "A1"}]});
    let number = take_payment(&shop, by_card).await["number"].clone();
    let back = json!({"payment": number, "amount_minor": 1_002, "mode": "cash", "reason": "asked for"});
    let given = shop.run::<RefundPayment>("mia", back).await.expect("given back");
    assert_eq!(sorted(&given["journal"]), ["ADV cafe AUD 1002", "CASH  AUD -1000", "CASH_ROUND  AUD -2"]);
    assert_eq!(given["left_minor"], json!(0));
    let out = json!({"party": "cafe", "mode": "cash", "amount_minor": 1_003, "reason": "lent"});
    let paid = shop.run::<PayOut>("mia", out).await.expect("paid");
    assert_eq!(sorted(&paid["journal"]), ["AR cafe AUD 1003", "CASH  AUD -1005", "CASH_ROUND  AUD 2"]);
}
