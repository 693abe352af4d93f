//! Proposes the batches that customers' orders ask for.
//! Invariant: it plans by the demand that the ledger has, and writes nothing: a person confirms each batch.

use std::collections::{BTreeMap, HashMap};

use kernel::day::{Day, local_day};
use kernel::decimal::{Decimal, Factor, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::{BatchId, ItemId, LotId, RecipeVersionId};
use kernel::permission::Permission;
use kernel::unit::{Unit, convert};
use ledger::orders::demand::{DemandRow, demand};
use ledger::stock::holds::OpenHolds;
use ledger::stock::lots;
use make_queries::planning as sql;
use platform::action::{Asked, Query};
use platform::error::{Error, Result, stored};
use platform::input;
use platform::sealed::make::batch_plan::TARGET;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::rules::{self, Coming, Makes, Short, days_after};
use crate::batches::plan::Plan;
use crate::batches::rules::BatchState;
use crate::recipes::book::{Book, load};
use crate::recipes::scale::{self, Inputs, MolarMasses, Request, Target};
use crate::recipes::target::target_of;
use crate::recipes::{self, body::Body};

/// The states of a batch whose goods are on their way to the shelf. One on hold may never come.
const ON_ITS_WAY: [BatchState; 5] = [
    BatchState::Planned,
    BatchState::Ready,
    BatchState::Running,
    BatchState::Completed,
    BatchState::UnderReview,
];

input! {
    /// The days to plan for.
    pub struct ProposePlan {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
    }
}

/// What to make.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanProposed {
    /// The batches, by the day they are made.
    pub batches: Vec<BatchProposed>,
    /// The items that are short and have no recipe that says how much a batch makes.
    pub unplanned: Vec<UnplannedItem>,
}

/// A batch to plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BatchProposed {
    /// The recipe.
    pub recipe: String,
    /// Its name.
    pub recipe_name: String,
    /// The item that it makes.
    pub item: String,
    /// The name of the item.
    pub item_name: String,
    /// How much one batch makes.
    pub quantity: Quantity,
    /// The unit of the quantity.
    pub unit: Unit,
    /// The day it is made.
    pub day: Day,
    /// The days that it serves.
    pub for_days: Vec<Day>,
    /// Whether it is of age only after the first of them.
    pub late: bool,
}

/// What cannot be planned.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnplannedItem {
    /// The item.
    pub item: String,
    /// The name of the item.
    pub item_name: String,
    /// How much is short on all days together.
    pub short: SignedQuantity,
    /// The unit of the quantity.
    pub unit: String,
    /// Whether a recipe makes it, without saying how much.
    pub has_recipe: bool,
}

impl Query for ProposePlan {
    const NAME: &'static str = "make.plan.propose";
    const NEEDS: Permission = Permission::BatchesPlan;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Proposes the batches that cover what customers' orders are short of.";
    type Output = PlanProposed;

    async fn fetch(self, tx: &ReadTx) -> Result<PlanProposed> {
        let short = shorts(demand(tx, self.from, self.to, None).await?);
        let ids: Vec<ItemId> = short.keys().copied().collect();
        if ids.is_empty() {
            return Ok(PlanProposed { batches: vec![], unplanned: vec![] });
        }
        let work = Workshop::read(tx, &ids).await?;
        let mut answer = PlanProposed { batches: vec![], unplanned: vec![] };
        for (item, days) in &short {
            work.plan(tx, *item, days, &mut answer)?;
        }
        answer.batches.sort_by(|a, b| (a.day, &a.recipe).cmp(&(b.day, &b.recipe)));
        answer.unplanned.sort_by(|a, b| a.item.cmp(&b.item));
        Ok(answer)
    }
}

/// The shortages by item.
fn shorts(rows: Vec<DemandRow>) -> BTreeMap<ItemId, Vec<Short>> {
    let mut short: BTreeMap<ItemId, Vec<Short>> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| row.served.short.get() > 0) {
        let (day, quantity) = (row.served.need.day, row.served.short.get());
        short.entry(row.item_id).or_default().push(Short { day, quantity });
    }
    short
}

/// The recipes and the batches of the items that are short.
struct Workshop {
    items: HashMap<ItemId, ItemFacts>,
    makers: Vec<sql::MakerRow>,
    coming: Vec<sql::ComingRow>,
    /// The remaining quantity of each item of the completed batches, in millionths of its unit.
    left: HashMap<(BatchId, ItemId), i64>,
    bodies: HashMap<RecipeVersionId, Body>,
    book: Book,
}

/// The facts about an item.
struct ItemFacts {
    code: String,
    name: String,
    unit: Unit,
    density: Option<Decimal>,
}

