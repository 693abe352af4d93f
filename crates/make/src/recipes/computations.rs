//! The queries that need a recipe but no batch: its quantities, cost and declaration; milk separated.
//! Invariant: nothing is written.

use kernel::code::Code;
use kernel::decimal::{Decimal, Factor, Percent, Quantity};
use kernel::exact::Exact;
use kernel::id::ItemId;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::unit::Unit;
use ledger::items;
use platform::action::{Asked, Query};
use platform::error::{Error, Result};
use platform::fields::{Count, Name};
use platform::tx::ReadTx;
use platform::{input, word_fields};
use std::collections::BTreeSet;
use uuid::Uuid;

use super::body::{Body, OutputRole};
use super::book::load::{self, Loaded, Versioned};
use super::cost::{self, CostAnswer, Prices};
use super::declaration::{self, Declaration};
use super::scale::{self, Inputs, Leaf, MolarMasses, Request, ScaleAnswer, ScaledRecipe, Vessel};
use super::separate::{self, SeparatedMilk, Separation};
use super::target::{Figures, ScaleGiven, target_of};
use crate::equipment;

word_fields!(Prices);

/// The item whose density separation takes (api.md).
const MILK: &str = "MILK";
/// Cream is weighed to the gram.
const GRAM: Quantity = Quantity::from_stored(1_000);

input! {
    /// A recipe to scale.
    pub struct ScaleRecipe {
        /// Its code.
        recipe: Name,
        /// Its version; the newest unless given.
        version: Option<Count>,
        /// How much; absent: as the recipe is written.
        scale: Option<ScaleGiven>,
        /// The figures of the recipe's parameters, by their names.
        parameters: Figures,
        /// The vessel that it must fit.
        equipment: Option<Name>,
    }
}

impl Query for ScaleRecipe {
    const NAME: &'static str = "make.recipe.scale";
    const NEEDS: Permission = Permission::MakeCompute;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Computes what to weigh for a quantity, pieces or a group; writes nothing.";
    type Output = ScaleAnswer;

    async fn fetch(self, tx: &ReadTx) -> Result<ScaleAnswer> {
        let target = target_of(self.scale.as_ref())?;
        let version = self.version.map(|version| version.0);
        let (body, loaded) = load::version(tx, self.recipe.as_str(), version).await?;
        let vessel = match &self.equipment {
            Some(code) => Some(vessel_of(tx, code.as_str()).await?),
            None => None,
        };
        let inputs = Inputs { parameters: self.parameters.0, ..Inputs::default() };
        let request = Request { target, inputs, vessel, molar_masses: MolarMasses::default() };
        Ok(scale::scale(&body, &loaded.book, &request)?.answer()?)
    }
}

/// What a vessel holds. Errors: `not_found` at `equipment`.
async fn vessel_of(tx: &ReadTx, code: &str) -> Result<Vessel> {
    let row = equipment::one(tx, code).await?;
    Ok(Vessel {
        code: row.code,
        capacity: row.capacity_e6.map(Quantity::from_stored),
        minimum: row.minimum_e6.map(Quantity::from_stored),
        unit: row
            .unit
            .map_or(Ok(Unit::Litre), |unit| unit.parse())
            .map_err(|code: Code| Error::internal(code))?,
    })
}

/// A version for a size, with what it was computed from.
struct Computation {
    body: Body,
    loaded: Loaded,
    scaled: ScaledRecipe,
}

async fn compute(
    tx: &ReadTx,
    recipe: &str,
    version: Option<i32>,
    given: Option<&ScaleGiven>,
    parameters: Figures,
) -> Result<Computation> {
    let target = target_of(given)?;
    let (body, loaded) = load::version(tx, recipe, version).await?;
    let inputs = Inputs { parameters: parameters.0, ..Inputs::default() };
    let request = Request { target, inputs, vessel: None, molar_masses: MolarMasses::default() };
    let scaled = scale::scale(&body, &loaded.book, &request)?;
    Ok(Computation { body, loaded, scaled })
}

/// What a label needs of a version.
pub(crate) struct LabelBasis {
    /// Its ingredients, as the label lists them.
    pub declaration: Declaration,
    /// The items that go in, without packaging, each with its weight if it has one.
    pub ingredients: Vec<(ItemId, Option<Exact>)>,
    /// The weight of the output, kg. None where other products leave too: nobody knows what went into which.
    pub made_kg: Option<Exact>,
    /// The recipes inside whose ingredients are listed in their place: code and version.
    pub inside: BTreeSet<(String, i32)>,
}

/// A version for the quantity that it is written for. Errors: those of `scale::scale`.
pub(crate) fn scale_as_written((body, loaded): &Versioned) -> Result<ScaledRecipe> {
    let (target, inputs) = (target_of(None)?, Inputs::default());
    let request = Request { target, inputs, vessel: None, molar_masses: MolarMasses::default() };
    Ok(scale::scale(body, &loaded.book, &request)?)
}

