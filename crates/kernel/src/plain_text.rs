//! Text as people type it: every input text is normalised here and checked for invisible characters.
//! Invariant: a text that was read is in Unicode's form NFC, and reading it again changes nothing.
//!
//! An invisible character is refused. Three kinds are allowed where they change the visible text, and nowhere
//! else: joiners between the letters of a script that needs them (RFC 5892, appendix A, and before a virama,
//! as Bengali writes it) and inside an emoji; the selector between the two looks of a symbol; the variants of
//! Mongolian letters and Han characters.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::code::Code;

const NON_JOINER: char = '\u{200c}';
const JOINER: char = '\u{200d}';
/// Canonical_Combining_Class of the sign that removes a consonant's vowel.
const VIRAMA: u8 = 9;

/// Reads a text. Errors: `text_character` where a character is invisible, or reverses the order of later
/// text.
pub fn read(text: &str) -> Result<String, Code> {
    let text = in_one_spelling(text);
    if is_clear(&text) { Ok(text) } else { Err(Code::TextCharacter) }
}

/// The text in Unicode's form NFC, in which `é` is one character however it was typed.
pub fn in_one_spelling(text: &str) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => text.nfc().collect(),
    }
}

/// The same words in one form, however they are spelt: in capitals, or with more spaces.
pub fn fold_words(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    in_one_spelling(&words.to_lowercase())
}

/// Whether a code can be a part of an address. A browser takes `.` and `..` out of one, so no page could show
/// a thing of that name.
pub fn stands_in_address(code: &str) -> bool {
    !matches!(code, "." | "..")
}

/// Whether every character of the text is visible, or changes visible text in its place.
pub fn is_clear(text: &str) -> bool {
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if !is_fit(before, c, rest.peek().copied()) {
            return false;
        }
        before = Some(c);
    }
    true
}

/// Whether a character is allowed between these two.
fn is_fit(before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        NON_JOINER => before.is_some_and(|before| is_joined(before, after) || is_cursive(before, after)),
        JOINER => before.is_some_and(|before| is_joined(before, after) || is_in_emoji(before, after)),
        '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(|before| is_symbol(before) || is_keycap(before, after)),
        '\u{180b}'..='\u{180d}' | '\u{180f}' => before.is_some_and(|c| matches!(c, '\u{1820}'..='\u{18aa}')),
        '\u{e0100}'..='\u{e01ef}' => before.is_some_and(is_han),
        _ => !is_unseen(c),
    }
}

/// Invisible characters that join, separate or vary the letters of some scripts.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, NON_JOINER | JOINER | '\u{fe0e}' | '\u{fe0f}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Control characters, line breaks, and characters that are invisible, reverse the order of letters or have a
/// meaning only in one maker's programs.
pub(crate) fn is_unseen(c: char) -> bool {
    match c.general_category() {
        GeneralCategory::Format => !is_number_sign(c),
        GeneralCategory::Control
        | GeneralCategory::PrivateUse
        | GeneralCategory::Surrogate
        | GeneralCategory::LineSeparator
        | GeneralCategory::ParagraphSeparator => true,
        _ => is_ignored(c) || is_noncharacter(c),
    }
}

/// Visible signs of the category Format: they come before a number and are drawn below it.
fn is_number_sign(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{110bd}' | '\u{110cd}')
}

/// Characters of other categories than Format that programs draw as nothing (Default_Ignorable_Code_Point),
/// and the empty pattern of Braille.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2065}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// Between letters of which one has lost its vowel: after the virama, or before it where a letter is before
/// the joiner.
fn is_joined(before: char, after: Option<char>) -> bool {
    let is_virama = |c| canonical_combining_class(c) == VIRAMA;
    is_virama(before) || (after.is_some_and(is_virama) && !before.is_ascii() && is_letter(before))
}

/// Between two letters of a script whose letters join by themselves: Persian separates a word's ending in
/// this way.
fn is_cursive(before: char, after: Option<char>) -> bool {
    let of_script = |c: char| {
        matches!(c, '\u{600}'..='\u{7ff}' | '\u{840}'..='\u{8ff}' | '\u{1800}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}' | '\u{1e900}'..='\u{1e95f}')
    };
    [Some(before), after].into_iter().all(|c| c.is_some_and(|c| of_script(c) && is_letter(c)))
}

/// Between the parts of one emoji: a family, a profession.
fn is_in_emoji(before: char, after: Option<char>) -> bool {
    (is_symbol(before) || before == '\u{fe0f}') && after.is_some_and(is_symbol)
}

fn is_letter(c: char) -> bool {
    matches!(c.general_category_group(), GeneralCategoryGroup::Letter | GeneralCategoryGroup::Mark)
}

