//! A search of all text that a workspace keeps sealed: every column that an archive opens, row by row.
//! Invariant: one call reads a bounded number of rows and says where the next one continues; files and the
//! closed archive are not read.

use super::columns::{self, Part, Table};
use super::lines::Row;
use super::reading::Reader;
use super::sql;
use crate::casework::CaseKind;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::refusal::Refusal;
use platform::error::Result;
use platform::internal::Seals;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Rows and places of one call: each row costs some microseconds to open.
const ROWS: usize = 20_000;
const PLACES: usize = 100;
/// The columns by which people know a row: a number or a code.
const KNOWN_BY: [(&str, &str); 9] = [
    ("app.supplier_notice", "name"),
    ("ledger.document", "number"),
    ("ledger.lot", "code"),
    ("ledger.own_account", "code"),
    ("ledger.party", "code"),
    ("ledger.print_job", "title"),
    ("ledger.till_session", "till"),
    ("make.recipe_version", "code"),
    ("sell.article", "tag"),
];
/// The columns by which a row belongs to something with a number or a code, the nearest first: a document, a
/// case, a batch, a lot, a vessel or device, a standing order, a policy. An order and a job have the id of
/// their document.
const BELONGS_TO: [(&str, &[&str]); 29] = [
    ("app.case_event", &["case_file_id"]),
    ("app.containment", &["case_file_id"]),
    ("app.incident", &["case_file_id"]),
    ("app.incident_notice", &["case_file_id"]),
    ("app.legal_hold", &["lot_id"]),
    ("app.mail", &["about"]),
    ("app.person_request", &["case_file_id"]),
    ("app.policy_version", &["policy_id"]),
    ("app.weakness_report", &["case_file_id"]),
    ("ledger.document_line", &["document_id"]),
    ("ledger.hold", &["lot_id", "batch_id"]),
    ("ledger.hold_clearance", &["lot_id"]),
    ("ledger.journal_entry", &["document_id", "batch_id"]),
    ("ledger.order_event", &["order_id", "standing_order_id", "bill_id"]),
    ("ledger.tender", &["document_id"]),
    ("make.batch_event", &["batch_id"]),
    ("make.batch_overhead", &["batch_id"]),
    ("make.batch_plan", &["batch_id"]),
    ("make.batch_step", &["batch_id"]),
    ("make.check_deferral", &["equipment_id"]),
    ("make.consumption", &["batch_id"]),
    ("make.deviation", &["batch_id"]),
    ("make.equipment_check", &["equipment_id"]),
    ("make.reading", &["batch_id"]),
    ("make.silo_cleaning", &["silo_id"]),
    ("sell.draft", &["document_id", "corrects"]),
    ("sell.job", &["job_id"]),
    ("sell.job_event", &["job_id"]),
    ("sell.job_item", &["job_id"]),
];
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
    /// The number or the code by which people know the row or what it belongs to, if either has one.
    pub known_by: Option<String>,
    /// A part of the text.
    pub words: String,
    /// What the row belongs to, the nearest first.
    belongs_to: Vec<Uuid>,
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

/// Each table and column that is searched.
pub fn searched_columns() -> impl Iterator<Item = (&'static str, &'static str)> {
    tables().flat_map(|table| {
        let names: Vec<&'static str> = table.with(Part::Opened).map(|column| column.name).collect();
        names.into_iter().map(move |name| (table.name, name))
    })
}

/// Finds the words, whether in small or capital letters, in the workspace that the transaction has entered.
/// Errors: `value_unknown` at `after`, for a key that no row of the table can have; the database's; the keyring's.
pub async fn find(
    client: &impl Seals,
    (tenant, now): (Uuid, Instant),
    words: &[String],
    from: Option<&Cursor>,
) -> Result<Places> {
    let mut found = read(client, (tenant, now), words, from).await?;
    name_places(client, tenant, &mut found.places).await?;
    Ok(found)
}

