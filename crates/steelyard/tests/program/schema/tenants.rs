//! The tables of workspaces, from the catalogue.
//! Invariant: a table is a workspace's if it has row security, or if it has a tenant_id and is not one of the
//! listed global tables.

use tokio_postgres::Client;

/// Every table with a tenant_id except the global directory of addresses, by qualified name.
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
