//! Arguments that the compiler cannot tell apart: the values of a statement, the ids of a function.
//! Invariant: the same bound holds for tests.

use super::none;
use super::source::{File, files, lines_with, sources};

/// More values than these go by name: two ids in the wrong order compile.
const POSITIONAL: usize = 5;
/// Crates whose functions take and return an id of its own type (`kernel::id`).
const TYPED: [&str; 3] = ["crates/ledger/src/", "crates/make/src/", "crates/sell/src/"];
/// Functions that may take or return a bare `Uuid`, each with its reason.
const BARE: &[(&str, &str)] =
    &[("crates/ledger/src/stock/lots.rs: cursor", "the place in a list of any kind of row")];

#[test]
fn a_statement_with_many_values_takes_them_by_name() {
    let files = files(&["crates", "tools"], &[".rs"]);
    assert!(files.len() > 50, "only {} files found", files.len());
    none(
        "a statement with six or more values takes them by name: `.params(tx, &sql::InsertXParams { … })`",
        files.iter().flat_map(long_binds).collect(),
    );
}

/// Calls of `bind` with more than `POSITIONAL` values, as `file:line: n values`.
fn long_binds(file: &File) -> Vec<String> {
    let calls = file.code.match_indices(".bind(");
    let counted = calls.map(|(at, call)| (at, arguments(&file.code[at + call.len()..])));
    counted
        .filter(|(_, arguments)| arguments.saturating_sub(1) > POSITIONAL)
        .map(|(at, arguments)| {
            let line = file.code[..at].matches('\n').count() + 1;
            format!("{}:{line}: {} values", file.path, arguments - 1)
        })
        .collect()
}

/// The number of arguments, from the sign after the opening bracket.
fn arguments(after: &str) -> usize {
    let (mut depth, mut whole, mut is_begun) = (0_u32, 0, false);
    for sign in after.chars() {
        match sign {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                whole += 1;
                is_begun = false;
                continue;
            }
            _ => {}
        }
        is_begun |= !sign.is_whitespace();
    }
    whole + usize::from(is_begun)
}

#[test]
fn an_id_of_a_part_has_its_own_type() {
    let files = sources(&[".rs"]);
    let typed = files.iter().filter(|file| TYPED.iter().any(|folder| file.path.starts_with(folder)));
    let found: Vec<String> = typed.flat_map(bare_ids).collect();
    for (place, reason) in BARE {
        assert!(found.iter().any(|found| found.ends_with(place)), "no longer needed: {place}: {reason}");
    }
    let is_bare = |found: &String| !BARE.iter().any(|(place, _)| found.ends_with(place));
    none(
        "a function takes and returns ids of their own types (`kernel::id`), not `Uuid`",
        found.into_iter().filter(is_bare).collect(),
    );
}

/// Public functions with `Uuid` in their heads, as `line: path: name`.
fn bare_ids(file: &File) -> Vec<String> {
    let code = file.shipped();
    let heads = code.match_indices("fn ").filter(|(at, _)| is_public(&code[..*at]));
    let named = heads.filter_map(|(at, _)| {
        let head = code[at + 3..].split(['{', ';']).next().unwrap_or_default();
        let name = head.split(['(', '<']).next().unwrap_or_default().trim();
        let line = code[..at].matches('\n').count() + 1;
        let is_bare = lines_with(head, "Uuid").next().is_some();
        is_bare.then(|| format!("{line}: {}: {name}", file.path))
    });
    named.collect()
}

/// Whether `pub`, with a bound in brackets or without, is before a function; `async` and `const` may be between.
fn is_public(before: &str) -> bool {
    let line = before.lines().next_back().unwrap_or_default().trim_start();
    before.ends_with(' ') && line.starts_with("pub")
}

#[test]
fn a_long_bind_is_found_with_its_line() {
    let text = "//! x\nfn f() {\n    a().bind(tx, &1, &f(2, 3), &[4, 4], &5, &6,\n    );\n\
                b()\n    .bind(\n    tx, &1, &2, &3, &4, &5, &6)\n; }\n";
    let file = File::new("crates/x/src/y.rs", text);
    assert_eq!(long_binds(&file), ["crates/x/src/y.rs:6: 6 values"]);
    assert_eq!([arguments(")"), arguments(" a )"), arguments("a, (b, c),\n)")], [0, 1, 2]);
}

#[test]
fn a_bare_id_is_found_with_its_function() {
    let text = "//! x\npub async fn bare(\n    tx: &Tx,\n    ids: &[Uuid],\n) -> Result<()> {\n    a()\n}\n\
                pub(crate) fn back(a: LotId) -> Option<Uuid> { a }\nfn own(a: Uuid) {}\n\
                pub fn typed(a: LotId) { let b: Uuid; }\n";
    let file = File::new("crates/x/src/y.rs", text);
    assert_eq!(bare_ids(&file), ["2: crates/x/src/y.rs: bare", "8: crates/x/src/y.rs: back"]);
}
