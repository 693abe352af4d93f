//! The rows of a masked copy: read of one moment, masked, sealed with the keys of the copy, and written.
//! Invariant: a sealed value is opened in its own cell and sealed again in the same one; a word of an
//! original that would be in the copy stops it, and so does a reference to a row that is not there. The
//! totals of the months are the sums of the postings of the copy.

use crate::problem::{Problem, Result};
use database::classes::{COLUMNS, Column, Form};
use futures::TryStreamExt;
use jiff::Timestamp;
use lifecycle::masking::{Mask, Rule, rule_of, words_of};
use platform::encryption::Key;
use platform::instance::{CANARIES, INSTANCE_SLUG};
use platform::keyring::{Cell, Vault};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::pin::pin;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Row};
use uuid::Uuid;

/// Rows that are written at once, and of tables with files.
const ROWS: usize = 500;
const FILES: usize = 10;

/// The workspaces, without the instance's own and the canaries: the copy makes its own.
const SHOPS: &str = "select tenant_id from app.address where slug <> all($1) order by slug";
const SNAPSHOT: &str = "begin isolation level repeatable read read only";
/// The rows are whole as they are: nothing is computed or checked again while they come.
const QUIET: &str = "set session_replication_role = replica";
/// The columns of a table in their order; generated ones are computed again.
const COLUMNS_OF: &str = "
    select a.attname::text, pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod)
    from pg_catalog.pg_attribute a
    where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum";
/// The columns of a table's key in their order, with their types.
const KEY_OF: &str = "
    select a.attname::text, y.typname::text from pg_catalog.pg_index x
    cross join unnest(x.indkey::int2[]) with ordinality as part (at, place)
    join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = part.at
    join pg_catalog.pg_type t on t.oid = a.atttypid
    join pg_catalog.pg_type y on y.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
    where x.indrelid = to_regclass($1) and x.indisprimary
    order by part.place";
/// The totals of the months, of the invented postings.
const MONTHS: &str = "
    insert into ledger.month_total (tenant_id, month, account, party_id, commodity, debit, credit)
    select q.tenant_id, q.entry_date - extract(day from q.entry_date)::integer + 1,
           case when side.is_debit then q.debit_account else q.credit_account end,
           coalesce(case when side.is_debit then q.debit_party else q.credit_party end,
                    '00000000-0000-0000-0000-000000000000'::uuid),
           q.commodity, coalesce(sum(q.amount) filter (where side.is_debit), 0)::bigint,
           coalesce(sum(q.amount) filter (where not side.is_debit), 0)::bigint
    from ledger.posting q
    cross join (values (true), (false)) side (is_debit)
    where q.tenant_id = any($1)
      and not exists (select from ledger.entry_pending w where w.tenant_id = q.tenant_id and w.entry_id = q.entry_id)
    group by 1, 2, 3, 4, 5";
/// For each foreign key a statement that counts the rows that refer to nothing.
const REFERENCES: &str = "
    select x.conname::text, format('select count(*) from %s c where %s and not exists (select from %s p where %s)',
        x.conrelid::regclass, string_agg(format('c.%I is not null', a.attname), ' and '),
        x.confrelid::regclass, string_agg(format('p.%I = c.%I', b.attname, a.attname), ' and '))
    from pg_catalog.pg_constraint x
    cross join unnest(x.conkey, x.confkey) as part (child, parent)
    join pg_catalog.pg_attribute a on a.attrelid = x.conrelid and a.attnum = part.child
    join pg_catalog.pg_attribute b on b.attrelid = x.confrelid and b.attnum = part.parent
    where x.contype = 'f'
    group by x.oid, x.conname, x.conrelid, x.confrelid
    order by x.conname";

/// One end of the copy: the database as its superuser, and its keys.
pub struct End<'a> {
    /// The database.
    pub client: &'a Client,
    /// The keys.
    pub vault: &'a Vault,
}

/// How much was copied.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct CopyFigures {
    /// Workspaces.
    pub workspaces: usize,
    /// Tables.
    pub tables: usize,
    /// Rows.
    pub rows: usize,
}

fn problem(why: impl Display) -> Problem {
    Problem::unavailable(format!("the masked copy could not be made: {why}"))
}

