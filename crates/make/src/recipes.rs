//! Recipes: the inputs for a basis and the output, in numbered versions.
//! Invariant: a published version never changes (M8); its digest proves it.

pub mod body;
pub mod book;
pub mod check;
pub mod computations;
pub mod cost;
pub mod declaration;
pub mod entries;
pub mod formula;
pub mod import;
pub mod page;
pub mod photos;
pub mod publish;
pub mod scale;
pub mod separate;
pub mod sheet;
pub mod target;

use kernel::code::Code;
use kernel::decimal::{Factor, Percent, Quantity, SignedQuantity, UnitPrice};
use kernel::id::RecipeVersionId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::unit::Unit;
use ledger::picture::MOST_TEXT;
use make_queries::recipes as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::{Count, Flag, Name, Text};
use platform::input::{Faults, Field, Path, Shape};
use platform::sealed::app::membership;
use platform::sealed::make::recipe_version as cell;
use platform::tx::ReadTx;
use platform::{input, word_fields};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::Value;

use body::{After, Body, CostShare, LineMode, OutputRole, OverheadMode, RecipeMode};

pub use sql::{LineRow, VersionRow};

/// Recipes on a page.
pub const PAGE: i64 = 50;

input! {
    /// The basis of the lines.
    pub struct BasisSent {
        /// The item that is counted.
        item: Option<Name>,
        /// The quantity.
        quantity: Quantity,
        /// Its unit.
        unit: Unit,
    }
}

input! {
    /// A line of a group.
    pub struct GroupLineSent {
        /// Its number; its place among all lines unless given.
        line: Option<Count>,
        /// The item.
        item: Name,
        /// Its share of the group.
        percent: Percent,
    }
}

input! {
    /// Lines that make up a whole, before the others: the oils of a soap.
    pub struct GroupSent {
        /// Its name, as formulas write it.
        name: Name,
        /// Its lines; their percentages sum to 100.
        lines: Vec<GroupLineSent>,
    }
}

input! {
    /// One line of a recipe: an item or a recipe, and how its quantity is found.
    pub struct LineSent {
        /// Its number; its place among the lines unless given.
        line: Option<Count>,
        /// The item.
        item: Option<Name>,
        /// The recipe that goes in.
        recipe: Option<Name>,
        /// Its version; the newest when the recipe is published, unless given.
        recipe_version: Option<Count>,
        /// How its quantity is found; told by its figures unless given.
        mode: Option<LineMode>,
        /// The quantity for the basis or for each piece; left out where it is decided at the vat.
        quantity: Option<Quantity>,
        /// Its percentage.
        percent: Option<Percent>,
        /// The figure that the percentage is of, in the language of formulas.
        of: Option<Text>,
        /// Its formula.
        formula: Option<FormulaText>,
        /// Its unit.
        unit: Option<Unit>,
        /// When it goes in.
        after: Option<After>,
        /// Whether it is flour.
        flour: Flag,
    }
}

input! {
    /// An output of the recipe.
    pub struct OutputSent {
        /// The item.
        item: Name,
        /// What it is to its batch.
        role: OutputRole,
        /// How it shares the cost.
        share: Option<CostShare>,
        /// Its fixed share.
        percent: Option<Percent>,
        /// Its sales value.
        value_minor_per_kg: Option<UnitPrice>,
        /// What a by-product takes off the cost.
        credit_minor_per_unit: Option<UnitPrice>,
    }
}

input! {
    /// A figure that each batch brings.
    pub struct ParameterSent {
        /// Its name, as formulas write it.
        name: Name,
        /// Where it comes from: `lot:RENNET.strength_imcu`.
        from: Option<Text>,
        /// Its value where nobody names another.
        default: Option<Factor>,
    }
}

input! {
    /// The work of a batch.
    pub struct LabourSent {
        /// Pay for an hour.
        rate_minor_per_hour: UnitPrice,
        /// The hours that a batch is planned with.
        hours: Option<Quantity>,
    }
}

input! {
    /// A cost that no lot brings.
    pub struct OverheadSent {
        /// Its name, under which the cost is shown.
        name: Name,
        /// What it is paid for.
        mode: OverheadMode,
        /// How much for each.
        amount_minor: Money,
    }
}

