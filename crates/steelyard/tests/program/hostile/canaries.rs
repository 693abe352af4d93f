//! A canary in each text that people type, and a search for it: in every row, in the files of the database, and in a masked copy.
//! Invariant: a text lies open only where it is a code or the name of a thing; the list of those columns is here.

use super::edges::{Leaf, leaves};
use super::{FILLED_FROM, apart, asks, bases, lift_all, place_of};
use crate::common::fill;
use crate::common::shape::{Harvest, with};
use crate::common::world::{World, now};
use assurance::stored;
use database::classes::{COLUMNS, Form};
use lifecycle::masking::Mask;
use memchr::memmem;
use platform::input::Shape;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use steelyard::masked_copy::rows::{End, copy_all};
use testing::forms::{in_full, tell};
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
/// Fields of such columns whose canary another input of this test replaces: the files have what a row held before.
const REPLACED: [&str; 3] =
    ["make.item.create name", "workspace.details.change name", "workspace.limit.add law"];
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
    tell(if in_full() { 4 } else { 2 }, 4, "places that may have a canary");
    let other: Vec<String> =
        columns.iter().filter(|column| !OPEN.contains(column)).map(|column| of(column)).collect();
    assert!(typed.len() > 120, "{}", typed.len());
    assert!(other.is_empty(), "{}", other.join("\n"));
    let unused: Vec<&&str> = OPEN.iter().filter(|column| !columns.contains(**column)).collect();
    assert!(unused.is_empty(), "nothing was typed into {unused:?}");

    let lies_open: BTreeSet<&str> = found.iter().map(|(_, canary)| canary.as_str()).collect();
    let names = |canaries: BTreeSet<String>| {
        let hidden = canaries.into_iter().filter(|it| !lies_open.contains(it.as_str()));
        let fields = hidden.filter_map(|it| typed.get(&it)).filter(|it| !REPLACED.contains(&it.as_str()));
        fields.cloned().collect::<Vec<_>>()
    };
    let in_files = in_files(&world).await;
    assert!(in_files.len() >= lies_open.len(), "the search finds what lies open: {}", in_files.len());
    assert_eq!(names(in_files), Vec::<String>::new(), "in the files of the database");
    if in_full() {
        assert_eq!(in_copy(&world).await, BTreeSet::new(), "in a masked copy");
    }
}

/// The canaries in the files of the database, and in the whole run also those in its write-ahead log.
async fn in_files(world: &World) -> BTreeSet<String> {
    world.watcher.batch_execute("checkpoint").await.expect("written");
    let places = "select current_setting('data_directory'),
                         (select oid::text from pg_database where datname = current_database())";
    let row = world.watcher.query_one(places, &[]).await.expect("places");
    let (data, database) = (PathBuf::from(row.get::<_, String>(0)), row.get::<_, String>(1));
    let mut folders = vec![data.join("base").join(database)];
    if in_full() {
        folders.push(data.join("pg_wal"));
    }
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("files")).flatten();
    files.filter_map(|file| fs::read(file.path()).ok()).flat_map(|bytes| canaries(&bytes)).collect()
}

/// The canaries in bytes.
fn canaries(bytes: &[u8]) -> Vec<String> {
    let number = |at: usize| bytes[at + SIGN.len()..].iter().take_while(|it| it.is_ascii_digit()).count();
    let text = |at: usize| String::from_utf8_lossy(&bytes[at..at + SIGN.len() + number(at)]).into_owned();
    memmem::find_iter(bytes, SIGN).map(text).filter(|it| it.len() > SIGN.len()).collect()
}

/// The columns of a masked copy that have a canary, as its own keys open it: besides codes and names of things.
async fn in_copy(world: &World) -> BTreeSet<String> {
    let target = World::open().await;
    // As when the totals of the months were brought up to date.
    world.watcher.batch_execute("delete from ledger.entry_pending").await.expect("nothing waits");
    let vault = target.site.platform.encryption.vault();
    let from = End { client: &world.watcher, vault: world.site.platform.encryption.vault() };
    let to = End { client: &target.watcher, vault };
    copy_all(&from, &to, &Mask::new([7; 32]), now()).await.expect("copied");
    let mut found: BTreeSet<String> = open(&target).await.into_iter().map(|(column, _)| column).collect();
    found.retain(|column| !OPEN.contains(&column.as_str()));
    for column in COLUMNS.iter().filter(|it| it.form == Form::Sealed) {
        for row in stored::sample(&target.watcher, column, 10_000).await.expect("rows") {
            let plain = vault.open(&row.cell, &row.value).expect("it opens with the keys of the copy");
            if memmem::find(&plain, SIGN.as_bytes()).is_some() {
                found.insert(format!("{}.{}", column.table, column.name));
            }
        }
    }
    found
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
