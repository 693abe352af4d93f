//! The laws that every split and every rounding must obey.

use ledger::accounts::tax_policy::change::{AddTax, EndTax, RemoveTax};
use proptest::prelude::*;

use super::*;

fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

#[test]
fn a_total_is_rounded_to_the_unit_with_halves_away_from_zero() {
    // (total, unit, added)
    let table = [
        (5_184_506, 100, -6),
        (5_184_550, 100, 50),
        (5_184_549, 100, -49),
        (-5_184_550, 100, -50),
        (5_184_506, 1, 0),
        (5_184_506, 0, 0),
        (5023, 5, 2),
        (5022, 5, -2),
    ];
    for (total, unit, added) in table {
        assert_eq!(round_off(money(total), money(unit)), Ok(money(added)), "{total} to {unit}");
    }
    // The next multiple of seven is beyond the limit.
    assert_eq!(round_off(money(Money::LIMIT - 1), money(7)), Err(Code::NumberRange));
}

proptest! {
    #[test]
    fn a_price_with_tax_stays_that_price(price in 0..Money::LIMIT, rate in 0i64..400_000_000) {
        let rate = Percent::from_stored(rate);
        let halved = in_halves(money(price), rate, Price::Included).unwrap();
        prop_assert_eq!(halved.taxable.get() + 2 * halved.half.get(), price);
        let taxed = in_one(money(price), rate, Price::Included).unwrap();
        prop_assert_eq!(taxed.taxable.get() + taxed.tax.get(), price);
        prop_assert!(halved.taxable >= Money::ZERO);
    }

    #[test]
    fn the_gst_of_a_document_is_the_rounded_sum_and_its_shares_add_up(
        lines in prop::collection::vec((0i64..10_000_000, any::<bool>(), prop::sample::select(vec![0i64, 5, 10])), 1..12)
    ) {
        let lines: Vec<_> = lines.into_iter().map(|(amount, included, rate)| {
            (money(amount), Percent::from_stored(rate * 1_000_000), Price::of(included))
        }).collect();
        let taxed = in_total(&lines).unwrap();
        let exact: Exact = lines.iter().map(|&(amount, rate, price)| exact_tax(amount, rate, price)).sum();
        prop_assert_eq!(taxed.iter().map(|it| it.tax.get()).sum::<i64>(), exact.round().unwrap());
        for (taxed, &(amount, rate, price)) in taxed.iter().zip(&lines) {
            let off = (Exact::from(taxed.tax) - exact_tax(amount, rate, price)).abs();
            prop_assert!(off < Exact::from(2), "{off:?}");
            prop_assert!(rate.get() > 0 || taxed.tax.is_zero());
        }
    }
}

#[tokio::test]
async fn a_tax_that_a_bill_used_cannot_end_before_it_nor_be_taken_back() {
    let shop = crate::fixtures::aarav().await;
    crate::fixtures::a_ring_is_sold(&shop).await;
    let row = |to: &str| serde_json::json!({ "class": "jewellery", "from": "2017-07-01", "to": to });
    let ended = shop.run::<EndTax>("olive", row("2026-04-19")).await;
    assert_eq!(ended, Err("posted_immutable to".into()));
    let mut back = row("2026-04-19");
    back.as_object_mut().unwrap().remove("to");
    assert_eq!(shop.run::<RemoveTax>("olive", back).await, Err("posted_immutable from".into()));
    let next = serde_json::json!({ "class": "jewellery", "rate_percent": "5", "from": "2026-04-20",
                                   "law": "Notification 9/2026", "ends_current": true });
    assert_eq!(shop.run::<AddTax>("olive", next).await, Err("posted_immutable from".into()));
    assert!(shop.run::<EndTax>("olive", row("2026-04-20")).await.is_ok());
}
