//! Citations: a rule, a page, a decision or a worked example that a comment or a document names is there.
//! Invariant: each finding names file, line and the citation that leads nowhere.

use super::none;
use super::source::{File, files, root};
use kernel::code::Code;
use std::fs;

/// Everything that is read for citations: of code and statements the comments, of the rest each line.
const READ: [&str; 15] = [
    "crates",
    "tools",
    "migrations",
    "tests",
    "docs",
    "assets",
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "Cargo.toml",
    "classes.toml",
    "asvs.toml",
    "promises.toml",
];

/// Letters before the number of a rule (`docs/spec`) or of a worked example (`tests/cases`).
const SERIES: [&str; 9] = ["S", "M", "R", "D", "P", "B", "T", "MB", "TM"];

/// A page of `docs/spec`.
struct Page {
    /// `sell.md`.
    name: String,
    text: String,
    /// Without their signs: `1. Units and rounding`, `S5`.
    headings: Vec<String>,
}

impl Page {
    fn of(name: &str, text: &str) -> Page {
        let headings = text.lines().filter(|line| line.starts_with('#'));
        Page {
            name: name.to_owned(),
            text: text.to_owned(),
            headings: headings.map(|line| line.trim_start_matches('#').trim().to_owned()).collect(),
        }
    }

    fn has(&self, heading: &str) -> bool {
        self.headings.iter().any(|it| it == heading)
    }

    fn has_section(&self, number: &str) -> bool {
        let start = format!("{number}. ");
        self.headings.iter().any(|it| it.starts_with(&start))
    }
}

/// Whatever a citation may lead to.
struct Targets {
    pages: Vec<Page>,
    /// `P8`, `TM3`.
    examples: Vec<String>,
    /// `0014`.
    decisions: Vec<String>,
    /// Paths of all documents.
    documents: Vec<String>,
}

impl Targets {
    fn of_the_repository(all: &[File]) -> Targets {
        let documents = all.iter().filter(|file| file.path.ends_with(".md"));
        let pages = all.iter().filter_map(|file| {
            let name = file.path.strip_prefix("docs/spec/")?;
            name.ends_with(".md").then(|| Page::of(name, &file.text))
        });
        let names = |folder: &str| -> Vec<String> {
            let entries = fs::read_dir(root().join(folder)).expect("a folder of the repository");
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        };
        let before = |name: &String| name.split(['-', '.']).next().unwrap_or_default().to_owned();
        let examples = [names("tests/cases/sell"), names("tests/cases/make")].concat();
        Targets {
            pages: pages.collect(),
            examples: examples.iter().map(before).collect(),
            decisions: names("docs/adr").iter().map(before).collect(),
            documents: documents.map(|file| file.path.clone()).collect(),
        }
    }

    fn has_rule(&self, number: &str) -> bool {
        self.pages.iter().any(|page| page.has(number)) || self.examples.iter().any(|it| it == number)
    }

    fn has_decision(&self, digits: &str) -> bool {
        self.decisions.iter().any(|it| *it == format!("{digits:0>4}"))
    }

    /// Whether a document has this path, or ends with it: a page may be named from anywhere.
    fn has_document(&self, path: &str) -> bool {
        let tail = tail_of(path);
        self.documents.iter().any(|known| known == tail || known.ends_with(&format!("/{tail}")))
    }

    fn page(&self, path: &str) -> Option<&Page> {
        let tail = tail_of(path);
        let name = tail.strip_prefix("docs/spec/").unwrap_or(tail);
        self.pages.iter().find(|page| page.name == name && page.name != "README.md")
    }
}

/// A path without the steps upward at its beginning.
fn tail_of(path: &str) -> &str {
    path.trim_start_matches("../").trim_start_matches("shared/")
}

#[test]
fn every_citation_leads_to_a_rule() {
    let all = files(&READ, &[".rs", ".sql", ".md", ".toml"]);
    let targets = Targets::of_the_repository(&all);
    assert!(targets.pages.len() > 5, "only {} pages of rules", targets.pages.len());
    let found = all.iter().flat_map(|file| lost(file, &targets)).collect();
    none("a citation leads to a heading in docs/spec, a document or a worked example", found);
}

