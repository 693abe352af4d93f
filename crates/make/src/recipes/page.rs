//! The list of recipes, and the page of one with its lines, points and versions.
//! Invariant: a published version is only shown; a change is published as the next version.

mod compare;
mod editor;
pub(crate) mod form;
mod words;

use super::body;
use super::sheet::{ScaleForm, scale_form};
use super::{RecipeShown, VersionListed};
use crate::batches::page::point;
use crate::control_points::ListControlPoints;
use crate::recipes::{GetRecipe, ListRecipeVersions, ListRecipes};
use askama::Template;
use catalogue::{Phrase, say};
use compare::{Change, changes};
use kernel::permission::Permission;
use ledger::items::{self, ItemRow};
use ledger::stock::page::unit;
use platform::error::Result;
use platform::fields::Name;
use std::collections::HashMap;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page, with_params};
use web::view::{Beam, Chrome};
use words::{Facts, LineWords, OutputWords, StepWords};

#[derive(Template)]
#[template(path = "recipes/list.html")]
struct RecipesPage {
    chrome: Chrome,
    base: String,
    rows: Vec<Row>,
    next: String,
    may_publish: bool,
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

#[derive(Template)]
#[template(path = "recipes/show.html")]
struct OnePage {
    chrome: Chrome,
    base: String,
    here: String,
    recipe: RecipeShown,
    /// What it makes, by name.
    makes: Option<String>,
    is_newest: bool,
    basis: String,
    lines: Vec<LineWords>,
    outputs: Vec<OutputWords>,
    steps: Vec<StepWords>,
    facts: Facts,
    /// None for a first version, and for users who do not see all of a version.
    compared: Option<Comparison>,
    /// None for users who may not compute.
    scale: Option<ScaleForm>,
    points: Vec<Point>,
    versions: Vec<Version>,
    plan: Option<String>,
    /// Whether the user may publish the next version.
    may_publish: bool,
}

/// A version beside the one before it.
struct Comparison {
    /// The number of the one before.
    before: i32,
    changes: Vec<Change>,
}

/// A control point of the recipe.
struct Point {
    code: String,
    parameter: String,
    limits: Phrase,
    /// What kind it is, and the effect of a miss.
    kind: &'static str,
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
    let list = cx.href("/recipes");
    let made: Vec<&str> = page.rows.iter().filter_map(|it| it.output_item.as_deref()).collect();
    let made = items::by_code(&cx.tx, &made).await?;
    cx.html(&RecipesPage {
        chrome: cx.chrome("Recipes"),
        base: cx.href(""),
        next: next_page(&list, &[], page.next.as_deref()),
        rows: page.rows.into_iter().map(|recipe| row(&list, recipe, &made)).collect(),
        may_publish: cx.may(Permission::RecipesPublish),
    })
}

fn row(list: &str, recipe: RecipeShown, made: &HashMap<String, ItemRow>) -> Row {
    Row {
        href: format!("{list}/{}", encoded(&recipe.recipe)),
        basis: basis(&recipe),
        name: recipe.name,
        code: recipe.recipe,
        version: recipe.version,
        makes: name_of(recipe.output_item.as_deref(), made).unwrap_or_default(),
        since: recipe.published_at,
    }
}

/// The name of the item that a recipe makes; its code where the workspace has no such item.
fn name_of(code: Option<&str>, made: &HashMap<String, ItemRow>) -> Option<String> {
    let code = code?;
    Some(made.get(code).map_or(code, |item| item.name.as_str()).to_owned())
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
    // Without the content a next version would lose what the one before has.
    let may_publish = cx.may(Permission::RecipesPublish) && wanted == newest && recipe.content.is_some();
    let list = cx.href("/recipes");
    let here = format!("{list}/{}", encoded(code));
    let before = versions.iter().map(|it| it.version).find(|it| *it < recipe.version);
    let compared = comparison(cx, &recipe, before).await?;
    let mut points = cx.ask(ListControlPoints { after: None }).await?.rows;
    points.retain(|point| point.applies_to.as_deref() == Some(code));
    let plan = cx
        .may(Permission::BatchesPlan)
        .then(|| format!("{}#plan", with_params(&cx.href("/batches"), &[("recipe", code)])));
    let codes: Vec<&str> = recipe.output_item.as_deref().into_iter().collect();
    let made = items::by_code(&cx.tx, &codes).await?;
    let body = recipe.content.as_ref().map(body::Body::of_stored);
    let shown = |it: VersionListed| Version {
        href: format!("{here}?version={}", it.version),
        is_this: it.version == recipe.version,
        batches: Phrase::counted(it.batches.unsigned_abs(), "{count} batch", "{count} batches"),
        shown: it,
    };
    cx.html(&OnePage {
        chrome: cx.chrome(recipe.name.clone()),
        base: cx.href(""),
        makes: name_of(recipe.output_item.as_deref(), &made),
        is_newest: wanted == newest,
        basis: basis(&recipe),
        lines: words::lines(&recipe, body.as_ref(), &list),
        outputs: words::outputs(&recipe, body.as_ref(), &cx.chrome),
        steps: words::steps(&recipe, &cx.href("/step-photos")),
        facts: body.as_ref().map(|body| words::facts(&recipe, body, &cx.chrome)).unwrap_or_default(),
        compared,
        scale: cx.may(Permission::MakeCompute).then(|| scale_form(cx, &recipe, Vec::new())),
        points: points.iter().map(point_of).collect(),
        versions: versions.into_iter().map(shown).collect(),
        plan,
        may_publish,
        here: here.clone(),
        recipe,
    })
}

/// What changed since the version of this number.
async fn comparison(cx: &PageCx, recipe: &RecipeShown, before: Option<i32>) -> Result<Option<Comparison>> {
    let (Some(before), Some(now)) = (before, &recipe.content) else { return Ok(None) };
    let version = Some(platform::fields::Count(before));
    let earlier = cx.ask(GetRecipe { recipe: Name::parse(&recipe.recipe)?, version }).await?.content;
    let digits = cx.tx.workspace.currency.minor_digits;
    Ok(earlier.map(|earlier| Comparison { before, changes: changes(&earlier, now, digits) }))
}

fn point_of(it: &crate::control_points::PointShown) -> Point {
    let (mut beam, ..) = point::beam(it, None);
    let limits = point::limits(it);
    beam.words = say!("{point}: {limits}", point = &it.control_point, limits = &limits);
    Point {
        code: it.control_point.clone(),
        parameter: it.parameter.clone(),
        limits,
        kind: point::kind(it),
        beam,
    }
}

impl OnePage {
    /// The local day of a moment.
    fn day(&self, at: &jiff::Timestamp) -> String {
        self.chrome.day(at.to_zoned(self.chrome.manner.zone.clone()).date())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::batches::page::tests::{HOSTILE, point as sample_point};
    use crate::recipes::LineShown;
    use jiff::Timestamp;
    use kernel::decimal::Quantity;
    use serde_json::json;

    pub(crate) fn recipe(words: &str) -> RecipeShown {
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
            steps: vec![crate::batches::page::process::tests::step(1, "open", words).of],
            content: Some(json!({
                "code": words, "version": 7, "name": words, "basis": { "quantity": "420", "unit": "L" },
                "lines": [{ "line": 1, "item": words, "formula": words, "unit": "L" }],
            })),
        }
    }

