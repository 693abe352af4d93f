//! `workspace.starter.fill`: an empty workspace gets what its trade usually has, as samples to change: items,
//! locations, for a maker a vessel, an instrument, a control point, a recipe and a lot of each ingredient, for a
//! jeweller pieces with tags.
//! Invariant: no money is posted and no document is made; a sample's code begins with SAMPLE and its name says
//! that it is one.

pub(crate) mod summary;

use jiff::ToSpan;
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::Day;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::accounts::documents;
use ledger::items::{self, ListItems};
use ledger::parties;
use ledger::stock::{locations, lots};
use make::{control_points, equipment, recipes};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::input;
use platform::settings::Trade;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use sell::pieces;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use web::registry::Registry;

/// Registers the action.
pub fn register(registry: &mut Registry) {
    registry.action::<FillStarter>();
}

input! {
    /// Asks for the samples of a trade.
    pub struct FillStarter {
        /// The trade; absent: that of the workspace.
        trade: Option<Trade>,
    }
}

/// The samples that were filled in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StarterFilled {
    /// The trade.
    pub trade: &'static str,
    /// The items, by their codes.
    pub items: Vec<String>,
    /// The locations.
    pub locations: Vec<String>,
    /// Vessels and instruments.
    pub equipment: Vec<String>,
    /// The control points.
    pub control_points: Vec<String>,
    /// The recipes.
    pub recipes: Vec<String>,
    /// The suppliers of the lots.
    pub suppliers: Vec<String>,
    /// A lot of each ingredient of the recipes.
    pub lots: Vec<String>,
    /// The pieces, by their tags.
    pub pieces: Vec<String>,
}

/// How the code of each sample begins.
pub(crate) const STEM: &str = "SAMPLE-";
/// Days for which the sample thermometer counts as calibrated: long enough to try a batch, and then a true
/// calibration is due.
const CALIBRATED_DAYS: i64 = 30;

/// Whether a workspace has neither an item nor a posted document, so that samples do not mix with its own.
pub(crate) async fn is_empty(tx: &ReadTx) -> Result<bool> {
    let items = ListItems { search: None, after: None }.fetch(tx).await?;
    Ok(items.rows.is_empty() && !documents::has_posted(tx).await?)
}

impl Action for FillStarter {
    const NAME: &'static str = "workspace.starter.fill";
    const NEEDS: Permission = Permission::ImportRun;
    const SUMMARY: &'static str = "Fills an empty workspace with samples of what its trade usually has.";
    type Output = StarterFilled;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StarterFilled>> {
        if !is_empty(tx).await? {
            return Err(Refusal::new(Code::OrderStateInvalid).fact("state", "begun").into());
        }
        let trade = self.trade.unwrap_or(tx.workspace.settings.trade);
        let samples = Samples::of(trade, tx.workspace.country, tx.today());
        locations::import(tx, &samples.locations).await?;
        items::import(tx, &samples.items).await?;
        equipment::create::import(tx, &samples.equipment).await?;
        recipes::import::import(tx, &samples.recipes).await?;
        control_points::import(tx, &samples.control_points).await?;
        parties::import(tx, &samples.suppliers).await?;
        lots::import::import(tx, &samples.lots, &HashMap::new()).await?;
        pieces::import(tx, &samples.pieces).await?;
        let filled = StarterFilled {
            trade: trade.as_str(),
            items: values(&samples.items, "code"),
            locations: values(&samples.locations, "code"),
            equipment: values(&samples.equipment, "code"),
            control_points: values(&samples.control_points, "code"),
            recipes: values(&samples.recipes, "code"),
            suppliers: values(&samples.suppliers, "party"),
            lots: values(&samples.lots, "lot"),
            pieces: values(&samples.pieces, "tag"),
        };
        let change = Change::of(trade.as_str()).after(json!({
            "items": filled.items, "locations": filled.locations, "equipment": filled.equipment,
            "control_points": filled.control_points, "recipes": filled.recipes, "suppliers": filled.suppliers,
            "lots": filled.lots, "pieces": filled.pieces,
        }));
        Ok(tx.record(change, filled))
    }
}