/// Copies every workspace into an instance that has none. Errors: the databases'; a column without a rule; a
/// word of an original in a masked value; a reference that does not hold.
pub async fn copy_all(from: &End<'_>, to: &End<'_>, mask: &Mask, now: Timestamp) -> Result<CopyFigures> {
    from.client.batch_execute(SNAPSHOT).await.map_err(problem)?;
    let own: Vec<&str> = CANARIES.into_iter().chain([INSTANCE_SLUG]).collect();
    let shops = from.client.query(SHOPS, &[&own]).await.map_err(problem)?;
    let shops: Vec<Uuid> =
        shops.iter().map(|row| row.get::<_, Uuid>(0)).filter(|shop| !from.vault.is_buried(*shop)).collect();
    for shop in &shops {
        to.vault.make_for(*shop, now)?;
    }
    to.client.batch_execute(QUIET).await.map_err(problem)?;
    let mut copied = CopyFigures { workspaces: shops.len(), ..CopyFigures::default() };
    for columns in COLUMNS.chunk_by(|a, b| a.table == b.table) {
        let Some(table) = Table::read(from.client, columns).await? else { continue };
        copied.rows += table.copy(from, to, (mask, &shops)).await?;
        copied.tables += 1;
    }
    from.client.batch_execute("rollback").await.map_err(problem)?;
    to.client.execute(MONTHS, &[&shops]).await.map_err(problem)?;
    to.client.batch_execute("reset session_replication_role").await.map_err(problem)?;
    hold_references(to.client).await?;
    Ok(copied)
}

/// Errors: a row refers to one that is not there.
async fn hold_references(client: &Client) -> Result<()> {
    for row in client.query(REFERENCES, &[]).await.map_err(problem)? {
        let (name, count): (String, String) = (row.get(0), row.get(1));
        let lost: i64 = client.query_one(&count, &[]).await.map_err(problem)?.get(0);
        if lost > 0 {
            return Err(problem(format!("{lost} rows break the reference {name}")));
        }
    }
    Ok(())
}

/// A column as it is copied.
struct Part {
    /// Its name, quoted.
    name: String,
    /// Its type.
    kind: String,
    rule: Rule,
    column: &'static Column,
}

impl Part {
    /// Whether its values are read and written as text.
    fn is_text(&self) -> bool {
        matches!(self.rule, Rule::Kept | Rule::Amount | Rule::Figures)
    }
}

/// A table that is copied.
struct Table {
    name: &'static str,
    parts: Vec<Part>,
    /// The columns of its key, with their types.
    key: Vec<(String, String)>,
}

/// The values of a column of some rows.
enum Values {
    Text(Vec<Option<String>>),
    Bytes(Vec<Option<Vec<u8>>>),
}

impl Values {
    fn as_sql(&self) -> &(dyn ToSql + Sync) {
        match self {
            Values::Text(values) => values,
            Values::Bytes(values) => values,
        }
    }
}

impl Table {
    /// The table of these columns; None: it is left out. Errors: a column without a rule.
    async fn read(client: &Client, columns: &'static [Column]) -> Result<Option<Table>> {
        let name = columns.first().map(|column| column.table).unwrap_or_default();
        let mut parts = Vec::new();
        for row in client.query(COLUMNS_OF, &[&name]).await.map_err(problem)? {
            let bare: String = row.get(0);
            let column = columns.iter().find(|it| it.name == bare);
            let column = column.ok_or_else(|| problem(format!("{name}.{bare} has no class")))?;
            let rule = rule_of(column).ok_or_else(|| problem(format!("{name}.{bare} has no rule")))?;
            parts.push(Part { name: row.get(1), kind: row.get(2), rule, column });
        }
        if parts.iter().any(|part| part.rule == Rule::LeftOut) {
            return Ok(None);
        }
        let key = client.query(KEY_OF, &[&name]).await.map_err(problem)?;
        let key = key.iter().map(|row| (row.get(0), row.get(1))).collect();
        Ok(Some(Table { name, parts, key }))
    }

    fn is_masked(&self) -> bool {
        self.parts.iter().any(|part| part.rule != Rule::Kept)
    }

    /// The rows of these workspaces: values in clear text as text, others as they are stored, the key, and
    /// all of the key as one text.
    fn select(&self) -> String {
        let value = |part: &Part| match part.is_text() {
            true => format!("{}::text", part.name),
            false => format!("{}::bytea", part.name),
        };
        let mut values: Vec<String> = self.parts.iter().map(value).collect();
        if self.is_masked() {
            let names: Vec<&str> = self.key.iter().map(|(name, _)| name.as_str()).collect();
            values.extend(names.iter().map(|name| (*name).to_owned()));
            values.push(format!("concat_ws('/', {})", names.join(", ")));
        }
        format!("select {} from {} where tenant_id = any($1)", values.join(", "), self.name)
    }

