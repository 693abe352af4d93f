//! Names of modules, types and free functions: none is a bare participle (`told`, `Found`), which says neither
//! what a thing is nor what a function does.
//! Invariant: the count of each crate may only fall.

use super::none;
use super::source::{File, sources};
use std::collections::BTreeMap;

/// Participles that do not end as most do. Those that are also a base form (`read`, `run`, `set`) are good names.
const IRREGULAR: &str = "begun borne born bought brought built caught dealt done felt forbidden fought found gone heard \
                         held hid kept known laid led left lent lost made meant met paid said sat seen sent shown sold \
                         sought spent standing stood stuck struck sung sworn told thought understood won wound";

/// Words with the ending of a participle that are none.
const OTHER_WORDS: &str = "accept adopt adapt attempt between children deed down even except feed interrupt need open often \
                           own prompt receipt script seed seven speed ten then token town when";

/// Participles that are the term for a thing, each with the reason.
const TERMS: &[(&str, &str)] = &[
    ("federated", "federated sign-in: by an account at another provider"),
    ("predicted", "a predicted value of the fast path, as opposed to the computed one"),
    ("recorded", "the proof that the audit event was handed over; docs/adding.md teaches it"),
    ("ruled", "the result of a pure rule; every rule returns it"),
    ("sealed", "an encrypted value, as opposed to its plaintext (ADR 14)"),
];

/// The names that are left from before this rule, for each crate. Lower a number when you rename one.
const LEFT: &[(&str, usize)] = &[
    ("crates/admin", 47),
    ("crates/assurance", 53),
    ("crates/audit", 12),
    ("crates/database", 31),
    ("crates/identity", 71),
    ("crates/kernel", 5),
    ("crates/keyring", 9),
    ("crates/ledger", 28),
    ("crates/lifecycle", 14),
    ("crates/mail", 23),
    ("crates/make", 76),
    ("crates/pdf", 4),
    ("crates/platform", 16),
    ("crates/sbom", 5),
    ("crates/sell", 69),
    ("crates/steelyard", 67),
    ("crates/testing", 5),
    ("crates/transparency", 8),
    ("crates/web", 35),
    ("tools/bench", 11),
    ("tools/cases", 15),
    ("tools/queries", 1),
    ("tools/sbom", 3),
    ("tools/torture", 25),
];

#[test]
fn no_name_is_a_bare_participle() {
    let files = sources(&[".rs"]);
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in &files {
        let names = declared_names(file).into_iter().filter(|(_, name)| is_bare_participle(name));
        let lines = names.map(|(line, name)| format!("{}:{line}: {name}", file.path));
        found.entry(crate_of(&file.path)).or_default().extend(lines);
    }
    assert!(found.len() > 20, "only {} crates found", found.len());
    let mut wrong = Vec::new();
    for (of, names) in found {
        let left = LEFT.iter().find(|(name, _)| *name == of).map_or(0, |(_, left)| *left);
        if names.len() > left {
            wrong.push(format!("{of} has {} such names, {left} are left:", names.len()));
            wrong.extend(names);
        } else if names.len() < left {
            wrong.push(format!("{of} has only {} such names: lower its number", names.len()));
        }
    }
    none(
        "a module or type is named by a noun, a function by a verb and its object, never by a participle",
        wrong,
    );
}

/// `crates/sell`.
fn crate_of(path: &str) -> String {
    path.split('/').take(2).collect::<Vec<_>>().join("/")
}

/// The modules, types and functions that a file declares at its top level, with their lines.
fn declared_names(file: &File) -> Vec<(usize, String)> {
    let lines = file.code.lines().zip(1..);
    lines.filter_map(|(line, n)| Some((n, declared_name(line)?.to_owned()))).collect()
}

/// The name that a line declares, if it begins at the margin.
fn declared_name(line: &str) -> Option<&str> {
    const BEFORE: [&str; 6] = ["pub", "pub(crate)", "pub(super)", "const", "async", "unsafe"];
    const KINDS: [&str; 6] = ["fn", "struct", "enum", "type", "trait", "mod"];
    if line.starts_with(' ') {
        return None;
    }
    let mut words = line.split_whitespace();
    let kind = words.find(|word| !BEFORE.contains(word)).filter(|word| KINDS.contains(word));
    kind?;
    let name = words.next()?;
    let end = name.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_');
    Some(&name[..end.unwrap_or(name.len())])
}

/// Whether a name is one word, and that a participle.
fn is_bare_participle(name: &str) -> bool {
    let has = |words: &str, word: &str| words.split_whitespace().any(|it| it == word);
    let is_one_word = !name.contains('_') && !name.chars().skip(1).any(|sign| sign.is_ascii_uppercase());
    let word = name.to_ascii_lowercase();
    let ends = ["ed", "en", "wn", "pt"].iter().any(|ending| word.len() > 3 && word.ends_with(ending));
    let is_participle = has(IRREGULAR, &word) || (ends && !has(OTHER_WORDS, &word));
    is_one_word && is_participle && !TERMS.iter().any(|(term, _)| *term == word)
}

#[test]
fn a_bare_participle_is_found_where_it_is_declared() {
    let text = "//! A.\npub(crate) async fn told(it: u8) {}\nstruct Found;\npub enum Written<T> { A(T) }\nmod gone;\n\
                fn read() {}\nfn open_lots() {}\ntype Sealed = u8;\npub struct InvoicePosted;\nimpl A {\n    fn shown() {}\n}\n\
                // fn kept\nuse x::told;\nfn token() {}\n";
    let file = File::new("crates/x/src/y.rs", text);
    let found: Vec<_> =
        declared_names(&file).into_iter().filter(|(_, name)| is_bare_participle(name)).collect();
    let wanted = [(2, "told"), (3, "Found"), (4, "Written"), (5, "gone")];
    assert_eq!(found, wanted.map(|(line, name)| (line, name.to_owned())));
}
