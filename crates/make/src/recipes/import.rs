//! Imported recipes, and the empty one that stands for a recipe nobody described.
//! Invariant: an imported recipe keeps all its values, including those that batches do not use yet.

use kernel::decimal::{Percent, Quantity};
use kernel::unit::Unit;
use ledger::import::rows;
use ledger::items;
use platform::error::Result;
use platform::fields::{AnyRow, Count, Name, Text};
use platform::input;
use platform::tx::Tx;
use serde_json::{Value, json};

use super::{Basis, Items, NewLine, NewVersion, VersionRow, coded, insert, numbered, sql};

input! {
    /// A line to import.
    pub struct LineGiven {
        /// Its number; its place in the list where it has none.
        line: Option<Count>,
        /// The item.
        item: Option<Name>,
        /// How it is computed.
        mode: Option<Name>,
        /// Percent of something.
        percent: Option<Percent>,
        /// Of what.
        of: Option<Text>,
        /// By formula.
        formula: Option<Text>,
        /// How much for the basis.
        quantity: Option<Quantity>,
        /// Its unit.
        unit: Option<Unit>,
        /// When it goes in.
        after: Option<Name>,
        /// Whether it is flour.
        flour: platform::fields::Flag,
        /// A recipe that goes in.
        recipe: Option<Name>,
        /// Its version.
        recipe_version: Option<Count>,
    }
}

input! {
    /// A recipe to import.
    pub struct RecipeGiven {
        /// Its code.
        code: Name,
        /// Its number.
        version: Option<Count>,
        /// Its name.
        name: Option<Text>,
        /// The output.
        output_item: Option<Name>,
        /// The lot it makes.
        output_lot: Option<Name>,
        /// How its lines are computed.
        mode: Option<Name>,
        /// The quantity that the lines are for.
        basis: Option<Basis>,
        /// Lines that make up a whole.
        group: Option<AnyRow>,
        /// The inputs.
        lines: Option<Vec<LineGiven>>,
        /// The outputs, with shares.
        outputs: Option<Vec<AnyRow>>,
        /// Figures it asks for.
        parameters: Option<Vec<AnyRow>>,
        /// The outputs, by formula.
        expected_output: Option<Text>,
        /// Pay.
        labour: Option<AnyRow>,
        /// Costs that no lot brings.
        overhead: Option<Vec<AnyRow>>,
        /// How far in and out may differ.
        mass_balance_tolerance_percent: Option<Percent>,
        /// Lost in the dough.
        dough_loss_percent: Option<Percent>,
        /// Lost in the oven.
        bake_loss_percent: Option<Percent>,
        /// What the loss in the oven consists of.
        bake_loss_is: Option<Name>,
        /// How old it must be before release.
        minimum_age_days: Option<Count>,
        /// How long it keeps.
        shelf_life_days: Option<Count>,
    }
}

impl RecipeGiven {
    fn lines(&self) -> impl Iterator<Item = (i32, &LineGiven)> {
        let lines = self.lines.iter().flatten();
        lines.zip(1..).map(|(line, place)| (line.line.map_or(place, |given| given.0), line))
    }

    /// The items of its lines and its output, with the unit of their use.
    fn used(&self) -> Vec<(&str, Unit)> {
        let mut used: Vec<(&str, Unit)> =
            self.lines().filter_map(|(_, line)| Some((line.what()?, line.unit_or_kg()))).collect();
        used.extend(self.output_item.as_ref().map(|item| (item.as_str(), Unit::Kilogram)));
        used.extend(self.basis.as_ref().and_then(|basis| Some((basis.item.as_ref()?.as_str(), basis.unit))));
        // The first use sets the unit: the basis comes before a line that only refers to it.
        used.reverse();
        used
    }

    fn new_lines(&self, items: &Items) -> Vec<NewLine> {
        let line = |(line_no, line): (i32, &LineGiven)| {
            let item = items[line.what()?].item_id;
            Some(NewLine { line_no, item, quantity: self.quantity_of(line), unit: self.unit_of(line) })
        };
        self.lines().filter_map(line).collect()
    }

    /// A line that is the basis itself takes the whole basis.
    fn quantity_of(&self, line: &LineGiven) -> Option<Quantity> {
        if line.is_basis() { self.basis.as_ref().map(|basis| basis.quantity) } else { line.quantity }
    }

    fn unit_of(&self, line: &LineGiven) -> Unit {
        let of_basis = self.basis.as_ref().filter(|_| line.is_basis()).map(|basis| basis.unit);
        of_basis.unwrap_or(line.unit_or_kg())
    }
}

impl LineGiven {
    fn what(&self) -> Option<&str> {
        self.item.as_ref().or(self.recipe.as_ref()).map(Name::as_str)
    }

    fn is_basis(&self) -> bool {
        self.mode.as_ref().is_some_and(|mode| mode.as_str() == "basis")
    }

    fn unit_or_kg(&self) -> Unit {
        self.unit.unwrap_or(Unit::Kilogram)
    }
}

/// Imports recipes as published versions. Errors: `recipe_frozen` for an existing one.
pub async fn import(tx: &Tx, given: &[Value]) -> Result<()> {
    for (row, body) in rows::<RecipeGiven>(given)?.into_iter().zip(given) {
        let items = items::ensured(tx, &row.used()).await?;
        let lines = row.new_lines(&items);
        numbered(&lines.iter().map(|line| line.line_no).collect::<Vec<_>>())?;
        let new = NewVersion {
            code: row.code.as_str(),
            version: row.version.map_or(1, |version| version.0.max(1)),
            name: row.name.as_ref().map_or(row.code.as_str(), Text::as_str),
            output_item: row.output_item.as_ref().map(|code| items[code.as_str()].item_id),
            basis: row.basis.as_ref().map(|basis| (basis.quantity, basis.unit)),
            minimum_age_days: row.minimum_age_days.map_or(0, |days| days.0),
            shelf_life_days: row.shelf_life_days.map(|days| days.0),
            tolerance: row.mass_balance_tolerance_percent,
            open_lines: lines.is_empty(),
            body: body.clone(),
            lines,
        };
        insert(tx, &new).await?;
    }
    Ok(())
}

/// For imports: the version of a recipe; if nobody described it, version 1 without lines.
pub async fn ensured(tx: &Tx, code: &str, version: Option<i32>) -> Result<VersionRow> {
    let wanted = version.unwrap_or(0);
    if let Some(row) = sql::version_coded().bind(tx, &tx.tenant(), &code, &wanted).opt().await? {
        return Ok(row);
    }
    let new = NewVersion {
        code,
        version: version.unwrap_or(1).max(1),
        name: code,
        output_item: None,
        basis: None,
        minimum_age_days: 0,
        shelf_life_days: None,
        tolerance: None,
        open_lines: true,
        body: json!({ "code": code }),
        lines: vec![],
    };
    insert(tx, &new).await?;
    coded(tx, code, version, "recipe").await
}
