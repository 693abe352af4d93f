//! Inputs made from an operation's shape, with existing codes of a workspace wherever a field names
//! something.
//! Invariant: it knows kinds of fields and no operation.

use super::world::World;
use assurance::stored;
use database::classes::{COLUMNS, Column};
use kernel::id::TenantId;
use platform::input::{Member, Shape};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Codes and ids of a workspace by their table: `party` to its codes.
#[derive(Debug, Default, Clone)]
pub struct Harvest {
    codes: BTreeMap<String, Vec<String>>,
    ids: BTreeMap<String, Vec<String>>,
}

impl Harvest {
    /// Texts of unique keys and uuids of a workspace, at most this many of each column.
    pub async fn of(world: &World, tenant: TenantId, most: i64) -> Harvest {
        let mut harvest = Harvest::default();
        let columns = world
            .watcher
            .query(
                "select distinct format('%I.%I', n.nspname, c.relname), c.relname::text, a.attname::text, y.typname::text
                 from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                 join pg_type t on t.oid = a.atttypid join pg_type y on y.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
                 where c.oid = any (select attrelid from pg_attribute where attname = 'tenant_id') and c.relkind = 'r'
                   and n.nspname !~ '^pg_' and n.nspname || '.' || c.relname <> 'app.address' and a.attname <> 'tenant_id' and a.attnum > 0
                   -- The codes of refusals in the log are words of the product.
                   and not (c.relname = 'audit_event' and y.typname = 'text')
                   and (y.typname = 'uuid' or y.typname = 'text' and (a.attname in ('code', 'tag', 'number', 'slug', 'email', 'device', 'huid')
                        or exists (select from pg_index x where x.indrelid = c.oid and x.indisunique and a.attnum = any (x.indkey))))",
                &[],
            )
            .await
            .expect("the catalogue");
        for row in &columns {
            let (table, short, column, kind): (String, String, String, String) =
                (row.get(0), row.get(1), row.get(2), row.get(3));
            let statement = format!(
                "select distinct {column}::text from {table} where tenant_id = $1 and {column} is not null order by 1 limit {most}"
            );
            let rows = world.watcher.query(&statement, &[&tenant.uuid()]).await.expect("values");
            let values: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
            let into = if kind == "uuid" { &mut harvest.ids } else { &mut harvest.codes };
            // A table's own code for its rows comes first.
            let key =
                if ["code", "tag", "number"].contains(&column.as_str()) || column == format!("{short}_id") {
                    short
                } else {
                    format!("{short}.{column}")
                };
            if !values.is_empty() {
                into.entry(key).or_default().extend(values);
            }
        }
        harvest.open(world, tenant, most).await;
        harvest
    }

    /// Adds the codes that are stored sealed.
    async fn open(&mut self, world: &World, tenant: TenantId, most: i64) {
        for column in COLUMNS.iter().filter(|it| it.cell().is_some() && it.name == "code") {
            let codes = opened(world, tenant, column, 20 * most).await.into_iter().take(most as usize);
            let (_, short) = column.table.split_once('.').expect("a schema");
            self.codes.entry(short.to_owned()).or_default().extend(codes);
        }
    }

    /// Every value, with the place it comes from.
    pub fn all(&self) -> Vec<(String, String)> {
        let each = self.codes.iter().chain(&self.ids);
        each.flat_map(|(place, values)| values.iter().map(move |value| (place.clone(), value.clone())))
            .collect()
    }

    fn code_for(&self, field: &str, n: usize) -> Option<String> {
        let table = table_of(field);
        let values = self.codes.get(table).or_else(|| self.codes.get(table.trim_end_matches('s')))?;
        values.get(n % values.len().max(1)).cloned()
    }
}

fn table_of(field: &str) -> &str {
    match field {
        "invoice" | "payment" | "document" | "draft" => "document",
        "instrument" | "vessel" => "equipment",
        "supplier" | "consignee" | "karigar" | "customer" => "party",
        "from" | "to" | "lots" | "parents" => "lot",
        "recipe" => "recipe_version",
        "to_location" => "location",
        "output_item" => "item",
        "tag" | "tags" | "scan" | "scanned" => "article",
        other => other,
    }
}

/// Whether a field or a route may name what comes from a place of the harvest, as `person` may name
/// `membership.person_id`. In doubt it may.
pub fn may_name(field: &str, place: &str) -> bool {
    let one =
        |name| parts(table_of(name)).chain(name.strip_suffix('s').map(table_of).into_iter().flat_map(parts));
    let tables: Vec<&str> = parts(field).chain([field]).flat_map(one).collect();
    parts(place).any(|part| tables.contains(&part))
}

/// The words of a name. The short ones tell nothing.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|sign: char| !sign.is_ascii_lowercase()).filter(|part| part.len() > 2)
}

#[test]
fn a_field_names_the_things_of_its_table() {
    for (field, place) in [
        ("lots", "lot"),
        ("from", "lot"),
        ("to_location", "location"),
        ("person", "membership.person_id"),
        ("/w/{slug}/invoices/{number}", "document"),
        ("recipe", "recipe_version"),
        ("tags", "article"),
        ("make.item.create code", "item"),
    ] {
        assert!(may_name(field, place), "{field} and {place}");
    }
    assert!(!may_name("lot", "party") && !may_name("reason", "lot") && !may_name("id", "document.party_id"));
}

/// Every text and id in every row of a workspace.
pub async fn texts(world: &World, tenant: TenantId) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for table in world.tables().await {
        let statement = format!(
            "select distinct v.value from {table} t, jsonb_each_text(to_jsonb(t) - 'tenant_id') v
             where t.tenant_id = $1 and jsonb_typeof(to_jsonb(t) -> v.key) = 'string'"
        );
        let rows = world.watcher.query(&statement, &[&tenant.uuid()]).await.expect("values");
        found.extend(rows.iter().map(|row| row.get::<_, String>(0)));
    }
    for column in COLUMNS.iter().filter(|it| it.cell().is_some()) {
        found.extend(opened(world, tenant, column, i64::MAX).await);
    }
    found
}

