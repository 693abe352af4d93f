//! `test.fingerprint`: a digest over every row of a workspace, by which a test sees that a refused call changed nothing.
//! Invariant: it changes with every row that a call may write, and with nothing that happens by itself.

use futures::future::try_join_all;
use kernel::permission::Permission;
use platform::action::Query;
use platform::input;
use platform::tx::ReadTx;
use queries::client::GenericClient;
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Tables that a fingerprint leaves out: every call writes to some, and mail, the tree and the totals of months change by
/// themselves.
const LEFT_OUT: [&str; 14] = [
    "app.audit_leaf",
    "app.audit_event",
    "app.kept_answer",
    "app.job",
    "app.session",
    "app.api_token",
    "app.attempt",
    "app.one_time",
    "app.mail",
    "app.finding",
    "app.token_net",
    "app.watch_head",
    "ledger.entry_pending",
    "ledger.month_total",
];

input! {
    /// The workspace asked in.
    pub struct Fingerprint {}
}

/// A digest over all rows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RowDigest {
    sha256: String,
}

impl Query for Fingerprint {
    const NAME: &'static str = "test.fingerprint";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Digest over every row of the workspace (test builds only).";
    type Output = RowDigest;

    async fn fetch(self, tx: &ReadTx) -> platform::error::Result<RowDigest> {
        let tables = tx
            .query(
                "select format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_class c \
                 join pg_catalog.pg_namespace n on n.oid = c.relnamespace \
                 where c.relkind = 'r' and c.relrowsecurity order by 1",
                &[],
            )
            .await?;
        let names: Vec<String> = tables.iter().map(|row| row.get(0)).collect();
        let wanted: Vec<&String> = names.iter().filter(|name| !LEFT_OUT.contains(&name.as_str())).collect();
        let tenant = tx.tenant();
        let statements: Vec<String> = wanted
            .iter()
            .map(|name| {
                format!("select coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '') from {name} t where tenant_id = $1")
            })
            .collect();
        let params: [&(dyn tokio_postgres::types::ToSql + Sync); 1] = [&tenant];
        let rows = try_join_all(statements.iter().map(|statement| tx.query_one(statement.as_str(), &params)))
            .await?;
        let mut digest = Sha256::new();
        for (name, row) in wanted.iter().zip(rows) {
            digest.update(name.as_bytes());
            digest.update(row.get::<_, String>(0).as_bytes());
        }
        Ok(RowDigest { sha256: digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect() })
    }
}
