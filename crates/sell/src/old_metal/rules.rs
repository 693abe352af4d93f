//! What old metal is worth.
//! Invariant: one rounding for the value, one for the fine weight; neither is computed from the other's rounded figure.

use kernel::code::Code;
use kernel::decimal::{Fineness, PerMg, Percent};
use kernel::exact::Exact;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::weight::{Milligrams, fine};
use kernel::words;
use platform::word_fields;

use crate::pricing::RateUsed;

words! {
    /// What a buying rate is for.
    pub enum Basis {
        /// The fine metal in it.
        Fine = "fine",
        /// Its weight after the deduction.
        Gross = "gross",
    }
}
word_fields!(Basis);

/// Old metal on the scale.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighing {
    pub gross: Milligrams,
    /// What is no metal.
    pub deduction_mg: i64,
    pub fineness: Fineness,
}

/// The rate at which it is bought.
#[derive(Clone, Debug)]
pub(crate) struct BuyRate {
    pub used: RateUsed,
    pub basis: Basis,
}

/// Its net weight, fine metal and value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Worth {
    pub net_mg: i64,
    pub fine_mg: i64,
    pub value: Money,
}

/// Values old metal: R6(net × fineness × rate ÷ weight of the rate), or without the fineness where the rate is for the
/// metal as it is. Errors: `weight_mismatch` at `deduction_mg`, `number_range` at `gross_mg` for what is worth nothing.
pub(crate) fn value(weighed: &Weighing, rate: &BuyRate) -> Ruled<Worth> {
    const PARTS: i64 = 1000;
    let net = Milligrams::new(weighed.gross.get() - weighed.deduction_mg)
        .map_err(|_| Refusal::new(Code::WeightMismatch).field("deduction_mg"))?;
    let out_of_range = |code: Code| Refusal::new(code).field("gross_mg");
    let worth = Exact::from(net) * Exact::from(rate.used.rate_minor);
    let worth = match rate.basis {
        Basis::Fine => worth * Exact::from(weighed.fineness) / Exact::from(PARTS),
        Basis::Gross => worth,
    };
    let worth = worth.checked_div(&Exact::from(rate.used.per_mg)).ok_or(Code::NumberRange)?;
    let value = worth.round_money().map_err(out_of_range)?;
    if value <= Money::ZERO {
        return Err(out_of_range(Code::NumberRange));
    }
    Ok(Worth { net_mg: net.get(), fine_mg: fine(net, weighed.fineness).map_err(out_of_range)?, value })
}

/// A rate of the board for the metal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BoardRate {
    pub is_buying: bool,
    pub fineness: Fineness,
    pub rate: Money,
    pub per_mg: PerMg,
}

/// The price of a mg of fine metal.
fn per_fine(rate: Money, per_mg: PerMg, fineness: Option<Fineness>) -> Option<Exact> {
    let per_mg = Exact::from(rate).checked_div(&Exact::from(per_mg))?;
    match fineness {
        None => Some(per_mg),
        Some(fineness) => (per_mg * Exact::from(1000)).checked_div(&Exact::from(fineness)),
    }
}

