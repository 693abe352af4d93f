//! Checks that one workspace cannot see another: in every table, as the role that serves every request.
//! Invariant: the tables come from the catalogue, so that the check includes each new one; statements name no
//! workspace, because row security has to hold by itself.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use identity::canaries::As;
use kernel::id::TenantId;
use kernel::role::Role;
use platform::instance::CANARIES;
use std::collections::BTreeMap;
use tokio_postgres::Client;
use uuid::Uuid;

/// Tables of workspaces that the application may read.
const TABLES: &str = "
    select format('%I.%I', n.nspname, c.relname)
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname in ('app', 'ledger', 'make', 'sell') and n.nspname || '.' || c.relname <> 'app.address'
      and pg_catalog.has_table_privilege(c.oid, 'select')
    order by 1";

async fn tables(client: &Client) -> Result<Vec<String>, Broken> {
    let tables: Vec<String> = client.query(TABLES, &[]).await?.iter().map(|row| row.get(0)).collect();
    ensure(tables.len() > 20, || format!("Only {} tables of workspaces were found.", tables.len()))?;
    Ok(tables)
}

/// tenant-isolation
pub async fn tables_apart(world: &World) -> Verdict {
    let client = world.as_app().await?;
    let tables = tables(&client).await?;
    let [here, there] = [
        world.visit(CANARIES[0], As::role(Role::Auditor)).await?,
        world.visit(CANARIES[1], As::role(Role::Auditor)).await?,
    ];
    let outside = count(&client, &tables, None, "true").await?;
    ensure(outside.is_empty(), || format!("Without a workspace rows are seen in {}.", outside.join(", ")))?;
    for (one, other) in [(&here, &there), (&there, &here)] {
        let foreign = format!("tenant_id <> '{}'", one.tenant.uuid());
        let seen = count(&client, &tables, Some(one.tenant.uuid()), &foreign).await?;
        ensure(seen.is_empty(), || format!("Rows of other workspaces are seen in {}.", seen.join(", ")))?;
        writes_nothing(&client, one.tenant.uuid(), other.tenant.uuid()).await?;
    }
    Ok(Proof::of(format!(
        "{} tables were read without a workspace and from two: no row of another was seen, none could be \
                          written.",
        tables.len()
    ))
    .with("tables", tables.len()))
}

/// The tables in which this condition finds a row, for a session in a workspace or in none.
async fn count(
    client: &Client,
    tables: &[String],
    inside: Option<Uuid>,
    condition: &str,
) -> Result<Vec<String>, Broken> {
    let parts: Vec<String> = tables
        .iter()
        .map(|table| format!("select '{table}' where exists (select from {table} where {condition})"))
        .collect();
    client.batch_execute("begin read only").await?;
    let found = match inside {
        Some(tenant) => client.execute("select app.enter($1, $1)", &[&tenant]).await,
        None => Ok(0),
    };
    let found = match found {
        Ok(_) => client.query(&parts.join(" union all "), &[]).await,
        Err(why) => Err(why),
    };
    client.batch_execute("rollback").await?;
    Ok(found?.iter().map(|row| row.get(0)).collect())
}

/// Tries to write a mail, which any action may do, from one workspace into another.
async fn writes_nothing(client: &Client, here: Uuid, there: Uuid) -> Result<(), Broken> {
    client.batch_execute("begin").await?;
    client.execute("select app.enter($1, $1)", &[&here]).await?;
    let taken = client
        .execute("insert into app.one_time (tenant_id, one_time_id, kind, person_id, token_sha256, created_at, expires_at)
                  values ($1, $1, 'link', $1, decode(repeat('00', 32), 'hex'), now(), now())", &[&there])
        .await;
    client.batch_execute("rollback").await?;
    let refused = taken.err().and_then(|why| why.code().cloned());
    ensure(refused == Some(tokio_postgres::error::SqlState::INSUFFICIENT_PRIVILEGE), || {
        "A row could be written into another workspace.".into()
    })
}

/// The tables that a read writes to: the use of a session or a token, its origin, the reading of the log, and
/// the finding that follows an export of the log. And those that a task fills behind the books, whatever is asked meanwhile.
const NOTED: [&str; 8] = [
    "app.session",
    "app.api_token",
    "app.token_net",
    "app.audit_event",
    "app.audit_leaf",
    "app.finding",
    "ledger.entry_pending",
    "ledger.month_total",
];

/// For each table a workspace's number of rows with their versions.
pub async fn fingerprint(world: &World, tenant: TenantId) -> Result<BTreeMap<String, i64>, Broken> {
    let client = world.as_app().await?;
    let tables: Vec<String> =
        tables(&client).await?.into_iter().filter(|table| !NOTED.contains(&table.as_str())).collect();
    let parts: Vec<String> = tables
        .iter()
        .map(|table| format!("select '{table}', coalesce(sum(hashtextextended(t.ctid::text || t.xmin::text, 0) % 1000000007), 0)::bigint from {table} t"))
        .collect();
    client.batch_execute("begin read only").await?;
    client.execute("select app.enter($1, $1)", &[&tenant.uuid()]).await?;
    let rows = client.query(&parts.join(" union all "), &[]).await;
    client.batch_execute("rollback").await?;
    Ok(rows?.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// The tables that differ.
pub fn differing(before: &BTreeMap<String, i64>, after: &BTreeMap<String, i64>) -> Vec<String> {
    let is_new = |table: &&String| before.get(*table) != after.get(*table);
    before
        .keys()
        .chain(after.keys().filter(|table| !before.contains_key(*table)))
        .filter(is_new)
        .cloned()
        .collect()
}
