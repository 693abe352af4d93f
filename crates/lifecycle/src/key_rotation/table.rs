//! The sealed columns of one table during a rotation: which values are under older keys, and how they are
//! rewritten.
//! Invariant: a value is opened in its own row's cell before it is sealed there again, while nobody else can
//! change that row. Every table with sealed columns that is never rewritten has a reason (`stays` in
//! `classes.toml`).

use super::Moved;
use database::classes::{COLUMNS, Column, Form};
use deadpool_postgres::Object;
use keyring::{Cell, Fault, Vault, Version, is_of_person, is_under, mark_of};
use platform::error::{Error, Result};
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;
use uuid::Uuid;

/// Rows of one transaction: a call that waits for one of them waits some milliseconds.
const BATCH: i64 = 200;
/// Tables that belong to people and not to workspaces; only their people can read them.
const OF_PERSONS: [&str; 3] = ["app.factor", "app.outside_identity", "app.person"];
/// Tables whose sealed values stay under the key they were written with, and why (`classes.toml`).
pub fn stays() -> impl Iterator<Item = (&'static str, &'static str)> {
    Table::all().filter_map(|table| Some((table.name, table.columns.first()?.stays?)))
}

/// The key of a row, without the workspace.
const KEY: &str = "
    select pg_catalog.quote_ident(a.attname), a.atttypid = 'uuid'::regtype from pg_catalog.pg_index x
    join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = any (x.indkey::int2[])
    where x.indrelid = to_regclass($1) and x.indisprimary and a.attname <> 'tenant_id'";

/// A table with sealed columns.
pub(super) struct Table {
    name: &'static str,
    columns: Vec<&'static Column>,
}

/// The result of one batch.
pub(super) struct Rewritten {
    pub(super) moved: Moved,
    /// Where the next batch begins. None: this was the last.
    pub(super) next: Option<Uuid>,
}

/// The values to write: the rows, and for each column the value of each row.
struct Anew {
    rows: Vec<Uuid>,
    columns: Vec<Vec<Option<Vec<u8>>>>,
}

impl Table {
    /// All such tables.
    pub(super) fn all() -> impl Iterator<Item = Table> {
        COLUMNS.chunk_by(|a, b| a.table == b.table).filter_map(|columns| {
            let sealed: Vec<_> = columns.iter().filter(|it| it.form == Form::Sealed).collect();
            let name = sealed.first()?.table;
            Some(Table { name, columns: sealed })
        })
    }

    /// Whether its values stay under the key they were written with.
    pub(super) fn stays(&self) -> bool {
        self.columns.iter().any(|column| column.stays.is_some())
    }

    /// Whether its rows belong to workspaces.
    pub(super) fn is_of_workspaces(&self) -> bool {
        !OF_PERSONS.contains(&self.name)
    }

    /// A condition on the key of the values; true if it holds for one of the columns.
    fn of_any(&self, condition: &str) -> String {
        let marked = |it: &&Column| format!("substring({}::bytea from 2 for 4) {condition}", it.name);
        self.columns.iter().map(marked).collect::<Vec<_>>().join(" or ")
    }

    /// The number of values that are not under the workspace's newest key.
    pub(super) async fn under_older(&self, client: &Object, newest: Version) -> Result<i64> {
        let count = |it: &&Column| {
            format!("count(*) filter (where substring({}::bytea from 2 for 4) <> $2)", it.name)
        };
        let counts = self.columns.iter().map(count).collect::<Vec<_>>().join(" + ");
        let count = format!("select {counts} from {} where tenant_id = $1", self.name);
        let row = client.query_one(&count, &[&newest.tenant, &&mark_of(newest.key)[..]]).await?;
        Ok(row.get(0))
    }

    /// Whether any value is under this key.
    pub(super) async fn has_any(&self, client: &Object, old: Version) -> Result<bool> {
        let any = format!(
            "select exists (select from {} where tenant_id = $1 and ({}))",
            self.name,
            self.of_any("= $2")
        );
        let row = client.query_one(&any, &[&old.tenant, &&mark_of(old.key)[..]]).await?;
        Ok(row.get(0))
    }

