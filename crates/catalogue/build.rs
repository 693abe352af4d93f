//! Generates one sorted table of translations from each file `po/<language>.po`.
//! Invariant: a text without a translation, or with one that a translator marked as uncertain (fuzzy), is left out,
//! so that people read the English one.

use polib::catalog::Catalog;
use std::fmt::Write as _;
use std::path::Path;

/// The files' names and those of their tables.
const LANGUAGES: [(&str, &str); 1] = [("hi", "HINDI")];

fn main() {
    let mut code = String::new();
    for (language, table) in LANGUAGES {
        let path = format!("po/{language}.po");
        println!("cargo::rerun-if-changed={path}");
        let catalog = polib::po_file::parse(Path::new(&path)).unwrap_or_else(|why| panic!("{path}: {why}"));
        let rows: String =
            rows_of(&catalog).iter().map(|(key, forms)| format!("({key:?}, &{forms:?}),\n")).collect();
        writeln!(code, "static {table}: &[(&str, &[&str])] = &[\n{rows}];").expect("written");
    }
    let into = std::env::var("OUT_DIR").expect("cargo names the folder");
    std::fs::write(Path::new(&into).join("tables.rs"), code).expect("the folder can be written");
}

/// English text and its translations, one for each plural form, sorted by the English text.
fn rows_of(catalog: &Catalog) -> Vec<(&str, Vec<&str>)> {
    let known = catalog.messages().filter(|message| message.is_translated() && !message.is_fuzzy());
    let mut rows: Vec<(&str, Vec<&str>)> = known
        .map(|message| {
            let forms = match message.msgstr_plural() {
                Ok(forms) if message.is_plural() => forms.iter().map(String::as_str).collect(),
                _ => vec![message.msgstr().unwrap_or_default()],
            };
            (message.msgid(), forms)
        })
        .collect();
    rows.sort_unstable();
    rows
}
