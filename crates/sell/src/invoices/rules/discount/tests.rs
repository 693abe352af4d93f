//! The discounts that each role may give, and the role to ask for more.

use super::*;
use crate::invoices::rules::samples::{IN_STATE, computed, fixed_price, jewellery, money, of};

const CEILINGS: Ceilings = Ceilings {
    cashier: Percent::from_stored(2_000_000),
    manager: Percent::from_stored(10_000_000),
    admin: Percent::from_stored(25_000_000),
};

/// A line of 1,000.00 with that much off the line and off the bill.
fn discounted(line: i64, bill: i64) -> DiscountsGiven {
    let mut input = of(vec![jewellery(fixed_price(100_000))]);
    input.lines[0].discount = money(line);
    input.bill_discount = money(bill);
    computed(&input, IN_STATE).unwrap().discounts
}

#[test]
fn a_discount_above_the_roles_ceiling_names_the_least_role_that_may() {
    // (who, off the line, off the bill, who may)
    let table = [
        (Role::Cashier, 2000, 0, None),
        (Role::Cashier, 2001, 0, Some("Manager")),
        (Role::Cashier, 0, 2000, None),
        (Role::Cashier, 0, 2001, Some("Manager")),
        (Role::Cashier, 2000, 1, Some("Manager")),
        (Role::Manager, 10_000, 0, None),
        (Role::Manager, 10_001, 0, Some("Admin")),
        (Role::Admin, 25_001, 0, Some("Owner")),
        (Role::Owner, 100_000, 0, None),
        (Role::Accountant, 0, 0, None),
        (Role::Accountant, 1, 0, Some("Cashier")),
    ];
    for (who, line, bill, may) in table {
        let judged = discounted(line, bill).within_ceiling(RoleSet::of(&[who]), &CEILINGS);
        let named = judged.err().map(|refusal| refusal.facts["needs_role"].as_str().unwrap().to_owned());
        assert_eq!(named.as_deref(), may, "{who:?} {line} {bill}");
    }
}

#[test]
fn a_refused_discount_blames_the_fields_that_asked_for_it() {
    let refusal = discounted(2000, 1).within_ceiling(RoleSet::of(&[Role::Cashier]), &CEILINGS).unwrap_err();
    assert_eq!(
        (refusal.code, refusal.faults[0].field.as_str()),
        (Code::DiscountCeiling, "bill_discount_minor")
    );
    let refusal = discounted(2001, 0).within_ceiling(RoleSet::of(&[Role::Cashier]), &CEILINGS).unwrap_err();
    assert_eq!(refusal.faults[0].field, "lines[0].discount_minor");
}

#[test]
fn who_holds_two_roles_may_what_the_higher_may() {
    let both = RoleSet::of(&[Role::Cashier, Role::Manager]);
    assert!(discounted(10_000, 0).within_ceiling(both, &CEILINGS).is_ok());
}

#[test]
fn who_has_custom_roles_alone_bills_at_full_price() {
    assert!(discounted(0, 0).within_ceiling(RoleSet::EMPTY, &CEILINGS).is_ok());
    let refusal = discounted(1, 0).within_ceiling(RoleSet::EMPTY, &CEILINGS).unwrap_err();
    assert_eq!(refusal.facts["needs_role"], "Cashier");
}

#[test]
fn a_schemes_bonus_is_under_no_ceiling() {
    let mut input = of(vec![jewellery(fixed_price(100_000))]);
    input.scheme_bonus = money(50_000);
    let given = computed(&input, IN_STATE).unwrap().discounts;
    assert!(given.within_ceiling(RoleSet::of(&[Role::Cashier]), &CEILINGS).is_ok());
}

#[test]
fn above_a_quarter_the_owner_says_why_and_others_are_told_they_may_not() {
    // (who, off, reason, asked for a reason)
    let table = [
        (Role::Owner, 25_000, None, false),
        (Role::Owner, 25_001, None, true),
        (Role::Owner, 25_001, Some("  "), true),
        (Role::Owner, 25_001, Some("wedding"), false),
        (Role::Cashier, 25_001, None, false),
    ];
    for (who, off, reason, asked) in table {
        let judged = discounted(off, 0).explained(RoleSet::of(&[who]), &CEILINGS, reason);
        assert_eq!(
            judged.err().map(|refusal| refusal.code),
            asked.then_some(Code::FieldRequired),
            "{who:?} {off}"
        );
    }
}