/// The sealed values of a column of a workspace, opened.
async fn opened(world: &World, tenant: TenantId, column: &Column, most: i64) -> Vec<String> {
    let found = stored::sample(&world.watcher, column, most).await.expect("values");
    let vault = world.site.platform.encryption.vault();
    let ours = found.iter().filter(|it| it.cell.tenant == tenant.uuid());
    let texts = ours.filter_map(|it| String::from_utf8(vault.open(&it.cell, &it.value).ok()?.to_vec()).ok());
    texts.collect()
}

/// An input of a shape: the n-th variant. Even variants leave out optional fields.
pub fn valid(shape: &Shape, field: &str, harvest: &Harvest, n: usize) -> Value {
    match shape {
        Shape::Object(members) => object(members, harvest, n),
        Shape::List(of, _) => json!([valid(of, field, harvest, n)]),
        Shape::Text(longest) | Shape::Secret(longest) => json!(text(field, *longest, harvest, n)),
        Shape::Word(words) => json!(words[n % words.len().max(1)]),
        Shape::Decimal(decimals) => {
            json!(if *decimals == 2 { ["916", "750"][n % 2] } else { ["1", "2.5", "72.6", "12"][n % 4] })
        }
        Shape::Integer(low, high) => json!([1_000_i64, 1, 25_000][n % 3].clamp(*low, *high)),
        Shape::Flag => json!(n.is_multiple_of(3)),
        Shape::Instant => json!(["2026-06-01T05:00:00Z", "2026-03-05T09:00:00Z"][n % 2]),
        Shape::Day => json!(["2026-06-01", "2026-04-20"][n % 2]),
        Shape::Id => json!(id(field, harvest, n)),
        Shape::Any => json!({}),
    }
}

fn object(members: &[Member], harvest: &Harvest, n: usize) -> Value {
    let wanted = members
        .iter()
        .enumerate()
        .filter(|(at, member)| member.required || (n % 2 == 1 && (n / 2 + at).is_multiple_of(3)));
    Value::Object(
        wanted.map(|(_, m)| (m.name.to_owned(), valid(&m.shape, m.name, harvest, n))).collect::<Map<_, _>>(),
    )
}

/// Whether a text was made here, for a field that names no known thing.
pub fn is_made(text: &str) -> bool {
    text.to_lowercase().starts_with("new-")
}

fn text(field: &str, longest: usize, harvest: &Harvest, n: usize) -> String {
    let made = match field {
        "email" => format!("new-{n}@next.example"),
        "unit" => ["kg", "L", "each"][n % 3].to_owned(),
        "state" => "27".to_owned(),
        "timezone" => "Asia/Kolkata".to_owned(),
        "country" => "IN".to_owned(),
        "fy" => "2026-27".to_owned(),
        "search" | "after" => "a".to_owned(),
        _ => harvest.code_for(field, n).unwrap_or_else(|| format!("NEW-{n}")),
    };
    made.chars().take(longest).collect()
}

fn id(field: &str, harvest: &Harvest, n: usize) -> String {
    let values = harvest.ids.get(field).or_else(|| {
        harvest.ids.get("membership.person_id").filter(|_| ["person", "member"].contains(&field))
    });
    let any = || harvest.ids.values().flatten().nth(n).cloned();
    values.and_then(|values| values.get(n % values.len().max(1)).cloned()).or_else(any).unwrap_or_default()
}

/// A step into a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Key(String),
    Index(usize),
}

/// The paths to every leaf and branch of a value, except the value itself.
pub fn ways(value: &Value) -> Vec<Vec<Step>> {
    let inner: Vec<(Step, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (Step::Key(key.clone()), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(n, value)| (Step::Index(n), value)).collect(),
        _ => Vec::new(),
    };
    inner
        .into_iter()
        .flat_map(|(step, value)| {
            let below = ways(value).into_iter().map({
                let step = step.clone();
                move |way| [vec![step.clone()], way].concat()
            });
            std::iter::once(vec![step]).chain(below).collect::<Vec<_>>()
        })
        .collect()
}

/// The value at the end of a path.
pub fn at<'a>(value: &'a Value, way: &[Step]) -> Option<&'a Value> {
    way.iter().try_fold(value, |at, step| match step {
        Step::Key(key) => at.get(key),
        Step::Index(n) => at.get(n),
    })
}

/// Whether a path leads to a value.
pub fn holds(value: &Value, way: &[Step]) -> bool {
    at(value, way).is_some()
}

/// The value with another one at the end of a path; None removes it.
pub fn with(value: &Value, way: &[Step], put: Option<&Value>) -> Value {
    let mut whole = value.clone();
    let Some((last, before)) = way.split_last() else { return put.cloned().unwrap_or_default() };
    let place = before.iter().try_fold(&mut whole, |at, step| match step {
        Step::Key(key) => at.get_mut(key),
        Step::Index(n) => at.get_mut(n),
    });
    match (place, last, put) {
        (Some(Value::Object(map)), Step::Key(key), Some(put)) => {
            map.insert(key.clone(), put.clone());
        }
        (Some(Value::Object(map)), Step::Key(key), None) => {
            map.remove(key);
        }
        (Some(Value::Array(list)), Step::Index(n), Some(put)) => list[*n] = put.clone(),
        (Some(Value::Array(list)), Step::Index(n), None) => {
            list.remove(*n);
        }
        _ => {}
    }
    whole
}
