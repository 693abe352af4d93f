//! A version for a wanted size: what to weigh, what it costs and what its label says, to see and to print.
//! Invariant: nothing is written, and every figure is the answer of a query.

use askama::Template;
use catalogue::{Phrase, say};
use kernel::exact::Exact;
use kernel::unit::{Dimension, Unit};
use ledger::stock::page::unit;
use platform::action::Query;
use platform::error::{Error, Result};
use platform::fields::{Count, Name};
use platform::input::{self, Field};
use serde_json::{Value, json};
use web::forms::to_json;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState};

use super::computations::{CostRecipe, DeclareRecipe, ScaleRecipe};
use super::cost::CostAnswer;
use super::declaration::Declaration;
use super::formula::words::plain;
use super::scale::{LineAnswer, ScaleAnswer};
use super::{GetRecipe, RecipeShown, StepShown};
use crate::phrases::listed;
use crate::process::words::aims;

/// Begins the value of a choice that is a group and no item.
const GROUP: &str = "group:";
/// The fields of the form, beside the parameters.
const FIELDS: [&str; 6] =
    ["scale.item", "scale.quantity", "scale.unit", "scale.pieces", "scale.piece_kg", "prices"];

#[derive(Template)]
#[template(path = "recipes/sheet.html")]
struct SheetPage {
    chrome: Chrome,
    recipe: RecipeShown,
    up: String,
    /// Where photos are shown.
    photos: String,
    scale: ScaleForm,
    scaled: ScaleResult,
}

impl SheetPage {
    /// What a step reaches and how long it takes.
    fn aims(&self, step: &StepShown) -> Option<Phrase> {
        listed(aims(step))
    }
}

/// The form that asks for a size.
pub(super) struct ScaleForm {
    pub form: FormState,
    /// The page that shows what it is asked for.
    pub sheet: String,
    /// Whether it is part of the sheet, whose address then follows the form.
    pub is_sheet: bool,
    pub version: i32,
    pub choices: Vec<(String, Phrase)>,
    pub units: Vec<(&'static str, &'static str)>,
    pub unit: String,
    /// Names, words and values of the parameters.
    pub parameters: Vec<(String, Phrase, String)>,
}

impl ScaleForm {
    /// Which prices count.
    pub fn prices(&self) -> Vec<(&'static str, &'static str)> {
        vec![("standard", "planned prices"), ("last", "prices paid last")]
    }

    /// Whether pieces were asked for.
    pub fn is_by_pieces(&self) -> bool {
        self.form.is_used("scale.piece")
    }
}

/// The version for the size that the form asks for, or why there is none.
#[derive(Default)]
pub(super) struct ScaleResult {
    /// The faults of the form.
    pub faults: Vec<Phrase>,
    pub shown: Option<SizeSheet>,
    /// The page that plans a batch of this size; empty for those who may not.
    pub plan: String,
    /// The page that prints it.
    pub sheet: String,
}

