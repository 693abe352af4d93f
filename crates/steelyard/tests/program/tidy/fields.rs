//! Some code reads each field that an action, a query or a row of an import accepts.
//! Invariant: a field that no code reads is refused as unknown, never accepted and dropped.

use super::none;
use super::source::{File, end_of_braces, sources};

/// Files whose inputs are stored whole, with the reason.
const KEPT_WHOLE: &[(&str, &str)] =
    &[("crates/make/src/recipes/import.rs", "the version keeps each row as it was sent, and its digest")];

#[test]
fn every_field_that_is_accepted_is_read() {
    let files = sources(&[".rs"]);
    let mut found = Vec::new();
    let mut fields = 0;
    for file in files.iter().filter(|file| !file.is_test && file.code.contains("input! {")) {
        let stem = format!("{}/", file.path.trim_end_matches(".rs"));
        let below = files.iter().filter(|it| it.path.starts_with(&stem));
        let readers: Vec<String> = std::iter::once(file).chain(below).map(without_inputs).collect();
        for (input, field) in inputs(file) {
            fields += 1;
            if !readers.iter().any(|code| reads(code, &field)) && !is_kept_whole(file) {
                found.push(format!("{}:1: nothing reads {input}.{field}", file.path));
            }
        }
    }
    assert!(fields > 400, "only {fields} fields found");
    none("a field that is accepted is kept or used: read it, or take it out so that it is refused", found);
}

fn is_kept_whole(file: &File) -> bool {
    KEPT_WHOLE.iter().any(|(path, _)| *path == file.path)
}

/// The blocks of `input!` in a file, from their names to their ends.
fn blocks(code: &str) -> Vec<(usize, usize)> {
    let signs: Vec<char> = code.chars().collect();
    let begins = "input! {".chars().collect::<Vec<char>>();
    (0..signs.len().saturating_sub(begins.len()))
        .filter(|at| signs[*at..].starts_with(&begins))
        .map(|at| (at, end_of_braces(&signs, at + begins.len() - 1)))
        .collect()
}

/// The fields that a file declares, each with its input.
fn inputs(file: &File) -> Vec<(String, String)> {
    let code = file.shipped();
    let signs: Vec<char> = code.chars().collect();
    let mut found = Vec::new();
    for (from, to) in blocks(code) {
        let block: String = signs[from..to].iter().collect();
        let Some((_, declared)) = block.split_once("pub struct ") else { continue };
        let input = declared.split([' ', '{']).next().unwrap_or_default();
        let named = declared.lines().skip(1).filter_map(|line| line.trim().split_once(": "));
        let fields = named.map(|(name, _)| name.trim_start_matches("r#").to_owned());
        found.extend(fields.filter(|name| is_word(name)).map(|field| (input.to_owned(), field)));
    }
    found
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_')
}

/// The shipped code, with the declarations of its inputs blanked.
fn without_inputs(file: &File) -> String {
    let code = file.shipped();
    let mut signs: Vec<char> = code.chars().collect();
    for (from, to) in blocks(code) {
        signs[from..to].fill(' ');
    }
    signs.into_iter().collect()
}

/// Whether the code takes a field of this name from a value.
fn reads(code: &str, field: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '_');
    code.match_indices('.').any(|(at, _)| {
        let after = code[at + 1..].trim_start().trim_start_matches("r#");
        after.strip_prefix(field).is_some_and(ends)
    })
}

#[test]
fn a_field_that_nobody_reads_is_found() {
    let text = "//! A. Must stay true: b.\ninput! {\n    /// A lot.\n    pub struct Given {\n        /// Read.\n        lot: Name,\n        /// Dropped.\n        unit: Unit,\n    }\n}\nfn f(it: &Given) { it.lot.len(); it.unit_or(); } // it.unit\n";
    let file = File::new("crates/x/src/given.rs", text);
    let fields = inputs(&file);
    assert_eq!(fields, [("Given".to_owned(), "lot".to_owned()), ("Given".to_owned(), "unit".to_owned())]);
    let code = without_inputs(&file);
    assert_eq!((reads(&code, "lot"), reads(&code, "unit")), (true, false));
}