/// Whether a rate that was typed is above all that the board pays for the metal, or where it buys none, takes for it, by more than
/// the limit of a jump. A metal without a rate on the board has nothing to be near to.
pub(crate) fn is_above_board(
    given: &BuyRate,
    fineness: Fineness,
    board: &[BoardRate],
    limit: Percent,
) -> bool {
    let of_gross = (given.basis == Basis::Gross).then_some(fineness);
    let Some(given) = per_fine(given.used.rate_minor, given.used.per_mg, of_gross) else { return true };
    let buys = board.iter().any(|row| row.is_buying);
    let rows = board.iter().filter(|row| row.is_buying == buys);
    let highest = rows.filter_map(|row| per_fine(row.rate, row.per_mg, Some(row.fineness))).max();
    highest.is_none_or(|highest| given > highest * (Exact::from(1) + limit.fraction()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::day::Instant;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn rate(minor: i64, per_mg: &str, basis: Basis) -> BuyRate {
        let used = RateUsed {
            rate_id: Uuid::nil(),
            rate_minor: Money::new(minor).unwrap(),
            per_mg: PerMg::parse(per_mg).unwrap(),
            effective_at: Instant::UNIX_EPOCH,
        };
        BuyRate { used, basis }
    }

    #[test]
    fn a_rate_is_held_against_what_the_board_pays_and_else_takes() {
        let row = |is_buying, fineness: &str, minor| BoardRate {
            is_buying,
            fineness: Fineness::parse(fineness).unwrap(),
            rate: Money::new(minor).unwrap(),
            per_mg: PerMg::parse("1000").unwrap(),
        };
        let (sells, buys) = (row(false, "916", 549_600), row(true, "1000", 500_000));
        let limit = Percent::parse("10").unwrap();
        let judge = |minor, basis, board: &[BoardRate]| {
            is_above_board(&rate(minor, "1000", basis), Fineness::parse("750").unwrap(), board, limit)
        };
        for (minor, basis, board, above) in [
            (660_000, Basis::Fine, &[sells][..], false),
            (660_001, Basis::Fine, &[sells], true),
            (495_000, Basis::Gross, &[sells], false),
            (495_001, Basis::Gross, &[sells], true),
            (550_000, Basis::Fine, &[sells, buys], false),
            (550_001, Basis::Fine, &[sells, buys], true),
            (1, Basis::Fine, &[], true),
        ] {
            assert_eq!(judge(minor, basis, board), above, "{minor} {basis:?} {}", board.len());
        }
    }

    fn weighing(gross: i64, deduction_mg: i64, fineness: &str) -> Weighing {
        let fineness = Fineness::parse(fineness).unwrap();
        Weighing { gross: Milligrams::new(gross).unwrap(), deduction_mg, fineness }
    }

    #[test]
    fn old_gold_is_worth_its_fine_part_or_its_weight_rounded_once() {
        for (gross, less, fineness, minor, per_mg, basis, value_minor, fine_mg) in [
            (8500, 500, "781.25", 640_000, "1000", Basis::Fine, 4_000_000, 6250),
            (8500, 500, "781.25", 640_000, "1000", Basis::Gross, 5_120_000, 6250),
            (1001, 0, "916", 600_050, "1000", Basis::Fine, 550_195, 917),
            (11_664, 0, "999", 7_000_000, "11663.8038", Basis::Gross, 7_000_118, 11_652),
        ] {
            let found = value(&weighing(gross, less, fineness), &rate(minor, per_mg, basis)).unwrap();
            assert_eq!((found.value.get(), found.fine_mg), (value_minor, fine_mg), "{gross} {fineness}");
        }
    }

    #[test]
    fn what_is_all_deduction_or_worth_nothing_is_refused() {
        let one = rate(640_000, "1000", Basis::Fine);
        assert_eq!(value(&weighing(500, 500, "916"), &one).unwrap_err().code, Code::WeightMismatch);
        let crumb = value(&weighing(1, 0, "0.01"), &rate(1, "1000", Basis::Fine));
        assert_eq!(crumb.unwrap_err().code, Code::NumberRange);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

        #[test]
        fn no_value_is_more_than_half_a_paisa_off(
            net in 1i64..10_000_000, fineness in 1i64..=100_000, minor in 1i64..10_000_000,
        ) {
            let weighed = Weighing {
                gross: Milligrams::new(net).unwrap(), deduction_mg: 0, fineness: Fineness::from_stored(fineness),
            };
            let Ok(found) = value(&weighed, &rate(minor, "1000", Basis::Fine)) else { return Ok(()) };
            // In units of 1/10^8 of a paisa: net mg × paise per gram × hundredths of a part per thousand.
            let exact = i128::from(net) * i128::from(minor) * i128::from(fineness);
            let off = (i128::from(found.value.get()) * 100_000_000 - exact).abs();
            prop_assert!(off <= 50_000_000);
        }
    }
}
