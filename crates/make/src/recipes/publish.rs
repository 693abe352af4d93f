//! `make.recipe.publish`: a version is judged, frozen by its digest, and written with its lines.
//! Invariant: the judged content is written in its one form, so equal content has an equal digest (M8).

use std::collections::HashMap;

use kernel::code::Code;
use kernel::decimal::Percent;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::items::ItemRow;
use make_queries::client::Params;
use make_queries::recipes as sql;
use platform::action::Action;
use platform::error::{OnConstraint, Result};
use platform::input::{Faults, Field, Path, Shape};
use platform::sealed::make::recipe_version as cell;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::RecipeSent;
use super::body::Body;
use super::book::load::{self, Loaded};
use super::check;
use super::entries::{Amount, Entries, Entry};
use super::photos;

/// Largest body, as of an import: with three of the largest photos in a form, or two as base64.
const BODY: usize = 16 * 1024 * 1024;

/// A recipe version to publish, as sent.
#[derive(Debug, Clone)]
pub struct PublishRecipe(Value);

impl Field for PublishRecipe {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        if !value.is_object() {
            faults.add(at, Code::ValueUnknown);
            return None;
        }
        Some(PublishRecipe(value.clone()))
    }

    /// The number must be sent: nobody publishes version 1 by leaving it out.
    fn shape() -> Shape {
        let mut shape = RecipeSent::shape();
        if let Shape::Object(members) = &mut shape {
            members.iter_mut().filter(|it| it.name == "version").for_each(|it| it.required = true);
        }
        shape
    }
}

impl PublishRecipe {
    /// The version, judged by itself: the faults of [`check::read`], and `field_required` at `lines` for one
    /// that says nothing of what goes in or comes out.
    fn body(&self) -> Ruled<Body> {
        let read = check::read(&self.0).and_then(|body| match body.is_empty() {
            true => Err(Refusal::new(Code::FieldRequired).field("lines")),
            false => Ok(body),
        });
        if self.0.get("version").is_some_and(|version| !version.is_null()) {
            return read;
        }
        let missing = Fault::new("version", Code::FieldRequired);
        let others = read.err().map(|refusal| refusal.faults).unwrap_or_default();
        Err(Refusal::invalid([missing].into_iter().chain(others).collect()))
    }
}

impl Action for PublishRecipe {
    const NAME: &'static str = "make.recipe.publish";
    const NEEDS: Permission = Permission::RecipesPublish;
    const MOST_BYTES: usize = BODY;
    const SUMMARY: &'static str = "Publishes a version of a recipe; it never changes again.";
    type Output = RecipePublished;

    fn check(&self) -> Ruled<()> {
        self.body().map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RecipePublished>> {
        let mut body = self.body()?;
        let loaded = load::around(tx, &[&body]).await?;
        body.pin_recipes(|code| loaded.book.recipe(code, None).map(|it| it.version));
        loaded.book.check(&body)?;
        know_items(&body, &loaded)?;
        photos::judge(&body, &photos::keep(tx, &[&body]).await?)?;
        let sha256 = insert(tx, &body, &loaded, false).await?;
        if body.version == 1 {
            tx.warn_alike("code", sql::recipe_alike().bind(tx, &tx.tenant(), &body.code).opt().await?);
        }
        let change = Change::of(format!("{} {}", body.code, body.version)).after(json!({ "sha256": sha256 }));
        Ok(tx.record(change, RecipePublished { code: body.code, version: body.version, sha256 }))
    }
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

/// The items beside the lines must be there too. Refusals: `not_found` at each.
fn know_items(body: &Body, loaded: &Loaded) -> Ruled<()> {
    let basis = body.basis.as_ref().and_then(|basis| basis.item.as_ref());
    let outputs = body.outputs.iter().enumerate();
    let outputs = outputs.map(|(n, output)| (format!("outputs[{n}].item"), &output.item));
    let others = basis.map(|item| ("basis.item".to_owned(), item)).into_iter();
    let others = others.chain(body.output_item.as_ref().map(|item| ("output_item".to_owned(), item)));
    match others.chain(outputs).find(|(_, item)| !loaded.items.contains_key(*item)) {
        Some((field, _)) => Err(Refusal::new(Code::NotFound).field(field)),
        None => Ok(()),
    }
}

/// Writes a judged version with its lines in one flight, and gives its digest. A line whose recipe makes no
/// item has no row: nothing in stock is consumed for it. Errors: `recipe_frozen` if it is already published.
pub(super) async fn insert(tx: &Tx, body: &Body, loaded: &Loaded, open_lines: bool) -> Result<String> {
    let id = tx.new_id()?;
    let text = body.to_json().to_string();
    let sha256 = Sha256::digest(text.as_bytes());
    let version = sql::insert_version().prepare(tx).await?;
    let line = sql::insert_line().prepare(tx).await?;
    let rows = rows_of(tx, id, body, loaded)?;
    let lines = rows.iter().map(|row| {
        let line = &line;
        async move { line.params(tx, row).one().await }
    });
    let output = body.output_item.as_ref().and_then(|code| loaded.items.get(code));
    let version_row = sql::InsertVersionParams {
        tenant: tx.tenant(),
        recipe_version: id,
        code: body.code.as_str(),
        version: body.version,
        name: tx.cipher().seal(cell::NAME, id, body.name.as_ref().unwrap_or(&body.code).as_str())?,
        output_item: output.map(|item| item.item_id),
        basis_e6: body.basis.as_ref().map(|basis| basis.quantity.get()),
        basis_unit: body.basis.as_ref().map(|basis| basis.unit.as_str()),
        minimum_age_days: body.minimum_age_days.unwrap_or_default(),
        shelf_life_days: body.shelf_life_days,
        tolerance_e6: body.mass_balance_tolerance_percent.map(Percent::get),
        open_lines,
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
    Ok(sha256.iter().map(|byte| format!("{byte:02x}")).collect())
}

type LineParams = sql::InsertLineParams<&'static str>;

fn rows_of(tx: &Tx, id: Uuid, body: &Body, loaded: &Loaded) -> Ruled<Vec<LineParams>> {
    let entries = Entries::of(body)?;
    let mut rows = Vec::new();
    for entry in &entries.lines {
        let Some(item) = item_of(entry, loaded)? else { continue };
        let quantity = match entry.amount {
            Amount::Fixed(quantity) => Some(quantity),
            Amount::Basis => body.basis.as_ref().map(|basis| basis.quantity),
            _ => None,
        };
        rows.push(LineParams {
            tenant: tx.tenant(),
            recipe_version: id,
            line_no: entry.line,
            item: item.item_id,
            quantity_e6: quantity.map(|quantity| quantity.get()),
            unit: entry.computed_in(body).as_str(),
        });
    }
    Ok(rows)
}

/// The item that a line consumes: its own, or the output of its recipe.
fn item_of<'a>(entry: &Entry, loaded: &'a Loaded) -> Ruled<Option<&'a ItemRow>> {
    let items: &HashMap<String, ItemRow> = &loaded.items;
    if let Some(item) = items.get(entry.what) {
        return Ok(Some(item));
    }
    let inner = loaded.book.recipe_of(entry)?;
    Ok(inner.and_then(|body| items.get(body.output_item.as_ref()?)))
}
