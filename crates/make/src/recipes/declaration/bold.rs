//! The allergens in a name, in bold.
//! Invariant: every allergen of an ingredient is in bold, in its name or behind it.

use std::collections::BTreeSet;
use std::ops::Range;

/// The name with its allergens as `**milk**`: each whole word, in whatever case and number; one that the name
/// does not contain follows in brackets.
pub(super) fn bold(name: &str, allergens: &BTreeSet<String>) -> String {
    let words = words(name);
    let mut marked = Vec::new();
    let mut missing = Vec::new();
    for allergen in allergens {
        let places = places(name, &words, allergen);
        if places.is_empty() {
            missing.push(format!("**{allergen}**"));
        }
        marked.extend(places);
    }
    let mut text = mark(name, marked);
    if !missing.is_empty() {
        text.push_str(&format!(" ({})", missing.join(", ")));
    }
    text
}

/// The byte ranges of the words.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, sign)| sign.is_alphanumeric()) {
        let end = at + sign.len_utf8();
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = end,
            None => words.push(at..end),
        }
    }
    words
}

/// Where the words of an allergen follow each other in a name.
fn places(name: &str, words: &[Range<usize>], allergen: &str) -> Vec<Range<usize>> {
    let wanted: Vec<String> =
        self::words(allergen).into_iter().map(|word| singular(&allergen[word])).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_there = |window: &&[Range<usize>]| {
        window.iter().zip(&wanted).all(|(word, wanted)| singular(&name[word.clone()]) == *wanted)
    };
    words
        .windows(wanted.len())
        .filter(is_there)
        .map(|found| found[0].start..found[found.len() - 1].end)
        .collect()
}

/// In small letters, without the s of most plurals: oats and oat are one allergen.
fn singular(word: &str) -> String {
    let small = word.to_lowercase();
    small.strip_suffix('s').filter(|word| word.len() > 2).map(str::to_owned).unwrap_or(small)
}

fn mark(name: &str, mut places: Vec<Range<usize>>) -> String {
    places.sort_by_key(|place| (place.start, place.end));
    let mut text = String::new();
    let mut at = 0;
    for place in places {
        // Of two allergens that overlap, the first is in bold already.
        if place.start < at {
            continue;
        }
        text.push_str(&name[at..place.start]);
        text.push_str(&format!("**{}**", &name[place.clone()]));
        at = place.end;
    }
    text.push_str(&name[at..]);
    text
}
