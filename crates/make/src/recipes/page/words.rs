//! A version in words: how the quantity of each line is found, its outputs, and its other costs.
//! Invariant: every field of a version is shown, and each formula is shown below its words as it was typed.

use catalogue::{Phrase, say};
use ledger::stock::page::{price, unit};
use web::url::encoded;
use web::view::Chrome;

use super::super::body::{After, Body, LineMode, OutputRole, OverheadMode};
use super::super::entries::name_of;
use super::super::formula::words::plain;
use super::super::formula::{Formula, Name};
use super::super::{LineShown, RecipeShown, StepShown};
use super::editor::{ROLES, SHARES, TIMES};
use crate::process::words::aims;

/// A line in words.
pub(super) struct LineWords {
    pub name: String,
    pub code: String,
    /// The page of the recipe that goes in, and its version.
    pub recipe: Option<(String, Phrase)>,
    pub amount: Phrase,
    /// Its formula as it was typed; empty if it has none.
    pub formula: String,
    /// Flour, and when it goes in.
    pub notes: Vec<Phrase>,
}

/// Something that comes out, in words.
pub(super) struct OutputWords {
    pub item: String,
    pub role: &'static str,
    pub share: Option<Phrase>,
}

/// A step of the process, in words.
pub(super) struct StepWords {
    pub instruction: String,
    /// "to 32 °C, for 30 min".
    pub aims: Option<Phrase>,
    pub note: Option<String>,
    /// The address of its photo.
    pub photo: Option<String>,
}

/// Names and values to list.
pub(super) type Facts = Vec<(Phrase, Phrase)>;

/// The steps of the process, in order. Their photos are shown below `photos`.
pub(super) fn steps(recipe: &RecipeShown, photos: &str) -> Vec<StepWords> {
    let words = |it: &StepShown| StepWords {
        instruction: it.instruction.clone(),
        aims: crate::phrases::listed(aims(it)),
        note: it.note.clone(),
        photo: it.photo.as_ref().map(|photo| format!("{photos}/{}", encoded(photo))),
    };
    recipe.steps.iter().map(words).collect()
}

/// The lines. Without the content, which not everybody sees, they lack notes.
pub(super) fn lines(recipe: &RecipeShown, body: Option<&Body>, list: &str) -> Vec<LineWords> {
    recipe.lines.iter().map(|line| line_words(line, recipe, body, list)).collect()
}

fn line_words(line: &LineShown, recipe: &RecipeShown, body: Option<&Body>, list: &str) -> LineWords {
    let of = |name: &Name| name_words(name, recipe);
    let published = body.and_then(|body| body.lines.iter().find(|it| it.line == line.line));
    let href = |code: &String| match line.recipe_version {
        Some(version) => format!("{list}/{}?version={version}", encoded(code)),
        None => format!("{list}/{}", encoded(code)),
    };
    let version = || {
        line.recipe_version
            .map_or("Its recipe".into(), |it| say!("Its recipe, version {version}", version = it))
    };
    LineWords {
        name: line.item_name.clone(),
        code: line.item.clone(),
        recipe: line.recipe.as_ref().map(|code| (href(code), version())),
        amount: amount(line, body, &of),
        formula: line.formula.clone().unwrap_or_default(),
        notes: published.map(notes).unwrap_or_default(),
    }
}

/// How much of a line.
fn amount(line: &LineShown, body: Option<&Body>, of: &impl Fn(&Name) -> Phrase) -> Phrase {
    let measure = |text: String| Phrase::verbatim(format!("{text}\u{a0}{}", unit(&line.unit)));
    let quantity = line.quantity.map(|quantity| measure(quantity.to_string()));
    let percent = line.percent.map(|percent| percent.to_string()).unwrap_or_default();
    let group = body.and_then(|body| body.group.as_ref());
    let computed = |text: &String| match Formula::parse(text) {
        Ok(formula) => formula.words(of),
        Err(_) => Phrase::verbatim(text),
    };
    match (line.mode, quantity) {
        (Some(LineMode::Percent), _) => {
            let whole = match (&line.of, group) {
                (Some(text), _) => computed(text),
                (None, Some(group)) => of(&Name::Group(group.name.clone())),
                (None, None) => "the basis".into(),
            };
            say!("{percent} % of {whole}", percent, whole)
        }
        (Some(LineMode::BakersPercent), _) => say!("{percent} % of the flour", percent),
        (Some(LineMode::Formula), _) => {
            let figure = line.formula.as_ref().map_or_else(|| "".into(), computed);
            say!("{figure}, in {unit}", figure, unit = unit(&line.unit))
        }
        (Some(LineMode::PerPiece), Some(quantity)) => say!("{quantity} for each piece", quantity),
        (Some(LineMode::Basis), None) => "the basis itself".into(),
        (_, Some(quantity)) => quantity,
        (_, None) if !percent.is_empty() => match group {
            Some(group) => {
                say!("{percent} % of {whole}", percent, whole = of(&Name::Group(group.name.clone())))
            }
            None => say!("{percent} % of the group", percent),
        },
        _ => "at the vat".into(),
    }
}