    fn insert(&self) -> String {
        let names: Vec<&str> = self.parts.iter().map(|part| part.name.as_str()).collect();
        let arrays = self.parts.iter().enumerate().map(|(nth, part)| match part.is_text() {
            true => format!("${}::text[]", nth + 1),
            false => format!("${}::bytea[]", nth + 1),
        });
        let values: Vec<String> =
            self.parts.iter().map(|part| format!("u.{}::{}", part.name, part.kind)).collect();
        format!(
            "insert into {} ({names}) overriding system value select {} from unnest({}) as u ({names})",
            self.name,
            values.join(", "),
            arrays.collect::<Vec<_>>().join(", "),
            names = names.join(", ")
        )
    }

    /// Copies the rows of these workspaces. Gives their number.
    async fn copy(&self, from: &End<'_>, to: &End<'_>, with: (&Mask, &[Uuid])) -> Result<usize> {
        let (mask, shops) = with;
        let (insert, has_files) = (self.insert(), self.parts.iter().any(|part| part.rule == Rule::File));
        let most = if has_files { FILES } else { ROWS };
        let given: [&(dyn ToSql + Sync); 1] = [&shops];
        let mut stream = pin!(from.client.query_raw(&self.select(), given).await.map_err(problem)?);
        let (mut rows, mut count) = (Vec::new(), 0);
        loop {
            let next = stream.try_next().await.map_err(problem)?;
            let is_over = next.is_none();
            rows.extend(next);
            if rows.len() == most || (is_over && !rows.is_empty()) {
                let values = self.values(&rows, (from.vault, to.vault), mask)?;
                let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(Values::as_sql).collect();
                to.client.execute(&insert, &values).await.map_err(|why| {
                    problem(format!("{}: {}", self.name, why.as_db_error().map_or("", |it| it.message())))
                })?;
                count += rows.len();
                rows.clear();
            }
            if is_over {
                return Ok(count);
            }
        }
    }

    fn values(&self, rows: &[Row], vaults: (&Vault, &Vault), mask: &Mask) -> Result<Vec<Values>> {
        let (mut values, amounts) = (Vec::new(), self.amounts(rows, mask)?);
        for (nth, part) in self.parts.iter().enumerate() {
            values.push(match part.rule {
                Rule::Kept => Values::Text(rows.iter().map(|row| row.get(nth)).collect()),
                Rule::Amount => {
                    let of = |row: &BTreeMap<&str, Option<i64>>| row.get(part.column.name).copied().flatten();
                    Values::Text(amounts.iter().map(|row| of(row).map(|it| it.to_string())).collect())
                }
                Rule::Figures => {
                    let figures = rows.iter().map(|row| self.figures(row, nth, mask));
                    Values::Text(figures.collect::<Result<_>>()?)
                }
                _ => {
                    let masked = rows.iter().map(|row| self.masked(row, nth, vaults, mask));
                    Values::Bytes(masked.collect::<Result<_>>()?)
                }
            });
        }
        Ok(values)
    }