/// A version for a size.
pub(super) struct SizeSheet {
    pub lines: Vec<WeighLine>,
    /// The lines of the recipes inside, by their codes.
    pub nested: Vec<(String, Vec<WeighLine>)>,
    pub totals: Vec<(&'static str, String)>,
    pub costs: Vec<(Phrase, String)>,
    pub total: String,
    pub per_piece: Option<String>,
    pub unpriced: String,
    /// The declaration in parts, and whether each is an allergen.
    pub ingredients: Vec<(bool, String)>,
    pub allergens: String,
    pub unweighed: String,
}

/// A line to weigh.
pub(super) struct WeighLine {
    pub name: String,
    pub code: String,
    /// With its unit; None while it is open.
    pub amount: Option<String>,
    pub waits_for: Option<Phrase>,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let code = cx.param("recipe")?;
    let version = cx.wanted("version").parse().ok().map(Count);
    let recipe = cx.ask(GetRecipe { recipe: Name::parse(code)?, version }).await?;
    let (scaled, faults) = scale_result(cx, &recipe).await?;
    let list = cx.href("/recipes");
    cx.html(&SheetPage {
        chrome: cx.chrome(recipe.name.clone()),
        up: format!("{list}/{}", encoded(code)),
        photos: cx.href("/step-photos"),
        scale: ScaleForm { is_sheet: true, ..scale_form(cx, &recipe, faults) },
        scaled,
        recipe,
    })
}

/// The form with what was typed, and what is wrong with it.
pub(super) fn scale_form(cx: &PageCx, recipe: &RecipeShown, faults: Vec<(String, Phrase)>) -> ScaleForm {
    let typed: Vec<_> = cx.query.iter().filter(|(name, _)| is_field(name)).cloned().collect();
    let form = if typed.is_empty() { FormState::default() } else { FormState::refused(typed, faults) };
    form_of(form.prefixed("scale"), cx.href("/recipes"), recipe)
}

fn form_of(form: FormState, list: String, recipe: &RecipeShown) -> ScaleForm {
    let units = Unit::ALL
        .iter()
        .filter(|it| [Dimension::Mass, Dimension::Volume, Dimension::Count].contains(&it.dimension()));
    ScaleForm {
        form,
        sheet: format!("{list}/{}/sheet", encoded(&recipe.recipe)),
        is_sheet: false,
        version: recipe.version,
        choices: choices(recipe),
        units: units.map(|it| (it.as_str(), unit(it.as_str()))).collect(),
        unit: recipe.basis_unit.clone().unwrap_or_else(|| Unit::Kilogram.as_str().to_owned()),
        parameters: parameters(recipe),
    }
}

/// The fields of a recipe's parameters: names, words and values where nobody says another.
pub(crate) fn parameters(recipe: &RecipeShown) -> Vec<(String, Phrase, String)> {
    let field = |it: &super::ParameterShown| {
        let default = it.default.map(|value| value.to_string()).unwrap_or_default();
        (format!("parameters.{}", it.name), plain(&it.name), default)
    };
    recipe.parameters.iter().map(field).collect()
}

/// What a quantity can be of, without the group.
pub(crate) fn items(recipe: &RecipeShown) -> Vec<(String, Phrase)> {
    choices(recipe).into_iter().filter(|(value, _)| !value.starts_with(GROUP)).collect()
}

/// What a quantity can be of: the basis, a group, the output, any ingredient.
fn choices(recipe: &RecipeShown) -> Vec<(String, Phrase)> {
    let mut choices = vec![(String::new(), "what the recipe is for".into())];
    let group = recipe.content.as_ref().and_then(|content| content["group"]["name"].as_str());
    choices
        .extend(group.map(|group| (format!("{GROUP}{group}"), say!("all of {group}", group = plain(group)))));
    let outputs = recipe.output_item.iter().chain(recipe.outputs.iter().map(|it| &it.item));
    let outputs = outputs.map(|item| (item.clone(), say!("{item}, that comes out", item)));
    let lines = recipe.lines.iter().map(|line| (line.item.clone(), Phrase::verbatim(&line.item_name)));
    for (code, words) in outputs.chain(lines) {
        if !choices.iter().any(|(known, _)| *known == code) {
            choices.push((code, words));
        }
    }
    choices
}

fn is_field(name: &str) -> bool {
    FIELDS.contains(&name) || name.starts_with("parameters.")
}

/// The fields of the form as the input of a computation: pieces go before a quantity, and without either the
/// version is computed as it is written.
pub(crate) fn size_fields(typed: &[(String, String)]) -> Vec<(String, String)> {
    let value =
        |name: &str| typed.iter().find(|(n, v)| n == name && !v.trim().is_empty()).map(|(_, v)| v.as_str());
    let mut fields: Vec<(String, String)> =
        typed.iter().filter(|(name, _)| name.starts_with("parameters.")).cloned().collect();
    let of = |names: &[&str]| {
        let there = names.iter().filter_map(|name| Some(((*name).to_owned(), value(name)?.to_owned())));
        there.collect::<Vec<_>>()
    };
    if value("scale.pieces").is_some() || value("scale.piece_kg").is_some() {
        fields.extend(of(&["scale.pieces", "scale.piece_kg"]));
    } else if value("scale.quantity").is_some() {
        fields.extend(of(&["scale.quantity", "scale.unit"]));
        fields.extend(value("scale.item").map(|item| match item.strip_prefix(GROUP) {
            Some(group) => ("scale.group".to_owned(), group.to_owned()),
            None => ("scale.item".to_owned(), item.to_owned()),
        }));
    }
    fields
}

/// What the address asks for, and what is wrong with it by field.
async fn scale_result(cx: &PageCx, recipe: &RecipeShown) -> Result<(ScaleResult, Vec<(String, Phrase)>)> {
    let typed: Vec<_> = cx.query.iter().filter(|(name, _)| is_field(name)).cloned().collect();
    let links = Links::of(cx, recipe, &typed);
    let digits = cx.tx.workspace.currency.minor_digits;
    let (mut input, faults) = to_json(&ScaleRecipe::shape(), &size_fields(&typed), digits);
    input["recipe"] = json!(recipe.recipe);
    input["version"] = json!(recipe.version);
    let mut faults: Vec<_> = faults.into_iter().map(|it| (it.field, it.message)).collect();
    if faults.is_empty() {
        match compute(cx, recipe, input).await {
            Ok(shown) => return Ok((links.with(Some(shown), &[]), Vec::new())),
            Err(Error::Refused(refusal)) => {
                faults = refusal.faults.iter().map(|it| (it.field.clone(), it.message.clone())).collect();
                if faults.is_empty() {
                    faults.push((String::new(), refusal.code.meaning().into()));
                }
            }
            Err(other) => return Err(other),
        }
    }
    for (field, _) in &mut faults {
        if field.as_str() == "scale.group" {
            "scale.item".clone_into(field);
        }
        if !is_field(field) {
            field.clear();
        }
    }
    Ok((links.with(None, &faults), faults))
}

/// Where to go from what is shown.
struct Links {
    plan: String,
    sheet: String,
}

impl Links {
    fn of(cx: &PageCx, recipe: &RecipeShown, typed: &[(String, String)]) -> Links {
        let version = recipe.version.to_string();
        let fields: Vec<(&str, &str)> =
            typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let sheet = format!("{}/{}/sheet", cx.href("/recipes"), encoded(&recipe.recipe));
        let may_plan = cx.may(kernel::permission::Permission::BatchesPlan);
        let plan =
            with_params(&cx.href("/batches"), &[&[("recipe", recipe.recipe.as_str())], &fields[..]].concat());
        Links {
            plan: if may_plan { format!("{plan}#plan") } else { String::new() },
            sheet: with_params(&sheet, &[&[("version", version.as_str())], &fields[..]].concat()),
        }
    }

