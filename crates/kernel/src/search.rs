//! The words of a name, and the beginnings of words by which a sealed name is found.
//! Invariant: a name is found by the beginning of any of its words, and a search asks only for stored
//! beginnings.

use crate::plain_text::in_one_spelling;
use std::collections::BTreeSet;

/// Letters of the shortest stored beginning of a longer word, and of the longest (protect.md, section 2).
const SHORTEST: usize = 3;
const LONGEST: usize = 12;

/// The words of a text in lower case, in one spelling. An apostrophe is part of a word.
fn words(text: &str) -> Vec<String> {
    let ends = |c: char| c.is_whitespace() || (c.is_ascii_punctuation() && c != '\'');
    in_one_spelling(text)
        .to_lowercase()
        .split(ends)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn first(word: &str, letters: usize) -> String {
    word.chars().take(letters).collect()
}

/// Every beginning by which a name is found; a word shorter than the shortest beginning is stored as a whole.
pub fn beginnings(name: &str) -> BTreeSet<String> {
    let of = |word: String| {
        let letters = word.chars().count();
        (SHORTEST.min(letters)..=LONGEST.min(letters)).map(move |many| first(&word, many))
    };
    words(name).into_iter().flat_map(of).collect()
}

/// The stored beginnings that a name must have, all of them, to match a search. A word that somebody is still
/// typing is too short to be asked for beside a longer one: [`is_found`] checks it.
pub fn asked(search: &str) -> BTreeSet<String> {
    let (long, short): (Vec<_>, Vec<_>) =
        words(search).into_iter().partition(|word| word.chars().count() >= SHORTEST);
    let asked = if long.is_empty() { short } else { long };
    asked.iter().map(|word| first(word, LONGEST)).collect()
}

/// Whether each word of the search begins a word of the name.
pub fn is_found(name: &str, search: &str) -> bool {
    let name = words(name);
    words(search).iter().all(|asked| name.iter().any(|word| word.starts_with(asked.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kept(name: &str) -> Vec<String> {
        beginnings(name).into_iter().collect()
    }

    #[test]
    fn a_word_is_kept_from_its_third_letter_to_its_twelfth() {
        assert_eq!(kept("Jo Meera"), ["jo", "mee", "meer", "meera"]);
        assert_eq!(kept("Venkatanarasimha").last().map(String::as_str), Some("venkatanaras"));
        assert_eq!(kept("D'Souza"), ["d's", "d'so", "d'sou", "d'souz", "d'souza"]);
        assert_eq!(kept(" - "), Vec::<String>::new());
        assert_eq!(kept("Jose\u{301}"), kept("Jos\u{e9}"));
    }

    #[test]
    fn what_is_still_typed_is_not_asked_for_beside_a_longer_word() {
        assert_eq!(asked("Meera J").into_iter().collect::<Vec<_>>(), ["meera"]);
        assert_eq!(asked("Jo").into_iter().collect::<Vec<_>>(), ["jo"]);
        assert!(is_found("Meera Joshi", "meera j") && is_found("Meera Joshi", "jos mee"));
        assert!(!is_found("Meera Joshi", "meera k"));
    }

    proptest! {
        #[test]
        fn every_beginning_of_three_letters_or_more_finds_its_name(name in "[a-zA-Zअ-ह' ]{0,30}", at: prop::sample::Index, many in 3usize..20) {
            let all = words(&name);
            prop_assume!(!all.is_empty());
            let search = first(&all[at.index(all.len())], many);
            prop_assert!(asked(&search).is_subset(&beginnings(&name)));
            prop_assert!(is_found(&name, &search));
        }
    }
}
