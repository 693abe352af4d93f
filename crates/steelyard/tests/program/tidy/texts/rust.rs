//! The texts in Rust: each quoted text that reads as one, and those with values, which `say!` and `Phrase` make.

use super::super::source::File;
use super::{Found, Text, has_words, unquoted};

/// The crates whose code speaks to people who work with the product.
const SPEAK: [&str; 8] = ["kernel", "identity", "mail", "web", "ledger", "make", "sell", "admin"];

/// Further files: pages of the binary, and what pages and mails say of a fault or a finding.
const SPEAKING_FILES: [&str; 12] = [
    "crates/assurance/src/page/overview.rs",
    "crates/assurance/src/themes.rs",
    "crates/platform/src/damage.rs",
    "crates/platform/src/disk.rs",
    "crates/platform/src/sign_up.rs",
    "crates/lifecycle/src/detection/rules.rs",
    "crates/lifecycle/src/form_words.rs",
    "crates/steelyard/src/disk.rs",
    "crates/steelyard/src/disk/queue.rs",
    "crates/steelyard/src/home.rs",
    "crates/steelyard/src/find.rs",
    "crates/steelyard/src/import.rs",
];

/// Files that speak to operators, programmers or other programs alone; and amounts in English words, which each language
/// builds by a rule of its own.
const SILENT: [&str; 7] = [
    "/probe_fixture.rs",
    "/canaries.rs",
    "/federated/github.rs",
    "/row_count.rs",
    "/edge/peer.rs",
    "kernel/src/networks.rs",
    "kernel/src/text.rs",
];

/// Names of counters and of keys of a map, a header, and the name in an authenticator: nobody reads them as a text.
const NAMES: [&str; 9] = [
    "no address, by ",
    "password {}",
    "second {}",
    "passkey {}",
    "till {} {person}",
    "lot {code}",
    "batch {code}",
    "Steelyard {}",
    "default-src 'none'",
];

/// Calls whose texts are for the log or for a programmer.
const LOGS: [&str; 16] = [
    "trace!",
    "debug!",
    "info!",
    "warn!",
    "error!",
    "panic!",
    "unreachable!",
    "assert!",
    "assert_eq!",
    "expect",
    "internal",
    "Internal",
    "span!",
    "info_span!",
    "from_static",
    "cfg",
];

/// Calls that put a text together.
const JOINS: [&str; 4] = ["format!", "write!", "writeln!", "concat!"];

/// The files that speak.
pub(super) fn spoken(sources: &[File]) -> impl Iterator<Item = &File> {
    sources.iter().filter(|file| {
        let path = file.path.as_str();
        let of = path.strip_prefix("crates/").and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let speaks = SPEAK.contains(&of) || SPEAKING_FILES.contains(&path);
        speaks && !SILENT.iter().any(|end| path.ends_with(end)) && !path.contains("/testing")
    })
}

/// The texts of a file.
pub(super) fn find(file: &File) -> Found {
    let text = file.shipped_text();
    let mut found = Found::default();
    for (at, quoted) in quoted(text) {
        let literal = unquoted(&joined(quoted));
        let call = call_around(&text[..at]);
        let line = text[..at].matches('\n').count() + 1;
        let is_a_name = NAMES.iter().any(|name| literal.starts_with(name));
        if is_a_name || LOGS.contains(&call) || is_attribute(text, at) {
            continue;
        }
        match call {
            "say!" | "of" | "t" | "markup" if has_words(&literal) => {
                found.texts.push(Text { one: literal, many: None });
            }
            "counted" => keep_counted(literal, &mut found),
            call if JOINS.contains(&call) && !is_a_sentence(&literal) => {}
            call if JOINS.contains(&call) => found.outside.push((line, literal)),
            _ if reads_as_text(&literal) => found.texts.push(Text { one: literal, many: None }),
            _ => {}
        }
    }
    found
}

/// The second text of `Phrase::counted` is the plural of the first.
fn keep_counted(literal: String, found: &mut Found) {
    match found.texts.last_mut() {
        Some(last) if last.many.as_deref() == Some("") => last.many = Some(literal),
        _ => found.texts.push(Text { one: literal, many: Some(String::new()) }),
    }
}

/// Whether a text is one that people read: words apart, or one word that begins as a sentence does.
pub(super) fn reads_as_text(literal: &str) -> bool {
    let plain = !literal.contains(['_', '=', ';', '\\', '`']) || literal.contains(". ");
    let mut signs = literal.chars();
    let capital =
        signs.next().is_some_and(char::is_uppercase) && signs.next().is_some_and(char::is_lowercase);
    let named =
        literal.contains("::") || literal.contains("://") || literal.starts_with(['/', '.', '#', '-', '&']);
    let apart = literal
        .trim()
        .split(' ')
        .filter(|word| word.chars().all(char::is_alphabetic) && !word.is_empty())
        .count();
    has_words(literal) && plain && !named && (capital && !literal.contains('-') || apart > 1)
}

/// `{} pieces left`, `For {}`: a text, or a word beside a value.
fn is_a_sentence(pattern: &str) -> bool {
    if reads_as_text(pattern) {
        return true;
    }
    let words = pattern.split(' ').filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic));
    pattern.contains('{') && pattern.contains(' ') && words.count() > 0 && !pattern.contains(['=', '<', '_'])
}

/// Each quoted text with its place.
fn quoted(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut found = Vec::new();
    let mut from = None;
    let mut escaped = false;
    for (n, sign) in text.char_indices() {
        match (from, sign) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (None, '"') if !text[..n].ends_with('\'') => from = Some(n),
            (Some(start), '"') => {
                found.push((start, &text[start..=n]));
                from = None;
            }
            _ => {}
        }
    }
    found.into_iter()
}

/// A text that a backslash continues on the next line, in one line.
fn joined(quoted: &str) -> String {
    let mut lines = quoted.split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |all, line| all + line.trim_start())
}

/// The name of the call whose brackets are open here: `say!`, `expect`.
fn call_around(before: &str) -> &str {
    let mut depth = 0_i32;
    for (n, sign) in before.char_indices().rev() {
        match sign {
            ')' | ']' | '}' => depth += 1,
            '(' if depth == 0 => {
                let name = before[..n].trim_end();
                let start =
                    name.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '!').map_or(0, |at| at + 1);
                return &name[start..];
            }
            '(' | '[' | '{' if depth > 0 => depth -= 1,
            '{' | ';' if depth == 0 => return "",
            _ => {}
        }
    }
    ""
}

/// `#[template(path = "…")]`.
fn is_attribute(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..at].trim_start().starts_with("#[")
}
