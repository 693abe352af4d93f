//! The list of items, and the page of one.
//! Invariant: a form never sends a field that it cannot change: unit, weighing step and metal are set once.

use super::label::{GetItemLabel, ItemLabelShown};
use super::{ItemFacts, ItemShown};
use crate::items::ItemKind;
use crate::items::{GetItem, ListItems};
use crate::printers;
use crate::stock::page::{STOCK_UNITS, price, price_typed, unit};
use askama::Template;
use kernel::decimal::UnitPrice;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page, with_params};
use web::view::{Chrome, FormState};

/// Allergens that labels must name: FSANZ Standard 1.2.3 schedule 9, and Annex II of EU 1169/2011.
const ALLERGENS: [&str; 24] = [
    "milk",
    "egg",
    "wheat",
    "rye",
    "barley",
    "oats",
    "soy",
    "sesame",
    "peanut",
    "almond",
    "brazil nut",
    "cashew",
    "hazelnut",
    "macadamia",
    "pecan",
    "pistachio",
    "walnut",
    "fish",
    "crustacean",
    "mollusc",
    "lupin",
    "celery",
    "mustard",
    "sulphites",
];
/// The kinds of items with their words.
fn kinds() -> Vec<(&'static str, &'static str)> {
    ItemKind::ALL.iter().map(|kind| (kind.as_str(), word(*kind))).collect()
}

fn word(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Raw => "Raw",
        ItemKind::Intermediate => "Intermediate",
        ItemKind::Finished => "Finished",
        ItemKind::ByProduct => "By-product",
        ItemKind::Packaging => "Packaging",
        ItemKind::Service => "Service",
    }
}

#[derive(Template)]
#[template(path = "items/list.html")]
pub(super) struct ItemsPage {
    pub chrome: Chrome,
    pub base: String,
    pub search: String,
    pub rows: Vec<Row>,
    pub next: String,
    /// None for users who may not add items.
    pub add: Option<FormState>,
    pub next_item: String,
    pub kinds: Vec<(&'static str, &'static str)>,
    pub units: Vec<(&'static str, &'static str)>,
    pub allergens: Vec<(String, String)>,
    pub facts: Facts,
}

/// A line of the list.
pub(super) struct Row {
    pub href: String,
    pub name: String,
    pub code: String,
    pub kind: &'static str,
    pub unit: String,
    pub allergens: Vec<String>,
    pub keeps: Option<String>,
    pub price: Option<String>,
}

#[derive(Template)]
#[template(path = "items/show.html")]
pub(super) struct ItemPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// Empty for users who may not see lots.
    pub lots: String,
    pub change: Option<FormState>,
    /// The form of what labels say of it.
    pub describe: Option<FormState>,
    pub said: LabelSaid,
    /// The form that prints a shelf label, where there are printers.
    pub print: Option<(FormState, Vec<(String, String)>)>,
    pub kinds: Vec<(&'static str, &'static str)>,
    pub allergens: Vec<(String, String)>,
    pub facts: Facts,
}

/// What labels say of an item, as a form shows it; what nobody said is an empty text.
#[derive(Default)]
pub(super) struct LabelSaid {
    pub origin: String,
    pub serving: String,
    pub storage: String,
    /// Energy, protein, fat, saturated, carbohydrate, sugars, sodium.
    figures: [String; 7],
}

/// The fields of nutrition with their words and units.
const NUTRITION: [(&str, &str, &str); 7] = [
    ("nutrition.energy_kj", "Energy", "kJ"),
    ("nutrition.protein_g", "Protein", "g"),
    ("nutrition.fat_g", "Fat", "g"),
    ("nutrition.saturated_g", "Of it saturated", "g"),
    ("nutrition.carbohydrate_g", "Carbohydrate", "g"),
    ("nutrition.sugars_g", "Of it sugars", "g"),
    ("nutrition.sodium_mg", "Sodium", "mg"),
];

impl LabelSaid {
    fn of(label: ItemLabelShown) -> LabelSaid {
        let figures = label.nutrition.map(|it| {
            [
                it.energy_kj,
                it.protein_g,
                it.fat_g,
                it.saturated_g,
                it.carbohydrate_g,
                it.sugars_g,
                it.sodium_mg,
            ]
        });
        LabelSaid {
            origin: label.origin.unwrap_or_default(),
            serving: label.serving_g.map_or_else(String::new, |it| it.to_string()),
            storage: label.storage.unwrap_or_default(),
            figures: figures.map_or_else(Default::default, |it| it.map(|figure| figure.to_string())),
        }
    }

    /// The fields of nutrition: name, word, unit and value of each.
    pub fn figures(&self) -> Vec<(&'static str, &'static str, &'static str, &str)> {
        let fields = NUTRITION.into_iter().zip(&self.figures);
        fields.map(|((name, word, unit), value)| (name, word, unit, value.as_str())).collect()
    }
}

