//! The number that the next batch is proposed: the one after the newest batch that has a number.
//! Invariant: it is only a proposal; it keeps the width of the number, and no batch among the newest has it.

use kernel::permission::Permission;
use make_queries::batches as sql;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

/// Batches looked at.
const MANY: i64 = 50;
/// The longest code of a batch.
const LONGEST: usize = 64;

input! {
    /// Asks for the number of the next batch.
    pub struct NextBatch {}
}

/// The proposed code.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NextBatchCode {
    /// The code; null where no batch has a number yet.
    pub batch: Option<String>,
}

impl Query for NextBatch {
    const NAME: &'static str = "make.batch.next_code";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Proposes the code of the next batch, by the number of the one before.";
    type Output = NextBatchCode;

    async fn fetch(self, tx: &ReadTx) -> Result<NextBatchCode> {
        let codes = sql::codes_newest().bind(tx, &tx.tenant(), &MANY).all().await?;
        Ok(NextBatchCode { batch: next_code(&codes) })
    }
}

/// The code after the first of these, the newest first, that ends in a number.
pub fn next_code(codes: &[String]) -> Option<String> {
    let mut next = codes.iter().find_map(|code| after(code))?;
    while codes.contains(&next) {
        next = after(&next)?;
    }
    (next.len() <= LONGEST).then_some(next)
}

/// The code with the number at its end one higher; zeros before it stay.
fn after(code: &str) -> Option<String> {
    let stem = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &code[stem.len()..];
    let next = digits.parse::<u64>().ok()?.checked_add(1)?;
    Some(format!("{stem}{next:0width$}", width = digits.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn next(codes: &[&str]) -> Option<String> {
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        next_code(&codes)
    }

    #[test]
    fn the_next_number_follows_the_newest_one() {
        let table: [(&[&str], Option<&str>); 11] = [
            (&["B-2614", "B-2613"], Some("B-2615")),
            (&["B-009"], Some("B-010")),
            (&["B-99"], Some("B-100")),
            (&["26/07"], Some("26/08")),
            (&["7"], Some("8")),
            (&["trial", "B-3"], Some("B-4")),
            (&["B-3", "B-4", "B-5"], Some("B-6")),
            (&["trial"], None),
            (&[], None),
            (&["B-99999999999999999999999"], None),
            (&["käse-9"], Some("käse-10")),
        ];
        for (codes, expected) in table {
            assert_eq!(next(codes).as_deref(), expected, "{codes:?}");
        }
    }

    proptest! {
        #[test]
        fn a_proposal_is_new_and_keeps_its_stem(stem in "[A-Z]{0,3}-", numbers in proptest::collection::vec(0_u64..40, 1..20)) {
            let codes: Vec<String> = numbers.iter().map(|n| format!("{stem}{n}")).collect();
            let next = next_code(&codes).expect("a number");
            prop_assert!(next.starts_with(&stem) && !codes.contains(&next));
        }
    }
}
