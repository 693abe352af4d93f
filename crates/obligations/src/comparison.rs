//! Figures across workspaces as an Owner sees them: whether the workspace takes part, and its own values
//! beside the means of the others. Those who run the instance see counts.
//! Invariant: no workspace takes part unless its Owner says so; of others it sees figures that were released
//! and nothing else.

pub mod page;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::permission::Permission;
use lifecycle::benchmarks::rules::{self, MIN_COHORT, Metric, Month, YEAR_MILLI};
use lifecycle::benchmarks::{self, Cohort, Figure};
use platform::action::{Action, Query};
use platform::error::{Error, Result};
use platform::fields::Text;
use platform::input;
use platform::instance::{CANARIES, INSTANCE};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

/// What the audit log calls it.
const SUBJECT: &str = "comparison";

/// Whether this workspace could take part: it is a shop, and none in which the program tests itself.
fn is_shop(tx: &ReadTx) -> bool {
    tx.workspace.tenant != INSTANCE && !CANARIES.contains(&tx.workspace.slug.as_str())
}

fn cohort_of(tx: &ReadTx) -> Cohort {
    let shop = &tx.workspace;
    Cohort { country: shop.country.as_str().to_owned(), trade: shop.settings.trade.to_string() }
}

input! {
    /// The comparison of this workspace with others.
    pub struct GetComparison {}
}

/// The workspace beside the others of its trade and country.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ComparisonShown {
    /// Since when the workspace takes part; absent: it does not.
    pub since: Option<Instant>,
    /// Whether it could: the workspace of those who run the instance cannot.
    pub is_possible: bool,
    /// The country of those that are compared.
    pub country: String,
    /// Their trade.
    pub trade: String,
    /// The fewest workspaces of a figure.
    pub fewest: usize,
    /// What the workspace spent of its privacy budget this year, in thousandths of epsilon.
    pub spent_milli: i32,
    /// The most that it spends in a year.
    pub budget_milli: i64,
    /// The month of the workspace's own values.
    pub month: Day,
    /// The values of this workspace beside the newest figures.
    pub rows: Vec<ComparisonLine>,
    /// All figures, the newest month first.
    pub figures: Vec<FigureShown>,
}

/// A value of the workspace beside the figure of the others.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ComparisonLine {
    /// The metric.
    pub metric: Metric,
    /// The workspace's own value, in hundredths of a percent or of a day; absent: there is too little in the
    /// month.
    pub own_e2: Option<i64>,
    /// The figure of the others in that month; absent: there is none.
    pub figure: Option<FigureShown>,
}

/// The mean over the workspaces of a cohort, in hundredths of a percent or of a day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FigureShown {
    /// The first day of the month.
    pub month: Day,
    /// What it is the mean of.
    pub metric: Metric,
    /// The mean, with its noise.
    pub mean_e2: i64,
    /// In 95 of 100 figures the true mean is not below this.
    pub low_e2: i64,
    /// In 95 of 100 figures the true mean is not above this.
    pub high_e2: i64,
}

impl FigureShown {
    fn of(figure: &Figure) -> Result<FigureShown> {
        let it = rules::mean_of(figure.metric, figure.noisy)?;
        Ok(FigureShown {
            month: figure.month,
            metric: figure.metric,
            mean_e2: it.mean,
            low_e2: it.low,
            high_e2: it.high,
        })
    }
}

async fn figures(tx: &ReadTx) -> Result<Vec<FigureShown>> {
    let found = benchmarks::figures_of(tx, &cohort_of(tx)).await?;
    found.iter().map(FigureShown::of).collect()
}

impl Query for GetComparison {
    const NAME: &'static str = "workspace.comparison";
    const NEEDS: Permission = Permission::BenchmarksWrite;
    const SUMMARY: &'static str =
        "Shows whether the workspace takes part in figures across workspaces, and its values beside them.";
    type Output = ComparisonShown;

