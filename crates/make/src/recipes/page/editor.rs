//! The form of a version, for a new recipe and for a next version.
//! Invariant: it has every field that a version may have, with the value of the version before, so that
//! nothing of it is lost. Fields are asked for by their names; a test compares these with `RecipeSent`.

use kernel::unit::{Dimension, Unit};
use ledger::items::ListItems;
use ledger::stock::page::unit;
use platform::error::Result;
use platform::input::Field;
use serde_json::Value;
use web::forms::to_pairs;
use web::page::PageCx;
use web::url::encoded;
use web::view::FormState;

use super::super::body::Body;
use super::super::{ListRecipes, RecipeSent, RecipeShown};

/// Visible rows of lines: at least so many, and so many empty ones after those that are filled in.
const LINES: usize = 4;
const EMPTY_LINES: usize = 2;
/// Rows in each of the two folds after the lines and after the steps of a new recipe.
const FOLDED_LINES: usize = 4;
const FOLDED_STEPS: usize = 2;
/// The same for a next version: each row is long, and few versions gain more than the empty rows in view.
const FOLDED_OF_NEXT: usize = 1;
/// The same of every other list.
const OTHERS: usize = 1;
const EMPTY_OTHERS: usize = 1;
/// Rows of steps in view: at least so many.
const STEPS: usize = 3;
/// The fields of a line that say how its quantity is found.
const FOUND_BY: [&str; 8] =
    ["mode", "percent", "of", "formula", "after", "flour", "recipe", "recipe_version"];

/// Values of a field, each with its words.
pub(super) type Choices = Vec<(&'static str, &'static str)>;

/// What the lines refer to.
pub(super) const MODES: [(&str, &str); 4] = [
    ("", "what is filled in below"),
    ("basis", "a quantity of one item"),
    ("bakers_percent", "the flour: all flour is 100 %"),
    ("group", "the weight of a group of lines"),
];
/// How the quantity of a line is found.
pub(super) const LINE_MODES: [(&str, &str); 7] = [
    ("", "by the fields that are filled in"),
    ("basis", "it is the basis itself"),
    ("fixed", "a quantity, as typed"),
    ("percent", "a percentage of a figure"),
    ("formula", "a formula"),
    ("bakers_percent", "a percentage of the flour"),
    ("per_piece", "the quantity, for each piece"),
];
/// When a line goes in.
pub(super) const TIMES: [(&str, &str); 4] =
    [("", "—"), ("mix", "into the mix"), ("dough", "after the dough is made"), ("curd", "into the curd")];
/// What an output is to its batch.
pub(super) const ROLES: [(&str, &str); 4] =
    [("", "—"), ("main", "main product"), ("co_product", "co-product"), ("by_product", "by-product")];
/// How outputs share the cost.
pub(super) const SHARES: [(&str, &str); 4] = [
    ("", "by the fields that are filled in"),
    ("sales_value", "by weight times value"),
    ("mass", "by weight"),
    ("fixed_percent", "by fixed percentages"),
];
/// What an overhead is paid for.
pub(super) const PAID_FOR: [(&str, &str); 5] = [
    ("", "—"),
    ("per_batch", "each batch"),
    ("per_hour", "each hour of work"),
    ("per_kg", "each kg"),
    ("per_piece", "each piece"),
];

/// The units of a step's time.
pub(super) const TIMERS: [(&str, &str); 4] =
    [("", "—"), ("s", "seconds"), ("min", "minutes"), ("h", "hours")];

/// The form with its values and choices.
pub(super) struct Publish {
    pub form: FormState,
    pub page: String,
    pub next: String,
    pub code: String,
    pub version: i32,
    pub lines: Rows,
    pub group: Rows,
    pub outputs: Rows,
    pub parameters: Rows,
    pub overhead: Rows,
    pub steps: Rows,
    /// Codes to suggest, with their names.
    pub items: Vec<(String, String)>,
    pub recipes: Vec<(String, String)>,
    /// The first choice is none.
    pub units: Choices,
    /// The same for the figures that steps reach.
    pub targets: Choices,
    /// Where photos are shown.
    pub photos: String,
}

/// The fields of a step's photo.
pub(super) struct PhotoFields {
    /// The name of the field with the photo that is there.
    pub name: String,
    /// That photo; empty where there is none.
    pub photo: String,
    /// Its address.
    pub href: String,
    /// The name of the field that takes a new one.
    pub file: String,
}

/// The rows of a list: those in view, and those in two folds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rows {
    pub seen: Vec<Row>,
    pub more: Vec<Row>,
    pub still_more: Vec<Row>,
}

/// A row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Row {
    /// Its index in the list.
    pub at: usize,
    /// Whether it says how its quantity is found.
    pub is_open: bool,
    /// Whether a recipe goes in and no item.
    pub is_recipe: bool,
}

impl Publish {
    /// Whether a field that begins with one of these words is filled in or wrong.
    pub fn uses(&self, names: &str) -> bool {
        names.split(' ').any(|name| self.form.is_used(name))
    }

    pub fn modes(&self) -> Choices {
        MODES.to_vec()
    }

    pub fn line_modes(&self) -> Choices {
        LINE_MODES.to_vec()
    }

    pub fn times(&self) -> Choices {
        TIMES.to_vec()
    }

    pub fn roles(&self) -> Choices {
        ROLES.to_vec()
    }

    pub fn shares(&self) -> Choices {
        SHARES.to_vec()
    }

    pub fn paid_for(&self) -> Choices {
        PAID_FOR.to_vec()
    }

    pub fn times_of_steps(&self) -> Choices {
        TIMERS.to_vec()
    }

