//! Imported recipes, and the empty one that stands for a recipe nobody described.
//! Invariant: an imported recipe is judged and written like a published one; only items that nobody described
//! are added for it.

use kernel::code::Code;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use ledger::import::in_row;
use ledger::items;
use platform::error::Result;
use platform::input::MOST_FAULTS;
use platform::tx::Tx;
use serde_json::Value;

use super::body::Body;
use super::book::load;
use super::check;
use super::entries::Entries;
use super::photos;
use super::publish::insert;
use super::{VersionRow, coded, sql};

/// Imports recipes as published versions. A recipe inside another may be in a later row. Errors: the faults of
/// `make.recipe.publish`, each under its row; `recipe_frozen` for an existing version.
pub async fn import(tx: &Tx, given: &[Value]) -> Result<()> {
    let mut bodies = bodies_of(given)?;
    let used: Vec<(String, Unit)> = bodies.iter().map(used_by).collect::<Ruled<Vec<_>>>()?.concat();
    let used: Vec<(&str, Unit)> = used.iter().map(|(code, unit)| (code.as_str(), *unit)).collect();
    items::ensured(tx, &used).await?;
    let mut loaded = load::around(tx, &Vec::from_iter(&bodies)).await?;
    for body in &bodies {
        loaded.book.recipes.insert((body.code.clone(), body.version), body.clone());
    }
    let there = photos::keep(tx, &Vec::from_iter(&bodies)).await?;
    for (n, body) in bodies.iter_mut().enumerate() {
        photos::judge(body, &there).map_err(in_row(n))?;
        body.pin_recipes(|code| loaded.book.recipe(code, None).map(|it| it.version));
        loaded.book.check(body).map_err(in_row(n))?;
        let open_lines = body.lines.is_empty() && body.group.is_none();
        insert(tx, body, &loaded, open_lines).await.map_err(ledger::import::written_in_row(n))?;
    }
    Ok(())
}

/// The versions of all rows. Refusals: the faults of each row, as `rows[3].lines[0].unit`.
fn bodies_of(given: &[Value]) -> Ruled<Vec<Body>> {
    let (mut bodies, mut faults) = (Vec::with_capacity(given.len()), Vec::new());
    for (n, row) in given.iter().enumerate() {
        match check::read(row) {
            Ok(body) => bodies.push(body),
            Err(refusal) if faults.is_empty() && !refusal.facts.is_empty() => return Err(in_row(n)(refusal)),
            Err(refusal) => faults.extend(in_row(n)(refusal).faults),
        }
        if faults.len() >= MOST_FAULTS {
            break;
        }
    }
    if faults.is_empty() { Ok(bodies) } else { Err(Refusal::invalid(faults)) }
}

/// The items of a version, with the unit of their use. The first use sets the unit: that of the basis comes
/// before that of a line which only refers to it.
fn used_by(body: &Body) -> Ruled<Vec<(String, Unit)>> {
    let basis = body.basis.iter().filter_map(|basis| Some((basis.item.clone()?, basis.unit)));
    let lines = Entries::of(body)?.lines;
    let lines = lines.iter().map(|entry| (entry.what.to_owned(), entry.computed_in(body)));
    let outputs = body.output_item.iter().chain(body.outputs.iter().map(|output| &output.item));
    let outputs = outputs.map(|item| (item.clone(), Unit::Kilogram));
    Ok(basis.chain(outputs).chain(lines).collect())
}

/// For imports: the version of a recipe; if nobody described it, version 1 without lines. Errors:
/// `number_range` at `version`.
pub async fn ensured(tx: &Tx, code: &str, version: Option<i32>) -> Result<VersionRow> {
    let wanted = version.unwrap_or(0);
    if let Some(row) = sql::version_coded().bind(tx, &tx.tenant(), &code, &wanted).opt().await? {
        return Ok(row);
    }
    let body = Body { code: code.to_owned(), version: version.unwrap_or(1).max(1), ..Body::default() };
    if !check::VERSIONS.contains(&body.version) {
        return Err(Refusal::new(Code::NumberRange).field("version").into());
    }
    insert(tx, &body, &load::around(tx, &[]).await?, true).await?;
    coded(tx, code, version, "recipe").await
}
