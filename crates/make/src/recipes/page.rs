//! The list of recipes, and the page of one with its lines, points and versions.
//! Invariant: a published version is only shown; a change is published as the next version.

use super::{RecipeShown, VersionListed};
use crate::batches::page::point;
use crate::control_points::ListControlPoints;
use crate::recipes::{GetRecipe, ListRecipeVersions, ListRecipes};
use askama::Template;
use catalogue::{Phrase, say};
use kernel::permission::Permission;
use ledger::items::ListItems;
use ledger::stock::page::{STOCK_UNITS, unit};
use platform::error::Result;
use platform::fields::Name;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page, with_params};
use web::view::{Beam, Chrome, FormState};

/// Visible rows of a form: those for a new recipe, and the empty ones after the lines of a next version.
const ROWS: usize = 4;
const EMPTY_ROWS: usize = 2;
/// Rows in each of the two folds after them.
const FOLDED_ROWS: usize = 8;

#[derive(Template)]
#[template(path = "recipes/list.html")]
struct RecipesPage {
    chrome: Chrome,
    base: String,
    rows: Vec<Row>,
    next: String,
    /// None for users who may not publish.
    publish: Option<Publish>,
}

/// A recipe in the list.
struct Row {
    href: String,
    name: String,
    code: String,
    version: i32,
    basis: String,
    makes: String,
    since: jiff::Timestamp,
}

/// The form of a version, with its initial values.
pub(super) struct Publish {
    pub form: FormState,
    pub page: String,
    pub next: String,
    pub code: String,
    pub version: i32,
    pub name: String,
    pub output_item: String,
    pub basis_quantity: String,
    pub basis_unit: String,
    pub tolerance: String,
    pub minimum_age: String,
    pub shelf_life: String,
    /// The visible rows, those of the first fold, those of the second.
    pub rows: [Rows; 3],
    pub items: Vec<(String, String)>,
    /// The first choice is none.
    pub units: Vec<(&'static str, &'static str)>,
}

/// Rows of the form that are shown together.
#[derive(Default)]
pub(super) struct Rows {
    /// Whether a row has an entry or a fault.
    pub is_used: bool,
    pub lines: Vec<Line>,
}

/// A line of the form.
#[derive(Clone, Default)]
pub(super) struct Line {
    /// Its index among all lines.
    pub at: usize,
    pub item: String,
    pub quantity: String,
    pub unit: String,
}

#[derive(Template)]
#[template(path = "recipes/show.html")]
struct OnePage {
    chrome: Chrome,
    base: String,
    here: String,
    recipe: RecipeShown,
    is_newest: bool,
    basis: String,
    points: Vec<Point>,
    versions: Vec<Version>,
    plan: Option<String>,
    publish: Option<Publish>,
    /// Whether the address asks for the form.
    asked: bool,
}

/// A control point of the recipe.
struct Point {
    code: String,
    parameter: String,
    limits: Phrase,
    kind: String,
    beam: Beam,
}

/// A version in the list of versions.
struct Version {
    href: String,
    shown: VersionListed,
    /// "41 batches".
    batches: Phrase,
    is_this: bool,
}

pub(crate) async fn list(cx: &PageCx) -> Result<Body> {
    let page = cx.ask(ListRecipes { after: Name::parse(cx.wanted("after")).ok() }).await?;
    let publish = if cx.may(Permission::RecipesPublish) { Some(publishing(cx, None).await?) } else { None };
    let list = cx.href("/recipes");
    cx.html(&RecipesPage {
        chrome: cx.chrome("Recipes"),
        base: cx.href(""),
        next: next_page(&list, &[], page.next.as_deref()),
        rows: page.rows.into_iter().map(|recipe| row(&list, recipe)).collect(),
        publish,
    })
}

fn row(list: &str, recipe: RecipeShown) -> Row {
    Row {
        href: format!("{list}/{}", encoded(&recipe.recipe)),
        basis: basis(&recipe),
        name: recipe.name,
        code: recipe.recipe,
        version: recipe.version,
        makes: recipe.output_item.unwrap_or_default(),
        since: recipe.published_at,
    }
}

/// The basis of the lines: "420 L"; empty if they are for one batch.
fn basis(recipe: &RecipeShown) -> String {
    match (recipe.basis_quantity, &recipe.basis_unit) {
        (Some(quantity), Some(code)) => format!("{quantity}\u{a0}{}", unit(code)),
        _ => String::new(),
    }
}

