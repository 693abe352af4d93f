//! The table of each file of a cluster, from the server while it can answer.
//! Invariant: an index and the long values of a table (TOAST) have the name of their table; an earlier answer
//! of the server also names a damaged file when the catalog itself is damaged.

use super::Spot;
use crate::access::connect;
use crate::{DATABASE, Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use tokio_postgres::Config;

/// A relation, by its table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Part {
    /// `sell.invoice`.
    pub table: String,
    /// Its part of the table: `the table itself`, `index invoice_pkey`.
    pub what: String,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.table, self.what)
    }
}

/// The server's answer about its files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relations {
    /// Whether it writes checksums into pages; None: it never answered.
    pub checksums: Option<bool>,
    parts: BTreeMap<String, Part>,
}

/// Each relation with a file, with its table.
const ASKED: &str = "
    select pg_catalog.pg_relation_filepath(c.oid), n.nspname || '.' || o.relname,
           case when i.indrelid = o.oid then 'index ' || c.relname
                when c.oid <> o.oid and c.relkind = 'i' then 'index of its long values'
                when c.oid <> o.oid then 'its long values'
                when c.relkind = 'S' then 'the sequence itself'
                when n.nspname = 'pg_catalog' then 'the catalog itself'
                else 'the table itself' end
    from pg_catalog.pg_class c
    left join pg_catalog.pg_index i on i.indexrelid = c.oid
    left join pg_catalog.pg_class t on t.reltoastrelid = coalesce(i.indrelid, c.oid)
    join pg_catalog.pg_class o on o.oid = coalesce(t.oid, i.indrelid, c.oid)
    join pg_catalog.pg_namespace n on n.oid = o.relnamespace
    where pg_catalog.pg_relation_filepath(c.oid) is not null";

impl Relations {
    /// Asks the server, in each of its databases.
    ///
    /// # Errors
    /// It does not answer, or its catalog is damaged.
    pub async fn ask(superuser: &Config) -> Result<Relations> {
        let client = connect(superuser).await?;
        let fail = || Error::server("asking which table a file belongs to");
        let setting = client.query_one("select pg_catalog.current_setting('data_checksums')", &[]).await;
        let mut all = Relations {
            checksums: Some(setting.map_err(fail())?.get::<_, &str>(0) == "on"),
            parts: BTreeMap::new(),
        };
        let databases = client
            .query(
                "select datname::text, oid, datallowconn from pg_catalog.pg_database order by 3 desc, 1",
                &[],
            )
            .await
            .map_err(fail())?;
        for row in &databases {
            let (name, oid, is_open): (String, u32, bool) = (row.get(0), row.get(1), row.get(2));
            if is_open {
                all.parts.extend(parts(superuser, &name).await?);
            } else {
                all.copy_of_the_first(oid, &name);
            }
        }
        Ok(all)
    }

    /// A database that accepts no connections is a template: its catalogs are in the same files as those of
    /// the first database.
    fn copy_of_the_first(&mut self, oid: u32, name: &str) {
        const FIRST: &str = "base/1/";
        let of_first = self.parts.iter().filter_map(|(file, part)| Some((file.strip_prefix(FIRST)?, part)));
        let of_it = |(file, part): (&str, &Part)| {
            let table = part.table.split(' ').next().unwrap_or_default();
            let part = Part { table: of_database(table, name), what: part.what.clone() };
            (format!("base/{oid}/{file}"), part)
        };
        let copied: Vec<(String, Part)> = of_first.map(of_it).collect();
        self.parts.extend(copied);
    }

    /// Whether it knows no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The files of one kind of part, by the beginning of its words; for the tests.
    pub fn files_of<'a>(&'a self, what: &'a str) -> impl Iterator<Item = (&'a str, &'a Part)> {
        let wanted = self.parts.iter().filter(move |(_, part)| part.what.starts_with(what));
        wanted.map(|(file, part)| (file.as_str(), part))
    }

    /// The relation of a page; None where the server never named its file.
    #[must_use]
    pub fn of(&self, spot: &Spot) -> Option<&Part> {
        self.parts.get(&spot.file)
    }
}

async fn parts(superuser: &Config, database: &str) -> Result<Vec<(String, Part)>> {
    let client = connect(superuser.clone().dbname(database)).await?;
    let rows =
        client.query(ASKED, &[]).await.map_err(Error::server("asking which table a file belongs to"))?;
    let part = |row: &tokio_postgres::Row| {
        let table: String = row.get(1);
        (row.get(0), Part { table: of_database(&table, database), what: row.get(2) })
    };
    Ok(rows.iter().map(part).collect())
}

/// Marks a table of another database than the instance's.
fn of_database(table: &str, database: &str) -> String {
    if database == DATABASE { table.to_owned() } else { format!("{table} of the database {database}") }
}