    pub fn photo_of(&self, step: &Row) -> PhotoFields {
        let name = format!("steps[{}].photo", step.at);
        let photo = self.form.value(&name, "").to_owned();
        let (href, file) = (format!("{}/{}", self.photos, encoded(&photo)), format!("{name}_file"));
        PhotoFields { name, photo, href, file }
    }
}

/// The form of a new recipe, or of the version after `before`.
pub(super) async fn publishing(cx: &PageCx, before: Option<&RecipeShown>) -> Result<Publish> {
    let items = cx.ask(ListItems { search: None, after: None }).await?.rows;
    let recipes = cx.ask(ListRecipes { after: None }).await?.rows;
    let list = cx.href("/recipes");
    let page =
        before.map_or_else(|| format!("{list}/new"), |it| format!("{list}/{}/next", encoded(&it.recipe)));
    let digits = cx.tx.workspace.currency.minor_digits;
    Ok(Publish {
        items: items.into_iter().map(|item| (item.code, item.name)).collect(),
        recipes: recipes.into_iter().map(|it| (it.recipe, it.name)).collect(),
        next: cx.href("/recipes/{code}"),
        photos: cx.href("/step-photos"),
        ..begin(cx.form_named("publish")?, page, before, digits)
    })
}

/// The form before anything was sent: empty, or with all that the version before has. A form that was sent
/// keeps what was typed.
pub(super) fn begin(form: FormState, page: String, before: Option<&RecipeShown>, digits: u32) -> Publish {
    let content = before.and_then(|it| it.content.as_ref()).filter(|_| !form.is_sent());
    let first = content.map(|content| values(content, digits)).unwrap_or_default();
    let form = first.into_iter().fold(form, |form, (name, value)| form.with(&name, value));
    Publish {
        lines: rows(&form, "lines", LINES, EMPTY_LINES, before.map_or(FOLDED_LINES, |_| FOLDED_OF_NEXT)),
        group: rows(&form, "group.lines", OTHERS, EMPTY_OTHERS, 0),
        outputs: rows(&form, "outputs", OTHERS, EMPTY_OTHERS, 0),
        parameters: rows(&form, "parameters", OTHERS, EMPTY_OTHERS, 0),
        overhead: rows(&form, "overhead", OTHERS, EMPTY_OTHERS, 0),
        steps: rows(&form, "steps", STEPS, EMPTY_OTHERS, before.map_or(FOLDED_STEPS, |_| FOLDED_OF_NEXT)),
        units: units(&form),
        targets: targets(),
        photos: String::new(),
        form,
        page,
        next: String::new(),
        code: before.map(|it| it.recipe.clone()).unwrap_or_default(),
        version: before.map_or(1, |it| it.version + 1),
        items: Vec::new(),
        recipes: Vec::new(),
    }
}

/// All that a version has, as it is typed. The numbers of lines are left out where they are their places, so
/// that a row that is emptied is left out too.
fn values(content: &Value, digits: u32) -> Vec<(String, String)> {
    let is_numbered = Body::of_stored(content).is_numbered();
    let mut values = to_pairs(&RecipeSent::shape(), content, digits);
    values.retain(|(name, _)| is_numbered || !name.ends_with("].line"));
    values.retain(|(name, _)| !["code", "version"].contains(&name.as_str()));
    values
}

/// The rows of a list: those with an entry or a fault and some empty ones, and the folded ones.
fn rows(form: &FormState, list: &str, least: usize, empty: usize, folded: usize) -> Rows {
    let names = form.values().iter().filter(|(_, text)| !text.is_empty()).map(|(name, _)| name);
    let names = names.chain(form.faults().iter().map(|(name, _)| name));
    let filled = names.filter_map(|name| index_in(name, list)).filter(|at| *at < platform::input::MAX_LIST);
    let seen = filled.max().map_or(0, |last| last + 1 + empty).max(least);
    let of = |from: usize, many: usize| (from..from + many).map(|at| row(form, list, at)).collect();
    Rows { seen: of(0, seen), more: of(seen, folded), still_more: of(seen + folded, folded) }
}

/// The row of a list that a field is in.
fn index_in(name: &str, list: &str) -> Option<usize> {
    name.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?.0.parse().ok()
}

fn row(form: &FormState, list: &str, at: usize) -> Row {
    let field = |name: &str| format!("{list}[{at}].{name}");
    let has = |name: &str| !form.value(&field(name), "").is_empty();
    let is_recipe = has("recipe") && !has("item");
    // The recipe is shown outside the fold then, so it does not open the fold.
    let is_open = FOUND_BY
        .iter()
        .any(|name| form.fault(&field(name)).is_some() || has(name) && !(is_recipe && *name == "recipe"));
    Row { at, is_recipe, is_open: is_open || form.fault(&field("line")).is_some() }
}

/// The units that something goes in by, and those that the version uses already.
fn units(form: &FormState) -> Choices {
    let goes_in = |unit: &Unit| {
        let dimension = unit.dimension();
        [Dimension::Mass, Dimension::Volume, Dimension::Count, Dimension::Length].contains(&dimension)
    };
    let is_used = |unit: &Unit| {
        let of_unit = |(name, text): &(String, String)| {
            name.ends_with("unit") && !name.starts_with("steps[") && text == unit.as_str()
        };
        form.values().iter().any(of_unit)
    };
    let units =
        Unit::ALL.iter().filter(|it| goes_in(it) || is_used(it)).map(|it| (it.as_str(), unit(it.as_str())));
    std::iter::once(("", "—")).chain(units).collect()
}

/// The units of figures that a step may reach.
fn targets() -> Choices {
    let units = Unit::ALL.iter().filter(|it| it.dimension() != Dimension::Time);
    let units = units.map(|it| (it.as_str(), unit(it.as_str())));
    std::iter::once(("", "—")).chain(units).collect()
}

#[cfg(test)]
pub(super) mod tests;
