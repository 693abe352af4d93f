//! The rules of a label: nutrition by the ingredients, the origin statement, and figures as a panel shows them.
//! Invariant: a fact that is unknown for one ingredient is not stated.

use catalogue::{Phrase, say};
use kernel::country::Country;
use kernel::decimal::{Decimal, Quantity};
use kernel::exact::Exact;
use ledger::items::label::Nutrition;
use pdf::{GoodsPart, NutritionPanel, NutritionRow};

/// The letters of Australia, whose law words the statement of origin.
const AUSTRALIA: &str = "AU";
/// Below this share the statement says "less than".
const LEAST_PERCENT: i64 = 10;
const MILLION: i64 = 1_000_000;

/// The facts about one ingredient.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ingredient<'a> {
    /// Its weight, if it has one.
    pub kg: Option<&'a Exact>,
    pub nutrition: Option<&'a Nutrition>,
    /// The country that it comes from, two letters.
    pub origin: Option<&'a str>,
}

/// The nutrition of 100 g of what the ingredients become, which weighs `made_kg`. None where one of them has no weight or no
/// figures.
pub(super) fn nutrition_of(ingredients: &[Ingredient<'_>], made_kg: &Exact) -> Option<Nutrition> {
    if ingredients.is_empty() {
        return None;
    }
    let mut sums: [Exact; 7] = std::array::from_fn(|_| Exact::from(0));
    for it in ingredients {
        let (kg, figures) = (it.kg?, it.nutrition?.figures());
        for (sum, figure) in sums.iter_mut().zip(figures) {
            *sum = &*sum + &(kg * &Exact::from(figure));
        }
    }
    let mut figures = [0; 7];
    for (figure, sum) in figures.iter_mut().zip(&sums) {
        *figure = sum.checked_div(made_kg)?.round().ok()?;
    }
    Some(Nutrition::of_figures(figures))
}

/// The statement of origin of goods that are made here. In Australia it has the share of Australian ingredients by weight, rounded
/// down, and needs the origin of each; elsewhere it names the country. `own` is the origin of goods that are not made here.
pub(super) fn origin_statement(
    country: Country,
    is_made_here: bool,
    own: Option<&str>,
    ingredients: &[Ingredient<'_>],
) -> Option<Phrase> {
    match (is_made_here, country) {
        (true, Country::Australia) => {
            let percent = percent_from(AUSTRALIA, ingredients)?;
            let is_part = ingredients.iter().any(|it| it.origin == Some(AUSTRALIA));
            Some(match percent {
                0 if !is_part => "Made in Australia from imported ingredients".into(),
                100 => "Made in Australia from 100% Australian ingredients".into(),
                few if few < LEAST_PERCENT => {
                    "Made in Australia from less than 10% Australian ingredients".into()
                }
                percent => say!("Made in Australia from at least {percent}% Australian ingredients", percent),
            })
        }
        (true, Country::India) => Some("Made in India".into()),
        _ => own.map(|country| say!("Country of origin: {country}", country)),
    }
}

/// The share of the ingredients from a country by weight, in whole percent, rounded down. None where the origin or the weight of one
/// is not known.
fn percent_from(country: &str, ingredients: &[Ingredient<'_>]) -> Option<i64> {
    let (mut all, mut from) = (Exact::from(0), Exact::from(0));
    for it in ingredients {
        let (kg, origin) = (it.kg?, it.origin?);
        all = &all + kg;
        if origin == country {
            from = &from + kg;
        }
    }
    (&from * &Exact::from(100)).checked_div(&all)?.floor().round().ok()
}

/// The panel of these figures: of a serving, if one is named, and of 100 g. `net_kg` gives the number of servings.
pub(super) fn panel(it: &Nutrition, serving_g: Option<Quantity>, net_kg: Option<Decimal>) -> NutritionPanel {
    let of_100 = Exact::ratio(1, MILLION);
    let serving = serving_g.map(Exact::from);
    let of_serving = serving.as_ref().and_then(|grams| (grams * &of_100).checked_div(&Exact::from(100)));
    let names = [
        ("Energy", "kJ", 0),
        ("Protein", "g", 1),
        ("Fat, total", "g", 1),
        ("– saturated", "g", 1),
        ("Carbohydrate", "g", 1),
        ("– sugars", "g", 1),
        ("Sodium", "mg", 0),
    ];
    let row = |((name, unit, decimals), figure): ((&'static str, &str, u8), i64)| NutritionRow {
        name: super::english(name),
        values: of_serving
            .iter()
            .chain([&of_100])
            .map(|share| figure_text(&(&Exact::from(figure) * share), decimals, unit))
            .collect(),
    };
    let mut notes = Vec::new();
    if let Some(grams) = &serving {
        let servings = net_kg.and_then(|kg| (&Exact::from(kg) * &Exact::from(1000)).checked_div(grams));
        let servings = servings.and_then(|it| it.round_to(1).ok()).map(|it| it.normalized().to_string());
        notes.extend(servings.map(|count| super::english(say!("Servings per package: {count}", count))));
        notes.push(super::english(say!("Serving size: {grams}", grams = figure_text(grams, 1, "g"))));
    }
    let columns = of_serving.iter().map(|_| "Per serving").chain(["Per 100 g"]);
    NutritionPanel {
        title: super::english("Nutrition information"),
        columns: columns.map(super::english).collect(),
        rows: names.into_iter().zip(it.figures()).map(row).collect(),
        notes,
    }
}

/// "1390 kJ", "0.5 g".
fn figure_text(figure: &Exact, decimals: u8, unit: &str) -> String {
    let figure = figure.round_to(decimals).map_or_else(|_| "–".to_owned(), |it| it.normalized().to_string());
    format!("{figure}\u{a0}{unit}")
}

/// A net weight as a label says it: grams below a kilogram.
pub(super) fn net(kg: Decimal) -> String {
    let grams = &Exact::from(kg) * &Exact::from(1000);
    match kg < Decimal::from(1) {
        true => figure_text(&grams, 3, "g"),
        false => format!("{}\u{a0}kg", kg.normalized()),
    }
}

/// A part of a label, in words.
pub(super) fn part_word(part: GoodsPart) -> &'static str {
    match part {
        GoodsPart::Name => "name",
        GoodsPart::Net => "net weight",
        GoodsPart::Dates => "date",
        GoodsPart::Lot => "lot",
        GoodsPart::Ingredients => "ingredients",
        GoodsPart::Allergens => "allergens",
        GoodsPart::Origin => "origin",
        GoodsPart::Notes => "how to keep it",
        GoodsPart::Maker => "maker",
        GoodsPart::Nutrition => "nutrition panel",
        GoodsPart::Bars => "bar code",
        GoodsPart::DataMatrix => "Data Matrix",
        GoodsPart::Link => "QR code",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kg(text: &str) -> Exact {
        Exact::from(Decimal::parse(text).expect("a number"))
    }

    fn ingredient<'a>(
        kg: &'a Exact,
        origin: Option<&'a str>,
        nutrition: Option<&'a Nutrition>,
    ) -> Ingredient<'a> {
        Ingredient { kg: Some(kg), nutrition, origin }
    }

    #[test]
    fn nutrition_follows_the_weights_and_what_the_oven_took() {
        let flour =
            Nutrition { energy_kj: 1_500_000_000, carbohydrate_g: 70_000_000, ..Nutrition::default() };
        let (two, one) = (kg("2"), kg("1"));
        let water = Nutrition::default();
        let dough = [ingredient(&two, None, Some(&flour)), ingredient(&one, None, Some(&water))];
        let bread = nutrition_of(&dough, &kg("2.5")).expect("all is known");
        assert_eq!((bread.energy_kj, bread.carbohydrate_g), (1_200_000_000, 56_000_000));
        assert_eq!(nutrition_of(&dough, &kg("0")), None);
        let unknown = [ingredient(&two, None, Some(&flour)), ingredient(&one, None, None)];
        assert_eq!(nutrition_of(&unknown, &kg("2.5")), None);
        assert_eq!(nutrition_of(&[], &kg("1")), None);
    }

    #[test]
    fn the_origin_has_the_share_of_ingredients_rounded_down_and_needs_them_all() {
        let (most, rest) = (kg("95.9"), kg("4.1"));
        let said = |one: Option<&str>, other: Option<&str>| {
            let both = [ingredient(&most, one, None), ingredient(&rest, other, None)];
            origin_statement(Country::Australia, true, Some("NZ"), &both).map(|it| it.to_string())
        };
        let made = |rest: &str| Some(format!("Made in Australia from {rest} ingredients"));
        assert_eq!(said(Some("AU"), Some("NZ")), made("at least 95% Australian"));
        assert_eq!(said(Some("AU"), Some("AU")), made("100% Australian"));
        assert_eq!(said(Some("NZ"), Some("AU")), made("less than 10% Australian"));
        assert_eq!(said(Some("NZ"), Some("FR")), made("imported"));
        assert_eq!(said(Some("AU"), None), None);
        let bought = origin_statement(Country::Australia, false, Some("NZ"), &[]);
        assert_eq!(bought.map(|it| it.to_string()), Some("Country of origin: NZ".into()));
    }

    #[test]
    fn a_panel_has_a_serving_and_100_g() {
        let brie = Nutrition {
            energy_kj: 1_390_400_000,
            fat_g: 28_000_000,
            sodium_mg: 600_000_000,
            ..Nutrition::default()
        };
        let serving = Quantity::parse("25").ok();
        let panel = panel(&brie, serving, Decimal::parse("0.2").ok());
        assert_eq!(panel.columns, ["Per serving", "Per 100 g"]);
        assert_eq!(panel.rows[0].values, ["348\u{a0}kJ", "1390\u{a0}kJ"]);
        assert_eq!(panel.rows[2].values, ["7\u{a0}g", "28\u{a0}g"]);
        assert_eq!(panel.rows[6].values, ["150\u{a0}mg", "600\u{a0}mg"]);
        assert_eq!(panel.notes, ["Servings per package: 8", "Serving size: 25\u{a0}g"]);
    }

    #[test]
    fn a_net_weight_below_a_kilogram_is_in_grams() {
        for (kg, said) in
            [("0.412", "412\u{a0}g"), ("1", "1\u{a0}kg"), ("2.050", "2.05\u{a0}kg"), ("0.0005", "0.5\u{a0}g")]
        {
            assert_eq!(net(Decimal::parse(kg).expect("a number")), said);
        }
    }
}