fn notes(line: &super::super::body::Line) -> Vec<Phrase> {
    let flour = line.flour.then_some(Phrase::of("flour"));
    flour.into_iter().chain(line.after.map(|after: After| words_for(&TIMES, after.as_str()).into())).collect()
}

/// The words of a choice of the form.
fn words_for(choices: &[(&'static str, &'static str)], value: &str) -> &'static str {
    choices.iter().find(|(choice, _)| *choice == value).map_or("—", |(_, words)| *words)
}

/// What a name in a formula stands for.
fn name_words(name: &Name, recipe: &RecipeShown) -> Phrase {
    let name = match name {
        Name::Observed(name) => return say!("{name}, as measured at the vat", name = plain(name)),
        Name::Group(name) => return say!("the weight of {group}", group = plain(name)),
        Name::Plain(name) => name,
    };
    match name.as_str() {
        "milk_l" => return "litres of the basis".into(),
        "milk_kg" => return "kg of the basis".into(),
        "basis" => return "the basis".into(),
        "expected_output" => return "the weight that comes out".into(),
        _ => {}
    }
    let line = name.strip_prefix("line_").and_then(|name| {
        let numbered = recipe.lines.iter().find(|line| name.parse() == Ok(line.line));
        numbered.or_else(|| recipe.lines.iter().find(|line| name_of(&line.item) == name))
    });
    line.map_or_else(|| plain(name), |line| Phrase::verbatim(&line.item_name))
}

/// The outputs, in words.
pub(super) fn outputs(recipe: &RecipeShown, body: Option<&Body>, chrome: &Chrome) -> Vec<OutputWords> {
    let rule = || body.map(Body::cost_share).map(|rule| Phrase::of(words_for(&SHARES, rule.as_str())));
    let published = |item: &str| body.and_then(|body| body.outputs.iter().find(|output| output.item == item));
    let money = |credit| say!("{price} a unit off the cost", price = price(credit, chrome));
    let words = |it: &super::super::OutputShown| OutputWords {
        item: it.item.clone(),
        role: words_for(&ROLES, it.role.as_str()),
        share: match (it.role, it.percent) {
            (OutputRole::ByProduct, _) => {
                published(&it.item).and_then(|it| it.credit_minor_per_unit).map(money)
            }
            (_, Some(percent)) => Some(say!("{percent} % of the cost", percent = percent.to_string())),
            _ => rule(),
        },
    };
    recipe.outputs.iter().map(words).collect()
}

/// Figures of each batch, the expected weight, work, overhead and losses: for those who see the content.
pub(super) fn facts(recipe: &RecipeShown, body: &Body, chrome: &Chrome) -> Facts {
    let mut facts: Facts = Vec::new();
    if let Some(text) = &body.expected_output {
        let words = Formula::parse(text).map_or_else(
            |_| Phrase::verbatim(text),
            |formula| formula.words(&|name: &Name| name_words(name, recipe)),
        );
        facts.push(("Weight that comes out, kg".into(), words));
    }
    for it in &body.parameters {
        let default = it.default.map(|value| Phrase::verbatim(value.to_string()));
        let from = it.lot_attribute().map(|(item, attribute)| {
            say!("from the lot of {item}: {attribute}", item, attribute = plain(attribute))
        });
        let value = crate::phrases::listed(default.into_iter().chain(from));
        facts.push((plain(&it.name), value.unwrap_or_else(|| "named with each batch".into())));
    }
    if let Some(labour) = &body.labour {
        let rate = price(labour.rate_minor_per_hour, chrome);
        facts.push((
            "Work".into(),
            match labour.hours {
                Some(hours) => say!("{hours} h at {rate} an hour", hours = hours.to_string(), rate),
                None => say!("{rate} an hour", rate),
            },
        ));
    }
    for it in &body.overhead {
        let amount = chrome.money(it.amount_minor.get());
        facts.push((
            Phrase::verbatim(&it.name),
            match it.mode {
                OverheadMode::PerBatch => say!("{amount} for each batch", amount),
                OverheadMode::PerHour => say!("{amount} for each hour of work", amount),
                OverheadMode::PerKg => say!("{amount} for each kg", amount),
                OverheadMode::PerPiece => say!("{amount} for each piece", amount),
            },
        ));
    }
    let percent = |percent: kernel::decimal::Percent| Phrase::verbatim(format!("{percent}\u{a0}%"));
    facts.extend(body.dough_loss_percent.map(|it| ("Stays in bowl and divider".into(), percent(it))));
    facts.extend(body.bake_loss_percent.map(|it| ("Lost in the oven".into(), percent(it))));
    facts
}