#[test]
fn every_code_of_the_program_is_in_the_table_with_its_status() {
    let pages = files(&["docs/spec/errors.md"], &[".md"]);
    let table = pages.first().map_or("", |file| &*file.text);
    let rows = Code::ALL.iter().map(|code| format!("| `{}` | {} |", code.as_str(), code.status()));
    let missing = rows.filter(|row| !table.contains(row.as_str()));
    none("docs/spec/errors.md has every code with its status", missing.collect());
}

/// The citations of a file that lead nowhere. A citation may continue on the next line.
fn lost(file: &File, targets: &Targets) -> Vec<String> {
    let text = prose(file);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut found = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let next = lines.get(n + 1).copied().unwrap_or_default();
        let next = next.trim_start_matches(['/', '!', '*', '-', '#', ' ']);
        let citations = lost_in(&format!("{line} {next}"), line.len(), targets);
        found.extend(citations.into_iter().map(|it| format!("{}:{}: {it} leads nowhere", file.path, n + 1)));
    }
    found
}

/// What a person reads: the comments of Rust and SQL, all of a document.
fn prose(file: &File) -> String {
    if file.path.ends_with(".rs") {
        file.comments()
    } else if file.path.ends_with(".sql") {
        let comment =
            |line: &str| line.split_once("--").map_or_else(String::new, |(_, text)| text.to_owned());
        file.text.lines().map(|line| comment(line) + "\n").collect()
    } else {
        file.text.to_string()
    }
}

/// The citations that begin before `end` and lead nowhere.
fn lost_in(text: &str, end: usize, targets: &Targets) -> Vec<String> {
    let mut found = Vec::new();
    for (at, number) in numbers(text) {
        if at < end && !targets.has_rule(number) {
            found.push(number.to_owned());
        }
    }
    for (at, path) in named_documents(text) {
        if at >= end {
            continue;
        }
        if !targets.has_document(path) {
            found.push(path.to_owned());
        }
        if let Some(page) = targets.page(path) {
            found.extend(lacking(page, &text[at + path.len()..]).iter().map(|it| format!("{path} {it}")));
        }
    }
    for start in ["ADR ", "docs/adr/"] {
        for (at, _) in text.match_indices(start).filter(|(at, _)| *at < end) {
            let digits = leading_digits(&text[at + start.len()..]);
            if !digits.is_empty() && !targets.has_decision(digits) {
                found.push(format!("{start}{digits}"));
            }
        }
    }
    found
}

/// What a citation asks of a page behind its name and the page does not have: sections, a rule, a word in backquotes or a
/// quoted heading.
fn lacking(page: &Page, rest: &str) -> Vec<String> {
    let rest = rest.trim_start_matches([',', ' ']);
    let mut wanted: Vec<(String, bool)> = Vec::new();
    if let Some(list) = rest.strip_prefix("sections ").or_else(|| rest.strip_prefix("section ")) {
        wanted.extend(sections(list).map(|it| (format!("section {it}"), page.has_section(it))));
    } else if let Some((heading, _)) = rest.strip_prefix('"').and_then(|it| it.split_once('"')) {
        wanted.push((heading.to_owned(), page.has(heading)));
    } else if let Some((word, _)) = rest.strip_prefix('`').and_then(|it| it.split_once('`')) {
        let is_word = word.chars().all(|c| c.is_ascii_alphanumeric() || "_.".contains(c));
        wanted.push((word.to_owned(), !is_word || page.text.contains(&format!("`{word}`"))));
    } else if let Some((0, number)) = numbers(rest).first() {
        wanted.push(((*number).to_owned(), page.has(number)));
    }
    wanted.into_iter().filter(|(_, is_there)| !is_there).map(|(what, _)| what).collect()
}

/// The numbers at the beginning of a list: `4 and 6; then`, `1 to 7`.
fn sections(list: &str) -> impl Iterator<Item = &str> {
    list.split([' ', ','])
        .take_while(|word| ["", "and", "to"].contains(word) || !leading_digits(word).is_empty())
        .map(leading_digits)
        .filter(|digits| !digits.is_empty())
}

fn leading_digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

