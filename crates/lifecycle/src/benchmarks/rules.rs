//! The rules of figures across workspaces: which there are, their bounds, what each costs, and what is read
//! from a figure with its noise.
//! Invariant: a value counts within its bounds and once, so that a workspace moves a figure by no more than
//! the noise hides. Shares and days are in hundredths.

use super::noise::{Randomness, laplace};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::day::{Day, Instant};
use kernel::words;
use platform::error::{Error, Result};
use platform::settings::Trade;

/// The fewest workspaces of a figure: with 20 the share of one is a twentieth.
pub const MIN_COHORT: usize = 20;
/// The price of the total of a figure, in thousandths of epsilon.
const TOTAL_MILLI: i32 = 200;
/// The price of the number of workspaces.
const COUNT_MILLI: i32 = 125;
/// What a figure costs each of its workspaces. The three of a month cost 975.
pub const COST_MILLI: i32 = TOTAL_MILLI + COUNT_MILLI;
/// The most that a workspace spends in a month: epsilon 1 (promises.toml, no-reidentification).
pub const MONTH_MILLI: i64 = 1000;
/// The most that it spends in a year. The database has the same bound.
pub const YEAR_MILLI: i64 = 12_000;
/// Fewer bills or batches than this are no habit of a shop, and its value would be chance.
const FEWEST: i64 = 5;
/// A workspace that is younger is still trying the program. Somebody who wants to be alone in a cohort would
/// have to run nineteen shops for so long.
pub const MIN_AGE_DAYS: i64 = 90;
/// The day of the next month from which a month is done: bills and payments of its last days are in by then.
const SETTLED_DAY: i8 = 8;
/// ln 40, rounded up, in thousandths. Noise is beyond this many scales in one of forty draws, so that both
/// the total and the number are within in 95 of 100 figures.
const WITHIN_MILLI: i64 = 3_689;

words! {
    /// A figure that workspaces are compared by.
    pub enum Metric {
        /// Of the bills that fell due in the month, the share that is not paid.
        OverdueBills = "overdue_bills",
        /// The days from a bill to its last payment.
        DaysToPayment = "days_to_payment",
        /// Of the batches that were completed in the month, the share that had a deviation.
        BatchesOff = "batches_with_deviation",
    }
}

platform::word_fields!(Metric);

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Hundredths of a percent.
    Percent,
    /// Hundredths of a day.
    Days,
}

/// The least and the most that a value counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub low: i64,
    /// The most.
    pub high: i64,
}

impl Bounds {
    /// Half of the way between both: the most by which a value differs from the middle, and so the most by
    /// which a workspace moves the total.
    const fn half(self) -> i64 {
        (self.high - self.low) / 2
    }

    const fn middle(self) -> i64 {
        self.low + self.half()
    }
}

impl Metric {
    /// Its name for people.
    pub const fn title(self) -> &'static str {
        match self {
            Metric::OverdueBills => "Bills not paid when due",
            Metric::DaysToPayment => "Days to payment",
            Metric::BatchesOff => "Batches with a deviation",
        }
    }

    /// Whether shops of a trade have it.
    pub fn is_of(self, trade: Trade) -> bool {
        self != Metric::BatchesOff || trade.has_batches()
    }

    /// What it is counted in.
    pub const fn unit(self) -> Unit {
        match self {
            Metric::OverdueBills | Metric::BatchesOff => Unit::Percent,
            Metric::DaysToPayment => Unit::Days,
        }
    }

    /// Its bounds. Narrow bounds need less noise, so each leaves out what few shops have: that more than half
    /// of the bills are overdue or of the batches deviate, and that bills are paid after more than 60 days.
    pub const fn bounds(self) -> Bounds {
        match self {
            Metric::OverdueBills | Metric::BatchesOff => Bounds { low: 0, high: 5_000 },
            Metric::DaysToPayment => Bounds { low: 0, high: 6_000 },
        }
    }

    /// The hundredths of a whole: of a percent, or of a day.
    const fn parts(self) -> i64 {
        match self.unit() {
            Unit::Percent => 10_000,
            Unit::Days => 100,
        }
    }

    /// The value of a workspace from what was counted. None: too little to say.
    pub fn value(self, part: i64, whole: i64) -> Option<i64> {
        (whole >= FEWEST).then(|| quotient(part.saturating_mul(self.parts()), whole))
    }
}

/// The quotient, rounded half away from zero; 0 for a whole of 0.
fn quotient(part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    let half = if part < 0 { -whole } else { whole };
    part.saturating_mul(2).saturating_add(half) / (2 * whole)
}

/// The scale of noise that hides a change of `most` at this price.
fn scale(most: i64, milli: i32) -> Result<u32> {
    let scale = (most * 1000 + i64::from(milli) - 1) / i64::from(milli);
    u32::try_from(scale).map_err(Error::internal)
}

