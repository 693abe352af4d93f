//! The inputs of a batch against its outputs: their masses.
//! Invariant: mass agrees within the recipe's tolerance (M11), or is not compared because something has no
//! mass.

use kernel::code::Code;
use kernel::decimal::{Decimal, Percent};
use kernel::exact::Exact;
use kernel::id::BatchId;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::stock::lots::{self, BatchLot};
use make_queries::batches as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use super::recost::shares::is_by_product;
use super::{BatchRow, coded, recipe_of};

/// The masses of a batch in kg; None if an input or an output has no mass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// The inputs.
    pub in_kg: Option<Exact>,
    /// The main outputs.
    pub main_kg: Option<Exact>,
    /// The by-products.
    pub by_product_kg: Option<Exact>,
    /// The tolerance of the recipe; None if masses are not compared.
    pub tolerance: Option<Percent>,
}

impl Balance {
    fn out_kg(&self) -> Option<Exact> {
        Some(self.main_kg.as_ref()? + self.by_product_kg.as_ref()?)
    }

    /// Inputs less outputs.
    fn difference_kg(&self) -> Option<Exact> {
        Some(self.in_kg.as_ref()? - self.out_kg()?)
    }

    /// The difference in percent of the inputs.
    fn difference_percent(&self) -> Option<Exact> {
        (self.difference_kg()? * Exact::from(100)).checked_div(self.in_kg.as_ref()?)
    }

    /// Whether the two agree; true if they are not compared.
    pub fn is_within(&self) -> bool {
        let (Some(tolerance), Some(difference), Some(going_in)) =
            (self.tolerance, self.difference_kg(), &self.in_kg)
        else {
            return true;
        };
        difference.abs() <= going_in * tolerance.fraction()
    }

    /// Refuses masses that do not agree: `mass_balance_exceeded` with `facts.in_kg` and `out_kg`.
    pub fn judge(&self) -> Ruled<()> {
        if self.is_within() { Ok(()) } else { Err(self.refuse(self.out_kg())) }
    }

    /// Refuses an output that alone exceeds the inputs and the tolerance.
    pub fn judge_output(&self, output_kg: Option<&Exact>) -> Ruled<()> {
        let (Some(tolerance), Some(going_in), Some(output)) = (self.tolerance, &self.in_kg, output_kg) else {
            return Ok(());
        };
        let most = going_in * (Exact::from(1) + tolerance.fraction());
        if *output > most { Err(self.refuse(Some(output.clone()))) } else { Ok(()) }
    }

    /// Refuses a rejected part that alone has more than twice the mass of the inputs, where no tolerance compares
    /// them: a slip of the point. Before anything went in, nothing is compared.
    pub fn judge_rejected(&self, part_kg: Option<&Exact>) -> Ruled<()> {
        let (None, Some(going_in), Some(part)) = (self.tolerance, &self.in_kg, part_kg) else {
            return Ok(());
        };
        let is_slip = *going_in > Exact::zero() && *part > going_in * Exact::from(2);
        if is_slip { Err(self.refuse(Some(part.clone())).field("rejected.quantity")) } else { Ok(()) }
    }

    fn refuse(&self, out_kg: Option<Exact>) -> Refusal {
        let shown =
            |kg: Option<Exact>| kg.and_then(|kg| kg.round_to(6).ok()).map(|kg| kg.normalized().to_string());
        Refusal::new(Code::MassBalanceExceeded)
            .fact("in_kg", shown(self.in_kg.clone()))
            .fact("out_kg", shown(out_kg))
    }
}

/// The masses of a batch as they are now.
pub async fn of(tx: &ReadTx, batch: &BatchRow) -> Result<Balance> {
    let consumed = sql::consumed_by().bind(tx, &tx.tenant(), &batch.batch_id).all().await?;
    let made = lots::of_batch(tx, BatchId::from_uuid(batch.batch_id)).await?;
    let opening =
        batch.opening_mass_e6.map_or_else(Exact::zero, |e6| Exact::from(e6) / Exact::from(1_000_000));
    let drawn = consumed.iter().map(|row| lots::in_kg(row.quantity_e6, &row.unit, row.density_e6));
    let body = &recipe_of(tx, batch).await?;
    let is_beside = |lot: &&BatchLot| is_by_product(body, &lot.item, &lot.kind);
    let kg_of = |lots: &mut dyn Iterator<Item = &BatchLot>| {
        lots.map(|lot| lots::in_kg(lot.made_e6, &lot.unit, lot.density_e6)).sum_all()
    };
    Ok(Balance {
        in_kg: drawn.sum_all().map(|kg| kg + opening),
        main_kg: kg_of(&mut made.iter().filter(|lot| !is_beside(lot))),
        by_product_kg: kg_of(&mut made.iter().filter(is_beside)),
        tolerance: batch.tolerance_e6.map(Percent::from_stored),
    })
}

