//! The number of rows at a moment, for an exact comparison with a copy of that moment.
//! Invariant: it counts only tables whose rows are never changed or removed, so that a missing row was lost.

use super::{Result, Trouble};
use crate::Error;
use crate::access::{APP, connect};
use serde_json::{Map, Value, json};
use tokio_postgres::{Client, Config};

/// Rows of each table that only grows, and the snapshot that saw them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// PostgreSQL's text for the set of committed transactions.
    pub snapshot: String,
    /// Rows by table.
    pub rows: Vec<(String, i64)>,
}

impl Tally {
    /// The stored form.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let rows: Map<String, Value> = self.rows.iter().map(|(name, n)| (name.clone(), json!(n))).collect();
        json!({ "snapshot": self.snapshot, "rows": rows })
    }

    /// Parses the stored form; None: it is malformed.
    #[must_use]
    pub fn from_json(kept: &Value) -> Option<Tally> {
        let rows = kept["rows"].as_object()?.iter();
        let rows = rows.map(|(name, n)| Some((name.clone(), n.as_i64()?))).collect::<Option<_>>()?;
        Some(Tally { snapshot: kept["snapshot"].as_str()?.to_owned(), rows })
    }
}

/// Tables in which the application may insert, but not update or delete.
const GROWING: &str = "
    select format('%I.%I', n.nspname, c.relname)
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('app', 'ledger', 'make', 'sell')
      and pg_catalog.has_table_privilege($1, c.oid, 'insert')
      and not pg_catalog.has_table_privilege($1, c.oid, 'delete')
      and not pg_catalog.has_any_column_privilege($1, c.oid, 'update')
    order by 1";

/// Counts now, as the superuser, who bypasses row security.
///
/// # Errors
/// The database's.
pub async fn tally(superuser: &Config) -> Result<Tally> {
    let client = connect(superuser).await?;
    let tables = client.query(GROWING, &[&APP]).await.map_err(Error::server("looking for tables"))?;
    let tables: Vec<String> = tables.iter().map(|row| row.get(0)).collect();
    let counts: Vec<String> = tables.iter().map(|table| format!("(select count(*) from {table})")).collect();
    // One statement sees one snapshot.
    let all =
        format!("select pg_catalog.pg_current_snapshot()::text, array[{}]::bigint[]", counts.join(", "));
    let row = client.query_one(&all, &[]).await.map_err(Error::server("counting rows"))?;
    let rows: Vec<i64> = row.get(1);
    Ok(Tally { snapshot: row.get(0), rows: tables.into_iter().zip(rows).collect() })
}

/// Counts the rows of that snapshot in a copy. Gives their number. Errors: a table has another number than
/// noted.
pub(super) async fn compare(copy: &Client, noted: &Tally) -> Result<i64> {
    let count = |(table, _): &(String, i64)| {
        format!(
            "(select count(*) from {table} where pg_catalog.pg_visible_in_snapshot(xmin::text::xid8, $1::text::pg_snapshot))"
        )
    };
    let counts: Vec<String> = noted.rows.iter().map(count).collect();
    let all = format!("select array[{}]::bigint[]", counts.join(", "));
    let row =
        copy.query_one(&all, &[&noted.snapshot]).await.map_err(Error::server("counting the copy's rows"))?;
    let found: Vec<i64> = row.get(0);
    for ((table, wanted), found) in noted.rows.iter().zip(&found) {
        if wanted != found {
            return Err(Trouble::Differs(format!("{table} has {found} rows of {wanted}")));
        }
    }
    Ok(found.iter().sum())
}
