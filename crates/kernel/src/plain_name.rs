//! Names that reach a mail: of people, workspaces and roles.
//! What must stay true: no mail program makes a link of a tamed name; what a tamed name says is taken as a name.

use crate::code::Code;
use crate::plain_text::{self, is_joiner, is_unseen};
use crate::refusal::{Fault, Ruled};

/// Why a name is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It has a character that shows nothing, breaks the line or turns the order of what follows.
    Character,
    /// It has a web or e-mail address in it, or what mail programs take for one.
    Address,
}

impl Unfit {
    /// What to do about it, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Unfit::Character => "Leave out line breaks and characters that cannot be seen.",
            Unfit::Address => {
                "A name has no web or e-mail address in it. Where it is none, put a space after the point."
            }
        }
    }
}

/// Whether a text can be the name of a person, a workspace or a role. Errors: what is wrong with it.
pub fn judge(text: &str) -> Result<(), Unfit> {
    if !plain_text::is_clear(text) {
        return Err(Unfit::Character);
    }
    let letters: Vec<char> = text.chars().filter(|c| !is_joiner(*c)).collect();
    let links = |i: usize| is_at(&letters, i) || is_point_of_host(&letters, i) || is_scheme(&letters, i);
    if (0..letters.len()).any(links) { Err(Unfit::Address) } else { Ok(()) }
}

/// Reads the name in a field. Errors: 422 at the field, with what to do about it.
pub fn read(field: &str, text: &str) -> Ruled<String> {
    let code = |why: Unfit| match why {
        Unfit::Character => Code::TextCharacter,
        Unfit::Address => Code::ValueUnknown,
    };
    let fault = |why: Unfit| Fault { message: why.words().to_owned(), ..Fault::new(field, code(why)) };
    let name = plain_text::in_one_spelling(text);
    judge(&name).map_err(fault)?;
    Ok(name)
}

/// A name as it stands in a mail, whatever was taken as one before: on one line, and nothing in it is a link.
pub fn tamed(text: &str) -> String {
    let letters: Vec<char> =
        text.chars().filter(|c| !is_joiner(*c)).map(|c| if is_unseen(c) { ' ' } else { c }).collect();
    // Joiners are kept, for scripts need them, unless something looks like an address.
    if judge(text).is_ok() {
        return text.to_owned();
    }
    let mut tamed = String::new();
    for (i, letter) in letters.iter().enumerate() {
        match letter {
            _ if is_at(&letters, i) => tamed.push_str(" at "),
            _ if is_point_of_host(&letters, i) => tamed.push_str(". "),
            _ if is_scheme(&letters, i) => tamed.push_str(": "),
            letter => tamed.push(*letter),
        }
    }
    tamed
}

/// An at sign with something on both sides: `asha@shop`, not `Milk @ Home`.
fn is_at(letters: &[char], i: usize) -> bool {
    matches!(letters[i], '@' | '\u{ff20}' | '\u{fe6b}') && is_between(letters, i, |c| !c.is_whitespace())
}

/// A point within a word, before two letters or more: `shop.example`, not `2.5`, `St. Mary` or `J.P.`.
fn is_point_of_host(letters: &[char], i: usize) -> bool {
    let is_point =
        |c: char| matches!(c, '.' | '\u{2024}' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}' | '\u{fe52}');
    let named = letters[i + 1..].iter().take(2).filter(|c| c.is_alphanumeric() || **c == '-').count() == 2;
    is_point(letters[i])
        && named
        && letters[i + 1].is_alphabetic()
        && is_between(letters, i, |c| c.is_alphanumeric() || c == '-')
}

/// The colon of `https://` and of `mailto:asha`.
fn is_scheme(letters: &[char], i: usize) -> bool {
    let is_colon = matches!(letters[i], ':' | '\u{ff1a}');
    let slash = letters.get(i + 1).is_some_and(|c| matches!(c, '/' | '\\' | '\u{ff0f}'));
    is_colon && slash
}

fn is_between(letters: &[char], i: usize, fits: impl Fn(char) -> bool) -> bool {
    let before = i.checked_sub(1).is_some_and(|i| fits(letters[i]));
    before && letters.get(i + 1).is_some_and(|c| fits(*c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_as_people_and_shops_have_them_are_taken() {
        for name in [
            "Asha Varkey",
            "Dr. A. P. Rao",
            "J.P. Morgan & Sons, Est. 1901",
            "St. Mary's Dairy",
            "Sona Rekha (22K) No.1",
            "Milk @ Home",
            "2.5 Carat: rings / chains",
            "दुकान सहायक",
            "ക്\u{200d}ഷ",
            "Love \u{2764}\u{fe0f} Cakes",
            "Müller–Lüdenscheidt GmbH & Co. KG",
            "A/B Test: yes",
        ] {
            assert_eq!(judge(name), Ok(()), "{name}");
            assert_eq!(tamed(name), name);
        }
    }

    #[test]
    fn a_name_has_no_address_and_nothing_unseen_in_it() {
        for (name, why) in [
            ("Win at https://evil.example", Unfit::Address),
            ("see www.evil.example/x now", Unfit::Address),
            ("evil.com", Unfit::Address),
            ("EVIL.COM", Unfit::Address),
            ("evil\u{200d}.com", Unfit::Character),
            ("evil\u{fe0f}.com", Unfit::Character),
            ("evil.c\u{34f}om", Unfit::Character),
            ("evil.\u{180b}com", Unfit::Character),
            ("evil.\u{180f}com", Unfit::Character),
            ("evil.\u{fe00}com", Unfit::Character),
            ("ക്\u{200d}ഷ.com", Unfit::Address),
            ("evil❤\u{fe0f}x.com", Unfit::Address),
            ("evil.\u{3164}com", Unfit::Character),
            ("evil.\u{115f}com", Unfit::Character),
            ("evil\u{1160}.com", Unfit::Character),
            ("evil\u{ffa0}.com", Unfit::Character),
            ("evil.\u{e0100}com", Unfit::Character),
            ("evil．com", Unfit::Address),
            ("evil。com", Unfit::Address),
            ("пример.рф", Unfit::Address),
            ("x.xn--p1ai", Unfit::Address),
            ("asha@shop.example", Unfit::Address),
            ("asha＠shop", Unfit::Address),
            ("http://10.0.0.1", Unfit::Address),
            ("http:\\\\evil", Unfit::Address),
            ("Asha\nPay here", Unfit::Character),
            ("Asha\u{2028}Pay here", Unfit::Character),
            ("Asha\u{85}Pay", Unfit::Character),
            ("\u{202e}ahsA", Unfit::Character),
            ("As\u{200b}ha", Unfit::Character),
            ("Asha\0", Unfit::Character),
        ] {
            assert_eq!(judge(name), Err(why), "{name:?}");
        }
    }

    #[test]
    fn a_name_of_before_reads_on_and_links_nowhere() {
        for (name, told) in [
            ("Sona at https://evil.com/pay", "Sona at https: //evil. com/pay"),
            ("asha@shop.example", "asha at shop. example"),
            ("Sona\r\nBcc: x", "Sona  Bcc: x"),
        ] {
            assert_eq!(tamed(name), told);
        }
    }

    proptest! {
        #[test]
        fn what_was_tamed_is_a_name(text in "[a-zA-Z0-9@.:/ \\-\u{200d}\u{200b}\u{202e}\u{fe0f}\u{34f}\u{180b}\u{3164}\u{115f}。\\n]{0,60}|\\PC{0,40}") {
            let told = tamed(&text);
            prop_assert_eq!(judge(&told), Ok(()), "{:?} became {:?}", text, told);
        }
    }
}
