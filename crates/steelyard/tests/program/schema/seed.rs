//! Fills any table of workspaces with many made-up rows, to look at plans.
//! Invariant: it knows no table by name. In the scratch database it first removes the constraints, because
//! only the number and the distribution of rows matter to a plan.

use std::collections::{BTreeMap, BTreeSet};
use tokio_postgres::Client;
use uuid::Uuid;

/// The workspace with nearly all rows.
pub(crate) const LARGE: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

/// A column, as far as the seeding must know it.
struct Column {
    name: String,
    kind: String,
    nullable: bool,
    /// Part of a unique key: each row has its own value.
    own: bool,
    /// The whole key, and also a reference: half of the referenced rows have such a row (a hold is lifted, or
    /// not).
    of_half: bool,
    /// The words that its CHECK allows.
    words: Vec<String>,
}

/// Facts about a table's columns from its constraints, before they are removed.
#[derive(Default)]
pub(crate) struct Known {
    words: BTreeMap<(String, String), Vec<String>>,
    of_half: BTreeSet<(String, String)>,
}

/// Removes keys, checks, triggers and row security, as the superuser of a scratch database.
pub(crate) async fn unbind(client: &Client) {
    client
        .batch_execute(
            "do $$ declare one record; begin
                for one in select conrelid::regclass as place, conname from pg_constraint
                           where contype in ('c', 'f', 'x') and connamespace::regnamespace::text in ('app', 'ledger', 'make', 'sell', 'protect')
                           and conrelid <> 0
                loop execute format('alter table %s drop constraint if exists %I cascade', one.place, one.conname); end loop;
                for one in select contypid::regtype as place, conname from pg_constraint
                           where contypid <> 0 and connamespace::regnamespace::text in ('app', 'ledger', 'make', 'sell', 'protect')
                loop execute format('alter domain %s drop constraint %I', one.place, one.conname); end loop;
            end $$; set session_replication_role = replica",
        )
        .await
        .expect("unbound");
}

/// Reads the constraints before they are removed.
pub(crate) async fn known(client: &Client) -> Known {
    Known { words: words(client).await, of_half: of_half(client).await }
}

async fn of_half(client: &Client) -> BTreeSet<(String, String)> {
    let rows = client
        .query(
            "select p.conrelid::regclass::text, a.attname::text from pg_constraint p
             join pg_constraint f on f.conrelid = p.conrelid and f.contype = 'f' and f.conkey = p.conkey
             join pg_attribute a on a.attrelid = p.conrelid and a.attnum = p.conkey[2]
             where p.contype = 'p' and cardinality(p.conkey) = 2",
            &[],
        )
        .await
        .expect("the keys");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// The words of every `x in ('a', 'b')` check, of a column or of its type.
async fn words(client: &Client) -> BTreeMap<(String, String), Vec<String>> {
    let rows = client
        .query(
            "select a.attrelid::regclass::text, a.attname::text,
                    (select array_agg(m[1] order by m[1]) from regexp_matches(pg_get_constraintdef(c.oid), '''([^'']*)''::text', 'g') m)
             from pg_constraint c
             join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum] or a.atttypid = c.contypid and c.contypid <> 0
             where c.contype = 'c' and pg_get_constraintdef(c.oid) like '%= ANY (ARRAY[%'",
            &[],
        )
        .await
        .expect("the checks");
    rows.iter()
        .map(|row| ((row.get(0), row.get(1)), row.get::<_, Option<Vec<String>>>(2).unwrap_or_default()))
        .collect()
}

/// Fills a table. Half of the values of a nullable column are null.
pub(crate) async fn fill(client: &Client, table: &str, rows: i64, known: &Known) {
    let columns = columns(client, table, known).await;
    let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
    let values: Vec<String> = columns.iter().map(|column| value(column, rows)).collect();
    let statement = format!(
        "insert into {table} ({}) select {} from generate_series(1, {rows}) g on conflict do nothing",
        names.join(", "),
        values.join(", ")
    );
    client.batch_execute(&statement).await.unwrap_or_else(|e| panic!("{statement}: {e:?}"));
}

async fn columns(client: &Client, table: &str, known: &Known) -> Vec<Column> {
    let rows = client
        .query(
            "select a.attname::text, coalesce((select b.typname::text from pg_type b where b.oid = y.typbasetype and y.typname <> 'sealed'), y.typname::text),
                    not a.attnotnull,
                    exists (select from pg_index x where x.indrelid = a.attrelid and x.indisunique and a.attnum = any (x.indkey))
             from pg_attribute a join pg_type y on y.oid = a.atttypid
             where a.attrelid = to_regclass($1::text) and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum",
            &[&table],
        )
        .await
        .expect("columns");
    rows.iter()
        .map(|row| {
            let name: String = row.get(0);
            let at = (table.to_owned(), name.clone());
            let (words, of_half) =
                (known.words.get(&at).cloned().unwrap_or_default(), known.of_half.contains(&at));
            Column { name, kind: row.get(1), nullable: row.get(2), own: row.get(3), of_half, words }
        })
        .collect()
}

/// An expression for the value in row `g`.
fn value(column: &Column, rows: i64) -> String {
    if column.name == "tenant_id" {
        return format!("'{LARGE}'::uuid");
    }
    // A reference has ten rows for each value; a key has one.
    let n = if column.of_half {
        "(2 * g)".to_owned()
    } else if column.own {
        "g".to_owned()
    } else {
        format!("(g % {})", (rows / 10).max(1))
    };
    let value = match column.kind.as_str() {
        "uuid" => format!("('01900000-0000-7000-9000-' || lpad(to_hex({n}), 12, '0'))::uuid"),
        _ if !column.words.is_empty() => {
            let list: Vec<String> = column.words.iter().map(|word| format!("'{word}'")).collect();
            format!("(array[{}])[1 + g % {}]", list.join(", "), list.len())
        }
        "text" => format!("'x' || lpad({n}::text, 6, '0')"),
        "int2" | "int4" | "int8" => format!("1 + {n} % 30000"),
        "bool" => "g % 2 = 0".to_owned(),
        "date" => "date '2026-01-01' + (g % 365)::integer".to_owned(),
        "timestamptz" => {
            format!("timestamptz '2026-01-01 00:00Z' + g * interval '{} minutes'", 525_600 / rows.max(1))
        }
        "bytea" => "sha256(g::text::bytea)".to_owned(),
        "sealed" => "'\\x01'::bytea || sha512(g::text::bytea)".to_owned(),
        "jsonb" => "'{}'::jsonb".to_owned(),
        "_text" => "array['x']".to_owned(),
        "_int2" => "array[1]::smallint[]".to_owned(),
        "_int4" => "array[1]".to_owned(),
        "_uuid" => "array[]::uuid[]".to_owned(),
        other => panic!("{}: no made-up value for the type {other}; add one", column.name),
    };
    if column.nullable && !column.own { format!("case when g % 2 = 0 then {value} end") } else { value }
}
