//! Templates and pages: nothing that the content policy would refuse, no unused template, no page without its
//! test.
//! Invariant: a page's test shows hostile values, because a mistake in escaping is invisible otherwise.

use super::none;
use super::source::{File, files, lines_with, sources};
use memchr::memmem;
use std::collections::BTreeSet;

const INLINE: [(&str, &str); 8] = [
    ("style=", "a class of a file under static/css; the content policy refuses inline style"),
    ("<style", "a file under static/css"),
    ("javascript:", "a link or a form"),
    ("onclick=", "a module under static/"),
    ("onchange=", "a module under static/"),
    ("onsubmit=", "a module under static/"),
    ("onload=", "a module under static/"),
    ("|safe", "let askama escape it; what must not be escaped is made in Rust by a type that says so"),
];

fn templates() -> Vec<File> {
    files(&["crates"], &[".html"])
}

#[test]
fn templates_hold_nothing_the_content_policy_refuses() {
    let templates = templates();
    assert!(templates.len() > 5, "only {} templates found", templates.len());
    none("a template without inline style, script or handler", templates.iter().flat_map(breaches).collect());
}

fn breaches(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for (word, instead) in INLINE {
        let lines = lines_with(&file.text, word).filter(|(_, line)| !line.trim_start().starts_with("{#"));
        found.extend(lines.map(|(n, _)| format!("{}:{n}: {word}: instead {instead}", file.path)));
    }
    let scripts = lines_with(&file.text, "<script").filter(|(_, line)| !line.contains("src="));
    found.extend(scripts.map(|(n, _)| format!("{}:{n}: an inline script: put it under static/", file.path)));
    found
}

/// The classes that have a rule of their own in a sheet: `.two {`.
fn ruled(css: &str) -> BTreeSet<&str> {
    let heads = css.lines().filter_map(|line| line.trim().strip_prefix('.')?.split_once(" {"));
    heads
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(|it| it.is_ascii_alphanumeric() || it == '-'))
        .collect()
}

/// The classes of a template, as far as they are written out.
fn classes(html: &str) -> impl Iterator<Item = &str> {
    let lists = html.split("class=\"").skip(1).filter_map(|rest| rest.split(['"', '{']).next());
    lists.flat_map(str::split_whitespace)
}

#[test]
fn only_papers_use_what_the_sheet_of_papers_alone_defines() {
    let sheets = files(&["crates/web/static/css"], &[".css"]);
    let (papers, others): (Vec<&File>, Vec<&File>) =
        sheets.iter().partition(|it| it.path.ends_with("/pages/printed-bill.css"));
    let everywhere: BTreeSet<&str> = others.iter().flat_map(|it| ruled(&it.text)).collect();
    let alone: BTreeSet<&str> =
        papers.iter().flat_map(|it| ruled(&it.text)).filter(|it| !everywhere.contains(it)).collect();
    assert!(alone.contains("docno"), "the sheet of papers was not found: {alone:?}");
    let mut lost = Vec::new();
    for file in templates().iter().filter(|it| !it.text.contains("paper.css")) {
        let bare: BTreeSet<&str> = classes(&file.text).filter(|it| alone.contains(it)).collect();
        lost.extend(
            bare.iter().map(|name| format!("{}:1: class {name} has no rule on this page", file.path)),
        );
    }
    none("a class has its rule in a sheet of its page", lost);
}

#[test]
fn every_template_is_drawn() {
    let (rust, templates) = (sources(&[".rs"]), templates());
    let all: String = rust.iter().chain(&templates).map(|file| &*file.text).collect();
    let mut unused = Vec::new();
    for file in &templates {
        let name = file
            .path
            .rsplit("/src/")
            .next()
            .unwrap_or_default()
            .rsplit("/templates/")
            .next()
            .unwrap_or_default()
            .to_owned();
        if memmem::find(all.as_bytes(), format!("\"{name}\"").as_bytes()).is_none() {
            unused.push(format!("{}:1: nobody draws it: remove it", file.path));
        }
    }
    none("a template nobody draws is not there", unused);
}

/// One `r.page(Page { path: "…", …, draw: |cx| Box::pin(name(cx)) })`.
struct Registered {
    at: String,
    path: String,
    draw: String,
}

