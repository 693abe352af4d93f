//! Look-alikes: two texts that people cannot tell apart have the same skeleton.
//! Invariant: a skeleton's skeleton is itself, and `app.look` of the database gives the same (a test compares
//! them).
//!
//! A small table after UTS 39, one character for one: Cyrillic, Greek and Armenian letters that look like
//! Latin ones, full-width forms, spaces and dashes, `0` as `O`, `1` as `l` and `I`. Capitals count as their
//! small letters, except `L`, because it does not look like the `I` that its small letter looks like. Not in
//! the table: `rn` as `m`, `5` as `S`, digits of other scripts.

use unicode_normalization::UnicodeNormalization;

/// Characters beside the one they look like.
const ALIKE: [(&str, char); 28] = [
    ("аАαΑ", 'a'),
    ("вВβΒ", 'b'),
    ("сСϲϹ", 'c'),
    ("ԁԀ", 'd'),
    ("еЕεΕ", 'e'),
    ("ɡ", 'g'),
    ("һҺнНհΗ", 'h'),
    ("іІїЇӏӀιΙıl1|ǀ", 'i'),
    ("јЈϳ", 'j'),
    ("кКκΚ", 'k'),
    ("мМμΜµ", 'm'),
    ("пПηոΝ", 'n'),
    ("оОοΟօՕ0", 'o'),
    ("рРρΡ", 'p'),
    ("ԛԚ", 'q'),
    ("гГ", 'r'),
    ("ѕЅſ", 's'),
    ("тТτΤ", 't'),
    ("υս", 'u'),
    ("ѵѴν", 'v'),
    ("ԝԜω", 'w'),
    ("хХχΧ", 'x'),
    ("уУүҮγΥ", 'y'),
    ("ζΖ", 'z'),
    ("зЗ", '3'),
    (
        "\u{a0}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{202f}\u{205f}\u{3000}",
        ' ',
    ),
    ("‐‑‒–—―−﹣", '-'),
    ("‘’ʼ`´", '\''),
];

/// The skeleton of a text. People confuse two texts with the same skeleton.
pub fn skeleton(text: &str) -> String {
    text.nfd().map(look).collect()
}

/// The character that this one looks like; most look like themselves.
pub(crate) fn look(c: char) -> char {
    let c = match c {
        '！'..='～' => char::from_u32(u32::from(c) - FULL_WIDTH).unwrap_or(c),
        c => c,
    };
    match ALIKE.iter().find(|(alike, _)| alike.contains(c)) {
        Some((_, like)) => *like,
        None if c != 'L' => c.to_ascii_lowercase(),
        None => c,
    }
}

/// How far a full-width character is from the one of ASCII.
const FULL_WIDTH: u32 = 0xfee0;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_cannot_tell_apart_has_one_skeleton() {
        for (one, other) in [
            ("RING-10", "RING-1O"),
            ("RING-10", "RlNG-I0"),
            ("RING-10", "ring-10"),
            ("RING-10", "ＲＩＮＧ－１０"),
            ("RING-10", "RING–10"),
            ("RING 10", "RING\u{a0}10"),
            ("COPA", "СОРА"), // all Cyrillic
            ("BETA", "ΒΕΤΑ"), // all Greek
            ("Milk", "Мiӏk"),
            ("Caf\u{e9}", "Cafe\u{301}"),
            ("O'Neil", "O’Neil"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
    }

    #[test]
    fn what_differs_to_the_eye_has_skeletons_of_its_own() {
        for (one, other) in [
            ("RING-10", "RING-11"),
            ("RING-10", "RING10"),
            ("SL-1", "SI-1"),
            ("A-5", "A-S"),
            ("Cafe", "Café"),
            ("दूध", "दध"),
            ("barn", "bam"),
        ] {
            assert_ne!(skeleton(one), skeleton(other), "{one} {other}");
        }
    }

    #[test]
    fn no_character_stands_in_the_table_twice_and_none_that_another_looks_like() {
        let all: Vec<char> = ALIKE.iter().flat_map(|(alike, _)| alike.chars()).collect();
        for (n, c) in all.iter().enumerate() {
            assert!(!all[..n].contains(c), "{c}");
            assert!(ALIKE.iter().all(|(_, like)| like != c), "{c}");
        }
    }

    proptest! {
        #[test]
        fn a_skeleton_is_its_own(text in "\\PC{0,30}|[0-9a-zA-ZА-яΑ-ω０-ｚ ‐-―\u{301}]{0,30}") {
            let once = skeleton(&text);
            prop_assert_eq!(skeleton(&once), once);
        }
    }
}
