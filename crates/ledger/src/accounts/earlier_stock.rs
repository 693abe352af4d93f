//! How far the stock of a workspace that was there before its stock was in the books is entered in them, and what the accounts held
//! before and hold after. The program enters it by itself.
//! Invariant: a workspace that was opened later has nothing to enter, and says so.

use catalogue::{Phrase, say};
use kernel::day::Instant;
use kernel::words;
use ledger_queries::accounts::earlier_stock as sql;
use platform::error::Result;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

words! {
    /// How far the entry of earlier stock is.
    pub enum EntryState { NotNeeded = "not_needed", Waits = "waits", UnderWay = "under_way", Done = "done" }
}

/// How far earlier stock is entered in the books.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EarlierStock {
    /// not_needed, waits, under_way or done.
    #[schemars(with = "String")]
    pub state: EntryState,
    /// Pieces, lots, movements, documents and batches that are entered.
    pub entered: i64,
    /// How many there are to enter.
    pub of: i64,
    /// When the entry began.
    pub began_at: Option<Instant>,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// What the accounts that it moved held before and held after; null while it is not done.
    pub accounts: Option<Vec<AccountMoved>>,
}

/// What an account held before and after earlier stock was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AccountMoved {
    /// Its role: STOCK, COGS, …
    pub account: String,
    /// INR, AU_FINE_MG, …
    pub commodity: String,
    /// Before; a debit is positive.
    pub before: i64,
    /// After.
    pub after: i64,
}

/// How far it is. Errors: the database's.
pub async fn read_state(tx: &ReadTx) -> Result<EarlierStock> {
    let row = sql::earlier_stock().bind(tx, &tx.tenant()).opt().await?;
    let nothing = EarlierStock {
        state: EntryState::NotNeeded,
        entered: 0,
        of: 0,
        began_at: None,
        ended_at: None,
        accounts: None,
    };
    Ok(row.map_or(nothing, |row| EarlierStock {
        state: match (row.began_at, row.ended_at) {
            (_, Some(_)) => EntryState::Done,
            (Some(_), None) => EntryState::UnderWay,
            (None, None) => EntryState::Waits,
        },
        entered: row.entered,
        // What ended batches laid into no lot is counted only when it is entered.
        of: row.there_were.max(row.entered),
        began_at: row.began_at,
        ended_at: row.ended_at,
        accounts: row.sums_after.map(|after| moved_accounts(row.sums_before.as_ref(), &after)),
    }))
}

/// What pages of stock, of work in progress and of profit say until everything is entered; none from then on.
pub async fn warning(tx: &ReadTx) -> Result<Option<Phrase>> {
    let it = read_state(tx).await?;
    Ok(match it.state {
        EntryState::NotNeeded | EntryState::Done => None,
        EntryState::Waits => {
            Some(Phrase::of("Stock from before is not yet entered in the books; it is soon."))
        }
        EntryState::UnderWay => Some(say!(
            "Stock is being entered in the books: {entered} of {of}",
            entered = it.entered,
            of = it.of
        )),
    })
}

/// The accounts that changed.
fn moved_accounts(before: Option<&Value>, after: &Value) -> Vec<AccountMoved> {
    let (before, after) = (amounts(before.unwrap_or(&Value::Null)), amounts(after));
    let keys: std::collections::BTreeSet<&(String, String)> = before.keys().chain(after.keys()).collect();
    let row = |key: &(String, String)| {
        let of = |sums: &BTreeMap<(String, String), i64>| sums.get(key).copied().unwrap_or_default();
        let (account, commodity) = key.clone();
        let row = AccountMoved { account, commodity, before: of(&before), after: of(&after) };
        (row.before != row.after).then_some(row)
    };
    keys.into_iter().filter_map(row).collect()
}

/// The amounts of stored sums, by account and commodity.
fn amounts(sums: &Value) -> BTreeMap<(String, String), i64> {
    let mut all = BTreeMap::new();
    for (account, of_account) in sums.as_object().into_iter().flatten() {
        for (commodity, amount) in of_account.as_object().into_iter().flatten() {
            all.insert((account.clone(), commodity.clone()), amount.as_i64().unwrap_or_default());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_accounts_that_changed_are_told_with_both_figures() {
        let before = json!({"COGS": {"INR": 5}, "M_STOCK": {"AU_FINE_MG": -7}});
        let after = json!({"COGS": {"INR": 5}, "STOCK": {"INR": 12}, "M_STOCK": {"AU_FINE_MG": 0}});
        let row = |account: &str, commodity: &str, before: i64, after: i64| AccountMoved {
            account: account.into(),
            commodity: commodity.into(),
            before,
            after,
        };
        assert_eq!(
            moved_accounts(Some(&before), &after),
            [row("M_STOCK", "AU_FINE_MG", -7, 0), row("STOCK", "INR", 0, 12)]
        );
        assert_eq!(moved_accounts(None, &json!({})), []);
    }
}
