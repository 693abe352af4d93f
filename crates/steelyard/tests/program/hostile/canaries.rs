//! A canary in each text that people type, and a search for it in every row.
//! Invariant: a text lies open only where it is a code or the name of a thing; the list of those columns is here.

use super::edges::{Leaf, leaves};
use super::{FILLED_FROM, apart, asks, bases, lift_all, place_of};
use crate::common::fill;
use crate::common::shape::{Harvest, with};
use crate::common::world::World;
use platform::input::Shape;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use testing::forms::in_full;
use web::registry::Kind;

/// Columns whose texts lie open, because they are codes or names of things, or public: the list of suppliers, and what a label says.
const OPEN: [&str; 50] = [
    "app.authority_clock.source",
    "app.holiday.source",
    "app.policy.title",
    "app.retention_rule.source",
    "app.role.name",
    "app.supplier.basis",
    "app.supplier.certificates",
    "app.supplier.country",
    "app.supplier.data_kinds",
    "app.supplier.hosts",
    "app.supplier.name",
    "app.supplier.purpose",
    "app.supplier.region",
    "app.tenant.state",
    "ledger.hold.code",
    "ledger.item.code",
    "ledger.item.label_name",
    "ledger.item.look",
    "ledger.item.name",
    "ledger.item.name_norm",
    "ledger.item.tax_class",
    "ledger.item_label.storage",
    "ledger.location.code",
    "ledger.location.name",
    "ledger.lot.code",
    "ledger.lot.look",
    "ledger.party.gln",
    "ledger.printer.name",
    "ledger.shipment.number",
    "ledger.standing_order.code",
    "ledger.tax_policy.class",
    "ledger.tax_policy.hsn",
    "ledger.tax_policy.law",
    "ledger.tender.till",
    "ledger.till_session.till",
    "make.batch.code",
    "make.control_point.applies_to",
    "make.control_point.code",
    "make.control_point.parameter",
    "make.equipment.code",
    "make.equipment.name",
    "make.reading.device",
    "make.recipe_version.code",
    "make.recipe_version.look",
    "make.silo.code",
    "make.silo.look",
    "sell.article.look",
    "sell.article.tag",
    "sell.rate.source",
    "sell.stocktake_line.tag",
];
/// Words about people that lie open and are to be sealed. One that is sealed loses its place here.
const TO_SEAL: [&str; 1] = ["ledger.tender.event"];
/// A shorter text is a code.
const WORTH: usize = 16;
const SIGN: &str = "zqcanary";

/// The field that a canary was typed into, by the canary.
type Typed = BTreeMap<String, String>;

#[tokio::test]
async fn no_text_that_people_type_lies_open_but_codes_and_names_of_things() {
    let world = World::open().await;
    let shop = world.shop("canaries").await;
    let inputs = fill::from_cases(&world, &shop, &FILLED_FROM).await;
    let harvest = Harvest::of(&world, shop.tenant, 20).await;
    let operators = World::operators();
    let mut typed = Typed::new();
    for operation in world.operations().into_iter().filter(|it| it.kind == Kind::Action) {
        let apart = apart(&world, operation).await;
        let place = apart.as_ref().unwrap_or_else(|| place_of(operation, &shop, &operators));
        let token = world.newcomer(place, asks(operation), &format!("-{}", operation.name)).await;
        let all = bases(operation, &inputs, &harvest);
        for Leaf { way, name, shape } in leaves(&operation.shape) {
            let Shape::Text(longest) = shape else { continue };
            if *longest < WORTH {
                continue;
            }
            let canary = format!("{SIGN}{}", typed.len());
            for base in all.iter().take(if in_full() { 9 } else { 4 }) {
                let reply = world.ask(operation, Some(&token), &with(base, &way, Some(&json!(canary)))).await;
                if reply.status == 200 {
                    typed.insert(canary, format!("{} {name}", operation.name));
                    break;
                }
            }
        }
        lift_all(&world).await;
    }
    let found = open(&world).await;
    let columns: BTreeSet<&str> = found.iter().map(|(column, _)| column.as_str()).collect();
    let of = |column: &str| {
        let fields = found.iter().filter(|(at, _)| at == column).filter_map(|(_, canary)| typed.get(canary));
        format!("{column}: {:?}", fields.collect::<BTreeSet<_>>())
    };
    println!("{} fields took a canary", typed.len());
    let other: Vec<String> = columns
        .iter()
        .filter(|column| !OPEN.iter().chain(&TO_SEAL).any(|known| known == *column))
        .map(|column| of(column))
        .collect();
    assert!(typed.len() > 120, "{}", typed.len());
    assert!(other.is_empty(), "{}", other.join("\n"));
    let unused: Vec<&&str> =
        OPEN.iter().chain(&TO_SEAL).filter(|column| !columns.contains(**column)).collect();
    assert!(unused.is_empty(), "nothing was typed into {unused:?}");
}

/// The columns that hold a canary in clear text, each with the canary.
async fn open(world: &World) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for table in world.tables().await {
        let sql = format!(
            "select distinct v.key, m[1] from {table} t, jsonb_each_text(to_jsonb(t)) v,
             regexp_matches(lower(v.value), '{SIGN}[0-9]+', 'g') m"
        );
        let rows = world.watcher.query(&sql, &[]).await.expect("values");
        found.extend(rows.iter().map(|row| (format!("{table}.{}", row.get::<_, String>(0)), row.get(1))));
    }
    found
}
