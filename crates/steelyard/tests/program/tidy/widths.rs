//! Width of the lines of stylesheets and templates, so that the bound on a file's lines cannot be met by packing.
//! Invariant: the number of templates' lines that are wider only shrinks.

use std::collections::BTreeMap;

use super::none;
use super::source::{File, files};

/// Characters in a line: one rule or one element, side by side with another file on a usual screen.
const WIDTH: usize = 140;

/// Wider lines of templates that are still there, by crate. A crate that is not listed has none; the last line to
/// go takes its crate off the list.
const WIDE_TEMPLATE_LINES: [(&str, usize); 7] = [
    ("admin", 160),
    ("assurance", 18),
    ("ledger", 19),
    ("make", 89),
    ("sell", 128),
    ("steelyard", 30),
    ("web", 88),
];

/// The numbers of the lines that are wider than the bound, each with its width.
fn wide_lines(file: &File) -> Vec<(usize, usize)> {
    let widths = file.text.lines().map(|line| line.chars().count()).enumerate();
    widths.filter(|(_, width)| *width > WIDTH).map(|(n, width)| (n + 1, width)).collect()
}

fn stylesheets() -> Vec<File> {
    files(&["crates"], &[".css"])
}

#[test]
fn a_stylesheet_has_narrow_lines() {
    let sheets = stylesheets();
    assert!(sheets.len() > 50, "only {} stylesheets found", sheets.len());
    none("a line of a stylesheet has at most 140 characters", sheets.iter().flat_map(findings).collect());
}

fn findings(file: &File) -> Vec<String> {
    let wide = wide_lines(file).into_iter();
    wide.map(|(n, width)| {
        format!("{}:{n}: {width} characters: one rule a line, or one declaration a line", file.path)
    })
    .collect()
}

#[test]
fn a_stylesheet_says_what_it_styles() {
    let bare = stylesheets().into_iter().filter(|file| !opens_well(file));
    none("a stylesheet begins with `/* `", bare.map(|file| format!("{}:1", file.path)).collect());
}

fn opens_well(file: &File) -> bool {
    file.text.starts_with("/* ")
}

#[test]
fn wide_lines_of_templates_only_become_fewer() {
    let found = count_by_crate(&files(&["crates", "tools"], &[".html"]));
    none(
        "the wide lines of templates are counted in WIDE_TEMPLATE_LINES",
        differences(&found, &WIDE_TEMPLATE_LINES),
    );
}

/// The wide lines of each crate that has some.
fn count_by_crate(templates: &[File]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for file in templates {
        let lines = wide_lines(file).len();
        if lines > 0 {
            let name = file.path.split('/').nth(1).unwrap_or_default();
            *found.entry(name.to_owned()).or_default() += lines;
        }
    }
    found
}

/// Crates whose count differs from the listed one, in either direction.
fn differences(found: &BTreeMap<String, usize>, listed: &[(&str, usize)]) -> Vec<String> {
    let listed: BTreeMap<&str, usize> = listed.iter().copied().collect();
    let mut names: Vec<&str> = found.keys().map(String::as_str).chain(listed.keys().copied()).collect();
    names.sort_unstable();
    names.dedup();
    let mut findings = Vec::new();
    for name in names {
        let now = found.get(name).copied().unwrap_or_default();
        let allowed = listed.get(name).copied().unwrap_or_default();
        if now > allowed {
            findings.push(format!(
                "{name}: {now} lines, {allowed} allowed: break the new ones at {WIDTH} characters"
            ));
        } else if now < allowed || (allowed == 0 && listed.contains_key(name)) {
            findings.push(format!(
                "{name}: only {now} lines are left: write that number in the list, or remove a zero"
            ));
        }
    }
    findings
}

#[test]
fn a_wide_line_and_a_wrong_count_are_found() {
    let at_the_bound = "é".repeat(WIDTH);
    let file = File::new("crates/x/static/y.css", &format!(".a {{}}\n{at_the_bound}\n{at_the_bound}!\n"));
    assert_eq!(wide_lines(&file), [(3, WIDTH + 1)]);
    assert_eq!(findings(&file).len(), 1);
    assert!(!opens_well(&file) && opens_well(&File::new("crates/x/static/y.css", "/* x */\n")));

    let template = File::new("crates/x/src/y.html", &format!("{at_the_bound}!\n<p>\n{at_the_bound}!\n"));
    let found = count_by_crate(&[template.clone(), File::new("crates/y/src/z.html", "<p>\n")]);
    assert_eq!(found, BTreeMap::from([("x".to_owned(), 2)]));
    assert!(differences(&found, &[("x", 2)]).is_empty());
    for wrong in [&[("x", 1)][..], &[("x", 3)], &[], &[("x", 2), ("gone", 1)], &[("x", 2), ("gone", 0)]] {
        assert_eq!(differences(&found, wrong).len(), 1, "{wrong:?}");
    }
}