/// What names each row, by its field.
fn values(rows: &[Value], field: &str) -> Vec<String> {
    rows.iter().filter_map(|row| row[field].as_str()).map(str::to_owned).collect()
}

/// The rows of a trade, in the form of an import.
#[derive(Default)]
struct Samples {
    locations: Vec<Value>,
    items: Vec<Value>,
    equipment: Vec<Value>,
    control_points: Vec<Value>,
    recipes: Vec<Value>,
    suppliers: Vec<Value>,
    lots: Vec<Value>,
    pieces: Vec<Value>,
}

/// The same row with a code and a name that say that it is a sample.
fn sample(code: &str, name: &str, mut row: Value) -> Value {
    row["code"] = json!(sample_code(code));
    row["name"] = json!(sample_name(name));
    row
}

fn sample_code(code: &str) -> String {
    format!("{STEM}{code}")
}

fn sample_name(name: &str) -> String {
    format!("{name} (sample)")
}

impl Samples {
    fn of(trade: Trade, country: Country, today: Day) -> Samples {
        let mut samples = Samples::default();
        if trade.has_metal() {
            samples.jeweller();
        }
        if trade.has_batches() {
            samples.maker(country, today);
            samples.ingredients(today);
        }
        if matches!(trade, Trade::Shop | Trade::Several) {
            samples.shop(country);
        }
        samples
    }

    fn place(&mut self, code: &str, name: &str) {
        self.locations.push(sample(code, name, json!({})));
    }

    fn item(&mut self, code: &str, name: &str, row: Value) {
        self.items.push(sample(code, name, row));
    }

    /// Metal by weight, what a piece is packed in, where pieces lie, and two pieces for a first bill. Rates are
    /// the day's own.
    fn jeweller(&mut self) {
        self.place("WINDOW", "Window");
        self.place("SAFE", "Safe");
        self.place("BENCH", "Workshop");
        for (code, name, metal, fineness) in [
            ("GOLD-24K", "Gold 24K", "gold", "995"),
            ("GOLD-22K", "Gold 22K", "gold", "916"),
            ("GOLD-18K", "Gold 18K", "gold", "750"),
            ("SILVER", "Silver 999", "silver", "999"),
            ("SILVER-925", "Silver 925", "silver", "925"),
        ] {
            let row = json!({ "kind": "raw", "unit": "g", "resolution": "0.001", "metal": metal, "fineness_ppt": fineness });
            self.item(code, name, row);
        }
        self.item("BOX", "Ring box", json!({ "kind": "packaging", "unit": "each", "resolution": "1" }));
        // Neither needs a hallmark number: gold below two grams and silver are sold without one.
        self.piece("PIN", "Nose pin, gold 22K", ("gold", "916"), 1_200, "12");
        self.piece("CHAIN", "Chain, silver 925", ("silver", "925"), 18_000, "8");
    }

    /// A tagged piece whose making is a percentage of its metal. Nobody knows what a sample cost.
    fn piece(&mut self, tag: &str, name: &str, (metal, fineness): (&str, &str), net_mg: i64, percent: &str) {
        self.pieces.push(json!({
            "tag": sample_code(tag), "description": sample_name(name), "metal": metal, "fineness_ppt": fineness, "net_mg": net_mg,
            "making": { "mode": "percent", "percent": percent }, "location": sample_code("WINDOW"),
        }));
    }

