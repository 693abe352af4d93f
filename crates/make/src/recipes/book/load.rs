//! The recipes and items around a version, read from the store.
//! Invariant: one statement for each depth of recipes inside recipes, and one for all items.

use std::collections::{BTreeSet, HashMap};

use kernel::code::Code;
use kernel::decimal::{Decimal, Factor, Percent, Quantity, UnitPrice};
use kernel::exact::Exact;
use kernel::id::RecipeVersionId;
use kernel::refusal::Refusal;
use ledger::items::{self, ItemKind, ItemRow};
use make_queries::recipes as sql;
use platform::error::{Error, Result, stored};
use platform::sealed::make::recipe_version::BODY;
use platform::tx::ReadTx;

use super::super::body::Body;
use super::{Book, ItemFacts};

/// How deep recipes may be inside each other.
const MOST_DEPTH: usize = 32;
/// Stands for the newest version.
const NEWEST: i32 = 0;

/// What the rules of recipes need, and the rows of the items.
#[derive(Debug)]
pub struct Loaded {
    /// For the rules.
    pub book: Book,
    /// The items by their codes.
    pub items: HashMap<String, ItemRow>,
}

/// A version with what it needs.
pub type Versioned = (Body, Loaded);

/// A recipe, and which version of it.
type RecipeKey = (String, i32);

/// What these versions need, at every depth.
pub async fn around(tx: &ReadTx, bodies: &[&Body]) -> Result<Loaded> {
    let wanted = bodies.iter().flat_map(|body| recipes_in(body)).collect();
    let mut book = Book::default();
    add_recipes(tx, &mut book, wanted).await?;
    with_items(tx, book, bodies).await
}

/// A version, the newest if none is named, with what it needs. Errors: `not_found` at `recipe`.
pub async fn version(tx: &ReadTx, code: &str, version: Option<i32>) -> Result<Versioned> {
    let mut book = Book::default();
    add_recipes(tx, &mut book, vec![(code.to_owned(), version.unwrap_or(NEWEST))]).await?;
    let body = book.recipe(code, version).cloned();
    let body = body.ok_or_else(|| Refusal::new(Code::NotFound).field("recipe"))?;
    Ok((body, with_items(tx, book, &[]).await?))
}

/// The content of versions, by their ids. One from before contents were kept is empty.
pub async fn bodies_of(tx: &ReadTx, versions: &[RecipeVersionId]) -> Result<HashMap<RecipeVersionId, Body>> {
    let rows = sql::bodies_of().bind(tx, &tx.tenant(), &RecipeVersionId::uuids(versions)).all().await?;
    let body = |row: sql::BodiesOf| -> Result<(RecipeVersionId, Body)> {
        let text: String = tx.cipher().open(BODY, row.recipe_version_id, row.body)?;
        Ok((RecipeVersionId::from_uuid(row.recipe_version_id), body_of(&text, row.code, row.version)?))
    };
    rows.into_iter().map(body).collect()
}

/// Adds the price that was paid last for each item.
pub async fn add_prices(tx: &ReadTx, loaded: &mut Loaded) -> Result<()> {
    let ids: Vec<_> = loaded.items.values().map(|item| item.item_id).collect();
    let paid = sql::prices_paid().bind(tx, &tx.tenant(), &ids).all().await?;
    for (code, item) in &loaded.items {
        let price = paid.iter().find(|row| row.item_id == item.item_id).and_then(|row| {
            Exact::from(row.cost_minor).checked_div(&Quantity::from_stored(row.quantity_e6).into())
        });
        if let Some(facts) = loaded.book.items.get_mut(code) {
            facts.last_price = price;
        }
    }
    Ok(())
}

/// The recipes that lines name, and those that have the code of an item.
fn recipes_in(body: &Body) -> Vec<RecipeKey> {
    let by_recipe = body.lines.iter().filter_map(|line| {
        let recipe = line.recipe.as_ref()?;
        Some((recipe.clone(), line.recipe_version.unwrap_or(NEWEST)))
    });
    let of_lines = body.lines.iter().filter_map(|line| line.item.as_ref());
    let of_group = body.group.iter().flat_map(|group| group.lines.iter().map(|line| &line.item));
    by_recipe.chain(of_lines.chain(of_group).map(|item| (item.clone(), NEWEST))).collect()
}

/// Recipes that are deeper inside are left out, and so are not found by the rules.
async fn add_recipes(tx: &ReadTx, book: &mut Book, mut wanted: Vec<RecipeKey>) -> Result<()> {
    let mut asked = BTreeSet::new();
    for _ in 0..MOST_DEPTH {
        wanted.retain(|it| asked.insert(it.clone()));
        if wanted.is_empty() {
            break;
        }
        let (codes, versions): (Vec<&str>, Vec<i32>) =
            wanted.iter().map(|(code, version)| (code.as_str(), *version)).unzip();
        let rows = sql::bodies_coded().bind(tx, &codes, &versions, &tx.tenant()).all().await?;
        wanted = Vec::new();
        for row in rows {
            let text: String = tx.cipher().open(BODY, row.recipe_version_id, row.body)?;
            let body = body_of(&text, row.code, row.version)?;
            wanted.extend(recipes_in(&body));
            book.recipes.insert((body.code.clone(), body.version), body);
        }
    }
    Ok(())
}

/// A stored version. An imported one may lack its number. Errors: `Internal` for what is no JSON.
pub fn body_of(text: &str, code: String, version: i32) -> Result<Body> {
    let kept = serde_json::from_str(text).map_err(Error::internal)?;
    Ok(Body { code, version, ..Body::of_stored(&kept) })
}

async fn with_items(tx: &ReadTx, mut book: Book, bodies: &[&Body]) -> Result<Loaded> {
    let codes: BTreeSet<&str> =
        bodies.iter().copied().chain(book.recipes.values()).flat_map(items_in).collect();
    let items = items::by_code(tx, &Vec::from_iter(codes)).await?;
    let facts = items.values().map(|row| Ok((row.code.clone(), facts_of(row)?)));
    book.items = facts.collect::<Result<_>>()?;
    Ok(Loaded { book, items })
}

/// The codes of all items of a version; a recipe inside may be an item too.
pub fn items_in(body: &Body) -> Vec<&str> {
    let of_lines = body.lines.iter().flat_map(|line| [line.item.as_deref(), line.recipe.as_deref()]);
    let of_group = body.group.iter().flat_map(|group| group.lines.iter().map(|line| line.item.as_str()));
    let basis = body.basis.as_ref().and_then(|basis| basis.item.as_deref());
    let outputs = body.outputs.iter().map(|output| output.item.as_str());
    let others = [basis, body.output_item.as_deref()].into_iter().flatten();
    of_lines.flatten().chain(of_group).chain(others).chain(outputs).collect()
}

fn facts_of(row: &ItemRow) -> Result<ItemFacts> {
    let kind: ItemKind = stored(&row.kind)?;
    Ok(ItemFacts {
        label_name: row.label_name.clone().unwrap_or_else(|| row.name.clone()),
        unit: row.unit.parse().map_err(Error::internal)?,
        resolution: Quantity::from_stored(row.resolution_e6),
        density: row.density_e6.map(|e6| Decimal::from(Factor::from_stored(e6))),
        allergens: row.allergens.clone(),
        is_beside: matches!(kind, ItemKind::Packaging | ItemKind::Service),
        sap_koh_mg_per_g: row.sap_koh_mg_per_g_e6.map(Factor::from_stored),
        purity_percent: row.purity_percent_e6.map(Percent::from_stored),
        standard_price: row.standard_price_e6.map(UnitPrice::from_stored),
        last_price: None,
    })
}
