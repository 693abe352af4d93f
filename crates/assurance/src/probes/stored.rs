//! Rows of a sealed column as a superuser reads them, each with the cell that its value is sealed for.
//! Invariant: the cell comes from the row's own key, never from the content of the column.

use crate::probe::Broken;
use database::classes::Column;
use platform::encryption::Key;
use platform::instance::INSTANCE;
use platform::keyring::Cell;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Row};
use uuid::Uuid;

/// A value with its cell.
pub struct Stored {
    pub cell: Cell,
    pub value: Vec<u8>,
}

/// The columns of a table's key in their order.
const KEY: &str = "
    select a.attname::text, y.typname::text from pg_catalog.pg_index x
    cross join unnest(x.indkey::int2[]) with ordinality as part (at, place)
    join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = part.at
    join pg_catalog.pg_type t on t.oid = a.atttypid
    join pg_catalog.pg_type y on y.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
    where x.indrelid = to_regclass($1) and x.indisprimary
    order by part.place";

/// Whether a table is too large to read whole.
const LARGE: &str =
    "select greatest(reltuples, 0)::float8 > 20000 from pg_catalog.pg_class where oid = to_regclass($1)";

/// Some values of a column. Errors: the database's; a key in a form that no value is bound to.
pub async fn sample(client: &Client, column: &Column, most: i64) -> Result<Vec<Stored>, Broken> {
    let is_large: bool = client.query_one(LARGE, &[&column.table]).await?.get(0);
    let some = if is_large { "tablesample system (5)" } else { "" };
    let wanted = format!("{some} where {} is not null order by random() limit $1", column.name);
    read(client, column, &wanted, &[&most]).await
}

/// The newest values of a workspace. Errors: as `sample`.
pub async fn newest(client: &Client, column: &Column, of: Uuid, most: i64) -> Result<Vec<Stored>, Broken> {
    let wanted = format!(
        "where tenant_id = $1 and {} is not null order by xmin::text::bigint desc limit $2",
        column.name
    );
    read(client, column, &wanted, &[&of, &most]).await
}

/// Amounts of a workspace that are not zero. Errors: the database's.
pub async fn amounts(client: &Client, column: &Column, of: Uuid, most: i64) -> Result<Vec<i64>, Broken> {
    let Column { table, name, .. } = column;
    let wanted = format!("select {name}::bigint from {table} where tenant_id = $1 and {name} <> 0 limit $2");
    let rows = client.query(&wanted, &[&of, &most]).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

async fn read(
    client: &Client,
    column: &Column,
    wanted: &str,
    given: &[&(dyn ToSql + Sync)],
) -> Result<Vec<Stored>, Broken> {
    let key = client.query(KEY, &[&column.table]).await?;
    let key: Vec<(String, String)> = key.iter().map(|row| (row.get(0), row.get(1))).collect();
    let names: Vec<&str> = key.iter().map(|(name, _)| name.as_str()).collect();
    let statement =
        format!("select {}, {}::bytea from {} {wanted}", names.join(", "), column.name, column.table);
    let name: &'static str = column.cell().ok_or_else(|| odd(column))?.name();
    let rows = client.query(&statement, given).await?;
    let stored = |row: &Row| {
        let (tenant, id) = place(row, &key).ok_or_else(|| odd(column))?;
        Ok(Stored { cell: Cell { tenant, column: name, row: id }, value: row.get(key.len()) })
    };
    rows.iter().map(stored).collect()
}

/// The workspace of a row and the id that its values are bound to. A person's values are in the instance's
/// own workspace.
fn place(row: &Row, key: &[(String, String)]) -> Option<(Uuid, Uuid)> {
    let is_tenants = key.first().is_some_and(|(name, _)| name == "tenant_id");
    let tenant = if is_tenants { row.get(0) } else { INSTANCE.uuid() };
    let first = usize::from(is_tenants);
    let kinds: Vec<&str> = key[first..].iter().map(|(_, kind)| kind.as_str()).collect();
    let id = match kinds[..] {
        [] => tenant,
        ["uuid"] => row.get(first),
        ["uuid", "uuid"] => (row.get::<_, Uuid>(first), row.get::<_, Uuid>(first + 1)).row(),
        ["uuid", "int4"] => (row.get::<_, Uuid>(first), row.get::<_, i32>(first + 1)).row(),
        ["uuid", "text"] => (row.get::<_, Uuid>(first), row.get::<_, &str>(first + 1)).row(),
        _ => return None,
    };
    Some((tenant, id))
}

fn odd(column: &Column) -> Broken {
    Broken::because(format!("Nothing says what values of {} are bound to.", column.table))
}
