//! The name of a workspace's custom role.
//! Invariant: two names that look alike count as one name, and none looks like a built-in role's.

use crate::alike::look;
use crate::code::Code;
use crate::plain_text::{self, is_joiner};
use crate::role::Role;

/// Longest name.
pub const LONGEST: usize = 40;

/// A name of 1 to 40 letters, digits and common signs, with single spaces between its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleName(String);

impl RoleName {
    /// Reads a name. Errors: `field_required`, `text_too_long`, `text_character`.
    pub fn parse(text: &str) -> Result<RoleName, Code> {
        let name = plain_text::in_one_spelling(text).split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            0 => return Err(Code::FieldRequired),
            n if n > LONGEST => return Err(Code::TextTooLong),
            _ => {}
        }
        // Pages and the audit log list roles with commas between them.
        if name.contains(',')
            || !name.chars().any(char::is_alphanumeric)
            || !plain_text::is_clear(&name)
            || name.chars().any(is_copy)
        {
            return Err(Code::TextCharacter);
        }
        Ok(RoleName(name))
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its look: names that people cannot tell apart have the same.
    pub fn folded(&self) -> String {
        folded(&self.0)
    }

    /// Whether it looks like the name of a built-in role.
    pub fn is_built_in(&self) -> bool {
        Role::ALL.iter().any(|role| folded(role.as_str()) == self.folded())
    }
}

/// Copies of letters for other uses: letterlike signs, enclosed, full and half width, mathematical.
fn is_copy(c: char) -> bool {
    matches!(c,
        '\u{2100}'..='\u{214f}' | '\u{2460}'..='\u{24ff}' | '\u{3200}'..='\u{33ff}' | '\u{fb00}'..='\u{fb06}'
            | '\u{ff01}'..='\u{ff9f}' | '\u{fffc}'..='\u{fffd}' | '\u{1d400}'..='\u{1d7ff}' | '\u{1f100}'..='\u{1f1ff}')
}

/// Lower case, look-alikes as the Latin letters, and nothing between the words. Letters that look the same
/// only in capitals (l and I) also count as the same.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| !is_joiner(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric() || !c.is_ascii())
        .map(look)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(text: &str) -> RoleName {
        RoleName::parse(text).unwrap()
    }

    #[test]
    fn a_name_has_one_to_forty_characters_that_can_be_seen() {
        assert_eq!(name("  Stock \u{a0} keeper ").as_str(), "Stock keeper");
        assert_eq!(name("दुकान सहायक").as_str(), "दुकान सहायक");
        assert_eq!(RoleName::parse(&"x".repeat(40)).map(|n| n.as_str().len()), Ok(40));
        for (text, code) in [
            ("", Code::FieldRequired),
            (" \u{2003} ", Code::FieldRequired),
            (&"x".repeat(41), Code::TextTooLong),
            ("Own\u{200b}er", Code::TextCharacter),
            ("\u{202e}renwO", Code::TextCharacter),
            ("Own\u{0}er", Code::TextCharacter),
            ("Ｏwner", Code::TextCharacter),
            ("𝐎wner", Code::TextCharacter),
            ("Sells, makes", Code::TextCharacter),
            ("--", Code::TextCharacter),
        ] {
            assert_eq!(RoleName::parse(text), Err(code), "{text:?}");
        }
    }

    #[test]
    fn no_name_looks_like_a_built_in_roles() {
        for &role in Role::ALL {
            assert!(name(role.as_str()).is_built_in());
            assert!(name(&role.as_str().to_uppercase()).is_built_in(), "{role}");
        }
        for text in [
            "owner",
            "Оwner",
            "0wner",
            "Ow-ner",
            "o w n e r",
            "Αdmin",
            "Admіn",
            "Qua1ity",
            "Quaiity",
            "Mаkеr",
        ] {
            assert!(name(text).is_built_in(), "{text}");
        }
        for text in ["Stock keeper", "Second owner", "Cashier 2", "Makers", "Ökonom"] {
            assert!(!name(text).is_built_in(), "{text}");
        }
    }

    #[test]
    fn names_that_look_alike_are_one() {
        assert_eq!(name("Till lead").folded(), name("TILL  LEAD").folded());
        assert_eq!(name("Till lead").folded(), name("Тiii-lead").folded());
        assert_ne!(name("Till lead").folded(), name("Till leads").folded());
        assert_ne!(name("दुकान").folded(), name("दकान").folded());
    }

    proptest! {
        #[test]
        fn what_is_read_is_read_again_as_itself(text in "\\PC{0,60}") {
            if let Ok(name) = RoleName::parse(&text) {
                prop_assert_eq!(RoleName::parse(name.as_str()), Ok(name.clone()));
                prop_assert!(!name.as_str().is_empty() && name.as_str().chars().count() <= LONGEST);
                prop_assert!(!name.as_str().contains(',') && !name.as_str().chars().any(char::is_control));
            }
        }
    }
}
