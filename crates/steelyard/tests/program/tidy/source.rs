//! The files of the repository as the rules see them: whole, without comments and texts, and without tests.
//! Invariant: lines keep their numbers in each of these views.

use memchr::memmem;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

/// One file. Its clones share their texts.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// From the root: `crates/sell/src/invoices/rules.rs`.
    pub(crate) path: String,
    /// The file unchanged.
    pub(crate) text: Arc<str>,
    /// Comments and the contents of quotation marks are blanked (Rust only).
    pub(crate) code: Arc<str>,
    /// Whether the whole file is tests.
    pub(crate) is_test: bool,
    shipped: Arc<OnceLock<String>>,
    shipped_text: Arc<OnceLock<String>>,
}

/// Each file that a test of this run has read: some forty tests read nearly all of them.
static READ: LazyLock<Mutex<BTreeMap<String, File>>> = LazyLock::new(Mutex::default);

impl File {
    pub(crate) fn new(path: &str, text: &str) -> File {
        let text: Arc<str> = text.into();
        let code = if path.ends_with(".rs") { blanked(&text, true).into() } else { text.clone() };
        File {
            path: path.to_owned(),
            text,
            code,
            is_test: false,
            shipped: Arc::default(),
            shipped_text: Arc::default(),
        }
    }

    /// The shipped code: tests are blanked too.
    pub(crate) fn shipped(&self) -> &str {
        if self.is_test { "" } else { self.shipped.get_or_init(|| without_tests(&self.code)) }
    }

    /// The comments alone (Rust only): everything else blanked.
    pub(crate) fn comments(&self) -> String {
        let bare = blanked(&self.text, false);
        let pairs = self.text.chars().zip(bare.chars());
        pairs.map(|(sign, kept)| if sign == kept && sign != '\n' { ' ' } else { sign }).collect()
    }

    /// The shipped text: tests and comments are blanked, quoted text is kept.
    pub(crate) fn shipped_text(&self) -> &str {
        if self.is_test {
            return "";
        }
        self.shipped_text.get_or_init(|| {
            let bare: Vec<char> = blanked(&self.text, false).chars().collect();
            without(bare, &tests_in(&self.code))
        })
    }
}

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file of these folders with one of these endings, without generated crates.
pub(crate) fn files(folders: &[&str], endings: &[&str]) -> Vec<File> {
    let root = root();
    let mut paths = Vec::new();
    for folder in folders {
        walk(&root, &root.join(folder), &mut paths);
    }
    paths.retain(|path| endings.iter().any(|ending| path.ends_with(ending)) && !is_generated(path));
    paths.sort();
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let mut found: Vec<File> = paths
        .iter()
        .filter_map(|path| match read.get(path) {
            Some(file) => Some(file.clone()),
            None => {
                let file = File::new(path, &fs::read_to_string(root.join(path)).ok()?);
                read.insert(path.clone(), file.clone());
                Some(file)
            }
        })
        .collect();
    drop(read);
    let tests = test_files(&found);
    found.iter_mut().for_each(|file| file.is_test = tests.contains(&file.path));
    found
}

/// A part's statements and their runtime, which `queries-gen` writes.
pub(crate) fn is_generated(path: &str) -> bool {
    let folders: Vec<&str> = path.split('/').collect();
    matches!(folders[..], ["crates", "queries", ..] | ["crates", _, "queries", ..])
}

fn walk(root: &Path, at: &Path, found: &mut Vec<String>) {
    let skipped = ["target", "node_modules", ".git", "out"];
    if at.is_file() {
        found.push(at.strip_prefix(root).expect("below the root").display().to_string());
        return;
    }
    for entry in fs::read_dir(at).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !skipped.contains(&name.as_str()) {
            walk(root, &entry.path(), found);
        }
    }
}

/// The files under `src` of every crate and tool.
pub(crate) fn sources(endings: &[&str]) -> Vec<File> {
    files(&["crates", "tools"], endings).into_iter().filter(|file| file.path.contains("/src/")).collect()
}

