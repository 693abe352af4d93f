//! The rooms of each crate: how large it is, and which of its files import each other in a circle.
//! Invariant: an import is a path in shipped code, in a `use` or not; the crate's root re-exports and is no
//! room.

use super::none;
use super::source::{File, is_generated, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Files that may import each other in a circle, unless they are a module and its children.
const MOST_IN_A_CIRCLE: usize = 4;
/// Lines of the core.
const MOST_LINES_OF_CORE: usize = 9_000;

/// A module by its path in its crate: `tx::guard`.
type Module = Vec<String>;

#[derive(Default)]
struct Room {
    lines: usize,
    imports: BTreeMap<Module, BTreeSet<Module>>,
}

#[test]
fn no_more_than_four_files_of_a_crate_import_each_other_in_a_circle() {
    let mut wrong = Vec::new();
    for (name, room) in rooms() {
        let circles = circles(&room.imports);
        let largest = circles.iter().max_by_key(|circle| circle.len());
        let shown = largest.map(said).unwrap_or_default();
        println!("{name}: {} lines; the largest circle: {shown}", room.lines);
        wrong.extend(
            circles.iter().filter(|circle| is_too_large(circle)).map(|it| format!("{name}: {}", said(it))),
        );
        if name == "platform" && room.lines > MOST_LINES_OF_CORE {
            wrong.push(format!("{name}: {} lines, at most {MOST_LINES_OF_CORE}", room.lines));
        }
    }
    none("files that import each other in a circle: move what they share below them", wrong);
}

#[test]
fn a_circle_is_found() {
    let file = |path: &str, text: &str| File::new(&format!("crates/a/src/{path}.rs"), text);
    let files = [
        file("one", "use crate::{two::{self, B}, three::C};"),
        file("two", "fn f() { super::three::g() }"),
        file("three", "mod inner { use super::super::four; }"),
        file("four", "use crate::five;"),
        file("five", "use crate::one::A;"),
        file("alone", "use crate::one::A; mod kid; use kid::K;"),
        file("alone/kid", "use super::A;"),
    ];
    let room = room(&files.iter().collect::<Vec<_>>());
    let mut found: Vec<String> = circles(&room.imports).iter().map(said).collect();
    found.sort();
    assert_eq!(found, ["alone alone::kid", "five four one three two"]);
    assert!(circles(&room.imports).iter().filter(|circle| is_too_large(circle)).count() == 1);
}

fn rooms() -> BTreeMap<String, Room> {
    let sources = sources(&[".rs"]);
    let mut of_crate: BTreeMap<String, Vec<&File>> = BTreeMap::new();
    for file in sources.iter().filter(|file| !file.is_test && !is_generated(&file.path)) {
        if let Some((name, _)) = file.path.strip_prefix("crates/").and_then(|rest| rest.split_once("/src/")) {
            of_crate.entry(name.to_owned()).or_default().push(file);
        }
    }
    of_crate.into_iter().map(|(name, files)| (name, room(&files))).collect()
}

fn room(files: &[&File]) -> Room {
    let modules: BTreeSet<Module> = files.iter().filter_map(|file| module_of(&file.path)).collect();
    let mut room =
        Room { lines: files.iter().map(|file| file.text.lines().count()).sum(), ..Room::default() };
    for file in files {
        if let Some(here) = module_of(&file.path) {
            let targets = imports(&here, file.shipped(), &modules);
            room.imports.insert(here, targets);
        }
    }
    room
}

/// None for the crate's root.
fn module_of(path: &str) -> Option<Module> {
    let (_, inside) = path.split_once("/src/")?;
    let inside = inside.strip_suffix(".rs")?;
    (inside != "lib" && inside != "main").then(|| inside.split('/').map(str::to_owned).collect())
}

/// The modules that a file names by a path.
fn imports(here: &Module, code: &str, modules: &BTreeSet<Module>) -> BTreeSet<Module> {
    let mut found = BTreeSet::new();
    for path in paths(code) {
        let Some(whole) = absolute(here, &path, modules) else { continue };
        let named =
            (1..=whole.len()).rev().map(|many| whole[..many].to_vec()).find(|it| modules.contains(it));
        found.extend(named.filter(|it| it != here));
    }
    found
}

/// A path from the crate's root; None where it leads to another crate or to the file itself.
fn absolute(here: &Module, path: &[String], modules: &BTreeSet<Module>) -> Option<Module> {
    let first = path.first()?.as_str();
    let joined = |base: &[String], rest: &[String]| [base, rest].concat();
    match first {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some(joined(here, &path[1..])),
        "super" => {
            let ups = path.iter().take_while(|word| *word == "super").count();
            // A module inside the file may say `super` for the file itself.
            let base = here.len().checked_sub(ups).map_or(&here[..0], |kept| &here[..kept]);
            Some(joined(base, &path[ups..]))
        }
        _ => {
            let child = joined(here, &path[..1]);
            modules.contains(&child).then(|| joined(here, path))
        }
    }
}

/// Every path of two words and more in some code, those of a `use` with braces one by one.
fn paths(code: &str) -> Vec<Vec<String>> {
    let words = words(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let begins = is_name(&words[at]) && words.get(at + 1).is_some_and(|next| next == "::");
        if begins {
            at = read(&words, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads one path from `at` on, with what stood before its braces; gives where it ends.
fn read(words: &[String], mut at: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    while at < words.len() {
        match words[at].as_str() {
            "{" if path.len() > before.len() || !before.is_empty() => {
                at += 1;
                while at < words.len() && words[at] != "}" {
                    at = if words[at] == "," { at + 1 } else { read(words, at, &path, found).max(at + 1) };
                }
                return at + 1;
            }
            word if is_name(word) => path.push(word.to_owned()),
            _ => break,
        }
        at += 1;
        if words.get(at).is_none_or(|next| next != "::") {
            break;
        }
        at += 1;
    }
    if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
        path.pop();
    }
    found.push(path);
    at
}

fn is_name(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
}

/// Names, `::`, braces and commas; everything else is one sign a word.
fn words(code: &str) -> Vec<String> {
    let signs: Vec<char> = code.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < signs.len() {
        let begun = at;
        if signs[at].is_alphanumeric() || signs[at] == '_' {
            while at < signs.len() && (signs[at].is_alphanumeric() || signs[at] == '_') {
                at += 1;
            }
        } else if signs[at] == ':' && signs.get(at + 1) == Some(&':') {
            at += 2;
        } else {
            at += 1;
        }
        if !signs[begun].is_whitespace() {
            found.push(signs[begun..at].iter().collect());
        }
    }
    found
}

/// Sets of modules of which each reaches each.
fn circles(imports: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<BTreeSet<Module>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        imports.keys().map(|from| (from, reachable(from, imports))).collect();
    let mut found = BTreeSet::new();
    for (from, to) in &reached {
        let circle: BTreeSet<Module> = to
            .iter()
            .filter(|it| reached.get(*it).is_some_and(|back| back.contains(from)))
            .map(|it| (*it).clone())
            .collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

fn reachable<'a>(from: &'a Module, imports: &'a BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<&'a Module> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(one) = next.pop() {
        for to in imports.get(one).into_iter().flatten() {
            if seen.insert(to) {
                next.push(to);
            }
        }
    }
    seen
}

fn is_too_large(circle: &BTreeSet<Module>) -> bool {
    // The first by name is the module itself where the others are its children.
    let head = circle.first().cloned().unwrap_or_default();
    circle.len() > MOST_IN_A_CIRCLE && !circle.iter().all(|one| one.starts_with(&head))
}

fn said(circle: &BTreeSet<Module>) -> String {
    circle.iter().map(|one| one.join("::")).collect::<Vec<_>>().join(" ")
}