/// What a release says of a cohort, with its noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noisy {
    /// What the values differ from the middle of their bounds, added up.
    pub total: i64,
    /// The number of workspaces.
    pub count: i64,
}

/// The release of these values, one of each workspace. None: they are too few. Errors: the source's.
pub fn release_of(metric: Metric, values: &[i64], source: &mut impl Randomness) -> Result<Option<Noisy>> {
    if values.len() < MIN_COHORT {
        return Ok(None);
    }
    noisy_of(metric, values, source).map(Some)
}

/// The same without the minimum, for the attack that tries the noise.
pub(super) fn noisy_of(metric: Metric, values: &[i64], source: &mut impl Randomness) -> Result<Noisy> {
    let bounds = metric.bounds();
    let total: i64 = values.iter().map(|it| (*it).clamp(bounds.low, bounds.high) - bounds.middle()).sum();
    let count = i64::try_from(values.len()).map_err(Error::internal)?;
    Ok(Noisy {
        total: total + laplace(source, scale(bounds.half(), TOTAL_MILLI)?)?,
        count: count + laplace(source, scale(1, COUNT_MILLI)?)?,
    })
}

/// The mean of a cohort, as people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mean {
    /// The mean.
    pub mean: i64,
    /// In 95 of 100 figures the true mean is not below this …
    pub low: i64,
    /// … and not above this.
    pub high: i64,
}

/// The mean of a release. A cohort has twenty workspaces at least, whatever its noise says. Errors: a bound
/// that is no number of a scale.
pub fn mean_of(metric: Metric, noisy: Noisy) -> Result<Mean> {
    let bounds = metric.bounds();
    let fewest = i64::try_from(MIN_COHORT).map_err(Error::internal)?;
    let reach = |most, milli| scale(most, milli).map(|scale| (i64::from(scale) * WITHIN_MILLI + 999) / 1000);
    let (far, off) = (reach(bounds.half(), TOTAL_MILLI)?, reach(1, COUNT_MILLI)?);
    let few = (noisy.count - off).max(fewest);
    let many = (noisy.count + off).max(few);
    let (least, most) = (noisy.total - far, noisy.total + far);
    let within =
        |total: i64, count: i64| (bounds.middle() + quotient(total, count)).clamp(bounds.low, bounds.high);
    Ok(Mean {
        mean: within(noisy.total, noisy.count.max(fewest)),
        low: within(least, if least < 0 { few } else { many }),
        high: within(most, if most < 0 { many } else { few }),
    })
}

/// Whether a workspace that has spent so much in a year and in a month may spend this too.
pub fn fits(year_spent: i64, month_spent: i64, cost: i32) -> bool {
    year_spent + i64::from(cost) <= YEAR_MILLI && month_spent + i64::from(cost) <= MONTH_MILLI
}

/// A month, by its days and by its moments in universal time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Day,
    /// The first day of the next month.
    pub next: Day,
    /// The first moment.
    pub begin: Instant,
    /// The first moment of the next month.
    pub until: Instant,
}

impl Month {
    /// The month of a day. Errors: out of the calendar.
    pub fn of(day: Day) -> Result<Month> {
        Month::before(day.first_of_month().checked_add(1.month()).map_err(Error::internal)?)
    }

    /// The month before that of a day. Errors: out of the calendar.
    fn before(day: Day) -> Result<Month> {
        let next = day.first_of_month();
        let first = next.checked_sub(1.month()).map_err(Error::internal)?;
        let moment = |day: Day| day.to_zoned(TimeZone::UTC).map(|at| at.timestamp()).map_err(Error::internal);
        Ok(Month { first, next, begin: moment(first)?, until: moment(next)? })
    }
}

/// The last month that is over and settled. None: the days of the last one still change. Errors: out of the
/// calendar.
pub fn month_due(now: Instant) -> Result<Option<Month>> {
    let today = now.to_zoned(TimeZone::UTC).date();
    if today.day() < SETTLED_DAY {
        return Ok(None);
    }
    Month::before(today).map(Some)
}

/// The month of which the newest figure is or comes, for the workspace's own value. Errors: out of the
/// calendar.
pub fn last_month(now: Instant) -> Result<Month> {
    Month::before(now.to_zoned(TimeZone::UTC).date())
}

#[cfg(test)]
mod tests {
    use super::super::noise::tests::Seeded;
    use super::*;
    use kernel::day::parse_instant;
    use proptest::prelude::*;

    #[test]
    fn who_makes_no_batches_is_compared_by_bills_alone() {
        let of = |trade| Metric::ALL.iter().filter(move |it| it.is_of(trade)).count();
        assert_eq!([Trade::Jeweller, Trade::Shop, Trade::FoodMaker, Trade::Several].map(of), [2, 2, 3, 3]);
    }

