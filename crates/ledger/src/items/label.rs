//! What a label says of an item beside its name and its allergens: its origin, its nutrition, a serving, how to keep it.
//! Invariant: of the figures of nutrition all are known, or none; they are those of 100 g.

use kernel::code::Code;
use kernel::country::Country;
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::id::ItemId;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger_queries::client::Params;
use ledger_queries::items as sql;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

use super::coded;

/// A hundred grams, in millionths of a gram.
const HUNDRED_G_E6: i64 = 100_000_000;

input! {
    /// The nutrition of 100 g.
    pub struct NutritionGiven {
        /// Energy, kJ.
        energy_kj: Decimal,
        /// Protein, g.
        protein_g: Decimal,
        /// Fat, g.
        fat_g: Decimal,
        /// Of it saturated, g.
        saturated_g: Decimal,
        /// Carbohydrate, g.
        carbohydrate_g: Decimal,
        /// Of it sugars, g.
        sugars_g: Decimal,
        /// Sodium, mg.
        sodium_mg: Decimal,
    }
}

/// The nutrition of 100 g, in millionths of the unit that each name ends in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nutrition {
    /// Energy.
    pub energy_kj: i64,
    /// Protein.
    pub protein_g: i64,
    /// Fat.
    pub fat_g: i64,
    /// Of it saturated.
    pub saturated_g: i64,
    /// Carbohydrate.
    pub carbohydrate_g: i64,
    /// Of it sugars.
    pub sugars_g: i64,
    /// Sodium.
    pub sodium_mg: i64,
}

impl Nutrition {
    /// The figures in the order of a panel.
    pub fn figures(&self) -> [i64; 7] {
        [
            self.energy_kj,
            self.protein_g,
            self.fat_g,
            self.saturated_g,
            self.carbohydrate_g,
            self.sugars_g,
            self.sodium_mg,
        ]
    }

    /// The same, from such figures.
    pub fn of_figures(figures: [i64; 7]) -> Nutrition {
        let [energy_kj, protein_g, fat_g, saturated_g, carbohydrate_g, sugars_g, sodium_mg] = figures;
        Nutrition { energy_kj, protein_g, fat_g, saturated_g, carbohydrate_g, sugars_g, sodium_mg }
    }
}

impl NutritionGiven {
    /// The figures as stored. Errors at their fields: `number_range` for less than nothing, for a part that is more than its whole,
    /// and where 100 g would hold more than 100 g; `number_decimals`.
    fn checked(&self) -> Ruled<Nutrition> {
        let fields = [
            ("energy_kj", &self.energy_kj),
            ("protein_g", &self.protein_g),
            ("fat_g", &self.fat_g),
            ("saturated_g", &self.saturated_g),
            ("carbohydrate_g", &self.carbohydrate_g),
            ("sugars_g", &self.sugars_g),
            ("sodium_mg", &self.sodium_mg),
        ];
        let fault = |field: &str, code: Code| Fault::new(format!("nutrition.{field}"), code);
        let mut faults = Vec::new();
        let figures = fields.map(|(field, given)| {
            let stored = SignedQuantity::parse(&given.to_string()).map(SignedQuantity::get);
            match stored.and_then(|it| if it < 0 { Err(Code::NumberRange) } else { Ok(it) }) {
                Ok(stored) => stored,
                Err(code) => {
                    faults.push(fault(field, code));
                    0
                }
            }
        });
        let it = Nutrition::of_figures(figures);
        if it.saturated_g > it.fat_g {
            faults.push(fault("saturated_g", Code::NumberRange));
        }
        if it.sugars_g > it.carbohydrate_g {
            faults.push(fault("sugars_g", Code::NumberRange));
        }
        let solids = it.protein_g.saturating_add(it.fat_g).saturating_add(it.carbohydrate_g);
        if solids > HUNDRED_G_E6 {
            faults.push(fault("carbohydrate_g", Code::NumberRange));
        }
        if faults.is_empty() { Ok(it) } else { Err(Refusal::invalid(faults)) }
    }
}

input! {
    /// What a label says of an item; it takes the place of what was said before.
    pub struct DescribeItem {
        /// The item.
        item: Name,
        /// The country that it comes from, two letters.
        origin: Option<Name>,
        /// The nutrition of 100 g.
        nutrition: Option<NutritionGiven>,
        /// What a serving weighs, g.
        serving_g: Option<Quantity>,
        /// How to keep it.
        storage: Option<Text>,
    }
}

/// What a label says of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelFacts {
    /// The country that it comes from, two letters.
    pub origin: Option<String>,
    /// The nutrition of 100 g.
    pub nutrition: Option<Nutrition>,
    /// What a serving weighs, g.
    pub serving_g: Option<Quantity>,
    /// How to keep it.
    pub storage: Option<String>,
}

