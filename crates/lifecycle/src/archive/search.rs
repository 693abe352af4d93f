//! A search of all text that a workspace keeps sealed: every column that an archive opens, row by row.
//! Invariant: one call reads a bounded number of rows and says where the next one continues; files and the
//! closed archive are not read.

use super::columns::{self, Part, Table};
use super::lines::Row;
use super::reading::Reader;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::refusal::Refusal;
use platform::error::Result;
use platform::internal::Seals;
use serde_json::Value;
use uuid::Uuid;

/// Rows and places of one call: each row costs some microseconds to open.
const ROWS: usize = 20_000;
const PLACES: usize = 100;
/// Characters of a text before and after what was found.
const BEFORE: usize = 40;
const AROUND: usize = 120;

/// A text that has one of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The key of the row, as JSON.
    pub row: String,
    /// A part of the text.
    pub words: String,
}

/// What one call found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The places.
    pub places: Vec<Place>,
    /// How many rows were read.
    pub rows: usize,
    /// Where the next call continues. None: all was read.
    pub next: Option<Cursor>,
}

/// A place in the order of tables and rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The table.
    table: String,
    /// The key of the last row that was read; None: none of the table was.
    after: Option<String>,
}

impl Cursor {
    /// As a page sends it.
    pub fn text(&self) -> String {
        format!("{}:{}", self.table, self.after.as_deref().unwrap_or_default())
    }

    /// What `text` gave. None: something else.
    pub fn parse(text: &str) -> Option<Cursor> {
        let (table, after) = text.split_once(':')?;
        // The key is judged once its columns are known.
        let is_key = after.is_empty() || serde_json::from_str::<Row>(after).is_ok();
        let after = Some(after.to_owned()).filter(|after| !after.is_empty());
        let is_table = tables().any(|it| it.name == table);
        (is_key && is_table).then(|| Cursor { table: table.to_owned(), after })
    }
}

/// The tables with sealed text, in their order.
fn tables() -> impl Iterator<Item = Table> {
    columns::tables().filter(|table| table.files().is_none() && table.with(Part::Opened).next().is_some())
}

/// Finds the words, whether in small or capital letters, in the workspace that the transaction has entered.
/// Errors: `value_unknown` at `after`, for a key that no row of the table can have; the database's; the keyring's.
pub async fn find(
    client: &impl Seals,
    (tenant, now): (Uuid, Instant),
    words: &[String],
    from: Option<&Cursor>,
) -> Result<Places> {
    let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut found = Places::default();
    for table in tables().skip_while(|table| from.is_some_and(|from| table.name < from.table.as_str())) {
        let mut after = from.filter(|from| from.table == table.name).and_then(|from| from.after.clone());
        let reader = Reader::of(client, tenant, now, table).await?;
        if after.as_deref().is_some_and(|after| !reader.is_key(after)) {
            return Err(Refusal::new(Code::ValueUnknown).field("after").into());
        }
        loop {
            if found.rows >= ROWS || found.places.len() >= PLACES {
                found.next = Some(Cursor { table: table.name.to_owned(), after });
                return Ok(found);
            }
            let rows = reader.rows(after.as_deref()).await?;
            found.rows += rows.len();
            for row in &rows {
                let key = reader.key_text(row);
                found.places.extend(places_of(&table, row, &key, &words));
            }
            let is_end = rows.len() < reader.page();
            after = rows.last().map(|row| reader.key_text(row)).or(after);
            if is_end {
                break;
            }
        }
    }
    Ok(found)
}

/// The columns of a row that have one of the words.
fn places_of(table: &Table, row: &Row, key: &str, words: &[String]) -> Vec<Place> {
    let text = |name: &str| row.get(name).and_then(Value::as_str);
    let place = |name: &'static str| {
        let part = part_with(text(name)?, words)?;
        Some(Place { table: table.name, column: name, row: key.to_owned(), words: part })
    };
    table.with(Part::Opened).filter_map(|column| place(column.name)).collect()
}

/// The part of a text around the first of the words that it has.
fn part_with(text: &str, words: &[String]) -> Option<String> {
    let lower = text.to_lowercase();
    let at =
        words.iter().filter(|word| !word.is_empty()).filter_map(|word| lower.find(word.as_str())).min()?;
    let before = lower.get(..at).unwrap_or_default().chars().count();
    Some(text.chars().skip(before.saturating_sub(BEFORE)).take(AROUND).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case_and_shown_with_what_is_around_it() {
        let words = ["meera".to_owned(), String::new()];
        assert_eq!(part_with("For MEERA Joshi", &words).as_deref(), Some("For MEERA Joshi"));
        assert_eq!(part_with("For somebody", &words), None);
        let long = format!("{}Meera{}", "x".repeat(500), "y".repeat(500));
        let part = part_with(&long, &words).expect("found");
        assert!(part.contains("Meera") && part.chars().count() == AROUND, "{part}");
        assert!(part_with("İİİ meera", &words).is_some_and(|part| part.contains("meera")));
    }

    #[test]
    fn a_cursor_comes_back_as_it_was_and_nothing_else_is_one() {
        for after in [None, Some(r#"{"party_id":"1"}"#.to_owned())] {
            let cursor = Cursor { table: "ledger.party".into(), after };
            assert_eq!(Cursor::parse(&cursor.text()), Some(cursor));
        }
        for wrong in ["", "ledger.party", "none:", "app.retained_copy:", "ledger.party:x"] {
            assert_eq!(Cursor::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_people_write_is_searched_and_the_closed_archive_is_not() {
        let names: Vec<_> = tables().map(|table| table.name).collect();
        for name in ["ledger.party", "ledger.document", "ledger.document_line", "app.case_event"] {
            assert!(names.contains(&name), "{name}");
        }
        assert!(!names.contains(&"app.retained_copy") && !names.contains(&"app.paper"));
        assert!(names.is_sorted());
    }
}