    #[test]
    fn nineteen_workspaces_have_no_figure_and_twenty_have_one() {
        for &metric in Metric::ALL {
            assert_eq!(release_of(metric, &[2_000; 19], &mut Seeded(1)).expect("drawn"), None);
            assert!(release_of(metric, &[2_000; 20], &mut Seeded(1)).expect("drawn").is_some());
        }
    }

    #[test]
    fn all_figures_of_a_month_cost_no_more_than_its_budget_and_twelve_months_no_more_than_the_years() {
        let month = i64::from(COST_MILLI) * i64::try_from(Metric::ALL.len()).expect("few");
        assert!(month <= MONTH_MILLI && 12 * month <= YEAR_MILLI);
        assert!(fits(0, 675, COST_MILLI) && !fits(0, 676, COST_MILLI));
        assert!(fits(11_675, 0, COST_MILLI) && !fits(11_676, 0, COST_MILLI));
    }

    #[test]
    fn a_value_is_a_share_or_days_in_hundredths_and_needs_five_things() {
        for (metric, part, whole, value) in [
            (Metric::OverdueBills, 1, 4, None),
            (Metric::OverdueBills, 1, 8, Some(1_250)),
            (Metric::BatchesOff, 1, 6, Some(1_667)),
            (Metric::DaysToPayment, 100, 8, Some(1_250)),
            (Metric::DaysToPayment, 0, 5, Some(0)),
        ] {
            assert_eq!(metric.value(part, whole), value, "{metric} {part}/{whole}");
        }
    }

    #[test]
    fn the_mean_is_read_with_its_reach() {
        let read = |total, count| mean_of(Metric::OverdueBills, Noisy { total, count }).expect("a mean");
        // 2,500 / 0.2 * 3.689 = 46,113 for the total; 8 * 3.689 = 30 for the number.
        assert_eq!(read(0, 20), Mean { mean: 2_500, low: 194, high: 4_806 });
        assert_eq!(read(-100_000, 200), Mean { mean: 2_000, low: 1_641, high: 2_266 });
        assert_eq!(read(0, -5).mean, 2_500, "no cohort is smaller than twenty");
        assert_eq!(read(9_000_000, 20), Mean { mean: 5_000, low: 5_000, high: 5_000 }, "within its bounds");
    }

    #[test]
    fn a_month_is_due_from_the_eighth_day_of_the_next() {
        let due = |now: &str| {
            let month = month_due(parse_instant(now).expect("a moment")).expect("a calendar");
            month.map(|it| it.first.to_string())
        };
        assert_eq!(due("2026-05-07T23:59:59Z"), None);
        assert_eq!(due("2026-05-08T00:00:00Z").as_deref(), Some("2026-04-01"));
        assert_eq!(due("2027-01-31T12:00:00Z").as_deref(), Some("2026-12-01"));
    }

    proptest! {
        #[test]
        fn one_workspace_moves_a_total_by_half_of_the_bounds_at_most(
            values in prop::collection::vec(-20_000i64..20_000, 20..60), more in -20_000i64..20_000, seed: u64,
        ) {
            for &metric in Metric::ALL {
                let with: Vec<i64> = values.iter().copied().chain([more]).collect();
                let one = noisy_of(metric, &values, &mut Seeded(seed)).expect("drawn");
                let other = noisy_of(metric, &with, &mut Seeded(seed)).expect("drawn");
                prop_assert!((one.total - other.total).abs() <= metric.bounds().half());
                prop_assert_eq!(other.count - one.count, 1);
            }
        }

        #[test]
        fn the_mean_is_within_its_reach_and_its_bounds(total in -1_000_000i64..1_000_000, count in -50i64..2_000) {
            for &metric in Metric::ALL {
                let it = mean_of(metric, Noisy { total, count }).expect("a mean");
                prop_assert!(metric.bounds().low <= it.low && it.low <= it.mean);
                prop_assert!(it.mean <= it.high && it.high <= metric.bounds().high);
            }
        }

        #[test]
        fn the_true_mean_is_within_the_reach_of_nearly_all_figures(seed: u64) {
            let values: Vec<i64> = (0..100).map(|nth| nth * 40).collect();
            let truth = 1_980;
            let mut source = Seeded(seed);
            let within = (0..200).filter(|_| {
                let noisy = noisy_of(Metric::OverdueBills, &values, &mut source).expect("drawn");
                let it = mean_of(Metric::OverdueBills, noisy).expect("a mean");
                it.low <= truth && truth <= it.high
            });
            // 190 of 200 are promised; six standard deviations below.
            prop_assert!(within.count() >= 171);
        }
    }
}