input! {
    /// A step of the process; its place in the list is its number.
    pub struct StepSent {
        /// The instruction in words.
        instruction: Text,
        /// The figure to reach: a temperature, an acidity.
        target: Option<SignedQuantity>,
        /// Its unit; alone it says what may be measured.
        target_unit: Option<Unit>,
        /// How long it takes.
        timer: Option<Quantity>,
        /// Its unit: s, min or h.
        timer_unit: Option<Unit>,
        /// What to mind.
        note: Option<Text>,
        /// Its photo, one that the workspace has: the SHA-256 of the bytes, as `make.recipe` shows it.
        photo: Option<Text>,
        /// A new photo, which replaces `photo`: a JPEG, a PNG or a WebP of at most 5 MiB, as base64.
        photo_file: Option<PhotoFile>,
    }
}

input! {
    /// A recipe version. This describes what may be sent; `Body` reads it, with all its rules.
    pub struct RecipeSent {
        /// Its code.
        code: Name,
        /// Its number; once published it never changes.
        version: Option<Count>,
        /// Its name.
        name: Option<Text>,
        /// What the lines refer to; told by basis, group and flour unless given.
        mode: Option<RecipeMode>,
        /// The quantity that the lines are for.
        basis: Option<BasisSent>,
        /// The lines that make up a whole.
        group: Option<GroupSent>,
        /// The inputs.
        lines: Option<Vec<LineSent>>,
        /// The outputs, with their shares of the cost.
        outputs: Option<Vec<OutputSent>>,
        /// The output.
        output_item: Option<Name>,
        /// The lot that it makes, in an import.
        output_lot: Option<Name>,
        /// The figures that each batch brings.
        parameters: Option<Vec<ParameterSent>>,
        /// The weight that comes out, kg, by formula.
        expected_output: Option<FormulaText>,
        /// The work.
        labour: Option<LabourSent>,
        /// The costs that no lot brings.
        overhead: Option<Vec<OverheadSent>>,
        /// The mass-balance tolerance: how far inputs and outputs may differ.
        mass_balance_tolerance_percent: Option<Percent>,
        /// What stays in bowl and divider.
        dough_loss_percent: Option<Percent>,
        /// What the oven takes.
        bake_loss_percent: Option<Percent>,
        /// The ingredient that the oven takes it from.
        bake_loss_is: Option<Name>,
        /// The minimum ripening before it is released.
        minimum_age_days: Option<Count>,
        /// Its shelf life from the day it is made.
        shelf_life_days: Option<Count>,
        /// How it is made, in order.
        steps: Option<Vec<StepSent>>,
    }
}

word_fields!(RecipeMode, LineMode, After, OutputRole, CostShare, OverheadMode);

/// Describes the text of a formula; `Body` reads it.
#[derive(Debug, Clone)]
pub struct FormulaText;

impl Field for FormulaText {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        if !value.is_string() {
            faults.add(at, Code::ValueUnknown);
            return None;
        }
        Some(FormulaText)
    }

    fn shape() -> Shape {
        Shape::Text(body::MOST_FORMULA)
    }
}

/// Describes the bytes of a photo; `Body` reads them.
#[derive(Debug, Clone)]
pub struct PhotoFile;

impl Field for PhotoFile {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        if !value.is_string() {
            faults.add(at, Code::ValueUnknown);
            return None;
        }
        Some(PhotoFile)
    }

    fn shape() -> Shape {
        Shape::Text(MOST_TEXT)
    }
}

/// A version; the newest if none is named. Errors: `not_found` at `field`.
pub async fn coded(tx: &ReadTx, code: &str, version: Option<i32>, field: &str) -> Result<VersionRow> {
    let row = sql::version_coded().bind(tx, &tx.tenant(), &code, &version.unwrap_or(0)).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field(field).into())
}

/// All of a version.
pub async fn body_of(tx: &ReadTx, id: RecipeVersionId, code: &str, version: i32) -> Result<Body> {
    let id = id.uuid();
    let kept = sql::body_kept().bind(tx, &tx.tenant(), &id).one().await?;
    let text: String = tx.cipher().open(cell::BODY, id, kept)?;
    book::load::body_of(&text, code.to_owned(), version)
}

/// The lines of a version.
pub async fn lines_of(tx: &ReadTx, version: RecipeVersionId) -> Result<Vec<LineRow>> {
    Ok(sql::lines_of().bind(tx, &tx.tenant(), &version.uuid()).all().await?)
}