/// What a label needs of a version at this size. Errors: those of `make.label.declaration`.
pub(crate) fn label_basis((body, loaded): &Versioned, scaled: &ScaledRecipe) -> Result<LabelBasis> {
    let declaration = declaration::declare(body, &loaded.book, scaled)?;
    let is_food = |leaf: &&Leaf| loaded.book.items.get(&leaf.item).is_none_or(|facts| !facts.is_beside);
    let ingredient = |leaf: &Leaf| {
        let item = loaded.items.get(&leaf.item).map(|row| ItemId::from_uuid(row.item_id));
        (item.unwrap_or(ItemId::from_uuid(Uuid::nil())), leaf.kg.clone())
    };
    let ingredients = scaled.leaves.iter().filter(is_food).map(ingredient).collect();
    let is_alone = body.outputs.iter().all(|output| output.role == OutputRole::Main);
    let baked = body.bake_loss_percent.map(|percent| percent.fraction() * &scaled.raw_kg);
    let raw = baked.map_or_else(|| scaled.raw_kg.clone(), |lost| &scaled.raw_kg - lost);
    let made_kg = scaled.expected_output_kg.clone().unwrap_or(raw);
    let inside = declaration::inside(body, &loaded.book);
    let inside = inside.into_iter().map(|inner| (inner.code.clone(), inner.version)).collect();
    Ok(LabelBasis { declaration, ingredients, made_kg: is_alone.then_some(made_kg), inside })
}

input! {
    /// A recipe whose cost is asked for.
    pub struct CostRecipe {
        /// Its code.
        recipe: Name,
        /// Its version; the newest unless given.
        version: Option<Count>,
        /// How much; absent: as the recipe is written.
        scale: Option<ScaleGiven>,
        /// The figures of the recipe's parameters, by their names.
        parameters: Figures,
        /// The planned prices, or those that were paid last; absent: the planned ones.
        prices: Option<Prices>,
    }
}

impl Query for CostRecipe {
    const NAME: &'static str = "make.recipe.cost";
    const NEEDS: Permission = Permission::MakeCompute;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Computes what a recipe costs before it is made; writes nothing.";
    type Output = CostAnswer;

    async fn fetch(self, tx: &ReadTx) -> Result<CostAnswer> {
        let prices = self.prices.unwrap_or(Prices::Standard);
        let version = self.version.map(|version| version.0);
        let mut it = compute(tx, self.recipe.as_str(), version, self.scale.as_ref(), self.parameters).await?;
        if prices == Prices::Last {
            load::add_prices(tx, &mut it.loaded).await?;
        }
        Ok(cost::cost(&it.body, &it.loaded.book, &it.scaled, prices, None, &[])?.answer()?)
    }
}

input! {
    /// A recipe whose ingredients are to be declared.
    pub struct DeclareRecipe {
        /// Its code.
        recipe: Name,
        /// Its version; the newest unless given.
        version: Option<Count>,
        /// How much; absent: as the recipe is written.
        scale: Option<ScaleGiven>,
        /// The figures of the recipe's parameters, by their names.
        parameters: Figures,
    }
}

impl Query for DeclareRecipe {
    const NAME: &'static str = "make.label.declaration";
    const NEEDS: Permission = Permission::MakeCompute;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Lists the ingredients of a recipe by weight, with its allergens.";
    type Output = Declaration;

    async fn fetch(self, tx: &ReadTx) -> Result<Declaration> {
        let version = self.version.map(|version| version.0);
        let it = compute(tx, self.recipe.as_str(), version, self.scale.as_ref(), self.parameters).await?;
        Ok(declaration::declare(&it.body, &it.loaded.book, &it.scaled)?)
    }
}

input! {
    /// Milk to separate.
    pub struct SeparateMilk {
        /// The milk, L.
        milk_l: Quantity,
        /// Its fat.
        fat_percent: Percent,
        /// The fat of the cream.
        cream_fat_percent: Percent,
        /// The fat that stays in the skim milk.
        skim_fat_percent: Percent,
    }
}

impl Query for SeparateMilk {
    const NAME: &'static str = "make.recipe.separate";
    const NEEDS: Permission = Permission::MakeCompute;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Computes the cream and skim milk that come of milk; writes nothing.";
    type Output = SeparatedMilk;

    async fn fetch(self, tx: &ReadTx) -> Result<SeparatedMilk> {
        let milk = items::by_code(tx, &[MILK]).await?.remove(MILK);
        let milk = milk.ok_or_else(|| Refusal::new(Code::DensityMissing).field("milk_l"))?;
        let given = Separation {
            milk_l: self.milk_l,
            density: milk.density_e6.map(|e6| Decimal::from(Factor::from_stored(e6))),
            fat_percent: self.fat_percent,
            cream_fat_percent: self.cream_fat_percent,
            skim_fat_percent: self.skim_fat_percent,
            resolution: GRAM,
        };
        Ok(separate::separate(&given)?)
    }
}