    fn with(self, shown: Option<SizeSheet>, faults: &[(String, Phrase)]) -> ScaleResult {
        let faults = faults.iter().map(|(_, message)| message.clone()).collect();
        ScaleResult { faults, shown, plan: self.plan, sheet: self.sheet }
    }
}

async fn compute(cx: &PageCx, recipe: &RecipeShown, input: Value) -> Result<SizeSheet> {
    let scaled = ask::<ScaleRecipe>(cx, input.clone()).await?;
    let declared = ask::<DeclareRecipe>(cx, input.clone()).await?;
    let prices = if cx.wanted("prices") == "last" { "last" } else { "standard" };
    let cost = ask::<CostRecipe>(cx, {
        let mut input = input;
        input["prices"] = json!(prices);
        input
    })
    .await?;
    Ok(sheet_of(recipe, &scaled, &cost, &declared, &cx.chrome))
}

async fn ask<Q: Query + Field>(cx: &PageCx, sent: Value) -> Result<Q::Output> {
    cx.ask(input::read::<Q>(&sent)?).await
}

fn sheet_of(
    recipe: &RecipeShown,
    scaled: &ScaleAnswer,
    cost: &CostAnswer,
    declared: &Declaration,
    chrome: &Chrome,
) -> SizeSheet {
    let money = |minor: kernel::money::Money| chrome.money(minor.get());
    let totals = [
        ("Weight that comes out", &scaled.expected_output_kg),
        ("Dough", &scaled.dough_kg),
        ("Flour", &scaled.flour_kg),
        ("All that is poured", &scaled.poured_kg),
    ];
    let totals =
        totals.into_iter().filter_map(|(words, kg)| Some((words, format!("{}\u{a0}kg", kg.as_ref()?))));
    let name = |code: &String| -> Phrase {
        if code == "labour" { "Work".into() } else { item_name(recipe, code).into() }
    };
    let costs = cost.lines_minor.iter().map(|(code, minor)| (name(code), money(*minor)));
    let credits = cost.credits_minor.iter();
    let credits = credits
        .map(|(code, minor)| (say!("{item}, taken off", item = item_name(recipe, code)), money(*minor)));
    let per_piece = cost.cost_minor_per_piece.map(|piece| Exact::from(piece).round_money());
    let parts = declared.text.split("**").enumerate();
    SizeSheet {
        lines: scaled.lines.iter().map(|line| weigh_line(recipe, line)).collect(),
        nested: scaled
            .nested
            .iter()
            .map(|(code, lines)| (code.clone(), lines.iter().map(|line| weigh_line(recipe, line)).collect()))
            .collect(),
        totals: totals.collect(),
        costs: costs.chain(credits).collect(),
        total: money(cost.total_minor),
        per_piece: per_piece.and_then(|piece| Some(money(piece.ok()?))),
        unpriced: cost.unpriced.join(", "),
        ingredients: parts.map(|(n, part)| (n % 2 == 1, part.to_owned())).collect(),
        allergens: declared.summary_au_nz.join(", "),
        unweighed: declared.unweighed.join(", "),
    }
}

fn weigh_line(recipe: &RecipeShown, line: &LineAnswer) -> WeighLine {
    WeighLine {
        name: item_name(recipe, &line.item),
        code: line.item.clone(),
        amount: line.quantity.map(|quantity| format!("{quantity}\u{a0}{}", unit(line.unit.as_str()))),
        waits_for: line.waits_for.as_ref().map(|name| say!("waits for {name}", name = plain(name))),
    }
}

/// The name of an item of the recipe; the code of one inside another recipe.
fn item_name(recipe: &RecipeShown, code: &str) -> String {
    let line = recipe.lines.iter().find(|line| line.item == code);
    line.map_or_else(|| code.to_owned(), |line| line.item_name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batches::page::tests::HOSTILE;
    use crate::recipes::page::tests::recipe;
    use kernel::decimal::Decimal;
    use kernel::money::Money;

    fn line(item: &str, quantity: Option<&str>, waits_for: Option<&str>) -> LineAnswer {
        LineAnswer {
            line: 1,
            item: item.into(),
            quantity: quantity.map(|text| Decimal::parse(text).expect("a figure")),
            unit: Unit::Kilogram,
            waits_for: waits_for.map(Into::into),
        }
    }

    fn page(words: &str, typed: &[(&str, &str)], faults: Vec<(String, Phrase)>) -> String {
        let chrome = Chrome::sample(words);
        let recipe = recipe(words);
        let answer = ScaleAnswer {
            lines: vec![
                line(words, Some("1.25"), None),
                line("SALT", None, Some(words)),
                line("HERB", None, None),
            ],
            nested: [(words.to_owned(), vec![line(words, Some("3"), None)])].into(),
            expected_output_kg: Some(Decimal::from(12)),
            milk_kg: None,
            dough_kg: None,
            flour_kg: None,
            poured_kg: None,
            superfat_percent_actual: None,
            exact_kg: Default::default(),
        };
        let cost = CostAnswer {
            lines_minor: [
                (words.to_owned(), Money::from_stored(1234)),
                ("labour".to_owned(), Money::from_stored(50)),
            ]
            .into(),
            credits_minor: [(words.to_owned(), Money::from_stored(34))].into(),
            unpriced: vec![words.into()],
            total_minor: Money::from_stored(1250),
            cost_minor_per_piece: Some(Decimal::parse("12.5").expect("a figure")),
        };
        let declared = Declaration {
            order: vec![words.into()],
            weights_kg: Default::default(),
            unweighed: vec![words.into()],
            allergens: vec!["milk".into()],
            summary_au_nz: vec!["milk".into()],
            text: format!("Ingredients: **milk**, {words}."),
            compound_flattened: Vec::new(),
        };
        let typed: Vec<_> =
            typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let form = FormState::refused(typed, faults.clone()).prefixed("scale");
        let shown = faults.is_empty().then(|| sheet_of(&recipe, &answer, &cost, &declared, &chrome));
        SheetPage {
            up: "/w/dairy/recipes/R".into(),
            photos: "/w/dairy/step-photos".into(),
            scale: ScaleForm { is_sheet: true, ..form_of(form, "/w/dairy/recipes".into(), &recipe) },
            scaled: ScaleResult {
                faults: faults.into_iter().map(|(_, fault)| fault).collect(),
                shown,
                plan: "/w/dairy/batches?recipe=R#plan".into(),
                sheet: "/w/dairy/recipes/R/sheet".into(),
            },
            recipe,
            chrome,
        }
        .render()
        .expect("drawn")
    }

    #[test]
    fn what_to_weigh_is_shown_with_its_cost_and_its_label() {
        let page = page("CURD", &[("scale.quantity", "140"), ("scale.unit", "g")], vec![]);
        assert!(
            page.contains("1.25\u{a0}kg") && page.contains("waits for CURD") && page.contains("at the vat")
        );
        assert!(page.contains("Ingredients: <b>milk</b>") || page.contains("<b>milk</b>"));
        assert!(page.contains("Contains milk") && page.contains("CURD, taken off") && page.contains("12.50"));
        assert!(page.contains("value=\"140\"") && page.contains("<option value=\"g\" selected>"));
        assert!(page.contains("hx-get=\"/w/dairy/recipes/CURD/sheet\"") && page.contains("hx-replace-url"));
    }

    #[test]
    fn a_size_that_cannot_be_is_shown_at_its_field_and_with_what_is_shown() {
        let faults = vec![("scale.quantity".to_owned(), "Finer than it is weighed.".into())];
        let page = page("CURD", &[("scale.quantity", "0.0001")], faults);
        assert_eq!(page.matches("Finer than it is weighed.").count(), 2);
        assert!(page.contains("id=\"scale-scale.quantity-fault\"") && !page.contains("Work sheet\""));
    }

    #[test]
    fn pieces_go_before_a_quantity_and_a_group_is_no_item() {
        let of = |typed: &[(&str, &str)]| {
            let typed: Vec<_> =
                typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            size_fields(&typed)
                .into_iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect::<Vec<_>>()
                .join("&")
        };
        assert_eq!(of(&[("scale.quantity", " "), ("scale.unit", "kg"), ("scale.item", "SALT")]), "");
        assert_eq!(
            of(&[
                ("scale.quantity", "140"),
                ("scale.unit", "g"),
                ("scale.item", "SALT"),
                ("parameters.x", "2")
            ]),
            "parameters.x=2&scale.quantity=140&scale.unit=g&scale.item=SALT"
        );
        assert_eq!(
            of(&[("scale.quantity", "12"), ("scale.unit", "kg"), ("scale.item", "group:oils")]),
            "scale.quantity=12&scale.unit=kg&scale.group=oils"
        );
        assert_eq!(
            of(&[
                ("scale.pieces", "120"),
                ("scale.quantity", "1"),
                ("scale.unit", "kg"),
                ("scale.piece_kg", "0.9")
            ]),
            "scale.pieces=120&scale.piece_kg=0.9"
        );
    }

    #[test]
    fn a_hostile_name_stays_text() {
        let page = page(HOSTILE, &[("scale.quantity", HOSTILE)], vec![]);
        assert!(!page.contains("<script>alert") && !page.contains("\"'\""));
    }
}