/// Characters that can look like a sign or like a picture. The list is wider than Unicode's: a sign with only
/// one look is not changed.
fn is_symbol(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{27ff}' | '\u{2900}'..='\u{2bff}'
        | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

fn is_keycap(before: char, after: Option<char>) -> bool {
    after == Some('\u{20e3}') && (before.is_ascii_digit() || matches!(before, '#' | '*'))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_write_is_taken() {
        for text in [
            "Café crème, 2.5 kg — “fresh”",
            "दुकान सहायक",
            "क्\u{200d}ष",    // a half form, asked for
            "राष्\u{200c}ट्र", // a virama that is to be seen
            "ക്\u{200d}ഷ",
            "র\u{200d}্যাব", // Bengali writes this joiner before the virama
            "ශ්\u{200d}රී",
            "می\u{200c}خواهم", // Persian
            "नमस्ते 🙏",
            "👩\u{200d}👩\u{200d}👧\u{200d}👦",
            "👩🏽\u{200d}🚀",
            "🏳\u{fe0f}\u{200d}🌈",
            "Love \u{2764}\u{fe0f} Cakes",
            "1\u{fe0f}\u{20e3}",
            "葛\u{e0100}城",
            "ᠭ\u{180b}",
            "\u{601}123", // an Arabic sign that is seen
            "₹ 4,15,192.00",
            "",
        ] {
            assert_eq!(read(text), Ok(text.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn what_nobody_sees_is_refused() {
        for text in [
            "\u{202e}fdp.exe",
            "a\u{202a}b",
            "a\u{2066}b\u{2069}",
            "a\u{200e}b",
            "a\u{200f}b",
            "a\u{61c}b", // order
            "a\u{200b}b",
            "a\u{2060}b",
            "a\u{ad}b",
            "\u{feff}a",
            "a\u{34f}b",
            "a\u{180e}b",
            "a\u{3164}b",
            "a\u{115f}b",
            "a\u{ffa0}b",
            "a\u{17b4}b",
            "a\u{2800}b",
            "a\u{2064}b",
            "a\u{206a}b",
            "a\u{1d173}b",
            "a\u{2028}b",
            "a\u{2029}b",
            "a\nb",
            "a\tb",
            "a\0b",
            "a\u{7f}b",
            "a\u{85}b", // lines
            "a\u{fffe}b",
            "a\u{ffff}b",
            "a\u{fdd0}b",
            "a\u{1fffe}b",
            "a\u{10ffff}b",
            "a\u{fff9}b", // no characters
            "a\u{e000}b",
            "a\u{f8ff}b",
            "a\u{f0000}b",
            "a\u{100000}b", // anybody's own
            "a\u{e0041}b",
            "🏴\u{e0067}\u{e007f}",
            "a\u{fe00}b",
            "a\u{fe0f}b",
            "a\u{e0100}b",
            "a\u{180b}b", // variants of nothing
            "1\u{fe0f}",
            "a\u{200d}b",
            "a\u{200c}b",
            "\u{200d}",
            "a\u{200d}",
            "क\u{200d}ष",
            "👩\u{200d}", // joining nothing
            "👩\u{200d}a",
            "क्\u{200d}\u{200d}ष",
            "می\u{200c}",
            "a\u{200c}م",
            "x\u{200d}्",
        ] {
            assert_eq!(read(text), Err(Code::TextCharacter), "{text:?}");
        }
    }

    #[test]
    fn one_text_has_one_spelling() {
        for (typed, kept) in [
            ("Cafe\u{301}", "Caf\u{e9}"),
            ("Caf\u{e9}", "Caf\u{e9}"),
            ("\u{212b}", "\u{c5}"), // the sign for a length is the letter
            ("\u{1100}\u{1161}\u{11a8}", "\u{ac01}"),
            ("a\u{323}\u{307}", "\u{1ea1}\u{307}"),
            ("a\u{307}\u{323}", "\u{1ea1}\u{307}"), // marks in one order
            ("\u{958}", "\u{915}\u{93c}"),          // never composed
            ("ﬁ ½ Ａ", "ﬁ ½ Ａ"),                   // what only looks alike stays
        ] {
            assert_eq!(read(typed), Ok(kept.to_owned()), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again_as_itself(text in "\\PC{0,40}|[a-zé\u{301}\u{323}\u{94d}क\u{200c}\u{200d}\u{fe0f}❤👩م\u{1100}\u{1161}]{0,20}") {
            if let Ok(kept) = read(&text) {
                prop_assert_eq!(read(&kept), Ok(kept.clone()));
                prop_assert_eq!(kept.nfc().collect::<String>(), kept.clone());
                // However it is spelled.
                prop_assert_eq!(read(&text.nfd().collect::<String>()), Ok(kept));
            }
        }

        #[test]
        fn no_text_with_an_override_of_the_order_is_taken(text in "\\PC{0,20}", at: prop::sample::Index) {
            let mut letters: Vec<char> = text.chars().collect();
            letters.insert(at.index(letters.len() + 1), '\u{202e}');
            prop_assert_eq!(read(&letters.into_iter().collect::<String>()), Err(Code::TextCharacter));
        }
    }
}