/// Files declared as `#[cfg(test)] mod name;`, and all files below one of them.
fn test_files(all: &[File]) -> BTreeSet<String> {
    let mut found: BTreeSet<String> =
        all.iter().filter(|f| f.path.contains("/tests/")).map(|f| f.path.clone()).collect();
    for file in all.iter().filter(|file| file.path.ends_with(".rs")) {
        let lines: Vec<&str> = file.code.lines().map(str::trim).collect();
        for pair in lines
            .windows(2)
            .filter(|pair| pair[0].starts_with("#[cfg(test)]") || pair[0].starts_with("#[cfg(any(test"))
        {
            let Some(name) = pair[1]
                .trim_start_matches("pub ")
                .strip_prefix("mod ")
                .and_then(|rest| rest.strip_suffix(';'))
            else {
                continue;
            };
            let stem = file.path.trim_end_matches(".rs");
            let folder = match Path::new(stem).file_name().and_then(|name| name.to_str()) {
                Some("lib" | "main" | "mod") => {
                    Path::new(stem).parent().map(|p| p.display().to_string()).unwrap_or_default()
                }
                _ => stem.to_owned(),
            };
            let prefix = format!("{folder}/{name}");
            found.extend(
                all.iter()
                    .map(|f| &f.path)
                    .filter(|p| **p == format!("{prefix}.rs") || p.starts_with(&format!("{prefix}/")))
                    .cloned(),
            );
        }
    }
    found
}

/// Blanks comments, and quoted text too if asked; line ends stay.
fn blanked(text: &str, quoted_too: bool) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let (end, hide) = match signs[at] {
            '/' if signs.get(at + 1) == Some(&'/') => (end_of_line(&signs, at), true),
            '/' if signs.get(at + 1) == Some(&'*') => (end_of_block(&signs, at), true),
            '"' => (end_of_text(&signs, at), quoted_too),
            'r' | 'b' | 'c' if !follows_word(&signs, at) => match raw_text(&signs, at) {
                Some(end) => (end, quoted_too),
                None => (at + 1, false),
            },
            '\'' => {
                let end = end_of_char(&signs, at);
                (end, quoted_too && end > at + 1)
            }
            _ => (at + 1, false),
        };
        for sign in &signs[at..end] {
            out.push(if hide && *sign != '\n' { ' ' } else { *sign });
        }
        at = end;
    }
    out
}

fn follows_word(signs: &[char], at: usize) -> bool {
    at > 0 && (signs[at - 1].is_alphanumeric() || signs[at - 1] == '_')
}

fn end_of_line(signs: &[char], at: usize) -> usize {
    signs[at..].iter().position(|s| *s == '\n').map_or(signs.len(), |n| at + n)
}

fn end_of_block(signs: &[char], at: usize) -> usize {
    let mut depth = 0;
    let mut n = at;
    while n + 1 < signs.len() {
        match (signs[n], signs[n + 1]) {
            ('/', '*') => {
                depth += 1;
                n += 2;
            }
            ('*', '/') => {
                depth -= 1;
                n += 2;
                if depth == 0 {
                    return n;
                }
            }
            _ => n += 1,
        }
    }
    signs.len()
}

fn end_of_text(signs: &[char], at: usize) -> usize {
    let mut n = at + 1;
    while n < signs.len() {
        match signs[n] {
            '\\' => n += 2,
            '"' => return n + 1,
            _ => n += 1,
        }
    }
    signs.len()
}

/// `r"…"`, `r#"…"#`, `br"…"`; None if no such text begins here.
fn raw_text(signs: &[char], at: usize) -> Option<usize> {
    let mut n = at;
    while n < signs.len() && matches!(signs[n], 'r' | 'b' | 'c') && n - at < 2 {
        n += 1;
    }
    let hashes = signs[n..].iter().take_while(|s| **s == '#').count();
    if signs.get(n + hashes) != Some(&'"') {
        return None;
    }
    if !signs[at..n].contains(&'r') {
        return Some(end_of_text(signs, n));
    }
    let mut end = n + hashes + 1;
    while end < signs.len() {
        let closed = signs[end] == '"'
            && signs[end + 1..].iter().take(hashes).filter(|s| **s == '#').count() == hashes;
        if closed {
            return Some(end + 1 + hashes);
        }
        end += 1;
    }
    Some(signs.len())
}

/// `'a'` and `'\n'` are characters; `'a` alone is a lifetime.
fn end_of_char(signs: &[char], at: usize) -> usize {
    match (signs.get(at + 1), signs.get(at + 2)) {
        (Some('\\'), _) => {
            signs[at + 2..].iter().skip(1).position(|s| *s == '\'').map_or(at + 1, |n| at + 4 + n)
        }
        (Some(_), Some('\'')) => at + 3,
        _ => at + 1,
    }
}