/// Runs of these signs, each with the byte at which it begins.
fn runs(text: &str, is_inside: impl Fn(char) -> bool) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for run in text.split(|c: char| !is_inside(c)) {
        found.push((at, run));
        let behind = at + run.len();
        at = behind + text[behind..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// The numbers of rules in a text. A number behind a slash or a point belongs to another name: `B-1/D1`.
fn numbers(text: &str) -> Vec<(usize, &str)> {
    let all = runs(text, |c| c.is_alphanumeric() || c == '_');
    let is_alone = |at: usize| !text[..at].ends_with(['/', '.']);
    all.into_iter().filter(|(at, word)| is_number(word) && is_alone(*at)).collect()
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let series = &word[..word.len() - digits.len()];
    let is_plain = digits == "0" || leading_digits(digits) == digits && !digits.starts_with('0');
    SERIES.contains(&series) && (1..=2).contains(&digits.len()) && is_plain
}

/// The documents that a text names by file. A pattern and an address of the web name none.
fn named_documents(text: &str) -> Vec<(usize, &str)> {
    let all = runs(text, |c| c.is_ascii_alphanumeric() || "_./-".contains(c));
    let all = all.into_iter().map(|(at, word)| (at, word.trim_end_matches('.')));
    all.filter(|(_, path)| {
        let stem = tail_of(path).strip_suffix(".md").unwrap_or_default();
        !stem.is_empty() && !stem.ends_with('/') && !path.starts_with('/')
    })
    .collect()
}

fn sample_targets() -> Targets {
    let sell = "# SELL\n\n## 1. Units\n\n### R0\n\n## 3. Invariants\n\n### S5\n\nThe year.\n";
    let errors = "# Errors\n\n## Order of judging\n\n| `lot_held` | 409 |\n";
    let documents = ["docs/spec/sell.md", "docs/spec/errors.md", "ARCHITECTURE.md"];
    Targets {
        pages: vec![Page::of("sell.md", sell), Page::of("errors.md", errors)],
        examples: vec!["P8".to_owned()],
        decisions: vec!["0014".to_owned()],
        documents: documents.map(str::to_owned).to_vec(),
    }
}

/// Line and citation of each finding.
fn lost_of(path: &str, text: &str) -> Vec<String> {
    let found = lost(&File::new(path, text), &sample_targets());
    found.iter().map(|it| it.trim_end_matches(" leads nowhere").replacen(path, "", 1)).collect()
}

#[test]
fn a_citation_that_leads_somewhere_is_no_finding() {
    let good = "//! The year (sell.md S5), as the worked example P8 says; sell.md sections 1 and 3.\n\
                /// In the order of ../shared/errors.md\n\
                /// (errors.md, `lot_held`; errors.md, \"Order of judging\").\n\
                let s = \"S99, x.md, ADR 99\"; // B-1/D1, A4, docs/*.md, ES256, R0-R0 and ADR 14\n";
    assert_eq!(lost_of("a.rs", good), [""; 0]);
    assert_eq!(lost_of("a.sql", "select 'S99' as x -- as sell.md\n-- section 3 says (S5)\n"), [""; 0]);
    assert_eq!(lost_of("a.md", "See [a](docs/spec/sell.md) and `ARCHITECTURE.md`.\n"), [""; 0]);
}

#[test]
fn a_citation_that_leads_nowhere_is_found() {
    for (path, text, found) in [
        ("a.rs", "// S6\nlet s = \"S7\";\n", ":1: S6"),
        ("a.rs", "fn a() {}\n/// As sell.md\n/// section 2 says.\n", ":2: sell.md section 2"),
        ("a.rs", "/// errors.md, `lot_gone`\n", ":1: errors.md lot_gone"),
        ("a.rs", "/// errors.md, \"Flags\"\n", ":1: errors.md Flags"),
        ("a.rs", "/// (errors.md S5)\n", ":1: errors.md S5"),
        ("a.sql", "select 1 as x -- R0 and R9\n", ":1: R9"),
        ("a.toml", "# ../shared/design/house.md\n", ":1: ../shared/design/house.md"),
        ("a.md", "ADR 15, docs/adr/0014\n", ":1: ADR 15"),
    ] {
        assert_eq!(lost_of(path, text), [found], "{text}");
    }
}
