//! The remaining rows of a workspace, counted in every table.
//! Invariant: it names only the tables that go last; a new table is counted without a change here.

use super::sql;
use kernel::id::TenantId;
use platform::error::Result;
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::platform::Platform;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Tables that are deleted separately, last of all.
const LAST: [&str; 4] = ["app.audit_leaf", "app.audit_event", "app.closing", "app.tenant"];

/// Rows by table.
pub type Rows = BTreeMap<String, i64>;

/// The number of a workspace's rows in each table that has any. Errors: the database's.
pub async fn left(platform: &Platform, tenant: Uuid) -> Result<Rows> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let tables = sql::tables_of_workspaces().bind(guard.pg()).all().await?;
    let mut rows = Rows::new();
    for table in tables.iter().map(String::as_str).chain(LAST) {
        let count = format!("select count(*) from {table} where tenant_id = $1");
        let count: i64 = guard.pg().query_one(&count, &[&tenant]).await?.get(0);
        if count > 0 {
            rows.insert(table.to_owned(), count);
        }
    }
    guard.rollback().await;
    Ok(rows)
}
