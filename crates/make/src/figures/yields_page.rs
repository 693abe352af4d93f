//! The yield of a recipe's batches, drawn beside what was expected, and as a table.
//! Invariant: drawing and table are of one recipe; a batch that is outside the tolerance says so in words.

use catalogue::{Phrase, say};
use kernel::decimal::{Decimal, Percent};
use platform::error::Result;
use web::chart::{Chart, marks};
use web::page::{Body, PageCx};
use web::sheet::{Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, Table, ask_with_filters};
use web::url::encoded;
use web::view::Chrome;

use super::sheet;
use super::yields::{GetYield, YieldRow, YieldShown};
use crate::recipes::ListRecipes;

/// Most marks of the drawing, the newest: more would run together.
const MOST_MARKS: usize = 60;
/// The expected yield, in hundredths of a percent.
const WHOLE: i64 = 10_000;

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (mut shown, fault) = ask_with_filters::<GetYield>(cx, &[], &["recipe", "from", "to"], "").await?;
    let recipes = cx.ask(ListRecipes { after: None }).await?.rows;
    // Without a choice, the recipe of the newest batch.
    let wanted = cx.wanted("recipe").trim();
    let newest = || shown.rows.first().map(|row| row.recipe.clone()).unwrap_or_default();
    let recipe = if wanted.is_empty() || !fault.is_empty() { newest() } else { wanted.to_owned() };
    shown.rows.retain(|row| row.recipe == recipe);
    let days = say!("{from} to {to}", from = cx.chrome.day(shown.from), to = cx.chrome.day(shown.to));
    let mut page = sheet::begin(cx, "/figures", "Yield".into(), days);
    page.fault = fault;
    page.with_days(cx, shown.from, shown.to);
    let mut choices: Vec<(String, Phrase)> =
        recipes.into_iter().map(|it| (it.recipe, Phrase::verbatim(it.name))).collect();
    if !choices.iter().any(|(code, _)| *code == recipe) {
        let name = if recipe.is_empty() { "—".into() } else { Phrase::verbatim(&recipe) };
        choices.insert(0, (recipe.clone(), name));
    }
    page.filters.push(Filter {
        name: "recipe",
        word: "Recipe".into(),
        value: recipe,
        kind: FilterKind::Choice(choices),
    });
    page.charts = chart(&cx.chrome, &shown).into_iter().collect();
    page.tables = vec![table(&cx.chrome, &cx.href("/batches"), &shown)];
    page.answer(cx, None)
}

/// A percentage in hundredths, for a place in the drawing.
fn hundredths(percent: Decimal) -> i64 {
    percent.scaled(2).unwrap_or(0)
}

/// The band around what was expected, by the tolerance of the newest batch that has one.
fn band(rows: &[&YieldRow]) -> Option<(Percent, (i64, i64))> {
    let tolerance = rows.iter().rev().find_map(|row| row.tolerance_percent)?;
    let wide = tolerance.get() / 10_000;
    Some((tolerance, (WHOLE.saturating_sub(wide), WHOLE.saturating_add(wide))))
}