/// The sum of all elements; None if one is None.
trait SumAll {
    fn sum_all(self) -> Option<Exact>;
}

impl<I: Iterator<Item = Option<Exact>>> SumAll for I {
    fn sum_all(self) -> Option<Exact> {
        self.collect::<Option<Vec<Exact>>>().map(|all| all.into_iter().sum())
    }
}

input! {
    /// The batch whose masses are asked for.
    pub struct GetMassBalance {
        /// The batch.
        batch: Name,
    }
}

/// The masses, as answers show them, in kg; null if something has no mass.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BalanceShown {
    /// The inputs.
    pub in_kg: Option<Decimal>,
    /// The main outputs.
    pub main_kg: Option<Decimal>,
    /// The by-products.
    pub by_product_kg: Option<Decimal>,
    /// Inputs less outputs.
    pub difference_kg: Option<Decimal>,
    /// In percent of the inputs.
    pub difference_percent: Option<Decimal>,
    /// Whether the difference is within the recipe's tolerance.
    pub within_tolerance: bool,
}

impl Query for GetMassBalance {
    const NAME: &'static str = "make.mass_balance";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Compares the inputs of a batch with its outputs.";
    type Output = BalanceShown;

    async fn fetch(self, tx: &ReadTx) -> Result<BalanceShown> {
        let balance = of(tx, &coded(tx, self.batch.as_str()).await?).await?;
        let shown = |kg: Option<Exact>| kg.and_then(|kg| kg.round_to(9).ok());
        Ok(BalanceShown {
            difference_kg: shown(balance.difference_kg()),
            difference_percent: shown(balance.difference_percent()),
            within_tolerance: balance.is_within(),
            in_kg: shown(balance.in_kg),
            main_kg: shown(balance.main_kg),
            by_product_kg: shown(balance.by_product_kg),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn balance(going_in: i64, main: i64, beside: i64, tolerance: &str) -> Balance {
        Balance {
            in_kg: Some(Exact::from(going_in)),
            main_kg: Some(Exact::from(main)),
            by_product_kg: Some(Exact::from(beside)),
            tolerance: Percent::parse(tolerance).ok(),
        }
    }

    #[test]
    fn what_goes_in_comes_out_within_the_tolerance_both_ways() {
        for (going_in, main, beside, tolerance, agrees) in [
            (1000, 100, 880, "2", true),
            (1000, 100, 879, "2", false),
            (1000, 120, 900, "2", true),
            (1000, 120, 901, "2", false),
            (1000, 1, 1, "none", true),
        ] {
            assert_eq!(
                balance(going_in, main, beside, tolerance).is_within(),
                agrees,
                "{main} and {beside} of {going_in}"
            );
        }
        let unweighed = Balance { main_kg: None, ..balance(1000, 0, 0, "2") };
        assert!(unweighed.is_within());
    }

    #[test]
    fn a_rejected_part_is_at_most_twice_what_went_in_where_nothing_is_compared() {
        let part = |kg: i64, it: &Balance| it.judge_rejected(Some(&Exact::from(kg))).map_err(|it| it.code);
        assert_eq!(part(20, &balance(10, 0, 0, "none")), Ok(()));
        assert_eq!(part(21, &balance(10, 0, 0, "none")), Err(Code::MassBalanceExceeded));
        assert_eq!(part(21, &balance(0, 0, 0, "none")), Ok(()), "nothing went in yet");
        assert_eq!(part(21, &balance(10, 0, 0, "2")), Ok(()), "the tolerance judges it");
    }

    #[test]
    fn one_output_alone_cannot_be_more_than_went_in() {
        let started = balance(10, 0, 0, "2");
        assert!(started.judge_output(Some(&Exact::ratio(102, 10))).is_ok());
        let refusal = started.judge_output(Some(&Exact::from(400))).expect_err("more than went in");
        assert_eq!((refusal.code, &refusal.facts["out_kg"]), (Code::MassBalanceExceeded, &"400".into()));
    }
}
