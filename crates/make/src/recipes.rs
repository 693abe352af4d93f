//! Recipes: the inputs for a basis and the output, in numbered versions.
//! Invariant: a published version never changes (M8); its digest proves it.

pub mod body;
pub mod book;
pub mod check;
pub mod cost;
pub mod declaration;
pub mod entries;
pub mod formula;
pub mod import;
pub mod page;
pub mod scale;
pub mod separate;

use kernel::code::Code;
use kernel::decimal::{Decimal, Percent, Quantity};
use kernel::exact::Exact;
use kernel::id::RecipeVersionId;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::{self, Unit};
use ledger::items;
use ledger::stock::quantities::Measure;
use make_queries::client::Params;
use make_queries::recipes as sql;
use platform::action::{Action, Query};
use platform::error::{Error, OnConstraint, Result};
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::make::recipe_version as cell;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::ops::RangeInclusive;
use uuid::Uuid;

pub use sql::{LineRow, VersionRow};

/// Recipes on a page.
pub const PAGE: i64 = 50;
/// The ranges of version numbers and of days of age, as the table limits them.
const VERSIONS: RangeInclusive<i32> = 1..=100_000;
const DAYS: RangeInclusive<i32> = 0..=36_500;

input! {
    /// The basis of the lines.
    pub struct Basis {
        /// The item that is counted.
        item: Option<Name>,
        /// The quantity.
        quantity: Quantity,
        /// Its unit.
        unit: Unit,
    }
}

input! {
    /// One line of a recipe.
    pub struct RecipeLine {
        /// Its number; its place among the lines unless given.
        line: Option<Count>,
        /// The item.
        item: Name,
        /// The quantity for the basis; left out where it is decided at the vat.
        quantity: Option<Quantity>,
        /// Its unit.
        unit: Unit,
    }
}

input! {
    /// A recipe version to publish.
    pub struct PublishRecipe {
        /// Its code.
        code: Name,
        /// Its number; once published it never changes.
        version: Count,
        /// Its name.
        name: Option<Text>,
        /// The quantity that the lines are for.
        basis: Option<Basis>,
        /// The inputs.
        lines: Vec<RecipeLine>,
        /// The output.
        output_item: Option<Name>,
        /// The mass-balance tolerance: how far inputs and outputs may differ.
        mass_balance_tolerance_percent: Option<Percent>,
        /// The minimum ripening before it is released.
        minimum_age_days: Option<Count>,
        /// Its shelf life from the day it is made.
        shelf_life_days: Option<Count>,
    }
}

/// A version as written by the action or an import.
#[derive(Debug, Clone)]
struct NewVersion<'a> {
    code: &'a str,
    version: i32,
    name: &'a str,
    output_item: Option<Uuid>,
    basis: Option<(Quantity, Unit)>,
    minimum_age_days: i32,
    shelf_life_days: Option<i32>,
    tolerance: Option<Percent>,
    open_lines: bool,
    body: Value,
    lines: Vec<NewLine>,
}

#[derive(Debug, Clone)]
struct NewLine {
    line_no: i32,
    item: Uuid,
    quantity: Option<Quantity>,
    unit: Unit,
}

/// Refuses values outside the ranges of the table. Errors: `number_range`.
fn fits(version: i32, minimum_age_days: i32, shelf_life_days: Option<i32>) -> Ruled<()> {
    let hold = |field: &str, fits: bool| match fits {
        true => Ok(()),
        false => Err(Refusal::new(Code::NumberRange).field(field)),
    };
    hold("version", VERSIONS.contains(&version))?;
    hold("minimum_age_days", DAYS.contains(&minimum_age_days))?;
    hold("shelf_life_days", shelf_life_days.is_none_or(|days| DAYS.contains(&days)))
}

/// Line numbers start at 1 and are unique. Errors: `number_range`, `value_unknown`.
fn numbered(lines: &[i32]) -> Ruled<()> {
    for (n, line) in lines.iter().enumerate() {
        let refuse = |code| Err(Refusal::new(code).field(format!("lines[{n}].line")));
        if !(1..=1000).contains(line) {
            return refuse(Code::NumberRange);
        }
        if lines[..n].contains(line) {
            return refuse(Code::ValueUnknown);
        }
    }
    Ok(())
}

impl PublishRecipe {
    /// The lines' numbers, in their order.
    fn line_numbers(&self) -> Vec<i32> {
        self.lines.iter().zip(1..).map(|(line, place)| line.line.map_or(place, |given| given.0)).collect()
    }
}

