//! Sizes of files and functions, and the opening line of every file.
//! Invariant: the same sizes hold for tests.

use super::none;
use super::source::{File, end_of_braces, files, sources};

const FUNCTION: usize = 70;
const FILE: usize = 800;
/// A longer file is printed, so that somebody thinks of splitting it by noun.
const LONG: usize = 350;

#[test]
fn functions_fit_on_a_screen() {
    let files = sources(&[".rs"]);
    assert!(files.len() > 50, "only {} files found", files.len());
    let long = files.iter().flat_map(|file| long_functions(file, FUNCTION)).collect();
    none("a function has at most 70 lines: give its loops and arithmetic to pure leaves", long);
}

#[test]
fn files_are_short() {
    let files = files(&["crates", "tools"], &[".rs", ".sql", ".html", ".css", ".js"]);
    let lines = |file: &File| file.text.lines().count();
    let too_long = files
        .iter()
        .filter(|f| lines(f) > FILE && !f.path.contains(".min."))
        .map(|f| format!("{}:1: {} lines", f.path, lines(f)));
    for file in files.iter().filter(|file| lines(file) > LONG) {
        println!("long: {} has {} lines; split by noun when it grows", file.path, lines(file));
    }
    none("a file has at most 800 lines: split it by noun, never by layer", too_long.collect());
}

#[test]
fn every_file_says_what_it_is() {
    let wrong = sources(&[".rs", ".sql", ".html"]).into_iter().filter(|file| !opens_well(file));
    let told = wrong.map(|file| format!("{}:1: begin with {}", file.path, opening(&file.path)));
    none("a file opens with two sentences: what it is, and its invariant", told.collect());
}

fn opens_well(file: &File) -> bool {
    let first = file.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    match opening(&file.path) {
        "`//! `" => first.starts_with("//! "),
        "`{# `" => first.starts_with("{#"),
        _ => first.starts_with("--"),
    }
}

fn opening(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("rs") => "`//! `",
        Some("html") => "`{# `",
        _ => "`-- `",
    }
}

/// Functions with more lines than `most`, as `file:line: name has n lines`.
fn long_functions(file: &File, most: usize) -> Vec<String> {
    let signs: Vec<char> = file.code.chars().collect();
    let mut found = Vec::new();
    let (mut passed, mut begin) = (0, 0);
    for (at, _) in file.code.match_indices("fn ") {
        begin += file.code[passed..at].chars().count();
        passed = at;
        let word_before =
            file.code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
        let name: String =
            file.code[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let Some(open) = body(&signs, begin).filter(|_| !word_before && !name.is_empty()) else { continue };
        let line = |n: usize| signs[..n].iter().filter(|s| **s == '\n').count() + 1;
        let (first, last) = (line(begin), line(end_of_braces(&signs, open) - 1));
        if last - first + 1 > most {
            found.push(format!("{}:{first}: {name} has {} lines", file.path, last - first + 1));
        }
    }
    found
}

/// The place where the body of the function at `at` opens; None for a function without one.
fn body(signs: &[char], at: usize) -> Option<usize> {
    let mut brackets = 0_i32;
    for (n, sign) in signs.iter().enumerate().skip(at) {
        match sign {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets -= 1,
            ';' if brackets == 0 => return None,
            '{' if brackets == 0 => return Some(n),
            _ => {}
        }
    }
    None
}

#[test]
fn a_long_function_is_found_with_its_line() {
    let text = format!(
        "//! x\nfn short() {{}}\nasync fn long(a: [u8; 4]) -> u8 {{\n{}}}\ntrait T {{ fn no_body(); }}\n",
        "    a();\n".repeat(69)
    );
    let file = File::new("crates/x/src/y.rs", &text);
    assert_eq!(long_functions(&file, FUNCTION), ["crates/x/src/y.rs:3: long has 71 lines"]);
    assert!(long_functions(&file, 71).is_empty());
}
