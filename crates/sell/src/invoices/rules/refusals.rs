//! Refused bills: the refusal, the order of refusals, and their fields.

use super::samples::{
    IN_STATE, australia, computed, farm, fixed_price, gold, jewellery, made, money, of, rate_of, stone_ring,
};
use super::*;
use crate::pricing::Made;

/// The fields that a refusal names, with its code.
fn blamed(refused: Ruled<Bill>) -> (Code, Vec<String>) {
    let refusal = refused.unwrap_err();
    (refusal.code, refusal.faults.into_iter().map(|fault| fault.field).collect())
}

#[test]
fn every_bad_field_is_named_at_once_in_the_order_of_the_input() {
    let mut worse = stone_ring();
    worse.piece.content = gold(8001, "750").content;
    worse.hallmark = Some(money(-1));
    let mut input = of(vec![jewellery(worse), jewellery(fixed_price(100)), farm(-1, "chees")]);
    input.lines[1].discount = money(101);
    let refused = blamed(computed(&input, IN_STATE));
    let fields = [
        "lines[0].net_mg",
        "lines[0].hallmark_minor",
        "lines[1].discount_minor",
        "lines[2].amount_minor",
        "lines[2].tax_class",
    ];
    assert_eq!(refused, (Code::WeightMismatch, fields.map(str::to_owned).to_vec()));
}

#[test]
fn a_missing_rate_is_told_only_where_the_input_is_sound() {
    let unpriced = made(gold(5000, "916"), None);
    let mut input = of(vec![jewellery(unpriced), jewellery(fixed_price(100))]);
    let refused = blamed(computed(&input, IN_STATE));
    assert_eq!(refused, (Code::RateMissing, vec!["lines[0].fineness_ppt".to_owned()]));
    input.lines[1].tax_class = "gems".to_owned();
    let refused = blamed(computed(&input, IN_STATE));
    assert_eq!(refused, (Code::ValueUnknown, vec!["lines[1].tax_class".to_owned()]));
}

#[test]
fn more_than_the_bill_cannot_be_taken_off_it() {
    let mut input = of(vec![jewellery(fixed_price(100)), jewellery(fixed_price(50))]);
    input.lines[0].discount = money(40);
    for (off, bonus, refused) in
        [(110, 0, false), (60, 50, false), (111, 0, true), (60, 51, true), (-1, 0, true)]
    {
        input.bill_discount = money(off);
        input.scheme_bonus = money(bonus);
        let got = computed(&input, IN_STATE).map_err(|refusal| refusal.faults[0].field.clone());
        assert_eq!(got.err(), refused.then(|| "bill_discount_minor".to_owned()), "{off} and {bonus}");
    }
}

#[test]
fn a_bill_without_lines_is_no_bill() {
    assert_eq!(blamed(computed(&of(vec![]), IN_STATE)), (Code::FieldRequired, vec!["lines".to_owned()]));
}

#[test]
fn figures_at_the_limit_are_refused_and_never_cut() {
    let most = Money::LIMIT;
    let two = of(vec![jewellery(fixed_price(most)), jewellery(fixed_price(most))]);
    assert_eq!(blamed(computed(&two, IN_STATE)), (Code::NumberRange, vec!["lines".to_owned()]));
    let taxed = of(vec![jewellery(fixed_price(most))]);
    assert_eq!(blamed(computed(&taxed, IN_STATE)), (Code::NumberRange, vec!["lines".to_owned()]));
    let split = Made { hallmark: Some(money(1)), ..fixed_price(most) };
    assert_eq!(blamed(computed(&of(vec![jewellery(split)]), IN_STATE)).1, ["lines[0]"]);
    let heavy = made(gold(10_000_000_000, "1000"), Some(rate_of(most)));
    assert_eq!(blamed(computed(&of(vec![jewellery(heavy)]), IN_STATE)).1, ["lines[0].net_mg"]);
    let free = computed(&of(vec![farm(most, "gst_free")]), australia(GstRounding::Total, true)).unwrap();
    assert_eq!(free.document.total_minor, money(most));
}