    fn list(rows: Vec<RecipeShown>, may_publish: bool) -> String {
        let rows = rows.into_iter().map(|it| row("/w/dairy/recipes", it, &HashMap::new())).collect();
        let (chrome, base) = (Chrome::sample("Recipes"), "/w/dairy".into());
        RecipesPage { chrome, base, rows, next: String::new(), may_publish }.render().expect("drawn")
    }

    fn page(words: &str) -> String {
        let recipe = recipe(words);
        let body = body::Body::of_stored(recipe.content.as_ref().expect("all of it"));
        let chrome = Chrome::sample(words);
        let before = json!({ "code": words, "name": words, "output_item": words });
        let version =
            VersionListed { version: 7, published_at: Timestamp::UNIX_EPOCH, by: words.into(), batches: 41 };
        OnePage {
            lines: super::words::lines(&recipe, Some(&body), "/w/dairy/recipes"),
            outputs: super::words::outputs(&recipe, Some(&body), &chrome),
            steps: super::words::steps(&recipe, "/w/dairy/step-photos"),
            facts: super::words::facts(&recipe, &body, &chrome),
            compared: Some(Comparison {
                before: 6,
                changes: changes(&before, recipe.content.as_ref().expect("all of it"), 2),
            }),
            chrome,
            base: "/w/dairy".into(),
            here: "/w/dairy/recipes/x".into(),
            makes: Some(words.into()),
            is_newest: true,
            basis: basis(&recipe),
            scale: None,
            points: vec![point_of(&sample_point(words))],
            versions: vec![Version {
                href: "?version=7".into(),
                shown: version,
                batches: "41 batches".into(),
                is_this: true,
            }],
            plan: Some("/w/dairy/batches?recipe=x#plan".into()),
            may_publish: true,
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
    fn the_form_is_a_page_of_its_own_for_those_who_may_publish() {
        let (asks, some) = ("/w/dairy/recipes/new\"", || vec![recipe("R-014")]);
        assert!(list(some(), true).contains(asks) && !list(some(), false).contains(asks));
        let page = page("MILK");
        assert!(page.contains("/w/dairy/recipes/x/next\"") && !page.contains("name=\"lines[0].item\""));
        assert!(page.contains("41 batches") && page.contains("420"));
        assert!(page.contains("to 32\u{a0}°C, for 30\u{a0}min"), "the steps of the process");
        let photo = format!("href=\"/w/dairy/step-photos/{}\"", "5e".repeat(32));
        assert!(page.contains(&photo) && page.contains("alt=\"Photo: MILK\""), "{photo}");
    }

    #[test]
    fn a_hostile_name_stays_text() {
        for page in [list(vec![recipe(HOSTILE)], true), page(HOSTILE)] {
            assert!(!page.contains("<script>alert") && !page.contains("\"'\""));
        }
    }
}