    async fn fetch(self, tx: &ReadTx) -> Result<ComparisonShown> {
        let figures = figures(tx).await?;
        // The workspace's own values are of the month of the newest figures, so that both are of the same
        // days.
        let month = match figures.first() {
            Some(newest) => Month::of(newest.month)?,
            None => rules::last_month(tx.now)?,
        };
        let mut rows = Vec::new();
        for &metric in Metric::ALL.iter().filter(|it| it.is_of(tx.workspace.settings.trade)) {
            let own_e2 = benchmarks::own_value(tx, tx.tenant(), metric, month).await?;
            let same = |it: &&FigureShown| it.metric == metric && it.month == month.first;
            rows.push(ComparisonLine { metric, own_e2, figure: figures.iter().find(same).cloned() });
        }
        let Cohort { country, trade } = cohort_of(tx);
        Ok(ComparisonShown {
            since: benchmarks::member_since(tx, tx.tenant()).await?,
            is_possible: is_shop(tx),
            country,
            trade,
            fewest: MIN_COHORT,
            spent_milli: benchmarks::year_spent(tx, tx.tenant(), i32::from(tx.today().year())).await?,
            budget_milli: YEAR_MILLI,
            month: month.first,
            rows,
            figures,
        })
    }
}

input! {
    /// One figure across workspaces.
    pub struct GetFigure {
        /// What it is the mean of.
        metric: Metric,
        /// Any day of its month.
        month: Day,
    }
}

impl Query for GetFigure {
    const NAME: &'static str = "workspace.comparison.figure";
    const NEEDS: Permission = Permission::BenchmarksWrite;
    const SUMMARY: &'static str =
        "Shows a figure across the workspaces of this trade and country; every call gets the same draw.";
    type Output = FigureShown;

    async fn fetch(self, tx: &ReadTx) -> Result<FigureShown> {
        let first = self.month.first_of_month();
        let mut found = figures(tx).await?.into_iter();
        found
            .find(|it| it.metric == self.metric && it.month == first)
            .ok_or_else(|| Error::from(Code::CohortTooSmall))
    }
}

input! {
    /// Takes part in figures across workspaces.
    pub struct JoinComparison {
        /// Why.
        reason: Option<Text>,
    }
}

/// The answer to a change of mind.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Participation {
    /// Whether the workspace takes part now.
    pub takes_part: bool,
}

impl Action for JoinComparison {
    const NAME: &'static str = "workspace.comparison.join";
    const NEEDS: Permission = Permission::BenchmarksWrite;
    const SUMMARY: &'static str = "Takes part in figures across workspaces from now on.";
    type Output = Participation;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Participation>> {
        if !is_shop(tx) {
            return Err(Code::NotFound.into());
        }
        let is_new = benchmarks::join(&*tx, tx.tenant(), (tx.person(), tx.now)).await?;
        let change = Change::of(SUBJECT)
            .before(json!({ "takes_part": !is_new }))
            .after(json!({ "takes_part": true }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, Participation { takes_part: true }))
    }
}

input! {
    /// Takes part no more.
    pub struct LeaveComparison {
        /// Why.
        reason: Option<Text>,
    }
}

impl Action for LeaveComparison {
    const NAME: &'static str = "workspace.comparison.leave";
    const NEEDS: Permission = Permission::BenchmarksWrite;
    const SUMMARY: &'static str = "Takes part in no figure across workspaces from now on.";
    type Output = Participation;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Participation>> {
        let was = benchmarks::leave(&*tx, tx.tenant()).await?;
        let change = Change::of(SUBJECT)
            .before(json!({ "takes_part": was }))
            .after(json!({ "takes_part": false }))
            .reason(self.reason.as_ref().map(Text::as_str));
        Ok(tx.record(change, Participation { takes_part: false }))
    }
}

input! {
    /// The months of figures across workspaces.
    pub struct ListRounds {}
}

/// The months that are done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoundList {
    /// The newest first.
    pub rows: Vec<RoundLine>,
}

/// A month that is done: counts alone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RoundLine {
    /// The first day of the month.
    pub month: Day,
    /// The workspaces of the instance that took part.
    pub members: i32,
    /// The figures that were released.
    pub figures: i32,
    /// When it was done.
    pub done_at: Instant,
}

impl Query for ListRounds {
    const NAME: &'static str = "instance.comparison";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str =
        "Counts the workspaces that took part in figures of each month, and the figures.";
    type Output = RoundList;

    async fn fetch(self, tx: &ReadTx) -> Result<RoundList> {
        let line = |it: benchmarks::Round| RoundLine {
            month: it.month,
            members: it.members,
            figures: it.figures,
            done_at: it.done_at,
        };
        Ok(RoundList { rows: benchmarks::rounds(tx).await?.into_iter().map(line).collect() })
    }
}
