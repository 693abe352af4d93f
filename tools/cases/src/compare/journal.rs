//! The journal of an answer: complete, in any order, one row for each account, party and commodity.
//! Invariant: a posting that is missing, additional, split in two or zero is a difference.

use super::{Difference, Place};
use crate::json::Json;
use num_bigint::BigInt;
use num_traits::Zero;
use std::collections::BTreeMap;

/// The key by which rows are added up.
type Key = (String, String, String);

/// The rows of an expectation about a whole journal (a list, or `unordered`).
pub(super) fn rows(expected: &Json) -> Option<&[Json]> {
    let whole = match expected.pairs() {
        Some([(key, list)]) if key == "unordered" => list,
        Some(_) => return None,
        None => expected,
    };
    whole.items().filter(|rows| rows.iter().all(|row| row.has("account") && row.has("amount")))
}

pub(super) fn compare(expected: &[Json], came: &Json, place: &Place, found: &mut Vec<Difference>) {
    let Some(came_rows) = came.items() else {
        found.push(Difference::new(&place.path, "a list of postings", came.short()));
        return;
    };
    let mut sums = match added_up(came_rows) {
        Ok(sums) => sums,
        Err(row) => {
            let form = "postings {account, party?, commodity, integer amount}";
            found.push(Difference::new(&place.path, form, row.short()));
            return;
        }
    };
    if sums.len() != came_rows.len() {
        let form = "one row per account, party and commodity";
        found.push(Difference::new(&place.path, form, came.short()));
    }
    for (key, _) in sums.iter().filter(|(_, sum)| sum.is_zero()) {
        found.push(Difference::new(&place.path, "no row of nil", named(key, "0")));
    }
    let wanted = match added_up(expected) {
        Ok(wanted) => wanted,
        Err(row) => {
            found.push(Difference::new(&place.path, row.short(), "a case with a malformed posting"));
            return;
        }
    };
    for (key, amount) in wanted {
        let sum = sums.remove(&key);
        if sum.as_ref() != Some(&amount) {
            let came = sum.map_or("nothing".to_owned(), |sum| sum.to_string());
            found.push(Difference::new(&place.path, named(&key, &amount.to_string()), came));
        }
    }
    for (key, sum) in sums {
        found.push(Difference::new(&place.path, "no more postings", named(&key, &sum.to_string())));
    }
}

fn added_up(rows: &[Json]) -> Result<BTreeMap<Key, BigInt>, &Json> {
    let mut sums: BTreeMap<Key, BigInt> = BTreeMap::new();
    for row in rows {
        let (key, amount) = posting(row).ok_or(row)?;
        *sums.entry(key).or_default() += amount;
    }
    Ok(sums)
}

fn posting(row: &Json) -> Option<(Key, BigInt)> {
    let party = match row.get("party") {
        None | Some(Json::Null) => "",
        Some(party) => party.as_text()?,
    };
    let Some(Json::Number(amount)) = row.get("amount") else { return None };
    let key = (row.text_at("account")?.to_owned(), party.to_owned(), row.text_at("commodity")?.to_owned());
    Some((key, amount.parse().ok()?))
}

fn named((account, party, commodity): &Key, amount: &str) -> String {
    let space = if party.is_empty() { "" } else { " " };
    format!("{account}{space}{party} {commodity} {amount}")
}