/// The yield of each batch as a mark, from the first to the last; none where no yield is known.
pub(crate) fn chart(chrome: &Chrome, shown: &YieldShown) -> Option<Chart> {
    let known = shown.rows.iter().filter(|row| row.yield_percent.is_some());
    let mut rows: Vec<&YieldRow> = known.take(MOST_MARKS).collect();
    rows.reverse();
    let (first, last) = (rows.first()?, rows.last()?);
    let mark = |row: &&YieldRow| {
        let class = if row.within_tolerance == Some(false) { "less" } else { "part" };
        (class, row.yield_percent.map_or(WHOLE, hundredths))
    };
    let figures: Vec<(&'static str, i64)> = rows.iter().map(mark).collect();
    let outside = rows.iter().filter(|row| row.within_tolerance == Some(false)).count();
    let band = band(&rows);
    let mut key =
        vec![("part", Phrase::of("What came out of a batch")), ("other", Phrase::of("What was expected"))];
    if let Some((tolerance, _)) = &band {
        key.push(("band", say!("within {tolerance} percent of it", tolerance = tolerance.to_string())));
    }
    if outside > 0 {
        key.push(("less", Phrase::of("outside of that")));
    }
    Some(Chart {
        id: "over-time",
        title: "Batch by batch".into(),
        aside: "in percent of what was expected".into(),
        words: say!(
            "{count} batches, {outside} of them outside the tolerance, in the table one by one",
            count = rows.len(),
            outside
        ),
        drawing: marks(&figures, WHOLE, band.map(|(_, band)| band)),
        scale: vec![chrome.day(first.completed), chrome.day(last.completed)],
        key,
    })
}

/// The words for a batch beside its tolerance, and their word in the file.
fn verdict(row: &YieldRow) -> (Phrase, &'static str) {
    match (row.within_tolerance, row.expected_kg) {
        (Some(true), _) => ("as expected".into(), "within"),
        (Some(false), _) => ("outside the tolerance".into(), "outside"),
        (None, Some(_)) => ("no tolerance is kept".into(), "open"),
        (None, None) => ("the recipe does not say".into(), "unknown"),
    }
}

/// The table of the batches; `batches` is the address of their list.
pub(crate) fn table(chrome: &Chrome, batches: &str, shown: &YieldShown) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let figure = |figure: Option<Decimal>| {
        figure.map_or_else(Cell::default, |figure| Cell::figure(&figure.normalized().to_string(), ""))
    };
    let row = |row: &YieldRow| {
        let (words, word) = verdict(row);
        let href = format!("{batches}/{}", encoded(&row.batch));
        Row {
            kind: RowKind::Plain,
            cells: vec![
                Cell::text(&row.batch).link(href).narrow(words.clone()),
                Cell::day(chrome, row.completed),
                Cell::count(row.recipe_version.into()),
                figure(row.expected_kg),
                figure(row.made_kg),
                figure(row.yield_percent),
                Cell::words(words, word),
            ],
        }
    };
    Table {
        id: "batches",
        title: "Batches".into(),
        aside: if shown.more { "the newest 500".into() } else { "the newest first".into() },
        columns: vec![
            column("Batch".into(), "batch", ColumnKind::Words),
            column("Completed".into(), "completed", ColumnKind::MoreWords),
            column("Version".into(), "recipe_version", ColumnKind::MoreFigure),
            column("Expected kg".into(), "expected_kg", ColumnKind::MoreFigure),
            column("Made kg".into(), "made_kg", ColumnKind::Figure),
            column("Yield %".into(), "yield_percent", ColumnKind::Figure),
            column("Against what is expected".into(), "verdict", ColumnKind::MoreWords),
        ],
        rows: shown.rows.iter().map(row).collect(),
        foot: vec![],
        empty: (
            "No batch was completed on these days".into(),
            "Choose other days or another recipe, or complete a batch.".into(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::day::Day;

    const HOSTILE: &str = "<script>alert('x')</script>\"";

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn row(words: &str, percent: Option<&str>, within: Option<bool>) -> YieldRow {
        YieldRow {
            batch: words.into(),
            recipe: words.into(),
            recipe_version: 3,
            completed: day("2026-11-20"),
            expected_kg: Decimal::parse("50.000000000").ok(),
            made_kg: Decimal::parse("47.5").ok(),
            yield_percent: percent.and_then(|text| Decimal::parse(text).ok()),
            tolerance_percent: Percent::parse("3").ok(),
            within_tolerance: within,
        }
    }

    fn shown(rows: Vec<YieldRow>) -> YieldShown {
        YieldShown { from: day("2025-11-27"), to: day("2026-11-27"), rows, more: false }
    }

    #[test]
    fn the_band_is_the_tolerance_around_the_whole() {
        let one = row("B-1", Some("95.00"), Some(false));
        assert_eq!(band(&[&one]).map(|(_, band)| band), Some((9_700, 10_300)));
        let none = YieldRow { tolerance_percent: None, ..one };
        assert_eq!(band(&[&none]), None);
    }

    #[test]
    fn a_chart_is_drawn_of_known_yields_alone() {
        let chrome = Chrome::sample("Yield");
        assert!(chart(&chrome, &shown(vec![])).is_none());
        assert!(chart(&chrome, &shown(vec![row("B-1", None, None)])).is_none());
        let drawn = chart(&chrome, &shown(vec![row(HOSTILE, Some("95.00"), Some(false))])).expect("a chart");
        assert!(drawn.key.iter().any(|(class, _)| *class == "less"));
    }

    #[test]
    fn a_row_has_a_cell_for_each_column_and_says_in_words_what_is_outside() {
        let chrome = Chrome::sample("Yield");
        let table = table(&chrome, "/w/s/batches", &shown(vec![row(HOSTILE, Some("95.00"), Some(false))]));
        let cells = &table.rows[0].cells;
        assert_eq!(cells.len(), table.columns.len());
        assert_eq!((cells[3].file.as_str(), cells[6].file.as_str()), ("50", "outside"));
    }
}
