//! Arguments that the compiler cannot tell apart: the values of a statement.
//! Invariant: the same bound holds for tests.

use super::none;
use super::source::{File, files};

/// More values than these go by name: two ids in the wrong order compile.
const POSITIONAL: usize = 5;

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
fn a_long_bind_is_found_with_its_line() {
    let text = "//! x\nfn f() {\n    a().bind(tx, &1, &f(2, 3), &[4, 4], &5, &6,\n    );\n\
                b()\n    .bind(\n    tx, &1, &2, &3, &4, &5, &6)\n; }\n";
    let file = File::new("crates/x/src/y.rs", text);
    assert_eq!(long_binds(&file), ["crates/x/src/y.rs:6: 6 values"]);
    assert_eq!([arguments(")"), arguments(" a )"), arguments("a, (b, c),\n)")], [0, 1, 2]);
}
