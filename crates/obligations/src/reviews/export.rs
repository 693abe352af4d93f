//! A review as CSV, for an auditor: a line for each person and each API token, with what was decided.
//! Invariant: a spreadsheet reads no cell as a formula.

use super::reads::{AccessReviewShown, Verdict};
use crate::requests::export::cell;

/// The review as CSV.
pub fn as_csv(review: &AccessReviewShown) -> String {
    let mut text = String::from(
        "review,kind,name,person,rights,second_factor,last_used_at,decision,decided_by,decided_at\r\n",
    );
    for it in &review.people {
        let factor = it.second_factor.map_or("", |yes| if yes { "yes" } else { "no" });
        let used = it.used_at.map_or(String::new(), |at| at.to_string());
        let rights = it.roles.join(" ");
        let row = ["person", it.name.as_str(), it.name.as_str(), rights.as_str(), factor, used.as_str()];
        text += &line(&review.line.case, &row, it.decision.as_ref());
    }
    for it in &review.tokens {
        let used = it.used_at.map_or(String::new(), |at| at.to_string());
        let rights = it.permissions.as_ref().map_or("all of the person's".to_owned(), |all| all.join(" "));
        let row = ["token", it.name.as_str(), it.person.as_str(), rights.as_str(), "", used.as_str()];
        text += &line(&review.line.case, &row, it.decision.as_ref());
    }
    text
}

fn line(case: &str, row: &[&str], verdict: Option<&Verdict>) -> String {
    let decided = match verdict {
        Some(it) => [it.decision.as_str().to_owned(), it.by.clone(), it.at.to_string()],
        None => ["undecided".to_owned(), String::new(), String::new()],
    };
    let cells = std::iter::once(case).chain(row.iter().copied()).chain(decided.iter().map(String::as_str));
    format!("{}\r\n", cells.map(cell).collect::<Vec<_>>().join(","))
}
