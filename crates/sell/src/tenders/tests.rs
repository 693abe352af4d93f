//! Tenders in the shop's words: one way, several ways, coins, change, and what does not add up.

use ledger::accounts::journal::journal_of;
use platform::input::read;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const COIN: Money = Money::from_stored(5);
const PAISA: Money = Money::from_stored(1);

fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

fn tenders(sent: &Value) -> Vec<TenderGiven> {
    sent.as_array().unwrap().iter().map(|tender| read(tender).unwrap()).collect()
}

/// "cash 2035, card 1000; due 2035, round 2, change 2965", or the refusal.
fn pay(total: i64, sent: &Value, coin: Money) -> String {
    match settle(money(total), &tenders(sent), coin) {
        Err(refusal) => format!("{} {}", refusal.code.as_str(), refusal.faults[0].field),
        Ok(paid) => {
            let ways = paid.tenders.iter().map(|it| format!("{} {}", it.mode.as_str(), it.amount.get()));
            let ways = ways.collect::<Vec<_>>().join(", ");
            let due = paid.cash_due.map_or("none".to_owned(), |due| due.get().to_string());
            format!("{ways}; due {due}, round {}, change {}", paid.cash_round.get(), paid.change.get())
        }
    }
}

#[test]
fn a_cards_whole_number_is_no_reference_in_any_way_and_a_long_number_of_the_bank_is_one() {
    let name = |text: &str| read::<Name>(&json!(text)).unwrap();
    for (mode, text, is_card) in [
        (Mode::Card, "4111 1111 1111 1111", true),
        (Mode::Card, "4242", false),
        (Mode::Card, "４１１１１１１１１１１１１１１１", true),
        (Mode::Upi, "4111.1111.1111/1111", true),
        (Mode::Upi, "4111111111111111", true),
        (Mode::Bank, "4111-1111-1111-1111", true),
        (Mode::Cheque, "378282246310005", true),
        (Mode::Bank, "4111111111111112", false),
        (Mode::Upi, "411111111111", false),
        (Mode::Bank, "HDFC4111111111111111", false),
        (Mode::Bank, "000123", false),
    ] {
        assert_eq!(is_whole_card(mode, &name(text)), is_card, "{mode:?} {text}");
    }
}

#[test]
fn a_counter_sale_is_paid_to_the_coin() {
    let card = |amount: Value| json!({"mode": "card", "reference": "4242", "amount_minor": amount});
    let cash = |amount: Value| json!({"mode": "cash", "amount_minor": amount});
    let handed = |handed: i64| json!({"mode": "cash", "handed_minor": handed});
    for (total, sent, said) in [
        (2033, json!([handed(5000)]), "cash 2035; due 2035, round 2, change 2965"),
        (2033, json!([handed(2000)]), "tender_mismatch tenders[0].handed_minor"),
        (2033, json!([handed(2035)]), "cash 2035; due 2035, round 2, change 0"),
        (4561, json!([card(json!(null))]), "card 4561; due none, round 0, change 0"),
        // The card pays exactly, cash the rest in coins, whether the rest is sent exactly, in coins or not at all.
        (
            2033,
            json!([card(json!(1000)), cash(json!(null))]),
            "card 1000, cash 1035; due 1035, round 2, change 0",
        ),
        (
            2033,
            json!([card(json!(1000)), cash(json!(1033))]),
            "card 1000, cash 1035; due 1035, round 2, change 0",
        ),
        (
            2033,
            json!([cash(json!(1035)), card(json!(1000))]),
            "cash 1035, card 1000; due 1035, round 2, change 0",
        ),
        (
            2033,
            json!([cash(json!(1000)), card(json!(null))]),
            "cash 1000, card 1033; due 1000, round 0, change 0",
        ),
        (2033, json!([card(json!(1000)), cash(json!(1030))]), "tender_mismatch tenders"),
        (2033, json!([card(json!(2034))]), "tender_mismatch tenders"),
        (2033, json!([card(json!(1000))]), "tender_mismatch tenders"),
        (2033, json!([card(json!(2040)), cash(json!(null))]), "tender_mismatch tenders"),
        (2033, json!([card(json!(2033)), cash(json!(null))]), "tender_mismatch tenders"),
        (2033, json!([cash(json!(null)), card(json!(null))]), "field_required tenders[1].amount_minor"),
        // Two cents left: no coin is that small.
        (2002, json!([card(json!(2000)), cash(json!(null))]), "card 2000; due 0, round -2, change 0"),
        // A gift.
        (0, json!([cash(json!(null))]), "; due 0, round 0, change 0"),
    ] {
        assert_eq!(pay(total, &sent, COIN), said, "{sent}");
    }
    assert_eq!(pay(2033, &json!([handed(2100)]), PAISA), "cash 2033; due 2033, round 0, change 67");
}

