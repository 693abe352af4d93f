//! The yield of batches: what came out of each, against what its recipe expected of its size.
//! Invariant: the expected weight follows from the plan and the measurements of the batch, as its lines (M7).

use std::collections::{BTreeMap, HashMap};

use kernel::day::{Day, local_day};
use kernel::decimal::{Decimal, Percent, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::{BatchId, RecipeVersionId};
use kernel::permission::Permission;
use ledger::stock::lots::{self, MadeLot};
use make_queries::figures as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use super::rules;
use crate::batches::plan;
use crate::batches::recost::shares::is_by_product;
use crate::recipes::body::Body;
use crate::recipes::book::{Book, load};
use crate::recipes::scale::Inputs;

input! {
    /// Whose yield, and of which days.
    pub struct GetYield {
        /// The recipe; absent: every recipe.
        recipe: Option<Name>,
        /// The first day; absent: a year before the last.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
    }
}

/// The yield of batches.
#[derive(Debug, Serialize, JsonSchema)]
pub struct YieldShown {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The batches that were completed on these days, the newest first; at most 500.
    pub rows: Vec<YieldRow>,
    /// Whether there are more.
    pub more: bool,
}

/// The yield of a batch.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct YieldRow {
    /// The batch.
    pub batch: String,
    /// Its recipe.
    pub recipe: String,
    /// The version that it keeps.
    pub recipe_version: i32,
    /// The day on which it was completed.
    pub completed: Day,
    /// What its recipe expected to come out, kg, nine decimals; null where it does not say.
    pub expected_kg: Option<Decimal>,
    /// What came out, without by-products, kg, nine decimals; null if a part of it has no mass.
    pub made_kg: Option<Decimal>,
    /// What came out in percent of what was expected; two decimals.
    pub yield_percent: Option<Decimal>,
    /// How far the two may differ.
    pub tolerance_percent: Option<Percent>,
    /// Whether they differ by no more; null where nothing was expected, or no tolerance is kept.
    pub within_tolerance: Option<bool>,
}

impl Query for GetYield {
    const NAME: &'static str = "make.yield";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows what came out of batches against what was expected.";
    type Output = YieldShown;

    async fn fetch(self, tx: &ReadTx) -> Result<YieldShown> {
        let (from, to) = super::days(tx, self.from, self.to)?;
        let recipe = self.recipe.as_ref().map_or("", Name::as_str);
        let (batches, more) = super::ended_on(tx, (from, to), recipe).await?;
        let facts = Facts::read(tx, &batches).await?;
        let rows = batches.into_iter().map(|batch| facts.row(tx, batch)).collect::<Result<_>>()?;
        Ok(YieldShown { from, to, rows, more })
    }
}

/// The facts of the batches, read for all at once.
struct Facts {
    bodies: HashMap<RecipeVersionId, Body>,
    book: Book,
    made: HashMap<BatchId, Vec<MadeLot>>,
    measured: HashMap<BatchId, BTreeMap<String, Decimal>>,
}

impl Facts {
    async fn read(tx: &ReadTx, batches: &[sql::EndedBatch]) -> Result<Facts> {
        let ids: Vec<BatchId> = batches.iter().map(|it| BatchId::from_uuid(it.batch_id)).collect();
        let mut versions: Vec<RecipeVersionId> =
            batches.iter().map(|it| RecipeVersionId::from_uuid(it.recipe_version_id)).collect();
        versions.sort_unstable();
        versions.dedup();
        let measured = sql::measured_of().prepare(tx).await?;
        let (tenant, uuids) = (tx.tenant(), BatchId::uuids(&ids));
        let (bodies, made, measured) = tokio::join!(biased;
            load::bodies_of(tx, &versions),
            lots::made_by(tx, &ids),
            async { measured.bind(tx, &tenant, &uuids).all().await });
        let bodies = bodies?;
        // Which recipes are inside is known only from the bodies.
        let book = load::around(tx, &bodies.values().collect::<Vec<_>>()).await?.book;
        let mut facts = Facts { bodies, book, made: HashMap::new(), measured: HashMap::new() };
        for lot in made? {
            if let Some(batch) = lot.batch_id {
                facts.made.entry(BatchId::from_uuid(batch)).or_default().push(lot);
            }
        }
        for row in measured? {
            let value = Decimal::from(SignedQuantity::from_stored(row.value_e6));
            facts.measured.entry(BatchId::from_uuid(row.batch_id)).or_default().insert(row.name, value);
        }
        Ok(facts)
    }

    fn row(&self, tx: &ReadTx, batch: sql::EndedBatch) -> Result<YieldRow> {
        let own = BatchId::from_uuid(batch.batch_id);
        let body = self.bodies.get(&RecipeVersionId::from_uuid(batch.recipe_version_id));
        let size = (batch.scale_e6, batch.scale_unit.as_deref());
        let (target, parameters) = plan::size_wanted(tx, own, batch.target, size)?;
        let observations = self.measured.get(&own).cloned().unwrap_or_default();
        let inputs = Inputs { parameters, observations };
        let expected = body.and_then(|body| plan::expected_kg(body, &self.book, target, inputs));
        let made = self.made_kg(own, body);
        let tolerance = batch.tolerance_e6.map(Percent::from_stored);
        let percent = made
            .as_ref()
            .zip(expected.as_ref())
            .and_then(|(made, expected)| rules::yield_percent(made, expected));
        let nine = |kg: Option<Exact>| kg.and_then(|kg| kg.round_to(9).ok());
        Ok(YieldRow {
            batch: batch.code,
            recipe: batch.recipe,
            recipe_version: batch.recipe_version,
            completed: batch.completed_at.map_or_else(|| tx.today(), |at| local_day(at, &tx.workspace.zone)),
            expected_kg: nine(expected),
            made_kg: nine(made),
            yield_percent: percent.as_ref().and_then(rules::two_decimals),
            tolerance_percent: tolerance,
            within_tolerance: percent
                .as_ref()
                .zip(tolerance)
                .map(|(percent, tolerance)| rules::is_within(percent, tolerance)),
        })
    }

    /// The mass of what came out of a batch beside its by-products.
    fn made_kg(&self, batch: BatchId, body: Option<&Body>) -> Option<Exact> {
        let made = self.made.get(&batch).map(Vec::as_slice).unwrap_or_default();
        let is_main = |lot: &&MadeLot| body.is_none_or(|body| !is_by_product(body, &lot.item, &lot.kind));
        let kg = |lot: &MadeLot| lots::in_kg(lot.made_e6, &lot.unit, lot.density_e6);
        made.iter().filter(is_main).map(kg).collect::<Option<Vec<_>>>().map(|all| all.into_iter().sum())
    }
}
