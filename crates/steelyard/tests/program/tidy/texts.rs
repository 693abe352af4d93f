//! Texts that people read: every one goes through the catalogue, with English as the key.
//! `crates/catalogue/po/steelyard.pot` lists them for translators; `UPDATE_SNAPSHOTS=1` writes it.
//! Invariant: no page has a text that a translation cannot reach. Logs, the command line and the evidence of checks
//! are in English alone: operators and auditors search for their words.

mod rust;
mod template;

use super::none;
use super::source::{File, files, root, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A text: the English key, with the plural after it where there is one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Text {
    pub(super) one: String,
    pub(super) many: Option<String>,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Texts that the catalogue knows.
    pub(super) texts: Vec<Text>,
    /// Texts that no translation reaches, with their line.
    pub(super) outside: Vec<(usize, String)>,
}

/// Whether somebody reads it: it has a word of at least two letters.
pub(super) fn has_words(text: &str) -> bool {
    let letters: Vec<bool> = text.chars().map(char::is_alphabetic).collect();
    letters.windows(2).any(|pair| pair[0] && pair[1])
}

fn templates() -> Vec<File> {
    files(&["crates"], &[".html"])
}

#[test]
fn every_text_of_a_template_goes_through_the_catalogue() {
    let wrong = templates().iter().flat_map(|file| outside(file, template::find(&file.text))).collect();
    none("a text of a page is said by `chrome.t` or `chrome.markup`", wrong);
}

#[test]
fn every_text_with_values_is_said() {
    let wrong = rust::spoken(&sources(&[".rs"])).flat_map(|file| outside(file, rust::find(file))).collect();
    none("a text with values is made by `say!`, so that a translation may put them elsewhere", wrong);
}

fn outside(file: &File, found: Found) -> Vec<String> {
    found.outside.into_iter().map(|(line, text)| format!("{}:{line}: {text}", file.path)).collect()
}

/// Every text of the program and the files that have it.
fn catalogue() -> BTreeMap<Text, BTreeSet<String>> {
    let sources = sources(&[".rs"]);
    let pages: Vec<(String, Found)> =
        templates().iter().map(|file| (file.path.clone(), template::find(&file.text))).collect();
    let code = rust::spoken(&sources).map(|file| (file.path.clone(), rust::find(file)));
    let mut texts: BTreeMap<Text, BTreeSet<String>> = BTreeMap::new();
    for (path, found) in pages.into_iter().chain(code) {
        for text in found.texts {
            texts.entry(text).or_default().insert(path.clone());
        }
    }
    texts
}

#[test]
fn the_list_of_texts_is_current() {
    let mut list = String::from(
        "# The texts of Steelyard. Made by `UPDATE_SNAPSHOTS=1 cargo test -p steelyard --test program -- texts`.\n\
         msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n",
    );
    for (text, places) in catalogue() {
        list.push('\n');
        places.iter().for_each(|place| writeln!(list, "#: {place}").expect("written"));
        writeln!(list, "msgid {}", quoted(&text.one)).expect("written");
        match text.many {
            Some(many) => {
                writeln!(list, "msgid_plural {}\nmsgstr[0] \"\"\nmsgstr[1] \"\"", quoted(&many))
            }
            None => writeln!(list, "msgstr \"\""),
        }
        .expect("written");
    }
    let path = root().join("crates/catalogue/po/steelyard.pot");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &list).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let new = list.lines().zip(kept.lines()).find(|(is, was)| is != was);
    assert!(
        kept == list,
        "po/steelyard.pot is not current ({new:?}): UPDATE_SNAPSHOTS=1 cargo test -p steelyard --test program -- texts"
    );
}

#[test]
fn a_translation_is_of_a_text_that_is_there_and_what_is_missing_is_listed() {
    let known: BTreeSet<String> = catalogue().into_keys().map(|text| text.one).collect();
    let mut stale = Vec::new();
    for file in files(&["crates/catalogue/po"], &[".po"]) {
        let keys = file.text.lines().filter_map(|line| line.strip_prefix("msgid "));
        let translated: BTreeSet<String> = keys.map(unquoted).filter(|key| !key.is_empty()).collect();
        let missing: Vec<&String> = known.difference(&translated).collect();
        println!("{}: {} of {} texts are translated; not yet:", file.path, translated.len(), known.len());
        missing.iter().for_each(|text| println!("  {text}"));
        stale.extend(
            translated.difference(&known).map(|text| format!("{}: {text:?} is not said any more", file.path)),
        );
    }
    none("a translation of a text that nobody says is removed", stale);
}

/// A text as a `.po` file quotes it, which has no escape for a space that does not break.
fn quoted(text: &str) -> String {
    format!("{text:?}").replace("\\u{a0}", "\u{a0}")
}

/// The content of a quoted text of one line.
pub(super) fn unquoted(quoted: &str) -> String {
    let inner = quoted.trim().trim_start_matches('"').trim_end_matches('"');
    inner.replace("\\\"", "\"").replace("\\n", "\n").replace("\\u{a0}", "\u{a0}").replace("\\\\", "\\")
}

#[test]
fn texts_outside_the_catalogue_are_found() {
    let page = "<p title=\"{{ chrome.t(\"A hint\") }}\">{{ chrome.t(\"Sign in\") }} {{ name }}</p>\n<h2>Bare words</h2><img alt=\"A cow\">\n{{ ui::field(form, \"name\", \"Your name\") }}{# a comment #}<kbd>Ctrl K</kbd>";
    let found = template::find(page);
    let texts: Vec<&str> = found.texts.iter().map(|text| text.one.as_str()).collect();
    assert_eq!(texts, ["A hint", "Sign in", "Your name"]);
    assert_eq!(found.outside, [(2, "Bare words".to_owned()), (2, "A cow".to_owned())]);

    let code = "//! x\nfn a() -> String {\n    tracing::info!(\"it is {} late\", 1);\n    format!(\"{} pieces left\", 3)\n}\nfn b() -> Phrase { say!(\"{n} left over\", n = 2) }\nfn c() -> Phrase { Phrase::counted(2, \"{count} day\", \"{count} days\") }\nconst T: &str = \"New bill\";\nconst K: &str = \"sell.bill\";\nfn d() { e.expect(\"a keyring is there\") }\n";
    let found = rust::find(&File::new("crates/web/src/x.rs", code));
    let texts: Vec<(&str, Option<&str>)> =
        found.texts.iter().map(|text| (text.one.as_str(), text.many.as_deref())).collect();
    assert_eq!(texts, [("{n} left over", None), ("{count} day", Some("{count} days")), ("New bill", None)]);
    assert_eq!(found.outside, [(4, "{} pieces left".to_owned())]);
}
