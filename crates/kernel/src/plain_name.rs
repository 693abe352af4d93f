//! Names that mails contain: of people, workspaces and roles.
//! Invariant: no mail program makes a link of a tamed name, and `judge` accepts every tamed name.

use crate::code::Code;
use crate::plain_text::{self, is_joiner, is_unseen};
use crate::refusal::{Fault, Ruled};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Schemes that mail programs make links of without a slash after them.
const SCHEMES: [&str; 25] = [
    "callto",
    "data",
    "facetime",
    "file",
    "ftp",
    "ftps",
    "geo",
    "http",
    "https",
    "intent",
    "javascript",
    "mailto",
    "market",
    "news",
    "sftp",
    "sip",
    "sips",
    "skype",
    "sms",
    "smsto",
    "tel",
    "upi",
    "whatsapp",
    "ws",
    "xmpp",
];

/// Why a name is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It has a character that is invisible, breaks the line or reverses the order of later text.
    Character,
    /// It has a web or e-mail address in it, or a text that mail programs take for one.
    Address,
}

impl Unfit {
    /// The remedy, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Unfit::Character => "Leave out line breaks and characters that cannot be seen.",
            Unfit::Address => {
                "A name cannot contain a web or e-mail address. If this is not one, put a space after the dot."
            }
        }
    }
}

/// Whether a text can be the name of a person, a workspace or a role. Errors: the reason why not.
pub fn judge(text: &str) -> Result<(), Unfit> {
    if !plain_text::is_clear(text) {
        return Err(Unfit::Character);
    }
    let letters = letters(text);
    if (0..letters.len()).any(|i| link_at(&letters, i).is_some()) { Err(Unfit::Address) } else { Ok(()) }
}

/// Reads the name in a field. Errors: 422 at the field, with the remedy.
pub fn read(field: &str, text: &str) -> Ruled<String> {
    let code = |why: Unfit| match why {
        Unfit::Character => Code::TextCharacter,
        Unfit::Address => Code::ValueUnknown,
    };
    let fault = |why: Unfit| Fault { message: why.words().into(), ..Fault::new(field, code(why)) };
    let name = plain_text::in_one_spelling(text);
    judge(&name).map_err(fault)?;
    Ok(name)
}

/// A name for a mail, whatever older versions accepted as one: on one line, and nothing in it becomes a link.
pub fn tamed(text: &str) -> String {
    // Joiners stay, because scripts need them, unless a part of the name looks like an address.
    if judge(text).is_ok() {
        return text.to_owned();
    }
    let letters = letters(text);
    let mut tamed = String::new();
    for (i, letter) in letters.iter().enumerate() {
        match link_at(&letters, i) {
            Some(told) => tamed.push_str(told),
            None => tamed.push(*letter),
        }
    }
    tamed
}

/// The letters as mail programs read them: composed, without invisible ones, and each of the many forms of a
/// sign or letter as the usual one (NFKC).
fn letters(text: &str) -> Vec<char> {
    let shown = |c: char| if is_unseen(c) { ' ' } else { c };
    text.chars().filter(|c| !is_joiner(*c)).map(shown).nfkc().map(shown).collect()
}

/// The replacement of a sign that makes a link of the text around it; None for other signs.
fn link_at(letters: &[char], i: usize) -> Option<&'static str> {
    match letters[i] {
        '@' if is_at(letters, i) => Some(" at "),
        point if is_point(point) && (is_point_of_host(letters, i) || is_point_of_number(letters, i)) => {
            Some(". ")
        }
        ':' if is_scheme(letters, i) => Some(": "),
        _ => None,
    }
}

/// An at sign with text on both sides: `asha@shop`, not `Milk @ Home`.
fn is_at(letters: &[char], i: usize) -> bool {
    before(letters, i).is_some_and(|c| !c.is_whitespace())
        && after(letters, i).next().is_some_and(|c| !c.is_whitespace())
}