input! {
    /// Which recipes.
    pub struct ListRecipes {
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of recipes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecipePage {
    /// The newest version of each, by code.
    pub rows: Vec<RecipeShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A version as shown.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecipeShown {
    /// Its code.
    pub recipe: String,
    /// Its number.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// The output item.
    pub output_item: Option<String>,
    /// The quantity of the basis.
    pub basis_quantity: Option<Quantity>,
    /// Its unit.
    pub basis_unit: Option<String>,
    /// The minimum age before release.
    pub minimum_age_days: i32,
    /// Its shelf life.
    pub shelf_life_days: Option<i32>,
    /// The tolerance of the mass balance.
    pub mass_balance_tolerance_percent: Option<Percent>,
    /// When it was published.
    pub published_at: jiff::Timestamp,
    /// The inputs, those of a group first; empty in lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineShown>,
    /// The figures that each batch brings; empty in lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<ParameterShown>,
    /// The outputs; empty in lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<OutputShown>,
    /// The weight that comes out, kg, by formula.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_output: Option<String>,
    /// How it is made, in order; empty in lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StepShown>,
    /// All of it, as it was published, for those who may compute costs or publish; absent in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "content_schema")]
    pub content: Option<Value>,
}

/// Pay and prices are for those who may compute costs, or publish the next version.
fn may_have_all(tx: &ReadTx) -> bool {
    [Permission::MakeCompute, Permission::RecipesPublish].iter().any(|needs| tx.member.may(*needs))
}

/// A version as it may be sent.
fn content_schema(_: &mut SchemaGenerator) -> Schema {
    Schema::try_from(web::openapi::schema(&RecipeSent::shape())).expect("a schema is an object")
}

/// A line as shown.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LineShown {
    /// Its number.
    pub line: i32,
    /// The input item, or the recipe that goes in.
    pub item: String,
    /// Its name.
    pub item_name: String,
    /// The quantity for the basis or for each piece.
    pub quantity: Option<Quantity>,
    /// Its unit.
    pub unit: String,
    /// How its quantity is found; null where it is decided at the vat.
    pub mode: Option<LineMode>,
    /// Its percentage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percent>,
    /// The figure that the percentage is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Its formula.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
    /// The recipe that goes in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipe: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipe_version: Option<i32>,
}

/// A parameter as shown.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ParameterShown {
    /// Its name.
    pub name: String,
    /// Its value where nobody names another.
    pub default: Option<Factor>,
}

/// An output as shown.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RecipeOutputShown")]
pub struct OutputShown {
    /// The item.
    pub item: String,
    /// What it is to its batch.
    pub role: OutputRole,
    /// Its fixed share of the cost.
    pub percent: Option<Percent>,
}

/// A step of the process as shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "RecipeStepShown")]
pub struct StepShown {
    /// Its number.
    pub step: i32,
    /// The instruction in words.
    pub instruction: String,
    /// The figure to reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<SignedQuantity>,
    /// The unit of the figure and of what is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_unit: Option<String>,
    /// How long it takes, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer_s: Option<i64>,
    /// What to mind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Its photo, by which `make.recipe.photo` returns it: the SHA-256 of the bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
}

/// The steps of a version with their numbers.
pub(crate) fn steps_of(body: &Body) -> Vec<StepShown> {
    let shown = |(it, step): (&body::ProcessStep, i32)| StepShown {
        step,
        instruction: it.instruction.clone(),
        target: it.target,
        target_unit: it.target_unit.map(|unit| unit.as_str().to_owned()),
        timer_s: it.seconds(),
        note: it.note.clone(),
        photo: it.photo.clone(),
    };
    body.steps.iter().zip(1..).map(shown).collect()
}

fn shown(tx: &ReadTx, row: VersionRow) -> Result<RecipeShown> {
    Ok(RecipeShown {
        recipe: row.code,
        version: row.version,
        name: name_of(tx, RecipeVersionId::from_uuid(row.recipe_version_id), row.name)?,
        output_item: row.output_item,
        basis_quantity: row.basis_e6.map(Quantity::from_stored),
        basis_unit: row.basis_unit,
        minimum_age_days: row.minimum_age_days,
        shelf_life_days: row.shelf_life_days,
        mass_balance_tolerance_percent: row.tolerance_e6.map(Percent::from_stored),
        published_at: row.created_at,
        lines: Vec::new(),
        parameters: Vec::new(),
        outputs: Vec::new(),
        expected_output: None,
        steps: Vec::new(),
        content: None,
    })
}

/// The lines as the version has them. One that is an item has its name, and its unit where it names none.
fn lines_shown(body: &Body, rows: &[LineRow]) -> Vec<LineShown> {
    let of = |line: i32, what: &str| {
        let row = rows.iter().find(|row| row.line_no == line);
        LineShown {
            line,
            item: what.to_owned(),
            item_name: row.map_or_else(|| what.to_owned(), |row| row.item_name.clone()),
            quantity: row.and_then(|row| row.quantity_e6).map(Quantity::from_stored),
            unit: row.map_or_else(|| Unit::Kilogram.as_str().to_owned(), |row| row.unit.clone()),
            mode: None,
            percent: None,
            of: None,
            formula: None,
            recipe: None,
            recipe_version: None,
        }
    };
    let of_group = body.group.iter().flat_map(|group| &group.lines);
    let of_group = of_group.map(|line| LineShown { percent: line.percent, ..of(line.line, &line.item) });
    let others = body.lines.iter().map(|line| {
        let stored = of(line.line, line.what());
        LineShown {
            quantity: stored.quantity.or(line.quantity),
            unit: line.unit.map_or(stored.unit.clone(), |unit| unit.as_str().to_owned()),
            mode: entries::mode_of(body, line),
            percent: line.percent,
            of: line.of.clone(),
            formula: line.formula.clone(),
            recipe: line.recipe.clone(),
            recipe_version: line.recipe_version,
            ..stored
        }
    });
    of_group.chain(others).collect()
}

/// The name of a version that was joined to a row.
pub(crate) fn name_of(tx: &ReadTx, version: RecipeVersionId, name: Vec<u8>) -> Result<String> {
    tx.cipher().open(cell::NAME, version.uuid(), name)
}

impl Query for ListRecipes {
    const NAME: &'static str = "make.recipes";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the newest version of each recipe.";
    type Output = RecipePage;

    async fn fetch(self, tx: &ReadTx) -> Result<RecipePage> {
        let after = self.after.map(Name::into_string).unwrap_or_default();
        let rows = sql::versions_newest().bind(tx, &tx.tenant(), &after, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.code.clone());
        let rows = rows.into_iter().map(|row| shown(tx, row)).collect::<Result<_>>()?;
        Ok(RecipePage { rows, next })
    }
}

input! {
    /// Which recipe.
    pub struct GetRecipe {
        /// Its code.
        recipe: Name,
        /// Its number; the newest unless given.
        version: Option<Count>,
    }
}

impl Query for GetRecipe {
    const NAME: &'static str = "make.recipe";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows a version of a recipe with its lines.";
    type Output = RecipeShown;

    async fn fetch(self, tx: &ReadTx) -> Result<RecipeShown> {
        let row = coded(tx, self.recipe.as_str(), self.version.map(|version| version.0), "recipe").await?;
        let id = RecipeVersionId::from_uuid(row.recipe_version_id);
        let lines = lines_of(tx, id).await?;
        let body = body_of(tx, id, &row.code, row.version).await?;
        let parameter = |it: &body::Parameter| ParameterShown { name: it.name.clone(), default: it.default };
        let output =
            |it: &body::Output| OutputShown { item: it.item.clone(), role: it.role, percent: it.percent };
        Ok(RecipeShown {
            lines: lines_shown(&body, &lines),
            parameters: body.parameters.iter().map(parameter).collect(),
            outputs: body.outputs.iter().map(output).collect(),
            content: may_have_all(tx).then(|| body.to_json()),
            steps: steps_of(&body),
            expected_output: body.expected_output,
            ..shown(tx, row)?
        })
    }
}

input! {
    /// The recipe whose versions are asked for.
    pub struct ListRecipeVersions {
        /// Its code.
        recipe: Name,
    }
}

/// The versions of a recipe, newest first, a hundred at most.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Versions {
    /// The versions.
    pub rows: Vec<VersionListed>,
}

/// A version in the list of versions.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VersionListed {
    /// Its number.
    pub version: i32,
    /// When it was published.
    pub published_at: jiff::Timestamp,
    /// The user who published it.
    pub by: String,
    /// The number of batches planned with it.
    pub batches: i64,
}

impl Query for ListRecipeVersions {
    const NAME: &'static str = "make.recipe.versions";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the versions of a recipe with how many batches each had.";
    type Output = Versions;

    async fn fetch(self, tx: &ReadTx) -> Result<Versions> {
        let rows = sql::versions_of().bind(tx, &tx.tenant(), &self.recipe.as_str()).all().await?;
        let listed = |row: sql::VersionsOf| -> Result<VersionListed> {
            Ok(VersionListed {
                version: row.version,
                published_at: row.created_at,
                by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
                batches: row.batches,
            })
        };
        Ok(Versions { rows: rows.into_iter().map(listed).collect::<Result<_>>()? })
    }
}

#[cfg(test)]
mod tests;