    /// All of the key of a row of a masked table as one text.
    fn key_of<'a>(&self, row: &'a Row) -> &'a str {
        row.get(self.parts.len() + self.key.len())
    }

    /// The invented amounts of each row, by column.
    fn amounts(&self, rows: &[Row], mask: &Mask) -> Result<Vec<BTreeMap<&'static str, Option<i64>>>> {
        let parts = self.parts.iter().enumerate().filter(|(_, part)| part.rule == Rule::Amount);
        let parts: Vec<(usize, &'static str)> = parts.map(|(nth, part)| (nth, part.column.name)).collect();
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        let of_row = |row: &Row| -> Result<BTreeMap<&'static str, Option<i64>>> {
            let number = |(nth, name): &(usize, &'static str)| {
                let text: Option<&str> = row.get(*nth);
                text.map(str::parse).transpose().map(|it: Option<i64>| (*name, it)).map_err(problem)
            };
            let originals = parts.iter().map(number).collect::<Result<Vec<_>>>()?;
            let invented = mask.amounts(self.name, self.key_of(row), &originals);
            Ok(parts.iter().map(|(_, name)| *name).zip(invented).collect())
        };
        rows.iter().map(of_row).collect()
    }

    /// The invented figures in place of JSON in clear text.
    fn figures(&self, row: &Row, nth: usize, mask: &Mask) -> Result<Option<String>> {
        let (column, plain): (&Column, Option<&str>) = (self.parts[nth].column, row.get(nth));
        plain.map(|it| mask.figures(column, self.key_of(row), it)).transpose().map_err(problem)
    }

    /// The value of a masked column as the copy stores it.
    fn masked(
        &self,
        row: &Row,
        nth: usize,
        vaults: (&Vault, &Vault),
        mask: &Mask,
    ) -> Result<Option<Vec<u8>>> {
        let (part, stored): (&Part, Option<Vec<u8>>) = (&self.parts[nth], row.get(nth));
        let Some(stored) = stored else { return Ok(None) };
        let (tenant, id) =
            self.place(row).ok_or_else(|| problem(format!("the key of {} is odd", self.name)))?;
        if let Rule::Found(of) = part.rule {
            return self.digest(row, (tenant, id), of, vaults, mask);
        }
        let Some(cell) = part.column.cell().filter(|_| part.column.form == Form::Sealed) else {
            return Ok(Some(mask.value(part.rule, part.column, id, &stored)));
        };
        let place = Cell { tenant, column: cell.name(), row: id };
        let plain = vaults.0.open(&place, &stored)?;
        let value = mask.value(part.rule, part.column, id, &plain);
        has_no_word(part, &plain, &value)?;
        Ok(Some(match cell.is_of_person() {
            true => vaults.1.seal_for_person(&place, &value)?,
            false => vaults.1.seal(&place, &value)?,
        }))
    }

    /// The keyed digest by which the copy finds the invented value of a column of the same row.
    fn digest(
        &self,
        row: &Row,
        (tenant, id): (Uuid, Uuid),
        of: &str,
        (from, to): (&Vault, &Vault),
        mask: &Mask,
    ) -> Result<Option<Vec<u8>>> {
        let nth = self.parts.iter().position(|part| part.column.name == of);
        let nth = nth.ok_or_else(|| problem(format!("{}.{of} is not there", self.name)))?;
        let (part, stored): (&Part, Option<Vec<u8>>) = (&self.parts[nth], row.get(nth));
        let (Some(cell), Some(stored)) = (part.column.cell(), stored) else { return Ok(None) };
        let plain = from.open(&Cell { tenant, column: cell.name(), row: id }, &stored)?;
        let value = mask.value(part.rule, part.column, id, &plain);
        let value = match of {
            "phone" => kernel::phone::alike(&String::from_utf8_lossy(&value)).into_bytes(),
            _ => value,
        };
        Ok(Some(to.blind(tenant, cell.name(), &value)?.to_vec()))
    }

    /// The workspace of a row and the id that its values are bound to.
    fn place(&self, row: &Row) -> Option<(Uuid, Uuid)> {
        let first = self.parts.len();
        let (name, _) = self.key.first()?;
        let tenant: Uuid = (name == "tenant_id").then(|| row.get(first))?;
        let kinds: Vec<&str> = self.key[1..].iter().map(|(_, kind)| kind.as_str()).collect();
        let id = match kinds[..] {
            [] => tenant,
            ["uuid"] => row.get(first + 1),
            ["uuid", "uuid"] => (row.get::<_, Uuid>(first + 1), row.get::<_, Uuid>(first + 2)).row(),
            ["uuid", "int4"] => (row.get::<_, Uuid>(first + 1), row.get::<_, i32>(first + 2)).row(),
            ["uuid", "text"] => (row.get::<_, Uuid>(first + 1), row.get::<_, &str>(first + 2)).row(),
            _ => return None,
        };
        Some((tenant, id))
    }
}

/// Errors: a word of the original is in the masked value.
fn has_no_word(part: &Part, plain: &[u8], value: &[u8]) -> Result<()> {
    if part.rule == Rule::File {
        return Ok(());
    }
    let value = String::from_utf8_lossy(value);
    match words_of(part.rule, plain).iter().any(|word| value.contains(word.as_str())) {
        true => {
            Err(problem(format!("a value of {}.{} was not changed", part.column.table, part.column.name)))
        }
        false => Ok(()),
    }
}
