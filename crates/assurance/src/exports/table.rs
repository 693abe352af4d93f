//! The register as a table for spreadsheets (RFC 4180).
//! Invariant: no cell is a formula, whatever a voucher wrote in it.

use crate::results::Line;

const HEAD: [&str; 12] = [
    "id",
    "title",
    "by",
    "state",
    "says",
    "checked_at",
    "held_at",
    "broken_since",
    "every_seconds",
    "version",
    "digest",
    "statement",
];

/// The table, with a line for each promise.
pub(super) fn of(lines: &[Line]) -> String {
    let rows = lines.iter().map(|line| row(&cells(line)));
    std::iter::once(row(&HEAD.map(str::to_owned))).chain(rows).collect()
}

fn cells(line: &Line) -> [String; 12] {
    let moment = |at: Option<kernel::day::Instant>| at.map(|at| at.to_string()).unwrap_or_default();
    [
        line.id.to_owned(),
        line.title.clone(),
        line.by.to_owned(),
        line.state.to_owned(),
        line.says.clone(),
        moment(line.checked_at),
        moment(line.held_at),
        moment(line.broken_since),
        line.every_seconds.to_string(),
        line.version.clone().unwrap_or_default(),
        line.digest.clone().unwrap_or_default(),
        line.statement.clone(),
    ]
}

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(",") + "\r\n"
}

/// The characters that a spreadsheet reads as the start of a formula, with their full-width forms, which it
/// reads the same.
const BEGINS_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

fn quoted(text: &str) -> String {
    let is_formula = text.starts_with(BEGINS_FORMULA);
    format!("\"{}{}\"", if is_formula { "'" } else { "" }, text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exports::tests::lines;

    #[test]
    fn no_cell_begins_as_a_formula_does_in_either_width() {
        for begins in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
            assert_eq!(quoted(&format!("{begins}1")), format!("\"'{begins}1\""));
        }
        assert_eq!((quoted("1=1").as_str(), quoted("a\"b").as_str()), ("\"1=1\"", "\"a\"\"b\""));
    }

    #[test]
    fn each_promise_is_a_row_and_what_would_be_a_formula_is_text() {
        let table = of(&lines());
        assert_eq!(table.matches("\r\n").count(), 5);
        assert!(table.starts_with("\"id\",\"title\""));
        assert!(table.contains("\"'=cmd|' /C calc'!A0, \"\"quoted\"\"\""), "{table}");
        assert!(!table.contains("\"=") && !table.contains(",="));
    }
}
