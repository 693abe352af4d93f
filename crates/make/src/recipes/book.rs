//! The items and recipes that a version names, as its rules need them.
//! Invariant: a recipe is never inside itself, in whatever version.

pub mod load;

use std::collections::{BTreeMap, BTreeSet};

use kernel::code::Code;
use kernel::decimal::{Decimal, Factor, Percent, Quantity, UnitPrice};
use kernel::exact::Exact;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::{self, Unit};

use super::body::{Body, Line};
use super::entries::{Amount, Entries, Entry};

/// What the rules of recipes know of an item.
#[derive(Clone, Debug)]
pub struct ItemFacts {
    /// Its name on labels.
    pub label_name: String,
    /// The unit its stock is kept in.
    pub unit: Unit,
    /// Its weighing step in that unit.
    pub resolution: Quantity,
    /// kg in a litre: of the lot if it was measured, or else of the item (D21).
    pub density: Option<Decimal>,
    /// The allergens in it.
    pub allergens: Vec<String>,
    /// Whether it is no part of the food: packaging, a service.
    pub is_beside: bool,
    /// Saponification value.
    pub sap_koh_mg_per_g: Option<Factor>,
    /// How much of it is what its name says.
    pub purity_percent: Option<Percent>,
    /// Its planned price for a unit.
    pub standard_price: Option<UnitPrice>,
    /// The price for a unit that was paid last.
    pub last_price: Option<Exact>,
}

impl ItemFacts {
    /// The facts of what nobody described, such as what a recipe inside another makes.
    pub fn plain(name: &str, unit: Unit, resolution: Quantity) -> ItemFacts {
        ItemFacts {
            label_name: name.to_owned(),
            unit,
            resolution,
            density: None,
            allergens: Vec::new(),
            is_beside: false,
            sap_koh_mg_per_g: None,
            purity_percent: None,
            standard_price: None,
            last_price: None,
        }
    }

    /// The figure that `sum_group` adds up by this name.
    pub fn attribute(&self, name: &str) -> Option<Exact> {
        match name {
            "sap_koh_mg_per_g" => self.sap_koh_mg_per_g.map(Exact::from),
            "purity_percent" => self.purity_percent.map(Exact::from),
            "density_kg_per_l" => self.density.map(Exact::from),
            "standard_price_minor_per_unit" => self.standard_price.map(Exact::from),
            _ => None,
        }
    }

    /// So much in another unit. `unit_mismatch`, `density_missing`, `number_range` for a density of zero.
    pub fn convert(&self, amount: &Exact, from: Unit, to: Unit) -> Result<Exact, Code> {
        Ok(unit::convert(Decimal::from(1), from, to, self.density)? * amount)
    }

    /// The weight of so much in its own unit, kg.
    pub fn weigh(&self, amount: &Exact) -> Result<Exact, Code> {
        self.convert(amount, self.unit, Unit::Kilogram)
    }
}

/// The items by code and the recipes by code and version.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Every item that a version and the recipes inside it name.
    pub items: BTreeMap<String, ItemFacts>,
    /// The recipes inside it, and those that have the code of an item that it names.
    pub recipes: BTreeMap<(String, i32), Body>,
}

impl Book {
    /// A recipe; its newest version if none is named.
    pub fn recipe(&self, code: &str, version: Option<i32>) -> Option<&Body> {
        match version {
            Some(version) => self.recipes.get(&(code.to_owned(), version)),
            None => {
                let versions = self.recipes.range((code.to_owned(), i32::MIN)..=(code.to_owned(), i32::MAX));
                versions.map(|(_, body)| body).next_back()
            }
        }
    }

    /// The recipe that a line stands for: the one it names, or one with the code of an item that is not kept.
    /// `not_found` at the line's recipe.
    pub fn recipe_of(&self, entry: &Entry) -> Ruled<Option<&Body>> {
        match entry.recipe {
            Some((code, version)) => {
                let missing = || Refusal::new(Code::NotFound).field(format!("{}.recipe", entry.path));
                self.recipe(code, version).map(Some).ok_or_else(missing)
            }
            None if self.items.contains_key(entry.what) => Ok(None),
            None => Ok(self.recipe(entry.what, None)),
        }
    }