impl Workshop {
    async fn read(tx: &ReadTx, ids: &[ItemId]) -> Result<Workshop> {
        let (tenant, uuids) = (tx.tenant(), ItemId::uuids(ids));
        let states: Vec<&str> = ON_ITS_WAY.iter().map(|state| state.as_str()).collect();
        let items = sql::items_of().prepare(tx).await?;
        let makers = sql::recipes_making().prepare(tx).await?;
        let coming = sql::coming().prepare(tx).await?;
        let (items, makers, coming) = tokio::join!(biased;
            async { items.bind(tx, &tenant, &uuids).all().await },
            async { makers.bind(tx, &tenant, &uuids).all().await },
            async { coming.bind(tx, &tenant, &states, &uuids).all().await });
        let (makers, coming) = (makers?, coming?);
        let left = left_of(tx, &coming).await?;
        let mut versions: Vec<Uuid> = makers.iter().map(|it| it.recipe_version_id).collect();
        versions.extend(coming.iter().map(|it| it.recipe_version_id));
        versions.sort_unstable();
        versions.dedup();
        let versions: Vec<_> = versions.into_iter().map(RecipeVersionId::from_uuid).collect();
        let bodies = load::bodies_of(tx, &versions).await?;
        let book = load::around(tx, &bodies.values().collect::<Vec<_>>()).await?.book;
        let facts = items?.into_iter().map(|row| {
            let density = row.density_e6.map(|e6| Decimal::from(Factor::from_stored(e6)));
            let facts = ItemFacts { code: row.code, name: row.name, unit: stored(&row.unit)?, density };
            Ok((ItemId::from_uuid(row.item_id), facts))
        });
        Ok(Workshop { items: facts.collect::<Result<_>>()?, makers, coming, left, bodies, book })
    }

    /// Plans what is short of an item.
    fn plan(&self, tx: &ReadTx, id: ItemId, short: &[Short], answer: &mut PlanProposed) -> Result<()> {
        let Some(item) = self.items.get(&id) else { return Ok(()) };
        let mut makers = self.makers.iter().filter(|it| it.output_item_id == Some(id.uuid())).peekable();
        let has_recipe = makers.peek().is_some();
        let known = makers.find_map(|it| {
            let body = self.bodies.get(&RecipeVersionId::from_uuid(it.recipe_version_id))?;
            Some((it, made_of(body, &self.book, &Target::Itself, item)?))
        });
        let Some((maker, quantity)) = known else {
            let all = short.iter().fold(0i64, |sum, it| sum.saturating_add(it.quantity));
            answer.unplanned.push(UnplannedItem {
                item: item.code.clone(),
                item_name: item.name.clone(),
                short: SignedQuantity::from_stored(all),
                unit: item.unit.as_str().to_owned(),
                has_recipe,
            });
            return Ok(());
        };
        let makes =
            Makes { quantity: quantity.get(), age: maker.minimum_age_days, keeps: maker.shelf_life_days };
        let coming = self.coming_of(tx, id, item)?;
        let version = RecipeVersionId::from_uuid(maker.recipe_version_id);
        let recipe_name = recipes::name_of(tx, version, maker.name.clone())?;
        for batch in rules::propose(short, makes, &coming, tx.today()) {
            answer.batches.push(BatchProposed {
                recipe: maker.code.clone(),
                recipe_name: recipe_name.clone(),
                item: item.code.clone(),
                item_name: item.name.clone(),
                quantity,
                unit: item.unit,
                day: batch.day,
                for_days: batch.for_days.into_iter().collect(),
                late: batch.is_late,
            });
        }
        Ok(())
    }

    /// The batches of an item that are on their way, as far as it is known how much comes of each.
    fn coming_of(&self, tx: &ReadTx, id: ItemId, item: &ItemFacts) -> Result<Vec<Coming>> {
        let mut coming = Vec::new();
        for row in self.coming.iter().filter(|it| it.output_item_id == Some(id.uuid())) {
            let state: BatchState = stored(&row.state)?;
            let quantity = match state.is_made() {
                true => self.left.get(&(BatchId::from_uuid(row.batch_id), id)).copied(),
                false => self.planned_of(tx, row, item)?,
            };
            let Some(quantity) = quantity else { continue };
            let completed = row.completed_at.map(|at| local_day(at, &tx.workspace.zone));
            let made = rules::made_on(state, completed, row.planned_on, tx.today());
            coming.push(Coming {
                from: days_after(made, row.minimum_age_days),
                until: row.shelf_life_days.map(|keeps| days_after(made, keeps)),
                quantity,
            });
        }
        Ok(coming)
    }

    /// How much of an item a batch will make, by its plan; None where its recipe does not say.
    fn planned_of(&self, tx: &ReadTx, row: &sql::ComingRow, item: &ItemFacts) -> Result<Option<i64>> {
        let Some(body) = self.bodies.get(&RecipeVersionId::from_uuid(row.recipe_version_id)) else {
            return Ok(None);
        };
        let target = target_kept(tx, row)?;
        Ok(made_of(body, &self.book, &target, item).map(Quantity::get))
    }
}

