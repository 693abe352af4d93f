//! Random bills that are credited in parts until nothing is left, against a slow oracle in whole numbers.
//! Invariant: no note takes more than is left of the total; whatever the parts are, value, each tax, round-off, metal and cost come back to nil.

use proptest::prelude::*;

use super::rules::{
    Credit, CreditAsked, NotCredited, ONE, SoFar, SoldLine, SoldPart, is_nil_after, round_off,
};
use kernel::money::Money;

fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

/// A line in plain integers: its parts as (taxable, half or tax), whether it has halves, its quantity, metal and cost.
#[derive(Clone, Debug)]
struct PlainLine {
    parts: Vec<(i64, i64)>,
    halves: bool,
    quantity: i64,
    fine: i64,
    cost: i64,
}

impl PlainLine {
    fn line(&self) -> SoldLine {
        let part = |&(taxable, tax): &(i64, i64)| {
            let zero = Money::ZERO;
            let tax = if self.halves {
                [money(tax), money(tax), zero, zero]
            } else {
                [zero, zero, money(tax), zero]
            };
            SoldPart { taxable: money(taxable), tax }
        };
        let parts: Vec<SoldPart> = self.parts.iter().map(part).collect();
        SoldLine {
            taxable: Money::sum(parts.iter().map(|part| part.taxable)).unwrap(),
            tax: Money::sum(parts.iter().flat_map(|part| part.tax)).unwrap(),
            parts,
            quantity_e6: self.quantity,
            fine_mg: Some(self.fine),
            cost: Some(money(self.cost)),
        }
    }
}

/// Rounded half away from zero, in whole numbers.
fn round_plain(numerator: i128, denominator: i128) -> i128 {
    if denominator == 0 { 0 } else { (2 * numerator + denominator) / (2 * denominator) }
}

fn plain_line() -> impl Strategy<Value = PlainLine> {
    let part = (0i64..2_000_000_000, 0i64..2_800).prop_map(|(taxable, rate)| {
        let tax = round_plain(i128::from(taxable) * i128::from(rate), 20_000);
        (taxable, i64::try_from(tax).unwrap())
    });
    (
        prop::collection::vec(part, 1..3),
        any::<bool>(),
        prop_oneof![Just(ONE), 1i64..50_000_000],
        0i64..1_000_000,
        0i64..1_000_000_000,
    )
        .prop_map(|(parts, halves, quantity, fine, cost)| PlainLine {
            parts,
            halves,
            quantity,
            fine,
            cost,
        })
}

/// A step: which line, in value or by goods, and how many thousandths of what is left.
type Step = (usize, bool, i64);

/// What a step asks for; None where nothing is left to ask for.
fn step_asks(line: &SoldLine, so_far: &SoFar, goods: bool, thousandths: i64) -> Option<CreditAsked> {
    let left = line.taxable.get() - so_far.taxable.get();
    let there = line.quantity_e6 - so_far.quantity_e6;
    if goods {
        let quantity = (i128::from(there) * i128::from(thousandths) / 1000).max(1);
        return (there > 0).then(|| CreditAsked::Goods(Some(i64::try_from(quantity).unwrap())));
    }
    let value = (i128::from(left) * i128::from(thousandths) / 1000).max(1);
    (left > 0).then(|| CreditAsked::Value(money(i64::try_from(value).unwrap())))
}

