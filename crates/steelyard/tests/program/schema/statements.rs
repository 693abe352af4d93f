//! Every statement of every .sql file beside a slice, as the server understands it.
//! Invariant: this reader sees the same statements as the generator; a test compares the number of functions.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One `--! name (params) : Row(columns)` and its text.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    /// `sell/src/rates.sql:12 rate_before`
    pub(crate) at: String,
    pub(crate) name: String,
    /// With `$1` in place of the parameters, in this order.
    pub(crate) text: String,
    pub(crate) params: Vec<String>,
    /// Result columns marked with `?`.
    pub(crate) nullable: BTreeSet<String>,
}

/// All statements of the product.
pub(crate) fn all() -> Vec<Statement> {
    let crates = &crates();
    let mut files = Vec::new();
    sql_files(crates, &mut files);
    files.sort();
    files.iter().flat_map(|file| read(crates, file)).collect()
}

/// The folder of all crates.
fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sql_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sql_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "sql") {
            found.push(path);
        }
    }
}

fn read(crates: &Path, path: &Path) -> Vec<Statement> {
    let text = fs::read_to_string(path).expect("a source");
    let file = path.strip_prefix(crates).expect("below").display().to_string();
    let rows: Vec<(String, BTreeSet<String>)> =
        text.lines().filter_map(|line| line.strip_prefix("--:")).filter_map(named_row).collect();
    let mut found = Vec::new();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((n, line)) = lines.next() {
        let Some(head) = line.strip_prefix("--!") else { continue };
        let mut body = String::new();
        while let Some((_, next)) =
            lines.next_if(|(_, next)| !next.starts_with("--!") && !next.starts_with("--:"))
        {
            if !next.trim_start().starts_with("--") {
                body.push_str(next.split(" -- ").next().unwrap_or_default());
                body.push('\n');
            }
        }
        found.push(statement(&file, n + 1, head, body.trim().trim_end_matches(';'), &rows));
    }
    found
}

fn statement(
    file: &str,
    line: usize,
    head: &str,
    body: &str,
    rows: &[(String, BTreeSet<String>)],
) -> Statement {
    let name = head.trim().split([' ', '(', ':']).next().unwrap_or_default().to_owned();
    let (_, result) = split_head(head);
    let nullable = match result.split_once('(') {
        Some((_, marks)) => marked(marks),
        None => rows
            .iter()
            .find(|(row, _)| row == result.trim())
            .map(|(_, marks)| marks.clone())
            .unwrap_or_default(),
    };
    let (text, params) = numbered(body);
    Statement { at: format!("crates/{file}:{line} {name}"), name, text, params, nullable }
}

/// The parameters' part and the result's part of a head: ` name (a?, b) : Row(c?)`.
fn split_head(head: &str) -> (&str, &str) {
    let mut depth = 0_i32;
    for (at, sign) in head.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            ':' if depth == 0 => return (&head[..at], head[at + 1..].trim()),
            _ => {}
        }
    }
    (head, "")
}

fn named_row(line: &str) -> Option<(String, BTreeSet<String>)> {
    let (name, marks) = line.trim().split_once('(')?;
    Some((name.trim().to_owned(), marked(marks)))
}

fn marked(list: &str) -> BTreeSet<String> {
    let inside = list.split(')').next().unwrap_or_default();
    inside.split(',').filter_map(|one| one.trim().strip_suffix('?')).map(str::to_owned).collect()
}

/// Replaces `:name` by `$1`, in order of first use; casts (`::`) and quoted text stay.
fn numbered(body: &str) -> (String, Vec<String>) {
    let (mut text, mut params, mut quoted) = (String::new(), Vec::<String>::new(), false);
    let mut rest = body.chars().peekable();
    while let Some(sign) = rest.next() {
        match sign {
            '\'' => {
                quoted = !quoted;
                text.push(sign);
            }
            ':' if rest.peek() == Some(&':') => {
                rest.next();
                text.push_str("::");
            }
            ':' if !quoted && rest.peek().is_some_and(|c| c.is_ascii_alphabetic()) => {
                let mut name = String::new();
                while let Some(c) = rest.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
                    name.push(c);
                }
                let at = params.iter().position(|p| *p == name).unwrap_or_else(|| {
                    params.push(name);
                    params.len() - 1
                });
                text.push_str(&format!("${}", at + 1));
            }
            _ => text.push(sign),
        }
    }
    (text, params)
}

#[test]
fn a_statement_is_read_with_its_marks_and_parameters() {
    let rows = vec![("Row".to_owned(), BTreeSet::from(["b".to_owned()]))];
    let read = statement(
        "x.sql",
        3,
        " one (p?) : Row",
        "select a, b::text from t where a = :p and b = ':q' and c = :p",
        &rows,
    );
    assert_eq!((read.at.as_str(), read.params.len()), ("crates/x.sql:3 one", 1));
    assert_eq!(read.text, "select a, b::text from t where a = $1 and b = ':q' and c = $1");
    assert_eq!(read.nullable, BTreeSet::from(["b".to_owned()]));
    let inline = statement("x.sql", 3, " two (p?) : (c?, d)", "select 1", &rows);
    assert_eq!(inline.nullable, BTreeSet::from(["c".to_owned()]));
}

#[test]
fn the_generator_made_one_function_of_each_statement() {
    let mut files = Vec::new();
    for part in fs::read_dir(crates()).expect("a folder").flatten() {
        let made = part.path().join("queries/src/queries");
        if made.is_dir() {
            rust_files(&made, &mut files);
        }
    }
    let text: String = files.iter().map(|file| fs::read_to_string(file).expect("a source")).collect();
    let made: BTreeSet<&str> = text.split("pub fn ").filter_map(|it| Some(it.split_once("()")?.0)).collect();
    let statements = all();
    assert!(statements.len() > 50, "{}", statements.len());
    for statement in &statements {
        assert!(made.contains(statement.name.as_str()), "{}: run `cargo run -p queries-gen`", statement.at);
    }
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { rust_files(&path, found) } else { found.push(path) }
    }
}