/// The goods of the completed ones of these batches that wait for their release. Goods on hold may never
/// come, and what is released is in stock already.
async fn left_of(tx: &ReadTx, coming: &[sql::ComingRow]) -> Result<HashMap<(BatchId, ItemId), i64>> {
    let made: Vec<BatchId> = coming
        .iter()
        .filter(|row| row.completed_at.is_some())
        .map(|row| BatchId::from_uuid(row.batch_id))
        .collect();
    if made.is_empty() {
        return Ok(HashMap::new());
    }
    let lots = lots::unreleased_of(tx, &made).await?;
    let ids: Vec<LotId> = lots.iter().map(|lot| LotId::from_uuid(lot.lot_id)).collect();
    let held = OpenHolds::read(tx).await?.reaching(tx, &ids).await?;
    let mut left: HashMap<(BatchId, ItemId), i64> = HashMap::new();
    for lot in lots.iter().filter(|lot| !held.contains_key(&LotId::from_uuid(lot.lot_id))) {
        let Some(batch) = lot.batch_id.map(BatchId::from_uuid) else { continue };
        let of_item = left.entry((batch, ItemId::from_uuid(lot.item_id))).or_default();
        *of_item = of_item.saturating_add(lot.quantity_e6);
    }
    Ok(left)
}

/// The size that a batch was planned with.
fn target_kept(tx: &ReadTx, row: &sql::ComingRow) -> Result<Target> {
    let Some(sealed) = row.target.clone() else { return Ok(Target::Itself) };
    let text: String = tx.cipher().open(TARGET, row.batch_id, sealed)?;
    let plan: Plan = platform::input::read(&serde_json::from_str(&text).map_err(Error::internal)?)?;
    Ok(target_of(plan.scale.as_ref())?)
}

/// How much of an item a version of this size makes; None where the version does not say.
fn made_of(body: &Body, book: &Book, target: &Target, item: &ItemFacts) -> Option<Quantity> {
    let in_unit = |quantity: Exact, unit: Unit| {
        let one = convert(Decimal::from(1), unit, item.unit, item.density).ok()?;
        Quantity::rounded(&(quantity * one)).ok()
    };
    let basis = body.basis.as_ref();
    let is_counted = |named: Option<&String>| named.is_none_or(|named| *named == item.code);
    if let Some(basis) = basis.filter(|basis| is_counted(basis.item.as_ref())) {
        match target {
            Target::Itself => return in_unit(basis.quantity.into(), basis.unit),
            Target::Item { item: named, quantity, unit } if is_counted(named.as_ref()) => {
                return in_unit((*quantity).into(), *unit);
            }
            _ => {}
        }
    }
    if let Target::Item { item: Some(named), quantity, unit } = target
        && *named == item.code
    {
        return in_unit((*quantity).into(), *unit);
    }
    let request = Request {
        target: target.clone(),
        inputs: Inputs::default(),
        vessel: None,
        molar_masses: MolarMasses::default(),
    };
    let scaled = scale::scale(body, book, &request).ok()?;
    match (scaled.expected_output_kg, scaled.pieces) {
        (Some(kg), _) if item.unit != Unit::Each => in_unit(kg, Unit::Kilogram),
        (_, Some(pieces)) if item.unit == Unit::Each => in_unit(Exact::from(pieces), Unit::Each),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipes::body::Basis;

    fn item(unit: Unit) -> ItemFacts {
        ItemFacts { code: "MILK2".to_owned(), name: "Milk 2 L".to_owned(), unit, density: None }
    }

    fn body(of: Option<&str>, quantity: &str, unit: Unit) -> Body {
        let quantity = Quantity::parse(quantity).expect("a quantity");
        Body { basis: Some(Basis { item: of.map(str::to_owned), quantity, unit }), ..Body::default() }
    }

    #[test]
    fn a_recipe_whose_basis_is_its_output_makes_its_basis() {
        let book = Book::default();
        let made = |body: &Body, target: &Target, unit: Unit| {
            made_of(body, &book, target, &item(unit)).map_or("-".to_owned(), |quantity| quantity.to_string())
        };
        let bottles = body(Some("MILK2"), "200", Unit::Each);
        assert_eq!(made(&bottles, &Target::Itself, Unit::Each), "200");
        let kilos = body(None, "40000", Unit::Gram);
        assert_eq!(made(&kilos, &Target::Itself, Unit::Kilogram), "40");
        let half = Target::Item { item: None, quantity: Decimal::from(20), unit: Unit::Kilogram };
        assert_eq!(made(&kilos, &half, Unit::Kilogram), "20");
    }

    #[test]
    fn a_recipe_that_does_not_say_what_comes_out_makes_an_unknown_quantity() {
        let vat = body(Some("MILK"), "500", Unit::Litre);
        assert_eq!(made_of(&vat, &Book::default(), &Target::Itself, &item(Unit::Each)), None);
    }
}