pub(crate) async fn one(cx: &PageCx) -> Result<Body> {
    let code = cx.param("recipe")?;
    let versions = cx.ask_with::<ListRecipeVersions>(&[("recipe", code)]).await?.rows;
    let newest = versions.first().map_or(1, |it| it.version);
    let wanted: i32 = cx.wanted("version").parse().unwrap_or(newest);
    let version = platform::fields::Count(wanted);
    let recipe = cx.ask(GetRecipe { recipe: Name::parse(code)?, version: Some(version) }).await?;
    let may_publish = cx.may(Permission::RecipesPublish) && wanted == newest;
    let publish = if may_publish { Some(publishing(cx, Some(&recipe)).await?) } else { None };
    let here = format!("{}/{}", cx.href("/recipes"), encoded(code));
    let mut points = cx.ask(ListControlPoints { after: None }).await?.rows;
    points.retain(|point| point.applies_to.as_deref() == Some(code));
    let plan = cx
        .may(Permission::BatchesPlan)
        .then(|| format!("{}#plan", with_params(&cx.href("/batches"), &[("recipe", code)])));
    let version = |it: VersionListed| Version {
        href: format!("{here}?version={}", it.version),
        is_this: it.version == recipe.version,
        batches: Phrase::counted(it.batches.unsigned_abs(), "{count} batch", "{count} batches"),
        shown: it,
    };
    cx.html(&OnePage {
        chrome: cx.chrome(recipe.name.clone()),
        base: cx.href(""),
        is_newest: wanted == newest,
        basis: basis(&recipe),
        points: points.iter().map(point_of).collect(),
        versions: versions.into_iter().map(version).collect(),
        plan,
        publish,
        asked: !cx.wanted("next").is_empty(),
        here: here.clone(),
        recipe,
    })
}

fn point_of(it: &crate::control_points::PointShown) -> Point {
    let (mut beam, ..) = point::beam(it, None);
    let limits = point::limits(it);
    beam.words = say!("{point}: {limits}", point = &it.control_point, limits = &limits);
    Point {
        code: it.control_point.clone(),
        parameter: it.parameter.clone(),
        limits,
        kind: it.kind.clone(),
        beam,
    }
}

async fn publishing(cx: &PageCx, before: Option<&RecipeShown>) -> Result<Publish> {
    let items = cx.ask(ListItems { search: None, after: None }).await?.rows;
    let mut units = vec![("", "—")];
    units.extend(STOCK_UNITS);
    let page = before
        .map_or_else(|| cx.href("/recipes"), |it| format!("{}/{}", cx.href("/recipes"), encoded(&it.recipe)));
    Ok(Publish {
        items: items.into_iter().map(|item| (item.code, item.name)).collect(),
        units,
        next: cx.href("/recipes/{code}"),
        ..begun(cx.form_named("publish")?, page, before)
    })
}

/// The initial form: empty, or the next version of a recipe with its current lines.
fn begun(form: FormState, page: String, before: Option<&RecipeShown>) -> Publish {
    let text = |value: Option<String>| value.unwrap_or_default();
    let lines: Vec<Line> = before.map(|it| it.lines.iter().map(line).collect()).unwrap_or_default();
    Publish {
        rows: in_rows(lines, &form),
        form,
        page,
        next: String::new(),
        code: text(before.map(|it| it.recipe.clone())),
        version: before.map_or(1, |it| it.version + 1),
        name: text(before.map(|it| it.name.clone())),
        output_item: text(before.and_then(|it| it.output_item.clone())),
        basis_quantity: text(before.and_then(|it| it.basis_quantity).map(|it| it.to_string())),
        basis_unit: text(before.and_then(|it| it.basis_unit.clone())),
        tolerance: text(before.and_then(|it| it.mass_balance_tolerance_percent).map(|it| it.to_string())),
        minimum_age: text(
            before.filter(|it| it.minimum_age_days > 0).map(|it| it.minimum_age_days.to_string()),
        ),
        shelf_life: text(before.and_then(|it| it.shelf_life_days).map(|days| days.to_string())),
        items: Vec::new(),
        units: Vec::new(),
    }
}

fn line(it: &super::LineShown) -> Line {
    let quantity = it.quantity.map_or_else(String::new, |quantity| quantity.to_string());
    Line { at: 0, item: it.item.clone(), quantity, unit: it.unit.clone() }
}

/// The lines with empty rows after them, numbered. A fold with entries of a returned form is open.
fn in_rows(mut lines: Vec<Line>, form: &FormState) -> [Rows; 3] {
    let first = (lines.len() + EMPTY_ROWS).max(ROWS);
    lines.resize(first + 2 * FOLDED_ROWS, Line::default());
    for (at, line) in lines.iter_mut().enumerate() {
        line.at = at;
    }
    let is_used = |line: &Line| {
        let of_line = format!("lines[{}].", line.at);
        let is_wrong = form.faults().iter().any(|(field, _)| field.starts_with(&of_line));
        is_wrong
            || ["item", "quantity"].iter().any(|name| !form.value(&format!("{of_line}{name}"), "").is_empty())
    };
    let rows = |lines: Vec<Line>| Rows { is_used: lines.iter().any(is_used), lines };
    let last = lines.split_off(first + FOLDED_ROWS);
    let next = lines.split_off(first);
    [rows(lines), rows(next), rows(last)]
}

