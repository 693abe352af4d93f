//! The page on which an Owner takes part in figures across workspaces and reads them, and the operators' page
//! of counts.
//! Invariant: the page says what leaves the workspace before the button that lets it; each figure is shown
//! with its reach.

use super::{ComparisonLine, ComparisonShown, FigureShown, GetComparison, ListRounds, RoundLine};
use askama::Template;
use catalogue::{Phrase, say};
use lifecycle::benchmarks::rules::{Metric, Unit};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "comparison/show.html")]
pub(super) struct ComparisonPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub shown: ComparisonShown,
    pub form: FormState,
}

impl ComparisonPage {
    /// Where the form is sent.
    pub fn action(&self) -> String {
        let act = if self.shown.since.is_some() { "leave" } else { "join" };
        format!("{}/do/workspace.comparison.{act}", self.base)
    }

    /// A value in its unit.
    pub fn value(&self, metric: &Metric, value_e2: &i64) -> Phrase {
        match metric.unit() {
            Unit::Percent => Phrase::verbatim(self.chrome.percent(value_e2 * 10_000)),
            Unit::Days => {
                let tenths = (value_e2 + 5) / 10;
                say!("{days} days", days = format!("{}.{}", tenths / 10, tenths % 10))
            }
        }
    }

    /// The workspace's own value.
    pub fn own(&self, line: &ComparisonLine) -> Phrase {
        match line.own_e2 {
            Some(value) => self.value(&line.metric, &value),
            None => Phrase::of("Too little in this month"),
        }
    }

    /// The reach of a figure.
    pub fn reach(&self, figure: &FigureShown) -> Phrase {
        let (low, high) = (figure.low_e2, figure.high_e2);
        match figure.metric.unit() {
            Unit::Percent => say!(
                "between {low} and {high}",
                low = self.chrome.percent(low * 10_000),
                high = self.chrome.percent(high * 10_000)
            ),
            // Outwards, so that the reach is not made to look smaller.
            Unit::Days => say!("between {low} and {high} days", low = low / 100, high = (high + 99) / 100),
        }
    }

    /// The earlier figures, which the table above has not.
    pub fn earlier(&self) -> Vec<&FigureShown> {
        self.shown.figures.iter().filter(|it| it.month != self.shown.month).collect()
    }

    /// The part of the budget that is used.
    pub fn budget(&self) -> Phrase {
        let percent = i64::from(self.shown.spent_milli) * 100 / self.shown.budget_milli.max(1);
        say!("{percent} % of this year's privacy budget is used.", percent)
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let shown = cx.ask(GetComparison {}).await?;
    cx.html(&ComparisonPage {
        chrome: cx.chrome("Comparison with other shops"),
        base: cx.href(""),
        here: cx.href("/settings/comparison"),
        shown,
        form: cx.form_named("comparison")?,
    })
}

#[derive(Template)]
#[template(path = "comparison/rounds.html")]
pub(super) struct RoundsPage {
    pub chrome: Chrome,
    pub rows: Vec<RoundLine>,
}

pub(crate) async fn rounds(cx: &PageCx) -> Result<Body> {
    let list = cx.ask(ListRounds {}).await?;
    cx.html(&RoundsPage { chrome: cx.chrome("Figures across workspaces"), rows: list.rows })
}
