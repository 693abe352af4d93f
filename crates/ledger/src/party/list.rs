//! Parties by name, page by page.
//! What must stay true: a PAN is shown with its middle hidden, whoever looks.

use kernel::permission::Permission;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::tx::ReadTx;
use queries::queries::ledger::src::party as sql;
use serde::Serialize;
use uuid::Uuid;

/// Parties on a page.
pub const PAGE: i64 = 50;
/// Sorts after every name: the end of a range that has no end.
const BEYOND: &str = "\u{10ffff}";

input! {
    /// Which parties.
    pub struct Parties {
        /// The beginning of a name.
        search: Option<Text>,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// A page of parties.
#[derive(Debug, Serialize)]
pub struct PartyPage {
    /// The parties in order of their names.
    pub rows: Vec<PartyShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One party as lists show it.
#[derive(Debug, Serialize)]
pub struct PartyShown {
    /// Its code.
    pub party: String,
    /// Its name.
    pub name: String,
    /// What it is to the shop.
    pub kind: String,
    /// Telephone.
    pub phone: Option<String>,
    /// Its state.
    pub state: Option<String>,
    /// PAN with its middle hidden (sell.md section 5).
    pub pan: Option<String>,
}

impl Query for Parties {
    const NAME: &'static str = "workspace.parties";
    const NEEDS: Permission = Permission::PartiesRead;
    const SUMMARY: &'static str = "Lists parties by name, fifty a page.";
    type Output = PartyPage;

    async fn fetch(self, tx: &ReadTx) -> Result<PartyPage> {
        let first = self.search.map(|s| s.as_str().to_lowercase()).unwrap_or_default();
        let beyond = format!("{first}{BEYOND}");
        let (after_name, after) = read_cursor(self.after.as_ref().map_or("", Text::as_str));
        let mut rows = sql::parties_named()
            .bind(tx, &tx.tenant(), &first, &beyond, &after_name, &after, &(PAGE + 1))
            .all()
            .await?;
        let more = rows.len() > PAGE as usize;
        rows.truncate(PAGE as usize);
        let next = rows
            .last()
            .filter(|_| more)
            .map(|last| format!("{} {}", last.party_id, last.name.to_lowercase()));
        Ok(PartyPage { rows: rows.into_iter().map(shown).collect(), next })
    }
}

/// A cursor is the last row's id and sort key; what is not one begins at the beginning.
fn read_cursor(text: &str) -> (String, Uuid) {
    text.split_once(' ')
        .and_then(|(id, name)| Some((name.to_owned(), Uuid::parse_str(id).ok()?)))
        .unwrap_or_default()
}

fn shown(row: sql::PartyRow) -> PartyShown {
    let pan = row.pan.map(|pan| masked(&pan));
    PartyShown { party: row.code, name: row.name, kind: row.kind, phone: row.phone, state: row.state, pan }
}

/// `ABC•••••4K`: enough to recognise, too little to use.
fn masked(pan: &str) -> String {
    let letters: Vec<char> = pan.chars().collect();
    match letters.len() {
        10 => format!(
            "{}•••••{}",
            letters[..3].iter().collect::<String>(),
            letters[8..].iter().collect::<String>()
        ),
        _ => "•".repeat(letters.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pan_is_shown_with_its_middle_hidden() {
        assert_eq!(masked("ABCPJ1234K"), "ABC•••••4K");
        assert_eq!(masked("ABC"), "•••");
    }
}
