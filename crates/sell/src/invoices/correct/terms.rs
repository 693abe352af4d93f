//! What was agreed for a bill beside its lines, and goes along with its copy: a rate of its own, and an earlier date.
//! Invariant: a copy has only what the person who corrects the bill may send.

use kernel::day::{Day, Instant};
use kernel::metal::Metal;
use kernel::money::Money;
use ledger::accounts::day_rules::DayRules;
use ledger::accounts::documents::DocumentRow;
use ledger::accounts::periods::OpenDay;
use platform::error::{Error, Result};
use platform::tx::Tx;
use sell_queries::invoices::correct as sql;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::invoices::dating::may_be_dated;
use crate::rates::rules::may_set;

/// Whether the correction of a bill is of the bill's day: it is open for the person who corrects it.
pub(super) async fn keeps_day(tx: &Tx, bill: &DocumentRow, reason: &str) -> Result<bool> {
    let (day, today) = (bill.document_date, tx.today());
    let may = may_be_dated(day, today, tx.member.trust.roles).is_ok();
    Ok(may && OpenDay::explained(DayRules::read(tx).await?.locks, day, &tx.member, Some(reason)).is_ok())
}

/// The fields of the copy that name its date and its rate, and why they are not those of today.
pub(super) async fn terms_of(
    tx: &Tx,
    day: Day,
    document: &Value,
    reason: &str,
) -> Result<Map<String, Value>> {
    let mut terms = Map::new();
    if day != tx.today() {
        terms.insert("date".to_owned(), json!(day));
    }
    let may_set_rate = may_set(tx.member.trust.roles, "rate_override_minor").is_ok();
    if let Some(rate) = agreed_rate(tx, document).await?.filter(|_| may_set_rate) {
        terms.insert("rate_override_minor".to_owned(), json!(rate));
    }
    // The agreed rate, and a day behind a soft lock, ask for a reason: why the bill is corrected.
    if !terms.is_empty() {
        terms.insert("reason".to_owned(), json!(reason));
    }
    Ok(terms)
}

/// A line of metal, and the rate that priced it.
#[derive(Debug, Deserialize, PartialEq, Eq)]
struct LineRate {
    metal: Metal,
    rate_used: RateTaken,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
struct RateTaken {
    rate_minor: Money,
    effective_at: Instant,
}

/// The first line that a rate priced. A rate of its own holds for all such lines of its bill.
fn first_rate(document: &Value) -> std::result::Result<Option<LineRate>, serde_json::Error> {
    let lines = document["lines"].as_array().into_iter().flatten();
    let mut by_rate = lines.filter(|line| line.get("rate_used").is_some_and(|rate| !rate.is_null()));
    by_rate.next().map(LineRate::deserialize).transpose()
}

/// The rate that was set for this bill: one that the board did not have. None for a bill at the board's rates.
async fn agreed_rate(tx: &Tx, document: &Value) -> Result<Option<Money>> {
    let Some(LineRate { metal, rate_used }) = first_rate(document).map_err(Error::internal)? else {
        return Ok(None);
    };
    let (at, rate) = (rate_used.effective_at, rate_used.rate_minor);
    let is_of_board =
        sql::is_of_board().bind(tx, &tx.tenant(), &metal.as_str(), &at, &rate.get()).one().await?;
    Ok((!is_of_board).then_some(rate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_of_the_first_line_of_metal_is_read() {
        let rate = json!({"rate_minor": 1_030_000, "per_mg": "1000", "effective_at": "2026-04-20T04:30:00Z"});
        let document = json!({"lines": [{"description": "Box"}, {"metal": "gold", "rate_used": rate}]});
        let found = first_rate(&document).unwrap().unwrap();
        assert_eq!((found.metal, found.rate_used.rate_minor.get()), (Metal::Gold, 1_030_000));
        assert_eq!(first_rate(&json!({"lines": [{"description": "Box"}]})).unwrap(), None);
    }
}