    /// Re-encrypts the next rows with a greater id, in a transaction that has entered their workspace. A row
    /// that others only refer to, as each new bill does to its party and each new row to its workspace, is
    /// not skipped.
    pub(super) async fn rewrite(
        &self,
        client: &Object,
        vault: &Vault,
        newest: Version,
        after: Uuid,
    ) -> Result<Rewritten> {
        let key = self.key(client).await?;
        let names = self.columns.iter().map(|it| format!(", {}::bytea", it.name)).collect::<String>();
        let next = format!(
            "select {key}{names} from {} where tenant_id = $1 and {key} > $2 and ({}) order by {key} limit $4
             for no key update skip locked",
            self.name,
            self.of_any("<> $3")
        );
        let mark = mark_of(newest.key);
        let rows = client.query(&next, &[&newest.tenant, &after, &&mark[..], &BATCH]).await?;
        let (anew, moved) = self.anew(vault, newest, &rows)?;
        if !anew.rows.is_empty() {
            self.put(client, newest.tenant, &key, &anew).await?;
        }
        let is_full = i64::try_from(rows.len()) == Ok(BATCH);
        let next = rows.last().filter(|_| is_full).map(|row| row.get(0));
        Ok(Rewritten { moved, next })
    }

    /// The key column. Errors: `Internal`, if rows have another kind of key.
    async fn key(&self, client: &Object) -> Result<String> {
        let rows = client.query(KEY, &[&self.name]).await?;
        match &rows[..] {
            [] => Ok("tenant_id".into()),
            [row] if row.get(1) => Ok(row.get(0)),
            _ => Err(Error::internal(format!("nothing says how rows of {} are distinguished", self.name))),
        }
    }

    /// The values to write.
    fn anew(&self, vault: &Vault, newest: Version, rows: &[Row]) -> Result<(Anew, Moved)> {
        let many = self.columns.len();
        let mut anew = Anew { rows: Vec::new(), columns: vec![Vec::new(); many] };
        let mut moved = Moved::default();
        for row in rows {
            let id: Uuid = row.get(0);
            let old: Vec<Option<Vec<u8>>> = (1..=many).map(|at| row.get(at)).collect();
            let values = old.iter().zip(self.columns.iter().copied());
            let new = values
                .map(|(value, column)| sealed_anew(vault, newest, (column, id), value.as_deref()))
                .collect::<Result<Vec<_>>>()?;
            moved += tally(&old, &new, newest);
            if old != new {
                anew.rows.push(id);
                anew.columns.iter_mut().zip(new).for_each(|(column, value)| column.push(value));
            }
        }
        Ok((anew, moved))
    }

    /// Writes the values. The rows are locked since they were read.
    async fn put(&self, client: &Object, tenant: Uuid, key: &str, anew: &Anew) -> Result<()> {
        let named = || self.columns.iter().map(|it| it.name).enumerate();
        let sets: Vec<String> = named().map(|(at, name)| format!("{name} = n.v{at}")).collect();
        let lists: String = named().map(|(at, _)| format!(", ${}::bytea[]", at + 3)).collect();
        let names: String = named().map(|(at, _)| format!(", v{at}")).collect();
        let put = format!(
            "update {} t set {} from unnest($2::uuid[]{lists}) as n (id{names}) where t.tenant_id = $1 and t.{key} = n.id",
            self.name,
            sets.join(", ")
        );
        let mut values: Vec<&(dyn ToSql + Sync)> = vec![&tenant, &anew.rows];
        values.extend(anew.columns.iter().map(|column| column as &(dyn ToSql + Sync)));
        client.execute(&put, &values).await?;
        Ok(())
    }
}

/// The value sealed with the newest key, or with that of its person. It is unchanged if it already is, or if
/// it does not open in its cell.
fn sealed_anew(
    vault: &Vault,
    newest: Version,
    (column, row): (&Column, Uuid),
    value: Option<&[u8]>,
) -> Result<Option<Vec<u8>>> {
    let Some(value) = value else { return Ok(None) };
    if is_under(newest.key, value) {
        return Ok(Some(value.to_vec()));
    }
    let name = column.cell().ok_or_else(|| Error::internal("a column that is not sealed"))?.name();
    let cell = Cell { tenant: newest.tenant, column: name, row };
    match vault.open(&cell, value) {
        Ok(plain) => {
            // Sealed with the same kind of key as before: the text that replaces an erased person's data is
            // not sealed with that person's key.
            let sealed = match is_of_person(value) {
                true => vault.seal_for_person(&cell, &plain),
                false => vault.seal(&cell, &plain),
            };
            Ok(Some(sealed.map_err(Error::internal)?))
        }
        Err(Fault::Broken) => Ok(Some(value.to_vec())),
        Err(fault) => Err(Error::internal(fault)),
    }
}

fn tally(old: &[Option<Vec<u8>>], new: &[Option<Vec<u8>>], newest: Version) -> Moved {
    let is_older = |value: &Vec<u8>| !is_under(newest.key, value);
    let mut moved = Moved::default();
    for (old, new) in old.iter().zip(new) {
        let changed = i64::from(old != new);
        moved.values += changed;
        moved.broken += i64::from(old.as_ref().is_some_and(is_older)) - changed;
    }
    moved
}
