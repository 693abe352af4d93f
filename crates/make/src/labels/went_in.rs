//! What really went into a lot: its allergens, and the versions of the recipes that the goods were made by.
//! Invariant: no allergen is left out that an item on the way or a recipe of a batch on the way has (M24).

use std::collections::BTreeSet;

use catalogue::{Phrase, say};
use kernel::id::{BatchId, LotId, RecipeVersionId};
use ledger::genealogy;
use ledger::genealogy::graph::Thing;
use make_queries::labels::went_in as sql;
use platform::error::Result;
use platform::tx::ReadTx;

use crate::recipes::body::Body;
use crate::recipes::book::load;
use crate::recipes::declaration;

/// A version of a recipe: its code and its number.
pub(crate) type VersionKey = (String, i32);

/// The allergens and the batches of everything that went into a lot.
#[derive(Debug, Default)]
pub(super) struct WentIn {
    /// The allergens of all of it, and of the lot's own item.
    pub allergens: BTreeSet<String>,
    /// The batches on the way, by their codes, with the versions that they were made by.
    made: Vec<(String, VersionKey)>,
}

/// Reads it, the whole way back.
pub(super) async fn of(tx: &ReadTx, lot: LotId) -> Result<WentIn> {
    let around = genealogy::above(tx, &[lot]).await?;
    let lots: Vec<LotId> = around.lots.iter().map(|(id, _)| *id).collect();
    let batch = |thing: Thing<LotId, BatchId>| match thing {
        Thing::Batch(batch) => Some(batch),
        Thing::Lot(_) => None,
    };
    let batches: Vec<BatchId> = around.graph.back(&Thing::Lot(lot)).into_iter().filter_map(batch).collect();
    let (lots, batches, tenant) = (LotId::uuids(&lots), BatchId::uuids(&batches), tx.tenant());
    let of_items = sql::allergens_of_lots().bind(tx, &tenant, &lots).all().await?;
    let made = sql::made_by_versions().bind(tx, &tenant, &batches).all().await?;
    let versions: BTreeSet<RecipeVersionId> =
        made.iter().map(|row| RecipeVersionId::from_uuid(row.recipe_version_id)).collect();
    let bodies = load::bodies_of(tx, &Vec::from_iter(versions)).await?;
    let bodies: Vec<&Body> = bodies.values().collect();
    let loaded = load::around(tx, &bodies).await?;
    let mut allergens: BTreeSet<String> = of_items.into_iter().flatten().collect();
    allergens.extend(bodies.iter().flat_map(|body| declaration::allergens_of(body, &loaded.book)));
    let made = made.into_iter().map(|row| (row.batch, (row.recipe, row.version))).collect();
    Ok(WentIn { allergens, made })
}

impl WentIn {
    /// In words: the batches that made an ingredient by another version than the label lists, the first batch
    /// of each version.
    pub fn of_other_versions(&self, listed: &BTreeSet<VersionKey>) -> Vec<Phrase> {
        let mut named = BTreeSet::new();
        let mut gaps = Vec::new();
        for (batch, made) in &self.made {
            let of_recipe: Vec<String> =
                listed.iter().filter(|(code, _)| *code == made.0).map(|(_, no)| no.to_string()).collect();
            if of_recipe.is_empty() || listed.contains(made) || !named.insert(made) {
                continue;
            }
            gaps.push(say!(
                "Batch {batch} made {recipe} by version {made}. The list of ingredients is that of version {listed}.",
                batch,
                recipe = &made.0,
                made = made.1,
                listed = of_recipe.join(", ")
            ));
        }
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_listed_recipe_of_another_version_is_named_and_each_version_once() {
        let key = |recipe: &str, version: i32| (recipe.to_owned(), version);
        let made = [
            ("P-1", key("PESTO", 1)),
            ("P-2", key("PESTO", 2)),
            ("P-3", key("PESTO", 2)),
            ("S-9", key("SOUR", 9)),
        ];
        let made = made.into_iter().map(|(batch, key)| (batch.to_owned(), key)).collect();
        let went_in = WentIn { allergens: BTreeSet::new(), made };
        let told: Vec<String> = went_in
            .of_other_versions(&BTreeSet::from([key("PESTO", 1), key("DOUGH", 4)]))
            .iter()
            .map(Phrase::to_string)
            .collect();
        let said = "Batch P-2 made PESTO by version 2. The list of ingredients is that of version 1.";
        assert_eq!(told, [said]);
    }
}