fn registered(file: &File) -> Vec<Registered> {
    let text = file.shipped_text();
    let calls = text.match_indices("Page {").chain(text.match_indices("Page{"));
    calls
        .filter_map(|(at, _)| {
            let rest = &text[at..text.len().min(at + 700)];
            let path = rest.split("path: \"").nth(1)?.split('"').next()?.to_owned();
            let draw = rest.split("Box::pin(").nth(1)?.split('(').next()?.to_owned();
            let line = text[..at].lines().count();
            Some(Registered { at: format!("{}:{line}", file.path), path, draw })
        })
        .collect()
}

/// The file with the function that draws a page: `bills::list::draw` is in `…/bills/list.rs` of the crate
/// that registers it, `ledger::accounts::books::draw` in another crate's `books.rs`.
fn slice_of<'f>(page: &Registered, sources: &'f [File]) -> Option<&'f File> {
    let (modules, name) = page.draw.rsplit_once("::").unwrap_or(("", &page.draw));
    let modules = modules.trim_start_matches("crate::");
    let own = page.at.split('/').nth(1).unwrap_or_default();
    let is_there = |path: String| sources.iter().any(|source| source.path.starts_with(&path));
    let other = modules.split_once("::").filter(|(first, _)| {
        // A part's own module may be called as a crate is.
        !is_there(format!("crates/{own}/src/{first}.rs")) && is_there(format!("crates/{first}/"))
    });
    let (of, modules) = other.unwrap_or((own, modules));
    let file = format!("/{}.rs", modules.replace("::", "/"));
    let here = page.at.split(':').next().unwrap_or_default();
    sources.iter().find(|source| {
        let named = if modules.is_empty() { source.path == here } else { source.path.ends_with(&file) };
        named
            && source.path.starts_with(&format!("crates/{of}/"))
            && source.code.contains(&format!("fn {name}("))
    })
}

#[test]
fn every_page_has_a_test_with_hostile_values_in_its_slice() {
    let sources = sources(&[".rs"]);
    let pages: Vec<Registered> =
        sources.iter().filter(|f| f.path.starts_with("crates/")).flat_map(registered).collect();
    let mut bare = Vec::new();
    for page in &pages {
        let slice = slice_of(page, &sources);
        let tested = slice.is_some_and(|slice| {
            // The slice itself, its submodules, the tests beside it, and the tests of all the pages of a
            // part.
            let stem = slice.path.trim_end_matches(".rs");
            let folder = stem.rsplit_once('/').map_or("", |(folder, _)| folder);
            let registers = page.at.split(".rs:").next().unwrap_or_default();
            let beside = [folder, stem, registers].map(|place| format!("{place}/tests.rs"));
            let places = sources.iter().filter(|f| {
                f.path == slice.path || beside.contains(&f.path) || f.path.starts_with(&format!("{stem}/"))
            });
            places.flat_map(|f| f.text.lines()).any(|line| line.contains("<script>"))
        });
        if !tested {
            bare.push(format!(
                "{}: {} ({}): test it in its slice with empty, full and hostile values (`<script>`)",
                page.at, page.path, page.draw
            ));
        }
    }
    println!("pages: {} registered", pages.len());
    none("a page is tested from sample values", bare);
}

#[test]
fn an_inline_script_and_a_style_are_found() {
    let file = File::new(
        "crates/x/src/y.html",
        "{# x #}\n<p style=\"a\">\n<script>a()</script>\n<script src=\"b.js\"></script>\n{{ a|safe }}\n",
    );
    let found = breaches(&file);
    assert_eq!(found.len(), 3, "{found:?}");
    let register = "//! x\nfn register(r: &mut R) {\n    r.page(Page { path: \"/rates\", needs: P::A, nav: None, draw: |cx| Box::pin(rates::page(cx)) });\n}\n";
    let pages = registered(&File::new("crates/sell/src/lib.rs", register));
    assert_eq!(
        (pages[0].at.as_str(), pages[0].path.as_str(), pages[0].draw.as_str()),
        ("crates/sell/src/lib.rs:3", "/rates", "rates::page")
    );
}