    /// How the item of a line is measured; what a recipe makes is weighed to the gram unless it is an item.
    /// `not_found` at the line's item.
    pub fn item_of(&self, entry: &Entry) -> Ruled<ItemFacts> {
        const GRAM: Quantity = Quantity::from_stored(1_000);
        if let Some(item) = self.items.get(entry.what) {
            return Ok(item.clone());
        }
        match self.recipe_of(entry)? {
            Some(_) => Ok(ItemFacts::plain(entry.what, Unit::Kilogram, GRAM)),
            None => Err(Refusal::new(Code::NotFound).field(format!("{}.item", entry.path))),
        }
    }

    /// The item of a basis: the one that it names, or that of the line which is the basis. A basis of no item
    /// has no weighing step, and no density.
    pub fn basis_item(&self, entries: &Entries) -> Ruled<ItemFacts> {
        const FINEST: Quantity = Quantity::from_stored(1);
        let basis = entries.body.basis.as_ref();
        if let Some(item) = basis.and_then(|basis| self.items.get(basis.item.as_ref()?)) {
            return Ok(item.clone());
        }
        match entries.lines.iter().find(|entry| entry.amount == Amount::Basis) {
            Some(entry) => self.item_of(entry),
            None => Ok(ItemFacts::plain("", basis.map_or(Unit::Kilogram, |basis| basis.unit), FINEST)),
        }
    }

    /// Judges a version against items and recipes: `recipe_cycle` with `facts.recipe`; `not_found` for an item
    /// or recipe; `unit_mismatch` and `density_missing` at a unit; `formula_invalid` for an attribute that an
    /// item of the group does not have.
    pub fn check(&self, body: &Body) -> Ruled<()> {
        self.check_cycle(body)?;
        let entries = Entries::of(body)?;
        if let Some(basis) = &body.basis {
            let item = self.basis_item(&entries)?;
            let converted = item.convert(&Exact::zero(), basis.unit, item.unit);
            converted.map_err(|code| Refusal::new(code).field("basis.unit"))?;
        }
        for entry in &entries.lines {
            let item = self.item_of(entry)?;
            let unit = entry.computed_in(body);
            let converted = item.convert(&Exact::zero(), unit, item.unit);
            converted.map_err(|code| Refusal::new(code).field(format!("{}.unit", entry.path)))?;
        }
        self.check_attributes(&entries)
    }

    fn check_attributes(&self, entries: &Entries) -> Ruled<()> {
        for (place, line) in entries.lines.iter().enumerate() {
            let Amount::Formula(formula) = &line.amount else { continue };
            for sum in formula.sums() {
                let of_group = entries.lines.iter().filter(|line| matches!(line.amount, Amount::OfGroup(_)));
                let lacks = |line: &&Entry| {
                    self.items.get(line.what).and_then(|item| item.attribute(&sum.attribute)).is_none()
                };
                if let Some(item) = of_group.into_iter().find(lacks) {
                    let refusal = Refusal::new(Code::FormulaInvalid).field(entries.path_at(place));
                    return Err(refusal.fact("name", sum.attribute.as_str()).fact("item", item.what));
                }
            }
        }
        Ok(())
    }

    /// A line leads to the recipe that it names, and also to one that has its item's code: an item that its
    /// own recipe needs is made of itself.
    fn check_cycle(&self, body: &Body) -> Ruled<()> {
        for (n, line) in body.lines.iter().enumerate() {
            if self.leads_back(line, &body.code) {
                let field = if line.recipe.is_some() { "recipe" } else { "item" };
                let refusal = Refusal::new(Code::RecipeCycle).field(format!("lines[{n}].{field}"));
                return Err(refusal.fact("recipe", body.code.as_str()));
            }
        }
        Ok(())
    }

    fn leads_back(&self, line: &Line, code: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut next = vec![line];
        while let Some(line) = next.pop() {
            for (recipe, version) in
                [(line.item.as_deref(), None), (line.recipe.as_deref(), line.recipe_version)]
            {
                let Some(recipe) = recipe else { continue };
                if recipe == code {
                    return true;
                }
                if let Some(body) = self.recipe(recipe, version)
                    && seen.insert((recipe, body.version))
                {
                    next.extend(&body.lines);
                }
            }
        }
        false
    }
}

#[cfg(test)]
pub(crate) mod fixtures;
#[cfg(test)]
mod tests;
