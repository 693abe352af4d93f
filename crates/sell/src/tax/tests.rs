//! Faults that other programs had, each with the right result here, and the laws that every split must obey.

use kernel::decimal::{Quantity, UnitPrice};
use proptest::prelude::*;
use serde_json::json;

use super::*;

fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

fn percent(text: &str) -> Percent {
    Percent::parse(text).unwrap()
}

fn amount(minor: i64, rate: &str) -> PreviewLine {
    PreviewLine { amount: PreviewAmount::Amount(money(minor)), discount: None, percent: percent(rate) }
}

fn previewed(lines: &[PreviewLine], place: PreviewPlace, price: Price, coin: i64) -> serde_json::Value {
    serde_json::to_value(tax_preview(lines, place, price, money(coin)).unwrap()).unwrap()
}

#[test]
fn parts_of_a_price_add_up_to_it() {
    let line = PreviewLine { amount: PreviewAmount::Gross(money(10_000)), ..amount(0, "18") };
    // A gross line includes the tax, whatever the other lines do.
    assert_eq!(
        previewed(&[line], PreviewPlace::Intra, Price::Excluded, 0),
        previewed(&[line], PreviewPlace::Intra, Price::Included, 0)
    );
    let answer = previewed(&[line], PreviewPlace::Intra, Price::Included, 0);
    assert_eq!(
        answer,
        json!({"lines": [{"taxable_minor": 8474, "tax_minor": 1526, "rate_percent": "18"}], "line_tax_minor": [1526],
               "taxable_minor": 8474, "cgst_minor": 763, "sgst_minor": 763, "igst_minor": 0, "total_minor": 10_000,
               "cash_due_minor": 10_000, "cash_round_minor": 0})
    );
}

#[test]
fn a_discounted_line_is_rounded_once_and_taxed_as_rounded() {
    let priced = PreviewAmount::Priced {
        quantity: Quantity::parse("16").unwrap(),
        price_per_unit: UnitPrice::parse("34835").unwrap(),
    };
    let line = PreviewLine { amount: priced, discount: Some(percent("4")), percent: percent("22") };
    let answer = previewed(&[line], PreviewPlace::SingleTax, Price::Excluded, 0);
    assert_eq!((&answer["taxable_minor"], &answer["tax_minor"]), (&json!(535_066), &json!(117_715)));
    assert_eq!(answer["total_minor"], 652_781);
}

#[test]
fn a_half_goes_away_from_zero_and_a_negative_line_mirrors() {
    let lines = [amount(59_889, "8.5"), amount(32_984, "8.5"), amount(-5989, "8.5"), amount(-3298, "8.5")];
    let answer = previewed(&lines, PreviewPlace::SingleTax, Price::Excluded, 0);
    assert_eq!(answer["line_tax_minor"], json!([5091, 2804, -509, -280]));
    assert_eq!((&answer["taxable_minor"], &answer["tax_minor"]), (&json!(83_586), &json!(7106)));
    let yen = previewed(&[amount(12_345, "10")], PreviewPlace::SingleTax, Price::Excluded, 0);
    assert_eq!((&yen["tax_minor"], &yen["total_minor"]), (&json!(1235), &json!(13_580)));
}

#[test]
fn cash_is_rounded_to_the_coin_and_the_difference_told() {
    let answer = previewed(&[amount(29_500, "7.7")], PreviewPlace::SingleTax, Price::Excluded, 5);
    assert_eq!((&answer["tax_minor"], &answer["total_minor"]), (&json!(2272), &json!(31_772)));
    assert_eq!((&answer["cash_due_minor"], &answer["cash_round_minor"]), (&json!(31_770), &json!(-2)));
}

#[test]
fn three_equal_prices_are_split_alike_and_sum_to_what_is_paid() {
    let line = amount(1000, "15");
    let answer = previewed(&[line, line, line], PreviewPlace::SingleTax, Price::Included, 0);
    let alike = json!({"taxable_minor": 870, "tax_minor": 130, "rate_percent": "15"});
    assert_eq!(answer["lines"], json!([alike, alike, alike]));
    assert_eq!((&answer["taxable_minor"], &answer["total_minor"]), (&json!(2610), &json!(3000)));
}

#[test]
fn more_than_all_cannot_be_taken_off_and_a_sum_beyond_money_is_refused() {
    let line = PreviewLine { discount: Some(percent("100.000001")), ..amount(1000, "15") };
    let refusal = tax_preview(&[line], PreviewPlace::Intra, Price::Excluded, Money::ZERO).unwrap_err();
    assert_eq!((refusal.code, refusal.faults[0].field.as_str()), (Code::DiscountExceedsLine, "lines[0]"));
    let most = amount(Money::LIMIT, "0");
    let refusal = tax_preview(&[most, most], PreviewPlace::Intra, Price::Excluded, Money::ZERO).unwrap_err();
    assert_eq!((refusal.code, refusal.faults[0].field.as_str()), (Code::NumberRange, "lines"));
    let taxed = [amount(Money::LIMIT, "100000")];
    let refusal = tax_preview(&taxed, PreviewPlace::SingleTax, Price::Excluded, Money::ZERO).unwrap_err();
    assert_eq!((refusal.code, refusal.faults[0].field.as_str()), (Code::NumberRange, "lines[0]"));
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
