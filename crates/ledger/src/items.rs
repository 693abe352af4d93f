//! Items: goods that are bought, made and sold, and how each is measured; one list for MAKE and SELL.
//! Invariant: unit, weighing step and metal are set once, because stock is counted in them; only Quality or
//! the Owner removes an allergen.

pub mod find;
pub mod label;
pub mod page;
pub mod print;

use catalogue::Phrase;
use kernel::code::Code;
use kernel::decimal::{Decimal, Factor, Fineness, Percent, Quantity, UnitPrice};
use kernel::gs1;
use kernel::id::ItemId;
use kernel::metal::Metal;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::role::{Role, RoleSet};
use kernel::unit::{Dimension, Unit};
use kernel::words;
use ledger_queries::client::Params;
use ledger_queries::items as sql;
use platform::action::{Action, Query};
use platform::error::{Error, OnConstraint, Result, stored};
use platform::fields::{Days, Flag, Name, Text};
use platform::input::{Field, Shape, read};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

use crate::import;
use crate::stock::quantities::Measure;

pub use sql::ItemRow;

/// What to do about a code that another item has.
const CODE_IN_USE: &str = "An item has this code already. Give this one another code, or leave it out.";
/// Longest name of an item, in characters.
const LONGEST_NAME: usize = 200;
/// Items on a page.
pub const PAGE: i64 = 50;
/// Sorts after every name: the end of a range that has no end.
const BEYOND: &str = "\u{10ffff}";
/// The roles that may remove an allergen from an item.
const MAY_REMOVE_ALLERGENS: RoleSet = RoleSet::of(&[Role::Quality, Role::Owner]);

words! {
    /// The kind of an item.
    pub enum ItemKind {
        Raw = "raw", Intermediate = "intermediate", Finished = "finished", ByProduct = "by_product",
        Packaging = "packaging", Service = "service"
    }
}
word_fields!(ItemKind);

input! {
    /// A new item, as sent.
    pub struct CreateItem {
        /// Its code, by which other calls name it.
        code: Name,
        /// Its name; its code where it has none.
        name: Option<Text>,
        /// Its name on labels.
        label_name: Option<Text>,
        /// Its role in making; raw unless given.
        kind: Option<ItemKind>,
        /// The unit its stock is kept in.
        unit: Unit,
        /// Its weighing step; 0.001, for L and mL 0.1, for each 1.
        resolution: Option<Quantity>,
        /// kg in a litre.
        density_kg_per_l: Option<Factor>,
        /// The allergens in it.
        allergens: Option<Vec<Name>>,
        /// GTIN: 8, 12, 13 or 14 digits of GS1. They are stored as they are sent.
        gtin: Option<Name>,
        /// Metal, for a jeweller's goods.
        metal: Option<Metal>,
        /// Parts per thousand of it.
        fineness_ppt: Option<Fineness>,
        /// Class of tax.
        tax_class: Option<Name>,
        /// Price, minor units a unit.
        price_minor_per_unit: Option<UnitPrice>,
        /// Its standard cost, minor units a unit.
        standard_price_minor_per_unit: Option<UnitPrice>,
        /// Whether each piece is weighed.
        catch_weight: Flag,
        /// Its shelf life in days.
        shelf_life_days: Option<Days>,
        /// On the food traceability list (21 CFR 1.1300).
        ftl: Flag,
        /// mg of KOH that saponify a gram.
        sap_koh_mg_per_g: Option<Factor>,
        /// Purity.
        purity_percent: Option<Percent>,
        /// Whether each lot that comes in waits for a test.
        hold_until_tested: Flag,
    }
}

