//! Several tills at once, on a real database: one person pays cash at each, under different names.
//! Invariant: the cash accepted in a day stays within the limit, and no payment is refused that would have fitted.

use futures::future::join_all;
use jiff::ToSpan;
use kernel::day::Day;
use ledger::parties::CreateParty;
use serde_json::{Value, json};
use testing::Shop;

use crate::fixtures::{aarav, ring};
use crate::invoices::sale::PostSale;
use crate::money::pay_out::PayOut;
use crate::rates::PublishRate;
use crate::receipts::ReceivePayment;

/// Days with several tills each.
const DAYS: i64 = 60;
/// Cash of a person in a day stays below this (paise).
const BELOW: i64 = 20_000_000;
/// Cash to a person in a day is at most this (paise).
const AT_MOST: i64 = 1_000_000;
/// One person three times: by the PAN, and by the verified telephone of the second.
const NAMES: [&str; 3] = ["c-meera", "c-m2", "c-m3"];

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + i64::try_from(self.0 >> 33).expect("31 bits") % (high - low + 1)
    }

    fn name(&mut self) -> &'static str {
        NAMES[usize::try_from(self.between(0, 2)).expect("one of three")]
    }
}

async fn one_person_with_three_names() -> Shop {
    let shop = aarav().await;
    let phone = json!({"phone": "+91 98200 12345", "phone_verified": true});
    for (code, pan) in [("c-m2", Some("ABCPJ1234K")), ("c-m3", None)] {
        let mut new =
            json!({"party": code, "name": "M. Joshi", "kind": "customer", "state": "27", "pan": pan});
        new.as_object_mut().expect("an object").extend(phone.as_object().expect("an object").clone());
        shop.run::<CreateParty>("cas", new).await.expect("a customer");
    }
    shop
}

/// The sum of what was accepted. Everything else was refused by this code, and would not have fitted.
fn accepted_sum(outcomes: &[(i64, Result<Value, String>)], code: &str, fits: impl Fn(i64) -> bool) -> i64 {
    let sum = outcomes.iter().filter(|(_, told)| told.is_ok()).map(|(amount, _)| amount).sum();
    assert!(fits(sum), "{sum} was accepted: {outcomes:?}");
    for (amount, told) in outcomes {
        if let Err(refused) = told {
            assert!(refused.starts_with(code), "{refused}");
            assert!(!fits(sum + amount), "{amount} was refused and would have fitted: {outcomes:?}");
        }
    }
    sum
}

#[tokio::test]
async fn two_tills_at_once_never_take_more_cash_of_a_person_than_the_law_allows() {
    let mut shop = one_person_with_three_names().await;
    let (mut dice, mut full) = (Dice(2_026), 0);
    for n in 0..DAYS {
        let day = Day::constant(2026, 4, 20).saturating_add(n.days());
        shop.at(&format!("{day}T06:00:00Z"));
        let rate = json!({"metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 540_000,
            "per_mg": "1000", "effective_at": format!("{day}T05:59:00Z")});
        shop.run::<PublishRate>("mia", rate).await.expect("the day's rate");
        let many = dice.between(2, 5);
        let tills: Vec<(&str, i64, bool)> = (0..many)
            .map(|_| (dice.name(), dice.between(2_000_000, 19_999_999), dice.between(0, 3) == 0))
            .collect();
        let now = &shop;
        let at_once = tills.iter().map(|&(party, amount, is_sale)| async move {
            let till = format!("till-{party}");
            if is_sale {
                // A ring of 30,900 rupees.
                let sale =
                    json!({"party": party, "lines": [ring()], "tenders": [{"mode": "cash"}], "till": till});
                return (3_090_000, now.run::<PostSale>("cas", sale).await);
            }
            let tender = json!([{"mode": "cash", "amount_minor": amount}]);
            let advance = json!({"party": party, "tenders": tender, "till": till});
            (amount, now.run::<ReceivePayment>("cas", advance).await)
        });
        let outcomes = join_all(at_once).await;
        accepted_sum(&outcomes, "cash_limit_day", |sum| sum < BELOW);
        full += usize::from(outcomes.iter().any(|(_, told)| told.is_err()));
    }
    assert!(full > 20, "only {full} days reached the limit");
}

#[tokio::test]
async fn two_tills_at_once_never_pay_a_person_more_cash_than_the_law_allows() {
    let mut shop = one_person_with_three_names().await;
    let (mut dice, mut full) = (Dice(7), 0);
    for n in 0..DAYS {
        let day = Day::constant(2026, 4, 20).saturating_add(n.days());
        shop.at(&format!("{day}T06:00:00Z"));
        let many = dice.between(2, 5);
        let tills: Vec<(&str, i64)> =
            (0..many).map(|_| (dice.name(), dice.between(100_000, 900_000))).collect();
        let now = &shop;
        let at_once = tills.iter().map(|&(party, amount)| async move {
            let paid = json!({"party": party, "mode": "cash", "amount_minor": amount});
            (amount, now.run::<PayOut>("mia", paid).await)
        });
        let outcomes = join_all(at_once).await;
        accepted_sum(&outcomes, "cash_payout_limit", |sum| sum <= AT_MOST);
        full += usize::from(outcomes.iter().any(|(_, told)| told.is_err()));
    }
    assert!(full > 20, "only {full} days reached the limit");
}