    /// A small dairy: milk, culture, rennet and salt, a vat with its thermometer, pasteurising as the control point, a fresh cheese.
    fn maker(&mut self, country: Country, today: Day) {
        self.place("COLD", "Cold room");
        self.place("DRY", "Dry store");
        let raw =
            |unit: &str, resolution: &str| json!({ "kind": "raw", "unit": unit, "resolution": resolution });
        let with_milk = |mut row: Value| {
            row["allergens"] = json!(["milk"]);
            row
        };
        let mut milk = with_milk(raw("L", "0.1"));
        milk["density_kg_per_l"] = json!("1.03");
        self.item("MILK", "Whole milk", milk);
        self.item("CULTURE", "Starter culture", raw("g", "0.01"));
        self.item("RENNET", "Rennet", raw("mL", "0.1"));
        self.item("SALT", "Salt", raw("kg", "0.001"));
        let cheese = json!({
            "kind": "finished", "unit": "kg", "resolution": "0.001", "allergens": ["milk"], "shelf_life_days": 21,
            "price_minor_per_unit": match country { Country::India => "80000", _ => "3400" },
        });
        self.item("CHEESE", "Fresh cheese", cheese);
        let vat = json!({ "kind": "vessel", "capacity": "300", "unit": "L", "clean_after_each_batch": true });
        self.equipment.push(sample("VAT", "Vat", vat));
        let probe = json!({
            "kind": "instrument", "measures": "Cel", "tolerance": "0.5", "calibration_every_days": 365,
            "calibration_due": after(today, CALIBRATED_DAYS),
        });
        self.equipment.push(sample("PROBE", "Thermometer", probe));
        let line = |n: i64, item: &str, quantity: &str, unit: &str| json!({ "line": n, "item": sample_code(item), "quantity": quantity, "unit": unit });
        let recipe = json!({
            "version": 1, "output_item": sample_code("CHEESE"), "shelf_life_days": 21,
            "basis": { "item": sample_code("MILK"), "quantity": "100", "unit": "L" },
            "lines": [
                line(1, "MILK", "100", "L"), line(2, "CULTURE", "2", "g"), line(3, "RENNET", "20", "mL"),
                line(4, "SALT", "0.25", "kg"),
            ],
            "steps": [
                { "instruction": "Pasteurise the milk", "target": "72", "target_unit": "Cel", "timer": "15", "timer_unit": "s" },
                { "instruction": "Cool it and add the culture", "target": "32", "target_unit": "Cel" },
                { "instruction": "Add the rennet and let it set", "timer": "30", "timer_unit": "min", "note": "Do not move the vat." },
                { "instruction": "Cut the curd and drain it" },
                { "instruction": "Salt and pack" },
            ],
        });
        self.recipes.push(sample("CHEESE", "Fresh cheese", recipe));
        let point = json!({
            "code": sample_code("PASTEURISING"), "kind": "CCP", "parameter": "temperature", "unit": "Cel", "lower": "72.0", "upper": "78.0",
            "physical_lower": "-20", "physical_upper": "130", "applies_to": sample_code("CHEESE"),
        });
        self.control_points.push(point);
    }

    /// Enough of each ingredient for two batches of the recipe, in date, at no cost: nobody bought a sample.
    fn ingredients(&mut self, today: Day) {
        let supplier =
            json!({ "party": sample_code("FARM"), "name": sample_name("Dairy farm"), "kind": "supplier" });
        self.suppliers.push(supplier);
        for (item, quantity, unit, days, place) in [
            ("MILK", "200", "L", Some(14), "COLD"),
            ("CULTURE", "50", "g", Some(180), "COLD"),
            ("RENNET", "500", "mL", Some(180), "COLD"),
            ("SALT", "25", "kg", None, "DRY"),
        ] {
            let mut lot = json!({
                "lot": sample_code(&format!("{item}-1")), "item": sample_code(item), "quantity": quantity, "unit": unit,
                "received": today.to_string(), "supplier": sample_code("FARM"), "supplier_lot": sample_code("1"),
                "location": sample_code(place), "cost_minor": 0,
            });
            if let Some(days) = days {
                lot["expires"] = json!(after(today, days));
            }
            self.lots.push(lot);
        }
    }

