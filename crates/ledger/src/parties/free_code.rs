//! Codes that no party has: what to choose where one is in use.
//! Invariant: a proposed code was free when it was proposed; only adding the party takes it.

use catalogue::say;
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal};
use ledger_queries::parties as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::{MAX_CODE, Name};
use platform::input;
use platform::sealed::ledger::party as cell;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use super::coded_as;

/// Codes that are tried: so many in a row are rarely in use.
const TRIED: u64 = 20;
/// The code before the first one of a shop that has none.
const BEFORE_FIRST: &str = "C-0000";

/// The n-th code after this one: its number counted on, or a number after it. None: it has no room for one.
fn next_code(code: &str, n: u64) -> Option<String> {
    let head = code.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let digits = &code[head.len()..];
    let next = match digits.parse::<u64>() {
        Ok(number) => format!("{head}{:0width$}", number.checked_add(n)?, width = digits.len()),
        // No number, or one that no counter of ours can hold.
        Err(_) => format!("{code}-{}", n.checked_add(1)?),
    };
    (next.chars().count() <= MAX_CODE).then_some(next)
}

/// The codes that are tried after this one, in order.
fn candidates(code: &str) -> Vec<String> {
    (1..=TRIED).filter_map(|n| next_code(code, n)).collect()
}

/// Those of the codes that parties have, as keyed hashes.
async fn codes_in_use(tx: &ReadTx, codes: &[&str]) -> Result<Vec<Vec<u8>>> {
    let hashes = codes.iter().map(|code| coded_as(tx, code)).collect::<Result<Vec<_>>>()?;
    Ok(sql::codes_taken().bind(tx, &tx.tenant(), &hashes).all().await?)
}

/// The first free code after this one; None if all that are tried are in use.
async fn free_after(tx: &ReadTx, code: &str) -> Result<Option<String>> {
    let tried = candidates(code);
    let used = codes_in_use(tx, &tried.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    for code in tried {
        if !used.contains(&coded_as(tx, &code)?) {
            return Ok(Some(code));
        }
    }
    Ok(None)
}

/// Refuses a code that a party has, and names a free one. Errors: `value_unknown` at `field`.
pub(super) async fn is_free(tx: &ReadTx, code: &str, field: &str) -> Result<()> {
    if codes_in_use(tx, &[code]).await?.is_empty() {
        return Ok(());
    }
    let (message, free) = match free_after(tx, code).await? {
        Some(free) => (say!("The code {code} is in use. {free} is free.", code, free = &free), Some(free)),
        None => (say!("The code {code} is in use. Choose another.", code), None),
    };
    let refusal = Refusal::invalid(vec![Fault { message, ..Fault::new(field, Code::ValueUnknown) }]);
    Err(free.map_or(refusal.clone(), |free| refusal.fact("free_code", free)).into())
}

input! {
    /// Asks for a code that no party has.
    pub struct FreeCode {
        /// A code to count on from; absent: that of the newest party.
        after: Option<Name>,
    }
}

/// A free code.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FreeCodeShown {
    /// The code; null if those that were tried are all in use.
    pub party: Option<String>,
}

impl Query for FreeCode {
    const NAME: &'static str = "workspace.party.free_code";
    const NEEDS: Permission = Permission::PartiesCreate;
    const SUMMARY: &'static str = "Proposes a code for the next party.";
    type Output = FreeCodeShown;

    async fn fetch(self, tx: &ReadTx) -> Result<FreeCodeShown> {
        let after = match self.after {
            Some(code) => code.into_string(),
            None => newest(tx).await?.unwrap_or_else(|| BEFORE_FIRST.to_owned()),
        };
        Ok(FreeCodeShown { party: free_after(tx, &after).await? })
    }
}

/// The code of the newest party, if it is counted.
async fn newest(tx: &ReadTx) -> Result<Option<String>> {
    let Some(row) = sql::newest_code().bind(tx, &tx.tenant()).opt().await? else { return Ok(None) };
    let code: String = tx.cipher().open(cell::CODE, row.party_id, row.code)?;
    Ok(Some(code).filter(|code| code.ends_with(|sign: char| sign.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parties::CreateParty;
    use proptest::prelude::*;
    use serde_json::json;
    use testing::Shop;

    #[test]
    fn a_code_is_counted_on_in_its_own_width() {
        for (code, n, next) in [
            ("C-0381", 1, Some("C-0382")),
            ("C-0999", 1, Some("C-1000")),
            ("C-9", 2, Some("C-11")),
            ("meera", 1, Some("meera-2")),
            ("c-meera", 2, Some("c-meera-3")),
            ("7", 1, Some("8")),
            ("मीरा", 1, Some("मीरा-2")),
            ("C-99999999999999999999999", 1, Some("C-99999999999999999999999-2")),
        ] {
            assert_eq!(next_code(code, n).as_deref(), next, "{code}");
        }
        assert_eq!(next_code(&"C".repeat(MAX_CODE), 1), None);
    }

    proptest! {
        #[test]
        fn no_two_candidates_are_alike_and_none_is_the_code(code in "\\PC{1,64}") {
            let mut tried = candidates(&code);
            prop_assert!(!tried.contains(&code));
            let many = tried.len();
            tried.sort();
            tried.dedup();
            prop_assert_eq!(tried.len(), many);
        }
    }

    #[tokio::test]
    async fn a_code_in_use_is_refused_with_a_free_one() {
        let shop = Shop::jeweller().await;
        let party = |code: &str| json!({ "party": code, "name": "Meera", "kind": "customer" });
        for code in ["C-0001", "C-0002"] {
            shop.run::<CreateParty>("cas", party(code)).await.expect("added");
        }
        assert_eq!(shop.run::<CreateParty>("cas", party("C-0001")).await, Err("value_unknown party".into()));
        let free = shop.ask::<FreeCode>("cas", json!({ "after": "C-0001" })).await;
        assert_eq!(free, Ok(json!({ "party": "C-0003" })));
        assert_eq!(shop.ask::<FreeCode>("cas", json!({})).await, Ok(json!({ "party": "C-0003" })));
        let other = shop.beside("next-door").await;
        assert_eq!(other.ask::<FreeCode>("olive", json!({})).await, Ok(json!({ "party": "C-0001" })));
        assert_eq!(shop.ask::<FreeCode>("audi", json!({})).await, Err("permission_denied".into()));
    }
}