impl Action for PublishRecipe {
    const NAME: &'static str = "make.recipe.publish";
    const NEEDS: Permission = Permission::RecipesPublish;
    const SUMMARY: &'static str = "Publishes a version of a recipe; it never changes again.";
    type Output = RecipePublished;

    fn check(&self) -> Ruled<()> {
        fits(
            self.version.0,
            self.minimum_age_days.map_or(0, |days| days.0),
            self.shelf_life_days.map(|days| days.0),
        )?;
        numbered(&self.line_numbers())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RecipePublished>> {
        let mut codes: Vec<&str> = self.lines.iter().map(|line| line.item.as_str()).collect();
        codes.extend(self.output_item.as_ref().map(Name::as_str));
        let items = items::by_code(tx, &codes).await?;
        let missing = |field: String| Refusal::new(Code::NotFound).field(field);
        let mut lines = Vec::with_capacity(self.lines.len());
        for (n, (line, line_no)) in self.lines.iter().zip(self.line_numbers()).enumerate() {
            let item = items.get(line.item.as_str()).ok_or_else(|| missing(format!("lines[{n}].item")))?;
            convertible(line.unit, item)
                .map_err(|code| Refusal::new(code).field(format!("lines[{n}].unit")))?;
            lines.push(NewLine { line_no, item: item.item_id, quantity: line.quantity, unit: line.unit });
        }
        let output = match &self.output_item {
            Some(code) => {
                Some(items.get(code.as_str()).ok_or_else(|| missing("output_item".into()))?.item_id)
            }
            None => None,
        };
        let new = NewVersion {
            code: self.code.as_str(),
            version: self.version.0,
            name: self.name.as_ref().map_or(self.code.as_str(), Text::as_str),
            output_item: output,
            basis: self.basis.as_ref().map(|basis| (basis.quantity, basis.unit)),
            minimum_age_days: self.minimum_age_days.map_or(0, |days| days.0),
            shelf_life_days: self.shelf_life_days.map(|days| days.0),
            tolerance: self.mass_balance_tolerance_percent,
            open_lines: false,
            body: body(&self),
            lines,
        };
        let (_, sha256) = insert(tx, &new).await?;
        if new.version == 1 {
            tx.warn_alike("code", sql::recipe_alike().bind(tx, &tx.tenant(), &new.code).opt().await?);
        }
        let change = Change::of(format!("{} {}", new.code, new.version)).after(json!({ "sha256": sha256 }));
        Ok(tx.record(change, RecipePublished { code: new.code.to_owned(), version: new.version, sha256 }))
    }
}

/// A line's unit must lead to the item's. Errors: `unit_mismatch`, `density_missing`.
fn convertible(unit: Unit, item: &items::ItemRow) -> std::result::Result<(), Code> {
    let to: Unit = item.unit.parse()?;
    let density = item.density_e6.map(|e6| Decimal::from(Quantity::from_stored(e6)));
    unit::convert(Decimal::from(1), unit, to, density).map(drop)
}

/// The version as hashed: keys in alphabetical order, decimals as text without trailing zeros.
fn body(recipe: &PublishRecipe) -> Value {
    let line = |(line, line_no): (&RecipeLine, i32)| json!({ "item": line.item.as_str(), "line": line_no, "quantity": line.quantity, "unit": line.unit.as_str() });
    json!({
        "basis": recipe.basis.as_ref().map(|basis| json!({
            "item": basis.item.as_ref().map(Name::as_str), "quantity": basis.quantity, "unit": basis.unit.as_str() })),
        "code": recipe.code.as_str(),
        "lines": recipe.lines.iter().zip(recipe.line_numbers()).map(line).collect::<Vec<_>>(),
        "mass_balance_tolerance_percent": recipe.mass_balance_tolerance_percent,
        "minimum_age_days": recipe.minimum_age_days.map(|days| days.0),
        "name": recipe.name.as_ref().map(Text::as_str),
        "output_item": recipe.output_item.as_ref().map(Name::as_str),
        "shelf_life_days": recipe.shelf_life_days.map(|days| days.0),
        "version": recipe.version.0,
    })
}

/// Writes a version with its lines in one flight; returns its id and digest. Errors: `recipe_frozen` if it is
/// already published, `number_range` for values outside the ranges of the table.
async fn insert(tx: &Tx, new: &NewVersion<'_>) -> Result<(Uuid, String)> {
    fits(new.version, new.minimum_age_days, new.shelf_life_days)?;
    let id = tx.new_id()?;
    let text = new.body.to_string();
    let sha256 = Sha256::digest(text.as_bytes());
    let version = sql::insert_version().prepare(tx).await?;
    let line = sql::insert_line().prepare(tx).await?;
    let tenant = tx.tenant();
    let lines = new.lines.iter().map(|it| {
        let line = &line;
        async move {
            let quantity_e6 = it.quantity.map(Quantity::get);
            line.params(
                tx,
                &sql::InsertLineParams {
                    tenant,
                    recipe_version: id,
                    line_no: it.line_no,
                    item: it.item,
                    quantity_e6,
                    unit: it.unit.as_str(),
                },
            )
            .one()
            .await
        }
    });
    let version_row = sql::InsertVersionParams {
        tenant,
        recipe_version: id,
        code: new.code,
        version: new.version,
        name: tx.cipher().seal(cell::NAME, id, new.name)?,
        output_item: new.output_item,
        basis_e6: new.basis.map(|(quantity, _)| quantity.get()),
        basis_unit: new.basis.map(|(_, unit)| unit.as_str()),
        minimum_age_days: new.minimum_age_days,
        shelf_life_days: new.shelf_life_days,
        tolerance_e6: new.tolerance.map(Percent::get),
        open_lines: new.open_lines,
        body: tx.cipher().seal(cell::BODY, id, text.as_str())?,
        sha256: sha256.as_slice(),
        opening: tx.is_opening(),
        by: tx.person(),
        now: tx.now,
    };
    let (published, lines) = tokio::join!(biased;
        async { version.params(tx, &version_row).one().await },
        futures::future::join_all(lines));
    published.on_constraint("recipe_version_key", Code::RecipeFrozen, "version")?;
    for line in lines {
        line?;
    }
    Ok((id, hex(&sha256)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The answer to publishing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecipePublished {
    /// Its code.
    pub code: String,
    /// Its number.
    pub version: i32,
    /// The digest of its content.
    pub sha256: String,
}

/// A version; the newest if none is named. Errors: `not_found` at `field`.
pub async fn coded(tx: &ReadTx, code: &str, version: Option<i32>, field: &str) -> Result<VersionRow> {
    let row = sql::version_coded().bind(tx, &tx.tenant(), &code, &version.unwrap_or(0)).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field(field).into())
}

/// The lines of a version.
pub async fn lines_of(tx: &ReadTx, version: RecipeVersionId) -> Result<Vec<LineRow>> {
    Ok(sql::lines_of().bind(tx, &tx.tenant(), &version.uuid()).all().await?)
}

/// The quantity of a line if the basis is scaled by `factor`: in the item's unit, rounded once to its
/// weighing step. None if the line has no quantity of its own.
pub fn scaled_line(line: &LineRow, factor: &Exact) -> Result<Option<i64>> {
    let Some(e6) = line.quantity_e6 else { return Ok(None) };
    let measure: Measure = items::measure(&line.item_unit, line.resolution_e6, line.density_e6)?;
    let from: Unit = line.unit.parse().map_err(Error::internal)?;
    let whole = unit::convert(Decimal::from(Quantity::from_stored(e6)), from, measure.unit, measure.density)?;
    let step = Exact::from(measure.resolution);
    let rounded = (whole * factor).round_to_step(&step)?;
    Ok(Some(rounded.round_to(6)?.scaled(6)?))
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
    /// The inputs; empty in lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineShown>,
}

/// A line as shown.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LineShown {
    /// Its number.
    pub line: i32,
    /// The input item.
    pub item: String,
    /// Its name.
    pub item_name: String,
    /// The quantity for the basis.
    pub quantity: Option<Quantity>,
    /// Its unit.
    pub unit: String,
}

fn shown(tx: &ReadTx, row: VersionRow, lines: Vec<LineRow>) -> Result<RecipeShown> {
    let line = |line: LineRow| LineShown {
        line: line.line_no,
        item: line.item,
        item_name: line.item_name,
        quantity: line.quantity_e6.map(Quantity::from_stored),
        unit: line.unit,
    };
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
        lines: lines.into_iter().map(line).collect(),
    })
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
        let rows = rows.into_iter().map(|row| shown(tx, row, vec![])).collect::<Result<_>>()?;
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
        let lines = lines_of(tx, RecipeVersionId::from_uuid(row.recipe_version_id)).await?;
        shown(tx, row, lines)
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

/// Items by code with their ids, as lines name them.
type Items = HashMap<String, items::ItemRow>;

#[cfg(test)]
mod tests;
