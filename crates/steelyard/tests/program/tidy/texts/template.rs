//! The texts of a template: between tags, in attributes and in its expressions.

use super::{Found, Text, has_words, unquoted};

/// Attributes that people read or hear.
const READ: [&str; 6] =
    ["aria-label=\"", "placeholder=\"", "title=\"", "alt=\"", "label=\"", "aria-description=\""];

/// Elements whose content nobody translates: drawings, keys, code.
const OWN: [&str; 4] = ["svg", "kbd", "script", "style"];

/// Names that are the same in every language.
const NAMES: [&str; 6] = ["Steelyard", "HUID", "GSTIN", "PAN", "ABN", "URL"];

/// The part that writes attributes alone: its words are not between tags.
const ATTRIBUTES: &str = "block control ";

/// A piece of a template.
enum Piece<'t> {
    /// `{{ … }}` or `{% … %}`.
    Code(&'t str),
    Tag(&'t str),
    Words(&'t str),
}

/// The texts of a template.
pub(super) fn find(text: &str) -> Found {
    let mut found = Found::default();
    let mut skipped: Option<String> = None;
    let attributes = text.find(ATTRIBUTES).map(|at| at..at + text[at..].find("endblock").unwrap_or_default());
    let mut at = 0;
    while at < text.len() {
        let (piece, end) = next(text, at);
        if attributes.as_ref().is_some_and(|within| within.contains(&at)) {
            at = end;
            continue;
        }
        let line = text[..at].matches('\n').count() + 1;
        match piece {
            Piece::Tag(tag) => {
                let name = name_of(tag);
                if tag.starts_with("</") {
                    skipped = skipped.filter(|open| *open != name);
                } else if skipped.is_none() && OWN.contains(&name.as_str()) && !tag.ends_with("/>") {
                    skipped = Some(name);
                }
                said_in(tag, &mut found);
                heard_in(tag, line, &mut found);
            }
            Piece::Code(code) => literals(code).for_each(|literal| keep(&literal, &mut found)),
            Piece::Words(words) => {
                let words = words.trim();
                if skipped.is_none() && has_words(&words.replace("&nbsp;", " ")) && !NAMES.contains(&words) {
                    found.outside.push((line, words.to_owned()));
                }
            }
        }
        at = end;
    }
    found
}

/// The piece that begins here, and where it ends. A comment counts as code without texts.
fn next(text: &str, at: usize) -> (Piece<'_>, usize) {
    let rest = &text[at..];
    if rest.starts_with("{#") {
        let end = rest.find("#}").map_or(text.len(), |end| at + end + 2);
        return (Piece::Code(""), end);
    }
    if rest.starts_with("{{") || rest.starts_with("{%") {
        let end = at + end_of_code(rest);
        return (Piece::Code(&text[at..end]), end);
    }
    let begins_a_tag = |rest: &str| {
        rest.starts_with('<')
            && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!')
    };
    if begins_a_tag(rest) {
        let end = at + end_of_tag(rest);
        return (Piece::Tag(&text[at..end]), end);
    }
    let ends = rest.char_indices().skip(1).find(|(n, _)| {
        let rest = &rest[*n..];
        ["{#", "{{", "{%"].iter().any(|mark| rest.starts_with(mark)) || begins_a_tag(rest)
    });
    let end = ends.map_or(text.len(), |(n, _)| at + n);
    (Piece::Words(&text[at..end]), end)
}

/// The length of an expression or statement; braces within its quoted texts do not end it.
fn end_of_code(text: &str) -> usize {
    let close = if text.starts_with("{{") { "}}" } else { "%}" };
    let (mut quoted, mut escaped) = (false, false);
    for (n, sign) in text.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if !quoted && text[n..].starts_with(close) => return n + 2,
            _ => {}
        }
    }
    text.len()
}

/// The length of a tag, with the expressions in its attributes.
fn end_of_tag(text: &str) -> usize {
    let mut n = 0;
    while n < text.len() {
        let rest = &text[n..];
        if rest.starts_with("{{") || rest.starts_with("{%") {
            n += end_of_code(rest);
            continue;
        }
        if rest.starts_with('>') {
            return n + 1;
        }
        n += rest.chars().next().map_or(1, char::len_utf8);
    }
    text.len()
}

fn name_of(tag: &str) -> String {
    tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect()
}

/// The texts of the expressions within a tag.
fn said_in(tag: &str, found: &mut Found) {
    let mut rest = tag;
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        let end = at + end_of_code(&rest[at..]);
        literals(&rest[at..end]).for_each(|literal| keep(&literal, found));
        rest = &rest[end..];
    }
}

/// Bare words in an attribute that people read.
fn heard_in(tag: &str, line: usize, found: &mut Found) {
    for attribute in READ {
        let Some(at) = tag.find(&format!(" {attribute}")) else { continue };
        let mut rest = &tag[at + attribute.len() + 1..];
        let mut bare = String::new();
        while !rest.is_empty() && !rest.starts_with('"') {
            if rest.starts_with("{{") || rest.starts_with("{%") {
                rest = &rest[end_of_code(rest)..];
                continue;
            }
            let sign = rest.chars().next().unwrap_or_default();
            bare.push(sign);
            rest = &rest[sign.len_utf8()..];
        }
        if has_words(&bare) {
            found.outside.push((line, bare.trim().to_owned()));
        }
    }
}

/// The quoted texts of an expression.
fn literals(code: &str) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    let mut from = None;
    let mut escaped = false;
    for (n, sign) in code.char_indices() {
        match (from, sign) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (None, '"') => from = Some(n),
            (Some(start), '"') => {
                found.push(unquoted(&code[start..=n]));
                from = None;
            }
            _ => {}
        }
    }
    found.into_iter()
}

fn keep(literal: &str, found: &mut Found) {
    if super::rust::reads_as_text(literal) {
        found.texts.push(Text { one: literal.to_owned(), many: None });
    }
}
