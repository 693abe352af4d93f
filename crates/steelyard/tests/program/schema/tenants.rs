//! The tables of workspaces, from the catalogue. Must stay true: a table is a workspace's when row security says so,
//! or when it has a tenant_id and is not one of the listed global ones.

use tokio_postgres::Client;

/// Every table that has a tenant_id but the global directory of addresses, by qualified name.
pub(crate) async fn tables(client: &Client) -> Vec<String> {
    let rows = client
        .query(
            "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
             join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
             where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname || '.' || c.relname <> 'app.address'
             order by 1",
            &[],
        )
        .await
        .expect("the catalogue");
    rows.iter().map(|row| row.get(0)).collect()
}