input! {
    /// The changes of an item; absent fields stay as they are.
    pub struct UpdateItem {
        /// Its code.
        code: Name,
        /// Its name.
        name: Option<Text>,
        /// Its name on labels.
        label_name: Option<Text>,
        /// Its role in making.
        kind: Option<ItemKind>,
        /// Its present unit; another is refused.
        unit: Option<Unit>,
        /// kg in a litre.
        density_kg_per_l: Option<Factor>,
        /// The allergens in it: the whole list.
        allergens: Option<Vec<Name>>,
        /// True: it has no allergens; the same as an empty list, which a form cannot send.
        allergen_free: Flag,
        /// GTIN: 8, 12, 13 or 14 digits of GS1. They are stored as they are sent.
        gtin: Option<Name>,
        /// Class of tax.
        tax_class: Option<Name>,
        /// Price, minor units a unit.
        price_minor_per_unit: Option<UnitPrice>,
        /// Its standard cost, minor units a unit.
        standard_price_minor_per_unit: Option<UnitPrice>,
        /// Its shelf life in days.
        shelf_life_days: Option<Days>,
        /// On the food traceability list.
        ftl: Option<Flag>,
        /// mg of KOH that saponify a gram.
        sap_koh_mg_per_g: Option<Factor>,
        /// Purity.
        purity_percent: Option<Percent>,
        /// Whether each lot that comes in waits for a test.
        hold_until_tested: Option<Flag>,
    }
}

/// The weighing step of an item that nobody described.
fn usual_resolution(unit: Unit) -> Quantity {
    Quantity::from_stored(match unit.dimension() {
        Dimension::Volume => 100_000,
        Dimension::Count => 1_000_000,
        _ => 1_000,
    })
}

/// Judges the fields that have limits of their own. Errors, all at once: `text_too_long` at `name`, `number_range` at
/// `density_kg_per_l`.
fn within_limits(name: Option<&Text>, density: Option<Factor>) -> Ruled<()> {
    let is_long = name.is_some_and(|name| name.as_str().chars().count() > LONGEST_NAME);
    let is_weightless = density.is_some_and(|density| density.get() <= 0);
    let judged =
        [(is_long, "name", Code::TextTooLong), (is_weightless, "density_kg_per_l", Code::NumberRange)];
    let bad = judged.into_iter().filter(|(is_bad, ..)| *is_bad);
    let faults: Vec<Fault> = bad.map(|(_, field, code)| Fault::new(field, code)).collect();
    if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
}

/// Judges a GTIN. Errors, at `gtin`: `gs1_value_format`, `gs1_value_length`, `gs1_check_digit`, each in words of its own.
fn judge_gtin(gtin: &Name) -> Ruled<()> {
    gs1::judge_gtin(gtin.as_str()).map_err(|code| {
        let message: Phrase = match code {
            Code::Gs1CheckDigit => Phrase::of(code.meaning()),
            _ => {
                Phrase::of("A GTIN has 8, 12, 13 or 14 digits and nothing else. Read it from the pack again.")
            }
        };
        Refusal::invalid(vec![Fault { message, ..Fault::new("gtin", code) }])
    })
}

/// The allergens of the old list that the new list lacks.
fn taken_off<'a>(before: &'a [String], after: &[&str]) -> Vec<&'a str> {
    before.iter().map(String::as_str).filter(|old| !after.contains(old)).collect()
}

impl Action for CreateItem {
    const NAME: &'static str = "make.item.create";
    const NEEDS: Permission = Permission::ItemsWrite;
    const SUMMARY: &'static str = "Adds an item that is bought, made or sold.";
    type Output = ItemChanged;