#[cfg(test)]
mod tests {
    use super::super::super::lines_shown;
    use super::super::tests::recipe;
    use super::*;
    use serde_json::{Value, json};

    fn shown(content: Value) -> (RecipeShown, Body) {
        let body = Body::of_stored(&content);
        let lines = lines_shown(&body, &[]);
        (RecipeShown { lines, content: Some(content), ..recipe("R") }, body)
    }

    fn told(content: Value) -> Vec<String> {
        let (recipe, body) = shown(content);
        let of = |it: LineWords| {
            let notes: Vec<String> = it.notes.iter().map(Phrase::to_string).collect();
            format!("{}: {} {}", it.code, it.amount, notes.join(", ")).trim_end().to_owned()
        };
        lines(&recipe, Some(&body), "/r").into_iter().map(of).collect()
    }

    #[test]
    fn each_line_says_how_its_quantity_is_found() {
        assert_eq!(
            told(json!({
                "code": "R", "version": 1, "basis": { "item": "MILK", "quantity": "100", "unit": "L" },
                "lines": [
                    { "line": 1, "item": "MILK", "mode": "basis" },
                    { "line": 2, "item": "SALT", "percent": "2.5", "of": "observed:curd_kg", "unit": "kg", "after": "curd" },
                    { "line": 3, "item": "RENNET", "formula": "milk_l * 0.2 / strength", "unit": "mL" },
                    { "line": 4, "item": "BOX", "formula": "ceil(line_rennet / line_2)", "unit": "each" },
                    { "line": 5, "item": "HERB", "unit": "kg" },
                ],
            })),
            [
                "MILK: the basis itself",
                "SALT: 2.5 % of curd kg, as measured at the vat into the curd",
                "RENNET: litres of the basis × 0.2 ÷ strength, in mL",
                "BOX: RENNET ÷ SALT, rounded up, in pcs",
                "HERB: at the vat",
            ]
        );
        assert_eq!(
            told(json!({ "code": "R", "version": 1, "lines": [
                { "line": 1, "item": "WHITE", "percent": "100", "flour": true },
                { "line": 2, "item": "SEEDS", "mode": "per_piece", "quantity": "0.008", "unit": "kg", "after": "dough" },
            ] })),
            [
                "WHITE: 100 % of the flour flour",
                "SEEDS: 0.008\u{a0}kg for each piece after the dough is made"
            ]
        );
        assert_eq!(
            told(json!({ "code": "R", "version": 1,
                "group": { "name": "oils", "lines": [{ "line": 1, "item": "OLIVE", "percent": "100" }] },
                "lines": [{ "line": 2, "item": "SCENT", "percent": "3", "unit": "kg" }] })),
            ["OLIVE: 100 % of the weight of oils", "SCENT: 3 % of the weight of oils"]
        );
    }

    #[test]
    fn what_a_batch_brings_and_costs_beside_is_listed() {
        let (recipe, body) = shown(json!({
            "code": "R", "version": 1, "lines": [], "expected_output": "milk_kg * 0.1", "dough_loss_percent": "2",
            "parameters": [{ "name": "strength", "from": "lot:RENNET.strength_imcu", "default": "200" }, { "name": "x" }],
            "labour": { "rate_minor_per_hour": "2800", "hours": "6.5" },
            "overhead": [{ "name": "energy", "mode": "per_kg", "amount_minor": 2210 }],
        }));
        let facts = facts(&recipe, &body, &Chrome::sample("R"));
        let facts: Vec<String> = facts.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        assert_eq!(facts[0], "Weight that comes out, kg: kg of the basis × 0.1");
        assert_eq!(facts[1], "strength: 200, from the lot of RENNET: strength imcu");
        assert_eq!(facts[2], "x: named with each batch");
        assert!(facts[3].starts_with("Work: 6.5 h at ") && facts[3].contains("28"), "{}", facts[3]);
        assert!(facts[4].contains("22.10 for each kg") && facts[5].contains("2\u{a0}%"), "{facts:?}");
    }
}
