//! The declaration of ingredients of a scaled version, as its label shows it.
//! Invariant: ingredients stand by ingoing weight, ties by name; the allergens are those of everything that
//! goes in, however deep inside (M24).

mod bold;

use std::collections::{BTreeMap, BTreeSet};

use catalogue::say;
use kernel::decimal::Decimal;
use kernel::exact::Exact;
use kernel::refusal::Ruled;
use schemars::JsonSchema;
use serde::Serialize;

use super::body::Body;
use super::book::Book;
use super::scale::{Leaf, ScaledRecipe};

/// What the oven takes unless the version says otherwise.
const WATER: &str = "water";
/// The cereals whose gluten Australia and New Zealand declare under that name (FSANZ 1.2.3).
const WITH_GLUTEN: [&str; 4] = ["wheat", "rye", "barley", "oats"];
/// The one of them that is declared under its own name too.
const WHEAT: &str = "wheat";
const GLUTEN: &str = "gluten";
/// The decimals of a weight.
const DECIMALS: u8 = 9;

/// The answer of `make.label.declaration`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Declaration {
    /// The names, heaviest first.
    pub order: Vec<String>,
    /// The ingoing weights.
    pub weights_kg: BTreeMap<String, Decimal>,
    /// The names that have no weight, such as counted or still open ones; they are at the end of the order.
    pub unweighed: Vec<String>,
    /// The allergens of everything that goes in.
    pub allergens: Vec<String>,
    /// The same as Australia and New Zealand summarise them.
    pub summary_au_nz: Vec<String>,
    /// The declaration, with allergens as `**milk**`.
    pub text: String,
    /// The recipes inside, whose ingredients are listed in their place.
    pub compound_flattened: Vec<String>,
}

/// One name on the label.
#[derive(Clone, Debug)]
struct Ingredient {
    name: String,
    kg: Option<Exact>,
    allergens: BTreeSet<String>,
    /// The codes of its items.
    items: BTreeSet<String>,
}

/// Declares a version that was scaled. `number_range` for a weight that does not fit.
pub fn declare(body: &Body, book: &Book, scaled: &ScaledRecipe) -> Ruled<Declaration> {
    let mut ingredients = by_name(book, &scaled.leaves);
    bake(&mut ingredients, body, scaled);
    ingredients.sort_by(|one, other| other.kg.cmp(&one.kg).then_with(|| one.name.cmp(&other.name)));
    let weighed = ingredients.iter().filter_map(|it| Some((it.name.clone(), it.kg.as_ref()?)));
    let weights_kg = weighed.map(|(name, kg)| Ok((name, kg.round_to(DECIMALS)?.normalized())));
    let allergens = allergens_of(body, book);
    let words: Vec<String> = ingredients.iter().map(|it| bold::bold(&it.name, &it.allergens)).collect();
    let unweighed = ingredients.iter().filter(|it| it.kg.is_none()).map(|it| it.name.clone());
    Ok(Declaration {
        weights_kg: weights_kg.collect::<Ruled<_>>()?,
        unweighed: unweighed.collect(),
        summary_au_nz: summary(&allergens),
        allergens: allergens.into_iter().collect(),
        text: if words.is_empty() {
            String::new()
        } else {
            say!("Ingredients: {ingredients}.", ingredients = words.join(", ")).to_string()
        },
        compound_flattened: scaled.nested.iter().map(|(code, _)| code.clone()).collect(),
        order: ingredients.into_iter().map(|it| it.name).collect(),
    })
}

/// Like names are one ingredient. One with a part that has no weight has none.
fn by_name(book: &Book, leaves: &[Leaf]) -> Vec<Ingredient> {
    let mut ingredients: Vec<Ingredient> = Vec::new();
    for leaf in leaves {
        let facts = book.items.get(&leaf.item);
        if facts.is_some_and(|facts| facts.is_beside) {
            continue;
        }
        let name = facts.map_or(leaf.item.as_str(), |facts| facts.label_name.as_str());
        let allergens = facts.into_iter().flat_map(|facts| facts.allergens.iter().cloned());
        match ingredients.iter_mut().find(|it| it.name.to_lowercase() == name.to_lowercase()) {
            Some(known) => {
                known.kg = known.kg.take().zip(leaf.kg.clone()).map(|(sum, more)| sum + more);
                known.allergens.extend(allergens);
                known.items.insert(leaf.item.clone());
            }
            None => ingredients.push(Ingredient {
                name: name.to_owned(),
                kg: leaf.kg.clone(),
                allergens: allergens.collect(),
                items: BTreeSet::from([leaf.item.clone()]),
            }),
        }
    }
    ingredients
}

/// What the oven takes is no ingredient any more; it never takes more than there is.
fn bake(ingredients: &mut Vec<Ingredient>, body: &Body, scaled: &ScaledRecipe) {
    let Some(percent) = body.bake_loss_percent else { return };
    let lost = body.bake_loss_is.as_deref().unwrap_or(WATER).to_lowercase();
    let is_lost = |it: &Ingredient| {
        it.name.to_lowercase() == lost || it.items.iter().any(|item| item.to_lowercase() == lost)
    };
    let Some(place) = ingredients.iter().position(is_lost) else { return };
    let Some(kg) = &ingredients[place].kg else { return };
    let left = kg - percent.fraction() * &scaled.raw_kg;
    if left.is_negative() || left.is_zero() {
        ingredients.remove(place);
    } else {
        ingredients[place].kg = Some(left);
    }
}

/// The allergens of every line of a version and of the recipes inside it, open lines included.
pub(crate) fn allergens_of(body: &Body, book: &Book) -> BTreeSet<String> {
    let mut allergens = BTreeSet::new();
    for body in std::iter::once(body).chain(inside(body, book)) {
        let of_group = body.group.iter().flat_map(|group| group.lines.iter().map(|line| line.item.as_str()));
        let of_lines = body.lines.iter().map(|line| line.what());
        for item in of_group.chain(of_lines).filter_map(|item| book.items.get(item)) {
            allergens.extend(item.allergens.iter().cloned());
        }
    }
    allergens
}

/// The recipes inside a version, at every depth, each once.
pub(crate) fn inside<'a>(body: &'a Body, book: &'a Book) -> Vec<&'a Body> {
    let (mut met, mut seen) = (Vec::new(), BTreeSet::new());
    let mut next = vec![body];
    while let Some(body) = next.pop() {
        for line in &body.lines {
            let inner = match &line.recipe {
                Some(recipe) => book.recipe(recipe, line.recipe_version),
                None if book.items.contains_key(line.what()) => None,
                None => book.recipe(line.what(), None),
            };
            if let Some(inner) = inner.filter(|inner| seen.insert((inner.code.as_str(), inner.version))) {
                met.push(inner);
                next.push(inner);
            }
        }
    }
    met
}

/// Allergens as Australia and New Zealand summarise them, sorted.
pub(crate) fn summary(allergens: &BTreeSet<String>) -> Vec<String> {
    let is_cereal = |name: &str| WITH_GLUTEN.contains(&name);
    let own = allergens.iter().filter(|name| !is_cereal(name) || *name == WHEAT).cloned();
    let gluten = allergens.iter().any(|name| is_cereal(name)).then(|| GLUTEN.to_owned());
    own.chain(gluten).collect::<BTreeSet<String>>().into_iter().collect()
}

#[cfg(test)]
mod tests;