    fn check(&self) -> Ruled<()> {
        within_limits(self.name.as_ref(), self.density_kg_per_l)?;
        self.gtin.as_ref().map_or(Ok(()), judge_gtin)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ItemChanged>> {
        insert(tx, &self).await?;
        tx.warn_alike("code", sql::item_alike().bind(tx, &tx.tenant(), &self.code.as_str()).opt().await?);
        let change = Change::of(&self.code).after(json!({ "unit": self.unit.as_str() }));
        Ok(tx.record(change, ItemChanged { code: self.code.into_string(), version: 1 }))
    }
}

fn texts(names: Option<&Vec<Name>>) -> Vec<&str> {
    names.map(|names| names.iter().map(Name::as_str).collect()).unwrap_or_default()
}

/// Writes a new item; the import uses it too. Errors: `value_unknown` for a code in use.
pub async fn insert(tx: &Tx, new: &CreateItem) -> Result<ItemId> {
    let id = ItemId::from_uuid(tx.new_id()?);
    sql::insert_item()
        .params(
            tx,
            &sql::InsertItemParams {
                tenant: tx.tenant(),
                item: id.uuid(),
                code: new.code.as_str(),
                name: new.name.as_ref().map_or(new.code.as_str(), Text::as_str),
                label_name: new.label_name.as_ref().map(Text::as_str),
                kind: new.kind.unwrap_or(ItemKind::Raw).as_str(),
                unit: new.unit.as_str(),
                resolution_e6: new.resolution.unwrap_or_else(|| usual_resolution(new.unit)).get(),
                density_e6: new.density_kg_per_l.map(Factor::get),
                allergens: texts(new.allergens.as_ref()),
                gtin: new.gtin.as_ref().map(Name::as_str),
                catch_weight: new.catch_weight.0,
                shelf_life_days: new.shelf_life_days.map(|days| days.0),
                ftl: new.ftl.0,
                sap_e6: new.sap_koh_mg_per_g.map(Factor::get),
                purity_e6: new.purity_percent.map(Percent::get),
                standard_price_e6: new.standard_price_minor_per_unit.map(UnitPrice::get),
                price_e6: new.price_minor_per_unit.map(UnitPrice::get),
                tax_class: new.tax_class.as_ref().map(Name::as_str),
                metal: new.metal.map(Metal::as_str),
                // The column holds hundredths of parts per thousand in 32 bits; the greatest is 100,000.
                fineness: new.fineness_ppt.map(|fineness| fineness.get() as i32),
                hold_until_tested: new.hold_until_tested.0,
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await
        .on_constraint("item_tenant_id_code_key", Code::ValueUnknown, "code")
        .map_err(import::in_use(CODE_IN_USE))?;
    Ok(id)
}

impl Action for UpdateItem {
    const NAME: &'static str = "make.item.update";
    const NEEDS: Permission = Permission::ItemsWrite;
    const SUMMARY: &'static str = "Changes the details of an item; fields that are left out stay.";
    type Output = ItemChanged;

    fn check(&self) -> Ruled<()> {
        within_limits(self.name.as_ref(), self.density_kg_per_l)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ItemChanged>> {
        let before = coded(tx, self.code.as_str(), "code").await?;
        if self.unit.is_some_and(|unit| unit.as_str() != before.unit) {
            return Err(Refusal::new(Code::UnitMismatch).field("unit").into());
        }
        // A number from before they were checked may stay: another field is changed beside it.
        let changed = self.gtin.as_ref().filter(|gtin| before.gtin.as_deref() != Some(gtin.as_str()));
        changed.map_or(Ok(()), judge_gtin)?;
        let stays = self.allergens.is_none() && !self.allergen_free.0;
        let allergens = (!stays).then(|| texts(self.allergens.as_ref().filter(|_| !self.allergen_free.0)));
        if allergens.as_ref().is_some_and(|after| !taken_off(&before.allergens, after).is_empty()) {
            tx.need_role(MAY_REMOVE_ALLERGENS, Code::AllergenRemovalNeedsQuality)?;
        }
        let version = update(tx, &self, allergens.as_deref()).await?;
        let change = Change::of(&self.code)
            .before(json!({ "allergens": before.allergens }))
            .after(json!({ "allergens": allergens.as_ref() }));
        Ok(tx.record(change, ItemChanged { code: self.code.into_string(), version }))
    }
}

async fn update(tx: &Tx, to: &UpdateItem, allergens: Option<&[&str]>) -> Result<i32> {
    let version = sql::update_item()
        .params(
            tx,
            &sql::UpdateItemParams {
                name: to.name.as_ref().map(Text::as_str),
                label_name: to.label_name.as_ref().map(Text::as_str),
                kind: to.kind.map(ItemKind::as_str),
                density_e6: to.density_kg_per_l.map(Factor::get),
                allergens,
                gtin: to.gtin.as_ref().map(Name::as_str),
                shelf_life_days: to.shelf_life_days.map(|days| days.0),
                ftl: to.ftl.map(|ftl| ftl.0),
                sap_e6: to.sap_koh_mg_per_g.map(Factor::get),
                purity_e6: to.purity_percent.map(Percent::get),
                standard_price_e6: to.standard_price_minor_per_unit.map(UnitPrice::get),
                price_e6: to.price_minor_per_unit.map(UnitPrice::get),
                tax_class: to.tax_class.as_ref().map(Name::as_str),
                hold_until_tested: to.hold_until_tested.map(|waits| waits.0),
                tenant: tx.tenant(),
                code: to.code.as_str(),
            },
        )
        .one()
        .await?;
    Ok(version)
}

/// The answer to a change of an item.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemChanged {
    /// Its code.
    pub code: String,
    /// Counts its changes.
    pub version: i32,
}

/// The item of this code. Errors: `not_found` at `field`.
pub async fn coded(tx: &ReadTx, code: &str, field: &str) -> Result<ItemRow> {
    let row = sql::item_coded().bind(tx, &tx.tenant(), &code).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field(field).into())
}

/// The items of these codes that there are, by code.
pub async fn by_code(tx: &ReadTx, codes: &[&str]) -> Result<HashMap<String, ItemRow>> {
    let rows = sql::items_coded().bind(tx, &tx.tenant(), &codes).all().await?;
    Ok(rows.into_iter().map(|row| (row.code.clone(), row)).collect())
}

/// How a stored item is measured. Errors: `Internal` for a stored unit that is unknown.
pub fn measure(unit: &str, resolution_e6: i64, density_e6: Option<i64>) -> Result<Measure> {
    Ok(Measure {
        unit: unit.parse().map_err(Error::internal)?,
        resolution: Quantity::from_stored(resolution_e6),
        density: density_e6.map(|e6| Decimal::from(Factor::from_stored(e6))),
    })
}

/// For imports: the items of these codes. Those that nobody described are added with the unit of their first
/// use.
pub async fn ensured(tx: &Tx, used: &[(&str, Unit)]) -> Result<HashMap<String, ItemRow>> {
    let codes: Vec<&str> = used.iter().map(|(code, _)| *code).collect();
    let known = by_code(tx, &codes).await?;
    let mut added: Vec<&str> = Vec::new();
    for (code, unit) in used {
        if known.contains_key(*code) || added.contains(code) {
            continue;
        }
        let new: CreateItem = read(&json!({ "code": code, "unit": unit.as_str() }))?;
        insert(tx, &new).await?;
        added.push(*code);
    }
    if added.is_empty() { Ok(known) } else { by_code(tx, &codes).await }
}

/// The fields of an imported row.
pub fn import_shape() -> Shape {
    CreateItem::shape()
}

/// Imports items: rows as of `make.item.create`. Errors: the same, each under its row.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    import::each(tx, import::rows::<CreateItem>(rows)?, |n, row| async move {
        within_limits(row.name.as_ref(), row.density_kg_per_l)
            .and_then(|()| row.gtin.as_ref().map_or(Ok(()), judge_gtin))
            .map_err(import::in_row(n))?;
        insert(tx, &row).await.map(drop).map_err(import::written_in_row(n))
    })
    .await
}

