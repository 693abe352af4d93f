//! Compares the rows of an archive with those that are in a workspace: their number, and a sum over digests
//! of what each says.
//! Invariant: what is sealed is compared as it is when it is opened; only the workspace's own id and
//! digests over sealed bytes are left out, for they differ by design. Of a file the row has the digest.

use super::bringing::{ArchiveRows, SEALS};
use super::columns;
use super::lines::Row;
use super::reading::Reader;
use kernel::day::Instant;
use platform::error::Result;
use platform::internal::Guard;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The rows of one table: their number, and a sum that is another one where a row is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct RowSum {
    /// Rows.
    pub rows: i64,
    /// The sum of their digests, in any order.
    sum: u128,
}

impl RowSum {
    /// Counts a row as an archive has it.
    pub(super) fn add(&mut self, table: &str, row: &Row) {
        let is_own = |name: &str| name == "tenant_id" || (table == SEALS && name == "sha256");
        let mut digest = Sha256::new();
        // Names are in their order, so that a row has one digest.
        for (name, value) in row.iter().filter(|(name, value)| !is_own(name) && !value.is_null()) {
            digest.update(name.as_bytes());
            digest.update(b"=");
            digest.update(value.to_string().as_bytes());
            digest.update(b"\n");
        }
        let digest: [u8; 32] = digest.finalize().into();
        let first = digest.first_chunk().copied().map_or(0, u128::from_be_bytes);
        self.rows += 1;
        self.sum = self.sum.wrapping_add(first);
    }
}

/// The first table whose rows in a workspace are not those that were brought in; None: all are. Errors: the
/// database's; a value does not open.
pub async fn difference(
    guard: &Guard,
    tenant: Uuid,
    now: Instant,
    brought: &ArchiveRows,
) -> Result<Option<&'static str>> {
    for (name, sum) in &brought.sums {
        let Some(table) = columns::table(name) else { continue };
        if Reader::of(guard, tenant, now, table).await?.sum().await? != *sum {
            return Ok(Some(*name));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn sum_of(table: &str, rows: &[Value]) -> RowSum {
        let mut sum = RowSum::default();
        for row in rows {
            sum.add(table, row.as_object().expect("a row"));
        }
        sum
    }

    #[test]
    fn the_same_rows_in_any_order_and_workspace_have_one_sum() {
        let [one, two] = [json!({ "tenant_id": 1, "a": 1, "b": null }), json!({ "tenant_id": 1, "a": 2 })];
        let there = [json!({ "tenant_id": 9, "a": 2, "b": null }), json!({ "tenant_id": 9, "a": 1 })];
        assert_eq!(sum_of("ledger.lot", &[one, two]), sum_of("ledger.lot", &there));
    }

    #[test]
    fn a_changed_a_missing_and_a_second_row_have_another() {
        let row = |amount: i64| json!({ "tenant_id": 1, "amount": amount, "sha256": "ab" });
        let right = sum_of("ledger.posting", &[row(1), row(2)]);
        for rows in [vec![row(1)], vec![row(1), row(3)], vec![row(1), row(2), row(2)], vec![row(2), row(2)]] {
            assert_ne!(sum_of("ledger.posting", &rows), right, "{rows:?}");
        }
        // "1" in one column is not "1" in another, nor a number a text.
        let [a, b, text] = [json!({ "a": 1 }), json!({ "b": 1 }), json!({ "a": "1" })];
        assert_ne!(sum_of("x", std::slice::from_ref(&a)), sum_of("x", &[b]));
        assert_ne!(sum_of("x", &[a]), sum_of("x", &[text]));
    }

    #[test]
    fn a_digest_over_sealed_bytes_counts_only_where_it_is_not_computed_anew() {
        let row = |digest: &str| json!({ "document_id": 1, "sha256": digest });
        assert_eq!(sum_of(SEALS, &[row("ab")]), sum_of(SEALS, &[row("cd")]));
        assert_ne!(sum_of("app.paper", &[row("ab")]), sum_of("app.paper", &[row("cd")]));
    }
}