/// As `find`; a place has a number or a code only if its row has.
async fn read(
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

/// Gives each place whose row has no number and no code that of what the row belongs to, in two statements.
async fn name_places(client: &impl Seals, tenant: Uuid, places: &mut [Place]) -> Result<()> {
    let nameless = places.iter().filter(|place| place.known_by.is_none());
    let ids: BTreeSet<Uuid> = nameless.flat_map(|place| place.belongs_to.iter().copied()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let ids: &[Uuid] = &ids.into_iter().collect::<Vec<_>>();
    let things = sql::names_of().bind(client, &tenant, &ids).all().await?;
    let mut names: BTreeMap<Uuid, String> = things.into_iter().map(|row| (row.id, row.name)).collect();
    for row in sql::cases_of().bind(client, &tenant, &ids).all().await? {
        // A case of another version has no name here.
        if let Some(kind) = CaseKind::of(&row.kind) {
            names.insert(row.case_file_id, kind.name(row.case_no));
        }
    }
    for place in places.iter_mut().filter(|place| place.known_by.is_none()) {
        place.known_by = place.belongs_to.iter().find_map(|id| names.get(id).cloned());
    }
    Ok(())
}

/// What a row belongs to, the nearest first.
fn owners_of(table: &Table, row: &Row) -> Vec<Uuid> {
    let id = |name: &&str| Uuid::parse_str(row.get(*name)?.as_str()?).ok();
    let of = BELONGS_TO.iter().find(|(of, _)| *of == table.name);
    of.map(|(_, columns)| columns.iter().filter_map(id).collect()).unwrap_or_default()
}

/// The columns of a row that have one of the words.
fn places_of(table: &Table, row: &Row, key: &str, words: &[String]) -> Vec<Place> {
    let text = |name: &str| row.get(name).and_then(Value::as_str);
    let known_by = KNOWN_BY.iter().find(|(of, _)| *of == table.name).and_then(|(_, name)| text(name));
    let place = |name: &'static str| {
        let part = part_with(text(name)?, words)?;
        let (known_by, belongs_to) = (known_by.map(str::to_owned), owners_of(table, row));
        let row = key.to_owned();
        Some(Place { table: table.name, column: name, row, known_by, words: part, belongs_to })
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
    fn a_row_is_named_by_its_number_or_code_where_it_has_one() {
        let named = |table: &str, row: Value| {
            let table = columns::table(table).expect("a table");
            let row = row.as_object().expect("a row");
            let found = places_of(&table, row, "{}", &["meera".to_owned()]);
            found.into_iter().map(|place| place.known_by).collect::<Vec<_>>()
        };
        let party = serde_json::json!({ "code": "c-7", "name": "Meera" });
        assert_eq!(named("ledger.party", party), [Some("c-7".to_owned())]);
        let hold = serde_json::json!({ "code": "other", "reason": "Meera rang" });
        assert_eq!(named("ledger.hold", hold), [None], "a word of the program is no name");
        for (table, column) in KNOWN_BY {
            let of = columns::table(table).expect("a table");
            assert!(of.names().contains(&column), "{table}.{column}");
        }
    }

    #[test]
    fn a_row_belongs_to_what_its_columns_name_the_nearest_first() {
        let [document, batch] = [1, 2].map(Uuid::from_u128);
        let entry = columns::table("ledger.journal_entry").expect("a table");
        for (row, owners) in [
            (serde_json::json!({ "document_id": document, "batch_id": batch }), vec![document, batch]),
            (serde_json::json!({ "document_id": null, "batch_id": batch }), vec![batch]),
            (serde_json::json!({ "memo": "Meera rang" }), vec![]),
        ] {
            assert_eq!(owners_of(&entry, row.as_object().expect("a row")), owners, "{row}");
        }
        let searched: BTreeSet<&str> = tables().map(|table| table.name).collect();
        for (table, names) in BELONGS_TO {
            let of = columns::table(table).expect("a table");
            assert!(searched.contains(table), "{table}");
            for name in names {
                assert!(of.with(Part::Value).any(|column| column.name == *name), "{table}.{name}");
            }
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