impl LabelFacts {
    fn of(row: sql::ItemLabel) -> LabelFacts {
        let figures = [
            row.energy_kj_e6,
            row.protein_g_e6,
            row.fat_g_e6,
            row.saturated_g_e6,
            row.carbohydrate_g_e6,
            row.sugars_g_e6,
            row.sodium_mg_e6,
        ];
        let is_known = figures.iter().all(Option::is_some);
        LabelFacts {
            origin: row.origin,
            nutrition: is_known.then(|| Nutrition::of_figures(figures.map(Option::unwrap_or_default))),
            serving_g: row.serving_g_e6.map(Quantity::from_stored),
            storage: row.storage,
        }
    }
}

/// What labels say of these items; one of which nothing was said is left out.
pub async fn of(tx: &ReadTx, items: &[ItemId]) -> Result<HashMap<ItemId, LabelFacts>> {
    if items.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sql::labels_of().bind(tx, &tx.tenant(), &ItemId::uuids(items)).all().await?;
    Ok(rows.into_iter().map(|row| (ItemId::from_uuid(row.item_id), LabelFacts::of(row))).collect())
}

impl Action for DescribeItem {
    const NAME: &'static str = "make.item.describe";
    const NEEDS: Permission = Permission::ItemsWrite;
    const SUMMARY: &'static str = "Keeps what labels say of an item: origin, nutrition, serving, storage.";
    type Output = ItemLabelShown;

    fn check(&self) -> Ruled<()> {
        let mut faults = Vec::new();
        if let Some(Err(code)) = self.origin.as_ref().map(|origin| origin.as_str().parse::<Country>()) {
            faults.push(Fault::new("origin", code));
        }
        if let Some(Err(refusal)) = self.nutrition.as_ref().map(NutritionGiven::checked) {
            faults.extend(refusal.faults);
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ItemLabelShown>> {
        let item = coded(tx, self.item.as_str(), "item").await?;
        let nutrition = self.nutrition.as_ref().map(NutritionGiven::checked).transpose()?;
        let facts = LabelFacts {
            origin: self.origin.as_ref().map(|origin| origin.as_str().to_owned()),
            nutrition,
            serving_g: self.serving_g,
            storage: self.storage.as_ref().map(|storage| storage.as_str().to_owned()),
        };
        let figure = |of: fn(&Nutrition) -> i64| nutrition.as_ref().map(of);
        let params = sql::PutLabelParams {
            tenant: tx.tenant(),
            item: item.item_id,
            origin: facts.origin.as_deref(),
            energy: figure(|it| it.energy_kj),
            protein: figure(|it| it.protein_g),
            fat: figure(|it| it.fat_g),
            saturated: figure(|it| it.saturated_g),
            carbohydrate: figure(|it| it.carbohydrate_g),
            sugars: figure(|it| it.sugars_g),
            sodium: figure(|it| it.sodium_mg),
            serving: facts.serving_g.map(Quantity::get),
            storage: facts.storage.as_deref(),
            by: tx.person(),
            now: tx.now,
        };
        sql::put_label().params(tx, &params).one().await?;
        let shown = ItemLabelShown::of(item.code, &facts);
        let after = json!({ "origin": shown.origin, "nutrition": shown.nutrition, "serving_g": shown.serving_g,
                            "storage": shown.storage });
        Ok(tx.record(Change::of(&shown.item).after(after), shown))
    }
}

input! {
    /// Which item.
    pub struct GetItemLabel {
        /// Its code.
        item: Name,
    }
}

/// What labels say of an item.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemLabelShown {
    /// Its code.
    pub item: String,
    /// The country that it comes from, two letters.
    pub origin: Option<String>,
    /// The nutrition of 100 g.
    pub nutrition: Option<NutritionShown>,
    /// What a serving weighs, g.
    pub serving_g: Option<Quantity>,
    /// How to keep it.
    pub storage: Option<String>,
}

/// The nutrition of 100 g.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NutritionShown {
    /// Energy, kJ.
    pub energy_kj: SignedQuantity,
    /// Protein, g.
    pub protein_g: SignedQuantity,
    /// Fat, g.
    pub fat_g: SignedQuantity,
    /// Of it saturated, g.
    pub saturated_g: SignedQuantity,
    /// Carbohydrate, g.
    pub carbohydrate_g: SignedQuantity,
    /// Of it sugars, g.
    pub sugars_g: SignedQuantity,
    /// Sodium, mg.
    pub sodium_mg: SignedQuantity,
}