impl OnePage {
    fn unit<'a>(&self, code: &'a str) -> &'a str {
        unit(code)
    }

    /// The local day of a moment.
    fn day(&self, at: &jiff::Timestamp) -> String {
        self.chrome.day(at.to_zoned(self.chrome.manner.zone.clone()).date())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batches::page::tests::{HOSTILE, point as sample_point};
    use crate::recipes::LineShown;
    use jiff::Timestamp;
    use kernel::decimal::Quantity;

    fn recipe(words: &str) -> RecipeShown {
        let line = LineShown {
            line: 1,
            item: words.into(),
            item_name: words.into(),
            quantity: Some(Quantity::from_stored(420_000_000)),
            unit: "L".into(),
            mode: None,
            percent: None,
            of: None,
            formula: Some(words.into()),
            recipe: None,
            recipe_version: None,
        };
        RecipeShown {
            recipe: words.into(),
            version: 7,
            name: words.into(),
            output_item: Some(words.into()),
            basis_quantity: Some(Quantity::from_stored(420_000_000)),
            basis_unit: Some("L".into()),
            minimum_age_days: 12,
            shelf_life_days: Some(45),
            mass_balance_tolerance_percent: None,
            published_at: Timestamp::UNIX_EPOCH,
            lines: vec![line],
            parameters: Vec::new(),
            outputs: Vec::new(),
            expected_output: None,
        }
    }

    fn form(before: Option<&RecipeShown>) -> Publish {
        let units = vec![("", "—"), ("kg", "kg"), ("L", "L")];
        Publish { units, ..begun(FormState::new("k").prefixed("publish"), "/w/dairy/recipes".into(), before) }
    }

    fn list(rows: Vec<RecipeShown>, may: bool) -> String {
        let rows = rows.into_iter().map(|it| row("/w/dairy/recipes", it)).collect();
        let publish = may.then(|| form(None));
        let (chrome, base) = (Chrome::sample("Recipes"), "/w/dairy".into());
        RecipesPage { chrome, base, rows, next: String::new(), publish }.render().expect("drawn")
    }

    fn page(words: &str) -> String {
        let recipe = recipe(words);
        let version =
            VersionListed { version: 7, published_at: Timestamp::UNIX_EPOCH, by: words.into(), batches: 41 };
        OnePage {
            chrome: Chrome::sample(words),
            base: "/w/dairy".into(),
            here: "/w/dairy/recipes/x".into(),
            is_newest: true,
            basis: basis(&recipe),
            points: vec![point_of(&sample_point(words))],
            versions: vec![Version {
                href: "?version=7".into(),
                shown: version,
                batches: "41 batches".into(),
                is_this: true,
            }],
            plan: Some("/w/dairy/batches?recipe=x#plan".into()),
            publish: Some(form(Some(&recipe))),
            asked: false,
            recipe,
        }
        .render()
        .expect("drawn")
    }

    #[test]
    fn an_empty_list_says_how_to_begin_to_those_who_may() {
        assert!(list(vec![], true).contains("Write the first"));
        assert!(!list(vec![], false).contains("Write the first"));
    }

    #[test]
    fn a_new_recipe_has_rows_for_its_lines_without_script() {
        let page = list(vec![recipe("R-014")], true);
        let (seen, folded) = page.split_once("<summary>More rows").expect("a fold");
        assert!(seen.contains("name=\"lines[3].unit\"") && !seen.contains("name=\"lines[4].item\""));
        assert!(folded.contains("name=\"lines[4].item\"") && folded.contains("name=\"lines[19].unit\""));
        assert!(!page.contains(".line\""), "a number sent for an empty row would make it a line");
    }

    #[test]
    fn rows_that_were_typed_in_stand_open_when_the_form_comes_back() {
        let of = |at: usize| {
            let typed = vec![(format!("lines[{at}].item"), "MILK".to_owned())];
            in_rows(Vec::new(), &FormState::refused(typed, vec![])).map(|rows| rows.is_used)
        };
        assert_eq!(
            (of(3), of(4), of(12)),
            ([true, false, false], [false, true, false], [false, false, true])
        );
        let wrong = FormState::refused(vec![], vec![("lines[13].unit".into(), "x".into())]);
        assert!(in_rows(Vec::new(), &wrong)[2].is_used);
    }

    #[test]
    fn the_form_is_folded_while_there_are_recipes() {
        let open = "<details class=\"card fold\" open>";
        assert!(list(vec![], true).contains(open) && !list(vec![recipe("R-014")], true).contains(open));
    }

    #[test]
    fn the_next_version_begins_with_the_lines_of_the_last() {
        let page = page("MILK");
        assert!(page.contains("name=\"version\" value=\"8\""));
        let first = page.split("name=\"lines[0].item\"").nth(1).expect("a row");
        assert!(first.starts_with(" autocomplete=\"off\" value=\"MILK\""), "{}", &first[..60]);
        assert!(page.contains("41 batches") && page.contains("420"));
        assert!(page.contains("?next=yes#publish") && page.contains("<details class=\"card fold\">"));
    }

    #[test]
    fn a_hostile_name_stays_text() {
        for page in [list(vec![recipe(HOSTILE)], true), page(HOSTILE)] {
            assert!(!page.contains("<script>alert") && !page.contains("\"'\""));
        }
    }
}