#[test]
fn the_payment_leaves_no_debt_and_rounds_on_its_own_account() {
    let owed = Leg::of(Account::Ar);
    for (total, booked, round) in [(2033, 2035, -2), (2032, 2030, 2), (2035, 2035, 0)] {
        let paid = settle(money(total), &tenders(&json!([{"mode": "cash"}])), COIN).unwrap();
        let transfers = paid.transfers(&owed, "AUD");
        assert!(transfers.iter().all(is_of_payment));
        let rows = journal_of(&transfers).unwrap();
        let sum = |account: &str| {
            rows.iter().filter(|row| row.account == account).map(|row| row.amount).sum::<i64>()
        };
        assert_eq!((sum("CASH"), sum("CASH_ROUND"), sum("AR")), (booked, round, -total), "{total}");
    }
}

#[test]
fn each_tender_is_sound_by_itself() {
    let said = |sent: Value| -> Vec<String> {
        faults(&tenders(&sent)).iter().map(|it| format!("{} {}", it.code.as_str(), it.field)).collect()
    };
    assert_eq!(said(json!([])), ["field_required tenders"]);
    let bad = json!([
        {"mode": "cash", "amount_minor": 0, "handed_minor": -1},
        {"mode": "upi"},
        {"mode": "card", "reference": "4111 1111 1111 1111", "handed_minor": 5},
    ]);
    let want = [
        "number_range tenders[0].amount_minor",
        "number_range tenders[0].handed_minor",
        "field_required tenders[1].reference",
        "text_too_long tenders[2].reference",
        "field_unknown tenders[2].handed_minor",
    ];
    assert_eq!(said(bad), want);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn every_cent_is_paid_once(
        total in 0i64..1_000_000,
        others in proptest::collection::vec((1i64..300_000, any::<bool>()), 0..5),
        rest_in_cash in any::<bool>(),
        australian in any::<bool>(),
    ) {
        let coin = if australian { COIN } else { PAISA };
        let way = |cash: bool| if cash { json!({"mode": "cash"}) } else { json!({"mode": "card", "reference": "1"}) };
        let mut sent: Vec<Value> = others.iter().map(|(amount, cash)| {
            let mut way = way(*cash);
            way["amount_minor"] = json!(amount);
            way
        }).collect();
        sent.push(way(rest_in_cash));
        let named: i64 = others.iter().map(|(amount, _)| amount).sum();
        match settle(money(total), &tenders(&json!(sent)), coin) {
            Err(refusal) => {
                prop_assert_eq!(refusal.code, Code::TenderMismatch);
                prop_assert!(named >= total && total > 0 || named > total);
            }
            Ok(paid) => {
                let sum: i64 = paid.tenders.iter().map(|it| it.amount.get()).sum();
                prop_assert_eq!(sum, total + paid.cash_round.get());
                prop_assert!(paid.cash_round.get().abs() <= coin.get() / 2);
                prop_assert_eq!(cash_of(&paid.tenders).unwrap(), paid.cash());
                prop_assert_eq!(paid.cash().get() % coin.get(), 0);
                prop_assert!(paid.tenders.iter().all(|it| it.amount > Money::ZERO));
            }
        }
    }
}