input! {
    /// Which items.
    pub struct ListItems {
        /// The beginning of a name.
        search: Option<Text>,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// A page of items.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemPage {
    /// The items in order of their names.
    pub rows: Vec<ItemShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One item as lists show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemShown {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: ItemKind,
    /// The unit its stock is kept in.
    pub unit: String,
    /// Its weighing step.
    pub resolution: Quantity,
    /// kg in a litre.
    pub density_kg_per_l: Option<Factor>,
    /// Its allergens.
    pub allergens: Vec<String>,
    /// Its shelf life in days.
    pub shelf_life_days: Option<i32>,
    /// Price, minor units a unit.
    pub price_minor_per_unit: Option<UnitPrice>,
    /// Class of tax.
    pub tax_class: Option<String>,
    /// Counts its changes.
    pub version: i32,
}

impl Query for ListItems {
    const NAME: &'static str = "make.items";
    const NEEDS: Permission = Permission::ItemsRead;
    const SUMMARY: &'static str = "Lists items by name, fifty a page.";
    type Output = ItemPage;

    async fn fetch(self, tx: &ReadTx) -> Result<ItemPage> {
        let first = self.search.map(|s| s.as_str().to_lowercase()).unwrap_or_default();
        let beyond = format!("{first}{BEYOND}");
        let (after_name, after) = read_cursor(self.after.as_ref().map_or("", Text::as_str));
        let rows = sql::items_named()
            .params(
                tx,
                &sql::ItemsNamedParams {
                    tenant: tx.tenant(),
                    first,
                    beyond,
                    after_name,
                    after,
                    many: PAGE + 1,
                },
            )
            .all()
            .await?;
        let Page { rows, next } =
            Page::of(rows, PAGE, |last| format!("{} {}", last.item_id, last.name.to_lowercase()));
        Ok(ItemPage { rows: rows.into_iter().map(shown).collect::<Result<_>>()?, next })
    }
}

/// A cursor is the last row's id and sort key; any other text starts at the first page.
fn read_cursor(text: &str) -> (String, Uuid) {
    text.split_once(' ')
        .and_then(|(id, name)| Some((name.to_owned(), Uuid::parse_str(id).ok()?)))
        .unwrap_or_default()
}

input! {
    /// Which item.
    pub struct GetItem {
        /// Its code.
        item: Name,
    }
}

/// All facts of one item.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemFacts {
    /// The facts that lists show.
    #[serde(flatten)]
    pub shown: ItemShown,
    /// Its name on labels.
    pub label_name: Option<String>,
    /// GTIN.
    pub gtin: Option<String>,
    /// Its standard cost, minor units a unit.
    pub standard_price_minor_per_unit: Option<UnitPrice>,
    /// Metal.
    pub metal: Option<String>,
    /// Parts per thousand of it.
    pub fineness_ppt: Option<Fineness>,
    /// Whether each lot that comes in waits for a test.
    pub hold_until_tested: bool,
}

impl Query for GetItem {
    const NAME: &'static str = "make.item";
    const NEEDS: Permission = Permission::ItemsRead;
    const SUMMARY: &'static str = "Shows all details of an item.";
    type Output = ItemFacts;

    async fn fetch(self, tx: &ReadTx) -> Result<ItemFacts> {
        let mut row = coded(tx, self.item.as_str(), "item").await?;
        Ok(ItemFacts {
            label_name: row.label_name.take(),
            gtin: row.gtin.take(),
            standard_price_minor_per_unit: row.standard_price_e6.map(UnitPrice::from_stored),
            metal: row.metal.take(),
            hold_until_tested: row.hold_until_tested,
            fineness_ppt: row.fineness.map(|hundredths| Fineness::from_stored(i64::from(hundredths))),
            shown: shown(row)?,
        })
    }
}

fn shown(row: ItemRow) -> Result<ItemShown> {
    Ok(ItemShown {
        code: row.code,
        name: row.name,
        kind: stored(&row.kind)?,
        unit: row.unit,
        resolution: Quantity::from_stored(row.resolution_e6),
        density_kg_per_l: row.density_e6.map(Factor::from_stored),
        allergens: row.allergens,
        shelf_life_days: row.shelf_life_days,
        price_minor_per_unit: row.price_e6.map(UnitPrice::from_stored),
        tax_class: row.tax_class,
        version: row.version,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use testing::Shop;

    #[test]
    fn an_item_nobody_described_is_weighed_in_the_usual_steps() {
        for (unit, step) in
            [(Unit::Kilogram, "0.001"), (Unit::Litre, "0.1"), (Unit::Millilitre, "0.1"), (Unit::Each, "1")]
        {
            assert_eq!(usual_resolution(unit).to_string(), step, "{unit}");
        }
    }

    #[tokio::test]
    async fn a_manager_adds_an_allergen_and_only_quality_takes_it_off() {
        let shop = Shop::dairy().await;
        let flour =
            json!({"code": "FLOUR", "name": "Strong white flour", "unit": "kg", "allergens": ["wheat"]});
        assert_eq!(
            shop.run::<CreateItem>("mia", flour.clone()).await,
            Ok(json!({"code": "FLOUR", "version": 1}))
        );
        assert_eq!(shop.run::<CreateItem>("mia", flour).await, Err("value_unknown code".into()));
        let more = json!({"code": "FLOUR", "allergens": ["wheat", "soy"]});
        assert_eq!(shop.run::<UpdateItem>("mia", more).await, Ok(json!({"code": "FLOUR", "version": 2})));
        let fewer = json!({"code": "FLOUR", "allergens": ["wheat"]});
        assert_eq!(
            shop.run::<UpdateItem>("mia", fewer.clone()).await,
            Err("allergen_removal_needs_quality".into())
        );
        assert_eq!(shop.run::<UpdateItem>("quinn", fewer).await, Ok(json!({"code": "FLOUR", "version": 3})));
        let none = json!({"code": "FLOUR", "allergen_free": true});
        assert_eq!(
            shop.run::<UpdateItem>("mia", none).await,
            Err("allergen_removal_needs_quality".into()),
            "an empty list takes them all off"
        );
        let renamed = json!({"code": "FLOUR", "name": "Flour"});
        shop.run::<UpdateItem>("mia", renamed).await.expect("renamed");
        let page = shop.ask::<ListItems>("cas", json!({"search": "fl"})).await.expect("an answer");
        assert_eq!(
            (&page["rows"][0]["allergens"], &page["rows"][0]["name"]),
            (&json!(["wheat"]), &json!("Flour"))
        );
        let facts = shop.ask::<GetItem>("cas", json!({"item": "FLOUR"})).await.expect("an answer");
        assert_eq!((&facts["unit"], &facts["gtin"]), (&json!("kg"), &serde_json::Value::Null));
    }

    #[tokio::test]
    async fn a_name_or_a_shelf_life_that_is_not_stored_is_refused_at_its_field() {
        let shop = Shop::dairy().await;
        let named = |many: usize| json!({"code": "OAT", "unit": "kg", "name": "é".repeat(many)});
        let long = Err::<Value, String>("text_too_long name".to_owned());
        assert_eq!(shop.run::<CreateItem>("mia", named(201)).await, long);
        shop.run::<CreateItem>("mia", named(200)).await.expect("added");
        let longer = json!({"code": "OAT", "name": "x".repeat(201)});
        assert_eq!(shop.run::<UpdateItem>("mia", longer).await, long);
        let old = json!({"code": "OAT", "shelf_life_days": 36_501});
        assert_eq!(shop.run::<UpdateItem>("mia", old).await, Err("number_range shelf_life_days".into()));
        let all = within_limits(Text::parse(&"x".repeat(201)).ok().as_ref(), Factor::parse("0").ok());
        let fields: Vec<String> =
            all.expect_err("refused").faults.into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["name", "density_kg_per_l"]);
    }

    #[tokio::test]
    async fn a_gtin_has_the_digits_of_one_and_its_check_digit() {
        let shop = Shop::dairy().await;
        let item = |gtin: &str| json!({"code": "OAT", "unit": "kg", "gtin": gtin});
        for (gtin, code) in [
            ("1", "gs1_value_length"),
            ("abc", "gs1_value_format"),
            ("123456789012345678", "gs1_value_length"),
            ("09506000134353", "gs1_check_digit"),
        ] {
            let refused = Err::<Value, String>(format!("{code} gtin"));
            assert_eq!(shop.run::<CreateItem>("mia", item(gtin)).await, refused, "{gtin}");
        }
        shop.run::<CreateItem>("mia", item("4006381333931")).await.expect("added");
        let wrong = json!({"code": "OAT", "gtin": "4006381333932"});
        assert_eq!(shop.run::<UpdateItem>("mia", wrong).await, Err("gs1_check_digit gtin".into()));
        let same = json!({"code": "OAT", "gtin": "4006381333931", "name": "Oats"});
        shop.run::<UpdateItem>("mia", same).await.expect("changed");
    }

    #[tokio::test]
    async fn a_code_that_looks_like_another_is_written_and_warned_of() {
        let shop = Shop::dairy().await;
        let item = |code: &str| json!({"code": code, "unit": "kg"});
        shop.run::<CreateItem>("mia", item("GHEE-10")).await.expect("added");
        for alike in ["ghee-10", "GHEE-1O", "G\u{41d}EE-10", "\u{ff27}HEE-10"] {
            let call = shop.call("mia");
            let added = shop.run_call::<CreateItem>(&call, item(alike)).await.expect("added");
            let warning = &added["warnings"][0];
            assert_eq!(
                (&warning["field"], &warning["code"]),
                (&json!("code"), &json!("looks_alike")),
                "{alike}"
            );
            assert!(warning["like"].is_string() && warning["like"] != alike, "{added}");
            let again = shop.run_call::<CreateItem>(&call, item(alike)).await.expect("kept");
            assert_eq!((&again["duplicate"], &again["warnings"]), (&json!(true), &added["warnings"]));
        }
        let other = shop.run::<CreateItem>("mia", item("GHEE-11")).await;
        assert_eq!(
            other,
            Ok(json!({"code": "GHEE-11", "version": 1})),
            "no warning where nothing looks alike"
        );
    }

    #[tokio::test]
    async fn the_database_sees_what_looks_alike_as_the_program_does() {
        let shop = Shop::dairy().await;
        let (client, connection) =
            shop.db.app_config().connect(tokio_postgres::NoTls).await.expect("a connection");
        let connection = tokio::spawn(connection);
        let each = (0x20..0x3000_u32).chain(0xff00..0xfff0).filter_map(char::from_u32);
        let mut texts: Vec<String> = each.map(|c| format!("a{c}b")).collect();
        texts.extend(["СОРА 10", "RlNG-I0|1", "＼'\"", "Cafe\u{301}", "Caf\u{e9}"].map(str::to_owned));
        let looks = "select app.look(t) from unnest($1::text[]) with ordinality as u(t, n) order by n";
        let rows = client.query(looks, &[&texts]).await.expect("looks");
        assert_eq!(rows.len(), texts.len());
        for (text, row) in texts.iter().zip(&rows) {
            assert_eq!(row.get::<_, String>(0), kernel::alike::skeleton(text), "{text:?}");
        }
        drop(client);
        connection.await.expect("no panic").expect("closed");
    }

    #[tokio::test]
    async fn stock_is_counted_in_the_items_unit_so_it_never_changes() {
        let shop = Shop::dairy().await;
        shop.run::<CreateItem>("mia", json!({"code": "MILK", "unit": "L"})).await.expect("added");
        let other = json!({"code": "MILK", "unit": "kg"});
        assert_eq!(shop.run::<UpdateItem>("mia", other).await, Err("unit_mismatch unit".into()));
        let nowhere = json!({"code": "NOPE", "name": "x"});
        assert_eq!(shop.run::<UpdateItem>("mia", nowhere).await, Err("not_found code".into()));
    }
}