/// The code with every test blanked.
fn without_tests(code: &str) -> String {
    without(code.chars().collect(), &tests_in(code))
}

/// The places of every item under `#[cfg(test)]`, `#[test]` and the like.
fn tests_in(code: &str) -> Vec<Range<usize>> {
    let signs: Vec<char> = code.chars().collect();
    let mut found = Vec::new();
    for mark in ["#[cfg(test)]", "#[cfg(any(test", "#[test]", "#[tokio::test"] {
        let mut from = 0;
        while let Some(at) = find(&signs, mark, from) {
            from = end_of_item(&signs, at);
            found.push(at..from);
        }
    }
    found
}

/// A text with these places blanked; line ends stay.
fn without(mut signs: Vec<char>, places: &[Range<usize>]) -> String {
    for place in places {
        signs[place.clone()].iter_mut().filter(|s| **s != '\n').for_each(|s| *s = ' ');
    }
    signs.into_iter().collect()
}

fn find(signs: &[char], word: &str, from: usize) -> Option<usize> {
    let word: Vec<char> = word.chars().collect();
    (from..signs.len().saturating_sub(word.len() - 1)).find(|at| signs[*at..*at + word.len()] == word[..])
}

/// The end of the braces that follow, or of the semicolon if none follow.
fn end_of_item(signs: &[char], at: usize) -> usize {
    let mut n = at;
    let mut brackets = 0_i32;
    while n < signs.len() {
        match signs[n] {
            '[' | '(' => brackets += 1,
            ']' | ')' => brackets -= 1,
            ';' if brackets == 0 => return n + 1,
            '{' if brackets == 0 => return end_of_braces(signs, n),
            _ => {}
        }
        n += 1;
    }
    signs.len()
}

/// The place after the brace that closes the one at `at`.
pub(crate) fn end_of_braces(signs: &[char], at: usize) -> usize {
    let mut depth = 0_i32;
    for (n, sign) in signs.iter().enumerate().skip(at) {
        match sign {
            '{' => depth += 1,
            '}' if depth == 1 => return n + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    signs.len()
}

/// Line numbers (from 1) of the lines that hold a word, each with its line.
pub(crate) fn lines_with<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
    // Most files have no such word, which one search of the whole file tells.
    let text = if memmem::find(text.as_bytes(), word.as_bytes()).is_some() { text } else { "" };
    text.lines().enumerate().filter(move |(_, line)| has_word(line, word)).map(|(n, line)| (n + 1, line))
}

/// Whether a line holds the word without a letter or digit before or after it.
pub(crate) fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let letter = |c: char| c.is_alphanumeric() || c == '_';
        let before = line[..at].chars().next_back().is_some_and(letter) && word.starts_with(letter);
        let after = line[at + word.len()..].chars().next().is_some_and(letter) && word.ends_with(letter);
        !before && !after
    })
}

#[test]
fn comments_texts_and_tests_are_blanked_and_lines_stay() {
    let text = "fn a() { /* x */ let s = \"todo!\"; } // dbg!\n#[cfg(test)]\nmod tests {\n    fn b() { c.unwrap() }\n}\nfn d<'a>(x: &'a str) -> char { '\"' }\nconst R: &str = r#\"f64 \" \"#; fn e() {}\n";
    let file = File::new("crates/x/src/y.rs", text);
    assert_eq!(file.code.lines().count(), text.lines().count());
    assert!(
        !file.code.contains("todo!") && !file.code.contains("dbg!") && !file.code.contains("f64"),
        "{}",
        file.code
    );
    assert!(file.code.contains("fn d<'a>(x: &'a str)") && file.code.contains("fn e() {}"), "{}", file.code);
    let shipped = file.shipped();
    assert!(!shipped.contains("unwrap") && shipped.contains("fn d<"), "{shipped}");
    let kept = file.shipped_text();
    assert!(
        kept.contains("todo!") && kept.contains("f64") && !kept.contains("dbg!") && !kept.contains("unwrap"),
        "{kept}"
    );
}

#[test]
fn words_are_whole_words() {
    for (line, word, there) in [
        ("as_f64()", "f64", false),
        ("x: f64", "f64", true),
        ("unsafe {", "unsafe", true),
        ("unsafely", "unsafe", false),
        ("a.unwrap()", ".unwrap()", true),
    ] {
        assert_eq!(has_word(line, word), there, "{line}");
    }
}
