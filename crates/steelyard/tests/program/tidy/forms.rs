//! The tests with two forms: each has its line in tests/short.txt, which says what its short form leaves out, and no
//! other test has one.
//! Invariant: a test says which form it ran, and a file that asks for the form belongs to such a test.

use super::none;
use super::source::{File, files};
use std::collections::BTreeSet;

/// What only a test with two forms asks.
const ASKS: [&str; 2] = ["in_full(", "in_turn("];
/// How a test says which form it ran.
const TELLS: [&str; 3] = ["tell(", "break_round(", "many("];
const IMPORT: &str = "use testing::forms::";
const LIST: &str = "tests/short.txt";
/// The one line for all properties, which ask how many cases they try.
const PROPERTIES: &str = "properties";
const CASES: &str = "forms::cases(";
/// What a file of the browser's tests imports to ask for the form. Such a file has its line as a whole.
const BROWSER: &str = "/full.ts'";

fn all() -> Vec<File> {
    let all = files(&["crates", "tools", "e2e"], &[".rs", ".ts"]).into_iter();
    let asks = |file: &File| [IMPORT, CASES, BROWSER].iter().any(|words| file.code.contains(words));
    all.filter(asks).collect()
}

/// The module of a file's tests: `isolation` of isolation.rs and of isolation/places.rs.
fn module(path: &str) -> &str {
    if let Some((_, path)) = path.split_once("/src/") {
        let path = path.trim_end_matches(".rs").trim_end_matches("/tests");
        return path.rsplit('/').next().unwrap_or_default();
    }
    let (_, path) = path.rsplit_once("/tests/").unwrap_or(("", path));
    let path = path.strip_prefix("program/").unwrap_or(path);
    path.split(['/', '.']).next().unwrap_or_default()
}

/// The tests of a file that say which form they ran: name and place.
fn two_forms(file: &File) -> Vec<String> {
    let (mut found, mut name, mut is_next) = (Vec::new(), None, false);
    for line in file.code.lines() {
        let words = line.trim_start();
        if line.starts_with("#[test") || line.starts_with("#[tokio::test") {
            is_next = true;
        } else if line == "}" {
            name = None;
        } else if is_next && line.contains("fn ") {
            let after = line.split("fn ").nth(1).and_then(|rest| rest.split('(').next());
            (name, is_next) = (after.map(|it| format!("{}::{it}", module(&file.path))), false);
        } else if calls(words, &TELLS) {
            found.extend(name.take());
        }
    }
    found
}

/// Whether a line calls one of these by its own name, not as the end of another one.
fn calls(line: &str, names: &[&str]) -> bool {
    let is_own =
        |at: usize| !line[..at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_' || sign == '.');
    names.iter().any(|name| line.match_indices(name).any(|(at, _)| is_own(at)))
}

/// The lines of the list: name, short form, what only the full form finds.
fn listed(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('|').map(str::trim).collect()).collect()
}

fn faults(files: &[File], list: &str) -> Vec<String> {
    let listed = listed(list);
    let named: BTreeSet<String> =
        listed.iter().filter_map(|line| Some((*line.first()?).to_owned())).collect();
    let (browser, files): (Vec<&File>, Vec<&File>) =
        files.iter().partition(|file| file.path.ends_with(".ts"));
    let mut there: BTreeSet<String> = files.iter().flat_map(|file| two_forms(file)).collect();
    there.extend(browser.iter().filter_map(|file| Some(file.path.rsplit('/').next()?.to_owned())));
    there.extend(files.iter().any(|file| file.code.contains(CASES)).then(|| PROPERTIES.to_owned()));
    let modules: BTreeSet<&str> = there.iter().filter_map(|name| name.split("::").next()).collect();
    let unfinished = listed.iter().filter(|line| line.len() != 3 || line.iter().any(|part| part.is_empty()));
    let silent = files.iter().filter(|file| file.code.lines().any(|line| calls(line, &ASKS)));
    let silent = silent.filter(|file| !modules.contains(module(&file.path)));
    let unlisted = there.difference(&named).map(|name| format!("{name} has two forms, and no line"));
    let gone = named.difference(&there).map(|name| format!("{name} has a line, and not two forms"));
    let unfinished =
        unfinished.map(|line| format!("{line:?} is not name, short form, what only the full form finds"));
    let silent =
        silent.map(|file| format!("{} asks for the form, and no test of it says which ran", file.path));
    unlisted.chain(gone).chain(unfinished).chain(silent).collect()
}

#[test]
fn every_test_with_two_forms_has_its_line_and_no_other_has_one() {
    let list = files(&[LIST], &[".txt"]);
    none(LIST, faults(&all(), list.first().map_or("", |file| &file.text)));
}

#[test]
fn a_test_with_a_short_form_and_no_line_is_found_and_so_is_a_line_without_a_test() {
    let text = "use testing::forms::{in_full, tell};\n#[test]\nfn a() {\n    tell(1, 2, \"\");\n}\n#[test]\nfn b() {\n    foretell(1);\n}\n";
    let file = File::new("crates/steelyard/tests/program/hostile.rs", text);
    let helper = File::new("crates/steelyard/tests/program/hostile/texts.rs", "fn c() { in_full(); }");
    let both = [file, helper];
    assert_eq!(faults(&both, "# name\nhostile::a | little | much\n"), Vec::<String>::new());
    assert_eq!(faults(&both, ""), ["hostile::a has two forms, and no line"]);
    assert_eq!(
        faults(&both, "hostile::a | little | much\nhostile::b | little | much"),
        ["hostile::b has a line, and not two forms"]
    );
    assert_eq!(faults(&both, "hostile::a | little |").len(), 1, "nothing is said of the full form");
    let spec = File::new("e2e/first-bill.spec.ts", "import { inFull } from './support/full.ts';");
    assert_eq!(faults(&[spec], ""), ["first-bill.spec.ts has two forms, and no line"]);
    let property = File::new("crates/sell/src/a.rs", "with_cases(testing::forms::cases(10_000))");
    assert_eq!(faults(&[property], ""), ["properties has two forms, and no line"]);
    let apart = File::new("tools/torture/tests/rush.rs", "fn d() { in_turn(0, 1, all); }");
    assert_eq!(
        faults(&[apart], ""),
        ["tools/torture/tests/rush.rs asks for the form, and no test of it says which ran"]
    );
}