/// The values of one item's form; a missing value is an empty text.
#[derive(Default)]
pub(super) struct Facts {
    pub code: String,
    pub name: String,
    pub kind: &'static str,
    pub unit: String,
    pub resolution: String,
    pub density: String,
    pub keeps: String,
    pub price: String,
    pub shown_price: String,
    pub cost: String,
    pub tax_class: String,
    pub label_name: String,
    pub gtin: String,
    pub metal: String,
    pub allergens: Vec<String>,
    pub has_allergens: bool,
    /// "yes" if each lot that comes in waits for a test.
    pub waits: &'static str,
    pub uses: [(&'static str, &'static str); 2],
    pub version: i32,
}

/// How a new lot may be used: at once, or after a test.
const USES: [(&str, &str); 2] = [("no", "May be used at once"), ("yes", "Wait for a test")];

pub(crate) async fn list(cx: &PageCx) -> Result<Body> {
    let search = cx.wanted("q").trim();
    let mut asked = vec![("after", cx.wanted("after"))];
    asked.retain(|(_, value)| !value.is_empty());
    if !search.is_empty() {
        asked.push(("search", search));
    }
    let page = cx.ask_with::<ListItems>(&asked).await?;
    let add = if cx.may(Permission::ItemsWrite) { Some(cx.form_named("add")?) } else { None };
    cx.html(&ItemsPage {
        chrome: cx.chrome("Items"),
        base: cx.href(""),
        next: next_page(&cx.href("/items"), &[("q", search)], page.next.as_deref()),
        rows: page.rows.into_iter().map(|item| row(&cx.href("/items"), item, &cx.chrome)).collect(),
        search: search.to_owned(),
        add,
        next_item: cx.href("/items/{code}"),
        kinds: kinds(),
        units: STOCK_UNITS.to_vec(),
        allergens: allergens(&[]),
        facts: Facts { waits: "no", uses: USES, ..Facts::default() },
    })
}

pub(super) fn row(list: &str, item: ItemShown, chrome: &Chrome) -> Row {
    Row {
        href: format!("{list}/{}", encoded(&item.code)),
        name: item.name,
        code: item.code,
        kind: word(item.kind),
        unit: unit(&item.unit).to_owned(),
        allergens: item.allergens,
        keeps: item.shelf_life_days.map(|days| chrome.days(i64::from(days))),
        price: item.price_minor_per_unit.map(|it| price(it, chrome)),
    }
}

pub(crate) async fn one(cx: &PageCx) -> Result<Body> {
    let code = cx.param("item")?;
    let facts = cx.ask_with::<GetItem>(&[("item", code)]).await?;
    let change = if cx.may(Permission::ItemsWrite) { Some(cx.form_named("change")?) } else { None };
    let facts = in_words(facts, &cx.chrome);
    cx.html(&ItemPage {
        chrome: cx.chrome(facts.name.clone()),
        base: cx.href(""),
        here: format!("{}/{}", cx.href("/items"), encoded(code)),
        lots: match cx.may(Permission::MakeRead) {
            true => with_params(&cx.href("/lots"), &[("item", code)]),
            false => String::new(),
        },
        change,
        describe: if cx.may(Permission::ItemsWrite) { Some(cx.form_named("describe")?) } else { None },
        said: LabelSaid::of(cx.ask_with::<GetItemLabel>(&[("item", code)]).await?),
        print: print(cx).await?,
        kinds: kinds(),
        allergens: allergens(&facts.allergens),
        facts,
    })
}

/// The form that prints a shelf label, for users who print, where there are printers.
async fn print(cx: &PageCx) -> Result<Option<(FormState, Vec<(String, String)>)>> {
    printers::form(cx, Permission::PrintersUse).await
}

pub(super) fn in_words(item: ItemFacts, chrome: &Chrome) -> Facts {
    let typed = |price: Option<UnitPrice>| {
        price.map_or_else(String::new, |it| price_typed(it, chrome.manner.minor_digits))
    };
    let shown = item.shown;
    let fineness = item.fineness_ppt.map_or_else(String::new, |it| format!(", {it} ‰"));
    Facts {
        unit: unit(&shown.unit).to_owned(),
        resolution: shown.resolution.to_string(),
        density: shown.density_kg_per_l.map_or_else(String::new, |it| it.to_string()),
        keeps: shown.shelf_life_days.map_or_else(String::new, |it| it.to_string()),
        price: typed(shown.price_minor_per_unit),
        shown_price: shown.price_minor_per_unit.map_or_else(String::new, |it| price(it, chrome)),
        cost: typed(item.standard_price_minor_per_unit),
        tax_class: shown.tax_class.unwrap_or_default(),
        label_name: item.label_name.unwrap_or_default(),
        gtin: item.gtin.unwrap_or_default(),
        metal: item.metal.map_or_else(String::new, |metal| format!("{metal}{fineness}")),
        has_allergens: !shown.allergens.is_empty(),
        waits: if item.hold_until_tested { "yes" } else { "no" },
        uses: USES,
        allergens: shown.allergens,
        version: shown.version,
        code: shown.code,
        name: shown.name,
        kind: shown.kind.as_str(),
    }
}