/// Holds a credit against the oracle and counts it.
fn hold_against_oracle(line: &SoldLine, so_far: &mut SoFar, credit: &Credit) {
    let before = i128::from(so_far.taxable.get());
    let now = before + i128::from(credit.taxable.get());
    if let [part] = line.parts.as_slice() {
        let share = |tax: Money, value: i128| {
            round_plain(i128::from(tax.get()) * value, i128::from(part.taxable.get()))
        };
        for (tax, credited) in part.tax.iter().zip(credit.parts[0].tax) {
            assert_eq!(i128::from(credited.get()), share(*tax, now) - share(*tax, before));
        }
    }
    let of_parts = Money::sum(credit.parts.iter().map(|part| part.taxable)).unwrap();
    assert_eq!(of_parts, credit.taxable);
    for part in &credit.parts {
        assert_eq!(part.tax[0], part.tax[1], "equal halves (S6)");
        assert!(part.taxable >= Money::ZERO && part.tax.iter().all(|tax| *tax >= Money::ZERO));
    }
    so_far.taxable = so_far.taxable.add(credit.taxable).unwrap();
    so_far.taxed = so_far.taxable;
    so_far.tax = so_far.tax.add(credit.tax).unwrap();
    so_far.quantity_e6 += credit.quantity_e6;
    assert!(
        so_far.taxable <= line.taxable && so_far.tax <= line.tax && so_far.quantity_e6 <= line.quantity_e6
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn any_sequence_of_partial_credits_ends_at_nil(
        bill in prop::collection::vec(plain_line(), 1..4),
        steps in prop::collection::vec((0usize..4, any::<bool>(), 1i64..=1000), 0..12),
        rounded in -50i64..=50,
    ) {
        let lines: Vec<SoldLine> = bill.iter().map(PlainLine::line).collect();
        let mut so_far = vec![SoFar::default(); lines.len()];
        let (mut total, mut fine, mut cost) = (0i128, vec![0i64; lines.len()], vec![0i64; lines.len()]);
        let at_the_end = (0..lines.len()).flat_map(|n| [(n, true, 1000), (n, false, 1000)]);
        let all: Vec<Step> = steps.into_iter().chain(at_the_end).collect();
        let before_round: i64 = lines.iter().map(|line| line.taxable.get() + line.tax.get()).sum();
        // A bill is never rounded below nothing.
        let bill_total = i128::from((before_round + rounded).max(0));
        for (n, goods, thousandths) in all {
            let n = n % lines.len();
            let Some(asked) = step_asks(&lines[n], &so_far[n], goods, thousandths) else { continue };
            let credit = match lines[n].credit(&so_far[n], asked, true) {
                Ok(credit) => credit,
                // Goods that come back after a price reduction may be worth more than is left of their line.
                Err(NotCredited::Exceeds(left)) => {
                    prop_assert_eq!(left.get(), lines[n].taxable.get() - so_far[n].taxable.get());
                    continue;
                }
                Err(NotCredited::Code(code)) => panic!("{code}"),
            };
            let is_nil = is_nil_after(&lines, &so_far, &[(n, credit.clone())]).unwrap();
            hold_against_oracle(&lines[n], &mut so_far[n], &credit);
            let (credited, left) = (credit.taxable.add(credit.tax).unwrap(), bill_total - total);
            let off = round_off(credited, money(i64::try_from(left).unwrap()), is_nil).unwrap();
            let of_note = i128::from(credited.get()) + i128::from(off.get());
            prop_assert!((0..=left).contains(&of_note), "{} of {}", of_note, left);
            prop_assert!(is_nil || off <= Money::ZERO, "only the last note is rounded up");
            total += of_note;
            fine[n] += credit.fine_mg.unwrap_or(0);
            cost[n] += credit.cost.map_or(0, Money::get);
        }
        for (n, line) in lines.iter().enumerate() {
            prop_assert_eq!((so_far[n].taxable, so_far[n].tax), (line.taxable, line.tax));
            prop_assert_eq!(so_far[n].quantity_e6, line.quantity_e6);
            prop_assert_eq!((Some(fine[n]), Some(money(cost[n]))), (line.fine_mg, line.cost));
        }
        prop_assert!(is_nil_after(&lines, &so_far, &[]).unwrap());
        let sold_nothing = lines.iter().all(|line| line.taxable.is_zero() && line.tax.is_zero());
        prop_assert!(sold_nothing || total == bill_total, "{} of {}", total, bill_total);
    }
}
