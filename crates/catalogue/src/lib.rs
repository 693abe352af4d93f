//! Texts for people, in each language. The English text is the key, so a page says what it says where it says it.
//! Translations are in `po/<language>.po`; the build makes a static table of each.
//! Invariant: a text without a translation is shown in English, never as a key or an empty line.

mod phrase;

pub use phrase::{Phrase, Value, fill, lacks, placeholders};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// A language in which the program can speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// The language of the texts in the code.
    #[default]
    English,
    /// `po/hi.po`.
    Hindi,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::English, Language::Hindi];

    /// The language of a tag (BCP 47) such as `hi-IN`; English for a language that has no catalogue.
    pub fn of(tag: &str) -> Language {
        let language = tag.split('-').next().unwrap_or_default();
        Language::ALL.into_iter().find(|it| it.tag() == language).unwrap_or_default()
    }

    /// Its subtag (ISO 639).
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Hindi => "hi",
        }
    }

    /// The translation of an English text. None: it has none, or the language is English.
    pub fn find(self, english: &str) -> Option<&'static str> {
        self.forms(english)?.first().copied()
    }

    /// The plural form for a count (Unicode CLDR, plural rules for cardinals).
    fn form(self, count: u64) -> usize {
        match self {
            Language::English => usize::from(count != 1),
            Language::Hindi => usize::from(count > 1),
        }
    }

    fn forms(self, english: &str) -> Option<&'static [&'static str]> {
        let table = match self {
            Language::English => return None,
            Language::Hindi => HINDI,
        };
        let at = table.binary_search_by_key(&english, |(key, _)| key).ok()?;
        Some(table[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_its_language_and_an_unknown_one_is_english() {
        assert_eq!(Language::of("hi-IN"), Language::Hindi);
        assert_eq!(Language::of("hi"), Language::Hindi);
        assert_eq!(Language::of("en-AU"), Language::English);
        assert_eq!(Language::of("ta-IN"), Language::English);
        assert_eq!(Language::of(""), Language::English);
    }

    #[test]
    fn a_text_is_found_in_hindi_and_an_unknown_one_is_not() {
        assert_eq!(Language::Hindi.find("Sign in"), Some("साइन इन करें"));
        assert_eq!(Language::Hindi.find("No text of ours"), None);
        assert_eq!(Language::English.find("Sign in"), None);
    }

    #[test]
    fn every_table_is_sorted_and_has_the_placeholders_and_the_markup_of_its_key() {
        for (english, forms) in HINDI {
            for form in *forms {
                assert_eq!(parts(english), parts(form), "{english}: {form}");
            }
        }
        assert!(HINDI.is_sorted_by_key(|(key, _)| key));
    }

    /// The placeholders and tags of a text, sorted.
    fn parts(text: &str) -> Vec<&str> {
        let ends = [('{', '}'), ('<', '>')];
        let mut found: Vec<&str> = ends
            .iter()
            .flat_map(|(open, close)| {
                text.match_indices(*open).filter_map(|(at, _)| {
                    let rest = &text[at..];
                    rest.find(*close).map(|end| &rest[..=end])
                })
            })
            .collect();
        found.sort_unstable();
        found
    }
}