/// The boxes for every allergen, including those of the item that the lists lack. A box is ticked where the
/// second text equals the first.
pub(super) fn allergens(of_item: &[String]) -> Vec<(String, String)> {
    let own = of_item.iter().map(String::as_str).filter(|name| !ALLERGENS.contains(name));
    let tick = |name: &str| if of_item.iter().any(|it| it == name) { name.to_owned() } else { String::new() };
    ALLERGENS.into_iter().chain(own).map(|name| (name.to_owned(), tick(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::decimal::{Factor, Quantity};

    const HOSTILE: &str = "<script>alert(1)</script>\"'";

    fn item(words: &str) -> ItemShown {
        ItemShown {
            code: words.into(),
            name: words.into(),
            kind: ItemKind::Raw,
            unit: "L".into(),
            resolution: Quantity::from_stored(100_000),
            density_kg_per_l: Some(Factor::from_stored(1_030_000)),
            allergens: vec!["milk".into(), words.into()],
            shelf_life_days: Some(4),
            price_minor_per_unit: Some(UnitPrice::from_stored(72_500_000)),
            tax_class: Some(words.into()),
            version: 2,
        }
    }

    fn list(rows: Vec<ItemShown>, search: &str, may: bool) -> String {
        let chrome = Chrome::sample("Items");
        ItemsPage {
            base: "/w/dairy".into(),
            search: search.into(),
            rows: rows.into_iter().map(|it| row("/w/dairy/items", it, &chrome)).collect(),
            next: String::new(),
            add: may.then(|| FormState::new("k").prefixed("add")),
            next_item: "/w/dairy/items/{code}".into(),
            kinds: kinds(),
            units: STOCK_UNITS.to_vec(),
            allergens: allergens(&[]),
            facts: Facts { waits: "no", uses: USES, ..Facts::default() },
            chrome,
        }
        .render()
        .expect("drawn")
    }

    fn one(words: &str) -> String {
        let chrome = Chrome::sample(words);
        let facts = ItemFacts {
            shown: item(words),
            label_name: Some(words.into()),
            gtin: Some(words.into()),
            standard_price_minor_per_unit: None,
            metal: None,
            fineness_ppt: None,
            hold_until_tested: true,
        };
        let facts = in_words(facts, &chrome);
        ItemPage {
            base: "/w/dairy".into(),
            here: "/w/dairy/items/x".into(),
            lots: "/w/dairy/lots?item=x".into(),
            change: Some(FormState::new("k").prefixed("change")),
            describe: Some(FormState::new("k").prefixed("describe")),
            said: LabelSaid { origin: "AU".into(), storage: words.into(), ..LabelSaid::default() },
            print: Some((FormState::new("k"), vec![(words.into(), words.into())])),
            kinds: kinds(),
            allergens: allergens(&facts.allergens),
            facts,
            chrome,
        }
        .render()
        .expect("drawn")
    }

    #[test]
    fn an_empty_list_says_what_belongs_there_and_how_to_begin() {
        assert!(list(Vec::new(), "", true).contains("Add the first"));
        assert!(!list(Vec::new(), "", false).contains("Add the first"));
        assert!(list(Vec::new(), "zz", true).contains("Nothing begins like that"));
    }

    #[test]
    fn an_item_is_listed_with_its_allergens_and_price() {
        let page = list(vec![item("MILK")], "", true);
        assert!(
            page.contains("href=\"/w/dairy/items/MILK\"")
                && page.contains("$0.725")
                && page.contains("4\u{a0}days")
        );
        assert!(page.contains("<span class=\"allergen\">milk</span>"));
    }

    #[test]
    fn a_hostile_name_stays_text() {
        for page in [list(vec![item(HOSTILE)], HOSTILE, true), one(HOSTILE)] {
            assert!(!page.contains("<script>alert") && !page.contains("\"'\""), "{page}");
        }
    }

    #[test]
    fn an_items_own_allergen_is_ticked_even_if_no_list_knows_it() {
        let page = one("nettle");
        assert!(page.contains("value=\"nettle\" checked") && page.contains("value=\"milk\""));
        assert_eq!(allergens(&["milk".into()]).iter().filter(|(name, tick)| name == tick).count(), 1);
    }
}
