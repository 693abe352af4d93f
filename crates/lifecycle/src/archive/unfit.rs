//! The words with which an archive is refused: where it is at fault, and what is wrong there.
//! Invariant: every refusal of an archive has the same code and field; its message names the file, or the table and the row.

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::refusal::{Fault, Refusal};
use platform::error::Error;

/// The refusal of an archive, with this message.
pub(super) fn refusal(message: Phrase) -> Error {
    Refusal::invalid(vec![Fault { message, ..Fault::new("content", Code::ArchiveRefused) }]).into()
}

/// The refusal of a file that is no archive of ours.
pub(super) fn not_ours(why: &str) -> Error {
    refusal(say!("This is no archive of a workspace that can be brought in: {why}", why))
}

/// The refusal of a file in an archive that is not what the manifest says.
pub(super) fn damage(file: &str) -> Error {
    refusal(say!("The file {file} of this archive is damaged, or is not what its manifest says.", file))
}

/// The refusal of a line that is no row.
pub(super) fn no_row(file: &str, line: i64) -> Error {
    refusal(say!("Line {line} of the file {file} is not one JSON object with whole numbers.", line, file))
}

/// A row of an archive: its table, and its place among the rows of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowAt<'a> {
    pub table: &'a str,
    pub row: i64,
}

impl RowAt<'_> {
    /// The refusal of the row.
    pub fn unfit(self, fault: Phrase) -> Error {
        let RowAt { table, row } = self;
        refusal(say!("Table {table}, row {row}: {fault}", table, row, fault))
    }

    /// The refusal of a value of the row.
    pub fn unfit_at(self, column: &str, fault: Phrase) -> Error {
        let RowAt { table, row } = self;
        refusal(say!("Table {table}, column {column}, row {row}: {fault}", table, column, row, fault))
    }

    /// What the database refuses of the row is the fault of the archive: a value of another kind, a reference to nothing, a second
    /// row with one key. Any other error stays what it is.
    pub fn as_refused(self, cause: tokio_postgres::Error) -> Error {
        let state = cause.code().map_or("", |code| code.code());
        let told = cause.as_db_error();
        match (state, told.and_then(|it| it.column()), told.and_then(|it| it.constraint())) {
            ("23502", Some(column), _) => self.unfit_at(column, say!("A value is missing.")),
            ("23503", ..) => self.unfit(say!("It refers to a row that is not there.")),
            ("23505" | "23P01", ..) => self.unfit(say!("Another row has the same key, or overlaps it.")),
            ("23514", _, Some(rule)) => {
                self.unfit(say!("Its values do not fit together, by the rule {rule}.", rule))
            }
            _ if state.starts_with("22") || state.starts_with("23") => {
                self.unfit(say!("A value is of another kind than those of its column."))
            }
            _ => cause.into(),
        }
    }
}

/// Whether the database refused a value or a row, and did not fail.
pub(super) fn is_refusal(cause: &tokio_postgres::Error) -> bool {
    cause.code().is_some_and(|code| code.code().starts_with("22") || code.code().starts_with("23"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_its_table_its_column_and_its_row() {
        let at = RowAt { table: "ledger.party", row: 3 };
        let of = |error: Error| error.refusal().map(|it| (it.code, it.faults[0].message.to_string()));
        let (code, said) = of(at.unfit_at("name", say!("A value is missing."))).expect("refused");
        assert_eq!(
            (code, said.as_str()),
            (Code::ArchiveRefused, "Table ledger.party, column name, row 3: A value is missing.")
        );
        let (_, said) = of(at.unfit(say!("Another row has the same key."))).expect("refused");
        assert_eq!(said, "Table ledger.party, row 3: Another row has the same key.");
        let (code, said) = of(damage("tables/x.jsonl")).expect("refused");
        assert!(code == Code::ArchiveRefused && said.contains("The file tables/x.jsonl"), "{said}");
    }
}