/// The dots that divide a host name for browsers and mail programs, and characters that look like one.
fn is_point(c: char) -> bool {
    matches!(
        c,
        '.' | '\u{6d4}'
            | '\u{701}'
            | '\u{702}'
            | '\u{2027}'
            | '\u{3002}'
            | '\u{a4f8}'
            | '\u{a60e}'
            | '\u{10a50}'
    )
}

/// A dot within a word, before two letters or more: `shop.example`, not `2.5`, `St. Mary` or `J.P.`.
fn is_point_of_host(letters: &[char], i: usize) -> bool {
    let mut next = after(letters, i);
    let is_named = next.next().is_some_and(char::is_alphabetic)
        && next.next().is_some_and(|c| c.is_alphanumeric() || c == '-');
    is_named && before(letters, i).is_some_and(|c| !c.is_whitespace() && !is_point(c))
}

/// A dot between the numbers of an IPv4 address: `10.0.0.1`, not `1.2.3`.
fn is_point_of_number(letters: &[char], i: usize) -> bool {
    let fits = |c: &&char| c.is_ascii_digit() || is_point(**c);
    let from = i - letters[..i].iter().rev().take_while(fits).count();
    let numbers: Vec<char> = letters[from..].iter().take_while(fits).copied().collect();
    let numbers = numbers.split(|c| is_point(*c));
    numbers.filter(|number| !number.is_empty()).count() >= 4
}

/// The colon of `https://`, and of `mailto:asha`.
fn is_scheme(letters: &[char], i: usize) -> bool {
    let word: String = letters[..i].iter().rev().take_while(|c| c.is_ascii_alphabetic()).collect();
    let word: String = word.chars().rev().map(|c| c.to_ascii_lowercase()).collect();
    let next = after(letters, i).next();
    matches!(next, Some('/' | '\\'))
        || (next.is_some_and(|c| !c.is_whitespace()) && SCHEMES.contains(&word.as_str()))
}

/// The letter before a sign, without its marks.
fn before(letters: &[char], i: usize) -> Option<char> {
    letters[..i].iter().rev().copied().find(|c| !is_combining_mark(*c))
}

/// The letters after a sign, without their marks.
fn after(letters: &[char], i: usize) -> impl Iterator<Item = char> + '_ {
    letters[i + 1..].iter().copied().filter(|c| !is_combining_mark(*c))
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
            "Tel: 0821 555 0100",
            "Wait...what",
            "Version 1.2.3",
            "Ratio 10:30",
            "São João (matriz)",
            "Cafe\u{301} Nila",
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
            ("cafe\u{301}.com pay now 3", Unfit::Address),
            ("Win at \u{1f4b0}.la now", Unfit::Address),
            ("x\u{94d}.com", Unfit::Address),
            ("a_.com", Unfit::Address),
            ("(evil).com", Unfit::Address),
            ("evil\u{307}.com", Unfit::Address),
            ("evil.c\u{307}om", Unfit::Address),
            ("evil.\u{307}com", Unfit::Address),
            ("evil\u{fe12}com", Unfit::Address),
            ("evil\u{a4f8}com", Unfit::Address),
            ("evil\u{6d4}com", Unfit::Address),
            ("evil\u{ff61}com", Unfit::Address),
            ("evil\u{2024}com", Unfit::Address),
            ("10.0.0.1", Unfit::Address),
            ("see １０．0.0.1 now", Unfit::Address),
            ("http:evil", Unfit::Address),
            ("mailto:a", Unfit::Address),
            ("MAILTO：a", Unfit::Address),
            ("tel:+19005550100", Unfit::Address),
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
        fn what_was_tamed_is_a_name(text in "[a-zA-Z0-9@.:/ _()\\-\u{301}\u{94d}\u{fe12}\u{a4f8}\u{200d}\u{200b}\u{202e}\u{fe0f}\u{34f}\u{180b}\u{3164}\u{115f}。\\n]{0,60}|\\PC{0,40}") {
            let told = tamed(&text);
            prop_assert_eq!(judge(&told), Ok(()), "{:?} became {:?}", text, told);
        }
    }
}
