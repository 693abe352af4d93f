//! The recipes inside a version, each scaled for what its line weighs.
//! Invariant: a recipe inside is made for the rounded line, because that is what is weighed (D22); expanding
//! always ends.

use kernel::code::Code;
use kernel::exact::Exact;
use kernel::refusal::{Refusal, Ruled};

use super::super::entries::Entries;
use super::run::Run;
use super::size;
use super::{Leaf, ScaledLine, ScaledRecipe};

/// The most recipes inside a version, counted each time they occur.
const MOST: usize = 1_000;
/// How deep recipes may be inside each other.
const MOST_DEPTH: usize = 32;

/// Fills in the recipes inside and all that goes in. `recipe_cycle` with `facts.recipe`; `list_too_long` for
/// too many recipes.
pub(super) fn expand(scaled: &mut ScaledRecipe, run: &Run) -> Ruled<()> {
    let mut above = vec![run.entries.body.code.as_str()];
    let mut left = MOST;
    expand_lines(scaled, run, &mut above, &mut left)
}

fn expand_lines<'a>(
    scaled: &mut ScaledRecipe,
    run: &Run<'a>,
    above: &mut Vec<&'a str>,
    left: &mut usize,
) -> Ruled<()> {
    for (entry, line) in run.entries.lines.iter().zip(&run.lines) {
        let Some(body) = run.book.recipe_of(entry)? else {
            scaled.leaves.extend(leaf(line));
            continue;
        };
        let path = &entry.path;
        if above.contains(&body.code.as_str()) || above.len() > MOST_DEPTH {
            let refusal = Refusal::new(Code::RecipeCycle).field(format!("{path}.recipe"));
            return Err(refusal.fact("recipe", body.code.as_str()));
        }
        *left = left.checked_sub(1).ok_or_else(|| Refusal::new(Code::ListTooLong).field("lines"))?;
        if line.rounded.as_ref().is_none_or(Exact::is_zero) {
            continue;
        }
        let no_weight = || Refusal::new(Code::DensityMissing).field(format!("{path}.unit"));
        let kg = line.kg.as_ref().ok_or_else(no_weight)?;
        let entries = Entries::of(body)?;
        let size = size::of_mass(&entries, run.book, run.inputs, kg, None)?;
        let inner = Run::compute(&entries, run.book, run.inputs, size)?;
        add(&mut scaled.nested, &body.code, &inner.lines);
        above.push(&body.code);
        expand_inner(scaled, &inner, above, left)?;
        above.pop();
    }
    Ok(())
}

/// As `expand_lines`, for a recipe inside: its entries do not live as long as the first ones.
fn expand_inner(scaled: &mut ScaledRecipe, run: &Run, above: &[&str], left: &mut usize) -> Ruled<()> {
    let mut above = above.to_vec();
    expand_lines(scaled, run, &mut above, left)
}

/// Two lines of one recipe have their lines behind each other.
fn add(nested: &mut Vec<(String, Vec<ScaledLine>)>, code: &str, lines: &[ScaledLine]) {
    match nested.iter_mut().find(|(known, _)| known == code) {
        Some((_, known)) => known.extend_from_slice(lines),
        None => nested.push((code.to_owned(), lines.to_vec())),
    }
}

/// None for a line that a formula leaves out. One that only rounds to nothing still goes in.
fn leaf(line: &ScaledLine) -> Option<Leaf> {
    let goes_in = line.exact.as_ref().is_none_or(|exact| !exact.is_zero());
    goes_in.then(|| Leaf { item: line.item.clone(), quantity: line.rounded.clone(), kg: line.kg.clone() })
}
