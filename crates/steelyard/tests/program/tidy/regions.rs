//! Regions of a page: a table that scrolls is one, by its label, and a page has no two regions of one name.
//! Invariant: a table that a loop draws several times says what each is about, in `which=` or in a label that the
//! loop gives.

use super::calls::codes;
use super::none;
use super::source::{File, files};
use std::collections::BTreeSet;

#[test]
fn a_table_in_a_loop_says_what_it_is_about() {
    let templates = files(&["crates"], &[".html"]);
    let drawing = drawing(&templates);
    assert!(drawing.contains("picks"), "no macro draws a table: {drawing:?}");
    none(
        "a table in a loop has `which=`, because no two regions have one name",
        templates.iter().flat_map(|file| alike(file, &drawing)).collect(),
    );
}

/// The names of the macros that draw a table with a label of their own.
fn drawing(templates: &[File]) -> BTreeSet<String> {
    let mut found = BTreeSet::from(["table".to_owned()]);
    for file in templates {
        let mut of = None;
        for (_, code) in codes(&file.text) {
            if let Some(head) = code.strip_prefix("macro ") {
                of = head.split('(').next().map(str::to_owned);
            } else if code.starts_with("endmacro") {
                of = None;
            } else if called(&code) == Some("table") && has_text(&code) {
                found.extend(of.take());
            }
        }
    }
    found
}

/// The calls in a template's loops that draw a table without `which=`, as `file:line: name`.
fn alike(file: &File, drawing: &BTreeSet<String>) -> Vec<String> {
    let mut loops = 0_usize;
    let mut found = Vec::new();
    for (line, code) in codes(&file.text) {
        match code.split([' ', '(']).next().unwrap_or_default() {
            "macro" => loops = 0,
            "for" => loops += 1,
            "endfor" => loops = loops.saturating_sub(1),
            _ => {}
        }
        let draws = called(&code).filter(|name| loops > 0 && drawing.contains(*name));
        let draws = draws.filter(|name| *name != "table" || has_text(&code));
        found.extend(
            draws.filter(|_| !code.contains("which=")).map(|name| format!("{}:{line}: {name}", file.path)),
        );
    }
    found
}

/// Whether the first argument of a call is a text, which is the same in each round of a loop.
fn has_text(code: &str) -> bool {
    code.split_once('(').is_some_and(|(_, arguments)| arguments.starts_with('"'))
}

/// The macro that a tag or an expression calls: `call ui::table("…")`, `part::picks(rows)`.
fn called(code: &str) -> Option<&str> {
    let head = code.strip_prefix("call ").unwrap_or(code).split('(').next()?;
    let name = head.rsplit("::").next()?.trim();
    (head != code && name.bytes().all(|sign| sign == b'_' || sign.is_ascii_lowercase())).then_some(name)
}

#[test]
fn two_tables_of_one_name_are_found() {
    let parts = File::new(
        "crates/x/src/parts.html",
        "{% macro picks(a) %}{% call ui::table(\"A\") %}{% endcall %}{% endmacro %}\
            {% macro tagged(a) %}{{ a }}{% endmacro %}{% call ui::table(\"B\") %}{% endcall %}",
    );
    let page = "{% for a in b %}{{ part::tagged(a) }}\n\
        {{ part::picks(a) }}{{ part::picks(a, which=a.name) }}{% endfor %}{{ part::picks(a) }}\n\
        {% for a in b %}{% call ui::table(\"A\") %}{% endcall %}\
        {% call ui::table(a.label) %}{% endcall %}{% endfor %}";
    let drawing = drawing(&[parts]);
    let found = alike(&File::new("crates/x/src/page.html", page), &drawing);
    assert_eq!(found, ["crates/x/src/page.html:2: picks", "crates/x/src/page.html:3: table"]);
}
