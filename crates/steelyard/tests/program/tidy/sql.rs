//! Statements: lower case, without anything that Citus or row security forbid, and each of them called.
//! Invariant: no .sql file and no statement is unused.

use super::none;
use super::source::{File, lines_with, sources};
use memchr::memmem;
use std::collections::BTreeSet;

/// Words that no statement has, and the replacement for each (database.md, sections 4 and 6; protect.md R16).
const BANNED: &[(&str, &str)] = &[
    ("now()", "pass the call's moment"),
    ("clock_timestamp()", "pass the call's moment"),
    ("current_date", "pass the workspace's day"),
    ("gen_random_uuid()", "pass an id made by `Tx::new_id`"),
    ("random()", "pass the value"),
    ("nextval", "a row in ledger.series"),
    ("merge into", "insert … on conflict"),
    ("with hold", "a keyset page"),
    ("create temp", "a common table expression"),
    ("set_config", "app.enter"),
    ("set local", "app.enter"),
    ("pg_advisory", "a row locked `for update`: advisory locks are per node"),
    ("listen ", "the poll of the job queue"),
    ("notify ", "the poll of the job queue"),
    ("offset ", "a keyset page: `(a, b) > (:after_a, :after)`"),
    ("::void", "returning true as …"),
    ("select *", "the columns by name"),
];
const UPPER: [&str; 9] =
    ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "FROM ", "WHERE ", "JOIN ", "ORDER BY", "RETURNING "];

#[test]
fn statements_are_written_as_the_house_writes_them() {
    let files = sources(&[".sql"]);
    assert!(files.len() > 10, "only {} files found", files.len());
    none(
        "a statement without what breaks on Citus, behind a pooler or under row security",
        files.iter().flat_map(breaches).collect(),
    );
}

fn breaches(file: &File) -> Vec<String> {
    let body: String =
        file.text.lines().map(|line| line.split("--").next().unwrap_or_default().to_owned() + "\n").collect();
    // `offset 0` skips no row: it keeps the planner from merging a subquery into the statement around it.
    let pages = body.replace("offset 0)", ")");
    let mut found = Vec::new();
    for (word, instead) in BANNED {
        found.extend(
            lines_with(&pages, word).map(|(n, _)| format!("{}:{n}: {word}: instead {instead}", file.path)),
        );
    }
    for word in UPPER {
        found.extend(
            lines_with(&body, word).map(|(n, _)| format!("{}:{n}: {word}: in lower case", file.path)),
        );
    }
    for (n, text) in statements(&file.text) {
        let writes = ["insert into ", "update ", "delete from "].iter().any(|verb| text.starts_with(verb));
        if writes && !text.contains("returning ") {
            found.push(format!(
                "{}:{n}: a write ends in `returning …`, else it is prepared anew at each call",
                file.path
            ));
        }
        if text.contains("insert into ") && text.contains(" unnest(") && !text.contains(" from app.tenant t ")
        {
            found.push(format!(
                "{}:{n}: insert … select unnest is refused on Citus: select it from the workspace's own row",
                file.path
            ));
        }
    }
    found
}

/// Line and flattened text of each statement.
fn statements(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if line.starts_with("--!") {
            found.push((n + 1, String::new()));
        } else if let Some((_, body)) = found.last_mut().filter(|_| !line.trim_start().starts_with("--")) {
            body.push_str(line.trim());
            body.push(' ');
        }
    }
    found
}

#[test]
fn every_statement_is_called() {
    let sources_of_rust = sources(&[".rs"]);
    let rust: String = sources_of_rust.iter().map(|file| &*file.text).collect();
    let called: BTreeSet<&str> = rust.match_indices("()").map(|(at, _)| word_before(&rust, at)).collect();
    let mut unused = Vec::new();
    for file in sources(&[".sql"]).iter().filter(|file| file.path.starts_with("crates/")) {
        let path = file.path.trim_start_matches("crates/").trim_end_matches(".sql");
        let module = path.replacen("/src/", "_queries::", 1).replace('/', "::");
        let (parent, name) = module.rsplit_once("::").unwrap_or(("", &module));
        let group = format!("{parent}::{{");
        let grouped = memmem::find_iter(rust.as_bytes(), &group)
            .any(|at| rust[at..].split('}').next().is_some_and(|list| list.contains(name)));
        if !grouped && memmem::find(rust.as_bytes(), module.as_bytes()).is_none() {
            unused.push(format!("{}:1: nobody uses it: remove it, or call it beside its slice", file.path));
            continue;
        }
        for (n, line) in file.text.lines().enumerate() {
            let Some(head) = line.strip_prefix("--! ") else { continue };
            let name = head.split([' ', '(', ':']).next().unwrap_or_default();
            if !called.contains(name) {
                unused.push(format!("{}:{}: {name} is never called: remove it", file.path, n + 1));
            }
        }
    }
    none("a statement nobody calls is not there", unused);
}

/// The letters, digits and underscores that end at a place.
fn word_before(text: &str, at: usize) -> &str {
    let is_outside = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
    &text[text[..at].rfind(is_outside).map_or(0, |it| it + 1)..at]
}

#[test]
fn what_does_not_belong_in_a_statement_is_found() {
    let text = "--! a\nupdate s.t set at = now() where tenant_id = :tenant;\n\n--! b\nSELECT 1 as one;\n\n--! c\ninsert into s.t (tenant_id) select * from unnest(:list) returning true as x;\n";
    let found = breaches(&File::new("crates/x/src/y.sql", text));
    for wanted in
        ["y.sql:2: now()", "y.sql:1: a write ends", "y.sql:5: SELECT", "y.sql:7: insert", "y.sql:8: select *"]
    {
        assert!(found.iter().any(|line| line.contains(wanted)), "{wanted}: {found:?}");
    }
    assert_eq!(found.len(), 5, "{found:?}");
}
