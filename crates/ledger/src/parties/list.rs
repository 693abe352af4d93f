//! Parties, the newest first, page by page, each page in the order of the names.
//! Invariant: every user sees a PAN with its middle hidden.

use super::{Party, cell, opened};
use crate::parties::PartyKind;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::search::is_found;
use ledger_queries::parties as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// Parties on a page.
pub const PAGE: i64 = 50;

input! {
    /// Which parties.
    pub struct ListParties {
        /// The beginnings of words of a name, of three letters or more.
        search: Option<Text>,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of parties.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartyPage {
    /// The parties in order of their names; a further page has older ones.
    pub rows: Vec<PartyShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// One party as lists show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartyShown {
    /// Its code.
    pub party: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: PartyKind,
    /// Telephone.
    pub phone: Option<String>,
    /// Its state.
    pub state: Option<String>,
    /// PAN with its middle hidden.
    pub pan: Option<String>,
}

impl Query for ListParties {
    const NAME: &'static str = "workspace.parties";
    const NEEDS: Permission = Permission::PartiesRead;
    const SUMMARY: &'static str = "Lists parties, the newest first, fifty a page, each page by name.";
    type Output = PartyPage;

    async fn fetch(self, tx: &ReadTx) -> Result<PartyPage> {
        let search = self.search.as_ref().map_or("", Text::as_str);
        let before = self.after.unwrap_or(Uuid::max());
        let asked = tx.cipher().asked(cell::NAME, search)?;
        let rows = if self.search.is_none() {
            sql::parties().bind(tx, &tx.tenant(), &before, &(PAGE + 1)).all().await?
        } else {
            sql::parties_named().bind(tx, &tx.tenant(), &asked, &before, &(PAGE + 1)).all().await?
        };
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.party_id);
        let found = rows.into_iter().map(|row| opened(tx, row)).collect::<Result<Vec<_>>>()?;
        Ok(PartyPage { rows: by_name(found, search).into_iter().map(party_shown).collect(), next })
    }
}

/// The parties that match the searched name, in the order of their names.
fn by_name(mut found: Vec<Party>, search: &str) -> Vec<Party> {
    found.retain(|party| is_found(&party.name, search));
    found.sort_by_cached_key(|party| (party.name.to_lowercase(), party.party_id));
    found
}

/// A party as lists show it.
pub(super) fn party_shown(row: Party) -> PartyShown {
    let pan = row.pan.map(|pan| masked(&pan));
    PartyShown { party: row.code, name: row.name, kind: row.kind, phone: row.phone, state: row.state, pan }
}

/// `ABC•••••4K`: enough to recognise, too little to use.
pub(super) fn masked(pan: &str) -> String {
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
