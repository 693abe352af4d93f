//! Figures across workspaces on a real database and on their pages: who gives, what is told of too few, and the budget.
//! Invariant: the noise and the clock are the test's.

use super::page::{ComparisonPage, RoundsPage};
use super::*;
use askama::Template;
use kernel::day::parse_day;
use serde_json::Value;
use testing::Shop;
use web::view::{Chrome, FormState};

const HOSTILE: &str = "<script>alert('x')</script>";

async fn since(shop: &Shop) -> Value {
    shop.ask::<GetComparison>("olive", json!({})).await.expect("a comparison")["since"].clone()
}

#[tokio::test]
async fn nobody_takes_part_until_an_owner_says_so_and_an_owner_leaves_at_once() {
    let shop = Shop::jeweller().await;
    assert_eq!(since(&shop).await, Value::Null, "off by default");
    for person in ["adam", "acco", "audi", "mia"] {
        let tried = shop.run::<JoinComparison>(person, json!({})).await;
        assert_eq!(tried, Err("permission_denied".into()), "{person}");
    }
    let joined = shop.run::<JoinComparison>("olive", json!({ "reason": "to compare" })).await;
    assert_eq!(joined, Ok(json!({ "takes_part": true })));
    assert_eq!(since(&shop).await, json!("2026-04-20T05:00:00Z"));
    shop.run::<JoinComparison>("olive", json!({})).await.expect("again, which changes nothing");
    let left = shop.run::<LeaveComparison>("olive", json!({})).await;
    assert_eq!(left, Ok(json!({ "takes_part": false })));
    assert_eq!(since(&shop).await, Value::Null);
    assert_eq!(
        shop.told(JoinComparison::NAME).await.len(),
        4 + 2,
        "each try is in the log, the refused ones too"
    );
    assert_eq!(shop.told(LeaveComparison::NAME).await.len(), 1);
}

#[tokio::test]
async fn a_figure_that_was_not_released_has_a_code_of_its_own() {
    let shop = Shop::dairy().await;
    let asked = json!({ "metric": "batches_with_deviation", "month": "2026-02-01" });
    assert_eq!(shop.ask::<GetFigure>("olive", asked.clone()).await, Err("cohort_too_small".into()));
    assert_eq!(shop.ask::<GetFigure>("quinn", asked).await, Err("permission_denied".into()));
    let unknown = json!({ "metric": "profit", "month": "2026-02-01" });
    assert_eq!(shop.ask::<GetFigure>("olive", unknown).await, Err("value_unknown metric".into()));
}

fn figure(metric: Metric, month: &str) -> FigureShown {
    let month = parse_day(month).expect("a day");
    FigureShown { month, metric, mean_e2: 1_250, low_e2: 310, high_e2: 2_201 }
}

fn page(since: Option<Instant>, is_possible: bool, figures: Vec<FigureShown>) -> String {
    let month = parse_day("2026-07-01").expect("a day");
    let line = |metric: &Metric| ComparisonLine {
        metric: *metric,
        own_e2: (*metric != Metric::BatchesOff).then_some(640),
        figure: figures.iter().find(|it| it.metric == *metric && it.month == month).cloned(),
    };
    let shown = ComparisonShown {
        since,
        is_possible,
        country: "IN".into(),
        trade: HOSTILE.into(),
        fewest: MIN_COHORT,
        spent_milli: 6_000,
        budget_milli: YEAR_MILLI,
        month,
        rows: Metric::ALL.iter().map(line).collect(),
        figures,
    };
    let (chrome, base) = (Chrome::sample("Comparison with other shops"), "/w/shop".to_owned());
    let here = format!("{base}/settings/comparison");
    ComparisonPage { chrome, base, here, shown, form: FormState::default() }.render().expect("a page")
}

#[test]
fn the_page_says_what_leaves_before_the_button() {
    let html = page(None, true, Vec::new());
    let (says, button) = (html.find("What leaves the shop"), html.find("workspace.comparison.join"));
    assert!(says.is_some() && says < button, "{html}");
    assert!(html.contains("You do not take part") && html.contains("fewer than 20 shops took part"));
    assert!(!html.contains("comparison.leave") && !html.contains("<script>alert"));
    assert!(!page(None, false, Vec::new()).contains("comparison.join"), "the operators have no shop");
}

#[test]
fn a_figure_is_shown_with_its_reach_beside_the_shops_own_value() {
    let figures = vec![
        figure(Metric::OverdueBills, "2026-07-01"),
        figure(Metric::DaysToPayment, "2026-07-01"),
        figure(Metric::OverdueBills, "2026-06-01"),
    ];
    let html = page(Some(Instant::UNIX_EPOCH), true, figures);
    assert!(html.contains("comparison.leave") && !html.contains("comparison.join"));
    assert!(html.contains("between 3 and 23 days"), "outwards: {html}");
    assert!(html.contains("12.5 days") && html.contains("6.4 days"), "{html}");
    assert!(html.contains("Too little in this month") && html.contains("Earlier months"));
    assert!(html.contains("50 % of this year"), "{html}");
}

#[test]
fn the_operators_see_counts() {
    let page = |rows| RoundsPage { chrome: Chrome::sample("Figures"), rows }.render().expect("a page");
    assert!(page(Vec::new()).contains("No months yet"));
    let month = parse_day("2026-07-01").expect("a day");
    let html = page(vec![RoundLine { month, members: 23, figures: 2, done_at: Instant::UNIX_EPOCH }]);
    assert!(html.contains("<bdi>23</bdi>") && html.contains("<bdi>2</bdi>"), "{html}");
}