impl NutritionShown {
    /// As answers show it.
    pub fn of(it: &Nutrition) -> NutritionShown {
        let [energy_kj, protein_g, fat_g, saturated_g, carbohydrate_g, sugars_g, sodium_mg] =
            it.figures().map(SignedQuantity::from_stored);
        NutritionShown { energy_kj, protein_g, fat_g, saturated_g, carbohydrate_g, sugars_g, sodium_mg }
    }
}

impl ItemLabelShown {
    fn of(item: String, facts: &LabelFacts) -> ItemLabelShown {
        ItemLabelShown {
            item,
            origin: facts.origin.clone(),
            nutrition: facts.nutrition.as_ref().map(NutritionShown::of),
            serving_g: facts.serving_g,
            storage: facts.storage.clone(),
        }
    }
}

impl Query for GetItemLabel {
    const NAME: &'static str = "make.item_label";
    const NEEDS: Permission = Permission::ItemsRead;
    const SUMMARY: &'static str = "Shows what labels say of an item.";
    type Output = ItemLabelShown;

    async fn fetch(self, tx: &ReadTx) -> Result<ItemLabelShown> {
        let item = coded(tx, self.item.as_str(), "item").await?;
        let id = ItemId::from_uuid(item.item_id);
        let facts = of(tx, &[id]).await?.remove(&id).unwrap_or_default();
        Ok(ItemLabelShown::of(item.code, &facts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::items::CreateItem;
    use testing::Shop;

    fn given(figures: [&str; 7]) -> NutritionGiven {
        let [energy_kj, protein_g, fat_g, saturated_g, carbohydrate_g, sugars_g, sodium_mg] =
            figures.map(|text| Decimal::parse(text).expect("a number"));
        NutritionGiven { energy_kj, protein_g, fat_g, saturated_g, carbohydrate_g, sugars_g, sodium_mg }
    }

    #[test]
    fn a_part_is_not_more_than_its_whole_and_100_g_hold_100_g() {
        for (figures, expected) in [
            (["1700", "25", "34", "21.5", "0.1", "0.1", "640"], "fine"),
            (["0", "0", "0", "0", "0", "0", "0"], "fine"),
            (["-1", "25", "34", "21", "0", "0", "640"], "number_range nutrition.energy_kj"),
            (["1700", "25", "34", "35", "0", "0", "640"], "number_range nutrition.saturated_g"),
            (["1700", "25", "34", "21", "1", "2", "640"], "number_range nutrition.sugars_g"),
            (["1700", "50", "34", "21", "17", "2", "640"], "number_range nutrition.carbohydrate_g"),
        ] {
            let said = match given(figures).checked() {
                Ok(_) => "fine".to_owned(),
                Err(refusal) => format!("{} {}", refusal.code, refusal.faults[0].field),
            };
            assert_eq!(said, expected, "{figures:?}");
        }
    }

    #[tokio::test]
    async fn what_a_label_says_is_kept_whole_and_said_anew() {
        let shop = Shop::dairy().await;
        shop.run::<CreateItem>("mia", json!({"code": "BRIE", "unit": "kg"})).await.expect("an item");
        let nothing = shop.ask::<GetItemLabel>("max", json!({"item": "BRIE"})).await.expect("an item");
        assert_eq!(nothing["nutrition"], serde_json::Value::Null);
        let nutrition = json!({"energy_kj": "1390", "protein_g": "19", "fat_g": "28", "saturated_g": "18", "carbohydrate_g": "0.5",
                               "sugars_g": "0.5", "sodium_mg": "600"});
        let facts = json!({"item": "BRIE", "origin": "AU", "nutrition": nutrition, "serving_g": "25", "storage": "Keep below 5 °C"});
        shop.run::<DescribeItem>("mia", facts).await.expect("kept");
        let said = shop.ask::<GetItemLabel>("max", json!({"item": "BRIE"})).await.expect("an item");
        assert_eq!((&said["nutrition"], &said["serving_g"]), (&nutrition, &json!("25")));
        shop.run::<DescribeItem>("mia", json!({"item": "BRIE", "origin": "NZ"})).await.expect("kept");
        let said = shop.ask::<GetItemLabel>("max", json!({"item": "BRIE"})).await.expect("an item");
        assert_eq!((&said["origin"], &said["nutrition"]), (&json!("NZ"), &serde_json::Value::Null));
        let wrong = shop.run::<DescribeItem>("mia", json!({"item": "BRIE", "origin": "Oz"})).await;
        assert_eq!(wrong, Err("value_unknown origin".into()));
        let cashier = shop.run::<DescribeItem>("cas", json!({"item": "BRIE"})).await;
        assert_eq!(cashier, Err("permission_denied".into()));
    }
}