    /// Things with prices, by the piece and by weight.
    fn shop(&mut self, country: Country) {
        self.place("SHELF", "Shelf");
        self.place("STORE", "Store room");
        let is_india = country == Country::India;
        for (code, name, unit, resolution, india, elsewhere) in [
            ("JAM", "Jam, 250 g", "each", "1", "18000", "950"),
            ("MUG", "Mug", "each", "1", "25000", "1800"),
            ("BAG", "Paper bag", "each", "1", "500", "20"),
            ("RICE", "Rice, loose", "kg", "0.005", "9000", "450"),
        ] {
            let price = if is_india { india } else { elsewhere };
            let row = json!({ "kind": "finished", "unit": unit, "resolution": resolution, "price_minor_per_unit": price });
            self.item(code, name, row);
        }
    }
}

/// The day that many days after.
fn after(today: Day, days: i64) -> String {
    today.saturating_add(days.days()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        "2026-11-28".parse().expect("a day")
    }

    /// The quantity of a row, with at most two decimals.
    fn hundredths(row: &Value) -> u64 {
        let text = row["quantity"].as_str().expect("a quantity");
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        format!("{whole}{part:0<2}").parse().expect("a figure")
    }

    #[test]
    fn each_ingredient_has_a_lot_that_lasts_for_a_batch_and_the_thermometer_is_good() {
        let it = Samples::of(Trade::FoodMaker, Country::Australia, today());
        let lines = it.recipes[0]["lines"].as_array().expect("lines");
        assert_eq!(lines.len(), it.lots.len());
        for line in lines {
            let lot = it.lots.iter().find(|lot| lot["item"] == line["item"]).expect("a lot of it");
            assert!(hundredths(lot) >= 2 * hundredths(line) && lot["unit"] == line["unit"], "{lot}");
            assert!(
                lot["lot"].as_str().is_some_and(|code| code.starts_with(STEM) && code.len() <= 20),
                "{lot}"
            );
            assert!(lot.get("expires").is_none_or(|day| day.as_str() > Some("2026-11-28")), "{lot}");
        }
        let probe = it.equipment.iter().find(|row| row["kind"] == "instrument").expect("a thermometer");
        assert_eq!(probe["calibration_due"], "2026-12-28");
    }

    #[test]
    fn a_jewellers_pieces_can_be_scanned_and_need_no_hallmark_number() {
        let it = Samples::of(Trade::Jeweller, Country::India, today());
        assert_eq!(values(&it.pieces, "tag"), ["SAMPLE-PIN", "SAMPLE-CHAIN"]);
        for row in &it.pieces {
            assert!(row["description"].as_str().is_some_and(|name| name.ends_with(" (sample)")), "{row}");
            assert!(row["metal"] != "gold" || row["net_mg"].as_i64().is_some_and(|mg| mg < 2_000), "{row}");
        }
        assert!(it.lots.is_empty() && it.suppliers.is_empty());
    }

    #[test]
    fn each_trade_has_samples_of_its_own_and_each_says_that_it_is_one() {
        for country in [Country::India, Country::Australia] {
            for trade in [Trade::Jeweller, Trade::FoodMaker, Trade::Shop, Trade::Several] {
                let it = Samples::of(trade, country, today());
                assert!(!it.items.is_empty() && !it.locations.is_empty(), "{trade}");
                assert_eq!(it.recipes.is_empty(), !trade.has_batches(), "{trade}");
                let is_metal = |row: &&Value| row.get("metal").is_some();
                assert_eq!(it.items.iter().any(|row| is_metal(&row)), trade.has_metal(), "{trade}");
                let rows: Vec<&Value> =
                    it.items.iter().chain(&it.locations).chain(&it.equipment).chain(&it.recipes).collect();
                for row in rows {
                    let says = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
                    assert!(
                        says("code").starts_with("SAMPLE-") && says("name").ends_with(" (sample)"),
                        "{row}"
                    );
                }
                let mut all = values(&it.items, "code");
                all.sort();
                all.dedup();
                assert_eq!(all.len(), it.items.len(), "a code twice");
            }
        }
    }
}
